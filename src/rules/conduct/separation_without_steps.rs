//! MEM-06: nobody is sent away unheard.

use crate::bind::ChangeKind;
use crate::rules::may_become;
use crate::rules::report::{self, Procedure, Report};
use crate::values;

pub fn check(procedure: &Procedure<'_>, report: &mut Report<'_>) {
    let standing = procedure.standing;
    let person = standing.kinds.iter().find_map(|kind| match kind {
        ChangeKind::Separation(person) => Some(person),
        _ => None,
    });
    let Some(person) = person.filter(|_| may_become(standing)) else { return };
    let proposal = &standing.proposal;
    for (key, missing) in [("heard", proposal.heard.is_none()), ("steps", proposal.steps.is_empty())] {
        if missing {
            report.at(report::proposal(standing).at(key), values![person = person.as_str(), fault = key]);
        }
    }
}
