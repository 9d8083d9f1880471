//! A source of files into an organisation, on as many threads as help, with every fault of every file.

use std::sync::Arc;

use super::examine::examine;
use super::layout::{Kind, Region, Stray, classify};
use super::read::{Noun, parse};
use super::reader::INVALID_ID;
use super::source::{Content, Entry, Mode, Source};
use crate::finding::{Attempt, Finding, Place};
use crate::model::Organisation;
use crate::values;

/// The slug of the card for entries that have no place among the governed files.
const MISPLACED: &str = "misplaced-file";
/// Below this number of files a second thread costs more than it brings.
const WORTH_A_THREAD: usize = 200;

/// What a source holds.
#[derive(Debug, Default)]
pub struct Loaded {
    pub organisation: Organisation,
    pub findings: Vec<Finding>,
    /// Files that were read.
    pub files: usize,
}

impl Loaded {
    /// Why files that are there could not be read.
    pub fn unreadable(&self) -> impl Iterator<Item = &Finding> {
        let broken =
            |finding: &&Finding| finding.place.as_ref().is_some_and(|p| self.organisation.broken.contains(&p.path));
        self.findings.iter().filter(broken)
    }
}

type Read = (String, Kind, Option<Noun>, Vec<Finding>);

/// Reads every governed file and record.
///
/// # Errors
/// When the source cannot be read; a fault of a file is a finding.
pub fn load(source: &dyn Source) -> Attempt<Loaded> {
    let mut findings = vec![];
    let mut wanted = vec![];
    let mut misplaced = vec![];
    for entry in source.list()? {
        match sort(&entry) {
            Ok(Some(kind)) => wanted.push((entry.path, kind)),
            Ok(None) => {}
            Err(finding) => {
                findings.push(*finding);
                misplaced.push(entry.path);
            }
        }
    }
    let files = wanted.len();
    let mut loaded = assemble(read_all(source, wanted)?);
    findings.append(&mut loaded.findings);
    loaded.organisation.broken.extend(misplaced);
    Ok(Loaded { organisation: loaded.organisation, findings, files })
}

/// The kind of an entry, nothing when it is not ours, or what is wrong with its being there.
fn sort(entry: &Entry) -> Result<Option<Kind>, Box<Finding>> {
    let stray = |rule, fault: &str| {
        Err(Box::new(Finding::error(rule, Place::file(&entry.path), values![fault = fault, path = &entry.path])))
    };
    let region = classify(&entry.path);
    let free = matches!(region, Region::Free);
    match entry.mode {
        Mode::Link if !free => return stray(MISPLACED, "link"),
        Mode::Submodule if !free => return stray(MISPLACED, "submodule"),
        Mode::File | Mode::Executable | Mode::Link | Mode::Submodule => {}
    }
    match region {
        Region::Free => Ok(None),
        Region::Stray(Stray::Case) => stray(MISPLACED, "case"),
        Region::Stray(Stray::Extra) => stray(MISPLACED, "extra"),
        Region::Stray(Stray::Id) => stray(INVALID_ID, "path"),
        Region::Governed(_) if entry.mode == Mode::Executable => stray(MISPLACED, "executable"),
        Region::Governed(kind) | Region::Record(kind) => Ok(Some(kind)),
    }
}

fn read_all(source: &dyn Source, mut wanted: Vec<(String, Kind)>) -> Attempt<Vec<Read>> {
    let threads = std::thread::available_parallelism().map_or(1, std::num::NonZero::get).min(2);
    if wanted.len() < WORTH_A_THREAD || threads < 2 {
        return wanted.into_iter().map(|file| read_one(source, file)).collect();
    }
    let second = wanted.split_off(wanted.len() / 2);
    let (first, second) = std::thread::scope(|scope| {
        let other = scope.spawn(|| second.into_iter().map(|file| read_one(source, file)).collect::<Attempt<Vec<_>>>());
        let first: Attempt<Vec<_>> = wanted.into_iter().map(|file| read_one(source, file)).collect();
        (first, other.join())
    });
    let mut read = first?;
    match second {
        Ok(second) => read.extend(second?),
        Err(panic) => std::panic::resume_unwind(panic),
    }
    Ok(read)
}

