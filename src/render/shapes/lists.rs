//! Indexes.

use super::shape::shape;
use super::{Code, GoalView, Html, LinkView, Plain, Prepared, Url, ValueView};

shape! {
    /// The records of a kind.
    pub struct ListView {
        /// What they are called.
        pub label: Plain,
        /// What they are.
        pub description: Option<Plain>,
        /// How many there are, on all its pages.
        pub total: usize,
        /// Those of this page; there is one section without a label unless the kind divides its list.
        pub sections: Vec<ListSectionView>,
    }

    /// Records that stand together in a list.
    pub struct ListSectionView {
        /// What they have in common.
        pub label: Option<Plain>,
        /// Their cards.
        pub cards: Vec<Html>,
    }

    /// What records can be browsed by.
    pub struct FacetView {
        /// What one group is called.
        pub label: Plain,
        /// What the groups are called.
        pub plural: Plain,
        /// The goals, where it is browsed by them.
        pub goals: Option<Vec<GoalCountView>>,
        /// The groups that are in no other: by name; years the last first.
        pub groups: Vec<GroupLinkView>,
    }

    /// A goal and its records.
    pub struct GoalCountView {
        /// The goal.
        pub tile: Prepared<GoalView>,
        /// How many records it has.
        pub count: usize,
    }

    /// A group by which records can be browsed.
    pub struct GroupLinkView {
        /// Its name.
        pub label: Plain,
        /// Its page.
        pub url: Url,
        /// How many records it has.
        pub count: usize,
        /// The groups within it.
        pub children: Vec<GroupLinkView>,
    }

    /// The records of a group.
    pub struct GroupListView {
        /// Its name; of a goal with its number.
        pub title: Plain,
        /// Its name.
        pub label: Plain,
        /// What such a group is called.
        pub facet: Plain,
        /// The number of the goal it is.
        pub goal: Option<i64>,
        /// The goal in a sentence.
        pub text: Option<Plain>,
        /// The targets of the goal, on its first page.
        pub targets: Option<Vec<TargetView>>,
        /// The groups within it.
        pub children: Vec<GroupLinkView>,
        /// How many records there are, on all its pages.
        pub total: usize,
        /// Those of this page, by kind.
        pub sections: Vec<ListSectionView>,
    }

    /// A target of a goal.
    pub struct TargetView {
        /// `6.1`
        pub code: Plain,
        /// Its short name.
        pub name: Plain,
        /// The records that name it, the first few of many.
        pub links: Vec<Prepared<LinkView>>,
        /// How many more there are.
        pub more: usize,
    }

    /// The way through the pages of a list.
    pub struct PagerView {
        /// The page before.
        pub previous: Option<Url>,
        /// The page after.
        pub next: Option<Url>,
        /// The first, the last and those near this one.
        pub pages: Vec<PagerItemView>,
    }

    /// A page of a list.
    pub struct PagerItemView {
        /// From 1.
        pub number: usize,
        /// Where it is.
        pub url: Url,
        /// Whether it is this one.
        pub current: bool,
        /// Whether pages before it are left out.
        pub gap: bool,
    }

    /// Sections and fields of many records, standing together.
    pub struct GatheredView {
        /// What is gathered.
        pub label: Plain,
        /// What it is, in a sentence.
        pub description: Option<Plain>,
        /// How many records there are, on all its pages.
        pub total: usize,
        /// Those of this page.
        pub groups: Vec<GatheredGroupView>,
    }

    /// Records of one term.
    pub struct GatheredGroupView {
        /// The term, or what those without one are called.
        pub label: Plain,
        /// Whether it is the only one, and its label says nothing.
        pub is_whole: bool,
        /// The page of the term.
        pub url: Option<Url>,
        /// Its records.
        pub items: Vec<GatheredItemView>,
    }

    /// What is gathered of a record.
    pub struct GatheredItemView {
        /// The record.
        pub link: Prepared<LinkView>,
        /// Its sections.
        pub texts: Vec<GatheredTextView>,
        /// Its fields, and what of its groups is gathered.
        pub fields: Vec<GatheredFieldView>,
    }

    /// A gathered field.
    pub struct GatheredFieldView {
        /// The type of its values.
        pub r#type: Plain,
        /// At least one.
        pub values: Vec<ValueView>,
    }

    /// A gathered section.
    pub struct GatheredTextView {
        /// Its language, where it is not the page's.
        pub lang: Option<Code>,
        /// Its text.
        pub html: Html,
    }
}
