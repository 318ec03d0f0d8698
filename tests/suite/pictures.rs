//! Publishing of photographs.

use crate::common::{SiteTest, links};
use std::io::Cursor;

/// A JPEG with stripes and a location in its metadata.
fn photograph(width: u32, height: u32, shade: u8) -> Vec<u8> {
    let stripes =
        image::RgbImage::from_fn(width, height, |x, _| image::Rgb([shade, u8::try_from(x % 200).unwrap(), 90]));
    let mut bytes = Vec::new();
    stripes.write_to(&mut Cursor::new(&mut bytes), image::ImageFormat::Jpeg).unwrap();
    // A comment with a location, placed after the first marker as cameras do.
    let secret = b"GPS -16.5 -68.15";
    let length = u16::try_from(secret.len() + 2).unwrap().to_be_bytes();
    let comment: Vec<u8> = [&[0xff, 0xfe][..], &length, secret].concat();
    [&bytes[..2], &comment, &bytes[2..]].concat()
}

fn site() -> SiteTest {
    let text = "---\ntítulo: Agua\nresumen: Una.\nciudad: la-paz\ntemas: [Agua y saneamiento]\nimágenes: [{archivo: foto.jpg, alternativa: Un \
                río, crédito: Municipio}]\nfuentes: [{obra: Libro}]\nfecha de la información: 2020\n---\n## Objetivos y antecedentes\n\n![Otra \
                vez](foto.jpg \"Municipio\")\n\n## Resultados obtenidos\n\n[El archivo](foto.jpg)\n\n## Lecciones aprendidas\n\nTres.\n";
    SiteTest::from("minimal")
        .file("content/practicas/agua/index.md", text)
        .file("content/practicas/agua/foto.jpg", photograph(1500, 750, 10))
}

/// The files below `media/`.
fn media(site: &SiteTest) -> Vec<String> {
    site.published().into_keys().filter(|route| route.starts_with("media/")).collect()
}

#[test]
fn a_photograph_is_published_in_several_widths_and_with_nothing_of_the_camera() {
    let site = site();
    site.built();
    let files = media(&site);
    assert_eq!(files.len(), 5, "{files:?}");
    for (route, bytes) in site.published().into_iter().filter(|(route, _)| route.starts_with("media/")) {
        assert!(!bytes.windows(3).any(|part| part == b"GPS"), "{route}");
        let width = image::load_from_memory(&bytes).unwrap().width();
        assert!(route.contains(&format!("-{width}-")), "{route} is {width} wide");
    }
    let page = site.page("practicas/agua.html");
    let tags: Vec<&str> = page.split("<img ").skip(1).map(|tag| tag.split('>').next().unwrap()).collect();
    assert_eq!(tags.len(), 2);
    // Pictures at the top are loaded at once, those in the text lazily.
    assert!(tags[0].contains("loading=\"eager\"") && tags[1].contains("loading=\"lazy\""));
    for tag in tags {
        assert!(tag.contains("width=\"1500\" height=\"750\""), "{tag}");
        let copies = tag.split("srcset=\"").nth(1).unwrap().split('"').next().unwrap();
        for copy in copies.split(", ") {
            let (address, width) = copy.split_once(' ').unwrap();
            let route = address.strip_prefix("../").unwrap();
            assert!(site.exists(route) && route.contains(&format!("-{}-", width.trim_end_matches('w'))), "{copy}");
        }
    }
    assert!(links(&page).iter().any(|link| link.contains("media/") && link.contains("-1500-")));
}

#[test]
fn a_card_shows_the_first_photograph_and_stripes_where_there_is_none() {
    let other = "---\ntítulo: Riego\nresumen: Otra.\nciudad: la-paz\ntemas: [Agua y saneamiento]\nfuentes: [{obra: Libro}]\nfecha de la \
                 información: 2020\n---\n## Objetivos y antecedentes\n\nUno.\n\n## Resultados obtenidos\n\nDos.\n\n## Lecciones \
                 aprendidas\n\nTres.\n";
    let site = site().file("content/practicas/riego.md", other).base_url("https://example.org/c");
    site.built();
    let cards = site.page("practicas/index.html");
    let card = |title: &str| cards.split("<article").find(|card| card.contains(title)).unwrap();
    let (with, without) = (card(">Agua</a>"), card(">Riego</a>"));
    assert!(
        with.contains("<img class=\"photograph\"") && with.contains("alt=\"\"") && with.contains("srcset="),
        "{with}"
    );
    assert!(
        !with.contains("<svg") && without.contains("<svg class=\"cover\"") && !without.contains("<img"),
        "{without}"
    );
    let page = site.page("practicas/agua.html");
    assert!(page.contains("loading=\"eager\"") && page.contains("alt=\"Un río\""));
    let main = page.split("<main").nth(1).unwrap();
    assert!(!main.contains("class=\"cover\"") && site.page("practicas/riego.html").contains("class=\"cover\""));
    let data = page.split("ld+json\">").nth(1).unwrap().split("</script>").next().unwrap();
    let image = &serde_json::from_str::<serde_json::Value>(data).unwrap()["image"];
    let address = image["contentUrl"].as_str().unwrap().strip_prefix("https://example.org/c/").unwrap();
    assert!(site.exists(address) && image["caption"] == "Un río" && image["creditText"] == "Municipio", "{image}");
    // A changed picture updates the card.
    site.write("content/practicas/agua/foto.jpg", photograph(900, 450, 120));
    site.built();
    assert!(site.page("practicas/index.html").contains("width=\"900\" height=\"450\""));
}

#[test]
fn a_picture_is_made_once_and_again_when_it_is_another() {
    let site = site();
    site.built();
    let first = media(&site);
    // An existing copy is reused, because its name contains the hash of the picture.
    site.write("public/marca.txt", "");
    let path = site.out().join(&first[0]);
    std::fs::write(&path, b"hecha antes").unwrap();
    site.write(
        "content/practicas/agua/index.md",
        std::fs::read_to_string(site.root().join("content/practicas/agua/index.md")).unwrap().replace("Una.", "Otra."),
    );
    site.built();
    assert_eq!(std::fs::read(&path).unwrap(), b"hecha antes");
    site.write("content/practicas/agua/foto.jpg", photograph(1500, 750, 200));
    site.built();
    let second = media(&site);
    assert_eq!(second.len(), 5);
    assert!(first.iter().all(|route| !second.contains(route)), "{first:?} {second:?}");
}
