//! YAML to a tree that knows where each key and value stands.
//!
//! Scalars stay as they were written: `012`, `no` and `16.10` are text until a field's type says what they are. Anchors,
//! aliases, tags and merge keys are refused.

mod parse;

use crate::diagnostic::Span;
use crate::text::{Labels, Lang};

pub use parse::parse;

/// A value and where it stands.
#[derive(Debug, Clone)]
pub struct Node {
    pub span: Span,
    pub data: Data,
}

#[derive(Debug, Clone)]
pub enum Data {
    Null,
    /// As written, without quotes.
    Scalar(String),
    Seq(Vec<Node>),
    Map(Vec<(Key, Node)>),
}

/// The key of an entry of a map.
#[derive(Debug, Clone)]
pub struct Key {
    pub text: String,
    pub span: Span,
}

impl Node {
    pub fn scalar(&self) -> Option<&str> {
        match &self.data {
            Data::Scalar(text) => Some(text),
            _ => None,
        }
    }

    /// The entries of a map; none for anything else.
    pub fn entries(&self) -> &[(Key, Node)] {
        match &self.data {
            Data::Map(entries) => entries,
            _ => &[],
        }
    }

    /// The value under a key spelt exactly so.
    pub fn get(&self, key: &str) -> Option<&Node> {
        self.entries().iter().find(|(known, _)| known.text == key).map(|(_, node)| node)
    }

    /// Nothing, or a list of nothing.
    pub fn is_empty(&self) -> bool {
        match &self.data {
            Data::Null => true,
            Data::Seq(items) => items.iter().all(Node::is_empty),
            Data::Scalar(_) | Data::Map(_) => false,
        }
    }

    /// The items of a list, or the one value that stands alone.
    pub fn items(&self) -> &[Node] {
        match &self.data {
            Data::Seq(items) => items,
            _ => std::slice::from_ref(self),
        }
    }

    /// A text for every language, or one for some of them.
    pub fn labels(&self) -> Option<Labels> {
        if let Some(text) = self.scalar() {
            return Some(Labels::same(text));
        }
        let said = |lang: Lang| Some((lang, self.get(lang.code())?.scalar()?.to_owned()));
        Labels::new(Lang::all().filter_map(said))
    }

    pub fn is_null(&self) -> bool {
        matches!(self.data, Data::Null)
    }

    /// A short form of what was written, for messages.
    pub fn excerpt(&self) -> String {
        const SHOWN: usize = 60;
        let text = match &self.data {
            Data::Null => String::new(),
            Data::Scalar(text) => text.replace('\n', " "),
            Data::Seq(items) => {
                let items: Vec<String> = items.iter().take(4).map(Node::excerpt).collect();
                format!("[{}]", items.join(", "))
            }
            Data::Map(entries) => {
                let keys: Vec<&str> = entries.iter().take(4).map(|(key, _)| key.text.as_str()).collect();
                format!("{{{}: …}}", keys.join(": …, "))
            }
        };
        match text.char_indices().nth(SHOWN) {
            Some((cut, _)) => format!("{}…", &text[..cut]),
            None => text,
        }
    }
}
