//! Texts of the field types: what they expect, the names of their parts, of their index and of their inverse.

use super::field::FieldType;
use super::names::Names;
use crate::text::{Labels, Lang};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// The texts of all types, from `types.yaml`.
#[derive(Debug, Clone)]
pub struct Types {
    words: BTreeMap<String, TypeWords>,
}

/// The texts of a type.
#[derive(Debug, Clone)]
pub struct TypeWords {
    /// Completes "expected …".
    pub expects: Labels,
    /// Named parts of a value, such as `opens` and `closes`.
    pub parts: Vec<Part>,
    /// Ids, labels and other names of the parts.
    pub part_names: Names,
    /// Fixed values, such as `rolling`.
    pub words: Vec<Part>,
    /// Ids, labels and other names of the fixed values.
    pub word_names: Names,
    /// Names of the index, for types that have one.
    pub facet: Option<FacetWords>,
    /// The label of a reference of this type seen from the other record, if the model gives none.
    pub inverse: Option<Labels>,
}

/// A named part of a value, or a fixed value.
#[derive(Debug, Clone)]
pub struct Part {
    /// The id in `types.yaml`.
    pub id: String,
    /// Its label.
    pub label: Labels,
}

/// Names of the index of a type.
#[derive(Debug, Clone)]
pub struct FacetWords {
    /// Name in the singular.
    pub label: Labels,
    /// Name in the plural.
    pub plural: Labels,
    /// Slug of its URL segment.
    pub route: Labels,
}

impl Types {
    /// The texts of a type. Every type has them; a test checks it.
    pub fn words(&self, of: &FieldType) -> &TypeWords {
        &self.words[of.name()]
    }

    /// The names of the index of a type.
    ///
    /// # Panics
    /// For a type without an index; in `types.yaml`, `sdg` and `date` have one.
    pub fn facet(&self, of: &FieldType) -> &FacetWords {
        self.words(of).facet.as_ref().expect("types.yaml names the index of this type")
    }

    /// The label of a link in a text, seen from the record it leads to.
    pub fn mention(&self) -> &Labels {
        self.words(&FieldType::Markdown).inverse.as_ref().expect("types.yaml names the inverse of a link in a text")
    }
}

impl TypeWords {
    /// The part with this id.
    pub fn part(&self, id: &str) -> Option<&Part> {
        self.parts.iter().find(|part| part.id == id)
    }

    /// The id of the part with this name.
    pub fn part_named(&self, name: &str) -> Option<&str> {
        self.part_names.find(name).map(|index| self.parts[index].id.as_str())
    }

    /// The id of the fixed value with this name.
    pub fn word_named(&self, name: &str) -> Option<&str> {
        self.word_names.find(name).map(|index| self.words[index].id.as_str())
    }

    /// The fixed value with this id.
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

/// A map that keeps the order of the file.
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

/// Parses the embedded `types.yaml`.
pub(super) fn embedded() -> Types {
    let raw: BTreeMap<String, RawWords> =
        serde_yaml::from_str(include_str!("types.yaml")).expect("types.yaml is part of the program");
    let words = raw.into_iter().map(|(name, raw)| (name, type_words(raw))).collect();
    Types { words }
}

/// The language of the program with this name in some language.
pub fn language_named(name: &str) -> Option<Lang> {
    static TYPES: LazyLock<Types> = LazyLock::new(embedded);
    let words = TYPES.words(&FieldType::Language);
    let near = words.word_names.find(name).or_else(|| words.word_names.misspelt(name))?;
    Lang::from_code(&words.words[near].id)
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
    fn every_type_has_its_texts() {
        let types = embedded();
        for name in FieldType::NAMES {
            assert!(types.words.contains_key(*name), "{name}");
        }
        assert_eq!(types.words.len(), FieldType::NAMES.len());
        let window = types.words(&FieldType::Window { stages: None });
        assert_eq!(window.part_named("Cierra"), Some("closes"));
        assert_eq!(window.word_named("Todo el año"), Some("rolling"));
    }
}
