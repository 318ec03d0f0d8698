//! A page that leads from a former address of a record to its own, without a script.

use super::escaped;
use crate::catalogue::EntryId;
use crate::site::absolute;
use crate::text::Lang;
use crate::tracked::Reads;

pub(super) fn redirect(reads: &Reads, from: &str, id: EntryId, lang: Lang) -> String {
    let title = reads.title(id, lang);
    let route = reads.routes().entry(id, lang);
    let href = escaped(&href(from, route));
    let canonical = match &reads.config().base_url {
        Some(base) => format!("<link rel=\"canonical\" href=\"{}\">\n", escaped(&absolute(base, route))),
        None => String::new(),
    };
    format!(
        "<!doctype html>\n<html lang=\"{lang}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'\">\n\
         <meta http-equiv=\"refresh\" content=\"0; url={href}\">\n<meta name=\"robots\" content=\"noindex\">\n{canonical}\
         <title>{title}</title>\n</head>\n<body>\n<main>\n<h1{mark}>{title}</h1>\n<p>{moved} <a href=\"{href}\"{mark}>{title}</a></p>\n</main>\n\
         </body>\n</html>\n",
        lang = lang.code(),
        mark = if title.lang == lang { String::new() } else { format!(" lang=\"{}\"", title.lang.code()) },
        title = escaped(&title.text),
        moved = escaped(reads.text("moved", lang)),
    )
}

/// The link from one route to another of the same language.
fn href(from: &str, to: &str) -> String {
    let folder = |route: &'_ str| route.rfind('/').map_or(0, |slash| slash + 1);
    let (own, other) = (&from[..folder(from)], &to[..folder(to)]);
    if own == other {
        return to[other.len()..].to_owned();
    }
    format!("{}{to}", "../".repeat(own.matches('/').count()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_leads_to_another_folder_too() {
        assert_eq!(href("a/old.html", "a/new.html"), "new.html");
        assert_eq!(href("pt/a/old.html", "pt/b/new.html"), "../../pt/b/new.html");
        assert_eq!(href("old.html", "a/new.html"), "a/new.html");
    }
}
