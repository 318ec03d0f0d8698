//! Responses: a file of the site, complete, partial or not modified; or the event stream of a page.

use super::connection_limit::Permit;
use super::mime::media_type;
use super::request::Request;
use super::served::{Fault, Resource, ServedSite};
use super::{live, page, path};
use crate::pipeline::File;
use crate::text::hash_of;
use std::hash::Hash;
use std::io::{self, BufWriter, Read, Seek, SeekFrom, Write};
use std::net::TcpStream;
use std::path::Path;
use tiny_http::{HTTPVersion, Header, Method, Response, StatusCode};

/// Maximum concurrent event streams.
const MAX_LISTENERS: usize = 128;

/// A response before it is sent.
struct Answer {
    status: u16,
    media_type: &'static str,
    body: Body,
    /// Target of a redirect.
    location: Option<String>,
}

enum Body {
    Bytes(Vec<u8>),
    File(std::fs::File, u64, String),
}

/// Handles a request. Returns false if the connection cannot be used for another one.
pub(super) fn answer(request: &Request, stream: &TcpStream, served: &ServedSite) -> io::Result<bool> {
    if request.target.split('?').next() == Some(live::EVENTS) {
        let Some(_permit) = Permit::take(&served.listeners, MAX_LISTENERS) else {
            send(request, stream, Answer::text(503))?;
            return Ok(true);
        };
        if !request.is_same_origin() {
            send(request, stream, Answer::text(403))?;
            return Ok(true);
        }
        live::follow(request, stream, served)?;
        return Ok(false);
    }
    let answer = match path::route(&request.target) {
        Some(route) => find(&route, served),
        None => Answer::text(400),
    };
    send(request, stream, answer)?;
    Ok(true)
}

fn find(route: &str, served: &ServedSite) -> Answer {
    if let Some((media_type, text)) = live::file(route) {
        return Answer::of(200, media_type, text.as_bytes().to_vec());
    }
    let wanted = if route.is_empty() || route.ends_with('/') { format!("{route}index.html") } else { route.to_owned() };
    match served.get(&wanted) {
        Resource::File { file, revision } => site_file(200, &wanted, file, revision, served),
        Resource::Unbuilt(fault, revision) => not_built(fault.as_ref(), revision),
        Resource::Missing { .. } if served.has_folder(route) => {
            let last = route.rsplit('/').next().unwrap_or_default();
            let location = last.bytes().map(percent).collect::<String>() + "/";
            Answer { location: Some(location), ..Answer::text(301) }
        }
        Resource::Missing { revision } => match served.get("404.html") {
            Resource::File { file, .. } => site_file(404, "404.html", file, revision, served),
            Resource::Missing { .. } | Resource::Unbuilt(..) => Answer::text(404),
        },
    }
}

fn percent(byte: u8) -> String {
    if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
        char::from(byte).to_string()
    } else {
        format!("%{byte:02X}")
    }
}

/// A file of the site; pages get the live reload script.
fn site_file(status: u16, route: &str, file: File, revision: u64, served: &ServedSite) -> Answer {
    let media_type = media_type(route);
    match file {
        File::Bytes(bytes) if route.ends_with(".html") => {
            Answer::of(status, media_type, page::live(&bytes, revision).into_bytes())
        }
        File::Bytes(bytes) => Answer::of(status, media_type, bytes.to_vec()),
        File::Poster(poster) => Answer::of(status, media_type, poster.png()),
        File::Asset(asset) => match open(&asset.file, &served.content) {
            Ok(body) => Answer { status, media_type, body, location: None },
            Err(_) => Answer::text(404),
        },
    }
}

/// Opens a regular file of the content folder; refuses one that a symbolic link has replaced.
fn open(file: &Path, content: &Path) -> io::Result<Body> {
    if !file.canonicalize()?.starts_with(content.canonicalize()?) || std::fs::symlink_metadata(file)?.is_symlink() {
        return Err(io::ErrorKind::PermissionDenied.into());
    }
    let open = std::fs::File::open(file)?;
    let known = open.metadata()?;
    let tag = tag(&(known.len(), known.modified().ok(), file));
    Ok(Body::File(open, known.len(), tag))
}

fn not_built(fault: Option<&Fault>, revision: u64) -> Answer {
    Answer::of(503, "text/html; charset=utf-8", page::error_page(fault, revision).into_bytes())
}

/// The entity tag of a value.
fn tag(of: &impl Hash) -> String {
    format!("\"{:016x}\"", hash_of(of))
}

impl Answer {
    fn of(status: u16, media_type: &'static str, bytes: Vec<u8>) -> Answer {
        Answer { status, media_type, body: Body::Bytes(bytes), location: None }
    }

    /// A response with only its status.
    fn text(status: u16) -> Answer {
        Answer::of(status, "text/plain; charset=utf-8", format!("{status}\n").into_bytes())
    }
}

