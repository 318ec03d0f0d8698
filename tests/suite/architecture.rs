//! The laws of the house, held by reading the source.

use crate::common::project;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// Floors from the ground up. A module imports only from floors below its own.
const FLOORS: &[&[&str]] = &[
    &["text"],
    &["map", "picture", "poster"],
    &["diagnostic", "progress"],
    &["yaml"],
    &["wording", "markdown"],
    &["model"],
    &["config", "entry"],
    &["catalogue"],
    &["content", "site"],
    &["tracked"],
    &["values"],
    &["checks", "render", "formats", "publish"],
    &["pipeline"],
    &["serve"],
    &["cli"],
];

fn sources() -> Vec<(PathBuf, String)> {
    let mut files: Vec<(PathBuf, String)> = walkdir::WalkDir::new(project().join("src"))
        .into_iter()
        .flatten()
        .filter(|entry| entry.path().extension().is_some_and(|ending| ending == "rs"))
        .map(|entry| (entry.path().to_owned(), fs::read_to_string(entry.path()).unwrap()))
        .collect();
    files.sort();
    files
}

/// Source without its tests.
fn program(text: &str) -> &str {
    text.split("#[cfg(test)]").next().unwrap_or(text)
}

fn module(path: &Path) -> String {
    let inner = path.strip_prefix(project().join("src")).unwrap();
    inner.components().next().unwrap().as_os_str().to_str().unwrap().trim_end_matches(".rs").to_owned()
}

#[test]
fn imports_run_only_downward() {
    let floor = |name: &str| FLOORS.iter().position(|floor| floor.contains(&name));
    for (path, text) in sources() {
        let own = module(&path);
        if own == "lib" || own == "main" {
            continue;
        }
        let own_floor = floor(&own).unwrap_or_else(|| panic!("{own} stands on no floor"));
        for rest in program(&text).split("crate::").skip(1) {
            let name: String = rest.chars().take_while(|c| c.is_ascii_lowercase() || *c == '_').collect();
            if name == own {
                continue;
            }
            let other = floor(&name).unwrap_or_else(|| panic!("{}: crate::{name}", path.display()));
            assert!(other < own_floor, "{} imports {name}, which is not below it", path.display());
        }
    }
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
    // Words that also mean something in the program: a page of the site, an event of the parser, a call of a function.
    let own_words = ["page", "plan", "need", "event", "result", "call"];
    for (path, text) in sources() {
        let code: Vec<&str> = program(&text)
            .lines()
            .filter(|line| !line.trim_start().starts_with("//"))
            .map(|line| line.split(" // ").next().unwrap_or_default())
            .collect();
        let code = code.join("\n");
        let words: BTreeSet<String> = code
            .split(|c: char| !c.is_ascii_alphanumeric() && c != '_' && c != '-')
            .map(|word| word.to_lowercase().replace('_', "-"))
            .collect();
        for id in ids.iter().filter(|id| !own_words.contains(id)) {
            let whole = id.replace('-', "");
            assert!(!words.contains(*id) && !words.contains(&whole), "{} names the kind {id}", path.display());
        }
    }
}

#[test]
fn files_stay_small() {
    for (path, text) in sources() {
        let lines = text.lines().count();
        assert!(lines <= 400, "{} has {lines} lines", path.display());
    }
}

#[test]
fn only_the_command_line_prints_and_looks_around_and_only_the_server_locks() {
    for (path, text) in sources() {
        if module(&path) == "cli" {
            continue;
        }
        let is_server = module(&path) == "serve";
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
            if is_server && ["std::net", "Mutex"].contains(&forbidden) {
                continue;
            }
            assert!(!program(&text).contains(forbidden), "{} uses {forbidden}", path.display());
        }
    }
}

#[test]
fn only_publish_writes() {
    for (path, text) in sources() {
        if module(&path) == "publish" {
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
            assert!(!program(&text).contains(forbidden), "{} uses {forbidden}", path.display());
        }
    }
}

#[test]
fn every_file_says_what_it_is() {
    for (path, text) in sources() {
        assert!(text.starts_with("//! "), "{} does not open with its purpose", path.display());
    }
}
