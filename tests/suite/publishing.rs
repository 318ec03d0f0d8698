//! The output folder: unchanged files are kept, files are never half written, and foreign files are not touched.

use crate::common::{SiteTest, codes, copy};
use std::collections::BTreeMap;
use std::fs;
use std::process::{Command, Stdio};
use std::time::Duration;

/// All published files except the manifest, which also depends on the program.
fn pages(site: &SiteTest) -> BTreeMap<String, Vec<u8>> {
    site.published().into_iter().filter(|(route, _)| route != "cebra-manifest.txt").collect()
}

#[test]
fn two_builds_give_the_same_bytes_and_the_second_writes_nothing() {
    let (one, other) = (SiteTest::sample(), SiteTest::sample());
    let first = one.build();
    other.build();
    assert!(one.published() == other.published());
    assert!(first.published.written > 500);
    let again = one.build();
    assert_eq!((again.published.written, again.published.removed), (0, 0));
    assert_eq!(again.published.unchanged, first.published.written);
}

#[test]
fn unchanged_files_keep_their_time() {
    let site = SiteTest::from("minimal");
    site.built();
    let time = |route: &str| fs::metadata(site.out().join(route)).unwrap().modified().unwrap();
    let (page, home) = (time("practicas/cebras.html"), time("404.html"));
    std::thread::sleep(Duration::from_millis(20));
    let path = site.root().join("content/practicas/cebras.md");
    fs::write(&path, fs::read_to_string(&path).unwrap().replace("Tres.", "Tres y media.")).unwrap();
    site.built();
    assert!(time("practicas/cebras.html") > page);
    assert_eq!(time("404.html"), home);
}

#[test]
fn what_is_no_longer_made_goes_and_what_is_not_ours_stays() {
    let site = SiteTest::from("minimal");
    for theirs in ["CNAME", ".nojekyll", ".git/config", "practicas/notas.txt", ".gitignore"] {
        site.write(&format!("public/{theirs}"), "de otro");
    }
    site.built();
    assert!(site.exists("practicas/cebras.html"));
    fs::remove_file(site.root().join("content/practicas/cebras.md")).unwrap();
    site.built();
    assert!(!site.exists("practicas/cebras.html") && !site.exists("practicas/index.html"));
    assert!(!site.exists("anos/2001.html"));
    for theirs in ["CNAME", ".nojekyll", ".git/config", "practicas/notas.txt", ".gitignore"] {
        assert_eq!(site.page(theirs), "de otro");
    }
}

#[test]
fn a_file_that_is_not_ours_is_never_replaced() {
    let site = SiteTest::from("minimal").file("public/index.html", "mi página");
    assert_eq!(codes(&site.build()), ["output-foreign-file"]);
    assert_eq!(site.page("index.html"), "mi página");
    assert!(!site.exists("practicas/cebras.html"));
}

#[test]
fn the_output_may_not_overlap_what_it_is_made_from() {
    let site = SiteTest::from("minimal");
    let options = |out: &str| {
        let options = cebra::pipeline::Options {
            root: site.root().to_owned(),
            as_of: Some(crate::common::a_day()),
            ..Default::default()
        };
        codes(&cebra::pipeline::build(&options, &site.root().join(out), &cebra::progress::Progress::default()))
    };
    assert_eq!(options("content"), ["output-overlaps"]);
    assert_eq!(options("content/salida"), ["output-overlaps"]);
    assert_eq!(options("."), ["output-overlaps"]);
    assert_eq!(options("otra/carpeta"), [""; 0]);
}

#[cfg(unix)]
#[test]
fn no_link_leads_out_of_the_output() {
    let (site, elsewhere) = (SiteTest::from("minimal"), tempfile::tempdir().unwrap());
    fs::create_dir_all(site.out()).unwrap();
    std::os::unix::fs::symlink(elsewhere.path(), site.out().join("practicas")).unwrap();
    assert_eq!(codes(&site.build()), ["output-link"]);
    assert_eq!(fs::read_dir(elsewhere.path()).unwrap().count(), 0);
}

#[test]
fn an_error_leaves_what_was_published_as_it_was() {
    let site = SiteTest::from("minimal");
    site.built();
    let before = site.published();
    site.write("content/ciudades/la-paz.md", "---\ntítulo: La Paz\npaís: Nada\n---\n");
    assert!(site.build().report.has_errors());
    assert_eq!(site.published(), before);
}

