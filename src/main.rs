//! The `cebra` program.

fn main() -> std::process::ExitCode {
    cebra::cli::run()
}
