//! Model files to the [`Model`]: every name resolved, every fault in a model file found.

use super::attributes::{Attributes, folded, owned, wrong};
use super::kind::{Field, FieldSet, Kind, KindId, Need, Section, VocabId, Vocabulary};
use super::names::Names;
use super::types::FieldType;
use super::{Model, merge, sdg, types};
use crate::diagnostic::{Arg, Code, Diagnostic, FileId, Hint, Report, Sources, Span};
use crate::text::{Labels, nearest};
use crate::yaml::{self, Key, Node};
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
    "private",
    "label",
    "also",
    "help",
    "inverse",
    "index",
    "card",
    "derive",
];

/// The embedded model with the catalogue's own (`text` of file `file`) put over it.
pub fn load(own: Option<(FileId, &str)>, sources: &mut Sources, report: &mut Report) -> Model {
    let mut tree = embedded("cooperation.yaml", include_str!("cooperation.yaml"), sources, report);
    let countries = embedded("countries.yaml", include_str!("countries.yaml"), sources, report);
    fill_countries(&mut tree, countries, report);
    if let Some((file, text)) = own
        && let Some(node) = yaml::parse(text, file, 0, report)
    {
        tree = merge::merge(tree, node, report);
    }
    Decoder::new(&tree, report).model()
}

fn embedded(name: &str, text: &'static str, sources: &mut Sources, report: &mut Report) -> Node {
    let file = sources.add_embedded(&format!("cebra:{name}"), text);
    let empty = Node { span: Span::file(file), data: yaml::Data::Map(Vec::new()) };
    yaml::parse(text, file, 0, report).unwrap_or(empty)
}

/// The vocabulary of countries lives in a file of its own, for its source and licence are its own.
fn fill_countries(tree: &mut Node, countries: Node, report: &mut Report) {
    let path = ["vocabularies", "country"];
    let mut at = tree;
    for key in path {
        let yaml::Data::Map(entries) = &mut at.data else { return };
        let Some((_, node)) = entries.iter_mut().find(|(known, _)| known.text == key) else { return };
        at = node;
    }
    let base = std::mem::replace(at, Node { span: at.span, data: yaml::Data::Null });
    *at = merge::merge(base, countries, report);
}

