//! Routes of everything that has a page.

use super::Subject;
use crate::catalogue::{Catalogue, EntryId, FacetId, GroupId};
use crate::model::{Gathering, GatheringId, KindId, Overview};
use crate::picture::{self, Format, Picture};
use crate::text::{Lang, is_device, slug};
use std::collections::BTreeMap;

/// Routes of everything that has a page, in every language of the catalogue.
#[derive(Debug, Clone)]
pub struct Routes {
    /// `""` for the catalogue's main language, `pt/` for others.
    prefixes: BTreeMap<Lang, String>,
    entries: BTreeMap<Lang, Vec<String>>,
    kinds: BTreeMap<Lang, Vec<String>>,
    facets: BTreeMap<Lang, Vec<String>>,
    groups: BTreeMap<Lang, Vec<Vec<String>>>,
    overviews: BTreeMap<Lang, Vec<String>>,
    gatherings: BTreeMap<Lang, Vec<String>>,
}

impl Routes {
    pub(super) fn new(catalogue: &Catalogue) -> Self {
        let own = catalogue.config.language();
        let languages = &catalogue.config.languages;
        let prefix = |lang: Lang| if lang == own { String::new() } else { format!("{}/", lang.code()) };
        let model = &catalogue.model;
        let per_lang = |make: &dyn Fn(Lang, &str) -> Vec<String>| {
            languages.iter().map(|lang| (*lang, make(*lang, &prefix(*lang)))).collect()
        };
        let entries = per_lang(&|lang, prefix| {
            let folders: Vec<String> =
                model.kinds().map(|(_, kind)| format!("{prefix}{}/", kind.route.get(lang))).collect();
            let route = |(_, entry): (EntryId, &crate::entry::Entry)| {
                [&folders[entry.kind.index()], entry.id.as_str(), ".html"].concat()
            };
            catalogue.entries().map(route).collect()
        });
        let kinds = per_lang(&|lang, prefix| {
            model.kinds().map(|(_, kind)| format!("{prefix}{}/index.html", kind.route.get(lang))).collect()
        });
        let facets = per_lang(&|lang, prefix| {
            catalogue.facets().map(|(_, facet)| format!("{prefix}{}/index.html", facet.route.get(lang))).collect()
        });
        let groups = languages
            .iter()
            .map(|lang| {
                let of = |(_, facet): (FacetId, &crate::catalogue::Facet)| {
                    let route = |group: &crate::catalogue::Group| {
                        format!("{}{}/{}.html", prefix(*lang), facet.route.get(*lang), group.route.get(*lang))
                    };
                    facet.groups.iter().map(route).collect()
                };
                (*lang, catalogue.facets().map(of).collect())
            })
            .collect();
        let overviews = per_lang(&|lang, prefix| {
            let route = |overview: &Overview| format!("{prefix}{}.html", model.overview(*overview).route.get(lang));
            Overview::ALL.iter().map(route).collect()
        });
        let gatherings = per_lang(&|lang, prefix| {
            let route = |(_, gathering): (GatheringId, &Gathering)| {
                format!("{prefix}{}/index.html", gathering.words.route.get(lang))
            };
            model.gatherings().map(route).collect()
        });
        let prefixes = languages.iter().map(|lang| (*lang, prefix(*lang))).collect();
        Routes { prefixes, entries, kinds, facets, groups, overviews, gatherings }
    }

    /// Route of the page with a subject; `None` for not-found pages.
    pub fn of(&self, subject: &Subject, lang: Lang) -> Option<String> {
        match subject {
            Subject::Home => Some(self.home(lang)),
            Subject::Entry(id) => Some(self.entry(*id, lang).to_owned()),
            Subject::Kind(kind, slice) => Some(self.page(self.kind(*kind, lang), slice.number, lang)),
            Subject::Facet(id) => Some(self.facet(*id, lang).to_owned()),
            Subject::Group(id, slice) => Some(self.page(self.group(*id, lang), slice.number, lang)),
            Subject::Overview(overview) => Some(self.overview(*overview, lang).to_owned()),
            Subject::Gathered(id, slice) => Some(self.page(self.gathering(*id, lang), slice.number, lang)),
            Subject::NotFound => None,
        }
    }

