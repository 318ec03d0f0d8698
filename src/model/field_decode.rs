//! Decoding of the fields of a kind or group.

use super::attributes::{Attributes, owned, wrong};
use super::decoder::{Decoder, Written};
use super::field::{Consistency, Field, FieldSet, FieldType, Layout};
use super::ids::{FieldId, KindId, VocabId};
use super::kind::Kind;
use crate::diagnostic::{Code, Diagnostic, Span};
use crate::yaml::{Key, Node};
use std::sync::Arc;

const FIELD_KEYS: &[&str] = &[
    "type",
    "of",
    "vocabulary",
    "to",
    "unit",
    "many",
    "required",
    "recommended",
    "desirable",
    "private",
    "label",
    "also",
    "help",
    "inverse",
    "index",
    "card",
    "derive",
    "gather",
    "layout",
    "rows",
    "agree",
    "parts",
    "unit_in",
    "language_in",
    "zone_in",
    "instead",
    "unlisted",
    "edition",
    "whole",
    "schema",
];

/// The type of a field with its parameters, before names are resolved.
struct RawType<'a> {
    name: Option<Written<'a>>,
    unit: Option<Written<'a>>,
    vocabulary: Option<Written<'a>>,
    to: Vec<Written<'a>>,
    of: Option<Written<'a>>,
}

/// A field whose references to other fields of its set are not resolved yet.
struct RawField<'a> {
    field: Field,
    also: Vec<String>,
    derive: Option<Written<'a>>,
    agree: Vec<Written<'a>>,
    parts: Vec<Written<'a>>,
    unit_in: Option<Written<'a>>,
    language_in: Option<Written<'a>>,
    zone_in: Option<Written<'a>>,
    instead: Vec<Written<'a>>,
    rows: Vec<Written<'a>>,
}

impl<'a> Decoder<'a> {
    pub(super) fn field_set(
        &mut self,
        entries: impl Iterator<Item = &'a (Key, Node)>,
        within: &mut Vec<&'a str>,
    ) -> FieldSet {
        let mut set = FieldSet::default();
        let mut raw_fields: Vec<RawField> = Vec::new();
        let mut keys: Vec<&Key> = Vec::new();
        for (key, node) in entries {
            let index = set.fields.len();
            let raw = self.field(key, node, within);
            keys.push(key);
            if let Some(name) = set.names.add_all(index, &key.text, &raw.field.label, &raw.also) {
                // A kind's own fields come before the common ones, so the kind's own field is reported.
                let first = set.names.find(name).map_or(key.span, |first| keys[first].span);
                self.report.push(Diagnostic::new(Code::ModelClash, first).arg("name", name).related(key.span));
            }
            set.fields.push(raw.field.clone());
            raw_fields.push(raw);
        }
        for (index, raw) in raw_fields.iter().enumerate() {
            let id = FieldId::new(index);
            set[id].derive = raw.derive.and_then(|path| self.path(&set, path));
            let with = raw.agree.iter().filter_map(|path| self.path(&set, *path)).collect();
            set[id].consistency.with = with;
            set[id].consistency.parts = self.siblings(&set, &raw.parts);
            set[id].consistency.unit = self.siblings(&set, raw.unit_in.as_slice()).first().copied();
            set[id].rows = self.siblings(&set, &raw.rows);
            set[id].language = self.siblings(&set, raw.language_in.as_slice()).first().copied();
            set[id].zone = self.siblings(&set, raw.zone_in.as_slice()).first().copied();
            set[id].instead = self.siblings(&set, &raw.instead);
        }
        set
    }

    /// Resolves `city.country`: the number of field `city` of the set, and the id of a field in the record it refers
    /// to.
    fn path(&mut self, set: &FieldSet, (path, span): Written<'a>) -> Option<(FieldId, String)> {
        let found = path.split_once('.').and_then(|(from, target)| Some((set.by_id(from)?.0, target.to_owned())));
        if found.is_none() {
            self.unknown_field(set, path, span);
        }
        found
    }

