//! An output folder, from the first staged file to the last one pruned.

use super::manifest::{self, Made};
use crate::diagnostic::{Code, Diagnostic, Hint, Report};
use crate::text::hash_bytes;
use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

/// Where files wait, within the output folder; gone when the run is over.
const WORK: &str = ".cebra";

/// An output folder, locked against other runs.
#[derive(Debug)]
pub struct Output {
    folder: PathBuf,
    work: PathBuf,
    /// Held open for as long as the lock is.
    _lock: File,
    ours: BTreeSet<String>,
    /// Nothing was in the folder: nothing there can be the same, or somebody else's.
    is_new: bool,
    next: AtomicUsize,
}

/// A file that was staged: a number for its bytes, and what became of it.
#[derive(Debug)]
pub struct Staged {
    hash: u64,
    state: State,
}

#[derive(Debug)]
pub enum State {
    /// The same bytes are published already.
    Same,
    /// Waiting in this file.
    New(PathBuf),
    /// The machine would not take it.
    Failed(io::Error),
}

/// What a run did to the folder, in files.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Published {
    pub written: usize,
    pub unchanged: usize,
    pub removed: usize,
}

impl Output {
    /// Takes hold of `folder`, which must not overlap any of `inputs`. What a run that died left behind is removed.
    pub fn open(folder: &Path, inputs: &[PathBuf]) -> Result<Output, Diagnostic> {
        let unwritable = |error: io::Error| fault(Code::OutputUnwritable, folder).arg("reason", error.to_string());
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
            // On a file system without locks the run goes on unguarded, as every other tool's does there.
            Ok(()) | Err(TryLockError::Error(_)) => {}
        }
        // A run that just ended may have taken its lock file with it: then the lock is on nothing.
        if !is_same_file(&lock, &lock_file) {
            return Err(fault(Code::OutputBusy, &folder));
        }
        clear(&work).map_err(unwritable)?;
        let new = work.join("new");
        // A folder for each thread: threads that create files in one folder wait for each other.
        for lane in 0..=rayon::current_num_threads() {
            fs::create_dir_all(new.join(lane.to_string())).map_err(unwritable)?;
        }
        let ours = manifest::read(&folder);
        let is_new = fs::read_dir(&folder).map_err(unwritable)?.count() == 1;
        Ok(Output { folder, work, _lock: lock, ours, is_new, next: AtomicUsize::new(0) })
    }

    /// Writes a file beside its place. Safe to call from many threads.
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
            Err(error) => State::Failed(error),
        };
        Staged { hash, state }
    }

    /// Stages a file of the content folder.
    pub fn stage_copy(&self, route: &str, from: &Path) -> Staged {
        match fs::read(from) {
            Ok(bytes) => self.stage(route, &bytes),
            Err(error) => Staged { hash: 0, state: State::Failed(error) },
        }
    }

    /// A file of ours whose name says what is in it, if it is there: it need not be made again.
    pub fn keep(&self, route: &str) -> Option<Staged> {
        let bytes = self.ours.contains(route).then(|| fs::read(self.folder.join(route)).ok()).flatten()?;
        Some(Staged { hash: hash_bytes(&bytes), state: State::Same })
    }

    fn is_published(&self, route: &str, bytes: &[u8]) -> bool {
        let path = self.folder.join(route);
        let same_size =
            fs::symlink_metadata(&path).is_ok_and(|known| known.is_file() && known.len() == bytes.len() as u64);
        same_size && fs::read(&path).is_ok_and(|known| known == bytes)
    }

    /// Publishes what was staged and removes what was ours and is no longer made.
    ///
    /// With any fault in the report nothing is published. `made` says what the files were made from, where a build from
    /// the same need not be repeated.
    pub fn publish(self, staged: Vec<(String, Staged)>, made: Option<&Made>, report: &mut Report) -> Published {
        let mut files: BTreeMap<String, Staged> = BTreeMap::new();
        let mut faults = Report::default();
        for (route, staged) in staged {
            if let State::Failed(error) = &staged.state {
                faults.push(fault(Code::OutputUnwritable, Path::new(&route)).arg("reason", error.to_string()));
            }
            if files.insert(route.clone(), staged).is_some() {
                faults.push(Diagnostic::nowhere(Code::DuplicateRoute).arg("route", route));
            }
        }
        let mut folders = BTreeSet::new();
        for (route, staged) in &files {
            self.check_place(route, staged, &mut folders, &mut faults);
        }
        if faults.has_errors() {
            report.append(faults);
            return Published::default();
        }
        self.move_in(&files, &folders, made).unwrap_or_else(|error| {
            report.push(fault(Code::OutputUnwritable, &self.folder).arg("reason", error.to_string()));
            Published::default()
        })
    }

    /// The place of a file must be free or ours, and no link may lead out of the folder on the way to it.
    fn check_place(&self, route: &str, staged: &Staged, folders: &mut BTreeSet<PathBuf>, faults: &mut Report) {
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
                Ok(known) if !known.is_dir() && !self.ours.contains(&self.route(folder)) => {
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
            // The very bytes we would write are ours, though the list of what is ours may have been lost.
            Ok(_) if !self.ours.contains(route) && !matches!(staged.state, State::Same) => faults.push(foreign(route)),
            _ => {}
        }
    }

    fn route(&self, path: &Path) -> String {
        let inner = path.strip_prefix(&self.folder).unwrap_or(path);
        inner.components().map(|part| part.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/")
    }

    fn move_in(
        &self,
        files: &BTreeMap<String, Staged>,
        folders: &BTreeSet<PathBuf>,
        made: Option<&Made>,
    ) -> io::Result<Published> {
        let mut published = Published::default();
        let both = self.ours.iter().map(String::as_str).chain(files.keys().map(String::as_str));
        manifest::write(&self.folder, &self.work, None, both.collect::<BTreeSet<_>>().into_iter())?;
        // Old files go first only where one of them stands where a folder has to be, or the other way round.
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
        for route in self.ours.iter().filter(|route| !files.contains_key(*route)) {
            if self.remove(route) {
                published.removed += 1;
            } else if fs::symlink_metadata(self.folder.join(route)).is_ok_and(|known| known.is_file()) {
                // It stays ours until it can be removed.
                kept.insert(route);
            }
        }
        // Where one of theirs is left over the list tells more than was made.
        let made = made.filter(|_| kept.len() == files.len());
        let hashes = files.iter().map(|(route, staged)| (route, staged.hash));
        let made = made.map(|made| manifest::made_line(made, hashes));
        manifest::write(&self.folder, &self.work, made.as_deref(), kept.into_iter())?;
        Ok(published)
    }

    /// Removes a file of ours and the folders it leaves empty; a link is not followed.
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
            // Fails, as it should, while anything is left in it.
            if fs::remove_dir(folder).is_err() {
                break;
            }
            above = folder.parent();
        }
        removed
    }
}

/// The folder where files wait goes with the run, whether it published or not.
impl Drop for Output {
    fn drop(&mut self) {
        // What cannot be removed now is removed by the next run.
        let _ = fs::remove_dir_all(&self.work);
    }
}

/// Where a folder is, or would be: the part of it that exists, with links followed, and the rest.
fn canonical(folder: &Path) -> io::Result<PathBuf> {
    let whole = std::path::absolute(folder)?;
    let mut there = whole.as_path();
    while !there.exists() {
        there = there.parent().ok_or(io::ErrorKind::NotFound)?;
    }
    let rest = whole.strip_prefix(there).unwrap_or(Path::new(""));
    Ok(there.canonicalize()?.join(rest))
}

/// Removes what a run that died left behind, all but the lock; links are removed and not followed.
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
