//! The theme: templates, static files and texts, embedded and overridden file by file by the catalogue's theme.

mod engine;
mod faults;
mod files;

use crate::config::Config;
use crate::diagnostic::{Arg, Code, Diagnostic, FileId, Hint, Report, Sources, Span};
use crate::text::{Lang, nearest};
use crate::wording::Texts;
use files::Files;
use include_dir::{Dir, include_dir};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use tera::{Context, Kwargs, State, Tera, Value};

static EMBEDDED: Dir = include_dir!("$CARGO_MANIFEST_DIR/themes/cebra");

/// Files of texts.
const TEXTS: [&str; 2] = ["texts.yaml", "accessibility.yaml"];

/// The name of the embedded theme.
pub const EMBEDDED_THEME: &str = "cebra";

/// A theme with compiled templates.
#[derive(Debug)]
pub struct Theme {
    tera: Tera,
    /// The interface texts.
    pub texts: Texts,
    /// Source text of each template, by name.
    templates: BTreeMap<String, (FileId, String)>,
    files: BTreeMap<String, Vec<u8>>,
    /// Source file of each file of the theme, by its path there.
    origins: BTreeMap<String, FileId>,
}

impl Theme {
    /// Loads the theme that the configuration names from `root/themes`, over the embedded one. Errors in it go to the
    /// report.
    pub fn load(root: &Path, config: &Config, sources: &mut Sources, report: &mut Report) -> Theme {
        let chosen = config.theme.as_ref();
        let mut files = Files::embedded(sources);
        let name = chosen.map_or(EMBEDDED_THEME, |(name, _)| name.as_str());
        let folder = root.join("themes").join(name);
        let plain = !name.is_empty() && !name.contains(['/', '\\']) && !name.starts_with('.');
        if plain && folder.is_dir() {
            files.add_folder(&folder, name, sources, report);
        } else if name != EMBEDDED_THEME
            && let Some((name, span)) = chosen
        {
            let known = themes(root);
            let finding = Diagnostic::new(Code::ThemeMissing, *span).arg("name", name.as_str());
            report.push(match nearest(name, known.iter().map(String::as_str)) {
                Some(near) => finding.nearest(Some(near)),
                None => finding.hint_with(Hint::OneOf, "list", known.iter().map(String::as_str).collect::<Arg>()),
            });
        }
        Theme::compile(files, &config.languages, report)
    }

    fn compile(files: Files, languages: &[Lang], report: &mut Report) -> Theme {
        let mut tera = Tera::new();
        tera.autoescape_on(vec![".html", ".xml"]);
        tera.register_filter("count", count);
        let mut theme = Theme {
            tera,
            texts: Texts::default(),
            templates: BTreeMap::new(),
            files: BTreeMap::new(),
            origins: BTreeMap::new(),
        };
        for (path, (file, bytes)) in files.by_path {
            theme.origins.insert(path.clone(), file);
            if let Some(name) = path.strip_prefix("templates/") {
                let source = String::from_utf8_lossy(&bytes).into_owned();
                theme.templates.insert(name.to_owned(), (file, source));
            } else if let Some(name) = path.strip_prefix("static/") {
                theme.files.insert(name.to_owned(), bytes);
            }
        }
        let mut new_texts = Vec::new();
        for (path, file, bytes) in files.texts {
            let text = String::from_utf8_lossy(&bytes);
            // The embedded texts come first; their languages are those a theme's texts must have.
            let is_own = theme.origins.insert(path, file).is_some();
            let spoken = languages.iter().copied().filter(|lang| is_own && theme.texts.is_complete(*lang));
            let new = theme.texts.add(&text, file, &spoken.collect::<Vec<_>>(), report);
            new_texts.extend(new.into_iter().filter(|_| is_own));
        }
        let sources = theme.templates.iter().map(|(name, (_, source))| (name.clone(), source.clone()));
        if let Err(error) = theme.tera.add_raw_templates(sources.collect::<Vec<_>>()) {
            theme.unread(&error).into_iter().for_each(|finding| report.push(finding));
        }
        theme.report_unused(&files.new, &new_texts, report);
        theme
    }

