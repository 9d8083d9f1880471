//! The names in records and in the register: meetings, tensions, evaluations, assemblies, decisions.

use super::names::{Names, category};
use super::report::{self, Subject};
use crate::model::Level;

/// The register: who proposed, facilitated and kept the record, and in which circles.
pub fn dossiers(names: &mut Names<'_, '_, '_>, subject: &Subject<'_>) {
    for (id, dossier) in &names.org.decisions {
        if subject.at_hand.holds(id) {
            continue;
        }
        names.most = if dossier.outcome.is_some() { Level::Warning } else { Level::Error };
        if let Some(proposal) = &dossier.proposal {
            let place = || report::proposal_of(id);
            names.circle(Some(&proposal.circle), || place().at("circle"));
            for circle in &proposal.with {
                names.circle(Some(circle), || place().at("with"));
            }
            names.person(Some(&proposal.proposer), || place().at("proposer"));
            names.decision(proposal.ratifies.as_ref(), || place().at("ratifies"));
        }
        if let Some(outcome) = &dossier.outcome {
            let place = || report::outcome_of(id);
            names.person(outcome.facilitator.as_ref(), || place().at("facilitator"));
            names.person(outcome.secretary.as_ref(), || place().at("secretary"));
        }
    }
    names.most = Level::Error;
}

/// Meetings, tensions, evaluations and assemblies.
pub fn records(names: &mut Names<'_, '_, '_>) {
    for (stem, meeting) in &names.org.meetings {
        let place = report::record("meetings", stem);
        names.circle(Some(&meeting.circle), || place.clone().at("circle"));
        for (key, people) in [("present", &meeting.present), ("excused", &meeting.excused), ("absent", &meeting.absent)]
        {
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
        // Colleges come and go; what an assembly voted long ago stays as it was.
        names.most = Level::Warning;
        for (index, vote) in assembly.votes.iter().enumerate() {
            let colleges = names.org.constitution.iter().flat_map(|c| &c.colleges).map(|c| c.id.as_str());
            let unknown = vote.college.as_deref().filter(|college| !colleges.clone().any(|id| id == *college));
            if let Some(college) = unknown {
                names.unknown(
                    "college",
                    college,
                    || place.clone().at("votes").item(index, None).at("college"),
                    colleges,
                );
            }
        }
        names.most = Level::Error;
        for (index, share) in assembly.capital.iter().enumerate() {
            category(names, &share.category, || place.clone().at("capital").item(index, None).at("category"));
        }
        names.person(assembly.chair.as_ref(), || place.clone().at("chair"));
        names.person(assembly.secretary.as_ref(), || place.at("secretary"));
    }
}
