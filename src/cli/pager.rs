//! A pager between us and a terminal: the user's own, never one that came with a repository.

use std::io::Write;
use std::process::{Child, Command, Stdio};
use std::sync::{Mutex, PoisonError};

static PAGER: Mutex<Option<Child>> = Mutex::new(None);

/// Commands whose output may be long.
const LONG: [&str; 7] = ["show", "log", "diff", "chart", "rules", "explain", "audit"];

/// Whether a command's output may be long.
pub fn is_long(command: &str) -> bool {
    LONG.contains(&command)
}

/// Opens a pager, with settings that it takes from its environment.
pub fn open(program: &str, settings: &[(&str, &str)]) {
    let mut words = program.split_whitespace();
    let Some(first) = words.next() else { return };
    let mut pager = Command::new(first);
    pager.args(words).stdin(Stdio::piped()).envs(settings.iter().copied());
    // Without a pager one reads all the same.
    *PAGER.lock().unwrap_or_else(PoisonError::into_inner) = pager.spawn().ok();
}

/// Gives text to the pager; `None` where there is none.
pub fn write(text: &[u8]) -> Option<std::io::Result<()>> {
    let mut held = PAGER.lock().unwrap_or_else(PoisonError::into_inner);
    let stdin = held.as_mut()?.stdin.as_mut()?;
    Some(stdin.write_all(text))
}

/// Waits until who reads has read.
pub fn close() {
    let held = PAGER.lock().unwrap_or_else(PoisonError::into_inner).take();
    if let Some(mut pager) = held {
        drop(pager.stdin.take());
        let _ = pager.wait();
    }
}
