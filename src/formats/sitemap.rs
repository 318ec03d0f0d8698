//! `sitemap.xml`: every page except not-found pages, each with its versions in other languages.

use super::escaped;
use crate::site::{Page, PageId, absolute};
use crate::tracked::Reads;
use std::fmt::Write as _;

const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
const NAMESPACE: &str = "http://www.sitemaps.org/schemas/sitemap/0.9";

/// A site map. It is planned only if the address of the site is known, because the protocol needs absolute addresses.
pub(super) fn map(reads: &Reads, pages: &[PageId]) -> String {
    let mut xml = format!("{HEAD}<urlset xmlns=\"{NAMESPACE}\" xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n");
    for page in pages.iter().map(|id| reads.page(*id)) {
        let address = escaped(&absolute(base(reads), &page.route));
        let _ = writeln!(xml, "<url><loc>{address}</loc>{}</url>", others(reads, page));
    }
    xml.push_str("</urlset>\n");
    xml
}

/// The index of several site maps, by their routes.
pub(super) fn index(reads: &Reads, maps: &[String]) -> String {
    let mut xml = format!("{HEAD}<sitemapindex xmlns=\"{NAMESPACE}\">\n");
    for route in maps {
        let _ = writeln!(xml, "<sitemap><loc>{}</loc></sitemap>", escaped(&absolute(base(reads), route)));
    }
    xml.push_str("</sitemapindex>\n");
    xml
}

fn others(reads: &Reads, page: &Page) -> String {
    let languages = &reads.config().languages;
    if languages.len() < 2 {
        return String::new();
    }
    let mut links = String::new();
    for lang in languages {
        if let Some(route) = reads.routes().of(&page.subject, *lang) {
            let href = escaped(&absolute(base(reads), &route));
            let _ = write!(links, "<xhtml:link rel=\"alternate\" hreflang=\"{}\" href=\"{href}\"/>", lang.code());
        }
    }
    links
}

fn base<'a>(reads: &Reads<'a>) -> &'a str {
    reads.config().base_url.as_deref().unwrap_or_default()
}
