//! Circles packed into a circle: each as near to the middle as it can be, none over another.

/// A disc in the plane; units are those of the picture.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Disc {
    pub x: f64,
    pub y: f64,
    pub r: f64,
}

/// Discs closer than this touch.
const TOUCH: f64 = 1e-6;

/// Places discs of the given radii, in this order, `gap` apart; gives them around the middle of the smallest
/// circle that was found around all, and its radius.
pub fn pack(radii: &[f64], gap: f64) -> (Vec<Disc>, f64) {
    let mut placed: Vec<Disc> = Vec::with_capacity(radii.len());
    for r in radii {
        let r = r + gap / 2.0;
        let (x, y) = spot(&placed, r);
        placed.push(Disc { x, y, r });
    }
    let (cx, cy) = middle(&placed);
    for disc in &mut placed {
        (disc.x, disc.y) = (disc.x - cx, disc.y - cy);
    }
    let around = placed.iter().map(|d| d.x.hypot(d.y) + d.r).fold(0.0, f64::max);
    for disc in &mut placed {
        disc.r -= gap / 2.0;
    }
    (placed, around)
}

/// The free place nearest to the middle: beside the first disc, or where two discs are both touched.
fn spot(placed: &[Disc], r: f64) -> (f64, f64) {
    match placed {
        [] => (0.0, 0.0),
        [first] => (first.x + first.r + r, first.y),
        _ => {
            let mut spots: Vec<(f64, f64)> = vec![];
            for (at, one) in placed.iter().enumerate() {
                for other in &placed[at + 1..] {
                    spots.extend(tangent(one, other, r));
                }
            }
            spots.sort_by(|a, b| a.0.hypot(a.1).total_cmp(&b.0.hypot(b.1)));
            let free = |(x, y): &(f64, f64)| placed.iter().all(|d| (d.x - x).hypot(d.y - y) >= d.r + r - TOUCH);
            let outside = placed.iter().map(|d| d.x + d.r).fold(0.0, f64::max) + r;
            spots.into_iter().find(free).unwrap_or((outside, 0.0))
        }
    }
}

/// The two places where a disc of radius `r` touches two others.
fn tangent(one: &Disc, other: &Disc, r: f64) -> Vec<(f64, f64)> {
    let (a, b) = (one.r + r, other.r + r);
    let (dx, dy) = (other.x - one.x, other.y - one.y);
    let d = dx.hypot(dy);
    if d > a + b || d < TOUCH {
        return vec![];
    }
    let along = (a * a - b * b + d * d) / (2.0 * d);
    let square = a * a - along * along;
    if square < 0.0 {
        return vec![];
    }
    let aside = square.sqrt();
    let (x, y) = (one.x + dx * along / d, one.y + dy * along / d);
    vec![(x - dy * aside / d, y + dx * aside / d), (x + dy * aside / d, y - dx * aside / d)]
}

/// The middle of a small circle around all discs, found by stepping towards the farthest one.
fn middle(discs: &[Disc]) -> (f64, f64) {
    let (mut x, mut y) = (0.0, 0.0);
    let mut step = 0.5;
    for _ in 0..400 {
        let reach = |d: &&Disc| (d.x - x).hypot(d.y - y) + d.r;
        let Some(far) = discs.iter().max_by(|a, b| reach(a).total_cmp(&reach(b))) else { break };
        (x, y) = (x + (far.x - x) * step, y + (far.y - y) * step);
        step *= 0.97;
    }
    (x, y)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn discs_never_overlap_and_never_spill() {
        let radii: Vec<f64> = (0..60).map(|n| 5.0 + f64::from(n % 7) * 6.0).collect();
        let (discs, around) = pack(&radii, 3.0);
        for (at, one) in discs.iter().enumerate() {
            assert!(one.x.hypot(one.y) + one.r <= around + 1e-6);
            for other in &discs[at + 1..] {
                assert!((one.x - other.x).hypot(one.y - other.y) >= one.r + other.r - 1e-6);
            }
        }
    }
}
