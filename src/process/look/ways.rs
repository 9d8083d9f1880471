//! The ways out where consent is not found: those that the rules list and this version knows.

use crate::bind::{Numbers, fits};
use crate::model::{Method, Verdict, Way};

/// In the order of the rules, of a decision that ended so, or may end so while it is open; of these kinds; which itself took up
/// another one by some way.
pub fn ways(numbers: &Numbers, result: Option<Verdict>, kinds: &[String], before: Option<Way>) -> Vec<Way> {
    let listed = numbers.fallback.iter().filter_map(|word| Way::parse(word));
    let ends = |with: Verdict| result.is_none_or(|result| result == with);
    let votes = before != Some(Way::Vote) && kinds.iter().all(|kind| fits(Method::Vote, kind));
    let open = |way: &Way| match way {
        Way::Vote => ends(Verdict::Failed) && votes,
        Way::ParentCircle => ends(Verdict::Escalated),
        Way::ShorterTerm | Way::MeasuredTrial | Way::HelpingCircle => true,
        Way::ProcessBreakdown | Way::StatusQuo => false,
    };
    listed.filter(open).collect()
}
