//! The verbs of a decision: found, propose, amend, withdraw, publish, decide.

use serde_json::json;

use super::sync::back_in_force;
use super::sync::left;
use crate::bind::State;
use crate::cli::context::Context;
use crate::cli::verbs::Opening;
use crate::cli::{out, usage, words};
use crate::finding::{Attempt, Called};
use crate::message;
use crate::model::{CircleId, DecisionId, Level, PersonId, Said, Verdict};
use crate::process::{self, Act, Acted, Ask, Close, Content, Draft, Proposed, Reply, Workspace};

fn names(people: &[PersonId]) -> Vec<String> {
    people.iter().map(ToString::to_string).collect()
}

/// People by the names that others know them by; by their ids where the text in force cannot be read.
pub(super) fn named(workspace: &Workspace, people: &[PersonId]) -> Vec<String> {
    match workspace.history() {
        Ok(history) => people.iter().map(|person| process::name_of(&history.lawful, person)).collect(),
        Err(_) => names(people),
    }
}

/// A refusal as people read it, with their names; a script keeps the ids.
pub(super) fn by_name<T>(context: &Context, workspace: &Workspace, act: Act<T>) -> Act<T> {
    let Act::Refused(findings) = act else { return act };
    let Some(history) = workspace.history().ok().filter(|_| !context.global.json()) else {
        return Act::Refused(findings);
    };
    let name = |called: Called<'_>| match called {
        Called::Person(person) => Some(process::name_of(&history.lawful, person)),
        Called::Circle(circle) => history.lawful.circle(circle).map(|it| it.name.clone()),
    };
    Act::Refused(findings.iter().map(|finding| finding.with_names(&name)).collect())
}

pub fn found(context: &Context, push: bool) -> Attempt<u8> {
    let workspace = context.workspace()?;
    let act = process::found(&workspace, context.acting()?.as_ref(), push)?;
    Ok(context.end(by_name(context, &workspace, act), |step| {
        context.note(&message!("found-done", person = named(&workspace, std::slice::from_ref(&step.person)).concat()));
        match &step.introduction {
            Some(line) => {
                context.note(&message!("found-complete"));
                out::data(&format!("{line}\n"));
                context.note(&message!("found-keep"));
            }
            None => context.note(&message!("found-waiting", people = named(&workspace, &step.waiting))),
        }
        if !step.keyless.is_empty() {
            context.note(&message!("found-keyless", people = named(&workspace, &step.keyless)));
        }
        if step.errors > 0 {
            context.note(&message!("found-errors", count = step.errors));
        }
        if !step.pushed && workspace.repo.remote().is_some() {
            context.note(&message!("found-push"));
        }
    }))
}

pub fn propose(context: &Context, opening: &Opening) -> Attempt<u8> {
    let workspace = context.workspace()?;
    let way = opening.fallback;
    let taken_up = opening.follows.as_deref().map(|word| process::taken_up(&workspace, word, way)).transpose()?;
    let circle = taken_up.as_ref().map(|it| it.circle.to_string());
    let with = taken_up.iter().flat_map(|it| &it.with).map(ToString::to_string);
    let title = opening.title.clone().or_else(|| taken_up.as_ref().map(|it| it.title.clone()));
    let ask = Ask {
        title: title.unwrap_or_default(),
        circle: circle.or_else(|| opening.circle.clone()),
        with: with.chain(opening.with.iter().cloned()).collect(),
        driver: opening.driver.clone().or_else(|| taken_up.as_ref()?.driver.clone()),
        until: opening.until,
        review: opening.review,
        content: taken_up.map_or(Content::Edited, Content::TakenUp),
        acting: context.acting()?,
        letter: None,
        dry_run: context.global.dry_run,
    };
    let act = process::propose(&workspace, &ask)?;
    Ok(proposed(context, &workspace, act))
}

/// Tells of a proposal that was opened, and what to do next.
pub(super) fn proposed(context: &Context, workspace: &Workspace, act: Act<Proposed>) -> u8 {
    context.end(by_name(context, workspace, act), |done| {
        context.line(done.id.as_str());
        context.done(
            "propose",
            json!({
                "id": done.id.as_str(), "branch": done.branch, "circle": done.circle.as_str(), "paths": done.paths,
                "review": done.review.map(|day| day.to_string()),
            }),
        );
        if context.global.dry_run {
            context.note(&message!("dry-run"));
        }
        context.note(&message!(
            if context.global.dry_run { "propose-would" } else { "propose-done" },
            id = done.id.as_str(),
            circle = circle_name(workspace, &done.circle),
            branch = &done.branch
        ));
        if done.elects {
            context.note(&message!("elect-opened", id = done.id.as_str()));
        } else if done.paths.is_empty() {
            context.note(&message!("propose-no-edits"));
        } else {
            context.note(&message!("propose-paths", paths = done.paths.clone()));
            if !done.named.is_empty() {
                context.note(&message!("propose-named", paths = done.named.clone()));
            }
            if let Some(day) = done.review {
                context.note(&message!("propose-review", day = day));
            }
        }
        if context.global.dry_run {
            return;
        }
        if !done.elects {
            in_the_way(context, workspace, &done.id);
        }
        let key = if workspace.repo.remote().is_some() { "propose-next" } else { "propose-next-local" };
        context.note(&message!(key, id = done.id.as_str()));
    })
}

