//! Indexes.

use super::shape::shape;
use super::{Code, GoalView, Html, LinkView, Made, Plain, Url, ValueView};

shape! {
    /// The records of a kind.
    ListView {
        /// What they are called.
        label: Plain,
        /// What they are.
        description: Option<Plain>,
        /// How many there are, on all its pages.
        total: usize,
        /// Those of this page; there is one section without a label unless the kind divides its list.
        sections: Vec<ListSectionView>,
    }

    /// Records that stand together in a list.
    ListSectionView {
        /// What they have in common.
        label: Option<Plain>,
        /// Their cards.
        cards: Vec<Html>,
    }

    /// What records can be browsed by.
    FacetView {
        /// What one group is called.
        label: Plain,
        /// What the groups are called.
        plural: Plain,
        /// The goals, where it is browsed by them.
        goals: Option<Vec<GoalCountView>>,
        /// The groups that are in no other: by name; years the last first.
        groups: Vec<GroupLinkView>,
    }

    /// A goal and its records.
    GoalCountView {
        /// The goal.
        tile: Made<GoalView>,
        /// How many records it has.
        count: usize,
    }

    /// A group by which records can be browsed.
    GroupLinkView {
        /// Its name.
        label: Plain,
        /// Its page.
        url: Url,
        /// How many records it has.
        count: usize,
        /// The groups within it.
        children: Vec<GroupLinkView>,
    }

    /// The records of a group.
    GroupListView {
        /// Its name; of a goal with its number.
        title: Plain,
        /// Its name.
        label: Plain,
        /// What such a group is called.
        facet: Plain,
        /// The number of the goal it is.
        goal: Option<i64>,
        /// The goal in a sentence.
        text: Option<Plain>,
        /// The targets of the goal, on its first page.
        targets: Option<Vec<TargetView>>,
        /// The groups within it.
        children: Vec<GroupLinkView>,
        /// How many records there are, on all its pages.
        total: usize,
        /// Those of this page, by kind.
        sections: Vec<ListSectionView>,
    }

    /// A target of a goal.
    TargetView {
        /// `6.1`
        code: Plain,
        /// Its short name.
        name: Plain,
        /// The records that name it, the first few of many.
        links: Vec<Made<LinkView>>,
        /// How many more there are.
        more: usize,
    }

    /// The way through the pages of a list.
    PagerView {
        /// The page before.
        previous: Option<Url>,
        /// The page after.
        next: Option<Url>,
        /// The first, the last and those near this one.
        pages: Vec<PagerItemView>,
    }

    /// A page of a list.
    PagerItemView {
        /// From 1.
        number: usize,
        /// Where it is.
        url: Url,
        /// Whether it is this one.
        current: bool,
        /// Whether pages before it are left out.
        gap: bool,
    }

    /// Sections and fields of many records, standing together.
    GatheredView {
        /// What is gathered.
        label: Plain,
        /// What it is, in a sentence.
        description: Option<Plain>,
        /// How many records there are, on all its pages.
        total: usize,
        /// Those of this page.
        groups: Vec<GatheredGroupView>,
    }

    /// Records of one term.
    GatheredGroupView {
        /// The term, or what those without one are called.
        label: Plain,
        /// Whether it is the only one, and its label says nothing.
        is_whole: bool,
        /// The page of the term.
        url: Option<Url>,
        /// Its records.
        items: Vec<GatheredItemView>,
    }

    /// What is gathered of a record.
    GatheredItemView {
        /// The record.
        link: Made<LinkView>,
        /// Its sections.
        texts: Vec<GatheredTextView>,
        /// Its fields, and what of its groups is gathered.
        fields: Vec<GatheredFieldView>,
    }

    /// A gathered field.
    GatheredFieldView {
        /// The type of its values.
        r#type: Plain,
        /// At least one.
        values: Vec<ValueView>,
    }

    /// A gathered section.
    GatheredTextView {
        /// Its language, where it is not the page's.
        lang: Option<Code>,
        /// Its text.
        html: Html,
    }
}
