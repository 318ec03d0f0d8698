//! Addresses of the web in running text.

use std::ops::Range;

const BEGINNINGS: [&str; 3] = ["https://", "http://", "www."];

/// The addresses in a text, without signs that belong to the sentence.
pub(super) fn find(text: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let starts = text.match_indices("://").map(|(at, _)| at).chain(text.match_indices("www.").map(|(at, _)| at));
    let mut starts: Vec<usize> = starts.filter_map(|at| beginning(text, at)).collect();
    starts.sort_unstable();
    for start in starts {
        if found.last().is_none_or(|last| last.end <= start)
            && let Some(end) = end(text, start)
        {
            found.push(start..end);
        }
    }
    found
}

/// The address as a link: `www.` stands for `http://www.`.
pub(super) fn target(address: &str) -> String {
    if address.contains("://") { address.to_owned() } else { format!("http://{address}") }
}

/// The start of an address whose `://` or `www.` is at a place.
fn beginning(text: &str, at: usize) -> Option<usize> {
    let start = if text[at..].starts_with("www.") {
        at
    } else {
        let scheme = ["https", "http"].into_iter().find(|scheme| {
            let before = at.checked_sub(scheme.len()).and_then(|start| text.get(start..at));
            before.is_some_and(|before| before.eq_ignore_ascii_case(scheme))
        })?;
        at - scheme.len()
    };
    let apart = |c: char| !c.is_alphanumeric() && !matches!(c, '/' | '.' | '@' | '-' | '_');
    text[..start].chars().next_back().is_none_or(apart).then_some(start)
}

fn end(text: &str, start: usize) -> Option<usize> {
    let stops = |c: char| c.is_whitespace() || c.is_control() || "<>\"«»“”„‘’`|\\^{}—–\u{fffc}".contains(c);
    let rest = &text[start..];
    let mut address = &rest[..rest.find(stops).unwrap_or(rest.len())];
    let open = |address: &str, sign| address.matches(sign).count();
    let (mut round, mut square) =
        (open(address, ')').saturating_sub(open(address, '(')), open(address, ']').saturating_sub(open(address, '[')));
    while let Some(last) = address.chars().next_back() {
        let surplus = match last {
            ')' if round > 0 => {
                round -= 1;
                true
            }
            ']' if square > 0 => {
                square -= 1;
                true
            }
            last => ".,:;!?…*_~'·[(".contains(last),
        };
        if !surplus {
            break;
        }
        address = &address[..address.len() - last.len_utf8()];
    }
    let lower = address.get(..8.min(address.len())).unwrap_or_default().to_ascii_lowercase();
    let beginning = BEGINNINGS.into_iter().find(|beginning| lower.starts_with(beginning))?;
    let host = address[beginning.len()..].split(['/', '?', '#', ':']).next()?;
    let is_host = host.chars().all(|c| c.is_alphanumeric() || matches!(c, '.' | '-' | '_'));
    let has_parts = beginning == "www." || host.trim_matches('.').contains('.');
    (is_host && has_parts && host.starts_with(char::is_alphanumeric)).then(|| start + address.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_ends_before_the_signs_of_its_sentence() {
        for (text, addresses) in [
            ("Véase https://x.org.", vec!["https://x.org"]),
            ("(www.x.org/a_b), y", vec!["www.x.org/a_b"]),
            ("https://x.org/a_(b) c", vec!["https://x.org/a_(b)"]),
            ("«http://x.org/?a=1&b=2»", vec!["http://x.org/?a=1&b=2"]),
            ("[https://x.org]; HTTPS://y.org/á!", vec!["https://x.org", "HTTPS://y.org/á"]),
            ("http://x.org:80/p#q…", vec!["http://x.org:80/p#q"]),
            ("https://x.org—ver", vec!["https://x.org"]),
            ("https:// http://x awww.x.org ftp://x.org a@www.x.org https://.", vec![]),
            ("http://web.archive.org/2020/http://x.org/a", vec!["http://web.archive.org/2020/http://x.org/a"]),
        ] {
            let found: Vec<&str> = find(text).into_iter().map(|range| &text[range]).collect();
            assert_eq!(found, addresses, "{text}");
        }
    }
}
