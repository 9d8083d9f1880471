//! MEM-11: an evaluation has a panel, a plan and a next date.

use crate::model::{Core, Evaluation, PersonId};
use crate::rules::report::{self, Report, Subject};
use crate::values;

pub fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    let panel = usize::try_from(report.number("panel")).unwrap_or(0);
    for (stem, evaluation) in &subject.org.evaluations {
        let mut tell = |key: &str, fault: &str, circle: &str| {
            let values = values![person = evaluation.person.as_str(), fault = fault, panel = panel, circle = circle];
            report.at(report::record("evaluations", stem).at(key), values);
        };
        if evaluation.panel.len() < panel {
            tell("panel", "small", "");
        } else if let Some(circle) = unheard_layer(subject, evaluation) {
            tell("panel", "layer", circle);
        }
        if evaluation.plan.is_none() {
            tell("plan", "no-plan", "");
        }
        if evaluation.next.is_none() {
            tell("next", "no-next", "");
        }
    }
}

/// Of somebody who links two circles, the one of which nobody sits in the panel.
fn unheard_layer<'a>(subject: &'a Subject<'_>, evaluation: &Evaluation) -> Option<&'a str> {
    let person: &PersonId = &evaluation.person;
    for (id, circle) in subject.org.active_circles() {
        let links = [Core::Lead, Core::Delegate].iter().any(|core| subject.core_holders(id, *core).contains(person));
        for layer in [Some(id), circle.parent.as_ref()].into_iter().flatten().filter(|_| links) {
            let others = |p: &&PersonId| *p != person && subject.members(layer).contains(p);
            if !subject.members(layer).is_empty() && !evaluation.panel.iter().any(|p| others(&p)) {
                return Some(layer.as_str());
            }
        }
    }
    None
}
