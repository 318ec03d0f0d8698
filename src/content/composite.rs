//! Decoding of values with parts: periods, windows, money, figures, places, SDGs, images and files.
//!
//! Most have a short form too: `2016/2020`, `USD 300000`, `16.1`.

use super::decode::Decoder;
use super::proposals::{typed, with_proposals};
use crate::diagnostic::{Arg, Code, Diagnostic, Hint, Span};
use crate::markdown::{Target, classify};
use crate::model::{
    Date, Field, FieldType, Figure, FigurePart, FileLink, Image, Model, Money, Outline, Period, Place, Qualifier, Quantity, Reference,
    SdgMark, Text, Unlisted, Value, VocabId, read_currency, read_money,
};
use crate::text::{Labels, plain_signs};
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
                    self.report.push(Diagnostic::new(Code::DuplicateKey, key.span).arg("name", key.text.as_str()));
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

    fn part_text(&mut self, field: &Field, node: Option<&Node>) -> Option<Text> {
        let node = node?;
        match node.scalar() {
            Some(text) => Some(self.line(text, node)),
            None => self.wrong(field, node),
        }
    }

    fn ordered(&mut self, period: Period, at: Span) -> Period {
        if period.is_reversed() {
            let text = |date: Option<Date>| date.map(|date| date.to_string()).unwrap_or_default();
            let finding = Diagnostic::new(Code::ReversedDates, at);
            self.report.push(finding.arg("start", text(period.from)).arg("end", text(period.to)));
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
        Some(Value::Period(self.ordered(period, node.span)))
    }

    pub fn money(&mut self, field: &Field, node: &Node) -> Option<Value> {
        match &node.data {
            Data::Map(_) => self.money_of_parts(field, node),
            Data::Scalar(written) => self.short_money(field, &plain_signs(written), node),
            _ => self.wrong(field, node),
        }
    }

    /// `{monto: 300000, moneda: USD}`, `{desde: 1000, hasta: 5000, moneda: USD}`.
    fn money_of_parts(&mut self, field: &Field, node: &Node) -> Option<Value> {
        let parts = self.parts(field, node);
        let Some(currency) = parts.get("currency") else { return self.missing_part(field, "currency", node.span) };
        let mut number = |part| match parts.get(part) {
            Some(node) => self.number(&field.label, None, node).map(Some),
            None => Some(None),
        };
        let (amount, from, to) = (number("amount")?, number("from")?, number("to")?);
        let limited = |quantity: Quantity, qualifier| Quantity { qualifier, ..quantity };
        let (amount, up_to) = match (amount, from, to) {
            (Some(amount), None, to) => (amount, to),
            (None, Some(from), Some(to)) => (from, Some(to)),
            (None, Some(from), None) => (limited(from, Qualifier::AtLeast), None),
            (None, None, Some(to)) => (limited(to, Qualifier::AtMost), None),
            _ => return self.missing_part(field, "amount", node.span),
        };
        let written = currency.scalar().unwrap_or_default();
        self.money_in(amount, up_to, written, currency.span)
    }

    /// `USD 300000`, `USD 1000-5000`, `80 %`.
    fn short_money(&mut self, field: &Field, written: &str, node: &Node) -> Option<Value> {
        let Some((amount, currency)) = amount_and_currency(written) else { return self.wrong(field, node) };
        if currency.is_empty() {
            return self.missing_part(field, "currency", node.span);
        }
        let typed = typed(&read_money(written));
        let (least, most) = amount.split_once(['-', '–']).map_or((amount, None), |(least, most)| (least, Some(most)));
        let is_number = |text: &str| Quantity::parse(text.trim()).is_ok();
        // The number by itself would be told without its currency, and `hasta USD` is more than a currency.
        if !typed.is_empty() && (!is_number(least) || !most.is_none_or(is_number) || currency.contains(' ')) {
            return self.wrong(field, node);
        }
        if Money::currency(currency).is_none() {
            return self.unknown_currency(currency, &typed, node.span);
        }
        let part = |text: &str| Node::new(node.span, Data::Scalar(text.trim().to_owned()));
        let amount = self.number(&field.label, None, &part(least))?;
        let up_to = match most {
            Some(most) => Some(self.number(&field.label, None, &part(most))?),
            None => None,
        };
        self.money_in(amount, up_to, currency, node.span)
    }

    fn money_in(&mut self, amount: Quantity, up_to: Option<Quantity>, currency: &str, at: Span) -> Option<Value> {
        let Some(code) = Money::currency(&plain_signs(currency)) else {
            let code: Vec<String> = read_currency(currency).into_iter().collect();
            return self.unknown_currency(currency, &typed(&code), at);
        };
        if let Some(up_to) = up_to.filter(|up_to| up_to.number < amount.number) {
            let finding = Diagnostic::new(Code::ReversedDates, at);
            self.report.push(finding.arg("start", amount.to_string()).arg("end", up_to.to_string()));
        }
        Some(Value::Money(Money { amount, up_to, currency: code.to_owned() }))
    }

    fn unknown_currency<T>(&mut self, written: &str, typed: &[Labels], at: Span) -> Option<T> {
        let finding = Diagnostic::new(Code::UnknownCurrency, at).arg("value", written);
        let list = "USD, EUR, BOB, BRL, COP, CLP, MXN, PEN, UYU …";
        self.report.push(match typed {
            [] => finding.hint_with(Hint::OneOf, "list", list),
            typed => with_proposals(finding, typed),
        });
        None
    }

    pub fn figure(&mut self, field: &Field, node: &Node) -> Option<Value> {
        let Data::Map(_) = node.data else { return self.wrong(field, node) };
        let parts = self.parts(field, node);
        let Some(value) = parts.get("value") else { return self.missing_part(field, "value", node.span) };
        let label = self.model.types.words(&field.of).part("value").map_or(&field.label, |part| &part.label);
        let value = self.number(label, Some("%"), value);
        let expected = match parts.get("expected") {
            Some(expected) => Some(self.number(&field.label, Some("%"), expected)?),
            None => None,
        };
        let Some(label) = self.part_text(field, parts.get("label")) else {
            return self.missing_part(field, "label", node.span);
        };
        let unit = self.part_text(field, parts.get("unit"));
        let year = parts.get("year").and_then(|node| self.year(field, node));
        let source = self.part_text(field, parts.get("source"));
        let note = self.part_text(field, parts.get("note"));
        let parts = self.figure_parts(field, parts.get("parts"));
        Some(Value::Figure(Box::new(Figure { label, value: value?, expected, unit, year, source, note, parts })))
    }

    /// The date or the period of a figure.
    fn year(&mut self, field: &Field, node: &Node) -> Option<Period> {
        let single = |date| Period { from: Some(date), to: Some(date) };
        let is_period = matches!(&node.data, Data::Map(_)) || node.scalar().is_some_and(|text| text.contains(['/', '–']));
        if !is_period {
            return self.date(field, node).map(single);
        }
        match self.period(field, node)? {
            Value::Period(period) => Some(period),
            _ => None,
        }
    }

    /// Decodes `[{name: …, value: …}, …]`.
    fn figure_parts(&mut self, field: &Field, node: Option<&Node>) -> Vec<FigurePart> {
        let mut found = Vec::new();
        for node in node.map_or(&[][..], Node::items) {
            let Data::Map(_) = node.data else {
                self.wrong::<()>(field, node);
                continue;
            };
            let parts = self.parts(field, node);
            let value = parts.get("value").and_then(|value| self.number(&field.label, None, value));
            let label = self.part_text(field, parts.get("label"));
            match (label, value) {
                (Some(label), Some(value)) => found.push(FigurePart { label, value }),
                (None, _) => self.missing_part::<()>(field, "label", node.span).unwrap_or_default(),
                (_, None) if parts.get("value").is_none() => {
                    self.missing_part::<()>(field, "value", node.span).unwrap_or_default();
                }
                _ => {}
            }
        }
        found
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
                Some(node) if degrees(Some(node), limit).is_none() => return self.wrong(field, node),
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
                let several: Vec<&str> = plain.split([',', ';']).map(str::trim).collect();
                let is_list =
                    field.many && several.len() > 1 && several.iter().all(|code| self.model.sdgs.find(code).is_some());
                self.report.push(match is_list {
                    true => finding.hint_with(Hint::WriteAs, "text", format!("[{}]", several.join(", "))),
                    false => finding,
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

    /// A reference to one that may have no record, with what is known of it.
    pub fn unlisted(&mut self, field: &Field, types: VocabId, node: &Node) -> Option<Value> {
        let parts = self.parts(field, node);
        let Some(name) = parts.get("name").and_then(Node::scalar) else {
            return self.missing_part(field, "name", node.span);
        };
        let of = match parts.get("type") {
            Some(node) => Some((types, self.term(types, node.scalar().unwrap_or_default(), node)?)),
            None => None,
        };
        let countries = self.model.vocabulary_by_id(Model::COUNTRY);
        let country = match parts.get("country").zip(countries) {
            Some((node, countries)) => Some((countries, self.term(countries, node.scalar().unwrap_or_default(), node)?)),
            None => None,
        };
        let written = name.split_whitespace().collect::<Vec<_>>().join(" ");
        Some(Value::Ref(Reference { written, unlisted: Some(Box::new(Unlisted { of, country })) }))
    }

    /// A title with what it contains.
    pub fn outline(&mut self, field: &Field, node: &Node, depth: usize) -> Option<Outline> {
        const MAX_DEPTH: usize = 8;
        let markdown = |decoder: &mut Self, node: &Node| match decoder.scalar_as(&FieldType::Markdown, field, node) {
            Some(Value::Markdown(text)) => Some(*text),
            _ => None,
        };
        let node = node.only();
        let Data::Map(_) = node.data else {
            return Some(Outline { title: None, text: Some(markdown(self, node)?), items: Vec::new() });
        };
        let parts = self.parts(field, node);
        let title = self.part_text(field, parts.get("title"));
        let text = match parts.get("text") {
            Some(text) => Some(markdown(self, text)?),
            None => None,
        };
        if title.is_none() && text.is_none() {
            return self.missing_part(field, "title", node.span);
        }
        let items = parts.get("items").map_or(&[][..], Node::items);
        if depth >= MAX_DEPTH && !items.is_empty() {
            return self.wrong(field, node);
        }
        let items = items.iter().filter(|item| !item.is_empty()).filter_map(|item| self.outline(field, item, depth + 1));
        Some(Outline { title, text, items: items.collect() })
    }
}

/// Splits `USD 300000` or `300000 USD` into amount and currency.
fn amount_and_currency(written: &str) -> Option<(&str, &str)> {
    let is_amount = |c: char| c.is_ascii_digit() || ".,<>≈~≥≤".contains(c);
    let joins = |c: char| matches!(c, ' ' | '-' | '–');
    let start = written.find(is_amount)?;
    let end = written.rfind(is_amount)? + written[written.rfind(is_amount)?..].chars().next()?.len_utf8();
    let (before, amount, after) = (written[..start].trim(), &written[start..end], written[end..].trim());
    let whole = amount.chars().all(|c| is_amount(c) || joins(c));
    match (before.is_empty(), after.is_empty()) {
        (_, true) if whole => Some((amount, before)),
        (true, false) if whole => Some((amount, after)),
        _ => None,
    }
}
