//! The organisation's own rules: bounded expressions, run over each subject they look at.

use serde_json::{Value, json};

use super::places;
use crate::finding::Place;
use crate::model::{
    Circle, CircleKind, Core, CustomRule, Date, LooksAt, Organisation, Person, PersonKind, Policy, Role, Scope,
};
use crate::template::{ExpressionFault, Expressions, Fields};

/// What came of running every rule of the organisation's own.
#[derive(Default)]
pub struct OwnRules {
    /// Where a rule does not hold, and which.
    pub failed: Vec<(Place, usize)>,
    pub broken: Vec<Broken>,
}

/// A rule that cannot be applied.
pub struct Broken {
    pub index: usize,
    pub place: Place,
    pub fault: ExpressionFault,
    /// The subject on which it failed; empty when it fails on every one.
    pub subject: String,
}

const CIRCLE: &[&str] = &[
    "id",
    "name",
    "parent",
    "kind",
    "purpose",
    "accountabilities",
    "members",
    "meetings_per_year",
    "until",
    "expert",
    "created_by",
    "dissolved",
    "roles",
    "policies",
];
const ROLE: &[&str] = &[
    "id",
    "circle",
    "name",
    "core",
    "purpose",
    "accountabilities",
    "domains",
    "seats",
    "review",
    "links_to",
    "holders",
];
const PERSON: &[&str] = &[
    "id",
    "name",
    "kind",
    "status",
    "joined",
    "left",
    "admitted_by",
    "category",
    "associate_from",
    "associate_until",
    "leaves",
    "keys",
    "circles",
    "roles",
];
const POLICY: &[&str] = &[
    "id",
    "circle",
    "title",
    "domain",
    "scope",
    "text",
    "adopted_by",
    "in_force_from",
    "review",
    "responsible",
    "criteria",
    "sealed",
];

const HOLDING: &[&str] = &["person", "from", "until", "by", "focus", "interim"];
const LEAVE: &[&str] = &["from", "until"];

/// The fields an expression may ask of what it looks at.
pub fn fields(looks_at: LooksAt) -> Fields {
    match looks_at {
        LooksAt::Circle => Fields { own: CIRCLE, listed: &[] },
        LooksAt::Role => Fields { own: ROLE, listed: HOLDING },
        LooksAt::Person => Fields { own: PERSON, listed: LEAVE },
        LooksAt::Policy => Fields { own: POLICY, listed: &[] },
    }
}

/// Runs every rule over everything it looks at.
pub fn run_own(org: &Organisation, rules: &[CustomRule], today: Date) -> OwnRules {
    let mut results = OwnRules::default();
    for (index, rule) in rules.iter().enumerate() {
        let expressions = Expressions::new(rule.looks_at.word(), fields(rule.looks_at));
        let place = places::rules().at("custom_rules").item(index, Some(rule.id.as_str()));
        let parts = [("when", rule.when.as_deref()), ("must", Some(rule.must.as_str()))];
        let mut sound = true;
        for (key, text) in parts {
            if let Some(Err(unusable)) = text.map(|text| expressions.examine(text)) {
                sound = false;
                let place = place.clone().at(key).within(unusable.at.0, unusable.at.1);
                results.broken.push(Broken { index, place, fault: unusable.fault, subject: String::new() });
            }
        }
        if sound {
            run_one(org, index, rule, &expressions, &place, today, &mut results);
        }
    }
    results
}

fn run_one(
    org: &Organisation,
    index: usize,
    rule: &CustomRule,
    expressions: &Expressions,
    line: &Place,
    today: Date,
    results: &mut OwnRules,
) {
    let today = today.to_string();
    for (place, name, value) in subjects(org, rule.looks_at) {
        let when = rule
            .when
            .as_deref()
            .map_or(Ok(true), |when| expressions.holds(when, &value, &today).map_err(|u| ("when", u)));
        let holds = match when {
            Ok(true) => expressions.holds(&rule.must, &value, &today).map_err(|u| ("must", u)),
            other => other.map(|_| true),
        };
        match holds {
            Ok(true) => {}
            Ok(false) => results.failed.push((place, index)),
            Err((key, unusable)) => {
                let place = line.clone().at(key).within(unusable.at.0, unusable.at.1);
                results.broken.push(Broken { index, place, fault: unusable.fault, subject: name });
                // One subject shows what is wrong; the others would say the same.
                return;
            }
        }
    }
}

type Seen = (Place, String, Value);

