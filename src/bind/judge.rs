//! Weighs a dossier against a lawful state: each answer, each elector's voice, what is held by whom.

use std::collections::{BTreeMap, BTreeSet};

use super::digest::Digest;
use super::electors::{electors, recorders};
use super::kinds::{Change, ChangeKind, added_keys, ends_only, kinds_of};
use super::numbers::Numbers;
use super::ownership::{circles_of, deciding};
use super::standing::{Acceptance, Case, Group, Objection, SignedAnswer, Standing, Voice, Weight};
use super::state::{State, keys_of};
use super::statement::ANSWER_FORMAT;
use crate::files::{Kind, split_stem};
use crate::model::{Absence, Answer, CircleId, Date, Instant, KeyState, PersonId, Recording, Said, Silence, Status};

/// Judges a dossier against a lawful state.
pub fn judge(case: Case<'_>, state: &dyn State, numbers: &Numbers) -> Standing {
    let day = case.sealing.as_ref().map_or(case.now, |s| s.decided).date();
    let kinds = kinds_of(case.changes, &case.proposal.proposer);
    let mut standing = blank(&case, kinds, state, numbers);
    let spoke = spoke(&case.papers, state);
    hold(&mut standing, case.changes, state, numbers, day, &spoke);
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
        changes: case.changes.to_vec(),
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
        unsigned: vec![],
        window_passed: false,
        window_ends: None,
        min_open_days: numbers.min_open_days,
        max_rounds: numbers.max_rounds,
        stand_aside: numbers.stand_aside,
        concerns: numbers.concerns,
        result: case.sealing.as_ref().map(|s| s.result),
    }
}

/// Those who gave an answer with a key of their own, whatever became of it.
fn spoke(papers: &[SignedAnswer], state: &dyn State) -> BTreeSet<PersonId> {
    let own = |paper: &&SignedAnswer| {
        let person = &paper.answer.person;
        !paper.answer.answer.is_talk()
            && paper.key.as_ref().is_some_and(|key| keys_of(state, person).iter().any(|(known, _)| known == key))
    };
    papers.iter().filter(own).map(|p| p.answer.person.clone()).collect()
}

/// Finds who must answer, and the paths that nobody named may change.
fn hold(
    standing: &mut Standing,
    changes: &[Change],
    state: &dyn State,
    numbers: &Numbers,
    day: Date,
    spoke: &BTreeSet<PersonId>,
) {
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
    let circles: BTreeSet<CircleId> = circles.iter().map(|c| deciding(c, state, numbers, day, spoke)).collect();
    for circle in circles {
        let mut all = electors(state, &circle, numbers, day, spoke);
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
    fn signed(&self, paper: &SignedAnswer, standing: &Standing) -> Signed {
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
fn weigh(standing: &mut Standing, papers: Vec<SignedAnswer>, scales: &Scales<'_>) {
    let signed: Vec<Signed> = papers.iter().map(|p| scales.signed(p, standing)).collect();
    let own: BTreeSet<PersonId> = papers
        .iter()
        .zip(&signed)
        .filter(|(p, s)| **s == Signed::Own && !p.answer.answer.is_talk())
        .map(|(p, _)| p.answer.person.clone())
        .collect();
    let counts = |paper: &SignedAnswer, signed: Signed| {
        !paper.answer.answer.is_talk()
            && (signed == Signed::Own || (signed == Signed::Recorded && !own.contains(&paper.answer.person)))
    };
    let chained: Vec<&SignedAnswer> =
        papers.iter().zip(&signed).filter(|(p, s)| counts(p, **s)).map(|(p, _)| p).collect();
    let superseded = superseded(&chained);
    let mut heads: BTreeMap<PersonId, Vec<SignedAnswer>> = BTreeMap::new();
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

/// The digests that a later answer of the same person supersedes: the one it names, and all before that one. So
/// whoever gave two answers without a link mends it by answering once more.
fn superseded(chained: &[&SignedAnswer]) -> BTreeSet<Digest> {
    let place = |p: &SignedAnswer| split_stem(&p.stem).map(|(version, _, number)| (version, number));
    let mut digests = BTreeSet::new();
    for paper in chained {
        let Some(target) = paper.answer.supersedes.as_ref().map(|s| s.trim_start_matches("sha256:")) else { continue };
        let own = || chained.iter().filter(|p| p.answer.person == paper.answer.person && p.digest != paper.digest);
        let Some(named) = own().find(|p| p.digest == target) else { continue };
        digests.extend(own().filter(|p| place(p) <= place(named)).map(|p| p.digest.clone()));
    }
    digests
}

fn note_objection(standing: &mut Standing, paper: &SignedAnswer, superseded: bool) {
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

fn is_version(standing: &Standing, paper: &SignedAnswer) -> bool {
    paper.answer.answer == Said::Propose
        && paper.answer.person == standing.proposal.proposer
        && paper.answer.version == standing.proposal.version
        && standing.change.as_ref().is_none_or(|change| *change == paper.answer.change)
}

/// A dossier that reaches main without its changes is judged by the change its proposer bound.
fn adopt_bound_change(standing: &mut Standing, chained: &[&SignedAnswer]) {
    if standing.change.is_none() {
        let bound = newest(chained.iter().copied().filter(|p| is_version(standing, p)));
        standing.change = bound.map(|p| p.answer.change.clone());
    }
}

/// Of a proposer's signatures under one version the newest: before anybody answered, a version may be signed anew.
pub fn newest<'p>(signed: impl Iterator<Item = &'p SignedAnswer>) -> Option<&'p SignedAnswer> {
    let signed: Vec<&SignedAnswer> = signed.collect();
    let superseded = superseded(&signed);
    signed.into_iter().find(|p| !superseded.contains(&p.digest))
}

fn binds(standing: &Standing, answer: &Answer) -> bool {
    answer.version == standing.proposal.version
        && Some(&answer.change) == standing.change.as_ref()
        && answer.rules == standing.rules
}

fn hear(standing: &mut Standing, person: PersonId, heads: &[SignedAnswer]) {
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

fn weight(standing: &Standing, paper: &SignedAnswer, signed: Signed, superseded: &BTreeSet<Digest>) -> Weight {
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
    // Whoever answered this version, whatever they said, was not silent.
    let quiet = |p: &PersonId| standing.voices.get(p).is_none_or(|v| v.stale);
    let silent = standing.missing().into_iter().filter(|p| !objects.contains(p) && quiet(p));
    standing.absent = silent.map(|person| Absence { person, rule: "silence".into() }).collect();
}
