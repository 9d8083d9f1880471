//! Hears answers: how each was signed, which replaces which, what each elector says now.

use std::collections::{BTreeMap, BTreeSet};

use super::aside::set_aside;
use super::digest::Digest;
use super::electors::{all_electors, human, recorders_but};
use super::kinds::ChangeKind;
use super::letter::{letter_writers, names_its_letter};
use super::manner::Weighs;
use super::numbers::Numbers;
use super::paper::SignedAnswer;
use super::replaced::superseded;
use super::standing::{Acceptance, Group, Objection, Standing, Voice, Weight, binds};
use super::state::{State, has_active_key, keys_of, speaks_for, was_not_silent};
use super::versioned::{adopt_bound_change, is_newest_version, is_taken_back, is_version, voted_on};
use super::vouching::suspenders;
use crate::model::{Answer, CircleId, KeyState, Method, PersonId, Recording, Said};

/// Who speaks by one state: for themselves, and in writing for others.
pub struct Hand<'a> {
    pub state: &'a dyn State,
    /// Who writes down for whom: the recorders of each circle, for its own electors.
    pub recorders: BTreeMap<PersonId, BTreeSet<PersonId>>,
}

impl<'a> Hand<'a> {
    pub fn new(standing: &Standing, state: &'a dyn State, numbers: &Numbers) -> Self {
        Self { state, recorders: writers(standing, state, numbers) }
    }

    /// By the state at the base of a version; `None` where its rules cannot be read.
    pub fn of(standing: &Standing, state: &'a dyn State) -> Option<Self> {
        let numbers = state.rules().and_then(|rules| Numbers::of(&rules))?;
        Some(Self::new(standing, state, &numbers))
    }

    /// Whether a key that was active then wrote an answer down for somebody whose recorder it was.
    fn wrote(&self, answer: &Answer, recorder: &PersonId, key: &str) -> bool {
        speaks_for(self.state, recorder, key)
            && self.recorders.get(&answer.person).is_some_and(|all| all.contains(recorder))
    }
}

/// By what answers are weighed.
pub struct Scales<'a> {
    pub now: Hand<'a>,
    /// By the states at the bases of this version and of earlier ones.
    pub then: Vec<(i64, Hand<'a>)>,
    /// The state in which the decision was closed that it takes up.
    pub since: Option<&'a dyn State>,
    /// Whether this version names a base.
    pub based: bool,
    pub organisation: String,
    pub numbers: &'a Numbers,
}

impl Scales<'_> {
    /// Whether the key of a paper was its person's on the day on which its version opened; of what takes another decision up,
    /// when that one was closed: a key that was stolen and retired before takes nothing up, whatever base is named.
    fn spoke_then(&self, paper: &SignedAnswer) -> bool {
        let Some(key) = &paper.key else { return false };
        let mut then = self.then.iter().filter(|(version, _)| *version == paper.answer.version);
        let spoke = || then.any(|(_, hand)| speaks_for(hand.state, &paper.answer.person, key));
        self.since.map_or_else(spoke, |state| was_not_silent(state, &paper.answer.person, key))
    }

    /// How a paper was signed, before its place among the others is known.
    fn signed(&self, paper: &SignedAnswer, standing: &Standing) -> Signed {
        let answer = &paper.answer;
        if !paper.is_of(&self.organisation, standing.id.as_str()) {
            return Signed::Foreign;
        }
        let Some(key) = &paper.key else { return Signed::Badly };
        // An objection stays, whatever became of the key or of the office of whoever wrote it down: what counts is the
        // day on which its version opened.
        let objects = answer.answer == Said::Objection && stops(standing);
        let then =
            || self.then.iter().filter(|(version, _)| objects && *version == answer.version).map(|(_, hand)| hand);
        if let Some(recorder) = &answer.recorded_by {
            // Keys are one's own affair: nobody writes down what somebody says of theirs.
            let keys = standing.kinds.iter().any(|k| matches!(k, ChangeKind::Keys(_)))
                || standing.manner.method == Method::Vouch;
            // Whose voice it is, everybody who has a key says with it.
            let own = standing.asks_own_hand(&answer.person) && has_active_key(self.now.state, &answer.person);
            let formal = !keys && !own && answer.via.is_some() && *recorder != answer.person;
            let formal = formal && names_its_letter(standing, answer);
            let wrote = self.now.wrote(answer, recorder, key) || then().any(|hand| hand.wrote(answer, recorder, key));
            // Who silenced somebody's key does not speak in their place.
            let silenced = || suspenders(self.now.state, &answer.person).contains(&human(self.now.state, recorder));
            return if formal && wrote && !silenced() { Signed::Recorded } else { Signed::Badly };
        }
        let known = keys_of(self.now.state, &answer.person).into_iter().find(|(known, _)| known == key);
        let accepts = standing.acceptances.iter().any(|a| a.person == answer.person && a.key == *key);
        match known {
            Some((_, KeyState::Active)) => Signed::Own,
            // A key that is brought back has to say so, like a new one.
            _ if accepts => Signed::NewKey,
            _ if then().any(|hand| speaks_for(hand.state, &answer.person, key)) => Signed::Own,
            Some(_) if objects && !self.based => Signed::Own,
            Some(_) => Signed::Ended,
            None => Signed::Badly,
        }
    }
}

