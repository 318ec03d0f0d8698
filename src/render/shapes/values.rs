//! Values of fields, one shape for each type of the model.

use super::shape::{choice, shape};
use super::{Code, GoalView, Html, Made, Plain, Url};

choice! {
    /// A value; its `type` names which of these it is.
    ValueView {
        /// A line of text.
        Text(TextView) = "text",
        /// Text in Markdown.
        Markdown(MarkdownView) = "markdown",
        /// A day, month or year.
        Date(DateView) = "date",
        /// From one date to another.
        Period(PeriodView) = "period",
        /// When something can be answered.
        Window(WindowView) = "window",
        /// A result in numbers.
        Figure(FigureView) = "figure",
        /// A goal or target the record contributes to.
        Sdg(SdgView) = "sdg",
        /// A term of a vocabulary.
        Term(TermView) = "term",
        /// Another record.
        Ref(RefView) = "ref",
        /// An address on the web, or of e-mail.
        Link(WebView) = "link",
        /// A picture.
        Image(ImageView) = "image",
        /// A document that goes with the record.
        File(FileView) = "file",
        /// A place on the map.
        Place(PlaceView) = "place",
        /// Fields that belong together.
        Group(GroupView) = "group",
        /// A number with its unit.
        Number(WordsView) = "number",
        /// An amount with its currency.
        Money(WordsView) = "money",
        /// Yes or no.
        Bool(WordsView) = "bool",
        /// A telephone number.
        Phone(WordsView) = "phone",
        /// The name of a language.
        Language(WordsView) = "language",
    }
}

shape! {
    /// A line of text.
    TextView {
        /// The words.
        text: Plain,
        /// Their language, where it is not the page's.
        lang: Option<Code>,
    }

    /// A value that is said in words of the page's language.
    WordsView {
        /// The words.
        text: Plain,
    }

    /// Text in Markdown.
    MarkdownView {
        /// The text; none where nothing is left to show.
        html: Option<Html>,
        /// Whether it is one paragraph, and so without its tags.
        in_line: bool,
        /// Its language, where it is not the page's.
        lang: Option<Code>,
    }

    /// A day, month or year.
    DateView {
        /// For machines: `2027-05-10`, `2027-05`, `2027`.
        iso: Plain,
        /// In words.
        text: Plain,
    }

    /// From one date to another.
    PeriodView {
        /// Its first day, month or year.
        from: Option<DateView>,
        /// Its last.
        to: Option<DateView>,
        /// Both in words.
        text: Plain,
    }

    /// When something can be answered. `text` says it all. `opens` and `closes` say it with dates a machine reads: then add `t.window_every_year` where it
    /// `recurs`, and else `t.window_no_year` where there are no `days`.
    WindowView {
        /// Its days in words.
        text: Plain,
        /// Its first day.
        opens: Option<EdgeView>,
        /// Its last day.
        closes: Option<EdgeView>,
        /// Whether it comes back every year.
        recurs: bool,
        /// For a script that tells the status on another day: `rolling`, `2027-05-10/2027-05-12`, or `05-10/05-12` of what comes back every year; either
        /// side of the line may be empty.
        days: Option<Plain>,
        /// The id of its status on `site.as_of`, whose word is `t.status[status]`; none where it is not known.
        status: Option<Plain>,
    }

    /// The first or last day of a window.
    EdgeView {
        /// The words before the date: "opens on".
        before: Plain,
        /// For machines; without a year where it comes back every year.
        iso: Plain,
        /// In words.
        text: Plain,
    }

    /// A result in numbers.
    FigureView {
        /// What was counted.
        label: Plain,
        /// The language of `label`, where it is not the page's.
        label_lang: Option<Code>,
        /// The number with its unit.
        text: Plain,
        /// The year it is of, in words.
        year: Option<Plain>,
        /// The language of the unit, where it is not the page's.
        unit_lang: Option<Code>,
        /// Who says so.
        source: Option<Plain>,
        /// The language of `source`, where it is not the page's.
        source_lang: Option<Code>,
        /// What has to be known with it.
        note: Option<Plain>,
        /// The language of `note`, where it is not the page's.
        note_lang: Option<Code>,
        /// What it is made up of.
        parts: Vec<FigurePartView>,
    }

    /// A part of a figure.
    FigurePartView {
        /// What was counted.
        label: Plain,
        /// The language of `label`, where it is not the page's.
        lang: Option<Code>,
        /// The number.
        text: Plain,
    }

    /// A goal or target the record contributes to.
    SdgView {
        /// The goal.
        goal: Option<Made<GoalView>>,
        /// The target, where one is named.
        target: Option<TargetNameView>,
        /// How the record contributes to it.
        how: Option<Plain>,
        /// The language of `how`, where it is not the page's.
        how_lang: Option<Code>,
    }

    /// A target of a goal by its name.
    TargetNameView {
        /// `6.1`
        code: Plain,
        /// Its short name.
        name: Plain,
    }

    /// A term of a vocabulary.
    TermView {
        /// Its label.
        text: Plain,
        /// Its page, where records are browsed by it.
        url: Option<Url>,
    }

    /// Another record.
    RefView {
        /// Its title.
        text: Plain,
        /// Its page; none where there is no such record.
        url: Option<Url>,
        /// The language of its title, where it is not the page's.
        lang: Option<Code>,
    }

    /// An address on the web, or of e-mail.
    WebView {
        /// The whole address.
        url: Url,
        /// What of it is to be read.
        text: Plain,
    }

    /// A picture.
    ImageView {
        /// Its widest copy.
        url: Url,
        /// All copies with their widths, as the attribute has them; none where there is but one.
        srcset: Option<Plain>,
        /// Units of `url`: pixels; none of a file that is no picture.
        width: Option<u64>,
        /// Pixels.
        height: Option<u64>,
        /// What it shows, for those who do not see it.
        alt: Plain,
        /// Whose it is.
        credit: Plain,
        /// The language of `credit`, where it is not the page's.
        credit_lang: Option<Code>,
        /// The language of `alt`, where it is not the page's.
        lang: Option<Code>,
    }

    /// A document that goes with the record.
    FileView {
        /// Where it is.
        url: Url,
        /// Its title, or its name.
        text: Plain,
        /// The language of its title, where it is not the page's.
        lang: Option<Code>,
    }

    /// A place on the map.
    PlaceView {
        /// Degrees north.
        lat: f64,
        /// Degrees east.
        lon: f64,
        /// Its name, or else its degrees.
        text: Plain,
        /// The language of its name, where it is not the page's.
        lang: Option<Code>,
    }

    /// Fields that belong together.
    GroupView {
        /// Whether it is one of many, and so headed by its first field.
        headed: bool,
        /// Those that are filled in.
        fields: Vec<FieldView>,
    }

    /// A field with its values.
    FieldView {
        /// Its id in the model.
        id: Plain,
        /// Its name.
        label: Plain,
        /// The type of its values.
        r#type: Plain,
        /// Whether it can have several.
        many: bool,
        /// At least one.
        values: Vec<ValueView>,
    }
}
