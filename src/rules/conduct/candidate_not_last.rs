//! ELE-08: who is proposed answers last.

use crate::rules::report::{self, Procedure, Report};
use crate::values;

pub fn check(procedure: &Procedure<'_>, report: &mut Report<'_>) {
    let standing = procedure.standing;
    for person in standing.newly_elected() {
        let consents = || {
            standing
                .papers
                .iter()
                .map(|(p, _)| p)
                .filter(|p| p.answer.answer.lets_pass() && p.answer.version == standing.proposal.version)
        };
        let own =
            consents().filter(|p| p.answer.person == person).filter_map(|p| Some((p.answer.issued?, &p.stem))).max();
        let Some((when, stem)) = own else { continue };
        let others = consents().filter(|p| p.answer.person != person && standing.electors.contains(&p.answer.person));
        if others.filter_map(|p| p.answer.issued).any(|other| other > when) {
            report.at(report::answer(standing, stem).at("issued"), values![person = person.as_str()]);
        }
    }
}
