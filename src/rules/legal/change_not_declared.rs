//! ASSO-02: who runs an association is declared to the authorities.

use crate::model::{Length, Level};
use crate::rules::report::{self, Report, Subject};
use crate::values;

pub fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    let Some(constitution) = &subject.org.constitution else { return };
    let months = i16::try_from(report.number("months")).unwrap_or(3);
    for (index, office) in constitution.offices.iter().enumerate().filter(|(_, o)| o.holder.is_some()) {
        let Some(from) = office.from else { continue };
        let limit = from.plus(Length { months, ..Length::default() });
        let place = report::constitution().at("offices").item(index, Some(office.id.as_str())).at("declared_on");
        let values = |fault: &str| {
            values![office = office.id.as_str(), limit = limit, months = i64::from(months), fault = fault]
        };
        match office.declared_on {
            Some(day) if day > limit && day <= subject.today => report.at_most(Level::Info, place, values("late")),
            Some(_) => {}
            None if subject.today > limit => report.at_most(Level::Warning, place, values("unsaid")),
            None => {}
        }
    }
}
