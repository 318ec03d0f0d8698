//! Which calendars the site has.

use crate::tracked::Snapshot;
use crate::tracked::query::Query;
use std::sync::Arc;

/// Whether the site has a calendar at a route.
pub struct HasCalendar;

impl Query for HasCalendar {
    type Arg = Arc<str>;
    type Answer<'a> = bool;

    fn answer(route: Arc<str>, of: &Snapshot) -> bool {
        of.has_calendar(&route)
    }
}
