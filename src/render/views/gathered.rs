//! View of a gathering: sections and fields of many entries.

use super::lang::lang_mark;
use super::{Views, address};
use crate::catalogue::EntryId;
use crate::entry::walk;
use crate::markdown::{Document, Target};
use crate::model::{FieldType, GatheringId, PageWords, TermId, VocabId};
use crate::render::shapes::{
    GatheredFieldView, GatheredGroupView, GatheredItemView, GatheredPage, GatheredTextView, GatheredView, Html, Url,
};
use crate::site::Slice;
use crate::text::Lang;
use crate::values::href_elsewhere;

/// Entries with the same term.
pub(super) struct Group<'a> {
    /// Label of the term, or the label for entries without one.
    pub label: &'a str,
    /// Address of the term's page.
    pub url: Option<Url>,
    pub entries: &'a [EntryId],
}

impl Views<'_> {
    pub(super) fn gathered(&self, id: GatheringId, slice: &Slice, lang: Lang) -> GatheredPage {
        let words = &self.reads.model().gathering(id).words;
        let group = |group: Group| GatheredGroupView {
            label: group.label.into(),
            is_whole: words.by.is_none(),
            url: group.url,
            items: group.entries.iter().map(|entry| self.gathered_item(*entry, id, lang)).collect(),
        };
        GatheredPage {
            gathered: GatheredView {
                label: words.label.get(lang).into(),
                description: words.description.as_ref().map(|text| text.get(lang).into()),
                total: slice.total,
                groups: self.grouped(&slice.entries, words, lang).map(group).collect(),
            },
            pager: self.pager(slice, self.reads.routes().gathering(id, lang), lang),
        }
    }

    /// Groups entries by the term a page groups by. Entries with the same term have to be adjacent.
    pub(super) fn grouped<'b>(
        &'b self,
        ids: &'b [EntryId],
        words: &'b PageWords,
        lang: Lang,
    ) -> impl Iterator<Item = Group<'b>> {
        let group_of = |id: &EntryId| self.reads.grouped_by(*id, words);
        let group = move |entries: &'b [EntryId]| {
            let term = self.reads.grouped_by(entries[0], words);
            let label = |(vocabulary, term): (VocabId, TermId)| {
                self.reads.model().vocabulary(vocabulary).term(term).label.get(lang)
            };
            Group {
                label: term.map_or_else(|| self.text("others", lang), label),
                url: term.and_then(|(vocabulary, term)| self.term_route(vocabulary, term, lang)).map(address),
                entries,
            }
        };
        ids.chunk_by(move |one, other| group_of(one) == group_of(other)).map(group)
    }

    fn gathered_item(&self, entry_id: EntryId, id: GatheringId, lang: Lang) -> GatheredItemView {
        let (entry, kind) = (self.reads.entry(entry_id), self.reads.kind(entry_id));
        let edition = entry.edition(lang);
        let is_member = |section: &&crate::entry::EntrySection| {
            section.section.is_some_and(|number| kind.sections[number].gather == Some(id))
        };
        let sections = edition.sections.iter().filter(is_member).filter(|section| !section.document.is_empty());
        let text = |section: &crate::entry::EntrySection| GatheredTextView {
            lang: lang_mark(section.lang, lang),
            html: Html::new(&self.elsewhere(&section.document, entry_id, lang)),
        };
        let (mut fields, mut values) = (Vec::new(), Vec::new());
        for (number, item) in edition.record.iter() {
            let field = &kind.fields[number];
            if field.gather == Some(id) {
                let (of, values) = self.values_of(field, item, entry_id, lang);
                fields.push(GatheredFieldView { r#type: of.into(), values });
            } else if let FieldType::Group(set) = &field.of {
                for group in item.each() {
                    let crate::model::Value::Group(record) = &group.value else { continue };
                    walk(set, record, &mut |spot| {
                        if spot.field.gather == Some(id) {
                            values.extend(self.value_view(spot.field, spot.item, entry_id, lang));
                        }
                    });
                }
            }
        }
        if !values.is_empty() {
            fields.push(GatheredFieldView { r#type: FieldType::Text.name().into(), values });
        }
        GatheredItemView { link: self.link(entry_id, lang), texts: sections.map(text).collect(), fields }
    }

    /// The HTML of a document on another page than its entry's: links to its anchors lead to the entry's page, and ids
    /// are removed to avoid duplicates.
    fn elsewhere(&self, document: &Document, owner: EntryId, lang: Lang) -> String {
        let html = document.write(|link| match &link.target {
            Target::Anchor(_) => href_elsewhere(self.reads, link, owner, lang).into(),
            _ => self.target_of(link, owner, lang),
        });
        without_ids(&html)
    }
}

/// Removes all ids from HTML. Quotes in text are always escaped, so ` id="` occurs only in tags.
fn without_ids(html: &str) -> String {
    let mut pieces = html.split(" id=\"");
    let mut out = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        out.push_str(piece.split_once('"').map_or("", |(_, rest)| rest));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::without_ids;

    #[test]
    fn ids_are_left_out_and_nothing_else() {
        let html = "<h3 id=\"mas\">Más</h3><p>a id=b <sup id=\"c\"><a href=\"#d\">1</a></sup></p>";
        assert_eq!(without_ids(html), "<h3>Más</h3><p>a id=b <sup><a href=\"#d\">1</a></sup></p>");
    }
}
