//! SCIC-03: public bodies take part and do not own.

use crate::model::{Percent, StandsFor};
use crate::rules::report::{self, Report, Subject};
use crate::values;

pub fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    let most = report.number("percent");
    let Some((stem, assembly)) = report::latest_capital(subject.org) else { return };
    let percent = report::capital_of(subject.org, assembly, StandsFor::PublicBodies);
    if percent > Percent::whole(most) {
        report.at(report::record("assemblies", stem).at("capital"), values![percent = percent, most = most]);
    }
}
