//! Which calendars and feeds there are, and beside which pages.

use super::{Companion, Format, Page, Routes, Subject};
use crate::catalogue::{Catalogue, EntryId};
use crate::model::Overview;
use crate::text::Lang;
use std::collections::{BTreeMap, HashSet};

/// Calendars for whatever has days of its own; feeds for everything, for each kind and for each group that is followed,
/// where the address of the site is known.
pub(super) fn companions(catalogue: &Catalogue, pages: &[Page]) -> BTreeMap<String, Companion> {
    let today = catalogue.as_of.first_day();
    let has_days = |window: crate::model::Window| today.is_some_and(|today| window.days(today).is_some());
    let dated: HashSet<EntryId> = catalogue
        .deadlines()
        .iter()
        .filter(|deadline| has_days(deadline.window))
        .map(|deadline| deadline.entry)
        .collect();
    let mut all = BTreeMap::new();
    for page in pages {
        if matches!(&page.subject, Subject::Entry(id) if !dated.contains(id)) {
            continue;
        }
        let Some((title, mut entries)) = shown(catalogue, page) else { continue };
        let is_whole = !matches!(page.subject, Subject::Entry(_) | Subject::Overview(_));
        if is_whole && catalogue.config.base_url.is_some() {
            let (page_route, entries) = (page.route.clone(), entries.clone());
            let feed =
                Companion { lang: page.lang, page: page_route, title: title.clone(), what: Format::Feed, entries };
            all.insert(Routes::feed(&page.route), feed);
        }
        entries.retain(|id| dated.contains(id));
        if !entries.is_empty() && !matches!(page.subject, Subject::Home) {
            let (lang, page_route) = (page.lang, page.route.clone());
            let calendar = Companion { lang, page: page_route, title, what: Format::Calendar, entries };
            all.insert(Routes::calendar(&page.route), calendar);
        }
    }
    all
}

/// What a page that has companions is called, and all the entries it is about.
fn shown(catalogue: &Catalogue, page: &Page) -> Option<(String, Vec<EntryId>)> {
    let lang = page.lang;
    let all = || catalogue.entries().map(|(id, _)| id);
    match &page.subject {
        Subject::Home => Some((catalogue.config.title.get(lang).to_owned(), all().collect())),
        Subject::Entry(id) => Some((title(catalogue, *id, lang), vec![*id])),
        Subject::Kind(kind, slice) if slice.number == 1 => {
            let entries = all().filter(|id| catalogue.entry(*id).kind == *kind).collect();
            Some((catalogue.model.kind(*kind).plural.get(lang).to_owned(), entries))
        }
        Subject::Group(facet, group, slice) if slice.number == 1 && catalogue.facets()[*facet].follow => {
            let group = &catalogue.facets()[*facet].groups[*group];
            Some((group.label.get(lang).to_owned(), group.entries.clone()))
        }
        Subject::Overview(Overview::Deadlines) => {
            Some((catalogue.model.overview(Overview::Deadlines).label.get(lang).to_owned(), all().collect()))
        }
        _ => None,
    }
}

fn title(catalogue: &Catalogue, id: EntryId, lang: Lang) -> String {
    catalogue.entry(id).title(catalogue.kind(id), lang).text.clone()
}
