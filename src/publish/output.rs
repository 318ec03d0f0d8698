//! An output folder: staging, publishing, removal of stale files.

use super::manifest::{self, BuildInfo};
use crate::diagnostic::{Code, Diagnostic, Hint, Report};
use crate::text::hash_bytes;
use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

/// The folder for staged files within the output folder; removed after the run.
const WORK: &str = ".cebra";

/// An output folder, locked against concurrent runs.
#[derive(Debug)]
pub struct Output {
    folder: PathBuf,
    work: PathBuf,
    /// Holds the lock while it is open.
    _lock: File,
    owned: BTreeSet<String>,
    /// Whether the folder was empty, so that no file needs to be compared.
    is_new: bool,
    next: AtomicUsize,
}

/// A staged file: the hash of its content and its state.
#[derive(Debug)]
pub struct Staged {
    hash: u64,
    state: State,
}

/// The state of a staged file.
#[derive(Debug)]
pub enum State {
    /// The published file has the same content.
    Same,
    /// Staged in this file, to be moved.
    New(PathBuf),
    /// The file could not be written, or that to be copied not read.
    Failed(Box<Diagnostic>),
}

/// Number of files a run wrote, left unchanged and removed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Published {
    /// Files written.
    pub written: usize,
    /// Files left as they were.
    pub unchanged: usize,
    /// Files removed.
    pub removed: usize,
}

impl Output {
    /// Opens and locks `folder`, which must not overlap any of `inputs`. Remains of an interrupted run are removed.
    ///
    /// # Errors
    /// A finding if it overlaps, is in use by another run, contains a link where files are staged, or cannot be
    /// written.
    pub fn open(folder: &Path, inputs: &[PathBuf]) -> Result<Output, Diagnostic> {
        let unwritable = |error: io::Error| fault(Code::OutputUnwritable, folder).arg("reason", &error);
        let wanted = canonical(folder).map_err(unwritable)?;
        for input in inputs.iter().filter_map(|input| input.canonicalize().ok()) {
            if wanted.starts_with(&input) || input.starts_with(&wanted) {
                return Err(fault(Code::OutputOverlaps, &wanted).hint(Hint::ChooseOtherOutput));
            }
        }
        fs::create_dir_all(folder).map_err(unwritable)?;
        let folder = folder.canonicalize().map_err(unwritable)?;
        let work = folder.join(WORK);
        if fs::symlink_metadata(&work).is_ok_and(|known| !known.is_dir()) {
            return Err(fault(Code::OutputLink, &work));
        }
        fs::create_dir_all(&work).map_err(unwritable)?;
        let lock_file = work.join("lock");
        if fs::symlink_metadata(&lock_file).is_ok_and(|known| !known.is_file()) {
            return Err(fault(Code::OutputLink, &lock_file));
        }
        let lock = File::create(&lock_file).map_err(unwritable)?;
        match lock.try_lock() {
            Err(TryLockError::WouldBlock) => return Err(fault(Code::OutputBusy, &folder)),
            // On a file system without locks the run continues unlocked.
            Ok(()) | Err(TryLockError::Error(_)) => {}
        }
        // A run that just ended may have removed its lock file; then this lock protects nothing.
        if !is_same_file(&lock, &lock_file) {
            return Err(fault(Code::OutputBusy, &folder));
        }
        clear(&work).map_err(unwritable)?;
        let new = work.join("new");
        // A folder per thread, because threads that create files in one folder block each other.
        for lane in 0..=rayon::current_num_threads() {
            fs::create_dir_all(new.join(lane.to_string())).map_err(unwritable)?;
        }
        let owned = manifest::read(&folder);
        let is_new = fs::read_dir(&folder).map_err(unwritable)?.count() == 1;
        Ok(Output { folder, work, _lock: lock, owned, is_new, next: AtomicUsize::new(0) })
    }

