//! The only place that prints. Data goes to standard output, everything else to standard error.

use std::io::{ErrorKind, IsTerminal, Write, stderr, stdout};
use std::process::ExitCode;
use std::sync::atomic::{AtomicBool, Ordering};

static CLOSED: AtomicBool = AtomicBool::new(false);

/// Whether standard output was closed by who read it.
pub fn closed() -> bool {
    CLOSED.load(Ordering::Relaxed)
}

/// Data, as it is.
pub fn data(text: &str) {
    let mut out = stdout().lock();
    if let Err(error) = out.write_all(text.as_bytes()).and_then(|()| out.flush())
        && error.kind() == ErrorKind::BrokenPipe
    {
        CLOSED.store(true, Ordering::Relaxed);
    }
}

/// Everything that is no data. When nobody reads it, nothing is lost.
pub fn note(text: &str) {
    let _ = stderr().lock().write_all(text.as_bytes());
}

/// Data and a good end.
pub fn plain(text: &str) -> ExitCode {
    data(text);
    ExitCode::SUCCESS
}

/// Whether somebody looks at standard output, and at standard error.
pub fn watched() -> (bool, bool) {
    (stdout().is_terminal(), stderr().is_terminal())
}
