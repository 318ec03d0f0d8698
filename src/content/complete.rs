//! Completion of a translation with what it leaves untranslated.

use super::sections::{self, Ids};
use crate::diagnostic::{Arg, Code, Diagnostic, Hint, Report};
use crate::entry::{Edition, EntrySection};
use crate::markdown::{Document, Target};
use crate::model::Kind;
use crate::text::{nearest, slug};
use std::collections::{HashMap, HashSet};
use std::hash::Hash;
use std::sync::Arc;

/// Completes a translation with untranslated texts of the original, which bring their footnotes. Sections the kind
/// declares are paired by their id, others where it is sure which translates which; those of the original for which it
/// is not are reported and left out.
pub(super) fn complete(kind: &Kind, original: &Edition, mut edition: Edition, report: &mut Report) -> Edition {
    let pairs = pairs(&original.sections, &edition.sections);
    report_unpaired(original, &edition, &pairs, report);
    let paired: Vec<bool> = {
        let mut paired = vec![false; edition.sections.len()];
        pairs.iter().filter_map(Pair::translation).for_each(|number| paired[number] = true);
        paired
    };
    let own = edition.sections.iter().zip(&paired);
    sections::report_empty(kind, own.filter(|(_, paired)| !**paired).map(|(section, _)| section), report);
    let mut borrowed: Vec<Vec<&EntrySection>> = vec![Vec::new(); edition.sections.len() + 1];
    let mut replaced: Vec<Option<&EntrySection>> = vec![None; edition.sections.len()];
    let mut after = 0;
    for (section, pair) in original.sections.iter().zip(&pairs) {
        match pair {
            Pair::Translated(number) => {
                after = number + 1;
                if edition.sections[*number].document.is_empty() {
                    replaced[*number] = Some(section);
                }
            }
            Pair::Untranslated => borrowed[after].push(section),
            Pair::Unknown => {}
        }
    }
    let mut texts = borrowed.iter().flatten().chain(replaced.iter().flatten()).map(|section| &section.document);
    let mut borrowed_notes = texts.any(cites);
    edition.sections = Arc::new(merged(&edition.sections, &borrowed, &replaced));
    if edition.lead.is_empty() {
        borrowed_notes |= cites(&original.lead);
        edition.lead = original.lead.clone();
        edition.lead_lang = original.lead_lang;
    }
    if borrowed_notes {
        Arc::make_mut(&mut edition.notes).extend(original.notes.iter().cloned());
    }
    edition.anchors = Arc::new(edition.collect_anchors());
    edition
}

/// What a translation has for a section of the original.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Pair {
    /// The section with this number.
    Translated(usize),
    Untranslated,
    /// Perhaps one of several sections.
    Unknown,
}

impl Pair {
    fn translation(&self) -> Option<usize> {
        match self {
            Pair::Translated(number) => Some(*number),
            _ => None,
        }
    }
}

/// Pairs the sections of an original with those of its translation: those of the kind, those with the same name or
/// nearly so, and those between two pairs if both sides have as many of them.
fn pairs(original: &[EntrySection], translation: &[EntrySection]) -> Vec<Pair> {
    let mut pairs = vec![Pair::Unknown; original.len()];
    let mut free = vec![true; translation.len()];
    let pair = |pairs: &mut Vec<Pair>, free: &mut Vec<bool>, found: Vec<(usize, usize)>| {
        for (at, number) in found {
            (pairs[at], free[number]) = (Pair::Translated(number), false);
        }
    };
    pair(&mut pairs, &mut free, same(original, translation, |section| section.section));
    let name = |section: &EntrySection| Some(slug(&section.heading)).filter(|_| section.section.is_none());
    pair(&mut pairs, &mut free, same(original, translation, name));
    let rest = remaining(original, translation, &pairs, &free);
    pair(&mut pairs, &mut free, near(original, translation, &rest));
    let mut stretches = Vec::new();
    let (mut at, mut number) = (0, 0);
    while at <= original.len() {
        // The next pair that keeps the order ends a stretch of sections without partner.
        let next =
            (at..original.len()).find_map(|at| Some((at, pairs[at].translation().filter(|other| *other >= number)?)));
        let (end, other) = next.unwrap_or((original.len(), translation.len()));
        let missing = (at..end).filter(|at| pairs[*at] == Pair::Unknown);
        let unused = (number..other).filter(|number| free[*number]);
        let (missing, unused): (Vec<usize>, Vec<usize>) = (missing.collect(), unused.collect());
        if missing.len() == unused.len() {
            stretches.extend(missing.into_iter().zip(unused));
        }
        (at, number) = (end + 1, other + 1);
    }
    pair(&mut pairs, &mut free, stretches);
    let (_, unused) = remaining(original, translation, &pairs, &free);
    if unused.is_empty() {
        pairs.iter_mut().filter(|pair| **pair == Pair::Unknown).for_each(|pair| *pair = Pair::Untranslated);
    }
    pairs
}

