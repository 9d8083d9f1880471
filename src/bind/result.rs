//! What bears a result out: whether enough have answered, a vote is over and carried, and how a proposal may end.

use std::collections::BTreeSet;

use super::method::Tally;
use super::paper::SignedAnswer;
use super::standing::{Objection, Standing, Weight, binds};
use crate::model::{PersonId, Said, Verdict};

impl Standing {
    /// Whether a vote is over: everybody who is awaited voted, or is absent because the time is.
    pub fn is_over(&self) -> bool {
        !self.tallies.is_empty() && self.version_exists && self.missing().is_empty()
    }

    /// Of a vote that is over: whether it carried in every circle. `None` while somebody may still vote, where too few did,
    /// or where it is no vote.
    pub fn carried(&self) -> Option<bool> {
        let carries = || self.is_shared() && self.tallies.iter().all(Tally::carries);
        (self.is_over() && self.has_quorum()).then(carries)
    }

    /// Whether enough have answered in every circle.
    pub fn has_quorum(&self) -> bool {
        self.short.is_empty()
    }

    /// Whether consent was looked for in as many rounds as the rules give, and an objection is still open: of somebody else
    /// than the proposer, who has a say in a circle that holds the matter. Each round before was answered by one of them; to
    /// the very text of the last one all did who are waited for, or its time is over, and somebody bears witness of that.
    pub fn is_exhausted(&self) -> bool {
        let version = self.proposal.version;
        let of_others = |person: &PersonId| self.beside.contains(person) || self.taken_out.contains(person);
        let stopped = self.open_objections().any(|objection| of_others(&objection.person));
        let first = version - self.max_rounds + 1;
        let rounds = first >= 1 && (first..version).all(|it| self.was_answered(it));
        let last = || self.time_is_over || self.roll.iter().all(|person| self.answered_this(person));
        stopped && rounds && self.outdated.is_empty() && last()
    }

    /// Whether it is closed without being adopted by the time that is over: not all who are waited for answered its text.
    pub fn rests_on_time(&self) -> bool {
        let lost = self.result.is_some_and(Verdict::is_lost) && self.tallies.is_empty();
        lost && !self.roll.iter().all(|person| self.answered_this(person))
    }

    /// Whether somebody beside the proposer answered a version before this one, with their own hand and to a text that its
    /// proposer signed for it; or objected to one before it, and still does.
    fn was_answered(&self, version: i64) -> bool {
        let proposes = |paper: &SignedAnswer| {
            let own = paper.answer.person == self.proposal.proposer && paper.answer.answer == Said::Propose;
            own && paper.answer.version == version
        };
        let texts: BTreeSet<&String> =
            self.weighed().filter(|paper| proposes(paper)).map(|paper| &paper.answer.change).collect();
        let answers = |paper: &SignedAnswer| {
            let own = paper.answer.recorded_by.is_none() && self.beside.contains(&paper.answer.person);
            own && paper.answer.version == version && texts.contains(&paper.answer.change)
        };
        let stands = |objection: &Objection| objection.version <= version && self.beside.contains(&objection.person);
        !texts.is_empty() && (self.weighed().any(answers) || self.open_objections().any(stands))
    }

    /// The papers that are somebody's word here, talk aside.
    fn weighed(&self) -> impl Iterator<Item = &SignedAnswer> {
        // What a key said stays said, whatever became of the key.
        let is =
            |weight: Weight| matches!(weight, Weight::Counted | Weight::Stale | Weight::Superseded | Weight::Ended);
        self.papers.iter().filter(move |(_, weight)| is(*weight)).map(|(paper, _)| paper)
    }

    /// Whether what counts of somebody is an answer to this very text, whatever it is.
    fn answered_this(&self, person: &PersonId) -> bool {
        let counted =
            self.papers.iter().filter(|(_, weight)| *weight == Weight::Counted).map(|(paper, _)| &paper.answer);
        counted.into_iter().any(|answer| answer.person == *person && binds(self, answer))
    }

    /// Whether the circle that it is put to holds what it asks for, and who proposes has a say in it: nobody gives up in the
    /// place of a circle that is not theirs.
    fn is_of_its_circle(&self) -> bool {
        let own = self.groups.iter().find(|group| group.circle.as_ref() == Some(&self.proposal.circle));
        let asked = own.is_some_and(|group| group.electors.contains(&self.proposal.proposer));
        asked && self.holding.contains(&self.proposal.circle)
    }

    /// How it ends, closed as it stands.
    pub fn usual_result(&self) -> Verdict {
        match (self.is_retracted(), self.carried()) {
            (true, _) => Verdict::Withdrawn,
            (false, Some(false)) => Verdict::Failed,
            (false, Some(true) | None) => Verdict::Adopted,
        }
    }

    /// Why a result other than adoption is not borne out; nothing when it is. None may close what could be adopted.
    pub fn unproven(&self, result: Verdict) -> Option<&'static str> {
        match result {
            Verdict::Adopted => self.is_taken_back().then_some("retracted"),
            Verdict::Failed | Verdict::Escalated if self.is_taken_back() => Some("retracted"),
            Verdict::Failed | Verdict::Escalated if self.is_unwitnessed => Some("unwitnessed"),
            Verdict::Escalated if !self.has_parent => Some("no-parent"),
            // A vote is lost, and is taken nowhere else.
            Verdict::Escalated if !self.tallies.is_empty() => Some("vote-not-over"),
            Verdict::Withdrawn => (!self.is_retracted()).then_some("not-withdrawn"),
            // A vote says no by itself, or that too few came; one that is not over yet says nothing.
            Verdict::Failed if !self.tallies.is_empty() => {
                (!self.is_over() || self.carried() == Some(true)).then_some("vote-not-over")
            }
            Verdict::Failed | Verdict::Escalated if !self.is_exhausted() => Some("rounds-left"),
            Verdict::Failed | Verdict::Escalated => (!self.is_of_its_circle()).then_some("other-circle"),
            Verdict::Dropped | Verdict::Postponed => Some("not-offered"),
        }
    }

    /// Whether the time that it stays open has to pass before it is decided.
    pub fn waits_for_time(&self) -> bool {
        let answers = self.strict || self.reads_silence && !self.everyone_answered();
        answers || !self.unadvised().is_empty()
    }
}
