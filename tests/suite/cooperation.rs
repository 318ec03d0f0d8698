//! Features for cooperation: deadlines, calendars, matches, gatherings, matrices, maps, statistics.

use crate::common::SiteTest;
use cebra::model::Date;
use cebra::text::Lang;
use std::collections::BTreeSet;
use std::sync::OnceLock;

/// The sample catalogue, built once for all tests.
fn sample() -> &'static SiteTest {
    static SAMPLE: OnceLock<SiteTest> = OnceLock::new();
    SAMPLE.get_or_init(|| {
        let site = SiteTest::sample();
        site.built();
        site
    })
}

fn day(text: &str) -> Date {
    Date::parse(text).unwrap()
}

/// The text of a piece of HTML.
fn words(html: &str) -> String {
    let text: String = html.split('<').map(|piece| piece.split_once('>').map_or(piece, |(_, text)| text)).collect();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The text between two marks, the first of them after `start`.
fn between<'a>(html: &'a str, start: &str, end: &str) -> &'a str {
    let rest = html.split_once(start).unwrap_or_else(|| panic!("there is no {start}")).1;
    rest.split_once(end).map_or(rest, |(inner, _)| inner)
}

/// The status section of the board that contains a card.
fn status_on_board(board: &str, title: &str) -> String {
    let sections = board.split("<section data-status=\"").skip(1);
    let section = sections.filter(|section| section.contains(&format!(">{title}</a>"))).collect::<Vec<_>>();
    assert_eq!(section.len(), 1, "{title} stands in one place");
    section[0].split('"').next().unwrap().to_owned()
}

#[test]
fn a_call_has_the_right_status_on_every_day() {
    let titles = ["mayo", "fin de año", "junio", "permanente", "sin año"];
    for (as_of, statuses, then) in [
        ("2027-04-30", ["forthcoming", "forthcoming", "forthcoming", "rolling", "unknown"], "próxima"),
        ("2027-05-02", ["open", "forthcoming", "forthcoming", "rolling", "unknown"], "abierta"),
        ("2027-05-25", ["soon", "forthcoming", "forthcoming", "rolling", "unknown"], "cierra pronto"),
        ("2027-06-01", ["closed", "forthcoming", "unknown", "rolling", "unknown"], "cerrada"),
        ("2027-12-24", ["closed", "open", "closed", "rolling", "unknown"], "cerrada"),
    ] {
        let site = SiteTest::from("cooperation").on(day(as_of));
        site.built();
        let board = site.page("plazos.html");
        for (title, status) in titles.iter().zip(statuses) {
            let title = format!("Convocatoria {}{title}", if title.len() > 5 { "" } else { "de " });
            let title = title.replace("Convocatoria fin", "Convocatoria de fin");
            assert_eq!(status_on_board(&board, &title), status, "{title} on {as_of}");
        }
        assert!(board.contains(&format!("<time data-today datetime=\"{as_of}\">")));
        let page = site.page("convocatorias/mayo.html");
        let shown = words(between(&page, "Plazo de postulación</dt>", "</dd>"));
        assert!(shown.starts_with("abre el 1 de mayo de 2027, cierra el 31 de mayo de 2027 A fecha de"), "{shown}");
        assert!(shown.ends_with(&format!(": {then}")), "{shown}");
        // A card is cached for longer than a day, so it shows days but no status.
        assert!(!page.split("class=\"card\"").skip(1).any(|card| words(card).contains("Abierta")));
    }
}

#[test]
fn a_page_says_in_each_language_what_its_window_is() {
    let site = SiteTest::from("cooperation");
    site.built();
    for (route, expected) in [
        ("convocatorias/anual.html", "abre el 20 de diciembre, cierra el 10 de enero (cada año)"),
        ("pt/chamadas/anual.html", "abre em 20 de dezembro, encerra em 10 de janeiro (a cada ano)"),
        ("en/calls/anual.html", "opens on 20 December, closes on 10 January (every year)"),
        ("convocatorias/sin-ano.html", "abre el 10 de marzo, cierra el 12 de marzo (la fuente no indica el año)"),
        ("convocatorias/junio.html", "junio de 2027"),
        ("en/calls/permanente.html", "Open all year round"),
    ] {
        assert!(words(&site.page(route)).contains(expected), "{route}");
    }
}

