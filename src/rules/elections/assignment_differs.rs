//! ELE-11: who holds a role is who was elected, for the term that was decided.

use crate::model::Verdict;
use crate::rules::report::{self, Report, Subject};
use crate::values;

pub fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    for (id, role) in &subject.org.roles {
        for (index, held) in role.holders.iter().enumerate() {
            let Some((decision, dossier)) = held.by.as_ref().and_then(|by| subject.org.decisions.get_key_value(by))
            else {
                continue;
            };
            let Some(outcome) = &dossier.outcome else {
                if subject.is_pending(held.by.as_ref()) {
                    let place = report::role(id).at("holders").item(index, Some(held.person.as_str())).at("by");
                    let person = held.person.as_str();
                    report.at(
                        place,
                        values![
                            role = &role.name,
                            person = person,
                            decision = decision.as_str(),
                            fault = "not-adopted"
                        ],
                    );
                }
                continue;
            };
            let place = report::role(id).at("holders").item(index, Some(held.person.as_str()));
            let other = dossier.proposal.as_ref().and_then(|p| p.role.as_ref()).filter(|role| *role != id);
            let term = dossier.proposal.as_ref().and_then(|p| p.term);
            let longer =
                matches!((term, held.from, held.until), (Some(t), Some(from), Some(until)) if until > from.plus(t));
            let fault = match (outcome.result, other) {
                (Verdict::Adopted, None) if longer => "longer",
                (Verdict::Adopted, None) => continue,
                (Verdict::Adopted, Some(_)) => "other-role",
                _ => "not-adopted",
            };
            let values =
                values![role = &role.name, person = held.person.as_str(), decision = decision.as_str(), fault = fault];
            report.at(place.at("by"), values);
        }
    }
}
