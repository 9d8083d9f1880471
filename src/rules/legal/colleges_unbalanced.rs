//! SCIC-04: where there are colleges, none weighs everything and none weighs nothing.

use crate::model::Percent;
use crate::rules::report::{self, Report, Subject};
use crate::values;

/// Three thirds written with one decimal make 99.9: hundredths of a percent by which a sum may be off.
const ROUNDING: i64 = 10;

pub fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    let Some(constitution) = subject.org.constitution.as_ref().filter(|c| !c.colleges.is_empty()) else { return };
    let (least, min, max) = (report.number("least"), report.number("min"), report.number("max"));
    let count = i64::try_from(constitution.colleges.len()).unwrap_or(i64::MAX);
    let sum: Percent = constitution.colleges.iter().filter_map(|c| c.weight).sum();
    let values = |college: &str, weight: Percent, fault: &str| {
        values![
            college = college,
            weight = weight,
            count = count,
            least = least,
            sum = sum,
            min = min,
            max = max,
            fault = fault
        ]
    };
    let place = report::constitution().at("colleges");
    let mut outside = false;
    for (index, college) in constitution.colleges.iter().enumerate() {
        let weight = college.weight.unwrap_or_default();
        if !(Percent::whole(min)..=Percent::whole(max)).contains(&weight) {
            outside = true;
            let fault = if college.weight.is_some() { "weight" } else { "no-weight" };
            let place = place.clone().item(index, Some(college.id.as_str())).at("weight");
            report.at(place, values(college.id.as_str(), weight, fault));
        }
    }
    if count < least {
        report.at(place, values("", Percent::default(), "few"));
    } else if (sum.0 - Percent::whole(100).0).abs() > ROUNDING && !outside {
        report.at(place, values("", Percent::default(), "sum"));
    }
}
