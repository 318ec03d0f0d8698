//! Live reload: the script of each page and its event stream.

use super::path;
use super::request::Request;
use super::served::{Fault, Notice, ServedSite};
use std::io::{self, Write};
use std::net::TcpStream;
use std::time::Duration;

/// Path of the event stream.
pub(super) const EVENTS: &str = "/_cebra/events";
pub(super) const SCRIPT: &str = "_cebra/live.js";
pub(super) const STYLE: &str = "_cebra/live.css";

/// Interval of heartbeats, which reveal that a browser has disconnected.
const HEARTBEAT: Duration = Duration::from_secs(10);

/// Media type and text of the files of live reload.
pub(super) fn file(route: &str) -> Option<(&'static str, &'static str)> {
    match route {
        SCRIPT => Some(("text/javascript; charset=utf-8", include_str!("live.js"))),
        STYLE => Some(("text/css; charset=utf-8", include_str!("live.css"))),
        _ => None,
    }
}

/// Sends events for a page until its browser disconnects.
pub(super) fn follow(request: &Request, mut stream: &TcpStream, served: &ServedSite) -> io::Result<()> {
    let page = path::query(&request.target, "page").and_then(|page| path::route(&page)).unwrap_or_default();
    let route = if page.is_empty() || page.ends_with('/') { format!("{page}index.html") } else { page };
    let mut since = path::query(&request.target, "since").and_then(|since| since.parse().ok()).unwrap_or_default();
    let head = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nCache-Control: no-store\r\nConnection: close\r\n\
                X-Content-Type-Options: nosniff\r\nCross-Origin-Resource-Policy: same-origin\r\n\r\n: hola\n\n";
    stream.write_all(head.as_bytes())?;
    let mut first = served.fault();
    loop {
        let timeout = if first.is_some() { Duration::ZERO } else { HEARTBEAT };
        let (mut notices, revision) = served.notices(&route, since, timeout);
        // A browser that connects while there is a build error is told of it.
        if let Some(fault) =
            first.take().filter(|_| !notices.iter().any(|notice| matches!(notice, Notice::Fault(_) | Notice::Resolved)))
        {
            notices.push(Notice::Fault(fault));
        }
        let mut text = String::new();
        for notice in &notices {
            text.push_str(&event(notice, revision));
        }
        if text.is_empty() {
            text.push_str(": \n\n");
        }
        stream.write_all(text.as_bytes())?;
        since = revision;
    }
}

fn event(notice: &Notice, revision: u64) -> String {
    let (name, data) = match notice {
        Notice::Reload => ("reload", revision.into()),
        Notice::Style => ("style", revision.into()),
        Notice::Fault(Fault { title, close, lang, text }) => {
            ("fault", serde_json::json!({ "title": title, "close": close, "lang": lang.code(), "text": text }))
        }
        Notice::Resolved => ("fine", revision.into()),
    };
    // The data is JSON on one line, so no message can end the event.
    format!("id: {revision}\nevent: {name}\ndata: {data}\n\n")
}
