//! Tables of other forms: with columns by spaces, tabulators or dots, of wikis, and with frames.

use super::block::{BROKEN, Block};
use super::renderer::Renderer;
use crate::diagnostic::{Arg, Code, Diagnostic, Hint};
use regex::Regex;
use std::ops::Range;
use std::sync::LazyLock;

/// What lies between two cells that no bar divides.
static GAP: LazyLock<Regex> = LazyLock::new(|| {
    let pattern = r"[ \t\u{a0}]*\t[ \t\u{a0}]*|[ \u{a0}]{2,}|[ .]*\.{4,}[ .]*|[ \u{a0}]*…{2,}[ \u{a0}]*";
    Regex::new(pattern).expect("the pattern is part of the program")
});

impl Renderer<'_, '_> {
    /// Reports lines in which columns are divided by spaces or dots, which would run together.
    pub(super) fn check_spaced(&mut self, block: &Block) -> bool {
        let lines: Vec<(usize, &str)> = block.lines().collect();
        let Some(rows) = spaced(lines.iter().map(|(_, line)| *line)) else { return false };
        if !std::mem::replace(&mut self.after_table, true) {
            let (start, line) = lines[0];
            let range = block.source(start..start + line.trim_end_matches(BROKEN).trim_end().len());
            self.report_rows(Code::MisreadMarkdown, &rows, &range);
        }
        true
    }

    /// Reports the line of dashes under the head of a table with columns by spaces, which Markdown takes for a rule.
    pub(super) fn check_rule(&mut self, range: &Range<usize>, text: &str) {
        let line = text[range.clone()].trim();
        let groups = line.split(' ').filter(|group| !group.is_empty());
        if groups.clone().count() < 2 || groups.clone().any(|group| group.len() < 2) {
            return;
        }
        let before = text[..range.start].trim_end_matches([' ', '\t', '>']).strip_suffix('\n');
        let head = before.and_then(|before| before.lines().next_back()).unwrap_or_default();
        let row = text[range.start..].lines().nth(1).unwrap_or_default();
        let rows: Vec<Vec<&str>> = [head, row].map(divided).into_iter().filter(|cells| cells.len() > 1).collect();
        if !rows.is_empty() {
            self.report_rows(Code::MisreadMarkdown, &rows, &(range.start..range.start + line.len()));
            self.after_table = true;
        }
    }

    /// Reports a table with its first rows as they are typed.
    pub(super) fn report_rows(&mut self, code: Code, rows: &[Vec<&str>], range: &Range<usize>) {
        const MAX_COLUMNS: usize = 20;
        let row = |cells: &Vec<&str>| format!("`| {} |`", cells[..cells.len().min(MAX_COLUMNS)].join(" | "));
        let columns = rows.first().map_or(1, Vec::len).clamp(1, MAX_COLUMNS);
        let mut list: Vec<String> = rows.iter().take(2).map(row).collect();
        list.insert(list.len().min(1), format!("`|{}`", "---|".repeat(columns)));
        let finding = Diagnostic::new(code, self.span(range));
        self.report.push(finding.hint_with(Hint::WriteRows, "list", list.into_iter().collect::<Arg>()));
    }
}

/// The cells of a line without bars.
pub(super) fn divided(line: &str) -> Vec<&str> {
    let line = line.trim_matches(|c: char| c.is_whitespace() || c == BROKEN);
    GAP.split(line).map(str::trim).filter(|cell| !cell.is_empty()).collect()
}

/// The rows of a text with columns by wide gaps: in two lines, or narrower ones in each of three.
fn spaced<'b>(lines: impl Iterator<Item = &'b str> + Clone) -> Option<Vec<Vec<&'b str>>> {
    let is_wide = |line: &&str| {
        let line = line.trim();
        let mut gaps = GAP.find_iter(line).filter(|gap| gap.start() > 0 && gap.end() < line.len());
        gaps.any(|gap| gap.as_str().chars().count() > 2)
    };
    let is_narrow = |line: &str| {
        let line = line.trim_matches(|c: char| c.is_whitespace() || c == BROKEN);
        // Two spaces may also stand after a sentence.
        GAP.find_iter(line).any(|gap| gap.start() > 0 && !line[..gap.start()].ends_with(['.', ':', ',', ';', '?', '!']))
    };
    let count = lines.clone().count();
    let is_table = lines.clone().filter(is_wide).count() > 1 || (count > 2 && lines.clone().all(is_narrow));
    is_table.then(|| lines.map(divided).filter(|cells| cells.len() > 1).take(2).collect())
}

/// The first rows of a table as wikis write it (`{|`) or with a frame (`+---+`).
pub(super) fn framed(text: &str) -> Option<Vec<Vec<&str>>> {
    let is_wiki = text.trim_start().starts_with("{|");
    let is_frame = |line: &str| line.starts_with('+') && line.ends_with('+') && line.contains("--");
    if !is_wiki && !text.lines().any(|line| is_frame(line.trim())) {
        return None;
    }
    let mut rows: Vec<Vec<&str>> = vec![Vec::new()];
    for line in text.lines().map(str::trim) {
        let is_end = line.starts_with("|-") || line.starts_with("|}") || line.starts_with("{|") || is_frame(line);
        let Some(cells) = line.strip_prefix(['|', '!']).filter(|_| !is_end && !line.starts_with("|+")) else {
            rows.push(Vec::new());
            continue;
        };
        let cells: Vec<&str> = match (is_wiki, line.starts_with('!')) {
            (true, true) => cells.split("!!").collect(),
            (true, false) => cells.split("||").collect(),
            (false, _) => cells.trim_end_matches('|').split('|').collect(),
        };
        // Before the text of a cell may stand its style.
        let words = cells.into_iter().map(|cell| cell.rsplit_once("\" |").map_or(cell, |(_, words)| words).trim());
        let row = rows.last_mut().filter(|row| is_wiki || row.is_empty());
        if let Some(row) = row {
            row.extend(words);
        }
    }
    rows.retain(|cells| !cells.is_empty());
    rows.truncate(2);
    (!rows.is_empty()).then_some(rows)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_by_spaces_are_known() {
        for text in [
            "Año    Monto\n2019   100",
            "Indicador..........28\nCosto..............40",
            "Uno ……… 2\nDos ……… 3",
            "Año  Monto\n2019  100\n2020  200",
        ] {
            assert!(spaced(text.lines()).is_some_and(|rows| rows.iter().all(|row| row.len() == 2)), "{text}");
        }
        for text in ["Uno.  Dos.\nTres.  Cuatro.\nCinco.  Seis.", "Nombre:     Fecha:", "uno\ndos...", "a  b\nc"] {
            assert!(spaced(text.lines()).is_none(), "{text}");
        }
    }

    #[test]
    fn framed_tables_give_their_first_rows() {
        for text in [
            "{| class=\"wikitable\"\n|-\n! Año !! Monto\n|-\n| 2019 || style=\"x\" | 100\n|}",
            "{|\n! Año\n! Monto\n|-\n| 2019\n| 100\n|}",
            "+---+---+\n| Año | Monto |\n+===+===+\n| 2019 | 100 |\n+---+---+",
        ] {
            assert_eq!(framed(text), Some(vec![vec!["Año", "Monto"], vec!["2019", "100"]]), "{text}");
        }
        assert_eq!(framed("| a | b |"), None);
    }
}
