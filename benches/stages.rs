//! Benchmarks of the stages of a build, on the sample catalogue: `cargo bench`.

use cebra::catalogue;
use cebra::content::{self, Changed, RecordCache};
use cebra::diagnostic::{Report, Sources};
use cebra::model::Date;
use cebra::pipeline::{self, Options, Session};
use cebra::progress::Progress;
use cebra::render::Theme;
use cebra::site::{self, Input};
use criterion::{BatchSize, Criterion, criterion_group, criterion_main};
use std::collections::BTreeSet;
use std::hint::black_box;
use std::path::Path;

fn load(root: &Path) -> catalogue::Content {
    let (mut sources, mut report) = (Sources::default(), Report::default());
    let options = content::Options::default();
    content::load(root, &options, &mut RecordCache::default(), &Changed::Anything, &mut sources, &mut report)
}

const DAY: Date = Date { year: 2026, month: Some(11), day: Some(21) };

fn stages(c: &mut Criterion) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    c.bench_function("parse: every record of the sample", |b| b.iter(|| black_box(load(root))));
    c.bench_function("link: references, facets, order", |b| {
        b.iter_batched(
            || load(root),
            |content| catalogue::link(content, DAY, &mut Report::default()),
            BatchSize::LargeInput,
        );
    });
    let catalogue = catalogue::link(load(root), DAY, &mut Report::default());
    let theme = Theme::load(root, &catalogue.config, &mut Sources::default(), &mut Report::default());
    let theme_files = theme.static_files();
    let input = Input { catalogue: &catalogue, texts: &theme.texts, theme_files: &theme_files };
    c.bench_function("plan: every page", |b| b.iter(|| site::plan(input, &mut Report::default())));
    let options = Options { root: root.to_owned(), as_of: Some(DAY), ..Options::default() };
    c.bench_function("check: all stages but publishing", |b| {
        b.iter(|| pipeline::check(&options, &Progress::default()));
    });
}

fn update(c: &mut Criterion) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut session = Session::new(Options { root: root.to_owned(), ..Options::default() });
    session.update(&Changed::Anything, &Progress::default());
    c.bench_function("update: nothing changed", |b| {
        b.iter(|| session.update(&Changed::Paths(BTreeSet::new()), &Progress::default()));
    });
    let touched = Changed::Paths(BTreeSet::from([root.join("content/practicas/cebras.md")]));
    c.bench_function("update: one record read again", |b| {
        b.iter(|| session.update(&touched, &Progress::default()));
    });
}

criterion_group!(benches, stages, update);
criterion_main!(benches);
