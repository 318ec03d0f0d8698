//! The names something may be written by: its id and its labels, accents and case aside.

use crate::text::{Labels, nearest, slug};
use std::collections::BTreeMap;

/// Names of a list of things, each found by any of its spellings.
#[derive(Debug, Clone, Default)]
pub struct Names {
    by_folded: BTreeMap<String, usize>,
    written: Vec<String>,
}

impl Names {
    /// Adds a spelling of thing number `index`. False if the name already belongs to another thing.
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

    /// Adds an id, its labels and other names; the first name that belongs to another thing, if any.
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

    pub fn find(&self, name: &str) -> Option<usize> {
        if let Some(&index) = self.by_folded.get(name) {
            return Some(index);
        }
        self.by_folded.get(&slug(name)).copied()
    }

    /// The name most like a misspelt one, as an editor would write it.
    pub fn nearest(&self, written: &str) -> Option<&str> {
        nearest(written, self.written.iter().map(String::as_str))
    }
}
