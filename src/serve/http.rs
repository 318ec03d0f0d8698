//! Connections and request heads, under limits.
//!
//! `tiny_http` is used for methods, headers and writing responses, but not for its server, which reads heads without
//! limits on size or time, and bodies incorrectly (CVE-2026-66752). No request here has a body: one that announces a
//! body is refused and its connection closed.

use super::answer::{answer, plain_header};
use super::connection_limit::Permit;
use super::request::{Refusal, parse};
use super::served::ServedSite;
use std::io::{self, Read, Write};
use std::net::{IpAddr, TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::AtomicUsize;
use std::time::{Duration, Instant};
use tiny_http::{HTTPVersion, Response, StatusCode};

/// Maximum bytes of a request head.
const MAX_HEAD_BYTES: usize = 16 * 1024;
/// Time limit for reading a head, and for an idle connection.
const HEAD_TIMEOUT: Duration = Duration::from_secs(5);
/// A client that accepts no data for this long is disconnected.
const WRITE_TIMEOUT: Duration = Duration::from_secs(20);
/// Maximum concurrent connections.
const MAX_CONNECTIONS: usize = 256;

/// Accepts connections.
pub(super) struct Acceptor {
    pub listener: TcpListener,
    pub served: Arc<ServedSite>,
    /// The address to listen on, if one was given.
    pub host: Option<IpAddr>,
}

impl Acceptor {
    /// Accepts connections until the process ends, each in its own thread because many are slow.
    pub fn open(self) {
        let open = Arc::new(AtomicUsize::new(0));
        for stream in self.listener.incoming() {
            let Ok(stream) = stream else {
                // Out of file descriptors: wait until some connections end.
                std::thread::sleep(Duration::from_millis(50));
                continue;
            };
            // Connections above the limit are closed without a response, which would take time.
            let Some(permit) = Permit::take(&open, MAX_CONNECTIONS) else { continue };
            let (served, host) = (Arc::clone(&self.served), self.host);
            // If no thread can be started, the connection is closed and the permit released.
            let _ = std::thread::Builder::new().stack_size(256 * 1024).spawn(move || {
                let _permit = permit;
                // Errors caused by a disconnected client are ignored.
                let _ = handle(&stream, &served, host);
            });
        }
    }
}

/// Handles the requests of one connection in order.
fn handle(stream: &TcpStream, served: &ServedSite, host: Option<IpAddr>) -> io::Result<()> {
    stream.set_write_timeout(Some(WRITE_TIMEOUT))?;
    stream.set_nodelay(true)?;
    let mut read = Vec::new();
    loop {
        let head = match head(stream, &mut read) {
            Ok(Some(head)) => head,
            Ok(None) => return Ok(()),
            Err(status) => return refuse(stream, status),
        };
        match parse(&head).and_then(|request| request.check_host(host).map(|()| request)) {
            Ok(request) => {
                let goes_on = answer(&request, stream, served)?;
                if !goes_on || request.closes() {
                    return Ok(());
                }
            }
            Err(status) => return refuse(stream, status),
        }
    }
}

/// Reads the next head, without its final empty line; further bytes stay in `read`. `None` when the client is done.
fn head(mut stream: &TcpStream, read: &mut Vec<u8>) -> Result<Option<Vec<u8>>, Refusal> {
    const END: &[u8] = b"\r\n\r\n";
    let started = Instant::now();
    loop {
        if let Some(end) = read.windows(END.len()).position(|window| window == END) {
            let head = read[..end].to_vec();
            read.drain(..end + END.len());
            return if head.len() > MAX_HEAD_BYTES { Err(431) } else { Ok(Some(head)) };
        }
        if read.len() > MAX_HEAD_BYTES {
            return Err(431);
        }
        let left = HEAD_TIMEOUT.saturating_sub(started.elapsed());
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

/// Sends a refusal as HTTP/1.0, so that the client closes the connection.
fn refuse(mut stream: &TcpStream, status: Refusal) -> io::Result<()> {
    stream.set_write_timeout(Some(WRITE_TIMEOUT))?;
    let mut response = Response::from_string(format!("{status}\n")).with_status_code(StatusCode(status));
    if status == 405 {
        response.add_header(plain_header("Allow", "GET, HEAD"));
    }
    response.raw_print(&mut stream, HTTPVersion(1, 0), &[], false, None)?;
    stream.flush()?;
    // Read what the client still sends, so that the response is not lost to a connection reset.
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
