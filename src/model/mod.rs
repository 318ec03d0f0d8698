//! The model of a catalogue: value types (in Rust), and kinds, fields and vocabularies (in `cooperation.yaml`,
//! extended by a catalogue's `model.yaml`).
//!
//! Rust gives types their behaviour and names no kind. No record is read here.

mod attributes;
mod date;
mod decoder;
mod field;
mod field_decode;
mod ids;
mod kind;
mod load;
mod matching;
mod merge;
mod names;
mod overview;
mod quantity;
mod sdg;
mod text;
mod types;
mod value;
mod vocabulary;
mod window;
mod written;

pub use date::{Date, DateFault, Period};
pub use field::{Consistency, Field, FieldSet, FieldType, Layout, Need};
pub use ids::{FieldId, GatheringId, KindId, TermId, VocabId};
pub use kind::{Kind, Section, Term, Vocabulary};
pub use load::load;
pub use matching::{Criterion, Matching, Path};
pub use names::Names;
pub use overview::{Axis, Gathering, Measure, Overview, PageWords, Statistics};
pub use quantity::{Money, Qualifier, Quantity, QuantityFault};
pub use sdg::{Goal, Sdgs, Target};
pub use text::Text;
pub use types::{FacetWords, Part, TypeWords, Types, language_named};
pub use value::{
    Figure, FigurePart, FileLink, Image, Item, MarkdownText, Outline, Place, Publication, Record, Reference, SdgMark,
    Unlisted, Value,
};
pub use window::{Edge, Every, Moment, Now, Occurrence, Status, Time, Window, Zone};
pub use written::{read_currencies, read_date, read_money, read_number, read_period, read_place, read_window};

/// The model of a catalogue.
#[derive(Debug, Clone)]
pub struct Model {
    kinds: Vec<Kind>,
    kind_names: Names,
    vocabularies: Vec<Vocabulary>,
    gatherings: Vec<Gathering>,
    /// In the order of [`Overview::ALL`].
    overviews: Vec<PageWords>,
    /// Which kinds are matched with which.
    pub matchings: Vec<Matching>,
    /// What the statistics page counts by.
    pub statistics: Statistics,
    /// Units that fit certain quantities.
    pub measures: Vec<Measure>,
    /// The Sustainable Development Goals.
    pub sdgs: Sdgs,
    /// Texts of the field types.
    pub types: Types,
}

impl Model {
    /// The id of the vocabulary of countries.
    pub const COUNTRY: &'static str = "country";

    /// The vocabulary with an id.
    pub fn vocabulary_by_id(&self, id: &str) -> Option<VocabId> {
        self.vocabularies.iter().position(|known| known.id == id).map(VocabId::new)
    }

    /// All kinds in order, with their ids.
    pub fn kinds(&self) -> impl Iterator<Item = (KindId, &Kind)> {
        self.kinds.iter().enumerate().map(|(index, kind)| (KindId::new(index), kind))
    }

    /// The kind with this id.
    pub fn kind(&self, id: KindId) -> &Kind {
        &self.kinds[id.index()]
    }

    /// The kind with this name (id, label, folder or other name).
    pub fn kind_named(&self, name: &str) -> Option<KindId> {
        self.kind_names.find(name).map(KindId::new)
    }

    /// The names of all kinds.
    pub fn kind_names(&self) -> &Names {
        &self.kind_names
    }

    /// All gatherings in order, with their ids.
    pub fn gatherings(&self) -> impl Iterator<Item = (GatheringId, &Gathering)> {
        self.gatherings.iter().enumerate().map(|(index, gathering)| (GatheringId::new(index), gathering))
    }

    /// The gathering with this id.
    pub fn gathering(&self, id: GatheringId) -> &Gathering {
        &self.gatherings[id.index()]
    }

    /// The texts of an overview.
    pub fn overview(&self, overview: Overview) -> &PageWords {
        &self.overviews[overview as usize]
    }

    /// All vocabularies, in order.
    pub fn vocabularies(&self) -> &[Vocabulary] {
        &self.vocabularies
    }

    /// The vocabulary with this id.
    pub fn vocabulary(&self, id: VocabId) -> &Vocabulary {
        &self.vocabularies[id.index()]
    }
}

#[cfg(test)]
mod tests {
    use crate::diagnostic::{Report, Sources};
    use crate::text::Lang;
    use crate::yaml::{self, Node};

    /// Calls `see` with every map that has a text in some language.
    fn each_text(node: &Node, see: &mut impl FnMut(&Node)) {
        if Lang::all().any(|lang| node.get(lang.code()).is_some_and(|text| text.scalar().is_some())) {
            see(node);
        }
        let values = node.entries().iter().map(|(_, value)| value);
        let items = if let yaml::Data::Seq(items) = &node.data { items.as_slice() } else { &[] };
        for child in values.chain(items) {
            each_text(child, see);
        }
    }

    #[test]
    fn built_in_texts_are_there_in_three_languages() {
        let mut count = 0;
        for (name, text) in [
            ("cooperation.yaml", include_str!("cooperation.yaml")),
            ("countries.yaml", include_str!("countries.yaml")),
            ("types.yaml", include_str!("types.yaml")),
            ("sdg.yaml", include_str!("sdg.yaml")),
        ] {
            let file = Sources::default().add_embedded(name, text);
            let tree = yaml::parse(text, file, 0, &mut Report::default()).unwrap();
            each_text(&tree, &mut |node| {
                // A vocabulary of languages has terms that are called as languages are.
                let missing = [Lang::ES, Lang::PT, Lang::EN].into_iter().find(|lang| node.get(lang.code()).is_none());
                assert_eq!(missing, None, "{name}: {}", node.excerpt());
                count += 1;
            });
        }
        assert!(count > 1500, "{count}");
    }
}
