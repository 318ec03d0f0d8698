//! Views of windows and occasions.

use super::lang::lang_mark;
use crate::catalogue::{first_stage, is_later};
use crate::model::{Edge, Moment, Now, Occurrence, Status, Window};
use crate::render::shapes::{EdgeView, Plain, WindowView};
use crate::text::Lang;
use crate::tracked::Reads;
use crate::values::{edge_words, edges_words, remarks, stage, status, window_words};

/// Most occurrences that a page tells its script of a window that comes back more often than every year.
const TOLD: usize = 24;

/// The windows of a record, with their status on the catalogue's day.
pub(super) fn window_views(reads: &Reads, windows: &[Window], lang: Lang) -> Vec<WindowView> {
    let first = first_stage(windows);
    windows
        .iter()
        .map(|window| WindowView { follows: is_later(window, first), ..window_view(reads, window, lang) })
        .collect()
}

/// A window with its status on the catalogue's day.
pub(super) fn window_view(reads: &Reads, window: &Window, lang: Lang) -> WindowView {
    let status = status(reads, window);
    let edge = |edge: &Option<Edge>, is_end| edge.as_ref().and_then(|edge| edge_view(reads, edge, is_end, lang));
    let is_month = window.opens == window.closes;
    WindowView {
        text: window_words(reads, window, lang).into(),
        opens: edge(&window.opens, false).filter(|_| !is_month),
        closes: edge(&window.closes, true).filter(|_| !is_month),
        days: days(window, reads.now()).map(Plain::from),
        status: (status != Status::Unknown).then(|| status.id().into()),
        ..common(reads, window, lang)
    }
}

/// When something takes place.
pub(super) fn occasion_view(reads: &Reads, occasion: &Window, lang: Lang) -> WindowView {
    let edge = |edge: &Edge, text: String| {
        Some(EdgeView { before: "".into(), iso: iso(edge, reads.now())?.into(), text: text.into() })
    };
    let (opens, closes) = match (&occasion.opens, &occasion.closes) {
        (Some(opens), Some(closes)) if opens != closes => {
            let (first, last) = edges_words(reads, opens, closes, lang);
            (edge(opens, first), edge(closes, last))
        }
        (Some(opens), _) => (edge(opens, edge_words(reads, opens, lang)), None),
        _ => (None, None),
    };
    WindowView {
        text: window_words(reads, occasion, lang).into(),
        opens,
        closes,
        days: None,
        status: None,
        ..common(reads, occasion, lang)
    }
}

/// What windows and occasions have alike.
fn common(reads: &Reads, window: &Window, lang: Lang) -> WindowView {
    WindowView {
        text: "".into(),
        opens: None,
        closes: None,
        remarks: remarks(reads, window, lang).into_iter().map(Plain::from).collect(),
        stage: stage(reads, window).map(|stage| stage.get(lang).into()),
        note: window.note.as_ref().map(|note| (&note.text).into()),
        note_lang: window.note.as_ref().and_then(|note| lang_mark(note.lang, lang)),
        follows: false,
        days: None,
        status: None,
    }
}

/// What a script computes the status of another day from: `rolling`; `opens/closes` with what is known of each; `05-10/05-12`
/// if the window comes back every year; the next occurrences, parted by spaces, if it comes back otherwise, and `+` if
/// more follow. `None` if no date can be computed.
fn days(window: &Window, now: &Now) -> Option<String> {
    let yearless = |edge: &Option<Edge>| match edge {
        None => Some(String::new()),
        Some(edge @ Edge::OfYear { time: None, .. }) => Some(edge.typed(Lang::DEFAULT)),
        Some(_) => None,
    };
    if window.rolling {
        return Some("rolling".to_owned());
    }
    let is_yearly = window.every == Some(crate::model::Every::Year) && window.until.is_none();
    if is_yearly && let (Some(opens), Some(closes)) = (yearless(&window.opens), yearless(&window.closes)) {
        return Some(format!("{opens}/{closes}"));
    }
    let told: Vec<Occurrence> = match window.every {
        None => window.next(now).into_iter().collect(),
        Some(_) => window.from(now.today).skip_while(|one| one.is_over(now)).take(TOLD + 1).collect(),
    };
    let more = if told.len() > TOLD { " +" } else { "" };
    let text = |one: &Occurrence| {
        let side = |moment: &Option<Moment>| moment.as_ref().map(|moment| in_utc(moment, now)).unwrap_or_default();
        let closes = if one.closes.is_none() && window.while_funds_last { "*".to_owned() } else { side(&one.closes) };
        format!("{}/{closes}", side(&one.opens))
    };
    let all: Vec<String> = told.iter().take(TOLD).map(text).collect();
    match (all.is_empty(), window.while_funds_last && window.every.is_none()) {
        (true, true) => Some("/*".to_owned()),
        (true, false) => None,
        (false, _) => Some(format!("{}{more}", all.join(" "))),
    }
}

/// A date as it is, an hour in UTC.
fn in_utc(moment: &Moment, now: &Now) -> String {
    match moment.instant(&now.zone) {
        Some(instant) => instant.strftime("%Y-%m-%dT%H:%MZ").to_string(),
        None => moment.date.to_string(),
    }
}

fn edge_view(reads: &Reads, edge: &Edge, is_end: bool, lang: Lang) -> Option<EdgeView> {
    let has_day = !matches!(edge, Edge::At(Moment { date, .. }) if date.day.is_none())
        && !matches!(edge, Edge::OfYear { day: None, .. });
    let before = match (is_end, has_day) {
        (false, true) => "opens_day",
        (false, false) => "opens_in",
        (true, true) => "closes_day",
        (true, false) => "closes_in",
    };
    Some(EdgeView {
        before: reads.text(before, lang).into(),
        iso: iso(edge, reads.now())?.into(),
        text: edge_words(reads, edge, lang).into(),
    })
}

/// The edge as a machine reads it: a date, a day of a year, or an instant with the offset of its place. A month alone and a
/// day of every month have no such form.
fn iso(edge: &Edge, now: &Now) -> Option<String> {
    match edge {
        Edge::At(moment) => Some(match moment.instant(&now.zone) {
            Some(instant) => {
                let zone = moment.time.as_ref().and_then(|time| time.zone.as_ref());
                let zone = zone.map_or_else(|| now.zone.clone(), crate::model::Zone::rules);
                instant.to_zoned(zone).strftime("%Y-%m-%dT%H:%M%:z").to_string()
            }
            None => moment.date.to_string(),
        }),
        Edge::OfYear { day: Some(_), time: None, .. } => Some(edge.typed(Lang::DEFAULT)),
        Edge::OfYear { .. } | Edge::OfMonth(..) | Edge::Weekday(..) => None,
    }
}
