//! How complete and how fresh the records are.

use super::{Catalogue, EntryId};
use crate::model::{Date, Need, Record, Value};
use crate::text::{Labels, Lang};
use jiff::{ToSpan, civil};
use rayon::prelude::*;
use std::cmp::Reverse;

/// The state of one record.
#[derive(Debug, PartialEq, Eq)]
pub struct State<'a> {
    pub entry: EntryId,
    /// Fields and sections the model wants, and those of them that are not there.
    pub wanted: usize,
    pub missing: Vec<&'a Labels>,
    /// When it was last compared with its sources, or else when what it says was true.
    pub checked: Option<Date>,
    /// When it should be compared again.
    pub review_by: Option<civil::Date>,
    pub is_stale: bool,
    /// Languages of the catalogue it does not speak.
    pub untranslated: Vec<Lang>,
    /// Translations last compared before the original was.
    pub outdated: Vec<Lang>,
    /// Whether no other record refers to it, nor leads to it by its words.
    pub is_alone: bool,
}

impl State<'_> {
    /// 0 to 100.
    pub fn completeness(&self) -> usize {
        match self.wanted {
            0 => 100,
            wanted => (wanted - self.missing.len()) * 100 / wanted,
        }
    }
}

impl Catalogue {
    /// The state of every record, in the order of the catalogue.
    pub fn quality(&self) -> Vec<State<'_>> {
        let ids: Vec<EntryId> = self.entries().map(|(id, _)| id).collect();
        ids.into_par_iter().map(|id| self.state(id)).collect()
    }

    /// The records whose information is newest, of those that tell when it was true and are no explanations of words.
    pub fn newest(&self, most: usize) -> Vec<EntryId> {
        let news = self.entries().filter(|(id, _)| self.kind(*id).explains.is_empty());
        let order = |(id, _)| Some((Reverse(self.info_date(id)?), Reverse(self.checked(id)), id));
        let mut newest: Vec<_> = news.filter_map(order).collect();
        if newest.len() > most {
            newest.select_nth_unstable(most);
            newest.truncate(most);
        }
        newest.sort_unstable();
        newest.into_iter().map(|(_, _, id)| id).collect()
    }

    fn state(&self, id: EntryId) -> State<'_> {
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
        for (number, field) in kind.fields.fields.iter().enumerate().filter(|(_, field)| is_wanted(field.need)) {
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
        // A word is linked from wherever it is used.
        let is_alone = self.incoming(id).is_empty() && kind.explains.is_empty();
        State { entry: id, wanted, missing, checked, review_by, is_stale, untranslated, outdated, is_alone }
    }

    /// When what a record says was true.
    pub fn info_date(&self, id: EntryId) -> Option<Date> {
        date(&self.entry(id).original.record, self.kind(id).info_date)
    }

    /// When a record should be compared with its sources again.
    pub fn review_by(&self, id: EntryId) -> Option<civil::Date> {
        let checked = self.checked(id)?.last_day()?;
        checked.checked_add(i32::from(self.config.review_after).months()).ok()
    }

    /// When a record was last compared with its sources, or else when what it says was true.
    pub fn checked(&self, id: EntryId) -> Option<Date> {
        let (kind, record) = (self.kind(id), &self.entry(id).original.record);
        date(record, kind.verified).or_else(|| date(record, kind.info_date))
    }
}

fn date(record: &Record, field: Option<usize>) -> Option<Date> {
    match record.get(field?).map(|item| &item.value) {
        Some(Value::Date(date)) => Some(*date),
        _ => None,
    }
}
