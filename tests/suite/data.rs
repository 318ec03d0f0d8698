//! Records as JSON data.

use crate::common::SiteTest;
use serde_json::{Value, json};

fn read(site: &SiteTest, route: &str) -> Value {
    serde_json::from_str(&site.page(route)).unwrap_or_else(|error| panic!("{route}: {error}"))
}

#[test]
fn texts_are_there_in_all_their_languages_and_the_rest_once() {
    let site = SiteTest::sample().base_url("https://example.org/c");
    site.built();
    let data = read(&site, "practicas/cebras.json");
    assert_eq!(data["languages"], json!(["es", "pt", "en"]));
    assert_eq!(data["fields"]["title"]["pt"], "Zebras, educadores urbanos");
    let figure = &data["fields"]["figures"][0];
    assert_eq!((&figure["value"], &figure["qualifier"]), (&json!(5000), &json!("more_than")));
    assert_eq!((&figure["unit"]["es"], &figure["unit"]["en"]), (&json!("personas"), &json!("people")));
    assert_eq!(data["fields"]["country"][0]["id"], "bo", "what is derived is there too");
    assert_eq!(data["fields"]["city"][0]["page"], "https://example.org/c/ciudades/la-paz.html");
    let images = data["fields"]["images"].as_array().unwrap();
    assert!(images[0]["credit"]["pt"].is_string());
    let image = images[0]["url"].as_str().unwrap().strip_prefix("https://example.org/c/").unwrap();
    assert!(site.exists(image));
    let sections = data["sections"].as_array().unwrap();
    let lessons = sections.iter().find(|section| section["label"]["es"] == "Lecciones aprendidas").unwrap();
    assert!(lessons["text"]["es"].as_str().unwrap().starts_with('<') && lessons["text"]["pt"].is_string());
    assert_eq!(data["catalogue"]["licence"]["url"], "https://creativecommons.org/licenses/by/4.0/");
}

#[test]
fn every_page_of_a_record_leads_to_its_data() {
    let site = SiteTest::sample().base_url("https://example.org/c");
    site.built();
    let data: Vec<String> = site.published().into_keys().filter(|route| route.ends_with(".json")).collect();
    let content = walkdir::WalkDir::new(site.root().join("content")).into_iter().flatten();
    let names = content.map(|entry| entry.file_name().to_string_lossy().into_owned());
    let originals = names.filter(|name| name.ends_with(".md") && name.matches('.').count() == 1);
    assert_eq!(data.len(), originals.count());
    for route in &data {
        let record = read(&site, route);
        assert!(!record["fields"]["title"].as_object().unwrap().is_empty(), "{route} has no title");
        let file = route.rsplit('/').next().unwrap();
        for page in record["pages"].as_object().unwrap().values() {
            let page = page.as_str().unwrap().strip_prefix("https://example.org/c/").unwrap();
            assert!(
                site.page(page).contains(&format!("{file}\" type=\"application/json\"")),
                "{page} does not link to {route}"
            );
        }
        // Links are absolute, because the data is read elsewhere.
        let text = site.page(route);
        assert!(!text.contains("href=\\\"/") && !text.contains("\"/"), "{route} has an address without its site");
    }
}

#[test]
fn a_record_may_be_in_a_language_that_has_no_pages() {
    let text = "---\ntitle: A page\nsummary: In English.\nidioma: inglés\n---\nSee [La Paz](../ciudades/la-paz.md) and [below](#more).\n\n## More\n\nText.\n";
    let site = SiteTest::from("minimal").file("content/paginas/english.md", text);
    site.write("content/catalogue.yaml", "título: Prueba\nidiomas: [es]\n");
    site.built();
    let data = read(&site, "paginas/english.json");
    let lead = data["lead"]["en"].as_str().unwrap();
    assert!(lead.contains("href=\"/ciudades/la-paz.html\""), "{lead}");
    assert!(lead.contains("href=\"/paginas/english.html#more\""), "{lead}");
}

#[test]
fn a_catalogue_may_publish_no_data() {
    let site = SiteTest::from("minimal");
    let settings = std::fs::read_to_string(site.root().join("content/catalogue.yaml")).unwrap();
    site.built();
    // Without the address of the site, links begin at its root.
    assert_eq!(read(&site, "ciudades/la-paz.json")["pages"]["es"], "/ciudades/la-paz.html");
    site.write("content/catalogue.yaml", format!("{settings}\ndatos: no\n"));
    site.built();
    assert!(!site.exists("ciudades/la-paz.json"));
    assert!(!site.page("ciudades/la-paz.html").contains("application/json"));
}
