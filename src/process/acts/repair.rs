//! Mends what a diagnosis found, as far as it lies in this clone alone.

use std::collections::BTreeMap;

use crate::finding::Attempt;
use crate::process::bench::workspace::Workspace;
use crate::process::look::doctor::Remedy;

/// Applies one remedy.
///
/// # Errors
/// When files cannot be written.
pub fn repair(workspace: &Workspace, remedy: &Remedy) -> Attempt<()> {
    match remedy {
        Remedy::Unlock(locks) => workspace.repo.unlock(locks),
        Remedy::Forget => workspace.repo.forget(),
        Remedy::Follow { from, to } => workspace.repo.check_out(Some(*from), *to, &BTreeMap::new()),
    }
}
