//! Labels: lines of text one below the other, with the room that each takes.

use super::enclose::Disc;
use super::letters::{lines, pieces, width};

/// One line of text, centred.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    pub x: f64,
    /// The base line.
    pub y: f64,
    pub size: f64,
    /// The width it is given, whatever the font.
    pub width: f64,
    pub text: String,
    pub class: &'static str,
}

/// Smallest letters of a circle's name, and their size as a share of what is in it.
pub const CIRCLE: f64 = 13.0;
const SHARE: f64 = 0.12;
/// The same of what is drawn as a whole: its name stands above the drawing as well.
const WHOLE: f64 = 0.07;
/// Letters of a name past which it is cut, for it is told whole elsewhere, and lines of one at most.
const LONGEST: usize = 60;
const MOST_LINES: usize = 4;
/// Width of a name, as a share of the reach of what is below it, up to which it stays in one line.
const WIDE: f64 = 1.4;
/// Letters of a purpose, as a share of those of the name above it, and at least.
const PURPOSE: f64 = 0.5;
const FINE: f64 = 9.0;
/// Height of a line, as a share of the size of its letters; of that, what lies above the base line.
const LEADING: f64 = 1.25;
const ASCENT: f64 = 0.97;
/// The class of what is written in bold.
const NAME: &str = "circle-name";

/// A line of a label before it has a place.
#[derive(Clone)]
pub struct Piece {
    pub text: String,
    pub size: f64,
    pub wide: f64,
    pub class: &'static str,
}

impl Piece {
    pub fn new(text: String, size: f64, class: &'static str) -> Self {
        Self { wide: width(&text, class == NAME) * size, text, size, class }
    }
}

/// How high and half how wide a label is.
pub fn extent(label: &[Piece]) -> (f64, f64) {
    let wide = label.iter().map(|line| line.wide).fold(0.0, f64::max);
    (label.iter().map(|line| line.size * LEADING).sum(), wide / 2.0)
}

/// Lines one below the other from a height on.
pub fn stacked(label: Vec<Piece>, mut top: f64) -> Vec<Line> {
    let line = |piece: Piece| {
        let Piece { text, size, wide, class } = piece;
        let y = top + size * ASCENT;
        top += size * LEADING;
        Line { x: 0.0, y, size, width: wide, text, class }
    };
    label.into_iter().map(line).collect()
}

/// The corners of such lines.
pub fn corners(label: &[Piece], mut top: f64) -> Vec<Disc> {
    let mut corners = Vec::with_capacity(label.len() * 4);
    for Piece { size, wide, .. } in label {
        let (half, bottom) = (wide / 2.0, top + size * LEADING);
        let at = [(-half, top), (half, top), (-half, bottom), (half, bottom)];
        corners.extend(at.map(|(x, y)| Disc { x, y, r: 0.0 }));
        top = bottom;
    }
    corners
}

/// The height from which a label has its own middle, and how far its corners reach from there.
pub fn centred(label: &[Piece]) -> (f64, f64) {
    let top = -extent(label).0 / 2.0;
    let reach = corners(label, top).iter().map(|corner| corner.distance(&Disc::default())).fold(0.0, f64::max);
    (top, reach)
}

/// A name in one line, and in more where it is wider than what is below it: in each as large as that allows, and no smaller
/// than some size.
pub fn headings(name: &str, depth: usize, reach: f64, least: f64) -> Vec<Vec<Piece>> {
    let pieces = pieces(&cut(name));
    let wanted = (reach * if depth == 0 { WHOLE } else { SHARE }).max(least);
    let most = (reach * WIDE).max(least * 4.0);
    let mut all: Vec<Vec<Piece>> = vec![];
    for count in 1..=MOST_LINES {
        let text = in_lines(&pieces, count);
        if all.last().is_some_and(|last| last.len() == text.len()) {
            continue;
        }
        let wide = text.iter().map(|line| width(line, true)).fold(0.0, f64::max);
        let size = (most / wide).clamp(least, wanted);
        all.push(text.into_iter().map(|line| Piece::new(line, size, NAME)).collect());
        if wide * wanted <= most {
            break;
        }
    }
    all
}

/// A long name up to where a word ends.
fn cut(name: &str) -> String {
    if name.chars().count() <= LONGEST {
        return name.to_owned();
    }
    let kept: String = name.chars().take(LONGEST - 1).collect();
    let whole = kept.rsplit_once(' ').map_or(kept.as_str(), |(whole, _)| whole);
    format!("{}…", if whole.chars().count() * 2 > LONGEST { whole } else { &kept })
}

/// A text in at most so many lines, as even as it breaks.
fn in_lines(pieces: &[String], count: usize) -> Vec<String> {
    let whole: f64 = pieces.iter().map(|piece| width(piece, true)).sum();
    let mut most = whole / f64::from(u32::try_from(count).unwrap_or(1));
    loop {
        let text = lines(pieces, most + 1e-6, true);
        if text.len() <= count || most > whole {
            return text;
        }
        most *= 1.08;
    }
}

/// A purpose below a name of some size, no wider than so many units, as even as it breaks.
pub fn small(text: &str, size: f64, wide: f64) -> Vec<Piece> {
    let (size, pieces) = ((size * PURPOSE).max(FINE), pieces(text));
    let count = lines(&pieces, wide / size, false).len();
    let lines = if count > 1 { in_lines(&pieces, count) } else { lines(&pieces, wide / size, false) };
    lines.into_iter().map(|line| Piece::new(line, size, "purpose")).collect()
}
