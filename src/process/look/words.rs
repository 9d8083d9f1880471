//! The words people read in an organisation: its tradition's, then its own.

use std::collections::BTreeMap;
use std::path::Path;

use crate::files::{Content, Kind, Noun, Source, parse, profile};
use crate::lang::{Lang, Renaming};
use crate::model::{TraditionWord, Word};
use crate::store::Disk;

/// Largest file of words or rules that is read for them, in bytes.
const CAP: u64 = 256 << 10;

/// What is shown instead of the tool's words, in one language. A file that cannot be read says nothing here: `check`
/// tells what is wrong with it.
pub fn own_words(root: &Path, lang: Lang) -> Vec<Renaming> {
    let disk = Disk::new(root);
    let read = |kind: Kind| match disk.read(&kind.path()?, CAP).ok()? {
        Content::Bytes(bytes) if !bytes.is_empty() => parse(&kind, "", &bytes).0,
        Content::Bytes(_) | Content::TooLarge(_) => None,
    };
    let mut all: BTreeMap<String, Renaming> = BTreeMap::new();
    if let Some(Noun::Rules(rules)) = read(Kind::Rules)
        && let Some(profile) = profile(rules.profile.base, rules.profile.edition)
    {
        let words = profile.words.get(lang.code()).into_iter().flatten();
        all.extend(words.map(|(key, word)| (key.clone(), of_tradition(key, word))));
    }
    if let Some(Noun::Words(words)) = read(Kind::Words) {
        let of_language = if lang == Lang::Fr { &words.fr } else { &words.en };
        let own = words.every.iter().chain(of_language);
        all.extend(
            own.filter(|(_, word)| !word.one.trim().is_empty()).map(|(key, word)| (key.clone(), of_own(key, word))),
        );
    }
    all.into_values().collect()
}

/// The first language of the organisation in a folder.
pub fn own_language(root: &Path) -> Option<Lang> {
    match Disk::new(root).read(&Kind::Constitution.path()?, CAP).ok()? {
        Content::Bytes(bytes) => match parse(&Kind::Constitution, "", &bytes).0 {
            Some(Noun::Constitution(it)) => it.languages.iter().find_map(|code| Lang::parse(code)),
            _ => None,
        },
        Content::TooLarge(_) => None,
    }
}

fn of_tradition(key: &str, word: &TraditionWord) -> Renaming {
    Renaming {
        key: key.to_owned(),
        one: word.one.clone(),
        many: Some(word.many.clone()),
        feminine: Some(word.feminine),
    }
}

fn of_own(key: &str, word: &Word) -> Renaming {
    Renaming { key: key.to_owned(), one: word.one.clone(), many: word.many.clone(), feminine: word.feminine }
}
