//! The queries as methods of [`Reads`]; each call is recorded as a dependency.

use super::keys::{
    Checked, Children, Crosses, DeadlineGroups, Deadlines, EntryContent, FacetSizes, Groups, HasCalendar, HasEntries,
    HasGathered, HasOverview, Incoming, InfoDate, KindSizes, Leftovers, Matches, MenuTarget, Newest, Occasions, Path, PictureOf,
    Places, Quality, ReferenceTarget, Targets, TermGroup, Title, TopGroups, Words,
};
use super::queries::GroupCount;
use super::reads::Reads;
use crate::catalogue::{Cross, Deadline, EntryId, FacetId, GroupId, Located, Match, MenuItem, RecordState, Relation};
use crate::entry::Entry;
use crate::model::{
    Date, Field, FieldType, GatheringId, KindId, Overview, PageWords, Reference, TermId, Text, VocabId,
};
use crate::picture::Picture;
use crate::text::Lang;
use jiff::civil;

impl<'a> Reads<'a> {
    /// The whole content of an entry.
    pub fn entry(&self, id: EntryId) -> &'a Entry {
        self.query::<EntryContent>(id)
    }

    /// The title of an entry in the best language for readers of `lang`.
    pub fn title(&self, id: EntryId, lang: Lang) -> &'a Text {
        self.query::<Title>((id, lang))
    }

    /// When an entry was last compared with its sources; `None` if nobody has recorded it.
    pub fn checked(&self, id: EntryId) -> Option<Date> {
        self.query::<Checked>(id)
    }

    /// When an entry was last compared with its sources, or else the date of its information.
    pub fn dated(&self, id: EntryId) -> Option<Date> {
        self.checked(id).or_else(|| self.info_date(id))
    }

    /// The date of an entry's information.
    pub fn info_date(&self, id: EntryId) -> Option<Date> {
        self.query::<InfoDate>(id)
    }

    /// The day by which an entry should be compared with its sources again.
    pub fn review_by(&self, id: EntryId) -> Option<civil::Date> {
        self.dated(id);
        self.snapshot.catalogue.review_by(id)
    }

    /// The references to an entry.
    pub fn incoming(&self, id: EntryId) -> &'a [Relation] {
        self.query::<Incoming>(id)
    }

    /// The `id` of the element on an entry's page that `#written` refers to, if there is one.
    pub fn anchor(&self, id: EntryId, written: &str, lang: Lang) -> Option<String> {
        let edition = self.entry(id).edition(lang);
        self.snapshot.catalogue.anchor(self.kind(id), edition, written)
    }

    /// The entry's first term of the field that a page groups by.
    pub fn grouped_by(&self, id: EntryId, words: &PageWords) -> Option<(VocabId, TermId)> {
        self.entry(id);
        self.snapshot.catalogue.grouped_by(id, words)
    }

    /// Sorts entries by title in the collation order of a language.
    pub fn sort(&self, ids: &mut [EntryId], lang: Lang) {
        for id in ids.iter() {
            self.title(*id, lang);
        }
        self.snapshot.catalogue.sort(ids, lang);
    }

    /// The entry a reference resolves to, among `kinds` (all kinds if empty).
    pub fn resolve(&self, kinds: &[KindId], written: &str) -> Option<EntryId> {
        self.query::<ReferenceTarget>((kinds.into(), written.into()))
    }

    /// The entry a reference in a field resolves to.
    pub fn target(&self, field: &Field, reference: &Reference) -> Option<EntryId> {
        let FieldType::Ref(kinds) = &field.of else { return None };
        self.resolve(kinds, &reference.written)
    }

    /// The entry with a file, original or translation, at a path in the content folder.
    pub fn by_path(&self, path: &str) -> Option<EntryId> {
        self.query::<Path>(path.into())
    }

    /// All groups of a facet, in the order of the facet.
    pub fn groups(&self, id: FacetId) -> Vec<GroupCount> {
        self.query::<Groups>(id)
    }

    /// The groups of a facet without a parent.
    pub fn top_groups(&self, id: FacetId) -> Vec<GroupCount> {
        self.query::<TopGroups>(id)
    }

    /// The children of a group.
    pub fn children(&self, id: GroupId) -> Vec<GroupCount> {
        self.query::<Children>(id)
    }

    /// The group of a term, if its vocabulary is indexed.
    pub fn group_of(&self, vocabulary: VocabId, term: TermId) -> Option<GroupId> {
        self.query::<TermGroup>((vocabulary, term))
    }

    /// The entries that name each target of a goal, in the order of the targets.
    pub fn targets(&self, id: GroupId) -> &'a [Vec<EntryId>] {
        self.query::<Targets>(id)
    }

    /// Total number of entries.
    pub fn total(&self) -> usize {
        self.kind_sizes().iter().map(|(_, count)| count).sum()
    }

    /// Kinds that have entries, with the number of entries.
    pub fn kind_sizes(&self) -> Vec<(KindId, usize)> {
        self.query::<KindSizes>(())
    }

    /// Every facet, with the number of groups that have entries.
    pub fn facet_sizes(&self) -> Vec<(FacetId, usize)> {
        self.query::<FacetSizes>(()).into_iter().map(|facet| (facet.id, facet.count)).collect()
    }

    /// Whether a kind has entries, and therefore an index page.
    pub fn has_entries(&self, kind: KindId) -> bool {
        self.query::<HasEntries>(kind)
    }

    /// Every record with a window, the most urgent first.
    pub fn deadlines(&self) -> &'a [Deadline] {
        self.query::<Deadlines>(())
    }

    /// Every record that takes place at some time, the most urgent first.
    pub fn occasions(&self) -> &'a [Deadline] {
        self.query::<Occasions>(())
    }

    /// For each facet with feeds and calendars, the groups that have deadlines, with their number.
    pub fn deadline_groups(&self) -> Vec<(FacetId, Vec<GroupCount>)> {
        self.query::<DeadlineGroups>(()).into_iter().map(|facet| (facet.id, facet.groups)).collect()
    }

    /// Whether the site has a calendar at a route.
    pub fn has_calendar(&self, route: &str) -> bool {
        self.query::<HasCalendar>(route.into())
    }

    /// The matches of an entry, best first.
    pub fn matches(&self, id: EntryId) -> &'a [Match] {
        self.query::<Matches>(id)
    }

    /// Unmatched records: those that seek, then those that offer.
    pub fn leftovers(&self) -> (&'a [EntryId], &'a [EntryId]) {
        self.query::<Leftovers>(())
    }

    /// The first place of every record that has one.
    pub fn places(&self) -> &'a [Located] {
        self.query::<Places>(())
    }

    /// The picture at a path in the content folder, with a hash of its bytes; `None` if the file is not a picture.
    pub fn picture(&self, path: &str) -> Option<(Picture, u64)> {
        self.query::<PictureOf>(path.into())
    }

    /// The glossary terms of a language, each once and sorted, with the records that explain them.
    pub fn glossary_terms(&self, lang: Lang) -> &'a [(String, EntryId)] {
        self.query::<Words>(lang)
    }

    /// Whether an overview has anything to show.
    pub fn has_overview(&self, overview: Overview) -> bool {
        self.query::<HasOverview>(overview)
    }

    /// Whether a gathering has any member.
    pub fn has_gathered(&self, id: GatheringId) -> bool {
        self.query::<HasGathered>(id)
    }

    /// What a menu item leads to.
    pub fn menu_item(&self, written: &str) -> Option<MenuItem> {
        self.query::<MenuTarget>(written.into())
    }

    /// The records with the newest information, at most three, without glossary terms.
    pub fn newest(&self) -> Vec<EntryId> {
        self.query::<Newest>(())
    }

    /// The quality of every record, in catalogue order.
    pub fn quality(&self) -> Vec<RecordState<'a>> {
        self.query::<Quality>(())
    }

    /// The cross tables that the model asks for, each with its first rows.
    pub fn crosses(&self) -> Vec<Cross> {
        self.query::<Crosses>(())
    }
}
