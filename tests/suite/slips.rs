//! Slips of the pen and of the keyboard in the data of a record: what is said of them and what to type instead.

use crate::common::{SiteTest, report};
use cebra::diagnostic::{Report, github};
use cebra::pipeline::Outcome;
use cebra::text::Lang;
use std::time::{Duration, Instant};

/// A record for each text of front matter, all in one catalogue.
fn pages(fronts: &[String]) -> SiteTest {
    let site = SiteTest::from("minimal");
    for (number, front) in fronts.iter().enumerate() {
        site.write(&path(number), format!("---\n{front}\n---\nTexto.\n"));
    }
    site
}

fn path(number: usize) -> String {
    format!("content/paginas/p{number:03}.md")
}

/// The findings of a record: their codes, and all they say in Spanish.
fn said(outcome: &Outcome, number: usize) -> (Vec<&'static str>, String) {
    let (mut codes, mut own) = (Vec::new(), Report::default());
    for finding in outcome.report.findings() {
        if finding.span.is_some_and(|span| outcome.sources.name(span.file) == path(number)) {
            codes.push(finding.code.id());
            own.push(finding.clone());
        }
    }
    (codes, github(&own, &outcome.sources, Lang::ES, ""))
}

/// Checks what is said of each text: nothing, or one code and a hint with the text to type.
fn expect(cases: &[(&str, &str, &str)]) {
    let fronts: Vec<String> = cases.iter().map(|(front, _, _)| (*front).to_owned()).collect();
    let outcome = pages(&fronts).check();
    for (number, (front, code, typed)) in cases.iter().enumerate() {
        let (codes, words) = said(&outcome, number);
        let expected: Vec<&str> = if code.is_empty() { Vec::new() } else { vec![*code] };
        assert_eq!(codes, expected, "{front}\n{words}");
        let typed = typed.replace('%', "%25");
        assert!(typed.is_empty() || words.contains(&format!("`{typed}`")), "{front}\n{typed}\n{words}");
    }
}

/// A page with this line of data.
fn line(line: &str) -> String {
    format!("título: Uno\nresumen: Dos.\n{line}")
}

#[test]
fn text_cut_by_a_hash_sign_is_told_and_comments_are_not() {
    expect(&[
        ("título: Semana del agua #3\nresumen: Dos.", "text-cut", "título: \"Semana del agua #3\""),
        ("título: Uno\nresumen: Quedó en el puesto #1 de 20.", "text-cut", "resumen: \"Quedó en el puesto #1 de 20.\""),
        (&line("otros nombres:\n  - Semana #3"), "text-cut", "- \"Semana #3\""),
        (&line("fuentes:\n  - obra: Libro # 3"), "text-cut", "- obra: \"Libro # 3\""),
        ("título: Uno\nresumen: #AguaParaTodos", "text-cut", "resumen: \"#AguaParaTodos\""),
        ("título: #AguaParaTodos\nresumen: Dos.", "missing-field", "título: \"#AguaParaTodos\""),
        ("# Un comentario.\ntítulo: Uno\n  # Otro.\nresumen: Dos.", "", ""),
        ("título: \"Uno #3\" # un comentario\nresumen: 'Dos #4'   # otro", "", ""),
        ("título: Uno#3\nresumen: Dos.", "", ""),
        (&line("idioma: es # un dato"), "", ""),
        (&line("verificado: 2026-01-01 # un dato"), "", ""),
        (&line("temas: # todavía nada"), "", ""),
        (&line("fuentes:   # de la ficha\n  - {obra: Libro}   # de aquí"), "", ""),
    ]);
}

