//! TRM-02: a term is short enough to be looked at again.

use crate::model::{Base, Core, Length};
use crate::rules::report::{self, Report, Subject};
use crate::values;

pub fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    let own = &subject.settings.rules.terms;
    let months = i16::try_from(report.number("months")).unwrap_or(24);
    let usual = Length { months, ..Length::default() };
    // Without a tradition, terms are as long as the organisation says, and it may say nothing.
    let limited = subject.settings.numbers.base != Base::Plain || report.is_own("months");
    for (id, role) in &subject.org.roles {
        let of_core = |core: Core| {
            let from_profile = || Length::parse(subject.profile().terms.get(core.word())?);
            own.get(&core).copied().or_else(from_profile)
        };
        let Some(longest) = role.core.and_then(of_core).or(limited.then_some(usual)) else { continue };
        for (index, held) in role.holders.iter().enumerate() {
            let (Some(from), Some(until)) = (held.from, held.until) else { continue };
            if until > from.plus(longest) {
                let place = report::role(id).at("holders").item(index, Some(held.person.as_str())).at("until");
                let values = values![
                    role = &role.name,
                    person = held.person.as_str(),
                    days = until.days_since(from),
                    longest = from.plus(longest).days_since(from),
                ];
                report.at(place, values);
            }
        }
    }
}
