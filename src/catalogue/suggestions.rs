//! Suggestions for names that are nearly right, bounded for a run.

use crate::diagnostic::Diagnostic;
use rayon::prelude::*;

/// Most names of a run for which a similar one is looked for. Each is compared with all records, so when a folder is
/// renamed and every reference breaks, suggestions for all of them would take the square of their number.
const MOST: usize = 200;

/// Makes the findings of names that lead nowhere, in order; `make` is told whether to look for a suggestion.
pub fn with_suggestions<T: Send>(names: Vec<T>, make: impl Fn(T, bool) -> Diagnostic + Sync + Send) -> Vec<Diagnostic> {
    names.into_par_iter().enumerate().map(|(place, name)| make(name, place < MOST)).collect()
}
