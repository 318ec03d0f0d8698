//! Tests: what editors type is published as they mean it, or they are told.

use super::*;
use crate::diagnostic::{Code, Sources};
use crate::text::Lang;

/// The HTML of a body, its sections and notes one after another, and its findings.
pub(super) fn read(text: &str) -> (String, Report) {
    let file = Sources::default().add_embedded("practicas/x.md", "");
    let mut report = Report::default();
    let origin = Origin { file, offset: 0, dir: "practicas", lang: Lang::ES };
    let body = Body::parse(text, origin, &mut report);
    let mut html = written(&body.lead);
    for section in &body.sections {
        html.push_str(&format!("<h{}>{}</h{0}>{}", section.level, section.heading, written(&section.document)));
    }
    (html + &written(&body.notes), report)
}

fn written(document: &Document) -> String {
    document.write(|link| match &link.target {
        Target::External(url) => url.clone(),
        _ => "#".to_owned(),
    })
}

/// The code and the text of each finding.
pub(super) fn told(text: &str) -> Vec<(Code, String)> {
    let (_, report) = read(text);
    let words = |finding: &crate::diagnostic::Diagnostic| {
        let span = finding.span.unwrap();
        text[span.start as usize..span.end as usize].to_owned()
    };
    report.findings().iter().map(|finding| (finding.code, words(finding))).collect()
}

