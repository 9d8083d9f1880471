//! Everybody's first command: a key, a pinned introduction, a line to send.

use std::path::{Path, PathBuf};

use crate::bind::{introduction, key_point, owner_of, read_introduction};
use crate::cli::context::Context;
use crate::cli::out;
use crate::finding::{Attempt, Failure};
use crate::lang::Message;
use crate::message;
use crate::model::{KeyState, slugify};
use crate::process::{Asked, Keyless, Workspace, join_key, name_of, status};
use crate::store::{Git, Repo, Signer};
use crate::trust::{Anchor, anchor, pin_again, pin_introduction};

pub fn join(context: &Context, url: Option<&str>, line: Option<&str>) -> Attempt<u8> {
    let here = context.dir();
    let git = Git::new(&here);
    let mut workspace = context.workspace();
    if let Some(url) = url {
        let name = url.trim_end_matches('/').rsplit(['/', ':']).next().unwrap_or("organisation");
        let into = here.join(name.trim_end_matches(".git"));
        // A clone that an interrupted start left is this very one.
        if !Repo::open(&into).is_ok_and(|repo| repo.is_clone_of(url)) {
            git.clone_from(url, &into)?;
        }
        settle(&into)?;
        let folder = into.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let folder = if folder.contains(' ') { format!("\"{folder}\"") } else { folder };
        context.note(&message!("join-cloned", path = into.display().to_string(), folder = folder));
        workspace = Workspace::open(&into, context.now);
    } else if let Ok(repo) = Repo::open(&here) {
        settle(&repo.workdir().unwrap_or(here))?;
    }
    let public = key(context, &git)?;
    if let Some(line) = line {
        trust(context, Some(line), false)?;
    }
    let name = git.user_setting("user.name")?.or_else(|| std::env::var("USER").ok()).unwrap_or_else(|| "me".into());
    let id = slugify(&name);
    out::data(&format!("{} {public}\n", if id.is_empty() { "me" } else { &id }));
    context.note(&next(&workspace, &public));
    Ok(0)
}

/// What comes next: whoever is there already is told so, and whose key waits; others send the line.
fn next(workspace: &Attempt<Workspace>, public: &str) -> Message {
    let point = key_point(public);
    let told = || {
        let workspace = workspace.as_ref().ok()?;
        let history = workspace.history().ok()?;
        if let Some((person, state)) = owner_of(&history.lawful, &point) {
            let key = if state == KeyState::Active { "join-known" } else { "join-former" };
            return Some(message!(key, person = name_of(&history.lawful, &person)));
        }
        let seen = status(workspace, None).ok()?;
        let awaited = matches!(seen.keyless, Some(Keyless::Confirmed { .. }))
            || seen.proposals.iter().any(|waiting| waiting.asked == Some(Asked::Accept))
            || seen.announced.iter().any(|announced| key_point(&announced.key) == point);
        awaited.then(|| message!("join-awaited"))
    };
    told().unwrap_or_else(|| message!("join-next"))
}

/// A clone in which a pull never merges: decisions are merged by `decide` alone.
fn settle(path: &Path) -> Attempt<()> {
    let repo = Repo::open(path)?;
    repo.set_local("pull.ff", "only")?;
    let branch = repo.head_branch().unwrap_or_else(|| "main".into());
    repo.set_local(&format!("branch.{branch}.mergeOptions"), "--ff-only")
}

fn key(context: &Context, git: &Git) -> Attempt<String> {
    if let Ok(signer) = Signer::of_user(git, &std::env::temp_dir()) {
        context.note(&message!("join-key-found", key = &signer.public));
        return Ok(signer.public);
    }
    let home = std::env::var_os("HOME").map(PathBuf::from);
    let home = home.ok_or_else(|| Failure::surroundings(message!("no-home")))?;
    let (file, made) = join_key(&home, "accord")?;
    let signer = Signer::from_file(&file, "ssh-keygen".into())?;
    let path = file.display().to_string();
    context.note(&message!(if made { "join-key-made" } else { "join-key-used" }, path = &path));
    if context.global.no_input || context.may(&message!("join-ask", path = &path)) {
        git.set_user_setting("gpg.format", "ssh")?;
        git.set_user_setting("user.signingkey", &path)?;
        context.note(&message!("join-configured", path = &path));
    } else {
        context.note(&message!("join-not-configured", path = &path));
    }
    Ok(signer.public)
}

/// Pins an introduction, and moves the pin of main to where it is now when that is asked for.
pub fn trust(context: &Context, line: Option<&str>, again: bool) -> Attempt<u8> {
    let mut other = false;
    if let Some(line) = line {
        if line.trim().is_empty() {
            return Err(Failure::usage(message!("no-introduction", line = line)));
        }
        // A line of another founding takes no good one's place.
        if let Some(known) = pinned_elsewhere(context, line) {
            context.note(&message!("trust-other", line = known));
            context.note(&message!("trust-other-help"));
            return Ok(1);
        }
        let organisation = pin_introduction(&Git::new(context.dir()), line)?;
        context.note(&message!("trust-done", organisation = organisation));
        let Ok(workspace) = context.workspace() else { return Ok(0) };
        other = anchor(&workspace.git, &*workspace.history()?)? == Anchor::Broken;
        if other {
            context.note(&message!("audit-other-anchor"));
        }
    }
    if again {
        pin_again_aloud(context)?;
    }
    Ok(u8::from(other))
}

/// The line of the organisation one stands in, where another one of the same organisation was given.
fn pinned_elsewhere(context: &Context, line: &str) -> Option<String> {
    let history = context.workspace().ok()?.history().ok()?;
    let founded = history.founded.as_ref()?;
    let here = introduction(&founded.organisation, &founded.commit.to_string(), &founded.state);
    let (organisation, _, _) = read_introduction(line)?;
    (organisation == founded.organisation && line.trim() != here).then_some(here)
}

/// Says what is given up, asks, and moves the pin.
fn pin_again_aloud(context: &Context) -> Attempt<()> {
    let workspace = context.workspace()?;
    workspace.recall_nothing();
    let history = workspace.judge_fully(workspace.main_tip()?)?;
    let before = history.state().and_then(|state| state.pin());
    let lawful = history.last_lawful().map(|id| id.to_string()).unwrap_or_default();
    match before.filter(|pin| history.position(*pin).is_none()) {
        Some(pin) => context.note(&message!("trust-again-gives-up", pin = pin.to_string(), head = &lawful)),
        None => context.note(&message!("trust-again-keeps", head = &lawful)),
    }
    if !context.may(&message!("trust-ask", path = &lawful)) {
        return Err(Failure::usage(message!("trust-not-moved")));
    }
    pin_again(&history)?;
    context.note(&message!("trust-again-done", head = lawful));
    Ok(())
}
