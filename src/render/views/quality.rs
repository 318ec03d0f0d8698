//! View of the quality of the catalogue: incomplete, stale, untranslated and unreferenced records.

use super::Views;
use crate::catalogue::{EntryId, RecordState};
use crate::model::FieldType;
use crate::render::shapes::{IssueItemView, IssueView, LanguageView, QualityView};
use crate::text::{Lang, in_sentence, list};
use crate::values::date_words;

/// Most entries listed for each problem.
const SHOWN: usize = 60;

impl Views<'_> {
    /// Averages and shares are in per cent.
    pub(super) fn quality(&self, lang: Lang) -> QualityView {
        let states = self.reads.quality();
        let total = states.len().max(1);
        let average = states.iter().map(RecordState::completeness).sum::<usize>() / total;
        let full = states.iter().filter(|state| state.missing.is_empty()).count();
        let mut issues = vec![self.incomplete(&states, lang)];
        issues.push(self.issue("stale", &states, lang, |state| {
            let by = state.review_by.filter(|_| state.is_stale)?;
            Some(date_words(by.into(), lang))
        }));
        issues.push(self.issue("outdated", &states, lang, |state| {
            (!state.outdated.is_empty()).then(|| self.language_names(&state.outdated, lang))
        }));
        issues.push(self.issue("untranslated", &states, lang, |state| {
            (!state.untranslated.is_empty()).then(|| self.language_names(&state.untranslated, lang))
        }));
        issues.push(self.issue("alone", &states, lang, |state| state.is_alone.then(String::new)));
        let language = |of: &Lang| {
            let count = states.iter().filter(|state| !state.untranslated.contains(of)).count();
            LanguageView { code: of.code().into(), name: of.own_name().into(), count, share: count * 100 / total }
        };
        QualityView {
            total: states.len(),
            average,
            full,
            review_after: u64::from(self.reads.config().review_after),
            languages: self.reads.config().languages.iter().map(language).collect(),
            issues,
        }
    }

    /// Incomplete records, the least complete first.
    fn incomplete(&self, states: &[RecordState], lang: Lang) -> IssueView {
        let mut states: Vec<&RecordState> = states.iter().filter(|state| !state.missing.is_empty()).collect();
        states.sort_by_key(|state| (state.completeness(), state.entry));
        let item = |state: &&RecordState| {
            let names: Vec<String> = state.missing.iter().map(|label| in_sentence(label.get(lang))).collect();
            let words = self.text("lacking", lang).replace("{n}", &state.completeness().to_string());
            self.quality_item(state.entry, &words.replace("{list}", &list(&names, lang)), lang)
        };
        IssueView {
            id: "missing".into(),
            total: states.len(),
            items: states.iter().take(SHOWN).map(item).collect(),
            more: states.len().saturating_sub(SHOWN),
        }
    }

    fn issue(
        &self,
        id: &str,
        states: &[RecordState],
        lang: Lang,
        note: impl Fn(&RecordState) -> Option<String>,
    ) -> IssueView {
        let found: Vec<(EntryId, String)> =
            states.iter().filter_map(|state| Some((state.entry, note(state)?))).collect();
        let items = found.iter().take(SHOWN).map(|(entry, note)| self.quality_item(*entry, note, lang));
        IssueView { id: id.into(), total: found.len(), items: items.collect(), more: found.len().saturating_sub(SHOWN) }
    }

    fn language_names(&self, languages: &[Lang], lang: Lang) -> String {
        let words = self.reads.model().types.words(&FieldType::Language);
        let name = |of: &Lang| words.word(of.code()).map_or_else(String::new, |word| word.label.get(lang).to_owned());
        let name = |of: &Lang| if lang.data().capital_languages { name(of) } else { in_sentence(&name(of)) };
        list(&languages.iter().map(name).collect::<Vec<_>>(), lang)
    }

    fn quality_item(&self, entry: EntryId, note: &str, lang: Lang) -> IssueItemView {
        IssueItemView { link: self.link(entry, lang), note: note.into() }
    }
}
