//! Loading of the [`Model`]: names are resolved and every fault in a model file is reported.

use super::attributes::{Attributes, owned, slugs, wrong};
use super::decoder::{Decoder, Written};
use super::field::{Field, FieldSet, FieldType};
use super::kind::{Kind, Section, Vocabulary};
use super::names::Names;
use super::{Model, merge, sdg, types};
use crate::diagnostic::{Arg, Code, Diagnostic, FileId, Hint, Report, Sources, Span};
use crate::text::Labels;
use crate::yaml::{self, Key, Node};

/// Loads the embedded model, overlaid with the catalogue's `model.yaml` (`text` of file `file`) if it has one.
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
    let empty = Node::new(Span::file(file), yaml::Data::Map(Vec::new()));
    yaml::parse(text, file, 0, report).unwrap_or(empty)
}

/// The vocabulary of countries is in a separate file because of its own source and licence.
fn fill_countries(tree: &mut Node, countries: Node, report: &mut Report) {
    let path = ["vocabularies", Model::COUNTRY];
    let mut at = tree;
    for key in path {
        let yaml::Data::Map(entries) = &mut at.data else { return };
        let Some((_, node)) = entries.iter_mut().find(|(known, _)| known.text == key) else { return };
        at = node;
    }
    let base = std::mem::replace(at, Node::new(at.span, yaml::Data::Null));
    *at = merge::merge(base, countries, report);
}

/// The entries of a map of the model file.
type Entries<'a> = &'a [(Key, Node)];

/// Entries of several maps.
type Chosen<'a> = Vec<&'a (Key, Node)>;

impl<'a> Decoder<'a> {
    fn model(mut self) -> Model {
        let mut vocabularies = Vec::new();
        for (key, node) in self.entries("vocabularies") {
            vocabularies.push(self.vocabulary(key, node));
        }
        self.includes(&mut vocabularies);
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
        Model {
            gatherings: self.gatherings(),
            overviews: self.overviews(),
            matchings: self.matchings(&kinds, &vocabularies),
            statistics: self.statistics(),
            measures: self.measures(),
            kinds,
            kind_names,
            vocabularies,
            sdgs: sdg::embedded(),
            types: types::embedded(),
        }
    }

    fn kind(&mut self, key: &'a Key, node: &'a Node) -> (Kind, Vec<String>) {
        let known = [
            "label",
            "plural",
            "route",
            "also",
            "description",
            "fields",
            "sections",
            "uses",
            "sort",
            "divide",
            "explains",
            "proper_names",
            "checklist",
            "schema",
        ];
        let mut read = Attributes::new(&key.text, key.span, node, &known, self.report);
        let label = read.required_labels("label");
        let plural = read.labels("plural").unwrap_or_else(|| label.clone());
        let route = read.labels("route").unwrap_or_else(|| plural.clone());
        let route = slugs(&route, &key.text, key.span, read.report);
        let also = owned(read.texts("also"));
        let description = read.labels("description");
        let (own, sections) = (read.entries("fields"), read.entries("sections"));
        let (sort, divide) = (read.text("sort"), read.text("divide"));
        let (explains, proper_names) = (read.texts("explains"), read.flag("proper_names"));
        let (checklist, schema) = (read.texts("checklist"), read.text("schema").map(|(name, _)| name.to_owned()));
        let uses = read.texts("uses");
        let (entries, sections) = self.with_shared(own, sections, &uses);
        let mut fields = self.field_set(entries.into_iter(), &mut Vec::new());
        match fields.by_id(Kind::TITLE) {
            Some((_, Field { of: FieldType::Text, many: false, .. })) => {}
            Some(_) => wrong(self.report, Kind::TITLE, key.span),
            None => {
                let finding = Diagnostic::new(Code::ModelMissingKey, key.span);
                self.report.push(finding.arg("name", key.text.as_str()).arg("key", Kind::TITLE));
            }
        }
        let (sections, section_names) = self.sections(&sections, &mut fields);
        let place = |id| fields.by_id(id).map(|(number, _)| number);
        let kind = Kind {
            schema,
            verified: place(Kind::VERIFIED),
            info_date: place(Kind::INFO_DATE),
            sort: self.siblings(&fields, sort.as_slice()).first().copied(),
            divide: self.siblings(&fields, divide.as_slice()).first().copied(),
            explains: self.siblings(&fields, &explains),
            checklist: checklist.iter().filter_map(|written| self.field_or_path(&fields, *written)).collect(),
            proper_names,
            id: key.text.clone(),
            label,
            plural,
            route,
            description,
            fields,
            sections,
            section_names,
        };
        (kind, also)
    }

