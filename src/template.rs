//! The only home of the template engine: escaping by kind of file, strict about what is undefined, no loader;
//! and bounded expressions, in which an organisation says what must be true of its own files.

use minijinja::syntax::SyntaxConfig;
use minijinja::value::{Kwargs, ValueKind};
use minijinja::{AutoEscape, Environment, Error, ErrorKind, UndefinedBehavior};

use crate::lang::{Catalogue, Value};

const TEMPLATES: [(&str, &str); 6] = [
    ("junit.xml", include_str!("../templates/junit.xml")),
    ("constitution.toml", include_str!("../templates/init/constitution.toml")),
    ("rules.toml", include_str!("../templates/init/rules.toml")),
    ("chart.svg", include_str!("../templates/chart/chart.svg")),
    ("chart.html", include_str!("../templates/chart/chart.html")),
    ("style.css", include_str!("../templates/chart/style.css")),
];

/// The script of a page: our own text, no data.
const SCRIPT: &str = include_str!("../templates/chart/map.js");

/// Renders one of our own templates. Data is escaped for the kind of file that the template's name ends with.
///
/// # Errors
/// When the template asks for what the context does not have: our bug.
pub fn render(name: &str, catalogue: &Catalogue, context: minijinja::Value) -> Result<String, Error> {
    let mut environment = Environment::new();
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    let syntax = SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).keep_trailing_newline(true).build()?;
    environment.set_syntax(syntax);
    environment.set_auto_escape_callback(|name| match name.rsplit('.').next() {
        Some("svg" | "html" | "xml") => AutoEscape::Html,
        _ => AutoEscape::None,
    });
    environment.add_filter("toml", toml_text);
    environment.add_global("script", minijinja::Value::from_safe_string(SCRIPT.to_owned()));
    // Functions outlive the call, so the engine speaks through a catalogue of its own.
    let own = Catalogue::new(catalogue.lang);
    environment.add_function("say", move |key: String, values: Kwargs| say(&own, &key, &values));
    let (_, source) = TEMPLATES
        .iter()
        .find(|(known, _)| *known == name)
        .ok_or_else(|| Error::new(ErrorKind::TemplateNotFound, name.to_owned()))?;
    environment.render_named_str(name, source, context)
}

/// A TOML string with its quotes.
fn toml_text(text: &str) -> String {
    toml_edit::Value::from(text).to_string()
}

fn say(catalogue: &Catalogue, key: &str, values: &Kwargs) -> String {
    let mut args = vec![];
    for name in ["name", "number"] {
        if let Ok(text) = values.get::<String>(name) {
            args.push((name, Value::from(text)));
        }
    }
    catalogue.say_key(key, &args)
}

/// Longest expression that is read, in characters.
pub const LONGEST: usize = 500;
/// Steps that one expression may take over one subject.
const FUEL: u64 = 10_000;
/// What an expression may put after `|`.
pub const FILTERS: [&str; 4] = ["length", "selectattr", "map", "unique"];
/// What an expression may put after `is`.
pub const TESTS: [&str; 6] = ["defined", "none", "in", "eq", "lt", "gt"];

/// Why an expression cannot be used, and the bytes of it that are meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unusable {
    pub fault: ExpressionFault,
    pub at: (usize, usize),
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ExpressionFault {
    TooLong,
    Syntax(String),
    /// A word or a sign that is not allowed, and what may stand in its place.
    Forbidden(String, &'static [&'static str]),
    /// It gives something else than yes or no.
    NoAnswer,
    /// A name that means nothing here, and the names that do.
    Unknown(String, Vec<String>),
    Fuel,
    Failed(String),
}

/// An environment with nothing in it but our own short list: no loader, no function, no way out.
fn bounded() -> Environment<'static> {
    let mut environment = Environment::empty();
    environment.set_undefined_behavior(UndefinedBehavior::SemiStrict);
    environment.set_recursion_limit(32);
    environment.set_fuel(Some(FUEL));
    environment.add_filter("length", minijinja::filters::length);
    environment.add_filter("selectattr", minijinja::filters::selectattr);
    environment.add_filter("map", minijinja::filters::map);
    environment.add_filter("unique", minijinja::filters::unique);
    // A key left out of a file is there for the engine, and says nothing: whoever writes a rule means what is said.
    environment.add_test("defined", |value: &minijinja::Value| !value.is_undefined() && !value.is_none());
    environment.add_test("none", minijinja::tests::is_none);
    environment.add_test("in", minijinja::tests::is_in);
    environment.add_test("eq", minijinja::tests::is_eq);
    environment.add_test("lt", minijinja::tests::is_lt);
    environment.add_test("gt", minijinja::tests::is_gt);
    environment
}

