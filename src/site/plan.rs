//! Plans the pages and files of a catalogue.

use super::about::MetadataBuilder;
use super::companions::companions;
use super::input::Input;
use super::{Page, Routes, Site, Slice, Subject, artifacts, collisions, files};
use crate::catalogue::{Catalogue, EntryId, FacetId};
use crate::diagnostic::Report;
use crate::model::{GatheringId, KindId, Overview};
use crate::text::Lang;
use rayon::prelude::*;

/// Entries on one page of a list.
pub const PAGE_SIZE: usize = 24;

/// Plans all files of the site. Two files with one route are a finding that names both.
pub fn plan(input: Input, report: &mut Report) -> Site {
    let catalogue = input.catalogue;
    let routes = Routes::new(catalogue);
    let languages = &catalogue.config.languages;
    let of_language = |lang: &Lang| Planner::new(input, &routes, *lang).pages();
    let pages = || languages.par_iter().flat_map_iter(of_language).collect::<Vec<Page>>();
    let (mut pages, named) = rayon::join(pages, || files::named(catalogue));
    pages.push(Planner::new(input, &routes, catalogue.config.language()).page(Subject::NotFound));
    let companions = companions(catalogue, &mut pages);
    let (pictures, files) = files::divide(catalogue, named);
    let mut site = Site { pages, routes, artifacts: Vec::new(), pictures };
    site.artifacts = artifacts::artifacts(input, &site, companions, files);
    collisions::check(catalogue, &site, report);
    site
}

/// Plans the pages of one language.
struct Planner<'a> {
    input: Input<'a>,
    routes: &'a Routes,
    lang: Lang,
    writer: MetadataBuilder<'a>,
}

impl<'a> Planner<'a> {
    fn new(input: Input<'a>, routes: &'a Routes, lang: Lang) -> Self {
        Planner { input, routes, lang, writer: MetadataBuilder::new(input, routes, lang) }
    }

    fn catalogue(&self) -> &Catalogue {
        self.input.catalogue
    }

    fn pages(&self) -> Vec<Page> {
        let catalogue = self.catalogue();
        let mut subjects = vec![Subject::Home];
        subjects.extend(catalogue.entries().map(|(id, _)| Subject::Entry(id)));
        let ordered = catalogue.by_kind(self.lang);
        for entries in ordered.chunk_by(|one, other| self.kind_of(*one) == self.kind_of(*other)) {
            let kind = self.kind_of(entries[0]);
            subjects.extend(slices(entries).map(|slice| Subject::Kind(kind, slice)));
        }
        // Groups list their entries by kind in the order of the model, then by name.
        let mut places = vec![0u32; ordered.len()];
        for (place, id) in (0..).zip(ordered) {
            places[id.index()] = place;
        }
        for (facet, _) in catalogue.facets() {
            subjects.extend(self.facet(facet, &places));
        }
        let overviews = Overview::ALL.into_iter().filter(|overview| catalogue.has_overview(*overview));
        subjects.extend(overviews.map(Subject::Overview));
        for (id, _) in catalogue.model.gatherings() {
            subjects.extend(self.gathered(id, &places));
        }
        subjects.into_par_iter().map(|subject| self.page(subject)).collect()
    }

    /// The entries of a gathering by the term it groups by in vocabulary order, then by kind and name.
    fn gathered(&self, id: GatheringId, places: &[u32]) -> Vec<Subject> {
        let mut members = self.catalogue().gathered(id).to_vec();
        members.sort_unstable_by_key(|member| (member.group.is_none(), member.group, places[member.entry.index()]));
        let entries: Vec<EntryId> = members.iter().map(|member| member.entry).collect();
        if entries.is_empty() {
            return Vec::new();
        }
        slices(&entries).map(|slice| Subject::Gathered(id, slice)).collect()
    }

    fn facet(&self, id: FacetId, places: &[u32]) -> Vec<Subject> {
        let mut subjects = vec![Subject::Facet(id)];
        for (group_id, group) in self.catalogue().groups(id) {
            let mut entries = group.entries.clone();
            entries.sort_unstable_by_key(|id| places[id.index()]);
            subjects.extend(slices(&entries).map(|slice| Subject::Group(group_id, slice)));
        }
        subjects
    }

    fn kind_of(&self, id: EntryId) -> KindId {
        self.catalogue().entry(id).kind
    }

    fn page(&self, subject: Subject) -> Page {
        let about = self.writer.about(&subject);
        let route = self.routes.of(&subject, self.lang).unwrap_or_else(|| "404.html".to_owned());
        let config = &self.catalogue().config;
        let data = match &subject {
            Subject::Entry(id) if config.data => Some(self.routes.data(*id, config.language())),
            _ => None,
        };
        Page { route, lang: self.lang, subject, about, calendar: None, feed: None, data }
    }
}

/// The pages of a list; an empty list still has one page.
fn slices(entries: &[EntryId]) -> impl Iterator<Item = Slice> {
    let of = entries.len().div_ceil(PAGE_SIZE).max(1);
    (1..=of).map(move |number| {
        let start = (number - 1) * PAGE_SIZE;
        let end = entries.len().min(start + PAGE_SIZE);
        Slice { number, of, entries: entries[start..end].to_vec(), total: entries.len() }
    })
}
