//! Reading of one record, original and translations, to an [`Entry`].

use super::comments;
use super::complete::complete;
use super::decode::Decoder;
use super::front_matter;
use super::language::{language, unknown_language};
use super::privacy::Privacy;
use super::sections;
use super::walk::MarkdownFile;
use crate::catalogue::Collation;
use crate::config::Config;
use crate::diagnostic::{Code, Diagnostic, FileId, Hint, Report, Span};
use crate::entry::{Edition, Entry};
use crate::markdown::{Body, Origin};
use crate::model::{FieldType, Kind, KindId, Model, Publication, Value};
use crate::text::{Lang, normalise};
use crate::yaml::{self, Node};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Maximum bytes of a text file.
const MAX_TEXT_BYTES: u64 = 1024 * 1024;

/// The context for reading records.
pub(super) struct Reader<'a> {
    pub model: &'a Model,
    pub config: &'a Config,
    pub privacy: &'a Privacy,
    /// The collation of each language of the catalogue.
    pub collations: &'a [(Lang, Collation)],
    /// The number of this load, the version of the entries it reads.
    pub generation: u64,
}

/// The files of a record, registered as sources.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct RecordSources {
    pub kind: KindId,
    pub id: String,
    pub original: (FileId, MarkdownFile),
    /// Translations with the language code in their file name.
    pub translations: Vec<(String, FileId, MarkdownFile)>,
}

impl RecordSources {
    pub fn new(
        kind: KindId,
        id: String,
        original: MarkdownFile,
        translations: BTreeMap<String, MarkdownFile>,
        mut number: impl FnMut(&MarkdownFile) -> FileId,
    ) -> Self {
        let original = (number(&original), original);
        let translations = translations.into_iter().map(|(code, file)| (code, number(&file), file)).collect();
        RecordSources { kind, id, original, translations }
    }

    pub fn markdown(&self) -> impl Iterator<Item = &MarkdownFile> {
        std::iter::once(&self.original.1).chain(self.translations.iter().map(|(_, _, file)| file))
    }

    pub fn markdown_mut(&mut self) -> impl Iterator<Item = &mut MarkdownFile> {
        std::iter::once(&mut self.original.1).chain(self.translations.iter_mut().map(|(_, _, file)| file))
    }
}

