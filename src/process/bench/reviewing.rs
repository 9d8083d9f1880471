//! A policy looked at again: kept until another day, or ended.

use super::called::policy_called;
use super::parting::rewrite;
use super::workspace::Workspace;
use crate::files::Kind;
use crate::finding::{Attempt, Failure};
use crate::message;
use crate::model::{CircleId, Criterion, Date, Length};
use crate::store::Edits;

/// What becomes of a policy.
pub enum Reviewed {
    /// It stays, until a day on which it is looked at again; a year from now where none is said.
    Keep(Option<Date>),
    End,
}

/// A review, as the edits of a proposal.
pub struct Review {
    pub title: String,
    pub circle: CircleId,
    pub path: String,
    /// By what the circle said it would know whether the policy serves.
    pub criteria: Vec<Criterion>,
    pub until: Option<Date>,
    pub edits: Edits,
}

/// Looks at a policy again.
///
/// # Errors
/// When there is none of that name, several, or the day has passed.
pub fn review(workspace: &Workspace, word: &str, what: &Reviewed) -> Attempt<Review> {
    let history = workspace.lawful_to_act()?;
    let (id, policy) = policy_called(&history, word)?;
    let today = workspace.now.date();
    let kind = Kind::Policy(id.clone());
    let path = kind.path().unwrap_or_default();
    let mut edits = Edits::new();
    let until = match what {
        Reviewed::Keep(day) => {
            let until = day.unwrap_or_else(|| today.plus(Length { years: 1, ..Length::default() }));
            if until <= today {
                return Err(Failure::usage(message!("review-past", day = until)));
            }
            if policy.review == Some(until) {
                let message = message!("review-same-day", title = &policy.title, day = until, id = id.to_string());
                return Err(Failure::usage(message));
            }
            let write = |file: &mut crate::files::Edit| {
                file.set("review", &until);
            };
            rewrite(workspace, &history, &kind, &write, &mut edits)?;
            Some(until)
        }
        Reviewed::End => {
            edits.insert(path.clone(), None);
            None
        }
    };
    Ok(Review { title: policy.title.clone(), circle: id.circle, path, criteria: policy.criteria.clone(), until, edits })
}
