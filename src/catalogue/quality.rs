//! Completeness and age of records.

use super::{Catalogue, EntryId};
use crate::model::{Date, FieldId, Need, Record, Value};
use crate::text::{Labels, Lang};
use jiff::{ToSpan, civil};
use rayon::prelude::*;
use std::cmp::Reverse;

/// The quality of one record.
#[derive(Debug, PartialEq, Eq)]
pub struct RecordState<'a> {
    /// The entry.
    pub entry: EntryId,
    /// Number of required and recommended fields and sections.
    pub wanted: usize,
    /// Labels of those that are missing.
    pub missing: Vec<&'a Labels>,
    /// Date of the last comparison with the sources.
    pub checked: Option<Date>,
    /// Date by which it should be reviewed.
    pub review_by: Option<civil::Date>,
    /// Whether that date has passed.
    pub is_stale: bool,
    /// Languages of the catalogue without a translation.
    pub untranslated: Vec<Lang>,
    /// Languages of translations reviewed before the original was.
    pub outdated: Vec<Lang>,
    /// Whether no other record refers to it and it explains no words.
    pub is_alone: bool,
}

impl RecordState<'_> {
    /// Share of required and recommended items that are present, 0 to 100 per cent.
    pub fn completeness(&self) -> usize {
        match self.wanted {
            0 => 100,
            wanted => (wanted - self.missing.len()) * 100 / wanted,
        }
    }
}

impl Catalogue {
    /// The quality of every record, in the order of the catalogue.
    pub fn quality(&self) -> Vec<RecordState<'_>> {
        let ids: Vec<EntryId> = self.entries().map(|(id, _)| id).collect();
        ids.into_par_iter().map(|id| self.state(id)).collect()
    }

    /// The `most` records with the newest information, newest first; without records that explain words.
    pub fn newest(&self, most: usize) -> Vec<EntryId> {
        let news = self.entries().filter(|(id, _)| self.kind(*id).explains.is_empty());
        let order = |(id, _)| Some((Reverse(self.info_date(id)?), Reverse(self.dated(id)), id));
        let mut newest: Vec<_> = news.filter_map(order).collect();
        if newest.len() > most {
            newest.select_nth_unstable(most);
            newest.truncate(most);
        }
        newest.sort_unstable();
        newest.into_iter().map(|(_, _, id)| id).collect()
    }

    fn state(&self, id: EntryId) -> RecordState<'_> {
        let (entry, kind) = (self.entry(id), self.kind(id));
        let record = &entry.original.record;
        let is_wanted = |need: Need| need != Need::Optional;
        let (mut wanted, mut missing) = (0, Vec::new());
        let mut want = |label, is_there: bool| {
            wanted += 1;
            if !is_there {
                missing.push(label);
            }
        };
        for (number, field) in kind.fields.iter().filter(|(_, field)| is_wanted(field.need)) {
            want(&field.label, record.get(number).is_some());
        }
        for (number, section) in kind.sections.iter().enumerate().filter(|(_, section)| is_wanted(section.need)) {
            let written = entry.original.sections.iter().find(|written| written.section == Some(number));
            want(&section.label, written.is_some_and(|written| !written.document.is_empty()));
        }
        let verified = date(record, kind.verified);
        let (checked, review_by) = (self.checked(id), self.review_by(id));
        let is_stale = review_by.zip(self.as_of.first_day()).is_some_and(|(by, today)| by < today);
        let languages = self.config.languages.iter().copied();
        let untranslated =
            languages.filter(|lang| *lang != entry.lang && !entry.translations.contains_key(lang)).collect();
        let is_before = |record| date(record, kind.verified).zip(verified).is_some_and(|(one, other)| one < other);
        let outdated = entry.translations.iter().filter(|(_, edition)| is_before(&edition.record));
        let outdated = outdated.map(|(lang, _)| *lang).collect();
        // Words that a record explains are linked from texts, so it is never isolated.
        let is_alone = self.incoming(id).is_empty() && kind.explains.is_empty();
        RecordState { entry: id, wanted, missing, checked, review_by, is_stale, untranslated, outdated, is_alone }
    }

    /// The date of a record's information.
    pub fn info_date(&self, id: EntryId) -> Option<Date> {
        date(&self.entry(id).original.record, self.kind(id).info_date)
    }

    /// The date by which a record should be reviewed, `review_after` months after its last known date.
    pub fn review_by(&self, id: EntryId) -> Option<civil::Date> {
        let dated = self.dated(id)?.last_day()?;
        dated.checked_add(i32::from(self.config.review_after).months()).ok()
    }

    /// The date of the last comparison with the sources; `None` if nobody has recorded one.
    pub fn checked(&self, id: EntryId) -> Option<Date> {
        date(&self.entry(id).original.record, self.kind(id).verified)
    }

    /// The last known date of a record: of the last comparison with the sources, or else of the information.
    pub fn dated(&self, id: EntryId) -> Option<Date> {
        self.checked(id).or_else(|| self.info_date(id))
    }
}

fn date(record: &Record, field: Option<FieldId>) -> Option<Date> {
    match record.get(field?).map(|item| &item.value) {
        Some(Value::Date(date)) => Some(*date),
        _ => None,
    }
}
