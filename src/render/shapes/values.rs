//! Values of fields, one shape per type of the model.

use super::shape::{choice, shape};
use super::{Code, GoalView, Html, Plain, Prepared, Url};

choice! {
    /// A value; `type` names its type.
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
        /// A period between two dates.
        #[tag = "period"]
        Period(PeriodView),
        /// A window: when one can respond to a record.
        #[tag = "window"]
        Window(WindowView),
        /// When something takes place. It has no `status` and no `days`.
        #[tag = "occasion"]
        Occasion(WindowView),
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
        /// A web or e-mail address.
        #[tag = "link"]
        Link(WebView),
        /// A picture.
        #[tag = "image"]
        Image(ImageView),
        /// A document published with the record.
        #[tag = "file"]
        File(FileView),
        /// A place on the map.
        #[tag = "place"]
        Place(PlaceView),
        /// A title with what it contains.
        #[tag = "outline"]
        Outline(OutlineView),
        /// A group of fields.
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
        /// A time zone.
        #[tag = "zone"]
        Zone(WordsView),
    }
}

shape! {
    /// A line of text.
    pub struct TextView {
        /// The text.
        pub text: Plain,
        /// Language of the text, if it differs from the page's.
        pub lang: Option<Code>,
    }

    /// A value as text in the page's language.
    pub struct WordsView {
        /// The text.
        pub text: Plain,
    }

    /// Text in Markdown.
    pub struct MarkdownView {
        /// The text as HTML; none if there is nothing to show.
        pub html: Option<Html>,
        /// Whether it is a single paragraph, given without `<p>`.
        pub in_line: bool,
        /// Language of the text, if it differs from the page's.
        pub lang: Option<Code>,
    }

    /// A day, month or year.
    pub struct DateView {
        /// ISO 8601: `2027-05-10`, `2027-05`, `2027`.
        pub iso: Plain,
        /// The date as text.
        pub text: Plain,
    }

    /// A period between two dates.
    pub struct PeriodView {
        /// First day, month or year.
        pub from: Option<DateView>,
        /// Last day, month or year.
        pub to: Option<DateView>,
        /// The period as text.
        pub text: Plain,
    }

    /// A window: when one can respond to a record; or when it takes place. `text` is complete. `opens` and `closes` are
    /// alternatives with machine-readable dates, to be shown with `stage`, `remarks` and `note`.
    pub struct WindowView {
        /// The days as text.
        pub text: Plain,
        /// First day.
        pub opens: Option<EdgeView>,
        /// Last day.
        pub closes: Option<EdgeView>,
        /// What is remarkable of the days, each as text: how often it comes back, that the source gives no year, that it
        /// may end when the funds are spent.
        pub remarks: Vec<Plain>,
        /// The stage of a procedure it is for.
        pub stage: Option<Plain>,
        /// What else the source says of it.
        pub note: Option<Plain>,
        /// Language of `note`, if it differs from the page's.
        pub note_lang: Option<Code>,
        /// Whether only those may respond who have passed an earlier stage. It is not counted for the status of the record.
        pub follows: bool,
        /// Days for a script that computes the status on another day: `rolling`; `2027-05-10/2027-05-12`, or with only what
        /// is known, `2027-05/2027`; an hour in UTC, `2027-05-12T17:00Z`; `05-10/05-12` if it comes back every year. Either
        /// side of the slash may be empty; `*` is the end of the funds. Several are parted by spaces, and `+` says that more
        /// follow.
        pub days: Option<Plain>,
        /// Id of the status on `site.as_of`, for `t.status[status]`; none if it is unknown.
        pub status: Option<Plain>,
    }

    /// The first or last day of a window.
    pub struct EdgeView {
        /// Text before the date: "opens on".
        pub before: Plain,
        /// The date in ISO 8601; `05-10` without a year.
        pub iso: Plain,
        /// The date as text.
        pub text: Plain,
    }

    /// A result in numbers.
    pub struct FigureView {
        /// What was counted.
        pub label: Plain,
        /// Language of `label`, if it differs from the page's.
        pub label_lang: Option<Code>,
        /// The number with its unit.
        pub text: Plain,
        /// The number that was expected, with its unit.
        pub expected: Option<Plain>,
        /// How much of what was expected was achieved, in per cent, as text.
        pub share_text: Option<Plain>,
        /// The same as the length of a bar: 0 to 100.
        pub share: Option<usize>,
        /// The year or the period as text.
        pub year: Option<Plain>,
        /// Language of the unit, if it differs from the page's.
        pub unit_lang: Option<Code>,
        /// The source.
        pub source: Option<Plain>,
        /// Language of `source`, if it differs from the page's.
        pub source_lang: Option<Code>,
        /// A note on the number.
        pub note: Option<Plain>,
        /// Language of `note`, if it differs from the page's.
        pub note_lang: Option<Code>,
        /// Its parts.
        pub parts: Vec<FigurePartView>,
    }

    /// A title with what it contains; there is a title or a text.
    pub struct OutlineView {
        /// The title.
        pub title: Option<Plain>,
        /// Language of `title`, if it differs from the page's.
        pub title_lang: Option<Code>,
        /// The text.
        pub html: Option<Html>,
        /// Language of `html`, if it differs from the page's.
        pub html_lang: Option<Code>,
        /// Whether `html` is a line and not a block.
        pub in_line: bool,
        /// What it contains, in order.
        pub items: Vec<OutlineView>,
    }

    /// A part of a figure.
    pub struct FigurePartView {
        /// What was counted.
        pub label: Plain,
        /// Language of `label`, if it differs from the page's.
        pub lang: Option<Code>,
        /// The number.
        pub text: Plain,
    }

    /// A goal or target the record contributes to.
    pub struct SdgView {
        /// The goal.
        pub goal: Option<Prepared<GoalView>>,
        /// The target, if one is named.
        pub target: Option<TargetNameView>,
        /// How the record contributes to it.
        pub how: Option<Plain>,
        /// Language of `how`, if it differs from the page's.
        pub how_lang: Option<Code>,
    }

    /// A target of a goal.
    pub struct TargetNameView {
        /// Code: `6.1`.
        pub code: Plain,
        /// Short name.
        pub name: Plain,
    }

    /// A term of a vocabulary.
    pub struct TermView {
        /// Label.
        pub text: Plain,
        /// Address of the term's page, if its vocabulary is indexed.
        pub url: Option<Url>,
    }

    /// Another record.
    pub struct RefView {
        /// Title.
        pub text: Plain,
        /// Address of its page; none if the record does not exist.
        pub url: Option<Url>,
        /// Language of the title, if it differs from the page's.
        pub lang: Option<Code>,
    }

    /// A web or e-mail address.
    pub struct WebView {
        /// The complete address.
        pub url: Url,
        /// The address as shown.
        pub text: Plain,
    }

    /// A picture.
    pub struct ImageView {
        /// Address of the widest copy.
        pub url: Url,
        /// All copies with their widths, for the `srcset` attribute; none if there is only one.
        pub srcset: Option<Plain>,
        /// Width of `url` in pixels; none if the file is not a picture.
        pub width: Option<u64>,
        /// Height of `url` in pixels.
        pub height: Option<u64>,
        /// Alternative text.
        pub alt: Plain,
        /// Credit; none if it is not known.
        pub credit: Option<Plain>,
        /// Language of `credit`, if it differs from the page's.
        pub credit_lang: Option<Code>,
        /// Language of `alt`, if it differs from the page's.
        pub lang: Option<Code>,
    }

    /// A document published with the record.
    pub struct FileView {
        /// Address of the file.
        pub url: Url,
        /// Title, or the file name.
        pub text: Plain,
        /// Language of the title, if it differs from the page's.
        pub lang: Option<Code>,
    }

    /// A place on the map.
    pub struct PlaceView {
        /// Latitude in degrees north.
        pub lat: f64,
        /// Longitude in degrees east.
        pub lon: f64,
        /// Name, or the coordinates.
        pub text: Plain,
        /// Language of the name, if it differs from the page's.
        pub lang: Option<Code>,
    }

    /// A group of fields.
    pub struct GroupView {
        /// Whether it is one of several, so that its first field serves as heading.
        pub headed: bool,
        /// The fields that are filled in.
        pub fields: Vec<FieldView>,
    }

    /// A field with its values.
    pub struct FieldView {
        /// Id in the model.
        pub id: Plain,
        /// Label.
        pub label: Plain,
        /// Type of the values.
        pub r#type: Plain,
        /// Whether it can have several values.
        pub many: bool,
        /// At least one value.
        pub values: Vec<ValueView>,
    }
}
