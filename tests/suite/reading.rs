//! The notations an editor may use, and their equivalence.

use crate::common::{SiteTest, codes};
use std::io::Cursor;

const CITY: &str = "---
título: La Paz
resumen: Una ciudad.
nombre oficial: Nuestra Señora de La Paz
país: Bolivia
nivel: Municipal
temas: [Agua y saneamiento]
ods: [16, 11.2]
fuentes:
  - {obra: Libro, año: 2020}
fecha de la información: 2020
---
## Historia

Larga.
";

fn page_of(city: impl AsRef<[u8]>) -> String {
    let site = SiteTest::from("minimal").file("content/ciudades/la-paz.md", city);
    site.built();
    site.page("ciudades/la-paz.html")
}

#[test]
fn byte_order_mark_line_ends_and_decomposed_accents_mean_the_same() {
    let plain = page_of(CITY);
    assert_eq!(page_of(format!("\u{feff}{CITY}")), plain);
    assert_eq!(page_of(CITY.replace('\n', "\r\n")), plain);
    let decomposed: String = unicode_normalization::UnicodeNormalization::nfd(CITY).collect();
    assert_ne!(decomposed, CITY);
    assert_eq!(page_of(decomposed), plain);
}

#[test]
fn fields_terms_and_headings_go_by_any_of_their_names() {
    let plain = page_of(CITY);
    let english = CITY
        .replace("título:", "Title:")
        .replace("resumen:", "summary:")
        .replace("nombre oficial:", "official_name:")
        .replace("país: Bolivia", "COUNTRY: bo")
        .replace("nivel: Municipal", "Level: municipal")
        .replace("temas: [Agua y saneamiento]", "themes: water")
        .replace("ods: [16, 11.2]", "sdgs: [SDG 16, \"11.2\"]")
        .replace("fuentes:", "Fontes:")
        .replace("obra:", "work:")
        .replace("fecha de la información:", "info-date:")
        .replace("## Historia", "## HISTÓRIA");
    assert_eq!(page_of(english), plain);
}

#[test]
fn folders_go_by_any_of_their_names() {
    let site = SiteTest::from("minimal");
    site.write("content/Cities/Santa Cruz.md", CITY.replace("La Paz", "Santa Cruz"));
    site.write(
        "content/buenas prácticas/agua/index.md",
        std::fs::read_to_string(site.root().join("content/practicas/cebras.md")).unwrap(),
    );
    site.built();
    assert!(site.exists("ciudades/santa-cruz.html") && site.exists("practicas/agua.html"));
}

#[test]
fn a_bundle_publishes_its_files_and_only_those_named() {
    let practice =
        std::fs::read_to_string(crate::common::project().join("tests/sites/minimal/content/practicas/cebras.md"))
            .unwrap();
    let with_image = practice.replace("Uno.", "![Una cebra](<Foto Uno.png> 'Municipio')");
    let mut picture = Vec::new();
    image::RgbImage::new(40, 30).write_to(&mut Cursor::new(&mut picture), image::ImageFormat::Png).unwrap();
    let site = SiteTest::from("minimal")
        .file("content/practicas/agua/index.md", with_image)
        .file("content/practicas/agua/Foto Uno.png", picture)
        .file("content/practicas/agua/borrador.txt", "no");
    site.built();
    assert!(site.page("practicas/agua.html").contains("<img src=\"../media/practicas/agua/foto-uno-40-"));
    let media: Vec<String> = site.published().into_keys().filter(|route| route.starts_with("media/")).collect();
    assert!(media.len() == 1 && media[0].starts_with("media/practicas/agua/foto-uno-40-"), "{media:?}");
}

#[test]
fn a_reference_leads_only_where_its_field_may() {
    let practice =
        std::fs::read_to_string(crate::common::project().join("tests/sites/minimal/content/practicas/cebras.md"))
            .unwrap();
    for (wrong, code) in [
        ("practicas/cebras", "reference-to-other-kind"),
        ("ciudadez/la-paz", "dangling-reference"),
        ("cebras", "reference-to-other-kind"),
        ("cibras", "dangling-reference"),
    ] {
        let site = SiteTest::from("minimal").file("content/practicas/cebras.md", practice.replace("la-paz", wrong));
        assert_eq!(codes(&site.check()), [code], "{wrong}");
    }
    for right in ["ciudades/la-paz", "cities/la-paz", "La Paz"] {
        let site = SiteTest::from("minimal").file("content/practicas/cebras.md", practice.replace("la-paz", right));
        assert_eq!(codes(&site.check()), [""; 0], "{right}");
    }
}

#[test]
fn an_empty_list_is_a_missing_value() {
    for empty in ["temas: []", "temas: [~]", "temas:"] {
        let practice =
            std::fs::read_to_string(crate::common::project().join("tests/sites/minimal/content/practicas/cebras.md"))
                .unwrap();
        let site = SiteTest::from("minimal")
            .file("content/practicas/cebras.md", practice.replace("temas: [Cultura ciudadana]", empty));
        assert_eq!(codes(&site.check()), ["incomplete-record"], "{empty}");
    }
}

