//! Arguments shared by several verbs.

use crate::content;
use crate::model::Date;
use crate::pipeline;
use crate::text::{Lang, hash_bytes};
use clap::Args;
use std::path::{Path, PathBuf};

/// Arguments of every verb.
#[derive(Debug, Args)]
pub(super) struct Global {
    #[arg(long, value_name = "DIR", default_value = ".", global = true)]
    pub root: PathBuf,
    #[arg(long, value_name = "LANG", global = true, value_parser = lang)]
    pub lang: Option<Lang>,
}

/// Arguments of verbs that read a catalogue.
#[derive(Debug, Args)]
pub(super) struct Reading {
    #[arg(long, value_name = "DATE", value_parser = day)]
    as_of: Option<Date>,
    #[arg(long)]
    drafts: bool,
    #[arg(long)]
    pub timings: bool,
}

impl Global {
    /// The language of messages before the configuration is read.
    pub fn first_lang(&self) -> Lang {
        self.lang.unwrap_or_else(|| of_catalogue(&self.root))
    }

    /// Options for verbs without `--as-of`: the day of `SOURCE_DATE_EPOCH`, if set, and no drafts.
    pub fn options(&self) -> pipeline::Options {
        let root = self.root.clone();
        pipeline::Options { root, base_url: None, drafts: false, as_of: source_date(), program: program() }
    }
}

impl Reading {
    /// The options of a run.
    pub fn options(&self, global: &Global) -> pipeline::Options {
        let options = global.options();
        pipeline::Options { drafts: self.drafts, as_of: self.as_of.or(options.as_of), ..options }
    }
}

/// The language of the catalogue in a folder, or the default.
pub(super) fn of_catalogue(root: &Path) -> Lang {
    content::language(root).unwrap_or(Lang::DEFAULT)
}

/// The day of `SOURCE_DATE_EPOCH`, for reproducible builds.
fn source_date() -> Option<Date> {
    pipeline::day_of_epoch(std::env::var("SOURCE_DATE_EPOCH").ok()?.parse().ok()?)
}

/// A hash of the running executable.
fn program() -> Option<u64> {
    Some(hash_bytes(&std::fs::read(std::env::current_exe().ok()?).ok()?))
}

fn lang(text: &str) -> Result<Lang, String> {
    Lang::from_code(text).ok_or_else(|| format!("expected one of {}", Lang::codes()))
}

fn day(text: &str) -> Result<Date, String> {
    Date::parse(text)
        .ok()
        .filter(|date| date.day.is_some())
        .ok_or_else(|| "expected a day such as 2027-01-31".to_owned())
}
