//! The catalogue: linked entries with references in both directions, derived values, facets and collation order.
//!
//! Independent of pages, routes and HTML.

mod collate;
mod content;
mod deadlines;
mod derive;
mod facet;
mod files;
mod gathered;
mod glossary;
mod lookup;
mod matches;
mod menu;
mod places;
mod quality;
mod relations;
mod statistics;
mod suggestions;
pub mod unread;

use crate::config::Config;
use crate::diagnostic::Report;
use crate::entry::{Edition, Entry};
use crate::model::{Date, GatheringId, Kind, KindId, Model, Now, PageWords, Status, TermId, VocabId};
use crate::text::{Lang, slug};
use files::FileNames;
use std::collections::BTreeMap;
use std::sync::Arc;

pub use collate::Collation;
pub use content::{Absent, AbsentReason, Asset, Content, PictureState};
pub use deadlines::{Deadline, first_stage, is_later};
pub use facet::{Facet, FacetId, FacetKind, Group, GroupId, GroupKey};
pub use gathered::Member;
pub use lookup::{Found, Lookup, folded};
pub use matches::{Common, Match, Matches};
pub use menu::MenuItem;
pub use places::Located;
pub use quality::RecordState;
pub use relations::Relation;
pub use statistics::{Cross, CrossOf, CrossRow};
pub use suggestions::with_suggestions;

/// Id of an entry: its index in the catalogue.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EntryId(u32);

impl EntryId {
    fn new(index: usize) -> Self {
        EntryId(u32::try_from(index).unwrap_or(u32::MAX))
    }

    /// Index among all entries, from 0.
    pub fn index(self) -> usize {
        self.0 as usize
    }

    /// For tests: the entry at an index.
    #[cfg(test)]
    pub fn numbered(index: usize) -> Self {
        EntryId::new(index)
    }
}

/// All entries with their links and everything derived from them.
#[derive(Debug)]
pub struct Catalogue {
    /// The configuration.
    pub config: Arc<Config>,
    /// The model: kinds, fields and vocabularies.
    pub model: Arc<Model>,
    /// Files that are neither records nor settings, by path in the content folder.
    pub assets: BTreeMap<String, Asset>,
    /// The day for which deadlines and reviews are computed.
    pub as_of: Date,
    /// The same day in the catalogue's time zone.
    pub now: Now,
    entries: Vec<Arc<Entry>>,
    lookup: Lookup,
    file_names: FileNames,
    /// For each entry, the references to it.
    incoming: Vec<Vec<Relation>>,
    facets: Vec<Facet>,
    /// For each language, the collation rank of each entry.
    ranks: BTreeMap<Lang, Vec<u32>>,
    /// For each language, all entry ids sorted by kind and name.
    by_kind: BTreeMap<Lang, Vec<EntryId>>,
    deadlines: Vec<Deadline>,
    occasions: Vec<Deadline>,
    gathered: Vec<Vec<Member>>,
    matches: Matches,
    /// For each language, the glossary terms with the record that explains each.
    words: BTreeMap<Lang, Vec<(String, EntryId)>>,
    places: Vec<Located>,
}

/// Links the entries. Dangling and ambiguous references go to the report.
pub fn link(content: Content, as_of: Date, report: &mut Report) -> Catalogue {
    let Content { config, model, mut entries, absent, unread, assets } = content;
    let unread = unread::names(&unread, &assets, &entries, &model);
    let lookup = Lookup::new(&entries, absent, unread, &model);
    let file_names = FileNames::new(&assets);
    derive::derive(&mut entries, &model, &lookup);
    let (incoming, (ranks, facets)) = rayon::join(
        || relations::resolve(&entries, &model, &lookup, report),
        || {
            let ranks = || collate::ranks(&entries, &config.languages);
            rayon::join(ranks, || facet::facets(&entries, &model))
        },
    );
    let by_kind = collate::by_kind(&entries, &model, &ranks);
    let now = Now::new(as_of.first_day().unwrap_or_default(), &config.time_zone);
    let deadlines = deadlines::deadlines(&entries, &model, &config, &now);
    let occasions = deadlines::occasions(&entries, &model, &config, &now);
    let own_ranks = ranks.get(&config.language()).map_or(&[][..], Vec::as_slice);
    let matches = Matches::new(&entries, &model, &lookup, &deadlines, own_ranks);
    let gathered = gathered::gathered(&entries, &model);
    let words = glossary::words(&entries, &model, &config.languages);
    let places = places::places(&entries, &model);
    Catalogue {
        config,
        model,
        assets,
        as_of,
        now,
        entries,
        lookup,
        file_names,
        incoming,
        facets,
        ranks,
        by_kind,
        deadlines,
        occasions,
        gathered,
        matches,
        words,
        places,
    }
}

impl Catalogue {
    /// All entries, in the order of their paths.
    pub fn entries(&self) -> impl ExactSizeIterator<Item = (EntryId, &Entry)> {
        self.entries.iter().enumerate().map(|(index, entry)| (EntryId::new(index), &**entry))
    }

    /// The entry with an id.
    pub fn entry(&self, id: EntryId) -> &Entry {
        &self.entries[id.index()]
    }

