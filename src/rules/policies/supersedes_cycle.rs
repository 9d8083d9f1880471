//! POL-09: what replaces what has a beginning, and one text is in force.

use crate::model::{Organisation, PolicyRef};
use crate::rules::report::{self, Report, Subject};
use crate::values;

pub fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    for (id, policy) in &subject.org.policies {
        let Some(older) = older(subject.org, id) else { continue };
        let fault = if older == *id {
            "itself"
        } else if goes_round(subject.org, id) {
            "round"
        } else if subject.org.policies.contains_key(&older)
            && !subject.org.ancestors(&id.circle).contains(&&older.circle)
        {
            // What a circle above adopted is not replaced below: that is another rule's matter.
            "both"
        } else {
            continue;
        };
        let values = values![policy = &policy.title, older = older.to_string(), fault = fault];
        report.both(report::policy(id).at("supersedes"), vec![report::policy(&older)], values);
    }
}

/// The policy that one replaces: of the same circle unless it says `circle/policy`.
fn older(org: &Organisation, id: &PolicyRef) -> Option<PolicyRef> {
    let text = org.policies.get(id)?.supersedes.as_ref()?;
    PolicyRef::parse(text).or_else(|| PolicyRef::parse(&format!("{}/{text}", id.circle)))
}

fn goes_round(org: &Organisation, start: &PolicyRef) -> bool {
    let mut seen = vec![];
    let mut at = older(org, start);
    while let Some(id) = at {
        if id == *start {
            return true;
        }
        if seen.contains(&id) {
            return false;
        }
        at = older(org, &id);
        seen.push(id);
    }
    false
}
