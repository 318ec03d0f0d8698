//! What a site is planned from.

use crate::catalogue::Catalogue;
use crate::wording::Texts;

/// What a site is planned from.
#[derive(Clone, Copy)]
pub struct Input<'a> {
    /// All records, linked.
    pub catalogue: &'a Catalogue,
    /// The words of the interface.
    pub texts: &'a Texts,
    /// Paths of the static files of the theme.
    pub theme_files: &'a [String],
}
