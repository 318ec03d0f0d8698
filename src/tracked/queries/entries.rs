//! One entry: all it says, its title, when it was checked, who refers to it.

use crate::catalogue::{EntryId, Relation};
use crate::entry::Entry;
use crate::model::{Date, PageWords, TermId, Text, VocabId};
use crate::text::Lang;
use crate::tracked::query::Query;
use crate::tracked::{Fingerprint, Fingerprinter, Reads, Snapshot};
use jiff::civil;

/// Everything an entry says.
pub struct Whole;

impl Query for Whole {
    type Arg = EntryId;
    type Answer<'a> = &'a Entry;

    fn answer<'a>(id: EntryId, of: &Snapshot<'a>) -> &'a Entry {
        of.catalogue.entry(id)
    }
}

impl Fingerprint for Entry {
    fn add_to(&self, fingerprint: &mut Fingerprinter) {
        fingerprint.value(self.version);
    }
}

pub struct Title;

impl Query for Title {
    type Arg = (EntryId, Lang);
    type Answer<'a> = &'a Text;

    fn answer<'a>((id, lang): (EntryId, Lang), of: &Snapshot<'a>) -> &'a Text {
        of.catalogue.entry(id).title(of.catalogue.kind(id), lang)
    }
}

pub struct Checked;

impl Query for Checked {
    type Arg = EntryId;
    type Answer<'a> = Option<Date>;

    fn answer(id: EntryId, of: &Snapshot) -> Option<Date> {
        of.catalogue.checked(id)
    }
}

pub struct InfoDate;

impl Query for InfoDate {
    type Arg = EntryId;
    type Answer<'a> = Option<Date>;

    fn answer(id: EntryId, of: &Snapshot) -> Option<Date> {
        of.catalogue.info_date(id)
    }
}

/// Who refers to an entry.
pub struct Incoming;

impl Query for Incoming {
    type Arg = EntryId;
    type Answer<'a> = &'a [Relation];

    fn answer<'a>(id: EntryId, of: &Snapshot<'a>) -> &'a [Relation] {
        of.catalogue.incoming(id)
    }
}

impl Fingerprint for Relation {
    fn add_to(&self, fingerprint: &mut Fingerprinter) {
        fingerprint.add(&self.from).add(&self.label).value(self.in_text);
    }
}

impl<'a> Reads<'a> {
    /// Everything an entry says.
    pub fn entry(&self, id: EntryId) -> &'a Entry {
        self.ask::<Whole>(id)
    }

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
}