/// What an expression may ask about.
#[derive(Clone, Copy)]
pub struct Fields {
    /// Of the subject itself.
    pub own: &'static [&'static str],
    /// Of the entries of its lists.
    pub listed: &'static [&'static str],
}

/// Expressions over one kind of subject: its name, and the fields it has.
pub struct Expressions {
    environment: Environment<'static>,
    subject: &'static str,
    fields: Fields,
}

impl Expressions {
    pub fn new(subject: &'static str, fields: Fields) -> Self {
        Self { environment: bounded(), subject, fields }
    }

    /// Finds what is wrong with an expression before it is run.
    ///
    /// # Errors
    /// The first fault, with its place.
    pub fn examine(&self, text: &str) -> Result<(), Unusable> {
        let whole = (0, text.len());
        if text.chars().count() > LONGEST {
            return Err(Unusable { fault: ExpressionFault::TooLong, at: whole });
        }
        let words = words(text);
        forbidden(&words)?;
        self.listed(text)?;
        let compiled = self.environment.compile_expression(text).map_err(|error| Unusable {
            at: error.range().map_or(whole, |r| (r.start.min(text.len()), r.end.min(text.len()))),
            fault: ExpressionFault::Syntax(error.detail().unwrap_or_default().to_owned()),
        })?;
        let mut names: Vec<String> = compiled.undeclared_variables(true).into_iter().collect();
        names.sort();
        for name in names {
            let mut parts = name.split('.');
            let (root, field) = (parts.next().unwrap_or_default(), parts.next());
            let known = root == self.subject || root == "today";
            let missing = match field {
                _ if !known => Some((root, vec![self.subject.to_owned(), "today".to_owned()])),
                Some(field) if root == self.subject && !self.fields.own.contains(&field) => {
                    Some((field, self.fields.own.iter().map(|f| (*f).to_owned()).collect()))
                }
                _ => None,
            };
            if let Some((missing, known)) = missing {
                let at = words.iter().find(|(_, word)| *word == missing).map_or(whole, |(at, w)| (*at, at + w.len()));
                return Err(Unusable { fault: ExpressionFault::Unknown(missing.to_owned(), known), at });
            }
        }
        Ok(())
    }

    /// The names between quotes that say which field, test or filter to use on each entry of a list.
    fn listed(&self, text: &str) -> Result<(), Unusable> {
        let mut tested = false;
        for (at, name) in quoted(text) {
            let before = text[..at - 1].trim_end();
            let asks = before.ends_with("selectattr(") || before.ends_with("attribute=");
            let at = (at, at + name.len());
            if asks && !self.fields.listed.contains(&name) {
                let known = self.fields.listed.iter().map(|f| (*f).to_owned()).collect();
                return Err(Unusable { fault: ExpressionFault::Unknown(name.to_owned(), known), at });
            }
            let allowed: &'static [&'static str] = match (tested && before.ends_with(','), before.ends_with("map(")) {
                (true, _) => &TESTS,
                (_, true) => &FILTERS,
                _ => &[],
            };
            if !allowed.is_empty() && !allowed.contains(&name) {
                return Err(Unusable { fault: ExpressionFault::Forbidden(name.to_owned(), allowed), at });
            }
            tested = before.ends_with("selectattr(");
        }
        Ok(())
    }

    /// Whether the expression holds of a subject.
    ///
    /// # Errors
    /// When it takes too long, cannot be worked out, or answers neither yes nor no.
    pub fn holds(&self, text: &str, subject: &serde_json::Value, today: &str) -> Result<bool, Unusable> {
        let unusable = |error: &Error| Unusable {
            at: error.range().map_or((0, text.len()), |r| (r.start.min(text.len()), r.end.min(text.len()))),
            fault: match error.kind() {
                ErrorKind::OutOfFuel => ExpressionFault::Fuel,
                _ => ExpressionFault::Failed(error.to_string().lines().next().unwrap_or_default().to_owned()),
            },
        };
        let compiled = self.environment.compile_expression(text).map_err(|e| unusable(&e))?;
        let mut context = std::collections::BTreeMap::new();
        context.insert(self.subject, minijinja::Value::from(minijinja::value::Serde(subject)));
        context.insert("today", minijinja::Value::from(today));
        let value = compiled.eval(context).map_err(|e| unusable(&e))?;
        match value.kind() {
            ValueKind::Bool => Ok(value.is_true()),
            // What a key left out says is no.
            ValueKind::None => Ok(false),
            _ => Err(Unusable { fault: ExpressionFault::NoAnswer, at: (0, text.len()) }),
        }
    }
}

