//! Kind and id of each record by the path of its files, and what is wrong with their names.

use super::front_matter;
use super::language::{language, meant_translation, translation, unknown_language};
use super::record::{RecordSources, read_text};
use super::walk::{MarkdownFile, RecordFiles, identity};
use crate::config::Config;
use crate::diagnostic::{Arg, Code, Diagnostic, FileId, Hint, Report, Sources, Span};
use crate::model::{FieldType, Kind, KindId, Model};
use crate::text::{Labels, Lang, is_device, nearest, slug};
use crate::yaml;
use std::collections::{BTreeMap, BTreeSet};

/// Longest id in bytes, so that a file of each language fits every file system.
const MAX_ID_BYTES: usize = 100;

/// Longest id that is proposed.
const MAX_PROPOSED: usize = 60;

/// Determines the kind and id of each record and registers its files. Records without a kind, without an original, or
/// with an invalid or duplicate id are reported and dropped.
pub(super) fn register(
    records: BTreeMap<String, RecordFiles>,
    model: &Model,
    config: &Config,
    sources: &mut Sources,
    unread: &mut Vec<String>,
    report: &mut Report,
) -> Vec<RecordSources> {
    let originals = originals(&records, model);
    let (taken, proposed) = (BTreeMap::new(), BTreeSet::new());
    let mut register = Register { model, config, sources, unread, report, originals, taken, proposed };
    records.into_iter().filter_map(|(stem, files)| register.record(&stem, files)).collect()
}

/// The originals by kind and id.
fn originals(records: &BTreeMap<String, RecordFiles>, model: &Model) -> BTreeMap<(KindId, String), Original> {
    let with_original = records.iter().filter(|(_, files)| files.original.is_some());
    let known = with_original.filter_map(|(stem, files)| {
        let (folder, id) = identity(stem);
        let languages = files.translations.keys().filter_map(|code| language(code)).collect();
        Some(((model.kind_named(folder)?, id), Original { stem: stem.clone(), languages }))
    });
    known.collect()
}

/// A record with an original.
struct Original {
    /// Its path without its ending.
    stem: String,
    /// The languages into which it is translated.
    languages: Vec<Lang>,
}

impl Original {
    /// The path of its translation.
    fn translation(&self, lang: Lang) -> String {
        format!("{}.{}.md", self.stem, lang.code())
    }
}

struct Register<'a> {
    model: &'a Model,
    config: &'a Config,
    sources: &'a mut Sources,
    /// Paths of files in the folder of no kind.
    unread: &'a mut Vec<String>,
    report: &'a mut Report,
    originals: BTreeMap<(KindId, String), Original>,
    taken: BTreeMap<(KindId, String), FileId>,
    /// Names proposed so far, each for one record.
    proposed: BTreeSet<(KindId, String)>,
}

