//! Published files exist, have an allowed type, and are not too large.

use super::suggested;
use crate::catalogue::{Asset, Catalogue, EntryId, PictureState};
use crate::diagnostic::{Code, Diagnostic, Hint, Report, Span};
use crate::entry;
use crate::markdown::Target;
use crate::model::Value;
use crate::picture::Fault;

/// Maximum size in bytes.
const MAX_BYTES: u64 = 50 * 1024 * 1024;

const IMAGES: &[&str] = Asset::PICTURES;

/// Types that browsers show or save without executing anything.
const DOCUMENTS: &[&str] = &[
    "pdf", "odt", "ods", "odp", "doc", "docx", "xls", "xlsx", "ppt", "pptx", "rtf", "txt", "csv", "json", "geojson",
    "ics", "zip", "epub", "mp3", "ogg", "mp4", "webm",
];

/// Endings of pictures that are not published, because browsers do not show them, or because they may contain scripts
/// or what the camera noted.
const OTHER_IMAGES: &[&str] = &[
    "gif", "svg", "svgz", "tif", "tiff", "bmp", "heic", "heif", "avif", "jxl", "jp2", "ico", "psd", "dng", "cr2",
    "nef", "arw", "eps", "ai",
];

pub(super) fn check(catalogue: &Catalogue, id: EntryId, report: &mut Report) {
    let entry = catalogue.entry(id);
    entry::walk(&catalogue.kind(id).fields, &entry.original.record, &mut |entry::Spot { item, .. }| {
        let (is_image, path) = match &item.value {
            Value::Image(image) => (true, &image.path),
            Value::File(file) if !file.is_remote => (false, &file.path),
            _ => return,
        };
        if catalogue.assets.contains_key(path) {
            check_file(catalogue, path, is_image, item.span, report);
        } else {
            let code = if is_image { Code::BrokenImage } else { Code::MissingFile };
            let finding = Diagnostic::new(code, item.span).arg("path", path.as_str());
            report.push(suggested::file(finding, catalogue, path, suggested::folder(&entry.path)));
        }
    });
    for (_, edition) in entry.editions() {
        for link in edition.documents().iter().flat_map(|document| document.links()) {
            if let Target::File(path) = &link.target
                && link.span.file == edition.file
            {
                check_file(catalogue, path, link.is_image, link.span, report);
            }
        }
    }
}

/// Checks the logo. SVG is allowed, because whoever writes the configuration is trusted.
pub(super) fn check_logo(catalogue: &Catalogue, report: &mut Report) {
    let Some(logo) = &catalogue.config.logo else { return };
    if !catalogue.assets.contains_key(&logo.path) {
        let finding = Diagnostic::new(Code::BrokenImage, logo.span).arg("path", logo.path.as_str());
        report.push(suggested::file(finding, catalogue, &logo.path, ""));
    } else if !logo.path.to_lowercase().ends_with(".svg") {
        check_file(catalogue, &logo.path, true, logo.span, report);
    }
}

/// Checks the type and size of an existing file.
fn check_file(catalogue: &Catalogue, path: &str, is_image: bool, at: Span, report: &mut Report) {
    let Some(asset) = catalogue.assets.get(path) else { return };
    let ending = path.rsplit_once('.').map_or(String::new(), |(_, ending)| ending.to_lowercase());
    let allowed = IMAGES.contains(&ending.as_str()) || (!is_image && DOCUMENTS.contains(&ending.as_str()));
    if let Some(PictureState::Invalid(Fault::Moving)) = asset.picture {
        report.push(Diagnostic::new(Code::PictureMoving, at).arg("path", path).hint(Hint::SaveStill));
    } else if !allowed {
        report.push(not_allowed(&ending, is_image, at));
    } else if let Some(PictureState::Invalid(fault)) = &asset.picture {
        report.push(unusable(path, fault, at));
    } else if asset.size > MAX_BYTES {
        let mib = |bytes: u64| format!("{} MiB", bytes / (1024 * 1024));
        report.push(Diagnostic::new(Code::FileTooLarge, at).arg("size", mib(asset.size)).arg("limit", mib(MAX_BYTES)));
    } else if asset.valid_picture().is_some_and(|(picture, _)| !picture.has_true_colours) {
        report.push(Diagnostic::new(Code::PictureColours, at).arg("path", path).hint(Hint::SaveForScreens));
    }
}

fn not_allowed(ending: &str, is_image: bool, at: Span) -> Diagnostic {
    let finding = Diagnostic::new(Code::FileNotAllowed, at).arg("ending", ending);
    if OTHER_IMAGES.contains(&ending) {
        return finding.hint(Hint::SavePictureAs);
    }
    let list = if is_image { IMAGES.join(", ") } else { [DOCUMENTS, IMAGES].concat().join(", ") };
    finding.hint_with(Hint::OneOf, "list", list)
}

/// Why a file with the ending of a picture is not one.
fn unusable(path: &str, fault: &Fault, at: Span) -> Diagnostic {
    let finding = |code| Diagnostic::new(code, at).arg("path", path);
    match fault {
        Fault::TooManyPixels { megapixels, limit } => {
            finding(Code::PictureTooLarge).arg("size", megapixels.to_string()).arg("limit", limit.to_string())
        }
        Fault::Unknown(Some(name)) => {
            let finding = finding(Code::PictureUnknown).hint_with(Hint::FileIsOf, "name", *name);
            match *name {
                "HTML" | "PDF" | "ZIP" | "MP4" => finding.hint_with(Hint::OneOf, "list", IMAGES.join(", ")),
                _ => finding.hint(Hint::SavePictureAs),
            }
        }
        Fault::Unknown(None) => finding(Code::PictureUnknown).hint(Hint::SavePictureAs),
        Fault::Moving => finding(Code::PictureMoving).hint(Hint::SaveStill),
        Fault::Broken(reason) => finding(Code::PictureBroken).arg("reason", reason.as_str()),
    }
}
