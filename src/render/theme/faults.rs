//! Converts the template engine's errors to findings, each with its position and the nearest known name.

use super::Theme;
use super::engine::explained;
use crate::diagnostic::{Arg, Code, Diagnostic, FileId, Hint, Span};
use crate::text::nearest;
use regex::Regex;
use std::sync::LazyLock;
use tera::{Error, ErrorKind};

/// `--> name:line:column` in a message of the engine, and the underline below the excerpt.
static PLACE: LazyLock<Regex> = LazyLock::new(|| regex(r"--> ([^\n:]+):(\d+):(\d+)"));
static UNDERLINE: LazyLock<Regex> = LazyLock::new(|| regex(r"(?m)^ *\| +(\^+)"));
static UNKNOWN: LazyLock<Regex> = LazyLock::new(|| regex(r"^Unknown (\w+) `([^`]*)`"));
static UNDEFINED: LazyLock<Regex> =
    LazyLock::new(|| regex(r"^(?:Field|Variable) `([^`]*)` is not defined\. Available \w+: (.*)"));
static COMPONENT: LazyLock<Regex> = LazyLock::new(|| regex(r"\{%-?\s*component\s+(\w+)"));
/// A comment, a raw block, or a tag with its name.
static TAG: LazyLock<Regex> =
    LazyLock::new(|| regex(r"(?s)\{#.*?#\}|\{%-?\s*raw\s*-?%\}.*?\{%-?\s*endraw\s*-?%\}|\{%-?\s*(\w+).*?%\}"));

#[allow(clippy::expect_used)] // they are part of the program, and a test reads them all
fn regex(pattern: &str) -> Regex {
    Regex::new(pattern).expect("a pattern of the program")
}

/// Tags that need an end tag.
const PAIRED: [&str; 5] = ["if", "for", "block", "component", "filter"];

impl Theme {
    /// The errors that keep templates from being parsed.
    pub(super) fn unread(&self, error: &Error) -> Vec<Diagnostic> {
        match error.kind() {
            ErrorKind::SyntaxError(detail) => {
                let at = &detail.span().range;
                vec![self.at(detail.filename(), at.start, at.end, detail.message())]
            }
            ErrorKind::MissingParent { current, parent } => {
                let source = self.source(current);
                let start = source.find(parent.as_str()).unwrap_or_default();
                vec![self.unknown(current, start, start + parent.len(), parent, self.names())]
            }
            ErrorKind::CircularExtend { tpl, .. } | ErrorKind::CircularInclude { tpl, .. } => {
                vec![explained(self.finding(Code::TemplateError, tpl, 0, 0), &error.to_string())]
            }
            // One message may contain several errors, each with its position.
            _ => {
                let message = error.to_string();
                let each = message.strip_prefix("error: ").unwrap_or(&message).split("\n\nerror: ");
                each.map(|text| self.of_message(text)).collect()
            }
        }
    }

    fn of_message(&self, text: &str) -> Diagnostic {
        let reason = text.lines().next().unwrap_or_default();
        if let Some(place) = PLACE.captures(text)
            && self.templates.contains_key(&place[1])
        {
            let number = |at: usize| place[at].parse::<usize>().unwrap_or(1);
            let wide = UNDERLINE.captures(text).map_or(0, |marks| marks[1].len());
            let end = |column| offset(self.source(&place[1]), number(2), column);
            return self.at(&place[1], end(number(3)), end(number(3) + wide), reason);
        }
        // On a name clash, blame the theme's own file: it was loaded after the embedded one.
        let named = |name: &&String| reason.contains(&format!("`{name}`"));
        let own = |name: &&String| self.file(name);
        match self.templates.keys().filter(named).max_by_key(own) {
            Some(name) => explained(self.finding(Code::TemplateError, name, 0, 0), reason),
            None => explained(Diagnostic::nowhere(Code::TemplateError).arg("template", ""), reason),
        }
    }

    /// An error at a position of a template, in bytes.
    fn at(&self, template: &str, start: usize, end: usize, reason: &str) -> Diagnostic {
        let source = self.source(template);
        let is_end =
            reason.starts_with("Unknown tag") && source.get(start..).is_some_and(|text| text.starts_with("end"));
        if (is_end || reason.starts_with("Unexpected end of input"))
            && let Some((name, at)) = unclosed(source, start)
        {
            let end = at + source[at..].find("%}").map_or(0, |length| length + 2);
            let finding = self.finding(Code::TemplateUnclosed, template, at, end);
            return finding.arg("tag", source[at..end].to_owned()).arg("end", format!("{{% end{name} %}}"));
        }
        if let Some(found) = UNKNOWN.captures(reason) {
            let known = match &found[1] {
                "template" => self.names(),
                "component" => self.components(),
                _ => Vec::new(),
            };
            return self.unknown(template, start, end, &found[2], known);
        }
        explained(self.finding(Code::TemplateError, template, start, end), reason)
    }

