//! The reader's language and the catalogue: the one place where a key and its values become a sentence.

mod marks;
mod vocabulary;
mod words;

use std::borrow::Cow;
use std::sync::OnceLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentError, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

use marks::NOTHING;
pub use vocabulary::{TERMS, Term, term_of};
pub use words::Renaming;

/// A language in which every sentence exists.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Lang {
    Fr,
    En,
}

impl Lang {
    pub const ALL: [Self; 2] = [Self::Fr, Self::En];

    /// Reads `fr`, `fr_FR.UTF-8`, `en-GB` …; `None` for another language, `C` or `POSIX`.
    pub fn parse(text: &str) -> Option<Self> {
        match text.split(['_', '-', '.', '@']).next()?.to_ascii_lowercase().as_str() {
            "fr" => Some(Self::Fr),
            "en" => Some(Self::En),
            _ => None,
        }
    }

    pub fn code(self) -> &'static str {
        match self {
            Self::Fr => "fr",
            Self::En => "en",
        }
    }

    fn sources(self) -> [&'static str; 8] {
        match self {
            Self::Fr => [
                include_str!("../../locales/fr/acts.ftl"),
                include_str!("../../locales/fr/changes.ftl"),
                include_str!("../../locales/fr/chart.ftl"),
                include_str!("../../locales/fr/demo.ftl"),
                include_str!("../../locales/fr/failures.ftl"),
                include_str!("../../locales/fr/help.ftl"),
                include_str!("../../locales/fr/keys.ftl"),
                include_str!("../../locales/fr/status.ftl"),
            ],
            Self::En => [
                include_str!("../../locales/en/acts.ftl"),
                include_str!("../../locales/en/changes.ftl"),
                include_str!("../../locales/en/chart.ftl"),
                include_str!("../../locales/en/demo.ftl"),
                include_str!("../../locales/en/failures.ftl"),
                include_str!("../../locales/en/help.ftl"),
                include_str!("../../locales/en/keys.ftl"),
                include_str!("../../locales/en/status.ftl"),
            ],
        }
    }
}

/// A day to be named in a sentence: year, month from 1, day from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Day(pub i16, pub i8, pub i8);

/// A value that a sentence names.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    Text(String),
    Number(i64),
    Day(Day),
    List(Vec<String>),
    /// A sentence that an organisation wrote: French, English, or both.
    Told(Option<String>, Option<String>),
    /// Another sentence, said in the same language.
    Message(Message),
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}
impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}
impl From<&String> for Value {
    fn from(text: &String) -> Self {
        Self::Text(text.clone())
    }
}
impl From<i64> for Value {
    fn from(number: i64) -> Self {
        Self::Number(number)
    }
}
impl From<usize> for Value {
    fn from(number: usize) -> Self {
        Self::Number(i64::try_from(number).unwrap_or(i64::MAX))
    }
}
impl From<Vec<String>> for Value {
    fn from(list: Vec<String>) -> Self {
        Self::List(list)
    }
}
impl From<Message> for Value {
    fn from(message: Message) -> Self {
        Self::Message(message)
    }
}

