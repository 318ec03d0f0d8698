//! Decoding of front matter to typed values: names are matched, types checked, missing values reported.

use super::proposals::with_proposals;
use crate::diagnostic::{Arg, Code, Diagnostic, FileId, Hint, Report, Span};
use crate::markdown::{LineMarks, Origin};
use crate::model::{Field, FieldId, FieldSet, FieldType, Item, Model, Need, Record, Text, Value};
use crate::text::{Labels, Lang, normalise, says_unknown, slug};
use crate::yaml::{Data, Key, Node};
use std::collections::{BTreeMap, BTreeSet};

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
    /// The sets of fields, by the id of the first and their number, of which a finding has listed all.
    pub listed: BTreeSet<(String, usize)>,
}

/// The fields in a file, matched to those of the model: number, key, value.
pub(super) type Written<'n> = Vec<(FieldId, &'n Key, &'n Node)>;

impl<'a> Decoder<'a> {
    pub fn new(model: &'a Model, file: FileId, dir: &'a str, lang: Lang, report: &'a mut Report) -> Self {
        Decoder {
            model,
            file,
            dir,
            lang,
            report,
            exempt: Vec::new(),
            invalid: BTreeSet::new(),
            listed: BTreeSet::new(),
        }
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
        tell_zones(set, &mut record);
        self.missing(set, whole, node, at);
        record
    }

