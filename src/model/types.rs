//! The types a field may have. One type, one meaning: behaviour hangs on these and never on kinds.

use super::kind::{FieldSet, KindId, VocabId};
use super::names::Names;
use crate::text::Labels;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::Arc;

/// The type of a field, with what it needs to know.
#[derive(Debug, Clone)]
pub enum FieldType {
    /// One line, plain.
    Text,
    Markdown,
    Date,
    Period,
    Window,
    /// `unit` is shown after the number, in every language the same (`km²`, `m`, `%`).
    Number {
        unit: Option<String>,
    },
    Money,
    Figure,
    Place,
    Sdg,
    Term(VocabId),
    /// Kinds the reference may lead to; empty for any kind.
    Ref(Vec<KindId>),
    Link,
    Image,
    File,
    Bool,
    Email,
    Phone,
    Language,
    Publication,
    Group(Arc<FieldSet>),
}

impl FieldType {
    /// Names as written in a model file.
    pub const NAMES: &'static [&'static str] = &[
        "text",
        "markdown",
        "date",
        "period",
        "window",
        "number",
        "money",
        "figure",
        "place",
        "sdg",
        "term",
        "ref",
        "link",
        "image",
        "file",
        "bool",
        "email",
        "phone",
        "language",
        "publication",
        "group",
    ];

    pub fn name(&self) -> &'static str {
        match self {
            FieldType::Text => "text",
            FieldType::Markdown => "markdown",
            FieldType::Date => "date",
            FieldType::Period => "period",
            FieldType::Window => "window",
            FieldType::Number { .. } => "number",
            FieldType::Money => "money",
            FieldType::Figure => "figure",
            FieldType::Place => "place",
            FieldType::Sdg => "sdg",
            FieldType::Term(_) => "term",
            FieldType::Ref(_) => "ref",
            FieldType::Link => "link",
            FieldType::Image => "image",
            FieldType::File => "file",
            FieldType::Bool => "bool",
            FieldType::Email => "email",
            FieldType::Phone => "phone",
            FieldType::Language => "language",
            FieldType::Publication => "publication",
            FieldType::Group(_) => "group",
        }
    }

    /// Whether values hold words that a translation may replace.
    pub fn has_text(&self) -> bool {
        match self {
            FieldType::Text
            | FieldType::Markdown
            | FieldType::Figure
            | FieldType::Place
            | FieldType::Sdg
            | FieldType::Image
            | FieldType::File => true,
            FieldType::Group(set) => set.fields.iter().any(|field| field.of.has_text()),
            _ => false,
        }
    }
}

/// The words of every type, from `types.yaml`.
#[derive(Debug, Clone)]
pub struct Types {
    words: BTreeMap<String, TypeWords>,
}

/// What a type is called and what may be written inside its values.
#[derive(Debug, Clone)]
pub struct TypeWords {
    /// Completes "expected …".
    pub expects: Labels,
    pub parts: Vec<Part>,
    pub part_names: Names,
    /// Values the type spells out, such as `rolling`.
    pub words: Vec<Part>,
    pub word_names: Names,
    pub facet: Option<FacetWords>,
    /// What a reference of this type is called from the other side, when a model does not say.
    pub inverse: Option<Labels>,
}

/// A named part of a value, or a value spelt out.
#[derive(Debug, Clone)]
pub struct Part {
    pub id: String,
    pub label: Labels,
}

/// Names of the index a type gives its fields.
#[derive(Debug, Clone)]
pub struct FacetWords {
    pub label: Labels,
    pub plural: Labels,
    pub route: Labels,
}

impl Types {
    /// The words of a type by its name. Every type has some; a test holds it.
    pub fn words(&self, of: &FieldType) -> &TypeWords {
        &self.words[of.name()]
    }

    /// The names of the index a type makes.
    ///
    /// # Panics
    /// For a type without one; `types.yaml` gives one to `sdg` and `date`.
    pub fn facet(&self, of: &FieldType) -> &FacetWords {
        self.words(of).facet.as_ref().expect("types.yaml names the index of this type")
    }

    /// What a link in a text is called, seen from the record it leads to.
    pub fn mention(&self) -> &Labels {
        self.words(&FieldType::Markdown).inverse.as_ref().expect("types.yaml names the inverse of a link in a text")
    }
}

impl TypeWords {
    pub fn part(&self, id: &str) -> Option<&Part> {
        self.parts.iter().find(|part| part.id == id)
    }

    /// The id of the part an editor wrote under this name.
    pub fn part_named(&self, name: &str) -> Option<&str> {
        self.part_names.find(name).map(|index| self.parts[index].id.as_str())
    }

    /// The id of the word an editor wrote.
    pub fn word_named(&self, name: &str) -> Option<&str> {
        self.word_names.find(name).map(|index| self.words[index].id.as_str())
    }

    pub fn word(&self, id: &str) -> Option<&Part> {
        self.words.iter().find(|word| word.id == id)
    }
}

#[derive(Deserialize)]
struct RawWords {
    expects: Labels,
    #[serde(default)]
    parts: Pairs,
    #[serde(default)]
    words: Pairs,
    facet: Option<RawFacet>,
    inverse: Option<Labels>,
}

#[derive(Deserialize)]
struct RawFacet {
    label: Labels,
    plural: Labels,
    route: Labels,
}

#[derive(Deserialize)]
struct RawPart {
    label: Labels,
    #[serde(default)]
    also: Vec<String>,
}

/// A map whose order is kept.
#[derive(Default)]
struct Pairs(Vec<(String, RawPart)>);

impl<'de> Deserialize<'de> for Pairs {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct InOrder;
        impl<'de> serde::de::Visitor<'de> for InOrder {
            type Value = Pairs;
            fn expecting(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
                f.write_str("a map of parts")
            }
            fn visit_map<A: serde::de::MapAccess<'de>>(self, mut map: A) -> Result<Pairs, A::Error> {
                let mut pairs = Vec::new();
                while let Some(pair) = map.next_entry()? {
                    pairs.push(pair);
                }
                Ok(Pairs(pairs))
            }
        }
        deserializer.deserialize_map(InOrder)
    }
}

/// The words of the types, as they come with the program.
pub(super) fn embedded() -> Types {
    let raw: BTreeMap<String, RawWords> =
        serde_yaml::from_str(include_str!("types.yaml")).expect("types.yaml is part of the program");
    let words = raw.into_iter().map(|(name, raw)| (name, type_words(raw))).collect();
    Types { words }
}

fn type_words(raw: RawWords) -> TypeWords {
    let (parts, part_names) = named(raw.parts);
    let (words, word_names) = named(raw.words);
    let facet = raw.facet.map(|facet| FacetWords { label: facet.label, plural: facet.plural, route: facet.route });
    TypeWords { expects: raw.expects, parts, part_names, words, word_names, facet, inverse: raw.inverse }
}

fn named(pairs: Pairs) -> (Vec<Part>, Names) {
    let mut parts = Vec::new();
    let mut names = Names::default();
    for (index, (id, raw)) in pairs.0.into_iter().enumerate() {
        let label = raw.label;
        names.add_all(index, &id, &label, &raw.also);
        parts.push(Part { id, label });
    }
    (parts, names)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_type_has_its_words() {
        let types = embedded();
        for name in FieldType::NAMES {
            assert!(types.words.contains_key(*name), "{name}");
        }
        assert_eq!(types.words.len(), FieldType::NAMES.len());
        let window = types.words(&FieldType::Window);
        assert_eq!(window.part_named("Cierra"), Some("closes"));
        assert_eq!(window.word_named("Todo el año"), Some("rolling"));
    }
}
