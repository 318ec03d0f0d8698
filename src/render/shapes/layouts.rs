//! Fields in a layout other than a list of values.

use super::shape::{choice, shape};
use super::{Code, FieldView, FigureView, LinkView, Plain, Prepared, ValueView};

choice! {
    /// A field in the layout that the model specifies; `type` names the layout.
    pub enum LayoutView {
        /// Progress through the steps of a process.
        #[tag = "steps"]
        Steps(StepsView),
        /// Details of each step of a process.
        #[tag = "timeline"]
        Timeline(TimelineView),
        /// A table with one column per record.
        #[tag = "grid"]
        Grid(GridView),
        /// Numbered items, the highest number first.
        #[tag = "ranking"]
        Ranking(RankingView),
        /// What was expected beside what was achieved.
        #[tag = "progress"]
        Progress(ProgressView),
    }
}

shape! {
    /// Progress through the steps of a process.
    pub struct StepsView {
        /// Every term of the vocabulary.
        pub steps: Vec<StepView>,
    }

    /// A step.
    pub struct StepView {
        /// Label.
        pub label: Plain,
        /// Whether it is the current step.
        pub current: bool,
    }

    /// Details of each step of a process.
    pub struct TimelineView {
        /// Every term of the vocabulary.
        pub steps: Vec<TimelineStepView>,
    }

    /// A step with its details.
    pub struct TimelineStepView {
        /// Label.
        pub label: Plain,
        /// Whether the record has details of it.
        pub known: bool,
        /// The details.
        pub fields: Vec<FieldView>,
    }

    /// What was expected beside what was achieved.
    pub struct ProgressView {
        /// The figures, of which at least one says what was expected.
        pub rows: Vec<FigureView>,
    }

    /// A table with one column per record.
    pub struct GridView {
        /// Heading of the column of row labels.
        pub corner: Plain,
        /// The records, one per column.
        pub columns: Vec<Prepared<LinkView>>,
        /// Rows.
        pub rows: Vec<GridRowView>,
    }

    /// A row of a grid.
    pub struct GridRowView {
        /// Label.
        pub label: Option<Plain>,
        /// Language of the label, if it differs from the page's.
        pub lang: Option<Code>,
        /// For each column its cell: a list of blocks, possibly empty.
        pub cells: Vec<Vec<CellView>>,
    }

    /// A block in a cell.
    pub struct CellView {
        /// Heading.
        pub heading: Option<Plain>,
        /// Language of the heading, if it differs from the page's.
        pub heading_lang: Option<Code>,
        /// Content.
        pub items: Vec<CellItemView>,
    }

    /// A statement in a cell.
    pub struct CellItemView {
        /// The field with the statement.
        pub value: ValueView,
        /// Other columns of the row with the same statement.
        pub shared: Vec<Plain>,
    }

    /// Numbered items, the highest number first.
    pub struct RankingView {
        /// Label of the text column.
        pub text: Plain,
        /// Label of the number column.
        pub number: Plain,
        /// Label of the column that marks chosen items, if any item is chosen.
        pub chosen: Option<Plain>,
        /// Rows.
        pub rows: Vec<RankedView>,
    }

    /// A row of a ranking.
    pub struct RankedView {
        /// Text.
        pub text: Plain,
        /// Language of the text, if it differs from the page's.
        pub lang: Option<Code>,
        /// Number.
        pub number: Option<Plain>,
        /// Whether the item was chosen.
        pub chosen: bool,
    }

    /// Short groups with the same fields.
    pub struct TableView {
        /// Labels of the fields.
        pub columns: Vec<Plain>,
        /// One row per group, one cell per field, each with its values.
        pub rows: Vec<Vec<Vec<ValueView>>>,
    }
}
