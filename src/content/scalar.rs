//! Decoding of values written as a single scalar.

use super::decode::Decoder;
use super::proposals::{texts, typed, with_proposals};
use crate::diagnostic::{Arg, Code, Diagnostic, Hint};
use crate::markdown::{Document, Target, classify};
use crate::model::{
    Date, Field, FieldType, MarkdownText, Publication, Quantity, Reference, TermId, Value, VocabId, Zone,
};
use crate::model::{DateFault, QuantityFault, read_date, read_number, read_period};
use crate::text::{Labels, Lang, plain_signs};
use crate::yaml::Node;

impl<'a> Decoder<'a> {
    pub fn scalar(&mut self, field: &Field, node: &Node) -> Option<Value> {
        self.scalar_as(&field.of, field, node)
    }

    /// A scalar of a type, which may be that of a part of the field's.
    pub fn scalar_as(&mut self, of: &FieldType, field: &Field, node: &Node) -> Option<Value> {
        let Some(written) = node.scalar().map(str::trim).filter(|written| !written.is_empty()) else {
            return self.wrong(field, node);
        };
        let plain = plain_signs(written);
        let written = if of.has_text() { written } else { plain.as_ref() };
        match of {
            FieldType::Text => Some(Value::Text(self.line(written, node))),
            FieldType::Markdown => {
                node.report_left_out(self.report);
                let document = Document::parse(written, node.span, self.origin(node.span), self.report);
                Some(Value::Markdown(Box::new(MarkdownText { lang: self.lang, document })))
            }
            FieldType::Date => self.date(field, node).map(Value::Date),
            FieldType::Zone => match Zone::parse(written) {
                Some(zone) => Some(Value::Zone(zone)),
                None => self.wrong(field, node),
            },
            FieldType::Number { unit } => self.number(&field.label, unit.as_deref(), node).map(Value::Number),
            FieldType::Term(vocabulary) => self.term(*vocabulary, written, node, field.many).map(Value::Term),
            FieldType::Ref(_) => Some(Value::Ref(Reference { written: written.to_owned(), unlisted: None })),
            FieldType::Link => match classify(written, self.dir) {
                Ok(Target::External(url)) if is_web(&url) => {
                    self.tell_entity(&url, node);
                    Some(Value::Link(url))
                }
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
            FieldType::Language => match self.word(field, written).and_then(Lang::of_records) {
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

    /// Reports `&amp;` in an address, which was copied from the text of a page.
    fn tell_entity(&mut self, url: &str, node: &Node) {
        if url.contains("&amp;") {
            let finding = Diagnostic::new(Code::RawHtml, node.span);
            self.report.push(finding.hint_with(Hint::WriteAs, "text", url.replace("&amp;", "&")));
        }
    }

    /// The id of a fixed value of the field's type.
    pub fn word(&self, field: &Field, written: &str) -> Option<&'a str> {
        self.model.types.words(&field.of).word_named(written)
    }

    pub fn date(&mut self, field: &Field, node: &Node) -> Option<Date> {
        let written = plain_signs(node.scalar().unwrap_or_default());
        match Date::parse(&written) {
            Ok(date) => Some(date),
            Err(DateFault::Form) => {
                let finding = Diagnostic::new(Code::WrongType, node.span).arg("field", &field.label);
                let what = &self.model.types.words(&FieldType::Date).expects;
                let finding = finding.arg("value", node.excerpt()).hint_with(Hint::Expected, "what", what);
                let mut read = read_date(&written, self.lang);
                if let (true, Some(period)) = (read.is_empty(), read_period(&written, self.lang)) {
                    read.extend(period.from.into_iter().chain(period.to));
                }
                let read = typed(&texts(&read));
                self.report.push(with_proposals(finding, &read));
                None
            }
            Err(DateFault::NoSuchDay) => {
                let finding = Diagnostic::new(Code::NoSuchDate, node.span).arg("value", written.as_ref());
                self.report.push(with_proposals(finding, &typed(&texts(&Date::near(&written)))));
                None
            }
        }
    }

    /// Decodes a number; messages call it `label`.
    pub fn number(&mut self, label: &Labels, unit: Option<&str>, node: &Node) -> Option<Quantity> {
        let written = plain_signs(node.scalar().unwrap_or_default());
        match Quantity::parse(&written) {
            Ok(quantity) => Some(quantity),
            Err(fault) => {
                self.report.push(self.no_number(label, node, &fault, &read_number(&written, unit)));
                None
            }
        }
    }

    /// The finding for a number that is none or ambiguous, with what to type.
    pub fn no_number(&self, label: &Labels, node: &Node, fault: &QuantityFault, numbers: &[String]) -> Diagnostic {
        match fault {
            QuantityFault::Form => {
                let finding = Diagnostic::new(Code::WrongType, node.span).arg("field", label);
                let what = &self.model.types.words(&FieldType::Number { unit: None }).expects;
                let finding = finding.arg("value", node.excerpt()).hint_with(Hint::Expected, "what", what);
                with_proposals(finding, &typed(numbers))
            }
            QuantityFault::Ambiguous { thousands, decimal } => {
                let list: Arg = [decimal.as_str(), thousands.as_str()].into_iter().collect();
                let finding = Diagnostic::new(Code::AmbiguousNumber, node.span).arg("value", node.excerpt());
                finding.hint_with(Hint::WriteNumber, "list", list)
            }
        }
    }

    pub fn term(&mut self, id: VocabId, written: &str, node: &Node, many: bool) -> Option<TermId> {
        let vocabulary = self.model.vocabulary(id);
        let found = vocabulary.named(written);
        if found.is_none() {
            let mut finding = Diagnostic::new(Code::UnknownTerm, node.span).arg("value", node.excerpt());
            finding = finding.arg("vocabulary", &vocabulary.plural);
            if !self.report.is_full(Code::UnknownTerm, node.span) {
                finding = self.with_likely_term(finding, id, written, many);
            }
            self.report.push(finding);
        }
        found
    }
}

fn is_web(url: &str) -> bool {
    let scheme = url.split("://").next().unwrap_or_default();
    let plain = !url.contains(char::is_whitespace);
    plain && (scheme.eq_ignore_ascii_case("https") || scheme.eq_ignore_ascii_case("http"))
}
