//! Detection of e-mail addresses and telephone numbers in what will be published.
//!
//! A person's contact cannot be told from an institution's, so all are refused except those the configuration allows
//! and those in fields made for an institution's contact.

use crate::diagnostic::{Code, Diagnostic, FileId, Hint, Report, Span};
use regex::Regex;

/// Numbers with the code of their country, and links to telephones.
const INTERNATIONAL: &str = r"(?i)\+\d[\d\u{a0} ().-]{7,16}\d|\(\d{2,3}-\d\) ?\d[\d /-]{5,}\d|tel:\+?\d[\d.-]{5,}|(?-u:\b)00[1-9]\d[\d ().-]{7,14}\d|wa\.me/\d{7,}";

/// Digits after a word for telephone.
const NAMED: &str = r"(?i)(?-u:\b)(?:tel[eé]fonos?|tel[eé]f|telefones?|fones?|telf|tfno|tel|phones?|m[oó]vil(?:es)?|cel|celular(?:es)?|whats ?app|zap|fax)(?-u:\b)(?: institucional| fijo| de contacto| al?| n\.?[º°o])?[.:º°\u{a0} ]{1,3}\(?\d[\d\u{a0} ().-]{5,14}\d";

/// Numbers without the code of their country, recognised by how they are grouped: thousands have groups of three.
const NATIONAL: [&str; 9] = [
    // Area in parentheses: (11) 91234-5678, (07) 224 0077.
    r"\(0?\d{2,3}\)[\u{a0} ]?\d{3,5}[\u{a0} -]?\d{4}",
    // Colombia and North America: 601 234 5678.
    r"[2-9]\d{2}[\u{a0} -]\d{3}[\u{a0} -]\d{4}",
    // Spain: 91 123 45 67, 600 12 34 56.
    r"[89]\d[\u{a0} -]\d{3}[\u{a0} -]\d{2}[\u{a0} -]\d{2}",
    r"[6-9]\d{2}[\u{a0} -]\d{2}[\u{a0} -]\d{2}[\u{a0} -]\d{2}",
    // Spanish mobile telephones: 600 123 456.
    r"[67]\d{2}[\u{a0} -]\d{3}[\u{a0} -]\d{3}",
    // Ecuador, Argentina, Peru: 07 224 0077, 099 123 4567, 0991234567.
    r"0\d{1,3}[\u{a0} -]\d{3,4}[\u{a0} -]\d{4}|09\d{8}",
    // Bolivia, Uruguay: 2 244 0000.
    r"[2-8][\u{a0} -]\d{3}[\u{a0} -]\d{4}",
    // Chile: 9 1234 5678.
    r"[29][\u{a0} -]\d{4}[\u{a0} -]\d{4}",
    // Brazil: 11 91234-5678, 11 3333-4444.
    r"[1-9]\d[\u{a0} ](?:9\d{4}|[2-5]\d{3})-\d{4}",
];

/// Finds contact data. Created once per run, because compiling the patterns is slow.
#[derive(Debug)]
pub(super) struct Privacy {
    email: Regex,
    phone: Regex,
    national: Regex,
    /// Allowed contacts: addresses in lower case, numbers as digits only.
    allowed: Vec<String>,
}

impl Privacy {
    pub fn new(allowed: &[String]) -> Self {
        let pattern = |text| Regex::new(text).expect("the pattern is part of the program");
        Privacy {
            email: pattern(r"[\p{L}\p{N}._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,}"),
            phone: pattern(&[INTERNATIONAL, NAMED].join("|")),
            national: pattern(&NATIONAL.join("|")),
            allowed: allowed.iter().map(|contact| key(contact)).collect(),
        }
    }

