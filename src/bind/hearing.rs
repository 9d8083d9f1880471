//! Hears answers: how each was signed, which replaces which, what each elector says now.

use std::collections::{BTreeMap, BTreeSet};

use super::digest::Digest;
use super::kinds::ChangeKind;
use super::numbers::Numbers;
use super::paper::SignedAnswer;
use super::standing::{Acceptance, Objection, Standing, Voice, Weight};
use super::state::{State, keys_of, speaks_for};
use super::statement::ANSWER_FORMAT;
use crate::model::{Answer, KeyState, PersonId, Recording, Said};

/// By what answers are weighed.
pub struct Scales<'a> {
    pub state: &'a dyn State,
    /// The state at the version's base, where one is named.
    pub roll: Option<&'a dyn State>,
    pub numbers: &'a Numbers,
    /// Who writes down for whom: the recorders of each circle, for its own electors.
    pub recorders: BTreeMap<PersonId, BTreeSet<PersonId>>,
    pub organisation: String,
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
            let active = speaks_for(self.state, recorder, key);
            // Keys are one's own affair: nobody writes down what somebody says of theirs.
            let keys = standing.kinds.iter().any(|k| matches!(k, ChangeKind::Keys(_) | ChangeKind::Suspension(_)));
            let may = self.numbers.recording == Recording::Recorder
                && !keys
                && self.recorders.get(&answer.person).is_some_and(|all| all.contains(recorder))
                && answer.via.is_some()
                && *recorder != answer.person;
            return if active && may { Signed::Recorded } else { Signed::Badly };
        }
        match keys_of(self.state, &answer.person).into_iter().find(|(known, _)| known == key) {
            Some((_, KeyState::Active)) => Signed::Own,
            // An objection stays whatever became of the key; a new one needs a key that was active when its version
            // opened.
            Some(_) if answer.answer == Said::Objection && self.was_active(answer, key, standing) => Signed::Own,
            Some(_) => Signed::Badly,
            None if standing.acceptances.iter().any(|a| a.person == answer.person && a.key == *key) => Signed::NewKey,
            None => Signed::Badly,
        }
    }
}

impl Scales<'_> {
    fn was_active(&self, answer: &Answer, key: &str, standing: &Standing) -> bool {
        let earlier = answer.version < standing.proposal.version;
        earlier || self.roll.is_none_or(|then| speaks_for(then, &answer.person, key))
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
pub fn weigh(standing: &mut Standing, papers: Vec<SignedAnswer>, scales: &Scales<'_>) {
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
        if heads.len() > 1 && standing.electors.contains(&person) {
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
    let place = |p: &SignedAnswer| (p.answer.version, p.answer.number);
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
    // Of two answers without a link, an objection is the one that is heard; without one, neither is.
    let objection = heads.iter().find(|p| p.answer.answer == Said::Objection);
    let head = objection.or(heads.first().filter(|_| heads.len() == 1));
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
