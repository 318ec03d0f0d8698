//! What editors type in texts and translations: nothing is lost, shown twice or published against their will.

use crate::common::{SiteTest, codes, report};
use cebra::text::Lang;
use std::time::Instant;

const LANGUAGES: &str = "título: Prueba\nidiomas: [es, pt]\n";

fn page(body: &str) -> String {
    format!("---\ntítulo: Acerca\nresumen: Una página.\n---\n{body}")
}

/// A catalogue with one page, in Spanish and Portuguese.
fn translated(original: &str, translation: &str) -> SiteTest {
    SiteTest::from("minimal")
        .file("content/catalogue.yaml", LANGUAGES)
        .file("content/paginas/acerca.md", page(original))
        .file("content/paginas/acerca.pt.md", format!("---\ntítulo: Sobre\n---\n{translation}"))
}

/// The headings and paragraphs of the page in Portuguese, those in Spanish marked with `es:`.
fn portuguese(site: &SiteTest) -> String {
    let page = site.page("pt/paginas/acerca.html");
    let body = page.split("<section class=\"cite\"").next().unwrap();
    let body = body.split("<div class=\"body").nth(1).unwrap_or(body);
    let mut shown = Vec::new();
    let mut is_spanish = false;
    for tag in body.split('<') {
        let Some((tag, words)) = tag.split_once('>') else { continue };
        if tag.starts_with("div") {
            is_spanish = tag.contains("lang=\"es\"");
        }
        let marked = if tag.starts_with("h2") { tag.contains("lang=\"es\"") } else { is_spanish };
        if (tag.starts_with("h2 id") || tag == "p") && !words.trim().is_empty() {
            shown.push(format!("{}{}", if marked { "es:" } else { "" }, words.trim()));
        }
    }
    shown.join(" ")
}

#[test]
fn no_output_has_anything_of_a_comment() {
    let fields = "título: Cebras <!-- secreto -->\nresumen: \"Una <!– secreto –> práctica. <!-- secreto -->\"\nciudad: la-paz <!-- secreto -->\n\
        ods: [11]\ntemas: [Cultura ciudadana <!-- secreto -->]\ninicio: 2001-11\n\
        fuentes:\n  - {obra: Libro <!-- secreto -->, año: 2020}\nfecha de la información: 2020 <!-- secreto -->\nverificado: <!-- secreto -->\n";
    let body = "Lead <!-- secreto --> fin.\n\n## Objetivos y antecedentes <!-- secreto -->\n\n- <!-- secreto --> Agua\n\n## Resultados obtenidos\n\nUno <!-- secreto\n\n\
        secreto --> dos[^1].\n\n[^1]: Nota <!-- secreto -->.\n\n## Lecciones aprendidas\n\n| A |\n|---|\n| b <!-- secreto --> |\n";
    let site = SiteTest::from("minimal")
        .base_url("https://example.org/")
        .file("content/practicas/otra.md", format!("---\n{fields}---\n{body}"));
    let outcome = site.build();
    assert!(!outcome.report.has_errors(), "{}", report(&outcome, Lang::ES));
    assert!(site.page("practicas/otra.html").contains("Una práctica."));
    for (name, bytes) in site.published() {
        assert!(!bytes.windows(7).any(|word| word == b"secreto"), "{name}");
    }
}

#[test]
fn a_comment_that_does_not_end_in_a_field_is_told_at_its_line() {
    let text = "---\ntítulo: Acerca\nresumen: |\n  Uno.\n  Dos <!-- secreto\n---\n";
    let site = SiteTest::from("minimal").file("content/paginas/acerca.md", text);
    let outcome = site.check();
    assert_eq!(codes(&outcome), ["comment-unclosed"]);
    assert!(report(&outcome, Lang::ES).contains("acerca.md:5:7"), "{}", report(&outcome, Lang::ES));
}

#[test]
fn an_empty_part_of_a_translation_falls_back_to_the_original() {
    for (original, translation, shown) in [
        ("## Uno\n\nA.\n\n## Dos\n\nB.\n", "## Um\n\n## Dois\n\nb.\n", "es:Uno es:A. Dois b."),
        ("## Uno\n\nA.\n\n## Dos\n\nB.\n", "## Um\n\n<!-- por traduzir -->\n\n## Dois\n\nb.\n", "es:Uno es:A. Dois b."),
        ("Lead.\n\n## Uno\n\nA.\n", "<!-- por traduzir -->\n\n## Um\n\na.\n", "es:Lead. Um a."),
        ("## Uno\n\nA.\n\n## Dos\n\nB.\n", "", "es:Uno es:A. es:Dos es:B."),
        ("## Uno\n\nA.\n", "## Um\n\na.\n\n## Mais\n\nb.\n\n", "Um a. Mais b."),
    ] {
        let site = translated(original, translation);
        if shown.contains("Mais") {
            assert_eq!(codes(&site.build()), ["translation-unpaired"]);
            continue;
        }
        assert_eq!(portuguese(site.built()), shown, "{translation}");
    }
    let site = SiteTest::from("minimal").file("content/catalogue.yaml", LANGUAGES).file(
        "content/practicas/cebras.pt.md",
        "---\ntítulo: \"<!-- por traduzir -->\"\nresumo: \"\"\n---\n## Objetivos e antecedentes\n\n<!-- por traduzir -->\n",
    );
    site.built();
    let published = site.published();
    let (_, page) =
        published.iter().find(|(name, _)| name.starts_with("pt/praticas/") && name.ends_with("cebras.html")).unwrap();
    let page = String::from_utf8_lossy(page);
    assert!(page.contains("lang=\"es\""), "{page}");
}

