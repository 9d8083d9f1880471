//! Where a decision stands: each answer weighed, each elector's voice, what is still missing.

use std::collections::{BTreeMap, BTreeSet};

use super::digest::Digest;
use super::electors::{electors, recorders};
use super::holds::{Unheld, circles_of, deciding};
use super::kinds::{Change, ChangeKind, added_keys, ends_only, kinds_of};
use super::numbers::Numbers;
use super::state::{State, keys_of};
use super::statement::ANSWER_FORMAT;
use crate::files::Kind;
use crate::model::{
    Absence, Answer, CircleId, Date, DecisionId, Instant, KeyState, PersonId, Proposal, Recording, Said, Silence,
    Status, Verdict,
};

/// One answer as it lies in the dossier.
#[derive(Clone, Debug)]
pub struct Paper {
    pub stem: String,
    pub digest: Digest,
    pub answer: Answer,
    /// The key whose signature over these bytes was verified in the namespace of answers.
    pub key: Option<String>,
}

/// A decision being closed.
#[derive(Clone, Debug)]
pub struct Sealing {
    pub result: Verdict,
    pub decided: Instant,
}

/// A dossier, its change and the lawful state's day, ready to be judged.
pub struct Case<'a> {
    pub id: &'a DecisionId,
    pub proposal: &'a Proposal,
    pub changes: &'a [Change],
    /// The digest of the change as it is; `None` when a dossier reaches main without its changes.
    pub change: Option<String>,
    pub papers: Vec<Paper>,
    /// `None` while the dossier is open.
    pub sealing: Option<Sealing>,
    pub now: Instant,
}

/// What one paper weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weight {
    Counted,
    /// It binds another version, change or rules.
    Stale,
    Superseded,
    /// A question or a reaction.
    Talk,
    /// A new key accepting its admission.
    Acceptance,
    /// No signature by a key that speaks for this person.
    Unverified,
    /// It names another organisation or decision.
    Foreign,
    /// Signed by somebody who has no say in this.
    Outsider,
}

/// What one elector says now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Voice {
    pub answer: Said,
    pub version: i64,
    pub stale: bool,
    pub recorded_by: Option<PersonId>,
}

/// People of one circle (or one concerned person) whose consent is needed, counted apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    pub circle: Option<CircleId>,
    pub electors: BTreeSet<PersonId>,
    /// The fewest that must have answered.
    pub quorum: usize,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Objection {
    pub person: PersonId,
    pub stem: String,
    pub version: i64,
    pub reason: String,
    pub open: bool,
}

/// A new key that must say that it is its person's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Acceptance {
    pub person: PersonId,
    pub key: String,
    pub given: bool,
}

/// A dossier judged against one lawful state.
#[derive(Clone, Debug)]
pub struct Standing {
    pub id: DecisionId,
    pub proposal: Proposal,
    pub change: Option<String>,
    pub rules: String,
    pub kinds: BTreeSet<ChangeKind>,
    /// The circles named by the proposal.
    pub named: BTreeSet<CircleId>,
    pub groups: Vec<Group>,
    pub electors: BTreeSet<PersonId>,
    pub voices: BTreeMap<PersonId, Voice>,
    pub papers: Vec<(Paper, Weight)>,
    pub objections: Vec<Objection>,
    pub equivocations: BTreeSet<PersonId>,
    pub acceptances: Vec<Acceptance>,
    pub absent: Vec<Absence>,
    /// Paths that need a circle the proposal does not name, with that circle.
    pub outside: Vec<(String, CircleId)>,
    pub unheld: Vec<(String, Unheld)>,
    /// Whether the proposer's own signed answer to this version and change is there.
    pub version_exists: bool,
    /// Whether the dossier's window has lasted long enough.
    pub window_passed: bool,
    /// The day before which it may close only when everyone has answered.
    pub window_ends: Option<Date>,
    pub min_open_days: i64,
    pub max_rounds: i64,
    pub stand_aside: bool,
    /// `None` while it is open.
    pub result: Option<Verdict>,
    /// Whether nobody may be absent and no window may be shortened.
    pub strict: bool,
}

impl Standing {
    /// Electors whose consent to this version is not there, in the order of their ids.
    pub fn missing(&self) -> Vec<PersonId> {
        let absent: BTreeSet<&PersonId> = self.absent.iter().map(|a| &a.person).collect();
        self.electors.iter().filter(|p| !self.has_answered(p) && !absent.contains(p)).cloned().collect()
    }

    /// Whether an elector's voice counts for this version.
    pub fn has_answered(&self, person: &PersonId) -> bool {
        self.voices.get(person).is_some_and(|v| !v.stale && self.lets_pass(v.answer))
    }

