//! Renders pages as HTML from a theme's templates and views of the catalogue.
//!
//! Reads the catalogue only through tracked reads and writes no files. Values shared by many pages are made once.

mod contract;
mod glossary;
mod relative;
mod shapes;
mod theme;
mod views;

use crate::diagnostic::Diagnostic;
use crate::site::{Page, Subject};
use crate::text::Lang;
use crate::tracked::{self, Cache, Derived, Reads, Snapshot};
use crate::values::Summaries;
use glossary::Glossary;
use shapes::{Card, GoalView, Html, LinkView, Parts, Prepared, SiteView, Texts};
use std::collections::BTreeMap;
use tera::Context;
use views::Views;

pub use contract::contract;
pub use theme::Theme;

/// Renders the pages of one run.
pub struct Renderer<'a> {
    theme: &'a Theme,
    summaries: &'a Summaries,
    frames: Derived<Frame>,
    cards: Derived<CardHtml>,
    glossaries: BTreeMap<Lang, Glossary>,
}

/// The derived values of the previous run.
#[derive(Default)]
pub struct Memo {
    frames: tracked::Memo<Frame>,
    cards: tracked::Memo<CardHtml>,
}

/// The context shared by all pages of a language.
#[derive(Clone)]
struct Frame {
    site: Prepared<SiteView>,
    texts: Texts,
    goals: Prepared<Vec<GoalView>>,
    /// The tile of each goal.
    tiles: Vec<Prepared<GoalView>>,
}

impl PartialEq for Frame {
    /// Comparing `site` is enough: texts and goals come from theme and model, and when these change the caches are
    /// dropped.
    fn eq(&self, other: &Self) -> bool {
        self.site == other.site
    }
}

/// An entry as a link and as a rendered card.
#[derive(Clone)]
struct CardHtml {
    link: Prepared<LinkView>,
    html: Html,
}

impl PartialEq for CardHtml {
    /// Comparing `link` is enough, because the card shows nothing else.
    fn eq(&self, other: &Self) -> bool {
        self.link == other.link
    }
}

impl<'a> Renderer<'a> {
    /// Derives the stale values that pages share.
    ///
    /// # Errors
    /// An error in the card template.
    pub fn new(
        theme: &'a Theme,
        summaries: &'a Summaries,
        snapshot: &Snapshot,
        cache: &mut Cache,
        memo: &mut Memo,
    ) -> Result<Self, Diagnostic> {
        let frames = memo.frames.derive_by_lang(cache, snapshot, |lang, reads| {
            let tiles = views::goals(reads, lang);
            let site = views::site(reads, lang).into();
            Ok(Frame { site, texts: theme.words(lang), goals: Prepared::list(&tiles), tiles })
        })?;
        let texts: BTreeMap<Lang, Texts> = frames.all().map(|(lang, frames)| (lang, frames[0].texts.clone())).collect();
        let cards = memo.cards.derive(cache, snapshot, |id, lang, reads| {
            let link = Prepared::from(views::link(reads, summaries, id, lang));
            let card = Card { lang: lang.code().into(), t: texts[&lang].clone(), card: link.clone() };
            let html = theme.render("card.html", &context(card), reads.routes().entry(id, lang))?;
            Ok(CardHtml { link, html: Html::new(&html) })
        })?;
        let mut glossaries = BTreeMap::new();
        for (lang, _) in frames.all() {
            // Not recorded here: each page that uses a glossary records a read of its terms.
            glossaries.insert(lang, Glossary::new(cache.reads(snapshot).glossary_terms(lang)));
        }
        Ok(Renderer { theme, summaries, frames, cards, glossaries })
    }

    /// The HTML of a page.
    ///
    /// # Errors
    /// An error in a template of the theme.
    pub fn page(&self, page: &Page, reads: &Reads) -> Result<String, Diagnostic> {
        let (template, context) = Views::new(reads, self).received(page);
        let html = self.theme.render(template, &context, &page.route)?;
        Ok(match page.subject {
            Subject::NotFound => relative::anywhere(&html, reads.config().base_url.as_deref()),
            _ => relative::relative(&html, &page.route),
        })
    }

    /// The bytes of a static file of the theme; empty if it does not exist.
    pub fn static_file(&self, path: &str) -> &[u8] {
        self.theme.static_file(path).unwrap_or_default()
    }

    /// The style sheet of the theme.
    ///
    /// # Errors
    /// An error in its template.
    pub fn style(&self, reads: &Reads) -> Result<String, Diagnostic> {
        let context = Views::new(reads, self).received_everywhere(reads.config().language());
        let css = self.theme.render("style.css", &context, "style.css")?;
        // The style sheet is at the root, so an address from the root becomes relative by dropping its slash.
        Ok(css.replace("url(/", "url(").replace("url(\"/", "url(\""))
    }
}

/// The context of a template that receives these parts.
fn context(parts: impl Parts) -> Context {
    let mut context = Context::new();
    parts.emit(&mut |name, value| context.insert_value(name, value));
    context
}
