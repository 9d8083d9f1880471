//! What time and silence make of a proposal: its window, who bears witness that it was open, who is absent by which rule.

use std::collections::BTreeSet;

use super::electors::human;
use super::hearing::Scales;
use super::standing::{Standing, binds};
use super::state::{State, speaks_for};
use super::vouching::is_silenced;
use crate::model::{Absence, Instant, Method, PersonId};

/// The rule by which who was not needed is absent, where enough others vouched.
pub const ENOUGH: &str = "enough";

/// Whether the time has passed for which a version stays open, and when it will have.
pub fn window(standing: &mut Standing, at: Instant) {
    let Some(opened) = standing.proposal.opened else { return };
    let seconds = standing.manner.min_open.seconds();
    standing.window_passed = at.seconds() - opened.seconds() >= seconds;
    standing.window_ends = Instant::from_seconds(opened.seconds() + seconds).map(Instant::date);
}

/// Whether somebody beside the proposer and the sealer bears witness, with a key of their own, that the version was open
/// for so long: nobody's silence is read on the word of two dates that one person wrote.
pub fn is_witnessed(standing: &Standing, sealers: &BTreeSet<PersonId>, at: Instant, scales: &Scales<'_>) -> bool {
    let since = at.seconds() - standing.manner.min_open.seconds();
    standing.papers.iter().any(|(paper, _)| {
        let answer = &paper.answer;
        let state = scales.now.state;
        let who = human(state, &answer.person);
        let involved = sealers.iter().chain([&standing.proposal.proposer]);
        let beside = involved.into_iter().all(|person| human(state, person) != who);
        let own = answer.recorded_by.is_none()
            && paper.key.as_ref().is_some_and(|key| speaks_for(state, &answer.person, key));
        beside
            && own
            // Under today's rules: nobody's silence was kept under a rule that came later.
            && binds(standing, answer)
            && answer.issued.is_some_and(|issued| issued.seconds() <= since)
    })
}

/// Whether the time is over, as far as what a version says of it is borne out.
pub fn time_over(standing: &mut Standing, at: Instant, witnessed: bool) {
    let asked_until = standing.proposal.respond_by.is_some_and(|last| at.date() <= last);
    standing.time_is_over = standing.window_passed && !asked_until && witnessed;
}

/// Those who said nothing in time are absent: where the constitution says that silence is consent, and in a vote.
pub fn absences(standing: &mut Standing, state: &dyn State) {
    if !standing.manner.awaits_all() && standing.has_quorum() {
        // Enough vouched: the others need not.
        let rest = standing.roll.iter().filter(|person| !standing.has_answered(person)).cloned();
        standing.absent = rest.map(|person| Absence { person, rule: ENOUGH.into() }).collect();
        return;
    }
    let may_be_read = standing.reads_silence && standing.time_is_over;
    let Some(rule) = standing.manner.absence().filter(|_| may_be_read) else { return };
    let objects: BTreeSet<PersonId> = standing.open_objections().map(|o| o.person.clone()).collect();
    // Whoever answered this version, whatever they said, was not silent; in a vote whoever did not vote is absent.
    let votes = standing.manner.method == Method::Vote;
    let spoke = |p: &PersonId| standing.voices.get(p).is_some_and(|v| !v.stale) || standing.equivocations.contains(p);
    let quiet = |p: &PersonId| votes || !spoke(p);
    // Whose key others silenced cannot speak: nobody wins a vote by it.
    let may = |p: &PersonId| !objects.contains(p) && quiet(p) && !is_silenced(state, p);
    let silent = standing.missing().into_iter().filter(may);
    standing.absent = silent.map(|person| Absence { person, rule: rule.into() }).collect();
}
