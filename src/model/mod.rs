//! The nouns of a governed organisation as plain data: no input, no output, no opinion.

mod answer;
mod circle;
mod constitution;
mod domain;
mod founding;
mod id;
mod majority;
mod meeting;
mod organisation;
mod outcome;
mod percent;
mod person;
mod policy;
mod profile;
mod proposal;
mod record;
mod role;
mod rules;
mod slip;
mod time;
mod words;

pub use answer::{Answer, Said, Via};
pub use circle::{Circle, CircleKind, Former, Size};
pub use constitution::{Article, Category, College, Company, Constitution, Legal, LegalForm, Office, Organ, StandsFor};
pub use domain::Domain;
pub use founding::Founding;
pub use id::{
    CircleId, DecisionId, DomainId, Holder, MAX_LENGTH, PersonId, PolicyRef, RoleRef, Slug, is_slug, nearest, slugify,
};
pub use majority::{Majority, Of};
pub use meeting::{Action, Aim, Item, Meeting};
pub use organisation::{Dossier, Organisation};
pub use outcome::{Absence, Entry, Outcome, Verdict};
pub use percent::Percent;
pub use person::{Handles, Key, KeyState, Leave, Person, PersonKind, Status};
pub use policy::{Criterion, OnExpiry, Policy, Scope};
pub use profile::{Base, Layer, LayerProfile, Level, Numbers, OwnLevel, Profile, RuleLine, TraditionWord};
pub use proposal::Proposal;
pub use record::{Assembly, AssemblyKind, Capital, Evaluation, Proxy, Tension, Vote};
pub use role::{Core, Holding, Role};
pub use rules::{
    AbsentMode, Assign, CirclesNumbers, CustomRule, Decisions, Elections, Judge, Keep, KindRules, KindWord,
    LevelOverride, LooksAt, Method, Newcomers, ProfileChoice, Recording, Recovery, Rules, Seals, Silence, Text2,
    Threshold, Way,
};
pub use slip::Slip;
pub use time::{Date, Fraction, Instant, Length, Window};
pub use words::{Word, Words};

/// Declares an enumeration whose members are words of the files.
macro_rules! choice {
    ($($(#[$doc:meta])* $name:ident { $($member:ident = $word:literal),+ $(,)? })+) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($member),+ }
        impl $name {
            /// Each member and its word, in the order they are shown.
            pub const ALL: &'static [Self] = &[$(Self::$member),+];
            pub const WORDS: &'static [&'static str] = &[$($word),+];
            /// The word in the files: a machine name, never translated.
            pub const fn word(self) -> &'static str {
                match self { $(Self::$member => $word),+ }
            }
            pub fn parse(word: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|c| c.word() == word)
            }
        }
    )+};
}
pub(crate) use choice;
