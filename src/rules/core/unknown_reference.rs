//! COR-03: every name leads somewhere.

use crate::finding::Place;
use crate::model::{
    CircleId, DecisionId, DomainId, Holder, Organisation, PersonId, RoleRef, nearest,
};
use crate::rules::report::{self, Report, Subject};
use crate::values;

pub fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    let names = Names { org: subject.org };
    constitution(&names, report);
    for (id, circle) in &subject.org.circles {
        names.circle(circle.parent.as_ref(), report::circle(id).at("parent"), report);
        names.decision(circle.created_by.as_ref(), report::circle(id).at("created_by"), report);
        people(&names, &circle.members, &report::circle(id).at("members"), report);
    }
    roles(&names, report);
    for (id, person) in &subject.org.people {
        names.person(person.represented_by.as_ref(), report::person(id).at("represented_by"), report);
        names.decision(person.admitted_by.as_ref(), report::person(id).at("admitted_by"), report);
    }
    for (id, policy) in &subject.org.policies {
        names.circle(Some(&id.circle), report::policy(id), report);
        let domain = policy.domain.as_deref().and_then(DomainId::parse);
        names.domain(domain.as_ref(), report::policy(id).at("domain"), report);
        names.decision(policy.adopted_by.as_ref(), report::policy(id).at("adopted_by"), report);
    }
    for (id, domain) in &subject.org.domains {
        names.domain(domain.within.as_ref(), report::domain(id).at("within"), report);
        names.decision(domain.delegated_by.as_ref(), report::domain(id).at("delegated_by"), report);
        match &domain.holder {
            Holder::Circle(circle) => names.circle(Some(circle), report::domain(id).at("holder"), report),
            Holder::Role(role) => names.role(role, report::domain(id).at("holder"), report),
        }
    }
    for standing in subject.standings {
        for circle in &standing.named {
            names.circle(Some(circle), report::proposal(standing).at("circle"), report);
        }
        names.person(Some(&standing.proposal.proposer), report::proposal(standing).at("proposer"), report);
    }
}

fn constitution(names: &Names<'_>, report: &mut Report<'_>) {
    let Some(constitution) = &names.org.constitution else { return };
    let place = Place::file("constitution.toml");
    names.circle(Some(&constitution.root), place.clone().at("root"), report);
    people(names, &constitution.founders, &place.clone().at("founders"), report);
    for (index, office) in constitution.offices.iter().enumerate() {
        let place = place.clone().at("offices").item(index, Some(office.id.as_str())).at("holder");
        names.person(office.holder.as_ref(), place, report);
    }
}

fn roles(names: &Names<'_>, report: &mut Report<'_>) {
    for (id, role) in &names.org.roles {
        names.circle(Some(&id.circle), report::role(id), report);
        for (index, holding) in role.holders.iter().enumerate() {
            let place = report::role(id).at("holders").item(index, Some(holding.person.as_str()));
            names.person(Some(&holding.person), place.clone().at("person"), report);
            names.decision(holding.by.as_ref(), place.at("by"), report);
        }
        for (index, domain) in role.domains.iter().enumerate() {
            let domain_id = DomainId::parse(domain);
            names.domain(domain_id.as_ref(), report::role(id).at("domains").item(index, Some(domain)), report);
        }
    }
}

fn people(names: &Names<'_>, people: &[PersonId], place: &Place, report: &mut Report<'_>) {
    for (index, person) in people.iter().enumerate() {
        names.person(Some(person), place.clone().item(index, Some(person.as_str())), report);
    }
}

/// What can be named. A file that exists and cannot be read still counts: its own fault is told once.
struct Names<'a> {
    org: &'a Organisation,
}

impl Names<'_> {
    fn known(&self, path: &str) -> bool {
        self.org.broken.contains(path)
    }

    fn person(&self, id: Option<&PersonId>, place: Place, report: &mut Report<'_>) {
        let Some(id) = id else { return };
        if !self.org.people.contains_key(id) && !self.known(&report::person(id).path) {
            let near = nearest(id.as_str(), self.org.people.keys().map(PersonId::as_str));
            report.at(place, values![kind = "person", id = id.as_str(), near = near.unwrap_or("")]);
        }
    }

    fn circle(&self, id: Option<&CircleId>, place: Place, report: &mut Report<'_>) {
        let Some(id) = id else { return };
        if !self.org.circles.contains_key(id) && !self.known(&report::circle(id).path) {
            let near = nearest(id.as_str(), self.org.circles.keys().map(CircleId::as_str));
            report.at(place, values![kind = "circle", id = id.as_str(), near = near.unwrap_or("")]);
        }
    }

    fn domain(&self, id: Option<&DomainId>, place: Place, report: &mut Report<'_>) {
        let Some(id) = id else { return };
        if !self.org.domains.contains_key(id) && !self.known(&report::domain(id).path) {
            let near = nearest(id.as_str(), self.org.domains.keys().map(DomainId::as_str));
            report.at(place, values![kind = "domain", id = id.as_str(), near = near.unwrap_or("")]);
        }
    }

    fn role(&self, id: &RoleRef, place: Place, report: &mut Report<'_>) {
        if !self.org.roles.contains_key(id) && !self.known(&report::role(id).path) {
            let all: Vec<String> = self.org.roles.keys().map(ToString::to_string).collect();
            let near = nearest(&id.to_string(), all.iter().map(String::as_str)).unwrap_or("").to_owned();
            report.at(place, values![kind = "role", id = id.to_string(), near = near]);
        }
    }

    fn decision(&self, id: Option<&DecisionId>, place: Place, report: &mut Report<'_>) {
        let Some(id) = id else { return };
        let broken = || self.org.broken.iter().any(|path| path.starts_with(&format!("decisions/{id}/")));
        if !id.is_founding() && !self.org.decisions.contains_key(id) && !broken() {
            let near = nearest(id.as_str(), self.org.decisions.keys().map(DecisionId::as_str));
            report.at(place, values![kind = "decision", id = id.as_str(), near = near.unwrap_or("")]);
        }
    }
}