    fn lets_pass(&self, said: Said) -> bool {
        said.lets_pass() && (self.stand_aside || said != Said::StandAside)
    }

    pub fn everyone_answered(&self) -> bool {
        self.electors.iter().all(|p| self.has_answered(p))
    }

    pub fn open_objections(&self) -> impl Iterator<Item = &Objection> {
        self.objections.iter().filter(|o| o.open)
    }

    /// Whether an answer that is counted was written down by somebody else.
    pub fn counts_recorded(&self) -> bool {
        self.voices.values().any(|v| !v.stale && v.recorded_by.is_some())
    }
}

/// Judges a dossier against a lawful state.
pub fn judge(case: Case<'_>, state: &dyn State, numbers: &Numbers) -> Standing {
    let day = case.sealing.as_ref().map_or(case.now, |s| s.decided).date();
    let kinds = kinds_of(case.changes, &case.proposal.proposer);
    let mut standing = blank(&case, kinds, state, numbers);
    hold(&mut standing, case.changes, state, numbers, day);
    let recorders: BTreeSet<PersonId> =
        standing.groups.iter().filter_map(|g| g.circle.as_ref()).flat_map(|c| recorders(state, c, numbers)).collect();
    let organisation = state.constitution().map(|c| c.id.clone()).unwrap_or_default();
    let scales = Scales { state, numbers, recorders, organisation };
    weigh(&mut standing, case.papers, &scales);
    window(&mut standing, case.sealing.as_ref().map_or(case.now, |s| s.decided));
    absences(&mut standing, numbers);
    standing
}

fn blank(case: &Case<'_>, kinds: BTreeSet<ChangeKind>, state: &dyn State, numbers: &Numbers) -> Standing {
    let mut named: BTreeSet<CircleId> = case.proposal.with.iter().cloned().collect();
    named.insert(case.proposal.circle.clone());
    let acceptances = case.changes.iter().flat_map(added_keys);
    Standing {
        id: case.id.clone(),
        proposal: case.proposal.clone(),
        change: case.change.clone(),
        rules: state.rules_digest(),
        strict: kinds.iter().any(|k| matches!(k, ChangeKind::Separation(_))),
        kinds,
        named,
        groups: vec![],
        electors: BTreeSet::new(),
        voices: BTreeMap::new(),
        papers: vec![],
        objections: vec![],
        equivocations: BTreeSet::new(),
        acceptances: acceptances.map(|(person, key)| Acceptance { person, key, given: false }).collect(),
        absent: vec![],
        outside: vec![],
        unheld: vec![],
        version_exists: false,
        window_passed: false,
        window_ends: None,
        min_open_days: numbers.min_open_days,
        max_rounds: numbers.max_rounds,
        stand_aside: numbers.stand_aside,
        result: case.sealing.as_ref().map(|s| s.result),
    }
}

/// Finds who must answer, and the paths that nobody named may change.
fn hold(standing: &mut Standing, changes: &[Change], state: &dyn State, numbers: &Numbers, day: Date) {
    let mut circles = standing.named.clone();
    let personal = !standing.kinds.is_empty()
        && standing
            .kinds
            .iter()
            .all(|k| matches!(k, ChangeKind::Departure(_) | ChangeKind::Leave(_) | ChangeKind::Keys(_)));
    for change in changes {
        match circles_of(change, changes, &standing.kinds, state) {
            Err(why) => standing.unheld.push((change.path.clone(), why)),
            Ok(needed) => {
                let foreign = needed.into_iter().filter(|c| !standing.named.contains(c));
                standing.outside.extend(foreign.map(|circle| (change.path.clone(), circle)));
            }
        }
    }
    if personal {
        circles.clear();
    }
    let circles: BTreeSet<CircleId> = circles.iter().map(|c| deciding(c, state, numbers, day)).collect();
    for circle in circles {
        let mut all = electors(state, &circle, numbers, day);
        for kind in &standing.kinds {
            if let ChangeKind::Separation(person) = kind {
                all.remove(person);
            }
        }
        add_group(standing, Some(circle), all, numbers);
    }
    for (circle, people) in concerned(changes, &standing.kinds, state) {
        add_group(standing, circle, people, numbers);
    }
}

fn add_group(standing: &mut Standing, circle: Option<CircleId>, electors: BTreeSet<PersonId>, numbers: &Numbers) {
    let quorum = standing.kinds.iter().map(|k| numbers.quorum_for(k.word()).of(electors.len())).max();
    let quorum = quorum.unwrap_or_else(|| numbers.quorum.of(electors.len()));
    standing.electors.extend(electors.iter().cloned());
    standing.groups.push(Group { circle, electors, quorum });
}

