//! The door through which pages see the catalogue: whatever is handed out is noted.
//!
//! What a page was given is what it depends on. It is made again when any of that has another version, and only then;
//! nothing declares a dependency by hand. Model, configuration and theme are not noted: when they change, nothing is remembered.

use super::versions::{Key, Thing, Versions, mix};
use crate::catalogue::{
    Catalogue, Deadline, EntryId, Facet, FacetKind, Found, Located, Match, MenuItem, Relation, State, folded,
};
use crate::config::Config;
use crate::entry::Entry;
use crate::model::{Date, GatheringId, Kind, KindId, Model, Overview, PageWords, TermId, Text, VocabId};
use crate::picture::Picture;
use crate::site::{Page, Routes, Site};
use crate::text::{Labels, Lang};
use std::cell::RefCell;

/// Records shown as the newest.
pub(super) const NEWEST: usize = 3;

/// What a facet is called.
pub(super) struct FacetWords<'a> {
    pub of: FacetKind,
    pub label: &'a Labels,
    pub plural: &'a Labels,
}

/// What a group of a facet is called, and the group above it.
pub(super) struct GroupWords<'a> {
    pub label: &'a Labels,
    pub goal: Option<u8>,
    pub parent: Option<usize>,
}

/// One page's view of the catalogue.
pub(super) struct Given<'a> {
    catalogue: &'a Catalogue,
    site: &'a Site,
    versions: &'a Versions,
    noted: RefCell<Vec<Key>>,
}

impl<'a> Given<'a> {
    pub fn new(catalogue: &'a Catalogue, site: &'a Site, versions: &'a Versions) -> Self {
        Given { catalogue, site, versions, noted: RefCell::default() }
    }

    /// Everything that was handed out, each once, with its version.
    pub fn receipt(self) -> Box<[(Key, u64)]> {
        let mut keys = self.noted.into_inner();
        keys.sort_unstable();
        keys.dedup();
        keys.into_iter().map(|key| (key, self.versions.of(key))).collect()
    }

    pub fn note(&self, thing: Thing, name: u64) {
        self.noted.borrow_mut().push(mix(thing as u64, name));
    }

    fn note_entry(&self, thing: Thing, id: EntryId) {
        self.note(thing, self.versions.name(id));
    }

    /// A thing that is told apart by language.
    pub fn note_in(&self, thing: Thing, id: EntryId, lang: Lang) {
        self.note(thing, mix(self.versions.name(id), lang as u64));
    }

    // What a change of which makes everything anew.

