//! What bears a result out: whether enough have answered, a vote is over and carried, and how a proposal may end.

use super::method::Tally;
use super::standing::{Standing, Weight};
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
    /// than the proposer, who has a say in a circle that holds the matter. In each of these rounds one of them answered, and in
    /// the last one all who are waited for, or the time is over.
    pub fn is_exhausted(&self) -> bool {
        let version = self.proposal.version;
        let stopped = self.open_objections().any(|objection| self.beside.contains(&objection.person));
        let rounds =
            version >= self.max_rounds && (version - self.max_rounds + 1..=version).all(|it| self.was_answered(it));
        stopped && rounds && (self.window_passed || self.roll.iter().all(|person| self.spoke(person)))
    }

    /// Whether somebody beside the proposer answered a version.
    fn was_answered(&self, version: i64) -> bool {
        let answers = |weight: Weight| matches!(weight, Weight::Counted | Weight::Stale | Weight::Superseded);
        self.papers.iter().any(|(paper, weight)| {
            paper.answer.version == version && answers(*weight) && self.beside.contains(&paper.answer.person)
        })
    }

    /// Whether somebody answered this version, whatever they said.
    fn spoke(&self, person: &PersonId) -> bool {
        let voice = self.voices.get(person);
        voice.is_some_and(|voice| {
            !voice.stale && (voice.version == self.proposal.version || voice.answer == Said::Objection)
        })
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
            Verdict::Adopted => self.is_retracted().then_some("retracted"),
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
