//! Windows and occasions as JSON.

use crate::model::{Edge, Every, Window, Zone};
use serde_json::{Map, Value as Json, json};

/// `{rolling, opens, closes, every, until, while_funds_last}`; what does not hold is left out. Days are ISO 8601 with what
/// is known; hours have an offset or the name of their `zone`. `every` is an ISO 8601 duration.
pub(super) fn window(window: &Window) -> Map<String, Json> {
    let every = window.every.map(|every| match every {
        Every::Year => "P1Y".to_owned(),
        Every::Months(step) => format!("P{step}M"),
        Every::Weeks(step) => format!("P{step}W"),
    });
    let pairs = [
        ("rolling", window.rolling.then_some(json!(true))),
        ("opens", window.opens.as_ref().map(edge)),
        ("closes", window.closes.as_ref().map(edge)),
        ("every", every.map(Json::from)),
        ("until", window.until.map(|until| json!(until.to_string()))),
        ("while_funds_last", window.while_funds_last.then_some(json!(true))),
    ];
    pairs.into_iter().filter_map(|(key, value)| Some((key.to_owned(), value?))).collect()
}

/// `{date}` or, for a day of a year or of every month, `{month, day}` or `{weekday, nth}`; with `time` and `zone`.
fn edge(edge: &Edge) -> Json {
    const WEEKDAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
    let mut data = match edge {
        Edge::At(moment) => json!({ "date": moment.date.to_string() }),
        Edge::OfYear { month, day: Some(day), .. } => json!({ "month": month, "day": day }),
        Edge::OfYear { month, day: None, .. } => json!({ "month": month }),
        Edge::OfMonth(day, _) => json!({ "day": day }),
        Edge::Weekday(nth, weekday, _) => json!({ "weekday": WEEKDAYS[usize::from(*weekday).min(6)], "nth": nth }),
    };
    if let Some(time) = edge.time() {
        data["time"] = json!(time.clock());
        if let Some(zone) = &time.zone {
            data["zone"] = json!(match zone {
                Zone::Offset(0) => "+00:00".to_owned(),
                zone => zone.to_string(),
            });
        }
    }
    data
}