    /// The kind of an entry.
    pub fn kind(&self, id: EntryId) -> &Kind {
        self.model.kind(self.entry(id).kind)
    }

    /// The index that resolves references by name.
    pub fn lookup(&self) -> &Lookup {
        &self.lookup
    }

    /// The file that is meant by the path of none, as a suggestion.
    pub fn nearest_file(&self, path: &str) -> Option<&str> {
        self.file_names.nearest(&self.assets, path)
    }

    /// The references to an entry.
    pub fn incoming(&self, id: EntryId) -> &[Relation] {
        &self.incoming[id.index()]
    }

    /// Facets in order: goals, vocabularies, years.
    pub fn facets(&self) -> impl ExactSizeIterator<Item = (FacetId, &Facet)> {
        self.facets.iter().enumerate().map(|(place, facet)| (FacetId::new(place), facet))
    }

    /// The facet with an id.
    pub fn facet(&self, id: FacetId) -> &Facet {
        &self.facets[id.index()]
    }

    /// The groups of a facet: terms in vocabulary order, goals by number, years in descending order.
    pub fn groups(&self, id: FacetId) -> impl ExactSizeIterator<Item = (GroupId, &Group)> {
        self.facet(id).groups.iter().enumerate().map(move |(place, group)| (id.group(place), group))
    }

    /// The group with an id.
    pub fn group(&self, id: GroupId) -> &Group {
        &self.facet(id.facet).groups[id.index()]
    }

    /// The title of a group: `ODS 6. Agua limpia y saneamiento` for a goal, otherwise its label.
    pub fn group_title(&self, id: GroupId, lang: Lang) -> String {
        let (facet, group) = (self.facet(id.facet), self.group(id));
        match group.goal() {
            Some(number) => format!("{} {number}. {}", facet.label.get(lang), group.label.get(lang)),
            None => group.label.get(lang).to_owned(),
        }
    }

    /// The facet of a kind, if any entry is in it.
    pub fn facet_of(&self, of: FacetKind) -> Option<FacetId> {
        self.facets.iter().position(|facet| facet.of == of).map(FacetId::new)
    }

    /// The group of a term, if its vocabulary is indexed.
    pub fn group_of(&self, vocabulary: VocabId, term: TermId) -> Option<GroupId> {
        let facet = self.facet_of(FacetKind::Vocabulary(vocabulary))?;
        Some(facet.group(self.facet(facet).index_of(GroupKey::Term(term))?))
    }

    /// Every record with a window, the most urgent first.
    pub fn deadlines(&self) -> &[Deadline] {
        &self.deadlines
    }

    /// Every record that takes place at some time, the most urgent first.
    pub fn occasions(&self) -> &[Deadline] {
        &self.occasions
    }

    /// The members of a gathering.
    pub fn gathered(&self, id: GatheringId) -> &[Member] {
        &self.gathered[id.index()]
    }

    /// The matches between records that seek and records that offer.
    pub fn matches(&self) -> &Matches {
        &self.matches
    }

    /// The glossary terms of a language with the records that explain them.
    pub fn words(&self, lang: Lang) -> &[(String, EntryId)] {
        self.words.get(&lang).map_or(&[], Vec::as_slice)
    }

    /// A record's first term of the field that a page groups by.
    pub fn grouped_by(&self, id: EntryId, words: &PageWords) -> Option<(VocabId, TermId)> {
        gathered::group(&self.model, self.entry(id), words)
    }

    /// The first place of each record that has one, in catalogue order.
    pub fn places(&self) -> &[Located] {
        &self.places
    }

    /// Kinds that have entries, with the number of entries.
    pub fn counts(&self) -> Vec<(KindId, usize)> {
        let mut counts: BTreeMap<KindId, usize> = BTreeMap::new();
        for entry in &self.entries {
            *counts.entry(entry.kind).or_default() += 1;
        }
        counts.into_iter().collect()
    }

    /// All entries sorted by kind, in the order of the model, then by name.
    pub fn by_kind(&self, lang: Lang) -> &[EntryId] {
        self.by_kind.get(&lang).map_or(&[], Vec::as_slice)
    }

    /// Sorts entries by name in the collation order of a language.
    pub fn sort(&self, ids: &mut [EntryId], lang: Lang) {
        ids.sort_by_key(|id| self.rank(*id, lang));
    }

    /// The collation rank of an entry by name, from 0.
    pub fn rank(&self, id: EntryId, lang: Lang) -> u32 {
        self.ranks.get(&lang).map_or(id.0, |ranks| ranks[id.index()])
    }

    /// The `id` of the element on an edition's page that `#written` refers to; sections may be named in any language.
    pub fn anchor(&self, kind: &Kind, edition: &Edition, written: &str) -> Option<String> {
        let anchors = &edition.anchors;
        if let Some(id) = kind.section_names.find(written).and_then(|number| anchors.sections.get(&number)) {
            return Some(id.clone());
        }
        if anchors.ids.contains(written) {
            return Some(written.to_owned());
        }
        let wanted = slug(written);
        anchors.ids.contains(&wanted).then_some(wanted)
    }
}
