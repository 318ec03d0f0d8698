//! Fields that are more than a list of values.

use super::shape::{choice, shape};
use super::{Code, FieldView, LinkView, Plain, Prepared, ValueView};

choice! {
    /// A field in the layout its model asks for; its `type` names which.
    pub enum LayoutView {
        /// How far something has come.
        #[tag = "steps"]
        Steps(StepsView),
        /// What is known of each step.
        #[tag = "timeline"]
        Timeline(TimelineView),
        /// A table whose columns are records.
        #[tag = "grid"]
        Grid(GridView),
        /// The highest number first.
        #[tag = "ranking"]
        Ranking(RankingView),
    }
}

shape! {
    /// How far something has come.
    pub struct StepsView {
        /// Every term of the vocabulary.
        pub steps: Vec<StepView>,
    }

    /// A step.
    pub struct StepView {
        /// Its name.
        pub label: Plain,
        /// Whether it is the one that was reached.
        pub current: bool,
    }

    /// What is known of each step.
    pub struct TimelineView {
        /// Every term of the vocabulary.
        pub steps: Vec<TimelineStepView>,
    }

    /// A step and what is known of it.
    pub struct TimelineStepView {
        /// Its name.
        pub label: Plain,
        /// Whether the record tells of it.
        pub known: bool,
        /// What it tells.
        pub fields: Vec<FieldView>,
    }

    /// A table whose columns are records.
    pub struct GridView {
        /// The heading of the column of rows.
        pub corner: Plain,
        /// The records.
        pub columns: Vec<Prepared<LinkView>>,
        /// Its rows.
        pub rows: Vec<GridRowView>,
    }

    /// A row of a grid.
    pub struct GridRowView {
        /// Its name.
        pub label: Option<Plain>,
        /// The language of the name, where it is not the page's.
        pub lang: Option<Code>,
        /// For each column, blocks one after the other; a cell may have none.
        pub cells: Vec<Vec<CellView>>,
    }

    /// A block in a cell.
    pub struct CellView {
        /// What is over it.
        pub heading: Option<Plain>,
        /// The language of the heading, where it is not the page's.
        pub heading_lang: Option<Code>,
        /// What it says.
        pub items: Vec<CellItemView>,
    }

    /// Something said in a cell.
    pub struct CellItemView {
        /// What.
        pub value: ValueView,
        /// The other columns of the row that say it too.
        pub shared: Vec<Plain>,
    }

    /// The highest number first.
    pub struct RankingView {
        /// The name of the column of words.
        pub text: Plain,
        /// The name of the column of numbers.
        pub number: Plain,
        /// The name of the column of what was chosen, where anything was.
        pub chosen: Option<Plain>,
        /// Its rows.
        pub rows: Vec<RankedView>,
    }

    /// A row of a ranking.
    pub struct RankedView {
        /// What was ranked.
        pub text: Plain,
        /// Its language, where it is not the page's.
        pub lang: Option<Code>,
        /// The number.
        pub number: Option<Plain>,
        /// Whether it was chosen.
        pub chosen: bool,
    }

    /// Groups that are alike and short.
    pub struct TableView {
        /// The names of the fields.
        pub columns: Vec<Plain>,
        /// For each group a row, for each field a cell, with its values.
        pub rows: Vec<Vec<Vec<ValueView>>>,
    }
}
