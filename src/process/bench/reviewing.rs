//! A policy looked at again: kept until another day, or ended.

use super::parting::rewrite;
use super::workspace::Workspace;
use crate::bind::State;
use crate::files::Kind;
use crate::finding::{Attempt, Failure};
use crate::message;
use crate::model::{CircleId, Criterion, Date, Length, Policy, PolicyRef, nearest};
use crate::store::Edits;
use crate::trust::History;

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
    let (id, policy) = policy_of(&history, word)?;
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

/// A policy by its path, or by its id or title where no other has it.
fn policy_of(history: &History, word: &str) -> Attempt<(PolicyRef, std::sync::Arc<Policy>)> {
    let circles = history.lawful.circles();
    let open = circles.iter().filter(|(_, circle)| circle.dissolved.is_none());
    let all: Vec<(PolicyRef, std::sync::Arc<Policy>)> =
        open.flat_map(|(circle, _)| history.lawful.policies_of(circle)).collect();
    let wanted = word.to_lowercase();
    let same = |(id, policy): &&(PolicyRef, std::sync::Arc<Policy>)| {
        id.to_string() == word || id.policy.as_str() == wanted || policy.title.to_lowercase() == wanted
    };
    let mut found = all.iter().filter(same);
    match (found.next(), found.next()) {
        (Some(one), None) => Ok(one.clone()),
        (Some(_), Some(_)) => {
            let names: Vec<String> = all.iter().filter(same).map(|(id, _)| id.to_string()).collect();
            Err(Failure::usage(message!("several-policies", word = word, policies = names)))
        }
        (None, _) => {
            let names: Vec<String> = all.iter().map(|(id, _)| id.policy.to_string()).collect();
            let near = nearest(word, names.iter().map(String::as_str)).unwrap_or("").to_owned();
            Err(Failure::usage(message!("no-policy", word = word, near = near)))
        }
    }
}
