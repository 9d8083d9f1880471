//! DEC-43: what is about one person stands alone, with what it carries.

use crate::bind::Standing;
use crate::rules::may_become;
use crate::rules::report::{self, Report};
use crate::values;

pub fn check(standing: &Standing, report: &mut Report<'_>) {
    if may_become(standing) && !standing.mixed.is_empty() {
        let kinds: Vec<String> = standing.mixed.iter().map(|kind| kind.word().to_owned()).collect();
        report.at(report::proposal(standing), values![kinds = kinds, id = standing.id.as_str()]);
    }
}
