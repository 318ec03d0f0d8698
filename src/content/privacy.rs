//! Detection of e-mail addresses and telephone numbers in what will be published.
//!
//! A person's contact cannot be told from an institution's, so all are refused except those the configuration allows
//! and those in fields made for an institution's contact.

use crate::diagnostic::{Code, Diagnostic, FileId, Hint, Report, Span};
use regex::Regex;

/// Finds contact data. Created once per run, because compiling the patterns is slow.
#[derive(Debug)]
pub(super) struct Privacy {
    email: Regex,
    phone: Regex,
    /// Allowed contacts: addresses in lower case, numbers as digits only.
    allowed: Vec<String>,
}

impl Privacy {
    pub fn new(allowed: &[String]) -> Self {
        let pattern = |text| Regex::new(text).expect("the pattern is part of the program");
        Privacy {
            email: pattern(r"[\p{L}\p{N}._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,}"),
            // International numbers, or digits after a word for telephone.
            phone: pattern(
                r"(?i)\+\d[\d ().-]{7,16}\d|\(\d{2,3}-\d\) ?\d[\d /-]{5,}\d|(?-u:\b)(?:tel[eé]fonos?|telefones?|tel|phone|cel|celular|m[oó]vil|whatsapp|fax)(?-u:\b)[.:º° ]{1,3}\(?\d[\d ().-]{5,14}\d|tel:\+?\d[\d.-]{5,}|(?-u:\b)00[1-9]\d[\d ().-]{7,14}\d|wa\.me/\d{7,}",
            ),
            allowed: allowed.iter().map(|contact| key(contact)).collect(),
        }
    }

    /// Reports contact data in a text, outside the exempt spans.
    pub fn check(&self, text: &str, file: FileId, exempt: &[Span], report: &mut Report) {
        let emails = if text.contains('@') { self.find(&self.email, text, file) } else { Vec::new() };
        let phones = self.find(&self.phone, text, file);
        let found = emails.into_iter().map(|hit| (Code::PersonalEmail, hit));
        for (code, (contact, span)) in found.chain(phones.into_iter().map(|hit| (Code::PersonalPhone, hit))) {
            if !exempt.iter().any(|place| place.start <= span.start && span.end <= place.end) {
                let finding = Diagnostic::new(code, span).arg("value", contact);
                report.push(finding.hint(Hint::SayPostNotPerson).hint(Hint::AllowContact));
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
}
