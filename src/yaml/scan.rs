//! A scan of YAML text line by line: where a value begins, and which quotes and brackets are open.
//!
//! It understands no more than is needed to say what is wrong with a line, and where a space that does not look like
//! one has to be read as a space.

use std::ops::Range;

/// Quotes, brackets and block scalars that are open at the end of the lines seen so far.
#[derive(Debug, Default)]
pub(super) struct Scan {
    /// The open quote and the byte at which it stands.
    pub quote: Option<(char, usize)>,
    /// Open brackets and braces with their bytes.
    pub brackets: Vec<(char, usize)>,
    /// The indentation of the line that begins a block scalar.
    block: Option<usize>,
}

/// The parts of a line `  - key: value` outside brackets and quotes.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Parts {
    /// The key without its colon; empty if there is none.
    pub key: Range<usize>,
    /// The value without spaces around it.
    pub value: Range<usize>,
}

/// Signs that other programs put before the items of a list.
pub(super) const SIGNS: [char; 5] = ['–', '—', '•', '·', '▪'];

/// Whether a line is an item of a list without the space after its dash.
pub(super) fn is_item(line: &str) -> bool {
    line.strip_prefix('-').is_some_and(|rest| rest.starts_with(char::is_alphabetic))
}

/// Whether a character is a space other than the ordinary one, such as the no-break space.
pub(super) fn is_odd_space(c: char) -> bool {
    c.is_whitespace() && !c.is_ascii() && c != '\u{85}' && c != '\u{2028}' && c != '\u{2029}'
}

fn is_space(c: char) -> bool {
    c == ' ' || c == '\t' || is_odd_space(c)
}

impl Parts {
    /// The parts of a line.
    pub fn of(line: &str) -> Parts {
        let mut at = line.len() - line.trim_start_matches(is_space).len();
        while let Some(rest) = line[at..].strip_prefix('-').filter(|rest| rest.is_empty() || rest.starts_with(is_space))
        {
            at = line.len() - rest.trim_start_matches(is_space).len();
        }
        let key = at..key_end(&line[at..]).map_or(at, |end| at + end);
        let from = if key.is_empty() { at } else { key.end + 1 };
        let value = line[from..].trim_start_matches(is_space);
        let start = line.len() - value.len();
        Parts { key, value: start..start + value.trim_end().len() }
    }
}

/// The byte of the colon that ends a key at the start of `text`.
fn key_end(text: &str) -> Option<usize> {
    let quoted = text.chars().next().filter(|c| matches!(c, '"' | '\''));
    if text.starts_with(['[', '{', '#', '&', '*', '!', '|', '>', '@', '`']) {
        return None;
    }
    let from = match quoted {
        Some(quote) => text[1..].find(quote)? + 2,
        None => 0,
    };
    let colons = text[from..].match_indices(':').map(|(at, _)| from + at);
    let ends = |at: &usize| text[at + 1..].is_empty() || text[at + 1..].starts_with(is_space);
    let end = colons.into_iter().find(ends).filter(|end| *end > 0)?;
    let comment = text.find(" #").is_some_and(|comment| comment < end);
    let is_plain = quoted.is_none() || text[from..end].trim().is_empty();
    (!comment && is_plain).then_some(end)
}

impl Scan {
    /// Takes in a line, without its line end, that begins at byte `at`. Calls `odd` with the bytes of each odd space
    /// that stands where YAML needs an ordinary one.
    pub fn line(&mut self, at: usize, line: &str, odd: &mut impl FnMut(Range<usize>)) {
        let indent = line.chars().take_while(|c| is_space(*c)).count();
        if let Some(block) = self.block {
            if line.trim().is_empty() || indent > block {
                return;
            }
            self.block = None;
        }
        let mut from = 0;
        if self.quote.is_none() && self.brackets.is_empty() {
            let Parts { key, value } = Parts::of(line);
            let head = line.get(..key.start).unwrap_or_default();
            let after = line.get(key.end..value.start).unwrap_or_default();
            let head = if key.is_empty() { line.get(..value.start).unwrap_or_default() } else { head };
            each_odd(head, at, odd);
            if !key.is_empty() {
                each_odd(after, at + key.end, odd);
            }
            let text = &line[value.clone()];
            if is_block_header(text) {
                self.block = Some(indent);
                return;
            }
            if !text.starts_with(['"', '\'', '[', '{']) {
                return;
            }
            from = value.start;
        } else if self.quote.is_none() {
            from = line.len() - line.trim_start_matches(is_space).len();
            each_odd(&line[..from], at, odd);
        }
        self.inside(at, line, from, odd);
    }

