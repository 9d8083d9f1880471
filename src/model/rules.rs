//! How we decide: the profile, its numbers, and the organisation's own rules.

use std::collections::BTreeMap;

use super::profile::{Base, Layer, OwnLevel};
use super::{Date, DecisionId, Fraction, Length, Majority, Of, Slug, Window, choice};

choice! {
    Silence { Missing = "missing", Consent = "consent" }
    AbsentMode { Hold = "hold", Lazy = "lazy", Heard = "heard" }
    Judge { Circle = "circle", Group = "group", Facilitator = "facilitator" }
    Recording { Recorder = "recorder", EachSigns = "each-signs" }
    /// Whether those who arrived after a version opened are waited for.
    Newcomers { Heard = "heard", Asked = "asked" }
    Seals { SignedCommit = "signed-commit", Dossier = "dossier" }
    Keep { Result = "result", Names = "names", Reasons = "reasons" }
    LooksAt { Circle = "circle", Role = "role", Person = "person", Policy = "policy" }
    /// Who fills an operational role: its circle, or its lead alone.
    Assign { Circle = "circle", Lead = "lead" }
    /// A way out of a decision that is stuck.
    Way {
        ShorterTerm = "shorter-term", MeasuredTrial = "measured-trial", HelpingCircle = "helping-circle",
        ParentCircle = "parent-circle", ProcessBreakdown = "process-breakdown", Vote = "vote",
        StatusQuo = "status-quo",
    }
    /// What a change is, as `rules.toml` and an outcome name it.
    KindWord {
        Policy = "policy", Review = "review", Role = "role", Election = "election",
        Assignment = "assignment", Domain = "domain", Circle = "circle", Admission = "admission",
        Separation = "separation", Departure = "departure", Leave = "leave", Keys = "keys",
        Suspension = "suspension", Recovery = "recovery", Person = "person",
        Constitution = "constitution", Statutes = "statutes", Offices = "offices",
    }
    /// How a kind of change is decided.
    Method { Consent = "consent", Vote = "vote", Lead = "lead", Advice = "advice", Vouch = "vouch" }
    Threshold { Circle = "circle", Parent = "parent", Root = "root" }
}

#[derive(Clone, Debug, PartialEq)]
pub struct Rules {
    pub profile: ProfileChoice,
    pub decisions: Decisions,
    pub elections: Elections,
    pub recovery: Recovery,
    /// Longest term of each core role.
    pub terms: BTreeMap<super::Core, Length>,
    pub circles: CirclesNumbers,
    pub rules: BTreeMap<String, LevelOverride>,
    pub custom_rules: Vec<CustomRule>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct ProfileChoice {
    pub base: Base,
    pub legal: Vec<Layer>,
    pub edition: i64,
}

/// Numbers and parameters of decisions; what is left out is the profile's.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Decisions {
    pub silence: Option<Silence>,
    pub absent: Option<AbsentMode>,
    pub quorum: Option<Fraction>,
    pub min_open_days: Option<i64>,
    pub notice_days: Option<i64>,
    pub max_rounds: Option<i64>,
    pub judge: Option<Judge>,
    pub concerns: Option<bool>,
    pub stand_aside: Option<bool>,
    pub recording: Option<Recording>,
    pub seal: Option<Vec<super::Core>>,
    pub seals: Option<Seals>,
    pub newcomers: Option<Newcomers>,
    pub assign: Option<Assign>,
    pub fallback: Vec<Way>,
    pub kinds: BTreeMap<KindWord, KindRules>,
}

/// What the organisation asks for beyond the method of one kind.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct KindRules {
    pub method: Option<String>,
    pub quorum: Option<Fraction>,
    /// Of a vote: the share that carries it.
    pub majority: Option<Majority>,
    /// Of whom the majority is counted.
    pub of: Option<Of>,
    /// Of a vote: whether one may answer blank.
    pub blank: Option<bool>,
    pub silence: Option<Silence>,
    /// How long a proposal stays open while somebody has not answered.
    pub min_open: Option<Window>,
    pub held_by: Option<Threshold>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Elections {
    pub keep: Option<Keep>,
}

/// How others give somebody a key again who lost theirs.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Recovery {
    /// How many others sign for it.
    pub by: Option<i64>,
    /// How long the new key waits, so that its person can say no.
    pub pause: Option<Window>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct CirclesNumbers {
    pub size: Option<super::Size>,
    pub meetings_per_year: Option<i64>,
}

/// Our own level and numbers for one rule, with the decision that says so and its end.
#[derive(Clone, Debug, PartialEq)]
pub struct LevelOverride {
    pub level: Option<OwnLevel>,
    /// Numbers of the rule's card that we set otherwise.
    pub numbers: BTreeMap<String, i64>,
    pub by: Option<DecisionId>,
    pub until: Option<Date>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct CustomRule {
    pub id: Slug,
    pub looks_at: LooksAt,
    pub when: Option<String>,
    pub must: String,
    pub message: Text2,
    pub level: Option<OwnLevel>,
}

/// One sentence in both languages.
#[derive(Clone, Debug, PartialEq)]
pub struct Text2 {
    pub fr: Option<String>,
    pub en: Option<String>,
}
