//! Words that records explain.

use crate::catalogue::EntryId;
use crate::text::Lang;
use crate::tracked::query::Query;
use crate::tracked::{Reads, Snapshot};

/// The words of a language with the records that explain them.
pub struct Words;

impl Query for Words {
    type Arg = Lang;
    type Answer<'a> = &'a [(String, EntryId)];

    fn answer<'a>(lang: Lang, of: &Snapshot<'a>) -> &'a [(String, EntryId)] {
        of.catalogue.words(lang)
    }
}

impl<'a> Reads<'a> {
    /// The words of a language with the records that explain them; each word once, in their order.
    pub fn words(&self, lang: Lang) -> &'a [(String, EntryId)] {
        self.ask::<Words>(lang)
    }
}
