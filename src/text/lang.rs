//! Supported languages, each defined by a file in `languages/`, and texts in several languages.

use include_dir::{Dir, include_dir};
use serde::Deserialize;
use serde::de::Error as _;
use std::collections::BTreeMap;
use std::fmt;
use std::sync::{Arc, LazyLock};

static FILES: Dir = include_dir!("$CARGO_MANIFEST_DIR/src/text/languages");

/// Parsed once from the embedded files and sorted by their `order`.
static LANGUAGES: LazyLock<Vec<Language>> = LazyLock::new(|| {
    let parse = |text: &str| serde_yaml::from_str(text).expect("the files of languages are part of the program");
    let texts = FILES.files().filter_map(|file| file.contents_utf8());
    let mut languages: Vec<Language> = texts.map(parse).collect();
    languages.sort_by_key(|language| language.order);
    languages
});

/// Languages in which a record may be written, though the program has no texts in them: codes and names in themselves. Their
/// words for editors are in `types.yaml`.
const WRITTEN: [(&str, &str); 22] = [
    ("ar", "العربية"),
    ("ay", "aymar aru"),
    ("ca", "català"),
    ("de", "Deutsch"),
    ("eu", "euskara"),
    ("gl", "galego"),
    ("gn", "avañe'ẽ"),
    ("ht", "kreyòl ayisyen"),
    ("hu", "magyar"),
    ("it", "italiano"),
    ("ja", "日本語"),
    ("ko", "한국어"),
    ("nah", "nāhuatl"),
    ("nl", "Nederlands"),
    ("pl", "polski"),
    ("qu", "runasimi"),
    ("ro", "română"),
    ("ru", "русский"),
    ("shp", "shipibo-konibo"),
    ("yua", "maaya t'aan"),
    ("zap", "dizha"),
    ("zh", "中文"),
];

/// A language: its index among all supported languages, followed by those in which records may be written.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Lang(u8);

/// Formats of dates, numbers and lists in a language, and the program's own texts.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Language {
    order: u8,
    code: String,
    name: String,
    fallback: Vec<String>,
    /// Locale for Open Graph: `pt_BR`.
    pub open_graph: String,
    /// BCP 47 locale for collation.
    pub locale: String,
    /// Whether names of languages are capitalised within a sentence.
    pub capital_languages: bool,
    /// URL segment of the second and later pages of a list.
    pub page: String,
    pub(super) months: [String; 12],
    pub(super) date: Dates,
    pub(super) number: Numbers,
    pub(super) list: Lists,
    pub(super) weekday: Weekdays,
    pub(super) clock: Clock,
    /// How people write dates and amounts.
    pub reading: Reading,
    pub markdown: MarkdownWords,
    pub serve: ServeWords,
    pub cli: CliWords,
}

/// Patterns of dates with `{day}`, `{month}` and `{year}`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Dates {
    pub day_month_year: String,
    pub month_year: String,
    pub day_month: String,
    /// How the first day of a month is written.
    pub first_day: String,
}

/// Separators of thousands and decimals, and patterns of percentages with `{n}` and of amounts with `{n}` and `{currency}`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Numbers {
    pub thousands: String,
    pub decimal: String,
    pub percent: String,
    pub money: String,
}

/// The conjunction before the last item of a list, and its form before an i sound.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Lists {
    pub and: String,
    pub and_before_i: String,
}

/// Days of the week from Monday, each with the index of the form of `nth` that goes with it; the forms of first to fourth
/// and of last.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Weekdays {
    pub names: [String; 7],
    pub forms: [usize; 7],
    pub nth: [Vec<String>; 5],
}

/// The pattern of an hour with `{time}` and the `{zone}` whose time it is, and the names of places that differ from those
/// of their zones.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Clock {
    pub time: String,
    pub zones: BTreeMap<String, String>,
}

/// How a language writes dates and amounts, from its file in `languages/`. Used to propose what to type instead.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reading {
    /// Whether `03/04` is the third of April.
    pub day_first: bool,
    /// Other names of months, 1 to 12.
    pub(super) months: BTreeMap<String, u8>,
    /// Words of dates that say nothing of the day, such as `de` and `lunes`.
    pub fillers: Vec<String>,
    /// Words before a first day.
    pub from: Vec<String>,
    /// Words before a last day.
    pub until: Vec<String>,
    /// Words between a first and a last day.
    pub to: Vec<String>,
    /// Words before a first day that is followed by a last one.
    pub between: Vec<String>,
    /// Phrases for what comes back, by the id of how often.
    pub every: BTreeMap<String, Vec<String>>,
    /// Phrases for what ends when the money is spent.
    pub while_funds_last: Vec<String>,
    /// Words before an hour or before the place whose time it is.
    pub at: Vec<String>,
    /// Phrases for what is always open.
    pub always: Vec<String>,
    /// Phrases for a value that is not known.
    pub unknown: Vec<String>,
    /// Words that multiply a number, with the power of ten.
    pub powers: BTreeMap<String, u8>,
    /// Phrases that limit a number, by the sign that says the same.
    pub signs: BTreeMap<String, Vec<String>>,
    /// Phrases for `%`.
    pub percent: Vec<String>,
    /// Names of currencies with their ISO 4217 codes.
    pub currencies: BTreeMap<String, String>,
}

