//! The template engine's errors in the editor's language, followed by its own words.

use crate::diagnostic::{Diagnostic, Hint, sentence};
use regex::{Captures, Regex};
use std::sync::LazyLock;

/// Messages of the engine with the sentence for each. Named groups are values of the sentence; the first that matches
/// counts.
const KINDS: &[(&str, &str)] = &[
    (r"^Found `?(?P<found>[^`]+?)`? but (?:was )?expect(?:ed|ing)", "engine-unexpected"),
    (r"^Found (?P<found>.+?) but ", "engine-unexpected"),
    (r"^Unexpected end of input", "engine-end"),
    (r"^String opened with `(?P<name>[^`]+)`", "engine-unclosed"),
    (r"^Closing comment tag `(?P<name>[^`]+)`", "engine-unclosed"),
    (r"^Unclosed component '(?P<name>[^']+)'", "engine-unclosed"),
    (r"^Unknown tag", "engine-tag"),
    (r"^Invalid syntax for `set`", "engine-set"),
    (r"`(?P<name>[^`]+)` is defined more than once", "engine-twice"),
    (r"already contains a (?:block|component) named `(?P<name>[^`]+)`", "engine-twice"),
    (r"^This content would be ignored", "engine-ignored"),
    (r"(?:too complex|nesting is too deep|recursion depth)", "engine-too-deep"),
    (r"^Circular (?:extend|include) detected", "engine-circle"),
    (r"expected `(?P<expected>[^`]+)` but got `(?P<found>[^`]+)`", "engine-type"),
    (r"^Missing keyword argument `(?P<name>[^`]+)`", "engine-argument"),
    (r"^Iteration not possible on type `(?P<found>[^`]+)`", "engine-loop"),
    (r"^Key/value iteration is not possible on type `(?P<found>[^`]+)`", "engine-loop"),
    (r"^Math operations can only be done on numbers, found `(?P<found>[^`]+)`", "engine-number"),
    (r"^Cannot compare `(?P<found>[^`]+)` with `(?P<expected>[^`]+)`", "engine-compare"),
    (r"^Cannot divide by 0", "engine-zero"),
    (r"undefined", "engine-undefined"),
];

static PATTERNS: LazyLock<Vec<(Regex, &str)>> = LazyLock::new(|| {
    let read = |(pattern, id): &(&str, &'static str)| Some((Regex::new(pattern).ok()?, *id));
    KINDS.iter().filter_map(read).collect()
});

/// Adds the reason in the editor's language and, as a hint, what the engine says.
pub(super) fn explained(finding: Diagnostic, said: &str) -> Diagnostic {
    let said = said.lines().next().unwrap_or_default();
    let reason = match known(said) {
        Some((found, id)) => {
            let value = |name| found.name(name).map_or("", |value| value.as_str());
            sentence(id, &["name", "found", "expected"].map(|name| (name, value(name))))
        }
        None => sentence("engine-other", &[]),
    };
    finding.arg("reason", reason).hint_with(Hint::EngineSays, "reason", said)
}

/// The values in a message of the engine and the sentence for it.
fn known(said: &str) -> Option<(Captures<'_>, &'static str)> {
    PATTERNS.iter().find_map(|(pattern, id)| Some((pattern.captures(said)?, *id)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_pattern_is_read() {
        assert_eq!(PATTERNS.len(), KINDS.len());
    }

    #[test]
    fn common_errors_have_a_sentence() {
        for (template, id) in [
            ("{% if %}", "engine-unexpected"),
            ("{{ a | }}", "engine-unexpected"),
            ("{{ a", "engine-end"),
            ("{{ \"a }}", "engine-unclosed"),
            ("{# a", "engine-unclosed"),
            ("{% fro a %}", "engine-tag"),
            ("{% set a b %}", "engine-set"),
            ("{% block a %}{% endblock a %}{% block a %}{% endblock a %}", "engine-twice"),
            ("{{ 1 / 0 }}", "engine-zero"),
            ("{{ \"a\" * 2 }}", "engine-number"),
            ("{% for a in 1 %}{% endfor %}", "engine-loop"),
            ("{% if \"a\" < 1 %}{% endif %}", "engine-compare"),
            ("{{ \"a\" | round }}", "engine-type"),
            ("{{ \"a\" | replace(from=\"a\") }}", "engine-argument"),
        ] {
            let mut tera = tera::Tera::default();
            let added = tera.add_raw_template("a", template);
            let error = added.and_then(|()| tera.render("a", &tera::Context::new())).expect_err(template);
            let said = match error.kind() {
                tera::ErrorKind::SyntaxError(detail) | tera::ErrorKind::RenderingError(detail) => {
                    detail.message().to_string()
                }
                _ => error.to_string().trim_start_matches("error: ").to_owned(),
            };
            assert_eq!(known(&said).map(|(_, id)| id), Some(id), "{template}: {said}");
        }
        assert!(known("Something new").is_none());
    }
}
