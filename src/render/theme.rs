//! The theme: templates, static files and texts, embedded, and overridden file by file by a catalogue's own.

use super::texts::Texts;
use crate::diagnostic::{Arg, Code, Diagnostic, FileId, Hint, Report, Sources, Span, normalised};
use crate::text::nearest;
use include_dir::{Dir, include_dir};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use tera::{Context, ErrorKind, Kwargs, State, Tera, Value};
use walkdir::WalkDir;

static EMBEDDED: Dir = include_dir!("$CARGO_MANIFEST_DIR/themes/cebra");

/// Files of texts.
const TEXTS: [&str; 2] = ["texts.yaml", "accessibility.yaml"];

/// The name of the embedded theme.
pub const EMBEDDED_THEME: &str = "cebra";

/// A theme, compiled.
#[derive(Debug)]
pub struct Theme {
    tera: Tera,
    pub texts: Texts,
    templates: BTreeMap<String, FileId>,
    files: BTreeMap<String, Vec<u8>>,
    /// Where each file came from, by its path in the theme.
    origins: BTreeMap<String, FileId>,
}

/// The files of a theme by their path in it, and where each came from.
#[derive(Default)]
struct Files {
    by_path: BTreeMap<String, (FileId, Vec<u8>)>,
    /// Those of the embedded theme first: a theme replaces single texts, not the file.
    texts: Vec<(FileId, Vec<u8>)>,
}

impl Theme {
    /// The theme `name` of `root/themes` over the embedded one. Faults in its files go to the report.
    ///
    /// `chosen` is the name with the place where the configuration names it.
    pub fn load(root: &Path, chosen: Option<&(String, Span)>, sources: &mut Sources, report: &mut Report) -> Theme {
        let mut files = Files::default();
        files.add_embedded(&EMBEDDED, sources);
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
        Theme::compile(files, report)
    }

    fn compile(files: Files, report: &mut Report) -> Theme {
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
        let mut templates: Vec<(String, String)> = Vec::new();
        for (path, (file, bytes)) in files.by_path {
            theme.origins.insert(path.clone(), file);
            if let Some(name) = path.strip_prefix("templates/") {
                theme.templates.insert(name.to_owned(), file);
                templates.push((name.to_owned(), String::from_utf8_lossy(&bytes).into_owned()));
            } else if let Some(name) = path.strip_prefix("static/") {
                theme.files.insert(name.to_owned(), bytes);
            }
        }
        for (file, bytes) in files.texts {
            theme.texts.add(&String::from_utf8_lossy(&bytes), file, report);
        }
        if let Err(error) = theme.tera.add_raw_templates(templates) {
            let finding = theme.fault(&error, Code::TemplateError, "", "");
            report.push(finding);
        }
        theme
    }

    /// A page by its template. A fault names the template, the place in it and the page.
    pub(super) fn render(&self, template: &str, context: &Context, page: &str) -> Result<String, Diagnostic> {
        self.tera.render(template, context).map_err(|error| self.fault(&error, Code::RenderError, template, page))
    }

    /// Its templates and static files by their path in the theme, each with the file it comes from.
    pub fn origins(&self) -> impl Iterator<Item = (&str, FileId)> {
        self.origins.iter().map(|(path, file)| (path.as_str(), *file))
    }

    /// Files published as they are: route and bytes.
    pub(super) fn static_files(&self) -> Vec<(String, Vec<u8>)> {
        self.files.iter().map(|(path, bytes)| (format!("static/{path}"), bytes.clone())).collect()
    }

    /// The place after `--> name:line:column` in a message of the engine.
    fn named_in(&self, message: &str) -> Option<Span> {
        let at = message.split("--> ").nth(1)?.split_whitespace().next()?;
        let name = at.split(':').next()?;
        self.templates.get(name).map(|file| Span::file(*file))
    }

    fn name_of(&self, span: Span) -> Option<&str> {
        self.templates.iter().find(|(_, file)| **file == span.file).map(|(name, _)| name.as_str())
    }

