//! One number for everything that goes into a build, so that a build from the same need not be repeated.

use super::Options;
use crate::text::{hash_bytes, hash_texts};
use rayon::prelude::*;
use std::path::PathBuf;
use walkdir::WalkDir;

/// Everything in `content/` and `themes/`, by name and bytes, with the choices of the run and the program that makes it.
///
/// Taken before anything is read for the build, so that what changes meanwhile is not taken for built. None where
/// something cannot be read: then the build shall say what.
pub(super) fn inputs(options: &Options) -> Option<u64> {
    let program = options.program?;
    let mut files: Vec<(PathBuf, PathBuf)> = Vec::new();
    for folder in ["content", "themes"] {
        let folder = options.root.join(folder);
        if !folder.exists() {
            continue;
        }
        for entry in WalkDir::new(&folder).sort_by_file_name() {
            let entry = entry.ok()?;
            if !entry.file_type().is_dir() {
                let inner = entry.path().strip_prefix(&options.root).ok()?.to_owned();
                files.push((inner, entry.into_path()));
            }
        }
    }
    let hashes: Option<Vec<u64>> = files.par_iter().map(|(_, path)| hash_of(path)).collect();
    let mut bytes = Vec::from(program.to_le_bytes());
    bytes.extend(hash_texts(&[options.base_url.as_deref().unwrap_or_default()]).to_le_bytes());
    bytes.push(u8::from(options.drafts));
    for ((name, _), hash) in files.iter().zip(hashes?) {
        bytes.extend(hash_bytes(name.as_os_str().as_encoded_bytes()).to_le_bytes());
        bytes.extend(hash.to_le_bytes());
    }
    Some(hash_bytes(&bytes))
}

/// None of what is no regular file: a theme may be read through a link, and what it leads to is not looked at here.
fn hash_of(path: &PathBuf) -> Option<u64> {
    std::fs::symlink_metadata(path).ok().filter(std::fs::Metadata::is_file)?;
    Some(hash_bytes(&std::fs::read(path).ok()?))
}
