//! Matching of a body's sections to those of its kind.

use crate::diagnostic::{Arg, Code, Diagnostic, FileId, Hint, Report, Span};
use crate::entry::{Edition, EntrySection, Notes};
use crate::markdown::{Body, BodySection, Document};
use crate::model::{Kind, Need, Record, Section};
use crate::text::{Lang, is_misspelling, nearest, slug};
use std::collections::{HashMap, HashSet};
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
    let mut ids = Ids { taken: body.documents().flat_map(Document::ids).cloned().collect(), numbers: HashMap::new() };
    let mut first_of: Vec<Option<Span>> = vec![None; kind.sections.len()];
    let mut sections: Vec<EntrySection> = Vec::with_capacity(body.sections.len());
    for written in body.sections {
        let section = kind.section_names.find(unnumbered(&written.heading));
        if let Some(number) = section {
            if let Some(first) = first_of[number] {
                let finding = Diagnostic::new(Code::DuplicateSection, written.span);
                let finding = finding.arg("section", &kind.sections[number].label).related(first);
                report.push(finding.hint(Hint::MergeSections));
                continue;
            }
            first_of[number] = Some(written.span);
        }
        let name = section.map_or_else(|| slug(&written.heading), |number| slug(&kind.sections[number].id));
        let id = ids.unique(if name.is_empty() { "apartado" } else { &name });
        let BodySection { heading, span, level, document } = written;
        sections.push(EntrySection { section, heading, span, level, id, lang, document });
    }
    let notes = Some(Notes { lang, document: body.notes }).filter(|notes| !notes.document.is_empty());
    let notes = Arc::new(notes.into_iter().collect());
    let (lead, sections) = (body.lead, Arc::new(sections));
    let mut edition = Edition { file, record, lead, lead_lang: lang, sections, notes, anchors: Arc::default() };
    edition.anchors = Arc::new(edition.collect_anchors());
    edition
}

/// Ids of sections and headings, unique on the page.
#[derive(Default)]
pub(super) struct Ids {
    pub taken: HashSet<String>,
    /// How often each name has been asked for.
    pub numbers: HashMap<String, usize>,
}

impl Ids {
    /// The name, or the name with the first number that makes it unique.
    pub fn unique(&mut self, name: &str) -> String {
        let number = self.numbers.entry(name.to_owned()).or_insert(0);
        loop {
            *number += 1;
            let id = if *number == 1 { name.to_owned() } else { format!("{name}_s{number}") };
            if self.taken.insert(id.clone()) {
                return id;
            }
        }
    }
}

/// Reports sections that are missing: at what looks like their heading, if it is there; otherwise each required one on
/// its own and all recommended ones together. `body` is the text with the byte at which it begins.
pub(super) fn report_missing(kind: &Kind, edition: &Edition, at: Span, body: (&str, usize), report: &mut Report) {
    let own = edition.sections.iter().filter(|section| section.section.is_none());
    let mut headings: Vec<(&str, Span)> = own.map(|section| (section.heading.as_str(), section.span)).collect();
    let lines = heading_lines(kind, body, edition.file);
    let mut recommended = Vec::new();
    for (number, section) in kind.sections.iter().enumerate() {
        if edition.sections.iter().any(|written| written.section == Some(number)) {
            continue;
        }
        // One heading is meant for one section.
        let near = headings.iter().position(|(heading, _)| is_meant(section, heading));
        let near = near.map(|near| Some(headings.remove(near).1));
        let near = near.or_else(|| lines.iter().find(|(known, _)| *known == number).map(|(_, span)| *span));
        let needed = matches!(section.need, Need::Required);
        if near == Some(None) || (near.is_none() && !needed) {
            let is_recommended = near.is_none() && section.need == Need::Recommended;
            recommended.extend(Some(&section.label).filter(|_| is_recommended));
            continue;
        }
        let (near, name) = (near.flatten(), section.label.get(edition.lead_lang));
        let code = if needed { Code::MissingSection } else { Code::IncompleteText };
        let finding = Diagnostic::new(code, near.unwrap_or(at));
        let finding = finding.arg(if needed { "section" } else { "list" }, &section.label);
        report.push(match near {
            Some(_) => finding.hint_with(Hint::DidYouMean, "name", format!("## {name}")),
            None => finding.hint_with(Hint::AddHeading, "section", name),
        });
    }
    if !recommended.is_empty() {
        let headings = recommended.iter().map(|label| format!("`## {}`", label.get(edition.lead_lang)));
        let finding = Diagnostic::new(Code::IncompleteText, at);
        let finding = finding.arg("list", recommended.iter().copied().collect::<Arg>());
        report.push(finding.hint_with(Hint::AddHeadings, "list", headings.collect::<Arg>()));
    }
}

