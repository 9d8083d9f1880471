//! Where a test may end this process, as a kill or a failing disk would. In what we ship nothing of it is left.

/// Every place at which something outside this process was just changed, or is about to be.
#[cfg(debug_assertions)]
pub fn checkpoint() -> std::io::Result<()> {
    use std::sync::atomic::{AtomicUsize, Ordering};
    static PASSED: AtomicUsize = AtomicUsize::new(0);
    let passed = PASSED.fetch_add(1, Ordering::Relaxed) + 1;
    let asked = |name: &str| std::env::var(name).ok().and_then(|n| n.parse::<usize>().ok());
    if asked("ACCORD_TEST_KILL") == Some(passed) {
        std::process::abort();
    }
    if asked("ACCORD_TEST_FULL") == Some(passed) {
        return Err(std::io::Error::from(std::io::ErrorKind::StorageFull));
    }
    if asked("ACCORD_TEST_FAIL") == Some(passed) {
        return Err(std::io::Error::other("injected"));
    }
    Ok(())
}

#[cfg(not(debug_assertions))]
#[inline]
#[expect(clippy::unnecessary_wraps, reason = "the other build of it may fail")]
pub fn checkpoint() -> std::io::Result<()> {
    Ok(())
}
