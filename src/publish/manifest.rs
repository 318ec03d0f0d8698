//! The manifest `cebra-manifest.txt`: a route per line for each file that a build wrote, and the build's inputs and
//! outputs as hashes.

use crate::text::hash_bytes;
use rayon::prelude::*;
use std::collections::BTreeSet;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// The first line, which identifies the format.
const HEAD: &str = "cebra manifest 1";

/// Start of the optional second line.
const BUILD_PREFIX: &str = "made ";

fn path(folder: &Path) -> PathBuf {
    folder.join("cebra-manifest.txt")
}

/// The build that wrote an output folder. A build with the same inputs on the same day gives the same files.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BuildInfo {
    /// A hash of all inputs of the build except the day.
    pub inputs: u64,
    /// The day for which it was built, ISO 8601.
    pub as_of: String,
    /// Number of entries.
    pub entries: usize,
    /// Number of pages.
    pub pages: usize,
    /// Number of files.
    pub files: usize,
    /// Code of the catalogue's language.
    pub language: String,
    /// IANA time zone of the catalogue.
    pub time_zone: String,
}

/// The routes in the manifest; empty if there is no valid manifest.
pub(super) fn read(folder: &Path) -> BTreeSet<String> {
    text(folder).as_deref().and_then(parts).map_or_else(BTreeSet::new, |(_, routes)| routes)
}

fn text(folder: &Path) -> Option<String> {
    std::fs::read_to_string(path(folder)).ok()
}

/// The content of the build line, if there is one, and the routes.
fn parts(text: &str) -> Option<(Option<&str>, BTreeSet<String>)> {
    let mut lines = text.strip_prefix(HEAD)?.strip_prefix('\n')?.lines().peekable();
    let build = lines.next_if(|line| line.starts_with(BUILD_PREFIX)).and_then(|line| line.strip_prefix(BUILD_PREFIX));
    Some((build, lines.filter(|route| is_inside(route)).map(str::to_owned).collect()))
}

/// The build that wrote a folder, if its inputs had the hash `inputs` and all files still have their content. Reads
/// all files.
pub fn build_info(folder: &Path, inputs: u64) -> Option<BuildInfo> {
    let text = text(folder)?;
    let (build, routes) = parts(&text)?;
    let mut words = build?.split(' ');
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
    is_whole.then_some(BuildInfo { inputs, as_of, entries, pages, files: routes.len(), language, time_zone })
}

/// A hash of the files of these routes; `None` if one cannot be read.
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

/// A hash of files by route and content hash, in the order of the routes.
fn hash_all(files: impl Iterator<Item = (impl AsRef<str>, u64)>) -> u64 {
    let mut bytes = Vec::new();
    for (route, hash) in files {
        bytes.extend(route.as_ref().as_bytes());
        bytes.push(0);
        bytes.extend(hash.to_le_bytes());
    }
    hash_bytes(&bytes)
}

/// The build line: inputs, outputs and counts.
pub(super) fn build_line<'a>(info: &BuildInfo, files: impl Iterator<Item = (&'a String, u64)>) -> String {
    let BuildInfo { inputs, as_of, entries, pages, language, time_zone, .. } = info;
    format!("{BUILD_PREFIX}{inputs:016x} {:016x} {entries} {pages} {as_of} {language} {time_zone}", hash_all(files))
}

/// Writes the manifest atomically; the temporary file is in `work`, which must be on the same disk.
pub(super) fn write<'a>(
    folder: &Path,
    work: &Path,
    build_line: Option<&'a str>,
    routes: impl Iterator<Item = &'a str>,
) -> io::Result<()> {
    let mut text = String::from(HEAD);
    for line in build_line.into_iter().chain(routes) {
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
    // All other files depend on this one, so it must survive a power failure.
    file.sync_all()?;
    std::fs::rename(new, path(folder))
}

/// Whether a route stays inside the folder; the manifest may have been tampered with.
pub(super) fn is_inside(route: &str) -> bool {
    !route.is_empty()
        && !route.contains('\\')
        && !route.contains(':')
        && route.split('/').all(|segment| !segment.is_empty() && segment != "." && segment != ".." && segment != ".git")
}