/// People who must agree whatever circle they are in: who acts for themselves, who is elected, the first
/// members of a new circle.
fn concerned(
    changes: &[Change],
    kinds: &BTreeSet<ChangeKind>,
    state: &dyn State,
) -> Vec<(Option<CircleId>, BTreeSet<PersonId>)> {
    let member = |p: &PersonId| state.person(p).is_some_and(|p| p.status == Status::Member);
    let mut groups = vec![];
    for kind in kinds {
        if let ChangeKind::Departure(p) | ChangeKind::Leave(p) | ChangeKind::Keys(p) = kind {
            groups.push((None, BTreeSet::from([p.clone()])));
        }
    }
    let leaving = |change: &Change| {
        kinds.iter().any(|kind| match kind {
            ChangeKind::Separation(p) | ChangeKind::Departure(p) => ends_only(change, p),
            _ => false,
        })
    };
    for change in changes.iter().filter(|c| !leaving(c)) {
        let people: BTreeSet<PersonId> = match (change.circles(), change.roles(), &change.file) {
            ((None, Some(new)), _, Some(Kind::Circle(_))) => new.members.iter().cloned().collect(),
            (_, (old, Some(new)), _) if new.core.is_some() => {
                let before = old.map(|r| r.holders.clone()).unwrap_or_default();
                new.holders.iter().filter(|h| !before.contains(h)).map(|h| h.person.clone()).collect()
            }
            _ => BTreeSet::new(),
        };
        let people: BTreeSet<PersonId> = people.into_iter().filter(member).collect();
        if !people.is_empty() {
            groups.push((None, people));
        }
    }
    groups
}

struct Scales<'a> {
    state: &'a dyn State,
    numbers: &'a Numbers,
    recorders: BTreeSet<PersonId>,
    organisation: String,
}