/// The words and signs of an expression outside its quotes, each with its place.
fn words(text: &str) -> Vec<(usize, &str)> {
    let mut words = vec![];
    let mut quote = None;
    let mut start = None;
    let mut skip = false;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        if skip {
            skip = false;
            continue;
        }
        if let Some(open) = quote {
            skip = c == '\\';
            quote = if c == open { None } else { quote };
            continue;
        }
        let letter = c.is_alphanumeric() || c == '_';
        if letter {
            start = start.or(Some(at));
            continue;
        }
        if let Some(from) = start.take() {
            words.push((from, &text[from..at]));
        }
        if c == '\'' || c == '"' {
            quote = Some(c);
        } else if !c.is_whitespace() {
            words.push((at, &text[at..at + c.len_utf8()]));
        }
    }
    words
}

/// The texts between quotes, each with its place.
fn quoted(text: &str) -> Vec<(usize, &str)> {
    let mut found = vec![];
    let mut open: Option<(char, usize)> = None;
    let mut skip = false;
    for (at, c) in text.char_indices() {
        match open {
            _ if skip => skip = false,
            Some(_) if c == '\\' => skip = true,
            Some((quote, from)) if c == quote => {
                found.push((from, &text[from..at]));
                open = None;
            }
            None if c == '\'' || c == '"' => open = Some((c, at + 1)),
            Some(_) | None => {}
        }
    }
    found
}

/// The first word or sign that is not on the list.
fn forbidden(words: &[(usize, &str)]) -> Result<(), Unusable> {
    for (index, (at, word)) in words.iter().enumerate() {
        let before = |back: usize| index.checked_sub(back).and_then(|i| words.get(i)).map_or("", |(_, w)| *w);
        let filter = before(1) == "|" && !FILTERS.contains(word);
        let negated = before(1) == "not" && before(2) == "is";
        let test = (before(1) == "is" || negated) && *word != "not" && !TESTS.contains(word);
        if matches!(*word, "*" | "~" | "range" | "%" | "{" | "}") || filter || test {
            let allowed: &'static [&'static str] = match (filter, test) {
                (true, _) => &FILTERS,
                (_, true) => &TESTS,
                _ => &[],
            };
            let fault = ExpressionFault::Forbidden((*word).to_owned(), allowed);
            return Err(Unusable { fault, at: (*at, at + word.len()) });
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn examine(text: &str) -> Result<(), Unusable> {
        Expressions::new("role", FIELDS).examine(text)
    }

    const FIELDS: Fields = Fields { own: &["name", "holders", "domains"], listed: &["person", "focus"] };

    #[test]
    fn what_is_on_the_list_is_read() {
        for good in [
            "'treasury' in role.domains",
            "role.holders | length >= 2",
            "role.holders | selectattr('focus') | map(attribute='person') | unique | length == 1",
            "'*' in role.name",
            "role.name is not none",
        ] {
            assert_eq!(examine(good), Ok(()), "{good}");
        }
    }

    #[test]
    fn what_is_not_on_the_list_is_refused_at_its_place() {
        for (bad, at) in [
            ("role.name * 9", (10, 11)),
            ("range(9)", (0, 5)),
            ("role.name | upper", (12, 17)),
            ("rol.name == 'x'", (0, 3)),
            ("role.holder | length", (5, 11)),
            ("role.name ~ 'x'", (10, 11)),
            ("role.holders | selectattr('persn') | length", (27, 32)),
            ("role.holders | map(attribute='who') | length", (30, 33)),
            ("role.holders | selectattr('focus', 'matches', 'x')", (36, 43)),
            ("role.domains | map('upper') | length", (20, 25)),
            ("role.domains | lenght", (15, 21)),
        ] {
            assert_eq!(examine(bad).map_err(|u| u.at), Err(at), "{bad}");
        }
        assert_eq!(examine(&"x".repeat(501)).map_err(|u| u.fault), Err(ExpressionFault::TooLong));
        assert!(matches!(examine("role.name =="), Err(Unusable { fault: ExpressionFault::Syntax(_), .. })));
    }

    #[test]
    fn a_subject_is_judged_within_its_fuel() {
        let role = serde_json::json!({ "name": "a", "holders": [1, 2], "domains": [] });
        let rules = Expressions::new("role", FIELDS);
        assert_eq!(rules.holds("role.holders | length >= 2", &role, "2026-11-21"), Ok(true));
        let number = rules.holds("role.holders | length", &role, "2026-11-21").map_err(|u| u.fault);
        assert_eq!(number, Err(ExpressionFault::NoAnswer));
        let many = serde_json::json!({ "name": "a", "holders": (0..20_000).collect::<Vec<_>>(), "domains": [] });
        let long = format!(
            "role.holders | map('length') | length == 1{}",
            " and role.holders | unique | length == 1".repeat(4)
        );
        assert!(rules.holds(&long, &many, "2026-11-21").is_err());
    }
}