/// Kills builds that replace one catalogue by another, at increasingly later moments. After each, every existing page
/// is complete, and the next build repairs the rest.
#[test]
fn a_killed_build_leaves_whole_pages_and_the_next_one_repairs_them() {
    let site = SiteTest::sample();
    let build = || {
        let mut command = Command::new(env!("CARGO_BIN_EXE_cebra"));
        command.args(["build", "--as-of", "2026-11-21", "--root"]).arg(site.root());
        command.stdout(Stdio::null()).stderr(Stdio::null());
        command
    };
    assert!(build().status().unwrap().success());
    let config = site.root().join("content/catalogue.yaml");
    let original = fs::read_to_string(&config).unwrap();
    let mut interrupted = 0;
    for round in 0u64..24 {
        // A new title changes every page.
        fs::write(&config, original.replace("Ciudades que cooperan", &format!("Ciudades {round}"))).unwrap();
        let mut child = build().spawn().unwrap();
        std::thread::sleep(Duration::from_millis(20 * round));
        let _ = child.kill();
        // The first round does not count, because the build is killed immediately.
        interrupted += usize::from(!child.wait().unwrap().success() && round > 0);
        for (route, bytes) in site.published() {
            if route.ends_with(".html") {
                assert!(bytes.ends_with(b"</html>\n"), "{route} is torn after round {round}");
            }
        }
    }
    assert!(interrupted > 0, "no build was interrupted");
    fs::write(&config, original).unwrap();
    assert!(build().status().unwrap().success());
    let fresh = SiteTest::empty();
    copy(&site.root().join("content"), &fresh.root().join("content"));
    fresh.built();
    assert!(pages(&site) == pages(&fresh));
    assert!(!site.exists(".cebra"));
}

#[test]
fn a_lost_list_of_files_is_made_again() {
    let site = SiteTest::from("minimal");
    site.built();
    let before = site.published();
    fs::write(site.out().join("cebra-manifest.txt"), "").unwrap();
    site.built();
    assert_eq!(site.published(), before);
}

#[cfg(unix)]
#[test]
fn no_link_in_the_work_folder_is_followed() {
    let (site, elsewhere) = (SiteTest::from("minimal"), tempfile::tempdir().unwrap());
    let theirs = elsewhere.path().join("theirs");
    fs::write(&theirs, "de otro").unwrap();
    for name in ["lock", "manifest", "new"] {
        fs::create_dir_all(site.out().join(".cebra")).unwrap();
        std::os::unix::fs::symlink(&theirs, site.out().join(".cebra").join(name)).unwrap();
        site.build();
        assert_eq!(fs::read_to_string(&theirs).unwrap(), "de otro", "{name}");
        let _ = fs::remove_dir_all(site.out().join(".cebra"));
    }
}

#[test]
fn two_runs_do_not_write_at_once() {
    let site = SiteTest::from("minimal");
    site.built();
    fs::create_dir(site.out().join(".cebra")).unwrap();
    let lock = fs::File::create(site.out().join(".cebra/lock")).unwrap();
    lock.lock().unwrap();
    assert_eq!(codes(&site.build()), ["output-busy"]);
    drop(lock);
    site.built();
}

/// Whether a build was skipped because its inputs were unchanged.
fn is_spared(site: &SiteTest) -> bool {
    let outcome = site.build();
    outcome.timings.iter().all(|(stage, _)| stage == cebra::progress::Stage::Compare)
}

#[test]
fn a_build_from_the_same_is_not_repeated() {
    let mut site = SiteTest::from("minimal");
    site.program = Some(1);
    assert!(!is_spared(&site));
    let (first, whole) = (site.published(), SiteTest::from("minimal"));
    whole.build();
    assert!(is_spared(&site));
    let again = site.build();
    assert_eq!((again.entries, again.published.unchanged), (2, first.len() - 1));
    assert!(site.published() == first);

    // A change of any input or output file triggers a build.
    site.write("content/ciudades/la-paz.pdf", "un archivo");
    assert!(!is_spared(&site) && is_spared(&site));
    site.write("themes/cebra/texts.yaml", "home: {es: Portada, pt: Início, en: Home}\n");
    assert!(!is_spared(&site) && is_spared(&site) && site.page("practicas/cebras.html").contains("Portada"));
    fs::write(site.out().join("index.html"), "otra cosa").unwrap();
    assert!(!is_spared(&site) && is_spared(&site) && site.page("index.html").contains("Mi catálogo"));
    fs::remove_file(site.out().join("practicas/cebras.html")).unwrap();
    assert!(!is_spared(&site) && site.exists("practicas/cebras.html"));
    site.program = Some(2);
    assert!(!is_spared(&site) && is_spared(&site));
    fs::remove_dir_all(site.root().join("themes")).unwrap();
    fs::remove_file(site.root().join("content/ciudades/la-paz.pdf")).unwrap();
    assert!(!is_spared(&site));
    assert!(pages(&site) == pages(&whole));
}

#[test]
fn findings_are_said_every_time() {
    let mut site = SiteTest::from("broken/raw-html");
    site.program = Some(1);
    for _ in 0..2 {
        assert_eq!(codes(&site.build()), ["raw-html", "raw-html"]);
    }
}
