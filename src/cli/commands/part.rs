//! `depart`, `separate` and `key`: what becomes of somebody's place and keys, each in one proposal.

use super::acts::proposed;
use crate::cli::context::Context;
use crate::cli::verbs::{KeyVerb, Leaving};
use crate::finding::{Attempt, Failure};
use crate::message;
use crate::model::{Date, PersonId, Via};
use crate::process::{
    self, Act, Admission, Ask, Content, Letter, OthersKeys, OwnKeys, Parting, Place, Stage, Workspace, read_key,
};
use crate::store::{Edits, LOCAL_PEOPLE};

/// Somebody's leaving by their own word: nobody else has to agree. Who cannot sign writes a letter, and a recorder writes that
/// down.
pub fn depart(context: &Context, leaving: &Leaving) -> Attempt<u8> {
    let workspace = context.workspace()?;
    let history = workspace.lawful()?;
    let place = match (&leaving.role, &leaving.circle) {
        (Some(role), _) => Place::Role(process::role_called(&history, role)?),
        (None, Some(circle)) => Place::Circle(process::circle_called(&history, circle)?),
        (None, None) => Place::Organisation,
    };
    let (person, letter) = whose(context, &workspace, leaving)?;
    let parting = process::stepping_back(&workspace, &person, &place)?;
    let key = if parting.place.is_empty() { "depart-title" } else { "depart-place-title" };
    let title = context.say.say(&message!(key, person = &parting.name, place = &parting.place));
    let next = match (&letter, &place) {
        (Some(_), _) => "depart-next-letter",
        (None, Place::Organisation) => "depart-next",
        (None, Place::Circle(_) | Place::Role(_)) => "depart-next-place",
    };
    part(context, &workspace, parting, Told { title, driver: leaving.driver.clone(), letter, next, ..Told::default() })
}

/// Who leaves, and by which letter where it is not who types.
fn whose(context: &Context, workspace: &Workspace, leaving: &Leaving) -> Attempt<(PersonId, Option<Letter>)> {
    let acting = context.acting()?;
    let me = workspace.me(acting.as_ref())?;
    let other = acting.filter(|person| *person != me);
    match (other, leaving.letter) {
        (None, None) => Ok((me, None)),
        (None, Some(_)) => Err(Failure::usage(message!("letter-of-oneself"))),
        (Some(person), None) => Err(Failure::usage(message!("departs-for-another", person = person.as_str()))),
        (Some(person), Some(day)) => {
            if day > workspace.now.date() {
                return Err(Failure::usage(message!("letter-ahead", day = day)));
            }
            process::may_write_letter(workspace, Some(&person), &person)?;
            let via = leaving.via.unwrap_or(Via::SignedAnswer);
            Ok((person.clone(), Some(Letter { person, via, day })))
        }
    }
}

/// Parting from somebody: the circle agrees without them. Neither the title nor the id says whose it is.
pub fn separate(context: &Context, word: &str, heard: Date, steps: &[String]) -> Attempt<u8> {
    let workspace = context.workspace()?;
    let person = context.person(word)?;
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
    pub letter: Option<Letter>,
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
        letter: told.letter,
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
    let person = context.person(word)?;
    let spoken = since.map(|day| process::spoken_since(&workspace, &person, day)).transpose()?.unwrap_or_default();
    if let Some((id, suspends)) = process::open_about_keys(&workspace, &person)? {
        let key = match (suspends, matches!(change, OthersKeys::Suspend(_))) {
            (true, true) => "suspension-open",
            (true, false) => "suspension-first",
            (false, _) => "recovery-open",
        };
        let name = super::acts::named(&workspace, std::slice::from_ref(&person)).concat();
        return Err(Failure::usage(message!(key, person = name, id = id.as_str())));
    }
    let vouched = process::others_keys(&workspace, context.acting()?.as_ref(), &person, change)?;
    let root = process::root_circle(&workspace)?;
    let (title, next) = match vouched.stage {
        Stage::Suspended => ("vouch-title-suspended", "vouch-next-suspended"),
        Stage::Announced => ("vouch-title-announced", "vouch-next-announced"),
        Stage::Completed => ("vouch-title-completed", "vouch-next-completed"),
    };
    let title = context.say.text(title);
    let told = Told { title, next, ..Told::default() };
    let (name, by, (pause, unit), in_full) = (vouched.name, vouched.by, vouched.pause.count(), vouched.in_full);
    let (few, from) = (vouched.few, vouched.from);
    open(context, &workspace, root.as_str(), vouched.edits, told, &|id, next| {
        context.note(&message!(
            next,
            id = id,
            whom = person.as_str(),
            person = &name,
            by = by,
            pause = pause,
            unit = unit
        ));
        if let Some(day) = from {
            context.note(&message!("vouch-too-early", day = day));
        }
        if let Some(rest) = few {
            context.note(&message!("vouch-few", rest = rest, by = by, person = &name));
        }
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
    let apart = process::keeps_names_apart(&workspace) && !context.global.dry_run;
    let code = open(context, &workspace, admitting.circle.as_str(), admitting.edits, told, &|id, next| {
        context.note(&message!(next, id = id, whom = admission.id.as_str(), person = &admitting.name));
        if written {
            context.note(&message!("respond-stays"));
        }
    })?;
    if let Some(name) = admission.name.as_ref().filter(|_| apart && code == 0) {
        process::keep_name(&workspace, &admission.id, name)?;
        context.note(&message!("names-hand-over", path = LOCAL_PEOPLE));
    }
    Ok(code)
}
