//! Numbers and dates as each language writes them.

use super::Lang;

/// The name of a month, 1 to 12.
pub fn month_name(month: u8, lang: Lang) -> &'static str {
    &lang.data().months[usize::from(month.clamp(1, 12)) - 1]
}

/// A date whose parts may be unknown: year, month from 1 to 12, day.
pub type DateParts = (Option<i16>, Option<u8>, Option<u8>);

/// A date as text: `5 de mayo de 2027`, `mayo de 2027`, `2027`; without a year `5 de mayo`.
pub fn date_in_words((year, month, day): DateParts, lang: Lang) -> String {
    let day = day.map(|day| day_in_words(day, lang));
    filled(year, month, day.as_deref(), lang)
}

/// A range of dates, in which what both have in common stands once: `9–13 de febrero de 2026`, `febrero–mayo de 2026`,
/// `9 de febrero – 13 de marzo de 2026`, `2016–2020`.
pub fn dates_in_words(from: DateParts, to: DateParts, lang: Lang) -> String {
    let whole = |date| date_in_words(date, lang);
    let (year, is_same_year) = (to.0, from.0 == to.0);
    match (from, to) {
        _ if from == to => whole(to),
        ((_, Some(month), Some(first)), (_, Some(same), Some(last))) if is_same_year && month == same => {
            let days = format!("{}–{}", day_in_words(first, lang), day_in_words(last, lang));
            filled(year, Some(month), Some(&days), lang)
        }
        ((_, Some(month), None), (_, Some(_), None)) if is_same_year => {
            format!("{}–{}", month_name(month, lang), whole(to))
        }
        ((_, Some(month), Some(day)), (_, Some(_), Some(_))) if is_same_year => {
            format!("{} – {}", whole((None, Some(month), Some(day))), whole(to))
        }
        ((_, None, _), (_, None, _)) => format!("{}–{}", whole(from), whole(to)),
        _ => format!("{} – {}", whole(from), whole(to)),
    }
}

fn day_in_words(day: u8, lang: Lang) -> String {
    match day {
        1 => lang.data().date.first_day.clone(),
        day => day.to_string(),
    }
}

fn filled(year: Option<i16>, month: Option<u8>, day: Option<&str>, lang: Lang) -> String {
    let patterns = &lang.data().date;
    let year = year.map(|year| year.to_string()).unwrap_or_default();
    let Some(month) = month.map(|month| month_name(month, lang)) else { return year };
    let pattern = match (day, year.is_empty()) {
        (Some(_), false) => &patterns.day_month_year,
        (Some(_), true) => &patterns.day_month,
        (None, false) => &patterns.month_year,
        (None, true) => return month.to_owned(),
    };
    pattern.replace("{day}", day.unwrap_or_default()).replace("{month}", month).replace("{year}", &year)
}

/// A number with its unit: `48,31 %` in Spanish, `48,31%` in Portuguese; other units after a space that does not break.
pub fn with_unit(number: &str, unit: &str, lang: Lang) -> String {
    match unit.trim() {
        "%" => lang.data().number.percent.replace("{n}", number),
        unit => format!("{number}\u{a0}{unit}"),
    }
}

/// An amount with the code of its currency: `300.000 USD` in Spanish, `USD 300.000` in Portuguese.
pub fn with_currency(amount: &str, currency: &str, lang: Lang) -> String {
    lang.data().number.money.replace("{n}", amount).replace("{currency}", currency)
}

/// A number with thousands separators: `5.000,5` in Spanish and Portuguese, `5,000.5` in English. `plain` uses a
/// decimal point and no separators: `-5000.5`.
pub fn grouped(plain: &str, lang: Lang) -> String {
    let signs = &lang.data().number;
    let (sign, digits) = plain.strip_prefix('-').map_or(("", plain), |digits| ("−", digits));
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let mut out = String::from(sign);
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at) % 3 == 0 {
            out.push_str(&signs.thousands);
        }
        out.push(digit);
    }
    if !fraction.is_empty() {
        out.push_str(&signs.decimal);
        out.push_str(fraction);
    }
    out
}