#[test]
fn invisible_characters_and_look_alikes_are_read_as_what_they_look_like() {
    let (nbsp, narrow) = ("\u{a0}", "\u{202f}");
    let cases: Vec<String> = [
        format!("título:{nbsp}Uno\nresumen:{narrow}Dos."),
        format!("{nbsp}título: Uno\n{narrow}resumen: Dos."),
        line(&format!("fuentes:\n{nbsp}{nbsp}-{nbsp}{{obra:{nbsp}Libro,{nbsp}año:{nbsp}2020}}")),
        line(&format!("temas: [Agua{nbsp}y{nbsp}saneamiento,{nbsp}Salud]")),
        line("verificado: 2026\u{2011}01\u{2010}01"),
        line("verificado: 2026-01-01\u{200e}"),
        line("verificado:\u{200b} “2026-01-01”"),
        line("verificado: «\u{a0}2026-01-01\u{a0}»"),
        line("temas: [“Salud”, «Turismo»]"),
        line("i\u{ad}dioma\u{200b}: e\u{feff}s"),
        line("fuentes:\n  - {obra: Libro, enlace: https://example.org/a\u{200b}}"),
        line("ods: [\u{a0}16\u{a0}, 11\u{200b}.2]"),
        line("relacionados: [la\u{2011}paz]"),
        "título: \u{feff}Uno\u{ad}\nresumen: Dos.".replace('\n', "\r\n"),
    ]
    .into();
    expect(&cases.iter().map(|front| (front.as_str(), "", "")).collect::<Vec<_>>());
    let site = pages(&["título: A\u{ad}gua\u{200b}\u{a0}limpia\nresumen: 100\u{a0}%.".to_owned()]);
    site.built();
    assert!(site.page("paginas/p000.html").contains("<h1>Agua limpia</h1>"));
}

#[test]
fn a_line_that_yaml_refuses_is_told_with_the_line_to_type() {
    let own: Vec<(String, String)> = [
        ("Cebras: educadores", "\"Cebras: educadores\""),
        ("\"Agua segura\" en El Alto", "'\"Agua segura\" en El Alto'"),
        ("'L'Hospitalet'", "\"L'Hospitalet\""),
        ("\"Dijo \"hola\" a todos\"", "'Dijo \"hola\" a todos'"),
        ("“Agua: vida”", "\"Agua: vida\""),
        ("[Nuevo] Agua", "\"[Nuevo] Agua\""),
        ("{Nuevo} Agua", "\"{Nuevo} Agua\""),
        ("*Agua*", "\"*Agua*\""),
        ("!Agua", "\"!Agua\""),
        ("% de agua", "\"% de agua\""),
        ("@agua", "\"@agua\""),
        ("`agua`", "\"`agua`\""),
        ("- Agua", "\"- Agua\""),
        ("> Agua", "\"> Agua\""),
        ("| Agua", "\"| Agua\""),
        ("? Agua", "\"? Agua\""),
        ("Agua:", "\"Agua:\""),
        ("\"C:\\datos\\q\"", "'C:\\datos\\q'"),
        ("\"Agua", "\"Agua\""),
        ("'Agua", "'Agua'"),
        ("{Agua", "\"{Agua\""),
    ]
    .iter()
    .map(|(value, typed)| (format!("título: {value}\nresumen: Dos."), format!("título: {typed}")))
    .collect();
    let more = [
        ("título:Agua\nresumen: Dos.", "título: Agua"),
        ("título = Agua\nresumen: Dos.", "título: Agua"),
        ("título Agua\nresumen: Dos.", "título: Agua"),
        ("título: Uno\ntemas: [Salud, Turismo\nresumen: Dos.", "temas: [Salud, Turismo]"),
        ("título: Uno\notros nombres: [Agua #1, Agua #2]\nresumen: Dos.", "otros nombres: [\"Agua #1\", \"Agua #2\"]"),
        (
            "título: Uno\nfuentes:\n  - {obra: Libro: parte, año: 2020}\nresumen: Dos.",
            "- {obra: \"Libro: parte\", año: 2020}",
        ),
        ("título: Uno\nfuentes:\n  - \"Libro\" azul\nresumen: Dos.", "- '\"Libro\" azul'"),
    ];
    let mut cases: Vec<(&str, &str, &str)> =
        own.iter().map(|(front, typed)| (front.as_str(), "yaml-syntax", typed.as_str())).collect();
    cases.extend(more.map(|(front, typed)| (front, "yaml-syntax", typed)));
    cases.push(("título: &Agua\nresumen: Dos.", "yaml-limit", "título: \"&Agua\""));
    for front in
        ["título: Uno\n\tresumen: Dos.", "título: Uno\ntemas:\n\t- Salud", "título: Uno\ntemas:\n- Salud\n - Turismo"]
    {
        cases.push((front, "yaml-syntax", ""));
    }
    cases.push(("título: ! Agua\nresumen: Dos.", "", ""));
    cases.push(("título: {Nuevo}\nresumen: Dos.", "wrong-type", "\"Nuevo\""));
    expect(&cases);
    // What is opened and not closed is told where it opens.
    let site = pages(&["título: \"Agua\nresumen: Dos.\nidioma: es".to_owned()]);
    let outcome = site.check();
    assert!(report(&outcome, Lang::EN).contains("p000.md:2:9"));
}

