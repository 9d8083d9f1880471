//! Makes the next version of a proposal.

use crate::finding::FailureKind;
use crate::process::bench::refusal::Acted;
use crate::process::bench::sending::remote;
use crate::process::bench::workspace::Workspace;
use crate::process::look::version::{Amended, Draft, next_version};

/// Binds the text of the branch one stands on as a version of its proposal.
///
/// # Errors
/// When the surroundings are not ready.
pub fn amend(workspace: &Workspace, draft: &Draft) -> Acted<Option<Amended>> {
    // Where the others answered meanwhile, theirs are answers to the text before it. Out of reach, `publish` sees to it.
    if let Ok(remote) = remote(workspace)
        && let Err(failure) = workspace.git.fetch(&remote)
        && failure.kind != FailureKind::Network
    {
        return Err(failure);
    }
    next_version(workspace, draft)
}
