//! Members of gatherings: records with sections or fields shown together, grouped by a term.

use super::EntryId;
use crate::entry::{self, Entry};
use crate::model::{FieldType, GatheringId, Model, PageWords, TermId, Value, VocabId};
use std::sync::Arc;

/// A record with content in a gathering.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Member {
    /// The entry.
    pub entry: EntryId,
    /// The term that groups it, with its vocabulary.
    pub group: Option<(VocabId, TermId)>,
}

/// For each gathering of the model its members, in the order of the catalogue.
pub(super) fn gathered(entries: &[Arc<Entry>], model: &Model) -> Vec<Vec<Member>> {
    let mut members: Vec<Vec<Member>> = vec![Vec::new(); model.gatherings().count()];
    // Most kinds have no such field and need no walk.
    let has_fields: Vec<bool> =
        model.kinds().map(|(_, kind)| kind.fields.any(&|field| field.gather.is_some())).collect();
    for (index, entry) in entries.iter().enumerate() {
        let mut add = |id: GatheringId| {
            let members = &mut members[id.index()];
            let known = EntryId::new(index);
            if members.last().is_none_or(|last| last.entry != known) {
                members.push(Member { entry: known, group: group(model, entry, &model.gathering(id).words) });
            }
        };
        let kind = model.kind(entry.kind);
        for section in entry.original.sections.iter().filter(|section| !section.document.is_empty()) {
            if let Some(id) = section.section.and_then(|number| kind.sections[number].gather) {
                add(id);
            }
        }
        if has_fields[entry.kind.index()] {
            entry::walk(&kind.fields, &entry.original.record, &mut |spot| {
                if let Some(id) = spot.field.gather {
                    add(id);
                }
            });
        }
    }
    members
}

/// The first term of the field by which a page groups.
pub(super) fn group(model: &Model, entry: &Entry, words: &PageWords) -> Option<(VocabId, TermId)> {
    let (number, field) = model.kind(entry.kind).field(words.by.as_deref()?)?;
    let FieldType::Term(vocabulary) = field.of else { return None };
    let first = entry.original.record.get(number)?.each().first()?;
    match &first.value {
        Value::Term(term) => Some((vocabulary, *term)),
        _ => None,
    }
}
