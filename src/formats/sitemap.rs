//! `sitemap.xml`: every page but those for no one to find, each with its other languages.

use crate::catalogue::Catalogue;
use crate::site::{Page, Site, Subject, absolute};
use std::fmt::Write as _;

/// None without a base address, for the protocol wants absolute ones.
pub(super) fn sitemap(catalogue: &Catalogue, site: &Site) -> Option<String> {
    let base = catalogue.config.base_url.as_deref()?;
    let mut xml = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" \
         xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n",
    );
    for page in site.pages.iter().filter(|page| !matches!(page.subject, Subject::NotFound)) {
        let _ = writeln!(
            xml,
            "<url><loc>{}</loc>{}</url>",
            escaped(&absolute(base, &page.route)),
            others(catalogue, site, page, base)
        );
    }
    xml.push_str("</urlset>\n");
    Some(xml)
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

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;")
}
