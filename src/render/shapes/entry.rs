//! The page of a record.

use super::shape::shape;
use super::{
    Code, DateView, FieldView, Html, LayoutView, LinkView, MatchView, Plain, Prepared, SmallMapView, StripesView,
};
use super::{TableView, Url, ValueView};

shape! {
    /// A record with all its fields, sections and relations.
    pub struct EntryView {
        /// Its title.
        pub title: Plain,
        /// The language the record is shown in, where it is not the page's.
        pub lang: Option<Code>,
        /// The language of its title, where it is not the page's.
        pub title_lang: Option<Code>,
        /// Its summary.
        pub summary: Option<Plain>,
        /// The language of its summary, where it is not the page's.
        pub summary_lang: Option<Code>,
        /// What sort of record it is.
        pub kind: KindView,
        /// Key facts: fields whose values are short.
        pub facts: Vec<FieldView>,
        /// Fields of goals.
        pub sdgs: Vec<FieldView>,
        /// Fields of pictures; their values are all of the type `image`.
        pub images: Vec<FieldView>,
        /// A map of each of its places.
        pub maps: Vec<SmallMapView>,
        /// What stands before its first section.
        pub lead: Option<Html>,
        /// The language of `lead`, where it is not the page's.
        pub lead_lang: Option<Code>,
        /// Its sections, then its blocks, then its relations, for a list of contents.
        pub contents: Vec<ContentView>,
        /// Its sections.
        pub sections: Vec<SectionView>,
        /// The fields that are rows of one table.
        pub rows: Vec<FieldView>,
        /// What somebody who answers it has to see to.
        pub checklist: Vec<FieldView>,
        /// What answers it best.
        pub matches: Vec<MatchView>,
        /// When it was last checked.
        pub checked: Option<DateView>,
        /// Stripes in the colours of its goals.
        pub cover: Vec<StripesView>,
        /// By when it should be checked again.
        pub review_by: Option<DateView>,
        /// Fields that need room.
        pub blocks: Vec<BlockView>,
        /// Footnotes.
        pub notes: Vec<NotesView>,
        /// Who refers to it.
        pub relations: Vec<RelationView>,
        /// The name of its language in itself, where it is not translated into the page's.
        pub untranslated: Option<Plain>,
        /// Whether it is kept for the record only.
        pub archived: bool,
    }

    /// A kind of records.
    pub struct KindView {
        /// Its id in the model.
        pub id: Plain,
        /// What one is called.
        pub label: Plain,
        /// What several are called.
        pub plural: Plain,
        /// The list of all.
        pub url: Url,
    }

    /// A heading of the page.
    pub struct ContentView {
        /// Its anchor: the `id` of a section or relation, the `anchor` of a block.
        pub id: Plain,
        /// Its words.
        pub label: Plain,
        /// Their language, where it is not the page's.
        pub lang: Option<Code>,
    }

    /// A section of the text.
    pub struct SectionView {
        /// Its anchor, the same in every language.
        pub id: Plain,
        /// Its heading, in the words of the model where that knows it.
        pub label: Plain,
        /// The language of the heading, where it is not the page's.
        pub label_lang: Option<Code>,
        /// The language of its text, where it is not the page's.
        pub lang: Option<Code>,
        /// Its text.
        pub html: Option<Html>,
    }

    /// A field that needs room: `layout` where it has one, or else `table` where there is one, or else `values`.
    pub struct BlockView {
        /// Its id in the model.
        pub id: Plain,
        /// Its anchor.
        pub anchor: Plain,
        /// Its name.
        pub label: Plain,
        /// The type of its values.
        pub r#type: Plain,
        /// Whether it can have several.
        pub many: bool,
        /// Its values; none where there is a layout.
        pub values: Vec<ValueView>,
        /// The same, where it has several groups that are alike and short.
        pub table: Option<TableView>,
        /// The same in the layout its model asks for.
        pub layout: Option<LayoutView>,
    }

    /// Footnotes of one language.
    pub struct NotesView {
        /// Their language, where it is not the page's.
        pub lang: Option<Code>,
        /// Items of a list.
        pub html: Option<Html>,
    }

    /// Records that refer to this one in the same way.
    pub struct RelationView {
        /// The anchor of their heading.
        pub id: Plain,
        /// What the model calls it.
        pub label: Plain,
        /// The records, by name.
        pub links: Vec<Prepared<LinkView>>,
    }
}
