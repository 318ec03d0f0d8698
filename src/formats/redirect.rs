//! A page that leads from a former address of a record to its own, without a script.

use super::escaped;
use crate::catalogue::EntryId;
use crate::site::absolute;
use crate::text::Lang;
use crate::tracked::Reads;

pub(super) fn redirect(reads: &Reads, id: EntryId, lang: Lang) -> String {
    let title = reads.title(id, lang);
    let route = reads.routes().entry(id, lang);
    // The former address is in the same folder.
    let href = escaped(route.rsplit('/').next().unwrap_or(route));
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
