//! The only home of the template engine: escaping by kind of file, strict about what is undefined, no loader.

use minijinja::syntax::SyntaxConfig;
use minijinja::value::Kwargs;
use minijinja::{AutoEscape, Environment, Error, ErrorKind, UndefinedBehavior};

use crate::lang::{Catalogue, Value};

const TEMPLATES: [(&str, &str); 3] = [
    ("constitution.toml", include_str!("../templates/init/constitution.toml")),
    ("rules.toml", include_str!("../templates/init/rules.toml")),
    ("chart.svg", include_str!("../templates/chart.svg")),
];

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
        Some("svg" | "html") => AutoEscape::Html,
        _ => AutoEscape::None,
    });
    environment.add_filter("toml", toml_text);
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
