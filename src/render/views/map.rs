//! Views of maps: one of the catalogue, one for each entry with a place.

use super::gathered::Group;
use super::lang::lang_mark;
use super::{Views, address};
use crate::catalogue::{EntryId, Located};
use crate::map::{Frame, land};
use crate::model::{Overview, Place};
use crate::render::shapes::{MapGroupView, MapItemView, MapView, MarkView, Plain, SmallMapView};
use crate::text::{Lang, list};

/// Width of the map and the distance below which places share a mark, in SVG units.
const WIDE: f64 = 960.0;
const NEAR: f64 = 18.0;

/// Width of the map on an entry's page in SVG units, and degrees shown around its place.
const SMALL: f64 = 480.0;
const AROUND: f64 = 5.0;

/// Most names in the label of a mark for several entries.
const NAMED: usize = 3;

/// A mark and its entries.
struct Mark {
    x: f64,
    y: f64,
    entries: Vec<EntryId>,
}

impl Views<'_> {
    pub(super) fn map(&self, lang: Lang) -> MapView {
        let located = self.reads.places();
        let places: Vec<(f64, f64)> = located.iter().map(|place| (place.lat, place.lon)).collect();
        let frame = Frame::around(&places, 3.0, WIDE, (WIDE * 0.4, WIDE * 0.9));
        let words = self.reads.model().overview(Overview::Map);
        let mut ids: Vec<EntryId> = located.iter().map(|place| place.entry).collect();
        self.reads.sort(&mut ids, lang);
        // The sort is stable, so entries stay in the order of names within each group.
        let collation = crate::catalogue::Collation::new(lang);
        ids.sort_by_cached_key(|id| {
            let group = self.reads.grouped_by(*id, words);
            let label = |(vocabulary, term)| self.reads.model().vocabulary(vocabulary).term(term).label.get(lang);
            (group.is_none(), group.map(|group| collation.key(label(group))))
        });
        let item = |id: &EntryId| MapItemView { link: self.link(*id, lang), anchor: self.anchor_of(*id).into() };
        let group = |group: Group| MapGroupView {
            label: group.label.into(),
            url: group.url,
            items: group.entries.iter().map(item).collect(),
        };
        MapView {
            view_box: view_box(&frame),
            land: land(&frame).into(),
            marks: marks(&frame, located).iter().map(|mark| self.mark(mark, lang)).collect(),
            groups: self.grouped(&ids, words, lang).map(group).collect(),
            total: located.len(),
        }
    }

    fn mark(&self, mark: &Mark, lang: Lang) -> MarkView {
        let titles = mark.entries.iter().map(|id| self.reads.title(*id, lang));
        let mut names: Vec<String> = titles.map(|title| title.text.clone()).collect();
        if names.len() > NAMED {
            let rest = names.len() - (NAMED - 1);
            names.truncate(NAMED - 1);
            names.push(self.text("and_more", lang).replace("{n}", &rest.to_string()));
        }
        let first = mark.entries[0];
        let language = self.reads.title(first, lang).lang;
        let url = match mark.entries.as_slice() {
            [one] => address(self.reads.routes().entry(*one, lang)),
            _ => {
                let page = self.reads.routes().overview(Overview::Map, lang);
                address(&format!("{page}#{}", self.anchor_of(first)))
            }
        };
        MarkView {
            x: whole(mark.x),
            y: whole(mark.y),
            count: mark.entries.len(),
            // The label includes the visible number for screen-reader users.
            label: match mark.entries.len() {
                1 => list(&names, lang).into(),
                count => format!("{count}: {}", list(&names, lang)).into(),
            },
            lang: lang_mark(language, lang).filter(|_| mark.entries.len() == 1),
            url,
        }
    }

    /// The `id` of an entry in the list of the map. The prefix `m_` is used for nothing else.
    fn anchor_of(&self, id: EntryId) -> String {
        format!("m_{}_{}", self.reads.kind(id).id, self.reads.entry(id).id)
    }

    /// A small map around one place.
    pub(super) fn small_map(place: &Place) -> SmallMapView {
        let frame = Frame::around(&[(place.lat, place.lon)], AROUND, SMALL, (SMALL * 0.66, SMALL * 0.66));
        let (x, y) = frame.point(place.lat, place.lon);
        SmallMapView { view_box: view_box(&frame), land: land(&frame).into(), x: whole(x), y: whole(y) }
    }
}

/// Clusters places: each joins the first mark nearby, or starts a new one.
fn marks(frame: &Frame, located: &[Located]) -> Vec<Mark> {
    let mut marks: Vec<Mark> = Vec::new();
    for place in located {
        let (x, y) = frame.point(place.lat, place.lon);
        match marks.iter_mut().find(|mark| (mark.x - x).hypot(mark.y - y) < NEAR) {
            Some(mark) => mark.entries.push(place.entry),
            None => marks.push(Mark { x, y, entries: vec![place.entry] }),
        }
    }
    marks
}

fn view_box(frame: &Frame) -> Plain {
    format!("0 0 {} {}", whole(frame.width), whole(frame.height)).into()
}

#[allow(clippy::cast_possible_truncation)] // a picture is some hundred units wide
fn whole(units: f64) -> i64 {
    units.round() as i64
}
