//! Keys that people bring: read from a line or a file, made where there is none.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use super::parting::rewrite;
use super::workspace::Workspace;
use crate::bind::{Past, State, everybody, is_key, key_point, normal_key, suspenders};
use crate::files::Kind;
use crate::finding::{Attempt, Failure};
use crate::message;
use crate::model::{Date, DecisionId, Instant, Key, KeyState, PersonId, Status, Window};
use crate::store::{Edits, make_key, read_text};
use crate::trust::Step;

/// A public key from what people paste: a key line, a file, or the line that `join` prints.
///
/// # Errors
/// When it is none of them.
pub fn read_key(text: &str) -> Attempt<String> {
    let line = if text.contains(' ') { text.to_owned() } else { read_text(Path::new(text))? };
    let words: Vec<&str> = line.split_whitespace().collect();
    let at = words.iter().position(|w| w.starts_with("ssh-") || w.starts_with("ecdsa-") || w.starts_with("sk-"));
    let key = at.map(|at| normal_key(&words[at..].join(" ")));
    key.filter(|k| is_key(k)).ok_or_else(|| Failure::usage(message!("no-key", text = text)))
}

/// The key a newcomer signs with: the one that is set, the usual one, or a new one. Gives its file.
///
/// # Errors
/// When `ssh-keygen` is missing or the folder cannot be written.
pub fn join_key(home: &Path, comment: &str) -> Attempt<(PathBuf, bool)> {
    let file = home.join(".ssh").join("id_ed25519");
    if read_text(&PathBuf::from(format!("{}.pub", file.display()))).is_ok() {
        return Ok((file, false));
    }
    crate::store::make_folder(&home.join(".ssh"))?;
    make_key(&file, comment)?;
    Ok((file, true))
}

/// What becomes of one's own keys.
pub enum OwnKeys {
    /// One more, beside those that speak.
    Add(String),
    /// Another in the place of the one that signs now.
    Rotate(String),
    /// The one that signs now, or another of one's own, speaks no more.
    Retire(Option<String>),
}

/// One's own keys as they are to be, as the edits of a proposal; and who one is.
///
/// # Errors
/// When the key is one's own already, or none would be left to speak.
pub fn own_keys(workspace: &Workspace, acting: Option<&PersonId>, change: &OwnKeys) -> Attempt<(PersonId, Edits)> {
    let history = workspace.lawful_to_act()?;
    let actor = workspace.act_as(&history.lawful, acting)?;
    if let Some(other) = acting.filter(|other| **other != actor.person) {
        let (person, own) = (other.as_str(), actor.person.as_str());
        return Err(Failure::usage(message!("proposes-for-another", person = person, own = own)));
    }
    let mut keys = history.lawful.person(&actor.person).map(|it| it.keys.clone()).unwrap_or_default();
    let signing = key_point(&actor.signer.public);
    let retire = |keys: &mut Vec<Key>, point: &str| {
        // One that others announced is refused by striking it.
        let pending = |key: &Key| key.state == KeyState::Pending && key_point(&key.public) == point;
        let announced = keys.iter().any(pending);
        keys.retain(|key| !pending(key));
        let own = keys.iter_mut().filter(|key| key_point(&key.public) == point && key.state == KeyState::Active);
        own.map(|key| key.state = KeyState::Retired).count() > 0 || announced
    };
    if let OwnKeys::Add(new) | OwnKeys::Rotate(new) = change {
        if keys.iter().any(|key| key_point(&key.public) == key_point(new) && key.state == KeyState::Active) {
            return Err(Failure::usage(message!("key-there", key = new)));
        }
        if matches!(change, OwnKeys::Rotate(_)) {
            retire(&mut keys, &signing);
        }
        keys.retain(|key| key_point(&key.public) != key_point(new));
        keys.push(Key::active(new.clone()));
    } else if let OwnKeys::Retire(old) = change {
        let point = old.as_ref().map_or_else(|| signing.clone(), |old| key_point(old));
        if !retire(&mut keys, &point) {
            return Err(Failure::usage(message!("key-not-yours", key = old.clone().unwrap_or_default())));
        }
        if keys.iter().all(|key| key.state != KeyState::Active) {
            return Err(Failure::usage(message!("last-key")));
        }
    }
    let mut edits = Edits::new();
    let write = |file: &mut crate::files::Edit| {
        file.set("keys", &keys);
    };
    rewrite(workspace, &history, &Kind::Person(actor.person.clone()), &write, &mut edits)?;
    Ok((actor.person, edits))
}

/// What others do with somebody's keys.
pub enum OthersKeys {
    /// The one that is named, or all that speak, speak no more.
    Suspend(Option<String>),
    /// A new one is announced, or one that was announced speaks from now on.
    Recover(Option<String>),
}

/// How far it has come with somebody's keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    Suspended,
    Announced,
    Completed,
}

/// Somebody's keys as others would have them, as the edits of a proposal.
pub struct Vouched {
    pub name: String,
    pub stage: Stage,
    /// How many others say so, and how long an announced key waits.
    pub by: usize,
    pub pause: Window,
    /// Whether the root circle has to decide, and for how many days it is open then.
    pub in_full: Option<i64>,
    /// Of a suspension: how many would be left to give another key back, where they would be too few.
    pub few: Option<usize>,
    /// The day before which it cannot be decided, where that is ahead.
    pub from: Option<Date>,
    pub edits: Edits,
}

