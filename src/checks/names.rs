//! Names that differ by one letter from the name of a record: "Paulo Sexto" where there is "Pablo Sexto".

use crate::catalogue::{Catalogue, EntryId};
use crate::diagnostic::{Code, Diagnostic, Report, Span};
use crate::entry;
use crate::markdown::Document;
use crate::model::Value;
use crate::text::slug;
use rayon::prelude::*;
use std::collections::{BTreeSet, HashMap, HashSet};

/// Minimum length; shorter names are similar to too many words.
const MIN_LENGTH: usize = 6;

/// An index of proper names by their deletions of one letter, as in SymSpell.
#[derive(Default)]
struct NameIndex {
    /// Names as slugs.
    names: Vec<String>,
    /// Names as written.
    shown: Vec<String>,
    /// Numbers of words that names have.
    words: BTreeSet<usize>,
    /// All ids, aliases and titles, which are not near misses.
    exact: HashSet<String>,
    /// Indexes of names by slug with and without one letter.
    by_deletion: HashMap<String, Vec<usize>>,
}

pub(super) fn advise(catalogue: &Catalogue, report: &mut Report) {
    let known = NameIndex::new(catalogue);
    if known.names.is_empty() {
        return;
    }
    let ids: Vec<EntryId> = catalogue.entries().map(|(id, _)| id).collect();
    let found: Vec<Report> = ids.par_iter().map(|id| check_entry(catalogue, *id, &known)).collect();
    for findings in found {
        report.append(findings);
    }
}

fn check_entry(catalogue: &Catalogue, id: EntryId, known: &NameIndex) -> Report {
    let (entry, kind) = (catalogue.entry(id), catalogue.kind(id));
    let mut report = Report::default();
    let mut reported: BTreeSet<String> = BTreeSet::new();
    let mut check = |text: &str, at: Span, report: &mut Report| {
        for (written, name) in known.near(text) {
            if reported.insert(written.clone()) {
                let finding = Diagnostic::new(Code::NameAlmostKnown, at).arg("name", written);
                report.push(finding.arg("other", name).nearest(Some(name)));
            }
        }
    };
    // A verified record has been proof-read.
    let is_verified = kind.verified.is_some_and(|field| entry.original.record.get(field).is_some());
    if kind.proper_names && !is_verified {
        let own = entry.title(kind, entry.lang);
        let at = entry.original.record.get(kind.title()).map_or(Span::file(entry.original.file), |item| item.span);
        if let Some(name) = known.twin(&own.text) {
            report.push(Diagnostic::new(Code::NameAlmostKnown, at).arg("name", own.text.as_str()).arg("other", name));
        }
    }
    entry::walk(&kind.fields, &entry.original.record, &mut |entry::Spot { item, .. }| {
        if let Value::Text(text) = &item.value {
            check(&text.text, item.span, &mut report);
        }
    });
    check(&plain_text(&entry.original.lead), Span::file(entry.original.file), &mut report);
    for section in entry.original.sections.iter() {
        check(&plain_text(&section.document), section.span, &mut report);
    }
    report
}

/// The text of a document without tags.
fn plain_text(document: &Document) -> String {
    let html = document.write(|_| String::new());
    let mut text = String::with_capacity(html.len());
    for piece in html.split('<') {
        text.push_str(piece.split_once('>').map_or(piece, |(_, words)| words));
        text.push(' ');
    }
    text
}

impl NameIndex {
    fn new(catalogue: &Catalogue) -> NameIndex {
        let mut known = NameIndex::default();
        known.exact.extend(catalogue.lookup().names().map(|(name, _, _)| name.to_owned()));
        for (id, entry) in catalogue.entries() {
            let kind = catalogue.kind(id);
            for (_, edition) in entry.editions() {
                known.exact.extend(edition.text(kind.title()).map(|title| slug(&title.text)));
            }
            if kind.proper_names {
                known.add(&entry.title(kind, entry.lang).text);
            }
        }
        known
    }

    fn add(&mut self, title: &str) {
        let name = slug(title);
        if name.len() < MIN_LENGTH {
            return;
        }
        self.words.insert(name.split('-').count());
        for shorter in deletions(&name) {
            self.by_deletion.entry(shorter).or_default().push(self.names.len());
        }
        self.by_deletion.entry(name.clone()).or_default().push(self.names.len());
        self.names.push(name);
        self.shown.push(title.to_owned());
    }

    /// Near misses in a text, each with the name that may be intended.
    fn near(&self, text: &str) -> Vec<(String, &str)> {
        let words: Vec<&str> = text
            .split(|c: char| !c.is_alphanumeric() && c != '\'' && c != '’')
            .filter(|word| !word.is_empty())
            .collect();
        let mut found = Vec::new();
        for start in 0..words.len() {
            if !words[start].starts_with(char::is_uppercase) {
                continue;
            }
            for count in self.words.iter().take_while(|count| start + **count <= words.len()) {
                let written = words[start..start + count].join(" ");
                // A name ends in a capitalised word, not in "de" or "y".
                let ends = words[start + count - 1].starts_with(|c: char| c.is_uppercase());
                if ends && let Some(name) = self.almost(&slug(&written)) {
                    found.push((written, name));
                }
            }
        }
        found
    }

    /// The name of another record that differs by one letter.
    fn twin(&self, title: &str) -> Option<&str> {
        let name = slug(title);
        self.closest(&name).filter(|other| **other != name).map(|other| self.shown_of(other))
    }

    fn almost(&self, name: &str) -> Option<&str> {
        if name.len() < MIN_LENGTH || self.exact.contains(name) {
            return None;
        }
        self.closest(name).map(|other| self.shown_of(other))
    }

    fn shown_of(&self, name: &str) -> &str {
        self.names.iter().position(|known| known == name).map_or("", |place| self.shown[place].as_str())
    }

    fn closest(&self, name: &str) -> Option<&String> {
        let mut candidates: BTreeSet<usize> = self.by_deletion.get(name).into_iter().flatten().copied().collect();
        for shorter in deletions(name) {
            candidates.extend(self.by_deletion.get(&shorter).into_iter().flatten());
        }
        let is_near = |other: &&String| {
            let plural = name.strip_suffix('s') == Some(other.as_str()) || other.strip_suffix('s') == Some(name);
            let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
            other.as_str() != name && !plural && digits(name) == digits(other) && strsim::osa_distance(name, other) == 1
        };
        candidates.into_iter().map(|place| &self.names[place]).find(is_near)
    }
}

fn deletions(name: &str) -> impl Iterator<Item = String> {
    (0..name.len()).map(move |at| [&name[..at], &name[at + 1..]].concat())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn known(titles: &[&str]) -> NameIndex {
        let mut known = NameIndex::default();
        for title in titles {
            known.exact.insert(slug(title));
            known.add(title);
        }
        known
    }

    #[test]
    fn only_names_one_letter_apart_are_near_misses() {
        let known = known(&["Pablo Sexto", "Cuenca", "Azogues", "Distrito 12"]);
        let near = |text: &str| known.near(text).into_iter().map(|(written, _)| written).collect::<Vec<_>>();
        assert_eq!(near("La alcaldía de Paulo Sexto pidió agua."), ["Paulo Sexto"]);
        assert_eq!(near("Cuencas y Asogues, en Cuenca"), ["Asogues"]);
        assert!(near("Pablo Sexto, Distrito 13, pablo sexto").is_empty());
    }
}
