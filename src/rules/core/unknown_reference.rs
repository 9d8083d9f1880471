//! COR-03: every name leads somewhere.

use crate::model::{DomainId, Holder, Level};
use crate::rules::names::{Names, category};
use crate::rules::records::{dossiers, records};
use crate::rules::report::{self, Report, Subject};

pub fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    let mut names = Names { org: subject.org, report, most: Level::Error };
    constitution(&mut names);
    circles(&mut names);
    people(&mut names);
    texts(&mut names);
    records(&mut names);
    dossiers(&mut names, subject);
    for (slug, line) in &subject.settings.rules.rules {
        names.decision(line.by.as_ref(), || report::rules().at("rules").at(slug).at("by"));
    }
    for standing in &subject.at_hand.judged {
        for circle in &standing.named {
            names.circle(Some(circle), || report::proposal(standing).at("circle"));
        }
        names.person(Some(&standing.proposal.proposer), || report::proposal(standing).at("proposer"));
    }
}

fn constitution(names: &mut Names<'_, '_, '_>) {
    let Some(constitution) = &names.org.constitution else { return };
    names.circle(Some(&constitution.root), || report::constitution().at("root"));
    names.people(&constitution.founders, || report::constitution().at("founders"));
    for (index, office) in constitution.offices.iter().enumerate() {
        let place = report::constitution().at("offices").item(index, Some(office.id.as_str())).at("holder");
        names.person(office.holder.as_ref(), || place);
    }
    for (index, college) in constitution.colleges.iter().enumerate() {
        let place = report::constitution().at("colleges").item(index, Some(college.id.as_str())).at("categories");
        for (at, id) in college.categories.iter().enumerate() {
            category(names, id, || place.clone().item(at, Some(id.as_str())));
        }
    }
}

fn circles(names: &mut Names<'_, '_, '_>) {
    for (id, circle) in &names.org.circles {
        names.circle(circle.parent.as_ref(), || report::circle(id).at("parent"));
        names.decision(circle.created_by.as_ref(), || report::circle(id).at("created_by"));
        names.people(&circle.members, || report::circle(id).at("members"));
        for (index, former) in circle.former.iter().enumerate() {
            let place = || report::circle(id).at("former").item(index, Some(former.person.as_str())).at("person");
            names.person(Some(&former.person), place);
        }
    }
    for (id, role) in &names.org.roles {
        names.circle(Some(&id.circle), || report::role(id));
        names.circle(role.links_to.as_ref(), || report::role(id).at("links_to"));
        for (index, holding) in role.holders.iter().enumerate() {
            let place = || report::role(id).at("holders").item(index, Some(holding.person.as_str()));
            names.person(Some(&holding.person), || place().at("person"));
            names.decision(holding.by.as_ref(), || place().at("by"));
        }
        for (index, domain) in role.domains.iter().enumerate() {
            let place = report::role(id).at("domains").item(index, Some(domain));
            names.domain(DomainId::parse(domain).as_ref(), || place);
        }
    }
}

fn people(names: &mut Names<'_, '_, '_>) {
    for (id, person) in &names.org.people {
        names.person(person.represented_by.as_ref(), || report::person(id).at("represented_by"));
        names.decision(person.admitted_by.as_ref(), || report::person(id).at("admitted_by"));
        if let Some(of) = &person.category {
            category(names, of, || report::person(id).at("category"));
        }
    }
}

fn texts(names: &mut Names<'_, '_, '_>) {
    for (id, policy) in &names.org.policies {
        names.circle(Some(&id.circle), || report::policy(id));
        names.domain(policy.domain.as_deref().and_then(DomainId::parse).as_ref(), || report::policy(id).at("domain"));
        names.decision(policy.adopted_by.as_ref(), || report::policy(id).at("adopted_by"));
        names.policy(policy.overrides.as_ref(), || report::policy(id).at("overrides"));
        names.responsible(policy.responsible.as_deref(), &id.circle, || report::policy(id).at("responsible"));
    }
    for (id, domain) in &names.org.domains {
        names.domain(domain.within.as_ref(), || report::domain(id).at("within"));
        names.decision(domain.delegated_by.as_ref(), || report::domain(id).at("delegated_by"));
        let place = report::domain(id).at("holder");
        match &domain.holder {
            Holder::Circle(circle) => names.circle(Some(circle), || place),
            Holder::Role(role) => names.role(Some(role), || place),
        }
    }
}
