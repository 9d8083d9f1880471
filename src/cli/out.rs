//! The only place that prints. Data goes to standard output, everything else to standard error.

use std::io::{ErrorKind, IsTerminal, Write, stderr, stdout};
use std::sync::atomic::{AtomicBool, Ordering};

use super::pager;

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

/// No line of ours begins as a command of a build runner: `::stop-commands::`, `##[group]`, `##vso[…]`, `##teamcity[…]`.
fn harmless(text: &str) -> String {
    let tame = |line: &str| {
        let start = line.len() - line.trim_start().len();
        let (blank, rest) = line.split_at(start);
        for (mark, tamed) in [("::", ": :"), ("##", "# #")] {
            if let Some(more) = rest.strip_prefix(mark)
                && (mark == "::" || more.starts_with(['[', 'v', 't']))
            {
                return format!("{blank}{tamed}{more}");
            }
        }
        line.to_owned()
    };
    if text.contains("::") || text.contains("##") {
        text.split_inclusive('\n').map(tame).collect()
    } else {
        text.to_owned()
    }
}

/// Data, but for lines that a build runner would obey.
pub fn data(text: &str) {
    commands(&harmless(text));
}

/// Data, as it is: commands to a build runner that we mean. A reader that went away (`| head`) wanted no more: that is no fault.
pub fn commands(text: &str) {
    let paged = pager::write(text.as_bytes());
    let written = paged.unwrap_or_else(|| {
        let mut out = stdout().lock();
        out.write_all(text.as_bytes()).and_then(|()| out.flush())
    });
    if let Err(error) = written {
        let away = error.kind() == ErrorKind::BrokenPipe;
        if away { &CLOSED } else { &LOST }.store(true, Ordering::Relaxed);
    }
}

/// Everything that is no data. When nobody reads it, nothing is lost.
pub fn note(text: &str) {
    let _ = stderr().lock().write_all(harmless(text).as_bytes());
}

/// Whether somebody looks at standard output, and at standard error.
pub fn watched() -> (bool, bool) {
    (stdout().is_terminal(), stderr().is_terminal())
}
