//! Architecture rules, checked against the source text.

use crate::common::project;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// Layers from the bottom up, each with its modules. A module imports only from lower layers. Tests check that
/// `src/lib.rs` and ARCHITECTURE.md list the same.
const LAYERS: &[&[&str]] = &[
    &["text"],
    &["map", "picture", "poster"],
    &["diagnostic", "progress"],
    &["yaml"],
    &["markdown", "wording"],
    &["model"],
    &["config", "entry"],
    &["catalogue"],
    &["content", "site"],
    &["tracked"],
    &["values"],
    &["checks", "formats", "publish", "render"],
    &["pipeline"],
    &["serve"],
    &["cli"],
];

/// A file of `src/`.
struct Source {
    path: PathBuf,
    text: String,
    /// The text without tests and comments.
    program: String,
    /// Module path: `render/views/page`; for a `mod.rs` that of its folder.
    module: String,
}

fn sources() -> Vec<Source> {
    let files = walkdir::WalkDir::new(project().join("src")).sort_by_file_name().into_iter().flatten();
    let rust = files.filter(|entry| entry.path().extension().is_some_and(|ending| ending == "rs"));
    rust.map(|entry| {
        let path = entry.into_path();
        let text = fs::read_to_string(&path).unwrap();
        let module = module(&path);
        Source { program: program(&text), path, text, module }
    })
    .collect()
}

fn module(path: &Path) -> String {
    let inner = path.strip_prefix(project().join("src")).unwrap();
    let parts: Vec<&str> = inner.iter().map(|part| part.to_str().unwrap()).collect();
    parts.join("/").trim_end_matches(".rs").trim_end_matches("/mod").to_owned()
}

fn top_module(module: &str) -> &str {
    module.split('/').next().unwrap()
}

/// Removes comments and all items compiled only for tests.
fn program(text: &str) -> String {
    let mut out = String::new();
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        if line.trim_start().starts_with("//") {
            continue;
        }
        if line.trim() != "#[cfg(test)]" {
            out.push_str(line.split(" // ").next().unwrap_or_default());
            out.push('\n');
            continue;
        }
        // The test item ends at its closing brace, or at a semicolon before any brace.
        let mut depth = 0_usize;
        for line in lines.by_ref() {
            depth += line.matches('{').count();
            depth -= line.matches('}').count().min(depth);
            let ends = line.trim_end().ends_with(['}', ';']);
            if depth == 0 && ends && !line.trim_start().starts_with("#[") {
                break;
            }
        }
    }
    out
}

#[test]
fn tests_within_a_file_are_cut_out_and_nothing_else() {
    let text = "fn a() {}\n#[cfg(test)]\nmod tests;\nfn b() {}\n#[cfg(test)]\nfn c() {\n    d();\n}\nfn e() {}\n// f\n";
    assert_eq!(program(text), "fn a() {}\nfn b() {}\nfn e() {}\n");
}

fn layer(module: &str) -> usize {
    LAYERS.iter().position(|layer| layer.contains(&module)).unwrap_or_else(|| panic!("{module} is in no layer"))
}

#[test]
fn imports_run_only_downward() {
    for source in sources() {
        let own = top_module(&source.module);
        if own == "lib" || own == "main" {
            continue;
        }
        for rest in source.program.split("crate::").skip(1) {
            let name: String = rest.chars().take_while(|c| c.is_ascii_lowercase() || *c == '_').collect();
            let is_below = name == own || layer(&name) < layer(own);
            assert!(is_below, "{} imports {name}, which is not below it", source.path.display());
        }
    }
}

#[test]
fn one_table_says_the_layers() {
    let lib = fs::read_to_string(project().join("src/lib.rs")).unwrap();
    let declared = lib.lines().filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';'));
    let table: Vec<&str> = LAYERS.iter().flat_map(|layer| layer.iter().copied()).collect();
    assert_eq!(declared.collect::<Vec<_>>(), table, "src/lib.rs declares the modules from the lowest layer up");
    let document = fs::read_to_string(project().join("ARCHITECTURE.md")).unwrap();
    let layers = document.split("## Layers").nth(1).unwrap().split("```").nth(1).unwrap();
    let modules = |line: &str| -> Vec<String> {
        let names = line.split("  ").next().unwrap_or_default();
        names.split(" · ").map(str::to_owned).filter(|name| !name.is_empty()).collect()
    };
    let written: Vec<Vec<String>> = layers.lines().map(modules).filter(|modules| !modules.is_empty()).collect();
    let mut expected: Vec<Vec<&str>> = LAYERS.iter().map(|layer| layer.to_vec()).collect();
    expected.reverse();
    assert_eq!(written, expected, "ARCHITECTURE.md shows the layers from the top down");
}

/// Imports between the files of a module, resolved to the files that define the imported names.
struct Imports {
    modules: BTreeSet<String>,
    /// For each module with children, the child that defines a re-exported name.
    passed_on: BTreeMap<(String, String), String>,
}

