//! Texts to type, proposed for what was written.

use crate::diagnostic::{Arg, Diagnostic, Hint};
use crate::model::{Date, read_place};
use crate::text::Labels;
use crate::yaml::{needs_quotes, quoted};

/// Adds the text to type; if there are several, that the value is ambiguous.
pub(super) fn with_proposals(finding: Diagnostic, proposals: &[Labels]) -> Diagnostic {
    match proposals {
        [] => finding,
        [one] => finding.hint_with(Hint::WriteAs, "text", one),
        several => finding.hint_with(Hint::WriteMeant, "list", several.iter().collect::<Arg>()),
    }
}

/// A place as it is typed, if a text is understood.
pub(super) fn place_typed(written: &str) -> Option<Labels> {
    read_place(written).map(|(lat, lon)| Labels::same(&format!("{{lat: {lat}, lon: {lon}}}")))
}

/// Dates as they are typed.
pub(super) fn texts(dates: &[Date]) -> Vec<String> {
    dates.iter().map(ToString::to_string).collect()
}

/// Texts to type that are the same in every language, in quotes where YAML needs them: `">5000"`.
pub(super) fn typed(texts: &[String]) -> Vec<Labels> {
    let text = |text: &String| if needs_quotes(text) { quoted(text) } else { text.clone() };
    texts.iter().map(|written| Labels::same(&text(written))).collect()
}
