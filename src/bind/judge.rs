//! Weighs a dossier against a lawful state: each answer, each elector's voice, what is held by whom.

use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};

use super::case::Case;
use super::change::Change;
use super::concerned::{concerned, everybody, put_away, subjects};
use super::deciders::{Call, advised, advisers, settle_mandate, settle_vouch};
use super::electors::{Open, all_electors, asked_by, deciding, electors, human};
use super::fallback::{Fallback, fallback};
use super::hearing::{Hand, Scales, weigh};
use super::key_change::added_keys;
use super::kinds::{ChangeKind, comes_back, kinds_of, mixed};
use super::letter::signs_for_letter;
use super::lockout::{Lock, lock};
use super::manner::Manner;
use super::method::entrench;
use super::numbers::Numbers;
use super::ownership::Ground;
use super::silence::{absences, is_witnessed, time_over, window};
use super::spoken::{spoke, until};
use super::standing::{Acceptance, Group, Standing, newly_elected};
use super::state::{After, State, given_a_voice, has_active_key, nature, root};
use super::voting::{reseated, shortages, tallies};
use super::vouching::{Vouch, is_silenced, misnamed, silences_too_many, vouch, waits_until};
use crate::model::{CircleId, Method, Newcomers, PersonId, PersonKind, Status, Verdict};

/// Judges a dossier against a lawful state.
pub fn judge(case: Case<'_>, state: &dyn State, numbers: &Numbers) -> Standing {
    let at = case.sealing.as_ref().map_or(case.now, |s| s.decided);
    // What is not adopted is judged by what it asked for, as far as something bears witness of it: whose matter it is and who
    // decides it do not change because it is lost.
    let asked = if is_lost(&case) { case.aside.unwrap_or(case.changes) } else { case.changes };
    let kinds = kinds_of(asked, &case.proposal.proposer);
    let mut standing = blank(&case, asked, kinds, state, numbers);
    let opened = case.proposal.opened.map_or(at, |opened| opened.min(at));
    let vouch = vouch(&standing.kinds, &case, state, numbers);
    if matches!(vouch, Some(Vouch::Root)) {
        // In full: everybody who is there, for the whole window.
        standing.manner.method = Method::Consent;
        standing.strict = true;
        // Whose key others silenced as well cannot be waited for: each would wait for the other.
        let silenced = state.people().into_iter().map(|(id, _)| id).filter(|id| is_silenced(state, id));
        standing.subjects.extend(silenced.collect::<Vec<_>>());
    }
    let circles = needed(&mut standing, asked, vouch.as_ref(), state);
    let version = case.proposal.version;
    let opened_by: Vec<(i64, &dyn State)> =
        case.roll.iter().map(|then| (version, *then)).chain(case.earlier.iter().copied()).collect();
    let said: Vec<_> = case.papers.iter().chain(&case.owed).collect();
    let spoke = spoke(&standing, &said, state, &opened_by);
    let open = Open { from: opened.date(), until: until(&case, state, at), spoke };
    let call = Call { state, roll: case.roll.unwrap_or(state), numbers, open: &open };
    let asks_circles = !circles.is_empty();
    settle_mandate(&mut standing, &circles, asked, &call);
    gather(&mut standing, circles, asked, &call);
    settle_vouch(&mut standing, vouch, &call);
    standing.advisers = advisers(&standing, asked, &call);
    let proposer = human(state, &case.proposal.proposer);
    // Whoever is on leave is not asked, and leaves nobody to decide alone. Naming a circle gives it no power: where it holds
    // nothing of what is changed, its people are no second ones.
    let circles: Vec<&CircleId> = standing.groups.iter().filter_map(|group| group.circle.as_ref()).collect();
    let holding = circles.iter().filter(|circle| standing.holding.contains(**circle)).copied();
    let holding: Vec<&CircleId> = holding.collect();
    let circles = if holding.is_empty() { circles } else { holding };
    let there: BTreeSet<PersonId> =
        circles.into_iter().flat_map(|circle| all_electors(state, circle, numbers)).collect();
    let subject = |p: &PersonId| standing.subjects.contains(p) || standing.subjects.contains(&human(state, p));
    // The only human shares with nobody: a legal person for whom nobody acts says nothing.
    let many = OnceCell::new();
    let speaks = |p: &PersonId| {
        let is_human = state.person(p).is_some_and(|it| nature(&it) == PersonKind::Human);
        is_human || has_active_key(state, p) || *many.get_or_init(|| everybody(state).len() > 1)
    };
    let beside = |p: &&PersonId| human(state, p) != proposer && !subject(p) && speaks(p);
    standing.beside = there.iter().filter(beside).cloned().collect();
    if standing.groups.iter().all(|group| group.circle.is_none()) || !standing.manner.is_shared() {
        // One's own matter, or mandate, needs nobody else's word.
        standing.beside.clear();
    }
    let organisation = state.constitution().map(|c| c.id.clone()).unwrap_or_default();
    if asks_circles {
        let out = taken_out(&standing, &case.taken_out, &call);
        standing.taken_out.extend(out);
    }
    let then = opened_by.iter().filter_map(|(version, then)| Some((*version, Hand::of(&standing, *then)?))).collect();
    let now = Hand::new(&standing, state, numbers);
    let scales = Scales { now, then, since: case.since, based: case.roll.is_some(), organisation, numbers };
    let sealers = case.sealing.as_ref().map(|s| s.sealers.clone()).unwrap_or_default();
    weigh(&mut standing, case.papers, &scales);
    standing.for_letter = signs_for_letter(&standing, state, numbers);
    standing.advised = advised(&standing, &call);
    standing.short = shortages(&standing, state);
    window(&mut standing, at);
    let witnessed = is_witnessed(&standing, &sealers, at, &scales);
    time_over(&mut standing, at, witnessed);
    absences(&mut standing, state);
    if standing.result == Some(Verdict::Withdrawn) {
        // Nobody is missed where nothing is decided.
        standing.absent.clear();
    }
    standing.tallies = tallies(&standing, state);
    match waits_until(&standing, state, numbers) {
        Ok(until) => standing.waits_until = until,
        Err(why) => standing.unheld.extend(case.changes.first().map(|change| (change.path.clone(), why))),
    }
    standing.waits = standing.waits_until.is_some_and(|until| at < until);
    if may_come_to_pass(&standing) {
        standing.lock = locked_by(case.changes, state, &standing.kinds);
    }
    standing
}

