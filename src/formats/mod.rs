//! File formats for other programs, one per file. Each is a pure function from tracked reads to text.

mod atom;
mod headers;
mod ical;
mod quality;
mod record;
mod redirect;
mod robots;
mod sitemap;
mod window;

use crate::config::Config;
use crate::site::{Artifact, Target};
use crate::tracked::Reads;

pub use quality::quality;

/// Makes the files for other programs.
pub struct Formats {
    /// The catalogue's part of every record's data.
    origin: serde_json::Value,
}

impl Formats {
    /// Prepares what all files share.
    pub fn new(config: &Config) -> Self {
        Formats { origin: record::origin(config) }
    }

    /// The text of a file; `None` if the artifact is not one of these formats.
    pub fn make(&self, artifact: &Artifact, reads: &Reads) -> Option<String> {
        Some(match &artifact.target {
            Target::Record(id) => record::record(reads, *id, &self.origin),
            Target::Redirect(id, lang) => redirect::redirect(reads, &artifact.route, *id, *lang),
            Target::Calendar(companion) => ical::ical(reads, companion),
            Target::Feed(companion) => atom::atom(reads, &artifact.route, companion),
            Target::SiteMap(pages) => sitemap::map(reads, pages),
            Target::SiteMapIndex(maps) => sitemap::index(reads, maps),
            Target::Robots => robots::robots(reads),
            Target::Headers => headers::headers(),
            Target::Page(_) | Target::Static(_) | Target::Style | Target::File(_) => return None,
        })
    }
}

/// Escapes text for XML elements and attributes.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
