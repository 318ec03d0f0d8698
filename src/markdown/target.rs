//! Where a link written in Markdown leads.

use crate::diagnostic::Code;

/// What a link names. Paths are within the content folder, with `/`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// A record, by its Markdown file.
    Entry { path: String, anchor: Option<String> },
    /// Any other file.
    File(String),
    /// A heading or footnote of the same text.
    Anchor(String),
    /// `http`, `https`, `mailto` or `tel`.
    External(String),
}

const SCHEMES: &[&str] = &["http", "https", "mailto", "tel"];

/// What `written`, in a file of folder `dir`, names; or the code of what is wrong with it.
pub fn classify(written: &str, dir: &str) -> Result<Target, Code> {
    let written = written.trim();
    if let Some(anchor) = written.strip_prefix('#') {
        return Ok(Target::Anchor(percent_decoded(anchor)));
    }
    // A colon before any slash makes a scheme, whatever a browser might make of it.
    let head = written.split(['/', '?', '#']).next().unwrap_or_default();
    if let Some((scheme, _)) = head.split_once(':') {
        let scheme = scheme.to_ascii_lowercase();
        // `https:host` is a mistake, and `https://` leads nowhere.
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
    let path = resolve(dir, &percent_decoded(path)).ok_or(Code::BrokenLink)?;
    if path.to_ascii_lowercase().ends_with(".md") { Ok(Target::Entry { path, anchor }) } else { Ok(Target::File(path)) }
}

/// The path from the content folder; none if it climbs out of it.
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

/// What `%C3%AD` and the like stand for.
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

/// Adds text for inside a quoted HTML attribute.
pub(super) fn push_attribute(out: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            super::MARK => {}
            '&' => out.push_str("&amp;"),
            '"' => out.push_str("&quot;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            c => out.push(c),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_harmless_targets_pass() {
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