impl Imports {
    fn new(sources: &[Source]) -> Imports {
        let modules: BTreeSet<String> = sources.iter().map(|source| source.module.clone()).collect();
        let mut passed_on = BTreeMap::new();
        for source in sources {
            for statement in statements(&source.program).filter(|statement| statement.starts_with("pub")) {
                for path in paths(statement) {
                    if let [child, name] = path.as_slice()
                        && modules.contains(&format!("{}/{child}", source.module))
                    {
                        passed_on.insert((source.module.clone(), name.clone()), format!("{}/{child}", source.module));
                    }
                }
            }
        }
        Imports { modules, passed_on }
    }

    /// The files that a file imports from. Imports from a parent's `mod.rs` are not counted, because child modules
    /// share it.
    fn of(&self, source: &Source) -> BTreeSet<String> {
        let own = &source.module;
        let mut found = BTreeSet::new();
        for statement in statements(&source.program).filter(|statement| !statement.starts_with("pub")) {
            for path in paths(statement) {
                if let Some(module) = self.resolve(own, &path)
                    && module != *own
                    && !own.starts_with(&format!("{module}/"))
                {
                    found.insert(module);
                }
            }
        }
        found
    }

    fn resolve(&self, own: &str, path: &[String]) -> Option<String> {
        let is_folder = project().join("src").join(own).is_dir();
        let mut at: Vec<&str> = own.split('/').collect();
        let mut rest = path;
        match rest.first()?.as_str() {
            "crate" => {
                at.clear();
                rest = &rest[1..];
            }
            "super" => {
                while rest.first().is_some_and(|part| part == "super") {
                    at.pop();
                    rest = &rest[1..];
                }
            }
            _ if is_folder => {}
            _ => return None,
        }
        let mut module = at.join("/");
        for part in rest {
            let below = if module.is_empty() { part.clone() } else { format!("{module}/{part}") };
            if self.modules.contains(&below) {
                module = below;
            } else if let Some(child) = self.passed_on.get(&(module.clone(), part.clone())) {
                module.clone_from(child);
            } else {
                break;
            }
        }
        self.modules.contains(&module).then_some(module)
    }
}

/// Use statements without the semicolon, and paths in code as statements of their own.
fn statements(program: &str) -> impl Iterator<Item = &str> {
    let uses = program.match_indices("use ").filter_map(|(at, _)| {
        let line = program[..at].rfind('\n').map_or(0, |end| end + 1);
        let before = &program[line..at];
        let is_use = before.is_empty() || before.starts_with("pub");
        let end = program[at..].find(';')?;
        is_use.then(|| &program[line..at + end])
    });
    let in_code = ["crate::", "super::"].into_iter().flat_map(|start| {
        program.match_indices(start).map(|(at, _)| {
            let length = program[at..].find(|c: char| !c.is_alphanumeric() && c != '_' && c != ':');
            &program[at..at + length.unwrap_or(program.len() - at)]
        })
    });
    uses.chain(in_code)
}

/// The paths of a statement with braces expanded: `use a::{b, c::d}` gives `a::b` and `a::c::d`.
fn paths(statement: &str) -> Vec<Vec<String>> {
    let text = match statement.find("use ") {
        Some(at) => &statement[at + 4..],
        None => statement,
    };
    let mut found = Vec::new();
    open(text.trim(), &[], &mut found);
    found
}

fn open(text: &str, prefix: &[String], found: &mut Vec<Vec<String>>) {
    let mut depth = 0_usize;
    let mut start = 0;
    let mut parts = Vec::new();
    for (at, letter) in text.char_indices() {
        match letter {
            '{' => depth += 1,
            '}' => depth = depth.saturating_sub(1),
            ',' if depth == 0 => {
                parts.push(&text[start..at]);
                start = at + 1;
            }
            _ => {}
        }
    }
    parts.push(&text[start..]);
    for part in parts.into_iter().map(str::trim).filter(|part| !part.is_empty()) {
        let (head, group) = match part.split_once('{') {
            Some((head, group)) => (head, Some(group.trim_end().trim_end_matches('}'))),
            None => (part.split(" as ").next().unwrap_or(part), None),
        };
        let mut path = prefix.to_vec();
        path.extend(head.split("::").map(|part| part.trim().to_owned()).filter(|part| !part.is_empty()));
        match group {
            Some(group) => open(group, &path, found),
            None => found.push(path),
        }
    }
}

#[test]
fn files_import_in_no_circle() {
    let sources = sources();
    let imports = Imports::new(&sources);
    let mut graph: BTreeMap<String, BTreeSet<String>> =
        sources.iter().map(|source| (source.module.clone(), imports.of(source))).collect();
    // The transitive closure of the imports.
    loop {
        let before: usize = graph.values().map(BTreeSet::len).sum();
        let known = graph.clone();
        for others in graph.values_mut() {
            let further: Vec<String> = others.iter().filter_map(|other| known.get(other)).flatten().cloned().collect();
            others.extend(further);
        }
        if graph.values().map(BTreeSet::len).sum::<usize>() == before {
            break;
        }
    }
    let in_circle = |module: &String| graph[module].contains(module);
    let circles: Vec<Vec<&String>> = graph
        .keys()
        .filter(|module| in_circle(module))
        .map(|module| {
            graph[module].iter().filter(|other| graph.get(*other).is_some_and(|back| back.contains(module))).collect()
        })
        .collect::<BTreeSet<_>>()
        .into_iter()
        .collect();
    assert!(circles.is_empty(), "files that import each other: {circles:#?}");
}

