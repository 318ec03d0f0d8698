//! Figures that are contradictory, or lack a unit or a year.

use crate::catalogue::{Catalogue, EntryId};
use crate::diagnostic::{Code, Diagnostic, Hint, Report, Span};
use crate::entry;
use crate::model::{
    Field, FieldId, FieldSet, FieldType, Figure, Item, Measure, Model, Period, Qualifier, Quantity, Record, Value,
};
use crate::text::slug;

/// Reports contradictions.
pub(super) fn check(catalogue: &Catalogue, id: EntryId, report: &mut Report) {
    let (entry, model) = (catalogue.entry(id), &*catalogue.model);
    let set = &catalogue.kind(id).fields;
    check_record(set, &entry.original.record, model, report);
    entry::walk(set, &entry.original.record, &mut |spot| {
        if let Value::Figure(figure) = &spot.item.value {
            contradictions(figure, spot.item.span, model, report);
        }
    });
}

/// Reports missing units and years.
pub(super) fn advise(catalogue: &Catalogue, id: EntryId, report: &mut Report) {
    let entry = catalogue.entry(id);
    entry::walk(&catalogue.kind(id).fields, &entry.original.record, &mut |spot| {
        let Value::Figure(figure) = &spot.item.value else { return };
        let mut lacks =
            |code| report.push(Diagnostic::new(code, spot.item.span).arg("label", figure.label.text.as_str()));
        if figure.year.is_none() {
            lacks(Code::FigureWithoutYear);
        }
        if figure.unit.is_none() {
            lacks(Code::FigureWithoutUnit);
        }
    });
}

fn contradictions(figure: &Figure, at: Span, model: &Model, report: &mut Report) {
    let (label, unit) = (figure.label.text.as_str(), figure.unit.as_ref().map_or("", |unit| unit.text.as_str()));
    let parts: Vec<Quantity> = figure.parts.iter().map(|part| part.value).collect();
    sum(label, figure.value, &parts, at, report);
    share(label, figure.value, unit, at, report);
    measure(label, unit, at, model, report);
}

/// Checks related numbers of a record and its groups.
fn check_record(set: &FieldSet, record: &Record, model: &Model, report: &mut Report) {
    for (number, item) in record.iter() {
        let field = &set[number];
        if field.consistency.shares_of_whole {
            whole(item, report);
        }
        if let Value::Number(total) = item.value {
            NumberCheck { set, record, field, total, at: item.span }.check(model, report);
        }
        if let FieldType::Group(inner) = &field.of {
            for item in item.each() {
                if let Value::Group(record) = &item.value {
                    check_record(inner, record, model, report);
                }
            }
        }
    }
}

/// A number with the record that contains it.
struct NumberCheck<'a> {
    set: &'a FieldSet,
    record: &'a Record,
    field: &'a Field,
    total: Quantity,
    at: Span,
}

impl<'a> NumberCheck<'a> {
    fn check(&self, model: &Model, report: &mut Report) {
        let own_unit = match &self.field.of {
            FieldType::Number { unit: Some(unit) } => unit.as_str(),
            _ => "",
        };
        let unit = self.field.consistency.unit.map_or(own_unit, |number| self.text(number));
        let named = self.set.find(|field| matches!(field.of, FieldType::Text)).map(|(id, _)| id);
        let name = named.map(|number| self.text(number)).filter(|name| !name.is_empty()).unwrap_or(&self.field.id);
        share(name, self.total, unit, self.at, report);
        if self.field.consistency.unit.is_some() {
            measure(name, unit, self.at, model, report);
        }
        self.against_parts(name, unit, report);
    }

    fn text(&self, number: FieldId) -> &'a str {
        match self.record.get(number).map(|item| &item.value) {
            Some(Value::Text(text)) => text.text.as_str(),
            _ => "",
        }
    }

    fn against_parts(&self, name: &str, unit: &str, report: &mut Report) {
        let consistency = &self.field.consistency;
        let parts: Vec<Quantity> =
            consistency.parts.iter().filter_map(|part| number(self.record.get(*part)?)).collect();
        if parts.len() < consistency.parts.len() || parts.is_empty() {
            return;
        }
        let low = parts.iter().map(|part| part.number).fold(f64::INFINITY, f64::min);
        let high = parts.iter().map(|part| part.number).fold(f64::NEG_INFINITY, f64::max);
        let slack = tolerance(&[self.total]) + tolerance(&parts);
        let is_between = self.total.number >= low - slack && self.total.number <= high + slack;
        if consistency.unit.is_none() || (!is_rate(unit) && !is_between) {
            // A number with a unit field may also be an average, which lies between its parts.
            sum(name, self.total, &parts, self.at, report);
        } else if !is_between {
            let finding = Diagnostic::new(Code::TotalOutsideParts, self.at).arg("total", self.total.to_string());
            let list: Vec<String> = parts.iter().map(Quantity::to_string).collect();
            let finding = finding.arg("unit", unit).arg("list", list.join(", "));
            report.push(finding.hint(Hint::CheckSource));
        }
    }
}

