//! POL-02: a review date that has passed is an appointment that was missed.

use crate::model::{Length, Level};
use crate::rules::report::{self, Report, Subject};
use crate::values;

pub fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    let overdue = report.number("overdue_days");
    let months = i16::try_from(report.number("longest_months")).unwrap_or(24);
    for (id, policy) in &subject.org.policies {
        let Some(review) = policy.review else { continue };
        let days = subject.today.days_since(review);
        let from = policy.in_force_from.unwrap_or(subject.today);
        let far = review > from.plus(Length { months, ..Length::default() });
        let fault = if far { "far" } else { "overdue" };
        let values = values![
            policy = &policy.title,
            circle = id.circle.as_str(),
            review = review,
            days = days,
            months = i64::from(months),
            fault = fault,
        ];
        let place = report::policy(id).at("review");
        match days {
            days if days > overdue => report.at_least(Level::Error, place, values),
            days if days > 0 || far => report.at(place, values),
            _ => {}
        }
    }
}
