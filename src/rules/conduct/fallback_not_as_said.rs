//! DEC-50: a way out is seen in the text: a trial says what is measured and lapses, a shorter term is short, a helping circle ends.

use crate::files::Noun;
use crate::model::{Circle, CircleKind, Date, Instant, OnExpiry, Policy, Way};
use crate::rules::may_become;
use crate::rules::report::{self, Procedure, Report};
use crate::values;

pub fn check(procedure: &Procedure<'_>, report: &mut Report<'_>) {
    let standing = procedure.standing;
    let Some(way) = standing.proposal.fallback.filter(|_| may_become(standing)) else { return };
    let longest = report.number("days");
    let opened = standing.proposal.opened.map_or(procedure.settings.today, Instant::date);
    let short = |day: Option<Date>| day.is_some_and(|day| day.days_since(opened) <= longest);
    let dated = |policy: &Policy| short(policy.review.or(standing.proposal.review));
    let measured =
        |policy: &Policy| !policy.criteria.is_empty() && policy.on_expiry == Some(OnExpiry::Lapse) && dated(policy);
    let news = || standing.changes.iter().filter_map(|change| change.new_noun());
    let policies = |holds: &dyn Fn(&Policy) -> bool| {
        news().all(|noun| if let Noun::Policy(policy) = noun { holds(policy) } else { true })
    };
    let helps = |circle: &Circle| circle.kind == Some(CircleKind::Helping) && circle.until.is_some();
    let as_said = match way {
        Way::ShorterTerm => policies(&dated),
        Way::MeasuredTrial => policies(&measured),
        Way::HelpingCircle => news().any(|noun| matches!(noun, Noun::Circle(circle) if helps(circle))),
        Way::ParentCircle | Way::ProcessBreakdown | Way::Vote | Way::StatusQuo => true,
    };
    if !as_said {
        let values = values![id = standing.id.as_str(), way = way.word(), days = longest];
        report.at(report::proposal(standing).at("fallback"), values);
    }
}
