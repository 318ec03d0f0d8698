//! Fields that are more than a list of values.

use super::shape::{choice, shape};
use super::{Code, FieldView, LinkView, Made, Plain, ValueView};

choice! {
    /// A field in the layout its model asks for; its `type` names which.
    LayoutView {
        /// How far something has come.
        Steps(StepsView) = "steps",
        /// What is known of each step.
        Timeline(TimelineView) = "timeline",
        /// A table whose columns are records.
        Grid(GridView) = "grid",
        /// The highest number first.
        Ranking(RankingView) = "ranking",
    }
}

shape! {
    /// How far something has come.
    StepsView {
        /// Every term of the vocabulary.
        steps: Vec<StepView>,
    }

    /// A step.
    StepView {
        /// Its name.
        label: Plain,
        /// Whether it is the one that was reached.
        current: bool,
    }

    /// What is known of each step.
    TimelineView {
        /// Every term of the vocabulary.
        steps: Vec<TimelineStepView>,
    }

    /// A step and what is known of it.
    TimelineStepView {
        /// Its name.
        label: Plain,
        /// Whether the record tells of it.
        known: bool,
        /// What it tells.
        fields: Vec<FieldView>,
    }

    /// A table whose columns are records.
    GridView {
        /// The heading of the column of rows.
        corner: Plain,
        /// The records.
        columns: Vec<Made<LinkView>>,
        /// Its rows.
        rows: Vec<GridRowView>,
    }

    /// A row of a grid.
    GridRowView {
        /// Its name.
        label: Option<Plain>,
        /// The language of the name, where it is not the page's.
        lang: Option<Code>,
        /// For each column, blocks one after the other; a cell may have none.
        cells: Vec<Vec<CellView>>,
    }

    /// A block in a cell.
    CellView {
        /// What is over it.
        heading: Option<Plain>,
        /// The language of the heading, where it is not the page's.
        heading_lang: Option<Code>,
        /// What it says.
        items: Vec<CellItemView>,
    }

    /// Something said in a cell.
    CellItemView {
        /// What.
        value: ValueView,
        /// The other columns of the row that say it too.
        shared: Vec<Plain>,
    }

    /// The highest number first.
    RankingView {
        /// The name of the column of words.
        text: Plain,
        /// The name of the column of numbers.
        number: Plain,
        /// The name of the column of what was chosen, where anything was.
        chosen: Option<Plain>,
        /// Its rows.
        rows: Vec<RankedView>,
    }

    /// A row of a ranking.
    RankedView {
        /// What was ranked.
        text: Plain,
        /// Its language, where it is not the page's.
        lang: Option<Code>,
        /// The number.
        number: Option<Plain>,
        /// Whether it was chosen.
        chosen: bool,
    }

    /// Groups that are alike and short.
    TableView {
        /// The names of the fields.
        columns: Vec<Plain>,
        /// For each group a row, for each field a cell, with its values.
        rows: Vec<Vec<Vec<ValueView>>>,
    }
}
