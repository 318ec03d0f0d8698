//! The very text to type for a file or record that is almost named.

use crate::catalogue::Catalogue;
use crate::diagnostic::{Diagnostic, Hint};

/// Adds to a finding the file that is meant by `path`, written from `folder`, or else where to put it.
pub(super) fn file(finding: Diagnostic, catalogue: &Catalogue, path: &str, folder: &str) -> Diagnostic {
    match catalogue.nearest_file(path) {
        Some(known) => finding.nearest(Some(&relative(known, folder))),
        None => finding.hint(Hint::PutFileBeside),
    }
}

/// A path of the content folder as written in a file of `folder`.
pub(super) fn relative(path: &str, folder: &str) -> String {
    let mut from: Vec<&str> = folder.split('/').filter(|segment| !segment.is_empty()).collect();
    let mut to: Vec<&str> = path.split('/').collect();
    while to.len() > 1 && from.first() == to.first() {
        from.remove(0);
        to.remove(0);
    }
    from.iter().map(|_| "..").chain(to).collect::<Vec<_>>().join("/")
}

/// The folder of a file.
pub(super) fn folder(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(folder, _)| folder)
}

/// A path as it is written in a link of Markdown: in angle brackets if it has a space or a bracket.
pub(super) fn in_markdown(path: &str) -> String {
    if path.contains([' ', '(', ')']) { format!("<{path}>") } else { path.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_written_from_the_folder_of_the_record() {
        assert_eq!(relative("practicas/Foto.JPG", "practicas"), "Foto.JPG");
        assert_eq!(relative("ciudades/la-paz.md", "practicas/agua"), "../../ciudades/la-paz.md");
        assert_eq!(relative("logo.png", ""), "logo.png");
        assert_eq!(relative("practicas/agua/plan.pdf", "practicas"), "agua/plan.pdf");
        assert_eq!(relative("practicas", "practicas"), "../practicas");
        assert_eq!(in_markdown("mi plan.pdf"), "<mi plan.pdf>");
    }
}
