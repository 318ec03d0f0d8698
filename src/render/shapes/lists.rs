//! Lists and indexes.

use super::shape::shape;
use super::{Code, GoalView, Html, LinkView, Plain, Prepared, Url, ValueView};

shape! {
    /// The records of a kind.
    pub struct ListView {
        /// Label of the kind, plural.
        pub label: Plain,
        /// Description of the kind.
        pub description: Option<Plain>,
        /// Number of records on all pages of the list.
        pub total: usize,
        /// The records of this page. There is one section without a label, unless the kind divides its list.
        pub sections: Vec<ListSectionView>,
    }

    /// A part of a list.
    pub struct ListSectionView {
        /// What its records have in common.
        pub label: Option<Plain>,
        /// Their cards.
        pub cards: Vec<Html>,
    }

    /// The groups of an index: a vocabulary, the goals or the years.
    pub struct FacetView {
        /// Label of one group, singular.
        pub label: Plain,
        /// Label of the groups, plural.
        pub plural: Plain,
        /// The goals, if it is the index of goals.
        pub goals: Option<Vec<GoalCountView>>,
        /// Groups without a parent: by name, or years in descending order.
        pub groups: Vec<GroupLinkView>,
    }

    /// A goal and its records.
    pub struct GoalCountView {
        /// The goal.
        pub tile: Prepared<GoalView>,
        /// Number of records.
        pub count: usize,
    }

    /// A group of an index.
    pub struct GroupLinkView {
        /// Label.
        pub label: Plain,
        /// Address of the list of its records.
        pub url: Url,
        /// Number of records.
        pub count: usize,
        /// Its subgroups.
        pub children: Vec<GroupLinkView>,
    }

    /// The records of a group.
    pub struct GroupListView {
        /// Title; for a goal with its number.
        pub title: Plain,
        /// Label.
        pub label: Plain,
        /// Label of the index, singular.
        pub facet: Plain,
        /// Number of the goal, if it is one.
        pub goal: Option<i64>,
        /// Description of the goal, one sentence.
        pub text: Option<Plain>,
        /// Targets of the goal, on the first page only.
        pub targets: Option<Vec<TargetView>>,
        /// Its subgroups.
        pub children: Vec<GroupLinkView>,
        /// Number of records on all pages of the list.
        pub total: usize,
        /// The records of this page, by kind.
        pub sections: Vec<ListSectionView>,
    }

    /// A target of a goal.
    pub struct TargetView {
        /// Code: `6.1`.
        pub code: Plain,
        /// Short name.
        pub name: Plain,
        /// The first of the records that name it.
        pub links: Vec<Prepared<LinkView>>,
        /// Number of records not shown.
        pub more: usize,
    }

    /// Navigation through the pages of a list.
    pub struct PagerView {
        /// Address of the previous page.
        pub previous: Option<Url>,
        /// Address of the next page.
        pub next: Option<Url>,
        /// The first page, the last and those near this one.
        pub pages: Vec<PagerItemView>,
    }

    /// A page of a list.
    pub struct PagerItemView {
        /// Number, from 1.
        pub number: usize,
        /// Address.
        pub url: Url,
        /// Whether it is this page.
        pub current: bool,
        /// Whether pages before it are left out.
        pub gap: bool,
    }

    /// A gathering: sections and fields of many records.
    pub struct GatheredView {
        /// Title.
        pub label: Plain,
        /// Description, one sentence.
        pub description: Option<Plain>,
        /// Number of records on all pages of the list.
        pub total: usize,
        /// The records of this page.
        pub groups: Vec<GatheredGroupView>,
    }

    /// Records with the same term.
    pub struct GatheredGroupView {
        /// Label of the term, or the label for records without one.
        pub label: Plain,
        /// Whether the gathering is not grouped by a term, so that the label can be left out.
        pub is_whole: bool,
        /// Address of the term's page.
        pub url: Option<Url>,
        /// Its records.
        pub items: Vec<GatheredItemView>,
    }

    /// The gathered parts of a record.
    pub struct GatheredItemView {
        /// The record.
        pub link: Prepared<LinkView>,
        /// Its sections.
        pub texts: Vec<GatheredTextView>,
        /// Its fields, and the gathered fields of its groups.
        pub fields: Vec<GatheredFieldView>,
    }

    /// A gathered field.
    pub struct GatheredFieldView {
        /// Type of the values.
        pub r#type: Plain,
        /// At least one value.
        pub values: Vec<ValueView>,
    }

    /// A gathered section.
    pub struct GatheredTextView {
        /// Language, if it differs from the page's.
        pub lang: Option<Code>,
        /// The text.
        pub html: Html,
    }
}