    /// Reports contact data in a text, outside the exempt spans.
    pub fn check(&self, text: &str, file: FileId, exempt: &[Span], report: &mut Report) {
        let emails = if text.contains('@') { self.find(&self.email, text, file) } else { Vec::new() };
        let mut phones = self.find(&self.phone, text, file);
        let is_new = |span: Span, phones: &[(&str, Span)]| {
            // In the order of the text, as `find` leaves them.
            let next = phones.partition_point(|(_, known)| known.end <= span.start);
            phones.get(next).is_none_or(|(_, known)| span.end <= known.start)
        };
        let national = self.find(&self.national, text, file).into_iter();
        let national: Vec<_> =
            national.filter(|(_, span)| is_new(*span, &phones) && stands_alone(text, *span)).collect();
        phones.extend(national);
        let found = emails.into_iter().map(|hit| (Code::PersonalEmail, hit));
        for (code, (contact, span)) in found.chain(phones.into_iter().map(|hit| (Code::PersonalPhone, hit))) {
            if !exempt.iter().any(|place| place.start <= span.start && span.end <= place.end) {
                let finding = Diagnostic::new(code, span).arg("value", contact);
                report.push(finding.hint(Hint::SayPostNotPerson).hint_with(Hint::AllowContact, "value", contact));
            }
        }
    }

    /// Contacts that are not allowed, with their spans.
    fn find<'t>(&self, pattern: &Regex, text: &'t str, file: FileId) -> Vec<(&'t str, Span)> {
        let allowed = |found: &str| self.allowed.contains(&key(found)) || is_years(found);
        let hits = pattern.find_iter(text).filter(|hit| !allowed(hit.as_str()));
        hits.map(|hit| (hit.as_str(), Span::new(file, hit.start(), hit.end()))).collect()
    }
}

/// Whether a number without the code of its country is not part of something else: of a longer number, an amount, a
/// code or an address, and does not end in a year, as laws do.
fn stands_alone(text: &str, span: Span) -> bool {
    let (start, end) = (span.start as usize, span.end as usize);
    let (before, found, after) = (&text[..start], &text[start..end], &text[end..]);
    let is_digit = |c: char| c.is_ascii_digit();
    let joins = |c: char| c.is_alphanumeric() || "-_/.,=#+$€%&@*–".contains(c);
    let bare = before.trim_end_matches([' ', '\u{a0}']);
    let is_after_number = bare.len() < before.len() && (bare.ends_with(is_digit) || bare.ends_with(['$', '€', '£']));
    let follows = after.trim_start_matches([' ', '\u{a0}']);
    let is_before_number = follows.len() < after.len() && follows.starts_with(is_digit);
    let mut next = after.chars();
    let goes_on = match next.next() {
        Some(c) if c == '-' || c == '/' || c == '_' || c == '@' || c.is_alphanumeric() => true,
        Some('.' | ',') => next.next().is_some_and(|c| c.is_ascii_digit()),
        _ => false,
    };
    let last = found.rsplit(|c: char| !c.is_ascii_digit()).next().unwrap_or_default();
    let ends_in_year = last.len() == 4 && (last.starts_with("19") || last.starts_with("20"));
    let is_marked = found.starts_with(['(', '0']);
    let is_counted = found.split(|c: char| !c.is_ascii_digit()).skip(1).all(|group| group.len() == 3);
    let is_amount = is_counted && (is_unit(follows) || is_currency(bare));
    !(before.ends_with(joins) || is_after_number || is_before_number || goes_on || is_amount)
        && (is_marked || !ends_in_year)
}

/// Whether a word of what is counted follows: three groups of three digits may be a large number.
fn is_unit(after: &str) -> bool {
    after.starts_with(|c: char| c.is_alphabetic() || "%€$£".contains(c))
}

fn is_currency(before: &str) -> bool {
    let word = before.rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    word.len() == 3 && word.chars().all(|c| c.is_ascii_uppercase())
}

/// Whether the numbers are years, as in `plan móvil 2016-2020`.
fn is_years(found: &str) -> bool {
    let numbers: Vec<&str> = found.split(|c: char| !c.is_ascii_digit()).filter(|number| number.len() > 2).collect();
    let year = |number: &&str| number.len() == 4 && (number.starts_with("19") || number.starts_with("20"));
    !found.contains('@') && !numbers.is_empty() && numbers.iter().all(year)
}

