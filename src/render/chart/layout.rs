//! Where each circle and each name of the chart stands. A name is a disc like any other, so names never overlap
//! and never spill.

use super::pack::pack;
use super::{Drawn, DrawnRole};
use crate::lang::visible;

/// One circle of the picture.
#[derive(Clone, Debug, PartialEq)]
pub struct Ring {
    pub x: f64,
    pub y: f64,
    pub r: f64,
    pub class: &'static str,
    pub depth: usize,
    pub title: String,
}

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

/// A picture around its origin.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Picture {
    pub r: f64,
    pub rings: Vec<Ring>,
    pub lines: Vec<Line>,
}

const ROLE_SIZE: f64 = 11.0;
const PEOPLE_SIZE: f64 = 9.0;
const CIRCLE_SIZE: f64 = 15.0;
/// Height of a line, as a share of the size of its letters.
const LEADING: f64 = 1.25;
const GAP: f64 = 6.0;
const PADDING: f64 = 5.0;
/// Characters after which a label breaks.
const BREAK: usize = 14;

impl Picture {
    fn shift(&mut self, dx: f64, dy: f64) {
        for ring in &mut self.rings {
            (ring.x, ring.y) = (ring.x + dx, ring.y + dy);
        }
        for line in &mut self.lines {
            (line.x, line.y) = (line.x + dx, line.y + dy);
        }
    }
}

/// A circle with its name in the middle, its roles and its circles around.
pub fn circle(drawn: &Drawn, depth: usize) -> Picture {
    let mut parts: Vec<Picture> = drawn.circles.iter().map(|c| circle(c, depth + 1)).collect();
    parts.extend(drawn.roles.iter().map(|r| role(r, depth + 1)));
    parts.sort_by(|a, b| b.r.total_cmp(&a.r));
    let lines: Vec<(String, f64, &'static str)> =
        broken(&drawn.name, BREAK + 2).into_iter().map(|line| (line, CIRCLE_SIZE, "circle-name")).collect();
    parts.insert(0, label(&lines));
    together(parts, Ring { x: 0.0, y: 0.0, r: 0.0, class: "circle", depth, title: visible(&drawn.name) })
}

/// Circles that hang from nowhere, side by side.
pub fn several(drawn: &[Drawn]) -> Picture {
    let parts: Vec<Picture> = drawn.iter().map(|c| circle(c, 0)).collect();
    match <[Picture; 1]>::try_from(parts) {
        Ok([one]) => one,
        Err(parts) => {
            let mut all =
                together(parts, Ring { x: 0.0, y: 0.0, r: 0.0, class: "circle", depth: 0, title: String::new() });
            all.rings.remove(0);
            all
        }
    }
}

fn together(parts: Vec<Picture>, mut ring: Ring) -> Picture {
    let radii: Vec<f64> = parts.iter().map(|p| p.r).collect();
    let (discs, around) = pack(&radii, GAP);
    ring.r = around + PADDING;
    let mut all = Picture { r: ring.r, rings: vec![ring], lines: vec![] };
    for (mut part, disc) in parts.into_iter().zip(discs) {
        part.shift(disc.x, disc.y);
        all.rings.append(&mut part.rings);
        all.lines.append(&mut part.lines);
    }
    all
}

fn role(drawn: &DrawnRole, depth: usize) -> Picture {
    let mut lines: Vec<(String, f64, &'static str)> =
        broken(&drawn.name, BREAK).into_iter().map(|line| (line, ROLE_SIZE, "role-name")).collect();
    for person in &drawn.people {
        lines.extend(broken(person, BREAK + 4).into_iter().map(|line| (line, PEOPLE_SIZE, "person")));
    }
    let mut picture = label(&lines);
    picture.r += PADDING;
    let class = match (drawn.vacant, drawn.core) {
        (true, _) => "role vacant",
        (false, true) => "role core",
        (false, false) => "role",
    };
    picture.rings.push(Ring { x: 0.0, y: 0.0, r: picture.r, class, depth, title: visible(&drawn.name) });
    picture
}

/// Centred lines and the disc around them.
fn label(lines: &[(String, f64, &'static str)]) -> Picture {
    let height: f64 = lines.iter().map(|(_, size, _)| size * LEADING).sum();
    let mut picture = Picture::default();
    let mut top = -height / 2.0;
    for (text, size, class) in lines {
        let width = width(text) * size;
        let bottom = top + size * LEADING;
        let corner = (width / 2.0).hypot(top.abs().max(bottom.abs()));
        picture.r = picture.r.max(corner);
        picture.lines.push(Line { x: 0.0, y: top + size, size: *size, width, text: text.clone(), class });
        top = bottom;
    }
    picture
}

/// Breaks a name into lines of about `most` characters; a longer word is cut.
fn broken(name: &str, most: usize) -> Vec<String> {
    let mut lines: Vec<String> = vec![];
    let name = visible(name);
    for word in name.split_whitespace() {
        for (at, part) in word.split_inclusive(['-', '/']).enumerate() {
            let letters: Vec<char> = part.chars().collect();
            for piece in letters.chunks(most + 4) {
                let piece: String = piece.iter().collect();
                let joint = if at == 0 { " " } else { "" };
                let fits = |line: &String| line.chars().count() + joint.len() + piece.chars().count() <= most;
                match lines.last_mut().filter(|line| fits(line) && letters.len() <= most + 4) {
                    Some(line) => {
                        line.push_str(joint);
                        line.push_str(&piece);
                    }
                    None => lines.push(piece),
                }
            }
        }
    }
    if lines.is_empty() { vec![String::from("?")] } else { lines }
}

/// Width of a text in units of its size, a little more than common sans-serif letters take.
fn width(text: &str) -> f64 {
    text.chars()
        .map(|c| match c {
            'i' | 'j' | 'l' | 't' | 'f' | 'r' | 'I' | '.' | ',' | '\'' | ' ' | '’' | '-' | '(' | ')' => 0.36,
            'm' | 'w' | 'M' | 'W' | 'œ' | 'Œ' | '@' => 0.95,
            c if c.is_ascii_lowercase() || c.is_ascii_digit() => 0.58,
            c if c.is_ascii_uppercase() => 0.72,
            c if (c as u32) < 0x250 => 0.66,
            _ => 1.05,
        })
        .sum()
}
