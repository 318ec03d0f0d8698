//! Summary of an entry, for cards, posters and links.

use super::words::{language_of, words};
use crate::catalogue::EntryId;
use crate::diagnostic::Diagnostic;
use crate::model::{Date, FieldType, Image, Publication, Text, Value, Window};
use crate::poster::Poster;
use crate::text::{Colour, Labels, Lang};
use crate::tracked::{Cache, Derived, Memo, Reads, Snapshot};
use std::sync::Arc;

/// Summary of an entry in one language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Summary {
    /// Title.
    pub title: Text,
    /// Summary text.
    pub summary: Option<Text>,
    /// The fields that the kind shows on cards, except the window.
    pub facts: Vec<Fact>,
    /// The windows in which one can respond.
    pub windows: Vec<Window>,
    /// Numbers of the goals, 1 to 17, ascending.
    pub goals: Vec<u8>,
    /// Date of the information.
    pub dated: Option<Date>,
    /// First picture.
    pub photograph: Option<Image>,
    /// Whether the record is archived.
    pub is_archived: bool,
    /// Route of the poster, if there is one.
    pub poster: Option<Arc<str>>,
}

/// A field and its values on a card.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fact {
    /// Label of the field.
    pub label: Labels,
    /// The values as text.
    pub text: String,
    /// Language of the text.
    pub lang: Lang,
}

/// Most facts on a poster.
const ON_POSTERS: usize = 2;

/// The summaries of all entries in every language.
pub type Summaries = Derived<Arc<Summary>>;

impl Summary {
    /// Summarises all entries.
    ///
    /// # Errors
    /// None in practice; the signature is that of [`Memo::derive`].
    pub fn derive(
        memo: &mut Memo<Arc<Summary>>,
        cache: &mut Cache,
        snapshot: &Snapshot,
    ) -> Result<Summaries, Diagnostic> {
        memo.derive(cache, snapshot, |id, lang, reads| Ok(Arc::new(Summary::of(reads, id, lang))))
    }

    fn of(reads: &Reads, id: EntryId, lang: Lang) -> Summary {
        let (entry, kind) = (reads.entry(id), reads.kind(id));
        let edition = entry.edition(lang);
        let on_cards = kind.fields.iter();
        let on_cards = on_cards.filter(|(_, field)| field.card && !matches!(field.of, FieldType::Window { .. }));
        let facts = on_cards.filter_map(|(number, field)| {
            let items = edition.record.get(number)?.each();
            let text = items.iter().map(|item| words(reads, field, item, lang)).collect::<Vec<_>>().join(", ");
            let of = items.first().map_or(lang, |item| language_of(reads, field, item, lang));
            Some(Fact { label: field.label.clone(), text, lang: of })
        });
        let photograph = edition.first(kind, |spot| match &spot.item.value {
            Value::Image(image) => Some((**image).clone()),
            _ => None,
        });
        let mut summary = Summary {
            title: entry.title(kind, lang).clone(),
            summary: edition.summary(kind).cloned(),
            facts: facts.collect(),
            windows: edition.windows(kind),
            goals: edition.goals(kind),
            dated: reads.info_date(id),
            photograph,
            is_archived: entry.publication == Publication::Archived,
            poster: None,
        };
        // Posters are for shared links, which need the address of the site.
        if reads.config().posters && reads.config().base_url.is_some() {
            summary.poster = Some(poster_route(&summary.poster(reads, kind.label.get(lang), lang)).into());
        }
        summary
    }

    /// What the poster shows; `kind` is the label of the entry's kind.
    pub fn poster(&self, reads: &Reads, kind: &str, lang: Lang) -> Poster {
        let (model, config) = (reads.model(), reads.config());
        let goal = |number: &u8| {
            let goal = model.sdgs.goal(*number)?;
            Some((*number, Colour::parse(&goal.colour)?.0, goal.ink == "white"))
        };
        let facts: Vec<&str> = self.facts.iter().take(ON_POSTERS).map(|fact| fact.text.as_str()).collect();
        Poster {
            title: self.title.text.clone(),
            kicker: kind.to_owned(),
            place: facts.join(" · "),
            site: config.title.get(lang).to_owned(),
            goals: self.goals.iter().filter_map(goal).collect(),
            band: config.colours.band.0,
            accent: config.colours.accent.0,
        }
    }
}

/// Route of a poster. Its name contains the fingerprint, so an existing file need not be drawn again.
pub fn poster_route(poster: &Poster) -> String {
    format!("posters/{:016x}.png", poster.fingerprint())
}
