//! The template engine's errors in the editor's language, followed by its own words.

use crate::diagnostic::{Diagnostic, Hint, sentence};
use regex::Regex;
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
    let known = PATTERNS.iter().find_map(|(pattern, id)| Some((pattern.captures(said)?, *id)));
    let reason = match known {
        Some((found, id)) => {
            let value = |name| found.name(name).map_or("", |value| value.as_str());
            sentence(id, &["name", "found", "expected"].map(|name| (name, value(name))))
        }
        None => sentence("engine-other", &[]),
    };
    finding.arg("reason", reason).hint_with(Hint::EngineSays, "reason", said)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_pattern_is_read() {
        assert_eq!(PATTERNS.len(), KINDS.len());
    }
}