    /// Route of the home page of a language.
    pub fn home(&self, lang: Lang) -> String {
        format!("{}index.html", self.prefixes[&lang])
    }

    /// Route of an entry's page.
    pub fn entry(&self, id: EntryId, lang: Lang) -> &str {
        &self.entries[&lang][id.index()]
    }

    /// Route of a page named `name` in the folder of another.
    pub(super) fn beside(route: &str, name: &str) -> String {
        let folder = route.rfind('/').map_or("", |slash| &route[..=slash]);
        format!("{folder}{name}.html")
    }

    /// Route of a record's data, beside its page in the catalogue's main language.
    pub fn data(&self, id: EntryId, own: Lang) -> String {
        format!("{}.json", self.entry(id, own).trim_end_matches(".html"))
    }

    /// Route of the list of a kind.
    pub fn kind(&self, id: KindId, lang: Lang) -> &str {
        &self.kinds[&lang][id.index()]
    }

    /// Route of the index of a facet.
    pub fn facet(&self, id: FacetId, lang: Lang) -> &str {
        &self.facets[&lang][id.index()]
    }

    /// Route of the list of a group.
    pub fn group(&self, id: GroupId, lang: Lang) -> &str {
        &self.groups[&lang][id.facet.index()][id.index()]
    }

    /// Route of an overview.
    pub fn overview(&self, overview: Overview, lang: Lang) -> &str {
        &self.overviews[&lang][overview as usize]
    }

    /// Route of a gathering.
    pub fn gathering(&self, id: GatheringId, lang: Lang) -> &str {
        &self.gatherings[&lang][id.index()]
    }

    /// Route of the calendar that belongs to a page.
    pub fn calendar(page: &str) -> String {
        match page.strip_suffix("index.html") {
            Some(folder) => format!("{folder}calendar.ics"),
            None => format!("{}.ics", page.trim_end_matches(".html")),
        }
    }

    /// Route of the feed that belongs to a page.
    pub fn feed(page: &str) -> String {
        match page.strip_suffix("index.html") {
            Some(folder) => format!("{folder}feed.xml"),
            None => format!("{}.xml", page.trim_end_matches(".html")),
        }
    }

    /// Route of page `number`, from 1, of the list whose first page is `first`.
    pub fn page(&self, first: &str, number: usize, lang: Lang) -> String {
        if number == 1 {
            return first.to_owned();
        }
        let word = &lang.data().page;
        let stem = first.strip_suffix("/index.html").or_else(|| first.strip_suffix(".html")).unwrap_or(first);
        format!("{stem}/{word}/{number}.html")
    }

    /// Widths in pixels and routes of the copies of a picture. The routes contain part of the hash of the picture's
    /// bytes, so an existing copy need not be made again.
    pub fn pictures(path: &str, picture: &Picture, hash: u64) -> Vec<(u32, String)> {
        let file = Routes::file(path);
        let stem = file.rsplit_once('.').map_or(file.as_str(), |(stem, _)| stem);
        let ending = match picture.format {
            Format::Jpeg => "jpg",
            Format::Png => "png",
            Format::WebP => "webp",
        };
        let route = |width: u32| (width, format!("{stem}-{width}-{:08x}.{ending}", hash >> 32));
        picture::widths(picture).into_iter().map(route).collect()
    }

    /// Route of a file of the content folder.
    pub fn file(path: &str) -> String {
        let segments: Vec<String> = path.split('/').map(file_name).collect();
        format!("media/{}", segments.join("/"))
    }
}

/// A file name that every file system and server accepts.
fn file_name(name: &str) -> String {
    const LONGEST: usize = 100;
    let (stem, ending) = name.rsplit_once('.').filter(|(stem, _)| !stem.is_empty()).unwrap_or((name, ""));
    let (mut stem, ending) = (slug(stem), slug(ending));
    stem.truncate(LONGEST);
    if stem.is_empty() || is_device(&stem) {
        stem.insert_str(0, "archivo-");
    }
    let stem = stem.trim_end_matches('-');
    if ending.is_empty() { stem.to_owned() } else { format!("{stem}.{ending}") }
}
