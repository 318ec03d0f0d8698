//! Pages of a catalogue: lists, languages, relations, and a theme of its own.

use crate::common::{SiteTest, codes, links};

/// A short city record.
fn city(title: &str, more: &str) -> String {
    format!(
        "---\ntítulo: {title}\nresumen: Una ciudad.\nnombre oficial: {title}\npaís: Bolivia\nnivel: Municipal\n{more}fuentes:\n  - {{obra: Libro}}\nfecha de la información: 2020\n---\n"
    )
}

/// Titles of the cards of a page, in order.
fn cards(html: &str) -> Vec<String> {
    let cards = html.split("<article class=\"card\"").skip(1);
    cards.map(|card| card.split("</a>").next().unwrap().rsplit('>').next().unwrap().to_owned()).collect()
}

#[test]
fn three_files_and_a_title_make_a_catalogue() {
    let site = SiteTest::from("minimal");
    site.built();
    for route in [
        "index.html",
        "practicas/index.html",
        "practicas/cebras.html",
        "ciudades/la-paz.html",
        "ods/index.html",
        "ods/17.html",
        "paises/bolivia.html",
        "temas/cultura-ciudadana.html",
        "anos/2001.html",
        "404.html",
        "robots.txt",
        "style.css",
    ] {
        assert!(site.exists(route), "{route}");
    }
    let city = site.page("ciudades/la-paz.html");
    assert!(city.contains("Buenas prácticas") && city.contains("href=\"../practicas/cebras.html\""));
    // The practice derives its country from its city.
    assert!(site.page("practicas/cebras.html").contains("<a href=\"../paises/bolivia.html\">Bolivia</a>"));
}

#[test]
fn a_kind_of_ones_own_needs_no_programmer() {
    let site = SiteTest::from("minimal")
        .file(
            "content/model.yaml",
            "kinds:
  school:
    label: {es: Escuela, pt: Escola, en: School}
    plural: {es: Escuelas, pt: Escolas, en: Schools}
    route: {es: escuelas, pt: escolas, en: schools}
    fields:
      town: {type: ref, to: [city], required: true, label: {es: Municipio, pt: Município, en: Town}, inverse: {es: Escuelas del municipio, pt: Escolas do município, en: Schools}}
      stage: {type: term, vocabulary: school-stage, index: true, label: {es: Nivel, pt: Nível, en: Level}}
vocabularies:
  school-stage:
    label: {es: Nivel escolar, pt: Nível escolar, en: School level}
    route: {es: niveles-escolares, pt: niveis-escolares, en: school-levels}
    terms: {primary: {es: Primaria, pt: Primária, en: Primary}}
",
        )
        .file(
            "content/escuelas/sol.md",
            "---\ntítulo: El Sol\nresumen: Una escuela.\nmunicipio: la-paz\nnivel: primaria\nfuentes: [{obra: Libro}]\nfecha de la información: 2020\n---\n",
        );
    site.built();
    assert!(cards(&site.page("escuelas/index.html")).contains(&"El Sol".to_owned()));
    assert!(cards(&site.page("niveles-escolares/primaria.html")).contains(&"El Sol".to_owned()));
    assert!(site.page("ciudades/la-paz.html").contains("Escuelas del municipio"));
    site.write("content/escuelas/luna.md", "---\ntítulo: La Luna\nnivel: primari\n---\n");
    assert_eq!(codes(&site.check()), ["missing-field", "incomplete-record", "unknown-term"]);
}

#[test]
fn names_sort_as_spanish_sorts_and_long_lists_have_pages() {
    let site = SiteTest::from("minimal");
    for (number, title) in ["Ñuble", "Nube", "Obra", "Ávila", "Azul", "Ñandú"].iter().enumerate() {
        site.write(&format!("content/ciudades/c{number}.md"), city(title, ""));
    }
    for number in 0..30 {
        site.write(&format!("content/ciudades/z{number}.md"), city(&format!("Zona {number:02}"), ""));
    }
    site.built();
    let first = site.page("ciudades/index.html");
    assert_eq!(cards(&first)[..7], ["Ávila", "Azul", "La Paz", "Nube", "Ñandú", "Ñuble", "Obra"]);
    assert_eq!(cards(&first).len(), 24);
    let second = site.page("ciudades/pagina/2.html");
    assert_eq!(cards(&second).len(), 13);
    assert!(links(&first).contains(&"../ciudades/pagina/2.html".to_owned()));
    assert!(links(&second).contains(&"../../ciudades/index.html".to_owned()));
    assert!(second.contains("<title>Ciudades y municipios (página 2)"));
    assert!(site.exists("paises/bolivia/pagina/2.html"));
}

