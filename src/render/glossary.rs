//! Links glossary terms in texts to the records that explain them, once per page.

use crate::catalogue::EntryId;
use aho_corasick::{AhoCorasick, MatchKind};
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
            .ascii_case_insensitive(true)
            .build(words.iter().map(|(word, _)| word.as_bytes()));
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
        for found in finder.find_iter(text.as_bytes()) {
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

/// Terms match in any case, except acronyms: "DEL" does not match "del".
fn same_word(word: &str, written: &str) -> bool {
    let is_acronym = word.chars().skip(1).any(char::is_uppercase);
    !is_acronym || word == written
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
