//! `content/catalogue.yaml`: what a catalogue says of itself. Everything has a default.
//!
//! Its keys, like everything an editor writes, may be in Spanish, Portuguese or English.

mod face;

use crate::diagnostic::{Arg, Code, Diagnostic, FileId, Hint, Report, Span};
use crate::model::{Date, Names};
use crate::text::{Colour, Labels, Lang};
use crate::yaml::{self, Data, Node};

/// The settings of a catalogue.
#[derive(Debug, Clone)]
pub struct Config {
    pub title: Labels,
    pub description: Option<Labels>,
    /// The languages pages are made in; the first is the catalogue's own. Never empty.
    pub languages: Vec<Lang>,
    /// Absolute address of the published site, without a final `/`. Needed only where the web wants absolute ones.
    pub base_url: Option<String>,
    /// IANA name; decides which day is today.
    pub time_zone: String,
    pub licence: Option<Licence>,
    /// Who publishes the catalogue.
    pub publisher: Option<Labels>,
    /// E-mail addresses and telephone numbers that may be published, for they are an institution's.
    pub allowed_contacts: Vec<String>,
    /// Kinds, indexes and records in the menu, as written, with their place.
    pub menu: Vec<(String, Span)>,
    /// Records shown on the home page, as written, with their place.
    pub featured: Vec<(String, Span)>,
    pub logo: Option<Logo>,
    pub colours: Colours,
    pub accessibility: Option<Accessibility>,
    /// Whether a picture is drawn for each record, to be shown where its link is shared.
    pub posters: bool,
    /// Whether each record is published as data too.
    pub data: bool,
    /// A window that closes in so many days closes soon.
    pub closing_soon: u16,
    /// Months after which a record should be compared with its sources again.
    pub review_after: u16,
    /// Folder of the theme under `themes/`.
    pub theme: Option<(String, Span)>,
}

#[derive(Debug, Clone)]
pub struct Licence {
    pub name: Labels,
    pub url: String,
}

/// A picture in the content folder that stands for the publisher.
#[derive(Debug, Clone)]
pub struct Logo {
    /// Path in the content folder.
    pub path: String,
    pub alt: Labels,
    pub span: Span,
}

/// What a catalogue may choose of its looks; each can be read on what it stands on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Colours {
    /// Of the band at the head, under white.
    pub band: Colour,
    /// Of marks, under dark ink.
    pub accent: Colour,
    /// Of links, on paper.
    pub link: Colour,
}

impl Colours {
    pub const INK: Colour = Colour([0x16, 0x18, 0x1b]);
    pub const PAPER: Colour = Colour([0xfb, 0xfa, 0xf7]);
}

/// What the accessibility statement says that the program cannot know.
#[derive(Debug, Clone)]
pub struct Accessibility {
    /// Countries whose law applies: `es`, `pt`, `br`, `ec`.
    pub countries: Vec<String>,
    /// Where barriers are reported: an address of mail or web, or in words.
    pub contact: Labels,
    /// `full`, `partial` or `none`.
    pub conformance: String,
    /// What is not accessible, and why.
    pub exceptions: Vec<Labels>,
    /// When this was assessed.
    pub assessed: Option<Date>,
}

impl Default for Config {
    fn default() -> Self {
        Config {
            title: Labels::same("Catálogo"),
            description: None,
            languages: vec![Lang::DEFAULT],
            base_url: None,
            time_zone: "UTC".to_owned(),
            licence: None,
            publisher: None,
            allowed_contacts: Vec::new(),
            menu: Vec::new(),
            featured: Vec::new(),
            logo: None,
            colours: Colours {
                band: Colours::INK,
                accent: Colour([0xf2, 0xb6, 0x00]),
                link: Colour([0x0b, 0x4f, 0x9c]),
            },
            accessibility: None,
            posters: true,
            data: true,
            closing_soon: 14,
            review_after: 24,
            theme: None,
        }
    }
}

