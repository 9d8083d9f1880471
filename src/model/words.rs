//! The organisation's own words.

use std::collections::BTreeMap;

/// A word with its other forms.
#[derive(Clone, Debug, PartialEq)]
pub struct Word {
    pub one: String,
    pub many: Option<String>,
    pub feminine: Option<bool>,
}

/// Our words by the key of the tool's: for every language, and for each.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Words {
    pub every: BTreeMap<String, Word>,
    pub fr: BTreeMap<String, Word>,
    pub en: BTreeMap<String, Word>,
}
