//! Explains a rule by its slug or its code, or one of the organisation's own by its id.

use crate::cli::context::Context;
use crate::cli::out;
use crate::files::load;
use crate::finding::{Attempt, Failure};
use crate::lang::Lang;
use crate::message;
use crate::model::{Organisation, nearest, slugify};
use crate::process::{in_force, plain_rules};
use crate::render::{explain_human, explain_json, explain_own};
use crate::rules::{Card, card, cards};
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
            let own = usize::from(context.say.lang == Lang::Fr);
            let topics: Vec<String> = TOPICS.iter().map(|(_, words)| words[own].to_owned()).collect();
            context.note(&message!("explain-topics", topics = topics));
        }
        return Ok(0);
    }
    let name = rule.ok_or_else(|| Failure::usage(message!("which-rule")))?;
    let here = here(context);
    let Some(found) = card(&name.to_lowercase()) else {
        let topic = topic(name).filter(|_| !context.global.json());
        return topic.map_or_else(|| own(context, name, here.as_ref()), |topic| Ok(tell(context, topic)));
    };
    if context.global.json() {
        out::data(&explain_json(&[found]));
        return Ok(0);
    }
    let lines = here.map(|org| in_force(&org, &plain_rules(), context.now.date())).unwrap_or_default();
    let line = lines.iter().find(|line| line.card.slug == found.slug);
    out::data(&explain_human(found, line, &context.page()));
    Ok(0)
}

/// Words of deciding together that are no rules, each with those by which people ask for it: in English first, then in French.
const TOPICS: [(&str, &[&str]); 9] = [
    ("consent", &["consent", "consentement", "consentir"]),
    ("objection", &["objection", "objection", "object", "objecter"]),
    ("question", &["question", "question", "questions"]),
    ("vote", &["vote", "vote", "voter", "votes"]),
    ("election", &["election", "élection", "elect", "elire"]),
    ("advice", &["advice", "avis"]),
    ("lead", &["lead", "mandat", "mandate", "premier-lien"]),
    ("way-out", &["fallback", "blocage", "repli", "deadlock", "way-out", "suite"]),
    ("separation", &["separation", "séparation", "separate", "separer"]),
];

fn topic(name: &str) -> Option<&'static str> {
    let word = slugify(name);
    TOPICS.iter().find(|(_, words)| words.iter().any(|it| slugify(it) == word)).map(|(topic, _)| *topic)
}

/// What it is, and how one comes to it.
fn tell(context: &Context, topic: &str) -> u8 {
    let page = context.page();
    out::data(&page.paragraph("", "", &context.say.text(&format!("topic-{topic}"))));
    out::data(&format!("\n{}", page.paragraph("", "", &context.say.text(&format!("topic-{topic}-how")))));
    0
}

/// The organisation one stands in; outside of one, a card speaks for itself.
fn here(context: &Context) -> Option<Organisation> {
    let root = context.workspace().ok().and_then(|d| d.repo.workdir())?;
    load(&Disk::new(root)).ok().map(|loaded| loaded.organisation).filter(|org| org.rules.is_some())
}

fn own(context: &Context, name: &str, here: Option<&Organisation>) -> Attempt<u8> {
    let rules = here.and_then(|org| org.rules.as_ref()).map(|r| r.custom_rules.as_slice()).unwrap_or_default();
    if let Some(rule) = rules.iter().find(|rule| rule.id.as_str() == name) {
        out::data(&explain_own(rule, &context.page()));
        return Ok(0);
    }
    let words = cards().iter().flat_map(|c| [c.slug, c.code]).chain(rules.iter().map(|r| r.id.as_str()));
    let near = nearest(name, words).unwrap_or("").to_owned();
    Err(Failure::usage(message!("unknown-rule", rule = name, near = near)))
}
