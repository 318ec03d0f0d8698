//! Metadata for link previews, search engines and libraries.

use super::Views;
use crate::catalogue::EntryId;
use crate::model::{Field, FieldType, Item, Money, Value as FieldValue};
use crate::render::shapes::{DublinView, Html, SharingView};
use crate::site::{Page, Subject, absolute};
use crate::text::Lang;
use crate::values::{copies, words};
use serde_json::{Map, Value as Json, json};

impl Views<'_> {
    /// Open Graph; for an entry also Dublin Core and JSON-LD. `None` if the address of the site is unknown.
    pub(super) fn sharing(&self, page: &Page) -> Option<SharingView> {
        let lang = page.lang;
        let base = self.reads.config().base_url.as_ref()?;
        let (of, dublin, json_ld) = match &page.subject {
            Subject::Entry(id) => {
                let data = self.json_ld(*id, lang, base);
                // Within a script element, only `<` could end it.
                let text = data.to_string().replace('<', "\\u003c");
                ("article", self.dublin(*id, lang, base), Some(Html::new(&text)))
            }
            _ => ("website", Vec::new(), None),
        };
        let poster = match &page.subject {
            Subject::Entry(id) => {
                let summary = self.renderer.summaries.of(*id, lang, self.reads);
                summary.poster.as_ref().map(|route| format!("{base}/{route}").into())
            }
            _ => None,
        };
        Some(SharingView {
            r#type: of.into(),
            locale: (&lang.data().open_graph).into(),
            image: poster,
            dublin,
            json_ld,
        })
    }

    fn dublin(&self, id: EntryId, lang: Lang, base: &str) -> Vec<DublinView> {
        let (entry, config) = (self.reads.entry(id), self.reads.config());
        let title = self.reads.title(id, lang);
        let publisher = config.publisher.as_ref().unwrap_or(&config.title).get(lang);
        let date = self.reads.dated(id).map(|date| date.to_string());
        // A record may have a licence of its own.
        let is_licence = |field: &Field| field.schema.as_deref() == Some("license");
        let licence = self.reads.kind(id).fields.find(is_licence).map(|(number, _)| number);
        let has_own_licence = licence.is_some_and(|number| entry.original.record.get(number).is_some());
        let terms = [
            ("DC.title", Some(title.text.clone())),
            ("DC.language", Some(entry.language_for(lang).code().to_owned())),
            ("DC.publisher", Some(publisher.to_owned())),
            ("DC.date", date),
            ("DC.type", Some(self.reads.kind(id).label.get(lang).to_owned())),
            ("DC.rights", config.licence.as_ref().filter(|_| !has_own_licence).map(|licence| licence.url.clone())),
            ("DC.identifier", Some(absolute(base, self.reads.routes().entry(id, lang)))),
        ];
        let known = terms.into_iter().filter_map(|(name, content)| Some((name, content?)));
        known.map(|(name, content)| DublinView { name: name.into(), content: content.into() }).collect()
    }

    /// JSON-LD with the schema.org type and properties that the model declares.
    fn json_ld(&self, id: EntryId, lang: Lang, base: &str) -> Json {
        let (entry, kind) = (self.reads.entry(id), self.reads.kind(id));
        let edition = entry.edition(lang);
        let mut data = Map::new();
        data.insert("@context".to_owned(), json!("https://schema.org"));
        data.insert("@type".to_owned(), json!(kind.schema.as_deref().unwrap_or("CreativeWork")));
        data.insert(
            "@id".to_owned(),
            json!(absolute(base, self.reads.routes().entry(id, self.reads.config().language()))),
        );
        data.insert("name".to_owned(), json!(self.reads.title(id, lang).text));
        let summary = edition.summary(kind);
        if let Some(summary) = summary {
            data.insert("description".to_owned(), json!(summary.text));
        }
        data.insert("url".to_owned(), json!(absolute(base, self.reads.routes().entry(id, lang))));
        for (number, item) in edition.record.iter() {
            let field = &kind.fields[number];
            if let Some(property) = &field.schema {
                let values: Vec<Json> =
                    item.each().iter().filter_map(|item| self.json_value(field, item, lang, base)).collect();
                match <[Json; 1]>::try_from(values) {
                    Ok([one]) => data.insert(property.clone(), one),
                    Err(many) if many.is_empty() => None,
                    Err(many) => data.insert(property.clone(), Json::Array(many)),
                };
            }
            if let (FieldType::Place, Some(Item { value: FieldValue::Place(place), .. })) =
                (&field.of, item.each().first())
            {
                let geo = json!({ "@type": "GeoCoordinates", "latitude": place.lat, "longitude": place.lon });
                data.insert("geo".to_owned(), geo);
            }
        }
        Json::Object(data)
    }

    fn json_value(&self, field: &Field, item: &Item, lang: Lang, base: &str) -> Option<Json> {
        match &item.value {
            FieldValue::Date(date) => Some(json!(date.to_string())),
            FieldValue::Number(quantity) => Some(json!(quantity.number)),
            FieldValue::Money(money) => {
                let amount = money.amount.number;
                match money.up_to {
                    // A share is no amount.
                    _ if money.currency == Money::SHARE => None,
                    Some(most) => Some(json!({
                        "@type": "MonetaryAmount", "minValue": amount, "maxValue": most.number, "currency": money.currency,
                    })),
                    None => Some(json!({ "@type": "MonetaryAmount", "value": amount, "currency": money.currency })),
                }
            }
            FieldValue::Ref(reference) => {
                let id = self.reads.target(field, reference)?;
                let of = self.reads.kind(id).schema.as_deref().unwrap_or("Thing");
                let url = absolute(base, self.reads.routes().entry(id, lang));
                Some(json!({ "@type": of, "name": self.reads.title(id, lang).text, "url": url }))
            }
            FieldValue::Image(image) => {
                let mut object = json!({
                    "@type": "ImageObject",
                    "contentUrl": absolute(base, &copies(self.reads, &image.path).0),
                    "caption": image.alt.text,
                });
                if let Some(credit) = &image.credit {
                    object["creditText"] = json!(credit.text);
                }
                Some(object)
            }
            FieldValue::Group(_) | FieldValue::Markdown(_) => None,
            _ => Some(words(self.reads, field, item, lang)).filter(|text| !text.is_empty()).map(Json::from),
        }
    }
}
