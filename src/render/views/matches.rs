//! What answers what, with the reasons in words.

use super::{Shown, Views, object};
use crate::catalogue::{Common, EntryId, Match};
use crate::text::{Lang, in_sentence, list};
use tera::Value;

/// Matches on the page of an entry.
const SHOWN: usize = 6;

impl Views<'_> {
    /// The best matches of an entry: `[{link, reasons, points}]`; `reasons` is a sentence.
    pub(super) fn matches_of(&self, id: EntryId, lang: Lang) -> Vec<Value> {
        let view = |found: &Match| {
            object! {
                "link": self.link(found.with, lang),
                "reasons": self.reasons(found, lang),
                "points": found.points,
            }
        };
        self.given.matches(id).iter().take(SHOWN).map(view).collect()
    }

    /// "comparte agua y saneamiento y ODS 6; abierta en Ecuador": criteria of one wording share a clause.
    fn reasons(&self, found: &Match, lang: Lang) -> String {
        let criteria = &self.given.model().matchings[found.matching].criteria;
        let mut clauses: Vec<(&str, Vec<String>)> = Vec::new();
        for (number, shared) in &found.shared {
            let criterion = &criteria[*number];
            let wording = criterion.reason.get(lang);
            let named = shared.iter().map(|common| self.common_name(*common, criterion.proper_names, lang));
            match clauses.iter_mut().find(|(known, _)| *known == wording) {
                Some((_, names)) => names.extend(named),
                None => clauses.push((wording, named.collect())),
            }
        }
        let clauses = clauses.into_iter().map(|(wording, names)| wording.replace("{list}", &list(&names, lang)));
        clauses.collect::<Vec<_>>().join("; ")
    }

    fn common_name(&self, common: Common, is_proper: bool, lang: Lang) -> String {
        match common {
            Common::Goal(goal) => format!("{} {goal}", self.text("sdg", lang)),
            Common::Term(vocabulary, term) => {
                let label = self.given.model().vocabulary(vocabulary).term(term).label.get(lang);
                if is_proper { label.to_owned() } else { in_sentence(label) }
            }
        }
    }

    /// `leftovers {unmet, unasked, criteria}`: cards of both, and how points are given, `[{label, points, must}]`.
    pub(super) fn leftovers(&self, lang: Lang, shown: &mut Shown) {
        let (unmet, unasked) = self.given.leftovers();
        let sorted = |ids: &[EntryId]| {
            let mut ids = ids.to_vec();
            self.given.sort(&mut ids, lang);
            self.cards(&ids, lang)
        };
        let matchings = self.given.model().matchings.iter();
        let criteria = matchings.flat_map(|matching| &matching.criteria).map(|criterion| {
            object! {
                "label": criterion.label.get(lang),
                "points": criterion.weight,
                "must": criterion.must,
            }
        });
        shown.insert(
            "leftovers",
            object! {
                "unmet": sorted(unmet),
                "unasked": sorted(unasked),
                "criteria": criteria.collect::<Vec<_>>(),
                "at_least": self.given.model().matchings.iter().map(|matching| matching.at_least).max(),
            },
        );
    }
}
