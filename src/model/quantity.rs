//! Numbers with qualifiers such as "about" and "more than", and money.

use std::fmt;

/// The precision of a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Qualifier {
    /// Without a sign.
    Exact,
    /// `≈`, `~` or `±`.
    About,
    /// `>`.
    MoreThan,
    /// `<`.
    LessThan,
    /// `≥`.
    AtLeast,
    /// `≤`.
    AtMost,
}

/// A number as stated: `5000`, `>5000`, `≈48.31`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Quantity {
    /// Its precision.
    pub qualifier: Qualifier,
    /// Its value.
    pub number: f64,
    /// Digits after the decimal point, as written.
    pub decimals: u8,
}

/// Why a text is not a quantity.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum QuantityFault {
    /// Not written as a number.
    Form,
    /// A separator that may mean thousands or decimals, such as `3.020`.
    Ambiguous {
        /// The number with thousands separators removed.
        thousands: String,
        /// The number as an unambiguous decimal.
        decimal: String,
    },
}

/// Digits that an `f64` represents exactly, without the sign.
const MAX_DIGITS: usize = 15;

impl Quantity {
    /// Parses a number with a decimal point and an optional qualifier sign.
    ///
    /// # Errors
    /// [`QuantityFault`] if the text is not a number or is ambiguous.
    pub fn parse(text: &str) -> Result<Quantity, QuantityFault> {
        let text = text.trim();
        let signs = [
            ("≈", Qualifier::About),
            ("~", Qualifier::About),
            ("±", Qualifier::About),
            (">", Qualifier::MoreThan),
            ("≥", Qualifier::AtLeast),
            ("<", Qualifier::LessThan),
            ("≤", Qualifier::AtMost),
        ];
        let (qualifier, digits) = signs
            .iter()
            .find_map(|(sign, qualifier)| text.strip_prefix(sign).map(|rest| (*qualifier, rest.trim_start())))
            .unwrap_or((Qualifier::Exact, text));
        let plain = digits.strip_prefix('-').unwrap_or(digits);
        let sign = &text[..text.len() - plain.len()];
        if let Some(fault) = ambiguity(sign, plain) {
            return Err(fault);
        }
        let (whole, fraction) = plain.split_once('.').unwrap_or((plain, ""));
        let all_digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
        if whole.is_empty()
            || plain.ends_with('.')
            || plain.len() > MAX_DIGITS
            || !all_digits(whole)
            || !all_digits(fraction)
        {
            return Err(QuantityFault::Form);
        }
        let number = digits.parse().map_err(|_| QuantityFault::Form)?;
        Ok(Quantity { qualifier, number, decimals: u8::try_from(fraction.len()).unwrap_or(u8::MAX) })
    }
}

/// `3.020` and `3,500` are thousands to some readers and decimals to others.
fn ambiguity(sign: &str, digits: &str) -> Option<QuantityFault> {
    for separator in ['.', ','] {
        let Some((first, rest)) = digits.split_once(separator) else { continue };
        let number = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
        if number(first) && number(rest) && first.len() <= 3 && first != "0" && rest.len() == 3 {
            let (thousands, decimal) = (format!("{sign}{first}{rest}"), format!("{sign}{}", unambiguous(first, rest)));
            return Some(QuantityFault::Ambiguous { thousands, decimal });
        }
    }
    None
}

/// The decimal with a number of digits that cannot be read as thousands.
pub(super) fn unambiguous(whole: &str, fraction: &str) -> String {
    let shorter = fraction.trim_end_matches('0');
    match shorter.len() {
        0 => format!("{whole}.0"),
        1 | 2 => format!("{whole}.{shorter}"),
        _ => format!("{whole}.{fraction}0"),
    }
}

/// As written, with the qualifier sign and a decimal point.
impl fmt::Display for Quantity {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        let sign = match self.qualifier {
            Qualifier::Exact => "",
            Qualifier::About => "≈",
            Qualifier::MoreThan => ">",
            Qualifier::LessThan => "<",
            Qualifier::AtLeast => "≥",
            Qualifier::AtMost => "≤",
        };
        write!(f, "{sign}{:.*}", usize::from(self.decimals), self.number)
    }
}

/// An amount in a currency, or a share of a cost.
#[derive(Debug, Clone, PartialEq)]
pub struct Money {
    /// The amount; of a range, the least.
    pub amount: Quantity,
    /// The most, of a range.
    pub up_to: Option<Quantity>,
    /// ISO 4217 code in upper case, or [`Money::SHARE`].
    pub currency: String,
}

/// ISO 4217 codes of currencies in use (2026), without fund codes, metals and test codes.
const CURRENCIES: &str = "AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD \
CAD CDF CHF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD \
HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL \
MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD \
RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD \
UYU UZS VED VES VND VUV WST XAF XCD XCG XOF XPF YER ZAR ZMW ZWG";

impl Money {
    /// Stands for a currency where the amount is a percentage of a cost.
    pub const SHARE: &'static str = "%";

    /// The ISO 4217 code for a code in any case or a common sign, such as `usd`, `US$` or `€`.
    pub fn currency(written: &str) -> Option<&'static str> {
        let written = written.trim().to_uppercase();
        let written = match written.as_str() {
            "US$" | "U$S" | "US $" => "USD",
            "€" => "EUR",
            "R$" => "BRL",
            "%" => return Some(Money::SHARE),
            other => other,
        };
        CURRENCIES.split(' ').find(|code| *code == written)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_parsed_exactly_or_refused() {
        let read = |text: &str| Quantity::parse(text).map(|quantity| quantity.to_string());
        assert_eq!(read("5000").unwrap(), "5000");
        assert_eq!(read("> 5000").unwrap(), ">5000");
        assert_eq!(read("48.31").unwrap(), "48.31");
        assert_eq!(read("-16.50").unwrap(), "-16.50");
        assert_eq!(read("0.125").unwrap(), "0.125");
        assert!(matches!(read("3.020"), Err(QuantityFault::Ambiguous { thousands, .. }) if thousands == "3020"));
        assert!(matches!(read("-3.020"), Err(QuantityFault::Ambiguous { decimal, .. }) if decimal == "-3.02"));
        for text in ["", "1.234.567", "mil", "1e9", "3,5", "5 000", "NaN", "inf", "1.", ".5", "1234567890123456"] {
            assert_eq!(Quantity::parse(text), Err(QuantityFault::Form), "{text}");
        }
    }

    #[test]
    fn currencies_are_found_by_code_or_sign() {
        assert_eq!(Money::currency("us$"), Some("USD"));
        assert_eq!(Money::currency("bob"), Some("BOB"));
        assert_eq!(Money::currency("PESOS"), None);
    }
}