/// The normalised form of a contact, for comparisons.
fn key(contact: &str) -> String {
    if contact.contains('@') {
        return contact.trim().trim_start_matches("mailto:").to_lowercase();
    }
    contact.chars().filter(char::is_ascii_digit).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Sources;

    fn found(text: &str, allowed: &[&str]) -> Vec<Code> {
        let file = Sources::default().add_embedded("x.md", "");
        let allowed: Vec<String> = allowed.iter().map(|contact| (*contact).to_owned()).collect();
        let mut report = Report::default();
        Privacy::new(&allowed).check(text, file, &[], &mut report);
        report.findings().iter().map(|finding| finding.code).collect()
    }

    #[test]
    fn contacts_are_detected_and_other_numbers_are_not() {
        assert_eq!(found("escriba a ana.perez@vinto.gob.bo", &[]), [Code::PersonalEmail]);
        assert_eq!(found("Tel.: +591 4 4123 456", &[]), [Code::PersonalPhone]);
        assert_eq!(found("celular 71234567", &[]), [Code::PersonalPhone]);
        assert_eq!(found("00591 71234567", &[]), [Code::PersonalPhone]);
        assert_eq!(found("juan.pérez@lapaz.bo", &[]), [Code::PersonalEmail]);
        assert_eq!(found("https://wa.me/59171234567", &[]), [Code::PersonalPhone]);
        assert_eq!(found("[llame](tel:+59171234567)", &[]).len(), 1);
        assert_eq!(found("+34 915 889 693", &["+34 915889693"]), []);
        assert_eq!(found("INFO@ame.gob.ec", &["info@ame.gob.ec"]), []);
        for text in [
            "2016-2020",
            "US$ 300000 y 925000",
            "Ley 119/2015",
            "@UCCI_SG",
            "16.10",
            "+150 familias",
            "móvil 2017",
            "ISO 3166-1",
            "+12 (2016-2020)",
            "plan móvil 2016-2020",
        ] {
            assert_eq!(found(text, &[]), [], "{text}");
        }
    }

    #[test]
    fn numbers_without_the_code_of_their_country_are_detected() {
        for text in [
            "91 123 45 67",
            "Llame al 91 123 45 67.",
            "600 123 456",
            "600 12 34 56",
            "(móvil 600 123 456)",
            "Tel. 911 234 567",
            "teléfono: 911234567",
            "07 224 0077",
            "(07) 224 0077",
            "(07) 2240077",
            "099 123 4567",
            "099-123-4567",
            "0991234567",
            "cel. 0991234567",
            "2 244 0000",
            "Teléfono 2-244-0000",
            "WhatsApp 71234567",
            "whatsapp al 712 34567",
            "(11) 91234-5678",
            "(11) 3333-4444",
            "11 3333-4444",
            "11 91234-5678",
            "fone: 3333-4444",
            "Fone (11) 3333.4444",
            "601 234 5678",
            "(601) 234 5678",
            "601\u{a0}234\u{a0}5678",
            "011 4321-1234",
            "9 1234 5678",
            "teléfono de contacto: 2 2440000",
        ] {
            assert_eq!(found(text, &[]), [Code::PersonalPhone], "{text}");
        }
        assert_eq!(found("(07) 224 0077", &["07 2240077"]), []);
    }

    #[test]
    fn other_numbers_are_no_telephones() {
        for text in [
            "del 2016 al 2020 y 2015-2019",
            "1 234 567 habitantes",
            "600 123 456 habitantes",
            "USD 600 123 456",
            "$ 600 123 456",
            "Bs 2 244 000",
            "300 000 000 de euros",
            "ISBN 978-84-9744-123-4567",
            "ISBN 978-84-12345-67-8",
            "ISSN 1234-5678",
            "Ley 1551 de 2012",
            "Ley 31 1551 2012",
            "Decreto 07/2016",
            "Resolución 244 0077",
            "12-05-2027",
            "12/05/2027 al 15/05/2027",
            "2027-05-12",
            "-16.5, -68.15",
            "16° 30' 12\" S, 68° 08' 45\" O",
            "lat: -16.489689, lon: -68.119293",
            "https://example.org/noticias/2-244-0000",
            "https://example.org/?id=0991234567",
            "ES91 2100 0418 4502 0005 1332",
            "CEP 01310-100",
            "12.345.678/0001-90",
            "RUC 0190001234001",
            "1 500 2000 y 3 000",
            "de 7:30 a 12:00",
            "ISO 3166-1, ISO 9001:2015",
            "entre 11 2016-2020",
            "(12) 2016-2020",
            "doi:10.1000/182.07 224 0077-1",
            "3, 244 y 5000",
        ] {
            assert_eq!(found(text, &[]), [], "{text}");
        }
    }
}
