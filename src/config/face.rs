//! Settings that shape what visitors see: logo, colours, accessibility statement.

use super::settings::{Accessibility, Colours, Config, Logo};
use crate::diagnostic::{Arg, Code, Diagnostic, Hint, Report};
use crate::model::Date;
use crate::text::{Colour, Labels, Lang, nearest};
use crate::yaml::Node;

/// Countries whose legal requirements the accessibility statement covers.
const COUNTRIES: &[&str] = &["es", "pt", "br", "ec"];

const CONFORMANCE: &[&str] = &["full", "partial", "none"];

/// Minimum contrast of text, WCAG 2.2 criterion 1.4.3.
const MIN_CONTRAST: f64 = 4.5;

impl Config {
    pub(super) fn set_face(&mut self, key: &str, node: &Node, report: &mut Report) {
        match key {
            "logo" => self.logo = logo(node, report),
            "colours" => self.colours = colours(node, report),
            _ => self.accessibility = accessibility(node, report),
        }
    }
}

fn wrong(key: &str, node: &Node, what: impl Into<Arg>, report: &mut Report) {
    let finding = Diagnostic::new(Code::ConfigWrongValue, node.span).arg("key", key).arg("value", node.excerpt());
    report.push(finding.hint_with(Hint::Expected, "what", what));
}

/// The value of the first of these keys that is present.
fn value_of<'a>(node: &'a Node, names: &[&str]) -> Option<&'a Node> {
    names.iter().find_map(|name| node.get(name))
}

/// Reports keys that are not among `names`.
fn check_keys(node: &Node, names: &[&str], report: &mut Report) {
    for (key, _) in node.entries().iter().filter(|(key, _)| !names.contains(&key.text.as_str())) {
        let finding = Diagnostic::new(Code::ConfigUnknownKey, key.span).arg("name", key.text.as_str());
        let list: Arg = names.iter().copied().collect();
        report.push(match nearest(&key.text, names.iter().copied()) {
            Some(near) => finding.nearest(Some(near)),
            None => finding.hint_with(Hint::OneOf, "list", list),
        });
    }
}

fn logo(node: &Node, report: &mut Report) -> Option<Logo> {
    check_keys(node, &["file", "archivo", "arquivo", "alt", "alternativa"], report);
    let path = value_of(node, &["file", "archivo", "arquivo"]).and_then(|path| Some((path.scalar()?, path.span)));
    let alt = value_of(node, &["alt", "alternativa"]).and_then(Node::labels);
    match (path, alt) {
        (Some((path, span)), Some(alt)) => Some(Logo { path: path.to_owned(), alt, span }),
        _ => {
            let file = path.map(|(path, _)| path).or(node.scalar()).unwrap_or("logo.png");
            let texts = [
                (Lang::ES, format!("{{archivo: {file}, alternativa: …}}")),
                (Lang::PT, format!("{{arquivo: {file}, alternativa: …}}")),
                (Lang::EN, format!("{{file: {file}, alt: …}}")),
            ];
            wrong("logo", node, Labels::new(texts).unwrap_or_else(|| Labels::same(file)), report);
            None
        }
    }
}

fn colours(node: &Node, report: &mut Report) -> Colours {
    let mut colours = Config::default().colours;
    check_keys(node, &["band", "banda", "faixa", "accent", "acento", "destaque", "link", "enlace"], report);
    let chosen: [(&[&str], &mut Colour, Colour); 3] = [
        (&["band", "banda", "faixa"], &mut colours.band, Colour::WHITE),
        (&["accent", "acento", "destaque"], &mut colours.accent, Colours::INK),
        (&["link", "enlace"], &mut colours.link, Colours::PAPER),
    ];
    for (names, colour, ground) in chosen {
        let Some(node) = value_of(node, names) else { continue };
        match node.scalar().and_then(Colour::parse) {
            None => wrong(names[0], node, "\"#16181b\"", report),
            Some(written) if written.contrast(ground) < MIN_CONTRAST => {
                let finding = Diagnostic::new(Code::ColourContrast, node.span).arg("value", node.excerpt());
                let finding = finding.arg("contrast", format!("{:.2}", written.contrast(ground)));
                report.push(finding.arg("least", MIN_CONTRAST.to_string()).hint(Hint::ChooseContrast));
            }
            Some(written) => *colour = written,
        }
    }
    colours
}

fn accessibility(node: &Node, report: &mut Report) -> Option<Accessibility> {
    let keys: [&[&str]; 5] = [
        &["countries", "países"],
        &["contact", "contacto", "contato"],
        &["conformance", "conformidad", "conformidade"],
        &["exceptions", "excepciones", "exceções"],
        &["assessed", "evaluada", "avaliada"],
    ];
    check_keys(node, &keys.concat(), report);
    let [countries, contact, conformance, exceptions, assessed] = keys.map(|names| value_of(node, names));
    let mut known = Vec::new();
    for item in countries.map_or(&[][..], Node::items) {
        match item.scalar().map(str::to_lowercase).filter(|code| COUNTRIES.contains(&code.as_str())) {
            Some(code) => known.push(code),
            None => wrong("countries", item, COUNTRIES.join(", "), report),
        }
    }
    let conformance = conformance.and_then(|node| {
        let written = node.scalar().filter(|text| CONFORMANCE.contains(text));
        if written.is_none() {
            wrong("conformance", node, CONFORMANCE.join(", "), report);
        }
        written
    });
    let assessed = assessed.and_then(|node| {
        let date = node.scalar().and_then(|text| Date::parse(text).ok());
        if date.is_none() {
            wrong("assessed", node, "2026-11-21", report);
        }
        date
    });
    let exceptions = exceptions.map_or(&[][..], Node::items).iter().filter_map(Node::labels).collect();
    let Some(contact) = contact.and_then(Node::labels) else {
        wrong(
            "accessibility",
            node,
            "{countries: [es], contact: …, conformance: partial, assessed: 2026-11-21}",
            report,
        );
        return None;
    };
    let conformance = conformance.unwrap_or("partial").to_owned();
    Some(Accessibility { countries: known, contact, conformance, exceptions, assessed })
}
