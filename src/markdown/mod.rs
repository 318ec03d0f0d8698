//! Markdown to HTML with unresolved links: parsed once, written on many pages.
//!
//! The address of a link depends on the page that shows it, so a [`Document`] stores its links separately and
//! [`Document::write`] fills them in. Raw HTML becomes text and dangerous links are refused here, and only here.

mod addresses;
mod block;
mod code;
mod comments;
mod document;
mod emphasis;
mod escape;
mod events;
mod formula;
mod headings;
mod html;
mod images;
mod lines;
mod lists;
mod notes;
mod one_line;
mod parser;
mod renderer;
mod rows;
mod signs;
mod tables;
mod target;
mod typed;
mod unread;

#[cfg(test)]
mod foreign;
#[cfg(test)]
mod meant;

use crate::diagnostic::{Report, Span};

pub use comments::{Uncommented, closed_comment, without_comments};
pub use document::{Address, Body, BodySection, Document, Link, Origin};
pub use one_line::LineMarks;
pub use target::{Target, classify, percent_decoded};

impl Document {
    /// Converts the Markdown of a field; all findings get the span of its value.
    pub fn parse(text: &str, span: Span, origin: Origin, report: &mut Report) -> Document {
        events::document(text, span, origin, report)
    }
}

impl Body {
    /// Converts a body. Spans of findings are exact.
    pub fn parse(text: &str, origin: Origin, report: &mut Report) -> Body {
        events::body(text, origin, report)
    }
}

#[cfg(test)]
mod tests {
    use super::escape::DELIMITER;
    use super::*;
    use crate::diagnostic::{Code, Sources};
    use crate::text::Lang;
    use proptest::prelude::*;

    fn body(text: &str) -> (Body, Report) {
        let file = Sources::default().add_embedded("practicas/x.md", "");
        let mut report = Report::default();
        let origin = Origin { file, offset: 0, dir: "practicas", lang: Lang::ES };
        (Body::parse(text, origin, &mut report), report)
    }

    fn html(document: &Document) -> String {
        document.write(|link| match &link.target {
            Target::External(url) => url.clone(),
            Target::Anchor(id) => format!("#{id}"),
            Target::Entry { path, anchor } => format!("E:{path}:{}", anchor.as_deref().unwrap_or("")),
            Target::File(path) => format!("F:{path}"),
        })
    }

    #[test]
    fn a_table_is_named_by_its_introduction_or_its_heading() {
        let table = "| A | B |\n|---|---|\n| 1 | 2 |\n";
        let (whole, _) = body(&format!(
            "{table}\n## Costos\n\nEn *dólares* & euros:\n\n{table}\nFin.\n\n{table}\n{table}\n### Otros\n\n{table}"
        ));
        let costs = html(&whole.sections[0].document);
        assert!(costs.starts_with(concat!(
            "<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"En dólares &amp; euros\"><table>",
            "<caption>En <em>dólares</em> &amp; euros:</caption><thead>"
        )));
        let captions = |html: &str| -> Vec<String> {
            let rests = html.split("<caption class=\"hidden\">").skip(1);
            rests.filter_map(|rest| Some(rest.split_once("</caption>")?.0.to_owned())).collect()
        };
        assert_eq!(captions(&costs), ["Costos", "Costos (2)", "Otros"]);
        assert_eq!(captions(&html(&whole.lead)), ["Tabla"]);
        let (nameless, _) = body(&format!(":\n\n{table}"));
        assert_eq!(captions(&html(&nameless.lead)), ["Tabla"]);
    }

    #[test]
    fn headings_divide_the_body_into_sections() {
        let (body, report) = body("Antes.\n\n## Lecciones *aprendidas*\n\nUna.\n\n### Más\n\nDos.\n\n## Otra\n");
        assert!(report.findings().is_empty());
        assert_eq!(html(&body.lead), "<p>Antes.</p>\n");
        let headings: Vec<&str> = body.sections.iter().map(|section| section.heading.as_str()).collect();
        assert_eq!(headings, ["Lecciones aprendidas", "Otra"]);
        assert_eq!(html(&body.sections[0].document), "<p>Una.</p>\n<h3 id=\"mas\">Más</h3>\n<p>Dos.</p>\n");
    }

    #[test]
    fn links_get_the_addresses_of_the_page() {
        let (body, report) = body(
            "[La Paz](../ciudades/la-paz.md#historia) [pdf](plan%20a.pdf) <https://x.org/a?b&c> [y](#z) ![Una foto](f.jpg \"Ana & Co.\")\n",
        );
        assert!(report.findings().is_empty());
        assert_eq!(
            html(&body.lead),
            "<p><a href=\"E:ciudades/la-paz.md:historia\">La Paz</a> <a href=\"F:practicas/plan a.pdf\">pdf</a> \
             <a href=\"https://x.org/a?b&amp;c\" rel=\"external noreferrer\">https://x.org/a?b&amp;c</a> <a href=\"#z\">y</a> \
             <img src=\"F:practicas/f.jpg\" alt=\"Una foto\" loading=\"lazy\"> <small>Imagen: Ana &amp; Co.</small></p>\n"
        );
    }

