//! The command line program.

use crate::common::SiteTest;
use std::process::{Command, Output};

fn cebra(site: &SiteTest, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_cebra"));
    command.current_dir(site.root()).args(arguments).env_remove("SOURCE_DATE_EPOCH").output().unwrap()
}

fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).unwrap()
}

#[test]
fn exit_status_says_clean_findings_or_machine() {
    let clean = SiteTest::from("minimal");
    assert_eq!(cebra(&clean, &["check"]).status.code(), Some(0));
    let broken = SiteTest::from("broken/unknown-field");
    assert_eq!(cebra(&broken, &["build"]).status.code(), Some(1));
    let warned = SiteTest::from("broken/raw-html");
    assert_eq!(cebra(&warned, &["check"]).status.code(), Some(0));
    assert_eq!(cebra(&warned, &["check", "--deny-warnings"]).status.code(), Some(1));
    assert_eq!(cebra(&clean, &["publish"]).status.code(), Some(2));
    let file = SiteTest::from("minimal").file("salida", "un archivo");
    assert_eq!(cebra(&file, &["build", "--out", "salida"]).status.code(), Some(2));
}

#[test]
fn one_line_sums_up_the_run() {
    let site = SiteTest::from("minimal");
    let built = cebra(&site, &["build"]);
    let line = text(&built.stdout);
    assert!(line.starts_with("2 fichas, ") && line.contains(" páginas, 0 errores, 0 avisos, "), "{line}");
    assert_eq!(line.lines().count(), 1);
    assert!(built.stderr.is_empty());
    let line = cebra(&site, &["--lang", "en", "build", "--out", "otra"]);
    assert!(text(&line.stdout).starts_with("2 records, "));
    assert!(site.root().join("otra/index.html").exists());
}

#[test]
fn findings_for_programs_and_pull_requests() {
    let site = SiteTest::from("broken/unknown-term");
    let json: serde_json::Value = serde_json::from_slice(&cebra(&site, &["check", "--format", "json"]).stdout).unwrap();
    assert_eq!(json["summary"]["errors"], 2);
    let place = &json["findings"][0]["place"];
    assert_eq!((place["line"].as_u64(), place["column"].as_u64()), (Some(7), Some(8)));
    let github = cebra(&site, &["--lang", "en", "check", "--format", "github"]);
    assert!(
        text(&github.stdout).starts_with("::error title=unknown-term,file=content/practicas/cebras.md,line=7,col=8,")
    );
}

#[test]
fn help_has_examples() {
    let site = SiteTest::empty();
    for arguments in [&["--help"][..], &["build", "--help"], &["check", "--help"]] {
        assert!(text(&cebra(&site, arguments).stdout).contains("Examples:"));
    }
}

#[test]
fn findings_are_explained_without_a_catalogue() {
    let nowhere = SiteTest::empty();
    let page = cebra(&nowhere, &["--lang", "pt", "explain", "unknown-field"]);
    assert_eq!(page.status.code(), Some(0));
    assert!(text(&page.stdout).starts_with("erro[unknown-field]: "));
    assert!(text(&cebra(&nowhere, &["--lang", "en", "explain"]).stdout).contains("\nunknown-field "));
    let countries = cebra(&nowhere, &["--lang", "pt", "explain", "country"]);
    assert!(text(&countries.stdout).starts_with("Países:\nAfeganistão\n") && countries.status.success());
    let own = SiteTest::from("minimal")
        .file("content/model.yaml", "vocabularies:\n  grade:\n    label: Nivel\n    terms: {high: Alto, low: Bajo}\n");
    assert_eq!(text(&cebra(&own, &["explain", "nivel"]).stdout), "Nivel:\nAlto\nBajo\n");
    let unknown = cebra(&nowhere, &["--lang", "en", "explain", "unknown-feild"]);
    assert_eq!(unknown.status.code(), Some(2));
    assert!(text(&unknown.stderr).contains("did you mean `unknown-field`?"));
}

#[test]
fn the_day_may_be_said_or_come_from_the_environment() {
    let site = SiteTest::from("minimal");
    cebra(&site, &["build", "--as-of", "2027-01-31"]);
    assert!(site.page("index.html").contains("31 de enero de 2027"));
    let mut command = Command::new(env!("CARGO_BIN_EXE_cebra"));
    command.current_dir(site.root()).arg("build").env("SOURCE_DATE_EPOCH", "0").output().unwrap();
    assert!(site.page("index.html").contains("1 de enero de 1970"));
    assert_eq!(cebra(&site, &["build", "--as-of", "mañana"]).status.code(), Some(2));
}
