//! The configuration of a catalogue, `content/catalogue.yaml`. Every setting has a default.
//!
//! Keys may be written in Spanish, Portuguese or English.

mod face;
mod languages;
mod settings;

use crate::diagnostic::{Arg, Code, Diagnostic, FileId, Hint, Report, Span};
use crate::model::Names;
use crate::text::{Labels, Lang};
use crate::yaml::{self, Data, Node};
use url::Url;

pub use settings::{Accessibility, Colours, Config, Licence, Logo};

/// Keys with their Spanish and Portuguese spellings.
const KEYS: &[(&str, &[&str])] = &[
    ("title", &["título"]),
    ("description", &["descripción", "descrição"]),
    ("languages", &["idiomas"]),
    ("base_url", &["dirección", "endereço"]),
    ("time_zone", &["zona horaria", "fuso horário"]),
    ("licence", &["licencia", "licença", "license"]),
    ("publisher", &["entidad", "entidade", "publica"]),
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
    /// Parses the text of `catalogue.yaml`. A setting with a fault is reported and keeps its default.
    pub fn parse(text: &str, file: FileId, report: &mut Report) -> Config {
        let mut config = Config::default();
        let Some(node) = yaml::parse(text, file, 0, report) else {
            config.languages =
                Some(languages::in_text(text)).filter(|found| !found.is_empty()).unwrap_or(config.languages);
            return config;
        };
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
                report.push(finding.related(*first).hint(Hint::KeepOne));
                continue;
            }
            seen.extend(known.map(|index| (index, key.span)));
            match known {
                Some(index) => {
                    let key_id = KEYS[index].0;
                    if matches!(key_id, "title" | "description" | "publisher") {
                        let texts = node.entries().iter().map(|(_, text)| text);
                        texts.chain([node]).for_each(|text| text.report_left_out(report));
                    }
                    config.set(key_id, &key.text, node, report);
                }
                None => {
                    let finding = Diagnostic::new(Code::ConfigUnknownKey, key.span).arg("name", key.text.as_str());
                    let list: Arg = KEYS.iter().map(|(key, _)| key_name(key)).collect();
                    report.push(match names.nearest_name(&key.text) {
                        Some(near) => finding.nearest(Some(near)),
                        None => finding.hint_with(Hint::OneOf, "list", list),
                    });
                }
            }
        }
        config
    }

    fn set(&mut self, key: &str, written: &str, node: &Node, report: &mut Report) {
        if key == "languages" {
            self.languages = languages::languages(node, written, report);
            return;
        }
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
            "base_url" => match node.scalar().and_then(base_url) {
                Some(url) => self.base_url = Some(url),
                None => wrong(node, &meant_url(node.scalar().unwrap_or_default())),
            },
            "time_zone" => match node.scalar().filter(|name| jiff::tz::TimeZone::get(name).is_ok()) {
                Some(name) => self.time_zone = name.to_owned(),
                None => wrong(node, "America/La_Paz, America/Guayaquil, Europe/Madrid …"),
            },
            "licence" => match licence(node) {
                Some(licence) => self.licence = Some(licence),
                None => {
                    wrong(node, "{name: Creative Commons BY 4.0, url: https://creativecommons.org/licenses/by/4.0/}");
                }
            },
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

/// A licence with its name and the address of its text.
fn licence(node: &Node) -> Option<Licence> {
    let name = ["name", "nombre", "nome"].iter().find_map(|key| node.get(key));
    let url = ["url", "enlace", "dirección", "link", "endereço"].iter().find_map(|key| node.get(key));
    let url = url.and_then(Node::scalar).filter(|url| base_url(url).is_some());
    Some(Licence { name: name.and_then(Node::labels)?, url: url?.to_owned() })
}

/// The name of a setting as it is written in each language.
pub fn key_name(key: &str) -> Labels {
    let also = KEYS.iter().find(|(known, _)| *known == key).map_or(&[][..], |(_, also)| also);
    let (es, pt) = (also.first().unwrap_or(&key), also.get(1).or(also.first()).unwrap_or(&key));
    let names = [(Lang::ES, *es), (Lang::PT, *pt), (Lang::EN, key)].map(|(lang, name)| (lang, name.to_owned()));
    Labels::new(names).unwrap_or_else(|| Labels::same(key))
}

/// Parses an absolute `http` or `https` URL and removes a final `/`; `None` if it is not one or has a query. Letters
/// beyond ASCII are encoded: `https://ñuñoa.cl/catálogo` is `https://xn--uoa-6mab.cl/cat%C3%A1logo`.
pub fn base_url(text: &str) -> Option<String> {
    let url = Url::parse(text.trim()).ok()?;
    let is_plain = matches!(url.scheme(), "http" | "https") && url.username().is_empty() && url.password().is_none();
    let is_whole = text.contains("://") && !text.contains(":///") && url.query().is_none() && url.fragment().is_none();
    // Signs that no address has; a typing mistake rather than a path to encode.
    let is_typed_well = !text.trim().contains([' ', '"', '\'', '<', '>', '`', '\\']);
    (is_plain && is_whole && is_typed_well).then(|| url.as_str().trim_end_matches('/').to_owned())
}

/// What is meant by an address that is none: the same with a scheme, without query, spaces encoded; else an example.
fn meant_url(text: &str) -> String {
    let text = text.split(['?', '#']).next().unwrap_or_default().trim().replace(' ', "%20");
    let whole = if text.contains("://") { text } else { format!("https://{}", text.trim_start_matches('/')) };
    let meant = base_url(&whole).filter(|url| url.contains('.'));
    meant.unwrap_or_else(|| "https://example.org/catalogo".to_owned())
}

fn texts(node: &Node) -> Vec<(String, Span)> {
    node.items().iter().filter_map(|item| Some((item.scalar()?.to_owned(), item.span))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Sources;

    #[test]
    fn keys_in_any_language_are_read_and_faults_reported() {
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
    fn a_base_url_is_absolute_and_has_no_query() {
        assert_eq!(base_url("https://x.org/a/"), Some("https://x.org/a".into()));
        for wrong in ["x.org", "https://", "javascript:x", "https:///x", "https://x.org/?a", "https://x.org/\"a"] {
            assert_eq!(base_url(wrong), None, "{wrong}");
        }
        for (written, meant) in [
            ("www.ñuñoa.cl/catálogo", "https://www.xn--uoa-6mab.cl/cat%C3%A1logo"),
            ("https://x.org/?a", "https://x.org"),
            ("x.org/mi catálogo", "https://x.org/mi%20cat%C3%A1logo"),
        ] {
            assert_eq!(meant_url(written), meant);
        }
        assert_eq!(meant_url("ftp://x.org"), "https://example.org/catalogo");
    }

    #[test]
    fn letters_beyond_ascii_are_encoded_in_a_base_url() {
        for (written, encoded) in [
            ("https://ñuñoa.cl/catálogo/", "https://xn--uoa-6mab.cl/cat%C3%A1logo"),
            ("HTTPS://Ñuñoa.cl:8080", "https://xn--uoa-6mab.cl:8080"),
            ("https://xn--uoa-6mab.cl/cat%C3%A1logo", "https://xn--uoa-6mab.cl/cat%C3%A1logo"),
            ("http://[::1]:8000", "http://[::1]:8000"),
            ("https://são-paulo.sp.gov.br/cooperação", "https://xn--so-paulo-rza.sp.gov.br/coopera%C3%A7%C3%A3o"),
        ] {
            assert_eq!(base_url(written).as_deref(), Some(encoded));
        }
    }
}
