//! Parsing YAML text to a tree. With `fault.rs`, the only file that uses the YAML crate's types.

use super::plain::Plain;
use super::quote::quoted;
use super::{Data, Key, LeftOut, Node, fault};
use crate::diagnostic::{Code, Diagnostic, FileId, Hint, Report, Span};
use crate::text::FastMap;
use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_yaml::Spanned;
use std::fmt;
use std::ops::Range;

/// Parses one YAML document. `offset` is the byte at which `text` begins in its file; spans count from the file's
/// start. Invisible characters are ignored, and a no-break space counts as a space where YAML needs one.
///
/// A duplicate key is reported and its first value kept. Returns `None`, with a finding, if the text is not valid
/// YAML.
pub fn parse(text: &str, file: FileId, offset: usize, report: &mut Report) -> Option<Node> {
    let plain = Plain::new(text);
    match deserialised(&plain.text) {
        Ok(raw) => {
            let mut converter = Converter { plain: &plain, file, offset, report, is_whole: true };
            let node = converter.node(raw);
            converter.is_whole.then_some(node)
        }
        Err(error) => {
            let refused = |text: &str| deserialised(text).err().map(|error| fault::place(&error, text));
            report.push(fault::finding(&error, &plain, (file, offset), refused));
            None
        }
    }
}

fn deserialised(text: &str) -> Result<Spanned<Raw>, serde_yaml::Error> {
    let options = serde_yaml::options! {
        strict_booleans: true,
        with_snippet: false,
        reject_unsupported_tags: true,
        duplicate_keys: serde_yaml::DuplicateKeyPolicy::LastWins,
        merge_keys: serde_yaml::MergeKeyPolicy::Error,
        non_finite_float_policy: serde_yaml::NonFiniteFloatPolicy::AsString,
        budget: serde_yaml::budget! { max_depth: 24, max_aliases: 0, max_anchors: 0, max_documents: 1 },
    };
    serde_yaml::from_str_with_options(text, options)
}

/// The deserialised value, with positions relative to the YAML text.
pub(super) enum Raw {
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
pub(super) struct Converter<'a> {
    pub(super) plain: &'a Plain<'a>,
    file: FileId,
    offset: usize,
    pub(super) report: &'a mut Report,
    /// Whether nothing was found that would be read as something else than it looks like.
    pub(super) is_whole: bool,
}

/// Bytes in the text that was parsed.
pub(super) fn bytes<T>(spanned: &Spanned<T>) -> Range<usize> {
    let span = spanned.referenced.span();
    let start = span.byte_offset().map_or(0, |at| usize::try_from(at).unwrap_or(0));
    let len = span.byte_len().map_or(0, |len| usize::try_from(len).unwrap_or(0));
    start..start + len
}

