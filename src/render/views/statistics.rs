//! View of the statistics: charts, cross tables and gaps.

use super::{Views, address};
use crate::catalogue::{Cross, CrossOf, CrossRow, FacetId, FacetKind};
use crate::model::{Axis, KindId};
use crate::render::shapes::{BarView, ChartView, CrossRowView, CrossView, HeatView, StatisticsView, Url};
use crate::text::Lang;
use crate::tracked::GroupCount;
use std::cmp::Reverse;

/// Most rows of one chart; the others are only counted.
const SHOWN: usize = 40;

/// A group with fewer records than this is a gap.
const FEW: usize = 2;

/// A row of a chart: label, address, number of records.
struct Bar {
    label: String,
    url: Option<Url>,
    count: usize,
}

impl Views<'_> {
    /// Charts, cross tables by goal, and groups with few or no records.
    pub(super) fn statistics(&self, lang: Lang) -> StatisticsView {
        let mut charts = vec![self.kinds_chart(lang)];
        let mut gaps = Vec::new();
        for (id, _) in self.reads.facet_sizes() {
            let words = self.reads.facet_words(id);
            let is_chosen = match words.of {
                FacetKind::Sdg | FacetKind::Year => true,
                FacetKind::Vocabulary(id) => self.reads.model().statistics.charts.contains(&Axis::Vocabulary(id)),
            };
            if is_chosen {
                let groups = self.reads.groups(id);
                let bars = self.bars(words.of, &groups, lang);
                charts.push(chart(words.plural.get(lang), self.index_of(id, lang), &bars));
                if words.of != FacetKind::Year && (words.follow || words.of == FacetKind::Sdg) {
                    gaps.push(self.gap(id, &groups, bars, lang));
                }
            }
        }
        let crosses = self.reads.crosses().iter().map(|cross| self.cross(cross, lang)).collect();
        StatisticsView { total: self.reads.total(), charts, crosses, gaps }
    }

    fn index_of(&self, facet: FacetId, lang: Lang) -> Option<Url> {
        Some(address(self.reads.routes().facet(facet, lang)))
    }

    fn kinds_chart(&self, lang: Lang) -> ChartView {
        let bar = |(id, count): (KindId, usize)| Bar {
            label: self.reads.model().kind(id).plural.get(lang).to_owned(),
            url: Some(address(self.reads.routes().kind(id, lang))),
            count,
        };
        let mut bars: Vec<Bar> = self.reads.kind_sizes().into_iter().map(bar).collect();
        bars.sort_by_key(|bar| Reverse(bar.count));
        chart(self.text("kinds", lang), None, &bars)
    }

    /// Goals and years in their order, other groups by descending count.
    fn bars(&self, of: FacetKind, groups: &[GroupCount], lang: Lang) -> Vec<Bar> {
        let bar = |group: &GroupCount| Bar {
            label: self.reads.group_title(group.id, lang),
            url: Some(address(self.reads.routes().group(group.id, lang))),
            count: group.count,
        };
        let mut bars: Vec<Bar> = groups.iter().map(bar).collect();
        if let FacetKind::Vocabulary(_) = of {
            bars.sort_by_key(|bar| Reverse(bar.count));
        }
        bars
    }

    /// Groups with few records, and terms without any.
    fn gap(&self, facet: FacetId, groups: &[GroupCount], bars: Vec<Bar>, lang: Lang) -> ChartView {
        let words = self.reads.facet_words(facet);
        let mut few: Vec<Bar> = bars.into_iter().filter(|bar| bar.count < FEW).collect();
        // In a large vocabulary such as the countries, an unused term is not a gap.
        if let FacetKind::Vocabulary(id) = words.of {
            let terms = self.reads.model().vocabulary(id).terms.iter().enumerate();
            if terms.len() <= 2 * SHOWN {
                let used: Vec<usize> = groups.iter().filter_map(|group| self.reads.term_of(group.id)).collect();
                let unused = terms.filter(|(place, _)| !used.contains(place));
                few.extend(unused.map(|(_, term)| Bar { label: term.label.get(lang).to_owned(), url: None, count: 0 }));
            }
        }
        few.sort_by_key(|bar| bar.count);
        chart(words.plural.get(lang), self.index_of(facet, lang), &few)
    }

    /// The view of a cross table.
    fn cross(&self, cross: &Cross, lang: Lang) -> CrossView {
        let (label, url) = match cross.axis {
            Axis::Vocabulary(id) => {
                let facet = cross.rows.first().and_then(|row| match row.of {
                    CrossOf::Group(id) => Some(id.facet),
                    CrossOf::Entry(_) => None,
                });
                let url = facet.and_then(|facet| self.index_of(facet, lang));
                (self.reads.model().vocabulary(id).label.get(lang), url)
            }
            Axis::Kind(kind) => {
                let url = address(self.reads.routes().kind(kind, lang));
                (self.reads.model().kind(kind).label.get(lang), Some(url))
            }
        };
        let most = cross.rows.iter().flat_map(|row| &row.by_goal).copied().max().unwrap_or_default().max(1);
        let row = |row: &CrossRow| {
            let (label, route) = match row.of {
                CrossOf::Group(id) => (self.reads.group_label(id).get(lang), self.reads.routes().group(id, lang)),
                CrossOf::Entry(id) => (self.reads.title(id, lang).text.as_str(), self.reads.routes().entry(id, lang)),
            };
            let cell = |count: &usize| HeatView { count: *count, heat: (count * 5).div_ceil(most) };
            CrossRowView {
                label: label.into(),
                url: Some(address(route)),
                count: row.count,
                cells: row.by_goal.iter().map(cell).collect(),
            }
        };
        CrossView { label: label.into(), url, rows: cross.rows.iter().map(row).collect(), more: cross.more }
    }
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
