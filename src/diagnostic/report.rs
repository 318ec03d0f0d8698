//! The findings of a run, bounded for each file.

use super::{Arg, Code, Diagnostic, FileId, Hint, Severity, Sources, Span};
use crate::text::{FastMap, Lang};
use std::collections::BTreeMap;

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

    /// Adds findings.
    pub fn extend(&mut self, findings: impl IntoIterator<Item = Diagnostic>) {
        findings.into_iter().for_each(|finding| self.push(finding));
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
