//! Rule cards: code, level, texts in both languages, source, cases. Data that a facilitator or a lawyer can review.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

use crate::lang::{Catalogue, Lang};

static TEXTS: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/cards.rs"));

static CARDS: LazyLock<Vec<Card>> = LazyLock::new(|| {
    let parse =
        |(slug, text): &(&'static str, &str)| toml::from_str::<Card>(text).ok().map(|card| Card { slug, ..card });
    TEXTS.iter().filter_map(parse).collect()
});

/// One rule as people read it.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Card {
    #[serde(skip)]
    pub slug: &'static str,
    /// Stable, never reused.
    pub code: String,
    pub level: String,
    /// file, organisation, change, dossier, history or act.
    pub looks_at: String,
    /// The profiles in which it is on unless they say otherwise; `all` for every one.
    pub profiles: Vec<String>,
    pub source: String,
    #[serde(default)]
    pub numbers: BTreeMap<String, i64>,
    pub fr: Text,
    pub en: Text,
    #[serde(default, rename = "case")]
    pub cases: Vec<CardCase>,
}

/// A card's sentences in one language, as Fluent patterns over the finding's values.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Text {
    pub title: String,
    pub message: String,
    pub why: String,
    pub help: String,
}

/// Small files laid over a sound organisation, and where the rule must speak (nowhere: it is a good case).
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CardCase {
    pub name: String,
    #[serde(default)]
    pub files: BTreeMap<String, String>,
    #[serde(default)]
    pub remove: Vec<String>,
    /// `path key-path`, one for each finding.
    #[serde(default)]
    pub expect: Vec<String>,
}

/// Every card, in the order of the slugs.
pub fn cards() -> &'static [Card] {
    &CARDS
}

/// How many card files are embedded; a test asks that each of them was read.
pub fn embedded() -> usize {
    TEXTS.len()
}

/// The card of a slug or a code.
pub fn card(name: &str) -> Option<&'static Card> {
    cards().iter().find(|c| c.slug == name || c.code.eq_ignore_ascii_case(name))
}

impl Card {
    pub fn text(&self, lang: Lang) -> &Text {
        match lang {
            Lang::Fr => &self.fr,
            Lang::En => &self.en,
        }
    }

    fn fluent(&self, lang: Lang) -> String {
        let text = self.text(lang);
        let mut source = String::new();
        for (part, pattern) in
            [("title", &text.title), ("message", &text.message), ("why", &text.why), ("help", &text.help)]
        {
            let indented = pattern.trim().replace('\n', "\n    ");
            source.push_str(&format!("rule-{}-{part} =\n    {indented}\n", self.slug));
        }
        source
    }
}

/// Adds the sentences of every card to a catalogue.
pub fn load_cards(catalogue: &mut Catalogue) {
    let source: String = cards().iter().map(|card| card.fluent(catalogue.lang)).collect();
    catalogue.add(source);
}
