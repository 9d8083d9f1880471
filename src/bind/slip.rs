//! Slips of an election: their digest, and the line by which they are handed over.

use base64ct::{Base64UrlUnpadded, Encoding};

use super::digest::sha256;
use super::statement::statement_text;
use crate::files::read_plain;
use crate::model::Slip;

/// What the line of a slip begins with.
pub const SLIP: &str = "accord-slip1:";

/// The digest that stands in the answer of whoever wrote it: of its text in canonical form.
pub fn slip_digest(slip: &Slip) -> String {
    format!("sha256:{}", sha256(statement_text(slip).as_bytes()))
}

/// The line to hand over.
pub fn slip_line(slip: &Slip) -> String {
    format!("{SLIP}{}", Base64UrlUnpadded::encode_string(statement_text(slip).as_bytes()))
}

/// The slips of a text: whatever stands around their lines.
pub fn read_slips(text: &str) -> Vec<Slip> {
    let is_code = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
    let codes = text.split(SLIP).skip(1).map(|rest| rest.split(|c| !is_code(c)).next().unwrap_or_default());
    let decoded = codes.filter_map(|code| Base64UrlUnpadded::decode_vec(code).ok());
    decoded.filter_map(|bytes| read_plain::<Slip>(std::str::from_utf8(&bytes).ok()?)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::PersonId;

    fn slip(reason: &str) -> Slip {
        let person = |id| PersonId::parse(id).expect("an id");
        Slip {
            organisation: "atelier-00ff".into(),
            decision: "2026-11-21-election".into(),
            person: person("bruno"),
            for_person: person("chloe"),
            reason: reason.into(),
            salt: "00".repeat(16),
        }
    }

    #[test]
    fn a_line_reads_back_whatever_stands_around_it() {
        let one = slip("She listens.\n« Et elle écrit » \"bien\"");
        let text = format!("Salut !\n> {}\nà bientôt, {}.", slip_line(&one), slip_line(&slip("calm")));
        assert_eq!(read_slips(&text), [one, slip("calm")]);
        assert!(read_slips("accord-slip1: accord-slip1:%% accord-slip1:AAAA").is_empty());
    }

    #[test]
    fn another_name_reason_or_salt_is_another_digest() {
        let one = slip("calm");
        let other = PersonId::parse("david").expect("an id");
        for changed in
            [slip("clear"), Slip { for_person: other, ..one.clone() }, Slip { salt: "11".repeat(16), ..one.clone() }]
        {
            assert_ne!(slip_digest(&one), slip_digest(&changed));
        }
    }
}