    fn unknown(&self, template: &str, start: usize, end: usize, name: &str, known: Vec<&str>) -> Diagnostic {
        let finding = self.finding(Code::TemplateUnknownName, template, start, end).arg("name", name);
        finding.nearest(nearest(name, known))
    }

    /// An error of a template on a page.
    pub(super) fn failed(&self, error: &Error, template: &str, page: &str) -> Diagnostic {
        let (ErrorKind::SyntaxError(detail) | ErrorKind::RenderingError(detail)) = error.kind() else {
            let finding = match self.file(template) {
                Some(file) => Diagnostic::new(Code::RenderError, Span::file(file)),
                None => Diagnostic::nowhere(Code::RenderError),
            };
            return explained(finding.arg("template", template).arg("page", page), &error.to_string());
        };
        let (at, reason) = (&detail.span().range, detail.message().to_string());
        let Some(found) = UNDEFINED.captures(&reason) else {
            let finding = self.finding(Code::RenderError, detail.filename(), at.start, at.end);
            return explained(finding.arg("page", page), &reason);
        };
        let finding = self.finding(Code::RenderUnknownName, detail.filename(), at.start, at.end);
        let finding = finding.arg("page", page).arg("name", &found[1]);
        let known: Vec<&str> = found[2].split(", ").collect();
        match nearest(&found[1], known.iter().copied()) {
            Some(near) => finding.nearest(Some(near)),
            None => finding.hint_with(Hint::OneOf, "list", known.into_iter().collect::<Arg>()),
        }
    }

    fn finding(&self, code: Code, template: &str, start: usize, end: usize) -> Diagnostic {
        let finding = match self.file(template) {
            Some(file) => Diagnostic::new(code, Span::new(file, start, end)),
            None => Diagnostic::nowhere(code),
        };
        finding.arg("template", template)
    }

    fn source(&self, template: &str) -> &str {
        self.templates.get(template).map_or("", |(_, source)| source.as_str())
    }

    fn file(&self, template: &str) -> Option<FileId> {
        self.templates.get(template).map(|(file, _)| *file)
    }

    fn names(&self) -> Vec<&str> {
        self.templates.keys().map(String::as_str).collect()
    }

    fn components(&self) -> Vec<&str> {
        let sources = self.templates.values().map(|(_, source)| source.as_str());
        let names = sources.flat_map(|source| COMPONENT.captures_iter(source));
        names.filter_map(|found| found.get(1)).map(|name| name.as_str()).collect()
    }
}

/// The byte offset of a line and column, both from 1.
fn offset(text: &str, line: usize, column: usize) -> usize {
    let start: usize = text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
    let rest = text.get(start..).unwrap_or_default();
    start + rest.chars().take(column.saturating_sub(1)).map(char::len_utf8).sum::<usize>()
}

/// The tag whose end tag is missing at a position, with its start: the innermost open tag, if an outer tag ends there.
fn unclosed(text: &str, before: usize) -> Option<(&str, usize)> {
    let mut open: Vec<(&str, usize)> = Vec::new();
    for found in TAG.captures_iter(text) {
        let (Some(whole), Some(name)) = (found.get(0), found.get(1)) else { continue };
        match name.as_str().strip_prefix("end").filter(|name| PAIRED.contains(name)) {
            Some(end) if open.last().is_some_and(|(name, _)| *name == end) => {
                open.pop();
            }
            Some(end) => {
                let is_outer = open.iter().any(|(name, _)| *name == end);
                return open.last().copied().filter(|_| is_outer);
            }
            None if name.start() >= before => break,
            None if PAIRED.contains(&name.as_str()) => open.push((name.as_str(), whole.start())),
            None => {}
        }
    }
    open.last().copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_closed_is_found() {
        let text = "{% block a %}{# {% if no %} #}{% for x in y %}{% if x % 2 == 0 %}{% endif %}{% endblock a %}";
        let at = text.rfind("endblock").unwrap_or_default();
        assert_eq!(unclosed(text, at), Some(("for", text.find("{% for").unwrap_or_default())));
        assert_eq!(unclosed("{% if a %}\n x", 13), Some(("if", 0)));
        assert_eq!(unclosed("{% if a %}{% endif %}", 21), None);
    }

    #[test]
    fn an_end_too_many_is_no_beginning_too_few() {
        let text = "{% block a %}{% set b %}x{% endset %}{% raw %}{% if %}{% endraw %}{% endif %}{% endblock a %}";
        assert_eq!(unclosed(text, text.find("endif").unwrap_or_default()), None);
    }

    #[test]
    fn places_are_counted_in_letters() {
        assert_eq!(offset("año\nño x", 2, 4), "año\nño ".len());
        assert_eq!(offset("año", 7, 9), "año".len());
        for pattern in [&PLACE, &UNDERLINE, &UNKNOWN, &UNDEFINED, &COMPONENT, &TAG] {
            LazyLock::force(pattern);
        }
    }
}
