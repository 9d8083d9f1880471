//! MTG-03: people are called in time to come and to prepare.

use crate::rules::report::{self, Report, Subject};
use crate::values;

pub fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    let notice = subject.settings.rules.decisions.notice_days.unwrap_or(subject.profile().notice_days);
    for (stem, meeting) in &subject.org.meetings {
        let (Some(called), Some(starts)) = (meeting.called, meeting.starts) else { continue };
        let days = starts.date().days_since(called);
        if days < notice {
            let fault = if days < 0 { "after" } else { "short" };
            let values = values![circle = meeting.circle.as_str(), days = days, notice = notice, fault = fault];
            report.at(report::record("meetings", stem).at("called"), values);
        }
    }
}
