//! DOM-04: a circle delegates to itself, its roles or the circles below it.

use crate::rules::report::{self, Report, Subject};
use crate::values;

pub fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    for (id, domain) in &subject.org.domains {
        let Some((outer, above)) = domain.within.as_ref().and_then(|w| subject.org.domains.get_key_value(w)) else {
            continue;
        };
        let (from, to) = (above.holder.circle(), domain.holder.circle());
        // Where the way up is broken, or a domain lies within itself, that is told at its own place.
        if !subject.org.hangs_from_the_root(to) || subject.org.goes_round(id) {
            continue;
        }
        if from != to && subject.org.circles.contains_key(to) && !subject.org.ancestors(to).contains(&from) {
            let values = values![
                domain = &domain.name,
                holder = domain.holder.to_string(),
                within = &above.name,
                from = from.as_str(),
            ];
            report.both(report::domain(id).at("holder"), vec![report::domain(outer).at("holder")], values);
        }
    }
}
