//! Views of entries as links and cards, and of goals.

use super::face::cover;
use super::lang::lang_mark;
use super::value::image_view;
use super::window::window_views;
use super::{Views, address};
use crate::catalogue::EntryId;
use crate::model::{Goal, SdgMark, Target};
use crate::render::shapes::{FactView, GoalView, LinkView, Prepared, SdgView, TargetNameView};
use crate::text::Lang;
use crate::tracked::Reads;
use crate::values::{Fact, Summaries};

/// The view of an entry as a link.
pub(in crate::render) fn link(reads: &Reads, summaries: &Summaries, id: EntryId, lang: Lang) -> LinkView {
    let summary = summaries.of(id, lang, reads);
    let (title, text) = (&summary.title, summary.summary.as_ref());
    let fact = |fact: &Fact| FactView {
        label: fact.label.get(lang).into(),
        text: (&fact.text).into(),
        lang: lang_mark(fact.lang, lang),
    };
    LinkView {
        url: address(reads.routes().entry(id, lang)),
        cover: cover(reads, id, &summary.goals),
        photograph: summary.photograph.as_ref().map(|image| image_view(reads, image, lang)),
        title: (&title.text).into(),
        lang: lang_mark(title.lang, lang),
        language: (title.lang != lang).then(|| title.lang.own_name().into()),
        kind: reads.kind(id).label.get(lang).into(),
        summary: text.map(|text| (&text.text).into()),
        summary_lang: text.and_then(|text| lang_mark(text.lang, lang)),
        facts: summary.facts.iter().map(fact).collect(),
        windows: window_views(reads, &summary.windows, lang),
        dated: summary.dated.map(|date| date.to_string().into()),
        goals: summary.goals.iter().copied().map(i64::from).collect(),
        archived: summary.is_archived,
    }
}

/// All 17 goals.
pub(in crate::render) fn goals(reads: &Reads, lang: Lang) -> Vec<Prepared<GoalView>> {
    let goal = |goal: &Goal| {
        Prepared::from(GoalView {
            number: i64::from(goal.number),
            name: goal.name.get(lang).into(),
            colour: (&goal.colour).into(),
            ink: (&goal.ink).into(),
            url: address(reads.goal_route(goal.number, lang)),
        })
    };
    reads.model().sdgs.goals.iter().map(goal).collect()
}

impl Views<'_> {
    /// The view of a goal or target that an entry names.
    pub(super) fn sdg_view(&self, mark: &SdgMark, lang: Lang) -> SdgView {
        let model = self.reads.model();
        let tile = self.frame(lang).tiles.get(usize::from(mark.goal) - 1);
        let target = mark.target.and_then(|place| model.sdgs.goal(mark.goal)?.targets.get(place));
        let name = |target: &Target| TargetNameView { code: (&target.code).into(), name: target.name.get(lang).into() };
        SdgView {
            goal: tile.cloned(),
            target: target.map(name),
            how: mark.how.as_ref().map(|text| (&text.text).into()),
            how_lang: mark.how.as_ref().and_then(|text| lang_mark(text.lang, lang)),
        }
    }
}
