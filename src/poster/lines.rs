//! Line breaking: balanced lines, and truncation with an ellipsis.
//!
//! Widths are in ems. Knows nothing of pixels.

use super::letters::{Letter, width};
use std::ops::Range;

/// A text divided into lines.
#[derive(Debug, PartialEq)]
pub struct Lines {
    lines: Vec<Range<usize>>,
    /// Number of words broken because they are longer than a line.
    broken_words: usize,
}

/// Greedy line breaking; words that are too long are broken. Lines have no trailing spaces.
fn fill(letters: &[Letter], room: f32) -> Lines {
    let mut done = Lines { lines: Vec::new(), broken_words: 0 };
    let (mut start, mut at, mut wide) = (0, 0, 0.0);
    // The last possible break, where the next line would start.
    let mut end = 0;
    while at < letters.len() {
        let letter = letters[at];
        if !letter.is_space && wide + letter.last_width > room && at > start {
            if end == start {
                done.broken_words += 1;
                end = at;
            }
            done.lines.push(start..end);
            (start, at, wide) = (end, end, 0.0);
            continue;
        }
        wide += letter.width;
        at += 1;
        if letter.breaks {
            end = at;
        }
    }
    if start < at {
        done.lines.push(start..at);
    }
    for line in &mut done.lines {
        while line.len() > 1 && letters[line.end - 1].is_space {
            line.end -= 1;
        }
    }
    done
}

/// The text in at most `most` lines of similar width; `None` if a word would have to be broken.
pub fn balance(letters: &[Letter], room: f32, most: usize) -> Option<Vec<Vec<Letter>>> {
    let mut best = fill(letters, room);
    if best.lines.len() > most || best.broken_words > 0 {
        return None;
    }
    let (mut narrow, mut wide) = (0.0, room);
    for _ in 0..8 {
        let middle = f32::midpoint(narrow, wide);
        let tried = fill(letters, middle);
        if tried.lines.len() == best.lines.len() && tried.broken_words == 0 {
            (best, wide) = (tried, middle);
        } else {
            narrow = middle;
        }
    }
    Some(best.lines.into_iter().map(|line| letters[line].to_vec()).collect())
}

/// The text in at most `most` lines, truncated with `ellipsis` if it is longer.
pub fn truncate(letters: &[Letter], room: f32, most: usize, ellipsis: &[Letter]) -> Vec<Vec<Letter>> {
    let lines = fill(letters, room).lines;
    let kept = lines.iter().take(most).map(|line| letters[line.clone()].to_vec());
    let mut kept: Vec<Vec<Letter>> = kept.collect();
    if lines.len() > most
        && let Some(last) = kept.last_mut()
    {
        shorten(last, room - width(ellipsis));
        last.extend(ellipsis);
    }
    kept
}

/// Shortens a line to `room`, at the end of a word unless that removes half of the line.
fn shorten(line: &mut Vec<Letter>, room: f32) {
    let is_word_cut = width(line) > room;
    while width(line) > room && line.pop().is_some() {}
    let word = line.iter().rposition(|letter| letter.is_space).unwrap_or_default();
    if is_word_cut && word > line.len() / 2 {
        line.truncate(word);
    }
    while line.last().is_some_and(|letter| letter.is_space) {
        line.pop();
    }
    if let Some(last) = line.last_mut() {
        last.width = last.last_width;
    }
}

#[cfg(test)]
mod tests {
    use super::super::letters::{Face, Shaper};
    use super::*;

    fn set(text: &str) -> Vec<Letter> {
        Shaper::default().letters(text, Face::Bold)
    }

    fn lengths(lines: &[Vec<Letter>]) -> Vec<usize> {
        lines.iter().map(Vec::len).collect()
    }

    #[test]
    fn lines_are_balanced() {
        let letters = set("nnnn nnnn nnnn nnnn");
        let room = width(&letters) * 0.8;
        assert_eq!(lengths(&balance(&letters, room, 2).unwrap()), [9, 9]);
        assert_eq!(balance(&letters, width(&letters) * 0.3, 2), None);
        assert_eq!(balance(&[], 5.0, 2), Some(Vec::new()));
    }

    #[test]
    fn a_word_is_broken_only_if_it_is_too_long() {
        let letters = set("nnnnnnnn nn");
        let room = width(&set("nnnnn"));
        assert_eq!(balance(&letters, room, 4), None);
        assert_eq!(lengths(&truncate(&letters, room, 4, &[])), [5, 3, 2]);
        // The last letter of a line has its width without kerning.
        let kerned = set(&"AV.\"".repeat(9));
        for tenths in 20..60_u8 {
            let room = f32::from(tenths) / 10.0;
            assert!(truncate(&kerned, room, 99, &[]).iter().all(|line| width(line) <= room));
        }
    }

    #[test]
    fn long_text_is_truncated_with_an_ellipsis() {
        let (letters, ellipsis) = (set("nnn nnn nnn nnn nnn"), set("…"));
        let room = width(&set("nnn nnn"));
        let lines = truncate(&letters, room, 2, &ellipsis);
        assert_eq!(lines.len(), 2);
        assert_eq!(lines[1].last(), ellipsis.last());
        assert!(lines.iter().all(|line| width(line) <= room));
        assert_eq!(truncate(&letters, room * 10.0, 2, &ellipsis), [letters]);
    }
}
