//! Numbers and amounts: `1.500.000`, `48,31 %`, `US$ 1.5 millones`, `100 mil euros`.

use super::MAX_BYTES;
use crate::model::Money;
use crate::model::quantity::unambiguous;
use crate::text::{Lang, plain_signs, said, slug};

/// A number with the words around it.
struct Amount<'a> {
    before: &'a str,
    number: &'a str,
    after: &'a str,
}

impl<'a> Amount<'a> {
    /// Divides a text at its only number.
    fn of(text: &'a str) -> Option<Amount<'a>> {
        let start = text.find(|c: char| c.is_ascii_digit())?;
        let last = text.rfind(|c: char| c.is_ascii_digit())?;
        // `US$ 5.000.-` has no cents.
        let after = text[last + 1..].trim_start_matches(['.', ',', '-']).trim();
        let amount = Amount { before: text[..start].trim(), number: &text[start..=last], after };
        let is_number =
            amount.number.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ',' | '\'' | '’' | '´' | ' '));
        (is_number && text.len() <= MAX_BYTES).then_some(amount)
    }
}

/// What to type for a number: nothing if it is not understood, several texts if it is ambiguous. `unit` may follow the
/// number; a phrase for it too, if it is `%`.
///
/// ```
/// use cebra::model::read_number;
///
/// assert_eq!(read_number("48,31 %", Some("%")), ["48.31"]);
/// assert_eq!(read_number("más de 2 mil", None), [">2000"]);
/// assert_eq!(read_number("1.234", None), ["1.2340", "1234"]);
/// ```
pub fn read_number(written: &str, unit: Option<&str>) -> Vec<String> {
    let text = plain_signs(written);
    let Some(amount) = Amount::of(&text) else { return Vec::new() };
    let Some((sign, rest)) = sign(amount.before) else { return Vec::new() };
    let (power, after) = power(amount.after);
    let minus = if rest == "-" { "-" } else { "" };
    let is_unit = match unit {
        _ if after.is_empty() => true,
        Some("%") => is_percent(after),
        unit => unit == Some(after),
    };
    if (!rest.is_empty() && minus.is_empty()) || !is_unit {
        return Vec::new();
    }
    numbers(amount.number, power, false).into_iter().map(|number| format!("{sign}{minus}{number}")).collect()
}

/// What to type for an amount of money, with the code of its currency.
///
/// ```
/// use cebra::model::read_money;
///
/// assert_eq!(read_money("€ 7.500.000"), ["EUR 7500000"]);
/// assert_eq!(read_money("2 mil millones de dólares"), ["USD 2000000000"]);
/// ```
pub fn read_money(written: &str) -> Vec<String> {
    let text = plain_signs(written);
    let Some(amount) = Amount::of(&text) else { return Vec::new() };
    let (power, after) = power(amount.after);
    let Some((mark, before)) = sign(amount.before) else { return Vec::new() };
    let is_dollar_sign = matches!((before, after), ("$", "") | ("", "$"));
    let currency = match (before, after) {
        ("", "") => None,
        ("", one) | (one, "") => read_currency(one),
        // `$ 300 USD`: the dollar sign is that of many currencies.
        ("$", other) => currency(other),
        (one, other) => currency(one).filter(|code| currency(other).as_ref() == Some(code)),
    };
    let Some(currency) = currency else { return Vec::new() };
    let currencies: Vec<&str> = if is_dollar_sign { DOLLAR_SIGN.to_vec() } else { vec![currency.as_str()] };
    let numbers = numbers(amount.number, power, true);
    let typed = |code: &&str| numbers.iter().map(|number| format!("{code} {mark}{number}")).collect::<Vec<_>>();
    currencies.iter().flat_map(typed).collect()
}

/// What `$` by itself stands for where it is the sign of the currency, the likeliest first.
const DOLLAR_SIGN: [&str; 8] = ["USD", "ARS", "CLP", "COP", "CUP", "DOP", "MXN", "UYU"];

/// The codes of the currencies that a code, sign or name may mean: several for `$`.
pub fn read_currencies(written: &str) -> Vec<String> {
    match written.trim() {
        "$" => DOLLAR_SIGN.map(str::to_owned).to_vec(),
        written => read_currency(written).into_iter().collect(),
    }
}

/// The sign that a phrase at the beginning of `before` or at its end stands for, and the rest. `None` if there are two.
fn sign(before: &str) -> Option<(String, &str)> {
    let before = before.trim();
    const SIGNS: [char; 6] = ['≈', '~', '>', '<', '≥', '≤'];
    if let Some(sign) = before.chars().find(|c| SIGNS.contains(c)) {
        let rest = before.strip_prefix(sign).or_else(|| before.strip_suffix(sign))?;
        return Some((sign.to_string(), rest.trim()));
    }
    if let Some(rest) = before.strip_prefix('+') {
        return Some((">".to_owned(), rest.trim_start_matches(" de").trim()));
    }
    let mut best: Option<(&str, &str)> = None;
    for (sign, phrase) in Lang::all()
        .flat_map(|lang| &lang.data().reading.signs)
        .flat_map(|(sign, phrases)| phrases.iter().map(move |phrase| (sign, phrase)))
    {
        if let Some(rest) = without(before, phrase)
            && best.is_none_or(|(_, shortest)| rest.len() < shortest.len())
        {
            best = Some((sign, rest));
        }
    }
    Some(best.map_or((String::new(), before), |(sign, rest)| (sign.to_owned(), rest)))
}

