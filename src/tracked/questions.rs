//! Every question a maker may ask; each is recorded.

use super::keys::{
    Checked, Children, Crosses, DeadlineGroups, Deadlines, FacetSizes, Groups, HasCalendar, HasEntries, HasGathered,
    HasOverview, Incoming, InfoDate, KindSizes, Leftovers, Matches, Meant, MenuTarget, Newest, Path, PictureOf, Places,
    Quality, Targets, TermGroup, Title, TopGroups, Whole, Words,
};
use super::queries::GroupCount;
use super::reads::Reads;
use crate::catalogue::{Cross, Deadline, EntryId, FacetId, GroupId, Located, Match, MenuItem, Relation, State};
use crate::entry::Entry;
use crate::model::{
    Date, Field, FieldType, GatheringId, KindId, Overview, PageWords, Reference, TermId, Text, VocabId,
};
use crate::picture::Picture;
use crate::text::Lang;
use jiff::civil;

impl<'a> Reads<'a> {
    /// Everything an entry says.
    pub fn entry(&self, id: EntryId) -> &'a Entry {
        self.ask::<Whole>(id)
    }

    /// The title of an entry for readers of a language.
    pub fn title(&self, id: EntryId, lang: Lang) -> &'a Text {
        self.ask::<Title>((id, lang))
    }

    /// When an entry was last compared with its sources, or else when what it says was true.
    pub fn checked(&self, id: EntryId) -> Option<Date> {
        self.ask::<Checked>(id)
    }

    /// When what an entry says was true.
    pub fn info_date(&self, id: EntryId) -> Option<Date> {
        self.ask::<InfoDate>(id)
    }

    /// When an entry should be compared with its sources again.
    pub fn review_by(&self, id: EntryId) -> Option<civil::Date> {
        self.checked(id);
        self.snapshot.catalogue.review_by(id)
    }

    /// Who refers to an entry.
    pub fn incoming(&self, id: EntryId) -> &'a [Relation] {
        self.ask::<Incoming>(id)
    }

    /// The id, on the page of an entry, that `#written` means.
    pub fn anchor(&self, id: EntryId, written: &str, lang: Lang) -> Option<String> {
        let edition = self.entry(id).edition(lang);
        self.snapshot.catalogue.anchor(self.kind(id), edition, written)
    }

    /// The first term of the field that a page groups by, of an entry.
    pub fn grouped_by(&self, id: EntryId, words: &PageWords) -> Option<(VocabId, TermId)> {
        self.entry(id);
        self.snapshot.catalogue.grouped_by(id, words)
    }

    /// Puts entries in the order of their names, which follows from their titles.
    pub fn sort(&self, ids: &mut [EntryId], lang: Lang) {
        for id in ids.iter() {
            self.title(*id, lang);
        }
        self.snapshot.catalogue.sort(ids, lang);
    }

    /// The entry a reference means, among `kinds` (all, if empty).
    pub fn meant(&self, kinds: &[KindId], written: &str) -> Option<EntryId> {
        self.ask::<Meant>((kinds.into(), written.into()))
    }

    /// The entry a value of a field refers to.
    pub fn target(&self, field: &Field, reference: &Reference) -> Option<EntryId> {
        let FieldType::Ref(kinds) = &field.of else { return None };
        self.meant(kinds, &reference.written)
    }

    /// The entry whose file a link names.
    pub fn by_path(&self, path: &str) -> Option<EntryId> {
        self.ask::<Path>(path.into())
    }

    /// All groups of a facet.
    pub fn groups(&self, id: FacetId) -> Vec<GroupCount> {
        self.ask::<Groups>(id)
    }

    /// The groups of a facet that are below no other.
    pub fn top_groups(&self, id: FacetId) -> Vec<GroupCount> {
        self.ask::<TopGroups>(id)
    }

    /// The groups below a group.
    pub fn children(&self, id: GroupId) -> Vec<GroupCount> {
        self.ask::<Children>(id)
    }

    /// The group of a term, when entries are browsed by its vocabulary.
    pub fn group_of(&self, vocabulary: VocabId, term: TermId) -> Option<GroupId> {
        self.ask::<TermGroup>((vocabulary, term))
    }

    /// The entries that name each target of a goal, in the order of the targets.
    pub fn targets(&self, id: GroupId) -> &'a [Vec<EntryId>] {
        self.ask::<Targets>(id)
    }

    /// How many entries there are.
    pub fn total(&self) -> usize {
        self.kind_sizes().iter().map(|(_, count)| count).sum()
    }

    /// Kinds that have entries, with their number.
    pub fn kind_sizes(&self) -> Vec<(KindId, usize)> {
        self.ask::<KindSizes>(())
    }

    /// Every facet with the number of its groups that have entries.
    pub fn facet_sizes(&self) -> Vec<(FacetId, usize)> {
        self.ask::<FacetSizes>(()).into_iter().map(|facet| (facet.id, facet.count)).collect()
    }

    /// Whether a kind has an entry, and so an index.
    pub fn has_entries(&self, kind: KindId) -> bool {
        self.ask::<HasEntries>(kind)
    }

    /// Every record with a window, the most urgent first.
    pub fn deadlines(&self) -> &'a [Deadline] {
        self.ask::<Deadlines>(())
    }

    /// For each facet that is followed, the groups that have deadlines, with their number.
    pub fn deadline_groups(&self) -> Vec<(FacetId, Vec<GroupCount>)> {
        self.ask::<DeadlineGroups>(()).into_iter().map(|facet| (facet.id, facet.groups)).collect()
    }

    /// Whether there is a calendar at a route.
    pub fn has_calendar(&self, route: &str) -> bool {
        self.ask::<HasCalendar>(route.into())
    }

    /// What answers an entry, or what it answers, best first.
    pub fn matches(&self, id: EntryId) -> &'a [Match] {
        self.ask::<Matches>(id)
    }

    /// What nobody gives, and what nobody seeks.
    pub fn leftovers(&self) -> (&'a [EntryId], &'a [EntryId]) {
        self.ask::<Leftovers>(())
    }

    /// The first place of every record that has one.
    pub fn places(&self) -> &'a [Located] {
        self.ask::<Places>(())
    }

    /// The picture a file of the content folder is, with a hash of its bytes; none of another file.
    pub fn picture(&self, path: &str) -> Option<(Picture, u64)> {
        self.ask::<PictureOf>(path.into())
    }

    /// The words of a language with the records that explain them; each word once, in their order.
    pub fn words(&self, lang: Lang) -> &'a [(String, EntryId)] {
        self.ask::<Words>(lang)
    }

    /// Whether an overview has anything to show.
    pub fn has_overview(&self, overview: Overview) -> bool {
        self.ask::<HasOverview>(overview)
    }

    /// Whether a gathering has any member.
    pub fn has_gathered(&self, id: GatheringId) -> bool {
        self.ask::<HasGathered>(id)
    }

    /// What an item of the menu means.
    pub fn menu_item(&self, written: &str) -> Option<MenuItem> {
        self.ask::<MenuTarget>(written.into())
    }

    /// The few records whose information is newest.
    pub fn newest(&self) -> Vec<EntryId> {
        self.ask::<Newest>(())
    }

    /// The state of every record, in the order of the catalogue.
    pub fn quality(&self) -> Vec<State<'a>> {
        self.ask::<Quality>(())
    }

    /// The tables against the goals that the model asks for, the first rows of each.
    pub fn crosses(&self) -> Vec<Cross> {
        self.ask::<Crosses>(())
    }
}
