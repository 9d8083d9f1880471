//! JSON as scripts read it: indented, with a final newline, and with nothing in it that a terminal would obey.

use serde::Serialize;

use crate::lang::is_hostile;

/// Any of the frozen structures as text.
pub fn pretty(value: &impl Serialize) -> String {
    escaped(&serde_json::to_string_pretty(value).unwrap_or_default()) + "\n"
}

/// Control characters above ASCII, marks of direction and line separators are written by number: a terminal or a forge
/// that shows the text obeys none of them.
pub fn escaped(json: &str) -> String {
    let mut out = String::with_capacity(json.len());
    for c in json.chars() {
        if !c.is_ascii() && is_hostile(c) {
            let mut units = [0; 2];
            for unit in c.encode_utf16(&mut units) {
                out.push_str(&format!("\\u{unit:04x}"));
            }
        } else {
            out.push(c);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_terminal_would_obey_is_written_by_number_and_reads_back() {
        let text = "a\u{9b}31m b\u{202e}c é \u{2028}";
        let json = pretty(&serde_json::json!({ "t": text }));
        assert!(json.contains("\\u009b") && json.contains("\\u202e") && json.contains('é'), "{json}");
        let back: serde_json::Value = serde_json::from_str(&json).expect("JSON");
        assert_eq!(back["t"], text);
    }
}
