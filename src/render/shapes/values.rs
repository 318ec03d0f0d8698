//! Values of fields, one shape for each type of the model.

use super::shape::{choice, shape};
use super::{Code, GoalView, Html, Plain, Prepared, Url};

choice! {
    /// A value; its `type` names which of these it is.
    pub enum ValueView {
        /// A line of text.
        #[tag = "text"]
        Text(TextView),
        /// Text in Markdown.
        #[tag = "markdown"]
        Markdown(MarkdownView),
        /// A day, month or year.
        #[tag = "date"]
        Date(DateView),
        /// From one date to another.
        #[tag = "period"]
        Period(PeriodView),
        /// When something can be answered.
        #[tag = "window"]
        Window(WindowView),
        /// A result in numbers.
        #[tag = "figure"]
        Figure(FigureView),
        /// A goal or target the record contributes to.
        #[tag = "sdg"]
        Sdg(SdgView),
        /// A term of a vocabulary.
        #[tag = "term"]
        Term(TermView),
        /// Another record.
        #[tag = "ref"]
        Ref(RefView),
        /// An address on the web, or of e-mail.
        #[tag = "link"]
        Link(WebView),
        /// A picture.
        #[tag = "image"]
        Image(ImageView),
        /// A document that goes with the record.
        #[tag = "file"]
        File(FileView),
        /// A place on the map.
        #[tag = "place"]
        Place(PlaceView),
        /// Fields that belong together.
        #[tag = "group"]
        Group(GroupView),
        /// A number with its unit.
        #[tag = "number"]
        Number(WordsView),
        /// An amount with its currency.
        #[tag = "money"]
        Money(WordsView),
        /// Yes or no.
        #[tag = "bool"]
        Bool(WordsView),
        /// A telephone number.
        #[tag = "phone"]
        Phone(WordsView),
        /// The name of a language.
        #[tag = "language"]
        Language(WordsView),
    }
}

