//! What may become of circles, roles, policies, domains and people that are there.

use std::collections::BTreeMap;

use super::workspace::Workspace;
use crate::files::Memory;
use crate::finding::{Attempt, Failure};
use crate::message;
use crate::model::{CircleId, Date, DomainId, Holder, PersonId, PolicyRef, RoleRef, Slug};

/// What becomes of something that is there.
pub enum Shaping {
    EditCircle {
        id: CircleId,
        name: Option<String>,
        purpose: Option<String>,
        with: Vec<PersonId>,
        without: Vec<PersonId>,
    },
    EditRole {
        id: RoleRef,
        name: Option<String>,
        purpose: Option<String>,
        seats: Seats,
    },
    EditPolicy {
        id: PolicyRef,
        title: Option<String>,
        text: Option<String>,
        /// By what one will see whether it serves, beside what stands there.
        criteria: Vec<String>,
        /// For a time of trial: until when, and it lapses then.
        trial: Option<Date>,
    },
    EditDomain {
        id: DomainId,
        name: Option<String>,
        limits: Option<String>,
    },
    EditPerson {
        id: PersonId,
        name: Option<String>,
        category: Option<Slug>,
    },
    MoveCircle {
        id: CircleId,
        parent: CircleId,
    },
    MoveRole {
        id: RoleRef,
        to: CircleId,
    },
    MovePolicy {
        id: PolicyRef,
        to: CircleId,
    },
    MoveDomain {
        id: DomainId,
        holder: Option<Holder>,
        within: Option<DomainId>,
    },
    /// Dissolved: what it holds goes to another circle, or is dropped.
    EndCircle {
        id: CircleId,
        heir: Heir,
    },
    EndRole {
        id: RoleRef,
    },
    EndPolicy {
        id: PolicyRef,
    },
    EndDomain {
        id: DomainId,
    },
}

/// Who fills an operational role from today, or no more.
#[derive(Default)]
pub struct Seats {
    pub with: Vec<PersonId>,
    pub without: Vec<PersonId>,
    pub until: Option<Date>,
}

/// What becomes of what a circle holds when it ends.
pub enum Heir {
    Unsaid,
    Circle(CircleId),
    Nobody,
}

/// Nothing ends that was never committed, or edited since: it would be gone for good.
///
/// # Errors
/// When something would be.
pub fn keeps_work(workspace: &Workspace, edits: &BTreeMap<String, Option<String>>, before: &Memory) -> Attempt<()> {
    let Some(head) = workspace.repo.head_tip() else { return Ok(()) };
    let tree = workspace.repo.commit(head)?.tree;
    let mut lost = vec![];
    for path in edits.iter().filter(|(_, text)| text.is_none()).map(|(path, _)| path) {
        let Some(text) = before.text(path) else { continue };
        let carried = edits.values().flatten().any(|other| *other == text);
        let known = match workspace.repo.entry(tree, path)? {
            Some(blob) => workspace.repo.bytes(blob.id)? == text.as_bytes(),
            None => false,
        };
        if !carried && !known {
            lost.push(path.clone());
        }
    }
    if lost.is_empty() { Ok(()) } else { Err(Failure::surroundings(message!("work-not-committed", paths = lost))) }
}
