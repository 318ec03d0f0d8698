//! Numbers and dates as each language writes them.

use super::Lang;

const MONTHS: [[&str; 12]; 3] = [
    [
        "enero",
        "febrero",
        "marzo",
        "abril",
        "mayo",
        "junio",
        "julio",
        "agosto",
        "septiembre",
        "octubre",
        "noviembre",
        "diciembre",
    ],
    [
        "janeiro",
        "fevereiro",
        "março",
        "abril",
        "maio",
        "junho",
        "julho",
        "agosto",
        "setembro",
        "outubro",
        "novembro",
        "dezembro",
    ],
    [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
];

/// The name of month 1 to 12.
pub fn month_name(month: u8, lang: Lang) -> &'static str {
    MONTHS[lang as usize][usize::from(month.clamp(1, 12)) - 1]
}

/// `5 de mayo de 2027`, `mayo de 2027`, `2027`; without a year `5 de mayo`.
pub fn date_in_words(year: Option<i16>, month: Option<u8>, day: Option<u8>, lang: Lang) -> String {
    let month = month.map(|month| month_name(month, lang));
    let year = year.map(|year| year.to_string());
    // The first of a month is an ordinal in Portuguese.
    let number = |day: u8| if day == 1 && lang == Lang::Pt { "1º".to_owned() } else { day.to_string() };
    let parts = [day.map(number), month.map(str::to_owned), year];
    let glue = if lang == Lang::En { " " } else { " de " };
    parts.into_iter().flatten().collect::<Vec<_>>().join(glue)
}

/// Days of one month together: `10–12 de mayo`, `10–12 May`.
pub fn month_range(from: u8, to: u8, month: u8, lang: Lang) -> String {
    let glue = if lang == Lang::En { " " } else { " de " };
    format!("{from}–{to}{glue}{}", month_name(month, lang))
}

/// A number with its thousands apart: `5.000,5` in Spanish and Portuguese, `5,000.5` in English.
/// `plain` is the number with a decimal point and nothing else, such as `-5000.5`.
pub fn grouped(plain: &str, lang: Lang) -> String {
    let (thousand, decimal) = if lang == Lang::En { (',', '.') } else { ('.', ',') };
    let (sign, digits) = plain.strip_prefix('-').map_or(("", plain), |digits| ("−", digits));
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let mut out = String::from(sign);
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at) % 3 == 0 {
            out.push(thousand);
        }
        out.push(digit);
    }
    if !fraction.is_empty() {
        out.push(decimal);
        out.push_str(fraction);
    }
    out
}

/// `agua, saneamiento y residuos`, with the "and" each language says.
pub fn list(names: &[String], lang: Lang) -> String {
    let Some((last, rest)) = names.split_last() else { return String::new() };
    if rest.is_empty() {
        return last.clone();
    }
    // Before the sound of i, Spanish says e.
    let folded = last.to_lowercase();
    let before_i = folded.starts_with(['i', 'í']) || folded.starts_with("hi");
    let and = match lang {
        Lang::Es if before_i => "e",
        Lang::Es => "y",
        Lang::Pt => "e",
        Lang::En => "and",
    };
    format!("{} {and} {last}", rest.join(", "))
}

/// A label within a sentence: its first letter small, unless it begins a name or an acronym.
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
        assert_eq!(date_in_words(Some(2027), Some(5), Some(12), Lang::Es), "12 de mayo de 2027");
        assert_eq!(date_in_words(Some(2001), Some(11), None, Lang::Pt), "novembro de 2001");
        assert_eq!(date_in_words(Some(2017), Some(3), Some(1), Lang::En), "1 March 2017");
        assert_eq!(date_in_words(Some(2017), Some(3), Some(1), Lang::Pt), "1º de março de 2017");
        assert_eq!(date_in_words(None, Some(2), Some(25), Lang::Es), "25 de febrero");
        assert_eq!(month_range(10, 12, 5, Lang::Es), "10–12 de mayo");
        assert_eq!(grouped("925000", Lang::Es), "925.000");
        assert_eq!(grouped("-1234.50", Lang::En), "−1,234.50");
        assert_eq!(grouped("604.5", Lang::Pt), "604,5");
        assert_eq!(grouped("12", Lang::Es), "12");
        let names = ["agua".to_owned(), "ODS 6".to_owned(), "infancia".to_owned()];
        assert_eq!(list(&names[..2], Lang::Es), "agua y ODS 6");
        assert_eq!(list(&names, Lang::Es), "agua, ODS 6 e infancia");
        assert_eq!(list(&names[..1], Lang::En), "agua");
        assert_eq!(in_sentence("Agua y saneamiento"), "agua y saneamiento");
        assert_eq!(in_sentence("ONG"), "ONG");
    }
}
