//! Pages about the catalogue as a whole.

use super::shape::shape;
use super::{Code, DateView, Html, LinkView, Made, Plain, Url};

shape! {
    /// What can be answered, by status.
    BoardView {
        /// One for each status, those without records too.
        sections: Vec<StatusView>,
        /// By what else deadlines can be followed.
        indexes: Vec<BoardIndexView>,
    }

    /// The records of a status.
    StatusView {
        /// Its id: its words are in `t.statuses`.
        status: Plain,
        /// How many there are.
        total: usize,
        /// The cards of the first of them.
        cards: Vec<Html>,
        /// How many are not shown.
        more: usize,
    }

    /// A way to follow deadlines.
    BoardIndexView {
        /// Its name.
        label: Plain,
        /// The groups.
        groups: Vec<BoardGroupView>,
    }

    /// Deadlines that can be followed together.
    BoardGroupView {
        /// What they have in common.
        label: Plain,
        /// The language of the label, where it is not the page's.
        lang: Option<Code>,
        /// Its page.
        url: Url,
        /// How many there are.
        count: usize,
        /// Their calendar file.
        calendar: Option<Url>,
    }

    /// The windows of a year by month.
    YearView {
        /// The names of the twelve months.
        months: Vec<Plain>,
        /// One for each field that divides windows.
        groups: Vec<YearGroupView>,
        /// What is always open.
        rolling: Vec<Made<LinkView>>,
    }

    /// Windows by the terms of a field.
    YearGroupView {
        /// What the terms are.
        label: Plain,
        /// One for each term.
        rows: Vec<YearRowView>,
    }

    /// The windows of a term.
    YearRowView {
        /// The term.
        label: Plain,
        /// Its page.
        url: Option<Url>,
        /// One for each month.
        cells: Vec<Vec<YearLinkView>>,
    }

    /// A record in a month.
    YearLinkView {
        /// Its title.
        title: Plain,
        /// The language of its title, where it is not the page's.
        lang: Option<Code>,
        /// Its page.
        url: Url,
        /// Its days, in a few words.
        when: Plain,
    }

    /// Where records are.
    MapView {
        /// The attribute of the SVG.
        view_box: Plain,
        /// The data of an SVG path.
        land: Plain,
        /// What stands on it.
        marks: Vec<MarkView>,
        /// The same as lists.
        groups: Vec<MapGroupView>,
        /// How many places there are.
        total: usize,
    }

    /// A mark on the map, for one record or for several that are near each other.
    MarkView {
        /// Units of the picture from the left.
        x: i64,
        /// Units of the picture from the top.
        y: i64,
        /// How many records it stands for.
        count: usize,
        /// Their names.
        label: Plain,
        /// The language of the name of one, where it is not the page's.
        lang: Option<Code>,
        /// The record, or the first of several in the list of the map's page.
        url: Url,
    }

    /// Records on the map that have a term in common.
    MapGroupView {
        /// The term, or what those without one are called.
        label: Plain,
        /// The page of the term.
        url: Option<Url>,
        /// The records.
        items: Vec<MapItemView>,
    }

    /// A record on the map.
    MapItemView {
        /// The record.
        link: Made<LinkView>,
        /// The id marks lead to.
        anchor: Plain,
    }

    /// The land around a place.
    SmallMapView {
        /// The attribute of the SVG.
        view_box: Plain,
        /// The data of an SVG path.
        land: Plain,
        /// Units of the picture from the left.
        x: i64,
        /// Units of the picture from the top.
        y: i64,
    }

    /// What answers a record.
    MatchView {
        /// The record that does.
        link: Made<LinkView>,
        /// Why, in a sentence.
        reasons: Plain,
        /// How well.
        points: u64,
    }

    /// What nobody answers yet.
    LeftoversView {
        /// The cards of what is sought.
        unmet: Vec<Html>,
        /// The cards of what is offered.
        unasked: Vec<Html>,
        /// How points are given.
        criteria: Vec<CriterionView>,
        /// The fewest points of a match.
        at_least: Option<u64>,
    }

    /// What gives points.
    CriterionView {
        /// Its name.
        label: Plain,
        /// Points for each thing in common.
        points: u64,
        /// Whether there is no match without it.
        must: bool,
    }

    /// What there is of everything.
    StatisticsView {
        /// How many records there are.
        total: usize,
        /// By kind, goal, year and what the model names.
        charts: Vec<ChartView>,
        /// Against the goals.
        crosses: Vec<CrossView>,
        /// Where there is little or nothing.
        gaps: Vec<ChartView>,
    }

    /// Numbers that can be compared.
    ChartView {
        /// What is counted by.
        label: Plain,
        /// The page of all that it is counted by.
        url: Option<Url>,
        /// The first of its rows.
        rows: Vec<BarView>,
        /// How many rows are not shown.
        more: usize,
    }

    /// A row of a chart.
    BarView {
        /// What was counted.
        label: Plain,
        /// Its page.
        url: Option<Url>,
        /// How many there are.
        count: usize,
        /// 0 to 100, of the longest.
        share: usize,
    }

    /// Records by two things, one of them the 17 goals.
    CrossView {
        /// The other.
        label: Plain,
        /// The page of all of it.
        url: Option<Url>,
        /// The first of its rows.
        rows: Vec<CrossRowView>,
        /// How many rows are not shown.
        more: usize,
    }

    /// A row of numbers.
    CrossRowView {
        /// What was counted.
        label: Plain,
        /// Its page.
        url: Option<Url>,
        /// How many there are.
        count: usize,
        /// One for each goal.
        cells: Vec<HeatView>,
    }

    /// A number with its weight.
    HeatView {
        /// The number.
        count: usize,
        /// 0 to 5, of the highest.
        heat: usize,
    }

    /// The state of the catalogue.
    QualityView {
        /// How many records there are.
        total: usize,
        /// Per cent of the fields that are filled in.
        average: usize,
        /// How many records have them all.
        full: usize,
        /// Months after which a record has to be checked again.
        review_after: u64,
        /// What is there in each language.
        languages: Vec<LanguageView>,
        /// What may be amiss.
        issues: Vec<IssueView>,
    }

    /// What is there in a language.
    LanguageView {
        /// The language.
        code: Code,
        /// Its name in itself.
        name: Plain,
        /// How many records there are in it.
        count: usize,
        /// Per cent of all.
        share: usize,
    }

    /// Something that may be amiss.
    IssueView {
        /// Its id: its words are in `t.quality`.
        id: Plain,
        /// How many records it is true of.
        total: usize,
        /// The first of them.
        items: Vec<IssueItemView>,
        /// How many are not shown.
        more: usize,
    }

    /// A record that something may be amiss with.
    IssueItemView {
        /// The record.
        link: Made<LinkView>,
        /// What exactly.
        note: Plain,
    }

    /// The accessibility statement, as it is configured.
    StatementView {
        /// Where to write to.
        contact: Plain,
        /// The same as a link, where it is an address.
        contact_url: Option<Url>,
        /// Its id: its words are in `t.accessibility.status`.
        conformance: Plain,
        /// What is not accessible.
        exceptions: Vec<Plain>,
        /// When that was found.
        assessed: Option<DateView>,
        /// Codes of the countries whose law it has to follow: their words are in `t.accessibility.countries`.
        countries: Vec<Plain>,
    }
}
