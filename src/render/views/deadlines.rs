//! Windows of the whole catalogue: the board by status, the calendar by month.

use super::{Views, address, lang_mark};
use crate::catalogue::{Collation, Deadline, EntryId, Facet, FacetKind, Group};
use crate::model::{FieldType, Item, Status, TermId, Value as FieldValue, VocabId, Window};
use crate::render::shapes::{
    BoardGroupView, BoardIndexView, BoardView, StatusView, YearGroupView, YearLinkView, YearRowView, YearView,
};
use crate::site::Routes;
use crate::text::{Lang, month_name};
use std::collections::{BTreeMap, HashSet};

/// Cards of one status on the board; what is over interests few.
const SHOWN: usize = 120;
const SHOWN_CLOSED: usize = 12;

/// Entries in one cell of the calendar.
const IN_CELL: usize = 12;

/// The links of each month.
type Year = [Vec<YearLinkView>; 12];

impl Views<'_> {
    /// A section for each status, those without entries too, and what else deadlines can be followed by.
    pub(super) fn board(&self, lang: Lang) -> BoardView {
        let deadlines = self.given.deadlines();
        let section = |status: &Status| {
            let of_status = deadlines.iter().filter(|deadline| deadline.status == *status);
            let ids: Vec<EntryId> = of_status.map(|deadline| deadline.entry).collect();
            let shown = ids.len().min(if *status == Status::Closed { SHOWN_CLOSED } else { SHOWN });
            StatusView {
                status: status.id().into(),
                total: ids.len(),
                cards: self.cards(&ids[..shown], lang),
                more: ids.len() - shown,
            }
        };
        let mut indexes = self.by_reference(deadlines, lang);
        indexes.extend(self.by_group(deadlines, lang));
        BoardView { sections: Status::ALL.iter().map(section).collect(), indexes }
    }

    /// By the records that stand on the cards: who calls.
    fn by_reference(&self, deadlines: &[Deadline], lang: Lang) -> Vec<BoardIndexView> {
        let mut indexes: BTreeMap<&str, BTreeMap<EntryId, usize>> = BTreeMap::new();
        for deadline in deadlines {
            let kind = self.given.kind(deadline.entry);
            let record = &self.given.entry(deadline.entry).original.record;
            let fields = kind.fields.fields.iter().enumerate().filter(|(_, field)| field.card);
            for (number, field) in fields {
                for item in record.get(number).map_or(&[][..], Item::each) {
                    let FieldValue::Ref(reference) = &item.value else { continue };
                    if let Some(to) = self.target(field, reference) {
                        *indexes.entry(field.label.get(lang)).or_default().entry(to).or_default() += 1;
                    }
                }
            }
        }
        let group = |(id, count): (EntryId, usize)| {
            let title = self.given.title(id, lang);
            BoardGroupView {
                label: (&title.text).into(),
                lang: lang_mark(title.lang, lang),
                url: address(self.given.routes().entry(id, lang)),
                count,
                calendar: None,
            }
        };
        let index = |(label, counts): (&str, BTreeMap<EntryId, usize>)| {
            let mut ids: Vec<EntryId> = counts.keys().copied().collect();
            self.given.sort(&mut ids, lang);
            BoardIndexView { label: label.into(), groups: ids.into_iter().map(|id| group((id, counts[&id]))).collect() }
        };
        indexes.into_iter().map(index).collect()
    }

    /// By every group that can be followed.
    fn by_group(&self, deadlines: &[Deadline], lang: Lang) -> Vec<BoardIndexView> {
        let ids: HashSet<EntryId> = deadlines.iter().map(|deadline| deadline.entry).collect();
        let (_, facets) = self.given.counts();
        let followed = facets.iter().enumerate().filter(|(_, facet)| facet.follow);
        let collation = Collation::new(lang);
        let index = |(number, facet): (usize, &Facet)| {
            let mut order: Vec<(usize, &Group)> = facet.groups.iter().enumerate().collect();
            if let FacetKind::Vocabulary(_) = facet.of {
                order.sort_by_cached_key(|(_, group)| collation.key(group.label.get(lang)));
            }
            let groups = order.into_iter().filter_map(|(place, group)| {
                let count = group.entries.iter().filter(|id| ids.contains(id)).count();
                let route = self.given.routes().group(number, place, lang);
                let calendar = Routes::calendar(route);
                (count > 0).then(|| BoardGroupView {
                    label: self.group_title(number, place, lang).into(),
                    lang: None,
                    url: address(route),
                    count,
                    calendar: self.given.has_companion(&calendar).then(|| address(&calendar)),
                })
            });
            BoardIndexView { label: facet.plural.get(lang).into(), groups: groups.collect() }
        };
        followed.map(index).collect()
    }

    /// A row for each term of the fields that divide windows, and apart what is always open.
    pub(super) fn calendar(&self, lang: Lang) -> YearView {
        let deadlines = self.given.deadlines();
        let mut groups: BTreeMap<(usize, VocabId), BTreeMap<TermId, Year>> = BTreeMap::new();
        let mut rolling = Vec::new();
        for deadline in deadlines.iter().filter(|deadline| deadline.status != Status::Closed) {
            if deadline.window == Window::Rolling {
                rolling.push(deadline.entry);
            }
            for (order, vocabulary, term) in self.calendar_rows(deadline) {
                let rows = groups.entry((order, vocabulary)).or_default();
                let cells = rows.entry(term).or_default();
                for month in deadline.window.months() {
                    let cell = &mut cells[usize::from(month) - 1];
                    if cell.len() < IN_CELL {
                        cell.push(self.calendar_link(deadline, lang));
                    }
                }
            }
        }
        let row = |vocabulary: VocabId, (term, cells): (TermId, Year)| {
            let used = cells.iter().any(|cell| !cell.is_empty());
            used.then(|| YearRowView {
                label: self.given.model().vocabulary(vocabulary).term(term).label.get(lang).into(),
                url: self.term_route(vocabulary, term, lang).map(address),
                cells: cells.into(),
            })
        };
        let groups = groups.into_iter().map(|((_, vocabulary), rows)| YearGroupView {
            label: self.given.model().vocabulary(vocabulary).label.get(lang).into(),
            rows: rows.into_iter().filter_map(|line| row(vocabulary, line)).collect(),
        });
        YearView {
            months: (1..=12).map(|month| month_name(month, lang).into()).collect(),
            groups: groups.collect(),
            rolling: self.links(&rolling, lang),
        }
    }

    /// The terms a window stands under, with the order of the field.
    fn calendar_rows(&self, deadline: &Deadline) -> Vec<(usize, VocabId, TermId)> {
        let kind = self.given.kind(deadline.entry);
        let record = &self.given.entry(deadline.entry).original.record;
        let mut rows = Vec::new();
        for (order, number) in kind.fields.fields[deadline.field].rows.iter().enumerate() {
            let FieldType::Term(vocabulary) = kind.fields.fields[*number].of else { continue };
            for item in record.get(*number).map_or(&[][..], Item::each) {
                if let FieldValue::Term(term) = item.value {
                    rows.push((order, vocabulary, term));
                }
            }
        }
        rows
    }

    fn calendar_link(&self, deadline: &Deadline, lang: Lang) -> YearLinkView {
        let title = self.given.title(deadline.entry, lang);
        YearLinkView {
            title: (&title.text).into(),
            lang: lang_mark(title.lang, lang),
            url: address(self.given.routes().entry(deadline.entry, lang)),
            when: self.when_in_month(deadline.window, lang).into(),
        }
    }

    /// The days of a window, short enough for a cell.
    fn when_in_month(&self, window: Window, lang: Lang) -> String {
        let no_year = self.text("window_some_year", lang);
        match window {
            Window::Month { year: None, .. } => no_year.to_owned(),
            Window::Days { opens, closes, every_year: false } => {
                let days = Window::Days { opens, closes, every_year: true };
                let words = self.window_words(days, lang);
                let plain = words.rsplit_once(" (").map_or(words.as_str(), |(plain, _)| plain);
                format!("{plain}, {no_year}")
            }
            _ => self.window_words(window, lang),
        }
    }
}
