//! Links glossary terms in texts to the records that explain them, once per page.

use crate::catalogue::EntryId;
use aho_corasick::{AhoCorasick, MatchKind};
use std::borrow::Cow;
use std::collections::HashSet;

/// The glossary terms of one language, compiled for searching.
pub(super) struct Glossary {
    finder: Option<AhoCorasick>,
    words: Vec<(String, EntryId)>,
}

impl Glossary {
    pub fn new(words: &[(String, EntryId)]) -> Glossary {
        let finder = AhoCorasick::builder()
            .match_kind(MatchKind::LeftmostLongest)
            .build(words.iter().map(|(word, _)| lower(&escaped(word))));
        let finder = finder.ok().filter(|_| !words.is_empty());
        Glossary { finder, words: words.to_vec() }
    }

    /// Links the first occurrence of each term whose record is not in `known`, and adds these records to `known`.
    /// `open` returns the start tag of a link. Links, headings and code are skipped.
    pub fn linked(&self, html: &str, known: &mut HashSet<EntryId>, open: impl Fn(EntryId) -> String) -> String {
        let Some(finder) = &self.finder else { return html.to_owned() };
        let mut out = String::with_capacity(html.len() + 256);
        // Number of open elements in which terms are not linked.
        let mut closed_to_links = 0_usize;
        for piece in pieces(html) {
            match piece {
                Piece::Tag(tag) => {
                    if let Some(name) = tag.strip_prefix("</").map(name_of) {
                        closed_to_links = closed_to_links.saturating_sub(usize::from(is_closed_to_links(name)));
                    } else if is_closed_to_links(name_of(&tag[1..])) {
                        closed_to_links += 1;
                    }
                    out.push_str(tag);
                }
                Piece::Text(text) if closed_to_links > 0 => out.push_str(text),
                Piece::Text(text) => self.link(finder, text, known, &open, &mut out),
            }
        }
        out
    }

    fn link(
        &self,
        finder: &AhoCorasick,
        text: &str,
        known: &mut HashSet<EntryId>,
        open: &impl Fn(EntryId) -> String,
        out: &mut String,
    ) {
        let mut done = 0;
        for found in finder.find_iter(&lower(text)) {
            let (word, id) = &self.words[found.pattern().as_usize()];
            let range = found.range();
            let as_written = &text[range.clone()];
            let alone = is_apart(text[..range.start].chars().next_back()) && is_apart(text[range.end..].chars().next());
            if alone && same_word(word, as_written) && known.insert(*id) {
                out.push_str(&text[done..range.start]);
                out.push_str(&open(*id));
                out.push_str(as_written);
                out.push_str("</a>");
                done = range.end;
            }
        }
        out.push_str(&text[done..]);
    }
}

enum Piece<'a> {
    Tag(&'a str),
    Text(&'a str),
}

/// Splits HTML into tags and text. Text contains no `<`, because it is always escaped.
fn pieces(html: &str) -> impl Iterator<Item = Piece<'_>> {
    let mut rest = html;
    std::iter::from_fn(move || {
        let (piece, left) = match rest.find('<') {
            None if rest.is_empty() => return None,
            None => (Piece::Text(rest), ""),
            Some(0) => {
                let end = rest.find('>').map_or(rest.len(), |end| end + 1);
                (Piece::Tag(&rest[..end]), &rest[end..])
            }
            Some(at) => (Piece::Text(&rest[..at]), &rest[at..]),
        };
        rest = left;
        Some(piece)
    })
}

fn name_of(tag: &str) -> &str {
    tag.split([' ', '>', '/', '\n']).next().unwrap_or_default()
}

fn is_closed_to_links(name: &str) -> bool {
    matches!(name, "a" | "code" | "pre" | "h3" | "h4" | "h5" | "h6")
}

fn is_apart(neighbour: Option<char>) -> bool {
    neighbour.is_none_or(|letter| !letter.is_alphanumeric())
}

