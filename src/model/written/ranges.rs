//! Periods, and the two dates of a range: `del 1 al 15 de marzo de 2027`, `hasta el 30 de junio de 2027`.

use super::dates::{Partial, day_of_timestamp, partials};
use super::{Token, tokens};
use crate::model::Period;
use crate::text::{Lang, Reading, said};

/// The first and the last day of a range, as far as they are said.
pub(super) type Range = (Option<Partial>, Option<Partial>);

/// The period that a text means, if it is understood.
pub fn read_period(written: &str, lang: Lang) -> Option<Period> {
    let tokens = tokens(day_of_timestamp(written))?;
    let day_first = lang.data().reading.day_first;
    let period = |(from, to): Range| {
        let date = |side: Option<Partial>| side.map_or(Some(None), |partial| partial.date().map(Some));
        let period = Period { from: date(from)?, to: date(to)? };
        (!period.is_reversed()).then_some(period)
    };
    let single = || {
        let date = one(&tokens, day_first)?.date()?;
        Some(Period { from: Some(date), to: Some(date) })
    };
    between(&tokens, day_first)
        .into_iter()
        .find_map(period)
        .or_else(|| open_ended(&tokens, day_first).and_then(period))
        .or_else(single)
}

/// The only reading of one date; `None` if there is none or more than one.
pub(super) fn one(tokens: &[Token], day_first: bool) -> Option<Partial> {
    match partials(tokens, day_first).as_slice() {
        [one] => Some(*one),
        _ => None,
    }
}

/// All ways to divide the tokens into a first and a last day.
pub(super) fn between(tokens: &[Token], day_first: bool) -> Vec<Range> {
    let opens = |word: &str| said(word, |reading| &reading.between) || said(word, |reading| &reading.from);
    let opening = tokens.iter().take_while(|token| token.word().is_some_and(opens));
    let tokens = &tokens[opening.count()..];
    let is_joint = |token: &Token| match token {
        Token::Word(word) => said(word, |reading| &reading.to) || said(word, |reading| &reading.until),
        Token::Sign(sign) => matches!(sign, '-' | '/'),
        Token::Number { .. } => false,
    };
    let joints = (1..tokens.len().saturating_sub(1)).filter(|at| is_joint(&tokens[*at]));
    joints.filter_map(|at| divided(one(&tokens[..at], day_first)?, one(&tokens[at + 1..], day_first)?)).collect()
}

/// A first and a last day, each with what only the other says: `del 1 al 15 de marzo de 2027`.
fn divided(from: Partial, to: Partial) -> Option<Range> {
    let is_day = from.day.is_some() && to.day.is_some();
    let year = |one: Partial, other: Partial| one.year.or(other.year);
    let month = |one: Partial, other: Partial| if is_day { one.month.or(other.month) } else { one.month };
    let first = Partial { day: from.day, month: month(from, to), year: year(from, to) };
    let last = Partial { day: to.day, month: month(to, from), year: year(to, from) };
    let is_alike = first.day.is_some() == last.day.is_some() && first.month.is_some() == last.month.is_some();
    let is_whole = first.month.is_some() || first.day.is_none();
    (is_alike && is_whole).then_some((Some(first), Some(last)))
}

/// `hasta el 30 de junio de 2027`, `a partir de marzo de 2027`.
pub(super) fn open_ended(tokens: &[Token], day_first: bool) -> Option<Range> {
    let known = |word: &str, of: fn(&'static Reading) -> &'static [String]| said(word, of);
    let mut is_first = false;
    let mut is_last = false;
    let mut at = 0;
    while let Some(word) = tokens.get(at).and_then(Token::word) {
        if known(word, |reading| &reading.until) {
            is_last = true;
        } else if known(word, |reading| &reading.from) {
            is_first = true;
        } else if !known(word, |reading| &reading.fillers) {
            break;
        }
        at += 1;
    }
    let date = one(&tokens[at..], day_first)?;
    match (is_first, is_last) {
        (true, false) => Some((Some(date), None)),
        (false, true) => Some((None, Some(date))),
        _ => None,
    }
}

/// A period as it is typed: `2016/2020`, or with the names of its parts if one side is open.
impl Period {
    /// The text to type; `part` gives the name of a part.
    pub fn typed(self, part: impl Fn(&str) -> String) -> String {
        match (self.from, self.to) {
            (Some(from), Some(to)) if from == to => from.to_string(),
            (Some(from), Some(to)) => format!("{from}/{to}"),
            (from, to) => {
                braced(&[("from", from.map(|date| date.to_string())), ("to", to.map(|date| date.to_string()))], part)
            }
        }
    }
}

pub(super) fn braced(parts: &[(&str, Option<String>)], part: impl Fn(&str) -> String) -> String {
    let said = parts.iter().filter_map(|(name, value)| Some(format!("{}: {}", part(name), value.as_ref()?)));
    format!("{{{}}}", said.collect::<Vec<_>>().join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn period(text: &str) -> String {
        read_period(text, Lang::ES).map(|period| period.typed(str::to_owned)).unwrap_or_default()
    }

    #[test]
    fn periods_are_read_as_people_write_them() {
        for (written, typed) in [
            ("2016-2020", "2016/2020"),
            ("2016 a 2020", "2016/2020"),
            ("de 2016 a 2020", "2016/2020"),
            ("entre 2016 y 2020", "2016/2020"),
            ("desde 2016", "{from: 2016}"),
            ("hasta 2020", "{to: 2020}"),
            ("enero-marzo de 2020", "2020-01/2020-03"),
            ("del 6 al 13 de agosto de 2017", "2017-08-06/2017-08-13"),
            ("agosto de 2017", "2017-08"),
            ("01/2016 - 12/2020", "2016-01/2020-12"),
            ("2020-2016", ""),
            ("nunca", ""),
        ] {
            assert_eq!(period(written), typed, "{written}");
        }
    }
}
