//! Files of the content folder: their names, what they are, what refers to them.

use crate::common::{SiteTest, codes, report};
use cebra::diagnostic::{Code, Hint};
use cebra::pipeline::Outcome;
use cebra::text::Lang;

const PAGE: &str = "---\ntítulo: Acerca\nresumen: Una página.\n---\n";

/// A file name with its accents as macOS stores them.
const DECOMPOSED: &str = "an\u{303}o.pdf";

fn page(text: &str) -> SiteTest {
    SiteTest::from("minimal").file("content/paginas/acerca.md", format!("{PAGE}{text}\n"))
}

/// The values of a hint in a report, with the code of its finding.
fn hints(outcome: &Outcome, wanted: Hint) -> Vec<(&'static str, String)> {
    let said = |finding: &cebra::diagnostic::Diagnostic| {
        let hints = finding.hints.iter().filter(|(hint, _)| *hint == wanted);
        hints.map(|(_, args)| format!("{:?}", args.first().map(|(_, value)| value))).collect::<Vec<_>>()
    };
    let findings = outcome.report.findings().iter();
    let all = findings.flat_map(|finding| said(finding).into_iter().map(|value| (finding.code.id(), value)));
    all.map(|(code, value)| (code, value.replace("Some(Text(\"", "").replace("\"))", ""))).collect()
}

#[cfg(target_os = "linux")]
#[test]
fn names_that_look_alike_are_one_name() {
    let two = |other: &str| {
        page("[Uno](año.pdf)")
            .file("content/paginas/año.pdf", "%PDF uno")
            .file(&format!("content/paginas/{DECOMPOSED}"), other)
    };
    let outcome = two("%PDF dos").build();
    assert_eq!(codes(&outcome), ["duplicate-file"]);
    assert_eq!(hints(&outcome, Hint::NamesLookAlike).len(), 1);
    // Nothing is lost of two copies.
    assert!(two("%PDF uno").check().report.findings().is_empty());
    let records = SiteTest::from("minimal")
        .file("content/paginas/año.md", PAGE)
        .file("content/paginas/an\u{303}o.md", PAGE.replace("Una", "Otra"));
    assert_eq!(codes(&records.check()), ["duplicate-file"]);
    let endings = SiteTest::from("minimal").file("content/paginas/a.md", PAGE).file("content/paginas/a.markdown", PAGE);
    assert_eq!(codes(&endings.check()), ["duplicate-file"]);
}

#[cfg(target_os = "linux")]
#[test]
fn a_name_of_an_old_system_is_told_in_unicode() {
    use std::os::unix::ffi::OsStrExt;
    let site = page("[Uno](uno.pdf)").file("content/paginas/uno.pdf", "%PDF");
    for (bytes, name) in [(&b"a\xf1o.pdf"[..], "paginas/año.pdf"), (b"ni\xf1ez.md", "paginas/niñez.md")] {
        let path = site.root().join("content/paginas").join(std::ffi::OsStr::from_bytes(bytes));
        std::fs::write(&path, "x").unwrap();
        assert_eq!(hints(&site.check(), Hint::RenameTo), [("unread-file", name.to_owned())]);
        std::fs::remove_file(path).unwrap();
    }
}

#[test]
fn a_link_reaches_a_file_in_every_form_of_its_name() {
    let links = ["año.pdf", DECOMPOSED, "an%CC%83o.pdf", "a%C3%B1o.pdf", "a%c3%b1o.pdf", "./año.pdf"];
    for stored in ["año.pdf", DECOMPOSED] {
        for link in links {
            let site = page(&format!("[Un plan]({link})")).file(&format!("content/paginas/{stored}"), "%PDF");
            assert!(site.check().report.findings().is_empty(), "{link} to {stored}");
        }
    }
}

