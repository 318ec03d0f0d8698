//! Values written as a single word, number or text.

use super::decode::Decoder;
use crate::diagnostic::{Arg, Code, Diagnostic, Hint};
use crate::markdown::{Document, Target, classify};
use crate::model::{Date, Field, FieldType, Mark, Publication, Quantity, Reference, TermId, Value, VocabId};
use crate::model::{DateFault, QuantityFault};
use crate::text::Lang;
use crate::yaml::Node;

impl Decoder<'_> {
    pub fn scalar(&mut self, field: &Field, node: &Node) -> Option<Value> {
        let Some(written) = node.scalar().map(str::trim).filter(|written| !written.is_empty()) else {
            return self.wrong(field, node);
        };
        match &field.of {
            FieldType::Text => Some(Value::Text(self.text(written))),
            FieldType::Markdown => {
                let document = Document::parse(written, node.span, self.origin(node.span), self.report);
                Some(Value::Markdown(Box::new(Mark { lang: self.lang, document })))
            }
            FieldType::Date => self.date(field, node).map(Value::Date),
            FieldType::Number { .. } => self.number(field, node).map(Value::Number),
            FieldType::Term(vocabulary) => self.term(*vocabulary, written, node).map(Value::Term),
            FieldType::Ref(_) => Some(Value::Ref(Reference { written: written.to_owned() })),
            FieldType::Link => match classify(written, self.dir) {
                Ok(Target::External(url)) if url.starts_with("http") => Some(Value::Link(url)),
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

    /// The id of a word that the field's type spells out.
    pub fn word(&self, field: &Field, written: &str) -> Option<&'static str> {
        let id = self.model.types.words(&field.of).word_named(written)?;
        // Ids of words are few and known to the code that asks; this keeps its matches free of borrows.
        ["true", "false", "es", "pt", "en", "draft", "published", "archived", "rolling", "year"]
            .into_iter()
            .find(|known| *known == id)
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

    pub fn number(&mut self, field: &Field, node: &Node) -> Option<Quantity> {
        let written = node.scalar().unwrap_or_default();
        match Quantity::parse(written) {
            Ok(quantity) => Some(quantity),
            Err(QuantityFault::Form) => self.wrong(field, node),
            Err(QuantityFault::Ambiguous { thousands, decimal }) => {
                let finding = Diagnostic::new(Code::AmbiguousNumber, node.span);
                let finding = finding.arg("value", written).arg("one", thousands.as_str());
                let finding = finding.arg("other", written.replace(',', "."));
                let number = if decimal.is_empty() { thousands.clone() } else { decimal };
                let one = Arg::from(thousands);
                let mut finding = finding.hint_with(Hint::WriteNumber, "one", one);
                if let Some((_, args)) = finding.hints.last_mut() {
                    args.push(("other", Arg::from(number)));
                }
                self.report.push(finding);
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
