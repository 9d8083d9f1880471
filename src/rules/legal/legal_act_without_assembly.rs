//! DEC-26: a legal mandate comes from an assembly, whose record says how people voted.

use crate::model::{DecisionId, Layer, Level};
use crate::rules::report::{self, Report, Subject};
use crate::values;

pub fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    let Some(constitution) = &subject.org.constitution else { return };
    for (index, office) in constitution.offices.iter().enumerate().filter(|(_, o)| o.holder.is_some()) {
        let place = report::constitution().at("offices").item(index, Some(office.id.as_str())).at("assembly");
        let named = report::stem_of(office.assembly.as_deref().unwrap_or(""));
        let values = |fault: &str| values![office = office.id.as_str(), assembly = named, fault = fault];
        match (office.assembly.as_deref(), subject.org.assemblies.get(named)) {
            // An association may have its board elect its officers; a co-operative may not.
            (None, _) if subject.settings.has(Layer::Association) => {
                report.at_most(Level::Info, place, values("unsaid"));
            }
            (None, _) => report.at_most(Level::Warning, place, values("unsaid")),
            (Some(DecisionId::FOUNDING), _) => {}
            (Some(_), None) => report.at(place, values("no-record")),
            (Some(_), Some(assembly)) if assembly.votes.is_empty() => {
                report.both(place, vec![report::record("assemblies", named)], values("no-vote"));
            }
            (Some(_), Some(_)) => {}
        }
    }
}
