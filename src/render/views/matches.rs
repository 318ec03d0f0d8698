//! Views of matches with their reasons as text.

use super::Views;
use crate::catalogue::{Common, EntryId, Match};
use crate::model::Criterion;
use crate::render::shapes::{CriterionView, LeftoversView, MatchView};
use crate::text::{Lang, in_sentence, list};

/// Most matches on an entry's page.
const SHOWN: usize = 6;

impl Views<'_> {
    /// The best matches of an entry.
    pub(super) fn matches_of(&self, id: EntryId, lang: Lang) -> Vec<MatchView> {
        let view = |found: &Match| MatchView {
            link: self.link(found.with, lang),
            reasons: self.reasons(found, lang).into(),
            points: u64::from(found.points),
        };
        self.reads.matches(id).iter().take(SHOWN).map(view).collect()
    }

    /// The reasons of a match: "comparte agua y saneamiento y ODS 6; abierta en Ecuador". Criteria with the same
    /// wording share a clause.
    fn reasons(&self, found: &Match, lang: Lang) -> String {
        let criteria = &self.reads.model().matchings[found.matching].criteria;
        let mut clauses: Vec<(&str, Vec<String>)> = Vec::new();
        for (number, shared) in &found.shared {
            let criterion = &criteria[*number];
            let wording = if found.seeks { &criterion.sought } else { &criterion.reason }.get(lang);
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
            Common::Record(id) => self.reads.title(id, lang).text.clone(),
            Common::Goal(goal) => format!("{} {goal}", self.text("sdg", lang)),
            Common::Term(vocabulary, term) => {
                let label = self.reads.model().vocabulary(vocabulary).term(term).label.get(lang);
                if is_proper { label.to_owned() } else { in_sentence(label) }
            }
        }
    }

    /// Unmatched records of both sides, and how scores are computed.
    pub(super) fn leftovers(&self, lang: Lang) -> LeftoversView {
        let (unmet, unasked) = self.reads.leftovers();
        let sorted = |ids: &[EntryId]| {
            let mut ids = ids.to_vec();
            self.reads.sort(&mut ids, lang);
            self.cards(&ids, lang)
        };
        let matchings = &self.reads.model().matchings;
        let criterion = |criterion: &Criterion| CriterionView {
            label: criterion.label.get(lang).into(),
            points: u64::from(criterion.weight),
            must: criterion.must,
        };
        LeftoversView {
            unmet: sorted(unmet),
            unasked: sorted(unasked),
            criteria: matchings.iter().flat_map(|matching| &matching.criteria).map(criterion).collect(),
            at_least: matchings.iter().map(|matching| u64::from(matching.at_least)).max(),
        }
    }
}
