//! From the catalogue to its pages.

use super::companions::companions;
use super::{Page, Routes, Site, Slice, Subject};
use crate::catalogue::{Catalogue, EntryId};
use crate::diagnostic::{Arg, Code, Diagnostic, Hint, Report, Span};
use crate::entry;
use crate::markdown::Target;
use crate::model::{GatheringId, Item, KindId, Overview, Value};
use crate::text::Lang;
use rayon::prelude::*;
use std::borrow::Cow;
use std::collections::hash_map::Entry;
use std::collections::{BTreeSet, HashMap, HashSet};

/// Entries on one page of a list.
pub const PAGE_SIZE: usize = 24;

/// All pages of the catalogue. Two with one route are a finding that names both.
pub fn plan(catalogue: &Catalogue, report: &mut Report) -> Site {
    let routes = Routes::new(catalogue);
    let of_language = |lang: &Lang| Planner { catalogue, routes: &routes, lang: *lang }.pages();
    let languages = || catalogue.config.languages.par_iter().flat_map_iter(of_language).collect::<Vec<Page>>();
    let (mut pages, files) = rayon::join(languages, || files(catalogue));
    let not_found =
        Page { route: "404.html".to_owned(), lang: catalogue.config.language(), subject: Subject::NotFound };
    pages.push(not_found);
    check_routes(catalogue, &pages, &files, report);
    let companions = companions(catalogue, &pages);
    let (pictures, files): (Vec<_>, Vec<_>) =
        files.into_iter().partition(|(_, path)| catalogue.assets[path].whole().is_some());
    let pictures = pictures.into_iter().map(|(_, path)| path).collect();
    let records = catalogue.entries().filter(|_| catalogue.config.data);
    let data = records.map(|(id, _)| (routes.data(id, catalogue.config.language()), id)).collect();
    Site { pages, routes, files, pictures, data, companions }
}

/// Plans the pages of a language.
struct Planner<'a> {
    catalogue: &'a Catalogue,
    routes: &'a Routes,
    lang: Lang,
}

impl Planner<'_> {
    fn pages(&self) -> Vec<Page> {
        let mut pages = vec![self.page(self.routes.home(self.lang), Subject::Home)];
        let entries = self.catalogue.entries().map(|(id, _)| id);
        pages.extend(entries.map(|id| self.page(self.routes.entry(id, self.lang).to_owned(), Subject::Entry(id))));
        let ordered = self.catalogue.by_kind(self.lang);
        for entries in ordered.chunk_by(|one, other| self.kind_of(*one) == self.kind_of(*other)) {
            let kind = self.kind_of(entries[0]);
            self.list(self.routes.kind(kind, self.lang), entries, |slice| Subject::Kind(kind, slice), &mut pages);
        }
        // Groups list their entries by kind, in the order of the model, then by name.
        let mut places = vec![0u32; ordered.len()];
        for (place, id) in (0..).zip(ordered) {
            places[id.index()] = place;
        }
        let facets: Vec<Vec<Page>> =
            (0..self.catalogue.facets().len()).into_par_iter().map(|facet| self.facet(facet, &places)).collect();
        pages.extend(facets.into_iter().flatten());
        let overviews = Overview::ALL.into_iter().filter(|overview| self.catalogue.has_overview(*overview));
        pages.extend(overviews.map(|overview| {
            self.page(self.routes.overview(overview, self.lang).to_owned(), Subject::Overview(overview))
        }));
        for (id, _) in self.catalogue.model.gatherings() {
            self.gathered(id, &places, &mut pages);
        }
        pages
    }

    /// The entries of a gathering by the term it groups by, in the order of the vocabulary, then by kind and name.
    fn gathered(&self, id: GatheringId, places: &[u32], pages: &mut Vec<Page>) {
        let mut members = self.catalogue.gathered(id).to_vec();
        members.sort_unstable_by_key(|member| (member.group.is_none(), member.group, places[member.entry.index()]));
        let entries: Vec<EntryId> = members.iter().map(|member| member.entry).collect();
        if !entries.is_empty() {
            self.list(self.routes.gathering(id, self.lang), &entries, |slice| Subject::Gathered(id, slice), pages);
        }
    }

    fn facet(&self, number: usize, places: &[u32]) -> Vec<Page> {
        let index = self.page(self.routes.facet(number, self.lang).to_owned(), Subject::Facet(number));
        let mut pages = vec![index];
        for (place, group) in self.catalogue.facets()[number].groups.iter().enumerate() {
            let mut entries = group.entries.clone();
            entries.sort_unstable_by_key(|id| places[id.index()]);
            let first = self.routes.group(number, place, self.lang);
            self.list(first, &entries, |slice| Subject::Group(number, place, slice), &mut pages);
        }
        pages
    }

    fn kind_of(&self, id: EntryId) -> KindId {
        self.catalogue.entry(id).kind
    }

    fn page(&self, route: String, subject: Subject) -> Page {
        Page { route, lang: self.lang, subject }
    }

    /// The pages of a list; an empty list still has one.
    fn list(&self, first: &str, entries: &[EntryId], subject: impl Fn(Slice) -> Subject, pages: &mut Vec<Page>) {
        let of = entries.len().div_ceil(PAGE_SIZE).max(1);
        for number in 1..=of {
            let start = (number - 1) * PAGE_SIZE;
            let end = entries.len().min(start + PAGE_SIZE);
            let slice = Slice { number, of, entries: entries[start..end].to_vec(), total: entries.len() };
            pages.push(self.page(self.routes.page(first, number, self.lang), subject(slice)));
        }
    }
}

