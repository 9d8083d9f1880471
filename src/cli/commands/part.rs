//! `depart`, `separate` and `key`: what becomes of somebody's place and keys, each in one proposal.

use super::acts::proposed;
use crate::cli::context::Context;
use crate::cli::person_of;
use crate::cli::verbs::KeyVerb;
use crate::finding::{Attempt, Failure};
use crate::message;
use crate::model::Date;
use crate::process::{self, Act, Admission, Ask, Content, OthersKeys, OwnKeys, Parting, Stage, Workspace, read_key};
use crate::store::Edits;

/// One's own leaving: nobody else has to agree.
pub fn depart(context: &Context, driver: Option<&str>) -> Attempt<u8> {
    let workspace = context.workspace()?;
    let me = workspace.me(context.acting()?.as_ref())?;
    let parting = process::parting(&workspace, &me, workspace.now.date())?;
    let title = context.say.say(&message!("depart-title", person = &parting.name));
    let driver = driver.map(str::to_owned);
    let told = Told { title, driver, next: "depart-next", ..Told::default() };
    part(context, &workspace, parting, told)
}

/// Parting from somebody: the circle agrees without them. Neither the title nor the id says whose it is.
pub fn separate(context: &Context, word: &str, heard: Date, steps: &[String]) -> Attempt<u8> {
    let workspace = context.workspace()?;
    let person = person_of(word)?;
    if person == workspace.me(context.acting()?.as_ref())? {
        return Err(Failure::usage(message!("separates-oneself")));
    }
    let today = workspace.now.date();
    if heard > today {
        return Err(Failure::usage(message!("heard-ahead", day = heard)));
    }
    let parting = process::parting(&workspace, &person, today)?;
    let title = context.say.say(&message!("separate-title", day = heard));
    let steps = steps.to_vec();
    part(
        context,
        &workspace,
        parting,
        Told { title, heard: Some(heard), steps, next: "separate-next", ..Told::default() },
    )
}

/// What a proposal that an act makes says of itself.
#[derive(Default)]
pub(super) struct Told {
    pub title: String,
    pub driver: Option<String>,
    pub with: Vec<String>,
    pub heard: Option<Date>,
    pub steps: Vec<String>,
    pub next: &'static str,
}

fn part(context: &Context, workspace: &Workspace, parting: Parting, told: Told) -> Attempt<u8> {
    let (offices, name) = (parting.offices, parting.name);
    open(context, workspace, parting.root.as_str(), parting.edits, told, &|id, next| {
        if !offices.is_empty() {
            context.note(&message!("part-offices", offices = offices.clone()));
        }
        context.note(&message!(next, id = id, person = &name));
    })
}

/// Opens a proposal with the edits that an act made, and says what comes next.
pub(super) fn open(
    context: &Context,
    workspace: &Workspace,
    circle: &str,
    edits: Edits,
    told: Told,
    then: &dyn Fn(&str, &'static str),
) -> Attempt<u8> {
    let ask = Ask {
        title: told.title,
        circle: Some(circle.to_owned()),
        with: told.with,
        driver: told.driver,
        until: None,
        review: None,
        content: Content::Given { edits, heard: told.heard, steps: told.steps },
        acting: context.acting()?,
        dry_run: context.global.dry_run,
    };
    let act = process::propose(workspace, &ask)?;
    let id = if let Act::Done(done) = &act { Some(done.id.clone()) } else { None };
    let code = proposed(context, workspace, act);
    if let Some(id) = id.filter(|_| code == 0 && !context.global.dry_run) {
        then(id.as_str(), told.next);
    }
    Ok(code)
}

/// Keys: one's own, by the old one and the new one; or somebody else's, by others.
pub fn keys(context: &Context, verb: &KeyVerb) -> Attempt<u8> {
    let read = |key: &Option<String>| key.as_deref().map(read_key).transpose();
    let (change, next) = match verb {
        KeyVerb::Add { key } => (OwnKeys::Add(read_key(key)?), "key-next-new"),
        KeyVerb::Rotate { key } => (OwnKeys::Rotate(read_key(key)?), "key-next-new"),
        KeyVerb::Retire { key } => (OwnKeys::Retire(read(key)?), "key-next-retired"),
        KeyVerb::Suspend { person, key, since } => {
            return vouch(context, person, OthersKeys::Suspend(read(key)?), *since);
        }
        KeyVerb::Recover { person, key } => return vouch(context, person, OthersKeys::Recover(read(key)?), None),
    };
    let workspace = context.workspace()?;
    let (person, edits) = process::own_keys(&workspace, context.acting()?.as_ref(), &change)?;
    let root = process::root_circle(&workspace)?;
    let name = super::acts::named(&workspace, std::slice::from_ref(&person)).concat();
    let title = context.say.say(&message!("key-title", person = name));
    let told = Told { title, next, ..Told::default() };
    let ends = !matches!(verb, KeyVerb::Add { .. });
    let fall = if ends { process::own_answers(&workspace, &person)? } else { vec![] };
    open(context, &workspace, root.as_str(), edits, told, &|id, next| {
        context.note(&message!(next, id = id));
        if !fall.is_empty() {
            context.note(&message!("key-answers-fall", titles = fall.clone()));
        }
    })
}

/// Somebody else's keys. Neither the title nor the id says whose they are.
fn vouch(context: &Context, word: &str, change: OthersKeys, since: Option<Date>) -> Attempt<u8> {
    let workspace = context.workspace()?;
    let person = person_of(word)?;
    let spoken = since.map(|day| process::spoken_since(&workspace, &person, day)).transpose()?.unwrap_or_default();
    let vouched = process::others_keys(&workspace, context.acting()?.as_ref(), &person, change)?;
    let root = process::root_circle(&workspace)?;
    let title = context.say.say(&message!("vouch-title"));
    let next = match vouched.stage {
        Stage::Suspended => "vouch-next-suspended",
        Stage::Announced => "vouch-next-announced",
        Stage::Completed => "vouch-next-completed",
    };
    let told = Told { title, next, ..Told::default() };
    let (name, by, (pause, unit), in_full) = (vouched.name, vouched.by, vouched.pause.count(), vouched.in_full);
    open(context, &workspace, root.as_str(), vouched.edits, told, &|id, next| {
        context.note(&message!(next, id = id, person = &name, by = by, pause = pause, unit = unit));
        if let Some(days) = in_full {
            context.note(&message!("vouch-in-full", days = days));
        }
        if let Some(day) = since {
            let decisions: Vec<String> = spoken.iter().map(|(number, title)| format!("{number} ({title})")).collect();
            context.note(&message!(
                "vouch-spoken",
                person = &name,
                day = day,
                count = spoken.len(),
                decisions = decisions
            ));
        }
    })
}

/// Somebody's arrival. Neither the title nor the id says whose.
pub(super) fn admit(context: &Context, admission: &Admission, driver: Option<String>) -> Attempt<u8> {
    let workspace = context.workspace()?;
    let admitting = process::admitting(&workspace, admission, &context.say)?;
    let next = admitting.next;
    let with = admitting.with.iter().map(ToString::to_string).collect();
    let written = driver.is_some();
    let title = context.say.say(&message!("admit-title"));
    let told = Told { title, driver, with, next, ..Told::default() };
    open(context, &workspace, admitting.circle.as_str(), admitting.edits, told, &|id, next| {
        context.note(&message!(next, id = id, person = &admitting.name));
        if written {
            context.note(&message!("respond-stays"));
        }
    })
}
