//! Prose compared word by word.

use similar::{ChangeTag, TextDiff};

/// A run of words that stayed, went or came.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Word {
    Same(String),
    Gone(String),
    New(String),
}

/// The words of two texts, in reading order.
pub fn words(old: &str, new: &str) -> Vec<Word> {
    let diff = TextDiff::from_words(old, new);
    let mut words: Vec<Word> = vec![];
    for change in diff.iter_all_changes() {
        let text = change.value();
        match (change.tag(), words.last_mut()) {
            (ChangeTag::Equal, Some(Word::Same(run)))
            | (ChangeTag::Delete, Some(Word::Gone(run)))
            | (ChangeTag::Insert, Some(Word::New(run))) => run.push_str(text),
            (ChangeTag::Equal, _) => words.push(Word::Same(text.to_owned())),
            (ChangeTag::Delete, _) => words.push(Word::Gone(text.to_owned())),
            (ChangeTag::Insert, _) => words.push(Word::New(text.to_owned())),
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_words_that_differ_differ() {
        let told = words("vingt-cinq jours de congé", "vingt-sept jours de congé");
        assert_eq!(told.first(), Some(&Word::Gone("vingt-cinq".into())));
        assert_eq!(told.last(), Some(&Word::Same(" jours de congé".into())));
    }
}