/// A field's type as it was written.
struct RawType<'a> {
    name: Option<(&'a str, Span)>,
    unit: Option<(&'a str, Span)>,
    vocabulary: Option<(&'a str, Span)>,
    to: Vec<(&'a str, Span)>,
    of: Option<(&'a str, Span)>,
}

/// Reads the merged tree. Names are gathered first, so that kinds may refer to each other.
pub(super) struct Decoder<'a> {
    tree: &'a Node,
    pub(super) report: &'a mut Report,
    kind_ids: Vec<&'a str>,
    vocab_ids: Vec<&'a str>,
}

impl<'a> Decoder<'a> {
    fn new(tree: &'a Node, report: &'a mut Report) -> Self {
        Attributes::new("model", tree.span, tree, &["common", "groups", "vocabularies", "kinds"], report);
        let ids = |key| match tree.get(key) {
            Some(node) => node.entries().iter().map(|(key, _): &(Key, Node)| key.text.as_str()).collect(),
            None => Vec::new(),
        };
        Decoder { tree, report, kind_ids: ids("kinds"), vocab_ids: ids("vocabularies") }
    }

    fn entries(&self, key: &str) -> &'a [(Key, Node)] {
        self.tree.get(key).map_or(&[], Node::entries)
    }

    fn model(mut self) -> Model {
        let mut vocabularies = Vec::new();
        for (key, node) in self.entries("vocabularies") {
            vocabularies.push(self.vocabulary(key, node));
        }
        let mut kinds: Vec<Kind> = Vec::new();
        let mut kind_names = Names::default();
        for (index, (key, node)) in self.entries("kinds").iter().enumerate() {
            let (kind, also) = self.kind(key, node);
            let names = [&kind.label, &kind.plural, &kind.route];
            for labels in names {
                if let Some(name) = kind_names.add_all(index, &kind.id, labels, &also) {
                    self.clash(name, key.span);
                }
            }
            kinds.push(kind);
        }
        self.check_routes(&kinds, &vocabularies);
        self.check_derived(&kinds);
        Model { kinds, kind_names, vocabularies, sdgs: sdg::embedded(), types: types::embedded() }
    }

    pub(super) fn clash(&mut self, name: &str, span: Span) {
        self.report.push(Diagnostic::new(Code::ModelClash, span).arg("name", name));
    }

    pub(super) fn unknown_name(&mut self, name: &str, span: Span, known: &[&str]) {
        let finding = Diagnostic::new(Code::ModelUnknownName, span).arg("name", name);
        self.report.push(finding.nearest(nearest(name, known.iter().copied())));
    }

    fn kind(&mut self, key: &'a Key, node: &'a Node) -> (Kind, Vec<String>) {
        let known = ["label", "plural", "route", "also", "description", "fields", "sections"];
        let mut read = Attributes::new(&key.text, key.span, node, &known, self.report);
        let label = read.required_labels("label");
        let plural = read.labels("plural").unwrap_or_else(|| label.clone());
        let route = read.labels("route").unwrap_or_else(|| plural.clone());
        let route = folded(&route, &key.text, key.span, read.report);
        let also = owned(read.texts("also"));
        let description = read.labels("description");
        let (own, sections) = (read.entries("fields"), read.entries("sections"));
        let inherited =
            self.entries("common").iter().filter(|(common, _)| !own.iter().any(|(key, _)| key.text == common.text));
        let mut fields = self.field_set(own.iter().chain(inherited), &mut Vec::new());
        match fields.by_id(Kind::TITLE) {
            Some((_, Field { of: FieldType::Text, many: false, .. })) => {}
            Some(_) => wrong(self.report, Kind::TITLE, key.span),
            None => {
                let finding = Diagnostic::new(Code::ModelMissingKey, key.span);
                self.report.push(finding.arg("name", key.text.as_str()).arg("key", Kind::TITLE));
            }
        }
        let (sections, section_names) = self.sections(sections, &mut fields);
        let kind = Kind { id: key.text.clone(), label, plural, route, description, fields, sections, section_names };
        (kind, also)
    }

    fn sections(&mut self, entries: &'a [(Key, Node)], fields: &mut FieldSet) -> (Vec<Section>, Names) {
        let known = ["label", "also", "required", "recommended", "gather"];
        let mut names = Names::default();
        let mut sections = Vec::new();
        for (index, (key, node)) in entries.iter().enumerate() {
            let mut read = Attributes::new(&key.text, key.span, node, &known, self.report);
            let label = read.required_labels("label");
            let also = owned(read.texts("also"));
            let (need, gather) = (need(&mut read), read.flag("gather"));
            if let Some(name) = names.add_all(index, &key.text, &label, &also) {
                self.clash(name, key.span);
            }
            if fields.names.find(&key.text).is_some() {
                self.clash(&key.text, key.span);
            }
            sections.push(Section { id: key.text.clone(), label, need, gather });
        }
        (sections, names)
    }

    fn field_set(&mut self, entries: impl Iterator<Item = &'a (Key, Node)>, within: &mut Vec<&'a str>) -> FieldSet {
        let mut set = FieldSet::default();
        let mut derived = Vec::new();
        let mut keys: Vec<&Key> = Vec::new();
        for (key, node) in entries {
            let index = set.fields.len();
            let (field, also, derive) = self.field(key, node, within);
            keys.push(key);
            if let Some(name) = set.names.add_all(index, &key.text, &field.label, &also) {
                // A kind's own fields come before those all kinds have: its own is the one to rename.
                let first = set.names.find(name).map_or(key.span, |first| keys[first].span);
                self.report.push(Diagnostic::new(Code::ModelClash, first).arg("name", name).related(key.span));
            }
            if let Some(path) = derive {
                derived.push((index, path));
            }
            set.fields.push(field);
        }
        for (index, (path, span)) in derived {
            let from = path.split_once('.').and_then(|(from, target)| Some((set.by_id(from)?.0, target)));
            match from {
                Some((from, target)) => set.fields[index].derive = Some((from, target.to_owned())),
                None => {
                    let ids: Vec<&str> = set.fields.iter().map(|field| field.id.as_str()).collect();
                    self.unknown_name(path, span, &ids);
                }
            }
        }
        set
    }

    #[allow(clippy::type_complexity)] // the three results of reading one field, used in one place
    fn field(
        &mut self,
        key: &'a Key,
        node: &'a Node,
        within: &mut Vec<&'a str>,
    ) -> (Field, Vec<String>, Option<(&'a str, Span)>) {
        let mut read = Attributes::new(&key.text, key.span, node, FIELD_KEYS, self.report);
        let label = read.required_labels("label");
        let also = owned(read.texts("also"));
        let (many, private) = (read.flag("many"), read.flag("private"));
        let (index, card) = (read.flag("index"), read.flag("card"));
        let (help, inverse) = (read.labels("help"), read.labels("inverse"));
        let (need, derive) = (need(&mut read), read.text("derive"));
        let raw = RawType {
            name: read.text("type"),
            unit: read.text("unit"),
            vocabulary: read.text("vocabulary"),
            to: read.texts("to"),
            of: read.text("of"),
        };
        let of = self.field_type(key, &raw, within);
        let field =
            Field { id: key.text.clone(), of, many, need, private, label, help, inverse, index, card, derive: None };
        (field, also, derive)
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
            "window" => FieldType::Window,
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

    /// `any` stands for every kind.
    fn kinds_named(&mut self, names: &[(&str, Span)]) -> FieldType {
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
        const DEEPEST: usize = 8;
        if within.contains(&name) || within.len() >= DEEPEST {
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

    /// In each language a route belongs to one kind or vocabulary.
    fn check_routes(&mut self, kinds: &[Kind], vocabularies: &[Vocabulary]) {
        let kind_routes = kinds.iter().zip(self.entries("kinds")).map(|(kind, (key, _))| (&kind.route, key));
        let vocab_routes = vocabularies.iter().zip(self.entries("vocabularies"));
        let vocab_routes = vocab_routes.map(|(vocabulary, (key, _))| (&vocabulary.route, key));
        let routes: Vec<(&Labels, &Key)> = kind_routes.chain(vocab_routes).collect();
        for (at, (route, key)) in routes.iter().enumerate() {
            // Two kinds of one name have been found already.
            let before = if at < kinds.len() { &[] } else { &routes[..at] };
            for (other, first) in before {
                if let Some((name, _)) = route.iter().zip(other.iter()).find(|(one, other)| one == other) {
                    let finding = Diagnostic::new(Code::ModelClash, key.span).arg("name", name);
                    self.report.push(finding.related(first.span));
                }
            }
        }
    }

    /// `derive: city.country` needs a reference `city` to kinds of which one at least has `country`.
    fn check_derived(&mut self, kinds: &[Kind]) {
        for (kind, (_, node)) in kinds.iter().zip(self.entries("kinds")) {
            for field in &kind.fields.fields {
                let Some((from, target)) = &field.derive else { continue };
                // Only a term of the same vocabulary means the same in another record.
                let alike = |other: &Kind| {
                    let source = other.field(target).map(|(_, source)| &source.of);
                    matches!((source, &field.of), (Some(FieldType::Term(one)), FieldType::Term(other)) if one == other)
                };
                let has = |other: &Kind| other.field(target).is_some();
                let found = match &kind.fields.fields[*from].of {
                    FieldType::Ref(to) => {
                        let all: Vec<&Kind> = if to.is_empty() {
                            kinds.iter().collect()
                        } else {
                            to.iter().map(|to| &kinds[to.index()]).collect()
                        };
                        all.iter().any(|kind| alike(kind)) && all.iter().all(|kind| alike(kind) || !has(kind))
                    }
                    _ => false,
                };
                if !found {
                    let own = node.get("fields").and_then(|fields| fields.get(&field.id));
                    let span = own.and_then(|own| own.get("derive")).map_or(node.span, |derive| derive.span);
                    self.report.push(
                        Diagnostic::new(Code::ModelUnknownName, span)
                            .arg("name", format!("{}.{target}", kind.fields.fields[*from].id))
                            .hint_with(Hint::Expected, "what", Arg::Text("ref.field".to_owned())),
                    );
                }
            }
        }
    }
}

fn need(read: &mut Attributes) -> Need {
    let (required, recommended) = (read.flag("required"), read.flag("recommended"));
    match (required, recommended) {
        (true, true) => {
            wrong(read.report, "recommended", read.span);
            Need::Required
        }
        (true, false) => Need::Required,
        (false, true) => Need::Recommended,
        (false, false) => Need::Optional,
    }
}
