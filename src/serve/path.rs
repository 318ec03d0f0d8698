//! Request targets to routes of the site.

/// The route of a target: decoded, without query. `None` if it has dot segments or characters with a special meaning.
pub(super) fn route(target: &str) -> Option<String> {
    let path = target.split(['?', '#']).next().unwrap_or_default().strip_prefix('/')?;
    let decoded = decoded(path)?;
    let is_plain = |segment: &str| segment != "." && segment != "..";
    let is_harmless = !decoded.contains(['\\', ':']) && !decoded.contains(char::is_control);
    (is_harmless && decoded.split('/').all(is_plain)).then_some(decoded)
}

/// The decoded value of a query parameter.
pub(super) fn query(target: &str, key: &str) -> Option<String> {
    let (_, query) = target.split_once('?')?;
    let (_, value) = query.split('&').filter_map(|pair| pair.split_once('=')).find(|(name, _)| *name == key)?;
    decoded(value)
}

/// Percent-decodes once; `None` if the result is not UTF-8.
fn decoded(text: &str) -> Option<String> {
    let mut bytes = text.bytes();
    let mut out = Vec::with_capacity(text.len());
    while let Some(byte) = bytes.next() {
        if byte != b'%' {
            out.push(byte);
            continue;
        }
        let mut digit = || char::from(bytes.next()?).to_digit(16);
        let value = digit()? * 16 + digit()?;
        out.push(u8::try_from(value).ok()?);
    }
    String::from_utf8(out).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_plain_paths_have_a_route() {
        assert_eq!(route("/").as_deref(), Some(""));
        assert_eq!(route("/a/b%C3%B1.html?x=1#y").as_deref(), Some("a/bñ.html"));
        // Decoded only once, so the result is a plain name.
        assert_eq!(route("/%252e%252e/x").as_deref(), Some("%2e%2e/x"));
        for hostile in [
            "",
            "x",
            "http://h/x",
            "/../x",
            "/a/../../x",
            "/%2e%2e/x",
            "/.%2E/x",
            "/a%00b",
            "/a\\..\\x",
            "/a%5c..%5cx",
            "/%",
            "/%zz",
            "/%ff",
            "/c:/x",
            "/a%0d%0ab",
            "/./x",
            "*",
        ] {
            assert_eq!(route(hostile), None, "{hostile}");
        }
        assert_eq!(query("/x?page=%2Fa&since=3", "page").as_deref(), Some("/a"));
        assert_eq!(query("/x?page=%2Fa&since=3", "other"), None);
    }
}
