//! The page of an entry: all its fields, sections and relations.

use super::{Views, address, lang_mark, object};
use crate::catalogue::EntryId;
use crate::entry::Edition;
use crate::model::{Field, FieldSet, FieldType, Item, Kind, Publication, Record, Value as FieldValue};
use crate::text::Lang;
use std::collections::BTreeSet;
use tera::Value;

impl Views<'_> {
    /// `{title, title_lang, lang, summary, summary_lang, kind, facts, sdgs, images, lead, lead_lang, sections, blocks, notes,
    /// relations, contents, untranslated, archived}`.
    pub(super) fn entry_view(&self, id: EntryId, lang: Lang) -> Value {
        let entry = self.given.entry(id);
        let kind = self.given.kind(id);
        let edition = entry.edition(lang);
        let title = entry.title(kind, lang);
        let summary = kind.field(Kind::SUMMARY).and_then(|(field, _)| edition.text(field));
        let sections = self.sections(id, kind, edition, lang);
        let blocks = self.fields_of(id, kind, edition, lang, Part::Block);
        let relations = self.relations(id, lang);
        let original = entry.language_for(lang);
        object! {
            "title": title.text.as_str(),
            "lang": lang_mark(original, lang),
            "title_lang": lang_mark(title.lang, lang),
            "summary": summary.map(|text| text.text.as_str()),
            "summary_lang": summary.map_or(Value::none(), |text| lang_mark(text.lang, lang)),
            "kind": object! {
                "id": kind.id.as_str(),
                "label": kind.label.get(lang),
                "plural": kind.plural.get(lang),
                "url": address(self.given.routes().kind(entry.kind, lang)),
            },
            "facts": self.fields_of(id, kind, edition, lang, Part::Fact),
            "sdgs": self.fields_of(id, kind, edition, lang, Part::Sdg),
            "images": self.fields_of(id, kind, edition, lang, Part::Image),
            "lead": self.html(&edition.lead, id, lang),
            "lead_lang": lang_mark(edition.lead_lang, lang),
            "contents": contents(&sections, &blocks, &relations),
            "sections": sections,
            "blocks": blocks,
            "notes": edition.notes.iter().map(|notes| object! {
                "lang": lang_mark(notes.lang, lang),
                "html": self.html(&notes.document, id, lang),
            }).collect::<Vec<_>>(),
            "relations": relations,
            "untranslated": (original != lang).then(|| original.own_name()),
            "archived": entry.publication == Publication::Archived,
        }
    }

    /// `[{id, label, lang, html}]`: `label` is the model's where it knows the section.
    fn sections(&self, id: EntryId, kind: &Kind, edition: &Edition, lang: Lang) -> Vec<Value> {
        let view = |section: &crate::entry::EntrySection| {
            let label = match section.section {
                Some(number) => kind.sections[number].label.get(lang),
                None => section.heading.as_str(),
            };
            object! {
                "id": section.id.as_str(),
                "label": label,
                "label_lang": section.section.map_or_else(|| lang_mark(section.lang, lang), |_| Value::none()),
                "lang": lang_mark(section.lang, lang),
                "html": self.html(&section.document, id, lang),
            }
        };
        edition.sections.iter().filter(|section| !section.document.is_empty()).map(view).collect()
    }

    fn fields_of(&self, id: EntryId, kind: &Kind, edition: &Edition, lang: Lang, part: Part) -> Vec<Value> {
        let fields = edition.record.iter().map(|(number, item)| (&kind.fields.fields[number], item));
        fields
            .filter(|(field, _)| Part::of(field) == part)
            .map(|(field, item)| match part {
                Part::Block => self.block(field, item, id, lang),
                _ => self.field_view(field, item, id, lang),
            })
            .collect()
    }

    /// A field that needs room: a field view with an anchor (no heading folds to one with `_`) and, where its groups are alike and short, a table
    /// `{columns, rows}` of the same values.
    fn block(&self, field: &Field, item: &Item, owner: EntryId, lang: Lang) -> Value {
        let (of, values) = self.values_of(field, item, owner, lang);
        let table = match &field.of {
            FieldType::Group(set) if item.each().len() > 1 => self.table(set, item, owner, lang),
            _ => None,
        };
        object! {
            "id": field.id.as_str(),
            "anchor": format!("f_{}", field.id),
            "label": field.label.get(lang),
            "type": of,
            "many": field.many,
            "values": values,
            "table": table,
        }
    }

    fn table(&self, set: &FieldSet, item: &Item, owner: EntryId, lang: Lang) -> Option<Value> {
        let records: Vec<&Record> = item
            .each()
            .iter()
            .filter_map(|item| match &item.value {
                FieldValue::Group(record) => Some(record),
                _ => None,
            })
            .collect();
        let used: BTreeSet<usize> = records.iter().flat_map(|record| record.iter().map(|(number, _)| number)).collect();
        let short = used.iter().all(|number| is_short(&set.fields[*number]));
        if !short || !(2..=6).contains(&used.len()) {
            return None;
        }
        let columns: Vec<Value> = used.iter().map(|number| Value::from(set.fields[*number].label.get(lang))).collect();
        let cell = |record: &Record, number: usize| {
            let field = &set.fields[number];
            let items = record.get(number).map_or(&[][..], Item::each);
            Value::from(items.iter().map(|item| self.value_view(field, item, owner, lang)).collect::<Vec<_>>())
        };
        let rows: Vec<Value> = records
            .iter()
            .map(|record| Value::from(used.iter().map(|number| cell(record, *number)).collect::<Vec<_>>()))
            .collect();
        Some(object! { "columns": columns, "rows": rows })
    }

    /// Who refers to the entry, by what the model calls it: `[{id, label, links}]`.
    fn relations(&self, id: EntryId, lang: Lang) -> Vec<Value> {
        let mut groups: Vec<(&str, bool, Vec<EntryId>)> = Vec::new();
        for relation in self.given.incoming(id) {
            let label = relation.label.get(lang);
            match groups.iter_mut().find(|(known, _, _)| *known == label) {
                Some((_, _, ids)) if ids.last() == Some(&relation.from) => {}
                Some((_, _, ids)) => ids.push(relation.from),
                None => groups.push((label, relation.in_text, vec![relation.from])),
            }
        }
        groups.sort_by_key(|(_, in_text, _)| *in_text);
        groups
            .into_iter()
            .enumerate()
            .map(|(place, (label, _, mut ids))| {
                self.given.sort(&mut ids, lang);
                object! {
                    "id": format!("r_{}", place + 1),
                    "label": label,
                    "links": self.links(&ids, lang),
                }
            })
            .collect()
    }
}

