//! Pages about the catalogue as a whole.

use super::shape::shape;
use super::{Code, DateView, Html, LinkView, Plain, Prepared, Url};

shape! {
    /// What can be answered, by status.
    pub struct BoardView {
        /// One for each status, those without records too.
        pub sections: Vec<StatusView>,
        /// By what else deadlines can be followed.
        pub indexes: Vec<BoardIndexView>,
    }

    /// The records of a status.
    pub struct StatusView {
        /// Its id: its words are in `t.statuses`.
        pub status: Plain,
        /// How many there are.
        pub total: usize,
        /// The cards of the first of them.
        pub cards: Vec<Html>,
        /// How many are not shown.
        pub more: usize,
    }

    /// A way to follow deadlines.
    pub struct BoardIndexView {
        /// Its name.
        pub label: Plain,
        /// The groups.
        pub groups: Vec<BoardGroupView>,
    }

    /// Deadlines that can be followed together.
    pub struct BoardGroupView {
        /// What they have in common.
        pub label: Plain,
        /// The language of the label, where it is not the page's.
        pub lang: Option<Code>,
        /// Its page.
        pub url: Url,
        /// How many there are.
        pub count: usize,
        /// Their calendar file.
        pub calendar: Option<Url>,
    }

    /// The windows of a year by month.
    pub struct YearView {
        /// The names of the twelve months.
        pub months: Vec<Plain>,
        /// One for each field that divides windows.
        pub groups: Vec<YearGroupView>,
        /// What is always open.
        pub rolling: Vec<Prepared<LinkView>>,
    }

    /// Windows by the terms of a field.
    pub struct YearGroupView {
        /// What the terms are.
        pub label: Plain,
        /// One for each term.
        pub rows: Vec<YearRowView>,
    }

    /// The windows of a term.
    pub struct YearRowView {
        /// The term.
        pub label: Plain,
        /// Its page.
        pub url: Option<Url>,
        /// One for each month.
        pub cells: Vec<Vec<YearLinkView>>,
    }

    /// A record in a month.
    pub struct YearLinkView {
        /// Its title.
        pub title: Plain,
        /// The language of its title, where it is not the page's.
        pub lang: Option<Code>,
        /// Its page.
        pub url: Url,
        /// Its days, in a few words.
        pub when: Plain,
    }

    /// Where records are.
    pub struct MapView {
        /// The attribute of the SVG.
        pub view_box: Plain,
        /// The data of an SVG path.
        pub land: Plain,
        /// What stands on it.
        pub marks: Vec<MarkView>,
        /// The same as lists.
        pub groups: Vec<MapGroupView>,
        /// How many places there are.
        pub total: usize,
    }

    /// A mark on the map, for one record or for several that are near each other.
    pub struct MarkView {
        /// Units of the picture from the left.
        pub x: i64,
        /// Units of the picture from the top.
        pub y: i64,
        /// How many records it stands for.
        pub count: usize,
        /// Their names.
        pub label: Plain,
        /// The language of the name of one, where it is not the page's.
        pub lang: Option<Code>,
        /// The record, or the first of several in the list of the map's page.
        pub url: Url,
    }

    /// Records on the map that have a term in common.
    pub struct MapGroupView {
        /// The term, or what those without one are called.
        pub label: Plain,
        /// The page of the term.
        pub url: Option<Url>,
        /// The records.
        pub items: Vec<MapItemView>,
    }

    /// A record on the map.
    pub struct MapItemView {
        /// The record.
        pub link: Prepared<LinkView>,
        /// The id marks lead to.
        pub anchor: Plain,
    }

    /// The land around a place.
    pub struct SmallMapView {
        /// The attribute of the SVG.
        pub view_box: Plain,
        /// The data of an SVG path.
        pub land: Plain,
        /// Units of the picture from the left.
        pub x: i64,
        /// Units of the picture from the top.
        pub y: i64,
    }

    /// What answers a record.
    pub struct MatchView {
        /// The record that does.
        pub link: Prepared<LinkView>,
        /// Why, in a sentence.
        pub reasons: Plain,
        /// How well.
        pub points: u64,
    }

    /// What nobody answers yet.
    pub struct LeftoversView {
        /// The cards of what is sought.
        pub unmet: Vec<Html>,
        /// The cards of what is offered.
        pub unasked: Vec<Html>,
        /// How points are given.
        pub criteria: Vec<CriterionView>,
        /// The fewest points of a match.
        pub at_least: Option<u64>,
    }

    /// What gives points.
    pub struct CriterionView {
        /// Its name.
        pub label: Plain,
        /// Points for each thing in common.
        pub points: u64,
        /// Whether there is no match without it.
        pub must: bool,
    }

    /// What there is of everything.
    pub struct StatisticsView {
        /// How many records there are.
        pub total: usize,
        /// By kind, goal, year and what the model names.
        pub charts: Vec<ChartView>,
        /// Against the goals.
        pub crosses: Vec<CrossView>,
        /// Where there is little or nothing.
        pub gaps: Vec<ChartView>,
    }

    /// Numbers that can be compared.
    pub struct ChartView {
        /// What is counted by.
        pub label: Plain,
        /// The page of all that it is counted by.
        pub url: Option<Url>,
        /// The first of its rows.
        pub rows: Vec<BarView>,
        /// How many rows are not shown.
        pub more: usize,
    }

    /// A row of a chart.
    pub struct BarView {
        /// What was counted.
        pub label: Plain,
        /// Its page.
        pub url: Option<Url>,
        /// How many there are.
        pub count: usize,
        /// 0 to 100, of the longest.
        pub share: usize,
    }

    /// Records by two things, one of them the 17 goals.
    pub struct CrossView {
        /// The other.
        pub label: Plain,
        /// The page of all of it.
        pub url: Option<Url>,
        /// The first of its rows.
        pub rows: Vec<CrossRowView>,
        /// How many rows are not shown.
        pub more: usize,
    }

    /// A row of numbers.
    pub struct CrossRowView {
        /// What was counted.
        pub label: Plain,
        /// Its page.
        pub url: Option<Url>,
        /// How many there are.
        pub count: usize,
        /// One for each goal.
        pub cells: Vec<HeatView>,
    }

    /// A number with its weight.
    pub struct HeatView {
        /// The number.
        pub count: usize,
        /// 0 to 5, of the highest.
        pub heat: usize,
    }

    /// The state of the catalogue.
    pub struct QualityView {
        /// How many records there are.
        pub total: usize,
        /// Per cent of the fields that are filled in.
        pub average: usize,
        /// How many records have them all.
        pub full: usize,
        /// Months after which a record has to be checked again.
        pub review_after: u64,
        /// What is there in each language.
        pub languages: Vec<LanguageView>,
        /// What may be amiss.
        pub issues: Vec<IssueView>,
    }

    /// What is there in a language.
    pub struct LanguageView {
        /// The language.
        pub code: Code,
        /// Its name in itself.
        pub name: Plain,
        /// How many records there are in it.
        pub count: usize,
        /// Per cent of all.
        pub share: usize,
    }

    /// Something that may be amiss.
    pub struct IssueView {
        /// Its id: its words are in `t.quality`.
        pub id: Plain,
        /// How many records it is true of.
        pub total: usize,
        /// The first of them.
        pub items: Vec<IssueItemView>,
        /// How many are not shown.
        pub more: usize,
    }

    /// A record that something may be amiss with.
    pub struct IssueItemView {
        /// The record.
        pub link: Prepared<LinkView>,
        /// What exactly.
        pub note: Plain,
    }

    /// The accessibility statement, as it is configured.
    pub struct StatementView {
        /// Where to write to.
        pub contact: Plain,
        /// The same as a link, where it is an address.
        pub contact_url: Option<Url>,
        /// Its id: its words are in `t.accessibility.status`.
        pub conformance: Plain,
        /// What is not accessible.
        pub exceptions: Vec<Plain>,
        /// When that was found.
        pub assessed: Option<DateView>,
        /// Codes of the countries whose law it has to follow: their words are in `t.accessibility.countries`.
        pub countries: Vec<Plain>,
    }
}
