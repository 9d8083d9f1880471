//! What can only be settled once a sentence holds its values: a hint that is not there, and in French the elision
//! before a name (`de aicha` is `d'aicha`). Marks of the private area say where, and never leave this module.

use fluent_bundle::FluentValue;

/// Nothing stands here, and the space after it goes too.
pub const NOTHING: char = '\u{E000}';
/// A value that begins with a vowel follows.
const VOWEL: char = '\u{E001}';

/// How French shows a value: as it is, marked where it begins with a vowel.
pub fn before_a_vowel(value: &FluentValue<'_>) -> Option<String> {
    let FluentValue::String(text) = value else { return None };
    let first = text.chars().next()?.to_lowercase().next()?;
    "aàâäeéèêëhiîïoôöuùûüœæ".contains(first).then(|| format!("{VOWEL}{text}"))
}

/// The sentence without marks.
pub fn settle(said: &str) -> String {
    let said = said.replace(&format!("{NOTHING} "), "").replace(NOTHING, "");
    let mut out = String::with_capacity(said.len());
    for (at, part) in said.split(VOWEL).enumerate() {
        if at > 0 && elides(&out) {
            out.truncate(out.len() - "e ".len());
            out.push('\'');
        }
        out.push_str(part);
    }
    without_echo(&out)
}

/// Of `le cercle Cercle d'accueil` the name alone: a name that says what it is needs not be told so.
fn without_echo(said: &str) -> String {
    let mut out = String::with_capacity(said.len());
    let mut last = 0;
    for word in said.split_inclusive(' ') {
        let before = out[last..].trim_end();
        let echo = before.len() > 4 && word.starts_with(char::is_uppercase) && word.trim_end().to_lowercase() == before;
        if echo {
            out.truncate(last);
        }
        last = out.len();
        out.push_str(word);
    }
    out
}

/// Whether a text ends with a word that loses its vowel before another.
fn elides(text: &str) -> bool {
    let word =
        text.strip_suffix(' ').and_then(|t| t.rsplit([' ', '\n', '\'', '(', '\u{a0}']).next()).unwrap_or_default();
    matches!(word, "de" | "De" | "que" | "Que")
}

#[cfg(test)]
mod tests {
    use super::{NOTHING, VOWEL, settle};

    #[test]
    fn a_name_that_begins_with_a_vowel_takes_the_word_before_it() {
        assert_eq!(settle(&format!("Le mandat de {VOWEL}aicha")), "Le mandat d'aicha");
        assert_eq!(settle(&format!("{VOWEL}ali dit que {VOWEL}élodie vient")), "ali dit qu'élodie vient");
        assert_eq!(settle(&format!("le code {VOWEL}a, avec {VOWEL}ali")), "le code a, avec ali");
    }

    #[test]
    fn a_name_that_says_what_it_is_is_not_told_so() {
        assert_eq!(settle("Dans le cercle Cercle général, personne"), "Dans le Cercle général, personne");
        assert_eq!(settle("Dans le cercle Web"), "Dans le cercle Web");
        assert_eq!(settle("Nous nous Nous"), "Nous nous Nous", "short words stand");
    }

    #[test]
    fn a_hint_that_is_not_there_leaves_no_space() {
        assert_eq!(settle(&format!("Inconnu. {NOTHING} Au choix")), "Inconnu. Au choix");
        assert_eq!(settle(&format!("Inconnu. {NOTHING}")), "Inconnu. ");
    }
}
