//! The list of files: pages, their companions and data, files about the whole site, static files and copied files.

use super::input::Input;
use super::redirects::redirects;
use super::{Artifact, PageId, Routes, Site, Subject, Target};

/// Most addresses in one site map; the protocol allows 50,000.
const ADDRESSES: usize = 45_000;

/// Every file of the site except copies of pictures and posters.
pub(super) fn artifacts(
    input: Input,
    site: &Site,
    companions: Vec<(String, Target)>,
    files: Vec<String>,
) -> Vec<Artifact> {
    let catalogue = input.catalogue;
    let mut all: Vec<Artifact> = Vec::with_capacity(site.pages.len() * 2);
    all.extend(site.pages().map(|(id, page)| Artifact { route: page.route.clone(), target: Target::Page(id) }));
    if catalogue.config.data {
        let own = catalogue.config.language();
        all.extend(catalogue.entries().map(|(id, _)| {
            let route = site.routes.data(id, own);
            Artifact { route, target: Target::Record(id) }
        }));
    }
    all.extend(redirects(catalogue, &site.routes));
    all.extend(companions.into_iter().map(|(route, target)| Artifact { route, target }));
    all.push(Artifact { route: "robots.txt".to_owned(), target: Target::Robots });
    all.push(Artifact { route: "_headers".to_owned(), target: Target::Headers });
    if catalogue.config.base_url.is_some() {
        site_maps(site, &mut all);
    }
    let theme_files = input.theme_files.iter();
    all.extend(theme_files.map(|path| {
        let target = Target::Static(path.clone());
        Artifact { route: format!("static/{path}"), target }
    }));
    all.push(Artifact { route: "style.css".to_owned(), target: Target::Style });
    all.extend(files.into_iter().map(|path| Artifact { route: Routes::file(&path), target: Target::File(path) }));
    all
}

/// Adds one site map, or several and their index. Not-found pages are left out.
fn site_maps(site: &Site, all: &mut Vec<Artifact>) {
    let pages: Vec<PageId> =
        site.pages().filter(|(_, page)| !matches!(page.subject, Subject::NotFound)).map(|(id, _)| id).collect();
    let route = "sitemap.xml".to_owned();
    if pages.len() <= ADDRESSES {
        all.push(Artifact { route, target: Target::SiteMap(pages) });
        return;
    }
    let mut maps = Vec::new();
    for (place, pages) in pages.chunks(ADDRESSES).enumerate() {
        let name = format!("sitemap-{}.xml", place + 1);
        maps.push(name.clone());
        all.push(Artifact { route: name, target: Target::SiteMap(pages.to_vec()) });
    }
    all.push(Artifact { route, target: Target::SiteMapIndex(maps) });
}
