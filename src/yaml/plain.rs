//! Text as YAML has to see it: invisible characters removed, no-break spaces read as spaces where YAML needs one.

use super::scan::{Scan, is_odd_space};
use crate::text::is_invisible;
use std::borrow::Cow;

/// A text without characters that look like others, and where its bytes were before.
#[derive(Debug)]
pub(super) struct Plain<'a> {
    pub text: Cow<'a, str>,
    /// From this byte on, so many bytes were removed before it.
    removed: Vec<(usize, usize)>,
}

impl<'a> Plain<'a> {
    pub fn new(written: &'a str) -> Plain<'a> {
        if !written.chars().any(|c| is_invisible(c) || is_odd_space(c)) {
            return Plain { text: Cow::Borrowed(written), removed: Vec::new() };
        }
        let visible = Edited::new(written, |text, edit| {
            for (at, c) in text.char_indices().filter(|(_, c)| is_invisible(*c)) {
                edit(at..at + c.len_utf8(), "");
            }
        });
        let spaced = Edited::new(&visible.text, |text, edit| {
            let (mut scan, mut at) = (Scan::default(), 0);
            for line in text.split_inclusive('\n') {
                scan.line(at, line.trim_end_matches('\n'), &mut |odd| edit(odd, " "));
                at += line.len();
            }
        });
        // The removals of the second edit are counted in the text of the first.
        let mut removed = Vec::with_capacity(visible.removed.len() + spaced.removed.len());
        let mut places: Vec<usize> = spaced.removed.iter().map(|(at, _)| *at).collect();
        places.extend(visible.removed.iter().map(|(at, _)| spaced.inverse(*at)));
        places.sort_unstable();
        places.dedup();
        for at in places {
            let between = at + shift(&spaced.removed, at);
            removed.push((at, shift(&spaced.removed, at) + shift(&visible.removed, between)));
        }
        Plain { text: Cow::Owned(spaced.text), removed }
    }

    /// The byte in the written text of a byte in this one.
    pub fn written(&self, at: usize) -> usize {
        at + shift(&self.removed, at)
    }
}

fn shift(removed: &[(usize, usize)], at: usize) -> usize {
    let after = removed.partition_point(|(from, _)| *from <= at);
    if after == 0 { 0 } else { removed[after - 1].1 }
}

/// A text with some ranges replaced by shorter ones.
struct Edited {
    text: String,
    removed: Vec<(usize, usize)>,
}

impl Edited {
    fn new(text: &str, edits: impl FnOnce(&str, &mut dyn FnMut(std::ops::Range<usize>, &str))) -> Edited {
        let mut edited = Edited { text: String::with_capacity(text.len()), removed: Vec::new() };
        let mut from = 0;
        edits(text, &mut |range, by| {
            edited.text.push_str(&text[from..range.start]);
            edited.text.push_str(by);
            from = range.end;
            edited.removed.push((edited.text.len(), from - edited.text.len()));
        });
        edited.text.push_str(&text[from..]);
        edited
    }

    /// The byte in the edited text of a byte in the text before.
    fn inverse(&self, before: usize) -> usize {
        let after = self.removed.partition_point(|(at, removed)| at + removed <= before);
        before - if after == 0 { 0 } else { self.removed[after - 1].1 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn odd_spaces_become_spaces_only_where_yaml_needs_one() {
        for (written, plain) in [
            ("a:\u{a0}b", "a: b"),
            ("\u{a0}\u{202f}- b", "  - b"),
            ("-\u{a0}b: c", "- b: c"),
            ("a: 100\u{a0}%", "a: 100\u{a0}%"),
            ("a: b:\u{a0}c", "a: b:\u{a0}c"),
            ("a: \"b:\u{a0}c\"", "a: \"b:\u{a0}c\""),
            ("a: {b:\u{a0}c,\u{a0}d:\u{a0}\"e:\u{a0}f\"}", "a: {b: c, d: \"e:\u{a0}f\"}"),
            ("a: [b:\u{a0}c]", "a: [b:\u{a0}c]"),
            ("a: |\n  b:\u{a0}c\nd:\u{a0}e", "a: |\n  b:\u{a0}c\nd: e"),
            ("a\u{200b}:\u{200e} \u{feff}b\u{ad}", "a: b"),
        ] {
            assert_eq!(Plain::new(written).text, plain, "{written:?}");
        }
    }

    proptest! {
        #[test]
        fn bytes_are_found_again(written in "[ab:\\-\\[\\]{},\"\n \u{a0}\u{200b}]{0,40}") {
            let plain = Plain::new(&written);
            for (at, c) in plain.text.char_indices() {
                let there = written[plain.written(at)..].chars().next();
                prop_assert!(there == Some(c) || (c == ' ' && there == Some('\u{a0}')), "{} {:?}", at, there);
            }
        }
    }
}
