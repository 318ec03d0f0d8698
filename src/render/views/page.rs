//! The frame of every page: title, addresses in other languages, breadcrumb; and of the site: menu, languages.

use super::{Views, address, lang_mark, object};
use crate::catalogue::{FacetKind, Found, MenuItem};
use crate::model::Kind;
use crate::site::{Page, Slice, Subject, absolute};
use crate::text::{Lang, date_in_words};
use tera::{Context, Value};

impl Views<'_> {
    /// `{title, description, home, languages, menu, kinds, facets, licence, publisher, base_url, as_of}`.
    pub(super) fn site_view(&self, lang: Lang) -> Value {
        let config = &self.catalogue.config;
        let routes = &self.site.routes;
        let kinds: Vec<Value> = self
            .catalogue
            .model
            .kinds()
            .filter_map(|(id, kind)| {
                let count = self.catalogue.entries().filter(|(_, entry)| entry.kind == id).count();
                (count > 0).then(|| {
                    object! {
                        "label": kind.plural.get(lang),
                        "description": kind.description.as_ref().map(|text| text.get(lang).to_owned()),
                        "url": address(routes.kind(id, lang)),
                        "count": count,
                    }
                })
            })
            .collect();
        let facet = |(number, facet): (usize, &crate::catalogue::Facet)| {
            object! {
                "label": facet.plural.get(lang),
                "url": address(routes.facet(number, lang)),
                "count": facet.groups.iter().filter(|group| !group.entries.is_empty()).count(),
            }
        };
        let facets: Vec<Value> = self.catalogue.facets().iter().enumerate().map(facet).collect();
        let day = self.as_of;
        object! {
            "title": config.title.get(lang),
            "description": config.description.as_ref().map(|text| text.get(lang).to_owned()),
            "publisher": config.publisher.as_ref().map(|text| text.get(lang).to_owned()),
            "home": address(&routes.home(lang)),
            "menu": self.menu(lang),
            "kinds": kinds,
            "facets": facets,
            "licence": config.licence.as_ref().map(|licence| {
                object! { "name": licence.name.get(lang), "url": licence.url.as_str() }
            }),
            "base_url": config.base_url.clone(),
            "as_of": object! {
                "iso": day.to_string(),
                "text": date_in_words(Some(day.year), day.month, day.day, lang),
            },
        }
    }

    /// What the configuration names, or else the first kinds that have entries.
    fn menu(&self, lang: Lang) -> Vec<Value> {
        const UNLESS_SAID: usize = 6;
        let items: Vec<MenuItem> = if self.catalogue.config.menu.is_empty() {
            let kinds = self.catalogue.model.kinds().map(|(kind, _)| kind);
            let used = kinds.filter(|kind| self.catalogue.has_entries(*kind));
            used.take(UNLESS_SAID).map(MenuItem::Kind).collect()
        } else {
            let written = self.catalogue.config.menu.iter();
            let named = written.filter_map(|(written, _)| self.catalogue.menu_item(written));
            named.filter(|item| !matches!(item, MenuItem::Kind(kind) if !self.catalogue.has_entries(*kind))).collect()
        };
        let item = |item: MenuItem| {
            let mut of = lang;
            let (label, route) = match item {
                MenuItem::Kind(kind) => {
                    (self.catalogue.model.kind(kind).plural.get(lang), self.site.routes.kind(kind, lang))
                }
                MenuItem::Facet(facet) => {
                    let words = &self.catalogue.facets()[facet];
                    let label = if words.of == FacetKind::Sdg { &words.label } else { &words.plural };
                    (label.get(lang), self.site.routes.facet(facet, lang))
                }
                MenuItem::Entry(id) => {
                    let title = self.catalogue.entry(id).title(self.catalogue.kind(id), lang);
                    of = title.lang;
                    (title.text.as_str(), self.site.routes.entry(id, lang))
                }
            };
            object! { "label": label, "lang": lang_mark(of, lang), "url": address(route) }
        };
        items.into_iter().map(item).collect()
    }

    /// `{title, title_lang, description, url, section, breadcrumb, alternates, canonical}`.
    pub(super) fn page_view(&self, page: &Page) -> Value {
        let lang = page.lang;
        let (title, title_lang) = self.title(page);
        let base = self.catalogue.config.base_url.as_ref();
        let canonical = base.map(|base| absolute(base, &page.route));
        object! {
            "title": title,
            "title_lang": lang_mark(title_lang, lang),
            "description": self.description(page),
            "url": address(&page.route),
            "section": self.section(page),
            "breadcrumb": self.breadcrumb(page),
            "alternates": self.alternates(page),
            "canonical": canonical,
        }
    }

    fn title(&self, page: &Page) -> (String, Lang) {
        let lang = page.lang;
        let numbered = |label: &str, slice: &Slice| match slice.number {
            1 => label.to_owned(),
            number => format!("{label} ({} {number})", self.text("page", lang)),
        };
        let title = match &page.subject {
            Subject::Home => self.catalogue.config.title.get(lang).to_owned(),
            Subject::Entry(id) => {
                let title = self.catalogue.entry(*id).title(self.catalogue.kind(*id), lang);
                return (title.text.clone(), title.lang);
            }
            Subject::Kind(kind, slice) => numbered(self.catalogue.model.kind(*kind).plural.get(lang), slice),
            Subject::Facet(facet) => self.catalogue.facets()[*facet].plural.get(lang).to_owned(),
            Subject::Group(facet, group, slice) => numbered(&self.group_title(*facet, *group, lang), slice),
            Subject::NotFound => self.text("not_found", lang).to_owned(),
        };
        (title, lang)
    }

    /// `ODS 6. Agua limpia y saneamiento`; for other facets the label alone.
    pub(super) fn group_title(&self, facet: usize, group: usize, lang: Lang) -> String {
        let facet = &self.catalogue.facets()[facet];
        let group = &facet.groups[group];
        match group.goal {
            Some(number) => format!("{} {number}. {}", facet.label.get(lang), group.label.get(lang)),
            None => group.label.get(lang).to_owned(),
        }
    }

    fn description(&self, page: &Page) -> Value {
        let lang = page.lang;
        let text = match &page.subject {
            Subject::Entry(id) => {
                let field = self.catalogue.kind(*id).field(Kind::SUMMARY);
                let edition = self.catalogue.entry(*id).edition(lang);
                field.and_then(|(field, _)| edition.text(field)).map(|text| text.text.as_str())
            }
            Subject::Kind(kind, _) => self.catalogue.model.kind(*kind).description.as_ref().map(|text| text.get(lang)),
            Subject::Group(facet, group, _) => {
                let goal = self.catalogue.facets()[*facet].groups[*group].goal;
                goal.and_then(|number| self.catalogue.model.sdgs.goal(number)).map(|goal| goal.text.get(lang))
            }
            _ => None,
        };
        let own = self.catalogue.config.description.as_ref().map(|text| text.get(lang));
        Value::from(text.or(own))
    }

    /// The index the page belongs to, to mark it in the menu.
    fn section(&self, page: &Page) -> Value {
        let routes = &self.site.routes;
        match &page.subject {
            Subject::Entry(id) => address(routes.kind(self.catalogue.entry(*id).kind, page.lang)),
            Subject::Kind(kind, _) => address(routes.kind(*kind, page.lang)),
            Subject::Facet(facet) | Subject::Group(facet, _, _) => address(routes.facet(*facet, page.lang)),
            Subject::Home | Subject::NotFound => Value::none(),
        }
    }

    /// From the home page to the page above this one: `[{label, url}]`.
    fn breadcrumb(&self, page: &Page) -> Vec<Value> {
        let lang = page.lang;
        let routes = &self.site.routes;
        let crumb = |label: &str, route: &str| object! { "label": label, "url": address(route) };
        let home = crumb(self.text("home", lang), &routes.home(lang));
        let facets = self.catalogue.facets();
        match &page.subject {
            Subject::Home | Subject::NotFound => Vec::new(),
            Subject::Entry(id) => {
                let kind = self.catalogue.entry(*id).kind;
                vec![home, crumb(self.catalogue.model.kind(kind).plural.get(lang), routes.kind(kind, lang))]
            }
            Subject::Kind(..) | Subject::Facet(_) => vec![home],
            Subject::Group(facet, group, _) => {
                let mut crumbs = vec![home, crumb(facets[*facet].plural.get(lang), routes.facet(*facet, lang))];
                if let Some(parent) = facets[*facet].groups[*group].parent {
                    let label = facets[*facet].groups[parent].label.get(lang);
                    crumbs.push(crumb(label, routes.group(*facet, parent, lang)));
                }
                crumbs
            }
        }
    }

    /// The same page in every language, this one too: `[{lang, name, url, absolute, current}]`.
    fn alternates(&self, page: &Page) -> Vec<Value> {
        let base = self.catalogue.config.base_url.as_ref();
        let alternate = |lang: &Lang| {
            let same = self.site.route_in(page, *lang);
            // The page of what is not there has no counterpart: its links lead home, and it claims none.
            let absolute = base.zip(same.as_ref()).map(|(base, route)| absolute(base, route));
            let route = same.unwrap_or_else(|| self.site.routes.home(*lang));
            object! {
                "lang": lang.code(),
                "name": lang.own_name(),
                "absolute": absolute,
                "url": address(&route),
                "current": *lang == page.lang,
            }
        };
        self.catalogue.config.languages.iter().map(alternate).collect()
    }

    /// The records the configuration features.
    pub(super) fn home(&self, lang: Lang, context: &mut Context) {
        let written = self.catalogue.config.featured.iter();
        let found = written.filter_map(|(written, _)| {
            match self.catalogue.lookup().find(&self.catalogue.model, &[], written) {
                Found::One(id) => Some(id),
                _ => None,
            }
        });
        let featured: Vec<_> = found.collect();
        context.insert_value("featured", self.cards(&featured, lang));
    }
}