#[test]
fn free_sections_are_paired_only_where_that_is_sure() {
    let original = "## Qué es\n\nA.\n\n## Quién lo hace\n\nB.\n\n## Contacto\n\nC.\n";
    for (translation, shown) in [
        ("## O que é\n\na.\n\n## Quem o faz\n\nb.\n\n## Contato\n\nc.\n", "O que é a. Quem o faz b. Contato c."),
        ("## Contato\n\nc.\n", "es:Qué es es:A. es:Quién lo hace es:B. Contato c."),
        ("## Quem faz\n\nb.\n\n## Contato\n\nc.\n", ""),
        ("## Perguntas\n\nd.\n", ""),
        ("## Contacto\n\nc.\n\n## Qué es\n\na.\n", "Contacto c. Qué es a. es:Quién lo hace es:B."),
    ] {
        let site = translated(original, translation);
        let outcome = site.build();
        if shown.is_empty() {
            assert_eq!(codes(&outcome), ["translation-unpaired"], "{translation}");
            assert!(report(&outcome, Lang::ES).contains("Qué es"), "{}", report(&outcome, Lang::ES));
            continue;
        }
        assert_eq!(codes(&outcome), [""; 0], "{translation}");
        assert_eq!(portuguese(&site), shown, "{translation}");
    }
}

#[test]
fn an_empty_section_is_said_to_be_empty() {
    let practice = |body: &str| {
        let fields = "título: Otra\nresumen: Una.\nciudad: la-paz\ntemas: [Cultura ciudadana]\nfuentes:\n  - {obra: Libro, año: 2020}\nfecha de la información: 2020";
        SiteTest::from("minimal").file("content/practicas/otra.md", format!("---\n{fields}\n---\n{body}"))
    };
    let rest = "## Resultados obtenidos\n\nB.\n\n## Lecciones aprendidas\n\nC.\n";
    for (body, expected) in [
        ("## Objetivos y antecedentes\n\n", vec!["empty-heading"]),
        ("## Objetivos y antecedentes\n\n<!-- x -->\n\n", vec!["empty-heading"]),
        ("## Objetivos y antecedentes\n\n### Uno\n\nA.\n\n", vec![]),
        ("", vec!["incomplete-text"]),
        ("Uno.\n\n## Objetivos y antecedentes\nEmpezó en 2001.\n---\nDespués.\n\n", vec![]),
        ("## Objetivos y antecedentes\n\nA.\n\n# Anexos\n\n## Fotos\n\nD.\n\n", vec![]),
        ("## Objetivos y antecedentes\n\nA.\n\n## Fotos\n\n", vec!["empty-heading"]),
    ] {
        let site = practice(&format!("{body}{rest}"));
        let outcome = site.check();
        assert_eq!(codes(&outcome), expected, "{body}: {}", report(&outcome, Lang::ES));
    }
}

/// The time a body takes to be read.
fn time(body: &str) -> f64 {
    use cebra::diagnostic::{Report, Sources};
    use cebra::markdown::{Body, Origin};
    let file = Sources::default().add_embedded("x.md", "");
    let origin = Origin { file, offset: 0, dir: "paginas", lang: Lang::ES };
    let begin = Instant::now();
    std::hint::black_box(Body::parse(body, origin, &mut Report::default()));
    begin.elapsed().as_secs_f64()
}

/// The ratio of the shortest of three times for twice the size to that for the size, measured in turns.
fn ratio(mut one: impl FnMut() -> f64, mut two: impl FnMut() -> f64) -> f64 {
    let times: Vec<(f64, f64)> = (0..3).map(|_| (one(), two())).collect();
    let least = |of: fn(&(f64, f64)) -> f64| times.iter().map(of).fold(f64::INFINITY, f64::min);
    least(|times| times.1) / least(|times| times.0)
}

/// Whether the ratio is far from that of squares whenever it is measured, as other work may disturb it.
fn is_linear(mut ratio: impl FnMut() -> f64) -> bool {
    (0..5).any(|_| ratio() < 3.5)
}

