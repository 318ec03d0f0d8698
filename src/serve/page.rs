//! Pages with the live reload script, which published pages do not have.

use super::live::{SCRIPT, STYLE};
use super::served::Fault;
use std::fmt::Write as _;

const CSP_PREFIX: &str = "http-equiv=\"Content-Security-Policy\" content=\"";

/// Adds the script to a page and extends its Content-Security-Policy by what the script needs.
pub(super) fn live(html: &[u8], revision: u64) -> String {
    let html = String::from_utf8_lossy(html);
    let html = match html.find(CSP_PREFIX).map(|at| at + CSP_PREFIX.len()) {
        Some(start) => match html[start..].find('"') {
            Some(length) => {
                let rules = widened(&html[start..start + length]);
                format!("{}{rules}{}", &html[..start], &html[start + length..])
            }
            None => html.into_owned(),
        },
        None => html.into_owned(),
    };
    let script = script(revision);
    match html.find("</head>") {
        Some(at) => format!("{}{script}\n{}", &html[..at], &html[at..]),
        None => format!("{html}{script}"),
    }
}

fn script(revision: u64) -> String {
    format!("<script src=\"/{SCRIPT}\" data-revision=\"{revision}\" defer></script>")
}

/// The policy with scripts, connections and styles of the site itself allowed.
fn widened(rules: &str) -> String {
    let mut directives: Vec<String> = rules.split(';').map(|part| part.trim().to_owned()).collect();
    for name in ["script-src", "connect-src", "style-src"] {
        match directives.iter_mut().find(|part| part.split(' ').next() == Some(name)) {
            Some(part) if part.contains("'self'") => {}
            Some(part) => *part = format!("{} 'self'", part.replace(" 'none'", "")),
            None => directives.push(format!("{name} 'self'")),
        }
    }
    directives.retain(|part| !part.is_empty());
    directives.join("; ")
}

/// The page shown while the site has not been built successfully.
pub(super) fn error_page(fault: Option<&Fault>, revision: u64) -> String {
    let (lang, title, text) = match fault {
        Some(fault) => (fault.lang.code(), fault.title.as_str(), fault.text.as_str()),
        None => ("es", "Cebra", ""),
    };
    let mut html = String::from("<!doctype html>\n");
    let _ = writeln!(html, "<html lang=\"{lang}\">\n<head>\n<meta charset=\"utf-8\">\n<title>{title}</title>");
    let _ = writeln!(html, "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">");
    let _ = writeln!(html, "<link rel=\"stylesheet\" href=\"/{STYLE}\">\n{}\n</head>", script(revision));
    let _ = writeln!(html, "<body>\n<main class=\"cebra-fault\">\n<h1>{title}</h1>");
    let text = text.replace('&', "&amp;").replace('<', "&lt;");
    let _ = writeln!(html, "<pre tabindex=\"0\">{text}</pre>\n</main>\n</body>\n</html>");
    html
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_policy_is_extended_only_to_the_site_itself() {
        let html = "<head><meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'self'; \
                    connect-src 'none'\"></head><body></body>";
        let live = live(html.as_bytes(), 7);
        assert!(
            live.contains("content=\"default-src 'none'; style-src 'self'; connect-src 'self'; script-src 'self'\""),
            "{live}"
        );
        assert!(live.contains("data-revision=\"7\" defer></script>\n</head>"), "{live}");
    }

    #[test]
    fn a_build_error_is_escaped() {
        let fault = Fault {
            title: "Hay errores".into(),
            close: "Cerrar".into(),
            lang: crate::text::Lang::ES,
            text: "<script>".into(),
        };
        assert!(error_page(Some(&fault), 1).contains("&lt;script>"));
    }
}
