//! Destinations of the files of a site: the output folder, the memory of a session, or none.

use crate::catalogue::Asset;
use crate::poster::Poster;
use crate::publish::{Output, Staged};

/// The content of a file.
pub(super) enum Body {
    Bytes(Vec<u8>),
    /// A poster, drawn when its bytes are needed.
    Poster(Poster),
}

/// Receives the files of a site from many threads.
pub(super) trait Sink: Sync {
    /// A file as the sink holds it.
    type Handle: Send;

    /// The existing file of a fresh artifact, if the sink has it.
    fn keep(&self, route: &str) -> Option<Self::Handle>;

    fn put(&self, route: &str, body: Body) -> Self::Handle;

    /// Adds a file of the content folder unchanged.
    fn copy(&self, route: &str, asset: &Asset) -> Self::Handle;
}

impl Sink for Output {
    type Handle = Staged;

    fn keep(&self, route: &str) -> Option<Staged> {
        Output::reuse(self, route)
    }

    fn put(&self, route: &str, body: Body) -> Staged {
        match body {
            Body::Bytes(bytes) => self.stage(route, &bytes),
            Body::Poster(poster) => self.stage(route, &poster.png()),
        }
    }

    fn copy(&self, route: &str, asset: &Asset) -> Staged {
        self.stage_copy(route, &asset.file)
    }
}

/// Discards everything, for runs that publish nothing.
pub(super) struct Discard;

impl Sink for Discard {
    type Handle = ();

    fn keep(&self, _: &str) -> Option<()> {
        None
    }

    fn put(&self, _: &str, _: Body) {}

    fn copy(&self, _: &str, _: &Asset) {}
}