#[test]
fn what_an_applicant_has_to_see_to_stands_together_counterpart_first() {
    let site = SiteTest::from("cooperation");
    site.built();
    let page = site.page("convocatorias/mayo.html");
    let list = words(between(&page, "<section class=\"checklist\"", "</section>"));
    let order = ["Contraparte", "20 %", "Elegibilidad", "Ecuador", "Requisitos", "Un proyecto", "Canales de contacto"];
    let places: Vec<usize> =
        order.iter().map(|word| list.find(word).unwrap_or_else(|| panic!("{word} in {list}"))).collect();
    assert!(places.is_sorted(), "{list}");
}

/// The events of a calendar with their properties.
fn events(text: &str) -> Vec<(String, Vec<(String, String)>)> {
    use calcard::icalendar::{ICalendar, ICalendarComponentType};
    let calendar = ICalendar::parse(text).unwrap();
    let of_events = calendar.components.iter().filter(|part| part.component_type == ICalendarComponentType::VEvent);
    let mut events: Vec<(String, Vec<(String, String)>)> = of_events
        .map(|event| {
            let text = |name: &str| {
                let entry = event.entries.iter().find(|entry| entry.name.as_str() == name);
                entry.and_then(|entry| entry.values.first()).map(|value| match value {
                    calcard::icalendar::ICalendarValue::Text(text) => text.clone(),
                    calcard::icalendar::ICalendarValue::PartialDateTime(date) => {
                        assert!(!date.has_time() && !date.has_zone(), "a whole day has no time: {date:?}");
                        let part = |number: Option<u16>| number.unwrap();
                        format!("{:04}-{:02}-{:02}", part(date.year), date.month.unwrap(), date.day.unwrap())
                    }
                    other => format!("{other:?}"),
                })
            };
            let names = ["DTSTART", "DTEND", "RRULE", "SUMMARY"];
            let values = names.iter().filter_map(|name| Some(((*name).to_owned(), text(name)?))).collect();
            (text("UID").unwrap(), values)
        })
        .collect();
    events.sort();
    events
}

#[test]
fn calendars_hold_whole_days_under_lasting_names() {
    let site = SiteTest::from("cooperation").base_url("https://example.org/c").on(day("2027-05-25"));
    site.built();
    let all = events(&site.page("plazos.ics"));
    let names: Vec<&str> = all.iter().map(|(name, _)| name.as_str()).collect();
    // Windows that are always open, or of which no day is known, have no event.
    assert_eq!(names, ["call.anual@example.org.c", "call.mayo@example.org.c"]);
    let of = |at: usize, name: &str| all[at].1.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str());
    // `DTEND` is exclusive: the day after the last.
    assert_eq!((of(1, "DTSTART"), of(1, "DTEND")), (Some("2027-05-01"), Some("2027-06-01")));
    assert_eq!((of(0, "DTSTART"), of(0, "DTEND")), (Some("2025-12-20"), Some("2026-01-11")));
    assert!(of(0, "RRULE").is_some_and(|rule| rule.contains("Yearly")), "{all:?}");
    assert!(of(1, "RRULE").is_none());
    let text = site.page("plazos.ics");
    assert!(
        text.contains("\r\nDESCRIPTION:Una\\, con coma\\; y punto.\r\n") && text.lines().all(|line| line.len() <= 75)
    );
    for route in ["convocatorias/mayo.ics", "temas/agua-y-saneamiento.ics", "paises/francia.ics", "ods/6.ics"] {
        assert!(events(&site.page(route)).iter().any(|(name, _)| name == "call.mayo@example.org.c"), "{route}");
    }
    for route in ["en/deadlines.ics", "pt/prazos.ics", "en/calls/mayo.ics", "pt/temas/agua-e-saneamento.ics"] {
        assert!(site.exists(route), "{route}");
    }
    assert!(!site.exists("convocatorias/permanente.ics") && !site.exists("temas/comercio.ics"));
    let later = SiteTest::from("cooperation").base_url("https://example.org/c").on(day("2029-01-30"));
    later.built();
    assert!(later.page("plazos.ics") == text, "a calendar is the same whenever it is made");
}