/// Whether a heading is meant for a section; for one that may well be missing only if it is spelt almost like it.
fn is_meant(section: &Section, heading: &str) -> bool {
    let heading = unnumbered(heading);
    match section.need {
        Need::Required | Need::Recommended => nearest(heading, section.label.iter()).is_some(),
        Need::Desirable | Need::Optional => section.label.iter().any(|label| is_misspelling(heading, label)),
    }
}

/// Lines that are the name of a section but no heading of one: in bold, as a heading of a lower level, or on their own.
/// Of `##Name`, which is told where Markdown is read, there is no place.
fn heading_lines(kind: &Kind, (body, offset): (&str, usize), file: FileId) -> Vec<(usize, Option<Span>)> {
    let (mut found, mut at, mut is_code, mut is_after_blank) = (Vec::new(), offset, false, true);
    let mut lines = body.split_inclusive('\n').peekable();
    while let Some(line) = lines.next() {
        let text = line.trim();
        is_code ^= text.starts_with("```") || text.starts_with("~~~");
        let level = text.len() - text.trim_start_matches('#').len();
        let name = text[level..].trim().trim_end_matches(':').trim_matches(['*', '_']).trim_end_matches(':').trim();
        let is_bold = text.starts_with("**") || text.starts_with("__");
        let is_alone = is_after_blank && lines.peek().is_none_or(|next| next.trim().is_empty());
        let is_told = matches!(level, 1..=6) && !text[level..].starts_with([' ', '\t']);
        if !is_code && !name.is_empty() && (is_told || level > 2 || (level == 0 && (is_bold || is_alone))) {
            let start = at + line.len() - line.trim_start().len();
            let span = Some(Span::new(file, start, start + text.len())).filter(|_| !is_told);
            found.extend(kind.section_names.find(unnumbered(name)).map(|number| (number, span)));
        }
        is_after_blank = text.is_empty();
        at += line.len();
    }
    found
}

/// Reports headings with nothing under them: neither text nor headings of a lower level.
pub(super) fn report_empty<'s>(kind: &Kind, sections: impl Iterator<Item = &'s EntrySection>, report: &mut Report) {
    let mut sections = sections.peekable();
    while let Some(section) = sections.next() {
        let heads_next = sections.peek().is_some_and(|next| next.level > section.level);
        if !section.document.is_empty() || (heads_next && section.section.is_none()) {
            continue;
        }
        let finding = match section.section.map(|number| &kind.sections[number]) {
            Some(known) => {
                let code = if known.need == Need::Required { Code::EmptySection } else { Code::EmptyHeading };
                Diagnostic::new(code, section.span).arg("section", &known.label)
            }
            None => Diagnostic::new(Code::EmptyHeading, section.span).arg("section", section.heading.as_str()),
        };
        report.push(finding.hint(Hint::FillSection));
    }
}

/// Removes numbering: `6.1. Objetivo general`, `II. Objetivo general` and `b) Objetivo general` become
/// `Objetivo general`.
fn unnumbered(heading: &str) -> &str {
    let is_number = |word: &str| {
        let letters = word.trim_end_matches(['.', ')', '-']);
        let is_roman = letters.len() <= 5 && letters.bytes().all(|byte| b"IVXivx".contains(&byte));
        let is_letter = letters.len() == 1 && letters.bytes().all(|byte| byte.is_ascii_alphabetic());
        letters.len() < word.len() && !letters.is_empty() && (is_roman || is_letter)
    };
    if let Some((number, rest)) = heading.split_once(' ')
        && is_number(number)
    {
        return rest.trim_start_matches(['-', '–', ' ']);
    }
    let rest = heading.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.');
    if rest.len() < heading.len() { rest.trim_start_matches([')', '-', ' ']) } else { heading }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_headings_are_left_out() {
        for heading in ["2. Costos", "6.1. Costos", "II. Costos", "b) Costos", "IV.- Costos", "A. Costos", "3) Costos"]
        {
            assert_eq!(unnumbered(heading), "Costos", "{heading}");
        }
        for heading in ["Costos", "I Congreso", "A pie", "¿Y. ?", "I+D"] {
            assert_eq!(unnumbered(heading), heading);
        }
    }
}
