//! Overlay of a translation over its original: each text replaces the text it translates.

use super::composite::Parts;
use super::decode::Decoder;
use crate::diagnostic::{Code, Diagnostic, Hint};
use crate::model::{Field, FieldSet, FieldType, Item, Kind, Outline, Record, Text, Value};
use crate::text::Labels;
use crate::yaml::{Data, Node};

impl Decoder<'_> {
    /// The original record with its texts replaced by those of the translation.
    pub fn translated(&mut self, set: &FieldSet, whole: &Labels, node: &Node, original: &Record) -> Record {
        let mut record = original.clone();
        for (number, key, value) in self.matched(set, whole, node) {
            let field = &set[number];
            if value.is_null() {
                continue;
            }
            if field.private {
                self.exempt.push(key.span.to(value.span));
            } else if field.id == Kind::VERIFIED {
                // In a translation this is the date of its last comparison with the original.
                if let Some(item) = self.field(field, value) {
                    record.set(number, item);
                }
            } else if !field.of.has_text() {
                self.report_data(&field.label, key.span);
            } else if let Some(item) = record.get_mut(number) {
                self.overlay(field, item, value);
            } else if matches!(field.of, FieldType::Text | FieldType::Markdown) {
                if let Some(item) = self.field(field, value) {
                    record.set(number, item);
                }
            } else {
                self.report_extra(field, value);
            }
        }
        record
    }

    fn report_data(&mut self, label: &Labels, at: crate::diagnostic::Span) {
        let finding = Diagnostic::new(Code::TranslationOfData, at).arg("field", label);
        self.report.push(finding.hint(Hint::DataLivesOnce));
    }

    fn report_extra(&mut self, field: &Field, node: &Node) {
        // The original may have as many values, but they are invalid.
        if self.invalid.contains(&field.id) {
            return;
        }
        self.report.push(Diagnostic::new(Code::TranslationTooLong, node.span).arg("field", &field.label));
    }

    fn overlay(&mut self, field: &Field, item: &mut Item, node: &Node) {
        if let Value::List(items) = &mut item.value {
            let nodes = match &node.data {
                Data::Seq(nodes) => nodes.as_slice(),
                _ => std::slice::from_ref(node),
            };
            for (item, node) in items.iter_mut().zip(nodes) {
                self.overlay(field, item, node);
            }
            if let Some(extra) = nodes.get(items.len()) {
                self.report_extra(field, extra);
            }
            return;
        }
        let node = node.only();
        if node.is_empty() {
            return;
        }
        match (&mut item.value, &field.of) {
            (Value::Text(_) | Value::Markdown(_), _) => {
                if let Some(value) = self.scalar(field, node) {
                    *item = Item { value, span: node.span };
                }
            }
            (Value::Outline(outline), _) => self.overlay_item(field, outline, node),
            (Value::Group(record), FieldType::Group(set)) => match node.data {
                Data::Map(_) => *record = self.translated(set, &field.label, node, record),
                _ => {
                    self.wrong::<()>(field, node);
                }
            },
            (value, _) => self.overlay_parts(field, value, node),
        }
    }

    /// Overlays the text parts of a composite value.
    fn overlay_parts(&mut self, field: &Field, value: &mut Value, node: &Node) {
        let Data::Map(_) = node.data else {
            self.wrong::<()>(field, node);
            return;
        };
        let parts = self.parts(field, node);
        match value {
            Value::Figure(figure) => {
                self.replace(field, &parts, "label", &mut figure.label);
                self.replace_optional(field, &parts, "unit", &mut figure.unit);
                self.replace_optional(field, &parts, "source", &mut figure.source);
                self.replace_optional(field, &parts, "note", &mut figure.note);
                for (part, node) in figure.parts.iter_mut().zip(parts.get("parts").map_or(&[][..], Node::items)) {
                    let parts = self.parts(field, node);
                    self.replace(field, &parts, "label", &mut part.label);
                    self.only_texts(field, &parts, &["label"]);
                }
                self.only_texts(field, &parts, &["label", "unit", "source", "note", "parts"]);
            }
            Value::Window(window) | Value::Occasion(window) => {
                self.replace_optional(field, &parts, "text", &mut window.note);
                self.only_texts(field, &parts, &["text"]);
            }
            Value::Place(place) => {
                self.replace_optional(field, &parts, "name", &mut place.name);
                self.only_texts(field, &parts, &["name"]);
            }
            Value::Sdg(mark) => {
                self.replace_optional(field, &parts, "how", &mut mark.how);
                self.only_texts(field, &parts, &["how"]);
            }
            Value::Image(image) => {
                self.replace(field, &parts, "alt", &mut image.alt);
                self.replace_optional(field, &parts, "credit", &mut image.credit);
                self.only_texts(field, &parts, &["alt", "credit"]);
            }
            Value::File(file) => {
                self.replace_optional(field, &parts, "title", &mut file.title);
                self.only_texts(field, &parts, &["title"]);
            }
            _ => self.report_data(&field.label, node.span),
        }
    }

    /// Overlays a title, its text and what it contains, by place.
    fn overlay_outline(&mut self, field: &Field, outline: &mut Outline, parts: &Parts) {
        self.replace_optional(field, parts, "title", &mut outline.title);
        if let Some(node) = parts.get("text")
            && let Some(Value::Markdown(text)) = self.scalar_as(&FieldType::Markdown, field, node)
        {
            outline.text = Some(*text);
        }
        let nodes = parts.get("items").map_or(&[][..], Node::items);
        for (item, node) in outline.items.iter_mut().zip(nodes) {
            self.overlay_item(field, item, node.only());
        }
        if let Some(extra) = nodes.get(outline.items.len()) {
            self.report_extra(field, extra);
        }
    }

    fn overlay_item(&mut self, field: &Field, item: &mut Outline, node: &Node) {
        match node.data {
            Data::Map(_) => {
                let parts = self.parts(field, node);
                self.overlay_outline(field, item, &parts);
            }
            _ if node.is_empty() => {}
            _ => {
                if let Some(Value::Markdown(text)) = self.scalar_as(&FieldType::Markdown, field, node) {
                    item.text = Some(*text);
                }
            }
        }
    }

    fn replace(&mut self, field: &Field, parts: &Parts, id: &str, text: &mut Text) {
        if let Some(node) = parts.get(id) {
            match node.scalar() {
                Some(written) => *text = self.line(written, node),
                None => {
                    self.wrong::<()>(field, node);
                }
            }
        }
    }

    /// Replaces or adds a part that the original may lack.
    fn replace_optional(&mut self, field: &Field, parts: &Parts, id: &str, text: &mut Option<Text>) {
        let mut new = text.take().unwrap_or_else(|| Text { lang: self.lang, text: String::new() });
        self.replace(field, parts, id, &mut new);
        *text = (!new.text.is_empty()).then_some(new);
    }

    fn only_texts(&mut self, field: &Field, parts: &Parts, texts: &[&str]) {
        for (id, node) in parts.iter() {
            if !texts.contains(&id) {
                let part = self.model.types.words(&field.of).part(id).map_or(&field.label, |part| &part.label);
                self.report_data(part, node.span);
            }
        }
    }
}