#[test]
fn feeds_are_whole_absolute_and_stable() {
    let site = SiteTest::from("cooperation").base_url("https://example.org/c");
    site.built();
    for route in ["feed.xml", "pt/feed.xml", "convocatorias/feed.xml", "temas/agua-y-saneamiento.xml", "en/sdgs/6.xml"]
    {
        let feed = site.page(route).parse::<atom_syndication::Feed>().unwrap();
        assert!(feed.id().starts_with("https://example.org/c/"), "{route}");
        assert!(feed.links().iter().any(|link| link.rel() == "self" && link.href().ends_with(route)), "{route}");
        assert!(!feed.authors().is_empty() && !feed.entries().is_empty(), "{route}");
        let ids: BTreeSet<&str> = feed.entries().iter().map(atom_syndication::Entry::id).collect();
        assert_eq!(ids.len(), feed.entries().len(), "{route}");
        for entry in feed.entries() {
            let page = entry.links()[0].href().strip_prefix("https://example.org/c/").unwrap();
            assert!(site.exists(page), "{route}: {page}");
        }
    }
    let home = site.page("index.html");
    assert!(home.contains("type=\"application/atom+xml\"") && home.contains("href=\"feed.xml\""));
    let without = SiteTest::from("cooperation");
    without.built();
    assert!(!without.exists("feed.xml") && !without.page("index.html").contains("atom+xml"));
}

#[test]
fn matches_tell_their_reasons_and_leave_out_what_is_closed_or_elsewhere() {
    let site = SiteTest::from("cooperation").on(day("2027-05-25"));
    site.built();
    let page = site.page("necesidades/alcantarillado.html");
    let found = words(between(&page, "<ol class=\"links\">", "</ol>"));
    assert!(found.starts_with("Convocatoria de mayo"), "{found}");
    assert!(
        found.contains("comparte agua y saneamiento y ODS 6; ofrece asistencia técnica; abierta en Ecuador"),
        "{found}"
    );
    // This call is for another country.
    assert!(!found.contains("Convocatoria de junio"), "{found}");
    let english = words(&site.page("en/needs/alcantarillado.html"));
    assert!(english.contains("shares water and sanitation and SDG 6"), "{english}");
    let call = site.page("convocatorias/mayo.html");
    assert!(words(between(&call, "<ol class=\"links\">", "</ol>")).contains("Alcantarillado de Azogues"));
    let later = SiteTest::from("cooperation").on(day("2027-06-02"));
    later.built();
    let page = later.page("necesidades/alcantarillado.html");
    assert!(!words(between(&page, "<ol class=\"links\">", "</ol>")).contains("Convocatoria de mayo"));
    let left = site.page("necesidades-y-ofertas.html");
    let (unmet, unasked) =
        (between(&left, "id=\"unmet_\"", "</section>"), between(&left, "id=\"unasked_\"", "</section>"));
    assert!(unmet.contains("Un museo") && !unmet.contains("Alcantarillado"));
    assert!(unasked.contains("Becas de comercio"));
}

#[test]
fn needs_of_the_sample_are_answered_with_reasons() {
    let site = sample();
    for need in ["residuos-azogues", "riego-azogues", "saneamiento-azogues"] {
        let page = site.page(&format!("necesidades/{need}.html"));
        let found = words(between(&page, "<section class=\"matches\"", "</section>"));
        assert!(found.contains("comparte ") && found.contains("ODS "), "{need}: {found}");
    }
}

