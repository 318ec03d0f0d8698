//! Pages about the whole catalogue.

use super::shape::shape;
use super::{Code, DateView, Html, LinkView, Plain, Prepared, Url};

shape! {
    /// Deadlines by status.
    pub struct BoardView {
        /// One section per status, including empty ones.
        pub sections: Vec<StatusView>,
        /// Further indexes of deadlines.
        pub indexes: Vec<BoardIndexView>,
    }

    /// The deadlines of a status.
    pub struct StatusView {
        /// Id of the status; its label is in `t.statuses`.
        pub status: Plain,
        /// Number of deadlines.
        pub total: usize,
        /// Cards of the first deadlines.
        pub cards: Vec<Html>,
        /// Number of deadlines not shown.
        pub more: usize,
    }

    /// An index of deadlines.
    pub struct BoardIndexView {
        /// Title.
        pub label: Plain,
        /// Its groups.
        pub groups: Vec<BoardGroupView>,
    }

    /// Deadlines with something in common.
    pub struct BoardGroupView {
        /// What they have in common.
        pub label: Plain,
        /// Language of the label, if it differs from the page's.
        pub lang: Option<Code>,
        /// Address of its page.
        pub url: Url,
        /// Number of deadlines.
        pub count: usize,
        /// Address of the calendar file.
        pub calendar: Option<Url>,
    }

    /// The windows of a year by month.
    pub struct YearView {
        /// Names of the twelve months.
        pub months: Vec<Plain>,
        /// One part per field that forms rows.
        pub groups: Vec<YearGroupView>,
        /// Windows that are always open.
        pub rolling: Vec<Prepared<LinkView>>,
    }

    /// Windows by the terms of a field.
    pub struct YearGroupView {
        /// Label of the field.
        pub label: Plain,
        /// One row per term.
        pub rows: Vec<YearRowView>,
    }

    /// The windows of a term.
    pub struct YearRowView {
        /// Label of the term.
        pub label: Plain,
        /// Address of the term's page.
        pub url: Option<Url>,
        /// One cell per month.
        pub cells: Vec<Vec<YearLinkView>>,
    }

    /// A record in a month.
    pub struct YearLinkView {
        /// Title.
        pub title: Plain,
        /// Language of the title, if it differs from the page's.
        pub lang: Option<Code>,
        /// Address of its page.
        pub url: Url,
        /// Its days, abbreviated.
        pub when: Plain,
    }

    /// The map of the catalogue.
    pub struct MapView {
        /// The `viewBox` of the SVG.
        pub view_box: Plain,
        /// Data of an SVG path: the land.
        pub land: Plain,
        /// Marks on the map.
        pub marks: Vec<MarkView>,
        /// The same records as lists.
        pub groups: Vec<MapGroupView>,
        /// Number of places.
        pub total: usize,
    }

    /// A mark for one record or for several near each other.
    pub struct MarkView {
        /// Position from the left, in units of the `viewBox`.
        pub x: i64,
        /// Position from the top, in units of the `viewBox`.
        pub y: i64,
        /// Number of records.
        pub count: usize,
        /// Names of the records.
        pub label: Plain,
        /// Language of the name, if there is one record and its language differs from the page's.
        pub lang: Option<Code>,
        /// Address of the record or, for several, of the first one in the list below the map.
        pub url: Url,
    }

    /// Records on the map with the same term.
    pub struct MapGroupView {
        /// Label of the term, or the label for records without one.
        pub label: Plain,
        /// Address of the term's page.
        pub url: Option<Url>,
        /// The records.
        pub items: Vec<MapItemView>,
    }

    /// A record on the map.
    pub struct MapItemView {
        /// The record.
        pub link: Prepared<LinkView>,
        /// The `id` that marks link to.
        pub anchor: Plain,
    }

    /// A small map around a place.
    pub struct SmallMapView {
        /// The `viewBox` of the SVG.
        pub view_box: Plain,
        /// Data of an SVG path: the land.
        pub land: Plain,
        /// Position of the place from the left, in units of the `viewBox`.
        pub x: i64,
        /// Position of the place from the top, in units of the `viewBox`.
        pub y: i64,
    }

    /// A match of a record.
    pub struct MatchView {
        /// The matching record.
        pub link: Prepared<LinkView>,
        /// The reasons, one sentence.
        pub reasons: Plain,
        /// The score.
        pub points: u64,
    }

    /// Unmatched records and the rules of matching.
    pub struct LeftoversView {
        /// Cards of records that seek something and have no match.
        pub unmet: Vec<Html>,
        /// Cards of records that offer something and have no match.
        pub unasked: Vec<Html>,
        /// The criteria and their points.
        pub criteria: Vec<CriterionView>,
        /// Fewest points of a match.
        pub at_least: Option<u64>,
    }

    /// A criterion of matching.
    pub struct CriterionView {
        /// Label.
        pub label: Plain,
        /// Points for each common value.
        pub points: u64,
        /// Whether it is required for a match.
        pub must: bool,
    }

    /// Statistics of the catalogue.
    pub struct StatisticsView {
        /// Number of records.
        pub total: usize,
        /// Charts by kind, goal, year and the vocabularies that the model specifies.
        pub charts: Vec<ChartView>,
        /// Cross tables by goal.
        pub crosses: Vec<CrossView>,
        /// Groups with few or no records.
        pub gaps: Vec<ChartView>,
    }

    /// A bar chart.
    pub struct ChartView {
        /// Label of the axis.
        pub label: Plain,
        /// Address of the index.
        pub url: Option<Url>,
        /// The first rows.
        pub rows: Vec<BarView>,
        /// Number of rows not shown.
        pub more: usize,
    }

    /// A row of a chart.
    pub struct BarView {
        /// Label.
        pub label: Plain,
        /// Address of its page.
        pub url: Option<Url>,
        /// Number of records.
        pub count: usize,
        /// Length of the bar, 0 to 100.
        pub share: usize,
    }

    /// A cross table of records by the 17 goals and another axis.
    pub struct CrossView {
        /// Label of the other axis.
        pub label: Plain,
        /// Address of the index.
        pub url: Option<Url>,
        /// The first rows.
        pub rows: Vec<CrossRowView>,
        /// Number of rows not shown.
        pub more: usize,
    }

    /// A row of a cross table.
    pub struct CrossRowView {
        /// Label.
        pub label: Plain,
        /// Address of its page.
        pub url: Option<Url>,
        /// Number of records.
        pub count: usize,
        /// One cell per goal.
        pub cells: Vec<HeatView>,
    }

    /// A cell of a cross table.
    pub struct HeatView {
        /// Number of records.
        pub count: usize,
        /// Shade, 0 to 5, relative to the highest number.
        pub heat: usize,
    }

    /// The quality of the catalogue.
    pub struct QualityView {
        /// Number of records.
        pub total: usize,
        /// Average percentage of fields filled in.
        pub average: usize,
        /// Number of records with all fields filled in.
        pub full: usize,
        /// Number of months after which a record has to be reviewed.
        pub review_after: u64,
        /// Coverage of each language.
        pub languages: Vec<LanguageView>,
        /// Possible problems.
        pub issues: Vec<IssueView>,
    }

    /// Coverage of a language.
    pub struct LanguageView {
        /// Language.
        pub code: Code,
        /// Name of the language in itself.
        pub name: Plain,
        /// Number of records in it.
        pub count: usize,
        /// Percentage of all records.
        pub share: usize,
    }

    /// A possible problem.
    pub struct IssueView {
        /// Id; its texts are in `t.quality`.
        pub id: Plain,
        /// Number of records with it.
        pub total: usize,
        /// The first of these records.
        pub items: Vec<IssueItemView>,
        /// Number of records not shown.
        pub more: usize,
    }

    /// A record with a possible problem.
    pub struct IssueItemView {
        /// The record.
        pub link: Prepared<LinkView>,
        /// Details.
        pub note: Plain,
    }

    /// The accessibility statement, as configured.
    pub struct StatementView {
        /// Contact.
        pub contact: Plain,
        /// Contact as a link, if it is an address.
        pub contact_url: Option<Url>,
        /// Id of the conformance; its texts are in `t.accessibility.status`.
        pub conformance: Plain,
        /// Parts that are not accessible.
        pub exceptions: Vec<Plain>,
        /// Date of the assessment.
        pub assessed: Option<DateView>,
        /// Codes of the countries whose law applies; their texts are in `t.accessibility.countries`.
        pub countries: Vec<Plain>,
    }
}
