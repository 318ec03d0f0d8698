//! Resolution of references and links to entries.

use super::EntryId;
use super::content::{Absent, AbsentReason};
use crate::entry::Entry;
use crate::model::{Item, Kind, KindId, Model, Value};
use crate::text::{FastMap, FastSet, Lang, markdown_stem, nearest, slug};
use std::borrow::Cow;
use std::sync::Arc;

/// An index of entries by name and path.
#[derive(Debug, Default)]
pub struct Lookup {
    /// Entries by id.
    ids: ByName,
    /// Entries by alias.
    aliases: ByName,
    absent: Vec<Absent>,
    /// Places in `absent` by id, and by folded path.
    absent_ids: FastMap<String, Vec<usize>>,
    absent_paths: FastMap<String, usize>,
    paths: FastMap<String, EntryId>,
    /// Names of files in which a record seems to be written, of which it is told that they are not read.
    unread: FastSet<String>,
}

type ByName = FastMap<String, Vec<(KindId, EntryId)>>;

/// Indexes of ids and of aliases.
fn names(entries: &[Arc<Entry>], model: &Model) -> (ByName, ByName) {
    let (mut ids, mut aliases) = (ByName::default(), ByName::default());
    ids.reserve(entries.len());
    for (index, entry) in entries.iter().enumerate() {
        let known = (entry.kind, EntryId::new(index));
        ids.entry(entry.id.clone()).or_default().push(known);
        let field = model.kind(entry.kind).field(Kind::ALIASES);
        for item in field.and_then(|(field, _)| entry.original.record.get(field)).map_or(&[][..], Item::each) {
            if let Value::Text(text) = &item.value {
                aliases.entry(slug(&text.text)).or_default().push(known);
            }
        }
    }
    (ids, aliases)
}

/// The result of resolving a reference.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Found {
    /// Exactly one entry.
    One(EntryId),
    /// A record that exists but is not published.
    Absent(AbsentReason),
    /// Several records, by their full names.
    Many(Vec<String>),
    /// No record.
    None,
}

impl Lookup {
    pub(super) fn new(entries: &[Arc<Entry>], absent: Vec<Absent>, unread: FastSet<String>, model: &Model) -> Self {
        let paths = || {
            let path = |(index, entry): (usize, &Arc<Entry>)| (folded(&entry.path).into_owned(), EntryId::new(index));
            entries.iter().enumerate().map(path).collect()
        };
        let (paths, (ids, aliases)) = rayon::join(paths, || names(entries, model));
        let mut absent_ids: FastMap<String, Vec<usize>> = FastMap::default();
        let mut absent_paths: FastMap<String, usize> = FastMap::default();
        for (place, record) in absent.iter().enumerate() {
            absent_ids.entry(record.id.clone()).or_default().push(place);
            absent_paths.entry(folded(&record.path).into_owned()).or_insert(place);
        }
        Lookup { ids, aliases, absent, absent_ids, absent_paths, paths, unread }
    }

    /// Resolves `la-paz` or `ciudades/la-paz` among `kinds` (all, if empty).
    pub fn find(&self, model: &Model, kinds: &[KindId], written: &str) -> Found {
        let (folder, name) = match written.rsplit_once('/') {
            Some((folder, name)) => (Some(model.kind_named(folder)), name),
            None => (None, written),
        };
        let allowed = |kind: &KindId| {
            (kinds.is_empty() || kinds.contains(kind)) && folder.is_none_or(|folder| folder == Some(*kind))
        };
        let name = self.name(name);
        for names in [&self.ids, &self.aliases] {
            let found: Vec<(KindId, EntryId)> =
                names.get(&name).into_iter().flatten().filter(|(kind, _)| allowed(kind)).copied().collect();
            match found.as_slice() {
                [] => {}
                [(_, one)] => return Found::One(*one),
                many => {
                    let full = |kind: &KindId| format!("{}/{name}", model.kind(*kind).route.get(Lang::DEFAULT));
                    return Found::Many(many.iter().map(|(kind, _)| full(kind)).collect());
                }
            }
        }
        match self.absent_named(&name).find(|absent| allowed(&absent.kind)) {
            Some(absent) => Found::Absent(absent.reason),
            None if self.unread.contains(&name) => Found::Absent(AbsentReason::Unreadable),
            None => Found::None,
        }
    }

    /// The kind of the record with this name, whatever its folder and whether or not it is published.
    pub fn of_other_kind(&self, model: &Model, written: &str) -> Option<KindId> {
        let name = self.name(written);
        let folder = written.rsplit_once('/').map(|(folder, _)| model.kind_named(folder));
        let is_meant = |kind: &KindId| folder.is_none_or(|folder| folder == Some(*kind));
        let named = |names: &ByName| names.get(&name)?.iter().map(|(kind, _)| *kind).find(is_meant);
        let absent = || self.absent_named(&name).map(|absent| absent.kind).find(is_meant);
        named(&self.ids).or_else(|| named(&self.aliases)).or_else(absent)
    }

