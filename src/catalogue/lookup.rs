//! Which entry a reference or a link means.

use super::EntryId;
use crate::entry::Entry;
use crate::model::{Item, Kind, KindId, Model, Value};
use crate::text::{nearest, slug};
use std::collections::BTreeMap;
use std::collections::BTreeSet;

/// Names of entries.
#[derive(Debug, Default)]
pub struct Lookup {
    /// By id, and by other names a record answers to.
    ids: BTreeMap<String, Vec<(KindId, EntryId)>>,
    aliases: BTreeMap<String, Vec<(KindId, EntryId)>>,
    drafts: BTreeSet<(KindId, String)>,
    paths: BTreeMap<String, EntryId>,
}

/// What a reference turned out to mean.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Found {
    One(EntryId),
    /// A record that is there but is not published yet.
    Draft,
    /// Full names of the records it may mean.
    Many(Vec<String>),
    /// The nearest id, if one is near.
    None(Option<String>),
}

impl Lookup {
    pub(super) fn new(entries: &[Entry], drafts: BTreeSet<(KindId, String)>, model: &Model) -> Self {
        let mut lookup = Lookup { drafts, ..Lookup::default() };
        for (index, entry) in entries.iter().enumerate() {
            let id = EntryId::new(index);
            lookup.ids.entry(entry.id.clone()).or_default().push((entry.kind, id));
            lookup.paths.insert(folded(&entry.path), id);
            let aliases = model.kind(entry.kind).field(Kind::ALIASES);
            for item in aliases.and_then(|(field, _)| entry.original.record.get(field)).map_or(&[][..], Item::each) {
                if let Value::Text(text) = &item.value {
                    lookup.aliases.entry(slug(&text.text)).or_default().push((entry.kind, id));
                }
            }
        }
        lookup
    }

    /// The entry meant by `la-paz` or `ciudades/la-paz`, among `kinds` (all, if empty).
    pub fn find(&self, model: &Model, kinds: &[KindId], written: &str) -> Found {
        let (only, name) = match written.rsplit_once('/') {
            Some((folder, name)) => (model.kind_named(folder).map(|kind| vec![kind]), name),
            None => (None, written),
        };
        let kinds = only.as_deref().unwrap_or(kinds);
        let allowed = |kind: &KindId| kinds.is_empty() || kinds.contains(kind);
        let name = slug(name.strip_suffix(".md").unwrap_or(name));
        for names in [&self.ids, &self.aliases] {
            let found: Vec<EntryId> =
                names.get(&name).into_iter().flatten().filter(|(kind, _)| allowed(kind)).map(|(_, id)| *id).collect();
            match found.as_slice() {
                [] => {}
                [one] => return Found::One(*one),
                many => return Found::Many(many.iter().filter_map(|id| self.full_name(model, &name, *id)).collect()),
            }
        }
        if self.drafts.iter().any(|(kind, id)| allowed(kind) && *id == name) {
            return Found::Draft;
        }
        let known = self.ids.iter().filter(|(_, found)| found.iter().any(|(kind, _)| allowed(kind)));
        Found::None(nearest(&name, known.map(|(id, _)| id.as_str())).map(str::to_owned))
    }

    /// `ciudades/la-paz`, with the folder's name in the first language.
    fn full_name(&self, model: &Model, name: &str, id: EntryId) -> Option<String> {
        let (kind, _) = self.ids.values().chain(self.aliases.values()).flatten().find(|(_, known)| *known == id)?;
        Some(format!("{}/{name}", model.kind(*kind).route.get(crate::text::Lang::Es)))
    }

    /// The entry whose file, or translation's file, has this path in the content folder.
    pub fn by_path(&self, path: &str) -> Option<EntryId> {
        self.paths.get(&folded(path)).copied()
    }

    /// The path most like one that leads nowhere.
    pub fn nearest_path(&self, path: &str) -> Option<String> {
        let wanted = folded(path);
        let best = self.paths.keys().map(|known| (strsim::normalized_damerau_levenshtein(&wanted, known), known));
        let best = best.max_by(|one, other| one.0.total_cmp(&other.0))?;
        (best.0 > 0.6).then(|| format!("{}.md", best.1))
    }
}

/// Paths are compared without accents, case, ending or language: a catalogue moves between systems.
fn folded(path: &str) -> String {
    let stem = path.strip_suffix(".md").or_else(|| path.strip_suffix(".MD")).unwrap_or(path);
    let stem = match stem.rsplit_once('.') {
        Some((record, code)) if crate::text::Lang::from_code(code).is_some() => record,
        _ => stem,
    };
    stem.split('/').map(slug).collect::<Vec<_>>().join("/")
}