impl Register<'_> {
    fn record(&mut self, stem: &str, files: RecordFiles) -> Option<RecordSources> {
        let (folder, id) = identity(stem);
        let first = files.original.iter().chain(files.translations.values()).next()?;
        if !stem.contains('/') {
            let finding = Diagnostic::nowhere(Code::RecordOutsideFolder).arg("path", format!("content/{}", first.path));
            self.report.push(finding.hint_with(Hint::WriteKind, "list", self.folders()));
            self.unread.push(first.path.clone());
            return None;
        }
        let Some(kind) = self.model.kind_named(folder) else {
            let finding = self.unknown_kind(folder, first);
            self.unread.push(first.path.clone());
            self.report.push(finding);
            return None;
        };
        if let Some(reason) = unusable(&id) {
            let finding = self.unusable_name(stem, kind, &id, first, reason);
            self.report.push(finding);
            return None;
        }
        if let Some(finding) = self.misnamed_translation(stem, kind, first) {
            self.report.push(finding);
            return None;
        }
        let Some(original) = files.original else {
            let finding = self.without_original(stem, kind, &id, &files.translations);
            self.report.extend(finding);
            return None;
        };
        let sources = &mut *self.sources;
        let files = RecordSources::new(kind, id, original, files.translations, |markdown| add(sources, markdown));
        let file = files.original.0;
        if let Some(first) = self.taken.get(&(kind, files.id.clone())) {
            let finding = Diagnostic::new(Code::DuplicateId, Span::file(file)).arg("id", files.id.as_str());
            self.report.push(finding.related(Span::file(*first)).hint(Hint::RenameOne));
            return None;
        }
        self.taken.insert((kind, files.id.clone()), file);
        Some(files)
    }

    fn at(&mut self, code: Code, markdown: &MarkdownFile) -> Diagnostic {
        Diagnostic::new(code, Span::file(add(self.sources, markdown)))
    }

    fn unknown_kind(&mut self, folder: &str, first: &MarkdownFile) -> Diagnostic {
        let finding = self.at(Code::UnknownKind, first).arg("name", folder);
        match self.model.kind_names().nearest(folder).map(KindId::new) {
            Some(near) => finding.hint_with(Hint::DidYouMean, "name", &self.model.kind(near).route),
            None => finding.hint_with(Hint::WriteKind, "list", self.folders()),
        }
    }

    /// `huertos_pt.md` beside `huertos.md`, which has no translation into that language yet.
    fn misnamed_translation(&mut self, stem: &str, kind: KindId, first: &MarkdownFile) -> Option<Diagnostic> {
        let (record, lang) = meant_translation(stem, &self.config.languages)?;
        let (_, id) = identity(record);
        let main = self.config.language();
        // Its original may have a name of the same form: `huertos_es.md`.
        let original = self.originals.get(&(kind, id.clone()));
        let original = original.or_else(|| self.originals.get(&(kind, format!("{id}-{}", main.code()))))?;
        if lang == main || original.stem == stem || original.languages.contains(&lang) {
            return None;
        }
        let (path, name) = (format!("{}.md", original.stem), original.translation(lang));
        Some(self.at(Code::TranslationMisnamed, first).arg("path", path).hint_with(Hint::RenameTo, "name", name))
    }

    fn folders(&self) -> Arg {
        self.model.kinds().map(|(_, kind)| kind.route.get(self.config.language())).collect()
    }

    /// A file name that gives no usable id: why, and a name made from the title.
    fn unusable_name(&mut self, stem: &str, kind: KindId, id: &str, first: &MarkdownFile, reason: Hint) -> Diagnostic {
        let finding = self.at(Code::EmptyId, first).arg("name", first.path.as_str());
        let finding = match reason {
            Hint::NameTooLong => finding.hint_with(reason, "limit", MAX_ID_BYTES),
            _ => finding.hint(reason),
        };
        let label = slug(self.model.kind(kind).label.get(self.config.language()));
        let from_title = title(self.model.kind(kind), first).map(|title| shortened(&slug(&title)));
        let by_reason = match reason {
            Hint::NameTooLong => shortened(id),
            Hint::NameReserved => format!("{label}-{id}"),
            _ => label,
        };
        let base = from_title.filter(|name| unusable(name).is_none()).unwrap_or(by_reason);
        let numbered = (2..).map(|number| format!("{base}-{number}"));
        let is_free = |name: &String| {
            let key = (kind, name.clone());
            !self.originals.contains_key(&key) && !self.proposed.contains(&key)
        };
        let name = std::iter::once(base.clone()).chain(numbered).find(is_free).unwrap_or_default();
        self.proposed.insert((kind, name.clone()));
        finding.hint_with(Hint::RenameTo, "name", renamed(stem, &name))
    }

    /// Adds the name to give if a file, whose name was translated too, translates the only record of its kind that has
    /// no translation into its language.
    fn with_untranslated(&self, finding: Diagnostic, kind: KindId, lang: Lang) -> Diagnostic {
        let mut free =
            self.originals.iter().filter(|((of, _), original)| *of == kind && !original.languages.contains(&lang));
        match (free.next(), free.next()) {
            (Some((_, only)), None) if lang != self.config.language() => {
                let path = Arg::from(format!("{}.md", only.stem));
                finding.hint_of(Hint::RenameIfTranslates, [("path", path), ("name", Arg::from(only.translation(lang)))])
            }
            _ => finding,
        }
    }

    /// Translations of a record that has no original: one finding for all of them.
    fn without_original(
        &mut self,
        stem: &str,
        kind: KindId,
        id: &str,
        translations: &BTreeMap<String, MarkdownFile>,
    ) -> Option<Diagnostic> {
        let main = self.config.language();
        let (code, markdown) = translations.get_key_value(main.code()).or(translations.first_key_value())?;
        let others: Vec<&MarkdownFile> = translations.values().filter(|other| *other != markdown).collect();
        let Some(lang) = language(code).filter(|lang| self.config.languages.contains(lang)) else {
            return Some(unknown_language(self.config, code, &markdown.path, add(self.sources, markdown)));
        };
        let finding = self.at(Code::TranslationWithoutOriginal, markdown).arg("path", format!("{stem}.md"));
        // The original is there, in other letter case or accents or with a slip of the pen.
        let spelt = self.originals.get(&(kind, id.to_owned())).or_else(|| {
            let ids = self.originals.keys().filter(|(of, _)| *of == kind).map(|(_, id)| id.as_str());
            self.originals.get(&(kind, nearest(id, ids)?.to_owned()))
        });
        let finding = match spelt {
            Some(original) => finding.hint_with(Hint::RenameTo, "name", original.translation(lang)),
            None => {
                let finding = self.with_untranslated(finding, kind, lang);
                let mut base = stem;
                while let (inner, Some(_)) = translation(base) {
                    base = inner;
                }
                let finding = finding.hint_with(Hint::RenameToOriginal, "name", format!("{base}.md"));
                match language_field(self.model.kind(kind)).filter(|_| lang != main) {
                    Some(label) => {
                        let line = format!("{}: {}", label.get(main).to_lowercase(), lang.code());
                        finding.hint_with(Hint::AddLine, "line", line)
                    }
                    None => finding,
                }
            }
        };
        Some(others.into_iter().fold(finding, |finding, other| finding.related(Span::file(add(self.sources, other)))))
    }
}