/// Keys with their other spellings.
const KEYS: &[(&str, &[&str])] = &[
    ("title", &["título"]),
    ("description", &["descripción", "descrição"]),
    ("languages", &["idiomas"]),
    ("base_url", &["dirección", "endereço"]),
    ("time_zone", &["zona horaria", "fuso horário"]),
    ("licence", &["licencia", "licença", "license"]),
    ("publisher", &["publica", "entidad", "entidade"]),
    ("allowed_contacts", &["contactos permitidos", "contatos permitidos"]),
    ("menu", &["menú"]),
    ("featured", &["destacadas", "destaques"]),
    ("logo", &["logotipo"]),
    ("colours", &["colores", "cores", "colors"]),
    ("accessibility", &["accesibilidad", "acessibilidade"]),
    ("posters", &["carteles", "cartazes"]),
    ("data", &["datos", "dados"]),
    ("closing_soon", &["cierra pronto", "encerra em breve"]),
    ("review_after", &["revisar tras", "revisar após"]),
    ("theme", &["tema"]),
];

impl Config {
    /// The language of the catalogue itself.
    pub fn language(&self) -> Lang {
        self.languages[0]
    }

    /// Reads the text of the configuration file.
    pub fn parse(text: &str, file: FileId, report: &mut Report) -> Config {
        let mut config = Config::default();
        let Some(node) = yaml::parse(text, file, 0, report) else { return config };
        let mut names = Names::default();
        for (index, (key, also)) in KEYS.iter().enumerate() {
            names.add(index, key);
            for name in *also {
                names.add(index, name);
            }
        }
        if !matches!(node.data, Data::Map(_) | Data::Null) {
            let finding = Diagnostic::new(Code::ConfigWrongValue, node.span).arg("key", "catalogue.yaml");
            report.push(finding.arg("value", node.excerpt()).hint_with(Hint::Expected, "what", "title: …"));
        }
        let mut seen: Vec<(usize, Span)> = Vec::new();
        for (key, node) in node.entries() {
            let known = names.find(&key.text);
            if let Some((_, first)) = seen.iter().find(|(index, _)| known == Some(*index)) {
                let finding = Diagnostic::new(Code::DuplicateKey, key.span).arg("name", key.text.as_str());
                report.push(finding.related(*first));
                continue;
            }
            seen.extend(known.map(|index| (index, key.span)));
            match known {
                Some(index) => config.set(KEYS[index].0, &key.text, node, report),
                None => {
                    let finding = Diagnostic::new(Code::ConfigUnknownKey, key.span).arg("name", key.text.as_str());
                    let list: Arg = KEYS.iter().map(|(key, _)| *key).collect();
                    report.push(match names.nearest(&key.text) {
                        Some(near) => finding.nearest(Some(near)),
                        None => finding.hint_with(Hint::OneOf, "list", list),
                    });
                }
            }
        }
        config
    }

