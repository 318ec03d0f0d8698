//! Hints about values and names: what may be chosen, what is probably meant, the text to type.

use super::decode::Decoder;
use super::proposals::{texts, typed, with_proposals};
use crate::diagnostic::{Arg, Code, Diagnostic, Hint};
use crate::model::{
    Field, FieldSet, FieldType, TermId, VocabId, Vocabulary, Window, read_date, read_money, read_number, read_period,
    read_window,
};
use crate::text::{Labels, Lang, plain_signs};
use crate::yaml::{Data, Key, Node, quoted};

/// Most choices that a message lists one and all.
const MOST_LISTED: usize = 60;

/// Choices that a message lists of very many.
const FIRST_LISTED: usize = 12;

/// Keys by which other site generators say whether a page is published, with the value of a draft.
const DRAFT_KEYS: [(&str, bool); 2] = [("draft", true), ("published", false)];

/// A text in every language.
pub(super) fn in_each(mut text: impl FnMut(Lang) -> String) -> Labels {
    let texts = Lang::all().map(|lang| (lang, text(lang)));
    Labels::new(texts).unwrap_or_else(|| Labels::same(""))
}

impl Decoder<'_> {
    /// Adds a hint with the terms of a vocabulary. Of very many it lists the first and says where all are shown.
    pub fn with_terms(&self, finding: Diagnostic, vocabulary: VocabId) -> Diagnostic {
        let vocabulary = self.model.vocabulary(vocabulary);
        let labels = vocabulary.terms.iter().map(|term| &term.label);
        if vocabulary.terms.len() <= MOST_LISTED {
            return finding.hint_with(Hint::OneOf, "list", labels.collect::<Arg>());
        }
        let list: Arg = labels.take(FIRST_LISTED).collect();
        let more = Arg::from(vocabulary.terms.len() - FIRST_LISTED);
        finding.hint_of(Hint::OneOfMany, [("list", list), ("more", more), ("name", Arg::from(vocabulary.id.as_str()))])
    }

    /// Adds what is probably meant by a term that is not in its vocabulary, or all terms.
    pub fn with_likely_term(&self, finding: Diagnostic, id: VocabId, written: &str) -> Diagnostic {
        let vocabulary = self.model.vocabulary(id);
        if let Some(list) = several_terms(vocabulary, written) {
            return finding.hint_with(Hint::WriteAs, "text", &list);
        }
        match vocabulary.names.nearest(written) {
            Some(near) => finding.hint_with(Hint::DidYouMean, "name", &vocabulary.terms[near].label),
            None => self.with_terms(finding, id),
        }
    }

    /// Adds what is probably meant by a name that is no field: a field that the record does not have yet.
    pub fn with_likely_field(
        &mut self,
        finding: Diagnostic,
        set: &FieldSet,
        (key, value): (&Key, &Node),
        entries: &[(Key, Node)],
    ) -> Diagnostic {
        if let Some(finding) = self.with_draft(&finding, set, key, value) {
            return finding;
        }
        let is_free = |index| !entries.iter().any(|(key, _)| set.names.find(&key.text) == Some(index));
        if let Some(finding) = self.with_foreign_field(&finding, set, (key, value), entries) {
            return finding;
        }
        // A field that is there already is suggested only for what is plainly the same word.
        match set.names.nearest_of(&key.text, is_free).or_else(|| set.names.misspelt(&key.text)) {
            Some(near) => finding.hint_with(Hint::DidYouMean, "name", set.fields[near].label.map(str::to_lowercase)),
            // All fields are listed once in a record.
            None => {
                let first = set.fields.first().map(|field| (field.id.clone(), set.fields.len()));
                match first.is_some_and(|first| self.listed.insert(first)) {
                    true => finding.hint_with(Hint::OneOf, "list", field_names(set)).hint(Hint::DeleteKey),
                    false => finding.hint(Hint::DeleteKey),
                }
            }
        }
    }

    /// What to write here for `published: false` and `draft: true` of other site generators.
    fn with_draft(&self, finding: &Diagnostic, set: &FieldSet, key: &Key, value: &Node) -> Option<Diagnostic> {
        let (_, of_draft) = DRAFT_KEYS.iter().find(|(name, _)| key.text.eq_ignore_ascii_case(name))?;
        let (_, status) = set.find(|field| matches!(field.of, FieldType::Publication))?;
        let word = self.model.types.words(&FieldType::Bool).word_named(value.scalar()?)?;
        let draft = self.model.types.words(&FieldType::Publication).word("draft")?;
        let (label, draft) = (status.label.map(str::to_lowercase), draft.label.map(str::to_lowercase));
        let line = in_each(|lang| format!("{}: {}", label.get(lang), draft.get(lang)));
        let finding = finding.clone();
        Some(match (word == "true") == *of_draft {
            true => finding.hint_with(Hint::WriteAs, "text", &line),
            false => finding.hint_with(Hint::RemoveLine, "line", &line),
        })
    }

    /// Adds what the field accepts, and the text to type if the value is understood.
    pub fn with_expected_for(&self, finding: Diagnostic, field: &Field, node: &Node) -> Diagnostic {
        let proposals = self.proposals(field, node);
        with_proposals(self.with_expected(finding, field), &proposals)
    }

    /// What to type instead of a value, if it is understood; several texts if it is ambiguous.
    fn proposals(&self, field: &Field, node: &Node) -> Vec<Labels> {
        let Some(written) = node.scalar() else {
            let pair = node.items().iter().map(Node::scalar).collect::<Option<Vec<_>>>().map(|parts| parts.join("; "));
            let place = pair.filter(|_| matches!(field.of, FieldType::Place));
            let place = place.and_then(|pair| self.foreign_value(field, &pair));
            return place.or_else(|| quoted_entry(&field.of, node)).into_iter().collect();
        };
        match &field.of {
            FieldType::Date => typed(&texts(&read_date(written, self.lang))),
            FieldType::Period => {
                let period = read_period(written, self.lang);
                period
                    .iter()
                    .map(|period| in_each(|lang| period.typed(|part| self.part_name(field, part, lang))))
                    .collect()
            }
            FieldType::Window { .. } | FieldType::Occasion => {
                let mut window = read_window(written, self.lang);
                if let (Some(window), FieldType::Occasion) = (&mut window, &field.of) {
                    window.opens = window.opens.take().or_else(|| window.closes.clone());
                }
                let typed =
                    |window: &Window| in_each(|lang| window.typed(lang, |part| self.part_name(field, part, lang)));
                window.iter().map(typed).collect()
            }
            FieldType::Number { unit } => typed(&read_number(written, unit.as_deref())),
            FieldType::Money => typed(&read_money(written)),
            FieldType::Link => typed(&address(written).into_iter().collect::<Vec<_>>()),
            _ => self.foreign_value(field, written).into_iter().collect(),
        }
    }

    /// The name of a part of a value or of a fixed value, as an editor types it.
    pub(super) fn part_name(&self, field: &Field, part: &str, lang: Lang) -> String {
        let words = self.model.types.words(&field.of);
        let part = words.part(part).or_else(|| words.word(part));
        part.map_or_else(String::new, |part| part.label.get(lang).to_lowercase())
    }

    /// Reports a list where one value is expected.
    pub fn not_a_list(&mut self, field: &Field, node: &Node) {
        let finding = Diagnostic::new(Code::NotAList, node.span).arg("field", &field.label);
        let items: Vec<String> = node.items().iter().filter_map(Node::scalar).map(str::to_owned).collect();
        let has_all = items.len() == node.items().len();
        self.report.push(match &field.of {
            FieldType::Text | FieldType::Markdown if has_all => {
                finding.hint_with(Hint::WriteAs, "text", quoted(&items.join(", ")))
            }
            _ if has_all => finding.hint_with(Hint::WriteOne, "list", items.into_iter().collect::<Arg>()),
            _ => self.with_expected(finding, field),
        });
    }

    /// Adds a hint with what the field accepts: terms, fields of its group, or the description of its type.
    pub fn with_expected(&self, finding: Diagnostic, field: &Field) -> Diagnostic {
        match &field.of {
            FieldType::Term(vocabulary) => self.with_terms(finding, *vocabulary),
            FieldType::Group(set) => finding.hint_with(Hint::GroupOf, "list", field_names(set)),
            of => finding.hint_with(Hint::Expected, "what", &self.model.types.words(of).expects),
        }
    }
}

