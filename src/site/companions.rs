//! Which calendars and feeds there are, and beside which pages.

use super::{Companion, Page, Routes, Subject, Target};
use crate::catalogue::{Catalogue, EntryId};
use crate::model::Overview;
use std::collections::HashSet;

/// Calendars for whatever has days of its own; feeds for everything, for each kind and for each group that is followed,
/// where the address of the site is known. Each by its route; pages are told the routes of theirs.
pub(super) fn companions(catalogue: &Catalogue, routes: &Routes, pages: &mut [Page]) -> Vec<(String, Target)> {
    let today = catalogue.as_of.first_day();
    let has_days = |window: crate::model::Window| today.is_some_and(|today| window.days(today).is_some());
    let deadlines = catalogue.deadlines().iter().filter(|deadline| has_days(deadline.window));
    let dated: HashSet<EntryId> = deadlines.map(|deadline| deadline.entry).collect();
    let mut all = Vec::new();
    for page in pages.iter() {
        if matches!(&page.subject, Subject::Entry(id) if !dated.contains(id)) {
            continue;
        }
        let Some(mut entries) = followed(catalogue, page) else { continue };
        let companion =
            |entries| Companion { lang: page.lang, page: page.route.clone(), title: title(catalogue, page), entries };
        let is_whole = !matches!(page.subject, Subject::Entry(_) | Subject::Overview(_));
        if is_whole && catalogue.config.base_url.is_some() {
            all.push((Routes::feed(&page.route), Target::Feed(companion(entries.clone()))));
        }
        entries.retain(|id| dated.contains(id));
        if !entries.is_empty() && !matches!(page.subject, Subject::Home) {
            all.push((Routes::calendar(&page.route), Target::Calendar(companion(entries))));
        }
    }
    let routes_of_all: HashSet<&str> = all.iter().map(|(route, _)| route.as_str()).collect();
    for page in pages {
        let Some(first) = first_page(routes, page) else { continue };
        page.calendar = Some(Routes::calendar(&first)).filter(|route| routes_of_all.contains(route.as_str()));
        page.feed = Some(Routes::feed(&first)).filter(|route| routes_of_all.contains(route.as_str()));
    }
    all
}

/// All the entries a page is about, in the order of the catalogue, if they can be followed.
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

/// The title of a page; of a goal its name alone.
fn title(catalogue: &Catalogue, page: &Page) -> String {
    match &page.subject {
        Subject::Group(id, _) => catalogue.group(*id).label.get(page.lang).to_owned(),
        _ => page.about.title.clone(),
    }
}

/// The route of the first page of a list, beside which its companions are.
fn first_page(routes: &Routes, page: &Page) -> Option<String> {
    match &page.subject {
        Subject::Kind(kind, _) => Some(routes.kind(*kind, page.lang).to_owned()),
        Subject::Group(id, _) => Some(routes.group(*id, page.lang).to_owned()),
        Subject::Home | Subject::Entry(_) | Subject::Overview(_) => Some(page.route.clone()),
        Subject::Facet(_) | Subject::Gathered(..) | Subject::NotFound => None,
    }
}