impl Converter<'_> {
    pub(super) fn span(&self, range: &Range<usize>) -> Span {
        let written = |at: usize| self.offset + self.plain.written(at);
        // The end is that of the last character, before any that was removed after it.
        let end = if range.is_empty() { written(range.start) } else { written(range.end - 1) + 1 };
        Span::new(self.file, written(range.start), end.max(written(range.start)))
    }

    pub(super) fn cut(&self, range: &Range<usize>) -> &str {
        self.plain.text.get(range.clone()).unwrap_or_default()
    }

    fn node(&mut self, raw: Spanned<Raw>) -> Node {
        let range = bytes(&raw);
        match raw.value {
            Raw::Null => Node::new(self.span(&range), Data::Null),
            Raw::AsWritten => {
                let text = self.cut(&range).trim().to_owned();
                self.scalar(&range, text)
            }
            Raw::Text(text) => self.scalar(&self.trimmed(&range), text),
            Raw::Seq(items) => {
                let items: Vec<Node> = items.into_iter().map(|item| self.node(item)).collect();
                let span = match (items.first(), items.last()) {
                    (Some(first), Some(last)) => first.span.to(last.span),
                    _ => self.span(&range),
                };
                Node::new(span, Data::Seq(items))
            }
            Raw::Map(entries) => self.map(&range, entries),
        }
    }

    /// A scalar; a blank one is no value, as forms and content systems leave empty texts for what is not filled in.
    fn scalar(&mut self, range: &Range<usize>, text: String) -> Node {
        let written = self.cut(range);
        let is_plain = !written.starts_with(['"', '\'', '|', '>']);
        if !is_plain {
            let data = if text.trim().is_empty() { Data::Null } else { Data::Scalar(text) };
            return Node::new(self.span(range), data);
        }
        self.tell_dash(range);
        let before = &self.plain.text[..range.start];
        let mark = before.trim_end_matches(' ').len();
        // YAML takes the exclamation mark of `título: ! Agua` for a tag.
        let (range, text) = match before[..mark].strip_suffix('!').filter(|rest| rest.ends_with(' ')) {
            Some(rest) => (rest.len()..range.end, format!("! {text}")),
            None => (range.clone(), text),
        };
        Node { left_out: self.left_out(range.start, range.end), ..Node::new(self.span(&range), Data::Scalar(text)) }
    }

    /// The comment after a value that goes from `start` to `end`.
    fn left_out(&self, start: usize, end: usize) -> Option<Box<LeftOut>> {
        let text = &self.plain.text;
        let rest = text.get(end..)?.lines().next().unwrap_or_default();
        let comment = rest.trim_start_matches([' ', '\t']);
        if !comment.starts_with('#') || comment.len() == rest.len() {
            return None;
        }
        let line_start = text[..start].rfind('\n').map_or(0, |newline| newline + 1);
        let what = end + rest.len() - comment.len()..end + rest.trim_end().len();
        let whole = text[start..end + rest.len()].split_whitespace().collect::<Vec<_>>().join(" ");
        let line = format!("{}{}", text[line_start..start].trim_start(), quoted(&whole));
        Some(Box::new(LeftOut { code: Code::TextCut, span: self.span(&what), text: self.cut(&what).to_owned(), line }))
    }

    fn map(&mut self, range: &Range<usize>, entries: Vec<(Spanned<String>, Spanned<Raw>)>) -> Node {
        let mut kept: Vec<(Key, Node)> = Vec::with_capacity(entries.len());
        // A map with very many keys must not take quadratic time.
        let mut known: FastMap<String, usize> = FastMap::default();
        let mut entries = entries.into_iter().peekable();
        while let Some((key, value)) = entries.next() {
            let range = self.trimmed(&bytes(&key));
            let key = Key { span: self.span(&range), text: key.value };
            let mut end = self.trimmed(&bytes(&value)).end;
            let is_text = matches!(value.value, Raw::AsWritten | Raw::Text(_));
            let first = self.trimmed(&bytes(&value));
            while is_text && let Some(next) = entries.next_if(|next| self.goes_on(first.start..end, next)) {
                end = self.trimmed(&bytes(&next.0)).end;
            }
            let mut node = if end > first.end { self.rejoined(&key.text, first.start..end) } else { self.node(value) };
            if node.is_null() {
                node.left_out = self.after_key(range.end);
            }
            match known.get(&key.text) {
                Some(first) => {
                    let finding = Diagnostic::new(Code::DuplicateKey, key.span).arg("name", key.text.as_str());
                    self.report.push(finding.related(kept[*first].0.span).hint(Hint::KeepOne));
                }
                None => {
                    known.insert(key.text.clone(), kept.len());
                    kept.push((key, node));
                }
            }
        }
        let span = match (kept.first(), kept.last()) {
            (Some((first, _)), Some((_, last))) => first.span.to(last.span),
            _ => self.span(range),
        };
        Node::new(span, Data::Map(kept))
    }

    /// The comment right after a key without a value, as in `título: #AguaLimpia`.
    fn after_key(&self, end: usize) -> Option<Box<LeftOut>> {
        let rest = self.plain.text.get(end..)?.lines().next()?;
        let value = rest.trim_start_matches(['"', '\'']).trim_start().strip_prefix(':')?;
        let comment = value.trim_start_matches([' ', '\t']);
        let start = end + rest.len() - comment.len();
        (comment.len() < value.len()).then(|| self.left_out(start, start - 1))?
    }

    /// The bytes without the line ends at the end of a block scalar.
    pub(super) fn trimmed(&self, range: &Range<usize>) -> Range<usize> {
        range.start..range.start + self.cut(range).trim_end().len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::yaml::parsed;

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