    fn absent_named(&self, name: &str) -> impl Iterator<Item = &Absent> {
        self.absent_ids.get(name).into_iter().flatten().map(|place| &self.absent[*place])
    }

    /// The slug a reference looks up, without its folder.
    pub fn name(&self, written: &str) -> String {
        let name = written.rsplit('/').next().unwrap_or_default();
        slug(markdown_stem(name).unwrap_or(name))
    }

    /// All names with their entries, and whether they are aliases. In no particular order.
    pub fn names(&self) -> impl Iterator<Item = (&str, EntryId, bool)> {
        let both = [(&self.ids, false), (&self.aliases, true)].into_iter();
        both.flat_map(|(names, is_alias)| {
            names.iter().flat_map(move |(name, found)| found.iter().map(move |(_, id)| (name.as_str(), *id, is_alias)))
        })
    }

    /// All folded paths with their entries, in no particular order.
    pub fn paths(&self) -> impl Iterator<Item = (&str, EntryId)> {
        self.paths.iter().map(|(path, id)| (path.as_str(), *id))
    }

    /// The most similar id of an entry of `kinds` (all, if empty), as a suggestion.
    pub fn nearest(&self, kinds: &[KindId], written: &str) -> Option<&str> {
        let name = slug(written.rsplit('/').next().unwrap_or_default());
        let allowed =
            |found: &[(KindId, EntryId)]| kinds.is_empty() || found.iter().any(|(kind, _)| kinds.contains(kind));
        let known = self.ids.iter().filter(|(id, found)| is_worth_comparing(&name, id) && allowed(found));
        let mut known: Vec<&str> = known.map(|(id, _)| id.as_str()).collect();
        known.sort_unstable();
        nearest(&name, known)
    }

    /// The entry whose original or translation has this path in the content folder.
    pub fn by_path(&self, path: &str) -> Option<EntryId> {
        self.paths.get(folded(path).as_ref()).copied()
    }

    /// Why the record with this path yields no entry; `None` if there is no such record.
    pub fn absent_path(&self, path: &str) -> Option<AbsentReason> {
        let absent = self.absent_paths.get(folded(path).as_ref()).map(|place| self.absent[*place].reason);
        absent.or_else(|| self.unread.contains(&self.name(path)).then_some(AbsentReason::Unreadable))
    }

    /// The entry whose path or name is most similar to a path, as a suggestion for a broken link.
    pub fn nearest_path(&self, model: &Model, path: &str) -> Option<EntryId> {
        let name = path.rsplit('/').next().unwrap_or_default();
        let of_folder: Vec<KindId> =
            path.split('/').next().and_then(|folder| model.kind_named(folder)).into_iter().collect();
        for kinds in [&of_folder[..], &[]] {
            let near = self.nearest(kinds, markdown_stem(name).unwrap_or(name));
            if let Found::One(id) = near.map_or(Found::None, |near| self.find(model, kinds, near)) {
                return Some(id);
            }
        }
        let wanted = folded(path);
        let mut known: Vec<(&String, &EntryId)> =
            self.paths.iter().filter(|(known, _)| is_worth_comparing(&wanted, known)).collect();
        known.sort_unstable();
        let scored = known.into_iter().map(|(known, id)| (strsim::normalized_damerau_levenshtein(&wanted, known), id));
        let best = scored.max_by(|one, other| one.0.total_cmp(&other.0))?;
        (best.0 > 0.6).then_some(*best.1)
    }

    /// Records that exist but yield no entry.
    pub fn absent(&self) -> &[Absent] {
        &self.absent
    }
}

/// Skips names of very different length: they are not similar, and edit distances are slow in a large catalogue.
fn is_worth_comparing(one: &str, other: &str) -> bool {
    one.len().abs_diff(other.len()) <= 2 + one.len() / 3 || other.starts_with(one)
}

/// The folded form in which paths are compared: without accents, case, extension or language, because catalogues move
/// between file systems.
pub fn folded(path: &str) -> Cow<'_, str> {
    let stem = markdown_stem(path).unwrap_or(path);
    let stem = match stem.rsplit_once('.') {
        Some((record, code)) if Lang::from_code(code).is_some() => record,
        _ => stem,
    };
    let is_folded = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'/';
    // Slugs have no double, leading or trailing hyphens.
    let has_lone_hyphens = !stem.contains("--") && !stem.contains("-/") && !stem.contains("/-");
    let ends = !stem.starts_with('-') && !stem.ends_with('-');
    if has_lone_hyphens && ends && stem.bytes().all(|byte| is_folded(byte) || byte == b'-') {
        return Cow::Borrowed(stem);
    }
    Cow::Owned(stem.split('/').map(slug).collect::<Vec<_>>().join("/"))
}
