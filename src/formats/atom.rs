//! Atom (RFC 4287): the latest entries of the whole catalogue, of a kind or of a group.

use super::escaped;
use crate::catalogue::EntryId;
use crate::model::Date;
use crate::site::{Companion, absolute};
use crate::tracked::Reads;
use jiff::civil;
use std::fmt::Write as _;

/// Most entries of a feed.
const MOST: usize = 30;

/// A feed. It is planned only if the address of the site is known, because it needs absolute addresses.
pub(super) fn atom(reads: &Reads, route: &str, companion: &Companion) -> String {
    let config = reads.config();
    let base = config.base_url.as_deref().unwrap_or_default();
    let lang = companion.lang;
    let mut entries: Vec<(Option<civil::Date>, EntryId)> =
        companion.entries.iter().map(|id| (reads.dated(*id).and_then(Date::first_day), *id)).collect();
    let order = |(day, id): &(Option<civil::Date>, EntryId)| (std::cmp::Reverse(*day), *id);
    if entries.len() > MOST {
        // A partial sort: only the newest entries have to be in order.
        entries.select_nth_unstable_by_key(MOST, order);
        entries.truncate(MOST);
    }
    entries.sort_by_key(order);
    let newest = entries.iter().filter_map(|(day, _)| *day).max().or(reads.as_of().first_day()).unwrap_or_default();
    let page = absolute(base, &companion.page);
    let title = config.title.get(lang);
    let title = if companion.title == title { title.to_owned() } else { format!("{title}: {}", companion.title) };
    let author = config.publisher.as_ref().unwrap_or(&config.title).get(lang);
    let mut xml = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"{}\">\n",
        lang.code()
    );
    let _ = writeln!(xml, "<title>{}</title>\n<id>{}</id>", escaped(&title), escaped(&page));
    let own = escaped(&absolute(base, route));
    let _ = writeln!(xml, "<link rel=\"self\" type=\"application/atom+xml\" href=\"{own}\"/>");
    let _ = writeln!(xml, "<link rel=\"alternate\" type=\"text/html\" href=\"{}\"/>", escaped(&page));
    let _ = writeln!(xml, "<updated>{}</updated>\n<author><name>{}</name></author>", stamp(newest), escaped(author));
    for (day, id) in entries {
        entry(reads, companion, base, (day.unwrap_or(newest), id), &mut xml);
    }
    xml.push_str("</feed>\n");
    xml
}

fn entry(reads: &Reads, companion: &Companion, base: &str, (day, id): (civil::Date, EntryId), xml: &mut String) {
    let (entry, kind, lang) = (reads.entry(id), reads.kind(id), companion.lang);
    let address = escaped(&absolute(base, reads.routes().entry(id, lang)));
    let title = entry.title(kind, lang);
    let _ = write!(xml, "<entry xml:lang=\"{}\">\n<title>{}</title>\n", title.lang.code(), escaped(&title.text));
    let _ = write!(xml, "<id>{address}</id>\n<link rel=\"alternate\" type=\"text/html\" href=\"{address}\"/>\n");
    let _ = write!(xml, "<updated>{}</updated>\n<category term=\"{}\" label=\"", stamp(day), escaped(&kind.id));
    let _ = writeln!(xml, "{}\"/>", escaped(kind.label.get(lang)));
    let edition = entry.edition(lang);
    if let Some(summary) = edition.summary(kind) {
        let _ = writeln!(xml, "<summary>{}</summary>", escaped(&summary.text));
    }
    xml.push_str("</entry>\n");
}

fn stamp(day: civil::Date) -> String {
    format!("{day}T00:00:00Z")
}
