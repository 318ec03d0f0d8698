//! The page of an entry: all its fields, sections and relations.

use super::{Views, address, lang_mark, object};
use crate::catalogue::EntryId;
use crate::entry::Edition;
use crate::markdown::Document;
use crate::model::{Date, Field, FieldSet, FieldType, Item, Kind, Layout, Publication, Record, Value as FieldValue};
use crate::text::Lang;
use std::collections::BTreeSet;
use tera::Value;

impl Views<'_> {
    /// `{title, title_lang, lang, summary, summary_lang, kind, facts, sdgs, images, maps, lead, lead_lang, sections, rows, checklist,
    /// blocks, notes, matches, relations, contents, checked, cover, review_by, untranslated, archived}`.
    pub(super) fn entry_view(&self, id: EntryId, lang: Lang) -> Value {
        let entry = self.given.entry(id);
        let kind = self.given.kind(id);
        let edition = entry.edition(lang);
        let title = entry.title(kind, lang);
        let summary = kind.field(Kind::SUMMARY).and_then(|(field, _)| edition.text(field));
        let sections = self.sections(id, kind, edition, lang);
        let blocks = self.fields_of(id, kind, edition, lang, Part::Block);
        let (rows, checklist) = (self.rows_view(id, kind, edition, lang), self.checklist(id, kind, edition, lang));
        let (matches, relations) = (self.matches_of(id, lang), self.relations(id, lang));
        self.explained.borrow_mut().insert(id);
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
            "maps": self.maps(kind, edition),
            "lead": self.explained(&edition.lead, edition.lead_lang, id, lang),
            "lead_lang": lang_mark(edition.lead_lang, lang),
            "contents": contents(&sections, &blocks, &relations),
            "sections": sections,
            "rows": rows,
            "checklist": checklist,
            "matches": matches,
            "checked": self.given.checked(id).map(|date| super::value::date_view(date, lang)),
            "cover": self.cover(id, &goals_of(kind, edition)),
            "review_by": self.given.review_by(id).map(|by| date_view(by, lang)),
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
                "html": self.explained(&section.document, section.lang, id, lang),
            }
        };
        edition.sections.iter().filter(|section| !section.document.is_empty()).map(view).collect()
    }

    fn fields_of(&self, id: EntryId, kind: &Kind, edition: &Edition, lang: Lang, part: Part) -> Vec<Value> {
        let fields = edition.record.iter().map(|(number, item)| (&kind.fields.fields[number], item));
        fields
            .filter(|(field, _)| Part::of(field) == part && !is_listed(kind, field))
            .map(|(field, item)| match part {
                Part::Block => self.block(field, item, id, lang),
                _ => self.field_view(field, item, id, lang),
            })
            .collect()
    }

    /// A field that needs room: a field view with an anchor (no heading folds to one with `_`) and, where it has one, its layout, or, where its
    /// groups are alike and short, a table `{columns, rows}` of the same values.
    fn block(&self, field: &Field, item: &Item, owner: EntryId, lang: Lang) -> Value {
        let layout = self.layout_view(field, item, owner, lang);
        let (of, values) = match layout {
            Some(_) => (field.of.name(), Vec::new()),
            None => self.values_of(field, item, owner, lang),
        };
        let table = match &field.of {
            FieldType::Group(set) if layout.is_none() && item.each().len() > 1 => self.table(set, item, owner, lang),
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
            "layout": layout,
        }
    }

    /// A text whose words are explained where the page first uses them.
    fn explained(&self, document: &Document, of: Lang, owner: EntryId, lang: Lang) -> Value {
        if document.is_empty() {
            return Value::none();
        }
        // A language the catalogue has no pages in has no words here.
        let Some(glossary) = self.common.glossaries.get(&of) else { return self.html(document, owner, lang) };
        self.given.note_words(of);
        let html = document.write(|link| self.target_of(link, owner, lang));
        let open = |id: EntryId| format!("<a class=\"term\" href=\"/{}\">", self.given.routes().entry(id, lang));
        Value::safe_string(&glossary.linked(&html, &mut self.explained.borrow_mut(), open))
    }

    /// What somebody who answers the entry has to see to: `[{label, type, values}]`.
    fn checklist(&self, id: EntryId, kind: &Kind, edition: &Edition, lang: Lang) -> Vec<Value> {
        let mut items = Vec::new();
        for (number, target) in &kind.checklist {
            let Some(item) = edition.record.get(*number) else { continue };
            let field = &kind.fields.fields[*number];
            let Some(target) = target else {
                items.push(self.field_view(field, item, id, lang));
                continue;
            };
            for item in item.each() {
                let FieldValue::Ref(reference) = &item.value else { continue };
                let Some(other) = self.target(field, reference) else { continue };
                let (record, kind) = (&self.given.entry(other).edition(lang).record, self.given.kind(other));
                if let Some((number, field)) = kind.field(target)
                    && let Some(item) = record.get(number)
                {
                    items.push(self.field_view(field, item, other, lang));
                }
            }
        }
        items
    }

    /// A map of each place: `{view_box, land, x, y}`.
    fn maps(&self, kind: &Kind, edition: &Edition) -> Vec<Value> {
        let mut maps = Vec::new();
        crate::entry::walk(&kind.fields, &edition.record, &mut |_, item| {
            if let FieldValue::Place(place) = &item.value {
                maps.push(Views::small_map(place));
            }
        });
        maps
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
            _ if field.layout == Some(Layout::Rows) => Part::None,
            _ if field.layout.is_some() => Part::Block,
            FieldType::Sdg => Part::Sdg,
            FieldType::Image => Part::Image,
            FieldType::Markdown | FieldType::Figure | FieldType::File | FieldType::Group(_) => Part::Block,
            _ => Part::Fact,
        }
    }
}

/// Whether a field of the kind itself stands on its checklist.
fn is_listed(kind: &Kind, field: &Field) -> bool {
    let own =
        |(number, target): &(usize, Option<String>)| target.is_none() && kind.fields.fields[*number].id == field.id;
    kind.checklist.iter().any(own)
}

fn date_view(day: jiff::civil::Date, lang: Lang) -> Value {
    super::value::date_view(Date::day(day.year(), day.month().unsigned_abs(), day.day().unsigned_abs()), lang)
}

/// The goals an entry names, each once.
pub(super) fn goals_of(kind: &Kind, edition: &Edition) -> Vec<u8> {
    let mut goals = BTreeSet::new();
    for (number, item) in edition.record.iter() {
        if let FieldType::Sdg = &kind.fields.fields[number].of {
            goals.extend(item.each().iter().filter_map(|item| match &item.value {
                FieldValue::Sdg(mark) => Some(mark.goal),
                _ => None,
            }));
        }
    }
    goals.into_iter().collect()
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
