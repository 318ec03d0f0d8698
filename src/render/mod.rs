//! Pages to HTML: a theme's templates, given views of what each page shows.
//!
//! Neither reads records nor writes the output. What pages share is made once and shared.

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

/// What the run before derived.
#[derive(Default)]
pub struct Memo {
    frames: tracked::Memo<Frame>,
    cards: tracked::Memo<CardHtml>,
}

/// The same on every page of a language.
#[derive(Clone)]
struct Frame {
    site: Prepared<SiteView>,
    texts: Texts,
    goals: Prepared<Vec<GoalView>>,
    /// Each goal by itself.
    tiles: Vec<Prepared<GoalView>>,
}

impl PartialEq for Frame {
    /// Texts and goals are the theme's and the model's: with other ones nothing of this run is compared.
    fn eq(&self, other: &Self) -> bool {
        self.site == other.site
    }
}

/// A link to an entry, and its card.
#[derive(Clone)]
struct CardHtml {
    link: Prepared<LinkView>,
    html: Html,
}

impl PartialEq for CardHtml {
    /// The card shows the link and nothing else.
    fn eq(&self, other: &Self) -> bool {
        self.link == other.link
    }
}

impl<'a> Renderer<'a> {
    /// Derives what pages share, where it has changed.
    ///
    /// # Errors
    /// A fault in the template of cards.
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
            // Who uses a glossary reads its words.
            glossaries.insert(lang, Glossary::new(cache.reads(snapshot).words(lang)));
        }
        Ok(Renderer { theme, summaries, frames, cards, glossaries })
    }

    /// The HTML of a page.
    ///
    /// # Errors
    /// A fault in a template of the theme.
    pub fn page(&self, page: &Page, reads: &Reads) -> Result<String, Diagnostic> {
        let (template, context) = Views::new(reads, self).received(page);
        let html = self.theme.render(template, &context, &page.route)?;
        Ok(match page.subject {
            Subject::NotFound => relative::anywhere(&html, reads.config().base_url.as_deref()),
            _ => relative::relative(&html, &page.route),
        })
    }

    /// The bytes of a static file of the theme; none of one that is not there.
    pub fn static_file(&self, path: &str) -> &[u8] {
        self.theme.static_file(path).unwrap_or_default()
    }

    /// The style sheet of the theme.
    ///
    /// # Errors
    /// A fault in its template.
    pub fn style(&self, reads: &Reads) -> Result<String, Diagnostic> {
        let context = Views::new(reads, self).received_everywhere(reads.config().language());
        let css = self.theme.render("style.css", &context, "style.css")?;
        // It stands at the root: from there an address from the root is the same without its slash.
        Ok(css.replace("url(/", "url(").replace("url(\"/", "url(\""))
    }
}

/// The context of a template that receives these parts.
fn context(parts: impl Parts) -> Context {
    let mut context = Context::new();
    parts.emit(&mut |name, value| context.insert_value(name, value));
    context
}
