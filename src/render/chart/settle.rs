//! A circle's own content packed, its name set on it from above, and the smallest circle around both.

use std::borrow::Cow;

use super::drawn::Drawn;
use super::enclose::{Disc, around};
use super::labels::{Line, Piece, corners, extent, headings, small, stacked};
use super::pack::pack;
use crate::lang::visible;
use crate::message;
use crate::render::page::Page;

/// How much a circle may grow so that its purpose can be read, and in how many lines.
const ROOM: f64 = 1.05;
const MOST_LINES: usize = 3;
const GAP: f64 = 4.0;
/// Space inside a rim, at least and as a share of what is in it.
pub const PADDING: f64 = 3.5;
const RIM: f64 = 0.045;

/// Parts side by side, and the space that is kept between them.
#[derive(Clone)]
pub struct Packed {
    pub discs: Vec<Disc>,
    pub reach: f64,
    gap: f64,
}

impl Packed {
    fn turned(&self, (cos, sin): (f64, f64)) -> Self {
        let turn = |d: &Disc| Disc { x: d.x * cos - d.y * sin, y: d.x * sin + d.y * cos, r: d.r };
        Self { discs: self.discs.iter().map(turn).collect(), ..*self }
    }

    /// Sets lines on the discs from above, as low as they go, and draws the smallest circle around both, where it is
    /// smaller than `most`: what lies farthest out alone tells quickly when it is not.
    fn under(&self, label: &[Piece], most: f64) -> Option<Settled> {
        let (height, half) = extent(label);
        let floor = self.discs.iter().filter_map(|disc| {
            let aside = (disc.x.abs() - half).max(0.0);
            let reach = disc.r + self.gap;
            (aside < reach).then(|| disc.y - (reach * reach - aside * aside).sqrt())
        });
        let bottom = floor.fold(f64::INFINITY, f64::min);
        let top = if bottom.is_finite() { bottom - height } else { -height / 2.0 };
        // Nothing is smaller than what it holds is high.
        let lowest = self.discs.iter().map(|disc| disc.y + disc.r).fold(f64::NEG_INFINITY, f64::max);
        if lowest - top >= most * 2.0 {
            return None;
        }
        let mut all = corners(label, top);
        let own = all.len();
        all.extend(self.discs.iter().filter(|disc| disc.distance(&Disc::default()) + disc.r > self.reach * OUTER));
        if around(&all).r >= most {
            return None;
        }
        all.truncate(own);
        all.extend_from_slice(&self.discs);
        let around = around(&all);
        // A name that sank between what is in its circle stands for all of it no more.
        let aside = (half + around.x.abs()).min(around.r);
        let rim = around.y - (around.r * around.r - aside * aside).sqrt();
        let sunk = ((top - rim) / around.r / 2.0 - SUNK).max(0.0);
        let weight = around.r * (1.0 + sunk * SINKING);
        (weight < most).then_some(Settled { top, around, weight })
    }

