//! Suggestions for misspelt names.

use super::slug;

/// The candidate most similar to `written` by edit distance of the slugs; `None` if no candidate is similar enough to
/// suggest.
///
/// ```
/// use cebra::text::nearest;
///
/// assert_eq!(nearest("titlo", ["resumen", "título"]), Some("título"));
/// assert_eq!(nearest("zzz", ["resumen", "título"]), None);
/// ```
pub fn nearest<'a>(written: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    const THRESHOLD: f64 = 0.6;
    let written = slug(written);
    if written.is_empty() {
        return None;
    }
    let mut best: Option<(f64, &str)> = None;
    for candidate in candidates {
        let score = similarity(&written, &slug(candidate));
        if score >= THRESHOLD && best.is_none_or(|(so_far, _)| score > so_far) {
            best = Some((score, candidate));
        }
    }
    best.map(|(_, candidate)| candidate)
}

/// Similarity from 0 to 1. A prefix scores high: an editor who writes "agua" means "Agua y saneamiento".
fn similarity(written: &str, candidate: &str) -> f64 {
    let by_letters = strsim::normalized_damerau_levenshtein(written, candidate);
    let starts = written.len() >= 3 && candidate.starts_with(written);
    if starts { by_letters.max(0.65) } else { by_letters }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn suggests_similar_names() {
        let fields = ["título", "resumen", "ciudad", "ods"];
        assert_eq!(nearest("resumem", fields), Some("resumen"));
        assert_eq!(nearest("TITULOS", fields), Some("título"));
        assert_eq!(nearest("agua", ["Comercio", "Agua y saneamiento"]), Some("Agua y saneamiento"));
        assert_eq!(nearest("presupuesto", fields), None);
        assert_eq!(nearest("", fields), None);
    }
}