    pub fn config(&self) -> &'a Config {
        &self.catalogue.config
    }

    pub fn model(&self) -> &'a Model {
        &self.catalogue.model
    }

    /// Addresses follow from names, and names are noted.
    pub fn routes(&self) -> &'a Routes {
        &self.site.routes
    }

    pub fn route_in(&self, page: &Page, lang: Lang) -> Option<String> {
        self.site.route_in(page, lang)
    }

    /// An entry does not change its kind; it would be another.
    pub fn kind_of(&self, id: EntryId) -> KindId {
        self.catalogue.entry(id).kind
    }

    /// Nor its id.
    pub fn id_of(&self, id: EntryId) -> &'a str {
        &self.catalogue.entry(id).id
    }

    pub fn kind(&self, id: EntryId) -> &'a Kind {
        self.catalogue.kind(id)
    }

    /// The words of a facet; they are the model's.
    pub fn facet_words(&self, number: usize) -> FacetWords<'a> {
        let facet = &self.catalogue.facets()[number];
        FacetWords { of: facet.of, label: &facet.label, plural: &facet.plural }
    }

    /// The words of a group of a facet; they are the model's, or a year.
    pub fn group_words(&self, facet: usize, group: usize) -> GroupWords<'a> {
        let group = &self.catalogue.facets()[facet].groups[group];
        GroupWords { label: &group.label, goal: group.goal, parent: group.parent }
    }

    /// The page of a goal, from 1; every goal has one.
    pub fn goal_route(&self, number: u8, lang: Lang) -> &'a str {
        let facet = self.catalogue.facets().iter().position(|facet| facet.of == FacetKind::Sdg);
        self.site.routes.group(facet.unwrap_or_default(), usize::from(number) - 1, lang)
    }

    /// The day statuses are told of; on another day nothing is remembered.
    pub fn as_of(&self) -> Date {
        self.catalogue.as_of
    }

    // What pages depend on.

    /// Everything an entry says.
    pub fn entry(&self, id: EntryId) -> &'a Entry {
        self.note_entry(Thing::Entry, id);
        self.catalogue.entry(id)
    }

    pub fn title(&self, id: EntryId, lang: Lang) -> &'a Text {
        self.note_in(Thing::Title, id, lang);
        self.catalogue.entry(id).title(self.catalogue.kind(id), lang)
    }

    /// The entry a reference means, among `kinds` (all, if empty).
    pub fn meant(&self, kinds: &[KindId], written: &str) -> Option<EntryId> {
        self.note(Thing::Name, Versions::text(&self.catalogue.lookup().name(written)));
        match self.catalogue.lookup().find(&self.catalogue.model, kinds, written) {
            Found::One(id) => Some(id),
            Found::Absent(_) | Found::Many(_) | Found::None => None,
        }
    }

    /// The entry whose file a link names.
    pub fn by_path(&self, path: &str) -> Option<EntryId> {
        self.note(Thing::Path, Versions::text(&folded(path)));
        self.catalogue.lookup().by_path(path)
    }

    /// The id on the page of an entry that `#written` means.
    pub fn anchor(&self, id: EntryId, written: &str, lang: Lang) -> Option<String> {
        let edition = self.entry(id).edition(lang);
        self.catalogue.anchor(self.catalogue.kind(id), edition, written)
    }

    /// Who refers to an entry.
    pub fn incoming(&self, id: EntryId) -> &'a [Relation] {
        self.note_entry(Thing::Incoming, id);
        self.catalogue.incoming(id)
    }

    /// Puts entries in the order of their names.
    pub fn sort(&self, ids: &mut [EntryId], lang: Lang) {
        for id in ids.iter() {
            self.note_in(Thing::Title, *id, lang);
        }
        self.catalogue.sort(ids, lang);
    }

    /// A facet with its groups and how many entries each has.
    pub fn facet(&self, number: usize) -> &'a Facet {
        let facet = &self.catalogue.facets()[number];
        self.note(Thing::Facet, Versions::facet(facet.of));
        facet
    }

    /// The groups below a group.
    pub fn children(&self, facet: usize, group: usize) -> Vec<usize> {
        let facet = &self.catalogue.facets()[facet];
        self.note(Thing::Children, Versions::group(facet, group));
        (0..facet.groups.len()).filter(|place| facet.groups[*place].parent == Some(group)).collect()
    }

    /// The group of a term, by facet and place in it, when entries are browsed by its vocabulary.
    pub fn group_of(&self, vocabulary: VocabId, term: TermId) -> Option<(usize, usize)> {
        self.note(Thing::Term, Versions::term(vocabulary, term));
        self.catalogue.group_of(vocabulary, term)
    }

    /// The entries that name each target of a goal.
    pub fn targets(&self, facet: usize, group: usize) -> &'a [Vec<EntryId>] {
        self.note(Thing::Targets, group as u64);
        &self.catalogue.facets()[facet].groups[group].targets
    }

    /// Kinds that have entries, with their number; every facet.
    pub fn counts(&self) -> (Vec<(KindId, usize)>, &'a [Facet]) {
        self.note(Thing::Counts, 0);
        (self.catalogue.counts(), self.catalogue.facets())
    }

    /// Every record with a window.
    pub fn deadlines(&self) -> &'a [Deadline] {
        self.note(Thing::Deadlines, 0);
        self.catalogue.deadlines()
    }

    /// What answers an entry, or what it answers.
    pub fn matches(&self, id: EntryId) -> &'a [Match] {
        self.note_entry(Thing::Matches, id);
        self.catalogue.matches().of(id)
    }

    /// What nobody gives, and what nobody seeks.
    pub fn leftovers(&self) -> (&'a [EntryId], &'a [EntryId]) {
        self.note(Thing::Leftovers, 0);
        let matches = self.catalogue.matches();
        (&matches.unmet, &matches.unasked)
    }

    /// Every record with a place.
    pub fn places(&self) -> &'a [Located] {
        self.note(Thing::Places, 0);
        self.catalogue.places()
    }

    /// The first term of the field that a page groups by, of an entry.
    pub fn grouped_by(&self, id: EntryId, words: &PageWords) -> Option<(VocabId, TermId)> {
        self.note_entry(Thing::Entry, id);
        self.catalogue.grouped_by(id, words)
    }

    /// When an entry should be compared with its sources again.
    pub fn review_by(&self, id: EntryId) -> Option<jiff::civil::Date> {
        self.note_entry(Thing::Entry, id);
        self.catalogue.review_by(id)
    }

    /// When an entry was last compared with its sources, or else when what it says was true.
    pub fn checked(&self, id: EntryId) -> Option<Date> {
        self.note_entry(Thing::Entry, id);
        self.catalogue.checked(id)
    }

    /// When what an entry says was true.
    pub fn info_date(&self, id: EntryId) -> Option<Date> {
        self.note_entry(Thing::Entry, id);
        self.catalogue.info_date(id)
    }

    /// The picture a file is, with the number of its bytes.
    pub fn picture(&self, path: &str) -> Option<(Picture, u64)> {
        self.note(Thing::Picture, Versions::text(path));
        self.catalogue.assets.get(path)?.whole()
    }

    /// Notes the words that records explain in a language.
    pub fn note_words(&self, lang: Lang) {
        self.note(Thing::Words, lang as u64);
    }

    /// Whether there is a calendar or feed of this name.
    pub fn has_companion(&self, route: &str) -> bool {
        self.note(Thing::Companion, Versions::text(route));
        self.site.companions.contains_key(route)
    }

    /// The catalogue, for counting what is in its facets and who refers to the records of the kinds that statistics cross.
    pub fn counted(&self) -> &'a Catalogue {
        self.note(Thing::Counts, 0);
        self.note(Thing::Statistics, 0);
        self.catalogue
    }

    /// The state of every record.
    pub fn quality(&self) -> Vec<State<'_>> {
        self.note(Thing::Quality, 0);
        self.catalogue.quality()
    }

    /// The records whose information is newest.
    pub fn newest(&self) -> Vec<EntryId> {
        self.note(Thing::Newest, 0);
        self.catalogue.newest(NEWEST)
    }

    /// Whether an overview has anything to show.
    pub fn has_overview(&self, overview: Overview) -> bool {
        self.note(Thing::Pages, 0);
        self.catalogue.has_overview(overview)
    }

    /// Whether a gathering has any member.
    pub fn has_gathered(&self, id: GatheringId) -> bool {
        self.note(Thing::Pages, 0);
        !self.catalogue.gathered(id).is_empty()
    }

    /// What an item of the menu means. For what is the same on all pages, which is compared as a whole.
    pub fn menu_item(&self, written: &str) -> Option<MenuItem> {
        self.catalogue.menu_item(written)
    }

    /// Whether a kind has an entry. As with the menu.
    pub fn has_entries(&self, kind: KindId) -> bool {
        self.catalogue.has_entries(kind)
    }
}
