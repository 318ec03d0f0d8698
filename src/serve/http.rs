//! Connections and the heads of requests, under limits.
//!
//! `tiny_http` is used for its parts (methods, headers, how a response is written) and not for its server, which reads
//! heads of any length for any time, and bodies wrongly (CVE-2026-66752). Here no request has a body, so there is
//! nothing about its end to be in doubt: one that announces a body is refused and its connection closed.

use super::answer::answer;
use super::served::Served;
use std::io::{self, Read, Write};
use std::net::{IpAddr, TcpListener, TcpStream};
use std::str::FromStr;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};
use tiny_http::{HTTPVersion, Header, Method, Response, StatusCode};

/// Bytes of a request's head.
const LONGEST_HEAD: usize = 16 * 1024;
const LONGEST_TARGET: usize = 2 * 1024;
const MOST_HEADERS: usize = 64;
/// From the first byte of a head to its last, and the silence between two requests.
const TIME_FOR_HEAD: Duration = Duration::from_secs(5);
/// A client that takes nothing for so long has gone.
const TIME_FOR_WRITE: Duration = Duration::from_secs(20);
/// Connections at once.
const MOST_CONNECTIONS: usize = 256;

/// Where browsers come in.
pub(super) struct Gate {
    pub listener: TcpListener,
    pub served: Arc<Served>,
    /// The address it was told to listen at.
    pub host: Option<IpAddr>,
}

/// A request that may be answered: `GET` or `HEAD`, from a page or person of this very site.
#[derive(Debug)]
pub(super) struct Request {
    pub method: Method,
    /// As it was sent: begins with `/`.
    pub target: String,
    pub headers: Vec<Header>,
    pub version: HTTPVersion,
}

/// Why a request is not answered, as a status.
pub(super) type Refusal = u16;

impl Gate {
    /// Takes connections until the process ends, each in a thread of its own, for many are slow.
    pub fn open(self) {
        let open = Arc::new(AtomicUsize::new(0));
        for stream in self.listener.incoming() {
            let Ok(stream) = stream else {
                // The system has no more to give: some connections have to end first.
                std::thread::sleep(Duration::from_millis(50));
                continue;
            };
            // Beyond what is taken at once, a connection is closed without a word, for that would take time too.
            let Some(slot) = Slot::take(&open, MOST_CONNECTIONS) else { continue };
            let (served, host) = (Arc::clone(&self.served), self.host);
            // Without a thread to be had the connection is closed, and its slot is free again.
            let _ = std::thread::Builder::new().stack_size(256 * 1024).spawn(move || {
                let _slot = slot;
                // A client that goes away in the middle is no fault of ours.
                let _ = converse(&stream, &served, host);
            });
        }
    }
}

/// One of a limited number; given back when it is dropped.
pub(super) struct Slot(Arc<AtomicUsize>);

impl Slot {
    pub fn take(taken: &Arc<AtomicUsize>, most: usize) -> Option<Slot> {
        let more = |taken: usize| (taken < most).then_some(taken + 1);
        taken.fetch_update(Ordering::Relaxed, Ordering::Relaxed, more).ok()?;
        Some(Slot(Arc::clone(taken)))
    }
}

impl Drop for Slot {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::Relaxed);
    }
}

/// Answers the requests of one connection, one after the other.
fn converse(stream: &TcpStream, served: &Served, host: Option<IpAddr>) -> io::Result<()> {
    stream.set_write_timeout(Some(TIME_FOR_WRITE))?;
    stream.set_nodelay(true)?;
    let mut read = Vec::new();
    loop {
        let head = match head(stream, &mut read) {
            Ok(Some(head)) => head,
            Ok(None) => return Ok(()),
            Err(status) => return refuse(stream, status),
        };
        match parse(&head).and_then(|request| request.of_this_site(host).map(|()| request)) {
            Ok(request) => {
                let goes_on = answer(&request, stream, served)?;
                if !goes_on || request.wants_close() {
                    return Ok(());
                }
            }
            Err(status) => return refuse(stream, status),
        }
    }
}

/// The next head, without the empty line that ends it; what is read beyond it stays in `read`. None when the client is done.
fn head(mut stream: &TcpStream, read: &mut Vec<u8>) -> Result<Option<Vec<u8>>, Refusal> {
    const END: &[u8] = b"\r\n\r\n";
    let started = Instant::now();
    loop {
        if let Some(end) = read.windows(END.len()).position(|window| window == END) {
            let head = read[..end].to_vec();
            read.drain(..end + END.len());
            return if head.len() > LONGEST_HEAD { Err(431) } else { Ok(Some(head)) };
        }
        if read.len() > LONGEST_HEAD {
            return Err(431);
        }
        let left = TIME_FOR_HEAD.saturating_sub(started.elapsed());
        let late = if read.is_empty() { Ok(None) } else { Err(408) };
        if left.is_zero() || stream.set_read_timeout(Some(left)).is_err() {
            return late;
        }
        let mut part = [0; 2048];
        match stream.read(&mut part) {
            Ok(0) => return Ok(None),
            Ok(count) => read.extend_from_slice(&part[..count]),
            Err(error) if matches!(error.kind(), io::ErrorKind::WouldBlock | io::ErrorKind::TimedOut) => return late,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(_) => return Ok(None),
        }
    }
}

