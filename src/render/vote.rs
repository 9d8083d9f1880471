//! How something is decided in words: what carries a vote, how it was counted, who decides alone.

use serde_json::{Value as Json, json};

use crate::bind::{Manner, Tally};
use crate::lang::Message;
use crate::message;
use crate::model::{CircleId, Method};

/// How a proposal is decided, where it is not by consent.
pub fn manner(manner: &Manner) -> Option<Message> {
    let (share, more) = manner.majority.told();
    let half = (share.part * 2 == share.whole).then_some("half");
    let more = half.unwrap_or(if more { "more" } else { "least" });
    let told = || message!("show-vote", share = share.to_string(), more = more, of = manner.of.word());
    match manner.method {
        Method::Vote => Some(told()),
        Method::Advice => Some(message!("show-by-advice")),
        Method::Lead => Some(message!("show-by-lead")),
        Method::Consent | Method::Vouch => None,
    }
}

/// The counts in a sentence for each circle; the circle is named where there are several.
pub fn trace(tallies: &[Tally]) -> impl Iterator<Item = Message> {
    let several = tallies.len() > 1;
    tallies.iter().map(move |tally| {
        let circle = tally.circle.as_ref().filter(|_| several);
        message!(
            if circle.is_some() { "vote-trace-in" } else { "vote-trace" },
            circle = circle.map(ToString::to_string).unwrap_or_default(),
            pro = tally.pro,
            contra = tally.contra,
            blank = tally.blank,
            counted = tally.counted,
            of = tally.of.word(),
            needed = tally.needed,
            tie = if tally.is_tie() && !tally.carries() { "yes" } else { "no" },
        )
    })
}

/// The same for a script: one object for each circle.
pub fn tallies_json(tallies: &[Tally]) -> Vec<Json> {
    let one = |tally: &Tally| {
        json!({
            "circle": tally.circle.as_ref().map(CircleId::as_str),
            "for": tally.pro,
            "against": tally.contra,
            "blank": tally.blank,
            "electors": tally.electors,
            "counted": tally.counted,
            "needed": tally.needed,
            "carried": tally.carries(),
        })
    };
    tallies.iter().map(one).collect()
}
