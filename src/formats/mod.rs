//! Files for machines, one format a file. Each is made from the catalogue and its site, and is the same bytes for the
//! same input.

mod atom;
mod ical;
mod quality;
mod robots;
mod sitemap;

use crate::catalogue::Catalogue;
use crate::site::{Companion, Format, Site};
use rayon::prelude::*;

pub use quality::quality;

/// Every such file: route and bytes.
pub fn formats(catalogue: &Catalogue, site: &Site) -> Vec<(String, Vec<u8>)> {
    let mut files = vec![("robots.txt".to_owned(), robots::robots(catalogue).into_bytes())];
    files.extend(sitemap::sitemap(catalogue, site).into_iter().map(|(route, xml)| (route, xml.into_bytes())));
    let companion = |(route, companion): (&String, &Companion)| {
        let text = match companion.what {
            Format::Calendar => ical::ical(catalogue, site, companion),
            Format::Feed => atom::atom(catalogue, site, route, companion)?,
        };
        Some((route.clone(), text.into_bytes()))
    };
    files.par_extend(site.companions.par_iter().filter_map(companion));
    files
}

/// Text for XML, in elements and in attributes.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
