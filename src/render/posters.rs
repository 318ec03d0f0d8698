//! Posters: what is shown where a link to a record is shared. Told from what its card says, so that one card has one poster.

use super::common::Common;
use crate::poster::{Poster, png};
use crate::text::{Colour, Lang};
use std::hash::{DefaultHasher, Hash, Hasher};
use tera::Value;

/// What a poster says, and where it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    title: String,
    kicker: String,
    place: String,
    site: String,
    goals: Vec<(u8, [u8; 3], bool)>,
    band: [u8; 3],
    accent: [u8; 3],
}

/// Another one whenever posters are drawn or written otherwise, so that none of before is kept.
const EDITION: u8 = 2;

/// Where the words below the title end.
const FACTS: usize = 2;

impl Told {
    /// The poster of the record a link leads to.
    pub(super) fn new(common: &Common, link: &Value, lang: Lang) -> Told {
        let text =
            |value: &Value, key: &str| value.get_from_path(key).and_then(Value::as_str).unwrap_or_default().to_owned();
        let list = |key: &'static str| link.get_from_path(key).and_then(Value::as_array).unwrap_or_default();
        let facts: Vec<String> = list("facts").iter().take(FACTS).map(|fact| text(fact, "text")).collect();
        let model = common.model();
        let goal = |number: &Value| {
            let number = u8::try_from(number.as_i64()?).ok()?;
            let goal = model.sdgs.goal(number)?;
            Some((number, Colour::parse(&goal.colour)?.0, goal.ink == "white"))
        };
        let config = common.config();
        Told {
            title: text(link, "title"),
            kicker: text(link, "kind"),
            place: facts.join(" · "),
            site: config.title.get(lang).to_owned(),
            goals: list("goals").iter().filter_map(goal).collect(),
            band: config.colours.band.0,
            accent: config.colours.accent.0,
        }
    }

    /// Where it is. What it says is in its name: a poster that is there need not be drawn again.
    pub(super) fn route(&self) -> String {
        let mut name = DefaultHasher::new();
        (&self.title, &self.kicker, &self.place, &self.site).hash(&mut name);
        (EDITION, &self.goals, self.band, self.accent).hash(&mut name);
        format!("posters/{:016x}.png", name.finish())
    }

    /// A PNG.
    pub fn draw(&self) -> Vec<u8> {
        png(&Poster {
            title: &self.title,
            kicker: &self.kicker,
            place: &self.place,
            site: &self.site,
            goals: &self.goals,
            band: self.band,
            accent: self.accent,
        })
    }
}