    fn set(&mut self, key: &str, written: &str, node: &Node, report: &mut Report) {
        let mut wrong = |node: &Node, what: &str| {
            let finding = Diagnostic::new(Code::ConfigWrongValue, node.span);
            let finding = finding.arg("key", written).arg("value", node.excerpt());
            report.push(finding.hint_with(Hint::Expected, "what", what));
        };
        match key {
            "title" => match node.labels() {
                Some(title) => self.title = title,
                None => wrong(node, "{es: …, pt: …, en: …}"),
            },
            "description" | "publisher" => match (node.labels(), key) {
                (None, _) => wrong(node, "{es: …, pt: …, en: …}"),
                (labels, "description") => self.description = labels,
                (labels, _) => self.publisher = labels,
            },
            "languages" => {
                self.languages = languages(node, &mut wrong);
            }
            "base_url" => match node.scalar().and_then(base_url) {
                Some(url) => self.base_url = Some(url),
                None => wrong(node, "https://example.org/catalogo"),
            },
            "time_zone" => match node.scalar().filter(|name| jiff::tz::TimeZone::get(name).is_ok()) {
                Some(name) => self.time_zone = name.to_owned(),
                None => wrong(node, "America/La_Paz, America/Guayaquil, Europe/Madrid …"),
            },
            "licence" => {
                let name = node.get("name").or_else(|| node.get("nombre")).or_else(|| node.get("nome"));
                let url = node.get("url").and_then(Node::scalar).filter(|url| base_url(url).is_some());
                match (name.and_then(Node::labels), url) {
                    (Some(name), Some(url)) => self.licence = Some(Licence { name, url: url.to_owned() }),
                    _ => wrong(node, "{name: …, url: https://…}"),
                }
            }
            "allowed_contacts" | "menu" | "featured" if node.items().iter().any(|item| item.scalar().is_none()) => {
                wrong(node, "[…, …]");
            }
            "allowed_contacts" => self.allowed_contacts = texts(node).into_iter().map(|(text, _)| text).collect(),
            "menu" => self.menu = texts(node),
            "featured" => self.featured = texts(node),
            "logo" | "colours" | "accessibility" => self.set_face(key, node, report),
            "posters" | "data" => match node.scalar() {
                Some(word @ ("yes" | "sí" | "sim" | "true" | "no" | "não" | "false")) => {
                    let is_made = if key == "data" { &mut self.data } else { &mut self.posters };
                    *is_made = !matches!(word, "no" | "não" | "false");
                }
                _ => wrong(node, "yes, no"),
            },
            "closing_soon" | "review_after" => match node.scalar().and_then(|number| number.parse().ok()) {
                Some(days) if key == "closing_soon" && days <= 366 => self.closing_soon = days,
                Some(months) if key == "review_after" && (1..=1200).contains(&months) => self.review_after = months,
                _ => wrong(node, if key == "closing_soon" { "14" } else { "24" }),
            },
            _ => match node.scalar() {
                Some(name) => self.theme = Some((name.to_owned(), node.span)),
                None => wrong(node, "cebra"),
            },
        }
    }
}

/// An absolute address, without a final `/`; none if it is no such thing.
pub fn base_url(text: &str) -> Option<String> {
    let text = text.trim().trim_end_matches('/');
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"))?;
    let plain = |c: char| c.is_ascii_alphanumeric() || "-._~/:%".contains(c);
    (!rest.is_empty() && !rest.starts_with('/') && rest.chars().all(plain)).then(|| text.to_owned())
}

/// Each once; what is none is told. Spanish, where there is none at all.
fn languages(node: &Node, wrong: &mut impl FnMut(&Node, &str)) -> Vec<Lang> {
    let mut languages = Vec::new();
    for item in node.items() {
        match item.scalar().and_then(Lang::from_code) {
            Some(lang) if !languages.contains(&lang) => languages.push(lang),
            Some(_) => {}
            None => wrong(item, &Lang::codes()),
        }
    }
    if languages.is_empty() {
        wrong(node, &Lang::codes());
        languages = Config::default().languages;
    }
    languages
}

fn texts(node: &Node) -> Vec<(String, Span)> {
    node.items().iter().filter_map(|item| Some((item.scalar()?.to_owned(), item.span))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Sources;

    #[test]
    fn keys_in_any_language_and_every_fault_found() {
        let text = "título: Ciudades\nidiomas: [pt, es, xx]\nbase_url: ftp://x\ntime_zone: Marte/Base\ntemas: a\n";
        let file = Sources::default().add_embedded("catalogue.yaml", "");
        let mut report = Report::default();
        let config = Config::parse(text, file, &mut report);
        assert_eq!(config.title.get(Lang::EN), "Ciudades");
        assert_eq!(config.languages, [Lang::PT, Lang::ES]);
        let codes: Vec<Code> = report.findings().iter().map(|finding| finding.code).collect();
        assert_eq!(
            codes,
            [Code::ConfigWrongValue, Code::ConfigWrongValue, Code::ConfigWrongValue, Code::ConfigUnknownKey]
        );
    }

    #[test]
    fn a_base_address_is_absolute_and_plain() {
        assert_eq!(base_url("https://x.org/a/"), Some("https://x.org/a".into()));
        for wrong in ["x.org", "https://", "javascript:x", "https:///x", "https://x.org/?a", "https://x.org/\"a"] {
            assert_eq!(base_url(wrong), None, "{wrong}");
        }
    }
}
