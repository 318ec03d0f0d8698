//! Advice on a text that is written in another language than its file says.
//!
//! Judged are all texts of an edition together and, if they pass, each long section. Quotations, links, emphasised
//! words, code and names do not count, as they may well be in another language.

use crate::catalogue::{Catalogue, EntryId};
use crate::diagnostic::{Arg, Code, Diagnostic, Hint, Report, Span};
use crate::entry::{Edition, walk};
use crate::markdown::Document;
use crate::model::{FieldType, Kind, Value};
use crate::text::{Labels, Lang};
use std::sync::LazyLock;
use whatlang::Detector;

/// Fewest words that are judged, of all texts together and of a section.
const MIN_WORDS: usize = 20;
const MIN_SECTION_WORDS: usize = 60;

/// Least confidence from 0 to 1: below it, two languages are about as likely.
const MIN_CONFIDENCE: f64 = 0.5;

/// Elements whose text may be in another language.
const FOREIGN: [&str; 6] = ["blockquote", "a", "em", "code", "pre", "small"];

/// Signs that open and close a quotation.
const QUOTES: [(char, char); 4] = [('«', '»'), ('“', '”'), ('‘', '’'), ('"', '"')];

/// What the detector calls languages that a file of the program may add.
const DETECTABLE: &[(&str, whatlang::Lang)] = &[
    ("es", whatlang::Lang::Spa),
    ("pt", whatlang::Lang::Por),
    ("en", whatlang::Lang::Eng),
    ("fr", whatlang::Lang::Fra),
    ("it", whatlang::Lang::Ita),
    ("de", whatlang::Lang::Deu),
    ("ca", whatlang::Lang::Cat),
];

static DETECTOR: LazyLock<Detector> =
    LazyLock::new(|| Detector::with_allowlist(Lang::all().filter_map(detectable).collect()));

fn detectable(lang: Lang) -> Option<whatlang::Lang> {
    DETECTABLE.iter().find(|(code, _)| *code == lang.code()).map(|(_, known)| *known)
}

pub(super) fn advise(catalogue: &Catalogue, id: EntryId, report: &mut Report) {
    let (entry, kind) = (catalogue.entry(id), catalogue.kind(id));
    for (lang, edition) in entry.editions() {
        let Some((written, span, is_whole)) = differing(kind, edition, lang) else { continue };
        let finding = Diagnostic::new(Code::LanguageDiffers, span);
        let finding = finding.arg("lang", name(catalogue, written)).arg("other", name(catalogue, lang));
        let field = kind.fields.iter().find(|(_, field)| matches!(field.of, FieldType::Language));
        report.push(match field.filter(|_| is_whole && lang == entry.lang) {
            Some((_, field)) => {
                let label = field.label.get(catalogue.config.language()).to_lowercase();
                let line = Arg::from(format!("{label}: {}", written.code()));
                finding.hint_of(Hint::SayLanguage, [("line", line), ("lang", Arg::from(name(catalogue, lang)))])
            }
            None => finding.hint_with(Hint::TranslateOrQuote, "lang", name(catalogue, lang)),
        });
    }
}

/// The name of a language within a sentence.
fn name(catalogue: &Catalogue, of: Lang) -> Labels {
    let words = &catalogue.model.types.words(&FieldType::Language).words;
    let label = words.iter().find(|word| word.id == of.code()).map(|word| &word.label);
    let in_sentence = |lang: Lang| {
        let name = label.map_or(of.own_name(), |label| label.get(lang));
        (lang, if lang.data().capital_languages { name.to_owned() } else { name.to_lowercase() })
    };
    Labels::new(Lang::all().map(in_sentence)).unwrap_or_else(|| Labels::same(of.own_name()))
}

/// The language in which an edition or one of its sections is written, if it is not its own, with the position and
/// whether it is that of the whole edition.
fn differing(kind: &Kind, edition: &Edition, lang: Lang) -> Option<(Lang, Span, bool)> {
    let mut whole = String::new();
    if edition.lead_lang == lang {
        add_document(&edition.lead, &mut whole);
    }
    walk(&kind.fields, &edition.record, &mut |spot| match &spot.item.value {
        Value::Text(text) if text.lang == lang => add_words(&text.text, &mut whole),
        Value::Markdown(text) if text.lang == lang => add_document(&text.document, &mut whole),
        _ => {}
    });
    let own_sections = || edition.sections.iter().filter(|section| section.lang == lang);
    let texts: Vec<(Span, String)> = own_sections()
        .map(|section| {
            let mut text = String::new();
            add_document(&section.document, &mut text);
            (section.span, text)
        })
        .collect();
    for (_, text) in &texts {
        whole.push_str(text);
    }
    if let Some(other) = other_language(&whole, lang, MIN_WORDS) {
        return Some((other, Span::file(edition.file), true));
    }
    let (span, text) = texts.iter().find(|(_, text)| other_language(text, lang, MIN_SECTION_WORDS).is_some())?;
    Some((other_language(text, lang, MIN_SECTION_WORDS)?, *span, false))
}

/// The language of a text, if it is long enough and surely not in `lang`.
fn other_language(text: &str, lang: Lang, min_words: usize) -> Option<Lang> {
    let own = detectable(lang)?;
    if text.split(' ').filter(|word| !word.is_empty()).count() < min_words {
        return None;
    }
    let found = DETECTOR.detect(text).filter(|found| found.lang() != own && found.confidence() >= MIN_CONFIDENCE)?;
    Lang::all().find(|lang| detectable(*lang) == Some(found.lang()))
}

/// Adds the words of a document outside elements whose text may be in another language.
fn add_document(document: &Document, out: &mut String) {
    let html = document.write(|_| String::new());
    let (mut within, mut text) = (0_usize, String::new());
    for piece in html.split('<') {
        let (tag, rest) = piece.split_once('>').unwrap_or(("", piece));
        let name = tag.trim_start_matches('/').split([' ', '/']).next().unwrap_or_default();
        if FOREIGN.contains(&name) {
            within = if tag.starts_with('/') { within.saturating_sub(1) } else { within + 1 };
        }
        if within == 0 {
            text.push_str(rest);
            text.push(' ');
        }
    }
    add_words(&text, out);
}

/// Adds the words of a text that are no names and in no quotation, each with a space behind it.
fn add_words(text: &str, out: &mut String) {
    let mut close = None;
    for word in text.split_whitespace() {
        let opens = QUOTES.iter().find(|(open, _)| word.trim_start_matches(['(', '¿', '¡']).starts_with(*open));
        close = close.or(opens.map(|(_, close)| *close));
        let is_quoted = close.is_some();
        if close.is_some_and(|close| word.trim_end_matches(['.', ',', ';', ':', ')']).ends_with(close)) {
            close = None;
        }
        if !is_quoted && word.starts_with(char::is_lowercase) {
            out.push_str(word.trim_end_matches(|c: char| !c.is_alphabetic()));
            out.push(' ');
        }
    }
}