/// A text in lower case and on one line, each byte in its place: letters whose lower case has another length stay.
fn lower(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        let mut small = c.to_lowercase();
        match (small.next(), small.next()) {
            _ if c == '\n' => out.push(' '),
            (Some(small), None) if small.len_utf8() == c.len_utf8() => out.push(small),
            _ => out.push(c),
        }
    }
    out
}

/// A word as it stands in HTML.
fn escaped(word: &str) -> Cow<'_, str> {
    if !word.contains(['&', '<', '>']) {
        return Cow::Borrowed(word);
    }
    Cow::Owned(word.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;"))
}

/// Words match in any case, except acronyms and single letters: neither "DEL" matches "del", nor "Plan A" "plan a".
/// The first letter of a term is a capital only because it begins its title.
fn same_word(term: &str, written: &str) -> bool {
    let words = |text: &'_ str| -> Vec<String> {
        text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect()
    };
    let (term, written) = (words(&escaped(term)), words(written));
    term.iter().zip(&written).enumerate().all(|(place, (one, other))| {
        let is_acronym = one.chars().skip(1).any(char::is_uppercase);
        let is_letter = place > 0 && one.chars().count() == 1 && one.chars().all(char::is_uppercase);
        one == other || !(is_acronym || is_letter)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::EntryId;

    fn linked(html: &str, words: &[&str]) -> String {
        let words: Vec<(String, EntryId)> =
            words.iter().enumerate().map(|(index, word)| ((*word).to_owned(), EntryId::numbered(index))).collect();
        Glossary::new(&words).linked(html, &mut HashSet::new(), |id| format!("<a href=\"{}\">", id.index()))
    }

    #[test]
    fn the_first_use_of_each_word_becomes_a_link() {
        assert_eq!(
            linked("<p>La contraparte del GAD. Otra contraparte.</p>", &["Contraparte", "DEL", "GAD"]),
            "<p>La <a href=\"0\">contraparte</a> del <a href=\"2\">GAD</a>. Otra contraparte.</p>"
        );
    }

    #[test]
    fn capitals_make_no_difference_but_in_acronyms() {
        for (word, text, is_linked) in [
            ("Índice de pobreza", "el índice de pobreza bajó", true),
            ("Índice de pobreza", "el ÍNDICE DE POBREZA bajó", true),
            ("Índice de pobreza", "el índice de\npobreza bajó", true),
            ("índice", "Índice", true),
            ("Área metropolitana", "del área metropolitana", true),
            ("Cooperación Sur-Sur", "la cooperación Sur-Sur", true),
            ("Cooperación Sur-Sur", "la cooperación sur-sur", true),
            ("Cooperação técnica", "a COOPERAÇÃO técnica", true),
            ("ONU Mujeres", "la ONU mujeres", true),
            ("ONU Mujeres", "la onu Mujeres", false),
            ("OIT", "la oit", false),
            ("OIT", "la OIT", true),
            ("Cooperación de la UE", "la cooperación de la ue", false),
            ("TICs", "tics nerviosos", false),
            ("Plan A", "plan a largo plazo", false),
            ("Plan A", "el plan A", true),
            ("I+D & más", "la I+D &amp; más", true),
            ("Índice", "los índices", false),
        ] {
            assert_eq!(linked(text, &[word]).contains("<a "), is_linked, "{word}: {text}");
        }
    }

    #[test]
    fn links_headings_code_and_parts_of_words_are_left_alone() {
        let html = "<h3>GAD</h3><p><a href=\"x\">el <em>GAD</em></a> <code>GAD</code> GADs GAD&amp;Co</p>";
        let out = linked(html, &["GAD"]);
        assert_eq!(out.matches("<a href=\"0\">").count(), 1, "{out}");
        assert!(out.contains("GADs <a href=\"0\">GAD</a>&amp;Co"), "{out}");
    }

    #[test]
    fn the_longest_word_is_meant() {
        let out = linked("<p>cooperación técnica</p>", &["Cooperación", "Cooperación técnica"]);
        assert_eq!(out, "<p><a href=\"1\">cooperación técnica</a></p>");
    }
}
