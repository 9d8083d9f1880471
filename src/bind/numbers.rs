//! The numbers in force: what `rules.toml` says, and where it is silent what the profile's edition says.

use crate::files::profile;
use std::collections::BTreeMap;

use super::manner::Manner;
use crate::model::{
    Assign, Base, Fraction, Judge, KindRules, Majority, Method, Newcomers, Of, Profile, Recording, Rules, Seals,
    Silence, Window,
};

/// How many others sign to suspend somebody's key, or to give them a new one, where the rules say nothing.
pub const VOUCHERS: usize = 2;
/// How long a new key that others announced waits, where the rules say nothing.
pub const PAUSE: Window = Window::of_days(14);

/// The parameters of decisions of one organisation.
#[derive(Clone, Debug)]
pub struct Numbers {
    pub base: Base,
    pub silence: Silence,
    pub quorum: Fraction,
    /// Days a proposal stays open when somebody has not answered.
    pub min_open_days: i64,
    pub max_rounds: i64,
    /// Who may set an objection aside.
    pub judge: Judge,
    /// The ways out of a blocked decision, in their order.
    pub fallback: Vec<String>,
    pub concerns: bool,
    pub stand_aside: bool,
    pub recording: Recording,
    /// Core roles whose holders seal when somebody is absent, and write down spoken answers.
    pub seal: Vec<String>,
    pub seals: Seals,
    /// Whether those who arrived after a version opened are waited for.
    pub newcomers: Newcomers,
    /// How many others sign for somebody's keys.
    pub vouchers: usize,
    /// How long a new key that others announced waits.
    pub pause: Window,
    pub profile: &'static Profile,
    by_kind: BTreeMap<String, KindRules>,
}

impl Numbers {
    /// `None` when the profile's edition was never released: nothing may be decided by unknown rules.
    pub fn of(rules: &Rules) -> Option<Self> {
        let profile = profile(rules.profile.base, rules.profile.edition)?;
        let (own, from) = (&rules.decisions, &profile.numbers);
        let mut by_kind: BTreeMap<String, KindRules> =
            own.kinds.iter().map(|(kind, rules)| (kind.word().to_owned(), rules.clone())).collect();
        let constitution = by_kind.entry("constitution".into()).or_default();
        constitution.quorum = constitution.quorum.or(Fraction::parse(&from.constitution_quorum));
        if own.assign.or(Assign::parse(&from.assign)) == Some(Assign::Lead) {
            let filled = by_kind.entry("assignment".into()).or_default();
            filled.method.get_or_insert_with(|| Method::Lead.word().to_owned());
        }
        Some(Self {
            base: rules.profile.base,
            silence: own.silence.or(Silence::parse(&from.silence))?,
            quorum: own.quorum.or(Fraction::parse(&from.quorum))?,
            min_open_days: own.min_open_days.unwrap_or(from.min_open_days),
            max_rounds: own.max_rounds.unwrap_or(from.max_rounds),
            judge: own.judge.or(Judge::parse(&from.judge))?,
            fallback: if own.fallback.is_empty() {
                from.fallback.clone()
            } else {
                own.fallback.iter().map(|way| way.word().to_owned()).collect()
            },
            concerns: own.concerns.unwrap_or(from.concerns),
            stand_aside: own.stand_aside.unwrap_or(from.stand_aside),
            recording: own.recording.or(Recording::parse(&from.recording))?,
            seal: match &own.seal {
                Some(cores) => cores.iter().map(|c| c.word().to_owned()).collect(),
                None => from.seal.clone(),
            },
            seals: own.seals.or(Seals::parse(&from.seals))?,
            newcomers: own.newcomers.unwrap_or(Newcomers::Heard),
            vouchers: rules.recovery.by.and_then(|by| usize::try_from(by).ok()).unwrap_or(VOUCHERS).max(1),
            pause: rules.recovery.pause.unwrap_or(PAUSE),
            profile,
            by_kind,
        })
    }

    /// How a kind of change is decided, or any kind of which the rules say nothing. A method that does not fit is none: whoever
    /// asks looks at that first.
    pub fn manner(&self, kind: Option<&str>) -> Manner {
        let own = kind.and_then(|kind| self.by_kind.get(kind)).cloned().unwrap_or_default();
        Manner {
            method: own.method.as_deref().and_then(Method::parse).unwrap_or(Method::Consent),
            quorum: own.quorum.unwrap_or(self.quorum),
            majority: own.majority.unwrap_or(Majority::SIMPLE),
            of: own.of.unwrap_or(Of::Cast),
            blank: own.blank.unwrap_or(true),
            silence: own.silence.unwrap_or(self.silence),
            min_open: own.min_open.unwrap_or(Window::of_days(self.min_open_days)),
            concerns: self.concerns,
            stand_aside: self.stand_aside,
        }
    }

    /// The method that the rules name for a kind, as it is written.
    pub fn named_method(&self, kind: &str) -> Option<&str> {
        self.by_kind.get(kind)?.method.as_deref()
    }

    /// Whether anything is voted on.
    pub fn has_votes(&self) -> bool {
        self.by_kind.values().any(|own| own.method.as_deref() == Some(Method::Vote.word()))
    }

    /// The kinds of which the rules say something.
    pub fn kinds(&self) -> impl Iterator<Item = &str> {
        self.by_kind.keys().map(String::as_str)
    }

    /// The shares that kinds of change ask for beyond the usual one.
    pub fn quorums(&self) -> impl Iterator<Item = (&str, Fraction)> {
        self.by_kind.iter().filter_map(|(kind, own)| Some((kind.as_str(), own.quorum?)))
    }

    /// Whether who is proposed for a role answers after the others: Many Voices One Song; Holacracy 4.1, 3.3.6 f.
    pub fn candidate_last(&self) -> bool {
        matches!(self.base, Base::Sociocracy | Base::Holacracy4)
    }

    /// Whether circles list their members, or members follow from the roles they hold.
    pub fn explicit_members(&self) -> bool {
        self.profile.numbers.explicit_members
    }
}
