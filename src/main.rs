//! The `cebra` program.

/// A catalogue is a great many small texts, made and dropped on all cores: a sixth of the time of a build.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> std::process::ExitCode {
    cebra::cli::run()
}
