//! What rule files ask for by one name: places, the subject, and questions that several families ask.

pub use super::places::{
    answer, circle, constitution, day, day_of, domain, outcome, outcome_of, person, policy, proposal, proposal_of,
    record, role, rules, stem_of,
};
pub use super::proceedings::{Matter, adds_without_review, nominations, outside, window};
pub use super::subject::{Procedure, Report, Subject};
use crate::model::{
    Assembly, Constitution, Date, Meeting, Organisation, Percent, Role, RoleRef, StandsFor, Tension, Verdict, slugify,
};

/// Whether a meeting was held: its day is over, or somebody was there.
pub fn was_held(meeting: &Meeting, today: Date) -> bool {
    meeting.starts.is_none_or(|s| s.date() < today)
        || (!meeting.present.is_empty() && meeting.starts.is_some_and(|s| s.date() <= today))
}

/// Whether nobody has closed a tension yet.
pub fn is_open(tension: &Tension) -> bool {
    const OVER: [&str; 14] = [
        "resolved",
        "closed",
        "close",
        "dropped",
        "done",
        "resolue",
        "resolu",
        "clos",
        "traitee",
        "traite",
        "fermee",
        "reglee",
        "abandonnee",
        "levee",
    ];
    !tension.status.as_deref().is_some_and(|status| OVER.contains(&slugify(status).as_str()))
}

/// Whether another mandate began when this one ended: what is past is kept beside what holds.
pub fn is_followed(constitution: &Constitution, until: Date) -> bool {
    constitution.offices.iter().any(|o| o.from.is_some_and(|from| from >= until))
}

/// The newest assembly that says who holds the capital.
pub fn latest_capital(org: &Organisation) -> Option<(&String, &Assembly)> {
    org.assemblies.iter().filter(|(_, a)| !a.capital.is_empty()).max_by_key(|(stem, _)| day_of(stem))
}

/// What the categories of one kind hold of the capital, in percent.
pub fn capital_of(org: &Organisation, assembly: &Assembly, kind: StandsFor) -> Percent {
    let categories = org.constitution.iter().flat_map(|c| &c.categories).filter(|c| c.stands_for == kind);
    let ids: Vec<_> = categories.map(|c| &c.id).collect();
    assembly.capital.iter().filter(|c| ids.contains(&&c.category)).map(|c| c.percent).sum()
}

/// Tells of holders whose office does not come from an election of their circle.
pub fn elected(subject: &Subject<'_>, id: &RoleRef, role: &Role, report: &mut Report<'_>) {
    for (index, held) in role.holders.iter().enumerate().filter(|(_, h)| h.holds_on(subject.today)) {
        let fault = match (&held.by, subject.decided(held.by.as_ref())) {
            (None, _) if held.interim == Some(true) => continue,
            (None, _) => "unsaid",
            (Some(_), None) => continue,
            // What was not adopted is told where the assignment differs from its outcome.
            (Some(_), Some(decided)) if decided.outcome.result != Verdict::Adopted => continue,
            (Some(_), Some(decided)) if !decided.is_of_kind("election") => "other-kind",
            (Some(_), Some(decided)) if !decided.concerns(&id.circle) && !decided.is_of_kind("circle") => {
                "other-circle"
            }
            (Some(_), Some(_)) => continue,
        };
        let place = self::role(id).at("holders").item(index, Some(held.person.as_str()));
        let place = if fault == "unsaid" { place } else { place.at("by") };
        let by = held.by.as_ref().map(ToString::to_string).unwrap_or_default();
        let values = crate::values![
            role = &role.name,
            circle = id.circle.as_str(),
            person = held.person.as_str(),
            decision = by,
            fault = fault,
        ];
        report.at(place, values);
    }
}
