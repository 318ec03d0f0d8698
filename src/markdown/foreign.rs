//! Tests: texts of other systems are published as they are meant, or the text to type is told.

use super::meant::{assert_silent, read, told};
use crate::diagnostic::hint_text;
use crate::text::Lang;

/// What is said of a text, in Spanish.
fn said(text: &str) -> String {
    let (_, report) = read(text);
    let hints = report.findings().iter().flat_map(|finding| &finding.hints);
    hints.map(|(hint, args)| hint_text(*hint, args, Lang::ES)).collect::<Vec<_>>().join(" / ")
}

/// Each text has one finding, which says what to type; typed in place of the faulty part, it leaves none.
#[track_caller]
fn assert_mended(rows: &[(&str, &str, &str)]) {
    let mut wrong = Vec::new();
    for (text, typed, mended) in rows {
        if told(text).len() != 1 || !said(text).contains(typed) {
            wrong.push((*text, told(text), said(text)));
        }
        if !told(mended).is_empty() {
            wrong.push((*mended, told(mended), said(mended)));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// Texts with what is published of them, without a finding.
#[track_caller]
fn assert_published(rows: &[(&str, &str)]) {
    for (text, html) in rows {
        assert!(told(text).is_empty(), "{text}: {:?}", told(text));
        assert!(read(text).0.contains(html), "{text}: {}", read(text).0);
    }
}

#[test]
fn a_line_under_a_title_is_told_with_the_title_to_type() {
    assert_mended(&[
        ("Texto.\n\nLecciones aprendidas\n---\n\nMás.", "`## Lecciones aprendidas`", "## Lecciones aprendidas\n\nMás."),
        ("Resultados obtenidos\n------\n\nMás.", "`## Resultados obtenidos`", "Resultados obtenidos\n\n------\n\nMás."),
    ]);
    assert_published(&[
        ("Resultados obtenidos\n---------------------\n\nMás.", "<h2>Resultados obtenidos</h2>"),
        ("Resultados\n===\n\nMás.", "<h1>Resultados</h1>"),
    ]);
}

#[test]
fn code_that_does_not_end_is_told() {
    assert_mended(&[
        ("Uno.\n\n```\ndos\n\n## Tres", "escriba ``` en una línea sola", "Uno.\n\n```\ndos\n```\n\n## Tres"),
        ("~~~~ sh\ndos\n~~~\n", "escriba ~~~~ en", "~~~~ sh\ndos\n~~~~\n"),
        ("- uno\n  ```\n  dos\n\nTres.", "```", "- uno\n  ```\n  dos\n  ```\n\nTres."),
    ]);
    assert_silent(&["```\na\n```", "> ```\n> a\n> ```\n\nFin.", "- uno\n\n  ~~~\n  a\n  ~~~\n- dos"]);
}

#[test]
fn asterisks_between_numbers_are_kept() {
    assert_published(&[
        ("Mide 5*3*2 metros.", "<p>Mide 5*3*2 metros.</p>"),
        ("Mide 5*3*2*4*1.", "<p>Mide 5*3*2*4*1.</p>"),
        ("Son (a*b) + (c*d).", "<p>Son (a*b) + (c*d).</p>"),
        ("Son x*y*z y 2**3**4.", "<p>Son x*y*z y 2**3**4.</p>"),
        ("5*2, 7*3", "<p>5*2, 7*3</p>"),
        ("CSS /* nota */ fin", "<p>CSS /* nota */ fin</p>"),
        ("in*cre*íble y *5* **3**", "in<em>cre</em>íble y <em>5</em> <strong>3</strong>"),
    ]);
}

#[test]
fn the_title_of_a_link_is_published() {
    let title = "<a href=\"https://x.org\" title=\"Ordenanza 12 &quot;A&quot;\" rel=";
    assert_published(&[
        ("[norma](https://x.org 'Ordenanza 12 \"A\"')", title),
        ("[norma][n]\n\n[n]: https://x.org 'Ordenanza 12 \"A\"'", title),
        ("[norma](https://x.org)", "<a href=\"https://x.org\" rel="),
    ]);
}

#[test]
fn signs_of_wikis_at_the_beginning_of_a_line_are_told() {
    assert_mended(&[
        ("__NOTOC__\n\nTexto.", "bórrela", "Texto."),
        (
            "# Primeiro passo\n# Segundo passo\n# Fim",
            "`1. Primeiro passo`",
            "1. Primeiro passo\n2. Segundo passo\n3. Fim",
        ),
        ("# de familias: 3 200", "`\\# de familias: 3 200`", "\\# de familias: 3 200"),
        ("- 3 % de crecimiento", "`−3 % de crecimiento`", "* 3 % de crecimiento"),
        ("+ IVA", "`\\+ IVA`", "\\+ IVA"),
        ("El precio es\n+ 5 % de IVA", "`\\+ 5 % de IVA`", "El precio es\n\\+ 5 % de IVA"),
    ]);
    let (html, _) = read("# Uno\n# Dos *x*\n\n## Tres\n\nTexto.");
    assert!(html.starts_with("<ol>\n<li>Uno</li>\n<li>Dos <em>x</em></li>\n</ol>\n<h2>Tres</h2>"), "{html}");
    assert_silent(&[
        "__INTRO__",
        "- 3 % uno\n- 5 % dos",
        "- 3 talleres",
        "# Uno\n\n# Dos",
        "## Uno\n## Dos",
        "+ a\n+ b",
    ]);
}

#[test]
fn formulas_are_told_as_they_are_typed() {
    assert_mended(&[
        ("Es \\(a^2\\) fin", "`a²`", "Es a² fin"),
        ("Es \\[b\\] fin", "`b`", "Es b fin"),
        ("Es \\\\(x_1\\\\) fin", "`x₁`", "Es x₁ fin"),
        ("\\[\nE = mc^2\n\\]", "`E = mc²`", "E = mc²"),
        ("\\(\\frac{a}{b}\\)", "`\\frac{a}{b}`", "`\\frac{a}{b}`"),
    ]);
    assert_silent(&["\\[sic\\] y \\[1\\]", "`\\(a^2\\)`", "\\(como se dijo\\)", "[x]\\(y^2"]);
}

#[test]
fn tables_of_other_forms_are_told_with_their_first_rows() {
    let table = "| Año | Monto |\n|---|---|\n| 2019 | 100 |";
    let rows = "`| Año | Monto |`, `|---|---|`, `| 2019 | 100 |`";
    assert_mended(&[
        ("Año      Monto\n2019     100\n2020     200", rows, table),
        ("  Año     Monto\n-----  -------\n  2019     100\n  2020     200\n", rows, table),
        ("Año\tMonto\n2019\t100", rows, table),
        ("Año.........Monto\n2019........100", rows, table),
        ("{| class=\"wikitable\"\n|-\n! Año !! Monto\n|-\n| 2019 || 100\n|}", rows, table),
        ("+------+-------+\n| Año  | Monto |\n+======+=======+\n| 2019 | 100   |\n+------+-------+", rows, table),
    ]);
    assert_silent(&["Uno.  Dos.\nTres.  Cuatro.", "Firma:      Fecha:", "- - -", "a b\n\n--- ---\n\nc d"]);
}

#[test]
fn a_heading_below_html_is_one() {
    let (html, report) = read("<p>Texto</p>\n## Resultados\nMil **y** [uno](https://x.org).\n\nDos.");
    assert!(html.contains("<h2>Resultados</h2><p>Mil <strong>y</strong> <a href="), "{html}");
    assert_eq!(report.findings().len(), 1);
    assert_eq!(told("## A\n\n</div>\n### B\n- c\n").len(), 1);
    assert!(read("<pre>\n# a\n</pre>").0.contains("# a"));
}

#[test]
fn comments_of_templates_are_not_published() {
    for text in ["a {{/* secreto */}} b", "a {{/* *secreto */}} *b*", "{% comment %}\nsecreto\n\n{% endcomment %}\n\nb"]
    {
        let (html, report) = read(text);
        assert!(!html.contains("secreto") && html.contains('b') && report.findings().is_empty(), "{html}");
    }
    assert_eq!(told("{{/* uno */}} y {{</* details */>}} fin.").len(), 1);
    assert_published(&[("Uno.\n\n&nbsp;\n\nDos.", "<p>Uno.</p>\n<p>Dos.</p>")]);
}

#[test]
fn lines_that_would_run_together_are_told() {
    assert_mended(&[
        ("1.1. uno\n1.2. dos", "`- 1.2. dos`", "- 1.1. uno\n- 1.2. dos"),
        ("§ uno\n§ dos", "`- § dos`", "- § uno\n- § dos"),
        ("-\u{a0}uno\n-\u{a0}dos", "`- dos`", "- uno\n- dos"),
        ("¹ nota uno\n² nota dos", "`- ² nota dos`", "- ¹ nota uno\n- ² nota dos"),
        ("[1] Libro.\n[2] Otro.", "`- [2] Otro.`", "- [1] Libro.\n- [2] Otro."),
        ("👉 uno\n👉 dos", "`- dos`", "- uno\n- dos"),
        ("–\tuno\n–\tdos", "`- dos`", "- uno\n- dos"),
        ("o\tuno\no\tdos", "`- dos`", "- uno\n- dos"),
        ("\u{f0b7}\tuno\n\u{f0b7}\tdos", "`- dos`", "- uno\n- dos"),
        ("•\tuno\n•\tdos", "`- dos`", "- uno\n- dos"),
        ("1º uno\n2º dos", "`2. dos`", "1. uno\n2. dos"),
        (
            "Población: 300 mil\nSuperficie: 20 km²",
            "`- Superficie: 20 km²`",
            "- Población: 300 mil\n- Superficie: 20 km²",
        ),
        ("{\n  \"a\": 1,\n  \"b\": 2\n}", "```", "```\n{\"a\": 1}\n```"),
        ("Uno.\n\n+++\ntitle = \"X\"\n+++\n", "entre las dos líneas", "Uno."),
    ]);
    assert_silent(&[
        "Creció mucho: de 3\na 5 millones: todo un récord",
        "Mide\n3.5 km y\n2.5 m",
        "Cita «uno\n«dos\n«tres",
        "Nota: uno\ny dos",
        "Nota: uno  \nOtra: dos",
    ]);
}

#[test]
fn signs_of_wikis_and_programs_are_told_with_the_text_to_type() {
    assert_mended(&[
        (
            "Ver [https://x.org/f formulário em linha].",
            "`[formulário em linha](https://x.org/f)`",
            "Ver [f](https://x.org/f).",
        ),
        ("*[GAD]: Gobierno autónomo", "`Gobierno autónomo (GAD)`", "Gobierno autónomo (GAD)"),
        (
            "Ver [Diccionario] [dic].\n\n[dic]: https://x.org",
            "`[Diccionario][dic]`",
            "[Diccionario][dic].\n\n[dic]: https://x.org",
        ),
        ("El [node:title].", "de otro programa", "El."),
        ("[video:https://v.org/55 width:600]", "de otro programa", "<https://v.org/55>"),
        ("[contact-form-7 id=\"5\" title=\"F\"]", "de otro programa", "F."),
        ("[gallery]", "de otro programa", "Fotos."),
        ("[caption id=\"a\"]Una calle[/caption]", "deje el texto", "Una calle"),
        ("; Contrapartida", "`**Contrapartida**`", "**Contrapartida**"),
        ("Término\n: Definición", "`- Definición`", "Término\n- Definición"),
        ("* Prazo\n** con hasta 50 mil", "`  - con hasta 50 mil`", "* Prazo\n  - con hasta 50 mil"),
        ("** Otra nota", "`\\*\\* Otra nota`", "\\*\\* Otra nota"),
        ("Texto\n#* misto", "`   - misto`", "1. Texto\n   - misto"),
        ("Assinado: ~~~~", "bórrela", "Assinado."),
        ("Fim.\n\n~~~~", "bórrela", "Fim."),
        ("== Quem ==", "`## Quem`", "## Quem\n\nUno."),
        ("[[{\"fid\":\"5\",\"view\":\"x\"}]]", "bórrela", "Uno."),
        ("A [[Agência|agência]].", "`agência`", "A agência."),
        ("[plan]({% link _d/plan.md %})", "`[plan](plan.md)`", "[plan](plan.md)"),
        ("- [x] hecho", "`☑`", "- ☑ hecho"),
        ("## Objetivos {#obj}\n\nUno.", "bórrela", "## Objetivos\n\nUno."),
        (
            "| A | B |\n|---|---|\n| 1 | 2 |\n|=====|====|\n| 3 | 4 |",
            "borre esta fila",
            "| A | B |\n|---|---|\n| 1 | 2 |",
        ),
        ("1. RESULTADOS OBTENIDOS\n\nMil.", "`## Resultados obtenidos`", "## Resultados obtenidos\n\nMil."),
    ]);
    assert_eq!(told("[vc_row][vc_column width=\"1/2\"]Uno[/vc_column][/vc_row]").len(), 2);
    assert!(read("## Objetivos {#obj}\n\nUno.").0.contains("<h2>Objetivos</h2>"));
    assert_silent(&[
        "Entrevista [video] y [nota: al pie], [sic]",
        "[a] [b]",
        "Uno; dos\n;) tres",
        "1. ONU\n\nUno.",
        "| A |\n|---|\n| -- |",
        "A las [10:30] en [https://x.org] y [doi:10.5281/x].",
        "Entrega [a:b] y [nota:5]",
        "## El conjunto {a, b}\n\nUno.",
    ]);
}
