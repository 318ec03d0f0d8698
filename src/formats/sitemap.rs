//! `sitemap.xml`: every page but the one for what is not there, each with its other languages.

use super::escaped;
use crate::catalogue::Catalogue;
use crate::site::{Page, Site, Subject, absolute};
use std::fmt::Write as _;

/// The protocol allows 50,000 addresses a map.
const MOST: usize = 45_000;

/// The map, or an index and its maps. None without a base address, for the protocol wants absolute ones.
pub(super) fn sitemap(catalogue: &Catalogue, site: &Site) -> Vec<(String, String)> {
    let Some(base) = catalogue.config.base_url.as_deref() else { return Vec::new() };
    let pages: Vec<&Page> = site.pages.iter().filter(|page| !matches!(page.subject, Subject::NotFound)).collect();
    if pages.len() <= MOST {
        return vec![("sitemap.xml".to_owned(), map(catalogue, site, &pages, base))];
    }
    let mut files = Vec::new();
    let mut index = format!("{HEAD}<sitemapindex xmlns=\"{NAMESPACE}\">\n");
    for (number, pages) in pages.chunks(MOST).enumerate() {
        let name = format!("sitemap-{}.xml", number + 1);
        let _ = writeln!(index, "<sitemap><loc>{}</loc></sitemap>", escaped(&absolute(base, &name)));
        files.push((name, map(catalogue, site, pages, base)));
    }
    index.push_str("</sitemapindex>\n");
    files.push(("sitemap.xml".to_owned(), index));
    files
}

const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
const NAMESPACE: &str = "http://www.sitemaps.org/schemas/sitemap/0.9";

fn map(catalogue: &Catalogue, site: &Site, pages: &[&Page], base: &str) -> String {
    let mut xml = format!("{HEAD}<urlset xmlns=\"{NAMESPACE}\" xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n");
    for page in pages {
        let others = others(catalogue, site, page, base);
        let _ = writeln!(xml, "<url><loc>{}</loc>{others}</url>", escaped(&absolute(base, &page.route)));
    }
    xml.push_str("</urlset>\n");
    xml
}

fn others(catalogue: &Catalogue, site: &Site, page: &Page, base: &str) -> String {
    let languages = &catalogue.config.languages;
    if languages.len() < 2 {
        return String::new();
    }
    let mut links = String::new();
    for lang in languages {
        if let Some(route) = site.route_in(page, *lang) {
            let href = escaped(&absolute(base, &route));
            let _ = write!(links, "<xhtml:link rel=\"alternate\" hreflang=\"{}\" href=\"{href}\"/>", lang.code());
        }
    }
    links
}