fn number(item: &Item) -> Option<Quantity> {
    match item.value {
        Value::Number(quantity) => Some(quantity),
        _ => None,
    }
}

/// Whether a unit is a rate. A rate is not the sum of the rates of its parts but lies between them.
fn is_rate(unit: &str) -> bool {
    let unit = unit.to_lowercase();
    unit.contains('%') || unit.contains("por ") || unit.contains("per ") || unit.contains('/')
}

/// The tolerance of numbers: half of the last digit, or two per cent if they are qualified.
fn tolerance(numbers: &[Quantity]) -> f64 {
    numbers.iter().map(tolerance_of).sum()
}

fn tolerance_of(quantity: &Quantity) -> f64 {
    match quantity.qualifier {
        Qualifier::Exact if quantity.number.fract() == 0.0 && quantity.decimals == 0 => 0.0,
        Qualifier::Exact => 0.5 * 0.1_f64.powi(i32::from(quantity.decimals)),
        _ => quantity.number.abs() * 0.02,
    }
}

fn sum(label: &str, total: Quantity, parts: &[Quantity], at: Span, report: &mut Report) {
    if parts.is_empty() {
        return;
    }
    let result: f64 = parts.iter().map(|part| part.number).sum();
    // Sums of binary fractions are not exact.
    if (result - total.number).abs() > tolerance(&[total]) + tolerance(parts) + 1e-9 * total.number.abs() {
        let finding = Diagnostic::new(Code::PartsNotTotal, at).arg("label", label).arg("total", total.to_string());
        let finding = finding.arg("sum", added(parts)).arg("result", plain(result, parts));
        report.push(finding.hint(Hint::CheckSource));
    }
}

fn share(label: &str, value: Quantity, unit: &str, at: Span, report: &mut Report) {
    if unit.trim() == "%" && value.number > 100.0 {
        let finding = Diagnostic::new(Code::ShareTooLarge, at).arg("label", label).arg("value", value.to_string());
        report.push(finding.hint(Hint::CheckSource));
    }
}

/// Percentages with the same year and source are shares of one whole.
fn whole(item: &Item, report: &mut Report) {
    /// Allowance for rounded shares.
    const ROUNDING: f64 = 0.5;
    type Of<'a> = (Option<Period>, Option<&'a str>);
    let mut sums: Vec<(Of, Vec<Quantity>, Span)> = Vec::new();
    for item in item.each() {
        let Value::Figure(figure) = &item.value else { continue };
        if figure.unit.as_ref().is_none_or(|unit| !unit.text.contains('%')) {
            continue;
        }
        let of = (figure.year, figure.source.as_ref().map(|source| source.text.as_str()));
        match sums.iter_mut().find(|(known, _, _)| *known == of) {
            Some((_, parts, _)) => parts.push(figure.value),
            None => sums.push((of, vec![figure.value], item.span)),
        }
    }
    for (_, parts, at) in sums {
        let result: f64 = parts.iter().map(|part| part.number).sum();
        if result > 100.0 + ROUNDING + tolerance(&parts) && parts.len() > 1 {
            let finding = Diagnostic::new(Code::SharesBeyondWhole, at).arg("sum", added(&parts));
            report.push(finding.arg("result", plain(result, &parts)).hint(Hint::CheckSource));
        }
    }
}

fn added(parts: &[Quantity]) -> String {
    parts.iter().map(Quantity::to_string).collect::<Vec<_>>().join(" + ")
}

/// The result with at most the decimals of its parts.
fn plain(result: f64, parts: &[Quantity]) -> String {
    let decimals = parts.iter().map(|part| part.decimals).max().unwrap_or_default();
    format!("{result:.*}", usize::from(decimals))
}

/// Reports a unit that does not fit the quantity named in the label, such as hours in cubic metres.
fn measure(label: &str, unit: &str, at: Span, model: &Model, report: &mut Report) {
    let folded = slug(label);
    let words: Vec<&str> = folded.split('-').collect();
    let unit_folded = unit.trim().to_lowercase();
    let matches_label = |measure: &&Measure| measure.words.iter().any(|word| words.contains(&word.as_str()));
    let expected: Vec<&Measure> = model.measures.iter().filter(matches_label).collect();
    let is_unit_of = |measure: &Measure| measure.units.contains(&unit_folded);
    let (Some(first), Some(other)) = (expected.first(), model.measures.iter().find(|measure| is_unit_of(measure)))
    else {
        return;
    };
    if !expected.iter().any(|measure| is_unit_of(measure)) {
        let units: Vec<&str> = first.units.iter().take(3).map(String::as_str).collect();
        let finding = Diagnostic::new(Code::UnitOfOtherMeasure, at).arg("label", label).arg("unit", unit);
        let finding = finding.arg("expected", &first.label).arg("measure", &other.label);
        report.push(finding.hint_with(Hint::OneOf, "list", units.join(", ")));
    }
}