/// The cells of a table row.
fn cells<'a>(table: &'a str, row: &str) -> Vec<&'a str> {
    let found = table.split("<tr").find(|line| words(&format!("<{line}")).starts_with(row));
    found.unwrap_or_else(|| panic!("no row {row}")).split("<td").skip(1).collect()
}

/// Rows by type of cooperation, columns by month.
#[test]
fn the_calendar_shows_the_table_of_the_source() {
    let site = sample();
    for (route, rows) in [
        ("calendario.html", ["Financiera", "Asistencia técnica", "Convocatoria abierta", "Concurso"]),
        ("pt/calendario.html", ["Financeira", "Assistência técnica", "Chamada aberta", "Concurso"]),
        ("en/calendar.html", ["Financial", "Technical assistance", "Open call", "Contest"]),
    ] {
        let page = site.page(route);
        let table = between(&page, "<table class=\"calendar\"", "</table>");
        let [financial, technical, open, contest] = rows.map(|row| cells(table, row));
        for (row, month, file) in [
            (&financial, 0, "charity-anywhere-salud"),
            (&financial, 2, "fondos-valencia-marzo"),
            (&financial, 3, "embajada-japon-abril"),
            (&technical, 4, "afd-asistencia-tecnica"),
            (&open, 2, "freedom-house-marzo"),
            (&contest, 1, "oea-becas"),
        ] {
            assert_eq!(row.len(), 12, "{route}");
            assert!(row[month].contains(&format!("/{file}.html")), "{route}: {file} in month {}", month + 1);
        }
    }
    let outcome = sample().check();
    let report = crate::common::report(&outcome, Lang::ES);
    let conflicts = report.split("\n\n").filter(|finding| finding.starts_with("consejo[terms-disagree]"));
    let files: Vec<&str> = conflicts.map(|finding| between(finding, "content/convocatorias/", ".md")).collect();
    assert_eq!(files, ["embajada-japon-abril", "fondos-valencia-marzo", "fondos-valencia-marzo"]);
}

#[test]
fn texts_of_many_records_stand_together_with_their_source() {
    let site = SiteTest::from("cooperation");
    site.built();
    let page = site.page("lecciones-aprendidas/index.html");
    let groups: Vec<String> =
        page.split("<h2 ").skip(1).map(|part| words(&format!("<h2 {}", between(part, "", "</h2>")))).collect();
    assert_eq!(groups, ["Agricultura", "Agua y saneamiento"]);
    assert!(page.contains("href=\"../practicas/riego.html\"") && words(&page).contains("Regar de noche."));
    // Anchors within a record link to its page, and no ids are copied.
    assert!(page.contains("href=\"../organizaciones/agencia.html#objective\""));
    assert!(page.contains("href=\"../organizaciones/agencia.html#nota_es_1\"") && !page.contains(" id=\"cita_es_1\""));
    assert!(!page.contains(" id=\"mas\""));
    let travelled = words(&site.page("transferencias/index.html"));
    assert!(
        travelled.contains("Riego")
            && travelled.contains("Andorra la Vieja")
            && travelled.contains("Con otras semillas")
    );
    let practice = words(&site.page("practicas/riego.html"));
    assert!(practice.contains("Adaptada por"), "{practice}");
    assert!(words(&site.page("ciudades/andorra.html")).contains("Prácticas recibidas de otras ciudades"));
    let lessons = sample().page("lecciones-aprendidas/index.html");
    for folder in ["practicas", "misiones", "eventos", "organizaciones", "proyectos"] {
        assert!(lessons.contains(&format!("href=\"../{folder}/")), "{folder}");
    }
}

#[test]
fn words_are_explained_where_a_page_first_uses_them() {
    let site = SiteTest::from("cooperation");
    site.built();
    let page = site.page("practicas/riego.html");
    assert!(page.contains(
        "El <a class=\"term\" href=\"../glosario/gad.html\">GAD</a> puso la \
         <a class=\"term\" href=\"../glosario/contraparte.html\">contraparte</a>, y la Contraparte bastó."
    ));
    assert!(!site.page("glosario/gad.html").contains("class=\"term\""));
}

