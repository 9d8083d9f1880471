//! Prose compared sentence by sentence, and within a sentence that was reworded, word by word.

use std::ops::Range;

use similar::{Algorithm, ChangeTag, DiffOp, TextDiff, capture_diff_slices};
use unicode_segmentation::UnicodeSegmentation;

/// From this likeness on, of 1, two sentences are one that was reworded.
const ALIKE: f32 = 0.5;
/// A reworded sentence is looked for among so many that follow.
const AHEAD: usize = 4;
/// Letters between two changes that are read with them: nobody reads word by word.
const BETWEEN: usize = 3;

/// A run of words that stayed, went or came.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Word {
    Same(String),
    Gone(String),
    New(String),
}

/// The words of two texts, in reading order. Lines that were only broken elsewhere are the same.
pub fn words(old: &str, new: &str) -> Vec<Word> {
    let (before, after) = (sentences(old), sentences(new));
    let mut told = Told::default();
    for op in capture_diff_slices(Algorithm::Myers, &before, &after) {
        match op {
            DiffOp::Equal { new_index, len, .. } => told.same(&after[new_index..new_index + len].concat()),
            DiffOp::Delete { old_index, old_len, .. } => told.gone(&before[old_index..old_index + old_len].concat()),
            DiffOp::Insert { new_index, new_len, .. } => told.come(&after[new_index..new_index + new_len].concat()),
            DiffOp::Replace { old_index, old_len, new_index, new_len } => {
                let (from, to) = (&before[old_index..old_index + old_len], &after[new_index..new_index + new_len]);
                told.replaced(from, to);
            }
        }
    }
    told.end()
}

/// The sentences of a text, each with what separates it from the next one. A paragraph's lines are joined; headings, items
/// and lines of a table stand alone.
fn sentences(text: &str) -> Vec<String> {
    let mut blocks: Vec<String> = vec![];
    let mut open = false;
    for line in text.trim_end().lines() {
        let line = line.trim_end();
        if line.is_empty() {
            if let Some(block) = blocks.last_mut() {
                block.push('\n');
            }
            open = false;
        } else if let (true, false, Some(block)) = (open, stands_alone(line), blocks.last_mut()) {
            block.truncate(block.trim_end().len());
            block.push(' ');
            block.push_str(line.trim_start());
            block.push('\n');
        } else {
            blocks.push(format!("{line}\n"));
            open = !line.starts_with('#');
        }
    }
    let split = |block: &String| block.split_sentence_bounds().map(str::to_owned).collect::<Vec<_>>();
    let mut all: Vec<String> = vec![];
    for piece in blocks.iter().flat_map(split) {
        match all.last_mut() {
            // Breaks belong to the sentence before them.
            Some(last) if piece.trim().is_empty() => last.push_str(&piece),
            _ => all.push(piece),
        }
    }
    all
}

/// Whether a line of Markdown begins something of its own.
fn stands_alone(line: &str) -> bool {
    let bare = line.trim_start();
    let number = bare.trim_start_matches(|c: char| c.is_ascii_digit());
    bare.starts_with(['#', '>', '|'])
        || ["- ", "* ", "+ ", "```"].iter().any(|mark| bare.starts_with(mark))
        || (number.len() < bare.len() && (number.starts_with(". ") || number.starts_with(") ")))
}

#[derive(Default)]
struct Told {
    words: Vec<Word>,
    gone: String,
    new: String,
}

impl Told {
    fn flush(&mut self) {
        for (text, word) in [(&mut self.gone, Word::Gone as fn(String) -> Word), (&mut self.new, Word::New)] {
            if !text.is_empty() {
                self.words.push(word(std::mem::take(text)));
            }
        }
    }

    fn same(&mut self, text: &str) {
        self.flush();
        match self.words.last_mut() {
            Some(Word::Same(run)) => run.push_str(text),
            _ => self.words.push(Word::Same(text.to_owned())),
        }
    }

    fn gone(&mut self, text: &str) {
        self.gone.push_str(text);
    }

    fn come(&mut self, text: &str) {
        self.new.push_str(text);
    }

