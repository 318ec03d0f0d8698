//! Decoding of front matter to typed values: names are matched, types checked, missing values reported.

use crate::diagnostic::{Arg, Code, Diagnostic, FileId, Hint, Report, Span};
use crate::markdown::Origin;
use crate::model::{Field, FieldId, FieldSet, FieldType, Item, Model, Need, Record, Text, Value};
use crate::text::{Labels, Lang, normalise};
use crate::yaml::{Data, Key, Node};
use std::collections::BTreeSet;

/// The decoder of one file.
pub(super) struct Decoder<'a> {
    pub model: &'a Model,
    pub file: FileId,
    /// Folder of the file, relative to the content folder.
    pub dir: &'a str,
    pub lang: Lang,
    pub report: &'a mut Report,
    /// Spans of fields for an institution's contacts and of private fields, in which contact data are allowed.
    pub exempt: Vec<Span>,
    /// Ids of fields whose value in the original is invalid, so that a translation cannot be compared with it.
    pub invalid: BTreeSet<String>,
}

/// Maximum terms of a vocabulary that a message lists; for longer ones it describes a term.
const MAX_LISTED: usize = 40;

/// The fields in a file, matched to those of the model: number, key, value.
pub(super) type Written<'n> = Vec<(FieldId, &'n Key, &'n Node)>;

impl<'a> Decoder<'a> {
    pub fn new(model: &'a Model, file: FileId, dir: &'a str, lang: Lang, report: &'a mut Report) -> Self {
        Decoder { model, file, dir, lang, report, exempt: Vec::new(), invalid: BTreeSet::new() }
    }

    /// Decodes the fields of a record or group. `whole` names the record or group in messages; missing fields are
    /// reported at `at`.
    pub fn record(&mut self, set: &FieldSet, whole: &Labels, node: &Node, at: Span) -> Record {
        let mut record = Record::default();
        for (number, key, value) in self.matched(set, whole, node) {
            let field = &set[number];
            if field.private || matches!(field.of, FieldType::Email | FieldType::Phone) {
                self.exempt.push(key.span.to(value.span));
            }
            if let Some(item) = self.field(field, value)
                && !field.private
            {
                record.set(number, item);
            }
        }
        tell_languages(set, &mut record);
        self.missing(set, whole, node, at);
        record
    }