#[test]
fn every_index_the_sources_imply_is_there_in_three_languages() {
    let site = sample();
    let home = site.page("index.html");
    for (es, pt, en) in [
        ("temas/index", "pt/temas/index", "en/themes/index"),
        ("ods/index", "pt/ods/index", "en/sdgs/index"),
        ("ciudades/index", "pt/cidades/index", "en/cities/index"),
        ("paises/index", "pt/paises/index", "en/countries/index"),
        ("tamanos/index", "pt/portes/index", "en/sizes/index"),
        ("organizaciones/index", "pt/organizacoes/index", "en/organisations/index"),
        ("tipos-de-organizacion/index", "pt/tipos-de-organizacao/index", "en/organisation-types/index"),
        ("modalidades/index", "pt/modalidades/index", "en/modalities/index"),
        ("instrumentos/index", "pt/instrumentos/index", "en/instruments/index"),
        ("poblaciones/index", "pt/populacoes/index", "en/target-groups/index"),
        ("ejes/index", "pt/eixos/index", "en/axes/index"),
        ("lineas-estrategicas/index", "pt/linhas-estrategicas/index", "en/strategic-lines/index"),
        ("redes/index", "pt/redes/index", "en/networks/index"),
        ("alianzas/index", "pt/aliancas/index", "en/alliances/index"),
        ("anos/index", "pt/anos/index", "en/years/index"),
        ("plazos", "pt/prazos", "en/deadlines"),
        ("calendario", "pt/calendario", "en/calendar"),
        ("ofertas/index", "pt/ofertas/index", "en/offers/index"),
        ("necesidades/index", "pt/necessidades/index", "en/needs/index"),
        ("normas/index", "pt/normas/index", "en/norms/index"),
        ("glosario/index", "pt/glossario/index", "en/glossary/index"),
        ("estadisticas", "pt/estatisticas", "en/statistics"),
        ("necesidades-y-ofertas", "pt/necessidades-e-ofertas", "en/needs-and-offers"),
        ("lecciones-aprendidas/index", "pt/licoes-aprendidas/index", "en/lessons-learned/index"),
        ("dificultades/index", "pt/dificuldades/index", "en/difficulties/index"),
        ("transferencias/index", "pt/transferencias/index", "en/transfers/index"),
        ("mapa", "pt/mapa", "en/map"),
        ("estado-del-catalogo", "pt/estado-do-catalogo", "en/state-of-the-catalogue"),
    ] {
        for route in [es, pt, en] {
            assert!(site.exists(&format!("{route}.html")), "{route}");
        }
        assert!(home.contains(&format!("href=\"{es}.html\"")), "the home page does not lead to {es}");
    }
    let norms = site.page("normas/index.html");
    let places: Vec<usize> = ["constitucion-ecuador", "copfp", "cootad", "decreto-1202-2016", "ordenanza-azogues"]
        .iter()
        .map(|norm| norms.find(&format!("/{norm}.html")).or_else(|| norms.find(&format!("\"{norm}.html"))).unwrap())
        .collect();
    assert!(places.is_sorted(), "norms stand by rank");
}