    #[test]
    fn html_becomes_text_and_dangerous_links_are_refused() {
        let (body, report) = body(
            "a <b onclick=x>b</b>\n\n<script>alert(1)</script>\n\n[x](javascript:alert(1)) [y](&#106;avascript:x) [z](//h/x) [u](../../etc/passwd)\n",
        );
        let out = html(&body.lead);
        assert!(!out.contains("<b") && !out.contains("<script") && !out.contains("javascript:"), "{out}");
        assert!(out.contains("&lt;script&gt;"), "{out}");
        let codes: Vec<Code> = report.findings().iter().map(|finding| finding.code).collect();
        assert_eq!(
            codes,
            [Code::RawHtml, Code::RawHtml, Code::UnsafeLink, Code::UnsafeLink, Code::UnsafeLink, Code::BrokenLink]
        );
    }

    #[test]
    fn footnotes_are_collected_and_numbered_by_citation() {
        let (body, _) = body("## A\n\nUno[^b] dos[^a] tres[^b].\n\n[^a]: Fuente A.\n[^b]: Fuente B.\n");
        let section = html(&body.sections[0].document);
        assert!(section.contains("id=\"cita_es_1\"") && section.contains("href=\"#nota_es_2\""), "{section}");
        let notes = html(&body.notes);
        assert!(notes.starts_with("<li id=\"nota_es_1\">") && notes.contains("Fuente B."), "{notes}");
        assert!(notes.find("Fuente B.") < notes.find("Fuente A."));
    }

    #[test]
    fn an_image_needs_text_and_credit_and_must_be_local() {
        let (_, report) = body("![](f.jpg 'Ana') ![x](https://x.org/f.jpg 'Ana') ![y](f.jpg)\n");
        let codes: Vec<Code> = report.findings().iter().map(|finding| finding.code).collect();
        assert_eq!(codes, [Code::ImageWithoutAlt, Code::RemoteImage, Code::ImageWithoutCredit]);
    }

    #[test]
    fn malicious_text_stays_text() {
        for text in [
            "![a&#1;](f.jpg) &#1;\" onerror=\"alert(1)\" x=\"",
            "`&#1;0&#1;` \u{1}0\u{1} [x](f.pdf)",
            "``` a\"&#1;onclick=x\ncode\n```",
            "| a |\n| :-: |\n| b |",
        ] {
            let (body, _) = body(text);
            let out = html(&body.lead);
            let tags: String = out.split('<').skip(1).filter_map(|rest| rest.split('>').next()).collect();
            assert!(!out.contains(DELIMITER) && !tags.contains("onerror") && !tags.contains("style"), "{out}");
        }
        let deep = format!("{}a{}", "![".repeat(5000), "](f.jpg)".repeat(5000));
        assert!(html(&body(&deep).0.lead).contains("alt=\"a\""));
        let (swapped, _) = body("## Historia\n\nLarga.[^1]\n\n[^1]: Nota.\n\n    ## Geografía\n\n    Más.\n");
        assert_eq!(swapped.sections.len(), 1);
        assert!(html(&swapped.notes).contains("Geografía"));
    }

    #[test]
    fn unrecognised_markdown_is_reported() {
        for text in ["[x](la paz.md)", "nota[^1] sin nota", "##Sin espacio"] {
            let (_, report) = body(text);
            assert_eq!(report.findings().first().map(|finding| finding.code), Some(Code::UnreadMarkdown), "{text}");
        }
        let (body, report) = body("Uno <!-- una nota --> dos.\n\n<!--\notra\n-->\n\n[^a] y [x]");
        assert!(!html(&body.lead).contains("nota") && report.findings().len() == 1);
    }

    /// All elements that Markdown may produce.
    const ELEMENTS: &[&str] = &[
        "p",
        "a",
        "em",
        "strong",
        "del",
        "code",
        "pre",
        "ul",
        "ol",
        "li",
        "blockquote",
        "h3",
        "h4",
        "h5",
        "h6",
        "hr",
        "br",
        "img",
        "small",
        "sup",
        "div",
        "table",
        "caption",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
    ];

    proptest! {
        #[test]
        fn no_text_produces_other_elements(text in "[<>a-z0-9\\[\\]()!\"'=:#*_`|\\-&; \n/^\u{1}]{0,120}") {
            let (body, _) = body(&text);
            for document in body.documents() {
                let out = html(document);
                for tag in out.split('<').skip(1) {
                    let name: String = tag.trim_start_matches('/').chars().take_while(char::is_ascii_alphanumeric).collect();
                    prop_assert!(ELEMENTS.contains(&name.as_str()), "{}", out);
                    prop_assert!(tag.split('>').next().unwrap_or_default().matches('"').count() % 2 == 0, "{}", out);
                }
                prop_assert!(!out.contains("=\"javascript:") && !out.contains(DELIMITER), "{}", out);
            }
        }
    }
}
