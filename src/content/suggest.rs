//! Hints about values and names: what may be chosen, what is probably meant, the text to type.

use super::decode::Decoder;
use super::proposals::{place_typed, texts, typed, with_proposals};
use crate::diagnostic::{Arg, Code, Diagnostic, Hint};
use crate::model::{
    Field, FieldSet, FieldType, TermId, VocabId, Vocabulary, Window, read_date, read_money, read_number, read_period,
    read_window,
};
use crate::text::{Labels, Lang, listed, plain_signs, slug};
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
    pub fn with_likely_term(&self, finding: Diagnostic, id: VocabId, written: &str, many: bool) -> Diagnostic {
        let vocabulary = self.model.vocabulary(id);
        if let Some(terms) = listed(written, |name| vocabulary.named(name)) {
            let labels = terms.iter().map(|term| &vocabulary.term(*term).label);
            return match many {
                true => finding.hint_with(Hint::WriteAs, "text", term_list(vocabulary, &terms)),
                false => {
                    let list: Arg = labels.map(|label| label.map(|name| format!("`{name}`"))).collect();
                    finding.hint_with(Hint::WriteOne, "list", list)
                }
            };
        }
        match vocabulary.names.nearest(written) {
            Some(near) => finding.hint_with(Hint::DidYouMean, "name", &vocabulary.terms[near].label),
            None => match sharing(vocabulary, written).as_slice() {
                [] => self.with_terms(finding, id),
                [one] => finding.hint_with(Hint::DidYouMean, "name", *one),
                several => finding.hint_with(Hint::OneOf, "list", several.iter().copied().collect::<Arg>()),
            },
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
                window.iter().map(|window| self.window_typed(field, window)).collect()
            }
            FieldType::Number { unit } => typed(&read_number(written, unit.as_deref())),
            FieldType::Money => typed(&read_money(written)),
            FieldType::Group(set) => self.main_field(set, node, written).into_iter().collect(),
            FieldType::Image => self.image_typed(field, written).into_iter().collect(),
            FieldType::Place => {
                place_typed(written).or_else(|| self.foreign_value(field, written)).into_iter().collect()
            }
            FieldType::Link => typed(&address(written).into_iter().collect::<Vec<_>>()),
            _ => self.foreign_value(field, written).into_iter().collect(),
        }
    }

    /// The group of which only the first field is written, if that is a text or a reference.
    fn main_field(&self, set: &FieldSet, node: &Node, written: &str) -> Option<Labels> {
        let field = set.fields.first()?;
        let is_name = matches!(field.of, FieldType::Text | FieldType::Markdown | FieldType::Ref(_));
        let line = |lang| format!("{{{}: {}}}", field.label.get(lang).to_lowercase(), node.typed());
        (is_name && !written.contains('\n')).then(|| in_each(line))
    }

    /// The example of an image with the name of a file.
    fn image_typed(&self, field: &Field, written: &str) -> Option<Labels> {
        let is_file = written.rsplit_once('.').is_some_and(|(_, ending)| (3..=4).contains(&ending.len()));
        let expects = &self.model.types.words(&field.of).expects;
        let line = |lang| {
            let (_, example) = expects.get(lang).split_once('{')?;
            let ((key, rest), (_, after)) = (example.split_once(": ")?, example.split_once(',')?);
            rest.contains(',').then(|| format!("{{{key}: {written},{after}"))
        };
        Lang::all().all(|lang| line(lang).is_some()).then_some(())?;
        is_file.then(|| in_each(|lang| line(lang).unwrap_or_default()))
    }

    /// The value and the unit to type for a number with a unit behind it: `48.310 habitantes`, `5 mil personas`.
    pub fn number_with_unit(&self, field: &Field, written: &str) -> Vec<Labels> {
        let text = plain_signs(written);
        let ends: Vec<usize> = text.match_indices(' ').map(|(at, _)| at).collect();
        let divided = |at: usize| {
            let (number, unit) = (text[..at].trim(), text[at..].trim());
            let is_unit = unit.starts_with(char::is_alphabetic) && !unit.contains(|c: char| c.is_ascii_digit());
            let numbers = if is_unit { read_number(number, None) } else { Vec::new() };
            (!numbers.is_empty() && read_number(&text, Some("%")).is_empty()).then_some((numbers, unit))
        };
        let Some((numbers, unit)) = ends.into_iter().rev().take(8).find_map(divided) else { return Vec::new() };
        let part = |part, lang| self.part_name(field, part, lang);
        let typed = |number: &String| {
            in_each(|lang| format!("{}: {number}, {}: {unit}", part("value", lang), part("unit", lang)))
        };
        numbers.iter().map(typed).collect()
    }

    /// A window as it is typed.
    pub fn window_typed(&self, field: &Field, window: &Window) -> Labels {
        in_each(|lang| window.typed(lang, |part| self.part_name(field, part, lang)))
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
            FieldType::Place if has_all => {
                with_proposals(self.with_expected(finding, field), place_typed(&items.join(",")).as_slice())
            }
            _ if has_all => {
                finding.hint_with(Hint::WriteOne, "list", items.iter().map(|item| format!("`{item}`")).collect::<Arg>())
            }
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

/// The terms that have a word of a text, such as `Agua y saneamiento` for `Agua potable`; none if there are many.
fn sharing<'v>(vocabulary: &'v Vocabulary, written: &str) -> Vec<&'v Labels> {
    const MOST: usize = 5;
    const SHORTEST: usize = 4;
    let written = slug(written);
    let has_word = |label: &&Labels| {
        label.iter().any(|name| {
            slug(name).split('-').any(|word| word.len() >= SHORTEST && written.split('-').any(|own| own == word))
        })
    };
    if vocabulary.terms.len() > MOST_LISTED {
        return Vec::new();
    }
    let found: Vec<&Labels> = vocabulary.terms.iter().map(|term| &term.label).filter(has_word).collect();
    if found.len() <= MOST { found } else { Vec::new() }
}

/// The list to type for `Agua, Salud` without brackets, with semicolons or `y`.
fn term_list(vocabulary: &Vocabulary, terms: &[TermId]) -> Labels {
    let name = |term: &TermId, lang| match vocabulary.term(*term).label.get(lang) {
        name if name.contains(',') => quoted(name),
        name => name.to_owned(),
    };
    let list = |lang| format!("[{}]", terms.iter().map(|term| name(term, lang)).collect::<Vec<_>>().join(", "));
    in_each(list)
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