/// Whether the changes are still to be made, or are made by this seal.
fn may_come_to_pass(standing: &Standing) -> bool {
    matches!(standing.result, None | Some(Verdict::Adopted)) && !standing.changes.is_empty()
}

/// What the changes would lock everybody out by, where nothing did before. Nobody is held back from leaving.
fn locked_by(changes: &[Change], state: &dyn State, kinds: &BTreeSet<ChangeKind>) -> Option<Lock> {
    let after = After::new(state, changes);
    if kinds.iter().any(|kind| matches!(kind, ChangeKind::Suspension(_))) && silences_too_many(&after) {
        return Some(Lock::Suspended);
    }
    // Who gives up a circle or a role stays, and is asked to see to it that others can decide.
    let parts = changes.iter().any(|change| change.people().1.is_some());
    let leaves = parts && kinds.iter().all(|kind| matches!(kind, ChangeKind::Departure(_)));
    if leaves || lock(state).is_some() {
        return None;
    }
    lock(&after)
}

/// Whether a proposal is closed without being adopted, by its dossier alone.
fn is_lost(case: &Case<'_>) -> bool {
    case.sealing.as_ref().is_some_and(|it| it.result.is_lost())
}

fn blank(
    case: &Case<'_>,
    asked: &[Change],
    kinds: BTreeSet<ChangeKind>,
    state: &dyn State,
    numbers: &Numbers,
) -> Standing {
    let mut named: BTreeSet<CircleId> = case.proposal.with.iter().cloned().collect();
    named.insert(case.proposal.circle.clone());
    let acceptances = case.changes.iter().flat_map(added_keys);
    // Whose key is given back by others is no newcomer.
    let vouched = kinds.len() == 1 && kinds.iter().any(|kind| kind.vouched().is_some());
    let heard = if vouched { BTreeSet::new() } else { given_a_voice(state, asked) };
    let (mut manner, methods) = match Manner::of(&kinds, numbers) {
        Ok(manner) => (manner, BTreeSet::new()),
        // Nothing is decided by it: `methods` says so.
        Err(methods) => (numbers.manner(None), methods),
    };
    let (taken_up, stray) = match fallback(case, asked, &kinds, state, numbers) {
        Ok(taken_up) => (taken_up, None),
        Err(stray) => (Fallback::default(), Some(stray)),
    };
    if taken_up.votes {
        manner.method = Method::Vote;
    }
    entrench(&mut manner, asked);
    let parts_or_returns = |kind: &ChangeKind| matches!(kind, ChangeKind::Separation(_)) || comes_back(state, kind);
    Standing {
        id: case.id.clone(),
        proposal: case.proposal.clone(),
        change: case.change.clone(),
        rules: state.rules_digest(),
        strict: !heard.is_empty() || kinds.iter().any(parts_or_returns),
        reads_silence: manner.absence().is_some() && heard.is_empty() && !kinds.iter().any(parts_or_returns),
        gives_voice: !heard.is_empty(),
        subjects: subjects(&kinds, heard.clone(), state),
        own_hand: put_away(asked),
        kinds: kinds.clone(),
        changes: case.changes.to_vec(),
        named,
        groups: vec![],
        electors: BTreeSet::new(),
        taken_out: BTreeSet::new(),
        advisers: BTreeSet::new(),
        advised: BTreeMap::new(),
        short: vec![],
        waits_until: None,
        waits: false,
        roll: BTreeSet::new(),
        outdated: BTreeSet::new(),
        mixed: mixed(&kinds, !heard.is_empty()),
        lock: None,
        manner,
        meant: None,
        elects: newly_elected(asked),
        stray,
        relieves: taken_up.relieves,
        // What is about somebody is asked for once, and leaves no name.
        entries: if is_lost(case) && kinds.iter().all(|kind| kind.about().is_none()) {
            case.entries.clone()
        } else {
            vec![]
        },
        has_parent: state.circle(&case.proposal.circle).is_some_and(|circle| circle.parent.is_some()),
        is_unwitnessed: is_lost(case) && case.aside.is_none(),
        reseated: if manner.method == Method::Vote { reseated(state, asked) } else { BTreeSet::new() },
        methods,
        may_propose: BTreeSet::new(),
        tallies: vec![],
        beside: BTreeSet::new(),
        holding: BTreeSet::new(),
        for_letter: BTreeSet::new(),
        unjudged: BTreeSet::new(),
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
        time_is_over: false,
        window_ends: None,
        max_rounds: numbers.max_rounds,
        abandoned: is_abandoned(case, state),
        result: case.sealing.as_ref().map(|s| s.result),
    }
}

