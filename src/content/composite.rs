//! Decoding of values with parts: periods, windows, money, figures, places, SDGs, images and files.
//!
//! Most have a short form too: `2016/2020`, `USD 300000`, `16.1`.

use super::decode::Decoder;
use super::proposals::place_typed;
use crate::diagnostic::{Arg, Code, Diagnostic, Hint, Span};
use crate::markdown::{Target, classify};
use crate::model::{Date, Field, FileLink, Image, Period, Place, SdgMark, Text, Value};
use crate::text::{listed, plain_signs};
use crate::yaml::{Data, Node};

/// The parts of a value by their ids.
pub(super) struct Parts<'n>(Vec<(String, &'n Node)>);

impl<'n> Parts<'n> {
    pub fn get(&self, id: &str) -> Option<&'n Node> {
        self.0.iter().find(|(known, _)| known == id).map(|(_, node)| node.only()).filter(|node| !node.is_empty())
    }

    pub fn iter(&self) -> impl Iterator<Item = (&str, &'n Node)> {
        self.0.iter().map(|(id, node)| (id.as_str(), *node))
    }
}

impl Decoder<'_> {
    /// Matches the keys of a value to the parts of its type; unknown keys are reported.
    pub fn parts<'n>(&mut self, field: &Field, node: &'n Node) -> Parts<'n> {
        let words = self.model.types.words(&field.of);
        let mut parts: Vec<(String, &Node)> = Vec::new();
        for (key, value) in node.entries() {
            match words.part_named(&key.text) {
                None => {
                    let finding = Diagnostic::new(Code::UnknownPart, key.span).arg("name", key.text.as_str());
                    let finding = finding.arg("field", &field.label);
                    if let Some(list) = self.as_stages(field, node, &key.text) {
                        self.report.push(finding.hint_with(Hint::WriteAs, "text", list));
                        continue;
                    }
                    let near = match self.report.is_full(Code::UnknownPart, key.span) {
                        true => None,
                        false => words.part_names.nearest(&key.text).map(|near| &words.parts[near].label),
                    };
                    self.report.push(match near {
                        Some(near) => finding.hint_with(Hint::DidYouMean, "name", near.map(str::to_lowercase)),
                        None => finding.hint_with(Hint::Expected, "what", &words.expects),
                    });
                }
                Some(id) if parts.iter().any(|(known, _)| known == id) => {
                    let finding = Diagnostic::new(Code::DuplicateKey, key.span).arg("name", key.text.as_str());
                    self.report.push(finding.hint(Hint::KeepOne));
                }
                Some(id) => parts.push((id.to_owned(), value)),
            }
        }
        Parts(parts)
    }

    /// Reports a missing part.
    pub fn missing_part<T>(&mut self, field: &Field, part: &str, at: Span) -> Option<T> {
        let words = self.model.types.words(&field.of);
        let label = words.part(part).map_or_else(|| Arg::from(part), |part| Arg::from(&part.label));
        let finding = Diagnostic::new(Code::MissingPart, at).arg("field", &field.label).arg("part", label);
        self.report.push(finding.hint_with(Hint::Expected, "what", &words.expects));
        None
    }

    pub fn part_text(&mut self, field: &Field, node: Option<&Node>) -> Option<Text> {
        let node = node?;
        match node.scalar() {
            Some(text) => Some(self.line(text, node)),
            None => self.wrong(field, node),
        }
    }

    fn ordered(&mut self, field: &Field, period: Period, at: Span) -> Period {
        if period.is_reversed() {
            let text = |date: Option<Date>| date.map(|date| date.to_string()).unwrap_or_default();
            let finding = Diagnostic::new(Code::ReversedDates, at);
            let finding =
                finding.arg("field", &field.label).arg("start", text(period.from)).arg("end", text(period.to));
            let swapped = Period { from: period.to, to: period.from };
            self.report.push(finding.hint_with(Hint::WriteAs, "text", swapped.typed(str::to_owned)));
        }
        period
    }

    pub fn period(&mut self, field: &Field, node: &Node) -> Option<Value> {
        let period = match &node.data {
            Data::Map(_) => {
                let parts = self.parts(field, node);
                let from = parts.get("from").and_then(|node| self.date(field, node));
                let to = parts.get("to").and_then(|node| self.date(field, node));
                Period { from, to }
            }
            Data::Scalar(written) => {
                let written = plain_signs(written);
                let (from, to) = written.split_once(['/', '–']).unwrap_or((&written, &written));
                let date = |text: &str| if text.trim().is_empty() { Ok(None) } else { Date::parse(text).map(Some) };
                match (date(from), date(to)) {
                    (Ok(from), Ok(to)) => Period { from, to },
                    _ => return self.wrong(field, node),
                }
            }
            _ => return self.wrong(field, node),
        };
        if period.from.is_none() && period.to.is_none() {
            return None;
        }
        Some(Value::Period(self.ordered(field, period, node.span)))
    }

    pub fn place(&mut self, field: &Field, node: &Node) -> Option<Value> {
        let Data::Map(_) = node.data else { return self.wrong(field, node) };
        let parts = self.parts(field, node);
        let degrees = |node: Option<&Node>, limit: f64| {
            let number: f64 = plain_signs(node?.scalar()?).trim().parse().ok()?;
            (number.abs() <= limit).then_some(number)
        };
        for (part, limit) in [("lat", 90.0), ("lon", 180.0)] {
            match parts.get(part) {
                None => return self.missing_part(field, part, node.span),
                Some(_) if degrees(parts.get(part), limit).is_none() => {
                    let written = ["lat", "lon"].map(|part| parts.get(part).and_then(Node::scalar).unwrap_or_default());
                    let typed = place_typed(&written.join("; "));
                    let at = parts.get(part).unwrap_or(node);
                    return self.wrong_part(field, at, typed.as_slice());
                }
                Some(_) => {}
            }
        }
        let name = self.part_text(field, parts.get("name"));
        let (lat, lon) = (degrees(parts.get("lat"), 90.0)?, degrees(parts.get("lon"), 180.0)?);
        Some(Value::Place(Box::new(Place { lat, lon, name })))
    }

    pub fn sdg(&mut self, field: &Field, node: &Node) -> Option<Value> {
        let (code, how) = match &node.data {
            Data::Map(_) => {
                let parts = self.parts(field, node);
                let how = self.part_text(field, parts.get("how"));
                match parts.get("goal") {
                    Some(goal) => (goal, how),
                    None => return self.missing_part(field, "goal", node.span),
                }
            }
            _ => (node, None),
        };
        let Some(written) = code.scalar() else { return self.wrong(field, code) };
        let plain = plain_signs(written);
        let number = plain.trim().trim_start_matches(|c: char| c.is_alphabetic());
        let word = plain.trim().strip_suffix(number).unwrap_or_default();
        let named = word.is_empty() || self.model.types.words(&field.of).part_named(word) == Some("goal");
        match self.model.sdgs.find(number.trim()).filter(|_| named) {
            Some((goal, target)) => Some(Value::Sdg(Box::new(SdgMark { goal, target, how }))),
            None => {
                let finding = Diagnostic::new(Code::SdgOutOfRange, code.span).arg("value", written);
                let what = &self.model.types.words(&field.of).expects;
                let finding = finding.hint_with(Hint::Expected, "what", what);
                let bare = |code: &str| code.trim().trim_start_matches(|c: char| c.is_alphabetic()).trim().to_owned();
                let several =
                    listed(&plain, |code| Some(bare(code)).filter(|code| self.model.sdgs.find(code).is_some()));
                self.report.push(match several.filter(|_| field.many) {
                    Some(several) => finding.hint_with(Hint::WriteAs, "text", format!("[{}]", several.join(", "))),
                    None => finding,
                });
                None
            }
        }
    }

    /// The path of a file in the content folder, given relative to the record.
    fn file_path(&mut self, field: &Field, node: &Node) -> Option<String> {
        let written = node.scalar().unwrap_or_default();
        match classify(written, self.dir) {
            Ok(Target::File(path)) => Some(path),
            _ => self.wrong(field, node),
        }
    }

    pub fn image(&mut self, field: &Field, node: &Node) -> Option<Value> {
        let Data::Map(_) = node.data else { return self.wrong(field, node) };
        let parts = self.parts(field, node);
        // A missing description is an error, so nothing is published; the file is still checked.
        let alt = match parts.get("alt") {
            Some(node) => self.part_text(field, Some(node)),
            None => self.missing_part(field, "alt", node.span),
        };
        let credit = self.part_text(field, parts.get("credit"));
        if parts.get("credit").is_none() {
            let finding = Diagnostic::new(Code::ImageWithoutCredit, node.span);
            self.report.push(finding.hint_with(Hint::Expected, "what", &self.model.types.words(&field.of).expects));
        }
        let alt = alt.unwrap_or_else(|| Text { lang: self.lang, text: String::new() });
        let Some(file) = parts.get("file") else { return self.missing_part(field, "file", node.span) };
        let path = self.file_path(field, file)?;
        Some(Value::Image(Box::new(Image { path, alt, credit })))
    }

    pub fn file(&mut self, field: &Field, node: &Node) -> Option<Value> {
        let Data::Map(_) = node.data else { return self.document(field, node, None) };
        let parts = self.parts(field, node);
        let title = self.part_text(field, parts.get("title"));
        match parts.get("file").or_else(|| parts.get("url")) {
            Some(place) => self.document(field, place, title),
            None => self.missing_part(field, "file", node.span),
        }
    }

    /// A document by its path or its address elsewhere.
    fn document(&mut self, field: &Field, node: &Node, title: Option<Text>) -> Option<Value> {
        let (path, is_remote) = match classify(node.scalar().unwrap_or_default(), self.dir) {
            Ok(Target::External(url)) if url.starts_with("https://") || url.starts_with("http://") => (url, true),
            _ => (self.file_path(field, node)?, false),
        };
        Some(Value::File(Box::new(FileLink { path, is_remote, title })))
    }
}
