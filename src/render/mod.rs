//! Pages to HTML: a theme's templates given views of what each page shows.
//!
//! Neither reads records nor writes the output. What is the same for all pages is made once and shared.

mod common;
mod contract;
mod given;
mod glossary;
mod memory;
mod posters;
mod relative;
mod shapes;
mod theme;
mod versions;
mod views;

use crate::catalogue::Catalogue;
use crate::catalogue::EntryId;
use crate::diagnostic::{Diagnostic, Report};
use crate::site::{Page, Site, Subject};
use common::Common;
use memory::Receipt;
use rayon::prelude::*;
use views::Views;

pub use contract::contract;
pub use memory::Memory;
pub use posters::Told;
pub use theme::Theme;

/// What is rendered, and with what.
#[derive(Clone, Copy)]
pub struct Input<'a> {
    pub catalogue: &'a Catalogue,
    pub site: &'a Site,
    pub theme: &'a Theme,
}

/// A page, from one rendering to the next.
pub enum Made<T> {
    /// As it was: nothing it is made from has changed.
    Same,
    New(T),
}

/// What a rendering made.
pub struct Rendered<T> {
    /// Pages, data and static files of the theme, by their routes.
    pub files: Vec<(String, Made<T>)>,
    /// Every poster by its route, with what it says where it may not have been drawn before.
    pub posters: Vec<(String, Option<Told>)>,
}

/// What is made of what the catalogue says, and made again when that changes.
#[derive(Clone, Copy)]
enum Wanted<'a> {
    Page(&'a Page),
    /// A record as JSON.
    Data(EntryId),
}

/// Renders every page, the data of every record and static file of the theme, on all cores, and hands each to `put` with its route; but not those
/// that `memory` tells are as they were.
///
/// A page whose template fails goes to the report and to nobody else.
pub fn render<T: Send>(
    input: Input,
    memory: &mut Memory,
    report: &mut Report,
    put: impl Fn(&str, Vec<u8>) -> T + Sync,
) -> Rendered<T> {
    memory.begin();
    let common = match Common::new(input, memory) {
        Ok(common) => common,
        Err(finding) => {
            report.push(finding);
            return Rendered { files: Vec::new(), posters: Vec::new() };
        }
    };
    let pages = input.site.pages.iter().map(|page| (page.route.as_str(), Wanted::Page(page)));
    let data = input.site.data.iter().map(|(route, id)| (route.as_str(), Wanted::Data(*id)));
    let wanted: Vec<(&str, Wanted)> = pages.chain(data).collect();
    let known = &*memory;
    let make = |(route, wanted): &(&str, Wanted)| {
        let own = common.own_version(*wanted);
        if known.receipt(route).is_some_and(|known| known.own == own && common.versions.hold(&known.given)) {
            return Ok((Made::Same, None));
        }
        let views = common.views();
        let text = text(&common, &views, *wanted)?;
        let receipt = Receipt { own, given: views.receipt() };
        Ok((Made::New(put(route, text.into_bytes())), Some(receipt)))
    };
    let rendered: Vec<Result<_, Diagnostic>> = wanted.par_iter().map(make).collect();
    let mut done = Vec::with_capacity(rendered.len() + 8);
    let mut failed: Vec<Diagnostic> = Vec::new();
    for ((route, _), result) in wanted.iter().zip(rendered) {
        match result {
            Ok((made, receipt)) => {
                if let Some(receipt) = receipt {
                    memory.remember(route, receipt);
                }
                done.push(((*route).to_owned(), made));
            }
            Err(finding) => failed.push(finding),
        }
    }
    memory.forget_all_but(wanted.iter().map(|(route, _)| *route));
    // A fault in a template fails on every page that uses it: the first page says it for all.
    failed.dedup_by(|later, first| later.code == first.code && later.span == first.span);
    for finding in failed {
        report.push(finding);
    }
    theme_files(&common, report, |route, bytes| done.push((route.to_owned(), Made::New(put(route, bytes)))));
    let posters = common.posters().into_iter().map(|(route, told)| (route.to_owned(), told)).collect();
    Rendered { files: done, posters }
}

fn text(common: &Common, views: &Views, wanted: Wanted) -> Result<String, Diagnostic> {
    let page = match wanted {
        Wanted::Page(page) => page,
        Wanted::Data(id) => return Ok(views.data(id)),
    };
    let (template, context) = views.received(page);
    let html = common.theme.render(template, &context, &page.route)?;
    Ok(match page.subject {
        Subject::NotFound => relative::anywhere(&html, common.config().base_url.as_deref()),
        _ => relative::relative(&html, &page.route),
    })
}

/// What is the theme's own: static files and the style sheet.
fn theme_files(common: &Common, report: &mut Report, mut put: impl FnMut(&str, Vec<u8>)) {
    for (route, bytes) in common.theme.static_files() {
        put(&route, bytes);
    }
    match common.theme.render("style.css", &common.views().received_anywhere(), "style.css") {
        Ok(css) => {
            // It stands at the root: from there an address from the root is the same without its slash.
            let css = css.replace("url(/", "url(").replace("url(\"/", "url(\"");
            put("style.css", css.into_bytes());
        }
        Err(finding) => report.push(finding),
    }
}
