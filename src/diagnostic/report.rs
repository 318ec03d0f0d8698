//! The findings of a run, bounded for each file.

use super::{Code, Diagnostic, FileId, Severity, Sources, Span};
use crate::text::FastMap;

/// Findings in the order in which they were made. Of one code in one file it keeps the first [`Report::MOST`] and
/// counts the rest, so that one mistake made a thousand times does not bury the others.
#[derive(Debug, Clone, Default)]
pub struct Report {
    findings: Vec<Diagnostic>,
    /// How many findings of a code were made in a file.
    made: FastMap<(Code, FileId), usize>,
}

/// Findings that were counted and not kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct More {
    /// Their code.
    pub code: Code,
    /// Their file.
    pub file: FileId,
    /// Their number.
    pub count: usize,
}

impl Report {
    /// Most findings of one code in one file that are kept.
    pub const MOST: usize = 20;

    /// Adds a finding.
    pub fn push(&mut self, finding: Diagnostic) {
        if let Some(span) = finding.span {
            let made = self.made.entry((finding.code, span.file)).or_default();
            *made += 1;
            if *made > Report::MOST {
                return;
            }
        }
        self.findings.push(finding);
    }

    /// Whether another finding of this code in the file of `at` would only be counted: it needs no suggestion.
    pub fn is_full(&self, code: Code, at: Span) -> bool {
        self.made.get(&(code, at.file)).is_some_and(|made| *made >= Report::MOST)
    }

    /// Adds all findings of another report.
    pub fn append(&mut self, other: Report) {
        let more: Vec<More> = other.more().collect();
        for finding in other.findings {
            self.push(finding);
        }
        for More { code, file, count } in more {
            *self.made.entry((code, file)).or_default() += count;
        }
    }

    /// The findings that were kept.
    pub fn findings(&self) -> &[Diagnostic] {
        &self.findings
    }

    /// What was counted and not kept, in no particular order.
    pub fn more(&self) -> impl Iterator<Item = More> {
        let more = |(&(code, file), made): (&(Code, FileId), &usize)| More { code, file, count: made - Report::MOST };
        self.made.iter().filter(|(_, made)| **made > Report::MOST).map(more)
    }

    /// What was counted and not kept, at the last kept finding of its code and file. The report must be sorted.
    pub(super) fn more_after(&self, index: usize) -> Option<More> {
        let finding = self.findings.get(index)?;
        let (code, file) = (finding.code, finding.span?.file);
        let made = *self.made.get(&(code, file))?;
        let same = |other: &Diagnostic| other.code == code;
        let mut others =
            self.findings[index + 1..].iter().take_while(|other| other.span.is_some_and(|span| span.file == file));
        let is_last = made > Report::MOST && !others.any(same);
        is_last.then(|| More { code, file, count: made - Report::MOST })
    }

    /// How many findings have this severity, whether they were kept or not.
    pub fn count(&self, severity: Severity) -> usize {
        let kept = self.findings.iter().filter(|finding| finding.severity() == severity).count();
        let more = self.more().filter(|more| more.code.severity() == severity);
        kept + more.map(|more| more.count).sum::<usize>()
    }

    /// Whether there is an error, which prevents publication.
    pub fn has_errors(&self) -> bool {
        self.findings.iter().any(|finding| finding.severity() == Severity::Error)
    }

    /// Sorts the findings by file name, then by position; those without a position come first.
    pub fn sort(&mut self, sources: &Sources) {
        self.findings
            .sort_by_cached_key(|finding| finding.span.map(|span| (sources.name(span.file).to_owned(), span.start)));
    }
}
