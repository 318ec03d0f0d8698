//! Source files by id, spans in them, and lines for excerpts.
//!
//! Texts are not kept in memory: files with findings are read again when the report is rendered.

use crate::text::normalise;
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::path::PathBuf;

/// The id of a file in [`Sources`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileId(u32);

/// A range of bytes in the [`normalised`] text of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// The file.
    pub file: FileId,
    /// First byte.
    pub start: u32,
    /// The byte after the last one.
    pub end: u32,
}

impl Span {
    /// A span from `start` to `end`, clipped to 4 GiB.
    pub fn new(file: FileId, start: usize, end: usize) -> Self {
        let clip = |offset: usize| u32::try_from(offset).unwrap_or(u32::MAX);
        Span { file, start: clip(start), end: clip(end) }
    }

    /// An empty span at the start of the file, for findings about the file as a whole.
    pub fn file(file: FileId) -> Self {
        Span::new(file, 0, 0)
    }

    /// The span from the start of this one to the end of `other`.
    pub fn to(self, other: Span) -> Self {
        Span { end: other.end.max(self.end), ..self }
    }
}

/// The lines and columns of a span, all from 1.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// Line of the first character.
    pub line: usize,
    /// Column of the first character, in characters.
    pub column: usize,
    /// Line of the end.
    pub end_line: usize,
    /// Column after the last character.
    pub end_column: usize,
}

#[derive(Debug, Clone)]
enum Origin {
    Disk(PathBuf),
    Embedded(&'static str),
}

/// The source files of a run by id.
#[derive(Debug, Clone, Default)]
pub struct Sources {
    files: Vec<(String, Origin)>,
    by_name: BTreeMap<String, FileId>,
}

impl Sources {
    /// Registers a file on disk; the same name keeps its id. `name` is the path from the catalogue's root, with `/`,
    /// as shown in reports.
    pub fn add_file(&mut self, name: &str, path: PathBuf) -> FileId {
        self.add(name, Origin::Disk(path))
    }

    /// Registers a file that is embedded in the program.
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

    /// The name under which the file was registered.
    pub fn name(&self, file: FileId) -> &str {
        &self.files[file.0 as usize].0
    }

    /// Reads the normalised text of the file; empty if it cannot be read any more.
    pub fn text(&self, file: FileId) -> String {
        match &self.files[file.0 as usize].1 {
            Origin::Embedded(text) => normalise(text).into_owned(),
            Origin::Disk(path) => normalised(&std::fs::read(path).unwrap_or_default()).into_owned(),
        }
    }
}

/// A text indexed by line, to locate many spans in it.
#[derive(Debug)]
pub struct Lines {
    text: String,
    starts: Vec<usize>,
}

impl Lines {
    /// Indexes the line starts of a text.
    pub fn new(text: String) -> Self {
        let starts = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
        Lines { text, starts }
    }

    /// The lines and columns of a span.
    pub fn place(&self, span: Span) -> Place {
        let (line, column) = self.position(span.start as usize);
        let (end_line, end_column) = self.position(span.end as usize);
        Place { line, column, end_line, end_column }
    }

    /// The line on which a span begins, its number from 1, and the bytes of the span within that line. A longer span
    /// is cut at the end of the line.
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

/// The normalised text of a file's bytes; invalid UTF-8 becomes `�`. Spans count in this text.
pub fn normalised(bytes: &[u8]) -> Cow<'_, str> {
    match String::from_utf8_lossy(bytes) {
        Cow::Borrowed(text) => normalise(text),
        Cow::Owned(text) => Cow::Owned(normalise(&text).into_owned()),
    }
}
