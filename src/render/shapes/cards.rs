//! What of a record stands elsewhere than on its own page; goals.

use super::shape::shape;
use super::{Code, ImageView, Plain, Url, WindowView};

shape! {
    /// A record as a link or card shows it.
    pub struct LinkView {
        /// Its page.
        pub url: Url,
        /// Stripes in the colours of its goals, for where there is no photograph.
        pub cover: Vec<StripesView>,
        /// Its first picture.
        pub photograph: Option<ImageView>,
        /// Its title.
        pub title: Plain,
        /// The language of its title, where it is not the page's.
        pub lang: Option<Code>,
        /// The name of that language in itself.
        pub language: Option<Plain>,
        /// The name of its kind.
        pub kind: Plain,
        /// Its summary.
        pub summary: Option<Plain>,
        /// The language of its summary, where it is not the page's.
        pub summary_lang: Option<Code>,
        /// The fields that its kind shows on cards.
        pub facts: Vec<FactView>,
        /// When it can be answered.
        pub window: Option<WindowView>,
        /// When its information is from, for machines: lists are put in this order.
        pub dated: Option<Plain>,
        /// The numbers of its goals.
        pub goals: Vec<i64>,
        /// Whether it is kept for the record only.
        pub archived: bool,
    }

    /// The stripes of a cover that have one colour.
    pub struct StripesView {
        /// The number of the goal whose colour they have; 0 is the catalogue's own.
        pub goal: i64,
        /// The data of an SVG path in a box of 320 by 48.
        pub d: Plain,
    }

    /// A fact on a card.
    pub struct FactView {
        /// The name of the field.
        pub label: Plain,
        /// Its values in words.
        pub text: Plain,
        /// Their language, where it is not the page's.
        pub lang: Option<Code>,
    }

    /// A Sustainable Development Goal.
    pub struct GoalView {
        /// 1 to 17.
        pub number: i64,
        /// Its short name.
        pub name: Plain,
        /// Its colour, `#26bde2`.
        pub colour: Plain,
        /// `white` or `black`: what can be read on the colour.
        pub ink: Plain,
        /// The page of its records.
        pub url: Url,
    }
}
