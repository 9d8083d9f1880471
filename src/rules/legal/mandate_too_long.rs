//! COOP-03: a legal mandate has an end, not too far away, and is renewed before it.

use crate::model::{Company, Layer, Length};
use crate::rules::report::{self, Report, Subject};
use crate::values;

pub fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    let Some(constitution) = &subject.org.constitution else { return };
    let small = subject.settings.has(Layer::Scop) && constitution.legal.company != Some(Company::Sa);
    let years = if small { report.number("years_in_a_small_company") } else { report.number("years") };
    for (index, office) in constitution.offices.iter().enumerate().filter(|(_, o)| o.holder.is_some()) {
        let place = report::constitution().at("offices").item(index, Some(office.id.as_str())).at("until");
        let values = |fault: &str| {
            values![office = office.id.as_str(), years = years, until = report::day(office.until), fault = fault]
        };
        let Some(until) = office.until else {
            report.at(place, values("no-end"));
            continue;
        };
        let most = Length { years: i16::try_from(years).unwrap_or(6), ..Length::default() };
        if office.from.is_some_and(|from| until > from.plus(most)) {
            report.at(place, values("long"));
        } else if until < subject.today && !report::is_followed(constitution, until) {
            report.at(place, values("over"));
        }
    }
}
