//! Destinations of links and pictures, as routes from the root of the site.

use crate::catalogue::EntryId;
use crate::markdown::{Link, Target};
use crate::picture::Picture;
use crate::site::Routes;
use crate::text::Lang;
use crate::tracked::Reads;

/// A picture and its published copies.
pub struct Copies {
    /// The original picture.
    pub picture: Picture,
    /// Width in pixels and route of each copy, the narrowest first.
    pub routes: Vec<(u32, String)>,
}

/// Route of the widest copy of a picture, with all copies; for any other file its own route and `None`.
pub fn copies(reads: &Reads, path: &str) -> (String, Option<Copies>) {
    let Some((picture, hash)) = reads.picture(path) else { return (Routes::file(path), None) };
    let routes = Routes::pictures(path, &picture, hash);
    let widest = routes.last().map_or_else(|| Routes::file(path), |(_, route)| route.clone());
    (widest, Some(Copies { picture, routes }))
}

/// Destination of a link in a text of `owner`, on that entry's own page.
pub fn href(reads: &Reads, link: &Link, owner: EntryId, lang: Lang) -> String {
    let anchor_of = |id: EntryId, anchor: &str| reads.anchor(id, anchor, lang);
    match &link.target {
        Target::External(url) => url.clone(),
        Target::File(path) => format!("/{}", copies(reads, path).0),
        Target::Anchor(anchor) => {
            let known = anchor_of(owner, anchor);
            format!("#{}", known.as_deref().unwrap_or(anchor))
        }
        Target::Entry { path, anchor } => {
            let Some(id) = reads.by_path(path) else { return String::new() };
            let route = reads.routes().entry(id, lang);
            match anchor.as_deref().and_then(|anchor| anchor_of(id, anchor)) {
                Some(anchor) => format!("/{route}#{anchor}"),
                None => format!("/{route}"),
            }
        }
    }
}

/// Destination of a link in a text of `owner`, on any other page.
pub fn href_elsewhere(reads: &Reads, link: &Link, owner: EntryId, lang: Lang) -> String {
    let href = href(reads, link, owner, lang);
    match &link.target {
        Target::Anchor(_) => format!("/{}{href}", reads.routes().entry(owner, lang)),
        _ => href,
    }
}
