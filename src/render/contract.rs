//! What each template receives, told from what it is really given.

use super::Input;
use super::common::Common;
use super::memory::Memory;
use crate::diagnostic::Report;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use tera::Value;

/// Names with the types seen there: `entry.facts[].label` is `text`.
type Paths = BTreeMap<String, BTreeSet<&'static str>>;

/// The contract between pages and templates, as Markdown: for each template every name and its type, as found on all pages of the catalogue. What
/// all templates receive comes first.
pub fn contract(input: Input, report: &mut Report) -> String {
    let common = match Common::new(input, &mut Memory::default()) {
        Ok(common) => common,
        Err(finding) => {
            report.push(finding);
            return String::new();
        }
    };
    let mut everywhere: Paths = Paths::new();
    for (name, value) in common.views().shown_anywhere().iter() {
        visit(name.to_owned(), value, &mut everywhere);
    }
    let mut templates: BTreeMap<&str, Paths> = BTreeMap::new();
    for page in &input.site.pages {
        let paths = templates.entry(page.subject.template()).or_default();
        for (name, value) in common.views().shown(page).iter() {
            // The page itself is the same sort of thing everywhere.
            let paths = if name == "page" { &mut everywhere } else { &mut *paths };
            visit(name.to_owned(), value, paths);
        }
    }
    if let Some(card) = common.any_link() {
        visit("card".to_owned(), card, templates.entry("card.html").or_default());
    }
    let mut text = String::from(HEAD);
    write_section(&mut text, "All templates", &everywhere, &Paths::new());
    for (template, paths) in &templates {
        write_section(&mut text, template, paths, &everywhere);
    }
    text
}

const HEAD: &str = "# What templates receive\n\nMade by `cebra theme --contract`. `[]` is a list, `html` is text that may be put as it is, `none` may be \
    missing. Addresses begin at the root of the site; they become relative when the page is written.\n";

fn write_section(text: &mut String, title: &str, paths: &Paths, known: &Paths) {
    let _ = write!(text, "\n## {title}\n\n| name | type |\n| --- | --- |\n");
    for (path, types) in paths.iter().filter(|(path, _)| !known.contains_key(*path)) {
        let types: Vec<&str> = types.iter().copied().collect();
        let _ = writeln!(text, "| `{path}` | {} |", types.join(", "));
    }
}

fn visit(path: String, value: &Value, paths: &mut Paths) {
    if path == "t" {
        // The words are in texts.yaml.
        paths.entry(path).or_default().insert("the texts of the theme");
        return;
    }
    if let Some(map) = value.as_map() {
        for (key, value) in map {
            visit(format!("{path}.{key}"), value, paths);
        }
        return;
    }
    if let Some(items) = value.as_array() {
        let path = format!("{path}[]");
        for item in items {
            visit(path.clone(), item, paths);
        }
        if items.is_empty() {
            paths.entry(path).or_default();
        }
        return;
    }
    let of = if value.is_none() || value.is_undefined() {
        "none"
    } else if value.is_bool() {
        "yes or no"
    } else if value.is_number() {
        "number"
    } else if value.is_safe() {
        "html"
    } else {
        "text"
    };
    paths.entry(path).or_default().insert(of);
}
