//! `cebra serve`: the site from memory, on this machine, following its sources.
//!
//! `watch` tells what changed, a session of the pipeline brings the site up to date, `served` holds what browsers may ask
//! for, `http` and `answer` give it to them, and `live` tells them when to look again. The only room with locks.

mod answer;
mod http;
mod live;
mod mime;
mod page;
mod path;
mod served;
mod watch;

use crate::diagnostic::{Format, render};
use crate::pipeline::{self, Changed, Session, Update};
use crate::progress::Progress;
use crate::text::Lang;
use http::Gate;
use served::Served;
use std::io;
use std::net::{IpAddr, SocketAddr, TcpListener};
use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, Instant};
use watch::Watch;

/// Choices of a run.
#[derive(Debug, Clone)]
pub struct Options {
    pub root: PathBuf,
    pub drafts: bool,
    pub as_of: Option<crate::model::Date>,
    /// The language of messages; the catalogue's own unless said.
    pub lang: Option<Lang>,
    /// Where to listen; this machine alone unless said.
    pub host: Option<IpAddr>,
    pub port: u16,
}

/// What happens, for whoever shows it.
pub enum Event<'a> {
    /// The site is there.
    Ready { url: &'a str },
    /// It was brought up to date, or could not be; in the language of messages, so long after the change was seen.
    Updated { update: &'a Update, lang: Lang, took: Duration },
}

/// Serves until the process ends.
pub fn serve(options: &Options, tell: &dyn Fn(Event)) -> io::Result<()> {
    let root = options.root.canonicalize()?;
    let listener = listen(options)?;
    let address = listener.local_addr()?;
    let url = url(address);
    let watch = Watch::new(&root).map_err(io::Error::other)?;
    let mut session = Session::new(pipeline::Options {
        root: root.clone(),
        base_url: Some(url.clone()),
        drafts: options.drafts,
        as_of: options.as_of,
        program: None,
    });
    let served = Arc::new(Served::new(root.join("content")));
    let mut changed = Changed::Anything;
    let mut is_open = Some(Gate { listener, served: Arc::clone(&served), host: options.host });
    loop {
        let started = Instant::now();
        let update = session.update(&changed, &Progress::default());
        let lang = options.lang.unwrap_or(update.outcome.language);
        served.take_in(&update, fault(&update, lang));
        if let Some(gate) = is_open.take() {
            std::thread::Builder::new().name("accept".to_owned()).spawn(move || gate.open())?;
            tell(Event::Ready { url: &url });
        }
        tell(Event::Updated { update: &update, lang, took: started.elapsed() });
        changed = watch.next();
    }
}

/// What a browser shows of a fault.
fn fault(update: &Update, lang: Lang) -> Option<served::Fault> {
    let report = &update.outcome.report;
    report.has_errors().then(|| served::Fault {
        title: lang.data().serve.fault.clone(),
        close: lang.data().serve.close.clone(),
        lang,
        text: render(report, &update.outcome.sources, lang, Format::Text { colour: false }),
    })
}

/// The port asked for, or the next one that is free.
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

/// Where a browser on this machine finds it.
fn url(address: SocketAddr) -> String {
    match address.ip() {
        ip if ip.is_unspecified() => format!("http://localhost:{}", address.port()),
        IpAddr::V4(ip) => format!("http://{ip}:{}", address.port()),
        IpAddr::V6(ip) => format!("http://[{ip}]:{}", address.port()),
    }
}
