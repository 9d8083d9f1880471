//! The only place that prints. Data goes to standard output, everything else to standard error.

use std::io::{ErrorKind, IsTerminal, Write, stderr, stdout};
use std::sync::atomic::{AtomicBool, Ordering};

static CLOSED: AtomicBool = AtomicBool::new(false);
static LOST: AtomicBool = AtomicBool::new(false);

/// Whether standard output was closed by who read it.
pub fn closed() -> bool {
    CLOSED.load(Ordering::Relaxed)
}

/// Whether data could not be written, on a full disk for one.
pub fn lost() -> bool {
    LOST.load(Ordering::Relaxed)
}

/// Data, as it is. A reader that went away (`| head`) wanted no more: that is no fault.
pub fn data(text: &str) {
    let mut out = stdout().lock();
    if let Err(error) = out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        let away = error.kind() == ErrorKind::BrokenPipe;
        if away { &CLOSED } else { &LOST }.store(true, Ordering::Relaxed);
    }
}

/// Everything that is no data. When nobody reads it, nothing is lost.
pub fn note(text: &str) {
    let _ = stderr().lock().write_all(text.as_bytes());
}

/// Whether somebody looks at standard output, and at standard error.
pub fn watched() -> (bool, bool) {
    (stdout().is_terminal(), stderr().is_terminal())
}
