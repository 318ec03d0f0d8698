//! Every finding is explained in three languages, and its example produces it.

use crate::common::{SiteTest, codes, report};
use cebra::diagnostic::{Code, Explanation, Files, Severity, explain, list, unknown_code};
use cebra::text::{Lang, slug};
use rayon::prelude::*;

/// A small grey picture, named `foto.png` in examples.
const PICTURE: &[u8] = include_bytes!("../sites/explain/foto.png");

fn explanations() -> impl Iterator<Item = (Code, &'static Explanation)> {
    Code::ALL.iter().map(|code| (*code, Explanation::of(*code).unwrap()))
}

/// The codes that have an example, in parallel.
fn examples() -> impl ParallelIterator<Item = (Code, &'static Explanation)> {
    explanations().par_bridge().filter(|(_, explanation)| !explanation.wrong.is_empty())
}

fn site(files: &Files) -> SiteTest {
    let site = SiteTest::from("minimal")
        .file("content/paginas/foto.png", PICTURE)
        .file("content/paginas/plan.pdf", "%PDF-1.4\n");
    files.iter().fold(site, |site, (path, text)| site.file(path, text))
}

#[test]
fn every_finding_is_explained_in_every_language() {
    for (code, explanation) in explanations() {
        for lang in [Lang::ES, Lang::PT, Lang::EN] {
            let about = explanation.about(lang);
            let sentences = about.matches(". ").count() + 1;
            assert!(about.ends_with('.') && (2..=5).contains(&sentences), "{}: {about}", code.id());
            assert!(explain(code, lang).contains(code.id()));
        }
        let texts = [Lang::ES, Lang::PT, Lang::EN].map(|lang| explanation.about(lang));
        assert!(texts[0] != texts[1] && texts[0] != texts[2], "{} is not translated", code.id());
        assert_eq!(explanation.wrong.is_empty(), explanation.right.is_empty(), "{}", code.id());
    }
}

#[test]
fn the_wrong_files_of_an_example_give_its_finding() {
    examples().for_each(|(code, explanation)| {
        let site = site(&explanation.wrong);
        let outcome = site.check();
        let said = report(&outcome, Lang::ES);
        assert!(codes(&outcome).contains(&code.id()), "{}: {said}", code.id());
        // Only `check` gives advice.
        let is_advice = code.severity() == Severity::Advice;
        assert!(is_advice || codes(&site.build()).contains(&code.id()), "{}", code.id());
        // The fix proposed by the report occurs in the corrected files.
        for rest in said.split("¿quiso decir `").skip(1) {
            let name = slug(rest.split('`').next().unwrap());
            let mut right = explanation.right.iter();
            assert!(right.any(|(path, text)| slug(path).contains(&name) || slug(text).contains(&name)), "{said}");
        }
    });
}

#[test]
fn the_right_files_of_an_example_give_no_finding() {
    examples().for_each(|(code, explanation)| {
        let outcome = site(&explanation.right).check();
        assert!(outcome.report.findings().is_empty(), "{}: {}", code.id(), report(&outcome, Lang::ES));
    });
}

#[test]
fn a_page_shows_the_example_and_its_mend() {
    insta::assert_snapshot!(explain(Code::UnknownField, Lang::ES));
    let page = explain(Code::DuplicateId, Lang::PT);
    assert!(page.contains("\n> content/ciudades/honduras/la-paz.md\n"), "{page}");
    assert!(page.contains("\nAssim sim:\n\n> content/ciudades/honduras/la-paz-honduras.md\n"), "{page}");
    // A code without an example shows only its text.
    assert!(!explain(Code::OutputBusy, Lang::EN).contains("Not like this"));
}

#[test]
fn the_list_has_a_line_for_each_code() {
    for lang in [Lang::ES, Lang::PT, Lang::EN] {
        let lines = list(lang);
        assert_eq!(lines.lines().count(), Code::ALL.len());
        for (line, code) in lines.lines().zip(Code::ALL) {
            assert!(line.starts_with(code.id()) && line.ends_with('.'), "{line}");
            assert!(line.chars().count() <= 150, "{line}");
        }
    }
}

#[test]
fn a_name_that_is_no_code_is_answered_in_the_language() {
    assert_eq!(Code::from_id("unknown-field"), Some(Code::UnknownField));
    assert_eq!(Code::from_id("unknown-feild"), None);
    let said = unknown_code("unknown-feild", Some("unknown-field"), Lang::PT);
    assert_eq!(
        said,
        "erro: não há nenhum erro, aviso nem conselho `unknown-feild`\najuda: quis dizer `unknown-field`?\n"
    );
    assert_eq!(unknown_code("x", None, Lang::EN).lines().count(), 1);
}