/// The text without a phrase at its beginning or end, whatever their accents and case.
fn without<'a>(text: &'a str, phrase: &str) -> Option<&'a str> {
    let (text, phrase) = (text.trim(), slug(phrase));
    let ends = text.char_indices().map(|(at, c)| at + c.len_utf8()).chain([0]);
    let is_edge = |at: usize| at == 0 || at == text.len() || !text[at..].starts_with(char::is_alphabetic);
    for at in ends {
        if is_edge(at) && slug(&text[..at]) == phrase {
            return Some(text[at..].trim_start_matches(['.', ':']).trim());
        }
        if (at == 0 || !text[..at].ends_with(char::is_alphabetic)) && slug(&text[at..]) == phrase {
            return Some(text[..at].trim());
        }
    }
    None
}

/// The power of ten that the words after a number stand for, and the rest without `de`.
fn power(after: &str) -> (usize, &str) {
    let (mut power, mut rest) = (0, after.trim());
    loop {
        let word = rest.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
        let folded = slug(word);
        let known = Lang::all().find_map(|lang| {
            lang.data().reading.powers.iter().find(|(name, _)| slug(name) == folded).map(|(_, power)| *power)
        });
        match known.filter(|_| !word.is_empty()) {
            Some(more) => {
                power += usize::from(more);
                rest = rest[word.len()..].trim_start_matches('.').trim_start();
            }
            None => break,
        }
    }
    let bare = ["de ", "of "].iter().find_map(|word| rest.strip_prefix(word)).unwrap_or(rest);
    (power, bare.trim_end_matches('.'))
}

fn is_percent(after: &str) -> bool {
    after == "%" || said(&slug(after), |reading| &reading.percent)
}

/// The ISO 4217 code of a currency by its code, sign or name: `euros`, `$`, `MXN $`.
fn read_currency(written: &str) -> Option<String> {
    let written = written.trim();
    let known = currency(written);
    known.or_else(|| currency(written.strip_suffix('$')?)).or_else(|| currency(written.strip_prefix('$')?))
}

fn currency(written: &str) -> Option<String> {
    let written = written.trim().trim_matches(['(', ')']).trim_end_matches('.').trim();
    let sign = match written.to_lowercase().as_str() {
        "$" => Some("USD"),
        "£" => Some("GBP"),
        "bs" => Some("BOB"),
        "s/" => Some("PEN"),
        "₲" | "gs" => Some("PYG"),
        _ => Money::currency(written),
    };
    let named = || {
        let folded = slug(written);
        let names = Lang::all().flat_map(|lang| &lang.data().reading.currencies);
        names.into_iter().find(|(name, _)| slug(name) == folded).map(|(_, code)| code.clone())
    };
    sign.map(str::to_owned).or_else(named)
}

/// The numbers that digits with separators may mean, times a power of ten. Money has no three decimals.
fn numbers(written: &str, power: usize, is_money: bool) -> Vec<String> {
    let mut groups: Vec<&str> = Vec::new();
    let mut separators: Vec<char> = Vec::new();
    for piece in written.split_inclusive(|c: char| !c.is_ascii_digit()) {
        let group = piece.trim_end_matches(|c: char| !c.is_ascii_digit());
        // Two separators side by side.
        if group.is_empty() {
            return Vec::new();
        }
        groups.push(group);
        separators.extend(piece[group.len()..].chars().map(|c| if matches!(c, '’' | '´') { '\'' } else { c }));
    }
    let are_thousands = |groups: &[&str]| {
        let (first, rest) = (groups[0], &groups[1..]);
        rest.is_empty() || ((1..=3).contains(&first.len()) && first != "0" && rest.iter().all(|group| group.len() == 3))
    };
    let Some(last) = separators.last().copied() else { return scaled(written, "", power).into_iter().collect() };
    let (whole, fraction) = (&groups[..groups.len() - 1], groups[groups.len() - 1]);
    let others = &separators[..separators.len() - 1];
    let is_mixed = others.iter().any(|separator| matches!(separator, '.' | ',') && *separator != last);
    let decimal = matches!(last, '.' | ',') && !others.contains(&last) && are_thousands(whole);
    let thousands = are_thousands(&groups) && !(is_mixed && matches!(last, '.' | ','));
    // `1'000.000` has thousands twice, and no amount of money has three decimals.
    let decimal = decimal && !(thousands && (!others.is_empty() || (is_money && power == 0)));
    let whole = whole.concat();
    let as_decimal = || match (is_money || power > 0, thousands) {
        (true, _) => scaled(&whole, fraction, power),
        // Nobody writes three zeros after a decimal point.
        (false, true) if fraction == "000" => None,
        (false, true) => Some(unambiguous(&whole, fraction)),
        (false, false) => scaled(&whole, fraction, 0),
    };
    let as_thousands = || scaled(&groups.concat(), "", power);
    let mut read: Vec<String> = Vec::new();
    read.extend(decimal.then(as_decimal).flatten());
    read.extend(thousands.then(as_thousands).flatten());
    read.dedup();
    read
}