fn subjects(org: &Organisation, looks_at: LooksAt) -> Box<dyn Iterator<Item = Seen> + '_> {
    match looks_at {
        LooksAt::Circle => Box::new(
            org.active_circles().map(|(id, it)| (places::circle(id), id.to_string(), circle(org, id.as_str(), it))),
        ),
        LooksAt::Role => Box::new(
            org.roles
                .iter()
                .map(|(id, it)| (places::role(id), id.to_string(), role(&id.to_string(), id.circle.as_str(), it))),
        ),
        LooksAt::Person => Box::new(
            org.people.iter().map(|(id, it)| (places::person(id), id.to_string(), person(org, id.as_str(), it))),
        ),
        LooksAt::Policy => Box::new(
            org.policies
                .iter()
                .map(|(id, it)| (places::policy(id), id.to_string(), policy(&id.to_string(), id.circle.as_str(), it))),
        ),
    }
}

fn word<T: ToString>(value: Option<&T>) -> Value {
    value.map_or(Value::Null, |v| v.to_string().into())
}

fn circle(org: &Organisation, id: &str, it: &Circle) -> Value {
    let own = crate::model::CircleId::parse(id);
    let roles: Vec<String> = own.iter().flat_map(|c| org.roles_of(c)).map(|(r, _)| r.role.to_string()).collect();
    let policies: Vec<String> =
        own.iter().flat_map(|c| org.policies_of(c)).map(|(p, _)| p.policy.to_string()).collect();
    json!({
        "id": id, "name": it.name, "parent": word(it.parent.as_ref()), "kind": it.kind.map(CircleKind::word),
        "purpose": it.purpose, "accountabilities": it.accountabilities,
        "members": it.members.iter().map(ToString::to_string).collect::<Vec<_>>(),
        "meetings_per_year": it.meetings_per_year, "until": word(it.until.as_ref()), "expert": it.expert,
        "created_by": word(it.created_by.as_ref()), "dissolved": word(it.dissolved.as_ref()),
        "roles": roles, "policies": policies,
    })
}

fn role(id: &str, circle: &str, it: &Role) -> Value {
    let holders: Vec<Value> = it
        .holders
        .iter()
        .map(|h| {
            json!({
                "person": h.person.as_str(), "from": word(h.from.as_ref()), "until": word(h.until.as_ref()),
                "by": word(h.by.as_ref()), "focus": h.focus, "interim": h.interim,
            })
        })
        .collect();
    json!({
        "id": id, "circle": circle, "name": it.name, "core": it.core.map(Core::word), "purpose": it.purpose,
        "accountabilities": it.accountabilities, "domains": it.domains, "seats": it.seats(),
        "review": word(it.review.as_ref()), "links_to": word(it.links_to.as_ref()), "holders": holders,
    })
}

fn person(org: &Organisation, id: &str, it: &Person) -> Value {
    let own = crate::model::PersonId::parse(id);
    let circles = org.active_circles().filter(|(_, c)| own.as_ref().is_some_and(|p| c.members.contains(p)));
    let roles = org.roles.iter().filter(|(_, r)| r.holders.iter().any(|h| Some(&h.person) == own.as_ref()));
    json!({
        "id": id, "name": it.name, "kind": it.kind.map(PersonKind::word), "status": it.status.word(),
        "joined": word(it.joined.as_ref()), "left": word(it.left.as_ref()), "admitted_by": word(it.admitted_by.as_ref()),
        "category": word(it.category.as_ref()), "associate_from": word(it.associate_from.as_ref()),
        "associate_until": word(it.associate_until.as_ref()),
        "leaves": it.leaves.iter().map(|l| json!({ "from": l.from.to_string(), "until": word(l.until.as_ref()) })).collect::<Vec<_>>(),
        "keys": it.keys.iter().map(|k| k.state.word()).collect::<Vec<_>>(),
        "circles": circles.map(|(c, _)| c.to_string()).collect::<Vec<_>>(),
        "roles": roles.map(|(r, _)| r.to_string()).collect::<Vec<_>>(),
    })
}

fn policy(id: &str, circle: &str, it: &Policy) -> Value {
    json!({
        "id": id, "circle": circle, "title": it.title, "domain": it.domain, "scope": it.scope.map(Scope::word),
        "text": it.text, "adopted_by": word(it.adopted_by.as_ref()), "in_force_from": word(it.in_force_from.as_ref()),
        "review": word(it.review.as_ref()), "responsible": it.responsible,
        "criteria": it.criteria.iter().map(|c| c.text.clone()).collect::<Vec<_>>(), "sealed": it.sealed,
    })
}