impl Scales<'_> {
    /// How a paper was signed, before its place among the others is known.
    fn signed(&self, paper: &Paper, standing: &Standing) -> Signed {
        let answer = &paper.answer;
        let foreign = answer.format != ANSWER_FORMAT
            || answer.organisation != self.organisation
            || answer.decision != standing.id.as_str();
        let (false, Some(key)) = (foreign, &paper.key) else {
            return if foreign { Signed::Foreign } else { Signed::Badly };
        };
        if let Some(recorder) = &answer.recorded_by {
            let active = keys_of(self.state, recorder).contains(&(key.clone(), KeyState::Active));
            let may = self.numbers.recording == Recording::Recorder
                && self.recorders.contains(recorder)
                && answer.via.is_some()
                && *recorder != answer.person;
            return if active && may { Signed::Recorded } else { Signed::Badly };
        }
        match keys_of(self.state, &answer.person).into_iter().find(|(known, _)| known == key) {
            Some((_, KeyState::Active)) => Signed::Own,
            Some((_, KeyState::Suspended | KeyState::Retired)) if answer.answer == Said::Objection => Signed::Own,
            Some(_) => Signed::Badly,
            None if standing.acceptances.iter().any(|a| a.person == answer.person && a.key == *key) => Signed::NewKey,
            None => Signed::Badly,
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Signed {
    Own,
    Recorded,
    NewKey,
    Badly,
    Foreign,
}

/// Weighs every paper and finds each elector's voice.
fn weigh(standing: &mut Standing, papers: Vec<Paper>, scales: &Scales<'_>) {
    let signed: Vec<Signed> = papers.iter().map(|p| scales.signed(p, standing)).collect();
    let own: BTreeSet<PersonId> = papers
        .iter()
        .zip(&signed)
        .filter(|(p, s)| **s == Signed::Own && !p.answer.answer.is_talk())
        .map(|(p, _)| p.answer.person.clone())
        .collect();
    let counts = |paper: &Paper, signed: Signed| {
        !paper.answer.answer.is_talk()
            && (signed == Signed::Own || (signed == Signed::Recorded && !own.contains(&paper.answer.person)))
    };
    let chained: Vec<&Paper> = papers.iter().zip(&signed).filter(|(p, s)| counts(p, **s)).map(|(p, _)| p).collect();
    let superseded = superseded(&chained);
    let mut heads: BTreeMap<PersonId, Vec<Paper>> = BTreeMap::new();
    for paper in chained.iter().filter(|p| !superseded.contains(&p.digest)) {
        heads.entry(paper.answer.person.clone()).or_default().push((*paper).clone());
    }
    for paper in chained.iter().filter(|p| p.answer.answer == Said::Objection) {
        note_objection(standing, paper, superseded.contains(&paper.digest));
    }
    standing.version_exists = chained.iter().any(|p| is_version(standing, p));
    adopt_bound_change(standing, &chained);
    for (person, heads) in heads {
        if heads.len() > 1 {
            standing.equivocations.insert(person.clone());
        }
        hear(standing, person, &heads);
    }
    for (paper, signed) in papers.into_iter().zip(signed) {
        let weight = weight(standing, &paper, signed, &superseded);
        if weight == Weight::Acceptance {
            let same = |a: &&mut Acceptance| a.person == paper.answer.person && Some(&a.key) == paper.key.as_ref();
            standing.acceptances.iter_mut().filter(same).for_each(|a| a.given = true);
        }
        standing.papers.push((paper, weight));
    }
}

/// The digests that a later answer of the same person supersedes.
fn superseded(chained: &[&Paper]) -> BTreeSet<Digest> {
    let mut digests = BTreeSet::new();
    for paper in chained {
        let Some(target) = paper.answer.supersedes.as_ref().map(|s| s.trim_start_matches("sha256:")) else { continue };
        let found = chained.iter().find(|p| p.digest == target && p.answer.person == paper.answer.person);
        digests.extend(found.map(|p| p.digest.clone()));
    }
    digests
}

fn note_objection(standing: &mut Standing, paper: &Paper, superseded: bool) {
    let person = paper.answer.person.clone();
    let open = !superseded && standing.electors.contains(&person);
    standing.objections.push(Objection {
        person,
        stem: paper.stem.clone(),
        version: paper.answer.version,
        reason: paper.answer.reason.clone().unwrap_or_default(),
        open,
    });
}

fn is_version(standing: &Standing, paper: &Paper) -> bool {
    paper.answer.answer == Said::Propose
        && paper.answer.person == standing.proposal.proposer
        && paper.answer.version == standing.proposal.version
        && standing.change.as_ref().is_none_or(|change| *change == paper.answer.change)
}

/// A dossier that reaches main without its changes is judged by the change its proposer bound.
fn adopt_bound_change(standing: &mut Standing, chained: &[&Paper]) {
    if standing.change.is_none() {
        standing.change = chained.iter().find(|p| is_version(standing, p)).map(|p| p.answer.change.clone());
    }
}

fn binds(standing: &Standing, answer: &Answer) -> bool {
    answer.version == standing.proposal.version
        && Some(&answer.change) == standing.change.as_ref()
        && answer.rules == standing.rules
}

fn hear(standing: &mut Standing, person: PersonId, heads: &[Paper]) {
    // Of two answers without a link, an objection is the one that is heard: nothing may pass over it.
    let head = heads.iter().find(|p| p.answer.answer == Said::Objection).or(heads.first());
    if let Some(paper) = head {
        let voice = Voice {
            answer: paper.answer.answer,
            version: paper.answer.version,
            stale: paper.answer.answer != Said::Objection && !binds(standing, &paper.answer),
            recorded_by: paper.answer.recorded_by.clone(),
        };
        standing.voices.insert(person, voice);
    }
}

fn weight(standing: &Standing, paper: &Paper, signed: Signed, superseded: &BTreeSet<Digest>) -> Weight {
    let bound = binds(standing, &paper.answer);
    match signed {
        Signed::Foreign => Weight::Foreign,
        Signed::Badly => Weight::Unverified,
        _ if paper.answer.answer.is_talk() => Weight::Talk,
        Signed::NewKey if bound && paper.answer.answer == Said::Consent => Weight::Acceptance,
        Signed::NewKey => Weight::Stale,
        _ if superseded.contains(&paper.digest) => Weight::Superseded,
        _ if !standing.electors.contains(&paper.answer.person) => Weight::Outsider,
        _ if bound || paper.answer.answer == Said::Objection => Weight::Counted,
        Signed::Own | Signed::Recorded => Weight::Stale,
    }
}

fn window(standing: &mut Standing, at: Instant) {
    let Some(opened) = standing.proposal.opened else { return };
    let seconds = standing.min_open_days * 86_400;
    standing.window_passed = at.seconds() - opened.seconds() >= seconds;
    standing.window_ends = Instant::from_seconds(opened.seconds() + seconds).map(Instant::date);
}

/// Where the constitution says that silence is consent, those who said nothing are absent by that rule.
fn absences(standing: &mut Standing, numbers: &Numbers) {
    if numbers.silence != Silence::Consent || standing.strict || !standing.window_passed {
        return;
    }
    let objects: BTreeSet<PersonId> = standing.open_objections().map(|o| o.person.clone()).collect();
    let silent = standing.missing().into_iter().filter(|p| !objects.contains(p));
    standing.absent = silent.map(|person| Absence { person, rule: "silence".into() }).collect();
}
