//! Numbers and dates as each language writes them.

use super::Lang;

/// The name of a month, 1 to 12.
pub fn month_name(month: u8, lang: Lang) -> &'static str {
    &lang.data().months[usize::from(month.clamp(1, 12)) - 1]
}

/// A date as text: `5 de mayo de 2027`, `mayo de 2027`, `2027`; without a year `5 de mayo`.
pub fn date_in_words(year: Option<i16>, month: Option<u8>, day: Option<u8>, lang: Lang) -> String {
    let patterns = &lang.data().date;
    let year = year.map(|year| year.to_string()).unwrap_or_default();
    let Some(month) = month.map(|month| month_name(month, lang)) else { return year };
    let pattern = match (day, year.is_empty()) {
        (Some(_), false) => &patterns.day_month_year,
        (Some(_), true) => &patterns.day_month,
        (None, false) => &patterns.month_year,
        (None, true) => return month.to_owned(),
    };
    let day = match day.unwrap_or_default() {
        1 => patterns.first_day.clone(),
        day => day.to_string(),
    };
    pattern.replace("{day}", &day).replace("{month}", month).replace("{year}", &year)
}

/// A range of days within one month: `10–12 de mayo`, `10–12 May`.
pub fn month_range(from: u8, to: u8, month: u8, lang: Lang) -> String {
    let pattern = &lang.data().date.days_month;
    let pattern = pattern.replace("{from}", &from.to_string()).replace("{to}", &to.to_string());
    pattern.replace("{month}", month_name(month, lang))
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
        assert_eq!(date_in_words(Some(2027), Some(5), Some(12), Lang::ES), "12 de mayo de 2027");
        assert_eq!(date_in_words(Some(2001), Some(11), None, Lang::PT), "novembro de 2001");
        assert_eq!(date_in_words(Some(2017), Some(3), Some(1), Lang::EN), "1 March 2017");
        assert_eq!(date_in_words(Some(2017), Some(3), Some(1), Lang::PT), "1º de março de 2017");
        assert_eq!(date_in_words(None, Some(2), Some(25), Lang::ES), "25 de febrero");
        assert_eq!(month_range(10, 12, 5, Lang::ES), "10–12 de mayo");
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
