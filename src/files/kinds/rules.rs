//! `rules.toml`.

use crate::files::shape::shape;
use crate::model::{
    CirclesNumbers, CustomRule, Decisions, Elections, KindRules, LevelOverride, ProfileChoice, Recovery, Rules, Text2,
};

shape!(Rules as "rules" { profile, decisions, elections, recovery, terms, circles, rules, custom_rules });
shape!(ProfileChoice as "profile" { base, legal, edition });
shape!(Decisions as "decisions" or_default {
    silence, absent, quorum, min_open_days, notice_days, max_rounds, judge, concerns, stand_aside,
    recording, seal, seals, newcomers, assign, fallback, kinds,
});
shape!(KindRules as "kind-rules" { method, quorum, majority, of, blank, silence, min_open, held_by });
shape!(Elections as "elections" or_default { keep });
shape!(Recovery as "recovery" or_default { by, pause });
shape!(CirclesNumbers as "circles-numbers" or_default { size, meetings_per_year });
shape!(LevelOverride as "level-override" { level, numbers, by, until });
shape!(CustomRule as "custom-rule" { id, looks_at, when, must, message, level });
shape!(Text2 as "text-2" { fr, en });