    /// Reports templates and texts of the catalogue's theme that nothing uses, because their names are probably
    /// misspelt.
    fn report_unused(&self, templates: &[(String, FileId)], texts: &[(String, Span)], report: &mut Report) {
        for (name, file) in templates.iter().filter(|(name, _)| !self.names_in_quotes(name)) {
            let finding = Diagnostic::new(Code::ThemeUnusedTemplate, Span::file(*file)).arg("name", name.as_str());
            let known = self.templates.keys().map(String::as_str).filter(|known| known != name);
            report.push(finding.nearest(nearest(name, known)));
        }
        for (key, span) in texts.iter().filter(|(key, _)| !self.names_text(key) && !self.names_in_quotes(key)) {
            let finding = Diagnostic::new(Code::ThemeUnusedText, *span).arg("name", key.as_str());
            report.push(finding.nearest(nearest(key, self.texts.keys().filter(|known| known != key))));
        }
    }

    /// Whether a template contains a name in quotes of any kind.
    fn names_in_quotes(&self, name: &str) -> bool {
        let quoted = ['"', '\'', '`'].map(|quote| format!("{quote}{name}{quote}"));
        self.templates.values().any(|(_, source)| quoted.iter().any(|name| source.contains(name)))
    }

    /// Whether a template uses the text `t.key`, as opposed to `list.key` or `t.keys`.
    fn names_text(&self, key: &str) -> bool {
        let words = format!("t.{key}");
        let is_part = |letter: char| letter.is_alphanumeric() || letter == '_' || letter == '.';
        let named = |source: &str| {
            source.match_indices(&words).any(|(at, _)| {
                let after = source[at + words.len()..].chars().next();
                !source[..at].ends_with(is_part) && !after.is_some_and(|letter| is_part(letter) && letter != '.')
            })
        };
        self.templates.values().any(|(_, source)| named(source))
    }

    /// Renders a page. An error names the template, the position in it and the page.
    pub(super) fn render(&self, template: &str, context: &Context, page: &str) -> Result<String, Diagnostic> {
        self.tera.render(template, context).map_err(|error| self.failed(&error, template, page))
    }

    /// Templates and static files by path in the theme, each with its source file.
    pub fn origins(&self) -> impl Iterator<Item = (&str, FileId)> {
        self.origins.iter().map(|(path, file)| (path.as_str(), *file))
    }

    /// The interface texts of a language, as templates receive them.
    pub(super) fn words(&self, lang: Lang) -> super::Texts {
        super::Texts(self.texts.value(lang))
    }

    /// Paths of the static files.
    pub fn static_files(&self) -> Vec<String> {
        self.files.keys().cloned().collect()
    }

    /// The bytes of a static file.
    pub fn static_file(&self, path: &str) -> Option<&[u8]> {
        self.files.get(path).map(Vec::as_slice)
    }
}

/// Names of the themes in the catalogue's folder.
fn themes(root: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(root.join("themes")).into_iter().flatten().flatten();
    let folders = entries.filter(|entry| entry.file_type().is_ok_and(|kind| kind.is_dir())).map(|entry| entry.path());
    let name = |path: PathBuf| path.file_name().map(|name| name.to_string_lossy().into_owned());
    let mut names: Vec<String> = folders.filter_map(name).chain([EMBEDDED_THEME.to_owned()]).collect();
    names.sort();
    names.dedup();
    names
}

/// The filter `{{ 3 | count(of=t.entries) }}`: the singular or plural of a text, with `{n}` replaced by the number.
#[allow(clippy::needless_pass_by_value)] // the signature is the template engine's
fn count(number: i64, kwargs: Kwargs, _: &State) -> tera::TeraResult<String> {
    let forms = kwargs.must_get::<Value>("of")?;
    let form = if number == 1 { "one" } else { "other" };
    let Some(text) = forms.get_from_path(form).and_then(Value::as_str) else {
        return Err(tera::Error::message(format!("the text has no form `{form}`")));
    };
    Ok(text.replace("{n}", &number.to_string()))
}
