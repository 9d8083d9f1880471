//! The texts that people sign, and the line that anchors an organisation.

use crate::files::Shape;
use toml_edit::DocumentMut;

pub const ANSWER_FORMAT: &str = "accord-answer/1";
pub const OUTCOME_FORMAT: &str = "accord-outcome/1";
pub const FOUNDING_FORMAT: &str = "accord-founding/1";
pub const ANSWER_NAMESPACE: &str = "accord-answer-v1";
pub const OUTCOME_NAMESPACE: &str = "accord-outcome-v1";
pub const FOUNDING_NAMESPACE: &str = "accord-founding-v1";

/// The bytes of a statement: its keys in canonical order, no comments, LF.
pub fn statement_text<S: Shape>(statement: &S) -> String {
    let mut document = DocumentMut::new();
    *document.as_table_mut() = statement.write_table();
    document.to_string()
}

/// The line that people keep on paper: `accord1:<organisation>:<commit>:<state>`.
pub fn introduction(organisation: &str, commit: &str, state: &str) -> String {
    format!("accord1:{organisation}:{commit}:{}", state.trim_start_matches("sha256:"))
}

/// The organisation, the founding commit and the state of an introduction line.
pub fn read_introduction(line: &str) -> Option<(String, String, String)> {
    let mut parts = line.trim().split(':');
    let (mark, organisation) = (parts.next()?, parts.next()?);
    let (commit, state) = (parts.next()?, parts.next()?);
    let hex = |text: &str, length: usize| text.len() == length && text.bytes().all(|b| b.is_ascii_hexdigit());
    let sound = mark == "accord1"
        && parts.next().is_none()
        && crate::model::is_slug(organisation)
        && hex(commit, 40)
        && hex(state, 64);
    sound.then(|| (organisation.to_owned(), commit.to_owned(), format!("sha256:{state}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_introduction_reads_back_and_nothing_else_does() {
        let line = introduction("atelier-00ff", &"a".repeat(40), &format!("sha256:{}", "b".repeat(64)));
        let (organisation, commit, state) = read_introduction(&line).expect("a line");
        assert_eq!(introduction(&organisation, &commit, &state), line);
        for bad in ["", "accord1:x", &format!("{line}:more"), &line.replace("accord1", "accord2")] {
            assert_eq!(read_introduction(bad), None, "{bad}");
        }
    }
}