    /// Stages a file. May be called from many threads.
    pub fn stage(&self, route: &str, bytes: &[u8]) -> Staged {
        let hash = hash_bytes(bytes);
        if !self.is_new && self.is_published(route, bytes) {
            return Staged { hash, state: State::Same };
        }
        let lane = rayon::current_thread_index().map_or(0, |thread| thread + 1);
        let number = self.next.fetch_add(1, Ordering::Relaxed);
        let file = self.work.join("new").join(lane.to_string()).join(number.to_string());
        let state = match fs::write(&file, bytes) {
            Ok(()) => State::New(file),
            Err(error) => {
                State::Failed(Box::new(fault(Code::OutputUnwritable, Path::new(route)).arg("reason", &error)))
            }
        };
        Staged { hash, state }
    }

    /// Stages a copy of a file of the content folder.
    pub fn stage_copy(&self, route: &str, from: &Path) -> Staged {
        match fs::read(from) {
            Ok(bytes) => self.stage(route, &bytes),
            Err(error) => {
                let finding = fault(Code::FileUnreadable, from).arg("reason", &error);
                Staged { hash: 0, state: State::Failed(Box::new(finding)) }
            }
        }
    }

    /// The published file at `route`, if an earlier build wrote it; for names that contain a hash of the content, so
    /// that the file need not be made again.
    pub fn reuse(&self, route: &str) -> Option<Staged> {
        let bytes = self.owned.contains(route).then(|| fs::read(self.folder.join(route)).ok()).flatten()?;
        Some(Staged { hash: hash_bytes(&bytes), state: State::Same })
    }

    fn is_published(&self, route: &str, bytes: &[u8]) -> bool {
        let path = self.folder.join(route);
        let same_size =
            fs::symlink_metadata(&path).is_ok_and(|known| known.is_file() && known.len() == bytes.len() as u64);
        same_size && fs::read(&path).is_ok_and(|known| known == bytes)
    }

    /// Publishes staged files and removes stale ones.
    ///
    /// If any file has a fault, it is reported and nothing is published. `info` describes the build, if an identical
    /// one may be skipped later.
    pub fn publish(self, staged: Vec<(String, Staged)>, info: Option<&BuildInfo>, report: &mut Report) -> Published {
        let mut files: BTreeMap<String, Staged> = BTreeMap::new();
        let mut faults = Report::default();
        for (route, staged) in staged {
            if let State::Failed(finding) = &staged.state {
                faults.push((**finding).clone());
            }
            if files.insert(route.clone(), staged).is_some() {
                faults.push(Diagnostic::nowhere(Code::DuplicateRoute).arg("route", route));
            }
        }
        let mut folders = BTreeSet::new();
        for (route, staged) in &files {
            self.check_target(route, staged, &mut folders, &mut faults);
        }
        if faults.has_errors() {
            report.append(faults);
            return Published::default();
        }
        self.commit(&files, &folders, info).unwrap_or_else(|error| {
            report.push(fault(Code::OutputUnwritable, &self.folder).arg("reason", &error));
            Published::default()
        })
    }

    /// Checks that the target of a file is free or owned, and that no link on the way leads out of the folder.
    fn check_target(&self, route: &str, staged: &Staged, folders: &mut BTreeSet<PathBuf>, faults: &mut Report) {
        if !manifest::is_inside(route) {
            faults.push(Diagnostic::nowhere(Code::BadRoute).arg("route", route));
            return;
        }
        let path = self.folder.join(route);
        let mut above = path.parent();
        while let Some(folder) = above.filter(|folder| *folder != self.folder) {
            if !folders.insert(folder.to_owned()) {
                break;
            }
            match fs::symlink_metadata(folder) {
                Ok(known) if known.is_symlink() => faults.push(fault(Code::OutputLink, folder)),
                Ok(known) if !known.is_dir() && !self.owned.contains(&self.route(folder)) => {
                    faults.push(foreign(&self.route(folder)));
                }
                _ => {}
            }
            above = folder.parent();
        }
        if self.is_new {
            return;
        }
        match fs::symlink_metadata(&path) {
            Ok(known) if known.is_symlink() => faults.push(fault(Code::OutputLink, &path)),
            // A file with the same bytes counts as owned, even if the manifest was lost.
            Ok(_) if !self.owned.contains(route) && !matches!(staged.state, State::Same) => faults.push(foreign(route)),
            _ => {}
        }
    }

