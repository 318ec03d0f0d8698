//! The text of a block as readers will see it.

use std::ops::Range;

/// Stands for what is no text or is meant literally: code, a link's ends, an escaped sign.
pub(super) const OTHER: char = '\u{fffc}';
/// Before the `\n` of a line that is broken on the page too.
pub(super) const BROKEN: char = '\u{2028}';

/// Where a block stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Place {
    #[default]
    Paragraph,
    Item,
    Cell,
    Heading,
}

/// The visible text of a paragraph, item, heading or cell.
#[derive(Debug, Default)]
pub(super) struct Block {
    pub(super) text: String,
    /// For pieces of the text the place where each begins, there and in the source; ascending.
    pieces: Vec<(usize, usize)>,
    /// The end of the last piece in the source.
    end: usize,
    pub(super) place: Place,
    escaped: Vec<usize>,
}

impl Block {
    /// A block without text yet.
    pub(super) fn at(place: Place) -> Block {
        Block { place, ..Block::default() }
    }

    /// Adds text of a range of `source`.
    pub(super) fn push(&mut self, words: &str, range: &Range<usize>, source: &str) {
        self.mark(range);
        let written = source.get(range.clone()).unwrap_or_default();
        let is_entity = written.starts_with('&') && written != words;
        if is_entity {
            self.text.push(OTHER);
        } else if is_escaped(source, range.start) {
            self.escaped.push(range.start);
            let mut rest = words.chars();
            self.text.extend(rest.next().map(|_| OTHER));
            self.text.push_str(rest.as_str());
        } else {
            self.text.push_str(words);
        }
    }

    /// Adds signs that stand for themselves.
    pub(super) fn push_literal(&mut self, signs: &str, range: &Range<usize>) {
        self.mark(range);
        self.text.push_str(signs);
    }

    /// Adds something that is no text.
    pub(super) fn push_other(&mut self, range: &Range<usize>) {
        self.mark(range);
        self.text.push(OTHER);
    }

    /// Adds the end of a line, which is `broken` on the page too or not.
    pub(super) fn push_line(&mut self, range: &Range<usize>, broken: bool) {
        self.mark(range);
        self.text.push_str(if broken { "\u{2028}\n" } else { "\n" });
    }

    /// Where in the source signs stand that have a backslash before them.
    pub(super) fn escaped_signs(&self) -> impl Iterator<Item = usize> {
        self.escaped.iter().copied()
    }

    fn mark(&mut self, range: &Range<usize>) {
        self.pieces.push((self.text.len(), range.start));
        self.end = range.end;
    }

    /// The range in the source of a range of the text.
    pub(super) fn source(&self, range: Range<usize>) -> Range<usize> {
        let at = |place: usize| {
            let piece = self.pieces.partition_point(|(start, _)| *start <= place).saturating_sub(1);
            self.pieces.get(piece).map_or(place, |(start, source)| source + (place - start))
        };
        let start = at(range.start);
        let end = if range.is_empty() { start } else { at(range.end - 1) + 1 };
        start..end.clamp(start, self.end.max(start))
    }

    /// The lines with the place where each begins.
    pub(super) fn lines(&self) -> impl Iterator<Item = (usize, &str)> {
        let mut at = 0;
        self.text.split('\n').map(move |line| {
            let start = at;
            at += line.len() + 1;
            (start, line)
        })
    }
}

/// Whether the sign at a place has a backslash before it that is not itself escaped.
pub(super) fn is_escaped(source: &str, at: usize) -> bool {
    const MAX_SIGNS: usize = 32;
    let before = source.as_bytes().get(..at).unwrap_or_default();
    before.iter().rev().take(MAX_SIGNS).take_while(|byte| **byte == b'\\').count() % 2 == 1
}
