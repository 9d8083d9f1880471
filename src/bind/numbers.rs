//! The numbers in force: what `rules.toml` says, and where it is silent what the profile's edition says.

use crate::files::profile;
use crate::model::{Base, Fraction, Judge, Newcomers, Profile, Recording, Rules, Seals, Silence};

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
    pub profile: &'static Profile,
    by_kind: std::collections::BTreeMap<String, Fraction>,
    /// Methods that the rules name for kinds of change.
    methods: std::collections::BTreeMap<String, String>,
}

impl Numbers {
    /// `None` when the profile's edition was never released: nothing may be decided by unknown rules.
    pub fn of(rules: &Rules) -> Option<Self> {
        let profile = profile(rules.profile.base, rules.profile.edition)?;
        let (own, from) = (&rules.decisions, &profile.numbers);
        let mut by_kind: std::collections::BTreeMap<_, _> =
            own.kinds.iter().filter_map(|(kind, k)| Some((kind.word().to_owned(), k.quorum?))).collect();
        if let Some(quorum) = Fraction::parse(&from.constitution_quorum) {
            by_kind.entry("constitution".into()).or_insert(quorum);
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
            profile,
            by_kind,
            methods: own
                .kinds
                .iter()
                .filter_map(|(kind, k)| Some((kind.word().to_owned(), k.method.clone()?)))
                .collect(),
        })
    }

    /// The share of the electors that must have answered for a kind of change.
    pub fn quorum_for(&self, kind: &str) -> Fraction {
        self.by_kind.get(kind).copied().unwrap_or(self.quorum)
    }

    /// The method that the rules name for a kind, where it is another than consent: nothing is decided by a method that
    /// nobody here knows how to judge.
    pub fn unknown_method(&self, kind: &str) -> Option<String> {
        self.methods.get(kind).filter(|method| *method != "consent").cloned()
    }

    /// The shares that kinds of change ask for beyond the usual one.
    pub fn quorums(&self) -> impl Iterator<Item = (&str, Fraction)> {
        self.by_kind.iter().map(|(kind, quorum)| (kind.as_str(), *quorum))
    }

    /// Whether circles list their members, or members follow from the roles they hold.
    pub fn explicit_members(&self) -> bool {
        self.profile.numbers.explicit_members
    }
}
