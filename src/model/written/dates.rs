//! Dates: `12/05/2027`, `12 de mayo de 2027`, `May 12, 2027`.

use super::{Token, tokens};
use crate::model::Date;
use crate::text::{Lang, month_of, said};

/// A date of which some parts are said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Partial {
    pub day: Option<u8>,
    pub month: Option<u8>,
    pub year: Option<i16>,
}

impl Partial {
    /// The date, if it has a year and exists.
    pub fn date(self) -> Option<Date> {
        let date = Date { year: self.year?, month: self.month, day: self.day };
        Date::parse(&date.to_string()).ok().filter(|date| date.day.is_none() || date.month.is_some())
    }
}

/// The dates that a text may mean: none if it is not understood, several if it is ambiguous.
///
/// ```
/// use cebra::model::read_date;
/// use cebra::text::Lang;
///
/// let read = |text, lang| read_date(text, lang).iter().map(ToString::to_string).collect::<Vec<_>>();
/// assert_eq!(read("12 de mayo de 2027", Lang::ES), ["2027-05-12"]);
/// assert_eq!(read("3/4/2027", Lang::ES), ["2027-04-03"]);
/// assert_eq!(read("3/4/2027", Lang::EN), ["2027-03-04", "2027-04-03"]);
/// ```
pub fn read_date(written: &str, lang: Lang) -> Vec<Date> {
    let dates = match tokens(day_of_timestamp(written)) {
        Some(tokens) => partials(&tokens, lang.data().reading.day_first),
        None => Vec::new(),
    };
    dates.into_iter().filter_map(Partial::date).collect()
}

/// The day of `2027-05-12T10:00:00Z`, as content systems write it.
pub(super) fn day_of_timestamp(written: &str) -> &str {
    let written = written.trim();
    match (written.get(..10), written.get(10..11)) {
        (Some(day), Some("T" | " "))
            if Date::parse(day).is_ok() && written[11..].starts_with(|c: char| c.is_ascii_digit()) =>
        {
            day
        }
        _ => written,
    }
}

/// What the tokens of one date may mean.
pub(super) fn partials(tokens: &[Token], day_first: bool) -> Vec<Partial> {
    let mut parts: Vec<Part> = Vec::new();
    for token in tokens {
        match token {
            Token::Number { value, digits } => parts.push(Part::Number(*value, *digits)),
            Token::Word(word) => match month_of(word) {
                Some(month) if !said(word, |reading| &reading.fillers) => parts.push(Part::Month(month)),
                _ if said(word, |reading| &reading.fillers) => {}
                _ => return Vec::new(),
            },
            Token::Sign('/' | '-' | '.') => {}
            Token::Sign(_) => return Vec::new(),
        }
    }
    let has_sign = tokens.iter().any(|token| matches!(token, Token::Sign(_)));
    let mut read = match parts.as_slice() {
        [Part::Number(number, 4)] => vec![Partial { year: year(*number, 4), ..Partial::default() }],
        [Part::Number(number, 8)] => vec![all(number / 10_000, 4, number / 100 % 100, number % 100)],
        [Part::Number(number, _)] => vec![Partial { day: day(*number), ..Partial::default() }],
        [Part::Month(month)] => vec![Partial { month: Some(*month), ..Partial::default() }],
        [Part::Number(number, 4), Part::Month(month)] | [Part::Month(month), Part::Number(number, 4)] => {
            vec![Partial { month: Some(*month), year: year(*number, 4), day: None }]
        }
        [Part::Number(number, _), Part::Month(month)] | [Part::Month(month), Part::Number(number, _)] => {
            vec![Partial { day: day(*number), month: Some(*month), year: None }]
        }
        [Part::Number(first, 4), Part::Month(month), Part::Number(last, _)] => {
            vec![all(*first, 4, u32::from(*month), *last)]
        }
        [Part::Number(first, _), Part::Month(month), Part::Number(last, digits)]
        | [Part::Month(month), Part::Number(first, _), Part::Number(last, digits)] => {
            vec![all(*last, *digits, u32::from(*month), *first)]
        }
        [Part::Number(first, 4), Part::Number(month, 1 | 2)] | [Part::Number(month, 1 | 2), Part::Number(first, 4)] => {
            vec![Partial { year: year(*first, 4), month: u8::try_from(*month).ok(), day: None }]
        }
        [Part::Number(first, _), Part::Number(second, _)] if has_sign => {
            either_order(*first, *second, day_first, |month, day| Partial {
                day: self::day(day),
                month: u8::try_from(month).ok(),
                year: None,
            })
        }
        [Part::Number(year, 4), Part::Number(month, _), Part::Number(day, _)] => {
            either_order(*day, *month, true, |month, day| all(*year, 4, month, day))
        }
        [Part::Number(first, _), Part::Number(second, _), Part::Number(year, digits @ (2 | 4))] => {
            either_order(*first, *second, day_first, |month, day| all(*year, *digits, month, day))
        }
        _ => Vec::new(),
    };
    read.retain(|partial| partial.day.or(partial.month).is_some() || partial.year.is_some());
    read.retain(|partial| partial.month.is_none_or(|month| (1..=12).contains(&month)));
    read
}

