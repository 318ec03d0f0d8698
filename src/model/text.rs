//! Texts with their language.

use crate::text::Lang;

/// A text with its language.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Text {
    /// The language.
    pub lang: Lang,
    /// The text, without line breaks.
    pub text: String,
}
