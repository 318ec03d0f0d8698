//! The quality of every record as JSON, for `cebra check --format json`.

use crate::catalogue::{Catalogue, RecordState};
use serde_json::{Value, json};

/// `[{id, path, completeness, missing, checked, review_by, stale, untranslated, outdated, alone}]`: labels in the
/// catalogue's main language, dates in ISO 8601, languages as codes, completeness in per cent.
pub fn quality(catalogue: &Catalogue) -> Value {
    let own = catalogue.config.language();
    let state = |state: RecordState| {
        let (entry, kind) = (catalogue.entry(state.entry), catalogue.kind(state.entry));
        let codes =
            |languages: &[crate::text::Lang]| -> Vec<&str> { languages.iter().map(|lang| lang.code()).collect() };
        json!({
            "id": format!("{}/{}", kind.route.get(own), entry.id),
            "path": format!("content/{}", entry.path),
            "completeness": state.completeness(),
            "missing": state.missing.iter().map(|label| label.get(own)).collect::<Vec<_>>(),
            "checked": state.checked.map(|date| date.to_string()),
            "review_by": state.review_by.map(|day| day.to_string()),
            "stale": state.is_stale,
            "untranslated": codes(&state.untranslated),
            "outdated": codes(&state.outdated),
            "alone": state.is_alone,
        })
    };
    catalogue.quality().into_iter().map(state).collect()
}