    fn end(mut self) -> Vec<Word> {
        self.flush();
        self.words
    }

    /// Sentences in the place of others: a reworded one is shown by its words, one that has no like as a whole.
    fn replaced(&mut self, from: &[String], to: &[String]) {
        let mut next = 0;
        for sentence in to {
            match likest(from, next..from.len().min(next + AHEAD), sentence) {
                Some(at) => {
                    self.gone(&from[next..at].concat());
                    self.flush();
                    self.reworded(&from[at], sentence);
                    next = at + 1;
                }
                None => self.come(sentence),
            }
        }
        self.gone(&from[next..].concat());
        self.flush();
    }

    fn reworded(&mut self, from: &str, to: &str) {
        let diff = TextDiff::from_unicode_words(from, to);
        let mut runs: Vec<(ChangeTag, String)> = vec![];
        for change in diff.iter_all_changes() {
            match runs.last_mut() {
                Some((tag, run)) if *tag == change.tag() => run.push_str(change.value()),
                _ => runs.push((change.tag(), change.value().to_owned())),
            }
        }
        let last = runs.len().saturating_sub(1);
        for (at, (tag, run)) in runs.iter().enumerate() {
            let letters = run.chars().filter(|c| c.is_alphanumeric()).count();
            match tag {
                ChangeTag::Delete => self.gone(run),
                ChangeTag::Insert => self.come(run),
                ChangeTag::Equal if at > 0 && at < last && letters <= BETWEEN => {
                    self.gone(run);
                    self.come(run);
                }
                ChangeTag::Equal => self.same(run),
            }
        }
        self.flush();
    }
}

/// The sentence of a range that is most like one, if any is.
fn likest(all: &[String], range: Range<usize>, sentence: &str) -> Option<usize> {
    let new: Vec<&str> = sentence.split_whitespace().collect();
    let likeness = |at: usize| {
        let old: Vec<&str> = all[at].split_whitespace().collect();
        TextDiff::from_slices(&old, &new).ratio()
    };
    let best = range.map(|at| (likeness(at), at)).max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.cmp(&a.1)))?;
    (best.0 >= ALIKE).then_some(best.1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marked(old: &str, new: &str) -> String {
        let mark = |word: Word| match word {
            Word::Same(text) => text,
            Word::Gone(text) => format!("[{text}]"),
            Word::New(text) => format!("{{{text}}}"),
        };
        words(old, new).into_iter().map(mark).collect()
    }

    #[test]
    fn only_the_words_that_differ_differ() {
        assert_eq!(
            marked("Il y a vingt-cinq jours de congé par an.", "Il y a vingt-sept jours de congé par an."),
            "Il y a vingt-[cinq]{sept} jours de congé par an.\n"
        );
    }

    #[test]
    fn a_sentence_without_its_like_goes_and_comes_whole() {
        let told =
            marked("Un. La Ruche existe pour que tous vivent. Fin.", "Un. Elle tient une boutique au village. Fin.");
        assert_eq!(told, "Un. [La Ruche existe pour que tous vivent. ]{Elle tient une boutique au village. }Fin.\n");
    }

    #[test]
    fn a_new_sentence_leaves_the_others_alone() {
        assert_eq!(marked("Un. Trois.", "Un. Deux. Trois."), "Un. {Deux. }Trois.\n");
    }

    #[test]
    fn paragraphs_stay_and_lines_broken_elsewhere_are_the_same() {
        let told = words(
            "# Titre\n\nUne phrase\nsur deux lignes.\n\n- a\n- b\n",
            "# Titre\n\nUne phrase sur\ndeux lignes.\n\n- a\n- b\n",
        );
        assert_eq!(told, [Word::Same("# Titre\n\nUne phrase sur deux lignes.\n\n- a\n- b\n".into())]);
    }

    #[test]
    fn changes_a_short_word_apart_are_one() {
        assert_eq!(
            marked("Le bureau ferme à huit heures le soir.", "Le bureau ouvre à neuf heures le soir."),
            "Le bureau [ferme à huit]{ouvre à neuf} heures le soir.\n"
        );
    }
}
