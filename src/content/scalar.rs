//! Decoding of values written as a single scalar.

use super::decode::Decoder;
use crate::diagnostic::{Arg, Code, Diagnostic, Hint};
use crate::markdown::{Document, Target, classify};
use crate::model::{Date, Field, FieldType, MarkdownText, Publication, Quantity, Reference, TermId, Value, VocabId};
use crate::model::{DateFault, QuantityFault};
use crate::text::{Labels, Lang};
use crate::yaml::Node;

impl<'a> Decoder<'a> {
    pub fn scalar(&mut self, field: &Field, node: &Node) -> Option<Value> {
        let Some(written) = node.scalar().map(str::trim).filter(|written| !written.is_empty()) else {
            return self.wrong(field, node);
        };
        match &field.of {
            FieldType::Text => Some(Value::Text(self.text(written))),
            FieldType::Markdown => {
                let document = Document::parse(written, node.span, self.origin(node.span), self.report);
                Some(Value::Markdown(Box::new(MarkdownText { lang: self.lang, document })))
            }
            FieldType::Date => self.date(field, node).map(Value::Date),
            FieldType::Number { .. } => self.number(&field.label, node).map(Value::Number),
            FieldType::Term(vocabulary) => self.term(*vocabulary, written, node).map(Value::Term),
            FieldType::Ref(_) => Some(Value::Ref(Reference { written: written.to_owned() })),
            FieldType::Link => match classify(written, self.dir) {
                Ok(Target::External(url)) if is_web(&url) => Some(Value::Link(url)),
                _ => self.wrong(field, node),
            },
            FieldType::Email if written.contains('@') && !written.contains(char::is_whitespace) => {
                Some(Value::Email(written.to_owned()))
            }
            FieldType::Phone if written.bytes().filter(u8::is_ascii_digit).count() >= 6 => {
                Some(Value::Phone(written.to_owned()))
            }
            FieldType::Bool => match self.word(field, written) {
                Some(word) => Some(Value::Bool(word == "true")),
                None => self.wrong(field, node),
            },
            FieldType::Language => match self.word(field, written).and_then(Lang::from_code) {
                Some(lang) => Some(Value::Language(lang)),
                None => self.wrong(field, node),
            },
            FieldType::Publication => match self.word(field, written) {
                Some("draft") => Some(Value::Publication(Publication::Draft)),
                Some("published") => Some(Value::Publication(Publication::Published)),
                Some("archived") => Some(Value::Publication(Publication::Archived)),
                _ => self.wrong(field, node),
            },
            _ => self.wrong(field, node),
        }
    }

    /// The id of a fixed value of the field's type.
    pub fn word(&self, field: &Field, written: &str) -> Option<&'a str> {
        self.model.types.words(&field.of).word_named(written)
    }

    pub fn date(&mut self, field: &Field, node: &Node) -> Option<Date> {
        let written = node.scalar().unwrap_or_default();
        match Date::parse(written) {
            Ok(date) => Some(date),
            Err(DateFault::Form) => self.wrong(field, node),
            Err(DateFault::NoSuchDay) => {
                self.report.push(Diagnostic::new(Code::NoSuchDate, node.span).arg("value", written));
                None
            }
        }
    }

    /// Decodes a number; messages call it `label`.
    pub fn number(&mut self, label: &Labels, node: &Node) -> Option<Quantity> {
        let written = node.scalar().unwrap_or_default();
        match Quantity::parse(written) {
            Ok(quantity) => Some(quantity),
            Err(QuantityFault::Form) => {
                let finding =
                    Diagnostic::new(Code::WrongType, node.span).arg("field", label).arg("value", node.excerpt());
                let what = &self.model.types.words(&FieldType::Number { unit: None }).expects;
                self.report.push(finding.hint_with(Hint::Expected, "what", what));
                None
            }
            Err(QuantityFault::Ambiguous { thousands, decimal }) => {
                let list: Arg = decimal.into_iter().chain([thousands]).collect();
                let finding = Diagnostic::new(Code::AmbiguousNumber, node.span).arg("value", written);
                self.report.push(finding.hint_with(Hint::WriteNumber, "list", list));
                None
            }
        }
    }

    fn term(&mut self, vocabulary: VocabId, written: &str, node: &Node) -> Option<TermId> {
        let vocabulary = self.model.vocabulary(vocabulary);
        let found = vocabulary.named(written);
        if found.is_none() {
            let finding = Diagnostic::new(Code::UnknownTerm, node.span).arg("value", written);
            let finding = finding.arg("vocabulary", &vocabulary.plural);
            self.report.push(match vocabulary.names.nearest(written) {
                Some(near) => finding.nearest(Some(near)),
                None => {
                    let list: Arg = vocabulary.terms.iter().map(|term| &term.label).collect();
                    finding.hint_with(Hint::OneOf, "list", list)
                }
            });
        }
        found
    }
}

fn is_web(url: &str) -> bool {
    let scheme = url.split("://").next().unwrap_or_default();
    let plain = !url.contains(char::is_whitespace);
    plain && (scheme.eq_ignore_ascii_case("https") || scheme.eq_ignore_ascii_case("http"))
}
