//! Every finding, each in a small broken catalogue with the expected report.
//!
//! `INSTA_UPDATE=always cargo test broken` rewrites the reports after a change of messages.

use crate::common::{SiteTest, codes, project, report};
use cebra::diagnostic::Code;
use cebra::text::Lang;
use std::collections::BTreeSet;

fn fixtures() -> Vec<String> {
    let folder = project().join("tests/sites/broken");
    let mut names: Vec<String> =
        std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

#[test]
fn every_fault_is_reported_where_it_stands() {
    for name in fixtures() {
        let site = SiteTest::from(&format!("broken/{name}"));
        let outcome = site.check();
        let text = report(&outcome, Lang::ES).replace(&site.root().display().to_string(), "ROOT");
        let mut settings = insta::Settings::clone_current();
        settings.set_snapshot_path(project().join("tests/sites/broken").join(&name));
        settings.set_prepend_module_to_snapshot(false);
        settings.set_omit_expression(true);
        settings.bind(|| insta::assert_snapshot!("report", text));
    }
}

#[test]
fn errors_stop_publication_and_warnings_do_not() {
    for name in fixtures() {
        let site = SiteTest::from(&format!("broken/{name}"));
        assert!(!site.check().report.findings().is_empty(), "{name}");
        let outcome = site.build();
        assert_eq!(site.exists("index.html"), !outcome.report.has_errors(), "{name}");
    }
}

#[test]
fn every_code_is_shown_by_some_fixture_or_tested_apart() {
    let apart = [
        Code::FileUnreadable,
        Code::EmptyId,
        Code::BadRoute,
        Code::DuplicateFile,
        Code::FileTooLarge,
        Code::LinkNotFollowed,
        Code::OutputOverlaps,
        Code::OutputForeignFile,
        Code::OutputLink,
        Code::OutputBusy,
        Code::OutputUnwritable,
    ];
    let mut shown: BTreeSet<&str> = apart.iter().map(|code| code.id()).collect();
    for name in fixtures() {
        shown.extend(codes(&SiteTest::from(&format!("broken/{name}")).check()));
    }
    let missing: Vec<&str> = Code::ALL.iter().map(|code| code.id()).filter(|id| !shown.contains(id)).collect();
    assert!(missing.is_empty(), "no fixture shows {missing:?}");
}

#[test]
fn a_report_reads_in_every_language() {
    let outcome = SiteTest::from("broken/unknown-field").check();
    assert!(report(&outcome, Lang::ES).contains("¿quiso decir `resumen`?"));
    assert!(report(&outcome, Lang::PT).contains("não é um campo de “Cidade ou município”"));
    assert!(
        report(&outcome, Lang::EN).contains("error[unknown-field]: `resumem` is not a field of “City or municipality”")
    );
}

/// These files are created here because file systems that ignore case cannot hold them as fixtures.
#[cfg(target_os = "linux")]
#[test]
fn names_that_cannot_be_published_are_said() {
    let page = "---\ntítulo: Acerca\nresumen: Una página.\n---\n";
    let site = SiteTest::from("minimal").file("content/paginas/¿?.md", page).file("content/paginas/con.md", page);
    assert_eq!(codes(&site.check()), ["empty-id", "empty-id"]);
    let site = SiteTest::from("minimal").file("content/paginas/a.md", page).file("content/paginas/a.MD", page);
    assert_eq!(codes(&site.check()), ["duplicate-file"]);
    let linked = format!("{page}[El plan](Plan.pdf) y [su anexo](plan.pdf/anexo.pdf).\n");
    let site = SiteTest::from("minimal")
        .file("content/paginas/a.md", linked)
        .file("content/paginas/Plan.pdf", "%PDF")
        .file("content/paginas/plan.pdf/anexo.pdf", "%PDF");
    assert_eq!(codes(&site.build()), ["bad-route"]);
    assert!(!site.exists("index.html"));
    let site = SiteTest::from("minimal").file("content/model.yaml", "kinds:\n  city:\n    route: ¿?\n");
    assert_eq!(codes(&site.build()), ["model-wrong-value"]);
}

#[test]
fn what_is_too_large_or_a_link_is_said_and_not_read() {
    let site = SiteTest::from("minimal").file("content/paginas/larga.md", "a".repeat(1024 * 1024 + 1));
    assert_eq!(codes(&site.check()), ["file-too-large"]);
    #[cfg(unix)]
    {
        let site = SiteTest::from("minimal");
        std::os::unix::fs::symlink("/etc/passwd", site.root().join("content/ciudades/otra.md")).unwrap();
        assert_eq!(codes(&site.check()), ["link-not-followed"]);
    }
}
