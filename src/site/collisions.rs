//! Checks for routes claimed by two files and for routes that file systems or servers reject.

use super::about::full_name;
use super::{Artifact, Page, Site, Subject, Target};
use crate::catalogue::{Catalogue, EntryId};
use crate::diagnostic::{Arg, Code, Diagnostic, Hint, Report, Span};
use crate::text::FastMap;
use std::borrow::Cow;
use std::collections::BTreeSet;
use std::collections::hash_map::Entry;

/// Reports duplicate routes. Letter case is ignored, because some file systems do not distinguish it.
pub(super) fn check(catalogue: &Catalogue, site: &Site, report: &mut Report) {
    let origins = Origins { catalogue, site };
    let all: Vec<(&str, Origin)> = origins.all().collect();
    let mut taken: FastMap<Cow<str>, Origin> = FastMap::default();
    taken.reserve(all.len());
    for (route, origin) in &all {
        match taken.entry(lower(route)) {
            Entry::Vacant(free) => {
                free.insert(*origin);
            }
            // If two pages collide, their companions collide too; report only the pages.
            Entry::Occupied(first) if follows(*first.get()).is_some() && follows(*first.get()) == follows(*origin) => {}
            Entry::Occupied(first) => report.push(taken_twice(&origins, route, *first.get(), *origin)),
        }
    }
    let mut folders: BTreeSet<Cow<str>> = BTreeSet::new();
    for neighbours in all.chunk_by(|(one, _), (other, _)| folder_of(one) == folder_of(other)) {
        folders.extend(folders_of(neighbours[0].0));
    }
    let is_bad = |route: &str| route.split('/').any(|segment| segment.is_empty() || segment.starts_with('.'));
    let bad = all.iter().filter(|(route, _)| is_bad(route)).map(|(route, origin)| (*route, *origin));
    let in_place_of_folders = folders.iter().filter_map(|folder| {
        let origin = taken.get(folder)?;
        Some((&**folder, *origin))
    });
    for (route, origin) in bad.chain(in_place_of_folders) {
        report.push(bad_route(route, &origins.source(origin)));
    }
}

/// A route that is also a folder, or that file systems or servers reject.
fn bad_route(route: &str, source: &Source) -> Diagnostic {
    let finding = match source.span {
        Some(span) => Diagnostic::new(Code::BadRoute, span),
        None => Diagnostic::nowhere(Code::BadRoute),
    };
    finding.arg("route", route).hint_with(Hint::ComeFrom, "list", source.name.as_str())
}

/// The page a file belongs to. All data gives `""`, because two data routes collide only if their pages do.
fn follows(origin: Origin<'_>) -> Option<&str> {
    match origin {
        Origin::Artifact(Artifact { target: Target::Record(_), .. }) => Some(""),
        Origin::Artifact(Artifact { target: Target::Calendar(of) | Target::Feed(of), .. }) => Some(&of.page),
        _ => None,
    }
}

fn taken_twice(origins: &Origins, route: &str, first: Origin, second: Origin) -> Diagnostic {
    let (first, second) = (origins.source(first), origins.source(second));
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

/// The folder that contains a route.
fn folder_of(route: &str) -> Option<&str> {
    route.rsplit_once('/').map(|(folder, _)| folder)
}

/// All folders that contain a route, in lower case.
fn folders_of(route: &str) -> impl Iterator<Item = Cow<'_, str>> {
    route.match_indices('/').map(|(at, _)| lower(&route[..at]))
}

/// The claimant of a route.
#[derive(Clone, Copy)]
enum Origin<'a> {
    Artifact(&'a Artifact),
    /// A copy of a picture, by the path of the picture.
    Picture(&'a str),
}

/// The origin of a file, for the message when two files claim one route.
struct Source {
    name: String,
    span: Option<Span>,
}

struct Origins<'a> {
    catalogue: &'a Catalogue,
    site: &'a Site,
}

impl<'a> Origins<'a> {
    fn all(&self) -> impl Iterator<Item = (&'a str, Origin<'a>)> {
        let artifacts = self.site.artifacts.iter();
        let artifacts = artifacts.map(|artifact| (artifact.route.as_str(), Origin::Artifact(artifact)));
        let pictures = self.site.pictures.iter().flat_map(|picture| {
            picture.routes.iter().map(|route| (route.as_str(), Origin::Picture(picture.path.as_str())))
        });
        artifacts.chain(pictures)
    }

    fn source(&self, origin: Origin) -> Source {
        let artifact = match origin {
            Origin::Picture(path) => return Source { name: content_path(path), span: None },
            Origin::Artifact(artifact) => artifact,
        };
        match &artifact.target {
            Target::Page(id) => self.source_of_page(self.site.page(*id)),
            Target::Record(id) | Target::Redirect(id, _) => self.source_of_entry(*id),
            Target::File(path) => Source { name: content_path(path), span: None },
            Target::Static(path) => Source { name: format!("themes/…/static/{path}"), span: None },
            Target::Calendar(companion) | Target::Feed(companion) => {
                let page = self.site.pages.iter().find(|page| page.route == companion.page);
                page.map_or_else(|| named(&artifact.route), |page| self.source_of_page(page))
            }
            Target::SiteMap(_) | Target::SiteMapIndex(_) | Target::Robots | Target::Headers | Target::Style => {
                named(&artifact.route)
            }
        }
    }

    fn source_of_page(&self, page: &Page) -> Source {
        match &page.subject {
            Subject::Entry(id) => self.source_of_entry(*id),
            Subject::Group(id, _) => {
                let first = self.catalogue.group(*id).entries.first();
                let span = first.and_then(|id| self.source_of_entry(*id).span);
                Source { name: full_name(&page.about, &page.subject), span }
            }
            Subject::Home | Subject::NotFound => named(&page.route),
            _ => named(&page.about.title),
        }
    }

    fn source_of_entry(&self, id: EntryId) -> Source {
        let entry = self.catalogue.entry(id);
        Source { name: content_path(&entry.path), span: Some(Span::file(entry.original.file)) }
    }
}

fn named(name: &str) -> Source {
    Source { name: name.to_owned(), span: None }
}

fn content_path(path: &str) -> String {
    format!("content/{path}")
}
