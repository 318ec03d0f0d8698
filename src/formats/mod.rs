//! Files for machines, one format a file. Each is made from the catalogue and its site, and is the same bytes for the
//! same input.

mod robots;
mod sitemap;

use crate::catalogue::Catalogue;
use crate::site::Site;

/// Every such file: route and bytes.
pub fn formats(catalogue: &Catalogue, site: &Site) -> Vec<(String, Vec<u8>)> {
    let mut files = vec![("robots.txt".to_owned(), robots::robots(catalogue).into_bytes())];
    files.extend(sitemap::sitemap(catalogue, site).into_iter().map(|(route, xml)| (route, xml.into_bytes())));
    files
}
