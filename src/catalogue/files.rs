//! The files of the content folder by folded name, to find the one that a record almost names.

use super::content::Asset;
use crate::text::{FastMap, nearest, slug};
use std::collections::BTreeMap;

/// Most files of one folder that are compared with a misspelt name.
const MAX_COMPARED: usize = 200;

/// Paths of files by their name without case, accents and signs.
#[derive(Debug, Default)]
pub(super) struct FileNames(FastMap<String, Vec<String>>);

impl FileNames {
    pub fn new(assets: &BTreeMap<String, Asset>) -> FileNames {
        let mut names = FastMap::<String, Vec<String>>::default();
        for path in assets.keys() {
            names.entry(slug(name(path))).or_default().push(path.clone());
        }
        FileNames(names)
    }

    /// The file that is meant by a path: in the same folder one that differs in case, accents or signs, else the only
    /// one of that name elsewhere, else the most similar of the folder.
    pub fn nearest<'a>(&'a self, assets: &'a BTreeMap<String, Asset>, path: &str) -> Option<&'a str> {
        let alike = self.0.get(&slug(name(path))).map_or(&[][..], Vec::as_slice);
        let in_place = alike.iter().find(|known| slug(folder(known)) == slug(folder(path)));
        if let Some(known) = in_place.or(if let [only] = alike { Some(only) } else { None }) {
            return Some(known);
        }
        let folder = folder(path);
        let beside = assets.range(folder.to_owned()..).map(|(known, _)| known.as_str());
        let beside = beside.take_while(|known| known.starts_with(folder)).filter(|known| self::folder(known) == folder);
        let beside: Vec<&str> = beside.take(MAX_COMPARED).collect();
        let near = nearest(name(path), beside.iter().map(|known| name(known)))?;
        beside.into_iter().find(|known| name(known) == near)
    }
}

fn name(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or_default()
}

fn folder(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(folder, _)| folder)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_found_by_an_almost_right_name() {
        let asset = || Asset { file: std::path::PathBuf::new(), size: 0, modified: None, picture: None };
        let there = ["practicas/Foto.JPG", "practicas/año.pdf", "practicas/x/Plan_de Agua.PDF", "planes/informe.pdf"];
        let assets: BTreeMap<String, Asset> = there.iter().map(|path| ((*path).to_owned(), asset())).collect();
        let names = FileNames::new(&assets);
        for (written, found) in [
            ("practicas/foto.jpg", Some(there[0])),
            ("practicas/ano.pdf", Some(there[1])),
            ("practicas/x/plan-de-agua.pdf", Some(there[2])),
            ("practicas/plan de agua.pdf", Some(there[2])),
            ("practicas/informe.pdf", Some(there[3])),
            ("practicas/fotto.jpg", Some(there[0])),
            ("practicas/mapa.odt", None),
        ] {
            assert_eq!(names.nearest(&assets, written), found, "{written}");
        }
    }
}
