//! What of a record stands elsewhere than on its own page; goals.

use super::shape::shape;
use super::{Code, ImageView, Plain, Url, WindowView};

shape! {
    /// A record as a link or card shows it.
    LinkView {
        /// Its page.
        url: Url,
        /// Stripes in the colours of its goals, for where there is no photograph.
        cover: Vec<StripesView>,
        /// Its first picture.
        photograph: Option<ImageView>,
        /// Its title.
        title: Plain,
        /// The language of its title, where it is not the page's.
        lang: Option<Code>,
        /// The name of that language in itself.
        language: Option<Plain>,
        /// The name of its kind.
        kind: Plain,
        /// Its summary.
        summary: Option<Plain>,
        /// The language of its summary, where it is not the page's.
        summary_lang: Option<Code>,
        /// The fields that its kind shows on cards.
        facts: Vec<FactView>,
        /// When it can be answered.
        window: Option<WindowView>,
        /// When its information is from, for machines: lists are put in this order.
        dated: Option<Plain>,
        /// The numbers of its goals.
        goals: Vec<i64>,
        /// Whether it is kept for the record only.
        archived: bool,
    }

    /// The stripes of a cover that have one colour.
    StripesView {
        /// The number of the goal whose colour they have; 0 is the catalogue's own.
        goal: i64,
        /// The data of an SVG path in a box of 320 by 48.
        d: Plain,
    }

    /// A fact on a card.
    FactView {
        /// The name of the field.
        label: Plain,
        /// Its values in words.
        text: Plain,
        /// Their language, where it is not the page's.
        lang: Option<Code>,
    }

    /// A Sustainable Development Goal.
    GoalView {
        /// 1 to 17.
        number: i64,
        /// Its short name.
        name: Plain,
        /// Its colour, `#26bde2`.
        colour: Plain,
        /// `white` or `black`: what can be read on the colour.
        ink: Plain,
        /// The page of its records.
        url: Url,
    }
}