/// Who may write down whose answers: the recorders of a circle those of its electors; where several circles ask somebody,
/// those of the circles that hold what is changed. People who are asked whatever circle they are in are written down by
/// these as well: naming a circle gives it no power.
pub fn writers(standing: &Standing, state: &dyn State, numbers: &Numbers) -> BTreeMap<PersonId, BTreeSet<PersonId>> {
    let mut all: BTreeMap<PersonId, BTreeSet<PersonId>> = BTreeMap::new();
    all.extend(letter_writers(standing, state, numbers));
    if numbers.recording != Recording::Recorder {
        return all;
    }
    let parted = parted_from(standing);
    let recorders = |circle: &CircleId| recorders_but(state, circle, numbers, &parted);
    let mut held: BTreeSet<PersonId> = BTreeSet::new();
    let holds = |group: &&Group| group.circle.as_ref().is_some_and(|circle| standing.holding.contains(circle));
    let (holding, named): (Vec<&Group>, Vec<&Group>) = standing.groups.iter().partition(holds);
    for group in holding.into_iter().chain(named) {
        if let Some(circle) = &group.circle {
            let writers = recorders(circle);
            // Who is on leave, or was taken out since, had their answer written down by the same people.
            let mut people = all_electors(state, circle, numbers);
            people.extend(group.electors.iter().chain(&standing.taken_out).cloned());
            people.retain(|person| holds(&group) || !held.contains(person));
            if holds(&group) {
                held.extend(people.iter().cloned());
            }
            for person in people {
                // Who silenced somebody's key does not speak in their place.
                let silenced = suspenders(state, &person);
                let own = if silenced.is_empty() {
                    writers.clone()
                } else {
                    let without: BTreeSet<PersonId> = parted.iter().cloned().chain(silenced).collect();
                    recorders_but(state, circle, numbers, &without)
                };
                all.entry(person).or_default().extend(own);
            }
        }
    }
    let holding: BTreeSet<PersonId> = standing.holding.iter().flat_map(recorders).collect();
    for group in standing.groups.iter().filter(|group| group.circle.is_none()) {
        for person in &group.electors {
            all.entry(person.clone()).or_insert_with(|| holding.clone());
        }
    }
    all
}

/// Whom a proposal parts from: they write nobody's answer to it down.
pub fn parted_from(standing: &Standing) -> BTreeSet<PersonId> {
    let parted = standing.kinds.iter().filter_map(|kind| match kind {
        ChangeKind::Separation(person) => Some(person.clone()),
        _ => None,
    });
    parted.collect()
}

/// How a paper was signed, from what says least.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Signed {
    Foreign,
    Badly,
    /// With a key of theirs that speaks no more.
    Ended,
    NewKey,
    Recorded,
    Own,
}

/// Of copies that several keys signed, the one whose key says most: who copies a word takes nothing of it away.
fn best(papers: Vec<SignedAnswer>, signed: impl Fn(&SignedAnswer) -> Signed) -> (Vec<SignedAnswer>, Vec<Signed>) {
    let mut at: BTreeMap<Digest, usize> = BTreeMap::new();
    let mut kept: Vec<(SignedAnswer, Signed)> = vec![];
    for paper in papers {
        let is = signed(&paper);
        match at.get(&paper.digest) {
            Some(known) if kept[*known].1 < is => kept[*known] = (paper, is),
            Some(_) => {}
            None => {
                at.insert(paper.digest.clone(), kept.len());
                kept.push((paper, is));
            }
        }
    }
    kept.into_iter().unzip()
}