/// Texts that the Markdown renderer adds to a page.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MarkdownWords {
    pub table: String,
    pub back: String,
    pub image: String,
}

/// Texts that `cebra serve` shows on a page while the build has errors.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ServeWords {
    pub fault: String,
    pub close: String,
}

/// Output of the command line, with `{n}` and other placeholders.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CliWords {
    pub records: Plural,
    pub pages: Plural,
    pub errors: Plural,
    pub warnings: Plural,
    pub advice: Plural,
    pub nothing_published: String,
    pub published: String,
    pub serving: String,
    pub changed: String,
    pub kept: String,
    /// Names of the stages of a run, by stage id.
    pub stages: BTreeMap<String, String>,
}

/// A text in singular and plural.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Plural {
    one: String,
    other: String,
}

impl Plural {
    /// The form for a number, with `{n}` replaced.
    pub fn of(&self, number: usize) -> String {
        let form = if number == 1 { &self.one } else { &self.other };
        form.replace("{n}", &number.to_string())
    }
}

impl Lang {
    /// Spanish. The program's texts are complete in this language and the next two; a test checks these indexes.
    pub const ES: Lang = Lang(0);
    /// Portuguese.
    pub const PT: Lang = Lang(1);
    /// English.
    pub const EN: Lang = Lang(2);

    /// The language of a catalogue that configures none, and of messages before the configuration is read.
    pub const DEFAULT: Lang = Lang::ES;

    /// Most languages; bounds the index table in every `Labels`.
    const MOST: usize = 32;

    /// Every language, in order.
    pub fn all() -> impl Iterator<Item = Lang> {
        (0u8..).take(LANGUAGES.len()).map(Lang)
    }

    /// The codes of all languages, for messages: `es, pt, en`.
    pub fn codes() -> String {
        Lang::all().map(Lang::code).collect::<Vec<_>>().join(", ")
    }

    /// BCP 47 code, as used in file names (`cebras.pt.md`) and `lang` attributes.
    pub fn code(self) -> &'static str {
        self.written().map_or_else(|| self.data().code.as_str(), |(code, _)| code)
    }

    /// The language with a code, or the one in which only records may be written.
    pub fn of_records(code: &str) -> Option<Lang> {
        let written = || {
            let place = WRITTEN.iter().position(|(known, _)| *known == code)?;
            u8::try_from(LANGUAGES.len() + place).ok().map(Lang)
        };
        Lang::from_code(code).or_else(written)
    }

    /// Code and name of a language in which only records may be written.
    fn written(self) -> Option<(&'static str, &'static str)> {
        usize::from(self.0).checked_sub(LANGUAGES.len()).map(|place| WRITTEN[place])
    }

    /// The language with a code.
    pub fn from_code(code: &str) -> Option<Lang> {
        Lang::all().find(|lang| lang.code() == code)
    }

    /// The name of the language in itself: `português`.
    pub fn own_name(self) -> &'static str {
        self.written().map_or_else(|| self.data().name.as_str(), |(_, name)| name)
    }

    /// Formats and texts of the language; those of the default language if the program has none in it.
    pub fn data(self) -> &'static Language {
        LANGUAGES.get(usize::from(self.0)).unwrap_or(&LANGUAGES[0])
    }

    /// The language itself, then the languages to fall back to, in order of preference.
    fn preferences(self) -> impl Iterator<Item = Lang> {
        let named = self.data().fallback.iter().filter_map(|code| Lang::from_code(code));
        std::iter::once(self).chain(named).chain(Lang::all())
    }

    /// The first value in the order of preference for readers of this language.
    pub fn prefer<T>(self, said: impl Fn(Lang) -> Option<T>) -> Option<T> {
        self.preferences().find_map(said)
    }
}

impl fmt::Debug for Lang {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str(self.code())
    }
}

/// One text in one or more languages, with fallback for the others. Cheap to clone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Labels(Arc<LabelTexts>);

