//! What there is of everything, counted.

use super::{Views, address};
use crate::catalogue::{Catalogue, EntryId, Facet, FacetKind, Group};
use crate::model::{Axis, KindId};
use crate::render::shapes::{BarView, ChartView, CrossRowView, CrossView, HeatView, StatisticsView, Url};
use crate::text::Lang;
use std::collections::{BTreeSet, HashMap};

/// Rows of one chart or table; the rest is counted.
const SHOWN: usize = 40;

/// Rows of a table against the goals.
const CROSSED: usize = 20;

/// A group with fewer records than this is a gap.
const FEW: usize = 2;

/// For each entry its goals, from 0.
type Goals = HashMap<EntryId, Vec<usize>>;

/// A row of a chart: label, address, number of records.
struct Bar {
    label: String,
    url: Option<Url>,
    count: usize,
}

impl Views<'_> {
    /// Charts, tables against the goals, and where there is little or nothing.
    pub(super) fn statistics(&self, lang: Lang) -> StatisticsView {
        let all = self.given.counted();
        let mut charts = vec![self.kinds_chart(all, lang)];
        let (mut gaps, mut crosses) = (Vec::new(), Vec::new());
        for (number, facet) in all.facets().iter().enumerate() {
            let is_chosen = match facet.of {
                FacetKind::Sdg | FacetKind::Year => true,
                FacetKind::Vocabulary(id) => self.given.model().statistics.charts.contains(&Axis::Vocabulary(id)),
            };
            if is_chosen {
                let bars = self.bars(number, facet, lang);
                charts.push(chart(facet.plural.get(lang), self.index_of(number, lang), &bars));
                if facet.of != FacetKind::Year && (facet.follow || facet.of == FacetKind::Sdg) {
                    gaps.push(self.gap(number, facet, bars, lang));
                }
            }
        }
        let goals = all.facets().iter().find(|facet| facet.of == FacetKind::Sdg);
        let goals_of = goals.map_or_else(Goals::new, |facet| goals_of(&facet.groups));
        for axis in &self.given.model().statistics.cross {
            crosses.extend(self.cross(all, *axis, &goals_of, lang));
        }
        StatisticsView { total: all.entries().len(), charts, crosses, gaps }
    }

    fn index_of(&self, facet: usize, lang: Lang) -> Option<Url> {
        Some(address(self.given.routes().facet(facet, lang)))
    }

    fn kinds_chart(&self, all: &Catalogue, lang: Lang) -> ChartView {
        let bar = |(id, count): (KindId, usize)| Bar {
            label: self.given.model().kind(id).plural.get(lang).to_owned(),
            url: Some(address(self.given.routes().kind(id, lang))),
            count,
        };
        let mut bars: Vec<Bar> = all.counts().into_iter().map(bar).collect();
        bars.sort_by_key(|bar| std::cmp::Reverse(bar.count));
        chart(self.text("kinds", lang), None, &bars)
    }

    /// Goals and years in their order, others the longest first.
    fn bars(&self, number: usize, facet: &Facet, lang: Lang) -> Vec<Bar> {
        let bar = |(place, group): (usize, &Group)| Bar {
            label: self.group_title(number, place, lang),
            url: Some(address(self.given.routes().group(number, place, lang))),
            count: group.entries.len(),
        };
        let mut bars: Vec<Bar> = facet.groups.iter().enumerate().map(bar).collect();
        if let FacetKind::Vocabulary(_) = facet.of {
            bars.sort_by_key(|bar| std::cmp::Reverse(bar.count));
        }
        bars
    }

    /// The groups with little, and the terms with nothing.
    fn gap(&self, number: usize, facet: &Facet, bars: Vec<Bar>, lang: Lang) -> ChartView {
        let mut few: Vec<Bar> = bars.into_iter().filter(|bar| bar.count < FEW).collect();
        // Every country of the world that is not there is no gap.
        if let FacetKind::Vocabulary(id) = facet.of {
            let terms = self.given.model().vocabulary(id).terms.iter().enumerate();
            if terms.len() <= 2 * SHOWN {
                let is_used = |place: usize| {
                    facet.groups.iter().any(|group| group.term.is_some_and(|term| term.index() == place))
                };
                let unused = terms.filter(|(place, _)| !is_used(*place));
                few.extend(unused.map(|(_, term)| Bar { label: term.label.get(lang).to_owned(), url: None, count: 0 }));
            }
        }
        few.sort_by_key(|bar| bar.count);
        chart(facet.plural.get(lang), self.index_of(number, lang), &few)
    }

    /// Records by goal and by group of an axis.
    fn cross(&self, all: &Catalogue, axis: Axis, goals_of: &Goals, lang: Lang) -> Option<CrossView> {
        let (label, url, mut bars) = match axis {
            Axis::Vocabulary(id) => {
                let number = all.facets().iter().position(|facet| facet.of == FacetKind::Vocabulary(id))?;
                let bars = self.crossed_groups(number, &all.facets()[number], lang);
                (self.given.model().vocabulary(id).label.get(lang), self.index_of(number, lang), bars)
            }
            Axis::Kind(kind) => {
                let of_kind = all.entries().filter(|(_, entry)| entry.kind == kind);
                let bars: Vec<(Bar, Row)> = of_kind.map(|(id, _)| self.crossed_entry(all, id, lang)).collect();
                let url = address(self.given.routes().kind(kind, lang));
                (self.given.model().kind(kind).label.get(lang), Some(url), bars)
            }
        };
        bars.retain(|(bar, _)| bar.count > 0);
        bars.sort_by_key(|(bar, _)| std::cmp::Reverse(bar.count));
        let more = bars.len().saturating_sub(CROSSED);
        bars.truncate(CROSSED);
        let members = |row: &Row| -> BTreeSet<EntryId> {
            match row {
                Row::Group(facet, group) => all.facets()[*facet].groups[*group].entries.iter().copied().collect(),
                Row::Entry(id) => referring(all, *id).chain([*id]).collect(),
            }
        };
        let counted: Vec<Vec<usize>> = bars.iter().map(|(_, row)| by_goal(&members(row), goals_of)).collect();
        let most = counted.iter().flatten().copied().max().unwrap_or_default().max(1);
        let view = |((bar, _), counts): (&(Bar, Row), &Vec<usize>)| {
            let cell = |count: &usize| HeatView { count: *count, heat: (count * 5).div_ceil(most) };
            CrossRowView {
                label: (&bar.label).into(),
                url: bar.url.clone(),
                count: bar.count,
                cells: counts.iter().map(cell).collect(),
            }
        };
        Some(CrossView { label: label.into(), url, rows: bars.iter().zip(&counted).map(view).collect(), more })
    }

    fn crossed_groups(&self, number: usize, facet: &Facet, lang: Lang) -> Vec<(Bar, Row)> {
        let bar = |(place, group): (usize, &Group)| Bar {
            label: group.label.get(lang).to_owned(),
            url: Some(address(self.given.routes().group(number, place, lang))),
            count: group.entries.len(),
        };
        facet.groups.iter().enumerate().map(|found| (bar(found), Row::Group(number, found.0))).collect()
    }

    /// A record, itself and all that refer to it in a field.
    fn crossed_entry(&self, all: &Catalogue, id: EntryId, lang: Lang) -> (Bar, Row) {
        let title = all.entry(id).title(all.kind(id), lang);
        let url = Some(address(self.given.routes().entry(id, lang)));
        (Bar { label: title.text.clone(), url, count: referring(all, id).count() + 1 }, Row::Entry(id))
    }
}

