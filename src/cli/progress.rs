//! Progress line and timings of a run.

use super::print_error;
use crate::progress::{Progress, Stage, Timings};
use crate::text::{Lang, grouped};
use std::io::IsTerminal;
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::time::Duration;

/// Runs `run`. In a terminal, a run of more than a second shows a progress line, which is erased at the end.
pub(super) fn shown<T>(lang: Lang, run: impl FnOnce(&Progress) -> T) -> T {
    const PATIENCE: Duration = Duration::from_secs(1);
    const BETWEEN: Duration = Duration::from_millis(100);
    let progress = Progress::default();
    if !std::io::stderr().is_terminal() {
        return run(&progress);
    }
    std::thread::scope(|scope| {
        let (over, is_over) = channel::<()>();
        let progress = &progress;
        scope.spawn(move || {
            let mut wait = PATIENCE;
            while is_over.recv_timeout(wait) == Err(RecvTimeoutError::Timeout) {
                let (stage, done, total) = progress.now();
                let count = if total > 0 { format!(" {done}/{total}") } else { String::new() };
                print_error(&format!("\r\x1b[2K{}…{count}", name(stage, lang)));
                wait = BETWEEN;
            }
            if wait == BETWEEN {
                print_error("\r\x1b[2K");
            }
        });
        let done = run(progress);
        drop(over);
        done
    })
}

/// One line per stage: its name and its duration in seconds.
pub(super) fn timings(timings: &Timings, lang: Lang) -> String {
    let line = |(stage, time): (_, Duration)| format!("{:<10} {:>9}\n", name(stage, lang), seconds(time, 3, lang));
    timings.iter().map(line).collect()
}

fn name(stage: Stage, lang: Lang) -> &'static str {
    lang.data().cli.stages.get(stage.id()).map_or("", String::as_str)
}

/// A duration in seconds with a number of decimals.
pub(super) fn seconds(time: Duration, decimals: usize, lang: Lang) -> String {
    format!("{} s", grouped(&format!("{:.*}", decimals, time.as_secs_f64()), lang))
}
