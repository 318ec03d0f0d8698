//! `robots.txt`: allows everything and names the site map.

use crate::tracked::Reads;

pub(super) fn robots(reads: &Reads) -> String {
    let mut text = String::from("User-agent: *\nAllow: /\n");
    if let Some(base) = &reads.config().base_url {
        text.push_str(&format!("\nSitemap: {base}/sitemap.xml\n"));
    }
    text
}
