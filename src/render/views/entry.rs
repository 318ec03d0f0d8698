//! View of an entry's page: fields, sections and relations.

use super::face::cover;
use super::lang::lang_mark;
use super::{Views, address};
use crate::catalogue::EntryId;
use crate::entry::{Edition, EntrySection, Notes};
use crate::markdown::Document;
use crate::model::{Field, FieldId, FieldSet, FieldType, Item, Kind, Layout, Publication, Record, Value as FieldValue};
use crate::render::shapes::{
    BlockView, Code, ContentView, EntryView, FieldView, Html, KindView, NotesView, Plain, RelationView, SectionView,
    SmallMapView, TableView,
};
use crate::text::Lang;
use std::collections::BTreeSet;

impl Views<'_> {
    pub(super) fn entry_view(&self, id: EntryId, lang: Lang) -> EntryView {
        let entry = self.reads.entry(id);
        let kind = self.reads.kind(id);
        let edition = entry.edition(lang);
        let title = entry.title(kind, lang);
        let summary = edition.summary(kind);
        let sections = self.sections(id, kind, edition, lang);
        let blocks = fields_in(kind, edition, Part::Block);
        let blocks: Vec<BlockView> = blocks.map(|(field, item)| self.block(field, item, id, lang)).collect();
        let (rows, checklist) = (self.rows_view(id, kind, edition, lang), self.checklist(id, kind, edition, lang));
        let (matches, relations) = (self.matches_of(id, lang), self.relations(id, lang));
        self.explained.borrow_mut().insert(id);
        let original = entry.language_for(lang);
        let note =
            |notes: &Notes| NotesView { lang: lang_mark(notes.lang, lang), html: self.html(&notes.document, id, lang) };
        EntryView {
            title: (&title.text).into(),
            lang: lang_mark(original, lang),
            title_lang: lang_mark(title.lang, lang),
            summary: summary.map(|text| (&text.text).into()),
            summary_lang: summary.and_then(|text| lang_mark(text.lang, lang)),
            kind: KindView {
                id: (&kind.id).into(),
                label: kind.label.get(lang).into(),
                plural: kind.plural.get(lang).into(),
                url: address(self.reads.routes().kind(entry.kind, lang)),
            },
            facts: self.fields_of(id, kind, edition, lang, Part::Fact),
            sdgs: self.fields_of(id, kind, edition, lang, Part::Sdg),
            images: self.fields_of(id, kind, edition, lang, Part::Image),
            maps: maps(kind, edition),
            lead: self.explained(&edition.lead, edition.lead_lang, id, lang),
            lead_lang: lang_mark(edition.lead_lang, lang),
            contents: contents(&sections, &blocks, &relations),
            sections,
            rows,
            checklist,
            matches,
            checked: self.reads.checked(id).map(|date| super::value::date_view(date, lang)),
            info_date: self.reads.info_date(id).map(|date| super::value::date_view(date, lang)),
            cover: cover(self.reads, id, &edition.goals(kind)),
            review_by: self.reads.review_by(id).map(|by| super::value::date_view(by.into(), lang)),
            blocks,
            notes: edition.notes.iter().map(note).collect(),
            relations,
            untranslated: (original != lang).then(|| original.own_name().into()),
            archived: entry.publication == Publication::Archived,
            newest: self.newest_edition(id).map(|newest| self.link(newest, lang)),
        }
    }

    /// The newest edition of a record; `None` if it is the newest itself.
    fn newest_edition(&self, id: EntryId) -> Option<EntryId> {
        /// More are a circle.
        const MOST: usize = 100;
        let later =
            |id: &EntryId| self.reads.incoming(*id).iter().find(|relation| relation.is_edition).map(|one| one.from);
        std::iter::successors(later(&id), later).take(MOST).last().filter(|newest| *newest != id)
    }

    fn sections(&self, id: EntryId, kind: &Kind, edition: &Edition, lang: Lang) -> Vec<SectionView> {
        let view = |section: &EntrySection| SectionView {
            id: (&section.id).into(),
            label: match section.section {
                Some(number) => kind.sections[number].label.get(lang).into(),
                None => (&section.heading).into(),
            },
            label_lang: lang_mark(section.lang, lang).filter(|_| section.section.is_none()),
            lang: lang_mark(section.lang, lang),
            html: self.explained(&section.document, section.lang, id, lang),
        };
        edition.sections.iter().filter(|section| section.is_shown()).map(view).collect()
    }

    fn fields_of(&self, id: EntryId, kind: &Kind, edition: &Edition, lang: Lang, part: Part) -> Vec<FieldView> {
        let fields = fields_in(kind, edition, part);
        fields.map(|(field, item)| self.field_view(field, item, id, lang)).collect()
    }

    /// A field in a block of its own. Its anchor contains `_`, which anchors of headings never do.
    fn block(&self, field: &Field, item: &Item, owner: EntryId, lang: Lang) -> BlockView {
        let layout = self.layout_view(field, item, owner, lang);
        let (of, values) = match layout {
            Some(_) => (field.of.name(), Vec::new()),
            None => self.values_of(field, item, owner, lang),
        };
        let table = match &field.of {
            FieldType::Group(set) if layout.is_none() && item.each().len() > 1 => self.table(set, item, owner, lang),
            _ => None,
        };
        BlockView {
            id: (&field.id).into(),
            anchor: format!("f_{}", field.id).into(),
            label: field.label.get(lang).into(),
            r#type: of.into(),
            many: field.many,
            values,
            table,
            layout,
        }
    }

    /// The HTML of a document with glossary terms linked at their first occurrence on the page.
    fn explained(&self, document: &Document, of: Lang, owner: EntryId, lang: Lang) -> Option<Html> {
        if document.is_empty() {
            return None;
        }
        // There is no glossary for a language in which the catalogue has no pages.
        let Some(glossary) = self.renderer.glossaries.get(&of) else { return self.html(document, owner, lang) };
        // Recorded as a dependency: `glossary` is made from it.
        self.reads.glossary_terms(of);
        let html = document.write(|link| self.target_of(link, owner, lang));
        let open = |id: EntryId| format!("<a class=\"term\" href=\"/{}\">", self.reads.routes().entry(id, lang));
        Some(Html::new(&glossary.linked(&html, &mut self.explained.borrow_mut(), open)))
    }

    /// The fields of the kind's checklist, some of them taken from records the entry refers to.
    fn checklist(&self, id: EntryId, kind: &Kind, edition: &Edition, lang: Lang) -> Vec<FieldView> {
        let mut items = Vec::new();
        for (number, target) in &kind.checklist {
            let Some(item) = edition.record.get(*number) else { continue };
            let field = &kind.fields[*number];
            let Some(target) = target else {
                items.push(self.field_view(field, item, id, lang));
                continue;
            };
            for item in item.each() {
                let FieldValue::Ref(reference) = &item.value else { continue };
                let Some(other) = self.reads.target(field, reference) else { continue };
                let (record, kind) = (&self.reads.entry(other).edition(lang).record, self.reads.kind(other));
                if let Some((number, field)) = kind.field(target)
                    && let Some(item) = record.get(number)
                {
                    items.push(self.field_view(field, item, other, lang));
                }
            }
        }
        items
    }

    fn table(&self, set: &FieldSet, item: &Item, owner: EntryId, lang: Lang) -> Option<TableView> {
        let records: Vec<&Record> = item.records().collect();
        let used: BTreeSet<FieldId> =
            records.iter().flat_map(|record| record.iter().map(|(number, _)| number)).collect();
        let short = used.iter().all(|number| is_short(&set[*number]));
        if !short || !(2..=6).contains(&used.len()) {
            return None;
        }
        let cell = |record: &Record, number: FieldId| {
            let field = &set[number];
            let items = record.get(number).map_or(&[][..], Item::each);
            items.iter().filter_map(|item| self.value_view(field, item, owner, lang)).collect()
        };
        let row = |record: &&Record| used.iter().map(|number| cell(record, *number)).collect();
        Some(TableView {
            columns: used.iter().map(|number| set[*number].label.get(lang).into()).collect(),
            rows: records.iter().map(row).collect(),
        })
    }

    /// The references to the entry, grouped by the label of the relation.
    fn relations(&self, id: EntryId, lang: Lang) -> Vec<RelationView> {
        let mut groups: Vec<(&str, bool, Vec<EntryId>)> = Vec::new();
        for relation in self.reads.incoming(id) {
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
                self.reads.sort(&mut ids, lang);
                RelationView {
                    id: format!("r_{}", place + 1).into(),
                    label: label.into(),
                    links: self.links(&ids, lang),
                }
            })
            .collect()
    }
}