#[test]
fn matrices_are_tables_and_lists_with_headers() {
    let site = sample();
    let synergies = site.page("sinergias/sinergias-la-paz.html");
    let grid = between(&synergies, "<table class=\"grid\"", "</table>");
    assert_eq!(grid.matches("scope=\"col\"").count(), 5, "a corner and four partners");
    assert_eq!(grid.matches("scope=\"row\"").count(), 3);
    assert!(
        words(grid)
            .contains("Diseño curricular del programa de formación de gestores municipales ⇄ compartida con La Paz")
    );
    let mission = site.page("misiones/mision-timmins-vinto-2017.html");
    let votes = words(between(&mission, "id=\"f_opportunities\"", "</table>"));
    let order = ["Creación de empleos8", "Promoción del municipio7✓ Sí", "Fortalecimiento de capacidades0✓ Sí"];
    let places: Vec<usize> =
        order.iter().map(|text| votes.find(text).unwrap_or_else(|| panic!("{text}: {votes}"))).collect();
    assert!(places.is_sorted());
    let alliance = site.page("alianzas/timmins-vinto.html");
    assert_eq!(between(&alliance, "<ol class=\"timeline\">", "</ol>").matches("<li").count(), 7, "seven phases");
    let project = site.page("proyectos/riego-japon-azogues.html");
    assert_eq!(between(&project, "<ol class=\"steps\">", "</ol>").matches("aria-current=\"step\"").count(), 1);
    for route in [
        "panoramicas-municipales/pem-la-paz.html",
        "panoramicas-internacionales/pai-la-paz.html",
        "panoramicas-de-programa/ppci-la-paz.html",
    ] {
        let page = site.page(route);
        assert!(between(&page, "<table class=\"rows\"", "</table>").matches("scope=\"row\"").count() >= 4, "{route}");
    }
}

#[test]
fn the_map_is_cropped_to_its_places_and_says_in_words_what_it_shows() {
    let site = SiteTest::from("cooperation");
    site.built();
    let page = site.page("mapa.html");
    let map = between(&page, "<svg class=\"map\"", "</svg>");
    assert!(map.contains("aria-label=\"Andorra la Vieja\"") && map.contains("href=\"ciudades/andorra.html\""));
    assert!(between(map, "<path class=\"land\" d=\"", "\"").len() > 500);
    assert!(page.contains("id=\"m_city_azogues\"") && words(&page).contains("Ecuador Azogues"));
    assert!(site.page("ciudades/andorra.html").contains("<svg class=\"map small\""));
    assert!(!site.page("organizaciones/agencia.html").contains("class=\"map"));
}

#[test]
fn the_state_of_the_catalogue_is_told_to_people_and_to_machines() {
    let site = SiteTest::from("cooperation").on(day("2028-02-01"));
    site.built();
    let page = site.page("estado-del-catalogo.html");
    let issue = |id: &str| words(between(&page, &format!("id=\"q_{id}\""), "</section>"));
    // The information is from June 2025, and reviews are due after 24 months.
    assert!(issue("stale").contains("Azogues") && issue("stale").contains("30 de junio de 2027"), "{}", issue("stale"));
    assert!(issue("outdated").contains("Riego") && issue("outdated").contains("portugués"));
    assert!(issue("untranslated").contains("Azogues") && issue("untranslated").contains("portugués e inglés"));
    assert!(issue("missing").contains("Azogues") && issue("missing").contains("población"), "{}", issue("missing"));
    let alone = issue("alone");
    assert!(alone.contains("Un museo") && !alone.contains("Agencia de prueba"), "{alone}");
    assert!(!alone.contains("Contraparte") && !alone.contains("GAD"), "words are linked where they are used: {alone}");
    let outcome = site.check();
    let states = outcome.quality.unwrap();
    let practice = states.as_array().unwrap().iter().find(|state| state["id"] == "practicas/riego").unwrap();
    assert_eq!(practice["outdated"][0], "pt");
    assert_eq!(practice["review_by"], "2028-01-15");
    assert_eq!(practice["stale"], true);
    assert!(practice["completeness"].as_u64().unwrap() < 100);
}

#[test]
fn statistics_count_what_is_there_and_what_is_missing() {
    let site = SiteTest::from("cooperation");
    site.built();
    let page = site.page("estadisticas.html");
    assert!(words(&page).contains("Convocatorias5"));
    let goals = between(&page, "<table class=\"heat\">", "</table>");
    // Water by SDG 6: five calls and a need.
    let row = cells(goals, "Agua y saneamiento");
    assert_eq!((row.len(), words(&format!("<td{}", row[5]))), (17, "6".to_owned()));
    let gaps = words(between(&page, "id=\"gaps_\"", "</main>"));
    assert!(gaps.contains("ODS 1. Fin de la pobreza 0") && gaps.contains("Salud 0"), "{gaps}");
}
