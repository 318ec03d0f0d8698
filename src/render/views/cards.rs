//! Summaries: what a link or card says of an entry, the tile of a goal.

use super::entry::goals_of;
use super::{Views, address, lang_mark, object};
use crate::catalogue::EntryId;
use crate::entry::Edition;
use crate::model::{FieldType, Kind, Publication, SdgMark};
use crate::text::Lang;
use tera::Value;

impl Views<'_> {
    /// What a link to an entry says; a fact is `{label, text, lang}`, `window` as in [`Views::window_view`], `photograph` its first picture.
    pub fn make_link(&self, id: EntryId, lang: Lang) -> Value {
        let entry = self.given.entry(id);
        let kind = self.given.kind(id);
        let edition = entry.edition(lang);
        let title = entry.title(kind, lang);
        let summary = kind.field(Kind::SUMMARY).and_then(|(field, _)| edition.text(field));
        let facts: Vec<Value> = kind
            .fields
            .fields
            .iter()
            .enumerate()
            .filter(|(_, field)| field.card && !matches!(field.of, FieldType::Window))
            .filter_map(|(number, field)| {
                let item = edition.record.get(number)?;
                let text = item.each().iter().map(|item| self.plain(field, item, lang)).collect::<Vec<_>>().join(", ");
                let of = item.each().first().map_or(lang, |item| self.language_of(field, item, lang));
                Some(object! { "label": field.label.get(lang), "text": text, "lang": lang_mark(of, lang) })
            })
            .collect();
        let goals = goals_of(kind, edition);
        object! {
            "url": address(self.given.routes().entry(id, lang)),
            "cover": self.cover(id, &goals),
            "photograph": self.photograph(id, kind, edition, lang),
            "title": title.text.as_str(),
            "lang": lang_mark(title.lang, lang),
            "language": (title.lang != lang).then(|| title.lang.own_name()),
            "kind": kind.label.get(lang),
            "summary": summary.map(|text| text.text.as_str()),
            "summary_lang": summary.map_or(Value::none(), |text| lang_mark(text.lang, lang)),
            "facts": facts,
            "window": edition.window(kind).map(|(_, window)| self.window_view(window, lang)),
            "dated": self.given.info_date(id).map(|date| date.to_string()),
            "goals": goals.into_iter().map(i64::from).collect::<Vec<_>>(),
            "archived": entry.publication == Publication::Archived,
        }
    }

    fn photograph(&self, id: EntryId, kind: &Kind, edition: &Edition, lang: Lang) -> Option<Value> {
        edition.record.iter().find_map(|(number, item)| {
            let field = &kind.fields.fields[number];
            let first = item.each().first().filter(|_| matches!(field.of, FieldType::Image))?;
            Some(self.value_view(field, first, id, lang))
        })
    }

    /// All 17 goals: `{number, name, colour, ink, url}`.
    pub fn make_goals(&self, lang: Lang) -> Vec<Value> {
        let goal = |goal: &crate::model::Goal| {
            object! {
                "number": i64::from(goal.number),
                "name": goal.name.get(lang),
                "colour": goal.colour.as_str(),
                "ink": goal.ink.as_str(),
                "url": address(self.given.goal_route(goal.number, lang)),
            }
        };
        self.given.model().sdgs.goals.iter().map(goal).collect()
    }

    /// A goal or target as an entry marks it: `{goal, target, how, how_lang}`, `goal` being its tile.
    pub(super) fn sdg_view(&self, mark: &SdgMark, lang: Lang) -> Value {
        let model = self.given.model();
        let tile = self.common.shared[&lang].goals.get(usize::from(mark.goal) - 1);
        let target = mark.target.and_then(|place| model.sdgs.goal(mark.goal)?.targets.get(place));
        object! {
            "type": "sdg",
            "goal": tile.cloned().unwrap_or_else(Value::none),
            "target": target.map(|target| object! { "code": target.code.as_str(), "name": target.name.get(lang) }),
            "how": mark.how.as_ref().map(|text| text.text.as_str()),
            "how_lang": mark.how.as_ref().map_or(Value::none(), |text| lang_mark(text.lang, lang)),
        }
    }
}