/// Whether who proposed it was of the organisation by the state that it starts from, and has left since.
fn is_abandoned(case: &Case<'_>, state: &dyn State) -> bool {
    let left = |state: &dyn State| state.person(&case.proposal.proposer).is_none_or(|it| it.status == Status::Left);
    left(state) && case.roll.is_some_and(|roll| !left(roll))
}

/// The circles whose electors must answer, and the paths that nobody named may change.
fn needed(standing: &mut Standing, changes: &[Change], vouch: Option<&Vouch>, state: &dyn State) -> BTreeSet<CircleId> {
    let kinds = standing.kinds.clone();
    let ground = Ground::new(changes, &kinds, state);
    // What brings nothing to main oversteps nobody's mandate.
    let lost = standing.result.is_some_and(Verdict::is_lost);
    for change in changes {
        match ground.circles_of(change) {
            Err(_) if lost => {}
            Err(why) => standing.unheld.push((change.path.clone(), why)),
            Ok(needed) => {
                let needed = relieved(standing, needed);
                standing.holding.extend(needed.iter().cloned());
                if lost {
                    continue;
                }
                let foreign = needed.into_iter().filter(|c| !standing.named.contains(c));
                standing.outside.extend(foreign.map(|circle| (change.path.clone(), circle)));
            }
        }
    }
    for change in changes.iter().filter(|_| !lost) {
        let why = misnamed(change, &standing.id, &standing.kinds);
        standing.unheld.extend(why.map(|why| (change.path.clone(), why)));
    }
    let is_own_matter = standing.kinds.len() == 1 && standing.kinds.iter().all(ChangeKind::is_own);
    match vouch {
        Some(Vouch::Others { .. }) => BTreeSet::new(),
        Some(Vouch::Root) => {
            standing.holding = root(state).into_iter().collect();
            standing.holding.clone()
        }
        None if is_own_matter => BTreeSet::new(),
        None => standing.named.clone(),
    }
}