/// Weighs every paper and finds each elector's voice.
pub fn weigh(standing: &mut Standing, papers: Vec<SignedAnswer>, scales: &Scales<'_>) {
    let (papers, signed) = best(papers, |p| scales.signed(p, standing));
    // The newest version to which each person signed an answer.
    let mut own: BTreeMap<PersonId, i64> = BTreeMap::new();
    for (paper, _) in papers.iter().zip(&signed).filter(|(p, s)| **s == Signed::Own && is_voice(&p.answer)) {
        let newest = own.entry(paper.answer.person.clone()).or_default();
        *newest = paper.answer.version.max(*newest);
    }
    let heard = |(paper, signed): (&SignedAnswer, &Signed)| is_heard(paper, *signed, &own, standing, scales.now.state);
    let counts: Vec<bool> = papers.iter().zip(&signed).map(heard).collect();
    let chained: Vec<&SignedAnswer> =
        papers.iter().zip(&counts).filter(|(_, counts)| **counts).map(|(p, _)| p).collect();
    let mut superseded = superseded(&chained, &papers);
    superseded.extend(named_anew(&papers, &signed));
    let mut heads: BTreeMap<PersonId, Vec<SignedAnswer>> = BTreeMap::new();
    for paper in chained.iter().filter(|p| !superseded.contains(&p.digest)) {
        heads.entry(paper.answer.person.clone()).or_default().push((*paper).clone());
    }
    for paper in chained.iter().filter(|p| p.answer.answer == Said::Objection) {
        note_objection(standing, paper, superseded.contains(&paper.digest));
    }
    let here: Vec<&SignedAnswer> =
        papers.iter().filter(|p| p.is_of(&scales.organisation, standing.id.as_str())).collect();
    let aside = set_aside(standing, &here, scales.now.state, scales.numbers);
    for objection in standing.objections.iter_mut().filter(|objection| aside.contains(&objection.stem)) {
        (objection.open, objection.set_aside) = (false, true);
    }
    let ended = papers.iter().zip(&signed).filter(|(p, is)| **is == Signed::Ended && scales.spoke_then(p));
    let ended: Vec<&SignedAnswer> = ended.map(|(p, _)| p).collect();
    let voted = voted_on(standing, &chained, &ended, (scales.now.state, scales.numbers));
    standing.version_exists = is_newest_version(standing, &chained, voted);
    // Of what its proposer left behind, their signature still says which text it was.
    let gone = papers.iter().zip(&signed).filter(|(_, is)| standing.abandoned && **is == Signed::Ended);
    let known: Vec<&SignedAnswer> = chained.iter().copied().chain(gone.map(|(paper, _)| paper)).collect();
    adopt_bound_change(standing, &known, voted);
    for (person, heads) in heads {
        if heads.len() > 1 && standing.electors.contains(&person) {
            standing.equivocations.insert(person.clone());
        }
        hear(standing, person, &heads);
    }
    for ((paper, signed), counts) in papers.into_iter().zip(signed).zip(counts) {
        let weight = weight(standing, &paper, signed, counts, &superseded);
        if weight == Weight::Acceptance {
            let same = |a: &&mut Acceptance| a.person == paper.answer.person && Some(&a.key) == paper.key.as_ref();
            standing.acceptances.iter_mut().filter(same).for_each(|a| a.given = true);
        }
        standing.papers.push((paper, weight));
    }
}

/// Whether it is part of what somebody says of the proposal: talk and nominations stand beside.
fn is_voice(answer: &Answer) -> bool {
    !answer.answer.is_talk() && !answer.answer.is_nomination() && answer.answer != Said::SetAside
}

/// Nominations that a later one of the same person takes the place of, and those written down of whoever named somebody
/// with their own hand.
fn named_anew(papers: &[SignedAnswer], signed: &[Signed]) -> BTreeSet<Digest> {
    let named = papers.iter().zip(signed).filter(|(paper, signed)| {
        paper.answer.answer.is_nomination() && matches!(signed, Signed::Own | Signed::Recorded)
    });
    let named: Vec<(&SignedAnswer, &Signed)> = named.collect();
    let of = |paper: &SignedAnswer| (paper.answer.person.clone(), paper.answer.version);
    let own: BTreeSet<_> = named.iter().filter(|(_, s)| **s == Signed::Own).map(|(paper, _)| of(paper)).collect();
    // Nobody's own nomination gives way to one that was written down.
    let beside = named.iter().filter(|(paper, s)| **s == Signed::Recorded && own.contains(&of(paper)));
    let beside: BTreeSet<Digest> = beside.map(|(paper, _)| paper.digest.clone()).collect();
    let counted: Vec<&SignedAnswer> =
        named.iter().map(|(paper, _)| *paper).filter(|paper| !beside.contains(&paper.digest)).collect();
    superseded(&counted, papers).into_iter().chain(beside).collect()
}

