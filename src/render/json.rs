//! JSON as scripts read it: indented, with a final newline.

use serde::Serialize;

/// Any of the frozen structures as text.
pub fn pretty(value: &impl Serialize) -> String {
    serde_json::to_string_pretty(value).unwrap_or_default() + "\n"
}
