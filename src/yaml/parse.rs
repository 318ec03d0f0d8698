//! Parsing YAML text to a tree. The only file that uses the YAML crate's types.

use super::{Data, Key, Node};
use crate::diagnostic::{Code, Diagnostic, FileId, Hint, Report, Span};
use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_yaml::Spanned;
use std::fmt;

/// Parses one YAML document. `offset` is the byte at which `text` begins in its file; spans count from the file's
/// start.
///
/// A duplicate key is reported and its first value kept. Returns `None`, with a finding, if the text is not valid
/// YAML.
pub fn parse(text: &str, file: FileId, offset: usize, report: &mut Report) -> Option<Node> {
    let options = serde_yaml::options! {
        strict_booleans: true,
        with_snippet: false,
        reject_unsupported_tags: true,
        duplicate_keys: serde_yaml::DuplicateKeyPolicy::LastWins,
        merge_keys: serde_yaml::MergeKeyPolicy::Error,
        non_finite_float_policy: serde_yaml::NonFiniteFloatPolicy::AsString,
        budget: serde_yaml::budget! { max_depth: 24, max_aliases: 0, max_anchors: 0, max_documents: 1 },
    };
    match serde_yaml::from_str_with_options::<Spanned<Raw>>(text, options) {
        Ok(raw) => {
            let mut converter = Converter { text, file, offset, report };
            Some(converter.node(raw))
        }
        Err(error) => {
            report.push(syntax_error(&error, text, file, offset));
            None
        }
    }
}

fn syntax_error(error: &serde_yaml::Error, text: &str, file: FileId, offset: usize) -> Diagnostic {
    let start = error.location().map_or(text.len(), |at| byte_of(text, at.line(), at.column()));
    let end = start + text[start..].chars().next().filter(|c| *c != '\n').map_or(0, char::len_utf8);
    let span = Span::new(file, offset + start, offset + end);
    if let serde_yaml::Error::Budget { .. } = error.without_snippet() {
        return Diagnostic::new(Code::YamlLimit, span);
    }
    let line_start = text[..start].rfind('\n').map_or(0, |newline| newline + 1);
    let line = text[line_start..].lines().next().unwrap_or_default();
    let reason = error.without_snippet().to_string();
    // The parser's line and column count from the start of the YAML text, not of the file, so they are cut off.
    let reason = reason.lines().next().unwrap_or_default();
    let reason = reason.split(" at line ").next().unwrap_or_default().to_owned();
    let finding = Diagnostic::new(Code::YamlSyntax, span);
    let finding = if line.starts_with('\t') || line.trim_start_matches(' ').starts_with('\t') {
        finding.hint(Hint::SpacesNotTabs)
    } else if starts_with_indicator(line) {
        finding.hint(Hint::QuoteText)
    } else if !line.contains(": ")
        && !line.trim_end().ends_with(':')
        && !line.trim_start().starts_with(['-', '[', '{', '"', '\''])
    {
        finding.hint(Hint::SpaceAfterColon)
    } else if line.matches(": ").count() > 1 || reason.contains("mapping values") {
        finding.hint(Hint::QuoteColon)
    } else if reason.contains("quote") || reason.contains("flow") || start + 1 >= text.len() {
        finding.hint(Hint::CloseQuote)
    } else {
        finding.hint(Hint::IndentAlike)
    };
    finding.hint_with(Hint::ParserSays, "reason", reason)
}

/// Whether the line's value begins with a YAML indicator character.
fn starts_with_indicator(line: &str) -> bool {
    let value = line.split_once(": ").map_or(line, |(_, value)| value).trim_start();
    let value = value.strip_prefix("- ").unwrap_or(value);
    value.starts_with(['*', '&', '!', '@', '%', '>', '|', '`']) || value.starts_with("- ")
}

/// The byte offset of a line and column, both from 1, the column in characters.
fn byte_of(text: &str, line: u64, column: u64) -> usize {
    let line = usize::try_from(line).unwrap_or(1).max(1);
    let column = usize::try_from(column).unwrap_or(1).max(1);
    let start: usize = text.split_inclusive('\n').take(line - 1).map(str::len).sum();
    let within = text[start..].lines().next().unwrap_or_default();
    start + within.char_indices().nth(column - 1).map_or(within.len(), |(at, _)| at)
}

