//! Which calendars the site has.

use crate::tracked::query::Query;
use crate::tracked::{Reads, Snapshot};
use std::sync::Arc;

/// Whether there is a calendar at a route.
pub struct HasCalendar;

impl Query for HasCalendar {
    type Arg = Arc<str>;
    type Answer<'a> = bool;

    fn answer(route: Arc<str>, of: &Snapshot) -> bool {
        of.has_calendar(&route)
    }
}

impl Reads<'_> {
    /// Whether there is a calendar at a route.
    pub fn has_calendar(&self, route: &str) -> bool {
        self.ask::<HasCalendar>(route.into())
    }
}
