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

    pub fn whole_number(&mut self, key: &str) -> Option<u32> {
        let (text, span) = self.text(key)?;
        let number = text.parse().ok();
        if number.is_none() {
            wrong(self.report, key, span);
        }
        number
    }

    /// A list of texts, or a single one.
    pub fn texts(&mut self, key: &str) -> Vec<(&'a str, Span)> {
        let Some(node) = self.get(key) else { return Vec::new() };
        let mut texts = Vec::new();
        for item in node.items() {
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

/// Labels, with a finding for a value that is none and for a language Cebra does not speak.
fn labels(node: &Node, key: &str, report: &mut Report) -> Option<Labels> {
    for (lang, _) in node.entries().iter().filter(|(lang, _)| Lang::from_code(&lang.text).is_none()) {
        let finding = Diagnostic::new(Code::ModelUnknownKey, lang.span).arg("name", lang.text.as_str());
        report.push(finding.hint_with(Hint::OneOf, "list", Lang::codes()));
    }
    let labels = node.labels();
    if labels.is_none() {
        wrong(report, key, node.span);
    }
    labels
}

pub(super) fn wrong(report: &mut Report, key: &str, span: Span) {
    report.push(Diagnostic::new(Code::ModelWrongValue, span).arg("key", key));
}

/// Labels as URL segments, which have to be something; the id in their stead, with a finding, when they are nothing.
pub(super) fn folded(labels: &Labels, id: &str, at: Span, report: &mut Report) -> Labels {
    if labels.iter().any(|label| slug(label).is_empty()) {
        wrong(report, "route", at);
    }
    labels.map(|label| Some(slug(label)).filter(|folded| !folded.is_empty()).unwrap_or_else(|| slug(id)))
}

pub(super) fn owned(texts: Vec<(&str, Span)>) -> Vec<String> {
    texts.into_iter().map(|(text, _)| text.to_owned()).collect()
}