/// A head, read strictly: whatever two programs could read differently is refused.
pub(super) fn parse(head: &[u8]) -> Result<Request, Refusal> {
    let head = std::str::from_utf8(head).ok().filter(|head| head.is_ascii()).ok_or(400u16)?;
    let mut lines = head.split("\r\n");
    let line = lines.next().unwrap_or_default();
    let [method, target, version] = line.split(' ').collect::<Vec<_>>()[..] else { return Err(400) };
    if target.len() > LONGEST_TARGET {
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
    if headers.len() > MOST_HEADERS {
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
    fn all<'a>(&'a self, name: &'static str) -> impl Iterator<Item = &'a str> {
        self.headers.iter().filter(move |header| header.field.equiv(name)).map(|header| header.value.as_str())
    }

    pub fn get(&self, name: &'static str) -> Option<&str> {
        self.all(name).next()
    }

    /// It was sent to one of our own names: a page of another site may have its name mean this machine, but cannot choose
    /// what its browser says it asks for.
    fn of_this_site(&self, host: Option<IpAddr>) -> Result<(), Refusal> {
        let mut hosts = self.all("Host");
        match (hosts.next(), hosts.next()) {
            (Some(written), None) if is_ours(written, host) => Ok(()),
            (Some(_), None) => Err(421),
            (None, _) | (Some(_), Some(_)) => Err(400),
        }
    }

    /// Whether a browser asks on behalf of a page of this site, or of none.
    pub fn is_same_origin(&self) -> bool {
        let own = self.get("Host").map(|host| format!("http://{host}"));
        let origin = self.all("Origin").all(|origin| Some(origin) == own.as_deref());
        origin && self.all("Sec-Fetch-Site").all(|site| ["same-origin", "none"].contains(&site))
    }

    fn wants_close(&self) -> bool {
        let said = self.get("Connection").unwrap_or_default().to_ascii_lowercase();
        said.contains("close") || (self.version == HTTPVersion(1, 0) && !said.contains("keep-alive"))
    }
}

/// Whether a `Host` names this server: this machine, or the address it was told to listen at; any address, if that was any.
fn is_ours(written: &str, host: Option<IpAddr>) -> bool {
    let (name, port) = match written.rsplit_once(':') {
        Some((name, port)) if !port.contains(']') => (name, port),
        _ => (written, "80"),
    };
    if port.is_empty() || !port.bytes().all(|byte| byte.is_ascii_digit()) {
        return false;
    }
    if name.eq_ignore_ascii_case("localhost") {
        return true;
    }
    let plain = name.strip_prefix('[').and_then(|name| name.strip_suffix(']')).unwrap_or(name);
    let Ok(address) = plain.parse::<IpAddr>() else { return false };
    address.is_loopback() || host.is_some_and(|host| host == address || host.is_unspecified())
}

/// Says no, in the version of the protocol that closes the connection afterwards.
fn refuse(mut stream: &TcpStream, status: Refusal) -> io::Result<()> {
    stream.set_write_timeout(Some(TIME_FOR_WRITE))?;
    let mut response = Response::from_string(format!("{status}\n")).with_status_code(StatusCode(status));
    if status == 405 {
        response.add_header(plain_header("Allow", "GET, HEAD"));
    }
    response.raw_print(&mut stream, HTTPVersion(1, 0), &[], false, None)?;
    stream.flush()?;
    // So that the answer is not lost with what the client goes on sending.
    stream.shutdown(std::net::Shutdown::Write)?;
    stream.set_read_timeout(Some(Duration::from_millis(200)))?;
    let mut rest = [0; 4096];
    for _ in 0..16 {
        if stream.read(&mut rest)? == 0 {
            break;
        }
    }
    Ok(())
}

/// A header of ours, whose value is plain ASCII.
pub(super) fn plain_header(name: &'static str, value: &str) -> Header {
    Header::from_bytes(name, value).expect("headers are made of ASCII")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn status(head: &str) -> Result<String, u16> {
        let request = parse(head.as_bytes())?;
        request.of_this_site(None).map(|()| request.target)
    }

    #[test]
    fn a_browser_is_understood() {
        let head = "GET /a?b HTTP/1.1\r\nHost: 127.0.0.1:8000\r\nAccept: */*";
        assert_eq!(status(head), Ok("/a?b".to_owned()));
        for host in ["localhost", "LOCALHOST:1", "[::1]:8000", "127.1.2.3"] {
            assert!(status(&format!("GET / HTTP/1.1\r\nHost: {host}")).is_ok(), "{host}");
        }
    }

    #[test]
    fn what_could_be_read_in_two_ways_is_refused() {
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
