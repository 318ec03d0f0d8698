//! One entry: its content, title, dates and incoming references.

use crate::catalogue::{EntryId, Relation};
use crate::entry::Entry;
use crate::model::{Date, Text};
use crate::text::Lang;
use crate::tracked::query::Query;
use crate::tracked::{Fingerprint, Fingerprinter, Snapshot};

/// The whole content of an entry.
pub struct EntryContent;

impl Query for EntryContent {
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

/// The references to an entry.
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
        fingerprint.add(&self.from).add(&self.label).value((self.in_text, self.is_edition));
    }
}