#[track_caller]
pub(super) fn assert_told(code: Code, rows: &[(&str, &str)]) {
    let wrong = |(text, words): &&(&str, &str)| told(text) != [(code, (*words).to_owned())];
    let wrong: Vec<_> = rows.iter().filter(wrong).map(|(text, _)| (text, told(text))).collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[track_caller]
pub(super) fn assert_silent(rows: &[&str]) {
    let wrong: Vec<_> = rows.iter().map(|text| (text, told(text))).filter(|(_, told)| !told.is_empty()).collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn nothing_of_a_comment_is_published() {
    for text in [
        "Nació. <!-- secreto --> en [La Paz](x.md) en **2001**.",
        "<!-- secreto --> en [La Paz](x.md) en **2001**.",
        "- <!-- secreto --> [a](x.md)\n- **b**",
        "> <!-- secreto --> [a](x.md) **b**",
        "<!-- uno --> <!-- secreto --> [a](x.md) **b**",
        "a <!-- x\n\nsecreto --> [a](x.md) **b**",
        "a[^1] [a](x.md) **b**\n\n[^1]: Nota <!-- secreto --> fin.",
        "| a | b |\n|---|---|\n| **1** <!-- secreto | x --> | [a](x.md) |",
        "    <!-- secreto -->\n\n[a](x.md) **b**",
        "a <!– secreto –> [a](x.md) **b** <!— secreto —>",
        "## A <!-- secreto -->\n\n[a](x.md) **b**",
        "[a](x.md) <!--secreto-->**b**",
        "1. [a](x.md)\n   <!-- secreto\n\n   secreto -->\n2. **b**",
    ] {
        let (html, report) = read(text);
        assert!(report.findings().is_empty(), "{text}: {:?}", report.findings());
        assert!(!html.contains("secreto") && !html.contains("--") && !html.contains("<pre>"), "{html}");
        assert!(html.contains("</a>") && html.contains("<strong>"), "{html}");
    }
    let code = "`<!-- a -->`\n\n```\n<!-- b -->\n```\n";
    let (html, report) = read(code);
    assert!(report.findings().is_empty() && html.contains("&lt;!-- a --&gt;") && html.contains("&lt;!-- b"), "{html}");
}

#[test]
fn a_comment_that_does_not_end_is_told_where_it_begins() {
    assert_told(
        Code::CommentUnclosed,
        &[
            ("a <!-- secreto", "<!--"),
            ("## A\n\nb\n\n- c <!-- secreto\n\n## D\n\ne", "<!--"),
            ("<!-- secreto\n\na <!-- b -->", "<!--"),
            ("a <!– secreto", "<!–"),
            ("> a <!-- secreto\n> b", "<!--"),
        ],
    );
    let (html, _) = read("a <!-- secreto\n\n## D\n\ne");
    assert!(!html.contains("secreto") && html.contains("<h2>D</h2>"), "{html}");
}

#[test]
fn items_keep_the_numbers_that_were_written() {
    for (text, numbers) in [
        ("2001. a\n\n2005. b\n\n2010. c", vec!["start=\"2001\"", "value=\"2005\"", "value=\"2010\""]),
        ("15. de marzo", vec!["start=\"15\""]),
        ("1. a\n2. b\n4. c", vec!["value=\"4\""]),
        ("1) a\n1) b\n1) c", vec![]),
        ("0. a\n0. b", vec!["start=\"0\""]),
        ("3. a\n3. b", vec!["start=\"3\"", "value=\"3\""]),
        ("1. a\n\n   1990. b\n   1995. c\n2. d", vec!["start=\"1990\"", "value=\"1995\""]),
        ("10. a\n9. b\n8. c", vec!["start=\"10\"", "value=\"9\"", "value=\"8\""]),
        ("- 2001\n- 2005", vec![]),
    ] {
        let (html, report) = read(text);
        assert!(report.findings().is_empty(), "{text}");
        let found: Vec<&str> =
            html.split(['<', '>']).flat_map(|tag| tag.split(' ').skip(1)).filter(|part| part.contains("=\"")).collect();
        assert_eq!(found, numbers, "{html}");
    }
    assert_told(
        Code::MisreadMarkdown,
        &[("La reunión fue el día\n1. de marzo", "1. de marzo"), ("+ 500 habitantes", "+ 500 habitantes")],
    );
    assert_silent(&[
        "Pasos:\n1. uno\n2. dos",
        "Los pasos\n1. Uno\n2. Dos",
        "+ 1 silla\n+ 2 mesas",
        "en el año\n2001. Después",
    ]);
}

#[test]
fn a_table_loses_no_cell_in_silence() {
    let head = "| A | B |\n|---|---|\n";
    for (row, lost) in [
        ("| 1 | 2 | 3 |", "3"),
        ("| 1 | 2|3 |", "3"),
        ("1 | 2 | 3 | 4", "3 | 4"),
        ("| 1 | `a|b` |", "b`"),
        ("| 1 | 2 | **3** | |", "**3**"),
    ] {
        assert_eq!(told(&format!("{head}{row}\n")), [(Code::LostCell, lost.to_owned())], "{row}");
    }
    for row in ["| 1 | 2 |", "| 1 |", "| 1 | 2 | |", r"| 1 | 2 \| 3 |", "1 | 2"] {
        assert_eq!(told(&format!("{head}{row}\n")), [], "{row}");
    }
    let (html, _) = read("| A | B | C |\n|:--|:-:|--:|\n| 1 | 2 | 3 |\n");
    assert!(html.contains("<th>A</th><th class=\"center\">B</th><th class=\"end\">C</th>"), "{html}");
    assert!(html.contains("<td>1</td><td class=\"center\">2</td><td class=\"end\">3</td>"), "{html}");
}

#[test]
fn a_table_that_is_none_is_told() {
    assert_told(
        Code::UnreadMarkdown,
        &[
            ("| A | B | C |\n|---|---|\n| 1 | 2 | 3 |", "| A | B | C |"),
            ("| A | B |\n|—|—|\n| 1 | 2 |", "| A | B |"),
            ("| A | B |\n|===|===|\n| 1 | 2 |", "| A | B |"),
            ("| A | B |\n| 1 | 2 |", "| A | B |"),
            ("| A | B |\n\n|---|---|\n\n| 1 | 2 |", "| A | B |"),
            ("| A | B |\n|---|---|\n| 1 | 2 |\n\n| 3 | 4 |", "| 3 | 4 |"),
            ("Costos\n| A | B |\n|--|", "| A | B |"),
            ("| A | B |\n---\n| 1 | 2 |", "| A | B |"),
            ("A|B\n---|---|---\n1|2", "A|B"),
            ("Año\tMonto\n2019\t100", "Año\tMonto"),
            ("> | A | B |\n> | 1 | 2 |", "| A | B |"),
        ],
    );
    assert_silent(&["Teléfono | Fax", "Uso de `a | b`\ny `c | d`.", "P(A|B)", "| A | B |\n|:-:|---|\n| 1 | 2 |"]);
}

#[test]
fn a_line_under_a_text_is_published_as_a_rule() {
    for text in [
        "El programa empezó en 2001.\n---\nDespués creció.",
        "Uno\ndos\n---\n",
        "Fin.\n===\nOtra",
        "> Cita.\n> ---\n> Otra",
    ] {
        let (html, report) = read(text);
        assert!(report.findings().is_empty() && html.contains("<hr") && !html.contains("</h"), "{html}");
    }
    let (html, report) = read("Costos y plazos\n===============\n\nTexto.\n");
    assert!(report.findings().is_empty() && html.contains("<h1>Costos y plazos</h1>"), "{html}");
    assert_told(
        Code::MisreadMarkdown,
        &[
            ("Fin\n---\n", "Fin\n---\n"),
            ("Lecciones aprendidas\n----\nOtra", "Lecciones aprendidas\n----\n"),
            ("Una línea sin punto final\n---\nOtra", "Una línea sin punto final\n---\n"),
        ],
    );
    assert_told(Code::UnreadMarkdown, &[("Uno.\n\n===\n\nDos.", "==="), ("———", "———")]);
}

#[test]
fn footnotes_are_paired_whatever_their_capitals() {
    let (html, report) = read("A[^Nota] y B[^nota].\n\n[^nota]: Uno.\n");
    assert!(report.findings().is_empty());
    assert!(html.matches("<li").count() == 1 && html.contains("Uno."), "{html}");
    let (html, _) = read("A[^a].\n\n[^a]: Primera.\n\n[^A]: Segunda.\n");
    assert!(html.contains("Primera.") && !html.contains("Segunda."), "{html}");
    assert_told(Code::DuplicateNote, &[("A[^a].\n\n[^a]: Uno.\n\n[^A]: Dos.\n", "[^A]")]);
    assert_told(
        Code::UnusedNote,
        &[("A.\n\n[^a]: Uno.\n", "[^a]"), ("A.\n\n[plan]: https://x.org\n", "[plan]: https://x.org")],
    );
    assert_told(
        Code::UnreadMarkdown,
        &[("A[^a] y B[^A].", "[^a]"), ("A[^a].\n\n[^a] : Uno.", "[^a]"), ("A^[al pie].", "^[al pie]")],
    );
    assert_silent(&[
        "A [plan].\n\n[plan]: https://x.org\n",
        "A.\n\n[//]: # (una nota)\n",
        "![a][f]\n\n[f]: f.jpg 'Ana'\n",
    ]);
}

#[test]
fn signs_that_would_be_published_are_told() {
    assert_told(
        Code::UnreadMarkdown,
        &[
            ("** negrita ** fin", "** negrita **"),
            ("una palabra**,** fin", "**,**"),
            ("El **(Programa)**Agua", "**(Programa)**"),
            ("una *palabra * fin", "*palabra *"),
            ("__ negrita __", "__ negrita __"),
            ("ver [el plan][plan]", "n][plan]"),
            ("[otro] (https://x.org)", "] (https://x.org)"),
            ("(otro)[https://x.org]", ")[https://x.org]"),
            ("### Metas {#metas}", "{#metas}"),
            ("Texto {: .nota}", "{: .nota}"),
            ("{{< figure src=\"a_b.png\" >}}", "{{< figure src=\"a_b.png\" >}}"),
            ("{{<youtube abc>}}", "{{<youtube abc>}}"),
            ("{{% nota %}}\n\nTexto.\n\n{{% /nota %}}", "{{% nota %}}"),
            ("{% include x %}\n\n{% endinclude %}", "{% include x %}"),
            ("Año {{ page.year }}.", "{{ page.year }}"),
            ("ver [[La Paz|aquí]]", "[[La Paz|aquí]]"),
            (":::nota\nTexto.\n:::", ":::nota"),
            ("Es $$x^2$$ fin", "$$x^2$$"),
            ("Es ==esto== fin", "==esto=="),
            ("== Historia ==\nTexto", "== Historia =="),
            ("La '''feria''' sigue", "'''feria'''"),
            ("La ''feria'' sigue", "''feria''"),
            ("!!! note \"Aviso\"", "!!! note \"Aviso\""),
            ("> [!NOTE]\n> Texto", "[!NOTE]"),
            ("- [ ] pendiente", "[ ]"),
            ("- [x] hecho", "[x]"),
            ("Término\n: Definición", ": Definición"),
            ("10 m^2^ fin", "^2^"),
            ("H~2~O", "~2~"),
            ("[TOC]", "[TOC]"),
            ("[[_TOC_]]", "[[_TOC_]]"),
            ("título: X\ntemas: [agua]\n\nTexto", "título: X"),
            ("---\ntítulo: X\n---\nTexto", "título: X"),
            ("%%privado%%", "%%privado%%"),
            ("a --> b", "-->"),
            ("[gallery ids=\"1,2\"]", "[gallery ids=\"1,2\"]"),
            ("Bien :smile: fin", ":smile:"),
            ("+++", "+++"),
            ("##Título", "##Título"),
            ("Uno\n##Título", "##Título"),
        ],
    );
}

#[test]
fn signs_that_are_read_or_meant_are_silent() {
    assert_silent(&[
        "**negrita** y *cursiva*, ~~tachado~~, __así__ y _así_.",
        "`** x **`, `{{ x }}` y `[[x]]`",
        "```\n{{< x >}} ** a ** [^1] :::\n```",
        r"\*\* así \*\*, \[\[x\]\] y \{\{ x \}\}",
        "según [1] y [sic], 5 * 3, un dato* y otro*",
        "Nombre: ________ (firma)",
        "[1][2]",
        "&#123;&#123; x &#125;&#125;",
        "A las 10:30:15, US$ 500, #AguaParaTodos, C# y {x}",
        "Nota: este texto.",
        "5 > 3 y 2 < 4; a -> b; 10^6",
        "[plan](<mi plan.pdf>)",
        "[x](a.md)[y](b.md)",
        "~500 personas",
        "¡¡¡Atención!!!",
        "La hora: 10 : 30",
        "d'Ivoire, l'eau y 'así'",
        "2 + 2 == 4",
    ]);
}

#[test]
fn addresses_in_running_text_are_links() {
    for (text, address) in [
        ("Véase https://x.org/a_b.", "https://x.org/a_b"),
        ("(www.x.org)", "http://www.x.org"),
        ("- https://x.org/?a=1&b=2", "https://x.org/?a=1&amp;b=2"),
        ("**https://x.org**", "https://x.org"),
        ("| a |\n|---|\n| https://x.org |", "https://x.org"),
        ("A[^1]\n\n[^1]: Ver https://x.org.", "https://x.org"),
    ] {
        let (html, report) = read(text);
        assert!(report.findings().is_empty(), "{text}");
        assert!(html.contains(&format!("<a href=\"{address}\" rel=\"external noreferrer\">")), "{html}");
    }
    for text in ["`https://x.org`", "```\nhttps://x.org\n```"] {
        assert!(!read(text).0.contains("<a "), "{text}");
    }
    assert_eq!(read("[ver https://x.org](https://y.org)").0.matches("<a ").count(), 1);
    assert_told(Code::UnreadMarkdown, &[("https://x.org/_a_b/_c_ fin", "https://x.org/_a_b/")]);
}

#[test]
fn what_markdown_reads_otherwise_is_told() {
    assert_told(
        Code::MisreadMarkdown,
        &[
            ("    Un párrafo con espacios.", "Un párrafo con espacios."),
            ("Uno.\n\n\tDos.", "Dos."),
            ("• uno\n• dos", "• dos"),
            ("Incluye:\n• uno", "• uno"),
            ("– uno\n– dos", "– dos"),
            ("· uno\n· dos", "· dos"),
            ("a) uno\nb) dos", "b) dos"),
            ("1.- uno\n2.- dos", "2.- dos"),
            ("(1) uno\n(2) dos", "(2) dos"),
            ("Son\n2) dos\n3) tres", "2) dos"),
            ("1º uno\n2º dos", "2º dos"),
            ("i) uno\nii) dos", "ii) dos"),
            ("-uno\n-dos", "-dos"),
            ("> 500 habitantes", "> 500 habitantes"),
            ("- > 30 %", "> 30 %"),
        ],
    );
    assert_silent(&[
        "• uno\n\n• dos",
        "• uno  \n• dos",
        "- uno\n- dos",
        "1. uno\n2. dos",
        "a) uno",
        "Creció –como dijo–\n– y siguió.",
        "La red\n—que nació en 2001—\ncreció mucho\n—como se dijo—.",
        "> Una cita de 500 palabras.",
        "- uno\n\n  dos\n  - tres",
        r"\> 500 habitantes",
        "A. Pérez y\nB. López",
    ]);
}

#[test]
fn headings_without_text_keep_their_level() {
    let (html, report) = read("# Parte\n\n## Uno\n\n### Dos\n\nTexto.\n");
    assert!(report.findings().is_empty());
    assert_eq!(html, "<h1>Parte</h1><h2>Uno</h2><h3 id=\"dos\">Dos</h3>\n<p>Texto.</p>\n");
}
