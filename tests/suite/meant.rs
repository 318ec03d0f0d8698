//! What editors mean by a mistake: one finding, with the text to type in their language, which mends it.

use crate::common::{SiteTest, codes, report};
use cebra::diagnostic::{Report, github};
use cebra::pipeline::Outcome;
use cebra::text::Lang;

/// Fields of the types in which editors err.
const MODEL: &str = "kinds:
  page:
    fields:
      call: {type: window, label: {es: Plazo, pt: Prazo, en: Call}}
      size: {type: number, label: {es: Tamaño, pt: Tamanho, en: Size}}
      share: {type: number, unit: \"%\", label: {es: Parte, pt: Parte, en: Share}}
      cost: {type: money, label: {es: Coste, pt: Custo, en: Cost}}
      day: {type: date, label: {es: Día, pt: Dia, en: Day}}
      spot: {type: place, label: {es: Sitio, pt: Sítio, en: Spot}}
      aid: {type: group, of: counterpart, label: {es: Ayuda, pt: Ajuda, en: Aid}}
      counts: {type: figure, many: true, label: {es: Cuentas, pt: Contas, en: Counts}}
      pictures: {type: image, many: true, label: {es: Fotos, pt: Fotos, en: Pictures}}
    sections:
      lessons: {label: {es: Lecciones aprendidas, pt: Lições aprendidas, en: Lessons learned}, desirable: true}
";

fn path(number: usize) -> String {
    format!("content/paginas/p{number:03}.md")
}

/// A catalogue in a language with a page for each text.
fn site(lang: Lang, pages: &[&str]) -> SiteTest {
    let languages = [Lang::ES, Lang::PT, Lang::EN].into_iter().filter(|other| *other != lang);
    let codes: Vec<&str> = [lang].into_iter().chain(languages).map(Lang::code).collect();
    let site = SiteTest::from("minimal").file("content/model.yaml", MODEL);
    site.write("content/catalogue.yaml", format!("title: Uno\nlanguages: [{}]\n", codes.join(", ")));
    site.write("content/paginas/foto.png", include_bytes!("../sites/explain/foto.png"));
    for (number, page) in pages.iter().enumerate() {
        let (front, body) = page.split_once("\n\n").unwrap_or((page, ""));
        site.write(&path(number), format!("---\ntitle: Uno {number}\nsummary: Dos.\n{front}\n---\n{body}\n"));
    }
    site
}

/// The codes of what is told of a page, and the words of it.
fn said(outcome: &Outcome, number: usize, lang: Lang) -> (Vec<&'static str>, String) {
    let (mut codes, mut own) = (Vec::new(), Report::default());
    for finding in outcome.report.findings() {
        if finding.span.is_some_and(|span| outcome.sources.name(span.file) == path(number)) {
            codes.push(finding.code.id());
            own.push(finding.clone());
        }
    }
    (codes, github(&own, &outcome.sources, lang, "").replace("%25", "%").replace("%0A", "\n"))
}

/// Checks that each page, after its first two lines of data, has one finding that says the text to type, and that typing
/// it in the place of what is wrong leaves none.
#[track_caller]
fn expect(lang: Lang, cases: &[(&str, &str, &str, &str)]) {
    let pages: Vec<&str> = cases.iter().map(|(page, ..)| *page).collect();
    let outcome = site(lang, &pages).check();
    for (number, (page, code, _, typed)) in cases.iter().enumerate() {
        let (codes, words) = said(&outcome, number, lang);
        assert_eq!(codes, [*code], "{page}\n{words}");
        assert!(words.contains(&format!("`{typed}`")), "{page}\n{typed}\n{words}");
    }
    let mended: Vec<String> = cases.iter().map(|(page, _, wrong, typed)| page.replacen(wrong, typed, 1)).collect();
    let outcome = site(lang, &mended.iter().map(String::as_str).collect::<Vec<_>>()).check();
    for (number, page) in mended.iter().enumerate() {
        let (codes, words) = said(&outcome, number, lang);
        assert!(codes.iter().all(|code| *code == "window-without-year"), "{page}\n{words}");
    }
}

#[test]
fn a_comma_in_braces_is_told_with_what_to_type() {
    expect(
        Lang::ES,
        &[
            ("ayuda: {exigida: sí, porcentaje: 48,31}", "wrong-type", "48,31", "48.31"),
            ("ayuda: {monto: EUR 50,000.00, nota: x}", "wrong-type", "EUR 50,000.00", "EUR 50000"),
            (
                "ayuda: {exigida: sí, nota: Herramientas, semillas y abono}",
                "yaml-syntax",
                "nota: Herramientas, semillas y abono",
                "nota: \"Herramientas, semillas y abono\"",
            ),
            ("sitio: {lat: 4,71, lon: -74,07}", "wrong-type", "{lat: 4,71, lon: -74,07}", "{lat: 4.71, lon: -74.07}"),
            ("sitio: 4,71, -74,07", "wrong-type", "4,71, -74,07", "{lat: 4.71, lon: -74.07}"),
            ("sitio: [4.71, -74.07]", "not-a-list", "[4.71, -74.07]", "{lat: 4.71, lon: -74.07}"),
            ("sitio: 4°42'36\" N, 74°04'12\" O", "wrong-type", "4°42'36\" N, 74°04'12\" O", "{lat: 4.71, lon: -74.07}"),
        ],
    );
    expect(
        Lang::PT,
        &[
            ("ajuda: {exigida: sim, porcentagem: 48,31}", "wrong-type", "48,31", "48.31"),
            (
                "sítio: {lat: -22,71, lon: -45,07}",
                "wrong-type",
                "{lat: -22,71, lon: -45,07}",
                "{lat: -22.71, lon: -45.07}",
            ),
            ("sítio: 22°42'36\"S 45°4'12\"O", "wrong-type", "22°42'36\"S 45°4'12\"O", "{lat: -22.71, lon: -45.07}"),
            (
                "contas: [{nome: Hortas, escolas e casas, valor: 12, unidade: hortas, ano: 2026}]",
                "yaml-syntax",
                "nome: Hortas, escolas e casas",
                "nome: \"Hortas, escolas e casas\"",
            ),
        ],
    );
    expect(Lang::EN, &[("spot: 4.71 N, 74.07 W", "wrong-type", "4.71 N, 74.07 W", "{lat: 4.71, lon: -74.07}")]);
}

#[test]
fn the_word_for_and_lists_values() {
    expect(
        Lang::ES,
        &[
            ("temas: Salud y Turismo", "unknown-term", "Salud y Turismo", "[Salud, Turismo]"),
            (
                "temas: Salud, Turismo y Agua y saneamiento",
                "unknown-term",
                "Salud, Turismo y Agua y saneamiento",
                "[Salud, Turismo, Agua y saneamiento]",
            ),
            ("ods: 4 y 11", "sdg-out-of-range", "4 y 11", "[4, 11]"),
            ("ods: ODS 4, ODS 11 y 16.1", "sdg-out-of-range", "ODS 4, ODS 11 y 16.1", "[4, 11, 16.1]"),
        ],
    );
    expect(Lang::PT, &[("temas: Saúde e Turismo", "unknown-term", "Saúde e Turismo", "[Saúde, Turismo]")]);
    expect(Lang::EN, &[("themes: Health and Tourism", "unknown-term", "Health and Tourism", "[Health, Tourism]")]);
    let page = "relacionados: la-paz y cebras";
    expect(Lang::ES, &[(page, "dangling-reference", "la-paz y cebras", "[la-paz, cebras]")]);
    // Where one value fits, it is not called a slip of the pen.
    let outcome = site(Lang::ES, &["país: Colombia y Ecuador"]).check();
    let (codes, words) = said(&outcome, 0, Lang::ES);
    assert!(codes == ["unknown-term"] && !words.contains("quiso decir") && words.contains("Colombia"), "{words}");
}

#[test]
fn a_section_is_known_by_what_looks_like_its_heading() {
    let code = "incomplete-text";
    expect(
        Lang::ES,
        &[
            ("idioma: es\n\n## Leciones aprendidas\n\nUna.", code, "## Leciones aprendidas", "## Lecciones aprendidas"),
            (
                "idioma: es\n\n**Lecciones aprendidas**\n\nUna.",
                code,
                "**Lecciones aprendidas**",
                "## Lecciones aprendidas",
            ),
            (
                "idioma: es\n\n__Lecciones aprendidas:__\n\nUna.",
                code,
                "__Lecciones aprendidas:__",
                "## Lecciones aprendidas",
            ),
            (
                "idioma: es\n\n### Lecciones aprendidas\n\nUna.",
                code,
                "### Lecciones aprendidas",
                "## Lecciones aprendidas",
            ),
            ("idioma: es\n\nLecciones aprendidas\n\nUna.", code, "Lecciones aprendidas", "## Lecciones aprendidas"),
        ],
    );
    let bold = ("idioma: pt\n\n**Lições aprendidas:**\n\nUma.", code, "**Lições aprendidas:**", "## Lições aprendidas");
    expect(Lang::PT, &[bold]);
    let near = ("idioma: en\n\n## Lesons learned\n\nOne.", code, "## Lesons learned", "## Lessons learned");
    expect(Lang::EN, &[near]);
    let silent = site(
        Lang::ES,
        &["idioma: es\n\nSegún las\nLecciones aprendidas\n", "idioma: es\n\n```\n**Lecciones aprendidas**\n```\n"],
    );
    assert!(silent.check().report.findings().is_empty(), "{}", report(&silent.check(), Lang::ES));
}

#[test]
fn what_follows_from_a_mistake_is_not_told() {
    let file = |path: &str, text: &str| SiteTest::from("minimal").file(path, text).check();
    let page = "---\ntítulo: Uno\nresumen: Dos.\nrelacionados: [agua]\n---\n[Agua](../practicas/agua.md)\n";
    let record = "---\ntítulo: Agua\nresumen: Dos.\n---\nTexto.\n";
    assert_eq!(codes(&file("content/paginas/a.md", "---\ntitulos: Uno\nresumen: Dos.\n---\n")), ["unknown-field"]);
    for (path, code) in [
        ("content/practica/agua.md", "unknown-kind"),
        ("content/agua.md", "record-outside-folder"),
        ("content/practicas/agua.txt", "unread-file"),
        ("content/practicas/agua.md.docx", "unread-file"),
    ] {
        let site = SiteTest::from("minimal").file("content/paginas/a.md", page).file(path, record);
        assert_eq!(codes(&site.check()), [code], "{path}: {}", report(&site.check(), Lang::ES));
    }
    // A document that is linked is no record.
    let linked = page.replace("[Agua](../practicas/agua.md)", "[Agua](../practicas/agua.docx)");
    let site = SiteTest::from("minimal").file("content/paginas/a.md", linked).file("content/practicas/agua.docx", "PK");
    assert_eq!(codes(&site.check()), ["dangling-reference"]);
}

#[test]
fn the_parts_of_one_value_are_told_as_one() {
    let three = "cuentas:\n  - nombre: Huertos\n  - valor: 12\n  - unidad: huertos, escuelas\n  - año: 2026";
    let typed = "- {nombre: Huertos, valor: 12, unidad: \"huertos, escuelas\", año: 2026}";
    expect(Lang::ES, &[(three, "wrong-type", &three["cuentas:\n  ".len()..], typed)]);
    let two = "contas:\n  - nome: Hortas\n  - valor: 12";
    let outcome = site(Lang::PT, &[two, "fontes:\n  - obra: Livro\n  - obra: Plano"]).check();
    let (codes, words) = said(&outcome, 0, Lang::PT);
    assert!(codes == ["wrong-type"] && words.contains("um só traço"), "{words}");
    assert!(said(&outcome, 1, Lang::PT).0.is_empty());
}

#[test]
fn an_image_without_words_is_told_once_with_its_own_file() {
    expect(
        Lang::ES,
        &[
            (
                "idioma: es\n\n![](foto.png)",
                "image-without-alt",
                "![](foto.png)",
                "![qué se ve](foto.png \"de quién es\")",
            ),
            (
                "idioma: es\n\n![](foto.png \"Ana\")",
                "image-without-alt",
                "![](foto.png \"Ana\")",
                "![qué se ve](foto.png \"Ana\")",
            ),
            (
                "idioma: es\n\n![Una cebra](foto.png)",
                "image-without-credit",
                "![Una cebra](foto.png)",
                "![Una cebra](foto.png \"de quién es\")",
            ),
        ],
    );
    let typed = "![o que se vê](foto.png \"de quem é\")";
    expect(Lang::PT, &[("idioma: pt\n\n![](foto.png)", "image-without-alt", "![](foto.png)", typed)]);
    let typed = "![what it shows](foto.png \"whose it is\")";
    expect(Lang::EN, &[("idioma: en\n\n![](foto.png)", "image-without-alt", "![](foto.png)", typed)]);
}

#[test]
fn an_item_without_a_space_after_its_dash_is_told() {
    let indented = "otros nombres:\n  -Carta de la alcaldía.\n  -Copia del plan.";
    let flush = "otros nombres:\n-Carta de la alcaldía.\n-Copia del plan.";
    let one = "otros nombres:\n  -Carta de la alcaldía.";
    let sign = "otros nombres:\n  • Carta de la alcaldía.\n  • Copia del plan.";
    let pages = [indented, flush, one, sign, "otros nombres:\n  - Uno\n    -dos o tres", "otros nombres: -Uno"];
    let outcome = site(Lang::ES, &pages).check();
    for number in 0..4 {
        let (codes, words) = said(&outcome, number, Lang::ES);
        assert!(codes == ["yaml-syntax"] && words.contains("`- Carta de la alcaldía.`"), "{words}");
    }
    assert!((4..6).all(|number| said(&outcome, number, Lang::ES).0.is_empty()), "{}", report(&outcome, Lang::ES));
    let outcome = site(Lang::PT, &["outros nomes:\n-Carta da prefeitura.\n-Cópia do plano."]).check();
    let (codes, words) = said(&outcome, 0, Lang::PT);
    assert!(codes == ["yaml-syntax"] && words.contains("`- Carta da prefeitura.`"), "{words}");
    assert!(!words.contains("YAML"), "{words}");
}

#[test]
fn a_missing_comma_between_data_is_told() {
    let wrong = "{nome: Escolas com horta, valor: 12 unidade: escolas, ano: 2026}";
    let typed = "contas: {nome: Escolas com horta, valor: 12, unidade: escolas, ano: 2026}";
    let page = format!("contas: {wrong}");
    expect(Lang::PT, &[(&page, "yaml-syntax", &page, typed)]);
    let page = "cuentas: [{nombre: \"A: B\" valor: 5 unidad: casas, año: 2026}]";
    let outcome = site(Lang::ES, &["fuentes:\n  - {obra: \"Plan: parte\" año: 2026}", page]).check();
    let (codes, words) = said(&outcome, 0, Lang::ES);
    assert!(codes == ["yaml-syntax"] && words.contains("`- {obra: \"Plan: parte\", año: 2026}`"), "{words}");
    assert_eq!(said(&outcome, 1, Lang::ES).0, ["yaml-syntax"]);
}

#[test]
fn what_can_be_worked_out_is_proposed() {
    let wrong = "wrong-type";
    expect(
        Lang::ES,
        &[
            ("plazo: hasta fines de marzo de 2027", wrong, "hasta fines de marzo de 2027", "{cierra: 2027-03}"),
            ("plazo: hasta fin de marzo", wrong, "hasta fin de marzo", "{cierra: 03}"),
            ("plazo: {cierra: fin de marzo}", wrong, "fin de marzo", "03"),
            ("plazo: {cierra: fin de marzo de 2027}", wrong, "fin de marzo de 2027", "2027-03"),
            ("plazo: {cierra: 28/05}", wrong, "28/05", "05-28"),
            ("plazo: flujo continuo", wrong, "flujo continuo", "permanente"),
            (
                "plazo: {abre: 2027-05-28, cierra: 2027-05-10}",
                "reversed-dates",
                "{abre: 2027-05-28, cierra: 2027-05-10}",
                "{abre: 2027-05-10, cierra: 2027-05-28}",
            ),
            ("fuentes: Plan municipal", wrong, "Plan municipal", "{obra: Plan municipal}"),
            ("fuentes:\n  - \"Plan: parte\"", wrong, "\"Plan: parte\"", "{obra: \"Plan: parte\"}"),
            ("tamaño: más de 5.000", wrong, "más de 5.000", "\">5000\""),
            ("día: 2027-06-31", "no-such-date", "2027-06-31", "2027-06-30"),
            ("día: 2027-13-05", "no-such-date", "2027-13-05", "2027-05-13"),
        ],
    );
    expect(
        Lang::PT,
        &[
            ("prazo: até o fim de março de 2027", wrong, "até o fim de março de 2027", "{encerra: 2027-03}"),
            ("prazo: até o fim de março", wrong, "até o fim de março", "{encerra: 03}"),
            ("prazo: fluxo contínuo", wrong, "fluxo contínuo", "permanente"),
            ("fontes: Plano municipal", wrong, "Plano municipal", "{obra: Plano municipal}"),
        ],
    );
    expect(
        Lang::EN,
        &[("call: until the end of March 2027", wrong, "until the end of March 2027", "{closes: 2027-03}")],
    );
    let pages =
        ["fotos:\n  - foto.png", "día: 15 y 16 de septiembre de 2026", "día: sin datos", "día: 2027\nDía: 2028"];
    let outcome = site(Lang::ES, &pages).check();
    for (number, words) in [
        "`{archivo: foto.png, alternativa: qué se ve, crédito: de quién es}`",
        "2026-09-15, 2026-09-16",
        "orre el dato",
        "eje una sola",
    ]
    .iter()
    .enumerate()
    {
        let (codes, said) = said(&outcome, number, Lang::ES);
        assert!(codes.len() == 1 && said.contains(words), "{said}");
    }
    let outcome = site(Lang::PT, &["dia: a definir", "prazo: n/d", "tamanho: \"-\""]).check();
    for number in 0..3 {
        let (codes, words) = said(&outcome, number, Lang::PT);
        assert!(codes == [wrong] && words.contains("pague o dado"), "{words}");
    }
}

#[test]
fn a_heading_and_a_tag_are_told_apart() {
    let told = |lang, text: &str| said(&site(lang, &[&format!("language: es\n\n{text}")]).check(), 0, lang).1;
    let words = told(Lang::ES, "##Dificultades\n\nUna.");
    assert!(words.contains("`## Dificultades`") && !words.contains("etiqueta"), "{words}");
    let words = told(
        Lang::PT,
        "#ÁguaParaTodos A fundação apoia os municípios que cuidam de seus rios e de suas águas, e as suas escolas.",
    );
    assert!(words.contains("e é uma hashtag, escreva `\\#ÁguaParaTodos`") && !words.contains("`## "), "{words}");
    let words = told(Lang::EN, "#Costs");
    assert!(words.contains("`\\#Costs`") && words.contains("`## Costs`"), "{words}");
}

#[test]
fn a_link_that_names_a_record_is_told_its_file() {
    for written in ["ciudades/la-paz", "la-paz", "ciudades/la-paz.html", "cidades/la-paz"] {
        let outcome = site(Lang::ES, &[&format!("idioma: es\n\n[La Paz]({written})")]).check();
        let (codes, words) = said(&outcome, 0, Lang::ES);
        assert!(codes.len() == 1 && words.contains("`../ciudades/la-paz.md`"), "{written}: {words}");
    }
}

/// What a catalogue of a city, in which one file is as given, is told in its language.
fn told(path: &str, text: &str, lang: Lang) -> (Vec<&'static str>, String) {
    let site = SiteTest::from("minimal").file(path, text);
    let outcome = site.check();
    (codes(&outcome), report(&outcome, lang).replace("\n           ", ""))
}

#[test]
fn languages_of_a_catalogue_by_name_are_told_once() {
    let page = "---\ntítulo: Acerca\nresumo: Uma página.\n---\nTexto.\n";
    for (written, typed) in [
        ("[español, portugués, inglés]", "[es, pt, en]"),
        ("[português, espanhol]", "[pt, es]"),
        ("Spanish and Portuguese", "[es, pt]"),
        ("[es, pt-BR]", "[es, pt]"),
        ("[ES, PT]", "[es, pt]"),
    ] {
        let site =
            SiteTest::from("minimal").file("content/catalogue.yaml", format!("título: Uno\nidiomas: {written}\n"));
        let site =
            site.file("content/paginas/a.md", page).file("content/paginas/a.pt.md", page.replace("resumo", "resumen"));
        let site = if written.starts_with("[português") { site.file("content/paginas/a.pt.md", "") } else { site };
        let outcome = site.check();
        let words = report(&outcome, Lang::ES);
        assert!(codes(&outcome).contains(&"config-wrong-value") && words.contains(&format!("`{typed}`")), "{words}");
        assert!(!codes(&outcome).contains(&"unknown-language"), "{words}");
    }
    // What is no YAML is told alone, in the language of the catalogue.
    for text in ["título: A: B\nidiomas: [pt, es]\n", "título: A: B\nidiomas:\n  - português\n  - es\n"] {
        let site = SiteTest::from("minimal").file("content/catalogue.yaml", text);
        let site = site.file("content/paginas/a.md", page).file("content/paginas/a.es.md", page);
        assert_eq!(codes(&site.check()), ["yaml-syntax"], "{}", report(&site.check(), Lang::PT));
        assert_eq!(cebra::content::language(site.root()), Some(Lang::PT));
    }
}

#[test]
fn settings_are_told_in_the_language_of_the_catalogue() {
    let catalogue = "content/catalogue.yaml";
    let (codes, words) = told(catalogue, "título: Uno\nidiomas: [pt]\nzzz: x\n", Lang::PT);
    assert!(
        codes == ["config-unknown-key"] && words.contains("descrição") && !words.contains("description"),
        "{words}"
    );
    let (codes, words) = told(catalogue, "título: Uno\nidiomas: [pt]\ndestaques: [praticas/zebra]\n", Lang::PT);
    assert!(codes == ["config-wrong-value"] && words.contains("`destaques`"), "{words}");
    let (codes, words) = told(catalogue, "título: Uno\ndestacadas: [practicas/huertos]\n", Lang::ES);
    assert!(codes == ["config-wrong-value"] && words.contains("puede ser: practicas/cebras"), "{words}");
    let (codes, words) = told(catalogue, "título: Uno\nmenú: [noticias]\n", Lang::ES);
    assert!(codes == ["config-wrong-value"] && words.contains("puede ser: practicas, ciudades"), "{words}");
    let (codes, words) = told(catalogue, "título: Uno\nidiomas: [pt]\nlogo: brasao.png\n", Lang::PT);
    assert!(codes == ["config-wrong-value"] && words.contains("{arquivo: brasao.png, alternativa: …}"), "{words}");
    let licence = "título: Uno\nlicencia: {nombre: CC, enlace: https://example.org/cc}\n";
    assert!(told(catalogue, licence, Lang::ES).0.is_empty());
}

#[test]
fn the_model_in_other_words_is_told_one_thing_at_a_time() {
    let field =
        |kind: &str| format!("kinds:\n  page:\n    fields:\n      cost: {{{kind}, label: {{pt: Custo anual}}}}\n");
    for (written, code, near) in [
        ("tipo: dinheiro", "model-unknown-key", "type"),
        ("type: dinheiro", "model-unknown-name", "money"),
        ("type: texto", "model-unknown-name", "text"),
        ("type: text, obrigatório: true", "model-unknown-key", "required"),
        ("type: zzz", "model-unknown-name", "text, markdown, date"),
    ] {
        let (codes, words) = told("content/model.yaml", &field(written), Lang::PT);
        assert!(codes == [code] && words.contains(near), "{written}: {words}");
    }
    let (codes, words) = told("content/model.yaml", &field("type: text").replace("label", "etiqueta"), Lang::PT);
    assert!(codes == ["model-unknown-key"] && words.contains("`label`"), "{words}");
}

#[test]
fn a_dollar_sign_is_that_of_many_currencies() {
    for (lang, page) in
        [(Lang::ES, "coste: $30.000,00"), (Lang::PT, "custo: {valor: 30, moeda: $}"), (Lang::EN, "cost: $ 30")]
    {
        let (codes, words) = said(&site(lang, &[page]).check(), 0, lang);
        assert!(codes.len() == 1 && words.contains("USD") && words.contains("COP") && words.contains("MXN"), "{words}");
    }
}

#[test]
fn a_number_with_its_unit_is_divided() {
    let wrong = "wrong-type";
    let page = |value: &str| format!("cuentas: [{{nombre: Vecinos, {value}, año: 2026}}]");
    let (many, thousands) = (page("valor: 48310 habitantes"), page("valor: 5 mil personas mayores"));
    expect(
        Lang::ES,
        &[
            (&many, wrong, "valor: 48310 habitantes", "valor: 48310, unidad: habitantes"),
            (&thousands, wrong, "valor: 5 mil personas mayores", "valor: 5000, unidad: personas mayores"),
        ],
    );
    let page = "contas: [{nome: Vizinhos, valor: 48.310 habitantes, ano: 2026}]";
    let (codes, words) = said(&site(Lang::PT, &[page]).check(), 0, Lang::PT);
    assert!(codes == [wrong] && words.contains("valor: 48310, unidade: habitantes"), "{words}");
}

#[test]
fn what_shares_a_word_or_can_be_made_is_proposed() {
    expect(Lang::ES, &[("temas: [Agua potable]", "unknown-term", "Agua potable", "Agua y saneamiento")]);
    expect(Lang::PT, &[("temas: [Água potável]", "unknown-term", "Água potável", "Água e saneamento")]);
    let far = [
        ("sitio: {lat: -74.07, lon: 104.71}", ""),
        ("sitio: {lat: 104.71, lon: -74.07}", "`{lat: -74.07, lon: 104.71}`"),
    ];
    let outcome = site(Lang::ES, &far.map(|(page, _)| page)).check();
    assert!(said(&outcome, 0, Lang::ES).0.is_empty());
    let (codes, words) = said(&outcome, 1, Lang::ES);
    assert!(codes == ["wrong-type"] && words.contains(far[1].1) && words.contains("de -90 a 90"), "{words}");
    let record = "---\ntítulo: Uno\nresumen: Dos.\nciudad: santa-ana-del-norte\n---\n";
    let (codes, words) = told("content/practicas/cebras.md", record, Lang::ES);
    assert!(
        codes.contains(&"dangling-reference") && words.contains("`content/ciudades/santa-ana-del-norte.md`"),
        "{words}"
    );
}

#[test]
fn html_is_told_in_markdown() {
    let told = |lang, text: &str| said(&site(lang, &[&format!("language: es\n\n{text}")]).check(), 0, lang).1;
    for (written, typed) in [
        ("Da <b>equipos</b> a todos.", "`**equipos**`"),
        ("Da <STRONG>equipos</STRONG> a todos.", "`**equipos**`"),
        ("Da <em>equipos</em> a todos.", "`*equipos*`"),
        ("En <a href=\"https://x.org/a\" target=_blank>el sitio</a>.", "`[el sitio](https://x.org/a)`"),
        ("Uno<br>dos.", "línea vacía"),
        ("Uno <span>dos</span>.", "se Markdown"),
    ] {
        let words = told(Lang::ES, written);
        assert!(words.contains("raw-html") && words.contains(typed), "{words}");
    }
    assert!(told(Lang::PT, "Um<br/>dois.").contains("deixe uma linha vazia"));
}

#[test]
fn a_comment_is_closed_with_its_own_words() {
    let pages = [
        "idioma: es\n\nUno. <!-- falta la `cifra`\n\nDos.",
        "otros nombres: Uno <!- pendiente",
        "idioma: es\n\nA <!--",
    ];
    let outcome = site(Lang::ES, &pages).check();
    for (number, line) in ["`<!-- falta la 'cifra -->`", "`<!-- pendiente -->`", "`<!-- … -->`"].iter().enumerate() {
        let (codes, words) = said(&outcome, number, Lang::ES);
        assert!(codes == ["comment-unclosed"] && words.contains(line), "{words}");
    }
}

#[test]
fn other_dashes_at_the_end_of_the_data_are_told() {
    for dashes in ["-----", "--", "———", "–––", "==="] {
        let text = format!("---\ntítulo: Acerca\nresumen: Una página.\n{dashes}\nTexto.\n");
        let (codes, words) = told("content/paginas/a.md", &text, Lang::ES);
        assert!(
            codes == ["front-matter-unclosed"] && words.contains("a.md:4:1") && words.contains("escriba `---`"),
            "{words}"
        );
    }
}