/// Named values, in the order they were given.
pub type Args = Vec<(&'static str, Value)>;

/// A sentence to be: a key of the catalogue and its values.
#[derive(Clone, Debug, PartialEq)]
pub struct Message {
    pub key: Cow<'static, str>,
    pub args: Args,
}

/// `message!("key", name = value, …)`.
#[macro_export]
macro_rules! message {
    ($key:expr $(, $name:ident = $value:expr)* $(,)?) => {
        $crate::lang::Message {
            key: ::std::borrow::Cow::from($key),
            args: vec![$((stringify!($name), $crate::lang::Value::from($value))),*],
        }
    };
}

/// Every sentence of one language.
pub struct Catalogue {
    pub lang: Lang,
    /// Read when the first sentence is asked for: a command that has nothing to say starts at once.
    bundle: OnceLock<FluentBundle<FluentResource>>,
    /// Sentences that are read when the first of them is asked for.
    later: Option<Later>,
    /// The organisation's own words.
    own: Vec<Renaming>,
}

struct Later {
    prefix: &'static str,
    source: fn(Lang) -> String,
    bundle: OnceLock<FluentBundle<FluentResource>>,
}

impl Catalogue {
    /// The language's sentences. A key that is declared twice keeps its first sentence; a test refuses it.
    pub fn new(lang: Lang) -> Self {
        Self { lang, bundle: OnceLock::new(), later: None, own: vec![] }
    }

    /// Shows an organisation's own words instead of the tool's, in every sentence.
    pub fn rename(&mut self, own: Vec<Renaming>) {
        if own.is_empty() {
            return;
        }
        self.bundle = OnceLock::new();
        if let Some(later) = &mut self.later {
            later.bundle = OnceLock::new();
        }
        self.own = own;
    }

    /// Adds sentences that do not live in `locales/`, whose keys begin with `prefix`: the texts of rule cards.
    pub fn later(&mut self, prefix: &'static str, source: fn(Lang) -> String) {
        self.later = Some(Later { prefix, source, bundle: OnceLock::new() });
    }

    fn bundle(&self, key: &str) -> &FluentBundle<FluentResource> {
        match &self.later {
            Some(later) if key.starts_with(later.prefix) => later.bundle.get_or_init(|| {
                bundle_of(self.lang, [words::rename(&(later.source)(self.lang), self.lang, &self.own)])
            }),
            _ => self.bundle.get_or_init(|| {
                let sources = self.lang.sources().into_iter();
                bundle_of(self.lang, sources.map(|source| words::rename(source, self.lang, &self.own)))
            }),
        }
    }

    pub fn has(&self, key: &str) -> bool {
        self.bundle(key).has_message(key)
    }

    /// The sentence. A missing key comes out as itself, so that nothing is ever silent; a test finds it.
    pub fn say(&self, message: &Message) -> String {
        self.say_key(&message.key, &message.args)
    }

    pub fn say_key(&self, key: &str, args: &[(&'static str, Value)]) -> String {
        let bundle = self.bundle(key);
        let Some(pattern) = bundle.get_message(key).and_then(|m| m.value()) else {
            return format!("[{key}]");
        };
        let mut values = FluentArgs::new();
        for (name, value) in args {
            values.set(*name, self.fluent(value));
        }
        // Whoever knows a near word offers it: `{ $hint }` is the whole question, or nothing, with the space after it.
        if let Some((_, Value::Text(near))) = args.iter().find(|(name, _)| *name == "near") {
            let hint = if near.is_empty() {
                NOTHING.to_string()
            } else {
                self.say_key("did-you-mean", &[("name", Value::from(visible(near)))])
            };
            values.set("hint", hint);
        }
        let mut errors: Vec<FluentError> = vec![];
        let said = bundle.format_pattern(pattern, Some(&values), &mut errors);
        marks::settle(&said).trim_end().to_owned()
    }

    /// A sentence without values.
    pub fn text(&self, key: &str) -> String {
        self.say_key(key, &[])
    }

    /// A text that is no sentence of the catalogue, in the organisation's own words.
    pub fn reword(&self, text: &str) -> String {
        words::rename(text, self.lang, &self.own)
    }

    fn fluent(&self, value: &Value) -> FluentValue<'static> {
        match value {
            Value::Number(number) => FluentValue::from(*number),
            other => FluentValue::from(self.plain(other)),
        }
    }

    /// A value as a person reads it, always on one line of visible characters.
    pub fn plain(&self, value: &Value) -> String {
        match value {
            Value::Text(text) => visible(text),
            Value::Number(number) => number.to_string(),
            Value::Day(day) => self.day(*day),
            Value::List(items) => self.list(items),
            Value::Told(..) => visible(self.told(value).unwrap_or_default()),
            Value::Message(message) => self.say(message),
        }
    }

    /// The sentence of this language, else the one there is.
    pub fn told<'v>(&self, value: &'v Value) -> Option<&'v str> {
        let Value::Told(fr, en) = value else { return None };
        let (own, other) = if self.lang == Lang::Fr { (fr, en) } else { (en, fr) };
        own.as_deref().or(other.as_deref())
    }

    /// `a, b et c`.
    pub fn list(&self, items: &[String]) -> String {
        let items: Vec<String> = items.iter().map(|i| visible(i)).collect();
        match items.as_slice() {
            [] => self.text("nobody"),
            [one] => one.clone(),
            [most @ .., last] => format!("{} {} {last}", most.join(", "), self.text("and")),
        }
    }

    /// A day where there is little room: `21 nov. 2026`, `21 Nov 2026`.
    pub fn short_day(&self, Day(year, month, of_month): Day) -> String {
        let ordinal = if self.lang == Lang::Fr && of_month == 1 { "er" } else { "" };
        format!("{of_month}{ordinal} {} {year}", self.text(&format!("month-short-{month}")))
    }

    /// A day as people write it: `21 novembre 2026`, `21 November 2026`.
    pub fn day(&self, Day(year, month, of_month): Day) -> String {
        let ordinal = if self.lang == Lang::Fr && of_month == 1 { "er" } else { "" };
        format!("{of_month}{ordinal} {} {}", self.text(&format!("month-{month}")), year)
    }
}

