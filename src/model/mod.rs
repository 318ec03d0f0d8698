//! What a catalogue may say: the types of value (in Rust), and the kinds of record, their fields and
//! vocabularies (in `cooperation.yaml`, extended by a catalogue's own `model.yaml`).
//!
//! Rust gives types their behaviour and names no kind; no record is read here.

mod attributes;
mod date;
mod decode;
mod kind;
mod merge;
mod names;
mod quantity;
mod sdg;
mod types;
mod value;
mod vocabulary;
mod window;

pub use date::{Date, DateFault, Period};
pub use decode::load;
pub use kind::{Field, FieldSet, Kind, KindId, Need, Section, Term, TermId, VocabId, Vocabulary};
pub use names::Names;
pub use quantity::{Money, Qualifier, Quantity, QuantityFault};
pub use sdg::{Goal, Sdgs, Target};
pub use types::{FacetWords, FieldType, Part, TypeWords, Types};
pub use value::{Figure, FileLink, Image, Item, Mark, Place, Publication, Record, Reference, SdgMark, Text, Value};
pub use window::Window;

/// The whole model of a catalogue.
#[derive(Debug, Clone)]
pub struct Model {
    kinds: Vec<Kind>,
    kind_names: Names,
    vocabularies: Vec<Vocabulary>,
    pub sdgs: Sdgs,
    pub types: Types,
}

impl Model {
    pub fn kinds(&self) -> impl Iterator<Item = (KindId, &Kind)> {
        self.kinds.iter().enumerate().map(|(index, kind)| (KindId::new(index), kind))
    }

    pub fn kind(&self, id: KindId) -> &Kind {
        &self.kinds[id.index()]
    }

    /// The kind a folder belongs to, by any of its names.
    pub fn kind_named(&self, name: &str) -> Option<KindId> {
        self.kind_names.find(name).map(KindId::new)
    }

    pub fn kind_names(&self) -> &Names {
        &self.kind_names
    }

    pub fn vocabulary(&self, id: VocabId) -> &Vocabulary {
        &self.vocabularies[id.index()]
    }
}