/// The deserialised value, with positions relative to the YAML text.
enum Raw {
    Null,
    /// A number or boolean. Its text is cut from the source, because `16.10` must not become `16.1`.
    AsWritten,
    Text(String),
    Seq(Vec<Spanned<Raw>>),
    Map(Vec<(Spanned<String>, Spanned<Raw>)>),
}

impl<'de> Deserialize<'de> for Raw {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(RawVisitor)
    }
}

struct RawVisitor;

impl<'de> Visitor<'de> for RawVisitor {
    type Value = Raw;

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("a YAML value")
    }

    fn visit_unit<E>(self) -> Result<Raw, E> {
        Ok(Raw::Null)
    }

    fn visit_none<E>(self) -> Result<Raw, E> {
        Ok(Raw::Null)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Raw, D::Error> {
        Raw::deserialize(deserializer)
    }

    fn visit_bool<E>(self, _: bool) -> Result<Raw, E> {
        Ok(Raw::AsWritten)
    }

    fn visit_i64<E>(self, _: i64) -> Result<Raw, E> {
        Ok(Raw::AsWritten)
    }

    fn visit_u64<E>(self, _: u64) -> Result<Raw, E> {
        Ok(Raw::AsWritten)
    }

    fn visit_i128<E>(self, _: i128) -> Result<Raw, E> {
        Ok(Raw::AsWritten)
    }

    fn visit_u128<E>(self, _: u128) -> Result<Raw, E> {
        Ok(Raw::AsWritten)
    }

    fn visit_f64<E>(self, _: f64) -> Result<Raw, E> {
        Ok(Raw::AsWritten)
    }

    fn visit_str<E>(self, text: &str) -> Result<Raw, E> {
        Ok(Raw::Text(text.to_owned()))
    }

    fn visit_string<E>(self, text: String) -> Result<Raw, E> {
        Ok(Raw::Text(text))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Raw, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = seq.next_element()? {
            items.push(item);
        }
        Ok(Raw::Seq(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Raw, A::Error> {
        let mut entries = Vec::new();
        while let Some(entry) = map.next_entry()? {
            entries.push(entry);
        }
        Ok(Raw::Map(entries))
    }
}

/// Converts raw values to nodes with positions in the file.
struct Converter<'a> {
    text: &'a str,
    file: FileId,
    offset: usize,
    report: &'a mut Report,
}

impl Converter<'_> {
    fn span<T>(&self, spanned: &Spanned<T>) -> Span {
        let span = spanned.referenced.span();
        let start = span.byte_offset().map_or(0, |at| usize::try_from(at).unwrap_or(0));
        let len = span.byte_len().map_or(0, |len| usize::try_from(len).unwrap_or(0));
        Span::new(self.file, self.offset + start, self.offset + start + len)
    }

    fn written(&self, span: Span) -> &str {
        let (start, end) = (span.start as usize - self.offset, span.end as usize - self.offset);
        self.text.get(start..end).unwrap_or_default().trim()
    }

    fn node(&mut self, raw: Spanned<Raw>) -> Node {
        let span = self.span(&raw);
        match raw.value {
            Raw::Null => Node { span, data: Data::Null },
            Raw::AsWritten => Node { span, data: Data::Scalar(self.written(span).to_owned()) },
            Raw::Text(text) => Node { span: self.trimmed(span), data: Data::Scalar(text) },
            Raw::Seq(items) => {
                let items: Vec<Node> = items.into_iter().map(|item| self.node(item)).collect();
                let span = match (items.first(), items.last()) {
                    (Some(first), Some(last)) => first.span.to(last.span),
                    _ => span,
                };
                Node { span, data: Data::Seq(items) }
            }
            Raw::Map(entries) => self.map(span, entries),
        }
    }

    fn map(&mut self, span: Span, entries: Vec<(Spanned<String>, Spanned<Raw>)>) -> Node {
        let mut kept: Vec<(Key, Node)> = Vec::with_capacity(entries.len());
        for (key, value) in entries {
            let key = Key { span: self.trimmed(self.span(&key)), text: key.value };
            let node = self.node(value);
            match kept.iter().find(|(known, _)| known.text == key.text) {
                Some((first, _)) => {
                    let finding = Diagnostic::new(Code::DuplicateKey, key.span).arg("name", key.text.as_str());
                    self.report.push(finding.related(first.span));
                }
                None => kept.push((key, node)),
            }
        }
        let span = match (kept.first(), kept.last()) {
            (Some((first, _)), Some((_, last))) => first.span.to(last.span),
            _ => span,
        };
        Node { span, data: Data::Map(kept) }
    }

    /// The span without the line ends at the end of a block scalar.
    fn trimmed(&self, span: Span) -> Span {
        let (start, end) = (span.start as usize - self.offset, span.end as usize - self.offset);
        let kept = self.text.get(start..end).map_or(0, |text| text.trim_end().len());
        Span::new(self.file, span.start as usize, span.start as usize + kept)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Sources;

    fn parsed(text: &str) -> (Option<Node>, Report) {
        let file = Sources::default().add_embedded("x.md", "");
        let mut report = Report::default();
        let node = parse(text, file, 0, &mut report);
        (node, report)
    }

    fn cut(text: &str, span: Span) -> &str {
        &text[span.start as usize..span.end as usize]
    }

    #[test]
    fn scalars_keep_their_text_and_span() {
        let text = "título: \"Sí, sí\"\nmeta: 16.10\nn: no\nfecha: 2001-11\nlista: [1, a]\ngrupo: {x: 012}\n";
        let (node, report) = parsed(text);
        let node = node.unwrap();
        assert!(report.findings().is_empty());
        let written = ["título", "meta", "n", "fecha"].map(|key| node.get(key).unwrap().scalar().unwrap());
        assert_eq!(written, ["Sí, sí", "16.10", "no", "2001-11"]);
        assert_eq!(cut(text, node.get("meta").unwrap().span), "16.10");
        assert_eq!(cut(text, node.get("título").unwrap().span), "\"Sí, sí\"");
        assert_eq!(cut(text, node.entries()[0].0.span), "título");
        assert_eq!(node.get("grupo").unwrap().get("x").unwrap().scalar(), Some("012"));
        assert_eq!(cut(text, node.get("lista").unwrap().span), "1, a");
    }

    #[test]
    fn a_duplicate_key_is_reported_at_its_position() {
        let text = "a: 1\nb: 2\na: 3\n";
        let (node, report) = parsed(text);
        assert_eq!(node.unwrap().get("a").unwrap().scalar(), Some("1"));
        let finding = &report.findings()[0];
        assert_eq!((finding.code, finding.span.unwrap().start), (Code::DuplicateKey, 10));
    }

    #[test]
    fn the_span_of_a_block_scalar_ends_with_its_last_letter() {
        let text = "a: |\n  uno\n  dos\n\nb: x\n";
        let (node, _) = parsed(text);
        let node = node.unwrap();
        assert_eq!(node.get("a").unwrap().scalar(), Some("uno\ndos\n"));
        assert!(cut(text, node.get("a").unwrap().span).ends_with("dos"));
    }

    #[test]
    fn invalid_yaml_is_reported_and_never_hangs() {
        for text in [
            "título: Cebras: educadores: urbanos\n",
            "a: [1, 2\n",
            "a: \"x\n",
            "a:\n\tb: 1\n",
            "a: 1\n  b: 2\n",
            "- a\nb: 1\n",
        ] {
            let (node, report) = parsed(text);
            assert!(node.is_none(), "{text}");
            assert_eq!(report.findings()[0].code, Code::YamlSyntax, "{text}");
        }
        for text in ["a: &x 1\nb: *x\n".to_owned(), "[".repeat(100_000), format!("{}1", "- ".repeat(2000))] {
            let code = parsed(&text).1.findings()[0].code;
            assert!(matches!(code, Code::YamlLimit | Code::YamlSyntax));
        }
    }
}
