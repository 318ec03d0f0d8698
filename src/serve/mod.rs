//! `cebra serve`: serves the site from memory and rebuilds it when sources change.
//!
//! `watch` reports changes, a pipeline session updates the site, `served` holds the files, `http` and `answer` handle
//! requests, and `live` makes browsers reload. The only module with locks.

mod answer;
mod connection_limit;
mod host;
mod http;
mod live;
mod mime;
mod page;
mod path;
mod request;
mod served;
mod watch;

use crate::diagnostic::{Format, render};
use crate::pipeline::{self, Changed, Session, Update};
use crate::progress::Progress;
use crate::text::Lang;
use http::Acceptor;
use served::ServedSite;
use std::io;
use std::net::{IpAddr, SocketAddr, TcpListener};
use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, Instant};
use watch::Watch;

/// Options of the server.
#[derive(Debug, Clone)]
pub struct Options {
    /// The catalogue's folder, which contains `content/`.
    pub root: PathBuf,
    /// Whether to include drafts.
    pub drafts: bool,
    /// The day for which to build; today by default.
    pub as_of: Option<crate::model::Date>,
    /// The language of messages; by default the catalogue's own.
    pub lang: Option<Lang>,
    /// Address to listen on; by default loopback only.
    pub host: Option<IpAddr>,
    /// Port to listen on; if it is in use, the next free one of 20.
    pub port: u16,
}

/// An event to report to the user.
pub enum Event<'a> {
    /// The server accepts connections.
    Ready {
        /// URL for a browser on this machine.
        url: &'a str,
    },
    /// The site was updated, or could not be.
    Updated {
        /// The result of the update.
        update: &'a Update,
        /// The language of messages.
        lang: Lang,
        /// Time since the change was detected.
        took: Duration,
    },
}

/// Why the server cannot start.
#[derive(Debug)]
pub enum Obstacle {
    /// The folder of the catalogue cannot be entered.
    Folder(io::Error),
    /// It is not possible to listen at the address and port.
    Listen(io::Error),
    /// The folder cannot be watched.
    Watch(io::Error),
    /// The system lets no more folders be watched.
    TooManyWatches,
}

impl From<notify::Error> for Obstacle {
    fn from(error: notify::Error) -> Self {
        match error.kind {
            notify::ErrorKind::MaxFilesWatch => Obstacle::TooManyWatches,
            notify::ErrorKind::Io(error) => Obstacle::Watch(error),
            _ => Obstacle::Watch(io::Error::other(error)),
        }
    }
}

/// Serves until the process ends; `tell` receives events.
///
/// # Errors
/// If the folder cannot be watched or no port is free.
pub fn serve(options: &Options, tell: &dyn Fn(Event)) -> Result<(), Obstacle> {
    let root = options.root.canonicalize().map_err(Obstacle::Folder)?;
    let listener = listen(options).map_err(Obstacle::Listen)?;
    let address = listener.local_addr().map_err(Obstacle::Listen)?;
    let url = url(address);
    let watch = Watch::new(&root)?;
    let mut session = Session::new(pipeline::Options {
        root: root.clone(),
        base_url: Some(url.clone()),
        drafts: options.drafts,
        as_of: options.as_of,
        program: None,
    });
    let served = Arc::new(ServedSite::new(root.join("content")));
    let mut changed = Changed::Anything;
    let mut is_open = Some(Acceptor { listener, served: Arc::clone(&served), host: options.host });
    loop {
        let started = Instant::now();
        let update = session.update(&changed, &Progress::default());
        let lang = options.lang.unwrap_or(update.outcome.language);
        served.apply(&update, fault(&update, lang));
        if let Some(acceptor) = is_open.take() {
            let thread = std::thread::Builder::new().name("accept".to_owned());
            thread.spawn(move || acceptor.open()).map_err(Obstacle::Listen)?;
            tell(Event::Ready { url: &url });
        }
        tell(Event::Updated { update: &update, lang, took: started.elapsed() });
        changed = watch.next();
    }
}

/// The build error that browsers show.
fn fault(update: &Update, lang: Lang) -> Option<served::Fault> {
    let report = &update.outcome.report;
    report.has_errors().then(|| served::Fault {
        title: lang.data().serve.fault.clone(),
        close: lang.data().serve.close.clone(),
        lang,
        text: render(report, &update.outcome.sources, lang, Format::Text { colour: false }),
    })
}

/// Listens on the requested port, or on the next free one.
fn listen(options: &Options) -> io::Result<TcpListener> {
    const TRIES: u16 = 20;
    let host = options.host.unwrap_or(IpAddr::from([127, 0, 0, 1]));
    let mut ports = (0..TRIES).filter_map(|more| options.port.checked_add(more));
    let first = ports.next().unwrap_or(options.port);
    let mut result = TcpListener::bind((host, first));
    for port in ports {
        match &result {
            Err(error) if error.kind() == io::ErrorKind::AddrInUse => result = TcpListener::bind((host, port)),
            _ => break,
        }
    }
    result
}

/// The URL for a browser on this machine.
fn url(address: SocketAddr) -> String {
    match address.ip() {
        ip if ip.is_unspecified() => format!("http://localhost:{}", address.port()),
        IpAddr::V4(ip) => format!("http://{ip}:{}", address.port()),
        IpAddr::V6(ip) => format!("http://[{ip}]:{}", address.port()),
    }
}
