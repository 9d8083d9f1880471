//! The released editions of the traditions, the legal forms and the practices, as data that never changes.

use std::sync::OnceLock;

use crate::model::{Base, Layer, LayerProfile, Profile};

/// One embedded file, read when it is first asked for.
struct Embedded<T> {
    id: &'static str,
    text: &'static str,
    read: OnceLock<Option<T>>,
}

macro_rules! embedded {
    ($($id:literal),+ $(,)?) => {
        [$(Embedded {
            id: $id,
            text: include_str!(concat!("../../schema/profiles/", $id, ".toml")),
            read: OnceLock::new(),
        }),+]
    };
}

static PROFILES: [Embedded<Profile>; 5] =
    embedded!["sociocracy", "sociocracy-3.0", "holacracy-4.1", "holacracy-5.0", "plain"];
static LAYERS: [Embedded<LayerProfile>; 4] = embedded!["association", "scop", "scic", "practice-circle"];

fn find<T: serde::de::DeserializeOwned>(all: &'static [Embedded<T>], id: &str) -> Option<&'static T> {
    let found = all.iter().find(|e| e.id == id)?;
    found.read.get_or_init(|| toml::from_str(found.text).ok()).as_ref()
}

/// One edition of one tradition; `None` when it was never released.
pub fn profile(base: Base, edition: i64) -> Option<&'static Profile> {
    find(&PROFILES, base.word()).filter(|p| p.id == base.word() && p.edition == edition)
}

/// One edition of one legal form or practice; `None` when it was never released.
pub fn layer(layer: Layer, edition: i64) -> Option<&'static LayerProfile> {
    find(&LAYERS, layer.word()).filter(|p| p.id == layer.word() && p.edition == edition)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_released_profile_is_read() {
        for base in Base::ALL {
            assert!(profile(*base, 1).is_some(), "{}", base.word());
        }
        for form in Layer::ALL {
            assert!(layer(*form, 1).is_some(), "{}", form.word());
        }
    }
}
