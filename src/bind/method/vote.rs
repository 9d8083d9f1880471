//! Vote: for, against, blank, signed by each; carried by a majority of enough who voted, once all have or the time is over.

use std::collections::BTreeMap;

use crate::bind::manner::{Manner, Weighs};
use crate::model::{CircleId, Of, PersonId, Said};

/// What may be put to a vote. Who comes, goes or holds a core role is never, nor is a circle, for it says who is in it.
pub const KINDS: [&str; 6] = ["policy", "review", "role", "assignment", "domain", "constitution"];

/// The rule by which who had not voted when the time was over is absent.
pub const NOT_VOTED: &str = "not-voted";

pub fn offers(manner: &Manner) -> Vec<Said> {
    let mut offered = vec![Said::For, Said::Against];
    offered.extend(manner.blank.then_some(Said::Blank));
    offered
}

/// Whoever proposes is for it, until they vote otherwise. An objection stops no vote: it is one against.
pub fn weighs(manner: &Manner, said: Said) -> Weighs {
    match said {
        Said::Propose | Said::For => Weighs::For,
        Said::Against | Said::Objection => Weighs::Against,
        Said::Blank if manner.blank => Weighs::Neither,
        Said::Blank | Said::Consent | Said::Concern | Said::StandAside | Said::Withdraw => Weighs::Nothing,
        Said::Question | Said::Reaction | Said::Nominate | Said::Reveal | Said::SetAside => Weighs::Nothing,
    }
}

/// The votes of one circle, counted by humans: who votes for a legal person as well votes once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tally {
    pub circle: Option<CircleId>,
    pub pro: usize,
    pub contra: usize,
    pub blank: usize,
    /// All who may vote.
    pub electors: usize,
    pub of: Of,
    /// Of how many the majority is counted.
    pub counted: usize,
    /// How many votes for carry it.
    pub needed: usize,
}

impl Tally {
    /// Counts the votes of a circle, by the human behind each elector and what they said. Where one human says several
    /// things for several, the vote against is theirs, then the one for.
    pub fn of(manner: &Manner, circle: Option<CircleId>, votes: &[(PersonId, Option<Weighs>)]) -> Self {
        let order = |vote: Option<Weighs>| match vote {
            Some(Weighs::Against | Weighs::Stops) => 0,
            Some(Weighs::For) => 1,
            Some(Weighs::Neither) => 2,
            Some(Weighs::Nothing) | None => 3,
        };
        let mut by_human: BTreeMap<&PersonId, u8> = BTreeMap::new();
        for (human, vote) in votes {
            let at = by_human.entry(human).or_insert(3);
            *at = order(*vote).min(*at);
        }
        let count = |which: u8| by_human.values().filter(|at| **at == which).count();
        let (contra, pro, blank, electors) = (count(0), count(1), count(2), by_human.len());
        let counted = match manner.of {
            Of::Cast => pro + contra,
            Of::Answers => pro + contra + blank,
            Of::Electors => electors,
        };
        let needed = manner.majority.of(counted);
        Self { circle, pro, contra, blank, electors, of: manner.of, counted, needed }
    }

    /// Whether as many are for it as against.
    pub fn is_tie(&self) -> bool {
        self.pro == self.contra && self.pro > 0
    }

    pub fn carries(&self) -> bool {
        // People beside any circle agree each for themselves.
        let all = self.circle.is_some() || self.pro == self.electors;
        all && self.pro > 0 && self.pro >= self.needed
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Fraction, Majority, Method, Silence, Window};

    fn manner(majority: &str, of: Of) -> Manner {
        Manner {
            method: Method::Vote,
            quorum: Fraction { part: 1, whole: 2 },
            majority: Majority::parse(majority).expect("a majority"),
            of,
            blank: true,
            silence: Silence::Missing,
            min_open: Window::of_days(3),
            concerns: false,
            stand_aside: false,
        }
    }

    fn general() -> Option<CircleId> {
        CircleId::parse("general")
    }

    fn votes(pro: usize, contra: usize, blank: usize, silent: usize) -> Vec<(PersonId, Option<Weighs>)> {
        let all =
            [(pro, Some(Weighs::For)), (contra, Some(Weighs::Against)), (blank, Some(Weighs::Neither)), (silent, None)];
        let said = all.iter().flat_map(|(count, said)| std::iter::repeat_n(*said, *count));
        said.enumerate().map(|(at, said)| (PersonId::parse(&format!("p{at}")).expect("an id"), said)).collect()
    }

    #[test]
    fn twelve_for_one_against_and_six_blank_is_a_yes_of_those_who_took_a_side() {
        let tally = Tally::of(&manner("1/2", Of::Cast), general(), &votes(12, 1, 6, 2));
        assert_eq!((tally.counted, tally.needed, tally.carries()), (13, 7, true));
        let tally = Tally::of(&manner("2/3", Of::Answers), general(), &votes(12, 1, 6, 2));
        assert_eq!((tally.counted, tally.needed, tally.carries()), (19, 13, false));
        let tally = Tally::of(&manner("1/2", Of::Electors), general(), &votes(12, 1, 6, 5));
        assert_eq!((tally.counted, tally.needed, tally.carries()), (24, 13, false));
    }

    #[test]
    fn a_tie_and_a_vote_of_nobody_carry_nothing() {
        assert!(!Tally::of(&manner("1/2", Of::Cast), general(), &votes(4, 4, 3, 0)).carries());
        assert!(!Tally::of(&manner("1/2", Of::Cast), general(), &votes(0, 0, 5, 0)).carries());
        assert!(!Tally::of(&manner("2/3", Of::Cast), general(), &votes(0, 0, 5, 0)).carries());
    }

    #[test]
    fn one_human_who_votes_for_several_is_counted_once() {
        let one = PersonId::parse("aicha").expect("an id");
        let two = PersonId::parse("bruno").expect("an id");
        let all = [(one.clone(), Some(Weighs::For)), (one.clone(), Some(Weighs::For)), (two, Some(Weighs::Against))];
        let tally = Tally::of(&manner("1/2", Of::Cast), general(), &all);
        assert_eq!((tally.pro, tally.contra, tally.carries()), (1, 1, false));
        let split = [(one.clone(), Some(Weighs::For)), (one, Some(Weighs::Against))];
        assert_eq!(Tally::of(&manner("1/2", Of::Cast), general(), &split).contra, 1);
    }

    #[test]
    fn consent_is_no_vote_and_an_objection_stops_none() {
        let manner = manner("1/2", Of::Cast);
        assert_eq!(weighs(&manner, Said::Consent), Weighs::Nothing);
        assert_eq!(weighs(&manner, Said::Objection), Weighs::Against);
        assert_eq!(weighs(&Manner { blank: false, ..manner }, Said::Blank), Weighs::Nothing);
    }
}