/// The files that texts and fields name, once each.
fn files(catalogue: &Catalogue) -> Vec<(String, String)> {
    if catalogue.assets.is_empty() {
        return Vec::new();
    }
    let mut paths: BTreeSet<&str> = catalogue.config.logo.iter().map(|logo| logo.path.as_str()).collect();
    for (_, entry) in catalogue.entries() {
        let kind = catalogue.model.kind(entry.kind);
        for (_, edition) in entry.editions() {
            for link in edition.documents().iter().flat_map(|document| document.links()) {
                if let Target::File(path) = &link.target {
                    paths.insert(path);
                }
            }
        }
        entry::walk(&kind.fields, &entry.original.record, &mut |_, item: &Item| match &item.value {
            Value::Image(image) => {
                paths.insert(&image.path);
            }
            Value::File(file) => {
                paths.insert(&file.path);
            }
            _ => {}
        });
    }
    let known = paths.into_iter().filter(|path| catalogue.assets.contains_key(*path));
    known.map(|path| (Routes::file(path), path.to_owned())).collect()
}

/// A route is taken once, letter case aside, for a USB stick may not tell cases apart.
fn check_routes(catalogue: &Catalogue, pages: &[Page], files: &[(String, String)], report: &mut Report) {
    let pages = pages.iter().map(|page| (page.route.as_str(), Origin::Page(page)));
    let files = files.iter().map(|(route, path)| (route.as_str(), Origin::File(path)));
    let all: Vec<(&str, Origin)> = pages.chain(files).collect();
    let mut folders: HashSet<Cow<str>> = HashSet::new();
    for neighbours in all.chunk_by(|(one, _), (other, _)| folder_of(one) == folder_of(other)) {
        folders.extend(folders_of(neighbours[0].0));
    }
    let mut taken: HashMap<Cow<str>, Origin> = HashMap::with_capacity(all.len());
    for (route, origin) in all {
        let key = lower(route);
        if folders.contains(&key) || route.split('/').any(|segment| segment.is_empty() || segment.starts_with('.')) {
            let source = origin.source(catalogue);
            let place = source
                .span
                .map_or_else(|| Diagnostic::nowhere(Code::BadRoute), |span| Diagnostic::new(Code::BadRoute, span));
            report.push(place.arg("route", route).hint_with(Hint::ComeFrom, "list", source.name.as_str()));
        }
        match taken.entry(key) {
            Entry::Vacant(free) => {
                free.insert(origin);
            }
            Entry::Occupied(first) => report.push(taken_twice(catalogue, route, *first.get(), origin)),
        }
    }
}

fn taken_twice(catalogue: &Catalogue, route: &str, first: Origin, second: Origin) -> Diagnostic {
    let (first, second) = (first.source(catalogue), second.source(catalogue));
    let finding = match second.span.or(first.span) {
        Some(span) => Diagnostic::new(Code::DuplicateRoute, span),
        None => Diagnostic::nowhere(Code::DuplicateRoute),
    };
    let both: Arg = [first.name.as_str(), second.name.as_str()].into_iter().collect();
    let finding = finding.arg("route", route).hint_with(Hint::ComeFrom, "list", both).hint(Hint::RenameOne);
    match (second.span, first.span) {
        (Some(_), Some(first)) => finding.related(first),
        _ => finding,
    }
}

fn lower(route: &str) -> Cow<'_, str> {
    if route.contains(char::is_uppercase) { route.to_lowercase().into() } else { route.into() }
}

/// The folder a route lies in.
fn folder_of(route: &str) -> Option<&str> {
    route.rsplit_once('/').map(|(folder, _)| folder)
}

/// All folders a route lies in, in lower case.
fn folders_of(route: &str) -> impl Iterator<Item = Cow<'_, str>> {
    route.match_indices('/').map(|(at, _)| lower(&route[..at]))
}

/// What wants a route.
#[derive(Clone, Copy)]
enum Origin<'a> {
    Page(&'a Page),
    /// By its path in the content folder.
    File(&'a str),
}

impl Origin<'_> {
    fn source(self, catalogue: &Catalogue) -> Source {
        match self {
            Origin::Page(page) => source(catalogue, page),
            Origin::File(path) => Source { name: content_path(path), span: None },
        }
    }
}

/// Where a page comes from, to be named when two want one route.
struct Source {
    name: String,
    span: Option<Span>,
}

fn source(catalogue: &Catalogue, page: &Page) -> Source {
    let of = |id: EntryId| {
        let entry = catalogue.entry(id);
        Source { name: content_path(&entry.path), span: Some(Span::file(entry.original.file)) }
    };
    let named = |name: &str| Source { name: name.to_owned(), span: None };
    match &page.subject {
        Subject::Entry(id) => of(*id),
        Subject::Kind(kind, _) => named(catalogue.model.kind(*kind).plural.get(page.lang)),
        Subject::Facet(facet) => named(catalogue.facets()[*facet].plural.get(page.lang)),
        Subject::Group(facet, group, _) => {
            let facet = &catalogue.facets()[*facet];
            let group = &facet.groups[*group];
            let name = format!("{}: {}", facet.label.get(page.lang), group.label.get(page.lang));
            Source { name, span: group.entries.first().and_then(|id| of(*id).span) }
        }
        Subject::Overview(overview) => named(catalogue.model.overview(*overview).label.get(page.lang)),
        Subject::Gathered(id, _) => named(catalogue.model.gathering(*id).words.label.get(page.lang)),
        Subject::Home | Subject::NotFound => named(&page.route),
    }
}

fn content_path(path: &str) -> String {
    format!("content/{path}")
}
