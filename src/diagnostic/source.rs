//! Where text came from: files by number, spans in them, and lines for an excerpt.
//!
//! Texts are not kept. The few files that have a finding are read once more when it is shown.

use crate::text::normalise;
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::path::PathBuf;

/// The number of a file in [`Sources`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileId(u32);

/// A stretch of a file: byte offsets into its [`normalised`] text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    pub file: FileId,
    pub start: u32,
    pub end: u32,
}

impl Span {
    pub fn new(file: FileId, start: usize, end: usize) -> Self {
        let clip = |offset: usize| u32::try_from(offset).unwrap_or(u32::MAX);
        Span { file, start: clip(start), end: clip(end) }
    }

    /// The start of the file, where the whole file is to blame.
    pub fn file(file: FileId) -> Self {
        Span::new(file, 0, 0)
    }

    /// From the start of this span to the end of the other.
    pub fn to(self, other: Span) -> Self {
        Span { end: other.end.max(self.end), ..self }
    }
}

/// A span as people count it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// From 1.
    pub line: usize,
    /// From 1, in characters.
    pub column: usize,
    pub end_line: usize,
    pub end_column: usize,
}

#[derive(Debug, Clone)]
enum Origin {
    Disk(PathBuf),
    Embedded(&'static str),
}

/// The files of a run, by number.
#[derive(Debug, Clone, Default)]
pub struct Sources {
    files: Vec<(String, Origin)>,
    by_name: BTreeMap<String, FileId>,
}

impl Sources {
    /// Registers a file of the catalogue. `name` is its path from the root, with `/`, as it is shown.
    pub fn add_file(&mut self, name: &str, path: PathBuf) -> FileId {
        self.add(name, Origin::Disk(path))
    }

    /// Registers a file that is part of the program.
    pub fn add_embedded(&mut self, name: &str, text: &'static str) -> FileId {
        self.add(name, Origin::Embedded(text))
    }

    fn add(&mut self, name: &str, origin: Origin) -> FileId {
        if let Some(&known) = self.by_name.get(name) {
            self.files[known.0 as usize].1 = origin;
            return known;
        }
        let id = FileId(u32::try_from(self.files.len()).unwrap_or(u32::MAX));
        self.files.push((name.to_owned(), origin));
        self.by_name.insert(name.to_owned(), id);
        id
    }

    pub fn name(&self, file: FileId) -> &str {
        &self.files[file.0 as usize].0
    }

    /// The normalised text of the file; empty if it has gone meanwhile.
    pub fn text(&self, file: FileId) -> String {
        match &self.files[file.0 as usize].1 {
            Origin::Embedded(text) => normalise(text).into_owned(),
            Origin::Disk(path) => normalised(&std::fs::read(path).unwrap_or_default()).into_owned(),
        }
    }
}

/// A text with its line starts, to place many spans in it.
#[derive(Debug)]
pub struct Lines {
    text: String,
    starts: Vec<usize>,
}

impl Lines {
    pub fn new(text: String) -> Self {
        let starts = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
        Lines { text, starts }
    }

    /// The span as people count it.
    pub fn place(&self, span: Span) -> Place {
        let (line, column) = self.position(span.start as usize);
        let (end_line, end_column) = self.position(span.end as usize);
        Place { line, column, end_line, end_column }
    }

    /// The line a span begins on, its number from 1, and where in it the span lies; a span of many lines ends with its first.
    pub fn excerpt(&self, span: Span) -> (&str, usize, std::ops::Range<usize>) {
        let start = self.boundary(span.start as usize);
        let index = self.line_of(start);
        let from = self.starts[index];
        let line = self.text[from..].lines().next().unwrap_or_default();
        let end = self.boundary(span.end as usize).clamp(start, from + line.len().max(start - from));
        (line, index + 1, (start - from).min(line.len())..(end - from).min(line.len()))
    }

    fn position(&self, offset: usize) -> (usize, usize) {
        let offset = self.boundary(offset);
        let index = self.line_of(offset);
        (index + 1, self.text[self.starts[index]..offset].chars().count() + 1)
    }

    fn line_of(&self, offset: usize) -> usize {
        self.starts.partition_point(|start| *start <= offset) - 1
    }

    fn boundary(&self, offset: usize) -> usize {
        let mut offset = offset.min(self.text.len());
        while !self.text.is_char_boundary(offset) {
            offset -= 1;
        }
        offset
    }
}

/// What Cebra reads in a file's bytes; bytes that are not UTF-8 show as `�`.
pub fn normalised(bytes: &[u8]) -> Cow<'_, str> {
    match String::from_utf8_lossy(bytes) {
        Cow::Borrowed(text) => normalise(text),
        Cow::Owned(text) => Cow::Owned(normalise(&text).into_owned()),
    }
}
