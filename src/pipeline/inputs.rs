//! Fingerprint of all inputs of a build, to skip a build whose inputs are unchanged.

use super::Options;
use crate::text::{hash_bytes, hash_texts};
use rayon::prelude::*;
use std::path::PathBuf;
use walkdir::WalkDir;

/// Hash of the names and contents of `content/` and `themes/`, the options and the program.
///
/// Computed before the build reads anything, so that a file changed during the build is not taken for built. `None` if
/// a file cannot be read; the build then reports it.
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

/// `None` for anything but a regular file: the target of a symbolic link is not hashed, so such a build is never
/// skipped.
fn hash_of(path: &PathBuf) -> Option<u64> {
    std::fs::symlink_metadata(path).ok().filter(std::fs::Metadata::is_file)?;
    Some(hash_bytes(&std::fs::read(path).ok()?))
}
