//! The files of the content folder that are published because a record or the configuration refers to them.

use super::{PictureCopies, Routes};
use crate::catalogue::Catalogue;
use std::collections::BTreeSet;

/// Paths of the files that texts, fields and configuration refer to, without duplicates.
pub(super) fn named(catalogue: &Catalogue) -> Vec<String> {
    if catalogue.assets.is_empty() {
        return Vec::new();
    }
    let mut paths: BTreeSet<&str> = catalogue.config.logo.iter().map(|logo| logo.path.as_str()).collect();
    for (_, entry) in catalogue.entries() {
        paths.extend(entry.files(catalogue.model.kind(entry.kind)));
    }
    let known = paths.into_iter().filter(|path| catalogue.assets.contains_key(*path));
    known.map(str::to_owned).collect()
}

/// Splits files into pictures, which are published in several widths, and files that are copied unchanged.
pub(super) fn divide(catalogue: &Catalogue, paths: Vec<String>) -> (Vec<PictureCopies>, Vec<String>) {
    let (mut pictures, mut files) = (Vec::new(), Vec::new());
    for path in paths {
        match catalogue.assets[&path].valid_picture() {
            Some((picture, hash)) => {
                let routes = Routes::pictures(&path, &picture, hash).into_iter().map(|(_, route)| route).collect();
                pictures.push(PictureCopies { path, routes });
            }
            None => files.push(path),
        }
    }
    (pictures, files)
}
