//! Pages to HTML: a theme's templates given views of what each page shows.
//!
//! Neither reads records nor writes the output. What is the same for all pages is made once and shared.

mod relative;
mod texts;
mod theme;
mod views;

use crate::catalogue::Catalogue;
use crate::diagnostic::{Diagnostic, Report};
use crate::model::Date;
use crate::site::{Page, Site, Subject};
use rayon::prelude::*;
use views::Views;

pub use texts::Texts;
pub use theme::Theme;

/// Renders every page and static file of the theme, on all cores, and hands each to `put` with its route.
///
/// `as_of` is the day the catalogue is published as of. A page whose template fails goes to the report and to nobody else.
pub fn render<T: Send>(
    catalogue: &Catalogue,
    site: &Site,
    theme: &Theme,
    as_of: Date,
    report: &mut Report,
    put: impl Fn(&str, Vec<u8>) -> T + Sync,
) -> Vec<(String, T)> {
    let views = match Views::new(catalogue, site, theme, as_of) {
        Ok(views) => views,
        Err(finding) => {
            report.push(finding);
            return Vec::new();
        }
    };
    let page = |page: &Page| {
        let html = theme.render(page.subject.template(), &views.context(page), &page.route)?;
        let html = match page.subject {
            Subject::NotFound => relative::anywhere(&html, catalogue.config.base_url.as_deref()),
            _ => relative::relative(&html, &page.route),
        };
        Ok((page.route.clone(), put(&page.route, html.into_bytes())))
    };
    let rendered: Vec<Result<(String, T), Diagnostic>> = site.pages.par_iter().map(page).collect();
    let mut done = Vec::with_capacity(rendered.len() + 8);
    let mut failed: Vec<Diagnostic> = Vec::new();
    for result in rendered {
        match result {
            Ok(artifact) => done.push(artifact),
            Err(finding) => failed.push(finding),
        }
    }
    // A fault in a template fails on every page that uses it: the first page says it for all.
    failed.dedup_by(|later, first| later.code == first.code && later.span == first.span);
    for finding in failed {
        report.push(finding);
    }
    for (route, bytes) in theme.static_files() {
        done.push((route.clone(), put(&route, bytes)));
    }
    match theme.render("style.css", &views.site_context(), "style.css") {
        Ok(css) => {
            // It stands at the root: from there an address from the root is the same without its slash.
            let css = css.replace("url(/", "url(").replace("url(\"/", "url(\"");
            done.push(("style.css".to_owned(), put("style.css", css.into_bytes())));
        }
        Err(finding) => report.push(finding),
    }
    done
}
