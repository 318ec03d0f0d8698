//! YAML documents as a tree in which each key and value has its span.
//!
//! Scalars keep the text as written: `012`, `no` and `16.10` are text until a field's type gives them a meaning.
//! Anchors, aliases, tags and merge keys are refused.

mod fault;
mod meant;
mod parse;
mod plain;
mod quote;
mod scan;

use crate::diagnostic::{Code, Diagnostic, Hint, Report, Span};
use crate::text::{Labels, Lang};

pub use parse::parse;
pub use quote::{needs_quotes, quoted};

/// A YAML value with its position.
#[derive(Debug, Clone)]
pub struct Node {
    /// Position in the file; of a list or map, from its first item to its last.
    pub span: Span,
    /// The value.
    pub data: Data,
    /// What stands beside an unquoted value and is not part of it.
    pub left_out: Option<Box<LeftOut>>,
}

/// A part of a line that YAML does not count as part of the value: a comment after ` #`, or what follows a comma in a
/// text in braces.
#[derive(Debug, Clone)]
pub struct LeftOut {
    /// What is told of it.
    pub code: Code,
    /// Position in the file.
    pub span: Span,
    /// The text that is left out.
    pub text: String,
    /// The line with the whole text in quotes.
    pub line: String,
}

/// The value of a node.
#[derive(Debug, Clone)]
pub enum Data {
    /// `null`, `~`, an empty or blank text, or nothing at all.
    Null,
    /// The text as written, without quotes.
    Scalar(String),
    /// A list.
    Seq(Vec<Node>),
    /// A map, in the order of the file; keys are unique.
    Map(Vec<(Key, Node)>),
}

/// The key of a map entry.
#[derive(Debug, Clone)]
pub struct Key {
    /// The text as written, without quotes.
    pub text: String,
    /// Position in the file.
    pub span: Span,
}

impl Node {
    /// A value of which nothing is left out.
    pub fn new(span: Span, data: Data) -> Node {
        Node { span, data, left_out: None }
    }

    /// Reports what is left out of a text, as editors rarely mean it for a comment.
    pub fn report_left_out(&self, report: &mut Report) {
        if let Some(left_out) = &self.left_out {
            let finding = Diagnostic::new(left_out.code, left_out.span).arg("value", left_out.text.as_str());
            report.push(finding.hint_with(Hint::QuoteText, "line", left_out.line.as_str()));
        }
    }

    /// The text of a scalar; `None` for null, lists and maps.
    pub fn scalar(&self) -> Option<&str> {
        match &self.data {
            Data::Scalar(text) => Some(text),
            _ => None,
        }
    }

    /// The entries of a map, in order; empty for any other value.
    pub fn entries(&self) -> &[(Key, Node)] {
        match &self.data {
            Data::Map(entries) => entries,
            _ => &[],
        }
    }

    /// The value of exactly this key.
    pub fn get(&self, key: &str) -> Option<&Node> {
        self.entries().iter().find(|(known, _)| known.text == key).map(|(_, node)| node)
    }

    /// Whether the value is null or a list of only such values.
    pub fn is_empty(&self) -> bool {
        match &self.data {
            Data::Null => true,
            Data::Seq(items) => items.iter().all(Node::is_empty),
            Data::Scalar(_) | Data::Map(_) => false,
        }
    }

    /// The only value of a list that has one; any other node is returned as it is.
    pub fn only(&self) -> &Node {
        let Data::Seq(items) = &self.data else { return self };
        let mut values = items.iter().filter(|item| !item.is_empty());
        match (values.next(), values.next()) {
            (Some(one), None) => one.only(),
            _ => self,
        }
    }

    /// The items of a list; any other value counts as a list of one.
    pub fn items(&self) -> &[Node] {
        match &self.data {
            Data::Seq(items) => items,
            _ => std::slice::from_ref(self),
        }
    }

    /// Labels from one text for all languages or a map from language code to text; `None` if it is neither.
    pub fn labels(&self) -> Option<Labels> {
        if let Some(text) = self.scalar() {
            return Some(Labels::same(text));
        }
        let label = |lang: Lang| Some((lang, self.get(lang.code())?.scalar()?.to_owned()));
        Labels::new(Lang::all().filter_map(label))
    }

    /// Whether the value is null.
    pub fn is_null(&self) -> bool {
        matches!(self.data, Data::Null)
    }

    /// A text as it is typed in braces, in quotes if it needs them; nothing for other values.
    pub fn typed(&self) -> String {
        let text = self.scalar().unwrap_or_default();
        if needs_quotes(text) || text.contains([',', '}', ']']) { quoted(text) } else { text.to_owned() }
    }

    /// The value shortened to about 60 characters, for messages.
    pub fn excerpt(&self) -> String {
        const MAX_CHARS: usize = 60;
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
        match text.char_indices().nth(MAX_CHARS) {
            Some((cut, _)) => format!("{}…", &text[..cut]),
            None => text,
        }
    }
}

/// The data of a text and what is found in it, for tests.
#[cfg(test)]
fn parsed(text: &str) -> (Option<Node>, Report) {
    let file = crate::diagnostic::Sources::default().add_embedded("x.md", "");
    let mut report = Report::default();
    let node = parse(text, file, 0, &mut report);
    (node, report)
}