    /// Scans quotes and brackets up to the end of the value.
    fn inside(&mut self, at: usize, line: &str, from: usize, odd: &mut impl FnMut(Range<usize>)) {
        // The last character that is no space, and whether a key of the innermost braces has ended.
        let (mut before, mut has_key) = (',', false);
        let mut chars = line[from..].char_indices().map(|(place, c)| (from + place, c)).peekable();
        while let Some((place, c)) = chars.next() {
            if let Some((quote, _)) = self.quote {
                let next = chars.peek().map(|(_, c)| *c);
                if (quote == '"' && c == '\\') || (quote == '\'' && c == '\'' && next == Some('\'')) {
                    chars.next();
                } else if c == quote {
                    self.quote = None;
                    before = c;
                    if self.brackets.is_empty() {
                        return;
                    }
                }
                continue;
            }
            match c {
                '#' if line[..place].ends_with(is_space) => return,
                '[' | '{' => self.brackets.push((c, at + place)),
                ']' | '}' => {
                    self.brackets.pop();
                    if self.brackets.is_empty() {
                        return;
                    }
                }
                '"' | '\'' if matches!(before, '[' | '{' | ',' | ':') => self.quote = Some((c, at + place)),
                c if is_odd_space(c) => {
                    let in_braces = self.brackets.last().is_some_and(|(open, _)| *open == '{');
                    if matches!(before, '[' | '{' | ',') || (before == ':' && in_braces && !has_key) {
                        odd(at + place..at + place + c.len_utf8());
                    }
                }
                _ => {}
            }
            if !is_space(c) {
                has_key = match c {
                    '[' | '{' | ',' => false,
                    // A colon before this character ended the key.
                    _ => has_key || before == ':',
                };
                before = c;
            }
        }
    }
}

fn each_odd(text: &str, at: usize, odd: &mut impl FnMut(Range<usize>)) {
    for (place, c) in text.char_indices().filter(|(_, c)| is_odd_space(*c)) {
        odd(at + place..at + place + c.len_utf8());
    }
}

/// Whether a value announces a block scalar: `|`, `>-`, `|2`.
fn is_block_header(value: &str) -> bool {
    let header = value.split(" #").next().unwrap_or_default().trim_end();
    let mut chars = header.chars();
    matches!(chars.next(), Some('|' | '>')) && chars.all(|c| matches!(c, '+' | '-') || c.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(line: &str) -> (&str, &str) {
        let Parts { key, value } = Parts::of(line);
        (&line[key], &line[value])
    }

    #[test]
    fn a_line_is_divided_into_key_and_value() {
        assert_eq!(parts("título: Agua: vida "), ("título", "Agua: vida"));
        assert_eq!(parts("  - - obra: x"), ("obra", "x"));
        assert_eq!(parts("\"a: b\": c"), ("\"a: b\"", "c"));
        assert_eq!(parts("- Agua"), ("", "Agua"));
        assert_eq!(parts("título:\u{a0}Agua"), ("título", "Agua"));
        assert_eq!(parts("título:Agua"), ("", "título:Agua"));
        assert_eq!(parts("temas:"), ("temas", ""));
        assert_eq!(parts(""), ("", ""));
    }

    #[test]
    fn what_is_open_is_known() {
        let open = |text: &str| {
            let mut scan = Scan::default();
            let mut at = 0;
            for line in text.lines() {
                scan.line(at, line, &mut |_| {});
                at += line.len() + 1;
            }
            (scan.quote.map(|(_, at)| at), scan.brackets.iter().map(|(_, at)| *at).collect::<Vec<_>>())
        };
        assert_eq!(open("a: \"x\nb: y"), (Some(3), vec![]));
        assert_eq!(open("a: 'x''s'\nb: [1, 'z', {c: \"]\"}]"), (None, vec![]));
        assert_eq!(open("a: [x #1, y]"), (None, vec![3]));
        assert_eq!(open("a: |\n  \"x\n  [\nb: it's"), (None, vec![]));
        assert_eq!(open("a: {b: [1"), (None, vec![3, 7]));
    }
}
