//! How wide a text is, and where it breaks, before any font has drawn it.

use deunicode::deunicode_char;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Widths of the letters from space to tilde, in thousandths of their size, as Helvetica, Arial and Liberation Sans
/// have them (Adobe's font metrics for Helvetica).
const WIDTHS: [u16; 95] = [
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556, 556,
    556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833,
    722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556,
    556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334,
    260, 334, 584,
];
/// Bold letters are wider by about this.
const BOLD: f64 = 1.08;
/// Letters past which a word without a joint is cut.
const LONGEST: usize = 24;

/// Width of a text, in units of the size of its letters.
pub fn width(text: &str, bold: bool) -> f64 {
    let all: f64 = text.chars().map(letter).sum();
    if bold { all * BOLD } else { all }
}

/// Whether every letter of a text has a width that is known: in other alphabets fonts differ too much for one to be imposed.
pub fn is_measured(text: &str) -> bool {
    text.nfd().all(|c| is_combining_mark(c) || (c as u32) < 0x250 || matches!(c, '’' | '–' | '—' | '…' | '«' | '»'))
}

fn letter(c: char) -> f64 {
    // An accent that stands apart has no width, and one that is part of its letter makes it no wider.
    if is_combining_mark(c) || matches!(c, '\u{200D}' | '\u{FE0F}') {
        return 0.0;
    }
    let c = c.nfd().next().unwrap_or(c);
    let known = |c: char| (c as usize).checked_sub(32).and_then(|at| WIDTHS.get(at)).map(|w| f64::from(*w) / 1000.0);
    known(c)
        // An accent makes no letter wider; `œ` is as wide as its two.
        .or_else(|| ((c as u32) < 0x250).then(|| deunicode_char(c)?.chars().map(known).sum())?)
        // Greek, Cyrillic, Hebrew and Arabic letters are about as wide as ours; of the rest one fills its square.
        .unwrap_or(if ('\u{370}'..'\u{780}').contains(&c) { 0.62 } else { 1.0 })
}

/// The pieces of a name between which a line may end, each with the space before it where there is one.
pub fn pieces(name: &str) -> Vec<String> {
    let mut all = vec![];
    for word in name.split_whitespace() {
        for (at, part) in word.split_inclusive(['-', '/', '.', '_']).enumerate() {
            let joint = if at == 0 && !all.is_empty() { " " } else { "" };
            if part.len() <= LONGEST {
                all.push([joint, part].concat());
                continue;
            }
            let letters: Vec<char> = part.chars().collect();
            // What nothing joins is cut in equal parts, so that no letter is left alone.
            let parts = letters.len().div_ceil(LONGEST).max(1);
            for (at, piece) in letters.chunks(letters.len().div_ceil(parts).max(1)).enumerate() {
                all.push(if at == 0 { format!("{joint}{}", String::from_iter(piece)) } else { piece.iter().collect() });
            }
        }
    }
    if all.is_empty() { vec![String::from("?")] } else { all }
}

/// Lines no wider than `most`, in units of the size of the letters, but for single pieces.
pub fn lines(pieces: &[String], most: f64, bold: bool) -> Vec<String> {
    let mut lines: Vec<(String, f64)> = vec![];
    for piece in pieces {
        let wide = width(piece, bold);
        match lines.last_mut().filter(|(_, taken)| taken + wide <= most) {
            Some((line, taken)) => {
                line.push_str(piece);
                *taken += wide;
            }
            None => {
                let first = piece.trim_start();
                let wide = if first.len() == piece.len() { wide } else { width(first, bold) };
                lines.push((first.to_owned(), wide));
            }
        }
    }
    lines.into_iter().map(|(line, _)| line).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_ends_at_a_joint_and_leaves_no_letter_alone() {
        assert_eq!(lines(&pieces("package.coordinates"), 6.0, false), ["package.", "coordinates"]);
        assert_eq!(lines(&pieces("Cercle général"), 4.0, false), ["Cercle", "général"]);
        assert_eq!(lines(&pieces("Cercle général"), 9.0, false), ["Cercle général"]);
        assert_eq!(pieces(""), ["?"]);
        let cut = pieces(&"a".repeat(25));
        assert_eq!(cut.iter().map(String::len).collect::<Vec<_>>(), [13, 12]);
    }

    #[test]
    fn an_accent_makes_no_letter_wider() {
        assert!((width("é", false) - width("e", false)).abs() < 1e-9);
        assert!((width("œ", false) - width("oe", false)).abs() < 1e-9);
        assert!(width("漢", false) > width("m", false));
        assert!(width("m", true) > width("m", false));
        assert!((width("Nguyễn", false) - width("Nguyen", false)).abs() < 1e-9);
        assert!((width("e\u{301}", false) - width("e", false)).abs() < 1e-9);
        assert!(is_measured("Nguyễn Thị – « été »") && !is_measured("نورا") && !is_measured("漢"));
    }
}