    /// Adds to a kind's own fields and sections those it shares with others and the common fields.
    fn with_shared(
        &mut self,
        own: Entries<'a>,
        sections: Entries<'a>,
        uses: &[Written<'a>],
    ) -> (Chosen<'a>, Chosen<'a>) {
        let (mut entries, mut sections): (Vec<_>, Vec<_>) = (own.iter().collect(), sections.iter().collect());
        for written in uses {
            let (fields, more) = self.shared(*written);
            add_missing(&mut entries, fields);
            add_missing(&mut sections, more);
        }
        add_missing(&mut entries, self.entries("common"));
        (entries, sections)
    }

    /// The fields and sections of a set that several kinds use.
    fn shared(&mut self, (name, span): Written<'a>) -> (Entries<'a>, Entries<'a>) {
        let all = self.entries("shared");
        let Some((key, node)) = all.iter().find(|(key, _)| key.text == name) else {
            let known: Vec<&str> = all.iter().map(|(key, _)| key.text.as_str()).collect();
            self.unknown_name(name, span, &known);
            return (&[], &[]);
        };
        let mut read = Attributes::new(&key.text, key.span, node, &["fields", "sections"], self.report);
        (read.entries("fields"), read.entries("sections"))
    }

    fn sections(&mut self, entries: &[&'a (Key, Node)], fields: &mut FieldSet) -> (Vec<Section>, Names) {
        let known = ["label", "also", "required", "recommended", "desirable", "gather"];
        let mut names = Names::default();
        let mut sections = Vec::new();
        for (index, (key, node)) in entries.iter().enumerate() {
            let mut read = Attributes::new(&key.text, key.span, node, &known, self.report);
            let label = read.required_labels("label");
            let also = owned(read.texts("also"));
            let (need, gather) = (read.need(), read.text("gather"));
            let gather = self.gathering_named(gather);
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

    /// Reports routes that two kinds or vocabularies share in one language.
    fn check_routes(&mut self, kinds: &[Kind], vocabularies: &[Vocabulary]) {
        let kind_routes = kinds.iter().zip(self.entries("kinds")).map(|(kind, (key, _))| (&kind.route, key));
        let vocab_routes = vocabularies.iter().zip(self.entries("vocabularies"));
        let vocab_routes = vocab_routes.map(|(vocabulary, (key, _))| (&vocabulary.route, key));
        let routes: Vec<(&Labels, &Key)> = kind_routes.chain(vocab_routes).collect();
        for (at, (route, key)) in routes.iter().enumerate() {
            // Kinds with the same name have been reported before.
            let before = if at < kinds.len() { &[] } else { &routes[..at] };
            for (other, first) in before {
                if let Some((name, _)) = route.iter().zip(other.iter()).find(|(one, other)| one == other) {
                    let finding = Diagnostic::new(Code::ModelClash, key.span).arg("name", name);
                    self.report.push(finding.related(first.span));
                }
            }
        }
    }

    /// Checks that `derive: city.country` refers to a reference field `city`, and that at least one of its kinds has
    /// a field `country` of the same vocabulary.
    fn check_derived(&mut self, kinds: &[Kind]) {
        for (kind, (_, node)) in kinds.iter().zip(self.entries("kinds")) {
            for field in &kind.fields.fields {
                let Some((from, target)) = &field.derive else { continue };
                // Only terms of the same vocabulary can be derived.
                let alike = |other: &Kind| {
                    let source = other.field(target).map(|(_, source)| &source.of);
                    matches!((source, &field.of), (Some(FieldType::Term(one)), FieldType::Term(other)) if one == other)
                };
                let has = |other: &Kind| other.field(target).is_some();
                let found = match &kind.fields[*from].of {
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
                            .arg("name", format!("{}.{target}", kind.fields[*from].id))
                            .hint_with(Hint::Expected, "what", Arg::Text("ref.field".to_owned())),
                    );
                }
            }
        }
    }
}

/// Adds what a kind does not declare itself.
fn add_missing<'a>(own: &mut Vec<&'a (Key, Node)>, more: &'a [(Key, Node)]) {
    let known = own.len();
    own.extend(
        more.iter().filter(|(key, _)| !own[..known].iter().any(|(own, _)| own.text == key.text)).collect::<Vec<_>>(),
    );
}