/// A list with the conjunction of the language: `agua, saneamiento y residuos`.
pub fn list(names: &[String], lang: Lang) -> String {
    let Some((last, rest)) = names.split_last() else { return String::new() };
    if rest.is_empty() {
        return last.clone();
    }
    let folded = last.to_lowercase();
    let before_i = folded.starts_with(['i', 'í']) || folded.starts_with("hi");
    let words = &lang.data().list;
    let and = if before_i { &words.and_before_i } else { &words.and };
    format!("{} {and} {last}", rest.join(", "))
}

/// A label for use within a sentence: its first letter in lower case, unless it begins a name or an acronym.
pub fn in_sentence(label: &str) -> String {
    let mut letters = label.chars();
    match (letters.next(), letters.next()) {
        (Some(first), Some(second)) if second.is_lowercase() || second.is_whitespace() => {
            first.to_lowercase().chain(std::iter::once(second)).chain(letters).collect()
        }
        _ => label.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_and_numbers_as_people_write_them() {
        assert_eq!(date_in_words((Some(2027), Some(5), Some(12)), Lang::ES), "12 de mayo de 2027");
        assert_eq!(date_in_words((Some(2001), Some(11), None), Lang::PT), "novembro de 2001");
        assert_eq!(date_in_words((Some(2017), Some(3), Some(1)), Lang::EN), "1 March 2017");
        assert_eq!(date_in_words((Some(2017), Some(3), Some(1)), Lang::PT), "1º de março de 2017");
        assert_eq!(date_in_words((None, Some(2), Some(25)), Lang::ES), "25 de febrero");
        for (from, to, lang, text) in [
            ((None, Some(5), Some(10)), (None, Some(5), Some(12)), Lang::ES, "10–12 de mayo"),
            ((Some(2026), Some(2), Some(9)), (Some(2026), Some(2), Some(13)), Lang::PT, "9–13 de fevereiro de 2026"),
            ((Some(2026), Some(2), Some(9)), (Some(2026), Some(2), Some(13)), Lang::EN, "9–13 February 2026"),
            ((Some(2026), Some(3), Some(1)), (Some(2026), Some(3), Some(5)), Lang::PT, "1º–5 de março de 2026"),
            (
                (Some(2026), Some(2), Some(9)),
                (Some(2026), Some(3), Some(1)),
                Lang::ES,
                "9 de febrero – 1 de marzo de 2026",
            ),
            ((Some(2026), Some(2), None), (Some(2026), Some(5), None), Lang::ES, "febrero–mayo de 2026"),
            ((Some(2026), Some(12), None), (Some(2027), Some(1), None), Lang::ES, "diciembre de 2026 – enero de 2027"),
            ((Some(2016), None, None), (Some(2020), None, None), Lang::EN, "2016–2020"),
            ((Some(2016), None, None), (Some(2016), Some(5), None), Lang::EN, "2016 – May 2016"),
            ((Some(2016), Some(5), None), (Some(2016), Some(5), None), Lang::EN, "May 2016"),
        ] {
            assert_eq!(dates_in_words(from, to, lang), text);
        }
        for (lang, percent, money) in [
            (Lang::ES, "48,31\u{a0}%", "300.000\u{a0}USD"),
            (Lang::PT, "48,31%", "USD\u{a0}300.000"),
            (Lang::EN, "48.31%", "USD\u{a0}300,000"),
        ] {
            assert_eq!(with_unit(&grouped("48.31", lang), "%", lang), percent);
            assert_eq!(with_currency(&grouped("300000", lang), "USD", lang), money);
        }
        assert_eq!(with_unit("12", "km²", Lang::PT), "12\u{a0}km²");
        assert_eq!(grouped("925000", Lang::ES), "925.000");
        assert_eq!(grouped("-1234.50", Lang::EN), "−1,234.50");
        assert_eq!(grouped("604.5", Lang::PT), "604,5");
        assert_eq!(grouped("12", Lang::ES), "12");
        let names = ["agua".to_owned(), "ODS 6".to_owned(), "infancia".to_owned()];
        assert_eq!(list(&names[..2], Lang::ES), "agua y ODS 6");
        assert_eq!(list(&names, Lang::ES), "agua, ODS 6 e infancia");
        assert_eq!(list(&names[..1], Lang::EN), "agua");
        assert_eq!(in_sentence("Agua y saneamiento"), "agua y saneamiento");
        assert_eq!(in_sentence("ONG"), "ONG");
    }
}