fn read_one(source: &dyn Source, (path, kind): (String, Kind)) -> Attempt<Read> {
    if matches!(kind, Kind::OtherRecord | Kind::Attributes) {
        return Ok((path, kind, Some(Noun::Opaque), vec![]));
    }
    let cap = kind.cap();
    let (noun, mut findings) = match source.read(&path, cap)? {
        Content::Bytes(bytes) => parse(&kind, &path, &bytes),
        Content::TooLarge(size) => {
            let values = values![
                fault = "too-large",
                size = usize::try_from(size >> 10).unwrap_or(0),
                cap = usize::try_from(cap >> 10).unwrap_or(0)
            ];
            (None, vec![Finding::error(super::reader::INVALID_FILE, Place::file(&path), values)])
        }
    };
    findings.extend(noun.iter().flat_map(|noun| examine(&path, noun)));
    Ok((path, kind, noun, findings))
}

/// Puts what was read in its place.
pub fn assemble(read: Vec<Read>) -> Loaded {
    let mut loaded = Loaded { files: read.len(), ..Loaded::default() };
    for (path, kind, noun, mut findings) in read {
        loaded.findings.append(&mut findings);
        match noun {
            Some(noun) => place(&mut loaded.organisation, path, kind, noun),
            None => drop(loaded.organisation.broken.insert(path)),
        }
    }
    loaded
}

fn place(org: &mut Organisation, path: String, kind: Kind, noun: Noun) {
    match (kind, noun) {
        (_, Noun::Constitution(it)) => org.constitution = Some(Arc::unwrap_or_clone(it)),
        (_, Noun::Rules(it)) => org.rules = Some(Arc::unwrap_or_clone(it)),
        (_, Noun::Words(it)) => org.words = it,
        (_, Noun::Prose(it)) => drop(org.prose.insert(path, it)),
        (Kind::Person(id), Noun::Person(it)) => drop(org.people.insert(id, Arc::unwrap_or_clone(it))),
        (Kind::Domain(id), Noun::Domain(it)) => drop(org.domains.insert(id, Arc::unwrap_or_clone(it))),
        (Kind::Circle(id), Noun::Circle(it)) => drop(org.circles.insert(id, Arc::unwrap_or_clone(it))),
        (Kind::Role(id), Noun::Role(it)) => drop(org.roles.insert(id, Arc::unwrap_or_clone(it))),
        (Kind::Policy(id), Noun::Policy(it)) => drop(org.policies.insert(id, Arc::unwrap_or_clone(it))),
        (Kind::Proposal(id), Noun::Proposal(it)) => {
            org.decisions.entry(id).or_default().proposal = Some(Arc::unwrap_or_clone(it));
        }
        (Kind::Outcome(id), Noun::Outcome(it)) => {
            org.decisions.entry(id).or_default().outcome = Some(Arc::unwrap_or_clone(it));
        }
        (Kind::Answer(id, stem), Noun::Answer(it)) => {
            org.decisions.entry(id).or_default().answers.insert(stem, Arc::unwrap_or_clone(it));
        }
        (Kind::Founding(id), Noun::Founding(it)) => drop(org.founding.insert(id, Arc::unwrap_or_clone(it))),
        (Kind::Meeting(id), Noun::Meeting(it)) => drop(org.meetings.insert(id, Arc::unwrap_or_clone(it))),
        (Kind::Tension(id), Noun::Tension(it)) => drop(org.tensions.insert(id, Arc::unwrap_or_clone(it))),
        (Kind::Evaluation(id), Noun::Evaluation(it)) => drop(org.evaluations.insert(id, Arc::unwrap_or_clone(it))),
        (Kind::Assembly(id), Noun::Assembly(it)) => drop(org.assemblies.insert(id, Arc::unwrap_or_clone(it))),
        (_, _) => {}
    }
}