#[test]
fn what_is_not_translated_is_listed_and_marked() {
    let site = SiteTest::from("minimal")
        .file("content/catalogue.yaml", "título: {es: Catálogo, pt: Catálogo pt}\nidiomas: [es, pt]\n");
    site.write(
        "content/ciudades/oruro.md",
        city("Oruro", "población: [{nombre: Población, valor: 300000, unidad: habitantes, año: 2020}]\n"),
    );
    site.write("content/ciudades/oruro.pt.md", "---\ntítulo: Oruro em português\npopulação: [{nome: População total, unidade: pessoas}]\n---\n## História\n\nLonga.\n");
    site.built();
    let list = site.page("pt/cidades/index.html");
    assert!(list.contains("<h3 lang=\"es\"><a href=\"../../pt/cidades/la-paz.html\">La Paz</a>"), "{list}");
    assert!(list.contains("<h3><a href=\"../../pt/cidades/oruro.html\">Oruro em português</a>"));
    assert!(list.contains("· <span lang=\"es\">Español</span>"));
    let untranslated = site.page("pt/cidades/la-paz.html");
    assert!(untranslated.contains("<h1 lang=\"es\">La Paz</h1>") && untranslated.contains("não está traduzida"));
    let translated = site.page("pt/cidades/oruro.html");
    assert!(translated.contains("300.000") && translated.contains("População total") && translated.contains("pessoas"));
    assert!(!translated.contains("não está traduzida"));
    assert!(site.page("ciudades/oruro.html").contains("hreflang=\"pt\""));
}

#[test]
fn the_title_of_a_work_is_marked_with_its_language() {
    let site = SiteTest::from("minimal").file("content/catalogue.yaml", "título: Catálogo\nidiomas: [es, pt, en]\n");
    let record = city("Oruro", "").replace("{obra: Libro}", "{obra: A Book, idioma: inglés}\n  - {obra: Libro}");
    site.write("content/ciudades/oruro.md", record);
    site.built();
    let (english, spanish) = (" lang=\"en\"", " lang=\"es\"");
    for (page, book, libro) in [
        ("ciudades/oruro.html", english, ""),
        ("pt/cidades/oruro.html", english, spanish),
        ("en/cities/oruro.html", "", spanish),
    ] {
        let html = site.page(page);
        assert!(html.contains(&format!("<span{book}>A Book</span>")), "{html}");
        assert!(html.contains(&format!("<span{libro}>Libro</span>")), "{html}");
    }
}

#[test]
fn a_translation_keeps_what_it_leaves_out_with_its_notes() {
    let site = SiteTest::from("minimal").file("content/catalogue.yaml", "título: Catálogo\nidiomas: [es, pt]\n");
    let body = "Antes.[^1]\n\n## Historia\n\nLarga.[^2]\n\n## Libre uno\n\nUno.\n\n## Libre dos\n\nDos.\n\n[^1]: Nota uno.\n[^2]: Nota dos.\n";
    site.write("content/ciudades/oruro.md", format!("{}{body}", city("Oruro", "")));
    site.write(
        "content/ciudades/oruro.pt.md",
        "---\ntítulo: Oruro\n---\n## História\n\nLonga.[^1]\n\n## Livre um\n\nUm.\n\n## Livre dois\n\n[^1]: Nota em português.\n",
    );
    site.built();
    let page = site.page("pt/cidades/oruro.html");
    for kept in ["Antes.", "Longa.", "Um.", "Dos.", "Nota em português.", "Nota uno."] {
        assert!(page.contains(kept), "{kept} is missing");
    }
    assert!(!page.contains("Larga.") && !page.contains("Uno."));
    assert!(page.contains("id=\"nota_pt_1\"") && page.contains("id=\"nota_es_1\""));
    let ids: Vec<&str> = page.split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    let distinct: std::collections::BTreeSet<&&str> = ids.iter().collect();
    assert_eq!(ids.len(), distinct.len(), "{ids:?}");
}

#[test]
fn absolute_addresses_appear_where_the_web_wants_them() {
    let site = SiteTest::from("minimal").base_url("https://example.org/catalogo");
    site.built();
    assert!(
        site.page("ciudades/la-paz.html")
            .contains("<link rel=\"canonical\" href=\"https://example.org/catalogo/ciudades/la-paz.html\">")
    );
    assert!(site.page("sitemap.xml").contains("<loc>https://example.org/catalogo/ciudades/</loc>"));
    assert!(site.page("robots.txt").contains("Sitemap: https://example.org/catalogo/sitemap.xml"));
    let plain = SiteTest::from("minimal");
    plain.built();
    assert!(!plain.exists("sitemap.xml"));
}

#[test]
fn the_404_page_works_wherever_it_is_served() {
    let site = SiteTest::from("minimal").base_url("https://example.org/catalogo");
    site.built();
    assert!(site.page("404.html").contains("href=\"/catalogo/style.css\""));
}

#[test]
fn a_theme_overrides_file_by_file() {
    let site = SiteTest::from("minimal")
        .file("content/catalogue.yaml", "título: Catálogo\ntema: sobrio\n")
        .file(
            "themes/sobrio/templates/404.html",
            "{% extends \"base.html\" %}{% block main %}<h1>Aquí no es</h1>{% endblock main %}",
        )
        .file("themes/sobrio/static/logo.svg", "<svg/>")
        .file("themes/sobrio/texts.yaml", "home: {es: Portada, pt: Capa, en: Front page}\n");
    site.built();
    assert!(site.page("404.html").contains("<h1>Aquí no es</h1>"));
    assert!(site.page("ciudades/la-paz.html").contains(">Portada</a>"));
    assert!(site.exists("static/logo.svg") && site.exists("static/icon.svg"));
}

#[test]
fn a_link_in_a_text_is_seen_from_the_other_side() {
    let site = SiteTest::from("minimal");
    site.write(
        "content/ciudades/oruro.md",
        format!("{}## Historia\n\nCerca de [La Paz](la-paz.md).\n", city("Oruro", "")),
    );
    site.built();
    assert!(site.page("ciudades/la-paz.html").contains("Se menciona en"));
}
