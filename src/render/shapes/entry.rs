//! The page of a record.

use super::shape::shape;
use super::{Code, DateView, FieldView, Html, LayoutView, LinkView, Made, MatchView, Plain, SmallMapView, StripesView};
use super::{TableView, Url, ValueView};

shape! {
    /// A record with all its fields, sections and relations.
    EntryView {
        /// Its title.
        title: Plain,
        /// The language the record is shown in, where it is not the page's.
        lang: Option<Code>,
        /// The language of its title, where it is not the page's.
        title_lang: Option<Code>,
        /// Its summary.
        summary: Option<Plain>,
        /// The language of its summary, where it is not the page's.
        summary_lang: Option<Code>,
        /// What sort of record it is.
        kind: KindView,
        /// Key facts: fields whose values are short.
        facts: Vec<FieldView>,
        /// Fields of goals.
        sdgs: Vec<FieldView>,
        /// Fields of pictures; their values are all of the type `image`.
        images: Vec<FieldView>,
        /// A map of each of its places.
        maps: Vec<SmallMapView>,
        /// What stands before its first section.
        lead: Option<Html>,
        /// The language of `lead`, where it is not the page's.
        lead_lang: Option<Code>,
        /// Its sections, then its blocks, then its relations, for a list of contents.
        contents: Vec<ContentView>,
        /// Its sections.
        sections: Vec<SectionView>,
        /// The fields that are rows of one table.
        rows: Vec<FieldView>,
        /// What somebody who answers it has to see to.
        checklist: Vec<FieldView>,
        /// What answers it best.
        matches: Vec<MatchView>,
        /// When it was last checked.
        checked: Option<DateView>,
        /// Stripes in the colours of its goals.
        cover: Vec<StripesView>,
        /// By when it should be checked again.
        review_by: Option<DateView>,
        /// Fields that need room.
        blocks: Vec<BlockView>,
        /// Footnotes.
        notes: Vec<NotesView>,
        /// Who refers to it.
        relations: Vec<RelationView>,
        /// The name of its language in itself, where it is not translated into the page's.
        untranslated: Option<Plain>,
        /// Whether it is kept for the record only.
        archived: bool,
    }

    /// A kind of records.
    KindView {
        /// Its id in the model.
        id: Plain,
        /// What one is called.
        label: Plain,
        /// What several are called.
        plural: Plain,
        /// The list of all.
        url: Url,
    }

    /// A heading of the page.
    ContentView {
        /// Its anchor: the `id` of a section or relation, the `anchor` of a block.
        id: Plain,
        /// Its words.
        label: Plain,
        /// Their language, where it is not the page's.
        lang: Option<Code>,
    }

    /// A section of the text.
    SectionView {
        /// Its anchor, the same in every language.
        id: Plain,
        /// Its heading, in the words of the model where that knows it.
        label: Plain,
        /// The language of the heading, where it is not the page's.
        label_lang: Option<Code>,
        /// The language of its text, where it is not the page's.
        lang: Option<Code>,
        /// Its text.
        html: Option<Html>,
    }

    /// A field that needs room: `layout` where it has one, or else `table` where there is one, or else `values`.
    BlockView {
        /// Its id in the model.
        id: Plain,
        /// Its anchor.
        anchor: Plain,
        /// Its name.
        label: Plain,
        /// The type of its values.
        r#type: Plain,
        /// Whether it can have several.
        many: bool,
        /// Its values; none where there is a layout.
        values: Vec<ValueView>,
        /// The same, where it has several groups that are alike and short.
        table: Option<TableView>,
        /// The same in the layout its model asks for.
        layout: Option<LayoutView>,
    }

    /// Footnotes of one language.
    NotesView {
        /// Their language, where it is not the page's.
        lang: Option<Code>,
        /// Items of a list.
        html: Option<Html>,
    }

    /// Records that refer to this one in the same way.
    RelationView {
        /// The anchor of their heading.
        id: Plain,
        /// What the model calls it.
        label: Plain,
        /// The records, by name.
        links: Vec<Made<LinkView>>,
    }
}