#[test]
fn a_file_almost_named_is_proposed_by_its_true_name() {
    let there = ["Plan.PDF", "año nuevo.pdf", "anexos/Informe_final.pdf", "Foto.PNG"];
    for (link, name, code) in [
        ("[x](plan.pdf)", "Plan.PDF", "broken-link"),
        ("[x](PLAN.PDF)", "Plan.PDF", "broken-link"),
        ("[x](ano-nuevo.pdf)", "<año nuevo.pdf>", "broken-link"),
        ("[x](informe-final.pdf)", "anexos/Informe_final.pdf", "broken-link"),
        ("[x](anexos/informe_final.pdf)", "anexos/Informe_final.pdf", "broken-link"),
        ("[x](../ciudades/plan.pdf)", "Plan.PDF", "broken-link"),
        ("![x](foto.png \"Ana\")", "Foto.PNG", "broken-image"),
        ("![x](Foto.JPG \"Ana\")", "Foto.PNG", "broken-image"),
        ("[x](www.example.org/plan.pdf)", "https://www.example.org/plan.pdf", "broken-link"),
        ("[x](lapaz.md)", "../ciudades/la-paz.md", "broken-link"),
        ("[x](la-paz.md)", "../ciudades/la-paz.md", "broken-link"),
        ("[x](../practicas/zebras.md)", "../practicas/cebras.md", "broken-link"),
        ("[x](../practicas/cebras)", "../practicas/cebras.md", "broken-link"),
    ] {
        let site = page(link);
        let site = there.iter().fold(site, |site, name| {
            let bytes: &[u8] =
                if name.ends_with("PNG") { include_bytes!("../sites/explain/foto.png") } else { b"%PDF" };
            site.file(&format!("content/paginas/{name}"), bytes)
        });
        assert_eq!(hints(&site.check(), Hint::DidYouMean), [(code, name.to_owned())], "{link}");
    }
    let none = page("[x](mapa.odt)").check();
    assert_eq!(none.report.findings()[0].hints[0].0, Hint::PutFileBeside);
}

#[test]
fn files_of_fields_and_the_logo_are_proposed_too() {
    let picture = include_bytes!("../sites/explain/foto.png");
    let practice =
        std::fs::read_to_string(SiteTest::from("minimal").root().join("content/practicas/cebras.md")).unwrap();
    let with = |line: &str| practice.replacen("---\n", &format!("---\n{line}\n"), 1);
    let site = SiteTest::from("minimal")
        .file("content/practicas/Foto.PNG", picture)
        .file("content/logo/Escudo.png", picture)
        .file("content/catalogue.yaml", "título: Uno\nlogo: {archivo: escudo.png, alternativa: Un escudo}\n")
        .file("content/practicas/cebras.md", with("imágenes: [{archivo: foto.png, alternativa: x, crédito: y}]"));
    let proposed = hints(&site.check(), Hint::DidYouMean);
    assert!(proposed.contains(&("broken-image", "Foto.PNG".to_owned())), "{proposed:?}");
    assert!(proposed.contains(&("broken-image", "logo/Escudo.png".to_owned())), "{proposed:?}");
}

#[test]
fn texts_that_are_not_read_are_told_with_what_to_do() {
    for (file, hint, name) in [
        ("ficha.txt", Hint::RenameToMarkdown, "paginas/ficha.md"),
        ("Ficha.md.txt", Hint::RenameToMarkdown, "paginas/Ficha.md"),
        ("ficha", Hint::RenameToMarkdown, "paginas/ficha.md"),
        ("ficha.mdx", Hint::RenameToMarkdown, "paginas/ficha.md"),
        ("ficha.mkd", Hint::RenameToMarkdown, "paginas/ficha.md"),
        ("ficha.yaml", Hint::RenameToMarkdown, "paginas/ficha.md"),
        ("Ficha.DOCX", Hint::SaveAsMarkdown, "paginas/Ficha.md"),
        ("ficha.md.docx", Hint::SaveAsMarkdown, "paginas/ficha.md"),
        ("ficha.odt", Hint::SaveAsMarkdown, "paginas/ficha.md"),
        ("ficha.rtf", Hint::SaveAsMarkdown, "paginas/ficha.md"),
        ("ficha.html", Hint::SaveAsMarkdown, "paginas/ficha.md"),
        ("ficha.pages", Hint::SaveAsMarkdown, "paginas/ficha.md"),
        ("agua/ficha.doc", Hint::SaveAsMarkdown, "paginas/agua/ficha.md"),
    ] {
        let outcome = SiteTest::from("minimal").file(&format!("content/paginas/{file}"), "Un texto.").check();
        assert_eq!(hints(&outcome, hint), [("unread-file", name.to_owned())], "{file}");
        assert_eq!(codes(&outcome), ["unread-file"]);
    }
    for read in ["ficha.MD", "ficha.markdown", "ficha.MARKDOWN"] {
        let site = SiteTest::from("minimal").file(&format!("content/paginas/{read}"), PAGE);
        site.built();
        assert!(site.exists("paginas/ficha.html"), "{read}");
        let linked =
            page(&format!("[Otra]({read}) y [la misma](ficha.md)")).file(&format!("content/paginas/{read}"), PAGE);
        assert!(linked.check().report.findings().is_empty(), "{read}");
    }
}

