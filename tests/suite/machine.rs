//! Faults of the machine: in the editor's language, each cause once, with exit status 2.

use crate::common::SiteTest;
use std::net::TcpListener;
use std::process::{Command, Output};

fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).unwrap()
}

fn cebra(site: &SiteTest, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_cebra")).current_dir(site.root()).args(arguments).output().unwrap()
}

/// A limit on the size of files stands for a full disk: each large file fails, and none of them is the cause.
#[cfg(target_os = "linux")]
#[test]
fn a_disk_that_takes_no_more_is_one_finding() {
    let site = SiteTest::from("minimal");
    let script = format!("trap '' XFSZ; ulimit -f 4; exec {} build", env!("CARGO_BIN_EXE_cebra"));
    let run = Command::new("bash").args(["-c", &script]).current_dir(site.root()).output().unwrap();
    assert_eq!(run.status.code(), Some(2));
    let said = text(&run.stderr);
    assert_eq!(said.matches("error[output-unwritable]").count(), 1, "{said}");
    assert!(said.contains("el sistema no admite un archivo tan grande"), "{said}");
    assert!(said.contains("otros archivos con el mismo problema: "), "{said}");
    assert!(!site.exists("index.html"));
}

#[test]
fn a_folder_that_cannot_be_made_is_told_in_every_language() {
    let site = SiteTest::from("minimal").file("salida", "un archivo");
    for (lang, said) in [
        ("es", "no se puede escribir `salida`: hay un archivo donde se espera una carpeta"),
        ("pt", "não é possível escrever `salida`: há um arquivo onde se espera uma pasta"),
        ("en", "cannot write `salida`: there is a file where a folder is expected"),
    ] {
        let run = cebra(&site, &["--lang", lang, "build", "--out", "salida"]);
        assert_eq!(run.status.code(), Some(2));
        assert!(text(&run.stderr).contains(said), "{}", text(&run.stderr));
    }
}

#[test]
fn a_server_that_cannot_start_is_told_why() {
    let site = SiteTest::from("minimal");
    let run = cebra(&site, &["--root", "nada", "serve"]);
    assert_eq!((run.status.code(), text(&run.stderr)), (Some(2), "error: no existe la carpeta `nada`\n"));
    // An address of the range for documentation.
    let run = cebra(&site, &["--lang", "en", "serve", "--host", "192.0.2.1"]);
    assert_eq!(run.status.code(), Some(2));
    assert!(text(&run.stderr).starts_with("error: this machine does not have the address 192.0.2.1"));
    // The last ports there are, so that the next free one is soon not found.
    let _taken: Vec<_> = (65_533..=65_535).filter_map(|port| TcpListener::bind(("127.0.0.1", port)).ok()).collect();
    let run = cebra(&site, &["--lang", "pt", "serve", "--port", "65533"]);
    assert_eq!(run.status.code(), Some(2));
    assert!(text(&run.stderr).starts_with("erro: a porta 65533 "), "{}", text(&run.stderr));
}

#[test]
fn a_picture_that_vanished_is_not_damaged() {
    let finding = cebra::diagnostic::cause(&std::io::ErrorKind::NotFound.into(), cebra::text::Lang::ES);
    assert_eq!(finding, "ya no está");
    let other = cebra::diagnostic::cause(&std::io::Error::other("boom"), cebra::text::Lang::ES);
    assert_eq!(other, "dice el sistema (en inglés): boom");
}
