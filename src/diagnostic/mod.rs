//! Diagnostics as values: what is wrong, at which position, and how to correct it.
//!
//! Every stage adds its findings to a [`Report`] and continues. Nothing here prints; `cli` does.

mod code;
mod explain;
mod github;
mod message;
mod render;
mod report;
mod source;

pub use code::{Code, Hint, Severity};
pub use explain::{Explanation, Files, explain, list, unknown_code};
pub use github::github;
pub use message::{Arg, cause, hint_text, phrase, sentence};
pub use render::{Format, json, render};
pub use report::{More, Report};
pub use source::{FileId, Lines, Place, Sources, Span, normalised};

/// A finding.
#[derive(Debug, Clone)]
pub struct Diagnostic {
    /// What is wrong; decides severity and message.
    pub code: Code,
    /// The position; `None` if the finding is not about an input file, such as an output folder with foreign files.
    pub span: Option<Span>,
    /// Values for the `{placeholders}` of the message, by name.
    pub args: Vec<(&'static str, Arg)>,
    /// Hints with the values for their placeholders.
    pub hints: Vec<(Hint, Vec<(&'static str, Arg)>)>,
    /// Other positions that are part of the problem, such as the first of two duplicates.
    pub related: Vec<Span>,
}

impl Diagnostic {
    /// A finding at a position, without values or hints.
    pub fn new(code: Code, span: Span) -> Self {
        Diagnostic { span: Some(span), ..Diagnostic::nowhere(code) }
    }

    /// A finding without a position.
    pub fn nowhere(code: Code) -> Self {
        Diagnostic { code, span: None, args: Vec::new(), hints: Vec::new(), related: Vec::new() }
    }

    /// Adds a value for the placeholder `name` of the message.
    #[must_use]
    pub fn arg(mut self, name: &'static str, value: impl Into<Arg>) -> Self {
        self.args.push((name, value.into()));
        self
    }

    /// Adds a hint without placeholders.
    #[must_use]
    pub fn hint(mut self, hint: Hint) -> Self {
        self.hints.push((hint, Vec::new()));
        self
    }

    /// Adds a hint with a value for its placeholder `name`.
    #[must_use]
    pub fn hint_with(mut self, hint: Hint, name: &'static str, value: impl Into<Arg>) -> Self {
        self.hints.push((hint, vec![(name, value.into())]));
        self
    }

    /// Adds a hint with values for its placeholders.
    #[must_use]
    pub fn hint_of(mut self, hint: Hint, values: impl IntoIterator<Item = (&'static str, Arg)>) -> Self {
        self.hints.push((hint, values.into_iter().collect()));
        self
    }

    /// Adds the hint "Did you mean …?" if there is a suggestion.
    #[must_use]
    pub fn nearest(self, nearest: Option<&str>) -> Self {
        match nearest {
            Some(name) => self.hint_with(Hint::DidYouMean, "name", name),
            None => self,
        }
    }

    /// Adds another position that is part of the problem.
    #[must_use]
    pub fn related(mut self, span: Span) -> Self {
        self.related.push(span);
        self
    }

    /// The severity of its code.
    pub fn severity(&self) -> Severity {
        self.code.severity()
    }
}
