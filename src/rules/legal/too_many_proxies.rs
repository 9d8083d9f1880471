//! SCOP-05: nobody carries many voices besides their own.

use std::collections::BTreeMap;

use crate::model::PersonId;
use crate::rules::report::{self, Report, Subject};
use crate::values;

pub fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    for (stem, assembly) in &subject.org.assemblies {
        let day = report::day_of(stem).unwrap_or(subject.today);
        let associates = i64::try_from(subject.associates(day).len()).unwrap_or(i64::MAX);
        let most = if associates < report.number("many") { 1 } else { associates / report.number("part").max(1) };
        let mut carried: BTreeMap<&PersonId, i64> = BTreeMap::new();
        for (index, proxy) in assembly.proxies.iter().enumerate() {
            let count = carried.entry(&proxy.to).or_default();
            *count += 1;
            if *count == most.max(1) + 1 {
                let place = report::record("assemblies", stem).at("proxies").item(index, None).at("to");
                report.at(place, values![person = proxy.to.as_str(), most = most.max(1), associates = associates]);
            }
        }
    }
}
