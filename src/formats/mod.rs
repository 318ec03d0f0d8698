//! Files for machines, one format a file. Each is a function from tracked reads to text, the same for the same input.

mod atom;
mod headers;
mod ical;
mod quality;
mod record;
mod robots;
mod sitemap;

use crate::config::Config;
use crate::site::{Artifact, Target};
use crate::tracked::Reads;

pub use quality::quality;

/// Makes files for machines.
pub struct Formats {
    /// What the data of every record say of the catalogue.
    origin: serde_json::Value,
}

impl Formats {
    /// Works out what is the same for all files.
    pub fn new(config: &Config) -> Self {
        Formats { origin: record::origin(config) }
    }

    /// The text of a file; none of a file that is no format.
    pub fn make(&self, artifact: &Artifact, reads: &Reads) -> Option<String> {
        Some(match &artifact.target {
            Target::Record(id) => record::record(reads, *id, &self.origin),
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

/// Text for XML, in elements and in attributes.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
