//! Appearance and metadata of pages: configured colours and logo, the accessibility statement, sharing data, themes.

use crate::common::{SiteTest, a_day, project};
use cebra::pipeline::{self, Options};
use cebra::progress::Progress;
use serde_json::Value;

fn cooperation() -> SiteTest {
    SiteTest::from("cooperation").base_url("https://example.org/c")
}

/// The content of a `meta` element.
fn meta<'a>(html: &'a str, attribute: &str, name: &str) -> Option<&'a str> {
    let tag = html.split("<meta ").find(|tag| tag.starts_with(&format!("{attribute}=\"{name}\"")))?;
    tag.split("content=\"").nth(1)?.split('"').next()
}

#[test]
fn a_page_says_what_it_is_to_those_who_share_search_and_collect_it() {
    let site = cooperation();
    site.built();
    let page = site.page("convocatorias/mayo.html");
    assert_eq!(meta(&page, "property", "og:title"), Some("Convocatoria de mayo"));
    assert_eq!(meta(&page, "property", "og:type"), Some("article"));
    assert_eq!(meta(&page, "property", "og:url"), Some("https://example.org/c/convocatorias/mayo.html"));
    assert_eq!(meta(&page, "name", "DC.language"), Some("es"));
    assert_eq!(meta(&page, "name", "DC.date"), Some("2025-06"));
    let data = page.split("<script type=\"application/ld+json\">").nth(1).unwrap().split("</script>").next().unwrap();
    let data: Value = serde_json::from_str(data).unwrap();
    assert_eq!(
        (data["@context"].as_str(), data["@type"].as_str()),
        (Some("https://schema.org"), Some("MonetaryGrant"))
    );
    assert_eq!(data["funder"]["name"], "Agencia de prueba");
    assert_eq!(data["funder"]["@type"], "Organization");
    let city = site.page("en/cities/azogues.html");
    assert!(city.contains("\"latitude\":-2.74") && city.contains("\"@type\":\"City\""));
    assert_eq!(meta(&city, "property", "og:locale"), Some("en"));
    // Without the address of the site, nothing that needs absolute addresses is written.
    let nowhere = SiteTest::from("cooperation");
    nowhere.built();
    let page = nowhere.page("convocatorias/mayo.html");
    assert!(!page.contains("og:title") && !page.contains("ld+json") && !nowhere.out().join("posters").exists());
}

#[test]
fn what_is_written_cannot_end_the_data_it_stands_in() {
    let site = cooperation();
    let path = "content/ciudades/azogues.md";
    let text = std::fs::read_to_string(site.root().join(path)).unwrap();
    site.write(path, text.replace("título: Azogues", "título: \"</script><b>\""));
    assert!(!site.build().report.has_errors());
    let page = site.page("ciudades/azogues.html");
    assert!(!page.contains("</script><b>") && page.contains("\\u003c/script>\\u003cb>"), "{page}");
}

#[test]
fn a_record_has_a_poster_of_its_own_drawn_once() {
    let site = cooperation();
    site.built();
    let page = site.page("convocatorias/mayo.html");
    let address = meta(&page, "property", "og:image").unwrap();
    let route = address.strip_prefix("https://example.org/c/").unwrap();
    let bytes = site.published().remove(route).unwrap();
    let picture = image::load_from_memory(&bytes).unwrap();
    assert_eq!((picture.width(), picture.height()), (1200, 630));
    // An existing poster is not drawn again.
    std::fs::write(site.out().join(route), b"dibujado antes").unwrap();
    site.write(
        "content/ciudades/nueva.md",
        std::fs::read_to_string(site.root().join("content/ciudades/azogues.md")).unwrap(),
    );
    site.built();
    assert_eq!(std::fs::read(site.out().join(route)).unwrap(), b"dibujado antes");
    let without = cooperation();
    let path = "content/catalogue.yaml";
    let text = std::fs::read_to_string(without.root().join(path)).unwrap();
    without.write(path, format!("{text}carteles: no\n"));
    without.built();
    assert!(!without.page("convocatorias/mayo.html").contains("og:image") && !without.out().join("posters").exists());
}

