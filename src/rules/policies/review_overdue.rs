//! POL-02: a review date that has passed is an appointment that was missed.

use crate::model::Level;
use crate::rules::report::{self, Report, Subject};
use crate::values;

/// Days after which a missed review is a fault.
const OVERDUE: i64 = 90;

pub fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    for (id, policy) in &subject.org.policies {
        let Some(review) = policy.review.filter(|r| *r < subject.today) else { continue };
        let days = subject.today.days_since(review);
        let values = values![policy = &policy.title, circle = id.circle.as_str(), review = review, days = days];
        let place = report::policy(id).at("review");
        if days > OVERDUE { report.at_least(Level::Error, place, values) } else { report.at(place, values) }
    }
}
