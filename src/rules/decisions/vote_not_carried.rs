//! DEC-47: a vote is adopted when it carries in every circle that votes.

use crate::bind::Standing;
use crate::model::Verdict;
use crate::rules::report::{self, Report};
use crate::values;

pub fn check(standing: &Standing, report: &mut Report<'_>) {
    let asked = matches!(standing.result, None | Some(Verdict::Adopted));
    // Who has not voted yet is awaited first; nothing is lost before that.
    if !asked || standing.carried() != Some(false) {
        return;
    }
    for tally in standing.tallies.iter().filter(|tally| !tally.carries()) {
        let several = standing.tallies.len() > 1;
        let circle = tally.circle.as_ref().filter(|_| several).map(|circle| format!(" ({circle})")).unwrap_or_default();
        let values = values![
            pro = tally.pro,
            contra = tally.contra,
            blank = tally.blank,
            counted = tally.counted,
            of = standing.manner.of.word(),
            needed = tally.needed,
            tie = if tally.is_tie() { "yes" } else { "no" },
            where = circle,
            id = standing.id.as_str(),
        ];
        report.at(report::proposal(standing), values);
    }
}
