//! Matching of a body's sections to those of its kind, and completion of translations.

use crate::diagnostic::{Arg, Code, Diagnostic, FileId, Hint, Report, Span};
use crate::entry::{Edition, EntrySection, Notes};
use crate::markdown::{Body, Document, Target};
use crate::model::{Kind, Need, Record};
use crate::text::{Lang, nearest, slug};
use std::sync::Arc;

/// Builds an edition from a record and a body. A duplicate section is reported.
pub(super) fn edition(
    kind: &Kind,
    file: FileId,
    lang: Lang,
    record: Record,
    body: Body,
    report: &mut Report,
) -> Edition {
    let heading_ids: Vec<String> = body.documents().flat_map(|document| document.ids().to_vec()).collect();
    let mut sections: Vec<EntrySection> = Vec::new();
    for written in body.sections {
        let section = kind.section_names.find(unnumbered(&written.heading));
        let first = sections.iter().find(|known| section.is_some() && known.section == section);
        if let (Some(number), Some(first)) = (section, first) {
            let finding = Diagnostic::new(Code::DuplicateSection, written.span);
            report.push(finding.arg("section", &kind.sections[number].label).related(first.span));
            continue;
        }
        let name = section.map_or_else(|| slug(&written.heading), |number| slug(&kind.sections[number].id));
        let name = if name.is_empty() { "apartado".to_owned() } else { name };
        let taken =
            |id: &str| sections.iter().any(|known| known.id == id) || heading_ids.iter().any(|known| known == id);
        let mut id = name.clone();
        let mut number = 1;
        while taken(&id) {
            number += 1;
            id = format!("{name}_s{number}");
        }
        let (heading, span, document) = (written.heading, written.span, written.document);
        sections.push(EntrySection { section, heading, span, id, lang, document });
    }
    let notes = Some(Notes { lang, document: body.notes }).filter(|notes| !notes.document.is_empty());
    let notes = Arc::new(notes.into_iter().collect());
    Edition { file, record, lead: body.lead, lead_lang: lang, sections: Arc::new(sections), notes }
}

/// Completes a translation with untranslated texts of the original. Sections the kind declares are paired by their
/// id, others by their order; texts taken from the original bring their footnotes.
pub(super) fn complete(original: &Edition, mut edition: Edition) -> Edition {
    let free = |sections: &[EntrySection]| sections.iter().filter(|section| section.section.is_none()).count();
    let translated_free = free(&edition.sections);
    let mut free_so_far = 0;
    let mut borrowed_notes = false;
    let sections = Arc::make_mut(&mut edition.sections);
    for (place, section) in original.sections.iter().enumerate() {
        let there = match section.section {
            Some(_) => sections.iter().any(|known| known.section == section.section),
            None => {
                free_so_far += 1;
                free_so_far <= translated_free
            }
        };
        if !there {
            borrowed_notes |= cites(&section.document);
            sections.insert(place.min(sections.len()), section.clone());
        }
    }
    if edition.lead.is_empty() {
        borrowed_notes |= cites(&original.lead);
        edition.lead = original.lead.clone();
        edition.lead_lang = original.lead_lang;
    }
    if borrowed_notes {
        Arc::make_mut(&mut edition.notes).extend(original.notes.iter().cloned());
    }
    edition
}

/// Whether a text cites a footnote.
fn cites(document: &Document) -> bool {
    document.links().iter().any(|link| matches!(&link.target, Target::Anchor(id) if id.starts_with("nota_")))
}

/// Reports sections that are missing or empty: at a similar heading if there is one; otherwise each required one on
/// its own and all recommended ones together.
pub(super) fn report_missing(kind: &Kind, edition: &Edition, at: Span, report: &mut Report) {
    let mut recommended = Vec::new();
    let needed = |need: Need| matches!(need, Need::Required | Need::Recommended);
    for (number, section) in kind.sections.iter().enumerate().filter(|(_, section)| needed(section.need)) {
        let written = edition.sections.iter().find(|written| written.section == Some(number));
        if written.is_some_and(|written| !written.document.is_empty()) {
            continue;
        }
        let meant = |written: &&EntrySection| {
            written.section.is_none() && nearest(&written.heading, section.label.iter()).is_some()
        };
        let near = written.or_else(|| edition.sections.iter().find(meant));
        if near.is_none() && section.need == Need::Recommended {
            recommended.push(&section.label);
            continue;
        }
        let at = near.map_or(at, |near| near.span);
        let finding = match section.need {
            Need::Required => Diagnostic::new(Code::MissingSection, at).arg("section", &section.label),
            _ => Diagnostic::new(Code::IncompleteText, at).arg("list", &section.label),
        };
        report.push(finding.hint_with(Hint::AddHeading, "section", &section.label));
    }
    if !recommended.is_empty() {
        let headings = recommended.iter().map(|label| format!("`## {}`", label.get(edition.lead_lang)));
        let finding = Diagnostic::new(Code::IncompleteText, at);
        let finding = finding.arg("list", recommended.iter().copied().collect::<Arg>());
        report.push(finding.hint_with(Hint::AddHeadings, "list", headings.collect::<Arg>()));
    }
}

/// Removes numbering: `6.1. Objetivo general` becomes `Objetivo general`.
fn unnumbered(heading: &str) -> &str {
    let rest = heading.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.');
    if rest.len() < heading.len() { rest.trim_start_matches([')', '-', ' ']) } else { heading }
}