#[test]
fn drafts_stay_out_unless_asked_for() {
    let draft = CITY.replace("nivel:", "estado: borrador\nnivel:").replace("La Paz", "Oruro");
    let site = SiteTest::from("minimal").file("content/ciudades/oruro.md", &draft);
    site.built();
    assert!(!site.exists("ciudades/oruro.html"));
    let site = SiteTest::from("minimal").file("content/ciudades/oruro.md", draft).drafts();
    site.built();
    assert!(site.exists("ciudades/oruro.html"));
}

#[test]
fn private_fields_are_checked_and_never_published() {
    let site = SiteTest::from("minimal").file(
        "content/model.yaml",
        "kinds:\n  city:\n    fields:\n      keeper: {type: text, private: true, label: {es: Encargada, pt: Encarregada, en: Keeper}}\n",
    );
    site.write("content/ciudades/la-paz.md", CITY.replace("nivel:", "encargada: Ana Pérez ana@example.org\nnivel:"));
    site.built();
    assert!(!site.page("ciudades/la-paz.html").contains("Ana"));
    site.write("content/ciudades/la-paz.md", CITY.replace("nivel:", "encargada: [Ana, Eva]\nnivel:"));
    assert_eq!(codes(&site.check()), ["not-a-list"]);
}

const EVERY_TYPE: &str = "kinds:
  sample:
    label: {es: Muestra, pt: Amostra, en: Sample}
    route: {es: muestras, pt: amostras, en: samples}
    fields:
      line: {type: text, label: Línea}
      prose: {type: markdown, label: Prosa}
      day: {type: date, label: Día}
      span: {type: period, many: true, label: Periodo}
      call: {type: window, many: true, label: Plazo}
      size: {type: number, unit: km², label: Extensión}
      cost: {type: money, many: true, label: Coste}
      fact: {type: figure, many: true, label: Dato}
      where: {type: place, label: Dónde}
      aims: {type: sdg, many: true, label: Metas}
      about: {type: term, vocabulary: theme, label: Asunto}
      town: {type: ref, to: [city], label: Pueblo, inverse: {es: Muestras del pueblo, pt: x, en: y}}
      site: {type: link, label: Sitio}
      file: {type: file, label: Archivo}
      done: {type: bool, label: Hecho}
      mail: {type: email, label: Correo}
      call_us: {type: phone, label: Llamar}
      steps: {type: group, of: step, many: true, label: Pasos}
      sources: {type: text, label: Fuente}
      info_date: {type: date, label: Fecha}
groups:
  step:
    title: {type: text, required: true, label: Paso}
    votes: {type: number, label: Votos}
";

const EVERY_VALUE: &str = "---
título: Todo
resumen: Todos los tipos.
línea: Una línea
prosa: Con **fuerza** y [La Paz](../ciudades/la-paz.md).
día: 2001-11
periodo: [2016/2020, {desde: 2017-08-06, hasta: 2017-08-13}, {desde: 2019}]
plazo: [permanente, {mes: 5}, {abre: 05-10, cierra: 05-12, cada: año}, {abre: 2027-01-08, cierra: 2027-02-03}, {cierra: 02-25}]
extensión: 3020.5
coste: [USD 300000, {monto: \">10000\", moneda: eur}]
dato: {nombre: Jóvenes, valor: \">5000\", unidad: personas, año: 2017, fuente: UCCI, nota: En total.}
dónde: {lat: -16.5, lon: -68.15}
metas: [1, 16.10, {ods: ODS 11.2, cómo: Con transporte.}]
asunto: agua y saneamiento
pueblo: la-paz
sitio: https://example.org/pol%C3%ADtica/
archivo: {archivo: plan.pdf, título: El plan}
hecho: sí
correo: info@example.org
llamar: +591 2 2650000
pasos: [{paso: Uno, votos: 8}, {paso: Dos}]
fuente: Un libro
fecha: 2020
---
";

#[test]
fn every_type_of_value_is_read_and_shown() {
    let site = SiteTest::from("minimal")
        .file("content/model.yaml", EVERY_TYPE)
        .file("content/muestras/todo.md", EVERY_VALUE)
        .file("content/muestras/plan.pdf", "%PDF");
    site.built();
    insta::assert_snapshot!(main_of(&site.page("muestras/todo.html")));
    let data: serde_json::Value = serde_json::from_str(&site.page("muestras/todo.json")).unwrap();
    insta::assert_snapshot!("every_type_of_value_as_data", format!("{data:#}"));
    assert!(site.page("ciudades/la-paz.html").contains("Muestras del pueblo"));
}

/// The main part of a page.
fn main_of(html: &str) -> String {
    let main = html.split("<main").nth(1).and_then(|rest| rest.split("</main>").next()).unwrap_or_default();
    main.lines().map(str::trim_end).filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}
