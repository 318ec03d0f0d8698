//! The mark of a passage that is in another language than its page.

use crate::render::shapes::Code;
use crate::text::Lang;

/// The `lang` attribute of a text on a page; `None` if both have the same language.
pub(super) fn lang_mark(of: Lang, page: Lang) -> Option<Code> {
    (of != page).then(|| of.code().into())
}