/// The list to type for `Agua, Salud` without brackets, or with semicolons.
fn several_terms(vocabulary: &Vocabulary, written: &str) -> Option<Labels> {
    let parts = written.split([',', ';', '/']).map(str::trim).filter(|part| !part.is_empty());
    let parts: Vec<(&str, Option<TermId>)> = parts.map(|part| (part, vocabulary.named(part))).collect();
    let known = parts.iter().filter(|(_, term)| term.is_some()).count();
    // A semicolon divides; the other signs may also be part of a name.
    let is_list = parts.len() > 1 && (known == parts.len() || (known > 0 && written.contains(';')));
    let name = |(written, term): &(&str, Option<TermId>), lang| {
        let name = term.map_or(*written, |term| vocabulary.term(term).label.get(lang));
        if name.contains(',') { quoted(name) } else { name.to_owned() }
    };
    let list = |lang| format!("[{}]", parts.iter().map(|part| name(part, lang)).collect::<Vec<_>>().join(", "));
    is_list.then(|| in_each(list))
}

/// The quoted text for `título: {Nuevo}` and for items such as `[Agua: vida]`, which YAML takes for a group.
fn quoted_entry(of: &FieldType, node: &Node) -> Option<Labels> {
    let (FieldType::Text | FieldType::Markdown, Data::Map(entries)) = (of, &node.data) else { return None };
    let [(key, value)] = entries.as_slice() else { return None };
    let text = match (&value.data, value.scalar()) {
        (Data::Null, _) => key.text.clone(),
        (_, Some(value)) => format!("{}: {value}", key.text),
        _ => return None,
    };
    Some(Labels::same(&quoted(&text)))
}

