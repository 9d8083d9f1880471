//! Makes the next version of a proposal.

use crate::model::PersonId;
use crate::process::bench::refusal::Acted;
use crate::process::bench::workspace::Workspace;
use crate::process::look::version::{Amended, next_version};

/// Binds the text of the branch one stands on as a version of its proposal.
///
/// # Errors
/// When the surroundings are not ready.
pub fn amend(
    workspace: &Workspace,
    acting: Option<&PersonId>,
    driver: Option<&str>,
    signs_foreign: bool,
    dry_run: bool,
) -> Acted<Option<Amended>> {
    next_version(workspace, acting, driver, signs_foreign, dry_run)
}
