//! Diagnostics as values: what is wrong, at which position, and how to correct it.
//!
//! Every stage adds its findings to a [`Report`] and continues. Nothing here prints; `cli` does.

mod code;
mod explain;
mod github;
mod message;
mod render;
mod source;

use crate::text::Lang;
use std::collections::BTreeMap;

pub use code::{Code, Hint, Severity};
pub use explain::{Explanation, Files, explain, list, unknown_code};
pub use github::github;
pub use message::{Arg, cause, hint_text, phrase, sentence};
pub use render::{Format, json, render};
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

/// Findings in the order in which they were made.
#[derive(Debug, Clone, Default)]
pub struct Report {
    findings: Vec<Diagnostic>,
}

impl Report {
    /// Adds a finding.
    pub fn push(&mut self, finding: Diagnostic) {
        self.findings.push(finding);
    }

    /// Adds findings.
    pub fn extend(&mut self, findings: impl IntoIterator<Item = Diagnostic>) {
        self.findings.extend(findings);
    }

    /// Adds all findings of another report.
    pub fn append(&mut self, other: Report) {
        self.findings.extend(other.findings);
    }

    /// Of the machine's faults with one cause keeps the first, and says how many others there are: a full disk fails
    /// every file.
    pub fn fold_machine_faults(&mut self) {
        let mut others: BTreeMap<(Code, Option<String>), usize> = BTreeMap::new();
        let cause = |finding: &Diagnostic| {
            let reason = finding.args.iter().find(|(name, _)| *name == "reason");
            (finding.code, reason.map(|(_, reason)| reason.to_text(Lang::DEFAULT)))
        };
        self.findings.retain(|finding| {
            if !finding.code.is_machine_fault() {
                return true;
            }
            let count = others.entry(cause(finding)).and_modify(|count| *count += 1).or_default();
            *count == 0
        });
        for finding in self.findings.iter_mut().filter(|finding| finding.code.is_machine_fault()) {
            if let Some(count) = others.get(&cause(finding)).filter(|count| **count > 0) {
                finding.hints.push((Hint::AndOthers, vec![("count", Arg::from(*count))]));
            }
        }
    }

    /// All findings.
    pub fn findings(&self) -> &[Diagnostic] {
        &self.findings
    }

    /// How many findings have this severity.
    pub fn count(&self, severity: Severity) -> usize {
        self.findings.iter().filter(|finding| finding.severity() == severity).count()
    }

    /// Whether there is an error, which prevents publication.
    pub fn has_errors(&self) -> bool {
        self.count(Severity::Error) > 0
    }

    /// Sorts the findings by file name, then by position; those without a position come first.
    pub fn sort(&mut self, sources: &Sources) {
        self.findings
            .sort_by_cached_key(|finding| finding.span.map(|span| (sources.name(span.file).to_owned(), span.start)));
    }
}
