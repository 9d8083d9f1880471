//! Explains a rule by its slug or its code.

use crate::bind::Numbers;
use crate::cli::context::Context;
use crate::cli::out;
use crate::files::load;
use crate::finding::{Attempt, Failure};
use crate::message;
use crate::model::{Level, nearest};
use crate::render::{explain_human, explain_json};
use crate::rules::{Card, Settings, card, cards};
use crate::store::Disk;

pub fn run(context: &Context, rule: Option<&str>, all: bool) -> Attempt<u8> {
    if all {
        let every: Vec<&Card> = cards().iter().collect();
        if context.global.json() {
            out::data(&explain_json(&every));
        } else {
            for card in every {
                out::data(&format!("{:8} {:28} {}\n", card.code, card.slug, card.text(context.say.lang).title));
            }
        }
        return Ok(0);
    }
    let name = rule.ok_or_else(|| Failure::usage(message!("which-rule")))?;
    let found = card(&name.to_lowercase()).ok_or_else(|| {
        let words = cards().iter().flat_map(|c| [c.slug, c.code]);
        Failure::usage(message!("unknown-rule", rule = name, near = nearest(name, words).unwrap_or("")))
    })?;
    if context.global.json() {
        out::data(&explain_json(&[found]));
    } else {
        let level = level_here(context, found);
        out::data(&explain_human(found, level.as_deref(), &context.page()));
    }
    Ok(0)
}

/// The level in this organisation; outside of one, the card's own.
fn level_here(context: &Context, card: &'static Card) -> Option<String> {
    let own = Some(card.level.word().to_owned());
    let Some(root) = context.desk().ok().and_then(|d| d.repo.workdir()) else { return own };
    let Ok(loaded) = load(&Disk::new(root)) else { return own };
    let Some(rules) = &loaded.organisation.rules else { return own };
    let Some(numbers) = Numbers::of(rules) else { return own };
    let constitution = loaded.organisation.constitution.as_ref();
    let settings = Settings::new(&numbers, rules, constitution, context.now.date());
    settings.line(card).level.map(|level: Level| level.word().to_owned())
}
