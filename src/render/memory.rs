//! What was made before, with the receipts that tell whether it still holds.

use super::shapes::{Html, LinkView, Made, SiteView};
use super::versions::{ByKey, Key};
use crate::text::Lang;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::Arc;

/// What one rendering leaves to the next. It is good for one model, configuration, theme and day: when one of them
/// changes, begin with an empty one.
#[derive(Default)]
pub struct Memory {
    /// The number of the rendering.
    revision: u64,
    receipts: HashMap<String, Receipt>,
    links: ByKey<Link>,
    frames: BTreeMap<Lang, (Made<SiteView>, u64)>,
}

/// What a page or the data of a record was made from: what it shows and what all of its sort show, as one number; and what it was given.
pub(super) struct Receipt {
    pub own: u64,
    pub given: Box<[(Key, u64)]>,
}

/// A link and a card of an entry in a language.
#[derive(Clone)]
pub(super) struct Link {
    pub receipt: Box<[(Key, u64)]>,
    pub value: Made<LinkView>,
    pub card: Html,
    /// Where its poster is, if it has one.
    pub poster: Option<Arc<str>>,
    /// The rendering in which it last changed.
    pub version: u64,
}

impl Memory {
    pub(super) fn begin(&mut self) {
        self.revision += 1;
    }

    pub(super) fn revision(&self) -> u64 {
        self.revision
    }

    pub(super) fn receipt(&self, route: &str) -> Option<&Receipt> {
        self.receipts.get(route)
    }

    pub(super) fn remember(&mut self, route: &str, receipt: Receipt) {
        self.receipts.insert(route.to_owned(), receipt);
    }

    /// Forgets what is no longer made.
    pub(super) fn forget_all_but<'a>(&mut self, routes: impl ExactSizeIterator<Item = &'a str>) {
        if self.receipts.len() > routes.len() {
            let routes: HashSet<&str> = routes.collect();
            self.receipts.retain(|route, _| routes.contains(route.as_str()));
        }
    }

    pub(super) fn link(&self, name: u64) -> Option<&Link> {
        self.links.get(&name)
    }

    /// The link of a name: the new one, or, without one, that which is known.
    pub(super) fn remember_link(&mut self, name: u64, new: Option<Link>) -> &Link {
        if let Some(new) = new {
            self.links.insert(name, new);
        }
        &self.links[&name]
    }

    /// Forgets all links, if there are many of entries that have gone: to make them again is cheap.
    pub(super) fn forget_links(&mut self, used: usize) {
        if self.links.len() > used * 2 + 100 {
            self.links.clear();
        }
    }

    /// The version of what all pages of a language show.
    pub(super) fn version_of_frame(&mut self, lang: Lang, value: &Made<SiteView>) -> u64 {
        let revision = self.revision;
        let (known, version) = self.frames.entry(lang).or_insert_with(|| (value.clone(), revision));
        if known != value {
            (*known, *version) = (value.clone(), revision);
        }
        *version
    }
}
