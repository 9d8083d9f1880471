//! The page one writes on: a language, a width, what the terminal can show.

use textwrap::{Options, WordSeparator, WordSplitter};

use crate::lang::{Args, Catalogue, Message};

/// Where a result is going to be read.
pub struct Page<'a> {
    pub say: &'a Catalogue,
    /// Columns.
    pub width: usize,
    pub colour: bool,
    pub unicode: bool,
    /// Whether marks and columns say something to who reads: a screen reader is told in words.
    pub graphics: bool,
}

impl Page<'_> {
    pub fn message(&self, message: &Message) -> String {
        self.say.say(message)
    }

    pub fn key(&self, key: &str, args: &Args) -> String {
        self.say.say_key(key, args)
    }

    pub fn bold(&self, text: &str) -> String {
        self.paint(text, "1")
    }

    pub fn red(&self, text: &str) -> String {
        self.paint(text, "31")
    }

    pub fn green(&self, text: &str) -> String {
        self.paint(text, "32")
    }

    pub fn yellow(&self, text: &str) -> String {
        self.paint(text, "33")
    }

    pub fn dim(&self, text: &str) -> String {
        self.paint(text, "2")
    }

    fn paint(&self, text: &str, code: &str) -> String {
        if self.colour && !text.is_empty() { format!("\u{1b}[{code}m{text}\u{1b}[0m") } else { text.to_owned() }
    }

    /// What stands between parts of one line.
    pub fn dot(&self) -> String {
        if self.graphics { format!(" {} ", self.mark("·", "-")) } else { String::from(", ") }
    }

    /// A mark, or its plain letter where Unicode cannot be shown.
    pub fn mark<'m>(&self, unicode: &'m str, plain: &'m str) -> &'m str {
        match (self.graphics, self.unicode) {
            (false, _) => "",
            (true, true) => unicode,
            (true, false) => plain,
        }
    }

    /// A paragraph with a first and a following indentation, at this width.
    pub fn paragraph(&self, first: &str, rest: &str, text: &str) -> String {
        // Where marks are left out, nothing stands before the words.
        let (first, text) = if self.graphics { (first, text) } else { (first.trim_start(), text.trim_start()) };
        wrap(text, self.width, first, if self.graphics { rest } else { "" })
    }
}

/// Breaks text at spaces so that no line is wider than `width` columns, but for single long words: a date, a path or an
/// id is there to be copied whole.
pub fn wrap(text: &str, width: usize, first: &str, rest: &str) -> String {
    let options = Options::new(width)
        .initial_indent(first)
        .subsequent_indent(rest)
        .break_words(false)
        .word_separator(WordSeparator::AsciiSpace)
        .word_splitter(WordSplitter::NoHyphenation);
    textwrap::wrap(text.trim_end(), options).iter().map(|line| format!("{}\n", line.trim_end())).collect()
}

#[cfg(test)]
mod tests {
    use super::wrap;

    #[test]
    fn no_line_is_wider_than_the_page() {
        let text = wrap("un texte assez long pour tenir sur plusieurs lignes", 20, "- ", "  ");
        assert!(text.lines().all(|l| l.chars().count() <= 20), "{text}");
        assert!(text.starts_with("- un"));
        assert_eq!(wrap("le 2026-11-21", 8, "", ""), "le\n2026-11-21\n", "a date is not cut");
    }
}
