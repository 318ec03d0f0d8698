//! Copies of pictures in several widths.

use crate::catalogue::Catalogue;
use crate::diagnostic::{Code, Diagnostic, Report};
use crate::picture::{self, Fault};
use crate::site::{Routes, Site};
use rayon::prelude::*;

/// For every picture of the site its copies, each put by `put` under its route; `keep` takes over one that was made before, for its name says what is
/// in it. A picture that cannot be read after all goes to the report.
pub(super) fn pictures<T: Send>(
    catalogue: &Catalogue,
    site: &Site,
    report: &mut Report,
    keep: impl Fn(&str) -> Option<T> + Sync,
    put: impl Fn(&str, Vec<u8>) -> T + Sync,
) -> Vec<(String, T)> {
    let copies = |path: &String| -> Result<Vec<(String, T)>, Diagnostic> {
        let asset = &catalogue.assets[path];
        let Some((known, hash)) = asset.whole() else { return Ok(Vec::new()) };
        let routes = Routes::pictures(path, &known, hash);
        let kept: Option<Vec<(String, T)>> =
            routes.iter().map(|(_, route)| Some((route.clone(), keep(route)?))).collect();
        if let Some(kept) = kept {
            return Ok(kept);
        }
        let broken =
            |reason: String| Diagnostic::nowhere(Code::PictureBroken).arg("path", path.as_str()).arg("reason", reason);
        let bytes = std::fs::read(&asset.file).map_err(|error| broken(error.to_string()))?;
        let made = picture::all(&bytes).map_err(|fault| match fault {
            Fault::Broken(reason) => broken(reason),
            fault => broken(format!("{fault:?}")),
        })?;
        // The file may have changed since it was looked at; then the next run makes it anew.
        let routes = routes.into_iter().map(|(_, route)| route);
        Ok(routes.zip(made).map(|(route, (_, bytes))| (route.clone(), put(&route, bytes))).collect())
    };
    let made: Vec<Result<Vec<(String, T)>, Diagnostic>> = site.pictures.par_iter().map(copies).collect();
    let mut all = Vec::new();
    for result in made {
        match result {
            Ok(copies) => all.extend(copies),
            Err(finding) => report.push(finding),
        }
    }
    all
}
