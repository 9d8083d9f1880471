//! Rule cards: code, level, texts in both languages, source, cases. Data that a facilitator or a lawyer can review.

use crate::lang::{Catalogue, Lang};
use crate::model::Level;

static CARDS: &[Card] = include!(concat!(env!("OUT_DIR"), "/cards.rs"));

/// One rule as people read it.
#[derive(Clone, Copy, Debug)]
pub struct Card {
    pub slug: &'static str,
    /// Stable, never reused.
    pub code: &'static str,
    pub level: Level,
    /// The levels it has in some cases besides, graver or milder.
    pub also: &'static [Level],
    /// file, organisation, dossier, history or act: where it is raised.
    pub looks_at: &'static str,
    /// The profiles in which it is on unless they say otherwise; `all` for every one.
    pub profiles: &'static [&'static str],
    /// The edition of the profiles from which it counts.
    pub since: i64,
    pub source: &'static str,
    /// The numbers its check goes by, which a profile or an organisation may set otherwise.
    pub numbers: &'static [(&'static str, i64)],
    pub fr: Text,
    pub en: Text,
    /// Where the suite plays its good and bad cases, `file::test`: what needs commits and signatures.
    pub played: &'static [&'static str],
    pub cases: &'static [CardCase],
}

/// A card's sentences in one language, as Fluent patterns over the finding's values.
#[derive(Clone, Copy, Debug)]
pub struct Text {
    pub title: &'static str,
    pub message: &'static str,
    pub why: &'static str,
    pub help: &'static str,
    /// Where the rule comes from.
    pub source: &'static str,
    /// What each of the card's numbers means, in their order.
    pub numbers: &'static [&'static str],
}

/// Small files laid over a sound organisation, and where the rule must speak (nowhere: it is a good case).
#[derive(Clone, Copy, Debug)]
pub struct CardCase {
    pub name: &'static str,
    /// The folder of `tests/orgs` it is laid over.
    pub org: &'static str,
    pub files: &'static [(&'static str, &'static str)],
    pub remove: &'static [&'static str],
    /// Of a dossier: who answered what, in order, as `bruno objection v=1 for=chloe: too dear`.
    pub said: &'static [&'static str],
    /// Of a dossier: lines of `proposal.toml` that differ from the usual ones.
    pub proposal: &'static str,
    /// Of a dossier: its result, empty while it is open.
    pub closed: &'static str,
    /// Of a dossier: more lines of `outcome.toml`.
    pub outcome: &'static str,
    /// `path key-path`, one for each finding.
    pub expect: &'static [&'static str],
}

/// Every card, in the order of the slugs.
pub fn cards() -> &'static [Card] {
    CARDS
}

/// The card of a slug or a code.
pub fn card(name: &str) -> Option<&'static Card> {
    let by_slug = CARDS.binary_search_by(|c| c.slug.cmp(name)).ok().and_then(|at| CARDS.get(at));
    by_slug.or_else(|| CARDS.iter().find(|c| c.code.eq_ignore_ascii_case(name)))
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
            [("title", text.title), ("message", text.message), ("why", text.why), ("help", text.help)]
        {
            let indented = pattern.trim().replace('\n', "\n    ");
            source.push_str(&format!("rule-{}-{part} =\n    {indented}\n", self.slug));
        }
        source
    }
}

/// Adds the sentences of every card to a catalogue, when the first of them is asked for.
pub fn load_cards(catalogue: &mut Catalogue) {
    catalogue.later("rule-", |lang| CARDS.iter().map(|card| card.fluent(lang)).collect());
}
