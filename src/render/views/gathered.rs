//! Sections and fields of many entries, standing together.

use super::{Shown, Views, address, lang_mark, object};
use crate::catalogue::EntryId;
use crate::entry::walk;
use crate::markdown::{Document, Target};
use crate::model::{FieldType, GatheringId, PageWords, TermId, VocabId};
use crate::site::Slice;
use crate::text::Lang;
use tera::Value;

impl Views<'_> {
    /// `gathered {label, description, total, groups}` and `pager`; a group is `{label, url, items}`, an item
    /// `{link, texts, fields}`: the entry, its sections as `{lang, html}` and its fields.
    pub(super) fn gathered(&self, id: GatheringId, slice: &Slice, lang: Lang, shown: &mut Shown) {
        let words = &self.given.model().gathering(id).words;
        let groups = self.grouped(&slice.entries, words, lang, |entry| self.gathered_item(entry, id, lang));
        shown.insert(
            "gathered",
            object! {
                "label": words.label.get(lang),
                "description": words.description.as_ref().map(|text| text.get(lang).to_owned()),
                "total": slice.total,
                "groups": groups,
            },
        );
        shown.insert("pager", self.pager(slice, self.given.routes().gathering(id, lang), lang));
    }

    /// Entries under the terms a page groups by: `[{label, url, items}]`. Those of one term have to stand together.
    pub(super) fn grouped(
        &self,
        ids: &[EntryId],
        words: &PageWords,
        lang: Lang,
        item: impl Fn(EntryId) -> Value,
    ) -> Vec<Value> {
        let group_of = |id: &EntryId| self.given.grouped_by(*id, words);
        let view = |ids: &[EntryId]| {
            let term = group_of(&ids[0]);
            let label = |(vocabulary, term): (VocabId, TermId)| {
                self.given.model().vocabulary(vocabulary).term(term).label.get(lang).to_owned()
            };
            object! {
                "label": term.map_or_else(|| self.text("others", lang).to_owned(), label),
                "is_whole": words.by.is_none(),
                "url": term.and_then(|(vocabulary, term)| self.term_route(vocabulary, term, lang)).map(address),
                "items": ids.iter().map(|id| item(*id)).collect::<Vec<_>>(),
            }
        };
        ids.chunk_by(|one, other| group_of(one) == group_of(other)).map(view).collect()
    }

    fn gathered_item(&self, entry_id: EntryId, id: GatheringId, lang: Lang) -> Value {
        let (entry, kind) = (self.given.entry(entry_id), self.given.kind(entry_id));
        let edition = entry.edition(lang);
        let is_member = |section: &&crate::entry::EntrySection| {
            section.section.is_some_and(|number| kind.sections[number].gather == Some(id))
        };
        let sections = edition.sections.iter().filter(is_member).filter(|section| !section.document.is_empty());
        let text = |section: &crate::entry::EntrySection| {
            object! {
                "lang": lang_mark(section.lang, lang),
                "html": Value::safe_string(&self.elsewhere(&section.document, entry_id, lang)),
            }
        };
        let mut fields: Vec<Value> = Vec::new();
        let mut values: Vec<Value> = Vec::new();
        for (number, item) in edition.record.iter() {
            let field = &kind.fields.fields[number];
            if field.gather == Some(id) {
                fields.push(self.field_view(field, item, entry_id, lang));
            } else if let FieldType::Group(set) = &field.of {
                for group in item.each() {
                    let crate::model::Value::Group(record) = &group.value else { continue };
                    walk(set, record, &mut |field, item| {
                        if field.gather == Some(id) {
                            values.push(self.value_view(field, item, entry_id, lang));
                        }
                    });
                }
            }
        }
        if !values.is_empty() {
            fields.push(object! { "type": "text", "label": Value::none(), "values": values });
        }
        object! {
            "link": self.link(entry_id, lang),
            "texts": sections.map(text).collect::<Vec<_>>(),
            "fields": fields,
        }
    }

    /// A text on a page that is not its entry's: links within the entry lead there, and ids stay there.
    fn elsewhere(&self, document: &Document, owner: EntryId, lang: Lang) -> String {
        let html = document.write(|link| match &link.target {
            Target::Anchor(_) => {
                format!("/{}{}", self.given.routes().entry(owner, lang), self.href(link, owner, lang)).into()
            }
            _ => self.target_of(link, owner, lang),
        });
        without_ids(&html)
    }
}

/// The same HTML without ids. A quote in a text is always escaped, so ` id="` stands in tags alone.
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
