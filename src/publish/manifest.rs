//! The list of files in an output folder that are ours: `cebra-manifest.txt`, a route a line.

use std::collections::BTreeSet;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// The first line, so that the list is known for what it is.
const HEAD: &str = "cebra manifest 1";

fn path(folder: &Path) -> PathBuf {
    folder.join("cebra-manifest.txt")
}

/// The routes on the list; none where there is no list, or one that is not ours.
pub(super) fn read(folder: &Path) -> BTreeSet<String> {
    let Ok(text) = std::fs::read_to_string(path(folder)) else { return BTreeSet::new() };
    let mut lines = text.lines();
    if lines.next() != Some(HEAD) {
        return BTreeSet::new();
    }
    lines.filter(|route| is_inside(route)).map(str::to_owned).collect()
}

/// Writes the list by way of `work`, a folder on the same disk.
pub(super) fn write<'a>(folder: &Path, work: &Path, routes: impl Iterator<Item = &'a str>) -> io::Result<()> {
    let mut text = String::from(HEAD);
    for route in routes {
        text.push('\n');
        text.push_str(route);
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
