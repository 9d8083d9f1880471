//! The released editions of the traditions, as data that never changes.

use std::sync::LazyLock;

use crate::model::{Base, Profile};

static PROFILES: LazyLock<Vec<Profile>> = LazyLock::new(|| {
    let texts = [
        include_str!("../../schema/profiles/sociocracy.toml"),
        include_str!("../../schema/profiles/holacracy-5.0.toml"),
        include_str!("../../schema/profiles/plain.toml"),
    ];
    texts.iter().filter_map(|text| toml::from_str(text).ok()).collect()
});

/// One edition of one tradition; `None` when it was never released.
pub fn profile(base: Base, edition: i64) -> Option<&'static Profile> {
    PROFILES.iter().find(|p| p.id == base.word() && p.edition == edition)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_released_profile_is_read() {
        for base in [Base::Sociocracy, Base::Holacracy5, Base::Plain] {
            assert!(profile(base, 1).is_some(), "{}", base.word());
        }
    }
}
