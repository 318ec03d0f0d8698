//! Interface texts in every language: `texts.yaml` of the embedded theme, overridden by that of the catalogue's theme.
//!
//! Used by pages and by file formats that contain text.

use crate::diagnostic::{Arg, Code, Diagnostic, FileId, Hint, Report, Span};
use crate::text::Lang;
use crate::yaml::{self, Data, Node};
use std::collections::{BTreeMap, BTreeSet};
use tera::{Map, Value};

/// Texts by language and key.
#[derive(Debug, Clone, Default)]
pub struct Texts {
    by_lang: BTreeMap<Lang, BTreeMap<String, Value>>,
    /// Languages in which at least one text falls back to another language.
    borrowing: BTreeSet<Lang>,
}

impl Texts {
    /// Adds a theme's texts over the existing ones and returns the keys that are new. A text is `{es: …, pt: …, en:
    /// …}`, one string for every language, or a list or map of texts. It is required in the languages of `demanded`,
    /// unless the text it replaces has them; in others it falls back.
    pub fn add(&mut self, text: &str, file: FileId, demanded: &[Lang], report: &mut Report) -> Vec<(String, Span)> {
        let Some(tree) = yaml::parse(text, file, 0, report) else { return Vec::new() };
        let mut new = Vec::new();
        for (key, node) in tree.entries() {
            let known = self.by_lang.get(&Lang::DEFAULT).and_then(|texts| texts.get(&key.text));
            if known.is_none() {
                new.push((key.text.clone(), key.span));
            }
            let mut faults = Report::default();
            if has_form(node, known, &key.text, &mut faults) {
                for lang in Lang::all() {
                    self.add_in(lang, &key.text, node, demanded, &mut faults);
                }
            }
            report.append(faults);
        }
        new
    }

    fn add_in(&mut self, lang: Lang, key: &str, node: &Node, demanded: &[Lang], report: &mut Report) {
        let is_complete = self.is_complete(lang);
        let texts = self.by_lang.entry(lang).or_default();
        let mut merge = Merge { lang, is_complete, borrowed: None };
        let value = merge.value(node, texts.get(key));
        if let Some(value) = value {
            texts.insert(key.to_owned(), value);
        }
        if let Some(span) = merge.borrowed {
            if demanded.contains(&lang) {
                let finding = Diagnostic::new(Code::ThemeTextLanguage, span);
                report.push(finding.arg("key", key).arg("lang", lang.code()));
            }
            self.borrowing.insert(lang);
        }
    }

    /// Whether every text exists in a language without fallback.
    pub fn is_complete(&self, lang: Lang) -> bool {
        !self.borrowing.contains(&lang)
    }

    /// All texts of a language as a template value.
    pub fn value(&self, lang: Lang) -> Value {
        Value::from(self.by_lang.get(&lang).cloned().unwrap_or_default())
    }

    /// The text with a key; the key itself if there is none.
    pub fn get<'a>(&'a self, key: &'a str, lang: Lang) -> &'a str {
        let found = self.by_lang.get(&lang).and_then(|texts| texts.get(key));
        found.and_then(Value::as_str).unwrap_or(key)
    }

    /// The keys of all texts.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.by_lang.get(&Lang::DEFAULT).into_iter().flat_map(BTreeMap::keys).map(String::as_str)
    }
}

/// Whether a map is a text by language. Country codes can look like language codes, but their values are maps, not
/// strings.
fn is_text_by_lang(node: &Node) -> bool {
    node.entries().iter().any(|(key, value)| Lang::from_code(&key.text).is_some() && value.scalar().is_some())
}

/// Whether a text has the structure of the one it replaces; reports it if not.
fn has_form(node: &Node, known: Option<&Value>, name: &str, faults: &mut Report) -> bool {
    let is_list = known.is_some_and(|known| known.as_array().is_some());
    let wrong = |span: Span, faults: &mut Report| {
        let keys = known.and_then(Value::as_map).map(|map| map.keys().map(ToString::to_string).collect::<Vec<_>>());
        let finding = Diagnostic::new(Code::ThemeTextForm, span).arg("key", name);
        faults.push(match keys {
            Some(keys) => finding.hint_with(Hint::OneOf, "list", keys.into_iter().collect::<Arg>()),
            None if is_list => finding.hint_with(Hint::Expected, "what", "[…, …]"),
            None => finding.hint_with(Hint::Expected, "what", "{es: …, pt: …, en: …}"),
        });
        false
    };
    if known.map_or_else(|| is_text_by_lang(node), |known| known.as_str().is_some()) {
        let other = node.entries().iter().find(|(key, _)| Lang::from_code(&key.text).is_none());
        let not_words = node.entries().iter().find(|(_, value)| value.scalar().is_none());
        return match (&node.data, other, not_words) {
            (_, Some((key, _)), _) => wrong(key.span, faults),
            (_, _, Some((_, value))) => wrong(value.span, faults),
            (Data::Seq(_) | Data::Null, _, _) => wrong(node.span, faults),
            _ => true,
        };
    }
    if is_list {
        return matches!(node.data, Data::Seq(_)) || wrong(node.span, faults);
    }
    let Some(map) = known.and_then(Value::as_map) else { return true };
    // A map of maps, such as the countries, may be extended with new keys.
    let is_open = map.values().all(|value| value.as_map().is_some());
    if !matches!(node.data, Data::Map(_)) || is_text_by_lang(node) {
        return wrong(node.span, faults);
    }
    let mut child = |(key, value): &(yaml::Key, Node)| match map.get(&tera::value::Key::from(key.text.clone())) {
        None if !is_open => wrong(key.span, faults),
        known => has_form(value, known, name, faults),
    };
    let mut all = true;
    for entry in node.entries() {
        all &= child(entry);
    }
    all
}

/// Merges a text with the existing one, in one language.
struct Merge {
    lang: Lang,
    /// Whether the existing text is in the language itself rather than a fallback.
    is_complete: bool,
    /// Position of a text that fell back to another language.
    borrowed: Option<Span>,
}

impl Merge {
    fn value(&mut self, node: &Node, known: Option<&Value>) -> Option<Value> {
        if is_text_by_lang(node) {
            return self.words(node, known);
        }
        if let Data::Seq(items) = &node.data {
            let items = items.iter().filter_map(|item| self.value(item, None));
            return Some(Value::from(items.collect::<Vec<Value>>()));
        }
        // A plain string, such as an address, is the same in every language.
        if let Some(text) = node.scalar() {
            return Some(Value::from(text));
        }
        let mut map = known.and_then(Value::as_map).cloned().unwrap_or_else(Map::new);
        for (key, node) in node.entries() {
            let name = tera::value::Key::from(key.text.clone());
            if let Some(value) = self.value(node, map.get(&name)) {
                map.insert(name, value);
            }
        }
        (!map.is_empty()).then(|| Value::from(map))
    }

    fn words(&mut self, node: &Node, known: Option<&Value>) -> Option<Value> {
        let said = |lang: Lang| node.get(lang.code()).and_then(Node::scalar);
        if let Some(own) = said(self.lang) {
            return Some(Value::from(own));
        }
        if let Some(known) = known.filter(|_| self.is_complete) {
            return Some(known.clone());
        }
        self.borrowed = Some(node.span);
        self.lang.prefer(said).map(Value::from)
    }
}
