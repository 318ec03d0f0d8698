//! Nothing false is said: of what is missing, of checks and days nobody recorded, of matches.

use crate::common::{SiteTest, codes, report};
use cebra::catalogue;
use cebra::content::{self, Changed, RecordCache};
use cebra::diagnostic::{Report, Severity, Sources};
use cebra::model::Date;
use cebra::text::Lang;
use std::time::Instant;

fn day(text: &str) -> Date {
    Date::parse(text).unwrap()
}

/// The text of a page, without tags.
fn words(html: &str) -> String {
    let text: String = html.split('<').map(|piece| piece.split_once('>').map_or(piece, |(_, text)| text)).collect();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn call(title: &str, rest: &str) -> String {
    format!(
        "---\ntítulo: {title}\nresumen: Un plazo.\norganismo cooperante: agencia\ntipo de cooperación: Financiera\n{rest}\n\
         fuentes: [{{obra: Libro}}]\nfecha de la información: 2026\n---\n## Descripción\n\nTexto.\n"
    )
}

const AGENCY: &str = "---\ntítulo: Agencia\nresumen: Una agencia.\ntipo: ONG\náreas temáticas de interés: [Agua y saneamiento]\n\
    tipo de cooperación: [Financiera]\ncanales de contacto: [Carta]\nfuentes: [{obra: Libro}]\nfecha de la información: 2026\n\
    ---\n## Objetivo\n\nUno.\n";

fn site() -> SiteTest {
    SiteTest::from("minimal").file("content/organizaciones/agencia.md", AGENCY)
}

#[test]
fn a_first_record_of_any_kind_publishes_with_one_warning_of_data_and_one_of_text() {
    let kinds = [
        "practicas",
        "ciudades",
        "convocatorias",
        "ofertas",
        "organizaciones",
        "necesidades",
        "proyectos",
        "programas",
        "redes",
        "alianzas",
        "acuerdos",
        "eventos",
        "misiones",
        "normas",
        "planes",
        "politicas",
        "oficinas",
        "resultados",
        "indicadores",
        "sinergias",
        "glosario",
        "paginas",
        "panoramicas-municipales",
    ];
    for kind in kinds {
        let site = SiteTest::empty().file("content/catalogue.yaml", "título: Prueba\n");
        site.write(&format!("content/{kind}/primera.md"), "---\ntítulo: La primera\n---\nUn párrafo.\n\nOtro.\n");
        let outcome = site.build();
        let found = codes(&outcome);
        assert!(!outcome.report.has_errors(), "{kind}: {}", report(&outcome, Lang::ES));
        assert!(outcome.report.count(Severity::Warning) <= 2, "{kind}: {found:?}");
        assert!(words(&site.page(&format!("{kind}/primera.html"))).contains("Otro."), "{kind}");
    }
}

#[test]
fn a_catalogue_may_still_require_what_is_only_recommended() {
    let site = SiteTest::from("minimal").file(
        "content/model.yaml",
        "common:\n  sources: {required: true}\nkinds:\n  practice:\n    sections:\n      lessons: {required: true}\n",
    );
    let practice = "---\ntítulo: Otra\nciudad: la-paz\ntemas: [agua]\nfecha de la información: 2020\n---\n## Resultados obtenidos\n\nUno.\n";
    site.write("content/practicas/otra.md", practice);
    assert_eq!(codes(&site.check()), ["missing-field", "missing-section", "incomplete-text"]);
    assert!(site.check().report.has_errors());
}

#[test]
fn a_record_nobody_checked_is_not_said_to_be_checked() {
    let site = site().base_url("https://example.org/c");
    site.write("content/convocatorias/una.md", call("Una", "plazo: {abre: 2027-05-01, cierra: 2027-05-31}"));
    let checked = call("Otra", "plazo: permanente\nverificado: 2026-10-02");
    site.write("content/convocatorias/otra.md", checked);
    site.built();
    let page = words(&site.page("convocatorias/una.html"));
    assert!(!page.contains("Última comprobación") && page.contains("Información de: 2026"), "{page}");
    let data = |name: &str| {
        let text = site.page(&format!("convocatorias/{name}.json"));
        serde_json::from_str::<serde_json::Value>(&text).unwrap()["checked"].clone()
    };
    assert!(data("una").is_null());
    assert_eq!(data("otra"), "2026-10-02");
    assert!(words(&site.page("convocatorias/otra.html")).contains("Última comprobación: 2 de octubre de 2026"));
}

#[test]
fn months_and_years_are_not_taken_for_days() {
    for (window, as_of, days, has_event) in [
        ("{abre: 2027-03, cierra: 2027-05}", "2027-05-20", "2027-03/2027-05", false),
        ("{abre: 2027-03-01, cierra: 2027-05}", "2027-05-20", "2027-03-01/2027-05", true),
        ("{cierra: 2027}", "2027-12-30", "/2027", false),
        ("{mes: 3, año: 2027}", "2027-03-30", "2027-03/2027-03", false),
    ] {
        let site = site().on(day(as_of));
        site.write("content/convocatorias/una.md", call("Una", &format!("plazo: {window}")));
        site.built();
        let board = site.page("plazos.html");
        let section = board.split("<section data-status=\"").find(|section| section.contains(">Una</a>")).unwrap();
        assert!(section.starts_with("unknown"), "{window}: {section}");
        let page = site.page("convocatorias/una.html");
        assert!(page.contains(&format!("data-days=\"{days}\"")), "{window}");
        assert_eq!(site.exists("convocatorias/una.ics"), has_event, "{window}");
        if has_event {
            assert!(site.page("convocatorias/una.ics").contains("DTEND;VALUE=DATE:20270302"), "only the known day");
        }
    }
}

#[test]
fn a_call_with_several_windows_is_open_until_the_last() {
    let model = "kinds:\n  call:\n    fields:\n      window: {many: true}\n";
    let windows =
        "plazo:\n  - {cierra: 2027-01-15}\n  - {abre: 2027-02-01, cierra: 2027-06-15}\n  - {cierra: 2027-10-15}";
    for (as_of, status) in
        [("2027-01-10", "soon"), ("2027-02-10", "open"), ("2027-06-10", "soon"), ("2027-10-16", "closed")]
    {
        let site = site().on(day(as_of)).file("content/model.yaml", model);
        site.write("content/convocatorias/una.md", call("Una", windows));
        site.built();
        let board = site.page("plazos.html");
        let section = board.split("<section data-status=\"").find(|section| section.contains(">Una</a>")).unwrap();
        assert!(section.starts_with(status), "{as_of}: {section}");
        assert_eq!(section.matches("data-days=").count(), 3, "a card shows all of them");
        assert_eq!(site.page("convocatorias/una.ics").matches("BEGIN:VEVENT").count(), 3);
    }
}

#[test]
fn what_pages_show_once_may_not_be_many() {
    for field in
        ["common:\n  title: {many: true}", "common:\n  language: {many: true}", "common:\n  status: {many: true}"]
    {
        let site = SiteTest::from("minimal").file("content/model.yaml", field);
        assert!(codes(&site.check()).contains(&"model-wrong-value"), "{field}");
    }
}

#[test]
fn a_deadline_without_terms_has_a_row_in_the_calendar() {
    let site = site();
    let without = call("Sin tipo", "plazo: {abre: 2027-03-01, cierra: 2027-03-15}")
        .replace("tipo de cooperación: Financiera\n", "");
    site.write("content/convocatorias/una.md", without);
    assert_eq!(codes(&site.build()), ["incomplete-record"]);
    for (route, group) in [
        ("calendario.html", "Otros plazos"),
        ("pt/calendario.html", "Outros prazos"),
        ("en/calendar.html", "Other deadlines"),
    ] {
        if !site.exists(route) {
            continue;
        }
        let page = site.page(route);
        let rows = page.split_once(group).unwrap_or_else(|| panic!("{route} has no row of its own")).1;
        assert!(rows.contains(">Sin tipo</a>"), "{route}");
    }
}

#[test]
fn former_names_lead_to_the_record_in_each_language() {
    let site = SiteTest::from("minimal").base_url("https://example.org/c");
    site.write("content/catalogue.yaml", "título: Prueba\nidiomas: [es, pt]\n");
    let named = |title: &str, names: &str| format!("---\ntítulo: {title}\notros nombres: [{names}]\n---\nTexto.\n");
    site.write(
        "content/paginas/nueva.md",
        named("Nueva & buena", "vieja, Señas y Guías, nueva, otra, dos, index, \"¿?\""),
    );
    site.write("content/paginas/otra.md", named("Otra", "dos"));
    site.build();
    for route in ["paginas/vieja.html", "paginas/senas-y-guias.html", "pt/paginas/vieja.html"] {
        let page = site.page(route);
        let mark = if route.starts_with("pt/") { " lang=\"es\"" } else { "" };
        assert!(page.contains("content=\"0; url=nueva.html\""), "{route}");
        assert!(page.contains(&format!("<a href=\"nueva.html\"{mark}>Nueva &amp; buena</a>")), "{route}");
        assert!(page.contains("rel=\"canonical\""), "{route}");
    }
    assert!(site.page("pt/paginas/vieja.html").contains("agora está em"));
    assert!(site.page("paginas/otra.html").contains("Texto."), "a record of that name stays");
    assert!(site.page("paginas/nueva.html").contains("Texto.") && site.page("paginas/index.html").contains("Otra"));
    assert!(!site.exists("paginas/dos.html"), "the name of two records leads nowhere");
    assert!(!site.page("sitemap.xml").contains("vieja"));
}

const NEED: &str = "---\ntítulo: Una falta\nciudad: la-paz\ntemas: [Agua y saneamiento]\nods: [6]\ncooperación buscada: [No reembolsable]\n\
    fuentes: [{obra: Libro}]\nfecha de la información: 2026\n---\n## Descripción\n\nTexto.\n";

#[test]
fn a_reason_names_what_the_other_side_says() {
    let site = site();
    site.write("content/necesidades/falta.md", NEED);
    let given = "plazo: permanente\ntemas: [Agua y saneamiento]\nods: [6]\n\
                 elegibilidad: {países: [Bolivia], quién puede postular: [Gobierno local]}";
    site.write("content/convocatorias/fondo.md", call("Fondo", given));
    let outcome = site.build();
    assert!(!outcome.report.has_errors(), "{}", report(&outcome, Lang::ES));
    let matches = |route: &str| {
        let page = site.page(route);
        words(page.split_once("<ol class=\"links\">").unwrap_or_else(|| panic!("{route} has no matches")).1)
    };
    let of_need = matches("necesidades/falta.html");
    assert!(of_need.contains("ofrece financiera") && of_need.contains("abierta en Bolivia"), "{of_need}");
    let of_call = matches("convocatorias/fondo.html");
    assert!(of_call.contains("busca no reembolsable") && of_call.contains("país: Bolivia"), "{of_call}");
    assert!(!of_call.contains("ofrece") && !of_call.contains("abierta en"), "{of_call}");
}

/// Seconds that linking takes: the best of three, so that a busy machine does not fail the test.
fn seconds(count: usize, record: impl Fn(usize, bool) -> String) -> f64 {
    let site = site();
    for number in 0..count {
        site.write(&format!("content/necesidades/n{number}.md"), record(number, true));
        site.write(&format!("content/convocatorias/c{number}.md"), record(number, false));
    }
    let time = |_| {
        let (mut sources, mut report) = (Sources::default(), Report::default());
        let (options, mut cache) = (content::Options::default(), RecordCache::default());
        let content = content::load(site.root(), &options, &mut cache, &Changed::Anything, &mut sources, &mut report);
        let start = Instant::now();
        catalogue::link(content, day("2027-01-01"), &mut report);
        start.elapsed().as_secs_f64()
    };
    (0..3).map(time).fold(f64::INFINITY, f64::min)
}

/// Needs and offers that all match each other, alike or each with goals of its own.
#[test]
fn matching_does_not_grow_with_the_square() {
    let alike = |number: usize, seeks: bool| {
        let rest = "temas: [Agua y saneamiento]\nods: [6]\nplazo: permanente";
        if seeks {
            NEED.replace("Una falta", &format!("Falta {number}"))
        } else {
            call(&format!("Fondo {number}"), rest)
        }
    };
    let different = |number: usize, seeks: bool| {
        let goals = format!("ods: [{}, {}, {}]", 1 + number % 17, 1 + number / 17 % 17, 1 + number / 289 % 17);
        alike(number, seeks).replace("ods: [6]", &goals)
    };
    for (name, small, large) in [
        ("alike", seconds(400, alike), seconds(800, alike)),
        ("different", seconds(600, different), seconds(1200, different)),
    ] {
        assert!(large < small * 3.5, "{name}: {small} s, and {large} s for twice as many");
    }
}
