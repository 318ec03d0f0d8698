//! Requests, parsed strictly from their heads.

use std::str::FromStr;
use tiny_http::{HTTPVersion, Header, Method};

const MAX_TARGET_BYTES: usize = 2 * 1024;
const MAX_HEADERS: usize = 64;

/// A `GET` or `HEAD` request without a body.
#[derive(Debug)]
pub(super) struct Request {
    pub method: Method,
    /// The request target as sent; begins with `/`.
    pub target: String,
    pub headers: Vec<Header>,
    pub version: HTTPVersion,
}

/// The status code with which a request is refused.
pub(super) type Refusal = u16;

/// Parses the head of a request strictly: anything two parsers could read differently is refused.
pub(super) fn parse(head: &[u8]) -> Result<Request, Refusal> {
    let head = std::str::from_utf8(head).ok().filter(|head| head.is_ascii()).ok_or(400u16)?;
    let mut lines = head.split("\r\n");
    let line = lines.next().unwrap_or_default();
    let [method, target, version] = line.split(' ').collect::<Vec<_>>()[..] else { return Err(400) };
    if target.len() > MAX_TARGET_BYTES {
        return Err(414);
    }
    let version = match version {
        "HTTP/1.1" => HTTPVersion(1, 1),
        "HTTP/1.0" => HTTPVersion(1, 0),
        _ => return Err(505),
    };
    if !target.starts_with('/') || line.contains(|c: char| c.is_ascii_control()) {
        return Err(400);
    }
    let headers: Vec<Header> = lines.map(header).collect::<Option<_>>().ok_or(400u16)?;
    if headers.len() > MAX_HEADERS {
        return Err(431);
    }
    let method = match method {
        "GET" => Method::Get,
        "HEAD" => Method::Head,
        _ => return Err(405),
    };
    let request = Request { method, target: target.to_owned(), headers, version };
    let has_body = request.all("Transfer-Encoding").next().is_some()
        || request.all("Content-Length").any(|length| length != "0")
        || request.all("Expect").next().is_some();
    if has_body { Err(400) } else { Ok(request) }
}

fn header(line: &str) -> Option<Header> {
    let (name, value) = line.split_once(':')?;
    let is_token = |c: char| c.is_ascii_alphanumeric() || "!#$%&'*+-.^_`|~".contains(c);
    let is_name = !name.is_empty() && name.chars().all(is_token);
    let is_value = !value.contains(|c: char| c.is_ascii_control() && c != '\t');
    Header::from_str(line).ok().filter(|_| is_name && is_value)
}

impl Request {
    /// All values of a header.
    pub fn all<'a>(&'a self, name: &'static str) -> impl Iterator<Item = &'a str> {
        self.headers.iter().filter(move |header| header.field.equiv(name)).map(|header| header.value.as_str())
    }

    /// The first value of a header.
    pub fn get(&self, name: &'static str) -> Option<&str> {
        self.all(name).next()
    }

    /// Whether the connection closes after the response.
    pub fn closes(&self) -> bool {
        let said = self.get("Connection").unwrap_or_default().to_ascii_lowercase();
        said.contains("close") || (self.version == HTTPVersion(1, 0) && !said.contains("keep-alive"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn status(head: &str) -> Result<String, u16> {
        let request = parse(head.as_bytes())?;
        request.check_host(None).map(|()| request.target)
    }

    #[test]
    fn requests_of_browsers_are_accepted() {
        let head = "GET /a?b HTTP/1.1\r\nHost: 127.0.0.1:8000\r\nAccept: */*";
        assert_eq!(status(head), Ok("/a?b".to_owned()));
        for host in ["localhost", "LOCALHOST:1", "[::1]:8000", "127.1.2.3"] {
            assert!(status(&format!("GET / HTTP/1.1\r\nHost: {host}")).is_ok(), "{host}");
        }
    }

    #[test]
    fn ambiguous_requests_are_refused() {
        let ours = "Host: localhost";
        for (head, expected) in [
            (format!("POST / HTTP/1.1\r\n{ours}"), 405),
            (format!("get / HTTP/1.1\r\n{ours}"), 405),
            (format!("GET http://localhost/ HTTP/1.1\r\n{ours}"), 400),
            (format!("GET / HTTP/2.0\r\n{ours}"), 505),
            (format!("GET /  HTTP/1.1\r\n{ours}"), 400),
            (format!("GET / HTTP/1.1\r\n{ours}\r\nTransfer-Encoding: xchunked"), 400),
            (format!("GET / HTTP/1.1\r\n{ours}\r\nContent-Length: 5"), 400),
            (format!("GET / HTTP/1.1\r\n{ours}\r\nContent-Length : 0"), 400),
            (format!("GET / HTTP/1.1\r\n{ours}\r\n folded: x"), 400),
            (format!("GET / HTTP/1.1\r\n{ours}\r\nX: a\nHost: evil.example"), 400),
            (format!("GET / HTTP/1.1\r\n{ours}\r\nHost: evil.example"), 400),
            (format!("GET / HTTP/1.1\r\n{ours}\r\nExpect: 100-continue"), 400),
            ("GET / HTTP/1.1\r\nAccept: */*".to_owned(), 400),
            ("GET / HTTP/1.1\r\nHost: evil.example".to_owned(), 421),
            ("GET / HTTP/1.1\r\nHost: localhost.evil.example:8000".to_owned(), 421),
            ("GET / HTTP/1.1\r\nHost: 192.0.2.7".to_owned(), 421),
            (format!("GET /{} HTTP/1.1\r\n{ours}", "a".repeat(3000)), 414),
            (format!("GET / HTTP/1.1\r\n{ours}{}", "\r\nX: y".repeat(100)), 431),
            (format!("GET /\u{e9} HTTP/1.1\r\n{ours}"), 400),
        ] {
            assert_eq!(status(&head), Err(expected), "{head}");
        }
    }
}
