//! At which level a rule is in force, with which numbers, and which line says so.

use super::card::Card;
use super::parameters::{Parameter, parameters};
use super::{CHECKS, Check};
use crate::bind::Numbers;
use crate::files::layer;
use crate::finding::Place;
use crate::model::{Base, Constitution, Date, Layer, LayerProfile, Level, OwnLevel, RuleLine, Rules};

/// What makes a level or a number what it is here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// The card itself, and with it the tradition that `rules.toml` names.
    Base(Base),
    /// A legal form or a practice, and whether the constitution rather than `rules.toml` names it.
    Layer(Layer, bool),
    /// A line of our own under `[rules]`.
    Own,
    /// Another key of `rules.toml`, with its section.
    Written(&'static str, &'static str),
}

/// One rule as it is in force.
#[derive(Clone, Debug)]
pub struct Line {
    pub card: &'static Card,
    /// `None` when it is off.
    pub level: Option<Level>,
    pub origin: Origin,
    pub numbers: Vec<(&'static str, i64, Origin)>,
    /// What other sections of `rules.toml` give to it.
    pub parameters: Vec<Parameter>,
}

impl Line {
    /// Whether it is a rule everywhere, at this level, whatever the organisation chose: no line of its files says so.
    pub fn is_everywhere(&self) -> bool {
        let by_tradition = matches!(self.origin, Origin::Base(_));
        by_tradition && self.level == Some(self.card.level) && self.card.profiles.contains(&"all")
    }

    /// The line of a file that makes this a rule here.
    pub fn place(&self) -> Place {
        place_of(self.origin, self.card.slug)
    }
}

/// The line of a file that an origin stands for.
pub fn place_of(origin: Origin, slug: &str) -> Place {
    let rules = Place::file("rules.toml");
    match origin {
        Origin::Base(_) => rules.at("profile").at("base"),
        Origin::Layer(_, true) => Place::key("constitution.toml", "legal_form"),
        Origin::Layer(_, false) => rules.at("profile").at("legal"),
        Origin::Own => rules.at("rules").at(slug),
        Origin::Written(section, key) => rules.at(section).at(key),
    }
}

/// What decides the level of a rule: the tradition, then the legal forms and practices, then our own lines.
pub struct Settings<'a> {
    pub numbers: &'a Numbers,
    pub layers: Vec<(Layer, bool, &'static LayerProfile)>,
    pub rules: &'a Rules,
    pub today: Date,
}

impl<'a> Settings<'a> {
    pub fn new(numbers: &'a Numbers, rules: &'a Rules, constitution: Option<&Constitution>, today: Date) -> Self {
        let edition = rules.profile.edition;
        let mut named: Vec<(Layer, bool)> = rules.profile.legal.iter().map(|layer| (*layer, false)).collect();
        let form = constitution.and_then(|c| c.legal_form).and_then(|form| Layer::parse(form.word()));
        named.extend(form.filter(|form| !rules.profile.legal.contains(form)).map(|form| (form, true)));
        let layers = named.into_iter().filter_map(|(l, by_form)| Some((l, by_form, layer(l, edition)?))).collect();
        Self { numbers, layers, rules, today }
    }

    pub fn has(&self, layer: Layer) -> bool {
        self.layers.iter().any(|(l, _, _)| *l == layer)
    }

    /// A rule as it is in force today.
    pub fn line(&self, card: &'static Card) -> Line {
        let base = self.numbers.profile;
        let names = |id: &str| card.profiles.contains(&id);
        let usual = Some(card.level);
        let said = base.rules.get(card.slug).and_then(RuleLine::level);
        let mut level = match said {
            Some(level) => level.level(),
            None => usual.filter(|_| names("all") || names(&base.id)),
        };
        let mut origin = Origin::Base(self.numbers.base);
        for (layer, by_form, profile) in &self.layers {
            let here = match profile.rules.get(card.slug).and_then(RuleLine::level) {
                Some(said) => Some(said.level()),
                None if level.is_none() && names(layer.word()) => Some(usual),
                None => None,
            };
            if let Some(here) = here {
                (level, origin) = (here, Origin::Layer(*layer, *by_form));
            }
        }
        if card.since > self.rules.profile.edition {
            level = None;
        }
        if let Some(own) = self.own(card) {
            (level, origin) = (own.level(), Origin::Own);
        }
        let numbers = card.numbers.iter().map(|(name, usual)| self.number(card, name, *usual)).collect();
        let parameters = parameters(card.slug, self.numbers, self.rules);
        Line { card, level, origin, numbers, parameters }
    }

    /// A rule as it would be without a line of our own.
    pub fn before_own(&self, card: &'static Card) -> Line {
        let rules = Rules { rules: std::collections::BTreeMap::new(), ..self.rules.clone() };
        Settings { rules: &rules, layers: self.layers.clone(), ..*self }.line(card)
    }

    fn own(&self, card: &Card) -> Option<OwnLevel> {
        let line = self.rules.rules.get(card.slug).filter(|_| !is_fixed(card))?;
        line.level.filter(|_| line.until.is_none_or(|until| self.today <= until))
    }

    fn number(&self, card: &Card, name: &'static str, usual: i64) -> (&'static str, i64, Origin) {
        let own = self.rules.rules.get(card.slug).filter(|_| !is_fixed(card));
        let own = own.filter(|line| line.until.is_none_or(|until| self.today <= until));
        if let Some(own) = own.and_then(|line| line.numbers.get(name)) {
            return (name, *own, Origin::Own);
        }
        // The usual size of circles has a section of its own, which says the same for every circle.
        let size = self.rules.circles.size.filter(|_| card.slug == "circle-size");
        let size =
            size.and_then(|size| [("min", size.min), ("max", size.max)].into_iter().find(|(key, _)| *key == name));
        if let Some((_, number)) = size {
            return (name, number, Origin::Written("circles", "size"));
        }
        let in_line = |line: Option<&RuleLine>| line.and_then(|line| line.number(name));
        let layer = self.layers.iter().rev().find_map(|(layer, by_form, profile)| {
            in_line(profile.rules.get(card.slug)).map(|number| (name, number, Origin::Layer(*layer, *by_form)))
        });
        let base = || {
            (name, in_line(self.numbers.profile.rules.get(card.slug)).unwrap_or(usual), Origin::Base(self.numbers.base))
        };
        layer.unwrap_or_else(base)
    }
}

/// Whether no line of an organisation changes a rule: what is lawful, what can be read, and the rule about such lines.
pub fn is_fixed(card: &Card) -> bool {
    card.looks_at != "organisation" && !is_conduct(card) || FIXED.contains(&card.slug)
}

/// Rules of the organisation without which its files mean nothing certain: who is who, and where a thing hangs.
const FIXED: [&str; 8] = [
    "circle-cycle",
    "circle-without-parent",
    "domain-cycle",
    "override-without-decision",
    "own-rule-broken",
    "parent-not-active",
    "shared-key",
    "unknown-reference",
];

fn is_conduct(card: &Card) -> bool {
    let named = |name: &str| name.len() == card.slug.len() && name.replace('_', "-") == card.slug;
    CHECKS.iter().any(|(name, check)| matches!(check, Check::Conduct(_)) && named(name))
}