fn bundle_of(lang: Lang, sources: impl IntoIterator<Item = String>) -> FluentBundle<FluentResource> {
    let tag: LanguageIdentifier = lang.code().parse().unwrap_or_default();
    let mut bundle = FluentBundle::new_concurrent(vec![tag]);
    bundle.set_use_isolating(false);
    if lang == Lang::Fr {
        bundle.set_formatter(Some(|value, _| marks::before_a_vowel(value)));
    }
    for source in sources {
        let resource = FluentResource::try_new(source).unwrap_or_else(|(partial, _)| partial);
        let _ = bundle.add_resource(resource);
    }
    bundle
}

/// Text from data with nothing in it that a terminal would obey or that hides what is written:
/// control characters and direction marks become visible, line breaks become spaces.
pub fn visible(text: &str) -> String {
    if text.chars().all(|c| !is_hostile(c) && marked_byte(c).is_none()) {
        return text.to_owned();
    }
    let mut shown = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\n' | '\t' => shown.push(' '),
            '\r' => {}
            // Between two pictographs a joiner makes one of them.
            JOINER
                if shown.chars().next_back().is_some_and(is_pictograph)
                    && chars.peek().is_some_and(|c| is_pictograph(*c)) =>
            {
                shown.push(c);
            }
            c if is_hostile(c) => shown.push_str(&format!("<U+{:04X}>", c as u32)),
            c => match marked_byte(c) {
                Some(byte) => shown.push_str(&format!("\\x{byte:02x}")),
                None => shown.push(c),
            },
        }
    }
    shown
}

const JOINER: char = '\u{200D}';

/// Emoji, the sign that chooses their picture, and skin tones.
fn is_pictograph(c: char) -> bool {
    matches!(c, '\u{1F000}'..='\u{1FAFF}' | '\u{2190}'..='\u{2BFF}' | '\u{FE0F}')
}

/// Control characters, and those that are invisible or reorder what stands around them.
pub fn is_hostile(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{061C}' | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}' | '\u{FFFE}' | '\u{FFFF}')
}

/// Where the marks of the private area begin that stand for bytes of a name that are no text.
const BYTES: u32 = 0xF700;

/// The mark of a byte above 127.
pub fn byte_mark(byte: u8) -> char {
    char::from_u32(BYTES + u32::from(byte)).unwrap_or(char::REPLACEMENT_CHARACTER)
}

/// The byte that a mark stands for.
pub fn marked_byte(c: char) -> Option<u8> {
    let byte = u32::from(c).checked_sub(BYTES)?;
    u8::try_from(byte).ok().filter(|byte| *byte > 127)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn locales_are_read_as_people_set_them() {
        assert_eq!(Lang::parse("fr_FR.UTF-8"), Some(Lang::Fr));
        assert_eq!(Lang::parse("en-GB"), Some(Lang::En));
        assert_eq!(Lang::parse("C"), None);
        assert_eq!(Lang::parse("POSIX"), None);
    }

    #[test]
    fn hostile_text_is_shown_and_not_obeyed() {
        assert_eq!(visible("a\u{1b}[31mb"), "a<U+001B>[31mb");
        assert_eq!(visible("a\u{202e}b"), "a<U+202E>b");
        assert_eq!(visible("déjà vu"), "déjà vu");
        assert_eq!(visible("👩\u{200d}🌾 Zoé"), "👩\u{200d}🌾 Zoé");
        assert_eq!(visible("👩\u{200d}z a\u{200d}b"), "👩<U+200D>z a<U+200D>b");
    }

    #[test]
    fn lists_and_days_read_as_people_write_them() {
        let fr = Catalogue::new(Lang::Fr);
        assert_eq!(fr.list(&["a".into(), "b".into(), "c".into()]), "a, b et c");
        assert_eq!(fr.day(Day(2026, 11, 1)), "1er novembre 2026");
        assert_eq!(fr.short_day(Day(2026, 12, 20)), "20 déc. 2026");
        let en = Catalogue::new(Lang::En);
        assert_eq!(en.day(Day(2026, 11, 21)), "21 November 2026");
    }
}
