//! Makes the next version of a proposal.

use crate::process::bench::refusal::Acted;
use crate::process::bench::workspace::Workspace;
use crate::process::look::version::{Amended, Draft, next_version};

/// Binds the text of the branch one stands on as a version of its proposal.
///
/// # Errors
/// When the surroundings are not ready.
pub fn amend(workspace: &Workspace, draft: &Draft) -> Acted<Option<Amended>> {
    next_version(workspace, draft)
}
