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

    /// Line and column of a span in the text of its file.
    pub fn place(text: &str, span: Span) -> Place {
        let (line, column) = position(text, span.start as usize);
        let (end_line, end_column) = position(text, span.end as usize);
        Place { line, column, end_line, end_column }
    }
}

/// What Cebra reads in a file's bytes; bytes that are not UTF-8 show as `�`.
pub fn normalised(bytes: &[u8]) -> Cow<'_, str> {
    match String::from_utf8_lossy(bytes) {
        Cow::Borrowed(text) => normalise(text),
        Cow::Owned(text) => Cow::Owned(normalise(&text).into_owned()),
    }
}

fn position(text: &str, offset: usize) -> (usize, usize) {
    let mut offset = offset.min(text.len());
    while !text.is_char_boundary(offset) {
        offset -= 1;
    }
    let before = &text[..offset];
    let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
    let line = before.bytes().filter(|&byte| byte == b'\n').count() + 1;
    (line, before[line_start..].chars().count() + 1)
}
