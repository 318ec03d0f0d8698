//! Makes the stale files of a site in parallel and hands them to a sink.

use super::run::{Caches, Planned};
use super::sink::{Body, Sink};
use crate::diagnostic::{Code, Diagnostic, Report};
use crate::formats::Formats;
use crate::picture::{self, Fault};
use crate::progress::{Progress, Stage};
use crate::render::Renderer;
use crate::site::{Artifact, Effect, PictureCopies, Target};
use crate::tracked::{Cache, Reads, Snapshot, Trace};
use crate::values::{Summaries, Summary};
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::sync::Arc;

/// A file of the site, as its sink holds it.
pub(super) struct MadeFile<T> {
    pub route: String,
    pub handle: T,
    pub effect: Effect,
}

/// Makes all files of the site except copies of pictures and posters; with `pictures`, these too.
pub(super) fn make<S: Sink>(
    planned: &mut Planned,
    caches: &mut Caches,
    sink: &S,
    progress: &Progress,
    pictures: bool,
) -> Vec<MadeFile<S::Handle>> {
    let Caches { theme, files: cache, summaries: memo, render, .. } = caches;
    let Some((theme, _)) = theme else { return Vec::new() };
    let Planned { catalogue, site, report, timings, .. } = planned;
    let snapshot = Snapshot::new(catalogue, site, &theme.texts);
    let (mut made, summaries) = timings.stage(progress, Stage::Render, site.artifacts.len(), || {
        cache.begin(&snapshot);
        let summaries = Summary::derive(memo, cache, &snapshot);
        let made = summaries.and_then(|summaries| {
            let renderer = Renderer::new(theme, &summaries, &snapshot, cache, render)?;
            let formats = Formats::new(&catalogue.config);
            let maker = Maker { snapshot: &snapshot, renderer, formats, sink };
            Ok((maker.files(cache, report, progress), summaries))
        });
        made.map_or_else(
            |finding| {
                report.push(finding);
                (Vec::new(), None)
            },
            |(made, summaries)| (made, Some(summaries)),
        )
    });
    if let (true, Some(summaries)) = (pictures, summaries) {
        let posters = posters(&snapshot, &summaries);
        timings.stage(progress, Stage::Draw, posters.len(), || {
            made.extend(
                posters.into_par_iter().map(|poster| draw(poster, &snapshot, sink, progress)).collect::<Vec<_>>(),
            );
            made.extend(copies(&site.pictures, &snapshot, sink, report));
        });
    }
    if report.has_errors() {
        caches.invalidate();
    }
    made
}

struct Maker<'a, S> {
    snapshot: &'a Snapshot<'a>,
    renderer: Renderer<'a>,
    formats: Formats,
    sink: &'a S,
}

/// A file, with its dependencies if it was made in this run.
type MakerResult<T> = Result<(MadeFile<T>, Option<Trace>), Diagnostic>;

impl<S: Sink> Maker<'_, S> {
    fn files(&self, cache: &mut Cache, report: &mut Report, progress: &Progress) -> Vec<MadeFile<S::Handle>> {
        let artifacts = &self.snapshot.site().artifacts;
        let make = |artifact: &Artifact| {
            let made = self.file(artifact, cache);
            progress.step();
            made
        };
        let results: Vec<MakerResult<S::Handle>> = artifacts.par_iter().map(make).collect();
        let mut made = Vec::with_capacity(results.len());
        let mut failed: Vec<Diagnostic> = Vec::new();
        for result in results {
            match result {
                Ok((file, trace)) => {
                    if let Some(trace) = trace {
                        cache.store(self.snapshot, &file.route, trace);
                    }
                    made.push(file);
                }
                Err(finding) => failed.push(finding),
            }
        }
        cache.retain(artifacts.iter().map(|artifact| artifact.route.as_str()));
        // An error in a template fails every page that uses it; report it once.
        failed.dedup_by(|later, first| later.code == first.code && later.span == first.span);
        failed.into_iter().for_each(|finding| report.push(finding));
        made
    }

    fn file(&self, artifact: &Artifact, cache: &Cache) -> MakerResult<S::Handle> {
        let route = &artifact.route;
        let made = |handle| MadeFile { route: route.clone(), handle, effect: artifact.effect() };
        if let Target::File(path) = &artifact.target
            && let Some(asset) = self.snapshot.asset(path)
        {
            return Ok((made(self.sink.copy(route, asset)), None));
        }
        let target = cache.fingerprint_of(self.snapshot, artifact);
        if cache.is_fresh(route, target)
            && let Some(handle) = self.sink.keep(route)
        {
            return Ok((made(handle), None));
        }
        let reads = cache.reads(self.snapshot);
        let bytes = self.bytes(artifact, &reads)?;
        Ok((made(self.sink.put(route, Body::Bytes(bytes))), Some(reads.into_trace(target))))
    }

    fn bytes(&self, artifact: &Artifact, reads: &Reads) -> Result<Vec<u8>, Diagnostic> {
        match &artifact.target {
            Target::Page(id) => self.renderer.page(reads.page(*id), reads).map(String::into_bytes),
            Target::Style => self.renderer.style(reads).map(String::into_bytes),
            Target::Static(path) => Ok(self.renderer.static_file(path).to_vec()),
            _ => Ok(self.formats.make(artifact, reads).unwrap_or_default().into_bytes()),
        }
    }
}

