//! A new organisation.

use std::path::Path;

use crate::cli::context::Context;
use crate::cli::{out, usage};
use crate::finding::{Attempt, Failure};
use crate::lang::Catalogue;
use crate::message;
use crate::model::{Base, PersonId, Slug, slugify};
use crate::process::{self, Founder, Plan, Template, read_key};
use crate::store::{Git, LOCAL_PEOPLE, Signer, Stamp, entropy};

pub fn run(
    context: &Context,
    dir: Option<&Path>,
    template: Template,
    base: Base,
    name: Option<&str>,
    (founders, apart): (&[String], bool),
) -> Attempt<u8> {
    if dir.is_none() && std::env::var_os("HOME").is_some_and(|home| is_same(Path::new(&home), &context.dir())) {
        return Err(Failure::usage(message!("init-at-home")));
    }
    let dir = dir.map_or_else(|| context.dir(), |d| context.dir().join(d));
    let folder = dir.canonicalize().unwrap_or_else(|_| dir.clone());
    let own_name = folder.file_name().map(|n| n.to_string_lossy().into_owned());
    let name = name.map(str::to_owned).or(own_name).ok_or_else(|| Failure::usage(message!("no-name")))?;
    let git = Git::new(context.dir());
    let mut founders = if founders.is_empty() { vec![oneself(&git)?] } else { read_founders(founders)? };
    with_own_key(&git, &mut founders);
    // Whoever says yes to all has not said that names go elsewhere.
    let apart = apart || !context.global.yes && context.may(&message!("init-ask-names"));
    for founder in &mut founders {
        founder.apart = apart;
    }
    let plan = Plan {
        dir,
        name,
        template,
        base,
        founders,
        now: context.now,
        entropy: entropy()?,
        stamp: if apart { nameless(context.now.seconds()) } else { stamp(&git, context)? },
    };
    let (fr, en) = (Catalogue::new(crate::lang::Lang::Fr), Catalogue::new(crate::lang::Lang::En));
    let both = if context.say.lang == crate::lang::Lang::Fr { (&fr, &en) } else { (&en, &fr) };
    if context.global.dry_run {
        context.note(&message!("dry-run"));
        return Ok(0);
    }
    process::init(&plan, both)?;
    out::data(&format!("{}\n", plan.dir.display()));
    let people: Vec<String> = plan.founders.iter().map(|f| f.id.to_string()).collect();
    context.note(&message!("init-done", name = &plan.name, people = people));
    let keyless: Vec<String> = plan.founders.iter().filter(|f| f.key.is_none()).map(|f| f.id.to_string()).collect();
    if !keyless.is_empty() {
        context.note(&message!("init-keyless", people = keyless));
    }
    if apart {
        context.note(&message!("init-names-apart", path = LOCAL_PEOPLE));
    }
    context.note(&message!("init-next", path = plan.dir.display().to_string()));
    Ok(0)
}

/// Whether two paths are one folder.
fn is_same(one: &Path, other: &Path) -> bool {
    one.canonicalize().ok().zip(other.canonicalize().ok()).is_some_and(|(one, other)| one == other)
}

/// Whoever types is among the founders, and gave no key: it is the one with which git signs here.
fn with_own_key(git: &Git, founders: &mut [Founder]) {
    let Ok(me) = oneself(git) else { return };
    if let Some(own) = founders.iter_mut().find(|it| it.id == me.id && it.key.is_none()) {
        own.key = me.key;
    }
}

/// `ID[:CATEGORY][=KEY]`, several times.
pub fn read_founders(texts: &[String]) -> Attempt<Vec<Founder>> {
    texts.iter().map(|text| read_founder(text)).collect()
}

fn read_founder(text: &str) -> Attempt<Founder> {
    let (who, key) = text.split_once('=').map_or((text, None), |(who, key)| (who, Some(key)));
    let (id, category) = who.split_once(':').map_or((who, None), |(id, category)| (id, Some(category)));
    let known = PersonId::parse(id);
    Ok(Founder {
        // Who types a name is called so.
        name: known.is_none().then(|| id.to_owned()),
        id: known.or_else(|| PersonId::parse(&slugify(id))).ok_or_else(|| usage("bad-id", id))?,
        category: category.map(|c| Slug::parse(c).ok_or_else(|| usage("bad-id", c))).transpose()?,
        key: key.map(read_key).transpose()?,
        apart: false,
    })
}

/// Whoever types, as the only founder: the name and the key of their git settings.
fn oneself(git: &Git) -> Attempt<Founder> {
    let name = git.user_setting("user.name")?.unwrap_or_default();
    let id = PersonId::parse(&slugify(&name)).ok_or_else(|| Failure::usage(message!("no-founder")))?;
    let key = Signer::of_user(git, &std::env::temp_dir()).ok().map(|s| s.public);
    Ok(Founder { id, category: None, key, name: None, apart: false })
}

/// Whose names stay out of git signs the first commit with none.
fn nameless(seconds: i64) -> Stamp {
    Stamp { name: "Accord".into(), email: "accord@localhost".into(), seconds }
}

/// Who commits before anybody is known by a key.
pub fn stamp(git: &Git, context: &Context) -> Attempt<Stamp> {
    let name = git.user_setting("user.name")?.unwrap_or_else(|| "Accord".into());
    let email = git.user_setting("user.email")?.unwrap_or_else(|| "accord@localhost".into());
    Ok(Stamp { name, email, seconds: context.now.seconds() })
}