/// The circles that hold a path, where one of them took the matter to the circle above: that one holds it then.
fn relieved(standing: &Standing, needed: BTreeSet<CircleId>) -> BTreeSet<CircleId> {
    let above =
        |circle| if standing.relieves.as_ref() == Some(&circle) { standing.proposal.circle.clone() } else { circle };
    needed.into_iter().map(above).collect()
}

/// Puts together who must answer: the electors of each circle, and people whatever circle they are in.
fn gather(standing: &mut Standing, circles: BTreeSet<CircleId>, changes: &[Change], call: &Call<'_>) {
    let subjects = standing.subjects.clone();
    let without = |mut all: BTreeSet<PersonId>| {
        all.retain(|person| !subjects.contains(person) && !subjects.contains(&human(call.state, person)));
        all
    };
    // Two humans admit somebody, part from them, take them back, or say whose voice it is: who signs for a legal person is one
    // with it. Who is alone in the whole organisation admits the second.
    let admits = standing.kinds.iter().any(|kind| matches!(kind, ChangeKind::Admission(_)));
    let fewest = if standing.strict || admits { 2 } else { 1 };
    // A legal person for whom nobody acts is no human.
    let is_human = |p: &PersonId| call.state.person(p).is_some_and(|it| nature(&it) == PersonKind::Human);
    let humans = |people: &BTreeSet<PersonId>| {
        people.iter().map(|p| human(call.state, p)).filter(is_human).collect::<BTreeSet<_>>().len()
    };
    // Where one is the only human who can sign there is nobody to share with, and a legal person for whom nobody acts is not
    // waited for: nobody could write down what it says. Everybody's keys are read for it, so it is asked where it matters.
    let few = OnceCell::new();
    let lone = || *few.get_or_init(|| humans(&everybody(call.state)) < 2);
    // They admit a second one, and settle what becomes of a legal person for whom nobody acts; of a human nothing else.
    let silent = |p: &PersonId| !is_human(p) && !has_active_key(call.state, p);
    let admitted = |p: &PersonId| standing.kinds.contains(&ChangeKind::Admission(p.clone()));
    let may_alone = |kind: &ChangeKind| match kind {
        ChangeKind::Admission(_) => true,
        ChangeKind::Separation(p) | ChangeKind::Person(p) => silent(p),
        _ => false,
    };
    let spared = || {
        let alone = standing.kinds.iter().all(may_alone);
        alone && standing.subjects.iter().all(|p| admitted(p) || silent(p)) && lone()
    };
    let waited = |mut all: BTreeSet<PersonId>| {
        all.retain(|p| is_human(p) || has_active_key(call.state, p) || !lone());
        all
    };
    let manner = standing.manner;
    let there_now = |c: &CircleId| waited(without(electors(call.state, c, call.numbers, call.open)));
    let present = |c: &CircleId| manner.asks(call.state, c, changes, there_now(c));
    let listed = |state: &dyn State, c: &CircleId| {
        manner.asks(state, c, changes, waited(without(all_electors(state, c, call.numbers))))
    };
    // Who hands a voice over answers with their own key, and is one of the two.
    let hands_over = |p: &PersonId| {
        standing.gives_voice
            && standing.subjects.contains(p)
            && !standing.kinds.contains(&ChangeKind::Separation(p.clone()))
            && has_active_key(call.state, p)
    };
    let there = |c: &CircleId| {
        let mut all = present(c);
        all.extend(electors(call.state, c, call.numbers, call.open).into_iter().filter(hands_over));
        all
    };
    let mut deciding_now: BTreeSet<CircleId> = BTreeSet::new();
    for named in &circles {
        let now = deciding(call.state, named, &|c| humans(&there(c)) >= fewest);
        // Naming a circle gives it no power, nor a way to hold anything up.
        let holds = standing.holding.is_empty() || standing.holding.contains(named);
        if humans(&there(&now)) < fewest && holds && !spared() {
            standing.unjudged.insert(now.clone());
        }
        if standing.holding.contains(named) {
            // What a circle without electors holds is decided above it, and written down there.
            standing.holding.insert(now.clone());
        }
        let whole = |state: &dyn State| deciding(state, named, &|c| humans(&listed(state, c)) >= fewest);
        if whole(call.roll) != whole(call.state) {
            standing.outdated.insert(named.clone());
        }
        // Whoever is there is asked, also where the circle above has to agree.
        if now != *named && !present(named).is_empty() {
            deciding_now.insert(named.clone());
        }
        deciding_now.insert(now);
    }
    let mut may_propose: BTreeSet<PersonId> = BTreeSet::new();
    for circle in deciding_now {
        let all = present(&circle);
        let mut first = all.clone();
        if call.numbers.newcomers == Newcomers::Heard {
            let then = listed(call.roll, &circle);
            first.retain(|person| then.contains(person));
        }
        // A vote ends by its time: whoever came since votes in it as well, and it is counted for both rolls.
        let votes = manner.method == Method::Vote;
        if first.len() * 2 < all.len() && !votes {
            standing.outdated.insert(circle.clone());
        }
        may_propose.extend(there_now(&circle));
        let awaited = if votes { all.clone() } else { first.clone() };
        standing.ask(Group { circle: Some(circle), electors: all, awaited, first, quorum: 0 });
    }
    for (circle, people) in concerned(changes, &standing.kinds.clone(), call.state) {
        standing.ask(Group::beside(circle, people));
    }
    standing.may_propose = standing.electors.iter().cloned().chain(may_propose).collect();
}

/// Who had a say when the version opened, has none now, and is still of the organisation: they were taken out of a circle or
/// of a role meanwhile, and no next version answered what they said. Whom this very proposal separates was never asked, nor
/// is anybody who is on leave.
fn taken_out(standing: &Standing, known: &BTreeSet<PersonId>, call: &Call<'_>) -> BTreeSet<PersonId> {
    // Where a mandate decides, the circle was never asked.
    if standing.manner.is_mandate() {
        return BTreeSet::new();
    }
    let subject = |p: &PersonId| [p, &human(call.state, p)].into_iter().any(|p| standing.subjects.contains(p));
    let stays = |p: &PersonId| call.state.person(p).is_some_and(|p| p.status != Status::Left);
    let asked = |state: &dyn State, named: &CircleId| asked_by(state, named, call.numbers);
    let then: BTreeSet<PersonId> = standing.named.iter().flat_map(|named| asked(call.roll, named)).collect();
    let now: BTreeSet<PersonId> = standing.named.iter().flat_map(|named| asked(call.state, named)).collect();
    let out = then.into_iter().filter(|p| !now.contains(p) && stays(p));
    out.chain(known.iter().cloned()).filter(|p| !standing.electors.contains(p) && !subject(p)).collect()
}