#[test]
fn documents_and_what_is_no_text_are_not_lost_texts() {
    let linked = page("[Un plan](plan.docx)").file("content/paginas/plan.docx", "PK");
    assert!(linked.check().report.findings().is_empty());
    // A link that is wrong in its letters is one finding.
    let almost = page("[Un plan](Plan.docx)").file("content/paginas/plan.docx", "PK");
    assert_eq!(codes(&almost.check()), ["broken-link"]);
    let draft = PAGE.replacen("---\n", "---\nestado: borrador\n", 1);
    let by_draft = SiteTest::from("minimal")
        .file("content/paginas/acerca.md", format!("{draft}[Un plan](plan.docx)\n"))
        .file("content/paginas/plan.docx", "PK");
    assert!(by_draft.check().report.findings().is_empty(), "{}", report(&by_draft.check(), Lang::ES));
    let unreadable = SiteTest::from("minimal")
        .file("content/paginas/acerca.md", "---\ntítulo: \"Uno\n---\n[Un plan](plan.docx)\n")
        .file("content/paginas/plan.docx", "PK");
    assert_eq!(codes(&unreadable.check()), ["yaml-syntax"]);
    // Beside the text of a record lie its notes.
    let bundle = |file: &str| {
        let site = SiteTest::from("minimal").file("content/paginas/agua/index.md", PAGE);
        site.file(&format!("content/paginas/agua/{file}"), "x").check()
    };
    assert!(bundle("notas.txt").report.findings().is_empty());
    assert_eq!(codes(&bundle("index.pt.md.txt")), ["unread-file"]);
    for other in [
        "paginas/datos.csv",
        "paginas/foto.jpg",
        "LEEME.txt",
        "archivo/notas.txt",
        "paginas/.oculto.txt",
        "paginas/README",
        "paginas/LÉEME.txt",
    ] {
        let site = SiteTest::from("minimal").file(&format!("content/{other}"), "x");
        assert!(site.check().report.findings().is_empty(), "{other}");
    }
}

#[test]
fn a_name_that_cannot_be_used_is_told_why_and_what_to_write() {
    let titled = "---\ntítulo: Agua limpia para todos\nresumen: Una página.\n---\n";
    let long = format!("{}.md", "programa-".repeat(20));
    for (file, reason) in [
        ("_index.md", Hint::NameOfIndex),
        ("index.md", Hint::NameOfIndex),
        ("INDEX.MD", Hint::NameOfIndex),
        (".md", Hint::NameWithoutLetters),
        (".es.md", Hint::NameWithoutLetters),
        ("---.md", Hint::NameWithoutLetters),
        ("¿?.md", Hint::NameWithoutLetters),
        ("aux.md", Hint::NameReserved),
        ("COM1.md", Hint::NameReserved),
        ("con.markdown", Hint::NameReserved),
        (&long, Hint::NameTooLong),
    ] {
        let outcome = SiteTest::from("minimal").file(&format!("content/paginas/{file}"), titled).check();
        assert_eq!(codes(&outcome), ["empty-id"], "{file}");
        assert_eq!(outcome.report.findings()[0].hints[0].0, reason, "{file}");
        let renamed = "paginas/agua-limpia-para-todos.md".to_owned();
        assert_eq!(hints(&outcome, Hint::RenameTo), [("empty-id", renamed)], "{file}");
    }
    let bundle = SiteTest::from("minimal").file("content/paginas/aux/index.md", titled).check();
    assert_eq!(hints(&bundle, Hint::RenameTo)[0].1, "paginas/agua-limpia-para-todos/index.md");
    // Without a title the name comes from what is there, and two records are not given one name.
    let two = SiteTest::from("minimal").file("content/paginas/aux.md", "").file("content/paginas/index.md", titled);
    let two = two.file("content/paginas/_.md", titled).check();
    let names: Vec<String> = hints(&two, Hint::RenameTo).into_iter().map(|(_, name)| name).collect();
    assert_eq!(
        names,
        ["paginas/agua-limpia-para-todos.md", "paginas/pagina-aux.md", "paginas/agua-limpia-para-todos-2.md"]
    );
    // What macOS and editors leave behind is no record.
    let left =
        SiteTest::from("minimal").file("content/paginas/._acerca.md", "x").file("content/paginas/.acerca.md.swp", "");
    assert!(left.check().report.findings().is_empty());
}