shape! {
    /// A line of text.
    pub struct TextView {
        /// The words.
        pub text: Plain,
        /// Their language, where it is not the page's.
        pub lang: Option<Code>,
    }

    /// A value that is said in words of the page's language.
    pub struct WordsView {
        /// The words.
        pub text: Plain,
    }

    /// Text in Markdown.
    pub struct MarkdownView {
        /// The text; none where nothing is left to show.
        pub html: Option<Html>,
        /// Whether it is one paragraph, and so without its tags.
        pub in_line: bool,
        /// Its language, where it is not the page's.
        pub lang: Option<Code>,
    }

    /// A day, month or year.
    pub struct DateView {
        /// For machines: `2027-05-10`, `2027-05`, `2027`.
        pub iso: Plain,
        /// In words.
        pub text: Plain,
    }

    /// From one date to another.
    pub struct PeriodView {
        /// Its first day, month or year.
        pub from: Option<DateView>,
        /// Its last.
        pub to: Option<DateView>,
        /// Both in words.
        pub text: Plain,
    }

    /// When something can be answered. `text` says it all. `opens` and `closes` say it with dates a machine reads: then add `t.window_every_year` where it
    /// `recurs`, and else `t.window_no_year` where there are no `days`.
    pub struct WindowView {
        /// Its days in words.
        pub text: Plain,
        /// Its first day.
        pub opens: Option<EdgeView>,
        /// Its last day.
        pub closes: Option<EdgeView>,
        /// Whether it comes back every year.
        pub recurs: bool,
        /// For a script that tells the status on another day: `rolling`, `2027-05-10/2027-05-12`, or `05-10/05-12` of what comes back every year; either
        /// side of the line may be empty.
        pub days: Option<Plain>,
        /// The id of its status on `site.as_of`, whose word is `t.status[status]`; none where it is not known.
        pub status: Option<Plain>,
    }

    /// The first or last day of a window.
    pub struct EdgeView {
        /// The words before the date: "opens on".
        pub before: Plain,
        /// For machines; without a year where it comes back every year.
        pub iso: Plain,
        /// In words.
        pub text: Plain,
    }

    /// A result in numbers.
    pub struct FigureView {
        /// What was counted.
        pub label: Plain,
        /// The language of `label`, where it is not the page's.
        pub label_lang: Option<Code>,
        /// The number with its unit.
        pub text: Plain,
        /// The year it is of, in words.
        pub year: Option<Plain>,
        /// The language of the unit, where it is not the page's.
        pub unit_lang: Option<Code>,
        /// Who says so.
        pub source: Option<Plain>,
        /// The language of `source`, where it is not the page's.
        pub source_lang: Option<Code>,
        /// What has to be known with it.
        pub note: Option<Plain>,
        /// The language of `note`, where it is not the page's.
        pub note_lang: Option<Code>,
        /// What it is made up of.
        pub parts: Vec<FigurePartView>,
    }

    /// A part of a figure.
    pub struct FigurePartView {
        /// What was counted.
        pub label: Plain,
        /// The language of `label`, where it is not the page's.
        pub lang: Option<Code>,
        /// The number.
        pub text: Plain,
    }

    /// A goal or target the record contributes to.
    pub struct SdgView {
        /// The goal.
        pub goal: Option<Prepared<GoalView>>,
        /// The target, where one is named.
        pub target: Option<TargetNameView>,
        /// How the record contributes to it.
        pub how: Option<Plain>,
        /// The language of `how`, where it is not the page's.
        pub how_lang: Option<Code>,
    }

    /// A target of a goal by its name.
    pub struct TargetNameView {
        /// `6.1`
        pub code: Plain,
        /// Its short name.
        pub name: Plain,
    }

    /// A term of a vocabulary.
    pub struct TermView {
        /// Its label.
        pub text: Plain,
        /// Its page, where records are browsed by it.
        pub url: Option<Url>,
    }

    /// Another record.
    pub struct RefView {
        /// Its title.
        pub text: Plain,
        /// Its page; none where there is no such record.
        pub url: Option<Url>,
        /// The language of its title, where it is not the page's.
        pub lang: Option<Code>,
    }

    /// An address on the web, or of e-mail.
    pub struct WebView {
        /// The whole address.
        pub url: Url,
        /// What of it is to be read.
        pub text: Plain,
    }

    /// A picture.
    pub struct ImageView {
        /// Its widest copy.
        pub url: Url,
        /// All copies with their widths, as the attribute has them; none where there is but one.
        pub srcset: Option<Plain>,
        /// Units of `url`: pixels; none of a file that is no picture.
        pub width: Option<u64>,
        /// Pixels.
        pub height: Option<u64>,
        /// What it shows, for those who do not see it.
        pub alt: Plain,
        /// Whose it is.
        pub credit: Plain,
        /// The language of `credit`, where it is not the page's.
        pub credit_lang: Option<Code>,
        /// The language of `alt`, where it is not the page's.
        pub lang: Option<Code>,
    }

    /// A document that goes with the record.
    pub struct FileView {
        /// Where it is.
        pub url: Url,
        /// Its title, or its name.
        pub text: Plain,
        /// The language of its title, where it is not the page's.
        pub lang: Option<Code>,
    }

    /// A place on the map.
    pub struct PlaceView {
        /// Degrees north.
        pub lat: f64,
        /// Degrees east.
        pub lon: f64,
        /// Its name, or else its degrees.
        pub text: Plain,
        /// The language of its name, where it is not the page's.
        pub lang: Option<Code>,
    }

    /// Fields that belong together.
    pub struct GroupView {
        /// Whether it is one of many, and so headed by its first field.
        pub headed: bool,
        /// Those that are filled in.
        pub fields: Vec<FieldView>,
    }

    /// A field with its values.
    pub struct FieldView {
        /// Its id in the model.
        pub id: Plain,
        /// Its name.
        pub label: Plain,
        /// The type of its values.
        pub r#type: Plain,
        /// Whether it can have several.
        pub many: bool,
        /// At least one.
        pub values: Vec<ValueView>,
    }
}