    fn fault(&self, error: &tera::Error, code: Code, template: &str, page: &str) -> Diagnostic {
        let (ErrorKind::SyntaxError(detail) | ErrorKind::RenderingError(detail)) = error.kind() else {
            let span = self.templates.get(template).map(|file| Span::file(*file));
            // The engine gathers what names do not exist in one message, with a box of its own.
            let span = span.or_else(|| self.named_in(&error.to_string()));
            let finding = span.map_or_else(|| Diagnostic::nowhere(code), |span| Diagnostic::new(code, span));
            let name = span.map_or(template.to_owned(), |span| self.name_of(span).unwrap_or(template).to_owned());
            let reason = error.to_string();
            let reason = reason.trim_start_matches("error: ").lines().next().unwrap_or_default().to_owned();
            return finding.arg("template", name).arg("page", page).arg("reason", reason);
        };
        let at = &detail.span().range;
        let finding = match self.templates.get(detail.filename()) {
            Some(file) => Diagnostic::new(code, Span::new(*file, at.start, at.end)),
            None => Diagnostic::nowhere(code),
        };
        let finding = finding.arg("template", detail.filename()).arg("page", page);
        finding.arg("reason", detail.message())
    }
}

impl Files {
    fn add(&mut self, path: String, file: FileId, bytes: Vec<u8>) {
        let is_text = TEXTS.contains(&path.as_str()) || path.starts_with("templates/");
        let bytes = if is_text { normalised(&bytes).into_owned().into_bytes() } else { bytes };
        if TEXTS.contains(&path.as_str()) {
            self.texts.push((file, bytes));
        } else {
            self.by_path.insert(path, (file, bytes));
        }
    }

    fn add_embedded(&mut self, dir: &'static Dir, sources: &mut Sources) {
        for file in dir.files() {
            let path = file.path().to_string_lossy().replace('\\', "/");
            let text = file.contents_utf8().unwrap_or_default();
            let id = sources.add_embedded(&format!("cebra:themes/cebra/{path}"), text);
            self.add(path, id, file.contents().to_vec());
        }
        for dir in dir.dirs() {
            self.add_embedded(dir, sources);
        }
    }

    fn add_folder(&mut self, folder: &Path, name: &str, sources: &mut Sources, report: &mut Report) {
        let hidden = |entry: &walkdir::DirEntry| entry.file_name().to_string_lossy().starts_with('.');
        let walk = WalkDir::new(folder).sort_by_file_name().into_iter();
        for entry in walk.filter_entry(|entry| entry.depth() == 0 || !hidden(entry)).flatten() {
            if !entry.file_type().is_file() {
                continue;
            }
            let inner = entry.path().strip_prefix(folder).unwrap_or(entry.path());
            let segments: Vec<_> = inner.components().map(|part| part.as_os_str().to_string_lossy()).collect();
            let path = segments.join("/");
            let file = sources.add_file(&format!("themes/{name}/{path}"), entry.path().to_owned());
            let known = ["templates/", "static/"].iter().any(|folder| path.starts_with(folder))
                || TEXTS.contains(&path.as_str());
            if !known {
                let finding = Diagnostic::new(Code::UnreadFile, Span::file(file)).arg("path", path);
                report.push(finding.hint_with(
                    Hint::OneOf,
                    "list",
                    "templates/…, static/…, texts.yaml, accessibility.yaml",
                ));
                continue;
            }
            match std::fs::read(entry.path()) {
                Ok(bytes) => self.add(path, file, bytes),
                Err(error) => {
                    let finding = Diagnostic::new(Code::FileUnreadable, Span::file(file)).arg("path", path);
                    report.push(finding.arg("reason", error.to_string()));
                }
            }
        }
    }
}

/// Names of the themes a catalogue has.
fn themes(root: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(root.join("themes")).into_iter().flatten().flatten();
    let folders = entries.filter(|entry| entry.file_type().is_ok_and(|kind| kind.is_dir())).map(|entry| entry.path());
    let name = |path: PathBuf| path.file_name().map(|name| name.to_string_lossy().into_owned());
    let mut names: Vec<String> = folders.filter_map(name).chain([EMBEDDED_THEME.to_owned()]).collect();
    names.sort();
    names.dedup();
    names
}

/// `{{ 3 | count(of=t.entries) }}`: the form of a text for a number, with `{n}` filled in.
#[allow(clippy::needless_pass_by_value)] // the signature is the template engine's
fn count(number: i64, kwargs: Kwargs, _: &State) -> tera::TeraResult<String> {
    let forms = kwargs.must_get::<Value>("of")?;
    let form = if number == 1 { "one" } else { "other" };
    let Some(text) = forms.get_from_path(form).and_then(Value::as_str) else {
        return Err(tera::Error::message(format!("the text has no form `{form}`")));
    };
    Ok(text.replace("{n}", &number.to_string()))
}