    /// Matches each key to a field by its names; unknown and duplicate keys are reported.
    pub fn matched<'n>(&mut self, set: &FieldSet, whole: &Labels, node: &'n Node) -> Written<'n> {
        let mut written: Written = Vec::new();
        for (key, value) in node.entries() {
            match set.named(&key.text) {
                None => {
                    let finding = Diagnostic::new(Code::UnknownField, key.span).arg("name", key.text.as_str());
                    let finding = finding.arg("kind", whole);
                    self.report.push(match set.names.nearest(&key.text) {
                        Some(near) => finding.nearest(Some(near)),
                        None => finding.hint_with(Hint::OneOf, "list", field_names(set, self.lang)),
                    });
                }
                Some((number, _)) => match written.iter().find(|(known, _, _)| *known == number) {
                    Some((_, first, _)) => {
                        let finding = Diagnostic::new(Code::DuplicateField, key.span);
                        let finding = finding.arg("name", key.text.as_str()).arg("other", first.text.as_str());
                        self.report.push(finding.related(first.span));
                    }
                    None => written.push((number, key, value)),
                },
            }
        }
        written
    }

    /// Reports missing fields: each required one on its own, all recommended ones together.
    fn missing(&mut self, set: &FieldSet, whole: &Labels, node: &Node, at: Span) {
        let is_there = |field: &Field| {
            node.entries().iter().any(|(key, value)| {
                !value.is_empty() && set.named(&key.text).is_some_and(|(_, known)| known.id == field.id)
            })
        };
        let mut recommended = Vec::new();
        for field in set.fields.iter().filter(|field| field.derive.is_none()) {
            match field.need {
                Need::Required if !is_there(field) => {
                    let finding = Diagnostic::new(Code::MissingField, at).arg("field", &field.label);
                    self.report.push(self.with_expected(finding, field));
                }
                Need::Recommended if !is_there(field) => recommended.push(&field.label),
                _ => {}
            }
        }
        if !recommended.is_empty() {
            let keys = recommended.iter().map(|label| format!("`{}:`", label.get(self.lang).to_lowercase()));
            let finding = Diagnostic::new(Code::IncompleteRecord, at).arg("whole", whole);
            let finding = finding.arg("list", recommended.iter().copied().collect::<Arg>());
            self.report.push(finding.hint_with(Hint::AddFields, "list", keys.collect::<Arg>()));
        }
    }

    /// Decodes the value of a field, as a list if the field takes many. `None` if it is empty or invalid.
    pub fn field(&mut self, field: &Field, node: &Node) -> Option<Item> {
        match (&node.data, field.many) {
            (Data::Null, _) => None,
            (Data::Seq(nodes), true) => {
                let items: Vec<Item> = nodes.iter().filter_map(|node| self.single(field, node)).collect();
                (!items.is_empty()).then_some(Item { value: Value::List(items), span: node.span })
            }
            (Data::Seq(_), false) => {
                self.report.push(Diagnostic::new(Code::NotAList, node.span).arg("field", &field.label));
                self.invalid.insert(field.id.clone());
                None
            }
            (_, true) => {
                let item = self.single(field, node)?;
                Some(Item { span: item.span, value: Value::List(vec![item]) })
            }
            (_, false) => self.single(field, node),
        }
    }

    fn single(&mut self, field: &Field, node: &Node) -> Option<Item> {
        if node.is_null() {
            return None;
        }
        let value = match &field.of {
            FieldType::Period => self.period(field, node),
            FieldType::Window => self.window(field, node),
            FieldType::Money => self.money(field, node),
            FieldType::Figure => self.figure(field, node),
            FieldType::Place => self.place(field, node),
            FieldType::Sdg => self.sdg(field, node),
            FieldType::Image => self.image(field, node),
            FieldType::File => self.file(field, node),
            FieldType::Group(set) => self.group(field, set, node),
            _ => self.scalar(field, node),
        };
        if value.is_none() {
            self.invalid.insert(field.id.clone());
        }
        value.map(|value| Item { value, span: node.span })
    }

    fn group(&mut self, field: &Field, set: &FieldSet, node: &Node) -> Option<Value> {
        let Data::Map(_) = node.data else { return self.wrong(field, node) };
        Some(Value::Group(self.record(set, &field.label, node, node.span)))
    }

    /// Reports a value that does not have the field's type.
    pub fn wrong<T>(&mut self, field: &Field, node: &Node) -> Option<T> {
        let finding = Diagnostic::new(Code::WrongType, node.span);
        let finding = finding.arg("field", &field.label).arg("value", node.excerpt());
        self.report.push(self.with_expected(finding, field));
        None
    }

    /// Adds a hint with what the field accepts: terms, fields of its group, or the description of its type.
    fn with_expected(&self, finding: Diagnostic, field: &Field) -> Diagnostic {
        match &field.of {
            FieldType::Term(vocabulary) if self.model.vocabulary(*vocabulary).terms.len() <= MAX_LISTED => {
                let terms: Arg = self.model.vocabulary(*vocabulary).terms.iter().map(|term| &term.label).collect();
                finding.hint_with(Hint::OneOf, "list", terms)
            }
            FieldType::Group(set) => finding.hint_with(Hint::GroupOf, "list", field_names(set, self.lang)),
            of => finding.hint_with(Hint::Expected, "what", &self.model.types.words(of).expects),
        }
    }

    /// A text in the language of the file, with whitespace collapsed.
    pub fn text(&self, written: &str) -> Text {
        let line = written.split_whitespace().collect::<Vec<_>>().join(" ");
        Text { lang: self.lang, text: normalise(&line).into_owned() }
    }

    pub fn origin(&self, at: Span) -> Origin<'a> {
        Origin { file: self.file, offset: at.start as usize, dir: self.dir, lang: self.lang }
    }
}

/// Gives texts the language that another field of the record or group tells, such as that of the title of a work.
fn tell_languages(set: &FieldSet, record: &mut Record) {
    for (number, field) in set.iter() {
        let told = field.language.and_then(|language| record.get(language)).map(|item| &item.value);
        let Some(&Value::Language(lang)) = told else { continue };
        if let Some(Value::Text(text)) = record.get_mut(number).map(|item| &mut item.value) {
            text.lang = lang;
        }
    }
}

fn field_names(set: &FieldSet, lang: Lang) -> Arg {
    set.fields.iter().map(|field| field.label.get(lang).to_lowercase()).collect()
}
