//! A catalogue in a temporary folder, built and inspected as a user would.

#![allow(dead_code)] // each test file uses a part of this

pub mod records;

use cebra::diagnostic::{Format, render};
use cebra::model::Date;
use cebra::pipeline::{self, Options, Outcome};
use cebra::progress::Progress;
use cebra::text::Lang;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// The day used by all tests.
pub fn a_day() -> Date {
    Date::day(2026, 11, 21)
}

pub fn project() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// A modifiable copy of a fixture site, or an empty site.
pub struct SiteTest {
    folder: TempDir,
    base_url: Option<String>,
    drafts: bool,
    as_of: Date,
    pub program: Option<u64>,
}

impl SiteTest {
    /// A copy of `tests/sites/<name>`.
    pub fn from(name: &str) -> Self {
        let site = SiteTest::empty();
        copy(&project().join("tests/sites").join(name), site.root());
        site
    }

    /// A copy of the sample catalogue.
    pub fn sample() -> Self {
        let site = SiteTest::empty();
        copy(&project().join("content"), &site.root().join("content"));
        site
    }

    pub fn empty() -> Self {
        SiteTest { folder: tempfile::tempdir().unwrap(), base_url: None, drafts: false, as_of: a_day(), program: None }
    }

    pub fn root(&self) -> &Path {
        self.folder.path()
    }

    pub fn out(&self) -> PathBuf {
        self.root().join("public")
    }

    #[must_use]
    pub fn file(self, path: &str, text: impl AsRef<[u8]>) -> Self {
        self.write(path, text);
        self
    }

    pub fn write(&self, path: &str, text: impl AsRef<[u8]>) {
        let path = self.root().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    #[must_use]
    pub fn base_url(mut self, url: &str) -> Self {
        self.base_url = Some(url.to_owned());
        self
    }

    #[must_use]
    pub fn drafts(mut self) -> Self {
        self.drafts = true;
        self
    }

    #[must_use]
    pub fn on(mut self, day: Date) -> Self {
        self.as_of = day;
        self
    }

    fn options(&self) -> Options {
        Options {
            root: self.root().to_owned(),
            base_url: self.base_url.clone(),
            drafts: self.drafts,
            as_of: Some(self.as_of),
            program: self.program,
        }
    }

    pub fn build(&self) -> Outcome {
        pipeline::build(&self.options(), &self.out(), &Progress::default())
    }

    pub fn check(&self) -> Outcome {
        pipeline::check(&self.options(), &Progress::default())
    }

    /// Builds the site; fails with the report if there are findings.
    pub fn built(&self) -> &Self {
        let outcome = self.build();
        assert!(outcome.report.findings().is_empty(), "{}", report(&outcome, Lang::EN));
        self
    }

    pub fn page(&self, route: &str) -> String {
        let path = self.out().join(route);
        fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
    }

    pub fn exists(&self, route: &str) -> bool {
        self.out().join(route).exists()
    }

    /// Every file of the output, by path.
    pub fn published(&self) -> BTreeMap<String, Vec<u8>> {
        let mut files = BTreeMap::new();
        for entry in walkdir::WalkDir::new(self.out()).into_iter().flatten() {
            let path = entry.path().strip_prefix(self.out()).unwrap().to_str().unwrap().replace('\\', "/");
            if entry.file_type().is_file() {
                files.insert(path, fs::read(entry.path()).unwrap());
            }
        }
        files
    }
}

/// The report in a language, as text.
pub fn report(outcome: &Outcome, lang: Lang) -> String {
    render(&outcome.report, &outcome.sources, lang, Format::Text { colour: false })
}

/// The codes of all findings, in order.
pub fn codes(outcome: &Outcome) -> Vec<&'static str> {
    outcome.report.findings().iter().map(|finding| finding.code.id()).collect()
}

pub fn copy(from: &Path, to: &Path) {
    for entry in walkdir::WalkDir::new(from).into_iter().flatten() {
        let target = to.join(entry.path().strip_prefix(from).unwrap());
        if entry.file_type().is_dir() {
            fs::create_dir_all(target).unwrap();
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

/// Values of all `href` and `src` attributes of a page.
pub fn links(html: &str) -> Vec<String> {
    let mut links = Vec::new();
    for attribute in [" href=\"", " src=\""] {
        for rest in html.split(attribute).skip(1) {
            let link = rest.split('"').next().unwrap_or_default();
            links.push(link.replace("&amp;", "&"));
        }
    }
    links
}

/// The path from the root of the site and the anchor of a relative link on a page.
pub fn resolve(route: &str, link: &str) -> (String, Option<String>) {
    let (path, anchor) = match link.split_once('#') {
        Some((path, anchor)) => (path, Some(anchor.to_owned())),
        None => (link, None),
    };
    if path.is_empty() {
        return (route.to_owned(), anchor);
    }
    let mut segments: Vec<&str> = route.split('/').collect();
    segments.pop();
    for segment in path.split('/') {
        match segment {
            ".." => {
                segments.pop().expect("a link must not climb out of the site");
            }
            "." => {}
            name => segments.push(name),
        }
    }
    (segments.join("/"), anchor)
}
