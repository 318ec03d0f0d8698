//! The page of a record.

use super::shape::shape;
use super::{
    Code, DateView, FieldView, Html, LayoutView, LinkView, MatchView, Plain, Prepared, SmallMapView, StripesView,
};
use super::{TableView, Url, ValueView};

shape! {
    /// A record with all its fields, sections and relations.
    pub struct EntryView {
        /// Title.
        pub title: Plain,
        /// Language the record is shown in, if it differs from the page's.
        pub lang: Option<Code>,
        /// Language of the title, if it differs from the page's.
        pub title_lang: Option<Code>,
        /// Summary.
        pub summary: Option<Plain>,
        /// Language of the summary, if it differs from the page's.
        pub summary_lang: Option<Code>,
        /// Its kind.
        pub kind: KindView,
        /// Key facts: fields with short values.
        pub facts: Vec<FieldView>,
        /// Fields of goals.
        pub sdgs: Vec<FieldView>,
        /// Fields of pictures; all their values have the type `image`.
        pub images: Vec<FieldView>,
        /// A map of each of its places.
        pub maps: Vec<SmallMapView>,
        /// The text before its first section.
        pub lead: Option<Html>,
        /// Language of `lead`, if it differs from the page's.
        pub lead_lang: Option<Code>,
        /// Headings for the table of contents: sections, then blocks, then relations.
        pub contents: Vec<ContentView>,
        /// Sections.
        pub sections: Vec<SectionView>,
        /// The fields that share one table.
        pub rows: Vec<FieldView>,
        /// Checklist for applicants.
        pub checklist: Vec<FieldView>,
        /// Its best matches.
        pub matches: Vec<MatchView>,
        /// When it was last compared with its sources.
        pub checked: Option<DateView>,
        /// When its information was true.
        pub info_date: Option<DateView>,
        /// Stripes in the colours of its goals.
        pub cover: Vec<StripesView>,
        /// When it should be compared with its sources again.
        pub review_by: Option<DateView>,
        /// Fields that need a block of their own.
        pub blocks: Vec<BlockView>,
        /// Footnotes.
        pub notes: Vec<NotesView>,
        /// Records that refer to it.
        pub relations: Vec<RelationView>,
        /// Name of its language in itself, if it is not translated into the page's.
        pub untranslated: Option<Plain>,
        /// Whether it is archived.
        pub archived: bool,
        /// The newest edition, if it is not this one.
        pub newest: Option<Prepared<LinkView>>,
    }

    /// A kind of records.
    pub struct KindView {
        /// Id in the model.
        pub id: Plain,
        /// Label, singular.
        pub label: Plain,
        /// Label, plural.
        pub plural: Plain,
        /// Address of the list of its records.
        pub url: Url,
    }

    /// A heading of the page.
    pub struct ContentView {
        /// Anchor: the `id` of a section or relation, the `anchor` of a block.
        pub id: Plain,
        /// Text of the heading.
        pub label: Plain,
        /// Language of the text, if it differs from the page's.
        pub lang: Option<Code>,
    }

    /// A section of the text.
    pub struct SectionView {
        /// Anchor, the same in every language.
        pub id: Plain,
        /// Heading: the label in the model, if the model has the section.
        pub label: Plain,
        /// Language of the heading, if it differs from the page's.
        pub label_lang: Option<Code>,
        /// Language of the text, if it differs from the page's.
        pub lang: Option<Code>,
        /// The text.
        pub html: Option<Html>,
    }

    /// A field in a block of its own: shown as `layout` if present, else as `table` if present, else as `values`.
    pub struct BlockView {
        /// Id in the model.
        pub id: Plain,
        /// Anchor.
        pub anchor: Plain,
        /// Label.
        pub label: Plain,
        /// Type of the values.
        pub r#type: Plain,
        /// Whether it can have several values.
        pub many: bool,
        /// Its values; empty if there is a layout.
        pub values: Vec<ValueView>,
        /// Its values as a table, if it has several short groups with the same fields.
        pub table: Option<TableView>,
        /// Its values in the layout that the model specifies.
        pub layout: Option<LayoutView>,
    }

    /// Footnotes in one language.
    pub struct NotesView {
        /// Language, if it differs from the page's.
        pub lang: Option<Code>,
        /// List items.
        pub html: Option<Html>,
    }

    /// Records that refer to this one through the same field.
    pub struct RelationView {
        /// Anchor of the heading.
        pub id: Plain,
        /// Label from the model.
        pub label: Plain,
        /// The records, by name.
        pub links: Vec<Prepared<LinkView>>,
    }
}
