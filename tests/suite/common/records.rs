//! Generated records for test catalogues.

pub const CITIES: usize = 4;
pub const PRACTICES: usize = 30;
pub const THEMES: [&str; 4] = ["agua", "cultura", "seguridad vial", "movilidad"];

pub const WINDOWS: [&str; 5] = [
    "permanente",
    "{abre: 2026-11-10, cierra: 2026-12-30}",
    "{abre: 02-10, cierra: 02-12, cada: año}",
    "{mes: 3}",
    "{cierra: 2025-01-30}",
];

pub const AGENCY: &str = "---\ntítulo: Agencia\nresumen: Una agencia.\ntipo: ONG\ntemas: [agua]\ntipo de cooperación: [Técnica]\n\
    canales de contacto: [Carta]\n---\n## Objetivo\n\nUno.\n\n## Lecciones aprendidas\n\nUna.\n";

pub fn call(number: usize, theme: &str, window: &str) -> String {
    let countries = ["bo, es", "es", "ec"][number % 3];
    format!(
        "---\ntítulo: Plazo {number}\nresumen: Un plazo.\norganismo cooperante: agencia\ntipo de cooperación: Técnica\nods: [6]\n\
         temas: [{theme}]\nplazo: {window}\nelegibilidad: {{países: [{countries}]}}\n---\n## Descripción\n\nTexto.\n"
    )
}

pub fn seeking(number: usize, theme: &str) -> String {
    format!(
        "---\ntítulo: Falta {number}\nresumen: Una falta.\nciudad: ciudad-1\nods: [6]\ntemas: [{theme}]\n---\n## Descripción\n\nTexto.\n"
    )
}

pub fn city(title: &str, country: &str) -> String {
    format!("---\ntítulo: {title}\nresumen: Una ciudad.\npaís: {country}\n---\n## Historia\n\nLarga.\n")
}

pub fn practice(title: &str, number: usize, text: &str) -> String {
    let (theme, goal, next) = (THEMES[number % 4], 1 + number % 17, (number + 1) % PRACTICES);
    format!(
        "---\ntítulo: {title}\nresumen: Una práctica.\nciudad: ciudad-{}\nods: [{goal}]\ntemas: [{theme}]\ninicio: 20{:02}\n---\n\
         ## Objetivos y antecedentes\n\n{text} Va con [otra](practica-{next}.md).\n\n## Resultados obtenidos\n\nTexto.\n\n## Lecciones aprendidas\n\nUna.\n",
        number % CITIES,
        10 + number % 9,
    )
}

/// A model in one of several variants, including other labels for a kind or a term.
pub fn model(what: u8) -> String {
    let words = match what % 3 {
        0 => "Buenas prácticas".to_owned(),
        _ => format!("Buenas prácticas {what}"),
    };
    let water = if what % 3 == 2 { "Agua y más" } else { "Agua y saneamiento" };
    format!(
        "common:\n  sources: {{recommended: false}}\n  info_date: {{recommended: false}}\nkinds:\n  practice:\n    plural: {{es: {words}, \
         pt: Boas práticas, en: Good practices}}\n    fields:\n      grade: {{type: term, vocabulary: grade, label: {{es: Nivel, pt: Nível, \
         en: Grade}}}}\n  city:\n    fields:\n      official_name: {{recommended: false}}\n      level: {{recommended: false, label: {{es: Rango, pt: Posto, en: Rank}}}}\n      population: {{required: \
         false}}\n      grade: {{type: term, vocabulary: grade, index: true, label: {{es: Nivel, pt: Nível, en: Grade}}}}\nvocabularies:\n  \
         theme:\n    terms:\n      water: {{es: {water}, pt: Água, en: Water}}\n  grade:\n    label: {{es: Nivel, pt: Nível, en: Grade}}\n    route: \
         {{es: niveles, pt: niveis, en: grades}}\n    terms: {{high: {{es: Alto, pt: Alto, en: High}}, low: {{es: Bajo, pt: Baixo, en: Low}}}}\n"
    )
}
