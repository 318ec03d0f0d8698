//! Summaries: what a link or card says of an entry, the tile of a goal.

use super::entry::goals_of;
use super::{Views, address, lang_mark};
use crate::catalogue::EntryId;
use crate::entry::Edition;
use crate::model::{FieldType, Kind, Publication, SdgMark, Target, Value as FieldValue};
use crate::render::shapes::{FactView, GoalView, ImageView, LinkView, Made, SdgView, TargetNameView};
use crate::text::Lang;

impl Views<'_> {
    /// What a link to an entry says.
    pub fn make_link(&self, id: EntryId, lang: Lang) -> LinkView {
        let entry = self.given.entry(id);
        let kind = self.given.kind(id);
        let edition = entry.edition(lang);
        let title = entry.title(kind, lang);
        let summary = edition.summary(kind);
        let facts = kind
            .fields
            .fields
            .iter()
            .enumerate()
            .filter(|(_, field)| field.card && !matches!(field.of, FieldType::Window))
            .filter_map(|(number, field)| {
                let item = edition.record.get(number)?;
                let text = item.each().iter().map(|item| self.plain(field, item, lang)).collect::<Vec<_>>().join(", ");
                let of = item.each().first().map_or(lang, |item| self.language_of(field, item, lang));
                Some(FactView { label: field.label.get(lang).into(), text: text.into(), lang: lang_mark(of, lang) })
            })
            .collect();
        let goals = goals_of(kind, edition);
        LinkView {
            url: address(self.given.routes().entry(id, lang)),
            cover: self.cover(id, &goals),
            photograph: self.photograph(kind, edition, lang),
            title: (&title.text).into(),
            lang: lang_mark(title.lang, lang),
            language: (title.lang != lang).then(|| title.lang.own_name().into()),
            kind: kind.label.get(lang).into(),
            summary: summary.map(|text| (&text.text).into()),
            summary_lang: summary.and_then(|text| lang_mark(text.lang, lang)),
            facts,
            window: edition.window(kind).map(|(_, window)| self.window_view(window, lang)),
            dated: self.given.info_date(id).map(|date| date.to_string().into()),
            goals: goals.into_iter().map(i64::from).collect(),
            archived: entry.publication == Publication::Archived,
        }
    }

    fn photograph(&self, kind: &Kind, edition: &Edition, lang: Lang) -> Option<ImageView> {
        edition.record.iter().find_map(|(number, item)| {
            let field = &kind.fields.fields[number];
            match &item.each().first().filter(|_| matches!(field.of, FieldType::Image))?.value {
                FieldValue::Image(image) => Some(self.image_view(image, lang)),
                _ => None,
            }
        })
    }

    /// All 17 goals.
    pub fn make_goals(&self, lang: Lang) -> Vec<Made<GoalView>> {
        let goal = |goal: &crate::model::Goal| {
            Made::from(GoalView {
                number: i64::from(goal.number),
                name: goal.name.get(lang).into(),
                colour: (&goal.colour).into(),
                ink: (&goal.ink).into(),
                url: address(self.given.goal_route(goal.number, lang)),
            })
        };
        self.given.model().sdgs.goals.iter().map(goal).collect()
    }

    /// A goal or target as an entry marks it.
    pub(super) fn sdg_view(&self, mark: &SdgMark, lang: Lang) -> SdgView {
        let model = self.given.model();
        let tile = self.common.shared[&lang].tiles.get(usize::from(mark.goal) - 1);
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
