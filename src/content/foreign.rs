//! Names and values of other systems' records, read only to say what to type.

use super::decode::Decoder;
use super::suggest::in_each;
use crate::diagnostic::{Diagnostic, Hint};
use crate::model::{Field, FieldSet, FieldType};
use crate::text::{Labels, slug};
use crate::yaml::{Key, Node, needs_quotes, quoted};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::LazyLock;

type Table = BTreeMap<String, Vec<String>>;

/// The names in `foreign.yaml`.
#[derive(Deserialize)]
struct Foreign {
    fields: Table,
    none: Vec<String>,
    status: Table,
    languages: Table,
}

static FOREIGN: LazyLock<Foreign> =
    LazyLock::new(|| serde_yaml::from_str(include_str!("foreign.yaml")).expect("foreign.yaml is part of the program"));

/// The id that a name of another system stands for.
fn meant(table: &'static Table, name: &str) -> Option<&'static str> {
    let name = slug(name);
    table.iter().find(|(_, names)| names.contains(&name)).map(|(id, _)| id.as_str())
}

impl Decoder<'_> {
    /// Adds what to type for a key of another system: a field that the record does not have yet, or nothing.
    pub(super) fn with_foreign_field(
        &self,
        finding: &Diagnostic,
        set: &FieldSet,
        (key, value): (&Key, &Node),
        entries: &[(Key, Node)],
    ) -> Option<Diagnostic> {
        let finding = finding.clone();
        // A name of this kind with a letter wrong is rather that.
        let misspelt = set.names.misspelt(&key.text);
        if misspelt.is_none() && FOREIGN.none.contains(&slug(&key.text)) {
            return Some(finding.hint(Hint::DeleteKey));
        }
        let id = meant(&FOREIGN.fields, &key.text)?;
        let is_free = |at: &usize| !entries.iter().any(|(key, _)| set.names.find(&key.text) == Some(*at));
        let at = set.fields.iter().position(|field| field.id == id).filter(is_free)?;
        if misspelt.is_some_and(|near| near != at) {
            return None;
        }
        let field = &set.fields[at];
        let degrees = |names: &[&str]| {
            let node = entries.iter().find(|(key, _)| names.contains(&slug(&key.text).as_str()));
            node.and_then(|(_, node)| node.scalar())
        };
        let place = degrees(&["latitude", "latitud", "lat"]).zip(degrees(&["longitude", "longitud", "lon", "lng"]));
        let value = match (&field.of, place) {
            (FieldType::Place, Some((lat, lon))) => self.place_of(field, &format!("{lat}; {lon}")),
            (FieldType::Group(_) | FieldType::Place, _) => {
                value.scalar().and_then(|written| self.foreign_value(field, written))
            }
            _ => None,
        };
        let label = field.label.map(str::to_lowercase);
        Some(match value {
            Some(value) => {
                let value = if field.many { value.map(|value| format!("[{value}]")) } else { value };
                let line = in_each(|lang| format!("{}: {}", label.get(lang), value.get(lang)));
                finding.hint_with(Hint::WriteAs, "text", &line)
            }
            None => finding.hint_with(Hint::DidYouMean, "name", label),
        })
    }

    /// What to type for a value of another system.
    pub(super) fn foreign_value(&self, field: &Field, written: &str) -> Option<Labels> {
        let written = written.trim();
        match &field.of {
            FieldType::Place => self.place_of(field, written),
            FieldType::Publication => {
                let id = meant(&FOREIGN.status, written)?;
                let word = self.model.types.words(&field.of).word(id)?;
                Some(word.label.map(str::to_lowercase))
            }
            FieldType::Language => {
                let code = written.split(['-', '_']).next().unwrap_or_default().to_lowercase();
                let is_known = self.word(field, &code).is_some();
                let code = if is_known { code } else { meant(&FOREIGN.languages, &code)?.to_owned() };
                Some(Labels::same(&code))
            }
            FieldType::Group(set) => {
                let first = set.fields.first().filter(|first| matches!(first.of, FieldType::Text))?;
                // In a group YAML would also end a text at these signs.
                let is_plain = !needs_quotes(written) && !written.contains([',', '[', ']', '{', '}']);
                let text = if is_plain { written.to_owned() } else { quoted(written) };
                Some(in_each(|lang| format!("{{{}: {text}}}", first.label.get(lang).to_lowercase())))
            }
            _ => None,
        }
    }

    /// The place that is meant by latitude and longitude, or by a point with the longitude first.
    fn place_of(&self, field: &Field, written: &str) -> Option<Labels> {
        let point = written.strip_prefix("POINT").map(|rest| rest.trim().trim_start_matches('(').trim_end_matches(')'));
        let is_point = point.is_some();
        let text = point.unwrap_or(written);
        let divides = |c: char| if text.contains(';') { c == ';' } else { matches!(c, ',' | ' ' | '/') };
        let parts = text.split(divides).map(|part| part.trim().replace(',', "."));
        let numbers: Vec<f64> =
            parts.filter(|part| !part.is_empty()).map(|part| part.parse().ok()).collect::<Option<_>>()?;
        let [first, second] = numbers[..] else { return None };
        let (lat, lon) = if is_point { (second, first) } else { (first, second) };
        let is_place = lat.abs() <= 90.0 && lon.abs() <= 180.0;
        is_place.then(|| {
            in_each(|lang| {
                let part = |id| self.part_name(field, id, lang);
                format!("{{{}: {lat}, {}: {lon}}}", part("lat"), part("lon"))
            })
        })
    }
}
