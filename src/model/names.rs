//! Lookup by name: ids and labels, regardless of accents and case.

use crate::text::{Labels, is_misspelling, nearest, slug};
use std::collections::BTreeMap;

/// Names of the items of a list, compared by their slugs.
#[derive(Debug, Clone, Default)]
pub struct Names {
    by_folded: BTreeMap<String, usize>,
    written: Vec<String>,
}

impl Names {
    /// Adds a name of the item at `index`. Returns false if another item has the name already.
    pub fn add(&mut self, index: usize, name: &str) -> bool {
        let folded = slug(name);
        match self.by_folded.get(&folded) {
            Some(&known) => known == index,
            None => {
                self.by_folded.insert(folded, index);
                self.written.push(name.to_lowercase());
                true
            }
        }
    }

    /// Adds the id, labels and other names of an item. Returns the first name that another item has already.
    pub fn add_all<'a>(
        &mut self,
        index: usize,
        id: &'a str,
        labels: &'a Labels,
        also: &'a [String],
    ) -> Option<&'a str> {
        let names = labels.iter().chain([id]).chain(also.iter().map(String::as_str));
        let mut clash = None;
        for name in names {
            if !self.add(index, name) && clash.is_none() {
                clash = Some(name);
            }
        }
        clash
    }

    /// The index of the item with this name.
    pub fn find(&self, name: &str) -> Option<usize> {
        if let Some(&index) = self.by_folded.get(name) {
            return Some(index);
        }
        self.by_folded.get(&slug(name)).copied()
    }

    /// The index of the item whose name is most similar, as a suggestion for a misspelt one.
    pub fn nearest(&self, written: &str) -> Option<usize> {
        self.nearest_of(written, |_| true)
    }

    /// The most similar name of an item that passes a test.
    pub fn nearest_of(&self, written: &str, test: impl Fn(usize) -> bool) -> Option<usize> {
        let names = self.by_folded.iter().filter(|(_, index)| test(**index)).map(|(name, _)| name.as_str());
        self.find(nearest(written, names)?)
    }

    /// The index of an item of which `written` is a name with a letter or two wrong.
    pub fn misspelt(&self, written: &str) -> Option<usize> {
        self.by_folded.iter().find(|(name, _)| is_misspelling(written, name)).map(|(_, index)| *index)
    }

    /// The most similar name, in lower case.
    pub fn nearest_name(&self, written: &str) -> Option<&str> {
        nearest(written, self.written.iter().map(String::as_str))
    }
}
