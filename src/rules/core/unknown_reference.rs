//! COR-03: every name leads somewhere.

use crate::finding::Place;
use crate::model::{DomainId, Holder, Slug};
use crate::rules::names::Names;
use crate::rules::report::{self, Report, Subject};

pub fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    let mut names = Names { org: subject.org, report };
    constitution(&mut names);
    circles(&mut names);
    people(&mut names);
    texts(&mut names);
    records(&mut names);
    for (slug, line) in &subject.settings.rules.rules {
        names.decision(line.by.as_ref(), || report::rules().at("rules").at(slug).at("by"));
    }
    for standing in subject.standings {
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

fn category(names: &mut Names<'_, '_, '_>, id: &Slug, place: impl FnOnce() -> Place) {
    let Some(constitution) = &names.org.constitution else { return };
    if !constitution.categories.iter().any(|c| c.id == *id) {
        names.unknown("category", id.as_str(), place, constitution.categories.iter().map(|c| c.id.as_str()));
    }
}

fn circles(names: &mut Names<'_, '_, '_>) {
    for (id, circle) in &names.org.circles {
        names.circle(circle.parent.as_ref(), || report::circle(id).at("parent"));
        names.decision(circle.created_by.as_ref(), || report::circle(id).at("created_by"));
        names.people(&circle.members, || report::circle(id).at("members"));
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

fn records(names: &mut Names<'_, '_, '_>) {
    for (stem, meeting) in &names.org.meetings {
        let place = report::record("meetings", stem);
        names.circle(Some(&meeting.circle), || place.clone().at("circle"));
        for (key, people) in [("present", &meeting.present), ("excused", &meeting.excused), ("absent", &meeting.absent)] {
            names.people(people, || place.clone().at(key));
        }
        names.person(meeting.facilitator.as_ref(), || place.clone().at("facilitator"));
        names.person(meeting.secretary.as_ref(), || place.clone().at("secretary"));
        for (index, item) in meeting.items.iter().enumerate() {
            names.person(item.by.as_ref(), || place.clone().at("items").item(index, Some(&item.title)).at("by"));
        }
        for (index, action) in meeting.actions.iter().enumerate() {
            names.person(action.who.as_ref(), || place.clone().at("actions").item(index, None).at("who"));
        }
    }
    for (stem, tension) in &names.org.tensions {
        let place = report::record("tensions", stem);
        names.person(Some(&tension.raised_by), || place.clone().at("raised_by"));
        names.circle(tension.circle.as_ref(), || place.clone().at("circle"));
        names.role(tension.role.as_ref(), || place.at("role"));
    }
    for (stem, evaluation) in &names.org.evaluations {
        let place = report::record("evaluations", stem);
        names.person(Some(&evaluation.person), || place.clone().at("person"));
        names.people(&evaluation.panel, || place.clone().at("panel"));
    }
    for (stem, assembly) in &names.org.assemblies {
        let place = report::record("assemblies", stem);
        names.people(&assembly.present, || place.clone().at("present"));
        for (index, proxy) in assembly.proxies.iter().enumerate() {
            names.person(Some(&proxy.from), || place.clone().at("proxies").item(index, None).at("from"));
            names.person(Some(&proxy.to), || place.clone().at("proxies").item(index, None).at("to"));
        }
        for (index, share) in assembly.capital.iter().enumerate() {
            category(names, &share.category, || place.clone().at("capital").item(index, None).at("category"));
        }
        names.person(assembly.chair.as_ref(), || place.clone().at("chair"));
        names.person(assembly.secretary.as_ref(), || place.at("secretary"));
    }
}
