//! Rewrites links from the root of the site to relative links.
//!
//! Templates and texts write `href="/practicas/cebras.html"`. Published links are relative, so that the same bytes work
//! at the root of a domain, under a path and from a disk. Rewriting the finished HTML means that no theme can forget
//! it.

/// Attributes that contain one address.
const ATTRIBUTES: [&str; 4] = ["href", "src", "action", "poster"];

/// Makes every address from the root relative to the page at `route`.
pub(super) fn relative(html: &str, route: &str) -> String {
    below(html, &"../".repeat(route.matches('/').count()))
}

/// For a page served in place of any other: prefixes addresses with the path of the published site, if it is known.
pub(super) fn anywhere(html: &str, base_url: Option<&str>) -> String {
    match base_url {
        // The path of `https://host/path` is what follows the third slash.
        Some(base) => match base.splitn(4, '/').nth(3) {
            Some(path) => below(html, &format!("/{path}/")),
            None => html.to_owned(),
        },
        None => below(html, ""),
    }
}

fn below(html: &str, up: &str) -> String {
    let mut out = String::with_capacity(html.len() + html.len() / 32);
    let mut done = 0;
    let bytes = html.as_bytes();
    for slash in memchr::memchr_iter(b'/', bytes) {
        let quoted = slash >= 2 && bytes[slash - 2] == b'=' && matches!(bytes[slash - 1], b'"' | b'\'');
        if !quoted {
            continue;
        }
        let at = slash - 2;
        let name = html[..at].rsplit([' ', '\n', '\t', '"']).next().unwrap_or_default();
        // `//host` is an address on another site and stays as it is.
        let elsewhere = html[slash..].starts_with("//");
        if ATTRIBUTES.contains(&name) && !elsewhere && is_in_tag(html, at) {
            out.push_str(&html[done..slash]);
            out.push_str(up);
            done = slash + 1;
        } else if name == "srcset" && is_in_tag(html, at) {
            // `srcset` contains several addresses: `/a-320.jpg 320w, /a-640.jpg 640w`.
            let end = html[slash..].find(char::from(bytes[slash - 1])).map_or(html.len(), |length| slash + length);
            out.push_str(&html[done..slash]);
            let copies = html[slash..end]
                .split(", ")
                .map(|copy| copy.strip_prefix('/').map_or_else(|| copy.to_owned(), |copy| format!("{up}{copy}")));
            out.push_str(&copies.collect::<Vec<_>>().join(", "));
            done = end;
        }
    }
    out.push_str(&html[done..]);
    out
}

/// Whether the byte at `at` is inside a tag that begins at the last `<` before it. A `>` in quotes does not end the
/// tag. Text contains no `<`, because it is always escaped.
fn is_in_tag(html: &str, at: usize) -> bool {
    let Some(open) = html[..at].rfind('<') else { return false };
    let mut quote = None;
    for byte in html[open..at].bytes() {
        match (quote, byte) {
            (None, b'>') => return false,
            (None, b'"' | b'\'') => quote = Some(byte),
            (Some(open), close) if open == close => quote = None,
            _ => {}
        }
    }
    true
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
        assert_eq!(relative("<!-- it's --><a href='/a.html'>", "x/y.html"), "<!-- it's --><a href='../a.html'>");
        assert_eq!(relative("a < b", "index.html"), "a < b");
    }
}