#[test]
fn imports_of_files_are_found() {
    assert_eq!(paths("use super::a::{B, c::{D, e as F}}").len(), 3);
    let sources = sources();
    let imports = Imports::new(&sources);
    let of = |module: &str| imports.of(sources.iter().find(|source| source.module == module).unwrap());
    assert!(of("tracked/reads").contains("tracked/keys"));
    assert!(of("tracked/keys").contains("tracked/queries/entries"));
    assert!(of("formats/ical").contains("tracked/reads"), "names are followed to where they are defined");
    assert!(!of("formats/ical").contains("formats"));
}

#[test]
fn rust_names_no_kind_of_record() {
    let model = fs::read_to_string(project().join("src/model/cooperation.yaml")).unwrap();
    let kinds = model.split("\nkinds:").nth(1).unwrap();
    let ids: BTreeSet<&str> = kinds
        .lines()
        .take_while(|line| line.is_empty() || line.starts_with(' '))
        .filter(|line| line.starts_with("  ") && !line.starts_with("   ") && line.ends_with(':'))
        .map(|line| line.trim().trim_end_matches(':'))
        .collect();
    assert!(ids.len() >= 20 && ids.contains("practice"), "{ids:?}");
    // Words with a second meaning in the program: a page of the site, an event of the parser, a function call.
    let own_words = ["page", "plan", "need", "event", "result", "call"];
    for source in sources() {
        let words: BTreeSet<String> = source
            .program
            .split(|c: char| !c.is_ascii_alphanumeric() && c != '_' && c != '-')
            .map(|word| word.to_lowercase().replace('_', "-"))
            .collect();
        for id in ids.iter().filter(|id| !own_words.contains(id)) {
            let whole = id.replace('-', "");
            let is_named = words.contains(*id) || words.contains(&whole);
            assert!(!is_named, "{} names the kind {id}", source.path.display());
        }
    }
}

#[test]
fn files_and_modules_stay_small() {
    let sources = sources();
    let mut modules: BTreeMap<&str, usize> = BTreeMap::new();
    for source in &sources {
        let lines = source.text.lines().count();
        assert!(lines <= 400, "{} has {lines} lines", source.path.display());
        *modules.entry(top_module(&source.module)).or_default() += source.program.lines().count();
    }
    let whole: usize = modules.values().sum();
    for (module, lines) in modules {
        assert!(lines * 5 <= whole, "{module} has {lines} of {whole} lines of program");
    }
}

#[test]
fn only_the_command_line_prints_and_looks_around_and_only_the_server_locks() {
    for source in sources() {
        let module = top_module(&source.module);
        if module == "cli" {
            continue;
        }
        for forbidden in [
            "println!",
            "print!(",
            "eprintln!",
            "std::env::",
            "std::process::Command",
            "dbg!",
            "std::net",
            "Mutex",
            "RwLock",
        ] {
            if module == "serve" && ["std::net", "Mutex"].contains(&forbidden) {
                continue;
            }
            assert!(!source.program.contains(forbidden), "{} uses {forbidden}", source.path.display());
        }
    }
}

/// `publish` writes the output; a module that writes sources is to be called `workspace`.
#[test]
fn only_publish_writes_output_and_only_workspace_sources() {
    for source in sources() {
        if ["publish", "workspace"].contains(&top_module(&source.module)) {
            continue;
        }
        for forbidden in [
            "fs::write",
            "fs::remove",
            "fs::rename",
            "fs::create_dir",
            "fs::copy",
            "fs::hard_link",
            "File::create",
            "OpenOptions",
        ] {
            assert!(!source.program.contains(forbidden), "{} uses {forbidden}", source.path.display());
        }
    }
}

#[test]
fn one_hash_is_used() {
    for source in sources().iter().filter(|source| source.module != "text/hash") {
        for forbidden in ["DefaultHasher", "rapidhash::"] {
            assert!(!source.program.contains(forbidden), "{} uses {forbidden}", source.path.display());
        }
    }
}

#[test]
fn every_file_says_what_it_is() {
    for source in sources() {
        assert!(source.text.starts_with("//! "), "{} does not open with its purpose", source.path.display());
    }
}

#[test]
fn no_line_of_a_document_is_longer_than_120() {
    for name in ["ARCHITECTURE.md", "CONTRIBUTING.md"] {
        let text = fs::read_to_string(project().join(name)).unwrap();
        for (number, line) in text.lines().enumerate() {
            // Rows of a table cannot be wrapped.
            let is_row = line.starts_with('|');
            assert!(is_row || line.chars().count() <= 120, "{name}:{} is too long", number + 1);
        }
    }
}