/// Tells what will keep a proposal from being decided, whoever consents.
pub(super) fn in_the_way(context: &Context, workspace: &Workspace, id: &DecisionId) {
    match process::obstacles(workspace, id) {
        Ok(found) if found.is_empty() => {}
        Ok(found) => {
            let stops = found.iter().any(|finding| finding.level == Level::Error);
            context.note(&message!(if stops { "in-the-way" } else { "in-the-way-told" }, id = id.as_str()));
            context.tell(&found);
        }
        // The act itself is done.
        Err(failure) => workspace.repo.later(failure),
    }
}

pub fn amend(context: &Context, changed: Option<&str>, driver: Option<&str>) -> Attempt<u8> {
    let workspace = context.workspace()?;
    let draft = Draft {
        acting: context.acting()?,
        driver: driver.map(str::to_owned),
        changed: changed.map(str::to_owned),
        signs_foreign: false,
        dry_run: context.global.dry_run,
    };
    let act =
        with_foreign(context, |signs_foreign| process::amend(&workspace, &Draft { signs_foreign, ..draft.clone() }))?;
    Ok(context.end(by_name(context, &workspace, act), |amended| match amended {
        None => {
            context.done("amend", json!({ "id": null, "proposal_version": null }));
            context.note(&message!("amend-nothing"));
        }
        Some(done) => {
            if context.global.dry_run {
                context.note(&message!("dry-run"));
            }
            amended_note(context, done);
            context.done("amend", json!({
                "id": done.id.as_str(), "proposal_version": done.version, "raised": done.raised, "because": done.because,
            }));
            if !context.global.dry_run {
                in_the_way(context, &workspace, &done.id);
            }
        }
    }))
}

/// What others sent to the branch is signed only after a yes that saw it named.
pub(super) fn with_foreign<T>(context: &Context, act: impl Fn(bool) -> Acted<T>) -> Acted<T> {
    match act(false) {
        Err(failure) if failure.message.key == "foreign-text" => {
            if context.global.yes {
                context.note(&failure.message);
            }
            if context.may(&failure.message) { act(true) } else { Err(failure) }
        }
        other => other,
    }
}

pub(super) fn amended_note(context: &Context, done: &process::Amended) {
    let key = if done.raised { "amend-raised" } else { "amend-same" };
    context.note(&message!(key, version = done.version, id = done.id.as_str()));
    if !done.paths.is_empty() {
        context.note(&message!("amend-paths", paths = done.paths.clone()));
    }
    if !done.restarted.is_empty() {
        context.note(&message!("amend-restarted", paths = done.restarted.clone()));
    }
    if !done.clashed.is_empty() {
        context.note(&message!("amend-clashed", paths = done.clashed.clone()));
    }
    if !done.because.is_empty() {
        context.note(&message!("amend-because", people = done.because_of.clone()));
    }
    if let Some(rounds) = done.beyond {
        context.note(&message!("amend-beyond", rounds = rounds, id = done.id.as_str()));
    }
    context.note(&message!("amend-next", id = done.id.as_str()));
}

pub fn withdraw(context: &Context, id: Option<&str>, push: bool) -> Attempt<u8> {
    let reply = Reply {
        id: id.map(str::to_owned),
        said: Said::Withdraw,
        nominee: None,
        meeting: false,
        reason: None,
        person: context.acting()?,
        via: None,
        push,
        dry_run: context.global.dry_run,
    };
    let workspace = context.workspace()?;
    if let Some(done) = process::take_back(&workspace, id, reply.person.as_ref(), reply.dry_run)? {
        context.done("withdraw", json!({ "id": done.id.as_str(), "set_aside": done.kept }));
        context.note(&message!("withdraw-unseen", id = done.id.as_str(), branch = &done.kept));
        return Ok(0);
    }
    let act = process::respond(&workspace, &reply)?;
    Ok(context.end(by_name(context, &workspace, act), |done| {
        context.done("withdraw", json!({ "id": done.id.as_str() }));
        context.note(&message!("withdraw-done", id = done.id.as_str()));
    }))
}

