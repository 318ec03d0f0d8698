//! The languages of a catalogue as people write them: by code or by name.

use super::settings::Config;
use crate::diagnostic::{Code, Diagnostic, Hint, Report};
use crate::model::language_named;
use crate::text::{Lang, listed, slug};
use crate::yaml::Node;

/// The listed languages, each once. Names instead of codes are one finding; a language that is not known another. The
/// default replaces an empty list.
pub(super) fn languages(node: &Node, key: &str, report: &mut Report) -> Vec<Lang> {
    let at =
        |node: &Node| Diagnostic::new(Code::ConfigWrongValue, node.span).arg("key", key).arg("value", node.excerpt());
    let known = |item: &Node| item.scalar().and_then(meant);
    let unknown: Vec<&Node> = node.items().iter().filter(|item| known(item).is_none()).collect();
    let in_one = node.scalar().and_then(|text| listed(text, meant));
    let mut languages: Vec<Lang> = Vec::new();
    let read = in_one.clone().unwrap_or_else(|| node.items().iter().filter_map(known).collect());
    for lang in read {
        if !languages.contains(&lang) {
            languages.push(lang);
        }
    }
    let is_code = |item: &Node| item.scalar().and_then(Lang::from_code).is_some();
    if languages.is_empty() {
        report.push(at(node).hint_with(Hint::Expected, "what", Lang::codes()));
        return Config::default().languages;
    }
    if in_one.is_none() && !unknown.is_empty() {
        report.extend(unknown.into_iter().map(|item| at(item).hint_with(Hint::Expected, "what", Lang::codes())));
    } else if !node.items().iter().all(is_code) {
        let codes: Vec<&str> = languages.iter().map(|lang| lang.code()).collect();
        report.push(at(node).hint_with(Hint::WriteAs, "text", format!("[{}]", codes.join(", "))));
    }
    languages
}

/// The languages that a file says which is no YAML, so that what is wrong with it is told in the language of the catalogue.
pub(super) fn in_text(text: &str) -> Vec<Lang> {
    let key =
        |line: &str| line.split_once(':').is_some_and(|(key, _)| matches!(slug(key).as_str(), "idiomas" | "languages"));
    let mut lines = text.lines().skip_while(|line| !key(line));
    let first = lines.next().and_then(|line| line.split_once(':')).map_or("", |(_, value)| value);
    let items = lines.take_while(|line| line.trim_start().starts_with('-'));
    let words = std::iter::once(first).chain(items).flat_map(|line| line.split(|c: char| !c.is_alphabetic()));
    words.filter(|word| !word.is_empty()).filter_map(meant).collect()
}

/// The language of a code, of one with a region such as `pt-BR`, or of a name.
fn meant(written: &str) -> Option<Lang> {
    let code = written.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase();
    Lang::from_code(written).or_else(|| Lang::from_code(&code)).or_else(|| language_named(written))
}