enum Part {
    Number(u32, usize),
    Month(u8),
}

/// Day and month in the order of the language. One order, if it is known or only one exists; else both.
fn either_order(first: u32, second: u32, day_first: bool, make: impl Fn(u32, u32) -> Partial) -> Vec<Partial> {
    let (by_day, by_month) = (make(second, first), make(first, second));
    match (second <= 12, first <= 12) {
        _ if first == second => vec![by_day],
        (true, true) if day_first => vec![by_day],
        (true, true) => vec![by_month, by_day],
        (true, false) => vec![by_day],
        (false, true) => vec![by_month],
        (false, false) => Vec::new(),
    }
}

fn all(number: u32, digits: usize, month: u32, day: u32) -> Partial {
    let is_whole = self::day(day).is_some() && year(number, digits).is_some();
    let month = u8::try_from(month).ok().filter(|_| is_whole);
    if month.is_none() {
        return Partial::default();
    }
    Partial { year: year(number, digits), month, day: self::day(day) }
}

fn day(number: u32) -> Option<u8> {
    u8::try_from(number).ok().filter(|day| (1..=31).contains(day))
}

/// A year of four digits, or of two: those up to 50 are of this century.
fn year(number: u32, digits: usize) -> Option<i16> {
    const LAST_OF_THIS_CENTURY: u32 = 50;
    let year = match digits {
        4 => number,
        2 if number <= LAST_OF_THIS_CENTURY => 2000 + number,
        2 => 1900 + number,
        _ => return None,
    };
    i16::try_from(year).ok().filter(|year| (1000..3000).contains(year))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str, lang: Lang) -> String {
        read_date(text, lang).iter().map(ToString::to_string).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn dates_are_read_as_people_write_them() {
        for (written, date) in [
            ("12/05/2027", "2027-05-12"),
            ("12/5/27", "2027-05-12"),
            ("12.5.27", "2027-05-12"),
            ("12-05-2027", "2027-05-12"),
            ("12 05 2027", "2027-05-12"),
            ("2027/05/12", "2027-05-12"),
            ("2027.5.2", "2027-05-02"),
            ("2027-5-2", "2027-05-02"),
            ("20270512", "2027-05-12"),
            ("2027-05-12T10:00:00Z", "2027-05-12"),
            ("2027-05-12 23:59", "2027-05-12"),
            ("05/13/2027", "2027-05-13"),
            ("12 de mayo de 2027", "2027-05-12"),
            ("12 DE MAYO DEL 2027", "2027-05-12"),
            ("el miércoles, 12 de mayo de 2027.", "2027-05-12"),
            ("12-may-2027", "2027-05-12"),
            ("12may2027", "2027-05-12"),
            ("1 de setiembre de 2027", "2027-09-01"),
            ("1º de março de 2027", "2027-03-01"),
            ("1ro de marzo de 2027", "2027-03-01"),
            ("12 mai 2027", "2027-05-12"),
            ("quarta-feira, 12 de maio de 2027", "2027-05-12"),
            ("May 12, 2027", "2027-05-12"),
            ("12th of May, 2027", "2027-05-12"),
            ("Wed 12 May 2027", ""),
            ("1er mai 2027", "2027-05-01"),
            ("mayo 2027", "2027-05"),
            ("mayo de 2027", "2027-05"),
            ("May 2027", "2027-05"),
            ("05/2027", "2027-05"),
            ("5-2027", "2027-05"),
            ("2027/05", "2027-05"),
            ("año 2027", "2027"),
            ("12 de mayo de 27", "2027-05-12"),
            ("12/05/98", "1998-05-12"),
        ] {
            assert_eq!(read(written, Lang::ES), date, "{written}");
        }
        assert_eq!(read("03/04/2027", Lang::EN), "2027-03-04 2027-04-03");
        assert_eq!(read("04/04/2027", Lang::EN), "2027-04-04");
        assert_eq!(read("25/04/2027", Lang::EN), "2027-04-25");
    }

    #[test]
    fn what_is_no_date_is_not_read() {
        for written in [
            "",
            "pronto",
            "20 de octubre",
            "mayo",
            "31/02/2027",
            "12/13/14/2027",
            "2016-2020",
            "99/99/2027",
            "Plan 2027",
            "3.5",
            "12",
        ] {
            assert_eq!(read(written, Lang::ES), "", "{written}");
        }
    }
}