#[test]
fn indexes_say_what_they_are_indexes_of() {
    let site = cooperation();
    site.built();
    let said = |route: &str| meta(&site.page(route), "name", "description").unwrap().to_owned();
    assert_eq!(said("temas/agua-y-saneamiento.html"), "Tema: Agua y saneamiento. Fichas de «Ciudades de prueba».");
    assert_eq!(said("en/themes/index.html"), "Themes. Records of “Test cities”.");
    // The description of a goal is its own sentence.
    assert!(!said("ods/6.html").contains("Fichas"));
}

#[test]
fn headers_say_what_pages_say_and_more() {
    let site = cooperation();
    site.built();
    let headers = site.page("_headers");
    let page = site.page("index.html");
    let rules = page.split("Content-Security-Policy\" content=\"").nth(1).unwrap().split('"').next().unwrap();
    assert!(rules.starts_with("default-src 'none'") && !rules.contains("unsafe") && !rules.contains("http"));
    assert!(headers.contains(&format!("Content-Security-Policy: {rules}; frame-ancestors 'none'\n")), "{headers}");
    assert!(headers.contains("X-Content-Type-Options: nosniff"));
}

#[test]
fn logo_and_colours_are_the_catalogues() {
    let site = cooperation();
    let path = "content/catalogue.yaml";
    let text = std::fs::read_to_string(site.root().join(path)).unwrap();
    let own = "colores: {banda: \"#0b3d2e\", acento: \"#ffcc00\", enlace: \"#7a1f1f\"}\nlogotipo: {archivo: escudo.svg, alternativa: Escudo}\n";
    site.write(path, format!("{text}{own}"));
    site.write("content/escudo.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>");
    site.built();
    let style = site.page("style.css");
    for rule in ["--band: #0b3d2e;", "--accent: #ffcc00;", "--link: #7a1f1f;"] {
        assert!(style.contains(rule), "{rule}");
    }
    assert!(site.page("en/index.html").contains("<img src=\"../media/escudo.svg\" alt=\"Escudo\" class=\"logo\">"));
}

#[test]
fn the_accessibility_statement_knows_the_duties_of_each_country() {
    let site = SiteTest::sample();
    site.built();
    for (route, laws) in [
        ("accesibilidad.html", ["Real Decreto 1112/2018", "83/2018", "13.146", "288"]),
        ("pt/acessibilidade.html", ["1112/2018", "Decreto-Lei n.º 83/2018", "13.146", "288"]),
        ("en/accessibility.html", ["1112/2018", "83/2018", "Brazilian Inclusion Law", "288"]),
    ] {
        let page = site.page(route);
        for law in laws {
            assert!(page.contains(law), "{route} does not name {law}");
        }
        assert!(!page.contains('{'), "{route} has a placeholder left");
    }
    // Brazilian law requires the accessibility symbol on every page.
    assert!(site.page("practicas/cebras.html").contains("<svg class=\"symbol\""));
    let none = cooperation();
    none.built();
    assert!(!none.exists("accesibilidad.html") && !none.page("index.html").contains("class=\"symbol\""));
}

#[test]
fn a_theme_changes_what_it_changes_and_nothing_else() {
    let site = SiteTest::sample();
    let text = std::fs::read_to_string(site.root().join("content/catalogue.yaml")).unwrap();
    site.write("content/catalogue.yaml", text.replace("theme: cebra", "theme: sobrio"));
    crate::common::copy(&project().join("themes/sobrio"), &site.root().join("themes/sobrio"));
    site.built();
    assert!(site.page("style.css").contains("serif;"));
    let home = site.page("index.html");
    assert!(home.contains("Destacados") && home.contains("Publicado con Cebra"));
    assert!(!home.contains("class=\"cover\""));
    let options = Options { root: site.root().to_owned(), as_of: Some(a_day()), ..Options::default() };
    let files = pipeline::theme(&options, &Progress::default()).files;
    let own: Vec<&str> =
        files.iter().filter(|(_, from)| from.starts_with("themes/sobrio")).map(|(path, _)| path.as_str()).collect();
    assert_eq!(own, ["templates/cover.html", "templates/custom.css", "texts.yaml"]);
    assert!(files.iter().any(|(path, from)| path == "templates/entry.html" && from.starts_with("cebra:")));
}

/// After a change, run `cebra theme --contract > themes/CONTRACT.md`.
#[test]
fn the_contract_with_templates_is_written_down() {
    let written = std::fs::read_to_string(project().join("themes/CONTRACT.md")).unwrap();
    assert!(cebra::render::contract() == written, "themes/CONTRACT.md is not what templates receive");
}
