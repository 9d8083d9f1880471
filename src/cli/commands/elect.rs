//! `elect`: opens an election without candidate, tells where it stands, and proposes who was found.

use serde_json::json;

use super::acts::{amended_note, by_name, in_the_way, named, proposed, with_foreign};
use crate::cli::context::Context;
use crate::cli::verbs::Electoral;
use crate::finding::{Attempt, Failure};
use crate::message;
use crate::model::{DecisionId, PersonId, RoleRef};
use crate::process::{self, Act, Ask, Ballot, Content, Electing, Election, Naming, Workspace};

pub fn run(context: &Context, what: &str, how: &Electoral) -> Attempt<u8> {
    let workspace = context.workspace()?;
    let proposes = !how.name.is_empty() || how.interim;
    match process::electing(&workspace, what)? {
        Electing::Role(role) => {
            let (code, id) = open(context, &workspace, &role, how, proposes)?;
            // Named at once, it was done in the room.
            let id = id.filter(|_| code == 0 && proposes && !context.global.dry_run);
            id.map_or(Ok(code), |id| propose(context, &workspace, &id, how))
        }
        Electing::Open(id) => {
            let ballot = process::ballot(&workspace, &id, &how.slip)?;
            if proposes {
                return propose(context, &workspace, &id, how);
            }
            if how.term.is_some() || !how.criterion.is_empty() || how.until.is_some() || how.driver.is_some() {
                return Err(Failure::usage(message!("election-open", id = id.as_str(), title = &ballot.title)));
            }
            tell(context, &workspace, &ballot);
            Ok(0)
        }
    }
}

type Opened = (u8, Option<DecisionId>);

fn open(context: &Context, workspace: &Workspace, role: &RoleRef, how: &Electoral, proposes: bool) -> Attempt<Opened> {
    let (name, circle) = process::role_names(workspace, role)?;
    let (electing, received) = process::electing_circles(workspace, role)?;
    let election = Election { role: role.clone(), term: how.term, criteria: how.criterion.clone() };
    let ask = Ask {
        title: context.say.say(&message!("elect-title", role = &name, circle = circle)),
        circle: Some(electing.to_string()),
        with: received.iter().map(ToString::to_string).collect(),
        driver: Some(how.driver.clone().unwrap_or_else(|| context.say.say(&message!("elect-driver", role = name)))),
        until: how.until,
        review: None,
        content: Content::Election(election),
        acting: context.acting()?,
        letter: None,
        dry_run: context.global.dry_run,
    };
    let act = process::propose(workspace, &ask)?;
    let id = if let Act::Done(done) = &act { Some(done.id.clone()) } else { None };
    let act = match act {
        // What comes next is told once somebody is proposed.
        Act::Done(_) if proposes && !context.global.dry_run => return Ok((0, id)),
        act => act,
    };
    Ok((proposed(context, workspace, act), id))
}

/// Proposes somebody for the role, and says what comes next.
fn propose(context: &Context, workspace: &Workspace, id: &DecisionId, how: &Electoral) -> Attempt<u8> {
    let person = |word: &String| context.person(word);
    let people = how.name.iter().map(person).collect::<Attempt<Vec<_>>>()?;
    let acting = context.acting()?;
    let before = process::ballot(workspace, id, &[])?;
    let unwritten = before.named.is_empty() && before.proposed.is_empty();
    let act = with_foreign(context, |signs_foreign| {
        let naming = Naming {
            people: people.clone(),
            from: how.from,
            until: how.ends,
            term: how.term,
            interim: how.interim,
            acting: acting.clone(),
            signs_foreign,
            dry_run: context.global.dry_run,
        };
        process::name(workspace, id, &naming)
    })?;
    Ok(context.end(by_name(context, workspace, act), |amended| {
        let own = || {
            let history = workspace.history().ok()?;
            workspace.act_as(&history.lawful, acting.as_ref()).ok().map(|me| people.contains(&me.person))
        };
        let key = match how.interim {
            true => "elect-interim",
            false if own() == Some(true) => "elect-proposed-self",
            false => "elect-proposed",
        };
        let Some(done) = amended.as_ref().filter(|_| !context.global.dry_run) else {
            let key = if context.global.dry_run { "dry-run" } else { "amend-nothing" };
            return context.note(&message!(key));
        };
        context.note(&message!(key, people = named(workspace, &people), id = id.as_str()));
        if let Some(day) = how.from.filter(|day| *day > workspace.now.date()) {
            context.note(&message!("elect-from-later", day = day));
        }
        if unwritten {
            context.note(&message!("elect-in-the-room"));
        }
        amended_note(context, done);
        let names: Vec<&str> = people.iter().map(PersonId::as_str).collect();
        context.done("elect", json!({ "id": id.as_str(), "proposal_version": done.version, "people": names }));
        in_the_way(context, workspace, id);
    }))
}

/// Where an election stands: on paper for people, as one object for a script.
fn tell(context: &Context, workspace: &Workspace, ballot: &Ballot) {
    let names = |people: &[PersonId]| named(workspace, people);
    let name = |person: &PersonId| names(std::slice::from_ref(person)).concat();
    let id = ballot.id.as_str();
    let ids = |people: &[PersonId]| people.iter().map(ToString::to_string).collect::<Vec<_>>();
    let slips = ballot.opened.iter().map(
        |slip| json!({ "person": slip.person.as_str(), "names": slip.for_person.as_str(), "reason": slip.reason }),
    );
    context.done(
        "elect",
        json!({
            "id": id, "role": ballot.role.to_string(), "named": ids(&ballot.named), "awaited": ids(&ballot.awaited),
            "unopened": ids(&ballot.unopened), "slips": slips.collect::<Vec<_>>(), "proposed": ids(&ballot.proposed),
        }),
    );
    context.note(&message!("elect-head", title = &ballot.title));
    if !ballot.taken.is_empty() {
        context.note(&message!("elect-taken", people = names(&ballot.taken)));
    }
    if !ballot.proposed.is_empty() {
        context.note(&message!("elect-is-proposed", people = names(&ballot.proposed), id = id));
        return;
    }
    for (key, people) in
        [("elect-named", &ballot.named), ("elect-awaited", &ballot.awaited), ("elect-unopened", &ballot.unopened)]
    {
        if !people.is_empty() {
            context.note(&message!(key, people = names(people), id = id));
        }
    }
    for (person, count) in &ballot.counts {
        context.note(&message!("elect-count", person = name(person), count = *count));
        for slip in ballot.opened.iter().filter(|slip| slip.for_person == *person) {
            context.note(&message!("elect-reason", person = name(&slip.person), reason = &slip.reason));
        }
    }
    if let Some(line) = &ballot.own {
        context.note(&message!("slip-to-hand-over", person = name(&ballot.proposer)));
        context.line(line);
        return;
    }
    let next = match (ballot.opened.is_empty(), ballot.named.is_empty()) {
        (false, _) => "elect-next-name",
        (true, true) => "elect-next-first",
        (true, false) => "elect-next-wait",
    };
    context.note(&message!(next, id = id));
}
