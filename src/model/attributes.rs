//! Reading one map of a model file: its known keys, and a finding for everything else.

use crate::diagnostic::{Arg, Code, Diagnostic, Hint, Report, Span};
use crate::text::{Labels, Lang, nearest, slug};
use crate::yaml::{Data, Key, Node};

/// One map of the model, read key by key.
pub(super) struct Attributes<'a, 'r> {
    pub name: &'a str,
    pub span: Span,
    node: &'a Node,
    pub report: &'r mut Report,
}

impl<'a, 'r> Attributes<'a, 'r> {
    /// Every key must be one of `known`.
    pub fn new(name: &'a str, span: Span, node: &'a Node, known: &[&str], report: &'r mut Report) -> Self {
        if !matches!(node.data, Data::Map(_) | Data::Null) {
            wrong(report, name, node.span);
        }
        for (key, _) in node.entries() {
            if !known.contains(&key.text.as_str()) {
                let finding = Diagnostic::new(Code::ModelUnknownKey, key.span).arg("name", key.text.as_str());
                let list: Arg = known.iter().copied().collect();
                let near = nearest(&key.text, known.iter().copied());
                report.push(match near {
                    Some(_) => finding.nearest(near),
                    None => finding.hint_with(Hint::OneOf, "list", list),
                });
            }
        }
        Attributes { name, span, node, report }
    }

    pub fn get(&self, key: &str) -> Option<&'a Node> {
        self.node.get(key).filter(|node| !node.is_null())
    }

    /// The entries of the map under a key, in order.
    pub fn entries(&mut self, key: &str) -> &'a [(Key, Node)] {
        match self.get(key) {
            None => &[],
            Some(node) => {
                if !matches!(node.data, Data::Map(_)) {
                    wrong(self.report, key, node.span);
                }
                node.entries()
            }
        }
    }

    pub fn flag(&mut self, key: &str) -> bool {
        match self.get(key).map(|node| (node.scalar(), node.span)) {
            None | Some((Some("false"), _)) => false,
            Some((Some("true"), _)) => true,
            Some((_, span)) => {
                wrong(self.report, key, span);
                false
            }
        }
    }

    pub fn text(&mut self, key: &str) -> Option<(&'a str, Span)> {
        let node = self.get(key)?;
        match node.scalar() {
            Some(text) => Some((text, node.span)),
            None => {
                wrong(self.report, key, node.span);
                None
            }
        }
    }

    /// A list of texts, or a single one.
    pub fn texts(&mut self, key: &str) -> Vec<(&'a str, Span)> {
        let Some(node) = self.get(key) else { return Vec::new() };
        let items = match &node.data {
            Data::Seq(items) => items.as_slice(),
            _ => std::slice::from_ref(node),
        };
        let mut texts = Vec::new();
        for item in items {
            match item.scalar() {
                Some(text) => texts.push((text, item.span)),
                None => wrong(self.report, key, item.span),
            }
        }
        texts
    }

    pub fn labels(&mut self, key: &str) -> Option<Labels> {
        let node = self.get(key)?;
        labels(node, key, self.report)
    }

    /// Labels that must be there; the name itself in their stead, with a finding, when they are not.
    pub fn required_labels(&mut self, key: &'static str) -> Labels {
        if let Some(labels) = self.labels(key) {
            return labels;
        }
        if self.get(key).is_none() {
            let finding = Diagnostic::new(Code::ModelMissingKey, self.span);
            self.report.push(finding.arg("name", self.name).arg("key", key));
        }
        Labels::same(self.name)
    }
}

/// A text for every language, or a map of languages; a missing language borrows the first one written.
pub(super) fn labels(node: &Node, key: &str, report: &mut Report) -> Option<Labels> {
    if let Some(text) = node.scalar() {
        return Some(Labels::same(text));
    }
    let mut written: [Option<&str>; 3] = [None; 3];
    for (lang, value) in node.entries() {
        match (Lang::from_code(&lang.text), value.scalar()) {
            (Some(lang), Some(text)) => written[lang as usize] = Some(text),
            // Terms carry their labels beside other keys, which their own reader checks.
            (None, _) => {}
            (Some(_), None) => wrong(report, key, value.span),
        }
    }
    let first = written.iter().flatten().next().copied();
    let Some(first) = first else {
        wrong(report, key, node.span);
        return None;
    };
    Some(Labels::new(written.map(|text| text.unwrap_or(first).to_owned())))
}

pub(super) fn wrong(report: &mut Report, key: &str, span: Span) {
    report.push(Diagnostic::new(Code::ModelWrongValue, span).arg("key", key));
}

/// Labels as URL segments.
pub(super) fn folded(labels: &Labels) -> Labels {
    let mut words = labels.iter().map(slug);
    Labels::new(std::array::from_fn(|_| words.next().unwrap_or_default()))
}

pub(super) fn owned(texts: Vec<(&str, Span)>) -> Vec<String> {
    texts.into_iter().map(|(text, _)| text.to_owned()).collect()
}
