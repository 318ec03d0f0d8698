//! What a catalogue may say: the types of value (in Rust), and the kinds of record, their fields and
//! vocabularies (in `cooperation.yaml`, extended by a catalogue's own `model.yaml`).
//!
//! Rust gives types their behaviour and names no kind; no record is read here.

mod attributes;
mod date;
mod decode;
mod fields;
mod kind;
mod matching;
mod merge;
mod names;
mod overview;
mod quantity;
mod sdg;
mod types;
mod value;
mod vocabulary;
mod window;

pub use date::{Date, DateFault, Period};
pub use decode::load;
pub use kind::{
    Accord, Field, FieldSet, GatheringId, Kind, KindId, Layout, Need, Section, Term, TermId, VocabId, Vocabulary,
};
pub use matching::{Criterion, Matching, Path};
pub use names::Names;
pub use overview::{Axis, Gathering, Measure, Overview, PageWords, Statistics};
pub use quantity::{Money, Qualifier, Quantity, QuantityFault};
pub use sdg::{Goal, Sdgs, Target};
pub use types::{FacetWords, FieldType, Part, TypeWords, Types};
pub use value::{
    Figure, FigurePart, FileLink, Image, Item, Mark, Place, Publication, Record, Reference, SdgMark, Text, Value,
};
pub use window::{Days, Status, Window};

/// The whole model of a catalogue.
#[derive(Debug, Clone)]
pub struct Model {
    kinds: Vec<Kind>,
    kind_names: Names,
    vocabularies: Vec<Vocabulary>,
    gatherings: Vec<Gathering>,
    /// In the order of [`Overview::ALL`].
    overviews: Vec<PageWords>,
    pub matchings: Vec<Matching>,
    pub statistics: Statistics,
    pub measures: Vec<Measure>,
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

    pub fn gatherings(&self) -> impl Iterator<Item = (GatheringId, &Gathering)> {
        self.gatherings.iter().enumerate().map(|(index, gathering)| (GatheringId::new(index), gathering))
    }

    pub fn gathering(&self, id: GatheringId) -> &Gathering {
        &self.gatherings[id.index()]
    }

    /// What an overview is called.
    pub fn overview(&self, overview: Overview) -> &PageWords {
        &self.overviews[overview as usize]
    }

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
