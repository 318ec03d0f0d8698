//! Where the links of texts and pictures lead, as routes from the root of the site.

use crate::catalogue::EntryId;
use crate::markdown::{Link, Target};
use crate::picture::Picture;
use crate::site::Routes;
use crate::text::Lang;
use crate::tracked::Reads;

/// The copies of a picture.
pub struct Copies {
    /// The picture itself.
    pub picture: Picture,
    /// Width in pixels and route, the narrowest first.
    pub routes: Vec<(u32, String)>,
}

/// The route of the widest copy of a picture, and all copies; a file that is no picture is the only one.
pub fn copies(reads: &Reads, path: &str) -> (String, Option<Copies>) {
    let Some((picture, hash)) = reads.picture(path) else { return (Routes::file(path), None) };
    let routes = Routes::pictures(path, &picture, hash);
    let widest = routes.last().map_or_else(|| Routes::file(path), |(_, route)| route.clone());
    (widest, Some(Copies { picture, routes }))
}

/// Where a link in a text of `owner` leads, on its own page.
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

/// Where a link in a text of `owner` leads, on a page that is not its own.
pub fn href_elsewhere(reads: &Reads, link: &Link, owner: EntryId, lang: Lang) -> String {
    let href = href(reads, link, owner, lang);
    match &link.target {
        Target::Anchor(_) => format!("/{}{href}", reads.routes().entry(owner, lang)),
        _ => href,
    }
}
