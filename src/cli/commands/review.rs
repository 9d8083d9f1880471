//! `review`: a policy looked at again, by its own criteria: kept until another day, changed, or ended.

use super::part::{Told, open};
use crate::cli::context::Context;
use crate::cli::usage;
use crate::finding::{Attempt, Failure};
use crate::message;
use crate::model::Date;
use crate::process::{self, Reviewed};

pub fn run(context: &Context, policy: &str, word: &str, driver: Option<&str>, on: Option<Date>) -> Attempt<u8> {
    let what = match word {
        "keep" | "garder" => Reviewed::Keep(on),
        "end" | "finir" => Reviewed::End,
        "change" | "changer" => Reviewed::Keep(on),
        other => return Err(usage("unknown-review", other)),
    };
    let workspace = context.workspace()?;
    let review = process::review(&workspace, policy, &what)?;
    for criterion in &review.criteria {
        let key = if criterion.measure.is_some() { "review-criterion-measured" } else { "review-criterion" };
        let measure = criterion.measure.clone().unwrap_or_default();
        context.note(&message!(key, text = &criterion.text, measure = measure));
    }
    if matches!(word, "change" | "changer") {
        // What it says from now on is written by hand.
        return Err(Failure::usage(message!("review-by-hand", path = review.path, title = review.title)));
    }
    let key = if review.until.is_some() { "review-keep-title" } else { "review-end-title" };
    let title = context.say.say(&message!(key, title = review.title));
    let told = Told { title, driver: driver.map(str::to_owned), next: "review-next", ..Told::default() };
    let until = review.until;
    open(context, &workspace, review.circle.as_str(), review.edits, told, &|id, _| {
        if let Some(day) = until {
            context.note(&message!("review-next", day = day, id = id));
        }
    })
}
