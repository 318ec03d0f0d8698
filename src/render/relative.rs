//! Links from the root of the site to links from the page.
//!
//! Templates and texts write `href="/practicas/cebras.html"`; what is published is relative, so that the same bytes
//! work at a domain's root, under a path and from a disk. No theme can forget it.

/// Attributes that hold one address.
const ATTRIBUTES: [&str; 4] = ["href", "src", "action", "poster"];

/// The page of `route` with every address from the root made relative to it.
pub(super) fn relative(html: &str, route: &str) -> String {
    below(html, &"../".repeat(route.matches('/').count()))
}

/// A page that is served in place of any other: its addresses begin with the path of the published site, where that is
/// known.
pub(super) fn anywhere(html: &str, base_url: Option<&str>) -> String {
    match base_url {
        // `https://host/path`: what follows the third slash.
        Some(base) => match base.splitn(4, '/').nth(3) {
            Some(path) => below(html, &format!("/{path}/")),
            None => html.to_owned(),
        },
        None => below(html, ""),
    }
}

fn below(html: &str, up: &str) -> String {
    let mut out = String::with_capacity(html.len() + html.len() / 32);
    let mut rest = html;
    while let Some(open) = rest.find('<') {
        out.push_str(&rest[..open]);
        rest = &rest[open..];
        let end = tag_end(rest);
        push_tag(&mut out, &rest[..end], up);
        rest = &rest[end..];
    }
    out.push_str(rest);
    out
}

/// Where the tag that `text` begins with ends; a `>` inside quotes does not end it.
fn tag_end(text: &str) -> usize {
    let mut quote = None;
    for (at, byte) in text.bytes().enumerate() {
        match (quote, byte) {
            (None, b'>') => return at + 1,
            (None, b'"' | b'\'') => quote = Some(byte),
            (Some(open), close) if open == close => quote = None,
            _ => {}
        }
    }
    text.len()
}

fn push_tag(out: &mut String, tag: &str, up: &str) {
    let mut rest = tag;
    while let Some(at) = rest.find("=\"/") {
        let name = rest[..at].rsplit([' ', '\n', '\t', '"']).next().unwrap_or_default();
        let address = &rest[at + 3..];
        // `//host` leads elsewhere and is left as it is.
        if ATTRIBUTES.contains(&name) && !address.starts_with('/') {
            out.push_str(&rest[..at + 2]);
            out.push_str(up);
        } else {
            out.push_str(&rest[..at + 3]);
        }
        rest = address;
    }
    out.push_str(rest);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_addresses_in_tags_change() {
        let html = "<a class=\"x\" href=\"/a/b.html#c\">href=\"/x\"</a><img src=\"/m.png\" alt=\"a > b=\"><a href=\"//h/x\"><a href=\"https://x/y\"><p title=\"/x\">";
        assert_eq!(
            relative(html, "pt/praticas/x.html"),
            "<a class=\"x\" href=\"../../a/b.html#c\">href=\"/x\"</a><img src=\"../../m.png\" alt=\"a > b=\"><a href=\"//h/x\"><a href=\"https://x/y\"><p title=\"/x\">"
        );
        assert_eq!(relative("<a href=\"/a.html\">", "index.html"), "<a href=\"a.html\">");
        assert_eq!(relative("a < b", "index.html"), "a < b");
    }
}