    /// The same, what is below turned so that the circle is smallest; `None` where it is never smaller than `most`.
    fn best_under(&self, label: &[Piece], most: f64) -> Option<Named> {
        let mut best: Option<(Settled, Cow<'_, Self>)> =
            self.under(label, most).map(|settled| (settled, Cow::Borrowed(self)));
        for turn in TURNS.iter().filter(|_| self.discs.len() > 1) {
            let turned = self.turned(*turn);
            let most = best.as_ref().map_or(most, |(best, _)| best.weight * 0.999);
            best = turned.under(label, most).map(|settled| (settled, Cow::Owned(turned))).or(best);
        }
        let (Settled { top, around, weight }, packed) = best?;
        Some(Named { lines: stacked(label.to_vec(), top), discs: packed.discs.clone(), around, weight })
    }
}

/// Where lines stand on what is packed, and the circle around both.
struct Settled {
    top: f64,
    around: Disc,
    /// The radius of the circle, and more where the name lies deep.
    weight: f64,
}

/// How deep a name may lie below the rim, as a share of the circle's width, and what it weighs beyond.
const SUNK: f64 = 0.06;
const SINKING: f64 = 1.0;

/// Lines with a place, the discs below them, and the circle around both.
#[derive(Default)]
pub struct Named {
    pub lines: Vec<Line>,
    pub discs: Vec<Disc>,
    pub around: Disc,
    weight: f64,
}

/// What lies farther out than this share of the whole counts as its outer discs.
const OUTER: f64 = 0.97;
/// Eleven ways to turn what is packed, as cosine and sine; written out, so that every machine draws the same.
const TURNS: [(f64, f64); 11] = [
    (HALF_ROOT, 0.5),
    (0.5, HALF_ROOT),
    (0.0, 1.0),
    (-0.5, HALF_ROOT),
    (-HALF_ROOT, 0.5),
    (-1.0, 0.0),
    (-HALF_ROOT, -0.5),
    (-0.5, -HALF_ROOT),
    (0.0, -1.0),
    (0.5, -HALF_ROOT),
    (HALF_ROOT, -0.5),
];
/// Half the square root of three.
const HALF_ROOT: f64 = 0.866_025_403_784_438_6;

/// Parts of some radii side by side, the largest first, as they pack best; those of one size in the order they came. Where
/// links stand out of a rim there is room for them.
pub fn packed(sizes: &[(f64, bool)]) -> Packed {
    let mut order: Vec<usize> = (0..sizes.len()).collect();
    order.sort_by(|a, b| sizes[*b].0.total_cmp(&sizes[*a].0));
    let radii: Vec<f64> = order.iter().map(|at| sizes[*at].0).collect();
    let gap = sizes.iter().filter(|(_, linked)| *linked).map(|(r, _)| margin(*r)).fold(GAP, f64::max);
    let (placed, reach) = pack(&radii, gap);
    let mut discs = vec![Disc::default(); sizes.len()];
    for (at, disc) in order.into_iter().zip(placed) {
        discs[at] = disc;
    }
    Packed { discs, reach, gap }
}

/// The space inside a rim.
pub fn margin(r: f64) -> f64 {
    (r * RIM).max(PADDING)
}

/// The name of a circle, with its purpose where there is room, set on its content from above: in as many lines as make the
/// letters large and the circle small.
pub fn named(drawn: &Drawn, depth: usize, below: &Packed, least: f64, page: &Page<'_>) -> Named {
    let purpose = drawn.purpose.as_deref().map(visible).filter(|purpose| !purpose.trim().is_empty());
    let mut best: Option<(f64, Vec<Piece>, Named)> = None;
    for name in headings(&visible(&drawn.name), depth, below.reach, least) {
        let size = name.first().map_or(0.0, |line| line.size);
        let worth = size.powf(LETTERS);
        let most = best.as_ref().map_or(f64::INFINITY, |(cost, ..)| cost * worth);
        let found = below.best_under(&name, most);
        best = found.map(|named| (named.weight / worth, name, named)).or(best);
    }
    let Some((_, name, bare)) = best else { return Named::default() };
    let size = name.first().map_or(0.0, |line| line.size);
    if below.discs.is_empty() {
        let text = purpose.unwrap_or_else(|| page.message(&message!("chart-members", number = drawn.members)));
        let mut told = small(&text, size, (extent(&name).1 * 2.0).max(size * 7.0));
        if told.len() > MOST_LINES {
            told.truncate(MOST_LINES);
            let last = told.pop().map(|line| Piece::new(format!("{} …", line.text), line.size, line.class));
            told.extend(last);
        }
        return below.best_under(&[name, told].concat(), f64::INFINITY).unwrap_or_default();
    }
    let Some(purpose) = purpose else { return bare };
    let told = small(&purpose, size, (extent(&name).1 * 2.0).max(below.reach * 1.1));
    if told.len() > MOST_LINES {
        return bare;
    }
    below.best_under(&[name, told].concat(), bare.weight * ROOM).unwrap_or(bare)
}

/// How much larger letters are worth a larger circle.
const LETTERS: f64 = 0.4;
