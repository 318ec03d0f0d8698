//! Suggestions for misspelt names.

use super::slug;

/// The candidate that `written` most likely stands for; `None` if no candidate is similar enough to suggest. A name that
/// has the same words comes before one that is near by letters.
///
/// ```
/// use cebra::text::nearest;
///
/// assert_eq!(nearest("titlo", ["resumen", "título"]), Some("título"));
/// assert_eq!(nearest("ambiente", ["ambientes", "medio ambiente"]), Some("ambientes"));
/// assert_eq!(nearest("zzz", ["resumen", "título"]), None);
/// ```
pub fn nearest<'a>(written: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let written = slug(written);
    if written.is_empty() {
        return None;
    }
    let mut best: Option<(f64, &str)> = None;
    for candidate in candidates {
        let score = likeness(&written, &slug(candidate));
        if score > 0.0 && best.is_none_or(|(so_far, _)| score > so_far) {
            best = Some((score, candidate));
        }
    }
    best.map(|(_, candidate)| candidate)
}

/// The similarity of a name and its misspelling, beyond doubt.
const ALMOST_SAME: f64 = 0.8;

/// Whether `written` is a misspelling of a name, beyond doubt.
pub fn is_misspelling(written: &str, name: &str) -> bool {
    strsim::normalized_damerau_levenshtein(&slug(written), &slug(name)) >= ALMOST_SAME
}

/// How likely one slug stands for another; 0 if it is not to be suggested.
fn likeness(written: &str, candidate: &str) -> f64 {
    let (by_words, by_letters) = (by_words(written, candidate), by_letters(written, candidate));
    // A slip of the pen comes before a name that has only some of the words.
    let slip = if by_letters >= ALMOST_SAME { 1.0 + by_letters } else { by_letters };
    by_words.max(slip)
}

/// More than 1 if the words of one are among those of the other.
fn by_words(written: &str, candidate: &str) -> f64 {
    let (own, other) = (words(written), words(candidate));
    let among = |some: &[&str], all: &[&str]| some.iter().all(|word| all.iter().any(|known| is_same_word(word, known)));
    // The number of words is small.
    #[allow(clippy::cast_precision_loss)]
    let share = |some: &[&str], all: &[&str]| some.len() as f64 / all.len() as f64;
    match (among(&own, &other), among(&other, &own)) {
        (true, _) => 2.0 + share(&own, &other),
        // `Educación ambiental` is part of `Educación`, and `Igualdad de género` of `Género`.
        (_, true) if candidate.len() > 4 && (own.first() == other.first() || own.last() == other.last()) => {
            1.0 + share(&other, &own) / 2.0
        }
        _ => 0.0,
    }
}

/// The words of a slug, without short ones such as `de` unless all are short. A number counts as a long one.
fn words(slug: &str) -> Vec<&str> {
    let is_long = |word: &&str| word.len() > 3 || word.starts_with(|letter: char| letter.is_ascii_digit());
    let long: Vec<&str> = slug.split('-').filter(is_long).collect();
    if long.is_empty() { slug.split('-').collect() } else { long }
}

/// Whether two words differ at most in number.
fn is_same_word(one: &str, other: &str) -> bool {
    one == other || (one.len() > 3 && other.len() > 3 && is_plural(one, other) || is_plural(other, one))
}

/// Whether `plural` is formed from `singular` as in Spanish, Portuguese or English.
fn is_plural(singular: &str, plural: &str) -> bool {
    const ENDINGS: [(&str, &str); 8] =
        [("", "s"), ("", "es"), ("ao", "oes"), ("ao", "aes"), ("al", "ais"), ("el", "eis"), ("z", "ces"), ("y", "ies")];
    ENDINGS.iter().any(|(one, many)| {
        let stem = plural.strip_suffix(many);
        stem.is_some_and(|stem| singular.strip_suffix(one) == Some(stem))
    })
}

/// Similarity by letters, up to 1. A beginning scores high: an editor who writes "agr" means "Agricultura".
fn by_letters(written: &str, candidate: &str) -> f64 {
    const LIKE: f64 = 0.6;
    // Several words have many letters that are alike by chance, and in codes every letter counts.
    const SEVERAL_WORDS_LIKE: f64 = 0.75;
    const SHORTEST: usize = 3;
    // `Participación` is no misspelling of `Planificación`.
    const LETTERS_FOR_A_SLIP: usize = 5;
    if candidate.len() < SHORTEST || written.len() < SHORTEST {
        return 0.0;
    }
    let is_one_word = !written.contains('-');
    let longest = written.len().max(candidate.len());
    let wrong = strsim::damerau_levenshtein(written, candidate);
    // Numbers of letters are small.
    #[allow(clippy::cast_precision_loss)]
    let similarity = 1.0 - wrong as f64 / longest as f64;
    let least = if is_one_word { LIKE } else { SEVERAL_WORDS_LIKE };
    let begins = candidate.starts_with(written) || (is_one_word && has_same_stem(written, candidate));
    match similarity {
        near if near >= least && wrong <= longest.div_ceil(LETTERS_FOR_A_SLIP) => near,
        _ if begins => LIKE,
        _ => 0.0,
    }
}

/// Whether two words have more than half of the longer one in common, from the beginning.
fn has_same_stem(one: &str, other: &str) -> bool {
    let common = one.bytes().zip(other.bytes()).take_while(|(a, b)| a == b).count();
    !other.contains('-') && common >= 5 && common * 2 > one.len().max(other.len())
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

    #[test]
    fn a_slip_comes_before_a_name_with_some_of_the_words() {
        assert_eq!(nearest("etry.html", ["404.html", "a.html", "entry.html"]), Some("entry.html"));
    }

    #[test]
    fn a_name_with_the_same_words_comes_first() {
        let names = [
            "Planejamento territorial",
            "Planificación",
            "Agua y saneamiento",
            "Medio ambiente",
            "Educación",
            "Universidad",
            "American Samoa",
            "Organização",
            "bl",
        ];
        for (written, near) in [
            ("Saneamiento", Some("Agua y saneamiento")),
            ("Saneamiento y agua", Some("Agua y saneamiento")),
            ("Ambiente", Some("Medio ambiente")),
            ("Medioambiente", Some("Medio ambiente")),
            ("Educativo", Some("Educación")),
            ("Educación ambiental", Some("Educación")),
            ("Plan de medio ambiente", Some("Medio ambiente")),
            ("Universidades", Some("Universidad")),
            ("Organizações", Some("Organização")),
            ("América Latina", None),
            ("Participación", None),
            ("Planifica", Some("Planificación")),
            ("Plante", None),
            ("BOL", None),
        ] {
            assert_eq!(nearest(written, names), near, "{written}");
        }
    }
}