#[test]
fn markup_in_a_line_is_told() {
    expect(&[
        ("título: Agua &amp; vida\nresumen: Dos.", "raw-html", "Agua & vida"),
        ("título: Uno\nresumen: Un <b>plan</b> de agua.", "raw-html", "Un plan de agua."),
        ("título: Uno\nresumen: \"**Agua** y [más](https://example.org)\"", "unread-markdown", "Agua y más"),
        (&line("fuentes: [{obra: Un_libro_azul & 5 < 6}]"), "", ""),
        (
            &line("fuentes: [{obra: L, enlace: \"https://example.org/?a=1&amp;b=2\"}]"),
            "raw-html",
            "https://example.org/?a=1&b=2",
        ),
        (&line("fuentes: [{obra: L, enlace: www.example.org}]"), "wrong-type", "https://www.example.org"),
        (&line("fuentes: [{obra: L, enlace: <https://example.org>}]"), "wrong-type", "https://example.org"),
        (&line("fuentes: [{obra: L, enlace: \"[L](https://example.org)\"}]"), "wrong-type", "https://example.org"),
    ]);
}

#[test]
fn an_empty_text_is_no_value() {
    expect(&[
        ("título: Uno\nresumen: ''\nidioma: \"\"\ntemas: ['', \" \"]\nods: ''\nverificado: ''\nfuentes: ''", "", ""),
        (&line("fuentes: [{obra: '', año: ''}]\nrelacionados: ['']\npaís: \" \""), "", ""),
        ("título: ''\nresumen: Dos.", "missing-field", ""),
        ("título: \" \"\nresumen: Dos.", "missing-field", ""),
        (&line("fuentes: [{obra: '', año: 2020}]"), "incomplete-record", "obra:"),
    ]);
}

#[test]
fn lists_of_one_and_values_said_twice() {
    expect(&[
        ("título: [Uno]\nresumen: [[Dos.]]\nidioma: [es]\npaís: [Bolivia]\nverificado: [2026-01-01]", "", ""),
        (&line("temas: Salud\nods: 16\nrelacionados: la-paz\notros nombres: Otro"), "", ""),
        (&line("país: [Bolivia, Ecuador]"), "not-a-list", ""),
        ("título: [Uno, dos]\nresumen: Dos.", "not-a-list", "\"Uno, dos\""),
        (&line("temas: [Salud, Turismo, salud, SALUD]"), "repeated-value", ""),
        (&line("otros nombres: [Otro, Otro]"), "repeated-value", ""),
        (&line("relacionados: [la-paz, La Paz]"), "repeated-value", ""),
        (&line("ods: [16, 16.1, 11]"), "", ""),
        (&line("temas: Salud, Turismo"), "unknown-term", "[Salud, Turismo]"),
        (&line("ods: 16, 11"), "sdg-out-of-range", "[16, 11]"),
    ]);
    let outcome = pages(&[line("país: [Bolivia, Ecuador]")]).check();
    assert!(report(&outcome, Lang::ES).contains("escriba uno solo, sin corchetes: `Bolivia`, `Ecuador`"));
}

#[test]
fn suggestions_are_in_the_language_of_the_message_and_by_words_first() {
    expect(&[
        (&line("temas: [Saneamiento]"), "unknown-term", "Agua y saneamiento"),
        (&line("temas: [Ambiente]"), "unknown-term", "Medio ambiente"),
        (&line("temas: [Educativo]"), "unknown-term", "Educación"),
        (&line("temas: [Culturas]"), "unknown-term", "Cultura"),
        (&line("temas: [Educasion]"), "unknown-term", "Educación"),
        (&line("país: BOL"), "", ""),
        (&line("país: Bolibia"), "unknown-term", "Bolivia"),
        (&line("país: América Latina"), "unknown-term", "cebra explain country"),
        (&line("tema: Salud\nidiona: es"), "unknown-field", "idioma del original"),
        (&line("subtitle: Tres"), "unknown-field", ""),
    ]);
    let outcome = pages(&[line("temas: [Saneamiento]"), line("país: América Latina")]).check();
    assert!(report(&outcome, Lang::PT).contains("quis dizer `Água e saneamento`?"));
    let words = report(&outcome, Lang::EN);
    assert!(
        words.contains("did you mean `Water and sanitation`?") && !words.contains("did you mean `American"),
        "{words}"
    );
    // A list of choices is shown whole.
    let outcome = pages(&[line("temas: [Zapatos]")]).check();
    let words = report(&outcome, Lang::ES);
    assert!(words.contains("Agricultura") && words.contains("Otro tema"), "{words}");
}