/// The web address that a text means: without angle brackets or Markdown around it, and with its scheme.
fn address(written: &str) -> Option<String> {
    let text = plain_signs(written);
    let text = match text.split_once("](") {
        Some((_, rest)) => rest.split_once(')')?.0,
        None => text.trim_start_matches('<').trim_end_matches(['>', '.', ',', ';']),
    };
    let text = text.trim().replace("&amp;", "&");
    let is_web = |text: &str| text.starts_with("https://") || text.starts_with("http://");
    let host = text.split('/').next().unwrap_or_default();
    let is_host = host.contains('.')
        && !host.ends_with('.')
        && !host.contains('@')
        && host.split('.').all(|part| !part.is_empty());
    let address = match text.split_once("://") {
        Some((scheme, rest)) => format!("{}://{rest}", scheme.to_ascii_lowercase()),
        None if is_host => format!("https://{text}"),
        None => return None,
    };
    let is_whole = is_web(&address) && !address.contains(char::is_whitespace) && address.len() > "https://".len();
    (is_whole && address != written.trim()).then_some(address)
}

fn field_names(set: &FieldSet) -> Arg {
    set.fields.iter().map(|field| Arg::Labels(field.label.map(str::to_lowercase))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_found_in_what_people_paste() {
        for (written, found) in [
            ("www.ejemplo.org", Some("https://www.ejemplo.org")),
            ("ejemplo.org/a?b=1", Some("https://ejemplo.org/a?b=1")),
            ("<https://x.org/a>", Some("https://x.org/a")),
            ("[Sitio](https://x.org/a)", Some("https://x.org/a")),
            ("“https://x.org/”", Some("https://x.org/")),
            ("https://x.org/?a=1&amp;b=2", Some("https://x.org/?a=1&b=2")),
            ("https://x.org", None),
            ("no tiene", None),
            ("ana@x.org", None),
            ("javascript:x", None),
            ("ftp://x.org", None),
        ] {
            assert_eq!(address(written).as_deref(), found, "{written}");
        }
    }
}