/// A poster by its route, with the summary it is drawn from.
type PosterJob<'a> = (Arc<str>, &'a Summary, crate::catalogue::EntryId, crate::text::Lang);

/// Every poster once; records with equal posters share one.
fn posters<'a>(snapshot: &Snapshot, summaries: &'a Summaries) -> Vec<PosterJob<'a>> {
    let mut all = BTreeMap::new();
    for (lang, summaries) in summaries.all() {
        for (summary, id) in summaries.iter().zip(snapshot.ids()) {
            if let Some(route) = &summary.poster {
                all.entry(Arc::clone(route)).or_insert((&**summary, id, lang));
            }
        }
    }
    all.into_iter().map(|(route, (summary, id, lang))| (route, summary, id, lang)).collect()
}

fn draw<S: Sink>(
    (route, summary, id, lang): PosterJob,
    snapshot: &Snapshot,
    sink: &S,
    progress: &Progress,
) -> MadeFile<S::Handle> {
    progress.step();
    let reads = Cache::off().reads(snapshot);
    let poster = || summary.poster(&reads, reads.kind(id).label.get(lang), lang);
    let handle = sink.keep(&route).unwrap_or_else(|| sink.put(&route, Body::Poster(poster())));
    MadeFile { route: (*route).to_owned(), handle, effect: Effect::Nothing }
}

/// Makes the copies of every picture. A picture that cannot be decoded is reported.
fn copies<S: Sink>(
    pictures: &[PictureCopies],
    snapshot: &Snapshot,
    sink: &S,
    report: &mut Report,
) -> Vec<MadeFile<S::Handle>> {
    let made: Vec<_> = pictures.par_iter().map(|picture| copies_of(picture, snapshot, sink)).collect();
    let mut all = Vec::new();
    for result in made {
        match result {
            Ok(copies) => all.extend(copies),
            Err(finding) => report.push(finding),
        }
    }
    all
}

fn copies_of<S: Sink>(
    picture: &PictureCopies,
    snapshot: &Snapshot,
    sink: &S,
) -> Result<Vec<MadeFile<S::Handle>>, Diagnostic> {
    let made = |route: &String, handle| MadeFile { route: route.clone(), handle, effect: Effect::Everywhere };
    let kept = picture.routes.iter().map(|route| Some(made(route, sink.keep(route)?)));
    if let Some(kept) = kept.collect::<Option<Vec<_>>>() {
        return Ok(kept);
    }
    let broken = |reason: String| {
        Diagnostic::nowhere(Code::PictureBroken).arg("path", picture.path.as_str()).arg("reason", reason)
    };
    let Some(asset) = snapshot.asset(&picture.path) else { return Ok(Vec::new()) };
    let bytes = std::fs::read(&asset.file).map_err(|error| {
        Diagnostic::nowhere(Code::FileUnreadable).arg("path", picture.path.as_str()).arg("reason", &error)
    })?;
    let copies = picture::all(&bytes).map_err(|fault| match fault {
        Fault::Broken(reason) => broken(reason),
        fault => broken(format!("{fault:?}")),
    })?;
    // If the file changed after planning, the next run makes the copies again.
    let copies = picture.routes.iter().zip(copies);
    Ok(copies.map(|(route, (_, bytes))| made(route, sink.put(route, Body::Bytes(bytes)))).collect())
}
