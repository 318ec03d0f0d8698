//! The words of the lines that are printed.

use crate::progress::Stage;
use crate::text::{Lang, grouped};
use std::time::Duration;

/// Entries, pages, errors and warnings; advice, where there is any.
pub(super) fn summary(lang: Lang, entries: usize, pages: usize, findings: [usize; 3], time: Duration) -> String {
    let count = |number: usize, one: &str, many: &str| format!("{number} {}", if number == 1 { one } else { many });
    let time = seconds(time, 2, lang);
    let [errors, warnings, advice] = findings;
    let mut parts = match lang {
        Lang::Es => vec![
            count(entries, "ficha", "fichas"),
            count(pages, "página", "páginas"),
            count(errors, "error", "errores"),
            count(warnings, "aviso", "avisos"),
            count(advice, "consejo", "consejos"),
        ],
        Lang::Pt => vec![
            count(entries, "ficha", "fichas"),
            count(pages, "página", "páginas"),
            count(errors, "erro", "erros"),
            count(warnings, "aviso", "avisos"),
            count(advice, "conselho", "conselhos"),
        ],
        Lang::En => vec![
            count(entries, "record", "records"),
            count(pages, "page", "pages"),
            count(errors, "error", "errors"),
            count(warnings, "warning", "warnings"),
            format!("{advice} {}", if advice == 1 { "piece of advice" } else { "pieces of advice" }),
        ],
    };
    if advice == 0 {
        parts.pop();
    }
    format!("{}, {time}.", parts.join(", "))
}

pub(super) fn nothing_published(lang: Lang) -> &'static str {
    match lang {
        Lang::Es => "No se ha publicado nada: lo publicado antes sigue como estaba.",
        Lang::Pt => "Nada foi publicado: o que estava publicado continua como estava.",
        Lang::En => "Nothing was published: what was published before is unchanged.",
    }
}

/// After the address, while it is served.
pub(super) fn serving(lang: Lang) -> &'static str {
    match lang {
        Lang::Es | Lang::Pt => "(Ctrl-C para terminar)",
        Lang::En => "(Ctrl-C to stop)",
    }
}

pub(super) fn changed(lang: Lang, files: usize) -> String {
    match lang {
        Lang::Es => format!("Archivos que cambian: {files}"),
        Lang::Pt => format!("Arquivos que mudam: {files}"),
        Lang::En => format!("Files that change: {files}"),
    }
}

/// Where an error stands in the way.
pub(super) fn kept(lang: Lang) -> &'static str {
    match lang {
        Lang::Es => "Se sigue mostrando lo anterior.",
        Lang::Pt => "Continua a ser mostrado o anterior.",
        Lang::En => "What was there before is still shown.",
    }
}

pub(super) fn published(lang: Lang, written: usize, unchanged: usize, removed: usize) -> String {
    match lang {
        Lang::Es => format!("Archivos: {written} escritos, {unchanged} sin cambios, {removed} retirados"),
        Lang::Pt => format!("Arquivos: {written} escritos, {unchanged} sem mudanças, {removed} removidos"),
        Lang::En => format!("Files: {written} written, {unchanged} unchanged, {removed} removed"),
    }
}

/// The files of a theme, one a line, those of the catalogue's own theme marked.
pub(super) fn theme(files: &[(String, String)]) -> String {
    let wide = files.iter().map(|(path, _)| path.chars().count()).max().unwrap_or_default();
    let line = |(path, from): &(String, String)| {
        let mark = if from.starts_with("cebra:") { ' ' } else { '*' };
        format!("{mark} {path:wide$}  {from}\n")
    };
    files.iter().map(line).collect()
}

/// A time in seconds, with so many decimals.
pub(super) fn seconds(time: Duration, decimals: usize, lang: Lang) -> String {
    format!("{} s", grouped(&format!("{:.*}", decimals, time.as_secs_f64()), lang))
}

pub(super) fn stage(stage: Stage, lang: Lang) -> &'static str {
    let [es, pt, en] = match stage {
        Stage::Compare => ["comparar", "comparar", "compare"],
        Stage::Load => ["leer", "ler", "load"],
        Stage::Link => ["enlazar", "ligar", "link"],
        Stage::Check => ["comprobar", "verificar", "check"],
        Stage::Plan => ["planear", "planejar", "plan"],
        Stage::Render => ["componer", "compor", "render"],
        Stage::Draw => ["dibujar", "desenhar", "draw"],
        Stage::Publish => ["publicar", "publicar", "publish"],
    };
    match lang {
        Lang::Es => es,
        Lang::Pt => pt,
        Lang::En => en,
    }
}
