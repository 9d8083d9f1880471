//! The ways of deciding. A method says which kinds it decides, whom of a circle it asks, which answers it offers, what each
//! of them comes to, and what bears a result out; nothing else knows it.

mod advice;
mod agreed;
mod consent;
mod entrenched;
mod lead;
mod vote;
mod vouch;

use std::collections::BTreeSet;

use super::change::Change;
use super::electors::lead_of;
use super::kinds::ChangeKind;
use super::manner::{Manner, Weighs};
use super::numbers::Numbers;
use super::state::{State, has_active_key};
use crate::model::{CircleId, Fraction, Method, PersonId, Said, Silence};

pub use advice::touched;
pub use entrenched::entrench;
pub use vote::Tally;

impl Manner {
    /// How a proposal of some kinds is decided; the methods that do not go together, or that a kind cannot have, otherwise.
    ///
    /// # Errors
    /// The words of these methods.
    pub fn of(kinds: &BTreeSet<ChangeKind>, numbers: &Numbers) -> Result<Self, BTreeSet<String>> {
        let mut manner = numbers.manner(None);
        let asked = kinds.iter().filter(|kind| given(kind).is_none());
        let unfit: BTreeSet<String> = asked.filter_map(|kind| unfit(numbers, kind.word())).collect();
        if !unfit.is_empty() {
            return Err(unfit);
        }
        for (at, kind) in kinds.iter().enumerate() {
            let mut next = numbers.manner(Some(kind.word()));
            if let Some(method) = given(kind) {
                next.method = method;
            }
            manner = if at == 0 { next } else { manner.with(&next)? };
        }
        Ok(manner)
    }

    /// What two kinds ask for together: the strictest of each. Whoever leads consents with their circle.
    fn with(&self, other: &Self) -> Result<Self, BTreeSet<String>> {
        let method = match (self.method, other.method) {
            (one, two) if one == two => one,
            (Method::Consent, Method::Lead | Method::Advice) | (Method::Lead | Method::Advice, Method::Consent) => {
                Method::Consent
            }
            (one, two) => return Err([one, two].map(|method| method.word().to_owned()).into()),
        };
        let more = |one: Fraction, two: Fraction| one.part * two.whole >= two.part * one.whole;
        Ok(Self {
            method,
            quorum: if more(self.quorum, other.quorum) { self.quorum } else { other.quorum },
            majority: if self.majority.is_as_strict_as(other.majority) { self.majority } else { other.majority },
            of: self.of.max(other.of),
            blank: self.blank && other.blank,
            silence: if other.silence == Silence::Missing { Silence::Missing } else { self.silence },
            min_open: self.min_open.max(other.min_open),
            concerns: self.concerns,
            stand_aside: self.stand_aside,
        })
    }

    /// The answers one may give, besides questions and reactions.
    pub fn offers(&self) -> Vec<Said> {
        match self.method {
            Method::Consent => consent::offers(self),
            Method::Vote => vote::offers(self),
            Method::Lead | Method::Advice | Method::Vouch => agreed::offers(),
        }
    }

    /// What an answer comes to.
    pub fn weighs(&self, said: Said) -> Weighs {
        match self.method {
            Method::Consent => consent::weighs(self, said),
            Method::Vote => vote::weighs(self, said),
            Method::Lead | Method::Advice | Method::Vouch => agreed::weighs(said),
        }
    }

    /// Whom of a circle's electors it asks for some changes.
    pub fn asks(
        &self,
        state: &dyn State,
        circle: &CircleId,
        changes: &[Change],
        electors: BTreeSet<PersonId>,
    ) -> BTreeSet<PersonId> {
        match self.deciders(state, circle, changes) {
            Some(deciders) => lead::asks(&deciders, electors),
            None => electors,
        }
    }

    /// Who decides alone within a circle, of those who can sign; `None` where the circle does.
    pub fn deciders(&self, state: &dyn State, circle: &CircleId, changes: &[Change]) -> Option<BTreeSet<PersonId>> {
        let all = match self.method {
            Method::Consent | Method::Vote | Method::Vouch => return None,
            Method::Lead => lead_of(state, circle),
            Method::Advice => advice::mandate(state, circle, changes),
        };
        Some(all.into_iter().filter(|person| has_active_key(state, person)).collect())
    }

    /// Whether a mandate decides, and the circle is not asked to agree.
    pub fn is_mandate(&self) -> bool {
        matches!(self.method, Method::Lead | Method::Advice)
    }

    /// Whether nobody decides by it alone for several.
    pub fn is_shared(&self) -> bool {
        match self.method {
            Method::Consent | Method::Vote => true,
            // Of those who vouch, as many as the rules ask for are several.
            Method::Lead | Method::Advice | Method::Vouch => false,
        }
    }

    /// Whether it waits for everybody it asks, or for enough of them.
    pub fn awaits_all(&self) -> bool {
        match self.method {
            Method::Consent | Method::Vote | Method::Lead | Method::Advice => true,
            Method::Vouch => false,
        }
    }

    /// The rule by which those who said nothing in time are absent; `None` where everybody's answer is needed.
    pub fn absence(&self) -> Option<&'static str> {
        match (self.method, self.silence) {
            (Method::Vote, _) => Some(vote::NOT_VOTED),
            (Method::Consent, Silence::Consent) => Some(consent::SILENCE),
            (Method::Consent, Silence::Missing) | (Method::Lead | Method::Advice | Method::Vouch, _) => None,
        }
    }
}

/// The method of what no rule gives to others: one's own to say, and keys that others vouch for.
fn given(kind: &ChangeKind) -> Option<Method> {
    match kind {
        kind if kind.is_own() || matches!(kind, ChangeKind::FirstKey(_)) => Some(Method::Consent),
        kind => kind.vouched().map(|_| Method::Vouch),
    }
}

/// The method that the rules name for a kind, where nobody here knows how to judge it, or that kind cannot have it.
pub fn unfit(numbers: &Numbers, kind: &str) -> Option<String> {
    let named = numbers.named_method(kind)?;
    let sound = Method::parse(named).is_some_and(|method| fits(method, kind));
    (!sound).then(|| named.to_owned())
}

/// Whether a kind of change may be decided by a method: what is about one person, or about who holds a core role, is decided
/// by consent; what an assembly decides, by none of these.
pub fn fits(method: Method, kind: &str) -> bool {
    match method {
        Method::Consent => !vouch::KINDS.contains(&kind),
        Method::Vouch => vouch::KINDS.contains(&kind),
        Method::Vote => vote::KINDS.contains(&kind),
        Method::Lead => lead::KINDS.contains(&kind),
        Method::Advice => advice::KINDS.contains(&kind),
    }
}