/// Twice the text takes hardly more than twice the time, whatever its form.
#[test]
fn hostile_texts_take_no_more_than_their_length() {
    type Shape = (&'static str, fn(usize) -> String);
    let shapes: &[Shape] = &[
        ("headings", |n| "## a\n\nb\n\n".repeat(n)),
        ("sub-headings", |n| "### a\n\n".repeat(n)),
        ("notes", |n| (0..n).map(|i| format!("a[^{i}]\n\n[^{i}]: b\n\n")).collect()),
        ("same note", |n| "[^a]\n\n[^a]: b\n\n".repeat(n)),
        ("unknown notes", |n| (0..n).map(|i| format!("[^{i}] ")).collect()),
        ("links", |n| "[a](b.md) ".repeat(n)),
        ("references", |n| (0..n).map(|i| format!("[a][{i}]\n\n[{i}]: https://x.org\n\n")).collect()),
        ("addresses", |n| "https://x.org ".repeat(n)),
        ("glued addresses", |n| "http://x.org/".repeat(n)),
        ("quotes", |n| ">".repeat(n)),
        ("quotes and lines", |n| format!("{}a\n{}", "> ".repeat(n.min(300)), "> b\n".repeat(n))),
        ("lists", |n| "- ".repeat(n)),
        ("plus lists", |n| "+ ".repeat(n)),
        ("numbered lists", |n| "1. ".repeat(n)),
        ("quotes in lists", |n| "> - ".repeat(n)),
        ("nested notes", |n| (0..n).map(|i| format!("[^{i}]: ")).collect()),
        ("notes in quotes", |n| (0..n).map(|i| format!("> [^{i}]: ")).collect()),
        ("nested links", |n| format!("{}a{}", "[".repeat(n), "](x.md)".repeat(n))),
        ("items", |n| "- a\n".repeat(n)),
        ("numbers", |n| (0..n).map(|i| format!("{}. a\n", i * 2)).collect()),
        ("brackets", |n| "[".repeat(n)),
        ("closed brackets", |n| "[a]".repeat(n)),
        ("images", |n| "![".repeat(n)),
        ("comments", |n| "<!-- a --> b ".repeat(n)),
        ("unclosed comments", |n| "<!-- a ".repeat(n)),
        ("comment ends", |n| format!("<!-- {}", "-> – > ".repeat(n))),
        ("stars", |n| "**".repeat(n)),
        ("words and stars", |n| "a** ".repeat(n)),
        ("emphasis", |n| "*a **b ".repeat(n)),
        ("columns", |n| format!("{}\n{}\n", "|a".repeat(n), "|-".repeat(n))),
        ("rows", |n| format!("|a|b|\n|-|-|\n{}", "|1|2|3|\n".repeat(n))),
        ("bars", |n| "| a | b |\n".repeat(n)),
        ("backticks", |n| (0..n).map(|i| format!("{} ", "`".repeat(i % 40 + 1))).collect()),
        ("backslashes", |n| "\\".repeat(n)),
        ("braces", |n| "{{< {% {# ".repeat(n)),
        ("equals", |n| "==a ".repeat(n)),
        ("tildes", |n| "~a ".repeat(n)),
        ("underscores", |n| "_a __b ".repeat(n)),
        ("carets", |n| "^a ".repeat(n)),
        ("dollars", |n| "$$a ".repeat(n)),
        ("parentheses", |n| "(a](".repeat(n)),
        ("bullets", |n| "• a\n".repeat(n)),
        ("underlined", |n| "a b c d e f\n---\n".repeat(n)),
        ("entities", |n| "&amp;".repeat(n)),
        ("tags", |n| "<a ".repeat(n)),
        ("products", |n| "1*2".repeat(n)),
        ("formulas", |n| "\\(a^2\\) ".repeat(n)),
        ("open formulas", |n| "\\(".repeat(n)),
        ("templates", |n| "{{/* ".repeat(n)),
        ("closed templates", |n| "{# <!-- #} ".repeat(n)),
        ("headings below tags", |n| "<p>\n# a\n".repeat(n)),
        ("wiki items", |n| "# a\n".repeat(n)),
        ("gaps", |n| "a    b\n".repeat(n)),
        ("shortcodes", |n| "[a_b] ".repeat(n)),
        ("labels", |n| "A: b\n".repeat(n)),
        ("address with brackets", |n| format!("https://x.org/{}{}", "(".repeat(n), ")".repeat(n))),
    ];
    let slow: Vec<&str> = shapes.iter().filter(|(_, shape)| !stays_linear(*shape)).map(|(name, _)| *name).collect();
    assert!(slow.is_empty(), "{slow:#?}");
}

fn stays_linear(shape: fn(usize) -> String) -> bool {
    const MEASURABLE: f64 = 0.03;
    const MOST: usize = 1 << 17;
    let mut size = 2000;
    while size < MOST && time(&shape(size)) < MEASURABLE {
        size *= 2;
    }
    let (text, twice) = (shape(size), shape(2 * size));
    is_linear(|| ratio(|| time(&text), || time(&twice)))
}

#[test]
fn many_sections_take_no_more_than_their_number() {
    let site = |number: usize| translated(&"## Uno\n\nA.\n\n".repeat(number), &"## Um\n\n".repeat(number / 2));
    let time = |site: &SiteTest| {
        let begin = Instant::now();
        site.check();
        begin.elapsed().as_secs_f64()
    };
    let (one, two) = (site(4000), site(8000));
    assert!(is_linear(|| ratio(|| time(&one), || time(&two))));
}
