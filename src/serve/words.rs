//! What a browser is told while the site cannot be brought up to date.

use crate::text::Lang;

pub(super) fn fault(lang: Lang) -> &'static str {
    match lang {
        Lang::Es => "Hay errores: se muestra la última versión sin ellos",
        Lang::Pt => "Há erros: mostra-se a última versão sem eles",
        Lang::En => "There are errors: this is the last version without them",
    }
}

pub(super) fn close(lang: Lang) -> &'static str {
    match lang {
        Lang::Es => "Cerrar",
        Lang::Pt => "Fechar",
        Lang::En => "Close",
    }
}