/// Places of the sections with the same key, if it occurs once on each side.
fn same<K: Eq + Hash>(
    original: &[EntrySection],
    translation: &[EntrySection],
    key: impl Fn(&EntrySection) -> Option<K>,
) -> Vec<(usize, usize)> {
    let mut places: HashMap<K, (Vec<usize>, Vec<usize>)> = HashMap::new();
    for (at, section) in original.iter().enumerate() {
        if let Some(key) = key(section) {
            places.entry(key).or_default().0.push(at);
        }
    }
    for (number, section) in translation.iter().enumerate() {
        if let Some(places) = key(section).and_then(|key| places.get_mut(&key)) {
            places.1.push(number);
        }
    }
    let once = places.into_values().filter(|(one, other)| one.len() == 1 && other.len() == 1);
    once.map(|(one, other)| (one[0], other[0])).collect()
}

/// The free sections without partner on both sides.
fn remaining(
    original: &[EntrySection],
    translation: &[EntrySection],
    pairs: &[Pair],
    free: &[bool],
) -> (Vec<usize>, Vec<usize>) {
    let missing = (0..original.len()).filter(|at| pairs[*at] == Pair::Unknown && original[*at].section.is_none());
    let unused = (0..translation.len()).filter(|number| free[*number] && translation[*number].section.is_none());
    (missing.collect(), unused.collect())
}

/// Places of sections whose headings are each the nearest of the other, such as `Contacto` and `Contato`.
fn near(
    original: &[EntrySection],
    translation: &[EntrySection],
    (missing, unused): &(Vec<usize>, Vec<usize>),
) -> Vec<(usize, usize)> {
    // Each heading is compared with each.
    const MAX_SECTIONS: usize = 30;
    if missing.len() > MAX_SECTIONS || unused.len() > MAX_SECTIONS {
        return Vec::new();
    }
    let nearest_in = |sections: &[EntrySection], of: &str, places: &[usize]| {
        let name = nearest(of, places.iter().map(|at| sections[*at].heading.as_str()))?.to_owned();
        let mut found = places.iter().copied().filter(|at| sections[*at].heading == name);
        found.next().filter(|_| found.next().is_none())
    };
    let partner = |at: &usize| {
        let number = nearest_in(translation, &original[*at].heading, unused)?;
        (nearest_in(original, &translation[number].heading, missing)? == *at).then_some((*at, number))
    };
    missing.iter().filter_map(partner).collect()
}

fn report_unpaired(original: &Edition, edition: &Edition, pairs: &[Pair], report: &mut Report) {
    let left_out = original.sections.iter().zip(pairs).filter(|(section, pair)| {
        **pair == Pair::Unknown && !(section.document.is_empty() && section.section.is_some())
    });
    let left_out: Vec<&EntrySection> = left_out.map(|(section, _)| section).collect();
    let paired: HashSet<usize> = pairs.iter().filter_map(Pair::translation).collect();
    let extra = edition
        .sections
        .iter()
        .enumerate()
        .find(|(number, section)| section.section.is_none() && !paired.contains(number));
    let Some((_, extra)) = extra.filter(|_| !left_out.is_empty()) else { return };
    let list: Arg = left_out.iter().map(|section| section.heading.as_str()).collect();
    let finding = Diagnostic::new(Code::TranslationUnpaired, extra.span).arg("list", list);
    report.push(finding.hint(Hint::PairSections).related(left_out[0].span));
}

/// The sections of a translation, with those of the original after the section they follow there.
fn merged(
    own: &[EntrySection],
    borrowed: &[Vec<&EntrySection>],
    replaced: &[Option<&EntrySection>],
) -> Vec<EntrySection> {
    let mut ids = Ids::default();
    ids.taken.extend(own.iter().map(|section| section.id.clone()));
    let mut sections = Vec::with_capacity(own.len() + borrowed.len());
    for (number, before) in borrowed.iter().enumerate() {
        for section in before {
            sections.push(EntrySection { id: ids.unique(&section.id), ..(*section).clone() });
        }
        if let Some(section) = own.get(number) {
            let shown = replaced[number].map(|original| EntrySection { id: section.id.clone(), ..original.clone() });
            sections.push(shown.unwrap_or_else(|| section.clone()));
        }
    }
    sections
}

/// Whether a text cites a footnote.
fn cites(document: &Document) -> bool {
    document.links().iter().any(|link| matches!(&link.target, Target::Anchor(id) if id.starts_with("nota_")))
}
