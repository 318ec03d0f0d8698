//! Views of fields with a layout: steps, timelines, grids, rankings, rows.

use super::Views;
use super::lang::lang_mark;
use crate::catalogue::EntryId;
use crate::entry::Edition;
use crate::model::{Field, FieldSet, FieldType, Item, Kind, Layout, Record, Term, TermId, Value as FieldValue};
use crate::render::shapes::{
    CellItemView, CellView, FieldView, GridRowView, GridView, LayoutView, Plain, ProgressView, RankedView, RankingView,
    StepView, StepsView, TimelineStepView, TimelineView,
};
use crate::text::{Lang, slug};
use crate::values::words as words_of;
use std::collections::BTreeMap;

impl Views<'_> {
    /// The view of a field in its layout; `None` if it has no layout or the values do not fit it.
    pub(super) fn layout_view(&self, field: &Field, item: &Item, owner: EntryId, lang: Lang) -> Option<LayoutView> {
        if let FieldType::Figure = field.of {
            return self.progress(item, lang).map(LayoutView::Progress);
        }
        match (field.layout?, &field.of) {
            (Layout::Steps, FieldType::Term(vocabulary)) => {
                let FieldValue::Term(current) = item.each().first()?.value else { return None };
                let terms = &self.reads.model().vocabulary(*vocabulary).terms;
                let step = |(number, term): (usize, &Term)| StepView {
                    label: term.label.get(lang).into(),
                    current: number == current.index(),
                };
                Some(LayoutView::Steps(StepsView { steps: terms.iter().enumerate().map(step).collect() }))
            }
            (Layout::Timeline, FieldType::Group(set)) => {
                self.timeline(set, item, owner, lang).map(LayoutView::Timeline)
            }
            (Layout::Grid, FieldType::Group(set)) => self.grid(set, item, owner, lang).map(LayoutView::Grid),
            (Layout::Ranking, FieldType::Group(set)) => self.ranking(set, item, lang).map(LayoutView::Ranking),
            _ => None,
        }
    }

    /// A row for each figure; `None` if none of them says what was expected.
    fn progress(&self, item: &Item, lang: Lang) -> Option<ProgressView> {
        let figures = item.each().iter().filter_map(|item| match &item.value {
            FieldValue::Figure(figure) => Some(figure),
            _ => None,
        });
        let is_expected = figures.clone().any(|figure| figure.expected.is_some());
        is_expected.then(|| ProgressView { rows: figures.map(|figure| self.figure_view(figure, lang)).collect() })
    }

    /// Each term of the vocabulary with the other fields of its group.
    fn timeline(&self, set: &FieldSet, item: &Item, owner: EntryId, lang: Lang) -> Option<TimelineView> {
        let (first, vocabulary) = set.iter().find_map(|(number, field)| match field.of {
            FieldType::Term(vocabulary) => Some((number, vocabulary)),
            _ => None,
        })?;
        let mut known: BTreeMap<TermId, &Record> = BTreeMap::new();
        for record in item.records() {
            if let Some(FieldValue::Term(term)) = record.get(first).map(|item| &item.value) {
                known.entry(*term).or_insert(record);
            }
        }
        let terms = &self.reads.model().vocabulary(vocabulary).terms;
        let step = |(number, term): (usize, &Term)| {
            let record = known.get(&TermId::new(number));
            let fields = record.into_iter().flat_map(|record| record.iter()).filter(|(number, _)| *number != first);
            TimelineStepView {
                label: term.label.get(lang).into(),
                known: record.is_some(),
                fields: fields.map(|(number, item)| self.field_view(&set[number], item, owner, lang)).collect(),
            }
        };
        Some(TimelineView { steps: terms.iter().enumerate().map(step).collect() })
    }

    /// A table with a column for each referenced record and a row for each text.
    fn grid(&self, set: &FieldSet, item: &Item, owner: EntryId, lang: Lang) -> Option<GridView> {
        let text = set.find(|field| matches!(field.of, FieldType::Text)).map(|(id, _)| id)?;
        let (cells, inner) = set.iter().find_map(|(number, field)| match &field.of {
            FieldType::Group(inner) => Some((number, inner)),
            _ => None,
        })?;
        let by = inner.find(|field| matches!(field.of, FieldType::Ref(_))).map(|(id, _)| id)?;
        let column_of = |cell: &Record| match &cell.get(by)?.value {
            FieldValue::Ref(reference) => self.reads.target(&inner[by], reference),
            _ => None,
        };
        let mut columns: Vec<EntryId> = Vec::new();
        for record in item.records() {
            for cell in record.get(cells).into_iter().flat_map(Item::records) {
                columns.extend(column_of(cell).filter(|id| !columns.contains(id)));
            }
        }
        let row = |record: &Record| {
            let in_row: Vec<(EntryId, &Record)> = record
                .get(cells)
                .into_iter()
                .flat_map(Item::records)
                .filter_map(|cell| Some((column_of(cell)?, cell)))
                .collect();
            let activities: Vec<(EntryId, Vec<String>)> =
                in_row.iter().map(|(column, cell)| (*column, said(inner, cell))).collect();
            let shared = |column: EntryId, words: &str| -> Vec<Plain> {
                let others =
                    activities.iter().filter(|(other, said)| *other != column && said.iter().any(|one| one == words));
                others.map(|(other, _)| (&self.reads.title(*other, lang).text).into()).collect()
            };
            let view = |column: &EntryId| {
                let own = in_row.iter().filter(|(known, _)| known == column);
                let cell = |(_, cell): &(EntryId, &Record)| {
                    self.cell(inner, cell, owner, lang, &|words| shared(*column, words))
                };
                own.flat_map(cell).collect()
            };
            let label = record.get(text).and_then(|item| match &item.value {
                FieldValue::Text(text) => Some(text),
                _ => None,
            });
            GridRowView {
                label: label.map(|text| (&text.text).into()),
                lang: label.and_then(|text| lang_mark(text.lang, lang)),
                cells: columns.iter().map(view).collect(),
            }
        };
        Some(GridView {
            corner: set[text].label.get(lang).into(),
            columns: self.links(&columns, lang),
            rows: item.records().map(row).collect(),
        })
    }

    /// The blocks of a cell, one for each group in it.
    fn cell(
        &self,
        set: &FieldSet,
        cell: &Record,
        owner: EntryId,
        lang: Lang,
        shared: &dyn Fn(&str) -> Vec<Plain>,
    ) -> Vec<CellView> {
        let groups = cell.iter().filter_map(|(number, item)| match &set[number].of {
            FieldType::Group(inner) => Some((inner, item)),
            _ => None,
        });
        let block = |inner: &FieldSet, record: &Record| {
            let (mut heading, mut items) = (None, Vec::new());
            for (number, item) in record.iter() {
                for one in item.each() {
                    match &one.value {
                        FieldValue::Text(text) if heading.is_none() => heading = Some(text.clone()),
                        FieldValue::Markdown(mark) => {
                            let words = slug(&mark.document.write(|_| String::new()));
                            let value = self.value_view(&inner[number], one, owner, lang);
                            items.extend(value.map(|value| CellItemView { value, shared: shared(&words) }));
                        }
                        _ => {}
                    }
                }
            }
            CellView {
                heading: heading.as_ref().map(|text| (&text.text).into()),
                heading_lang: heading.as_ref().and_then(|text| lang_mark(text.lang, lang)),
                items,
            }
        };
        groups.flat_map(|(inner, item)| item.records().map(|record| block(inner, record)).collect::<Vec<_>>()).collect()
    }

    /// Items sorted by descending number; `None` if no item has a number.
    fn ranking(&self, set: &FieldSet, item: &Item, lang: Lang) -> Option<RankingView> {
        let of_type = |wanted: &dyn Fn(&FieldType) -> bool| set.find(|field| wanted(&field.of)).map(|(id, _)| id);
        let text = of_type(&|of| matches!(of, FieldType::Text))?;
        let number = of_type(&|of| matches!(of, FieldType::Number { .. }))?;
        let chosen = of_type(&|of| matches!(of, FieldType::Bool));
        let mut rows: Vec<(f64, bool, &Record)> = Vec::new();
        let is_chosen = |record: &Record| {
            chosen.and_then(|field| record.get(field)).is_some_and(|item| matches!(item.value, FieldValue::Bool(true)))
        };
        for record in item.records() {
            let votes = match record.get(number).map(|item| &item.value) {
                Some(FieldValue::Number(quantity)) => quantity.number,
                _ => f64::NEG_INFINITY,
            };
            rows.push((votes, is_chosen(record), record));
        }
        if rows.iter().all(|(votes, _, _)| votes.is_infinite()) {
            return None;
        }
        rows.sort_by(|one, other| other.0.total_cmp(&one.0));
        let any_chosen = rows.iter().any(|(_, chosen, _)| *chosen);
        let row = |(_, is_chosen, record): &(f64, bool, &Record)| {
            let words = record.get(text).map(|item| &item.value);
            let FieldValue::Text(words) = words? else { return None };
            Some(RankedView {
                text: (&words.text).into(),
                lang: lang_mark(words.lang, lang),
                number: record.get(number).map(|item| words_of(self.reads, &set[number], item, lang).into()),
                chosen: *is_chosen,
            })
        };
        Some(RankingView {
            text: set[text].label.get(lang).into(),
            number: set[number].label.get(lang).into(),
            chosen: chosen.filter(|_| any_chosen).map(|field| set[field].label.get(lang).into()),
            rows: rows.iter().filter_map(row).collect(),
        })
    }

    /// The fields of an entry that share one table.
    pub(super) fn rows_view(&self, id: EntryId, kind: &Kind, edition: &Edition, lang: Lang) -> Vec<FieldView> {
        let fields = edition.record.iter().map(|(number, item)| (&kind.fields[number], item));
        let rows = fields.filter(|(field, _)| field.layout == Some(Layout::Rows));
        rows.map(|(field, item)| self.field_view(field, item, id, lang)).collect()
    }
}

/// The Markdown values of a cell, folded for comparison.
fn said(set: &FieldSet, cell: &Record) -> Vec<String> {
    let mut said = Vec::new();
    crate::entry::walk(set, cell, &mut |spot| {
        if let FieldValue::Markdown(mark) = &spot.item.value {
            said.push(slug(&mark.document.write(|_| String::new())));
        }
    });
    said
}
