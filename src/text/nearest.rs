//! The nearest valid name to a misspelt one.

use super::slug;

/// The candidate that looks most like `written`, when one looks enough like it to be worth suggesting.
pub fn nearest<'a>(written: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    const ALIKE: f64 = 0.6;
    let written = slug(written);
    if written.is_empty() {
        return None;
    }
    let mut best: Option<(f64, &str)> = None;
    for candidate in candidates {
        let likeness = likeness(&written, &slug(candidate));
        if likeness >= ALIKE && best.is_none_or(|(so_far, _)| likeness > so_far) {
            best = Some((likeness, candidate));
        }
    }
    best.map(|(_, candidate)| candidate)
}

/// From 0 to 1. One word of a longer name counts as near: an editor who writes "agua" means "Agua y saneamiento".
fn likeness(written: &str, candidate: &str) -> f64 {
    let by_letters = strsim::normalized_damerau_levenshtein(written, candidate);
    let starts = written.len() >= 3 && candidate.starts_with(written);
    if starts { by_letters.max(0.65) } else { by_letters }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn suggests_what_was_probably_meant() {
        let fields = ["título", "resumen", "ciudad", "ods"];
        assert_eq!(nearest("resumem", fields), Some("resumen"));
        assert_eq!(nearest("TITULOS", fields), Some("título"));
        assert_eq!(nearest("agua", ["Comercio", "Agua y saneamiento"]), Some("Agua y saneamiento"));
        assert_eq!(nearest("presupuesto", fields), None);
        assert_eq!(nearest("", fields), None);
    }
}
