//! Plans calendars and feeds and attaches them to their pages.

use super::{Companion, Page, Routes, Subject, Target};
use crate::catalogue::{Catalogue, EntryId};
use crate::model::Overview;
use std::collections::HashSet;

/// Plans calendars and feeds, returns them by route and stores the routes in their pages. Pages get a calendar if their
/// records have known days. If the address of the site is known, the home page, each kind and each followed group get a
/// feed.
pub(super) fn companions(catalogue: &Catalogue, pages: &mut [Page]) -> Vec<(String, Target)> {
    let has_days = |window: &crate::model::Window| window.has_known_day(&catalogue.now);
    let all = catalogue.deadlines().iter().chain(catalogue.occasions());
    let deadlines = all.filter(|deadline| deadline.windows.iter().any(has_days));
    let dated: HashSet<EntryId> = deadlines.map(|deadline| deadline.entry).collect();
    let mut all = Vec::new();
    // The later pages of a list share the companions of the first.
    let (mut calendar, mut feed) = (None, None);
    for page in pages {
        if !matches!(&page.subject, Subject::Kind(_, slice) | Subject::Group(_, slice) if slice.number > 1) {
            (calendar, feed) = companions_of(catalogue, page, &dated, &mut all);
        }
        page.calendar.clone_from(&calendar);
        page.feed.clone_from(&feed);
    }
    all
}

/// Adds the companions of a page to `all`; returns the routes of its calendar and its feed.
fn companions_of(
    catalogue: &Catalogue,
    page: &Page,
    dated: &HashSet<EntryId>,
    all: &mut Vec<(String, Target)>,
) -> (Option<String>, Option<String>) {
    if matches!(&page.subject, Subject::Entry(id) if !dated.contains(id)) {
        return (None, None);
    }
    let Some(mut entries) = followed(catalogue, page) else { return (None, None) };
    let companion =
        |entries| Companion { lang: page.lang, page: page.route.clone(), title: title(catalogue, page), entries };
    let (mut calendar, mut feed) = (None, None);
    let is_whole = !matches!(page.subject, Subject::Entry(_) | Subject::Overview(_));
    if is_whole && catalogue.config.base_url.is_some() {
        let route = Routes::feed(&page.route);
        all.push((route.clone(), Target::Feed(companion(entries.clone()))));
        feed = Some(route);
    }
    entries.retain(|id| dated.contains(id));
    if !entries.is_empty() && !matches!(page.subject, Subject::Home) {
        let route = Routes::calendar(&page.route);
        all.push((route.clone(), Target::Calendar(companion(entries))));
        calendar = Some(route);
    }
    (calendar, feed)
}

/// The entries a page is about, in catalogue order; `None` if the page has no companions.
fn followed(catalogue: &Catalogue, page: &Page) -> Option<Vec<EntryId>> {
    let all = || catalogue.entries().map(|(id, _)| id);
    match &page.subject {
        Subject::Home | Subject::Overview(Overview::Deadlines) => Some(all().collect()),
        Subject::Entry(id) => Some(vec![*id]),
        Subject::Kind(kind, slice) if slice.number == 1 => {
            Some(all().filter(|id| catalogue.entry(*id).kind == *kind).collect())
        }
        Subject::Group(id, slice) if slice.number == 1 && catalogue.facet(id.facet).follow => {
            Some(catalogue.group(*id).entries.clone())
        }
        _ => None,
    }
}

/// The title of a page; for a goal its label without the number.
fn title(catalogue: &Catalogue, page: &Page) -> String {
    match &page.subject {
        Subject::Group(id, _) => catalogue.group(*id).label.get(page.lang).to_owned(),
        _ => page.about.title.clone(),
    }
}
