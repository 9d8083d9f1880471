//! What several rules about a proposal ask of it: what lies outside its mandate, its window, its nominations.

use super::places::{day, proposal};
use super::subject::Report;
use crate::bind::{Change, ChangeKind, SignedAnswer, Standing, Weight};
use crate::files::{Kind, Noun, Region, classify};
use crate::model::{CircleId, Said};

/// What a path outside the proposal's mandate is about; each has its own rule.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Matter {
    Constitution,
    Role,
    Circle,
    Admission,
    Other,
}

fn matter(path: &str, standing: &Standing) -> Matter {
    let Region::Governed(kind) = classify(path) else { return Matter::Other };
    match kind {
        Kind::Constitution | Kind::Rules | Kind::Words | Kind::Article | Kind::Attributes => Matter::Constitution,
        Kind::Role(_) => Matter::Role,
        Kind::Circle(_) => {
            let admits = standing.kinds.iter().any(|k| matches!(k, ChangeKind::Admission(_)));
            let receives = standing.changes.iter().any(|c| {
                c.path == path && matches!(c.circles(), (Some(old), Some(new)) if old.members.len() < new.members.len())
            });
            if admits && receives { Matter::Admission } else { Matter::Circle }
        }
        _ => Matter::Other,
    }
}

/// The paths about one matter that the circles named by a proposal do not hold, with the circle that does.
pub fn outside(standing: &Standing, about: Matter) -> impl Iterator<Item = (&String, &CircleId)> {
    standing
        .outside
        .iter()
        .filter(move |(path, _)| matter(path, standing) == about)
        .map(|(path, circle)| (path, circle))
}

/// Tells of a window that has not passed while answers are missing.
pub fn window(standing: &Standing, report: &mut Report<'_>) {
    // Where no silence is read and no advice awaited, nothing closes before everybody answered, and nothing waits after that; a
    // separation takes its time even when everyone has answered.
    if standing.is_nominating() {
        return;
    }
    if !standing.window_passed && standing.waits_for_time() {
        let until = day(standing.window_ends);
        let early = match (standing.strict, standing.unadvised().is_empty()) {
            (true, _) => "never",
            (false, true) => "answered",
            (false, false) => "advised",
        };
        let id = standing.id.as_str();
        let (number, unit) = standing.manner.min_open.count();
        let values = crate::values![days = number, unit = unit, until = until, id = id, early = early];
        report.at(proposal(standing).at("opened"), values);
    }
}

/// Whether a change adds or keeps something lasting and says no day on which it is looked at again.
pub fn adds_without_review(change: &Change) -> bool {
    match change.new_noun() {
        Some(Noun::Policy(policy)) => policy.review.is_none(),
        Some(Noun::Role(role)) => role.core.is_none() && role.review.is_none(),
        Some(Noun::Circle(circle)) => change.old.is_none() && circle.until.is_none(),
        _ => false,
    }
}

/// The nominations that stand, revealed ones included.
pub fn nominations(standing: &Standing) -> impl Iterator<Item = &SignedAnswer> {
    let stands = |w: &Weight| !matches!(w, Weight::Superseded | Weight::Unverified | Weight::Ended | Weight::Foreign);
    let papers = standing.papers.iter().filter(move |(_, weight)| stands(weight)).map(|(paper, _)| paper);
    papers.filter(|p| matches!(p.answer.answer, Said::Nominate | Said::Reveal))
}
