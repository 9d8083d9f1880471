//! The digests that signatures bind. Each can be recomputed with `git show` and `sha256sum`.

use sha2::{Digest as _, Sha256};

use crate::files::dossier_folder;
use crate::model::DecisionId;

/// 64 lower-case hexadecimal digits of a SHA-256.
pub type Digest = String;

/// The SHA-256 of some bytes.
pub fn sha256(bytes: &[u8]) -> Digest {
    let hash = Sha256::digest(bytes);
    let mut text = String::with_capacity(64);
    for byte in hash {
        for half in [byte >> 4, byte & 15] {
            text.push(char::from_digit(u32::from(half), 16).unwrap_or('0'));
        }
    }
    text
}

/// What a change is: `sha256:` over one line `<old> <new> <path>` for each entry, in the order of the paths'
/// bytes, then the proposal's own line. `-` stands for no file.
pub fn change_digest(
    id: &DecisionId,
    entries: &[(&str, Option<&Digest>, Option<&Digest>)],
    proposal: &Digest,
) -> String {
    let mut sorted: Vec<_> = entries.iter().filter(|(_, old, new)| old != new).collect();
    sorted.sort_by_key(|(path, _, _)| path.as_bytes());
    let mut lines = String::new();
    for (path, old, new) in sorted {
        let side = |side: Option<&Digest>| side.map_or("-", String::as_str).to_owned();
        lines.push_str(&format!("{} {} {path}\n", side(*old), side(*new)));
    }
    lines.push_str(&format!("- {proposal} {}/proposal.toml\n", dossier_folder(id)));
    format!("sha256:{}", sha256(lines.as_bytes()))
}

/// `sha256:` over the lines `<sha256> <path>` of some files, in the order of the paths' bytes.
fn listing(files: &mut [(&str, &Digest)]) -> String {
    files.sort_by_key(|(path, _)| path.as_bytes());
    let lines: String = files.iter().map(|(path, digest)| format!("{digest} {path}\n")).collect();
    format!("sha256:{}", sha256(lines.as_bytes()))
}

/// What an outcome says of the answers it counted: every file under `answers/`, signatures too.
pub fn answers_digest(files: &mut [(&str, &Digest)]) -> String {
    listing(files)
}

/// What founders sign: every governed file outside `founding/`.
pub fn state_digest(files: &mut [(&str, &Digest)]) -> String {
    listing(files)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_design_s_vectors_hold() {
        let id = DecisionId::parse("2026-11-21-travel-policy").expect("an id");
        let proposal = sha256(b"title = \"Travel policy\"\nversion = 1\n");
        assert_eq!(
            change_digest(&id, &[], &proposal),
            "sha256:81e21ca40738482d6c41f5c406915242a59527fa12f996f0378e9bc4341812ad"
        );
        let old = sha256(b"title = \"Travel\"\nreview = 2026-12-31\n");
        let new = sha256(b"title = \"Travel\"\nreview = 2027-12-31\n");
        let gone = sha256(b"title = \"Old\"\n");
        let entries = [
            ("circles/web/policies/travel.toml", Some(&old), Some(&new)),
            ("circles/web/policies/old.toml", Some(&gone), None),
        ];
        assert_eq!(
            change_digest(&id, &entries, &proposal),
            "sha256:5a179a7dc853f99c4695b6e6582c68a257685416560fe61640b988b0b02546dd"
        );
    }
}
