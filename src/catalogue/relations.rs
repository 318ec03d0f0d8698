//! Resolution of references, and their inverses.

use super::EntryId;
use super::content::AbsentReason;
use super::lookup::{Found, Lookup};
use super::suggestions;
use crate::diagnostic::{Arg, Code, Diagnostic, Hint, Report};
use crate::entry::{self, Entry};
use crate::markdown::Target;
use crate::model::{Field, FieldType, Model, Value};
use crate::text::{Labels, Lang, listed};
use crate::yaml::{needs_quotes, quoted};
use rayon::prelude::*;
use std::sync::Arc;

/// A reference seen from the referenced entry.
#[derive(Debug, Clone)]
pub struct Relation {
    /// The entry that refers.
    pub from: EntryId,
    /// The label of the inverse, such as "good practices".
    pub label: Labels,
    /// Whether it is a link in a text rather than a field.
    pub in_text: bool,
    /// Whether it says that the entry that refers is a later edition.
    pub is_edition: bool,
}

/// What an entry refers to.
#[derive(Default)]
struct Outgoing<'a> {
    relations: Vec<(EntryId, Relation)>,
    report: Report,
    /// References to records that do not exist, with their findings.
    dangling: Vec<(Diagnostic, &'a Field, &'a str)>,
}

/// For each entry, the relations that lead to it. Unresolved references are reported.
pub(super) fn resolve(
    entries: &[Arc<Entry>],
    model: &Model,
    lookup: &Lookup,
    report: &mut Report,
) -> Vec<Vec<Relation>> {
    let of_entry = |(index, entry)| outgoing(EntryId::new(index), entry, model, lookup);
    let all: Vec<Outgoing> = entries.par_iter().map(|entry| &**entry).enumerate().map(of_entry).collect();
    let mut incoming: Vec<Vec<Relation>> = vec![Vec::new(); entries.len()];
    let mut dangling = Vec::new();
    for outgoing in all {
        report.append(outgoing.report);
        dangling.extend(outgoing.dangling);
        for (to, relation) in outgoing.relations {
            let known = &mut incoming[to.index()];
            // Relations of one entry are adjacent.
            let same = known.iter().rev().take_while(|other| other.from == relation.from);
            let again = same.into_iter().any(|other| relation.in_text || other.label == relation.label);
            if !again {
                known.push(relation);
            }
        }
    }
    report.extend(suggestions::with_suggestions(dangling, |dangling: (Diagnostic, &Field, &str), is_suggested| {
        let (finding, field, written) = dangling;
        let FieldType::Ref(allowed) = &field.of else { return finding };
        let known = |name: &str| {
            let name = name.trim();
            matches!(lookup.find(model, allowed, name), Found::One(_)).then(|| name.to_owned())
        };
        if let Some(names) = listed(written, known) {
            return match field.many {
                true => finding.hint_with(Hint::WriteAs, "text", format!("[{}]", names.join(", "))),
                false => {
                    let list = names.iter().map(|name| format!("`{name}`"));
                    finding.hint_with(Hint::WriteOne, "list", list.collect::<Arg>())
                }
            };
        }
        let near = match &field.of {
            FieldType::Ref(kinds) if is_suggested => lookup.nearest(kinds, written),
            _ => None,
        };
        let finding = match (near, field.unlisted) {
            (None, Some(_)) => finding.hint_with(Hint::NameUnlisted, "text", unlisted(model, field, written)),
            _ => finding,
        };
        match near {
            Some(near) => finding.nearest(Some(near)),
            None if let FieldType::Ref(kinds) = &field.of
                && let [kind] = kinds.as_slice() =>
            {
                let path = |route: &str| format!("content/{route}/{}.md", lookup.name(written));
                let finding = finding.hint_with(Hint::Expected, "what", &model.types.words(&field.of).expects);
                finding.hint_with(Hint::CreateRecord, "path", model.kind(*kind).route.map(path))
            }
            None => finding.hint_with(Hint::Expected, "what", &model.types.words(&field.of).expects),
        }
    }));
    incoming
}

/// What to write for one that has no record.
fn unlisted(model: &Model, field: &Field, written: &str) -> Labels {
    let part = model.types.words(&field.of).part("name");
    let is_plain = !needs_quotes(written) && !written.contains([',', '{', '}', '[', ']']);
    let name = if is_plain { written.to_owned() } else { quoted(written) };
    let texts = Lang::all().map(|lang| {
        let part = part.map_or("", |part| part.label.get(lang)).to_lowercase();
        (lang, format!("{{{part}: {name}}}"))
    });
    Labels::new(texts).unwrap_or_else(|| Labels::same(written))
}

fn outgoing<'a>(from: EntryId, entry: &'a Entry, model: &'a Model, lookup: &Lookup) -> Outgoing<'a> {
    let kind = model.kind(entry.kind);
    let Outgoing { mut relations, mut report, mut dangling } = Outgoing::default();
    entry::walk(&kind.fields, &entry.original.record, &mut |entry::Spot { field, item, .. }| {
        let (Value::Ref(reference), FieldType::Ref(kinds)) = (&item.value, &field.of) else { return };
        let finding =
            |code| Diagnostic::new(code, item.span).arg("field", &field.label).arg("value", reference.written.as_str());
        match lookup.find(model, kinds, &reference.written) {
            Found::One(to) => {
                let label = field.inverse.clone().unwrap_or_else(|| kind.plural.clone());
                relations.push((to, Relation { from, label, in_text: false, is_edition: field.edition }));
            }
            Found::Absent(AbsentReason::Draft) => report.push(finding(Code::ReferenceToDraft).hint(Hint::PublishDraft)),
            Found::Absent(AbsentReason::Unreadable) => {}
            Found::Many(names) => {
                let list: Arg = names.into_iter().collect();
                report.push(finding(Code::AmbiguousReference).hint_with(Hint::OneOf, "list", list));
            }
            Found::None if reference.unlisted.is_some() => {}
            Found::None => report.push(match lookup.of_other_kind(model, &reference.written) {
                Some(other) => {
                    let list: Arg = kinds.iter().map(|kind| &model.kind(*kind).label).collect();
                    finding(Code::ReferenceToOtherKind).arg("kind", &model.kind(other).label).arg("list", list)
                }
                None => {
                    dangling.push((finding(Code::DanglingReference), field, reference.written.as_str()));
                    return;
                }
            }),
        }
    });
    let mention = model.types.mention();
    for (_, edition) in entry.editions() {
        for link in edition.documents().iter().flat_map(|document| document.links()) {
            if let Target::Entry { path, .. } = &link.target
                && let Some(to) = lookup.by_path(path)
                && to != from
            {
                relations.push((to, Relation { from, label: mention.clone(), in_text: true, is_edition: false }));
            }
        }
    }
    Outgoing { relations, report, dangling }
}
