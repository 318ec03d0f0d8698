//! Live reload: a script on each page, and the stream of events it listens to.

use super::http::Request;
use super::path;
use super::served::{Fault, News, Served};
use std::io::{self, Write};
use std::net::TcpStream;
use std::time::Duration;

/// Where events are.
pub(super) const EVENTS: &str = "/_cebra/events";
pub(super) const SCRIPT: &str = "_cebra/live.js";
pub(super) const STYLE: &str = "_cebra/live.css";

/// A sign of life, by which it shows that a browser has gone.
const BETWEEN: Duration = Duration::from_secs(10);

/// The files of live reload itself: media type and text.
pub(super) fn file(route: &str) -> Option<(&'static str, &'static str)> {
    match route {
        SCRIPT => Some(("text/javascript; charset=utf-8", include_str!("live.js"))),
        STYLE => Some(("text/css; charset=utf-8", include_str!("live.css"))),
        _ => None,
    }
}

/// Sends what is new for a page, until its browser goes.
pub(super) fn follow(request: &Request, mut stream: &TcpStream, served: &Served) -> io::Result<()> {
    let page = path::query(&request.target, "page").and_then(|page| path::route(&page)).unwrap_or_default();
    let route = if page.is_empty() || page.ends_with('/') { format!("{page}index.html") } else { page };
    let mut since = path::query(&request.target, "since").and_then(|since| since.parse().ok()).unwrap_or_default();
    let head = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nCache-Control: no-store\r\nConnection: close\r\n\
                X-Content-Type-Options: nosniff\r\nCross-Origin-Resource-Policy: same-origin\r\n\r\n: hola\n\n";
    stream.write_all(head.as_bytes())?;
    let mut first = served.fault();
    loop {
        let patience = if first.is_some() { Duration::ZERO } else { BETWEEN };
        let (mut news, revision) = served.news(&route, since, patience);
        // Pages are served without their fault: who comes while there is one is told of it.
        if let Some(fault) =
            first.take().filter(|_| !news.iter().any(|news| matches!(news, News::Fault(_) | News::NoFault)))
        {
            news.push(News::Fault(fault));
        }
        let mut text = String::new();
        for news in &news {
            text.push_str(&event(news, revision));
        }
        if text.is_empty() {
            text.push_str(": \n\n");
        }
        stream.write_all(text.as_bytes())?;
        since = revision;
    }
}

fn event(news: &News, revision: u64) -> String {
    let (name, data) = match news {
        News::Reload => ("reload", revision.into()),
        News::Style => ("style", revision.into()),
        News::Fault(Fault { title, close, lang, text }) => {
            ("fault", serde_json::json!({ "title": title, "close": close, "lang": lang.code(), "text": text }))
        }
        News::NoFault => ("fine", revision.into()),
    };
    // JSON of one line: no text of a message can end it.
    format!("id: {revision}\nevent: {name}\ndata: {data}\n\n")
}
