//! Records of other systems: what is said of their names and values, and that what is to be typed is accepted.

use crate::common::{SiteTest, report};
use cebra::text::Lang;

/// What is said of a city with these lines of data.
fn said(lines: &str, lang: Lang) -> String {
    let site = SiteTest::from("minimal");
    let front = "título: Otra\npaís: Bolivia\nfuentes: [{obra: Libro}]\nfecha de la información: 2026\n";
    let is_other = |line: &&str| !(lines.contains(&line[..6]) || lines.contains("Un libro") && line.contains("obra"));
    let front: String = front.lines().filter(is_other).map(|line| format!("{line}\n")).collect();
    site.write("content/ciudades/otra.md", format!("---\n{front}{lines}\n---\nTexto.\n"));
    report(&site.check(), lang)
}

#[test]
fn names_of_other_systems_have_the_field_to_type() {
    for (line, typed) in [
        ("description: Una ciudad", "`resumen`"),
        ("excerpt: Una ciudad", "`resumen`"),
        ("notes: Una ciudad", "`resumen`"),
        ("tags: [agua]", "`temas`"),
        ("categories: [agua]", "`temas`"),
        ("latitude: -16.5\nlongitude: -68.15", "`coordenadas: {latitud: -16.5, longitud: -68.15}`"),
        ("source: Un libro", "`fuentes: [{obra: Un libro}]`"),
        ("references: Un libro", "`fuentes: [{obra: Un libro}]`"),
        ("coordenadas: -2.897, -79.004", "-2.897, lon: -79.004}`"),
        ("coordenadas: POINT(-79.004 -2.897)", "-2.897"),
        ("fuentes: [\"Plan, 2020\"]", "`{obra: \"Plan, 2020\"}`"),
        ("lang: pt-br", "`pt`"),
        ("idioma: spa", "`es`"),
        ("estado: publish", "`publicada`"),
        ("estado: pending", "`borrador`"),
        ("otros nombres: [/rutas, La otra]", "`rutas`"),
        ("otros nombres: [\"1. Uno\", \"2. Dos\"]", "`Uno`"),
        ("otros nombres: [• Dos]", "`Dos`"),
        ("layout: page", "borre la línea"),
        ("pública: true", "borre la línea"),
    ] {
        let words = said(line, Lang::ES);
        assert!(words.contains(typed), "{line}: {words}");
    }
    let words = said("date: 2020-01-01", Lang::ES);
    assert!(!words.contains("término") && !words.contains("resultados"), "{words}");
    assert!(said("excerpt: Uma cidade", Lang::PT).contains("`resumo`"));
    assert!(said("estado: publish", Lang::EN).contains("`published`"));
}

#[test]
fn fields_are_listed_once_in_a_record() {
    let words = said("xyzzy: 1\nplughs: 2\nfrotzes: 3", Lang::ES);
    assert_eq!(words.matches("unknown-field").count(), 3, "{words}");
    assert_eq!(words.matches("título, ").count() + words.matches("`título`").count(), 1, "{words}");
}

#[test]
fn terms_divided_by_semicolons_are_a_list() {
    let site = SiteTest::from("minimal");
    let front = "título: Otra\nciudad: la-paz\ntemas: agua; salud";
    site.write("content/practicas/otra.md", format!("---\n{front}\n---\nTexto.\n"));
    let words = report(&site.check(), Lang::ES);
    assert!(words.contains("[Agua y saneamiento, Salud]`"), "{words}");
}
