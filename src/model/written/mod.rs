//! Dates, periods and amounts as people write them, read far enough to say how to write them here.
//!
//! Nothing is accepted because of this: what is read becomes the proposal of a finding, and a test feeds every proposal
//! back to the parsers.

mod amounts;
mod dates;
mod places;
mod ranges;
mod windows;

pub use amounts::{read_currencies, read_money, read_number};
pub use dates::read_date;
pub use places::read_place;
pub use ranges::read_period;
pub use windows::read_window;

use crate::text::{plain_signs, slug};

/// Longer texts are no dates or amounts.
const MAX_BYTES: usize = 120;

/// A part of a text: a number, a folded word or a sign.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Token {
    Number { value: u32, digits: usize },
    Word(String),
    Sign(char),
}

impl Token {
    fn word(&self) -> Option<&str> {
        match self {
            Token::Word(word) => Some(word),
            _ => None,
        }
    }
}

/// The numbers, words and signs of a text, without spaces, commas, full stops after words and ordinal marks; `None` if
/// it is too long, lists numbers or has one with too many digits.
fn tokens(written: &str) -> Option<Vec<Token>> {
    const ORDINALS: [&str; 11] = ["o", "a", "er", "ro", "do", "st", "nd", "rd", "th", "deg", "ero"];
    let text = plain_signs(written);
    if text.len() > MAX_BYTES {
        return None;
    }
    let mut tokens = Vec::new();
    let mut rest = text.as_ref();
    while let Some(first) = rest.chars().next() {
        let run = |of: fn(char) -> bool| rest.find(|c| !of(c)).unwrap_or(rest.len());
        let is_after_number = matches!(tokens.last(), Some(Token::Number { .. }));
        let length = if first.is_ascii_digit() {
            let length = run(|c| c.is_ascii_digit());
            // `1, 2 y 3 de marzo` lists days.
            let is_listed = is_after_number && text[..text.len() - rest.len()].trim_end().ends_with(',');
            if is_listed && length <= 2 {
                return None;
            }
            tokens.push(Token::Number { value: rest[..length].parse().ok()?, digits: length });
            length
        } else if first.is_alphabetic() {
            let length = run(|c| c.is_alphabetic() || c == '\'' || c == '’');
            let word = slug(&rest[..length]);
            let is_ordinal = is_after_number && text.len() > rest.len() && ORDINALS.contains(&word.as_str());
            let follows = text[..text.len() - rest.len()].ends_with(|c: char| c.is_ascii_digit());
            if !(is_ordinal && follows) {
                tokens.push(Token::Word(word));
            }
            length
        } else {
            let after_word = matches!(tokens.last(), Some(Token::Word(_)));
            let is_mark = matches!(first, '/' | '-' | '–' | '—') || (first == '.' && !after_word);
            if is_mark {
                tokens.push(Token::Sign(if matches!(first, '–' | '—') { '-' } else { first }));
            } else if !(first.is_whitespace() || matches!(first, ',' | '.' | ':' | ';' | '(' | ')' | '°')) {
                return None;
            }
            first.len_utf8()
        };
        rest = &rest[length..];
    }
    while tokens.last() == Some(&Token::Sign('.')) {
        tokens.pop();
    }
    Some(tokens)
}

/// Removes a phrase of several words from the tokens; whether it was there.
fn take_phrase(tokens: &mut Vec<Token>, phrase: &str) -> bool {
    let words: Vec<&str> = phrase.split('-').collect();
    let is_here = |window: &[Token]| window.iter().zip(&words).all(|(token, word)| token.word() == Some(word));
    match tokens.windows(words.len()).position(is_here) {
        Some(at) => {
            tokens.drain(at..at + words.len());
            true
        }
        None => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Date, Money, Quantity};
    use crate::text::{Lang, date_in_words, grouped};
    use proptest::prelude::*;

    /// Texts of words and signs that dates and amounts are made of.
    fn written() -> impl Strategy<Value = String> {
        const PARTS: [&str; 34] = [
            "1",
            "12",
            "15",
            "2027",
            "03",
            "31",
            "1.500",
            "300.000,00",
            "1'000.000",
            "5",
            "mayo",
            "march",
            "de",
            "del",
            "al",
            "hasta",
            "until",
            "mil",
            "millones",
            "euros",
            "USD",
            "$",
            "€",
            "%",
            "/",
            "-",
            ".",
            ",",
            " ",
            " ",
            " ",
            "más de",
            "cada año",
            "≈",
        ];
        prop::collection::vec(prop::sample::select(PARTS.to_vec()), 0..9).prop_map(|parts| parts.concat())
    }

    proptest! {
        #[test]
        fn what_is_proposed_is_accepted(written in written(), number in 0usize..4) {
            let lang = Lang::all().nth(number).unwrap();
            for date in read_date(&written, lang) {
                prop_assert_eq!(Date::parse(&date.to_string()), Ok(date), "{}", written);
            }
            for number in read_number(&written, None) {
                prop_assert!(Quantity::parse(&number).is_ok(), "{} {}", written, number);
            }
            for money in read_money(&written) {
                let (currency, amount) = money.split_once(' ').unwrap();
                prop_assert!(Money::currency(currency).is_some() && Quantity::parse(amount).is_ok(), "{} {}", written, money);
            }
            prop_assert!(read_period(&written, lang).is_none_or(|period| !period.is_reversed()));
            let _ = read_window(&written, lang);
        }

        #[test]
        fn a_date_in_words_is_read_as_that_date(
            year in 1950i16..2100, month in 1u8..=12, day in 1u8..=28, has_day in any::<bool>(), number in 0usize..4
        ) {
            let lang = Lang::all().nth(number).unwrap();
            let date = Date { year, month: Some(month), day: has_day.then_some(day) };
            let words = date_in_words((Some(year), date.month, date.day), lang);
            prop_assert_eq!(read_date(&words, lang), vec![date], "{}", words);
            let digits = if has_day { format!("{day}/{month}/{year}") } else { format!("{month}/{year}") };
            prop_assert!(read_date(&digits, lang).contains(&date), "{}", digits);
        }

        #[test]
        fn an_amount_with_separators_is_read_as_that_amount(amount in 1u32..100_000_000, number in 0usize..4) {
            let lang = Lang::all().nth(number).unwrap();
            let words = grouped(&amount.to_string(), lang);
            prop_assert_eq!(read_money(&format!("{words} €")), vec![format!("EUR {amount}")]);
            prop_assert!(read_number(&words, None).contains(&amount.to_string()), "{}", words);
        }

        #[test]
        fn any_text_is_read_or_not(written in any::<String>()) {
            let _ = (read_date(&written, Lang::ES), read_number(&written, None), read_money(&written));
            let _ = (read_period(&written, Lang::PT), read_window(&written, Lang::EN), read_place(&written));
        }
    }
}
