//! The words of the interface, from the theme's `texts.yaml`, in every language.

use crate::diagnostic::{Code, Diagnostic, FileId, Report};
use crate::text::Lang;
use crate::yaml::{self, Data, Node};
use std::collections::BTreeMap;
use tera::Value;

/// Texts by key, each in every language.
#[derive(Debug, Clone, Default)]
pub struct Texts {
    by_lang: BTreeMap<Lang, BTreeMap<String, Value>>,
}

impl Texts {
    /// Adds a theme's texts over those already there. A text is `{es: …, pt: …, en: …}`, or the same in every language, or a list or
    /// map of texts.
    pub(super) fn add(&mut self, text: &str, file: FileId, report: &mut Report) {
        let Some(tree) = yaml::parse(text, file, 0, report) else { return };
        for (key, node) in tree.entries() {
            for lang in Lang::ALL {
                match in_language(node, lang) {
                    Some(value) => {
                        self.by_lang.entry(lang).or_default().insert(key.text.clone(), value);
                    }
                    None => {
                        report.push(Diagnostic::new(Code::ModelWrongValue, node.span).arg("key", key.text.as_str()));
                        break;
                    }
                }
            }
        }
    }

    /// All texts of a language, as templates get them.
    pub fn value(&self, lang: Lang) -> Value {
        Value::from(self.by_lang.get(&lang).cloned().unwrap_or_default())
    }

    /// A single text; the key itself where there is none.
    pub fn get<'a>(&'a self, key: &'a str, lang: Lang) -> &'a str {
        let found = self.by_lang.get(&lang).and_then(|texts| texts.get(key));
        found.and_then(Value::as_str).unwrap_or(key)
    }
}

fn in_language(node: &Node, lang: Lang) -> Option<Value> {
    if let Some(text) = node.get(lang.code()).and_then(Node::scalar) {
        return Some(Value::from(text));
    }
    if let Data::Seq(items) = &node.data {
        return items.iter().map(|item| in_language(item, lang)).collect::<Option<Vec<Value>>>().map(Value::from);
    }
    // An address is the same in every language.
    if let Some(text) = node.scalar() {
        return Some(Value::from(text));
    }
    let texts: Option<BTreeMap<String, Value>> =
        node.entries().iter().map(|(key, node)| Some((key.text.clone(), in_language(node, lang)?))).collect();
    texts.filter(|texts| !texts.is_empty()).map(Value::from)
}