/// A number times a power of ten, without needless zeros; `None` if it has too many digits.
fn scaled(whole: &str, fraction: &str, power: usize) -> Option<String> {
    const MAX_DIGITS: usize = 15;
    let mut digits = format!("{whole}{fraction}");
    let mut decimals = fraction.len();
    for _ in 0..power {
        if decimals > 0 { decimals -= 1 } else { digits.push('0') }
    }
    if digits.len() > MAX_DIGITS {
        return None;
    }
    let (whole, fraction) = digits.split_at(digits.len() - decimals);
    let fraction = fraction.trim_end_matches('0');
    let whole = match whole.trim_start_matches('0') {
        "" => "0",
        whole => whole,
    };
    Some(match fraction.len() {
        0 => whole.to_owned(),
        3 if whole.len() <= 3 && whole != "0" => format!("{whole}.{fraction}0"),
        _ => format!("{whole}.{fraction}"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_read_as_people_write_them() {
        for (written, typed) in [
            (
                "$300.000,00",
                "USD 300000 | ARS 300000 | CLP 300000 | COP 300000 | CUP 300000 | DOP 300000 | MXN 300000 | UYU 300000",
            ),
            ("€ 7.500.000", "EUR 7500000"),
            ("€7.500.000", "EUR 7500000"),
            ("7.500.000 €", "EUR 7500000"),
            ("R$ 480.000", "BRL 480000"),
            ("R$ 480 mil", "BRL 480000"),
            ("R$ 2,5 milhões", "BRL 2500000"),
            ("US$ 1.5 millones", "USD 1500000"),
            ("US$1,5M", "USD 1500000"),
            ("USD 1.5 million", "USD 1500000"),
            ("2 mil millones de dólares", "USD 2000000000"),
            ("Bs 1.200", "BOB 1200"),
            ("Bs. 1.200,50", "BOB 1200.5"),
            ("1.200 bolivianos", "BOB 1200"),
            ("EUR 1'000.000", "EUR 1000000"),
            ("1'000.000 EUR", "EUR 1000000"),
            ("1 000 000 €", "EUR 1000000"),
            ("100 mil euros", "EUR 100000"),
            ("S/. 5.000", "PEN 5000"),
            ("£500", "GBP 500"),
            ("$ 300 USD", "USD 300"),
            ("MXN $5,000.00", "MXN 5000"),
            ("US$5.000.-", "USD 5000"),
            ("USD 300 (USD)", "USD 300"),
            ("hasta USD 50000", "USD ≤50000"),
            ("up to €50,000", "EUR ≤50000"),
            ("aprox. USD 300", "USD ≈300"),
            ("más de 2 millones de euros", "EUR >2000000"),
            ("USD > 5.000", "USD >5000"),
            ("300\u{a0}000\u{a0}€", "EUR 300000"),
            ("3 pesos", ""),
            ("300000", ""),
            ("USD 1000-100000", ""),
            ("80 % del costo", ""),
            ("entre 5 y 6 USD", ""),
        ] {
            assert_eq!(read_money(written).join(" | "), typed, "{written}");
        }
    }

    #[test]
    fn numbers_are_read_as_people_write_them() {
        for (written, typed) in [
            ("48,31 %", "48.31"),
            ("48.31%", "48.31"),
            ("30,28 por ciento", "30.28"),
            ("30 por cento", "30"),
            ("1.234.567", "1234567"),
            ("1,234,567", "1234567"),
            ("1'000.000", "1000000"),
            ("1.234,56", "1234.56"),
            ("1,234.56", "1234.56"),
            ("5 000", "5000"),
            ("3,5", "3.5"),
            ("1.234", "1.2340 | 1234"),
            ("3,500", "3.5 | 3500"),
            ("0,125", "0.125"),
            ("3 mil", "3000"),
            ("1,2 millones", "1200000"),
            ("1.234 millones", "1234000 | 1234000000"),
            ("más de 5.000", ">5000"),
            ("aprox. 300", "≈300"),
            ("+ de 500", ">500"),
            ("unos 50", "≈50"),
            ("−16,5", "-16.5"),
            ("500 personas", ""),
            ("500-1000", ""),
            ("1..2", ""),
            ("1234567890123456", ""),
            ("muchos", ""),
        ] {
            assert_eq!(read_number(written, Some("%")).join(" | "), typed, "{written}");
        }
        assert_eq!(read_number("472 km²", Some("km²")), ["472"]);
        assert_eq!(read_number("50 %", Some("km²")), [""; 0]);
    }
}