#[test]
fn a_translation_without_original_is_told_what_to_do() {
    let site = |config: &str| {
        SiteTest::from("minimal").file("content/catalogue.yaml", format!("título: Uno\nidiomas: {config}\n"))
    };
    let rename = |outcome: &Outcome| {
        [Hint::RenameTo, Hint::RenameToOriginal, Hint::RenameIfNoTranslation].map(|hint| hints(outcome, hint)).concat()
    };
    let without = "translation-without-original";
    for (file, config, code, name) in [
        ("agua.es.md", "[es, pt]", without, "paginas/agua.md"),
        ("agua.es.md", "[es]", without, "paginas/agua.md"),
        ("agua.pt.md", "[es, pt]", without, "paginas/agua.md"),
        ("agua.fr.md", "[es, pt]", "unknown-language", "paginas/agua-fr.md"),
        ("agua.xx.md", "[es, pt]", "unknown-language", "paginas/agua-xx.md"),
        ("agua.es.es.md", "[es, pt]", without, "paginas/agua.md"),
        ("agua.pt-BR.md", "[es, pt]", "unknown-language", "paginas/agua.pt.md"),
        ("agua.por.md", "[es, pt]", "unknown-language", "paginas/agua.pt.md"),
        ("agua.Español.md", "[es, pt]", "unknown-language", "paginas/agua.es.md"),
    ] {
        let outcome = site(config).file(&format!("content/paginas/{file}"), PAGE).check();
        assert_eq!(rename(&outcome), [(code, name.to_owned())], "{file}");
        assert_eq!(codes(&outcome).len(), 1);
    }
    let portuguese = site("[es, pt]").file("content/paginas/agua.pt.md", PAGE).check();
    assert_eq!(hints(&portuguese, Hint::AddLine), [(without, "idioma del original: pt".to_owned())]);
    // Several translations are one finding.
    let both = site("[es, pt]").file("content/paginas/agua.pt.md", PAGE).file("content/paginas/agua.es.md", PAGE);
    assert_eq!(codes(&both.check()), [without]);
    // The original is there, written otherwise.
    for (original, translation, name) in [
        ("Agua.md", "agua.pt.md", "paginas/Agua.pt.md"),
        ("agua.md", "Agua.pt.md", "paginas/agua.pt.md"),
        ("niñez.md", "ninez.pt.md", "paginas/niñez.pt.md"),
        ("agua-limpia.md", "agua-limpa.pt.md", "paginas/agua-limpia.pt.md"),
    ] {
        let site = site("[es, pt]").file(&format!("content/paginas/{original}"), PAGE);
        let outcome = site.file(&format!("content/paginas/{translation}"), PAGE).check();
        assert_eq!(rename(&outcome), [(without, name.to_owned())], "{translation}");
        assert_eq!(codes(&outcome).len(), 1);
    }
}

#[test]
fn a_translation_whose_name_does_not_say_so_is_told_its_name() {
    let site = |languages: &str| {
        SiteTest::from("minimal").file("content/catalogue.yaml", format!("título: Uno\nidiomas: {languages}\n"))
    };
    for (languages, original, translation, name) in [
        ("[es, pt]", "agua.md", "agua_pt.md", "paginas/agua.pt.md"),
        ("[es, pt]", "agua.md", "agua-pt-BR.md", "paginas/agua.pt.md"),
        ("[es, pt]", "agua.md", "Agua PT.md", "paginas/agua.pt.md"),
        ("[es, pt]", "agua.md", "agua (portugués).md", "paginas/agua.pt.md"),
        ("[es, en]", "Agua limpia.md", "Agua limpia - inglés.md", ""),
        ("[es, en]", "Agua limpia.md", "Agua limpia - english.md", "paginas/Agua limpia.en.md"),
        ("[pt, es]", "agua.md", "agua-es.md", "paginas/agua.es.md"),
        ("[es, pt]", "agua_es.md", "agua_pt.md", "paginas/agua_es.pt.md"),
        ("[es, pt]", "agua/index.md", "agua/index_pt.md", "paginas/agua/index.pt.md"),
        ("[es, pt]", "agua.md", "agua-es.md", ""),
        ("[es, pt]", "agua.md", "agua-en.md", ""),
        ("[es, pt]", "agua.md", "aguas-pt.md", ""),
    ] {
        let site = site(languages).file(&format!("content/paginas/{original}"), PAGE);
        let outcome = site.file(&format!("content/paginas/{translation}"), PAGE).check();
        let expected = Some(("translation-misnamed", name.to_owned())).filter(|_| !name.is_empty());
        assert_eq!(hints(&outcome, Hint::RenameTo), Vec::from_iter(expected), "{translation}");
        assert_eq!(codes(&outcome).len(), usize::from(!name.is_empty()), "{translation}");
    }
    // Where the translation is there already, it is another record.
    let both = site("[es, pt]").file("content/paginas/agua.md", PAGE).file("content/paginas/agua.pt.md", PAGE);
    assert!(codes(&both.file("content/paginas/agua-pt.md", PAGE).check()).is_empty());
    // The translator translated the name of the file too.
    let site = site("[es, pt]").file("content/paginas/agua.md", PAGE).file("content/paginas/lixo.pt.md", PAGE);
    let outcome = site.check();
    assert_eq!(codes(&outcome), ["translation-without-original"]);
    for (lang, words) in [
        (Lang::ES, "si traduce `paginas/agua.md`, su nombre es `paginas/agua.pt.md`"),
        (Lang::PT, "se traduz `paginas/agua.md`, o seu nome é `paginas/agua.pt.md`"),
        (Lang::EN, "if it translates `paginas/agua.md`, its name is `paginas/agua.pt.md`"),
    ] {
        assert!(report(&outcome, lang).contains(words), "{}", report(&outcome, lang));
    }
}

