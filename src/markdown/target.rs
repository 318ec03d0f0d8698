//! Classification of link targets written in Markdown.

use crate::diagnostic::Code;
use crate::text::{markdown_stem, normalise};

/// The target of a link. Paths are relative to the content folder, with `/`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// The Markdown file of a record.
    Entry {
        /// Path of the file.
        path: String,
        /// The part after `#`, decoded.
        anchor: Option<String>,
    },
    /// Path of any other file.
    File(String),
    /// The id of a heading or footnote in the same text.
    Anchor(String),
    /// An absolute URL with scheme `http`, `https`, `mailto` or `tel`.
    External(String),
}

const SCHEMES: &[&str] = &["http", "https", "mailto", "tel"];

/// Classifies the link `written` in a file of folder `dir`.
///
/// # Errors
/// [`Code::UnsafeLink`] for other schemes and absolute paths, [`Code::BrokenLink`] for a path that leaves the content
/// folder.
pub fn classify(written: &str, dir: &str) -> Result<Target, Code> {
    let written = written.trim();
    if let Some(anchor) = written.strip_prefix('#') {
        return Ok(Target::Anchor(percent_decoded(anchor)));
    }
    // Any colon before the first slash counts as a scheme, as browsers may interpret it so.
    let head = written.split(['/', '?', '#']).next().unwrap_or_default();
    if let Some((scheme, _)) = head.split_once(':') {
        let scheme = scheme.to_ascii_lowercase();
        // `https:host` and `https://` without a host are refused.
        let host = written[scheme.len() + 1..]
            .strip_prefix("//")
            .is_some_and(|host| !host.is_empty() && !host.starts_with('/'));
        let known = SCHEMES.contains(&scheme.as_str()) && (host || !scheme.starts_with("http"));
        return if known { Ok(Target::External(written.to_owned())) } else { Err(Code::UnsafeLink) };
    }
    if written.is_empty() || written.starts_with(['/', '\\']) {
        return Err(Code::UnsafeLink);
    }
    let (path, anchor) = match written.split_once('#') {
        Some((path, anchor)) => (path, Some(percent_decoded(anchor))),
        None => (written, None),
    };
    // Encoded accents may be in another Unicode form than the names of files.
    let path = resolve(dir, &normalise(&percent_decoded(path))).ok_or(Code::BrokenLink)?;
    if markdown_stem(&path).is_some() { Ok(Target::Entry { path, anchor }) } else { Ok(Target::File(path)) }
}

/// The path relative to the content folder; `None` if it leaves the folder.
fn resolve(dir: &str, path: &str) -> Option<String> {
    let mut segments: Vec<&str> = dir.split('/').filter(|segment| !segment.is_empty()).collect();
    for segment in path.split(['/', '\\']) {
        match segment {
            "" | "." => {}
            ".." => {
                segments.pop()?;
            }
            name => segments.push(name),
        }
    }
    Some(segments.join("/"))
}

/// Decodes percent-encoding. Control characters stay encoded; the text is returned unchanged if the result is not
/// UTF-8.
pub fn percent_decoded(text: &str) -> String {
    if !text.contains('%') {
        return text.to_owned();
    }
    let bytes = text.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        let hex = text.get(at + 1..at + 3).filter(|_| bytes[at] == b'%');
        match hex.and_then(|hex| u8::from_str_radix(hex, 16).ok()).filter(|byte| *byte >= b' ') {
            Some(byte) => {
                out.push(byte);
                at += 3;
            }
            None => {
                out.push(bytes[at]);
                at += 1;
            }
        }
    }
    String::from_utf8(out).unwrap_or_else(|_| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_safe_targets_are_accepted() {
        assert_eq!(classify("HTTPS://x.org", ""), Ok(Target::External("HTTPS://x.org".into())));
        assert_eq!(classify("plan:a.pdf", ""), Err(Code::UnsafeLink));
        assert_eq!(classify("a/b:c.pdf", "d"), Ok(Target::File("d/a/b:c.pdf".into())));
        for dangerous in ["javascript:x", "data:text/html,x", "/etc", "//h", "\\\\h", " vbscript:x", "file:///x", ""] {
            assert_eq!(classify(dangerous, "a"), Err(Code::UnsafeLink), "{dangerous}");
        }
        assert_eq!(classify("../../x.md", "a"), Err(Code::BrokenLink));
        assert_eq!(classify("%2e%2e/%2e%2e/x.md", "a"), Err(Code::BrokenLink));
    }
}