/// The part of the page that shows a field, decided by its type.
#[derive(PartialEq, Clone, Copy)]
enum Part {
    /// Shown in the header, or not at all.
    None,
    /// A line of the key facts.
    Fact,
    Sdg,
    Image,
    /// A block of its own.
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
            FieldType::Markdown | FieldType::Figure | FieldType::File | FieldType::Group(_) | FieldType::Outline => {
                Part::Block
            }
            _ => Part::Fact,
        }
    }
}

/// The fields of an entry that belong in one part of its page.
fn fields_in<'a>(kind: &'a Kind, edition: &'a Edition, part: Part) -> impl Iterator<Item = (&'a Field, &'a Item)> {
    let fields = edition.record.iter().map(|(number, item)| (&kind.fields[number], item));
    let has_name =
        |field: &Field, item: &Item| field.id != Kind::ALIASES || item.each().iter().any(|item| !item.is_address());
    fields.filter(move |(field, item)| Part::of(field) == part && !is_listed(kind, field) && has_name(field, item))
}

/// A map of each place.
fn maps(kind: &Kind, edition: &Edition) -> Vec<SmallMapView> {
    let mut maps = Vec::new();
    crate::entry::walk(&kind.fields, &edition.record, &mut |spot| {
        if let FieldValue::Place(place) = &spot.item.value {
            maps.push(Views::small_map(place));
        }
    });
    maps
}

/// Whether the checklist contains a field of the kind itself.
fn is_listed(kind: &Kind, field: &Field) -> bool {
    let own = |(number, target): &(FieldId, Option<String>)| target.is_none() && kind.fields[*number].id == field.id;
    kind.checklist.iter().any(own)
}

/// Whether the values of a field fit into a table cell.
fn is_short(field: &Field) -> bool {
    let is_long = matches!(field.of, FieldType::Markdown | FieldType::Figure | FieldType::Group(_) | FieldType::Image);
    !is_long && !matches!(field.of, FieldType::Outline)
}

/// The headings of the page, for the table of contents.
fn contents(sections: &[SectionView], blocks: &[BlockView], relations: &[RelationView]) -> Vec<ContentView> {
    let view = |id: &Plain, label: &Plain, lang: Option<&Code>| ContentView {
        id: id.clone(),
        label: label.clone(),
        lang: lang.cloned(),
    };
    let sections = sections.iter().map(|section| view(&section.id, &section.label, section.label_lang.as_ref()));
    let blocks = blocks.iter().map(|block| view(&block.anchor, &block.label, None));
    let relations = relations.iter().map(|relation| view(&relation.id, &relation.label, None));
    sections.chain(blocks).chain(relations).collect()
}