/// Whether an objection stops what is decided here.
fn stops(standing: &Standing) -> bool {
    standing.manner.weighs(Said::Objection) == Weighs::Stops
}

fn nomination(standing: &Standing, paper: &SignedAnswer, bound: bool, superseded: &BTreeSet<Digest>) -> Weight {
    match () {
        () if superseded.contains(&paper.digest) => Weight::Superseded,
        () if !standing.electors.contains(&paper.answer.person) => Weight::Outsider,
        () if bound => Weight::Nomination,
        () => Weight::Stale,
    }
}

/// Whether an answer is among those of which one replaces the other. What somebody wrote down stands for an answer to this
/// version that its person did not sign; an objection is heard whoever wrote it down. What makes a version, or takes a
/// proposal back, is its proposer's own hand where they have a key.
fn is_heard(
    paper: &SignedAnswer,
    signed: Signed,
    own: &BTreeMap<PersonId, i64>,
    standing: &Standing,
    state: &dyn State,
) -> bool {
    let answer = &paper.answer;
    let version = standing.proposal.version;
    match (signed, answer.answer) {
        _ if !is_voice(answer) => false,
        (Signed::Own, _) => true,
        (Signed::Recorded, Said::Objection) if stops(standing) => answer.version <= version,
        (Signed::Recorded, Said::Propose | Said::Withdraw) => {
            answer.version == version && !has_active_key(state, &answer.person)
        }
        (Signed::Recorded, _) => {
            answer.version == version && own.get(&answer.person).is_none_or(|newest| *newest < version)
        }
        (Signed::NewKey | Signed::Ended | Signed::Badly | Signed::Foreign, _) => false,
    }
}

fn note_objection(standing: &mut Standing, paper: &SignedAnswer, superseded: bool) {
    let person = paper.answer.person.clone();
    // Of who has no say nothing is lifted, for nothing stood.
    if !standing.electors.contains(&person) && !standing.taken_out.contains(&person) {
        return;
    }
    let open = stops(standing) && !superseded;
    standing.objections.push(Objection {
        person,
        stem: paper.stem.clone(),
        version: paper.answer.version,
        reason: paper.answer.reason.clone().unwrap_or_default(),
        open,
        set_aside: false,
    });
}

fn hear(standing: &mut Standing, person: PersonId, heads: &[SignedAnswer]) {
    // Of two answers without a link, an objection is the one that is heard; without one, neither is. In a vote it is one like
    // the others.
    let stops = stops(standing);
    let objection = heads.iter().find(|p| stops && p.answer.answer == Said::Objection);
    let head = objection.or(heads.first().filter(|_| heads.len() == 1));
    if let Some(paper) = head {
        let voice = Voice {
            answer: paper.answer.answer,
            version: paper.answer.version,
            stale: !(binds(standing, &paper.answer) || stops && paper.answer.answer == Said::Objection),
            other_rules: paper.answer.rules != standing.rules,
            recorded_by: paper.answer.recorded_by.clone(),
            via: paper.answer.via,
        };
        standing.voices.insert(person, voice);
    }
}

fn weight(
    standing: &Standing,
    paper: &SignedAnswer,
    signed: Signed,
    counts: bool,
    superseded: &BTreeSet<Digest>,
) -> Weight {
    let bound = binds(standing, &paper.answer);
    match signed {
        Signed::Foreign => Weight::Foreign,
        Signed::Badly => Weight::Unverified,
        Signed::Ended => Weight::Ended,
        _ if paper.answer.answer.is_talk() => Weight::Talk,
        _ if paper.answer.answer.is_nomination() => nomination(standing, paper, bound, superseded),
        Signed::NewKey if bound && paper.answer.answer == Said::Consent => Weight::Acceptance,
        Signed::NewKey => Weight::Stale,
        // Its person signed another answer.
        Signed::Recorded if !counts => Weight::Superseded,
        _ if superseded.contains(&paper.digest) => Weight::Superseded,
        _ if paper.answer.answer == Said::Objection && standing.taken_out.contains(&paper.answer.person) => {
            Weight::Counted
        }
        // Who proposes what another decides says so, and no more.
        _ if bound
            && (is_version(standing, paper) || is_taken_back(standing, paper))
            && standing.may_propose.contains(&paper.answer.person) =>
        {
            Weight::Counted
        }
        _ if !standing.electors.contains(&paper.answer.person) => Weight::Outsider,
        _ if bound || paper.answer.answer == Said::Objection => Weight::Counted,
        Signed::Own | Signed::Recorded => Weight::Stale,
    }
}
