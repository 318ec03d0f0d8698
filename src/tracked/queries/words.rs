//! Glossary terms.

use crate::catalogue::EntryId;
use crate::text::Lang;
use crate::tracked::Snapshot;
use crate::tracked::query::Query;

/// The glossary terms of a language with the records that explain them.
pub struct Words;

impl Query for Words {
    type Arg = Lang;
    type Answer<'a> = &'a [(String, EntryId)];

    fn answer<'a>(lang: Lang, of: &Snapshot<'a>) -> &'a [(String, EntryId)] {
        of.catalogue.words(lang)
    }
}
