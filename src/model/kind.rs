//! Kinds of record with their sections, and vocabularies with their terms.

use super::field::{Field, FieldSet, Need};
use super::ids::{FieldId, GatheringId, TermId, VocabId};
use super::names::Names;
use crate::text::{Labels, slug};

/// A kind of record, as declared by the model.
#[derive(Debug, Clone)]
pub struct Kind {
    /// The id in the model.
    pub id: String,
    /// Name of one record.
    pub label: Labels,
    /// Name of several records.
    pub plural: Labels,
    /// Slug of the content folder and URL segment.
    pub route: Labels,
    /// One sentence about the kind, shown above its list.
    pub description: Option<Labels>,
    /// Its fields.
    pub fields: FieldSet,
    /// Its sections in display order.
    pub sections: Vec<Section>,
    /// Ids, labels and other names of the sections.
    pub section_names: Names,
    /// The schema.org type of its records.
    pub schema: Option<String>,
    /// The number of the field [`Kind::VERIFIED`].
    pub verified: Option<FieldId>,
    /// The number of the field [`Kind::INFO_DATE`].
    pub info_date: Option<FieldId>,
    /// The number of the field whose value sorts its list, before the title.
    pub sort: Option<FieldId>,
    /// The number of the term field that divides its list under headings.
    pub divide: Option<FieldId>,
    /// Numbers of the fields with words that its records explain; other texts link the first use of such a word.
    pub explains: Vec<FieldId>,
    /// What an applicant has to provide, in order: field numbers, with the id of a field of the records they refer to
    /// if that is meant.
    pub checklist: Vec<(FieldId, Option<String>)>,
    /// Whether its titles are proper names, so that near misses are reported as possible typing errors.
    pub proper_names: bool,
}

/// A `##` section that the kind declares.
#[derive(Debug, Clone)]
pub struct Section {
    /// The id in the model; also the anchor.
    pub id: String,
    /// Its heading.
    pub label: Labels,
    /// Whether it must be filled in.
    pub need: Need,
    /// The gathering that shows it.
    pub gather: Option<GatheringId>,
}

/// A closed list of terms, as declared by the model.
#[derive(Debug, Clone)]
pub struct Vocabulary {
    /// The id in the model.
    pub id: String,
    /// Name of the vocabulary in the singular, as for one value.
    pub label: Labels,
    /// Name of the vocabulary in the plural, as for its index.
    pub plural: Labels,
    /// Slug of its URL segment.
    pub route: Labels,
    /// The terms in order.
    pub terms: Vec<Term>,
    /// Ids, labels and other names of the terms.
    pub names: Names,
    /// Whether each term has a feed and a calendar.
    pub follow: bool,
}

/// A term of a vocabulary.
#[derive(Debug, Clone)]
pub struct Term {
    /// The id in the model.
    pub id: String,
    /// Its label.
    pub label: Labels,
    /// The broader term.
    pub parent: Option<TermId>,
    /// The terms of another vocabulary for which it stands.
    pub includes: Vec<(VocabId, TermId)>,
}

impl Kind {
    /// The field with this id and its number.
    pub fn field(&self, id: &str) -> Option<(FieldId, &Field)> {
        self.fields.by_id(id)
    }

    /// The number of the title field. Every kind has one: `model::load` requires it.
    pub fn title(&self) -> FieldId {
        self.field(Kind::TITLE).map_or_else(|| FieldId::new(0), |(id, _)| id)
    }

    /// Id of the title field, which every kind must have.
    pub const TITLE: &'static str = "title";
    /// Id of the summary, shown on cards and in descriptions. Optional.
    pub const SUMMARY: &'static str = "summary";
    /// Id of the field with other names a record can be referred to by. Optional.
    pub const ALIASES: &'static str = "aliases";
    /// Id of the field with the date of the last comparison with the sources. Optional.
    pub const VERIFIED: &'static str = "verified";
    /// Id of the field with the date to which the information refers. Optional.
    pub const INFO_DATE: &'static str = "info_date";
}

impl Vocabulary {
    /// The term with this id.
    pub fn term(&self, id: TermId) -> &Term {
        &self.terms[id.index()]
    }

    /// Whether this is its id or its name in some language, in the singular or plural.
    pub fn is_called(&self, name: &str) -> bool {
        let names = self.label.iter().chain(self.plural.iter()).chain([self.id.as_str()]);
        let name = slug(name);
        names.into_iter().any(|known| slug(known) == name)
    }

    /// The term and its broader terms, narrowest first.
    pub fn upward(&self, term: TermId) -> impl Iterator<Item = TermId> {
        std::iter::successors(Some(term), |term| self.term(*term).parent)
    }

    /// The term with this name (id, label or other name).
    pub fn named(&self, name: &str) -> Option<TermId> {
        self.names.find(name).map(TermId::new)
    }
}
