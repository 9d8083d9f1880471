//! The drawn organisation as JSON, version 1: circles within circles, for who draws it otherwise.

use serde_json::{Value as Json, json};

use super::drawn::{ChartOptions, Drawn, DrawnHolder, DrawnRole, drawn};
use crate::lang::visible;
use crate::model::{Date, Organisation};

/// The whole as one object; names are as people know them, `state` of a role is one of `vacant`, `over`, `ending`,
/// `interim` and `held`.
pub fn chart_json(org: &Organisation, options: &ChartOptions) -> Json {
    json!({
        "version": 1,
        "organisation": org.constitution.as_ref().map(|c| visible(&c.name)),
        "date": options.today.to_string(),
        "commit": options.commit,
        "circles": drawn(org, options).iter().map(circle).collect::<Vec<_>>(),
    })
}

fn circle(drawn: &Drawn) -> Json {
    let policy = |policy: &super::drawn::DrawnPolicy| json!({ "id": policy.id, "title": visible(&policy.title), "review": day(policy.review) });
    json!({
        "id": drawn.id,
        "name": visible(&drawn.name),
        "purpose": drawn.purpose.as_deref().map(visible),
        "accountabilities": drawn.accountabilities,
        "domains": drawn.domains,
        "policies": drawn.policies.iter().map(policy).collect::<Vec<_>>(),
        "members": drawn.members,
        "without_role": drawn.alone_names,
        "former": drawn.former.iter().map(|(name, until)| json!({ "name": visible(name), "until": day(*until) })).collect::<Vec<_>>(),
        "roles": drawn.roles.iter().map(role).collect::<Vec<_>>(),
        "circles": drawn.circles.iter().map(circle).collect::<Vec<_>>(),
    })
}

fn role(drawn: &DrawnRole) -> Json {
    json!({
        "id": drawn.id,
        "name": visible(&drawn.name),
        "core": drawn.core.map(crate::model::Core::word),
        "purpose": drawn.purpose.as_deref().map(visible),
        "accountabilities": drawn.accountabilities,
        "domains": drawn.domains,
        "links_to": drawn.links_to,
        "state": drawn.seat.word(),
        "holders": drawn.holders.iter().map(holder).collect::<Vec<_>>(),
    })
}

fn holder(drawn: &DrawnHolder) -> Json {
    json!({
        "person": drawn.id,
        "name": visible(&drawn.name),
        "from": day(drawn.from),
        "until": day(drawn.until),
        "interim": drawn.interim,
        "focus": drawn.focus,
    })
}

fn day(date: Option<Date>) -> Option<String> {
    date.map(|date| date.to_string())
}
