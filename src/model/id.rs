//! Ids: ASCII slugs that are file names everywhere, parsed once at the edge.

use std::fmt;
use std::sync::Arc;

/// Longest id, in characters (a label of a domain name is as long).
pub const MAX_LENGTH: usize = 64;

/// Names that Windows keeps for devices, whatever the extension.
const DEVICES: [&str; 22] = [
    "aux", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9", "con", "lpt1", "lpt2", "lpt3",
    "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9", "nul", "prn",
];

/// Whether `text` is `[a-z0-9]([a-z0-9-]{0,62}[a-z0-9])?` and no device name.
pub fn is_slug(text: &str) -> bool {
    let bytes = text.as_bytes();
    let plain = |b: &u8| b.is_ascii_lowercase() || b.is_ascii_digit();
    (1..=MAX_LENGTH).contains(&bytes.len())
        && bytes.iter().all(|b| plain(b) || *b == b'-')
        && plain(&bytes[0])
        && plain(&bytes[bytes.len() - 1])
        && !DEVICES.contains(&text)
}

/// The closest slug to a free name (`Été œuvre` gives `ete-oeuvre`); empty when nothing is left of it.
pub fn slugify(name: &str) -> String {
    let mut slug = String::new();
    for c in deunicode::deunicode(name).chars() {
        if c.is_ascii_alphanumeric() {
            slug.push(c.to_ascii_lowercase());
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    slug.truncate(MAX_LENGTH);
    let slug = slug.trim_end_matches('-').to_owned();
    if DEVICES.contains(&slug.as_str()) { format!("{slug}-1") } else { slug }
}

// They are handed about by the thousand while one decision is judged: copies share their text.
macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(Arc<str>);
        impl $name {
            /// The id, or `None` when the text is not a slug.
            pub fn parse(text: &str) -> Option<Self> {
                is_slug(text).then(|| Self(Arc::from(text)))
            }
            pub fn as_str(&self) -> &str { &self.0 }
        }
        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.write_str(&self.0) }
        }
    )+};
}

ids! {
    /// A file of `people/`.
    PersonId,
    /// A folder of `circles/`.
    CircleId,
    /// A file of `domains/`.
    DomainId,
    /// A folder of `decisions/`; also `founding`, which stood before.
    DecisionId,
    /// Any other slug: an article, a category, a college, an office, a custom rule.
    Slug,
}

macro_rules! inside_a_circle {
    ($($(#[$doc:meta])* $name:ident { $field:ident }),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name { pub circle: CircleId, pub $field: Slug }
        impl $name {
            /// Reads `circle/name`.
            pub fn parse(text: &str) -> Option<Self> {
                let (circle, $field) = text.split_once('/')?;
                Some(Self { circle: CircleId::parse(circle)?, $field: Slug::parse($field)? })
            }
            /// What stands before everything of a circle, in the order of these ids.
            pub(super) fn before_all_of(circle: &CircleId) -> Self {
                Self { circle: circle.clone(), $field: Slug(Arc::from("")) }
            }
        }
        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{}/{}", self.circle, self.$field)
            }
        }
    )+};
}

inside_a_circle! {
    /// A role, written `circle/role` outside its circle.
    RoleRef { role },
    /// A policy, written `circle/policy` outside its circle.
    PolicyRef { policy },
}

/// Who holds a domain: exactly one circle or one role.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Holder {
    Circle(CircleId),
    Role(RoleRef),
}

impl Holder {
    /// Reads `circle:web` or `role:web/webmaster`.
    pub fn parse(text: &str) -> Option<Self> {
        match text.split_once(':')? {
            ("circle", id) => CircleId::parse(id).map(Self::Circle),
            ("role", id) => RoleRef::parse(id).map(Self::Role),
            _ => None,
        }
    }

    /// The circle that holds it, or whose role does.
    pub fn circle(&self) -> &CircleId {
        match self {
            Self::Circle(circle) => circle,
            Self::Role(role) => &role.circle,
        }
    }
}

impl fmt::Display for Holder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Circle(id) => write!(f, "circle:{id}"),
            Self::Role(id) => write!(f, "role:{id}"),
        }
    }
}

impl DecisionId {
    /// What stood before the first decision.
    pub const FOUNDING: &'static str = "founding";

    pub fn is_founding(&self) -> bool {
        &*self.0 == Self::FOUNDING
    }

    /// The folder of `decisions/` that it stands in: the year and month that its name begins with. `None` for a name
    /// that is no `<date>-<slug>`.
    pub fn month(&self) -> Option<&str> {
        let day = self.0.get(..10).and_then(super::Date::parse);
        day.filter(|_| self.0.as_bytes().get(10) == Some(&b'-')).and_then(|_| self.0.get(..7))
    }
}

/// The candidate nearest to `word`, when it is near enough to be what was meant.
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    // Somebody who writes one word of a name of several means that name.
    let part = |c: &str| word.len() >= 4 && c.split(['-', '/']).any(|part| part == word);
    candidates
        .into_iter()
        .map(|c| (strsim::jaro_winkler(word, c).max(if part(c) { 0.9 } else { 0.0 }), c))
        .filter(|(score, c)| *score >= 0.8 && (part(c) || is_slip(word, c)))
        .max_by(|a, b| a.0.total_cmp(&b.0).then_with(|| b.1.cmp(a.1)))
        .map(|(_, c)| c)
}

/// Whether one word may be a slip of the pen for another: a letter in three at most.
fn is_slip(word: &str, meant: &str) -> bool {
    let length = word.chars().count().max(meant.chars().count());
    strsim::damerau_levenshtein(word, meant) <= (length / 3).max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slugs_are_what_every_file_system_can_hold() {
        for good in ["a", "web", "2026-03-02-petits-cercles", "0xpoe", "x1"] {
            assert!(is_slug(good), "{good}");
        }
        let long = "a".repeat(65);
        for bad in ["", "-a", "a-", "A", "é", "a_b", "a.b", "con", "lpt1", "..", "a/b", &long] {
            assert!(!is_slug(bad), "{bad}");
        }
    }

    #[test]
    fn names_become_slugs() {
        assert_eq!(slugify("Été œuvre"), "ete-oeuvre");
        assert_eq!(slugify("0xPoe"), "0xpoe");
        assert_eq!(slugify("L'Atelier commun !"), "l-atelier-commun");
        assert_eq!(slugify("Con"), "con-1");
        assert_eq!(slugify("!!!"), "");
    }

    #[test]
    fn near_words_are_offered_and_far_ones_are_not() {
        assert_eq!(nearest("facilitater", ["lead", "facilitator"]), Some("facilitator"));
        assert_eq!(nearest("zebra", ["lead", "facilitator"]), None);
    }
}
