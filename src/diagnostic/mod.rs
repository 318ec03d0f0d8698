//! Faults as values: what is wrong, exactly where, and what would be right.
//!
//! Every stage puts its faults into a [`Report`] and carries on. Nothing here prints; `cli` does.

mod code;
mod explain;
mod message;
mod render;
mod source;

pub use code::{Code, Hint, Severity};
pub use explain::{Explanation, Files, explain, list, unknown_code};
pub use message::Arg;
pub use render::{Format, json, render};
pub use source::{FileId, Lines, Place, Sources, Span, normalised};

/// One finding.
#[derive(Debug, Clone)]
pub struct Diagnostic {
    pub code: Code,
    /// None where no file is to blame, such as an output folder that is not ours.
    pub span: Option<Span>,
    /// Values for the `{placeholders}` of the message.
    pub args: Vec<(&'static str, Arg)>,
    pub hints: Vec<(Hint, Vec<(&'static str, Arg)>)>,
    /// Other places that have a part in the fault, such as the first of two duplicates.
    pub related: Vec<Span>,
}

impl Diagnostic {
    pub fn new(code: Code, span: Span) -> Self {
        Diagnostic { span: Some(span), ..Diagnostic::nowhere(code) }
    }

    /// A finding about no file in particular.
    pub fn nowhere(code: Code) -> Self {
        Diagnostic { code, span: None, args: Vec::new(), hints: Vec::new(), related: Vec::new() }
    }

    #[must_use]
    pub fn arg(mut self, name: &'static str, value: impl Into<Arg>) -> Self {
        self.args.push((name, value.into()));
        self
    }

    /// Adds a line of advice that stands by itself.
    #[must_use]
    pub fn hint(mut self, hint: Hint) -> Self {
        self.hints.push((hint, Vec::new()));
        self
    }

    /// Adds a line of advice that names something.
    #[must_use]
    pub fn hint_with(mut self, hint: Hint, name: &'static str, value: impl Into<Arg>) -> Self {
        self.hints.push((hint, vec![(name, value.into())]));
        self
    }

    /// "Did you mean …?", where something is near enough to be meant.
    #[must_use]
    pub fn nearest(self, nearest: Option<&str>) -> Self {
        match nearest {
            Some(name) => self.hint_with(Hint::DidYouMean, "name", name),
            None => self,
        }
    }

    #[must_use]
    pub fn related(mut self, span: Span) -> Self {
        self.related.push(span);
        self
    }

    pub fn severity(&self) -> Severity {
        self.code.severity()
    }
}

/// All findings of a run.
#[derive(Debug, Clone, Default)]
pub struct Report {
    findings: Vec<Diagnostic>,
}

impl Report {
    pub fn push(&mut self, finding: Diagnostic) {
        self.findings.push(finding);
    }

    pub fn append(&mut self, other: Report) {
        self.findings.extend(other.findings);
    }

    pub fn findings(&self) -> &[Diagnostic] {
        &self.findings
    }

    pub fn count(&self, severity: Severity) -> usize {
        self.findings.iter().filter(|finding| finding.severity() == severity).count()
    }

    pub fn has_errors(&self) -> bool {
        self.count(Severity::Error) > 0
    }

    /// Puts the findings in the order an editor walks through them: by file, then by line.
    pub fn sort(&mut self, sources: &Sources) {
        self.findings
            .sort_by_cached_key(|finding| finding.span.map(|span| (sources.name(span.file).to_owned(), span.start)));
    }
}
