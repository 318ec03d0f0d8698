//! The contract between pages and templates, as Markdown, written from the types of what templates receive.

use super::shapes::{Card, Content, EveryPage, Everywhere, Named, Part, Parts, Type};
use std::collections::{BTreeMap, VecDeque};
use std::fmt::Write as _;

/// For each template what it receives, then every type that occurs there, by name.
pub fn contract() -> String {
    let mut contract = Contract::default();
    let mut text = String::from(HEAD);
    text.push_str("\n## Every template\n");
    contract.write(&mut text, &Everywhere::describe_parts());
    text.push_str("\n## Every page\n\nAnd what every template receives.\n");
    contract.write(&mut text, &EveryPage::describe_parts());
    for page in (Content::describe_parts().parts)() {
        let _ = writeln!(text, "\n## {}\n\n{} And what every page receives.", page.name, sentence(page.about));
        if let Type::Named(content) = page.of {
            contract.write(&mut text, &content);
        }
    }
    let card = Card::describe_parts();
    let _ = writeln!(text, "\n## card.html\n\n{}", sentence(card.about));
    contract.write(&mut text, &card);
    text.push_str("\n# Types\n");
    contract.write_types(&mut text);
    text
}

const HEAD: &str = "# What templates receive\n\nWritten by `cebra theme --contract` from the types in `src/render/shapes/`. `text` is \
    escaped when it is printed, `html` is printed as it is, without a filter. An `address` begins at the root of the site and becomes relative when the page is \
    written. What is `optional` is `none` where there is nothing. To print a name that is not here is an error; in a condition it is false. How to make a theme: \
    [README.md](README.md).\n";

/// What is written and what is still to be written.
#[derive(Default)]
struct Contract {
    /// Descriptions of types by name.
    types: BTreeMap<&'static str, String>,
    waiting: VecDeque<Named>,
}

impl Contract {
    /// The parts of a type as a table.
    fn write(&mut self, text: &mut String, named: &Named) {
        let parts = (named.parts)();
        if parts.is_empty() {
            return;
        }
        let first = if named.is_choice { "type" } else { "name" };
        let second = if named.is_choice { "beside it, what is in" } else { "type" };
        let _ = write!(text, "\n| {first} | {second} | |\n| --- | --- | --- |\n");
        for Part { name, about, of } in parts {
            let _ = writeln!(text, "| `{name}` | {} | {} |", self.name(of), sentence(about));
        }
    }

    /// The name of a type; one that has parts is queued to be described.
    fn name(&mut self, of: Type) -> String {
        match of {
            Type::Word(word) => word.to_owned(),
            Type::Optional(of) => format!("optional {}", self.name(*of)),
            Type::List(of) => format!("list of {}", self.name(*of)),
            Type::Named(named) => {
                let name = title(named.name);
                if !self.types.contains_key(name) {
                    self.types.insert(name, String::new());
                    self.waiting.push_back(named);
                }
                format!("[{name}](#{})", name.to_lowercase())
            }
        }
    }

    fn write_types(&mut self, text: &mut String) {
        while let Some(named) = self.waiting.pop_front() {
            let name = title(named.name);
            let mut described = format!("\n## {name}\n\n{}\n", sentence(named.about));
            if named.is_choice {
                described.push_str("\nWhat is listed stands beside `type`: `value.type`, `value.text`.\n");
            }
            self.write(&mut described, &named);
            self.types.insert(name, described);
        }
        text.extend(self.types.values().map(String::as_str));
    }
}

fn title(name: &'static str) -> &'static str {
    name.strip_suffix("View").unwrap_or(name)
}

fn sentence(about: &[&str]) -> String {
    about.iter().map(|line| line.trim()).collect::<Vec<_>>().join(" ")
}