/// Where on the page a field belongs; its type decides.
#[derive(PartialEq, Clone, Copy)]
enum Part {
    /// In the head, or not shown for itself.
    None,
    /// A line of the key facts.
    Fact,
    Sdg,
    Image,
    /// A section of its own.
    Block,
}

impl Part {
    fn of(field: &Field) -> Part {
        match &field.of {
            _ if field.id == Kind::TITLE || field.id == Kind::SUMMARY => Part::None,
            FieldType::Language | FieldType::Publication => Part::None,
            FieldType::Sdg => Part::Sdg,
            FieldType::Image => Part::Image,
            FieldType::Markdown | FieldType::Figure | FieldType::File | FieldType::Group(_) => Part::Block,
            _ => Part::Fact,
        }
    }
}

/// Whether values fit a cell of a table.
fn is_short(field: &Field) -> bool {
    !matches!(field.of, FieldType::Markdown | FieldType::Figure | FieldType::Group(_) | FieldType::Image)
}

/// Everything on the page that has a heading: `[{id, label}]`.
fn contents(sections: &[Value], blocks: &[Value], relations: &[Value]) -> Vec<Value> {
    let pick = |view: &Value, id: &str| {
        let get = |key: &str| view.get_from_path(key).cloned().unwrap_or_else(Value::none);
        object! { "id": get(id), "label": get("label"), "lang": view.get_from_path("label_lang").cloned().unwrap_or_else(Value::none) }
    };
    let sections = sections.iter().map(|view| pick(view, "id"));
    let blocks = blocks.iter().map(|view| pick(view, "anchor"));
    sections.chain(blocks).chain(relations.iter().map(|view| pick(view, "id"))).collect()
}
