//! Decoding of amounts: money, shares of a cost, figures.

use super::decode::Decoder;
use super::proposals::{typed, with_proposals};
use crate::diagnostic::{Code, Diagnostic, Hint, Span};
use crate::model::{Field, Figure, FigurePart, Money, Period, Qualifier, Quantity, Value, read_currencies, read_money};
use crate::text::{Labels, plain_signs};
use crate::yaml::{Data, Node};

impl Decoder<'_> {
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
        self.money_in(field, amount, up_to, written, currency.span)
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
        self.money_in(field, amount, up_to, currency, node.span)
    }

    fn money_in(
        &mut self,
        field: &Field,
        amount: Quantity,
        up_to: Option<Quantity>,
        currency: &str,
        at: Span,
    ) -> Option<Value> {
        let Some(code) = Money::currency(&plain_signs(currency)) else {
            return self.unknown_currency(currency, &typed(&read_currencies(currency)), at);
        };
        if let Some(up_to) = up_to.filter(|up_to| up_to.number < amount.number) {
            let finding = Diagnostic::new(Code::ReversedDates, at);
            let finding = finding.arg("field", &field.label);
            let swapped = format!("{code} {}-{}", up_to.number, amount.number);
            let finding = finding.arg("start", amount.to_string()).arg("end", up_to.to_string());
            self.report.push(finding.hint_with(Hint::WriteAs, "text", swapped));
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
        let range = value.scalar().and_then(|written| range_of(&plain_signs(written)));
        let up_to = range.map(|(_, most)| most);
        let with_unit = match (range, parts.get("unit")) {
            (None, None) => self.number_with_unit(field, value.scalar().unwrap_or_default()),
            _ => Vec::new(),
        };
        let value = match (range, with_unit.as_slice()) {
            (Some((least, _)), _) => Some(least),
            (None, []) => self.number(label, Some("%"), value),
            (None, proposals) => {
                let finding = Diagnostic::new(Code::WrongType, value.span).arg("field", label);
                self.report.push(with_proposals(finding.arg("value", value.excerpt()), proposals));
                None
            }
        };
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
        Some(Value::Figure(Box::new(Figure { label, value: value?, up_to, expected, unit, year, source, note, parts })))
    }

    /// The date or the period of a figure.
    fn year(&mut self, field: &Field, node: &Node) -> Option<Period> {
        let single = |date| Period { from: Some(date), to: Some(date) };
        let is_period =
            matches!(&node.data, Data::Map(_)) || node.scalar().is_some_and(|text| text.contains(['/', '–']));
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
}

/// The least and the most of `500-1000`.
fn range_of(written: &str) -> Option<(Quantity, Quantity)> {
    let (least, most) = written.split_once(['-', '–'])?;
    let (least, most) = (Quantity::parse(least.trim()).ok()?, Quantity::parse(most.trim()).ok()?);
    (least.number <= most.number).then_some((least, most))
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
