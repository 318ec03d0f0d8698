//! A catalogue in a language for which the program's texts are incomplete.

use crate::common::{SiteTest, codes, report};
use cebra::text::Lang;

fn french() -> Lang {
    Lang::from_code("fr").unwrap()
}

#[test]
fn a_catalogue_in_a_fourth_language_borrows_what_is_not_said_in_it() {
    let site = SiteTest::from("french");
    site.built();
    let page = site.page("pratiques/irrigation.html");
    assert!(page.starts_with("<!doctype html>\n<html lang=\"fr\""), "{}", &page[..80]);
    assert!(page.contains("mai 2019"), "months are French");
    assert!(page.contains("12\u{202f}500,5"), "numbers are French");
    assert!(page.contains("Bonne pratique"), "a label of the catalogue's model");
    assert!(page.contains("Accueil"), "a text of the catalogue's theme");
    // Falls back to English, as the language file specifies.
    assert!(page.contains("Difficulties"), "a section the model has no French name for");
    assert!(site.exists("es/practicas/irrigation.html"));
    assert!(site.page("es/practicas/irrigation.html").contains("mayo de 2019"));
    assert!(site.exists("pratiques/jardins.html"), "a folder may be named in the fourth language");
    assert!(site.page("calendar.html").contains("10–12 mai"));
}

#[test]
fn messages_are_borrowed_too() {
    let site = SiteTest::from("french");
    site.write("content/villes/quito.md", "---\ntitre: Quito\nresumem: x\n---\n");
    let outcome = site.check();
    assert!(codes(&outcome).contains(&"unknown-field"));
    assert!(report(&outcome, french()).contains("error[unknown-field]"), "{}", report(&outcome, french()));
}

#[test]
fn a_record_may_be_in_any_language_there_is() {
    let site = SiteTest::from("minimal");
    site.write("content/paginas/bonjour.md", "---\ntítulo: Bonjour\nresumen: En français.\nidioma: fr\n---\nTexte.\n");
    assert_eq!(codes(&site.build()), [""; 0]);
    let page = site.page("paginas/bonjour.html");
    assert!(page.contains("lang=\"fr\"") && page.contains("Français"), "{page}");
}