#[derive(Debug, PartialEq, Eq)]
struct LabelTexts {
    /// At least one. A text that is the same in all languages has no language.
    texts: Vec<(Option<Lang>, String)>,
    /// For each language, the index of its text in `texts`.
    places: [u8; Lang::MOST],
}

impl Labels {
    /// `None` if `texts` is empty.
    pub fn new(texts: impl IntoIterator<Item = (Lang, String)>) -> Option<Self> {
        let mut texts: Vec<(Option<Lang>, String)> = texts.into_iter().map(|(lang, text)| (Some(lang), text)).collect();
        texts.sort_by_key(|(lang, _)| *lang);
        texts.dedup_by_key(|(lang, _)| *lang);
        (!texts.is_empty()).then(|| Labels::placed(texts))
    }

    /// The same text for every language.
    pub fn same(text: &str) -> Self {
        Labels::placed(vec![(None, text.to_owned())])
    }

    fn placed(texts: Vec<(Option<Lang>, String)>) -> Self {
        let mut places = [0; Lang::MOST];
        for (lang, place) in Lang::all().zip(&mut places) {
            let said = |lang| texts.iter().position(|(known, _)| *known == Some(lang));
            *place = lang.prefer(said).and_then(|place| u8::try_from(place).ok()).unwrap_or_default();
        }
        Labels(Arc::new(LabelTexts { texts, places }))
    }

    /// The text in a language, or its fallback.
    pub fn get(&self, lang: Lang) -> &str {
        let place = self.0.places.get(usize::from(lang.0)).copied().filter(|_| lang.written().is_none());
        &self.0.texts[usize::from(place.unwrap_or(self.0.places[0]))].1
    }

    /// The text in this very language, without fallback.
    pub fn own(&self, lang: Lang) -> Option<&str> {
        self.0.texts.iter().find(|(known, _)| known.is_none_or(|known| known == lang)).map(|(_, text)| text.as_str())
    }

    /// The same labels with each text transformed.
    #[must_use]
    pub fn map(&self, mut change: impl FnMut(&str) -> String) -> Self {
        let texts = self.0.texts.iter().map(|(lang, text)| (*lang, change(text))).collect();
        Labels(Arc::new(LabelTexts { texts, places: self.0.places }))
    }

    /// The texts, in the order of their languages.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        self.0.texts.iter().map(|(_, text)| text.as_str())
    }
}

impl<'de> Deserialize<'de> for Labels {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let texts: BTreeMap<String, String> = BTreeMap::deserialize(deserializer)?;
        let known = texts.into_iter().map(|(code, text)| {
            let lang = Lang::from_code(&code).ok_or_else(|| D::Error::custom(format!("no language `{code}`")))?;
            Ok((lang, text))
        });
        Labels::new(known.collect::<Result<Vec<_>, D::Error>>()?).ok_or_else(|| D::Error::custom("no text"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::list;

    #[test]
    fn files_of_languages_are_whole_and_in_their_order() {
        assert_eq!(Lang::all().map(Lang::code).collect::<Vec<_>>()[..3], ["es", "pt", "en"]);
        assert_eq!([Lang::ES, Lang::PT, Lang::EN].map(Lang::code), ["es", "pt", "en"]);
        assert!(LANGUAGES.len() <= Lang::MOST);
        for (place, language) in LANGUAGES.iter().enumerate() {
            assert_eq!(usize::from(language.order), place + 1, "{}", language.code);
            let stages: Vec<&String> = language.cli.stages.keys().collect();
            assert_eq!(stages, Lang::DEFAULT.data().cli.stages.keys().collect::<Vec<_>>(), "{}", language.code);
            assert!(language.fallback.iter().all(|code| Lang::from_code(code).is_some()), "{}", language.code);
        }
    }

    #[test]
    fn a_text_that_is_not_there_is_borrowed() {
        let french = Lang::from_code("fr").unwrap();
        let labels = Labels::new([(Lang::PT, "cidade".to_owned()), (Lang::EN, "city".to_owned())]).unwrap();
        assert_eq!((labels.get(Lang::ES), labels.get(Lang::EN), labels.get(french)), ("cidade", "city", "city"));
        assert_eq!((labels.own(Lang::ES), labels.own(Lang::PT)), (None, Some("cidade")));
        assert_eq!(Labels::same("ODS").own(french), Some("ODS"));
        assert_eq!(labels.map(str::to_uppercase).get(french), "CITY");
        assert_eq!(list(&["eau".to_owned(), "infance".to_owned()], french), "eau et infance");
    }
}
