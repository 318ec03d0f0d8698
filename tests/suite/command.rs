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
fn help_is_in_the_language_of_messages() {
    let nowhere = SiteTest::empty();
    let portuguese = SiteTest::empty().file("content/catalogue.yaml", "idiomas: [pt, es]\n");
    let in_spanish = ["Uso: cebra", "Opciones:", "Ejemplos:"];
    let in_portuguese = ["Uso: cebra", "Opções:", "Exemplos:"];
    let in_english = ["Usage: cebra", "Options:", "Examples:"];
    for arguments in [&["--help"][..], &["-h"], &["help"], &["build", "--help"], &["check", "-h"], &["help", "serve"]] {
        for (site, lang, words) in [
            (&nowhere, None, in_spanish),
            (&nowhere, Some("en"), in_english),
            (&portuguese, None, in_portuguese),
            (&portuguese, Some("es"), in_spanish),
        ] {
            let lang: Vec<&str> = lang.into_iter().flat_map(|lang| ["--lang", lang]).collect();
            let help = cebra(site, &[&lang[..], arguments].concat());
            assert_eq!(help.status.code(), Some(0));
            let help = text(&help.stdout);
            assert!(words.iter().all(|word| help.contains(word)), "{arguments:?}: {help}");
            let english = ["Usage:", "Options", "Print help", "[default", "possible values", "[OPTIONS]", "<DIR>"];
            assert!(words == in_english || !english.iter().any(|word| help.contains(word)), "{arguments:?}: {help}");
        }
    }
    insta::assert_snapshot!(text(&cebra(&nowhere, &["check", "--help"]).stdout));
    assert!(text(&cebra(&nowhere, &["--version"]).stdout).starts_with("cebra "));
}

#[test]
fn what_is_typed_wrongly_is_told_in_the_language_of_messages() {
    let nowhere = SiteTest::empty();
    for (arguments, said) in [
        (&["biuld"][..], "error: no hay ningún verbo `biuld`\nayuda: ¿quiso decir `build`?\n"),
        (&["xyz"], "error: no hay ningún verbo `xyz`\nayuda: puede ser: build, serve, check, explain, theme, help\n"),
        (&["build", "--drfts"], "error: no hay ninguna opción `--drfts`\nayuda: ¿quiso decir `--drafts`?\n"),
        (&["build", "--as-of", "mañana"], "error: `mañana` no sirve para `--as-of`\nayuda: se espera 2027-01-31\n"),
        (&["build", "--as-of"], "error: falta el valor de `--as-of`\nayuda: se espera 2027-01-31\n"),
        (
            &["check", "--format", "xml"],
            "error: `xml` no sirve para `--format`\nayuda: puede ser: text, json, github\n",
        ),
        (&["serve", "--port", "99999"], "error: `99999` no sirve para `--port`\nayuda: se espera 8000\n"),
        (&["serve", "--host", "x"], "error: `x` no sirve para `--host`\nayuda: se espera 127.0.0.1\n"),
        (&["--lang", "xx", "check"], "error: `xx` no sirve para `--lang`\nayuda: se espera es, pt, en, fr\n"),
        (&["build", "--out", "a", "--out", "b"], "error: `--out` está dos veces\n"),
        (&["explain", "a", "b"], "error: sobra `b`\n"),
    ] {
        let refused = cebra(&nowhere, arguments);
        assert_eq!(refused.status.code(), Some(2), "{arguments:?}");
        let error = text(&refused.stderr);
        assert!(error.starts_with(said), "{arguments:?}: {error}");
        let last = error.lines().last().unwrap();
        assert!(last.starts_with("ayuda: todo lo que admite: `cebra") && last.ends_with(" --help`"), "{error}");
    }
    let portuguese = cebra(&nowhere, &["--lang=pt", "check", "--nada"]);
    assert!(text(&portuguese.stderr).starts_with("erro: não há nenhuma opção `--nada`\n"));
    let nothing = cebra(&nowhere, &[]);
    assert_eq!(nothing.status.code(), Some(2));
    assert!(text(&nothing.stderr).contains("Verbos:"));
}

#[test]
fn annotations_are_sentences_and_the_gravest_come_first() {
    let mut site = SiteTest::from("broken/unknown-term");
    let github = |site: &SiteTest, arguments: &[&str]| {
        text(&cebra(site, &[&["--lang", "es"][..], arguments, &["check", "--format", "github"]].concat()).stdout)
            .to_owned()
    };
    let said = github(&site, &[]);
    let first = said.lines().next().unwrap();
    assert!(
        first.ends_with("no está en el vocabulario «Ejes transversales». ¿Quiso decir `Cultura de paz`?"),
        "{first}"
    );
    assert!(said.lines().last().unwrap().starts_with("2 errores, "), "{said}");
    // Files are named from the top of the repository.
    let above = SiteTest::empty();
    crate::common::copy(site.root(), &above.root().join("sitios/uno"));
    let said = github(&above, &["--root", "sitios/uno"]);
    assert!(
        said.starts_with("::error title=unknown-term,file=sitios/uno/content/practicas/cebras.md,line=7,"),
        "{said}"
    );
    // More than GitHub shows: errors first, the rest as plain lines, and a summary.
    for number in 0..15 {
        let page = format!("---\ntítulo: P{number}\nresumen: Una.\n---\n<b>x</b> [y](nada-{number}.pdf)\n");
        site = site.file(&format!("content/paginas/p{number}.md"), page);
    }
    let said = github(&site, &[]);
    let count = |start: &str| said.lines().filter(|line| line.starts_with(start)).count();
    assert_eq!((count("::error "), count("::warning "), count("::notice ")), (10, 10, 1), "{said}");
    let commands: Vec<&str> = said.lines().filter_map(|line| line.strip_prefix("::")?.split(' ').next()).collect();
    assert!(
        commands.is_sorted_by_key(|command| ["error", "warning", "notice"].iter().position(|known| known == command))
    );
    assert!(said.contains("\ncontent/paginas/p9.md:5:"), "{said}");
    assert!(said.contains("GitHub enseña 10 de cada clase"), "{said}");
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
}