pub fn publish(context: &Context, id: Option<&str>) -> Attempt<u8> {
    let (workspace, acting) = (context.workspace()?, context.acting()?);
    let act = with_foreign(context, |signs| process::publish(&workspace, id, acting.as_ref(), signs))?;
    Ok(context.end(by_name(context, &workspace, act), |done| {
        if let Some(amended) = &done.amended {
            amended_note(context, amended);
        }
        for line in &done.said {
            out::note(&format!("remote: {}\n", crate::lang::visible(line)));
        }
        let id = done.id.as_ref().map(DecisionId::as_str);
        context.done("publish", json!({ "id": id, "sent": done.sent, "decisions": done.decisions }));
        if done.contested {
            context.note(&message!("publish-contested"));
        }
        if done.healed {
            context.note(&message!("publish-healed"));
        }
        for number in &done.decisions {
            context.note(&message!("publish-decision", number = *number));
        }
        if let Some(id) = &done.id {
            let key = if done.sent { "publish-done" } else { "publish-nothing" };
            context.note(&message!(key, id = id.as_str()));
            if !done.beside.is_empty() {
                context.note(&message!("publish-beside", paths = done.beside.clone()));
            }
            in_the_way(context, &workspace, id);
        }
    }))
}

pub fn decide(
    context: &Context,
    id: Option<&str>,
    result: Option<&str>,
    facilitator: Option<&str>,
    push: bool,
) -> Attempt<u8> {
    let verdict = |word: &str| words::result(word).ok_or_else(|| usage("unknown-result", word));
    let close = Close {
        id: id.map(str::to_owned),
        result: result.map(verdict).transpose()?,
        facilitator: facilitator.map(|word| context.person(word)).transpose()?,
        acting: context.acting()?,
        push,
        dry_run: context.global.dry_run,
    };
    let workspace = context.workspace()?;
    let rules = workspace.lawful()?.lawful.rules_digest();
    let act = process::decide(&workspace, &close)?;
    if let Act::Done(done) = &act
        && let Some(commit) = done.commit
    {
        context.line(&commit.to_string());
    }
    Ok(context.end(by_name(context, &workspace, act), |done| {
        let id = done.id.as_str();
        context.done(
            "decide",
            json!({
                "id": id, "number": done.number, "result": done.result.word(),
                "commit": done.commit.map(|commit| commit.to_string()), "pushed": done.pushed,
                "waits_for_second": done.second.is_some(),
                "second": done.second.iter().flatten().map(PersonId::as_str).collect::<Vec<_>>(),
            }),
        );
        if let Some(second) = &done.second {
            let people: Vec<PersonId> = second.iter().cloned().collect();
            let key = if people.is_empty() { "decide-second-nobody" } else { "decide-second" };
            let told = Some(done.result).filter(|result| result.is_lost());
            let how = context.say.text(crate::render::result_option(told));
            let parent = &done.parent;
            context.note(&message!(key, id = id, people = named(&workspace, &people), how = how, parent = parent));
            if !done.pushed && workspace.repo.remote().is_some() {
                context.note(&message!("decide-second-push", id = id));
            }
            return;
        }
        if context.global.dry_run {
            context.note(&message!("dry-run"));
        }
        context.tell(&done.told);
        let word = context.say.text(&format!("state-{}", done.result.word()));
        let key = if done.result == Verdict::Adopted { "decide-done" } else { "decide-closed" };
        let told = message!(key, number = done.number, title = &done.title, state = word, electors = done.electors);
        context.note(&told);
        if !done.elected.is_empty() {
            let people: Vec<PersonId> = done.elected.iter().cloned().collect();
            context.note(&message!("decide-elected", people = named(&workspace, &people)));
        }
        crate::render::trace(&done.tallies).for_each(|line| context.note(&line));
        if !done.left.is_empty() {
            context.note(&left(&done.id, &done.left));
        }
        if context.global.dry_run {
            return;
        }
        answers_to_give_again(context, &rules);
        if let Ok(now) = context.workspace() {
            process::note_announced(&now);
        }
        let key = if done.pushed || workspace.repo.remote().is_none() { "decide-next" } else { "decide-push" };
        context.note(&message!(key));
        if done.result.is_lost() && !done.ways.is_empty() {
            context.note(&message!("decide-ways"));
            for way in &done.ways {
                let text = |key: &str| context.say.text(&format!("{key}-{}", way.word()));
                context.note(&message!("show-way", what = text("way"), word = text("way-word"), id = id));
            }
        }
        back_in_force(context, &workspace);
    }))
}

/// After a decision that changed the rules: what was answered under those of before.
fn answers_to_give_again(context: &Context, before: &str) {
    let fallen = context.workspace().and_then(|now| {
        let same = now.lawful()?.lawful.rules_digest() == before;
        if same { Ok(vec![]) } else { process::answered_before(&now) }
    });
    if let Some(titles) = fallen.ok().filter(|titles| !titles.is_empty()) {
        context.note(&message!("sync-rules", titles = titles));
    }
}

/// The name of a circle, as people know it.
fn circle_name(workspace: &Workspace, id: &CircleId) -> String {
    let known = workspace.lawful().ok().and_then(|history| history.lawful.circle(id));
    known.map_or_else(|| id.to_string(), |circle| circle.name.clone())
}