impl Reader<'_> {
    /// Reads a record. Faults are reported; returns `None` if the original cannot be read.
    pub fn entry(&self, files: &RecordSources, report: &mut Report) -> Option<Entry> {
        let kind = self.model.kind(files.kind);
        let (file, markdown) = &files.original;
        let file = *file;
        let text = read(file, markdown, report)?;
        let parts = front_matter::split(&text, file, report)?;
        let mut node = yaml::parse(parts.yaml, file, parts.yaml_at, report)?;
        comments::remove(&mut node, file, &text, report);
        let lang = self.language(kind, &node);
        let dir = folder(&markdown.path);
        let mut decoder = Decoder::new(self.model, file, dir, lang, report);
        let at = node.entries().first().map_or(Span::new(file, 0, 3), |(key, _)| key.span);
        let record = decoder.record(&kind.fields, &kind.label, &node, at);
        let (exempt, invalid) = (decoder.exempt, decoder.invalid);
        self.privacy.check(&text, file, &exempt, report);
        let origin = Origin { file, offset: parts.body_at, dir, lang };
        let body = Body::parse(parts.body, origin, report);
        let original = sections::edition(kind, file, lang, record, body, report);
        sections::report_missing(kind, &original, at, (parts.body, parts.body_at), report);
        sections::report_empty(kind, original.sections.iter(), report);
        let publication = publication(kind, &original);
        let mut entry = Entry {
            kind: files.kind,
            id: files.id.clone(),
            path: markdown.path.clone(),
            lang,
            version: self.generation,
            sort_keys: Arc::default(),
            publication,
            original,
            translations: BTreeMap::new(),
        };
        for (code, file, markdown) in &files.translations {
            let written = (code.as_str(), *file, markdown);
            if let Some((lang, edition)) = self.translation(&entry, &invalid, written, report) {
                entry.translations.insert(lang, edition);
            }
        }
        let keys = self.collations.iter().map(|(lang, collation)| collation.key(&entry.title(kind, *lang).text));
        entry.sort_keys = keys.collect();
        Some(entry)
    }

    /// The language field of a record, or the catalogue's language.
    fn language(&self, kind: &Kind, node: &Node) -> Lang {
        let written = node.entries().iter().find_map(|(key, value)| {
            let (_, field) = kind.fields.named(&key.text)?;
            matches!(field.of, FieldType::Language).then_some((field, value.only().scalar()?))
        });
        written
            .and_then(|(field, word)| self.model.types.words(&field.of).word_named(word))
            .and_then(Lang::of_records)
            .unwrap_or_else(|| self.config.language())
    }

    fn translation(
        &self,
        entry: &Entry,
        invalid: &BTreeSet<String>,
        (code, file, markdown): (&str, FileId, &MarkdownFile),
        report: &mut Report,
    ) -> Option<(Lang, Edition)> {
        let Some(lang) = language(code).filter(|lang| self.config.languages.contains(lang)) else {
            report.push(unknown_language(self.config, code, &markdown.path, file));
            return None;
        };
        if lang == entry.lang {
            let finding = Diagnostic::new(Code::DuplicateId, Span::file(file)).arg("id", entry.id.as_str());
            report.push(finding.related(Span::file(entry.original.file)).hint(Hint::RenameOne));
            return None;
        }
        let kind = self.model.kind(entry.kind);
        let text = read(file, markdown, report)?;
        let parts = front_matter::split(&text, file, report)?;
        let mut node = yaml::parse(parts.yaml, file, parts.yaml_at, report)?;
        comments::remove(&mut node, file, &text, report);
        let dir = folder(&markdown.path);
        let mut decoder = Decoder::new(self.model, file, dir, lang, report);
        decoder.invalid.clone_from(invalid);
        let record = decoder.translated(&kind.fields, &kind.label, &node, &entry.original.record);
        let exempt = decoder.exempt;
        self.privacy.check(&text, file, &exempt, report);
        let origin = Origin { file, offset: parts.body_at, dir, lang };
        let body = Body::parse(parts.body, origin, report);
        let edition = sections::edition(kind, file, lang, record, body, report);
        Some((lang, complete(kind, &entry.original, edition, report)))
    }
}

fn publication(kind: &Kind, edition: &Edition) -> Publication {
    let stated = kind.fields.iter().find_map(|(number, field)| match field.of {
        FieldType::Publication => edition.record.get(number),
        _ => None,
    });
    match stated.map(|item| &item.value) {
        Some(Value::Publication(publication)) => *publication,
        _ => Publication::Published,
    }
}

fn folder(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(folder, _)| folder)
}

/// The normalised text of a file; `None`, with a finding, if it is too large or not UTF-8.
fn read(file: FileId, markdown: &MarkdownFile, report: &mut Report) -> Option<String> {
    read_text(file, &markdown.path, &markdown.file, markdown.stamp.size, report)
}

pub(super) fn read_text(
    file: FileId,
    name: &str,
    path: &std::path::Path,
    size: u64,
    report: &mut Report,
) -> Option<String> {
    if size > MAX_TEXT_BYTES {
        let finding = Diagnostic::new(Code::FileTooLarge, Span::file(file));
        let finding = finding.arg("size", format!("{} KiB", size / 1024));
        report.push(finding.arg("limit", format!("{} KiB", MAX_TEXT_BYTES / 1024)));
        return None;
    }
    let bytes = match std::fs::read(path) {
        Ok(bytes) => bytes,
        Err(error) => {
            let finding = Diagnostic::new(Code::FileUnreadable, Span::file(file)).arg("path", name);
            report.push(finding.arg("reason", &error));
            return None;
        }
    };
    match String::from_utf8(bytes) {
        Ok(text) => Some(match normalise(&text) {
            std::borrow::Cow::Borrowed(same) if same.len() == text.len() => text,
            other => other.into_owned(),
        }),
        Err(error) => {
            let valid = error.utf8_error().valid_up_to();
            let before = String::from_utf8_lossy(&error.as_bytes()[..valid]).into_owned();
            let at = normalise(&before).len();
            let finding = Diagnostic::new(Code::InvalidUtf8, Span::new(file, at, at + '\u{fffd}'.len_utf8()));
            report.push(finding.hint(Hint::SaveAsUtf8));
            None
        }
    }
}