    /// Resolves the id of a field of the set or a path such as `organisation.web`.
    pub(super) fn field_or_path(&mut self, set: &FieldSet, written: Written<'a>) -> Option<(FieldId, Option<String>)> {
        match written.0.contains('.') {
            true => self.path(set, written).map(|(from, target)| (from, Some(target))),
            false => self.siblings(set, &[written]).first().map(|number| (*number, None)),
        }
    }

    pub(super) fn siblings(&mut self, set: &FieldSet, names: &[Written<'a>]) -> Vec<FieldId> {
        let mut found = Vec::new();
        for (name, span) in names {
            match set.by_id(name) {
                Some((number, _)) => found.push(number),
                None => self.unknown_field(set, name, *span),
            }
        }
        found
    }

    fn unknown_field(&mut self, set: &FieldSet, name: &str, span: Span) {
        let ids: Vec<&str> = set.fields.iter().map(|field| field.id.as_str()).collect();
        self.unknown_name(name, span, &ids);
    }

    fn field(&mut self, key: &'a Key, node: &'a Node, within: &mut Vec<&'a str>) -> RawField<'a> {
        let mut read = Attributes::new(&key.text, key.span, node, FIELD_KEYS, self.report);
        let label = read.required_labels("label");
        let also = owned(read.texts("also"));
        let (many, private, edition) = (read.flag("many"), read.flag("private"), read.flag("edition"));
        let (index, card) = (read.flag("index"), read.flag("card"));
        let (help, inverse) = (read.labels("help"), read.labels("inverse"));
        let (need, derive) = (read.need(), read.text("derive"));
        let (agree, unit_in) = (read.texts("agree"), read.text("unit_in"));
        let (parts, rows, language_in) = (read.texts("parts"), read.texts("rows"), read.text("language_in"));
        let (zone_in, instead, unlisted) = (read.text("zone_in"), read.texts("instead"), read.text("unlisted"));
        let consistency = Consistency { shares_of_whole: read.flag("whole"), ..Consistency::default() };
        let (gather, layout) = (read.text("gather"), read.text("layout"));
        let schema = read.text("schema").map(|(name, _)| name.to_owned());
        let is_typed = read.get("type").is_some() || !read.is_meant("type");
        let raw = RawType {
            name: if is_typed { read.text("type") } else { Some(("text", key.span)) },
            unit: read.text("unit"),
            vocabulary: read.text("vocabulary"),
            to: read.texts("to"),
            of: read.text("of"),
        };
        let (gather, layout) = (self.gathering_named(gather), self.layout(layout));
        let of = self.field_type(key, &raw, within);
        let unlisted = match unlisted.map(|(name, span)| self.vocabulary_named(name, span)) {
            Some(FieldType::Term(vocabulary)) => Some(vocabulary),
            _ => None,
        };
        if many && is_single(&key.text, &of) {
            wrong(self.report, "many", key.span);
        }
        let field = Field {
            id: key.text.clone(),
            of,
            many,
            need,
            instead: Vec::new(),
            unlisted,
            edition,
            private,
            label,
            help,
            inverse,
            index,
            card,
            derive: None,
            schema,
            gather,
            layout,
            rows: Vec::new(),
            language: None,
            zone: None,
            consistency,
        };
        RawField { field, also, derive, agree, parts, unit_in, language_in, zone_in, instead, rows }
    }

    fn layout(&mut self, written: Option<Written<'a>>) -> Option<Layout> {
        let (name, span) = written?;
        let known = Layout::NAMES.iter().find(|(known, _)| *known == name);
        if known.is_none() {
            let names: Vec<&str> = Layout::NAMES.iter().map(|(name, _)| *name).collect();
            self.unknown_name(name, span, &names);
        }
        known.map(|(_, layout)| *layout)
    }

    fn field_type(&mut self, key: &'a Key, raw: &RawType<'a>, within: &mut Vec<&'a str>) -> FieldType {
        let lacks = |attribute: &'static str| {
            Diagnostic::new(Code::ModelMissingKey, key.span).arg("name", key.text.as_str()).arg("key", attribute)
        };
        let Some((name, span)) = raw.name else { return self.or_text(lacks("type")) };
        match name {
            "text" => FieldType::Text,
            "markdown" => FieldType::Markdown,
            "date" => FieldType::Date,
            "period" => FieldType::Period,
            "window" => FieldType::Window {
                stages: match raw.vocabulary.map(|(name, span)| self.vocabulary_named(name, span)) {
                    Some(FieldType::Term(vocabulary)) => Some(vocabulary),
                    _ => None,
                },
            },
            "occasion" => FieldType::Occasion,
            "zone" => FieldType::Zone,
            "number" => FieldType::Number { unit: raw.unit.map(|(unit, _)| unit.to_owned()) },
            "money" => FieldType::Money,
            "figure" => FieldType::Figure,
            "place" => FieldType::Place,
            "sdg" => FieldType::Sdg,
            "link" => FieldType::Link,
            "image" => FieldType::Image,
            "file" => FieldType::File,
            "bool" => FieldType::Bool,
            "email" => FieldType::Email,
            "phone" => FieldType::Phone,
            "language" => FieldType::Language,
            "publication" => FieldType::Publication,
            "term" => match raw.vocabulary {
                Some((name, span)) => self.vocabulary_named(name, span),
                None => self.or_text(lacks("vocabulary")),
            },
            "ref" if raw.to.is_empty() => self.or_text(lacks("to")),
            "ref" => self.kinds_named(&raw.to),
            "outline" => FieldType::Outline,
            "group" => match raw.of {
                Some((name, span)) => self.group(name, span, within),
                None => self.or_text(lacks("of")),
            },
            other => {
                self.unknown_name(other, span, FieldType::NAMES);
                FieldType::Text
            }
        }
    }

    fn or_text(&mut self, finding: Diagnostic) -> FieldType {
        self.report.push(finding);
        FieldType::Text
    }

    fn vocabulary_named(&mut self, name: &str, span: Span) -> FieldType {
        match self.vocab_ids.iter().position(|id| *id == name) {
            Some(index) => FieldType::Term(VocabId::new(index)),
            None => {
                let known = self.vocab_ids.clone();
                self.unknown_name(name, span, &known);
                FieldType::Text
            }
        }
    }

    /// A reference type to the named kinds; `any` means every kind.
    pub(super) fn kinds_named(&mut self, names: &[(&str, Span)]) -> FieldType {
        let mut kinds = Vec::new();
        for (name, span) in names.iter().filter(|(name, _)| *name != "any") {
            match self.kind_ids.iter().position(|id| id == name) {
                Some(index) => kinds.push(KindId::new(index)),
                None => {
                    let known = self.kind_ids.clone();
                    self.unknown_name(name, *span, &known);
                }
            }
        }
        FieldType::Ref(kinds)
    }

    fn group(&mut self, name: &'a str, span: Span, within: &mut Vec<&'a str>) -> FieldType {
        const MAX_DEPTH: usize = 8;
        if within.contains(&name) || within.len() >= MAX_DEPTH {
            self.report.push(Diagnostic::new(Code::ModelCycle, span).arg("name", name));
            return FieldType::Text;
        }
        let groups = self.entries("groups");
        let Some((_, node)) = groups.iter().find(|(key, _)| key.text == name) else {
            let known: Vec<&str> = groups.iter().map(|(key, _)| key.text.as_str()).collect();
            self.unknown_name(name, span, &known);
            return FieldType::Text;
        };
        within.push(name);
        let set = self.field_set(node.entries().iter(), within);
        within.pop();
        FieldType::Group(Arc::new(set))
    }
}

/// Whether pages show only one value of a field: a record has one title, one language and one publication status.
fn is_single(id: &str, of: &FieldType) -> bool {
    const SINGLE: [&str; 4] = [Kind::TITLE, Kind::SUMMARY, Kind::VERIFIED, Kind::INFO_DATE];
    matches!(of, FieldType::Language | FieldType::Publication) || SINGLE.contains(&id)
}