#[test]
fn keys_of_other_generators_lead_to_the_status() {
    expect(&[
        (&line("draft: true"), "unknown-field", "estado de publicación: borrador"),
        (&line("published: false"), "unknown-field", "estado de publicación: borrador"),
        (&line("Draft: no"), "unknown-field", "estado de publicación: borrador"),
        (&line("published: quizá"), "unknown-field", ""),
        (&line("estado de publicación: publicada"), "", ""),
    ]);
    let outcome = pages(&[line("published: true")]).check();
    assert!(report(&outcome, Lang::ES).contains("quite esta línea"));
}

/// A model with a field of every type that people write in their own ways.
const MODEL: &str = "kinds:
  page:
    fields:
      day: {type: date, label: {es: Día, pt: Dia, en: Day}}
      span: {type: period, label: {es: Periodo, pt: Período, en: Span}}
      call: {type: window, label: {es: Plazo, pt: Prazo, en: Call}}
      size: {type: number, label: {es: Tamaño, pt: Tamanho, en: Size}}
      share: {type: number, unit: \"%\", label: {es: Parte, pt: Parte, en: Share}}
      cost: {type: money, label: {es: Coste, pt: Custo, en: Cost}}
";

/// Values as people write them in Spanish, with what is proposed.
const WRITTEN: [(&str, &str, &str); 46] = [
    ("day", "12/05/2027", "2027-05-12"),
    ("day", "12 de mayo de 2027", "2027-05-12"),
    ("day", "12 mai 2027", "2027-05-12"),
    ("day", "\"May 12, 2027\"", "2027-05-12"),
    ("day", "12.5.27", "2027-05-12"),
    ("day", "mayo 2027", "2027-05"),
    ("day", "2027-5-2", "2027-05-02"),
    ("day", "2027-05-12T10:00:00", "2027-05-12"),
    ("span", "2016-2020", "2016/2020"),
    ("span", "de 2016 a 2020", "2016/2020"),
    ("span", "desde 2016", "{desde: 2016}"),
    ("span", "enero-marzo de 2020", "2020-01/2020-03"),
    ("call", "del 1 al 15 de marzo de 2027", "{abre: 2027-03-01, cierra: 2027-03-15}"),
    ("call", "de 1º a 15 de março de 2027", "{abre: 2027-03-01, cierra: 2027-03-15}"),
    ("call", "1-15/03/2027", "{abre: 2027-03-01, cierra: 2027-03-15}"),
    ("call", "hasta el 30 de junio de 2027", "{cierra: 2027-06-30}"),
    ("call", "30/06/2027", "{cierra: 2027-06-30}"),
    ("call", "del 1 al 15 de marzo de cada año", "{abre: 03-01, cierra: 03-15, cada: año}"),
    ("call", "marzo", "{mes: 3}"),
    ("call", "marzo de 2027", "{mes: 3, año: 2027}"),
    ("call", "abierta todo el año", "permanente"),
    ("share", "48,31 %", "48.31"),
    ("share", "48.31%", "48.31"),
    ("share", "30,28 por ciento", "30.28"),
    ("size", "1.234.567", "1234567"),
    ("size", "5 000", "5000"),
    ("size", "más de 5 mil", "\">5000\""),
    ("cost", "US$300.000,00", "USD 300000"),
    ("cost", "€ 7.500.000", "EUR 7500000"),
    ("cost", "R$ 480.000", "BRL 480000"),
    ("cost", "US$ 1.5 millones", "USD 1500000"),
    ("cost", "2 mil millones de dólares", "USD 2000000000"),
    ("cost", "Bs 1.200", "BOB 1200"),
    ("cost", "EUR 1'000.000", "EUR 1000000"),
    ("cost", "100 mil euros", "EUR 100000"),
    ("cost", "hasta USD 50000", "USD ≤50000"),
    ("cost", "£500", "GBP 500"),
    ("cost", "300 000 €", "EUR 300000"),
    ("cost", "USD 300,000.50", "USD 300000.5"),
    ("cost", "1.500 bolivianos", "BOB 1500"),
    ("size", "3,5", "3.5"),
    ("size", "aprox. 300", "≈300"),
    ("call", "{mes: mayo}", "5"),
    ("call", "{cierra: 1 de marzo, cada: año}", "03-01"),
    ("cost", "{monto: 5000, moneda: euros}", "EUR"),
    ("cost", "MXN $5,000.00", "MXN 5000"),
];

#[test]
fn what_is_written_as_people_do_is_proposed_as_it_is_typed_and_that_is_accepted() {
    let fronts = |value: fn(&(&'static str, &'static str, &'static str)) -> String| -> Vec<String> {
        WRITTEN.iter().map(|case| line(&format!("{}: {}", case.0, value(case)))).collect()
    };
    let outcome = pages(&fronts(|case| case.1.to_owned())).file("content/model.yaml", MODEL).check();
    for (number, (_, written, typed)) in WRITTEN.iter().enumerate() {
        let (codes, words) = said(&outcome, number);
        assert_eq!(codes.len(), 1, "{written}: {words}");
        assert!(words.contains(&format!("Escriba `{typed}`")), "{written}: {words}");
    }
    // What is proposed for a part of a value is put in its place.
    let in_place = |(_, written, typed): &(&str, &'static str, &str)| match written.strip_prefix('{') {
        Some(_) if written.contains("mes") => format!("{{mes: {typed}}}"),
        Some(_) if written.contains("cierra") => format!("{{cierra: {typed}, cada: año}}"),
        Some(_) => format!("{{monto: 5000, moneda: {typed}}}"),
        None => (*typed).to_owned(),
    };
    let outcome = pages(&fronts(in_place)).file("content/model.yaml", MODEL).check();
    for (number, (_, _, typed)) in WRITTEN.iter().enumerate() {
        // That a window has no year is advice.
        let codes = said(&outcome, number).0;
        assert!(codes.iter().all(|code| *code == "window-without-year"), "{typed}: {codes:?}");
    }
}

#[test]
fn what_is_ambiguous_is_told_with_all_readings() {
    let fronts = [line("idioma: en\nday: 03/04/2027"), line("size: 1.234"), line("idioma: pt\nday: 03/04/2027")];
    let outcome = pages(&fronts).file("content/model.yaml", MODEL).check();
    let words: Vec<String> = (0..3).map(|number| said(&outcome, number).1).collect();
    assert!(words[0].contains("más de una manera") && words[0].contains("2027-03-04, 2027-04-03"), "{}", words[0]);
    assert!(words[1].contains("ambiguous-number") && words[1].contains("1.2340, 1234"), "{}", words[1]);
    assert!(words[2].contains("Escriba `2027-04-03`"), "{}", words[2]);
}

/// A record with so many terms that do not exist.
fn many_unknown(count: usize) -> SiteTest {
    let terms: Vec<String> = (0..count).map(|number| format!("Tema inventado {number}")).collect();
    pages(&[line(&format!("temas: [{}]", terms.join(", ")))])
}

#[test]
fn a_report_tells_twenty_of_a_kind_and_counts_the_rest() {
    let outcome = many_unknown(300).check();
    assert_eq!(outcome.report.findings().len(), Report::MOST);
    assert_eq!(outcome.report.count(cebra::diagnostic::Severity::Error), 300);
    let words = report(&outcome, Lang::ES);
    assert!(words.contains("error[unknown-term]: y 280 más de la misma clase en content/paginas/p000.md"), "{words}");
    let annotations = github(&outcome.report, &outcome.sources, Lang::EN, "");
    assert_eq!(annotations.matches("::error ").count(), 10);
    assert!(annotations.contains("error[unknown-term]: and 280 more of the same kind in content/paginas/p000.md\n"));
    let json = cebra::diagnostic::json(&outcome.report, &outcome.sources, Lang::PT);
    assert_eq!(json["findings"].as_array().unwrap().len(), Report::MOST);
    assert_eq!(json["more"][0]["count"], 280);
    assert_eq!(json["summary"]["errors"], 300);
}

#[test]
fn many_faults_take_time_in_proportion() {
    let time = |count: usize| -> Duration {
        let site = many_unknown(count);
        (0..3)
            .map(|_| {
                let started = Instant::now();
                let outcome = site.check();
                assert!(report(&outcome, Lang::ES).len() < 100_000);
                started.elapsed()
            })
            .min()
            .unwrap()
    };
    let (few, many) = (time(300), time(6_000));
    assert!(many < few * 8, "{few:?} {many:?}");
}