    fn route(&self, path: &Path) -> String {
        let inner = path.strip_prefix(&self.folder).unwrap_or(path);
        inner.components().map(|part| part.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/")
    }

    fn commit(
        &self,
        files: &BTreeMap<String, Staged>,
        folders: &BTreeSet<PathBuf>,
        info: Option<&BuildInfo>,
    ) -> io::Result<Published> {
        let mut published = Published::default();
        let both = self.owned.iter().map(String::as_str).chain(files.keys().map(String::as_str));
        manifest::write(&self.folder, &self.work, None, both.collect::<BTreeSet<_>>().into_iter())?;
        // A stale file is removed first only if a folder has to be in its place.
        for folder in folders {
            if fs::symlink_metadata(folder).is_ok_and(|known| known.is_file()) {
                fs::remove_file(folder)?;
                published.removed += 1;
            }
            fs::create_dir_all(folder)?;
        }
        for (route, staged) in files {
            match &staged.state {
                State::New(file) => {
                    fs::rename(file, self.folder.join(route))?;
                    published.written += 1;
                }
                State::Same | State::Failed(_) => published.unchanged += 1,
            }
        }
        let mut kept: BTreeSet<&str> = files.keys().map(String::as_str).collect();
        for route in self.owned.iter().filter(|route| !files.contains_key(*route)) {
            if self.remove(route) {
                published.removed += 1;
            } else if fs::symlink_metadata(self.folder.join(route)).is_ok_and(|known| known.is_file()) {
                // It stays in the manifest until it can be removed.
                kept.insert(route);
            }
        }
        // With a leftover file the manifest lists more than the build wrote, so the build line is omitted.
        let info = info.filter(|_| kept.len() == files.len());
        let hashes = files.iter().map(|(route, staged)| (route, staged.hash));
        let build_line = info.map(|info| manifest::build_line(info, hashes));
        manifest::write(&self.folder, &self.work, build_line.as_deref(), kept.into_iter())?;
        Ok(published)
    }

    /// Removes an owned file and the folders it leaves empty; links are not followed.
    fn remove(&self, route: &str) -> bool {
        let path = self.folder.join(route);
        let mut above = path.parent();
        while let Some(folder) = above.filter(|folder| *folder != self.folder) {
            if fs::symlink_metadata(folder).is_ok_and(|known| known.is_symlink()) {
                return false;
            }
            above = folder.parent();
        }
        let removed = fs::remove_file(&path).is_ok();
        let mut above = path.parent();
        while let Some(folder) = above.filter(|folder| *folder != self.folder) {
            // Fails if the folder is not empty.
            if fs::remove_dir(folder).is_err() {
                break;
            }
            above = folder.parent();
        }
        removed
    }
}

/// The folder for staged files is removed whether the run published or not.
impl Drop for Output {
    fn drop(&mut self) {
        // The next run removes what remains.
        let _ = fs::remove_dir_all(&self.work);
    }
}

/// The canonical path of a folder that may not exist: the existing part with links resolved, and the rest.
fn canonical(folder: &Path) -> io::Result<PathBuf> {
    let whole = std::path::absolute(folder)?;
    let mut there = whole.as_path();
    while !there.exists() {
        there = there.parent().ok_or(io::ErrorKind::NotFound)?;
    }
    let rest = whole.strip_prefix(there).unwrap_or(Path::new(""));
    Ok(there.canonicalize()?.join(rest))
}

/// Removes remains of an interrupted run except the lock file; links are removed, not followed.
fn clear(work: &Path) -> io::Result<()> {
    for entry in fs::read_dir(work)? {
        let entry = entry?;
        if entry.file_type()?.is_dir() {
            fs::remove_dir_all(entry.path())?;
        } else if entry.file_name() != "lock" {
            fs::remove_file(entry.path())?;
        }
    }
    Ok(())
}

fn is_same_file(file: &File, path: &Path) -> bool {
    let open = file.try_clone().and_then(same_file::Handle::from_file);
    matches!((open, same_file::Handle::from_path(path)), (Ok(open), Ok(known)) if open == known)
}

fn fault(code: Code, path: &Path) -> Diagnostic {
    Diagnostic::nowhere(code).arg("path", path.display().to_string())
}

fn foreign(route: &str) -> Diagnostic {
    Diagnostic::nowhere(Code::OutputForeignFile).arg("path", route).hint(Hint::ChooseOtherOutput)
}
