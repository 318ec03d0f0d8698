//! The stages of a build by themselves, on the sample catalogue: `cargo bench`.

use cebra::catalogue;
use cebra::content::{self, Changed, RecordCache};
use cebra::diagnostic::{Report, Sources};
use cebra::model::Date;
use cebra::pipeline::{Options, Session};
use cebra::progress::Progress;
use cebra::render::{self, Input, Memory, Theme};
use cebra::site;
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
    c.bench_function("plan: every page", |b| b.iter(|| site::plan(&catalogue, &mut Report::default())));
    let site = site::plan(&catalogue, &mut Report::default());
    let theme = Theme::load(root, &catalogue.config, &mut Sources::default(), &mut Report::default());
    let input = Input { catalogue: &catalogue, site: &site, theme: &theme };
    c.bench_function("render: every page", |b| {
        b.iter(|| render::render(input, &mut Memory::default(), &mut Report::default(), |_, bytes| bytes.len()));
    });
    let mut memory = Memory::default();
    render::render(input, &mut memory, &mut Report::default(), |_, bytes| bytes.len());
    c.bench_function("render: nothing changed", |b| {
        b.iter(|| render::render(input, &mut memory, &mut Report::default(), |_, bytes| bytes.len()));
    });
}

fn update(c: &mut Criterion) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut session = Session::new(Options { root: root.to_owned(), ..Options::default() });
    session.update(&Changed::Anything, &Progress::default());
    let touched = Changed::Paths(BTreeSet::from([root.join("content/practicas/cebras.md")]));
    c.bench_function("update: one record read again", |b| {
        b.iter(|| session.update(&touched, &Progress::default()));
    });
}

criterion_group!(benches, stages, update);
criterion_main!(benches);