/// Sends a response: complete, the requested range, or not modified.
fn send(request: &Request, stream: &TcpStream, answer: Answer) -> io::Result<()> {
    let (mut status, mut headers) = (answer.status, Vec::new());
    let (mut reader, size, tag): (Box<dyn ReadSeek>, u64, String) = match answer.body {
        Body::Bytes(bytes) => {
            let tag = tag(&bytes);
            (Box::new(io::Cursor::new(bytes.clone())), bytes.len() as u64, tag)
        }
        Body::File(file, size, tag) => (Box::new(file), size, tag),
    };
    let mut part = 0..size;
    if status == 200 {
        let known = request.get("If-None-Match").unwrap_or_default();
        let range = request.get("Range").filter(|_| request.get("If-Range").is_none_or(|known| known == tag));
        if known.split(',').any(|known| known.trim().trim_start_matches("W/") == tag || known.trim() == "*") {
            status = 304;
        } else if let Some(wanted) = range.and_then(|range| range_of(range, size)) {
            match wanted {
                Some(wanted) => {
                    status = 206;
                    headers.push(plain_header(
                        "Content-Range",
                        &format!("bytes {}-{}/{size}", wanted.start, wanted.end - 1),
                    ));
                    part = wanted;
                }
                None => {
                    status = 416;
                    headers.push(plain_header("Content-Range", &format!("bytes */{size}")));
                    part = 0..0;
                }
            }
        }
        headers.push(plain_header("ETag", &tag));
        headers.push(plain_header("Accept-Ranges", "bytes"));
    }
    for (name, value) in [
        ("Content-Type", answer.media_type),
        ("Cache-Control", "no-cache"),
        ("X-Content-Type-Options", "nosniff"),
        ("Cross-Origin-Resource-Policy", "same-origin"),
        ("Server", "cebra"),
    ] {
        headers.push(plain_header(name, value));
    }
    headers.extend(answer.location.map(|location| plain_header("Location", &location)));
    reader.seek(SeekFrom::Start(part.start))?;
    let length = part.end - part.start;
    let response = Response::new(
        StatusCode(status),
        headers,
        ExactLength { reader, left: length },
        usize::try_from(length).ok(),
        None,
    );
    let mut writer = BufWriter::with_capacity(64 * 1024, stream);
    let response = response.with_chunked_threshold(usize::MAX);
    let is_head = request.method == Method::Head;
    response.raw_print(&mut writer, HTTPVersion(1, 1), &[], is_head, None)?;
    writer.flush()
}

/// Reads exactly the announced number of bytes. If the file grew, the rest is ignored; if it shrank, the connection
/// ends, because the client would take the next response for the rest of this one.
struct ExactLength {
    reader: Box<dyn ReadSeek>,
    left: u64,
}

impl Read for ExactLength {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let most = usize::try_from(self.left).unwrap_or(usize::MAX).min(buffer.len());
        let count = self.reader.read(&mut buffer[..most])?;
        self.left -= count as u64;
        if count == 0 && most > 0 { Err(io::ErrorKind::UnexpectedEof.into()) } else { Ok(count) }
    }
}

trait ReadSeek: Read + Seek + Send {}

impl<T: Read + Seek + Send> ReadSeek for T {}

/// The range requested by a header: `None` if it is not a single byte range, `Some(None)` if it is beyond the end.
fn range_of(header: &str, size: u64) -> Option<Option<std::ops::Range<u64>>> {
    let (first, last) = header.trim().strip_prefix("bytes=")?.split_once('-')?;
    let number = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit()).then(|| text.parse::<u64>().ok())?;
    let range = match (first, last) {
        ("", last) => size.saturating_sub(number(last)?)..size,
        (first, "") => number(first)?..size,
        (first, last) => {
            let (first, last) = (number(first)?, number(last)?);
            if last < first {
                return None;
            }
            first..last.saturating_add(1).min(size)
        }
    };
    Some((range.start < range.end).then_some(range))
}

/// A response header with an ASCII value.
pub(super) fn plain_header(name: &'static str, value: &str) -> Header {
    Header::from_bytes(name, value).expect("headers are made of ASCII")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_range_within_the_file_is_accepted() {
        assert_eq!(range_of("bytes=0-9", 100), Some(Some(0..10)));
        assert_eq!(range_of("bytes=90-", 100), Some(Some(90..100)));
        assert_eq!(range_of("bytes=-5", 100), Some(Some(95..100)));
        assert_eq!(range_of("bytes=-500", 100), Some(Some(0..100)));
        assert_eq!(range_of("bytes=50-500", 100), Some(Some(50..100)));
        assert_eq!(range_of("bytes=100-", 100), Some(None));
        assert_eq!(range_of("bytes=-0", 100), Some(None));
        for ignored in ["bytes=9-0", "bytes=a-b", "lines=0-9", "bytes=0-1,3-4", "bytes=", "bytes=99999999999999999999-"]
        {
            assert_eq!(range_of(ignored, 100), None, "{ignored}");
        }
    }
}