#[test]
fn who_begins_is_told_how() {
    for (site, code) in [
        (SiteTest::empty(), Code::ContentMissing),
        (SiteTest::empty().file("content/catalogue.yaml", ""), Code::ContentEmpty),
        (SiteTest::empty().file("content/paginas/foto.jpg", "x"), Code::ContentEmpty),
    ] {
        let outcome = site.check();
        assert_eq!(codes(&outcome), [code.id()]);
        for lang in [Lang::ES, Lang::PT, Lang::EN] {
            let said = report(&outcome, lang);
            // What is to be typed is a record without a fault.
            let text: Vec<&str> = said.lines().map(str::trim).skip_while(|line| *line != "---").collect();
            let text = text.split(|line| line.is_empty()).next().unwrap().join("\n");
            let path = said.split('`').find(|part| part.ends_with(".md")).unwrap();
            let begun = SiteTest::empty().file(path, format!("{text}\n"));
            assert!(begun.check().report.findings().is_empty(), "{}", report(&begun.check(), Lang::ES));
            for verb in ["`cebra check`", "`cebra serve --open`", "`cebra build`", "`public`"] {
                assert!(said.contains(verb), "{said}");
            }
        }
    }
    // What is there and is not read is told instead.
    let document = SiteTest::empty().file("content/paginas/acerca.docx", "PK");
    assert_eq!(codes(&document.check()), ["unread-file"]);
}

#[cfg(unix)]
#[test]
fn the_content_folder_may_be_a_link_and_other_links_are_named() {
    let site = SiteTest::from("minimal");
    std::fs::rename(site.root().join("content"), site.root().join("real")).unwrap();
    std::os::unix::fs::symlink("real", site.root().join("content")).unwrap();
    site.built();
    assert!(site.exists("ciudades/la-paz.html"));
    std::os::unix::fs::symlink("la-paz.md", site.root().join("real/ciudades/otra.md")).unwrap();
    std::os::unix::fs::symlink("../ciudades", site.root().join("real/paginas")).unwrap();
    let outcome = site.check();
    assert_eq!(codes(&outcome), ["link-not-followed", "link-not-followed"]);
    let said = report(&outcome, Lang::ES);
    assert!(said.contains("`ciudades/otra.md`") && said.contains("`paginas`"), "{said}");
    let nowhere = SiteTest::empty();
    std::os::unix::fs::symlink("nada", nowhere.root().join("content")).unwrap();
    assert_eq!(codes(&nowhere.check()), ["content-missing"]);
}

#[test]
fn an_address_with_letters_beyond_ascii_is_published() {
    let config = "título: Uno\nbase_url: https://ñuñoa.cl/catálogo/\n";
    let site = SiteTest::from("minimal").file("content/catalogue.yaml", config);
    site.built();
    let address = "https://xn--uoa-6mab.cl/cat%C3%A1logo/ciudades/la-paz.html";
    assert!(site.page("sitemap.xml").contains(address));
    assert!(site.page("ciudades/la-paz.html").contains(&format!("rel=\"canonical\" href=\"{address}\"")));
    let wrong = SiteTest::from("minimal").file("content/catalogue.yaml", "base_url: ñuñoa.cl/catálogo?x=1\n").check();
    assert!(report(&wrong, Lang::ES).contains("se espera https://xn--uoa-6mab.cl/cat%C3%A1logo\n"));
}
