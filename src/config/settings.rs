//! The settings of a catalogue and their defaults.

use crate::diagnostic::Span;
use crate::model::Date;
use crate::text::{Colour, Labels, Lang};

/// The configuration of a catalogue.
#[derive(Debug, Clone)]
pub struct Config {
    /// Name of the catalogue.
    pub title: Labels,
    /// One sentence about the catalogue, for search engines and link previews.
    pub description: Option<Labels>,
    /// The languages of the site; the first is the language of the catalogue. Never empty.
    pub languages: Vec<Lang>,
    /// Absolute URL of the published site, without a final `/`. Used where absolute URLs are required, such as feeds.
    pub base_url: Option<String>,
    /// IANA time zone; determines the current day.
    pub time_zone: String,
    /// The licence of the content.
    pub licence: Option<Licence>,
    /// The organisation that publishes the catalogue.
    pub publisher: Option<Labels>,
    /// E-mail addresses and telephone numbers that may be published because they belong to an institution.
    pub allowed_contacts: Vec<String>,
    /// Items of the menu as written, with their positions: kinds, indexes, overviews or records.
    pub menu: Vec<(String, Span)>,
    /// Records featured on the home page, as written, with their positions.
    pub featured: Vec<(String, Span)>,
    /// The publisher's logo.
    pub logo: Option<Logo>,
    /// Colours of the theme.
    pub colours: Colours,
    /// Facts for the accessibility statement; without them there is no statement.
    pub accessibility: Option<Accessibility>,
    /// Whether to draw a poster for each record, shown where its link is shared.
    pub posters: bool,
    /// Whether to publish each record also as JSON.
    pub data: bool,
    /// A window that closes within this many days counts as closing soon.
    pub closing_soon: u16,
    /// Months after which a record is due for review.
    pub review_after: u16,
    /// Name of the theme's folder under `themes/`, with its position.
    pub theme: Option<(String, Span)>,
}

/// A licence of the content.
#[derive(Debug, Clone)]
pub struct Licence {
    /// Its name.
    pub name: Labels,
    /// Absolute URL of its text.
    pub url: String,
}

/// The publisher's logo.
#[derive(Debug, Clone)]
pub struct Logo {
    /// Path of the image in the content folder.
    pub path: String,
    /// Alternative text.
    pub alt: Labels,
    /// Position in the configuration.
    pub span: Span,
}

/// Colours a catalogue may choose. Each has enough contrast with the colour it is combined with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Colours {
    /// Background of the band at the top of each page, under white text.
    pub band: Colour,
    /// Background of highlights, under dark text.
    pub accent: Colour,
    /// Text colour of links, on the page background.
    pub link: Colour,
}

impl Colours {
    /// Text colour of pages.
    pub const INK: Colour = Colour([0x16, 0x18, 0x1b]);
    /// Background colour of pages.
    pub const PAPER: Colour = Colour([0xfb, 0xfa, 0xf7]);
}

/// Facts for the accessibility statement that only the publisher knows.
#[derive(Debug, Clone)]
pub struct Accessibility {
    /// Countries whose law applies: `es`, `pt`, `br`, `ec`.
    pub countries: Vec<String>,
    /// Where to report barriers: an e-mail address, a URL or a sentence.
    pub contact: Labels,
    /// `full`, `partial` or `none`.
    pub conformance: String,
    /// Parts that are not accessible, each with the reason.
    pub exceptions: Vec<Labels>,
    /// Date of the assessment.
    pub assessed: Option<Date>,
}

impl Default for Config {
    fn default() -> Self {
        Config {
            title: Labels::same("Catálogo"),
            description: None,
            languages: vec![Lang::DEFAULT],
            base_url: None,
            time_zone: "UTC".to_owned(),
            licence: None,
            publisher: None,
            allowed_contacts: Vec::new(),
            menu: Vec::new(),
            featured: Vec::new(),
            logo: None,
            colours: Colours {
                band: Colours::INK,
                accent: Colour([0xf2, 0xb6, 0x00]),
                link: Colour([0x0b, 0x4f, 0x9c]),
            },
            accessibility: None,
            posters: true,
            data: true,
            closing_soon: 14,
            review_after: 24,
            theme: None,
        }
    }
}

impl Config {
    /// The language of the catalogue: the first of its languages.
    pub fn language(&self) -> Lang {
        self.languages[0]
    }
}