/// Suspends or gives back the keys of somebody else.
///
/// # Errors
/// When nobody is called so, or their keys are not in such a state.
pub fn others_keys(
    workspace: &Workspace,
    acting: Option<&PersonId>,
    person: &PersonId,
    change: OthersKeys,
) -> Attempt<Vouched> {
    let history = workspace.lawful_to_act()?;
    let Some(it) = history.lawful.person(person).filter(|it| it.status != Status::Left) else {
        return Err(Failure::usage(message!("unknown-person", id = person.as_str(), near = "")));
    };
    let actor = workspace.act_as(&history.lawful, acting)?.person;
    if actor == *person {
        return Err(Failure::usage(message!("own-keys", person = &it.name)));
    }
    let (lawful, numbers) = (&history.lawful, workspace.numbers(&history.lawful)?);
    let (silenced, all) = (suspenders(lawful, person), everybody(lawful));
    let others: BTreeSet<PersonId> = all.into_iter().filter(|other| other != person).collect();
    let left: Vec<String> = others.iter().filter(|other| !silenced.contains(other)).map(ToString::to_string).collect();
    // Where too few are left who did not suspend it, the circle decides, whoever proposes.
    let enough = left.len() >= numbers.vouchers.min(others.len());
    if matches!(change, OthersKeys::Recover(_)) && silenced.contains(&actor) && enough {
        return Err(Failure::usage(message!("suspended-it", person = &it.name, people = left)));
    }
    let mut keys = it.keys.clone();
    let stage = match change {
        OthersKeys::Suspend(key) => suspend(&mut keys, key.as_deref(), &it.name)?,
        OthersKeys::Recover(key) => recover(&mut keys, key, &it.name)?,
    };
    let pending = it.keys.iter().filter(|key| key.state == KeyState::Pending).filter_map(|key| key.by.as_ref());
    let announced = pending.filter_map(|by| lawful.past(by)?.adopted()).map(|past| past.decided.seconds()).max();
    let from = announced.and_then(|at| Instant::from_seconds(at + numbers.pause.seconds()));
    let from = from.filter(|from| stage == Stage::Completed && workspace.now < *from).map(Instant::date);
    let mut edits = Edits::new();
    let write = |file: &mut crate::files::Edit| {
        file.set("keys", &keys);
    };
    rewrite(workspace, &history, &Kind::Person(person.clone()), &write, &mut edits)?;
    let in_full = (stage != Stage::Suspended && !enough).then_some(numbers.min_open_days);
    let (by, pause) = (numbers.vouchers, numbers.pause);
    let few = Some(others.len().saturating_sub(by)).filter(|rest| stage == Stage::Suspended && *rest < by);
    Ok(Vouched { name: it.name.clone(), stage, by, pause, in_full, few, from, edits })
}

/// What was announced ends with it: whoever looks later knows which came first.
fn suspend(keys: &mut Vec<Key>, named: Option<&str>, name: &str) -> Attempt<Stage> {
    let point = named.map(key_point);
    let meant = |key: &Key| point.as_ref().is_none_or(|point| key_point(&key.public) == *point);
    if !keys.iter().any(|key| key.state == KeyState::Active && meant(key)) {
        return Err(Failure::usage(message!("no-active-key", person = name)));
    }
    for key in keys.iter_mut() {
        match key.state {
            KeyState::Active if meant(key) => (key.state, key.by) = (KeyState::Suspended, None),
            KeyState::Pending | KeyState::Active | KeyState::Suspended | KeyState::Retired => {}
        }
    }
    keys.retain(|key| key.state != KeyState::Pending);
    Ok(Stage::Suspended)
}

fn recover(keys: &mut Vec<Key>, named: Option<String>, name: &str) -> Attempt<Stage> {
    let point = named.as_deref().map(key_point);
    let meant = |key: &Key| point.as_ref().is_none_or(|point| key_point(&key.public) == *point);
    if keys.iter().any(|key| key.state == KeyState::Pending && meant(key)) {
        for key in keys {
            match key.state {
                KeyState::Pending if meant(key) => key.state = KeyState::Active,
                // The one that was lost speaks no more.
                KeyState::Pending | KeyState::Active | KeyState::Suspended => key.state = KeyState::Retired,
                KeyState::Retired => {}
            }
        }
        return Ok(Stage::Completed);
    }
    let Some(new) = named else { return Err(Failure::usage(message!("no-new-key", person = name))) };
    match keys.iter().find(|key| meant(key)).map(|key| key.state) {
        Some(KeyState::Active) => Err(Failure::usage(message!("key-speaks", person = name))),
        Some(_) => Err(Failure::usage(message!("key-of-before", person = name))),
        None if keys.iter().all(|key| key.state == KeyState::Retired) => {
            Err(Failure::usage(message!("first-key", person = name)))
        }
        None => {
            // One at a time: what was announced before gives way.
            keys.retain(|key| key.state != KeyState::Pending);
            keys.push(Key { public: new, state: KeyState::Pending, by: None });
            Ok(Stage::Announced)
        }
    }
}

/// The decisions sealed since a day that counted what somebody's key said: their numbers and titles.
///
/// # Errors
/// When an object is missing or damaged.
pub fn spoken_since(workspace: &Workspace, person: &PersonId, day: Date) -> Attempt<Vec<(usize, String)>> {
    let history = workspace.history()?;
    let late = |step: &&Step| Instant::from_seconds(step.seconds).is_some_and(|at| at.date() >= day);
    let spoke =
        |id: &DecisionId| history.lawful.past(id).and_then(Past::adopted).is_some_and(|past| past.by.contains(person));
    let steps = history.steps.iter().filter(late).filter(|step| step.decision.as_ref().is_some_and(spoke));
    let found = steps.filter_map(|step| Some((step.number?, step.plain_title().to_owned()))).collect();
    workspace.memo().untroubled()?;
    Ok(found)
}
