//! Maps: one of the catalogue, one of each entry with a place.

use super::{Shown, Views, address, lang_mark, object};
use crate::catalogue::{EntryId, Located};
use crate::map::{Frame, land};
use crate::model::{Overview, Place};
use crate::text::{Lang, list};
use tera::Value;

/// Units of the picture; points nearer to each other than this share one mark.
const WIDE: f64 = 960.0;
const NEAR: f64 = 18.0;

/// Units of the picture on the page of an entry, and degrees around its place.
const SMALL: f64 = 480.0;
const AROUND: f64 = 5.0;

/// Names in the name of a mark for several.
const NAMED: usize = 3;

/// One mark and what stands there.
struct Mark {
    x: f64,
    y: f64,
    entries: Vec<EntryId>,
}

impl Views<'_> {
    /// `map {view_box, land, marks, groups, total}`: `land` is the data of an SVG path, a mark `{x, y, count, label, url}` leads to its
    /// entry or, for several, to the first of them in the list of the map's page; groups as on gathered pages, of links.
    pub(super) fn map(&self, lang: Lang, shown: &mut Shown) {
        let located = self.given.places();
        let places: Vec<(f64, f64)> = located.iter().map(|place| (place.lat, place.lon)).collect();
        let frame = Frame::around(&places, 3.0, WIDE, (WIDE * 0.4, WIDE * 0.9));
        let marks: Vec<Value> = marks(&frame, located).iter().map(|mark| self.mark(mark, lang)).collect();
        let words = self.given.model().overview(Overview::Map);
        let mut ids: Vec<EntryId> = located.iter().map(|place| place.entry).collect();
        self.given.sort(&mut ids, lang);
        // The order of names stays within each group.
        let collation = crate::catalogue::Collation::new(lang);
        ids.sort_by_cached_key(|id| {
            let group = self.given.grouped_by(*id, words);
            let label = |(vocabulary, term)| self.given.model().vocabulary(vocabulary).term(term).label.get(lang);
            (group.is_none(), group.map(|group| collation.key(label(group))))
        });
        let groups = self.grouped(&ids, words, lang, |id| {
            object! { "link": self.link(id, lang), "anchor": self.anchor_of(id) }
        });
        shown.insert(
            "map",
            object! {
                "view_box": view_box(&frame),
                "land": land(&frame),
                "marks": marks,
                "groups": groups,
                "total": located.len(),
            },
        );
    }

    fn mark(&self, mark: &Mark, lang: Lang) -> Value {
        let titles = mark.entries.iter().map(|id| self.given.title(*id, lang));
        let mut names: Vec<String> = titles.map(|title| title.text.clone()).collect();
        if names.len() > NAMED {
            let rest = names.len() - (NAMED - 1);
            names.truncate(NAMED - 1);
            names.push(self.text("and_more", lang).replace("{n}", &rest.to_string()));
        }
        let first = mark.entries[0];
        let language = self.given.title(first, lang).lang;
        let url = match mark.entries.as_slice() {
            [one] => address(self.given.routes().entry(*one, lang)),
            _ => {
                let page = self.given.routes().overview(Overview::Map, lang);
                Value::from(format!("/{page}#{}", self.anchor_of(first)))
            }
        };
        object! {
            "x": whole(mark.x),
            "y": whole(mark.y),
            "count": mark.entries.len(),
            // What is seen on a mark is heard too.
            "label": match mark.entries.len() {
                1 => list(&names, lang),
                count => format!("{count}: {}", list(&names, lang)),
            },
            "lang": if mark.entries.len() == 1 { lang_mark(language, lang) } else { Value::none() },
            "url": url,
        }
    }

    /// The id of an entry in the list of the map: no other id begins so.
    fn anchor_of(&self, id: EntryId) -> String {
        format!("m_{}_{}", self.given.kind(id).id, self.given.entry(id).id)
    }

    /// `{view_box, land, x, y}` around one place.
    pub(super) fn small_map(place: &Place) -> Value {
        let frame = Frame::around(&[(place.lat, place.lon)], AROUND, SMALL, (SMALL * 0.66, SMALL * 0.66));
        let (x, y) = frame.point(place.lat, place.lon);
        object! { "view_box": view_box(&frame), "land": land(&frame), "x": whole(x), "y": whole(y) }
    }
}

/// Places to marks, each with all that is near its first.
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

fn view_box(frame: &Frame) -> String {
    format!("0 0 {} {}", whole(frame.width), whole(frame.height))
}

#[allow(clippy::cast_possible_truncation)] // a picture is some hundred units wide
fn whole(units: f64) -> i64 {
    units.round() as i64
}
