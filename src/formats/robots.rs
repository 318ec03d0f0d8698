//! `robots.txt`: everything may be read; where the map of the site is.

use crate::catalogue::Catalogue;

pub(super) fn robots(catalogue: &Catalogue) -> String {
    let mut text = String::from("User-agent: *\nAllow: /\n");
    if let Some(base) = &catalogue.config.base_url {
        text.push_str(&format!("\nSitemap: {base}/sitemap.xml\n"));
    }
    text
}
