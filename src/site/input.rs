//! The input of planning.

use crate::catalogue::Catalogue;
use crate::wording::Texts;

/// The input of planning.
#[derive(Clone, Copy)]
pub struct Input<'a> {
    /// The linked records.
    pub catalogue: &'a Catalogue,
    /// The interface texts.
    pub texts: &'a Texts,
    /// Paths of the static files of the theme.
    pub theme_files: &'a [String],
}