fn add(sources: &mut Sources, markdown: &MarkdownFile) -> FileId {
    sources.add_file(&format!("content/{}", markdown.path), markdown.file.clone())
}

/// Why an id cannot be the name of a published file.
fn unusable(id: &str) -> Option<Hint> {
    match id {
        "" => Some(Hint::NameWithoutLetters),
        "index" => Some(Hint::NameOfIndex),
        id if is_device(id) => Some(Hint::NameReserved),
        id if id.len() > MAX_ID_BYTES => Some(Hint::NameTooLong),
        _ => None,
    }
}

/// The path of a record with another id.
fn renamed(stem: &str, id: &str) -> String {
    let (folder, last) = stem.rsplit_once('/').unwrap_or(("", stem));
    match folder.rsplit_once('/') {
        Some((above, _)) if last == "index" => format!("{above}/{id}/index.md"),
        _ => format!("{folder}/{id}.md"),
    }
}

/// The whole words of a slug that fit a name that is proposed.
fn shortened(slug: &str) -> String {
    match slug.get(..MAX_PROPOSED) {
        None => slug.to_owned(),
        Some(start) => start.rsplit_once('-').map_or(start, |(words, _)| words).trim_end_matches('-').to_owned(),
    }
}

/// The title written in a record.
fn title(kind: &Kind, markdown: &MarkdownFile) -> Option<String> {
    // Faults of the record are reported when it can be read under a usable name.
    let (mut ignored, file) = (Report::default(), Sources::default().add_embedded("", ""));
    let text = read_text(file, &markdown.path, &markdown.file, markdown.stamp.size, &mut ignored)?;
    let parts = front_matter::split(&text, file, &mut ignored)?;
    let node = yaml::parse(parts.yaml, file, 0, &mut ignored)?;
    let is_title = |name: &str| kind.fields.named(name).is_some_and(|(number, _)| number == kind.title());
    let found = node.entries().iter().find(|(key, _)| is_title(&key.text));
    found.and_then(|(_, value)| value.scalar()).map(str::to_owned)
}

/// The name of the field in which a record says its language.
fn language_field(kind: &Kind) -> Option<&Labels> {
    kind.fields.iter().find(|(_, field)| matches!(field.of, FieldType::Language)).map(|(_, field)| &field.label)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_refused_for_one_reason() {
        assert_eq!(unusable(""), Some(Hint::NameWithoutLetters));
        assert_eq!(unusable("index"), Some(Hint::NameOfIndex));
        assert_eq!(unusable("com1"), Some(Hint::NameReserved));
        assert_eq!(unusable(&"a".repeat(101)), Some(Hint::NameTooLong));
        assert_eq!(unusable("cebras"), None);
    }

    #[test]
    fn a_proposed_name_keeps_whole_words_and_the_folder() {
        assert_eq!(shortened(&"programa-".repeat(20)).len(), 53);
        assert_eq!(shortened(&"a".repeat(200)).len(), 60);
        assert_eq!(renamed("practicas/aux", "agua"), "practicas/agua.md");
        assert_eq!(renamed("practicas/aux/index", "agua"), "practicas/agua/index.md");
        assert_eq!(renamed("practicas/index", "agua"), "practicas/agua.md");
    }
}
