//! Advice on texts written in another language than their file says, measured with the sample.

use crate::common::{SiteTest, codes};
use cebra::pipeline::Outcome;
use std::collections::BTreeSet;
use std::fs;

const CODE: &str = "language-differs";

fn told(outcome: &Outcome) -> BTreeSet<String> {
    let findings = outcome.report.findings().iter().filter(|finding| finding.code.id() == CODE);
    findings.filter_map(|finding| Some(outcome.sources.name(finding.span?.file).to_owned())).collect()
}

#[test]
fn no_text_of_the_sample_is_doubted_and_each_is_found_under_a_wrong_label() {
    let site = SiteTest::sample();
    assert_eq!(told(&site.check()), BTreeSet::new());
    // Spanish originals say that they are Portuguese, and Portuguese translations that they are Spanish.
    let mut judged = BTreeSet::new();
    for entry in walkdir::WalkDir::new(site.root().join("content")).into_iter().flatten() {
        let path = entry.path().to_str().unwrap().to_owned();
        if !path.ends_with(".md") {
            continue;
        }
        let text = fs::read_to_string(&path).unwrap();
        let renamed = match path.strip_suffix(".pt.md") {
            Some(stem) => format!("{stem}.es.md"),
            None => path.clone(),
        };
        let has_language = text.lines().any(|line| line.starts_with("idioma"));
        let labelled = match path.ends_with(".pt.md") || has_language {
            true => text.clone(),
            false => text.replacen("---\n", "---\nidioma: pt\n", 1),
        };
        fs::remove_file(&path).unwrap();
        fs::write(&renamed, labelled).unwrap();
        let body = text.splitn(3, "---\n").nth(2).unwrap_or_default();
        let words = body.split_whitespace().filter(|word| word.starts_with(char::is_lowercase)).count();
        if words >= 30 && !has_language && !path.ends_with(".en.md") {
            judged.insert(renamed.strip_prefix(site.root().to_str().unwrap()).unwrap()[1..].to_owned());
        }
    }
    let found = told(&site.check());
    let missed: Vec<&String> = judged.difference(&found).collect();
    assert!(judged.len() > 300, "{}", judged.len());
    println!("{} of {} texts found under a wrong label; missed: {missed:?}", judged.len() - missed.len(), judged.len());
    assert!(missed.len() * 20 <= judged.len(), "{} of {} missed: {missed:?}", missed.len(), judged.len());
}

#[test]
fn short_texts_quotations_links_and_names_are_not_judged() {
    let spanish = "Quien quiera contar una práctica de su ciudad puede escribir una ficha, y basta con un título, una frase \
                   que la resuma y un texto corto que diga lo que se hizo y con quién.";
    let portuguese = "Quem quiser contar uma prática da sua cidade pode escrever uma ficha, e basta um título, uma frase que \
                      a resuma e um texto curto que diga o que foi feito, com quem e com que resultados para todos.";
    let codes_of = |text: &str| {
        let page = format!("---\ntítulo: Uno\nresumen: Dos.\n---\n{text}\n");
        let site = SiteTest::from("minimal").file("content/paginas/acerca.md", page);
        let outcome = site.check();
        assert!(site.build().report.findings().is_empty());
        codes(&outcome).into_iter().filter(|code| *code == CODE).count()
    };
    for right in [
        "Uma cidade pequena e bonita.".to_owned(),
        format!("{spanish}\n\n> {portuguese}\n>\n> {portuguese}"),
        format!("{spanish} Dijo: «{portuguese} {portuguese}»."),
        format!("{spanish} Dijo: “{portuguese}”, y luego \"{portuguese}\"."),
        format!("{spanish} [{portuguese} {portuguese}](https://example.org)"),
        format!("{spanish} *{portuguese} {portuguese}*"),
        format!("{spanish}\n\n```\n{portuguese}\n{portuguese}\n```"),
        format!(
            "{spanish} Prefeitura Municipal de São Paulo, Secretaria Municipal de Relações Internacionais, \
                 Associação Brasileira de Municípios, Fundação João Pinheiro, Universidade Federal do Rio de Janeiro."
        ),
        "- Prefeitura Municipal de São Paulo\n- Fundação João Pinheiro\n- Associação Brasileira de Municípios"
            .repeat(5),
        "1234 5678 ".repeat(40),
    ] {
        assert_eq!(codes_of(&right), 0, "{right}");
    }
    let english = "Whoever wants to tell of a practice of their city can write a record, and a title, a sentence that sums \
                   it up and a short text that says what was done, and with whom, are enough.";
    for wrong in [
        portuguese.to_owned(),
        english.to_owned(),
        format!("{spanish}\n\n## Como se publica\n\n{portuguese} {portuguese}"),
    ] {
        assert_eq!(codes_of(&wrong), 1, "{wrong}");
    }
}
