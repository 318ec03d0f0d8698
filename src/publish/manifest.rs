//! The list of files in an output folder that are ours: `cebra-manifest.txt`, a route a line; and what they were made from.

use crate::text::hash_bytes;
use rayon::prelude::*;
use std::collections::BTreeSet;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// The first line, so that the list is known for what it is.
const HEAD: &str = "cebra manifest 1";

/// How the second line begins, where there is one.
const MADE: &str = "made ";

fn path(folder: &Path) -> PathBuf {
    folder.join("cebra-manifest.txt")
}

/// What the files were made from. A build from the same makes the same.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Made {
    /// A number for everything that goes into a build but the day.
    pub inputs: u64,
    pub as_of: String,
    /// What is told of a build: entries and pages.
    pub entries: usize,
    pub pages: usize,
    /// How many there are.
    pub files: usize,
    /// Language and time zone of the catalogue.
    pub language: String,
    pub time_zone: String,
}

/// The routes on the list; none where there is no list, or one that is not ours.
pub(super) fn read(folder: &Path) -> BTreeSet<String> {
    text(folder).as_deref().and_then(parts).map_or_else(BTreeSet::new, |(_, routes)| routes)
}

fn text(folder: &Path) -> Option<String> {
    std::fs::read_to_string(path(folder)).ok()
}

/// The line that says what files were made from, without what they were; and the routes.
fn parts(text: &str) -> Option<(Option<&str>, BTreeSet<String>)> {
    let mut lines = text.strip_prefix(HEAD)?.strip_prefix('\n')?.lines().peekable();
    let made = lines.next_if(|line| line.starts_with(MADE)).and_then(|line| line.strip_prefix(MADE));
    Some((made, lines.filter(|route| is_inside(route)).map(str::to_owned).collect()))
}

/// What the files of a folder were made from, if that was `inputs` and they are all there as they were written.
pub fn made(folder: &Path, inputs: u64) -> Option<Made> {
    let text = text(folder)?;
    let (made, routes) = parts(&text)?;
    let mut words = made?.split(' ');
    let mut number = |radix| u64::from_str_radix(words.next()?, radix).ok();
    let (known, outputs) = (number(16)?, number(16)?);
    if known != inputs {
        return None;
    }
    let mut count = || usize::try_from(number(10)?).ok();
    let (entries, pages) = (count()?, count()?);
    let mut word = || words.next().map(str::to_owned);
    let (as_of, language, time_zone) = (word()?, word()?, word()?);
    let is_whole = hash_of(folder, &routes)? == outputs;
    is_whole.then_some(Made { inputs, as_of, entries, pages, files: routes.len(), language, time_zone })
}

/// A number for the files of these routes; none if one cannot be read.
fn hash_of(folder: &Path, routes: &BTreeSet<String>) -> Option<u64> {
    let hashes: Option<Vec<u64>> = routes
        .par_iter()
        .map(|route| {
            let path = folder.join(route);
            let is_file = std::fs::symlink_metadata(&path).is_ok_and(|known| known.is_file());
            let bytes = std::fs::read(path).ok().filter(|_| is_file)?;
            Some(hash_bytes(&bytes))
        })
        .collect();
    Some(hash_all(routes.iter().zip(hashes?)))
}

/// A hash of files, each by its route and the hash of its bytes, in the order of the routes.
fn hash_all(files: impl Iterator<Item = (impl AsRef<str>, u64)>) -> u64 {
    let mut bytes = Vec::new();
    for (route, hash) in files {
        bytes.extend(route.as_ref().as_bytes());
        bytes.push(0);
        bytes.extend(hash.to_le_bytes());
    }
    hash_bytes(&bytes)
}

/// The line that says what files were made from, and what they are.
pub(super) fn made_line<'a>(made: &Made, files: impl Iterator<Item = (&'a String, u64)>) -> String {
    let Made { inputs, as_of, entries, pages, language, time_zone, .. } = made;
    format!("{MADE}{inputs:016x} {:016x} {entries} {pages} {as_of} {language} {time_zone}", hash_all(files))
}

/// Writes the list by way of `work`, a folder on the same disk.
pub(super) fn write<'a>(
    folder: &Path,
    work: &Path,
    made: Option<&'a str>,
    routes: impl Iterator<Item = &'a str>,
) -> io::Result<()> {
    let mut text = String::from(HEAD);
    for line in made.into_iter().chain(routes) {
        text.push('\n');
        text.push_str(line);
    }
    text.push('\n');
    if std::fs::read_to_string(path(folder)).is_ok_and(|known| known == text) {
        return Ok(());
    }
    let new = work.join("manifest");
    let mut file = std::fs::File::create(&new)?;
    file.write_all(text.as_bytes())?;
    // The one file the others depend on: it must not be found empty after a power cut.
    file.sync_all()?;
    std::fs::rename(new, path(folder))
}

/// A list that was tampered with must not lead out of the folder.
pub(super) fn is_inside(route: &str) -> bool {
    !route.is_empty()
        && !route.contains('\\')
        && !route.contains(':')
        && route.split('/').all(|segment| !segment.is_empty() && segment != "." && segment != ".." && segment != ".git")
}
