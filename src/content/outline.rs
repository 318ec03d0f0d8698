//! Decoding of references to those without a record, and of titles with what they contain.

use super::decode::Decoder;
use crate::model::{Field, FieldType, Model, Outline, Reference, Unlisted, Value, VocabId};
use crate::yaml::{Data, Node};

impl Decoder<'_> {
    /// A reference to one that may have no record, with what is known of it.
    pub fn unlisted(&mut self, field: &Field, types: VocabId, node: &Node) -> Option<Value> {
        let parts = self.parts(field, node);
        let Some(name) = parts.get("name").and_then(Node::scalar) else {
            return self.missing_part(field, "name", node.span);
        };
        let of = match parts.get("type") {
            Some(node) => Some((types, self.term(types, node.scalar().unwrap_or_default(), node, false)?)),
            None => None,
        };
        let countries = self.model.vocabulary_by_id(Model::COUNTRY);
        let country = match parts.get("country").zip(countries) {
            Some((node, countries)) => {
                Some((countries, self.term(countries, node.scalar().unwrap_or_default(), node, false)?))
            }
            None => None,
        };
        let written = name.split_whitespace().collect::<Vec<_>>().join(" ");
        Some(Value::Ref(Reference { written, unlisted: Some(Box::new(Unlisted { of, country })) }))
    }

    /// A title with what it contains.
    pub fn outline(&mut self, field: &Field, node: &Node, depth: usize) -> Option<Outline> {
        const MAX_DEPTH: usize = 8;
        let markdown = |decoder: &mut Self, node: &Node| match decoder.scalar_as(&FieldType::Markdown, field, node) {
            Some(Value::Markdown(text)) => Some(*text),
            _ => None,
        };
        let node = node.only();
        let Data::Map(_) = node.data else {
            return Some(Outline { title: None, text: Some(markdown(self, node)?), items: Vec::new() });
        };
        let parts = self.parts(field, node);
        let title = self.part_text(field, parts.get("title"));
        let text = match parts.get("text") {
            Some(text) => Some(markdown(self, text)?),
            None => None,
        };
        if title.is_none() && text.is_none() {
            return self.missing_part(field, "title", node.span);
        }
        let items = parts.get("items").map_or(&[][..], Node::items);
        if depth >= MAX_DEPTH && !items.is_empty() {
            return self.wrong(field, node);
        }
        let items =
            items.iter().filter(|item| !item.is_empty()).filter_map(|item| self.outline(field, item, depth + 1));
        Some(Outline { title, text, items: items.collect() })
    }
}