/// Where the members of a row come from.
enum Row {
    /// A group by facet and place in it.
    Group(usize, usize),
    Entry(EntryId),
}

fn referring(all: &Catalogue, id: EntryId) -> impl Iterator<Item = EntryId> {
    all.incoming(id).iter().filter(|relation| !relation.in_text).map(|relation| relation.from)
}

fn goals_of(goals: &[Group]) -> Goals {
    let mut goals_of = Goals::new();
    for (goal, group) in goals.iter().enumerate() {
        for id in &group.entries {
            goals_of.entry(*id).or_default().push(goal);
        }
    }
    goals_of
}

fn by_goal(members: &BTreeSet<EntryId>, goals_of: &Goals) -> Vec<usize> {
    let mut counts = vec![0; 17];
    for goal in members.iter().filter_map(|id| goals_of.get(id)).flatten() {
        counts[*goal] += 1;
    }
    counts
}

fn chart(label: &str, url: Option<Url>, bars: &[Bar]) -> ChartView {
    let most = bars.iter().map(|bar| bar.count).max().unwrap_or_default().max(1);
    let row = |bar: &Bar| BarView {
        label: (&bar.label).into(),
        url: bar.url.clone(),
        count: bar.count,
        share: bar.count * 100 / most,
    };
    ChartView {
        label: label.into(),
        url,
        rows: bars.iter().take(SHOWN).map(row).collect(),
        more: bars.len().saturating_sub(SHOWN),
    }
}
