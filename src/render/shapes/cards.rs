//! Links, cards, covers and goals.

use super::shape::shape;
use super::{Code, ImageView, Plain, Url, WindowView};

shape! {
    /// A record as a link or card.
    pub struct LinkView {
        /// Address of its page.
        pub url: Url,
        /// Stripes in the colours of its goals, for cards without a photograph.
        pub cover: Vec<StripesView>,
        /// First picture.
        pub photograph: Option<ImageView>,
        /// Title.
        pub title: Plain,
        /// Language of the title, if it differs from the page's.
        pub lang: Option<Code>,
        /// Name of that language in itself.
        pub language: Option<Plain>,
        /// Label of its kind.
        pub kind: Plain,
        /// Summary.
        pub summary: Option<Plain>,
        /// Language of the summary, if it differs from the page's.
        pub summary_lang: Option<Code>,
        /// The fields that its kind shows on cards.
        pub facts: Vec<FactView>,
        /// When one can respond to it.
        pub windows: Vec<WindowView>,
        /// Date of its information in ISO 8601, for sorting lists.
        pub dated: Option<Plain>,
        /// Numbers of its goals.
        pub goals: Vec<i64>,
        /// Whether it is archived.
        pub archived: bool,
    }

    /// The stripes of a cover that share a colour.
    pub struct StripesView {
        /// Number of the goal whose colour they have; 0 for the catalogue's colour.
        pub goal: i64,
        /// Data of an SVG path in a box of 320 by 48.
        pub d: Plain,
    }

    /// A field on a card.
    pub struct FactView {
        /// Label of the field.
        pub label: Plain,
        /// Its values as text.
        pub text: Plain,
        /// Language of the text, if it differs from the page's.
        pub lang: Option<Code>,
    }

    /// A Sustainable Development Goal.
    pub struct GoalView {
        /// 1 to 17.
        pub number: i64,
        /// Short name.
        pub name: Plain,
        /// Colour: `#26bde2`.
        pub colour: Plain,
        /// Text colour readable on `colour`: `white` or `black`.
        pub ink: Plain,
        /// Address of the list of its records.
        pub url: Url,
    }
}
