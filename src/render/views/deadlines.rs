//! Views of all deadlines: the board by status, the calendar by month.

use super::lang::lang_mark;
use super::{Views, address};
use crate::catalogue::{Collation, Deadline, EntryId, FacetId, FacetKind};
use crate::model::{Item, KindId, Status, TermId, Value as FieldValue, VocabId, Window};
use crate::render::shapes::{
    BoardGroupView, BoardIndexView, BoardView, StatusView, YearGroupView, YearLinkView, YearRowView, YearView,
};
use crate::site::Routes;
use crate::text::{Lang, month_name};
use crate::tracked::GroupCount;
use crate::values::{status, window_in_month};
use std::collections::BTreeMap;

/// Most cards per status on the board; only long lists of closed deadlines exceed it.
const SHOWN: usize = 120;
const SHOWN_CLOSED: usize = 12;

/// Most entries in one cell of the calendar.
const IN_CELL: usize = 12;

/// The links of each month.
type Year = [Vec<YearLinkView>; 12];

impl Views<'_> {
    /// A section for each status, including empty ones, and the indexes of deadlines.
    pub(super) fn board(&self, lang: Lang) -> BoardView {
        let deadlines = self.reads.deadlines();
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
        indexes.extend(self.by_group(lang));
        BoardView { sections: Status::ALL.iter().map(section).collect(), indexes }
    }

    /// Indexes by the references shown on cards, such as who publishes a record.
    fn by_reference(&self, deadlines: &[Deadline], lang: Lang) -> Vec<BoardIndexView> {
        let mut indexes: BTreeMap<&str, BTreeMap<EntryId, usize>> = BTreeMap::new();
        for deadline in deadlines {
            let kind = self.reads.kind(deadline.entry);
            let record = &self.reads.entry(deadline.entry).original.record;
            let fields = kind.fields.iter().filter(|(_, field)| field.card);
            for (number, field) in fields {
                for item in record.get(number).map_or(&[][..], Item::each) {
                    let FieldValue::Ref(reference) = &item.value else { continue };
                    if let Some(to) = self.reads.target(field, reference) {
                        *indexes.entry(field.label.get(lang)).or_default().entry(to).or_default() += 1;
                    }
                }
            }
        }
        let group = |(id, count): (EntryId, usize)| {
            let title = self.reads.title(id, lang);
            BoardGroupView {
                label: (&title.text).into(),
                lang: lang_mark(title.lang, lang),
                url: address(self.reads.routes().entry(id, lang)),
                count,
                calendar: None,
            }
        };
        let index = |(label, counts): (&str, BTreeMap<EntryId, usize>)| {
            let mut ids: Vec<EntryId> = counts.keys().copied().collect();
            self.reads.sort(&mut ids, lang);
            BoardIndexView { label: label.into(), groups: ids.into_iter().map(|id| group((id, counts[&id]))).collect() }
        };
        indexes.into_iter().map(index).collect()
    }

    /// Indexes by the groups of each followed facet.
    fn by_group(&self, lang: Lang) -> Vec<BoardIndexView> {
        let collation = Collation::new(lang);
        let group = |group: &GroupCount| {
            let route = self.reads.routes().group(group.id, lang);
            // A group has no calendar if none of its deadlines has a known day.
            let calendar = Routes::calendar(route);
            BoardGroupView {
                label: self.reads.group_title(group.id, lang).into(),
                lang: None,
                url: address(route),
                count: group.count,
                calendar: self.reads.has_calendar(&calendar).then(|| address(&calendar)),
            }
        };
        let index = |(facet, mut groups): (FacetId, Vec<GroupCount>)| {
            let words = self.reads.facet_words(facet);
            if let FacetKind::Vocabulary(_) = words.of {
                groups.sort_by_cached_key(|group| collation.key(self.reads.group_label(group.id).get(lang)));
            }
            BoardIndexView { label: words.plural.get(lang).into(), groups: groups.iter().map(group).collect() }
        };
        self.reads.deadline_groups().into_iter().map(index).collect()
    }

    /// A row for each term of the fields that form rows, one for windows without such a term, and one for each kind of record
    /// that takes place at some time; windows that are always open are listed separately.
    pub(super) fn calendar(&self, lang: Lang) -> YearView {
        let deadlines = self.reads.deadlines();
        let mut groups: BTreeMap<(usize, VocabId), BTreeMap<TermId, Year>> = BTreeMap::new();
        let (mut others, mut rolling) = (Year::default(), Vec::new());
        let add = |cells: &mut Year, deadline: &Deadline| {
            let open = deadline.windows.iter().filter(|window| status(self.reads, window) != Status::Closed);
            let months = |window: &Window| window.months(self.reads.now());
            for (window, month) in open.flat_map(|window| months(window).into_iter().map(move |month| (window, month))) {
                let cell = &mut cells[usize::from(month) - 1];
                if cell.len() < IN_CELL {
                    cell.push(self.calendar_link(deadline.entry, window, lang));
                }
            }
        };
        for deadline in deadlines.iter().filter(|deadline| deadline.status != Status::Closed) {
            if deadline.windows.iter().any(|window| window.rolling) {
                rolling.push(deadline.entry);
            }
            for (order, vocabulary, term) in deadline.rows.iter().copied() {
                let rows = groups.entry((order, vocabulary)).or_default();
                add(rows.entry(term).or_default(), deadline);
            }
            if deadline.rows.is_empty() {
                add(&mut others, deadline);
            }
        }
        let is_used = |cells: &Year| cells.iter().any(|cell| !cell.is_empty());
        let row = |vocabulary: VocabId, (term, cells): (TermId, Year)| {
            is_used(&cells).then(|| YearRowView {
                label: self.reads.model().vocabulary(vocabulary).term(term).label.get(lang).into(),
                url: self.term_route(vocabulary, term, lang).map(address),
                cells: cells.into(),
            })
        };
        let groups = groups.into_iter().map(|((_, vocabulary), rows)| YearGroupView {
            label: self.reads.model().vocabulary(vocabulary).label.get(lang).into(),
            rows: rows.into_iter().filter_map(|line| row(vocabulary, line)).collect(),
        });
        let other = is_used(&others).then(|| {
            let text = |key| self.reads.text(key, lang).into();
            let row = YearRowView { label: text("calendar_no_term"), url: None, cells: others.into() };
            YearGroupView { label: text("calendar_other"), rows: vec![row] }
        });
        let mut kinds: BTreeMap<KindId, Year> = BTreeMap::new();
        for occasion in self.reads.occasions().iter().filter(|occasion| occasion.status != Status::Closed) {
            add(kinds.entry(self.reads.kind_of(occasion.entry)).or_default(), occasion);
        }
        let kinds = kinds.into_iter().filter(|(_, cells)| is_used(cells)).map(|(id, cells)| {
            let kind = self.reads.model().kind(id);
            let row = YearRowView {
                label: kind.plural.get(lang).into(),
                url: Some(address(self.reads.routes().kind(id, lang))),
                cells: cells.into(),
            };
            YearGroupView { label: self.reads.text("calendar_occasions", lang).into(), rows: vec![row] }
        });
        YearView {
            months: (1..=12).map(|month| month_name(month, lang).into()).collect(),
            groups: groups.chain(other).chain(kinds).collect(),
            rolling: self.links(&rolling, lang),
        }
    }

    fn calendar_link(&self, id: EntryId, window: &Window, lang: Lang) -> YearLinkView {
        let title = self.reads.title(id, lang);
        YearLinkView {
            title: (&title.text).into(),
            lang: lang_mark(title.lang, lang),
            url: address(self.reads.routes().entry(id, lang)),
            when: window_in_month(self.reads, window, lang).into(),
        }
    }
}
