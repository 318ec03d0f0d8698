//! Markup in a text of one line, where it is not interpreted.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

/// What a text of one line has of markup.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct LineMarks {
    /// Whether it has HTML tags or entities such as `&amp;`.
    pub html: bool,
    /// Whether it has Markdown such as `**bold**` or a link.
    pub markdown: bool,
    /// The text without its markup.
    pub plain: String,
}

impl LineMarks {
    /// Finds markup in a text; `None` if it has none.
    ///
    /// ```
    /// use cebra::markdown::LineMarks;
    ///
    /// assert_eq!(LineMarks::of("5 * 3 < 20 & más"), None);
    /// assert_eq!(LineMarks::of("<b>Agua</b> &amp; **vida**").unwrap().plain, "Agua & vida");
    /// ```
    pub fn of(text: &str) -> Option<LineMarks> {
        if !text.contains(['&', '<', '*', '_', '`', '[', '~']) {
            return None;
        }
        let mut marks = LineMarks::default();
        // A word before it keeps a text that begins like a list or a heading from becoming one.
        const BEFORE: &str = "x ";
        let written = format!("{BEFORE}{text}");
        for (event, range) in Parser::new_ext(&written, Options::ENABLE_STRIKETHROUGH).into_offset_iter() {
            match event {
                Event::InlineHtml(code) => {
                    marks.html = true;
                    if code.starts_with("<br") {
                        marks.plain.push(' ');
                    }
                }
                Event::Start(Tag::Emphasis) if written[..range.start].ends_with(char::is_alphanumeric) => {
                    // `5*3*2`: between letters or digits it is hardly meant.
                    return None;
                }
                Event::Start(Tag::Paragraph) | Event::End(TagEnd::Paragraph) => {}
                Event::Start(_) => marks.markdown = true,
                Event::Code(words) => {
                    marks.markdown = true;
                    marks.plain.push_str(&words);
                }
                Event::Text(words) => {
                    let source = &written[range];
                    marks.html |= source.starts_with('&') && source.ends_with(';') && source != &*words;
                    marks.plain.push_str(&words);
                }
                Event::SoftBreak | Event::HardBreak => marks.plain.push(' '),
                _ => {}
            }
        }
        marks.plain = marks.plain.strip_prefix(BEFORE).unwrap_or_default().trim().to_owned();
        (marks.html || marks.markdown).then_some(marks)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_is_found_and_signs_in_running_text_are_not() {
        for (text, html, markdown, plain) in [
            ("Agua &amp; vida", true, false, "Agua & vida"),
            ("Educaci&oacute;n", true, false, "Educación"),
            ("Agua&nbsp;limpia &#8211; 1", true, false, "Agua\u{a0}limpia – 1"),
            ("Un <b>plan</b> de<br>agua", true, false, "Un plan de agua"),
            ("**Agua** limpia", false, true, "Agua limpia"),
            ("El *Programa* y _otro_", false, true, "El Programa y otro"),
            ("Ver [enlace](https://x.org)", false, true, "Ver enlace"),
            ("Un <i>plan</i> de **agua**", true, true, "Un plan de agua"),
            ("`código`", false, true, "código"),
        ] {
            let plain = plain.to_owned();
            assert_eq!(LineMarks::of(text), Some(LineMarks { html, markdown, plain }), "{text}");
        }
        for text in [
            "I+D & Cía.",
            "AT&T",
            "R&D;",
            "a < b > c",
            "<5 años",
            "5*3*2",
            "2 * 3 * 4",
            "nota [1] y [sic]",
            "mi_archivo_final",
            "* Agua",
            "- Agua",
            "# Agua",
            "1. Agua",
            "~50",
            "~ 5 y ~ 6",
            "",
            "[",
            "Q&A",
            "100 % *",
            "Plan (fase_2)",
        ] {
            assert_eq!(LineMarks::of(text), None, "{text}");
        }
    }
}
