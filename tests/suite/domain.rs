//! Calls as funders set them, events with hours, partners without records, follow-up: one fixture, seen in all its forms.

use crate::common::{SiteTest, report};
use cebra::model::Date;
use cebra::text::Lang;
use serde_json::Value as Json;

fn built(day: &str) -> SiteTest {
    let site = SiteTest::from("domain").on(Date::parse(day).unwrap());
    site.built();
    site
}

/// The text of a piece of HTML.
fn words(html: &str) -> String {
    let text: String = html.split('<').map(|piece| piece.split_once('>').map_or(piece, |(_, text)| text)).collect();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What a page says of a field, by its label.
fn said(page: &str, label: &str) -> String {
    let rest = page.split_once(&format!("{label}</dt>")).unwrap_or_else(|| panic!("there is no {label}")).1;
    words(rest.split_once("</dd>").unwrap().0)
}

/// The status under which the board shows a title.
fn status(board: &str, title: &str) -> String {
    let sections = board.split("<section data-status=\"").skip(1);
    let found: Vec<&str> = sections.filter(|section| section.contains(&format!(">{title}</a>"))).collect();
    assert_eq!(found.len(), 1, "{title} stands in one place");
    found[0].split('"').next().unwrap().to_owned()
}

#[test]
fn each_form_of_a_deadline_has_its_status_on_each_day() {
    for (day, expected) in [
        ("2026-08-01", [("Tres cortes", "open"), ("Hasta agotar", "forthcoming"), ("Dos etapas", "open")]),
        ("2027-02-01", [("Tres cortes", "open"), ("Hasta agotar", "open"), ("Dos etapas", "closed")]),
        ("2027-10-16", [("Tres cortes", "closed"), ("Con fecha o hasta agotar", "closed"), ("Cada trimestre", "open")]),
        ("2027-05-12", [("En mayo", "unknown"), ("A mediodía en Bogotá", "soon"), ("A mediodía en Tokio", "soon")]),
        ("2027-05-13", [("Cada mes", "soon"), ("A mediodía en Bogotá", "closed"), ("A mediodía en Tokio", "closed")]),
        ("2027-04-16", [("De marzo a abril", "unknown"), ("Cada mes", "forthcoming"), ("En palabras", "unknown")]),
        ("2027-05-20", [("Primer lunes", "open"), ("Un día", "open"), ("Convocan juntas", "rolling")]),
    ] {
        let board = built(day).page("plazos.html");
        for (title, status_then) in expected {
            assert_eq!(status(&board, title), status_then, "{title} on {day}");
        }
    }
}

#[test]
fn deadlines_are_said_in_three_languages() {
    let site = built("2027-02-01");
    for (route, expected) in [
        ("convocatorias/bogota.html", "cierra el 12 de mayo de 2027, 12:00 (hora de Bogotá)"),
        ("pt/chamadas/bogota.html", "encerra em 12 de maio de 2027, 12:00 (horário de Bogotá)"),
        ("en/calls/bogota.html", "closes on 12 May 2027, 12:00 (Bogotá time)"),
        ("convocatorias/lunes.html", "hasta el primer lunes (cada mes)"),
        ("pt/chamadas/lunes.html", "até primeira segunda-feira (a cada mês)"),
        ("en/calls/lunes.html", "until first Monday (every month)"),
        ("convocatorias/trimestral.html", "cierra el 15 de marzo (cada trimestre)"),
        ("convocatorias/fondos.html", "abre el 1 de septiembre de 2026 (hasta agotar fondos)"),
        ("en/calls/fecha-o-fondos.html", "closes on 15 October 2027 (or until funds run out)"),
        ("convocatorias/texto.html", "Cuando lo acuerde el consejo"),
        ("pt/chamadas/texto.html", "Quando o conselho decidir"),
        ("convocatorias/detalles.html", "cierra el 12 de mayo de 2027, 23:59 (hora de Lima)"),
        ("convocatorias/mayo.html", "mayo (cada año)"),
    ] {
        let page = site.page(route);
        let label = if route.starts_with("pt/") {
            "Prazo de inscrição"
        } else if route.starts_with("en/") {
            "Application window"
        } else {
            "Plazo de postulación"
        };
        assert!(said(&page, label).starts_with(expected), "{route}: {}", said(&page, label));
    }
    let stages = said(&site.page("convocatorias/etapas.html"), "Plazo de postulación");
    assert!(stages.contains("Carta de intención: cierra el 26 de enero de 2027"), "{stages}");
    assert!(
        stages.contains("Propuesta completa: cierra el 23 de febrero de 2027 (para quien superó la etapa"),
        "{stages}"
    );
}

#[test]
fn hours_are_instants_for_scripts_calendars_and_data() {
    let site = built("2027-02-01");
    let page = site.page("convocatorias/bogota.html");
    assert!(page.contains("data-days=\"/2027-05-12T17:00Z\""));
    assert!(page.contains("<time datetime=\"2027-05-12T12:00-05:00\">"));
    let calendar = site.page("plazos.ics");
    assert!(calendar.contains("DTSTART:20270512T170000Z"));
    assert!(calendar.contains("DTSTART:20270513T030000Z"));
    let data: Json = serde_json::from_str(&site.page("convocatorias/bogota.json")).unwrap();
    let closes = &data["fields"]["window"][0]["closes"];
    assert_eq!(closes["date"], "2027-05-12");
    assert_eq!((&closes["time"], &closes["zone"]), (&Json::from("12:00"), &Json::from("America/Bogota")));
    // The earlier instant comes first, though its date is not later elsewhere.
    let board = site.page("plazos.html");
    let place = |title: &str| board.find(&format!(">{title}</a>")).unwrap();
    assert!(place("A mediodía en Bogotá") < place("A mediodía en Tokio"));
    assert!(place("A mediodía en Tokio") < place("Con detalles"));
}

#[test]
fn a_meeting_stands_in_the_calendar_with_its_hour() {
    let site = built("2026-12-01");
    let calendar = words(&site.page("calendario.html"));
    assert!(calendar.contains("Encuentros"), "{calendar}");
    let when =
        "28 de diciembre de 2026, 19:00 – 20:30 (hora de Bogotá) (cada dos semanas; última vez: 31 de marzo de 2027)";
    assert!(calendar.contains(when), "{calendar}");
    assert!(!calendar.contains("Encuentro pasado"));
    assert!(words(&site.page("eventos/reunion.html")).contains(when));
    let ics = site.page("eventos/reunion.ics");
    for line in ["DTSTART;TZID=America/Bogota:20261228T190000", "RRULE:FREQ=WEEKLY;INTERVAL=2;UNTIL=20270401T045959Z"] {
        assert!(ics.contains(line), "{ics}");
    }
    assert!(site.page("eventos/foro.ics").contains("DTSTART;VALUE=DATE:20270410\r\nDTEND;VALUE=DATE:20270413"));
    assert!(site.page("plazos.ics").contains("Reunión de la red"));
}

#[test]
fn who_calls_and_who_takes_part_need_no_record() {
    let site = built("2027-02-01");
    let page = site.page("convocatorias/juntas.html");
    assert_eq!(said(&page, "Quién convoca"), "Fondo Ribera Red de Ciudades");
    assert!(words(&site.page("ciudades/ribera.html")).contains("Convocan juntas"));
    let details = words(&site.page("convocatorias/detalles.html"));
    for text in [
        "HORIZONTE-1",
        "convocatorias@fondo.org",
        "1.000–5.000 USD",
        "4.500 EUR",
        "30.000.000 EUR",
        "24 meses",
        "20 %",
        "Comunidad Andina",
        "Universidad de Colombo (Universidad, Sri Lanka)",
    ] {
        assert!(details.contains(text), "{text}: {details}");
    }
    let english = words(&site.page("en/calls/detalles.html"));
    assert!(english.contains("Universidad de Colombo (University, Sri Lanka)"), "{english}");
    let data: Json = serde_json::from_str(&site.page("convocatorias/detalles.json")).unwrap();
    assert_eq!(data["fields"]["awarded"][0]["organisation"]["name"], "Universidad de Colombo");
    // It becomes the record that somebody writes.
    let text = "---\ntítulo: Universidad de Colombo\ntipo: Universidad\ntemas: [Agua]\nfuentes: [{obra: Bases}]\nfecha de la información: 2026\n---\n## Objetivo\n\nEnseñar.\n";
    let site = site.file("content/organizaciones/universidad-de-colombo.md", text);
    site.built();
    assert!(site.page("practicas/pais.html").contains("../organizaciones/universidad-de-colombo.html"));
}

#[test]
fn the_newest_edition_leads() {
    let site = built("2027-02-01");
    let old = site.page("convocatorias/2026-becas.html");
    let notice = old.split_once("class=\"notice\"").unwrap().1;
    assert!(
        notice
            .starts_with(">Hay una edición más reciente: <a href=\"../convocatorias/2027-becas.html\">Becas 2027</a>")
    );
    assert!(!site.page("convocatorias/2027-becas.html").contains("Hay una edición"));
}

#[test]
fn places_are_pages_and_matches_weigh_them() {
    let site = built("2027-02-01");
    let azuay = words(&site.page("territorios/azuay.html"));
    assert!(azuay.contains("Cooperantes presentes") && azuay.contains("Fondo") && azuay.contains("Ribera"), "{azuay}");
    assert!(words(&site.page("territorios/sierra.html")).contains("Estancias en Ribera"));
    let need = words(&site.page("necesidades/techos.html"));
    assert!(need.contains("para Sierra"), "{need}");
    // A region stands for its countries.
    assert!(need.contains("Con detalles") && need.contains("abierta en Ecuador"), "{need}");
    assert!(need.contains("trabaja en Azuay"), "{need}");
}

#[test]
fn follow_up_is_shown_as_what_it_is() {
    let site = built("2027-02-01");
    for (route, expected, achieved) in [
        ("proyectos/obra.html", "Esperado", "Logrado"),
        ("pt/projetos/obra.html", "Esperado", "Alcançado"),
        ("en/projects/obra.html", "Expected", "Achieved"),
    ] {
        let page = site.page(route);
        let table = page.split_once("class=\"bars progress\"").unwrap().1.split_once("</table>").unwrap().0;
        assert!(words(table).contains(&format!("{expected}{achieved}%")), "{}", words(table));
        assert!(table.contains("<rect width=\"75\"") && table.contains("<rect width=\"100\""), "{table}");
        assert!(words(table).contains("Talleres10 talleres12 talleres120"), "{}", words(table));
    }
    let page = words(&site.page("proyectos/obra.html"));
    for text in
        ["AZ-12", "Registrado", "Caja local", "Dirección de obras", "febrero de 2027", "Techar antes", "Secretaría"]
    {
        assert!(page.contains(text), "{text}: {page}");
    }
    assert!(words(&site.page("normas/ordenanza.html")).contains("Registros que exige"));
    let gathered = words(&site.page("recomendaciones/index.html"));
    assert!(
        gathered.contains("Comprar antes de las lluvias.") && gathered.contains("Empezar por lo pequeño."),
        "{gathered}"
    );
}

#[test]
fn what_contains_more_is_a_nested_list() {
    let site = built("2027-02-01");
    let law = site.page("normas/ordenanza.html");
    let list = law.split_once("class=\"outline\"").unwrap().1;
    assert!(words(list).contains("Capítulo 1. Objeto Art. 1. Regular la cooperación."), "{}", words(list));
    let chart = words(&site.page("pt/organizacoes/fondo.html"));
    assert!(
        chart.contains("DiretoriaDecide. Unidade de projetos Avaliação Acompanhamento Unidade de contas"),
        "{chart}"
    );
    let data: Json = serde_json::from_str(&site.page("organizaciones/fondo.json")).unwrap();
    let unit = &data["fields"]["units"][0];
    assert_eq!(unit["title"]["pt"], "Diretoria");
    assert!(unit["items"][0]["items"][1]["text"]["es"].as_str().unwrap().contains("Seguimiento"));
}

#[test]
fn a_practice_may_be_of_a_country_in_another_language_with_its_own_licence() {
    let site = built("2027-02-01");
    let page = site.page("practicas/pais.html");
    assert!(page.contains("lang=\"qu\""), "the text is marked as Quechua");
    let text = words(&page);
    for said in ["CC BY 4.0", "500–1.000 casas", "2020–2023", "Manaos", "Belém", "Datos"] {
        assert!(text.contains(said), "{said}: {text}");
    }
    assert!(page.contains("https://x.org/a.zip"));
    // The licence of the catalogue is not claimed for it.
    let licensed = SiteTest::from("domain");
    let settings = std::fs::read_to_string(licensed.root().join("content/catalogue.yaml")).unwrap();
    let licence = "licencia: {name: CC0, url: \"https://creativecommons.org/publicdomain/zero/1.0/\"}\n";
    licensed.write("content/catalogue.yaml", format!("{settings}{licence}"));
    licensed.built();
    assert!(licensed.page("practicas/red.html").contains("name=\"DC.rights\""));
    assert!(!licensed.page("practicas/pais.html").contains("name=\"DC.rights\""));
    let data: Json = serde_json::from_str(&site.page("practicas/pais.json")).unwrap();
    assert_eq!(data["language"], "qu");
    assert_eq!(data["fields"]["documents"][0]["url"], "https://x.org/a.zip");
    assert!(words(&site.page("practicas/red.html")).contains("Red de Ciudades"));
}

#[test]
fn a_record_that_moved_to_another_kind_is_found_at_its_old_address() {
    let site = SiteTest::from("domain");
    let text = "---\ntítulo: Loja\npaís: Ecuador\notros nombres: [Provincia de Loja, ciudades/loja]\nfuentes: [{obra: B}]\n\
                fecha de la información: 2026\n---\n";
    let site = site.file("content/territorios/loja.md", text);
    site.built();
    for (old, new) in [
        ("ciudades/loja.html", "../territorios/loja.html"),
        ("pt/cidades/loja.html", "../../pt/territorios/loja.html"),
        ("en/cities/loja.html", "../../en/territories/loja.html"),
    ] {
        assert!(site.page(old).contains(new), "{old}");
    }
    let page = words(&site.page("territorios/loja.html"));
    assert!(page.contains("Provincia de Loja") && !page.contains("ciudades/loja"), "{page}");
}

#[test]
fn the_forms_of_deadlines_are_refused_with_the_text_to_type() {
    for (window, typed) in [
        ("{cierra: 15, cada: trimestre}", "01-15, 02-15, 03-15"),
        ("primer lunes de cada mes", "{cierra: primer lunes, cada: mes}"),
        ("el 15 de cada mes", "{cierra: 15, cada: mes}"),
        ("del 1 al 15 de cada mes", "{abre: 1, cierra: 15, cada: mes}"),
        ("12 de mayo de 2027 a las 12:00 (hora de Bogotá)", "{cierra: 2027-05-12 12:00 America/Bogota}"),
        ("12 de mayo de 2027, 23h59", "{cierra: 2027-05-12 23:59}"),
        ("a partir del 1 de septiembre de 2026 hasta agotar fondos", "{abre: 2026-09-01, cierra: hasta agotar fondos}"),
        ("15 de octubre de 2027 o hasta agotar fondos", "{cierra: 2027-10-15, o: hasta agotar fondos}"),
        (
            "{carta de intención: 2027-01-26, cierra: 2027-02-23}",
            "[{etapa: carta de intención, cierra: 2027-01-26}, {cierra: 2027-02-23}]",
        ),
        ("{cierra: 2027-05-12, hora: 12 hs}", "12:00"),
        ("mayo de cada año", "{mes: 5, cada: año}"),
    ] {
        let record = |window: &str| {
            format!(
                "---\ntítulo: Prueba\norganización: fondo\nmodalidad: Financiera\nplazo: {window}\n\
                 fuentes: [{{obra: B}}]\nfecha de la información: 2026\n---\n"
            )
        };
        let site = SiteTest::from("domain").file("content/convocatorias/prueba.md", record(window));
        let outcome = site.check();
        let told = report(&outcome, Lang::ES);
        assert!(told.contains(typed), "{window}: {told}");
        assert_eq!(told.matches("error[").count(), 1, "{told}");
        if typed.starts_with(['{', '[']) {
            site.write("content/convocatorias/prueba.md", record(typed));
            assert_eq!(report(&site.check(), Lang::ES).matches("error[").count(), 0, "{typed}");
        }
    }
    // What the source says without a date is shown, and how often it comes back.
    let site = SiteTest::from("domain");
    let text = "---\ntítulo: Cada año\norganización: fondo\nmodalidad: Financiera\nplazo: {cada: año, texto: Sin mes fijo}\n---\n";
    let site = site.file("content/convocatorias/sin-mes.md", text);
    site.build();
    assert!(words(&site.page("convocatorias/sin-mes.html")).contains("cada año. Sin mes fijo"));
}
