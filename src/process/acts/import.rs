//! Puts what was imported into a folder: an organisation that is there, or a new one.

use std::path::PathBuf;

use crate::files::{Kind, Noun, Region, classify, parse};
use crate::finding::{Attempt, Failure};
use crate::import::Imported;
use crate::lang::Catalogue;
use crate::message;
use crate::model::{Base, Instant, Person, PersonId};
use crate::process::bench::skeleton::{self, Founder, Plan, Template};
use crate::store::{Edits, Repo, Stamp, read_text};

/// Where an import goes, and who founds it when it is new.
pub struct Landing {
    pub dir: PathBuf,
    pub founders: Vec<Founder>,
    pub now: Instant,
    pub entropy: String,
    pub stamp: Stamp,
    pub dry_run: bool,
}

/// Writes the files that differ; gives their number. A new organisation is committed, edits to one that is
/// there are left for a proposal.
///
/// # Errors
/// When the folder cannot be written.
pub fn land_import(landing: &Landing, imported: &Imported, both: (&Catalogue, &Catalogue)) -> Attempt<usize> {
    let there = read_text(&landing.dir.join("constitution.toml")).is_ok();
    let fresh = !there;
    let mut files = if fresh && imported.root.is_some() { first_files(landing, imported, both)? } else { Edits::new() };
    for (path, bytes) in &imported.files {
        let keep = imported.root.is_some() && files.contains_key(path) && path.starts_with("people/");
        if !keep {
            files.insert(path.clone(), Some(bytes.clone()));
        }
    }
    files.retain(|path, bytes| match read_text(&landing.dir.join(path)) {
        Ok(there) => Some(there.as_bytes()) != bytes.as_deref() && !only_keys_differ(path, &there, bytes.as_deref()),
        Err(_) => true,
    });
    if landing.dry_run || files.is_empty() {
        return Ok(files.len());
    }
    let message = format!("import: {}\n", crate::lang::visible(&imported.name));
    match Repo::open(&landing.dir) {
        Ok(repo) if repo.workdir().is_some_and(|w| crate::store::same_file(&w, &landing.dir)) => {
            repo.finish()?;
            if fresh {
                repo.begin_within(&files, &landing.stamp, &message)?;
            } else {
                for (path, bytes) in &files {
                    repo.write(path, bytes.as_deref().unwrap_or_default())?;
                }
            }
        }
        _ => drop(Repo::begin(&landing.dir, "main", &files, &landing.stamp, &message)?),
    }
    Ok(files.len())
}

/// Whether a person's file differs from the imported one by nothing but the keys it was given here.
fn only_keys_differ(path: &str, there: &str, imported: Option<&[u8]>) -> bool {
    let (Region::Governed(kind @ Kind::Person(_)), Some(imported)) = (classify(path), imported) else { return false };
    let person = |bytes: &[u8]| match parse(&kind, path, bytes).0 {
        Some(Noun::Person(person)) => Some(Person { keys: vec![], ..(*person).clone() }),
        _ => None,
    };
    person(there.as_bytes()).is_some_and(|there| person(imported).is_some_and(|new| there == new))
}

/// The files of a plain organisation around the imported root.
fn first_files(landing: &Landing, imported: &Imported, both: (&Catalogue, &Catalogue)) -> Attempt<Edits> {
    let founders = if landing.founders.is_empty() {
        vec![Founder { id: nobody(), category: None, key: None, name: None, apart: false }]
    } else {
        landing.founders.clone()
    };
    let plan = Plan {
        dir: landing.dir.clone(),
        name: imported.name.clone(),
        template: Template::Plain,
        base: Base::Plain,
        founders,
        now: landing.now,
        entropy: landing.entropy.clone(),
        stamp: landing.stamp.clone(),
    };
    let mut files = skeleton::first_files(&plan, both.0, both, "main")?;
    files.retain(|path, _| {
        !path.starts_with("circles/") && !path.starts_with("domains/") && !path.starts_with("people/")
    });
    let root = imported.root.as_ref().map(ToString::to_string).unwrap_or_default();
    let text = files.get("constitution.toml").cloned().flatten().unwrap_or_default();
    let mut edit = crate::files::Edit::open("constitution.toml", &String::from_utf8_lossy(&text))?;
    edit.set("root", &root);
    edit.set("founders", &landing.founders.iter().map(|f| f.id.clone()).collect::<Vec<_>>());
    files.insert("constitution.toml".into(), Some(edit.text().into_bytes()));
    for founder in &landing.founders {
        let (path, bytes) = founder_file(founder, imported, landing)?;
        files.insert(path, Some(bytes));
    }
    Ok(files)
}

fn nobody() -> PersonId {
    PersonId::parse("nobody").unwrap_or_else(|| unreachable!("a slug"))
}

/// A founder's file: the imported one with the key added, or a new one.
fn founder_file(founder: &Founder, imported: &Imported, landing: &Landing) -> Attempt<(String, Vec<u8>)> {
    let path = Kind::Person(founder.id.clone()).path().unwrap_or_default();
    let fresh = skeleton::person(founder, landing.now.date());
    let Some(bytes) = imported.files.get(&path) else {
        return Err(Failure::usage(message!("founder-not-imported", person = founder.id.as_str())));
    };
    let mut edit = crate::files::Edit::open(&path, &String::from_utf8_lossy(bytes))?;
    edit.set("keys", &fresh.keys);
    Ok((path, edit.text().into_bytes()))
}
