//! Addresses under the former names of records.

use super::{Artifact, Routes, Target};
use crate::catalogue::{Catalogue, EntryId};
use crate::model::{Item, Kind, KindId, Value};
use crate::text::{FastMap, FastSet, is_device, slug};

/// Most bytes of a name that becomes a file name.
const LONGEST: usize = 100;

/// The kind and the id that another name of a record was: `ciudades/azuay` is that of a record of another kind.
fn former(catalogue: &Catalogue, own: KindId, written: &str) -> (KindId, String) {
    let moved =
        written.split_once('/').and_then(|(folder, name)| Some((catalogue.model.kind_named(folder)?, slug(name))));
    moved.unwrap_or_else(|| (own, slug(written)))
}

/// A file at the address that each other name of a record would have, in every language. Names that are ids of records of
/// the kind, and names of several records, lead nowhere.
pub(super) fn redirects(catalogue: &Catalogue, routes: &Routes) -> Vec<Artifact> {
    let ids: FastSet<(KindId, &str)> = catalogue
        .entries()
        .map(|(_, entry)| (entry.kind, entry.id.as_str()))
        .chain(catalogue.model.kinds().map(|(id, _)| (id, "index")))
        .collect();
    let mut named: FastMap<(KindId, String), Vec<EntryId>> = FastMap::default();
    for (id, entry) in catalogue.entries() {
        let field = catalogue.kind(id).field(Kind::ALIASES);
        for item in field.and_then(|(field, _)| entry.original.record.get(field)).map_or(&[][..], Item::each) {
            let Value::Text(text) = &item.value else { continue };
            let (kind, name) = former(catalogue, entry.kind, &text.text);
            let is_usable = !name.is_empty() && name.len() <= LONGEST && !is_device(&name);
            if is_usable && !ids.contains(&(kind, name.as_str())) {
                let records = named.entry((kind, name)).or_default();
                if !records.contains(&id) {
                    records.push(id);
                }
            }
        }
    }
    let mut single: Vec<(EntryId, KindId, String)> = Vec::new();
    for ((kind, name), records) in named {
        if let [id] = records[..] {
            single.push((id, kind, name));
        }
    }
    single.sort_unstable();
    let languages = &catalogue.config.languages;
    let of_language = |(id, kind, name): &(EntryId, KindId, String)| {
        let (id, kind, name) = (*id, *kind, name.clone());
        languages.iter().map(move |lang| {
            let route = Routes::beside(routes.kind(kind, *lang), &name);
            Artifact { route, target: Target::Redirect(id, *lang) }
        })
    };
    single.iter().flat_map(of_language).collect()
}
