//! The words of the closing line.

use crate::text::{Lang, grouped};
use std::time::Duration;

pub(super) fn summary(
    lang: Lang,
    entries: usize,
    pages: usize,
    errors: usize,
    warnings: usize,
    time: Duration,
) -> String {
    let count = |number: usize, one: &str, many: &str| format!("{number} {}", if number == 1 { one } else { many });
    let time = format!("{} s", grouped(&format!("{:.2}", time.as_secs_f64()), lang));
    let parts = match lang {
        Lang::Es => [
            count(entries, "ficha", "fichas"),
            count(pages, "página", "páginas"),
            count(errors, "error", "errores"),
            count(warnings, "aviso", "avisos"),
        ],
        Lang::Pt => [
            count(entries, "ficha", "fichas"),
            count(pages, "página", "páginas"),
            count(errors, "erro", "erros"),
            count(warnings, "aviso", "avisos"),
        ],
        Lang::En => [
            count(entries, "record", "records"),
            count(pages, "page", "pages"),
            count(errors, "error", "errors"),
            count(warnings, "warning", "warnings"),
        ],
    };
    format!("{}, {time}.", parts.join(", "))
}

pub(super) fn nothing_published(lang: Lang) -> &'static str {
    match lang {
        Lang::Es => "No se ha publicado nada: lo publicado antes sigue como estaba.",
        Lang::Pt => "Nada foi publicado: o que estava publicado continua como estava.",
        Lang::En => "Nothing was published: what was published before is unchanged.",
    }
}

pub(super) fn published(lang: Lang, written: usize, unchanged: usize, removed: usize) -> String {
    match lang {
        Lang::Es => format!("Archivos: {written} escritos, {unchanged} sin cambios, {removed} retirados"),
        Lang::Pt => format!("Arquivos: {written} escritos, {unchanged} sem mudanças, {removed} removidos"),
        Lang::En => format!("Files: {written} written, {unchanged} unchanged, {removed} removed"),
    }
}
