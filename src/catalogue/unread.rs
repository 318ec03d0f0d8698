//! Files in which a record seems to be written and that are not read as one.

use super::content::Asset;
use crate::entry::Entry;
use crate::model::Model;
use crate::text::{FastSet, markdown_stem, slug};
use std::collections::BTreeMap;
use std::sync::Arc;

/// Endings of files in which a record may have been written as Markdown or plain text.
pub const PLAIN: &[&str] = &["", "txt", "text", "mdx", "mkd", "mkdn", "mdown", "mdwn", "yaml", "yml", "toml"];

/// Endings of files of text processors and of other ways to mark up a text.
const FORMATTED: &[&str] = &[
    "doc", "docx", "docm", "dotx", "odt", "ott", "fodt", "rtf", "wps", "wpd", "pages", "gdoc", "html", "htm", "xhtml",
    "mht", "mhtml", "tex", "rst", "adoc", "org",
];

/// Names of files for whoever looks at the folder and not for readers.
const NOTES: &[&str] = &["readme", "leeme", "leame", "leia-me", "leiame", "license", "licence", "licencia", "licenca"];

/// The names that records would have if these files were read: Markdown in no folder of a kind, and other texts to which
/// no record links.
pub(super) fn names(
    markdown: &[String],
    assets: &BTreeMap<String, Asset>,
    entries: &[Arc<Entry>],
    model: &Model,
) -> FastSet<String> {
    let texts: Vec<&String> = assets.keys().filter(|path| kind_of_text(model, path).is_some()).collect();
    let linked: FastSet<&str> = match texts.is_empty() {
        true => FastSet::default(),
        false => entries.iter().flat_map(|entry| entry.files(model.kind(entry.kind))).collect(),
    };
    let texts = texts.into_iter().filter(|path| !linked.contains(path.as_str()));
    let name = |path: &String| {
        let name = path.rsplit('/').next().unwrap_or_default();
        let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
        slug(markdown_stem(stem).unwrap_or(stem))
    };
    markdown.iter().chain(texts).map(name).filter(|name| !name.is_empty()).collect()
}

/// Whether a name has the ending of a record before its own, as in `agua.md.txt`.
pub fn is_meant_as_record(path: &str) -> bool {
    path.rsplit_once('.').is_some_and(|(stem, _)| markdown_stem(stem).is_some())
}

/// The endings to which that of a text belongs; `None` for other files and outside the folders of kinds.
pub fn kind_of_text(model: &Model, path: &str) -> Option<&'static [&'static str]> {
    let (above, name) = path.rsplit_once('/').unwrap_or(("", path));
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending).to_lowercase();
    let endings = [PLAIN, FORMATTED].into_iter().find(|endings| endings.contains(&ending.as_str()))?;
    let kind = above.split('/').next().unwrap_or_default();
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let is_record = match above.is_empty() {
        // At the top, only what was meant as a record.
        true => is_meant_as_record(name),
        false => model.kind_named(kind).is_some() && !NOTES.contains(&slug(stem).as_str()),
    };
    is_record.then_some(endings)
}
