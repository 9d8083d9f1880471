//! The command `git accord`.

fn main() -> std::process::ExitCode {
    git_accord::cli::run()
}
