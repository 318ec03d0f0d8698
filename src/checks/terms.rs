//! Terms that should agree with those of a referenced record: a call's modality with its organisation's.

use crate::catalogue::{Catalogue, EntryId, Found};
use crate::diagnostic::{Arg, Code, Diagnostic, Hint, Report};
use crate::model::{Field, FieldType, Item, TermId, Value};

pub(super) fn advise(catalogue: &Catalogue, id: EntryId, report: &mut Report) {
    let (entry, kind) = (catalogue.entry(id), catalogue.kind(id));
    let record = &entry.original.record;
    for (number, field) in kind.fields.iter() {
        let Some(item) = record.get(number) else { continue };
        for (from, target) in &field.consistency.with {
            for reference in record.get(*from).map_or(&[][..], Item::each) {
                if let Some(other) = meant(catalogue, &kind.fields[*from], reference) {
                    compare(catalogue, field, item, other, target, report);
                }
            }
        }
    }
}

fn meant(catalogue: &Catalogue, field: &Field, item: &Item) -> Option<EntryId> {
    let (Value::Ref(reference), FieldType::Ref(kinds)) = (&item.value, &field.of) else { return None };
    match catalogue.lookup().find(&catalogue.model, kinds, &reference.written) {
        Found::One(id) => Some(id),
        _ => None,
    }
}

fn compare(catalogue: &Catalogue, field: &Field, item: &Item, other: EntryId, target: &str, report: &mut Report) {
    let (entry, kind) = (catalogue.entry(other), catalogue.kind(other));
    let FieldType::Term(vocabulary) = field.of else { return };
    let Some((number, _)) = kind.field(target) else { return };
    let Some(known) = entry.original.record.get(number) else { return };
    let terms: Vec<TermId> = known.each().iter().filter_map(term).collect();
    let words = catalogue.model.vocabulary(vocabulary);
    let label = |term: TermId| &words.term(term).label;
    for item in item.each() {
        let Some(own) = term(item) else { continue };
        let is_above = |one: TermId, other: TermId| words.upward(other).any(|term| term == one);
        if terms.iter().any(|other| is_above(own, *other) || is_above(*other, own)) {
            continue;
        }
        let list: Arg = terms.iter().map(|term| label(*term)).collect();
        let title = entry.title(kind, entry.lang).text.as_str();
        let finding = Diagnostic::new(Code::TermsDisagree, item.span).arg("value", label(own)).arg("other", title);
        report.push(finding.arg("list", list).hint(Hint::SayWhyIfMeant).related(known.span));
    }
}

fn term(item: &Item) -> Option<TermId> {
    match item.value {
        Value::Term(term) => Some(term),
        _ => None,
    }
}
