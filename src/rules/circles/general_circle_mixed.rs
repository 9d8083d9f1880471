//! CIR-09: the general circle is where the circles below it meet, through their two links.

use std::collections::BTreeSet;

use crate::model::{CircleKind, Core, PersonId};
use crate::rules::report::{self, Report, Subject};
use crate::values;

pub fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    for (id, circle) in subject.org.active_circles().filter(|(_, c)| c.kind == Some(CircleKind::General)) {
        let children = subject.children(id);
        if children.is_empty() {
            continue;
        }
        let below = children.iter().flat_map(|(child, _)| {
            [Core::Lead, Core::Delegate].into_iter().flat_map(|core| subject.core_holders(child, core))
        });
        let own = Core::ALL.iter().flat_map(|core| subject.core_holders(id, *core));
        let expected: BTreeSet<&PersonId> = below.chain(own).copied().collect();
        let others: Vec<String> =
            subject.members(id).iter().filter(|p| !expected.contains(*p)).map(ToString::to_string).collect();
        if !others.is_empty() {
            let values = values![circle = &circle.name, count = others.len(), people = others];
            report.at(report::circle(id).at("members"), values);
        }
    }
}
