//! The sample catalogue: free of errors, complete, and navigable as by a visitor.

use crate::common::{SiteTest, links, report, resolve};
use std::collections::{BTreeMap, BTreeSet};

/// Advice that is expected because the sources are incomplete: calls without a year, two figures without one, and calls
/// whose modality differs between the calendar and the text of their source. README lists them.
const MEANT: [(&str, usize); 3] = [("figure-without-year", 2), ("terms-disagree", 3), ("window-without-year", 6)];

#[test]
fn the_sample_has_no_finding_but_those_meant_and_every_kind() {
    let outcome = SiteTest::sample().check();
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for code in crate::common::codes(&outcome) {
        *counts.entry(code).or_default() += 1;
    }
    assert_eq!(counts, BTreeMap::from(MEANT), "{}", report(&outcome, cebra::text::Lang::ES));
    assert!(outcome.entries >= 250);
    let folder = crate::common::project().join("content");
    let model = std::fs::read_to_string(crate::common::project().join("src/model/cooperation.yaml")).unwrap();
    let kinds = model.split("\nkinds:").nth(1).unwrap().split("\ngatherings:").next().unwrap();
    let routes = kinds.lines().filter_map(|line| line.strip_prefix("    route: {es: "));
    for route in routes.map(|line| line.split(',').next().unwrap()) {
        assert!(folder.join(route).is_dir(), "the sample has no {route}");
    }
}

/// Whether a page only leads on from a former name of a record.
fn is_redirect(html: &str) -> bool {
    html.contains("http-equiv=\"refresh\"")
}

#[test]
fn every_link_and_anchor_leads_somewhere_and_every_page_is_reached() {
    let site = SiteTest::sample();
    site.built();
    let pages: BTreeMap<String, String> = site
        .published()
        .into_iter()
        .filter(|(route, _)| route.ends_with(".html"))
        .map(|(route, bytes)| (route, String::from_utf8(bytes).unwrap()))
        .collect();
    let is_linked = |route: &str| route != "404.html" && !is_redirect(&pages[route]);
    let mut reached: BTreeSet<String> = BTreeSet::from(["index.html".to_owned()]);
    let mut waiting = vec!["index.html".to_owned()];
    for (route, html) in &pages {
        for link in links(html) {
            assert!(!link.starts_with('/'), "{route} has the absolute link {link}");
            if link.contains("://") {
                continue;
            }
            let (target, anchor) = resolve(route, &link);
            assert!(site.exists(&target), "{route} links to {target}");
            if let (Some(anchor), Some(html)) = (anchor, pages.get(&target)) {
                assert!(html.contains(&format!(" id=\"{anchor}\"")), "{route} links to {target}#{anchor}");
            }
        }
    }
    while let Some(route) = waiting.pop() {
        for link in links(&pages[&route]).iter().filter(|link| !link.contains("://")) {
            let (target, _) = resolve(&route, link);
            if pages.contains_key(&target) && reached.insert(target.clone()) {
                waiting.push(target);
            }
        }
    }
    let unreached: Vec<&String> = pages.keys().filter(|route| !reached.contains(*route) && is_linked(route)).collect();
    assert!(unreached.is_empty(), "no link leads to {unreached:?}");
}

/// Follows the link with a text.
fn follow(site: &SiteTest, route: &str, text: &str) -> String {
    let html = site.page(route);
    let found = html.split("<a ").skip(1).find_map(|link| {
        let (tag, rest) = link.split_once('>')?;
        let inner = rest.split("</a>").next()?;
        let words: String = inner.split('<').map(|part| part.split_once('>').map_or(part, |(_, text)| text)).collect();
        (words.split_whitespace().collect::<Vec<_>>().join(" ") == text)
            .then(|| tag.split("href=\"").nth(1)?.split('"').next())?
    });
    let link = found.unwrap_or_else(|| panic!("{route} has no link “{text}”"));
    resolve(route, link).0
}

#[test]
fn a_visitor_goes_from_home_to_the_zebras_to_a_goal_and_back() {
    let site = SiteTest::sample();
    site.built();
    let walks = [
        (
            "index.html",
            [
                "Buenas prácticas",
                "Cebras, educadores urbanos",
                "La Paz",
                "Programa de cooperación integral: La Paz",
                "ODS 16 Paz, justicia e instituciones sólidas",
                "Inicio",
            ],
        ),
        (
            "pt/index.html",
            [
                "Boas práticas",
                "Zebras, educadores urbanos",
                "La Paz",
                "Programa de cooperação integral: La Paz",
                "ODS 16 Paz, justiça e instituições eficazes",
                "Início",
            ],
        ),
    ];
    for (home, steps) in walks {
        let end = steps.iter().fold(home.to_owned(), |route, text| follow(&site, &route, text));
        assert_eq!(end, home);
    }
}

#[test]
fn nothing_comes_from_elsewhere() {
    let site = SiteTest::sample();
    site.built();
    for (route, bytes) in site.published() {
        let text = String::from_utf8_lossy(&bytes);
        for source in [" src=\"http", "url(http", "@import", "<script>", " style=\"", "<style", " onclick="] {
            assert!(!text.contains(source), "{route} has {source}");
        }
        assert!(text.matches("<script ").count() <= 2, "{route} has more than one script and its data");
        let has_script = route.ends_with(".html") && !is_redirect(&text);
        assert_eq!(text.matches("<script src=").count(), usize::from(has_script), "{route}");
        if route.ends_with(".html") {
            assert!(text.contains("default-src 'none'"), "{route}");
        }
    }
}