    /// Matches each key to a field by its names; unknown and duplicate keys are reported.
    pub fn matched<'n>(&mut self, set: &FieldSet, whole: &Labels, node: &'n Node) -> Written<'n> {
        let mut written: Written = Vec::new();
        for (key, value) in node.entries() {
            match set.named(&key.text) {
                None => {
                    let mut finding = Diagnostic::new(Code::UnknownField, key.span).arg("name", key.text.as_str());
                    finding = finding.arg("kind", whole);
                    if let Some(line) = self.as_part_of(set, (key, value), node.entries()) {
                        finding = finding.hint_with(Hint::WriteAs, "text", line);
                    } else if !self.report.is_full(Code::UnknownField, key.span) {
                        finding = self.with_likely_field(finding, set, (key, value), node.entries());
                    }
                    self.report.push(finding);
                }
                Some((number, _)) => match written.iter().find(|(known, _, _)| *known == number) {
                    Some((_, first, _)) => {
                        let finding = Diagnostic::new(Code::DuplicateField, key.span);
                        let finding = finding.arg("name", key.text.as_str()).arg("other", first.text.as_str());
                        self.report.push(finding.related(first.span).hint(Hint::KeepOne));
                    }
                    None => written.push((number, key, value)),
                },
            }
        }
        written
    }

    /// Reports missing fields: each required one on its own, all recommended ones together. A comment that stands where
    /// the value of a required one should is shown in quotes.
    fn missing(&mut self, set: &FieldSet, whole: &Labels, node: &Node, at: Span) {
        let mut recommended = Vec::new();
        let meant = misspelt(set, node);
        for (index, field) in set.fields.iter().enumerate().filter(|(_, field)| field.derive.is_none()) {
            let named = |(key, _): &&(Key, Node)| set.named(&key.text).is_some_and(|(_, known)| known.id == field.id);
            let mut written = node.entries().iter().filter(named).map(|(_, value)| value);
            let is_there = |field: &Field| {
                let values = node
                    .entries()
                    .iter()
                    .filter(|(key, _)| set.names.find(&key.text).is_some_and(|at| set.fields[at].id == field.id));
                values.into_iter().any(|(_, value)| !self.is_blank(field, value))
            };
            if meant.contains(&index) || is_there(field) || field.instead.iter().any(|other| is_there(&set[*other])) {
                continue;
            }
            match field.need {
                Need::Required => {
                    let finding = Diagnostic::new(Code::MissingField, at).arg("field", &field.label);
                    let comment = written.find_map(|value| value.left_out.as_ref());
                    self.report.push(match comment {
                        Some(comment) => finding.hint_with(Hint::QuoteText, "line", comment.line.as_str()),
                        None => {
                            let line = format!("{}: …", field.label.get(self.lang).to_lowercase());
                            self.with_expected(finding.hint_with(Hint::WriteLine, "line", line), field)
                        }
                    });
                }
                Need::Recommended => recommended.push(&field.label),
                Need::Desirable | Need::Optional => {}
            }
        }
        if !recommended.is_empty() {
            let keys = recommended.iter().map(|label| format!("`{}:`", label.get(self.lang).to_lowercase()));
            let finding = Diagnostic::new(Code::IncompleteRecord, at).arg("whole", whole);
            let finding = finding.arg("list", recommended.iter().copied().collect::<Arg>());
            self.report.push(finding.hint_with(Hint::AddFields, "list", keys.collect::<Arg>()));
        }
    }

    /// Whether the items of a list are the parts of one value, each with a dash before it.
    fn is_one_value(&self, field: &Field, nodes: &[Node]) -> bool {
        const FEWEST: usize = 3;
        let (mut known, is_group) = (BTreeSet::new(), matches!(field.of, FieldType::Group(_)));
        let is_part = |node: &Node| match (node.entries(), &field.of) {
            ([(key, value)], FieldType::Group(set)) => {
                value.scalar().and(set.named(&key.text)).is_some_and(|(number, _)| known.insert(set[number].id.clone()))
            }
            ([(key, value)], of) => value
                .scalar()
                .and(self.model.types.words(of).part_named(&key.text))
                .is_some_and(|part| known.insert(part.to_owned())),
            _ => false,
        };
        // Two works may well be told by one field each.
        nodes.len() >= if is_group { FEWEST } else { 2 } && nodes.iter().all(is_part)
    }

    /// Whether a value is none: empty, or a group of which every part is empty, as content systems leave it.
    fn is_blank(&self, field: &Field, node: &Node) -> bool {
        let is_known = |name: &str| match &field.of {
            FieldType::Group(set) => set.named(name).is_some(),
            of => self.model.types.words(of).part_named(name).is_some(),
        };
        let is_nothing = |(key, value): &(Key, Node)| value.is_empty() && is_known(&key.text);
        let entries = node.entries();
        node.is_empty()
            || (!entries.is_empty() && entries.iter().all(is_nothing))
            || match &node.data {
                Data::Seq(items) => items.iter().all(|item| self.is_blank(field, item)),
                _ => false,
            }
    }

    /// Decodes the value of a field, as a list if the field takes many. `None` if it is empty or invalid.
    pub fn field(&mut self, field: &Field, node: &Node) -> Option<Item> {
        match (&node.data, field.many) {
            (Data::Null, _) => {
                self.tell_hashtag(field, node);
                None
            }
            (Data::Seq(nodes), true) if self.is_one_value(field, nodes) => {
                let finding = Diagnostic::new(Code::WrongType, node.span).arg("field", &field.label);
                let entries = nodes.iter().flat_map(Node::entries);
                let parts = entries.map(|(key, value)| format!("{}: {}", key.text, value.typed())).collect::<Vec<_>>();
                let finding = finding.arg("value", node.excerpt()).hint(Hint::OneDash);
                self.report.push(finding.hint_with(Hint::WriteAs, "text", format!("- {{{}}}", parts.join(", "))));
                self.invalid.insert(field.id.clone());
                None
            }
            (Data::Seq(nodes), true) => {
                self.check_marked(field, nodes);
                let items = self.list(field, nodes);
                (!items.is_empty()).then_some(Item { value: Value::List(items), span: node.span })
            }
            (_, true) => {
                let item = self.single(field, node)?;
                Some(Item { span: item.span, value: Value::List(vec![item]) })
            }
            (_, false) => self.single(field, node),
        }
    }

    /// `alias: #AguaLimpia` is a comment for YAML. A field that must have a text is missing then.
    fn tell_hashtag(&mut self, field: &Field, node: &Node) {
        let is_tag = |text: &str| text.starts_with('#') && text[1..].starts_with(char::is_alphanumeric);
        let is_text = matches!(field.of, FieldType::Text | FieldType::Markdown) && field.need != Need::Required;
        if is_text && node.left_out.as_ref().is_some_and(|comment| is_tag(&comment.text)) {
            node.report_left_out(self.report);
        }
    }

    /// The values of a list. One that is there again is reported once, and dropped unless it may be translated.
    fn list(&mut self, field: &Field, nodes: &[Node]) -> Vec<Item> {
        let mut items: Vec<Item> = Vec::with_capacity(nodes.len());
        let mut seen: BTreeMap<String, (Span, bool)> = BTreeMap::new();
        for node in nodes {
            let Some(item) = self.single(field, node) else { continue };
            let again = identity(&item.value).and_then(|value| match seen.get_mut(&value) {
                None => {
                    seen.insert(value, (item.span, false));
                    None
                }
                Some((first, is_told)) => Some((*first, std::mem::replace(is_told, true))),
            });
            if let Some((first, is_told)) = again {
                if !is_told {
                    let finding = Diagnostic::new(Code::RepeatedValue, item.span).arg("field", &field.label);
                    self.report.push(finding.arg("value", node.excerpt()).hint(Hint::WriteOnce).related(first));
                }
                if !field.of.has_text() {
                    continue;
                }
            }
            items.push(item);
        }
        items
    }

    fn single(&mut self, field: &Field, node: &Node) -> Option<Item> {
        let node = node.only();
        if self.is_blank(field, node) {
            return None;
        }
        if let Data::Seq(_) = node.data {
            self.not_a_list(field, node);
            self.invalid.insert(field.id.clone());
            return None;
        }
        if self.tell_unknown(field, node) {
            self.invalid.insert(field.id.clone());
            return None;
        }
        let value = match &field.of {
            FieldType::Period => self.period(field, node),
            FieldType::Window { .. } | FieldType::Occasion => self.window(field, node),
            FieldType::Money => self.money(field, node),
            FieldType::Figure => self.figure(field, node),
            FieldType::Place => self.place(field, node),
            FieldType::Sdg => self.sdg(field, node),
            FieldType::Image => self.image(field, node),
            FieldType::File => self.file(field, node),
            FieldType::Group(set) => self.group(field, set, node),
            FieldType::Outline => self.outline(field, node, 0).map(|outline| Value::Outline(Box::new(outline))),
            FieldType::Ref(_) if let (Some(types), Data::Map(_)) = (field.unlisted, &node.data) => {
                self.unlisted(field, types, node)
            }
            _ => self.scalar(field, node),
        };
        if value.is_none() {
            self.invalid.insert(field.id.clone());
        }
        value.map(|value| Item { value, span: node.span })
    }

    /// `sin datos`, `n/d` and `-` say that a value is not known, which is said by leaving it out.
    fn tell_unknown(&mut self, field: &Field, node: &Node) -> bool {
        let Some(written) = node.scalar().filter(|_| !matches!(field.of, FieldType::Text | FieldType::Markdown)) else {
            return false;
        };
        let is_term = matches!(&field.of, FieldType::Term(id) if self.model.vocabulary(*id).named(written).is_some());
        const LONGEST: usize = 40;
        let is_unknown = !is_term && written.len() <= LONGEST && says_unknown(&slug(written));
        // `pending` is a status of other systems.
        let is_status = matches!(field.of, FieldType::Publication) && self.foreign_value(field, written).is_some();
        let is_unknown = is_unknown && !is_status;
        if is_unknown {
            let finding = Diagnostic::new(Code::WrongType, node.span).arg("field", &field.label);
            self.report.push(finding.arg("value", node.excerpt()).hint(Hint::DeleteLine));
        }
        is_unknown
    }

    fn group(&mut self, field: &Field, set: &FieldSet, node: &Node) -> Option<Value> {
        let Data::Map(_) = node.data else { return self.wrong(field, node) };
        Some(Value::Group(self.record(set, &field.label, node, node.span)))
    }

    /// Reports a value that does not have the field's type.
    pub fn wrong<T>(&mut self, field: &Field, node: &Node) -> Option<T> {
        let finding = Diagnostic::new(Code::WrongType, node.span);
        let finding = finding.arg("field", &field.label).arg("value", node.excerpt());
        self.report.push(self.with_expected_for(finding, field, node));
        None
    }

    /// Reports a part of a value, for which the text to type is known if it is understood.
    pub fn wrong_part<T>(&mut self, field: &Field, node: &Node, proposals: &[Labels]) -> Option<T> {
        let finding = Diagnostic::new(Code::WrongType, node.span);
        let finding = finding.arg("field", &field.label).arg("value", node.excerpt());
        self.report.push(with_proposals(self.with_expected(finding, field), proposals));
        None
    }

    /// A text of one line, with findings for what is cut from it and for markup, which is not interpreted.
    pub fn line(&mut self, written: &str, node: &Node) -> Text {
        node.report_left_out(self.report);
        let text = self.text(written);
        if let Some(marks) = LineMarks::of(&text.text) {
            let codes = [(marks.html, Code::RawHtml), (marks.markdown, Code::UnreadMarkdown)];
            if let Some((_, code)) = codes.into_iter().find(|(is_there, _)| *is_there) {
                let finding = Diagnostic::new(code, node.span);
                self.report.push(match marks.plain.is_empty() {
                    true => finding.hint(Hint::TextShownAsIs),
                    false => finding.hint_with(Hint::WritePlain, "text", marks.plain),
                });
            }
        }
        text
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

/// The fields that are meant by names which are reported as none.
fn misspelt(set: &FieldSet, node: &Node) -> BTreeSet<usize> {
    let named = |(key, _): &(Key, Node)| set.names.find(&key.text);
    let unknown = node.entries().iter().filter(|entry| named(entry).is_none()).take(Report::MOST);
    let is_free = |index| !node.entries().iter().any(|entry| named(entry) == Some(index));
    unknown.filter_map(|(key, _)| set.names.nearest_of(&key.text, is_free)).collect()
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

/// Gives hours the time zone that another field of the record or group tells.
fn tell_zones(set: &FieldSet, record: &mut Record) {
    for (number, field) in set.iter() {
        let told = field.zone.and_then(|zone| record.get(zone)).map(|item| item.value.clone());
        let Some(Value::Zone(zone)) = told else { continue };
        let items = record.get_mut(number).into_iter().flat_map(Item::each_mut);
        for item in items {
            if let Value::Window(window) | Value::Occasion(window) = &mut item.value {
                window.set_zone(&zone);
            }
        }
    }
}

/// What makes two values of a list the same; `None` for values that may well be alike, such as figures.
fn identity(value: &Value) -> Option<String> {
    Some(match value {
        Value::Text(text) => text.text.clone(),
        Value::Term(term) => term.index().to_string(),
        Value::Ref(reference) => slug(&reference.written),
        Value::Sdg(mark) => format!("{} {:?} {:?}", mark.goal, mark.target, mark.how.as_ref().map(|how| &how.text)),
        Value::Date(date) => date.to_string(),
        Value::Language(lang) => lang.code().to_owned(),
        Value::Link(text) | Value::Email(text) | Value::Phone(text) => text.clone(),
        _ => return None,
    })
}
