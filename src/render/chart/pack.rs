//! Discs packed side by side: each touches two of those before it, none lies over another.

use super::enclose::{Disc, TOUCH, around};

/// Places discs of the given radii, in this order, at least `gap` apart; gives them around the middle of the smallest
/// circle around all, and its radius.
///
/// Each disc goes where it touches a pair of the front: the ring of discs that a thread around all would touch (Wang,
/// Wang, Dai and Wang, "Visualization of large hierarchical data by circle packing", 2006).
pub fn pack(radii: &[f64], gap: f64) -> (Vec<Disc>, f64) {
    let mut placed: Vec<Disc> = radii.iter().map(|r| Disc { x: 0.0, y: 0.0, r: r + gap / 2.0 }).collect();
    if let [first, second, ..] = placed[..] {
        placed[0].x = -second.r;
        placed[1].x = first.r;
    }
    let mut front: Vec<usize> = (0..placed.len().min(2)).collect();
    // Where in the front the pair begins that the next disc shall touch.
    let mut pair = 0;
    for at in 2..placed.len() {
        loop {
            let (one, other) = (front[pair], front[(pair + 1) % front.len()]);
            let spot = tangent(&placed[one], &placed[other], placed[at].r);
            let Some(hit) = nearest_hit(&placed, &front, pair, &spot) else {
                placed[at] = spot;
                front.insert(pair + 1, at);
                pair = nearest_pair(&placed, &front);
                break;
            };
            bridge(&mut front, pair, hit);
            pair = 0;
        }
    }
    let circle = around(&placed);
    for disc in &mut placed {
        *disc = Disc { x: disc.x - circle.x, y: disc.y - circle.y, r: disc.r - gap / 2.0 };
    }
    let reach = placed.iter().map(|disc| (disc.x * disc.x + disc.y * disc.y).sqrt() + disc.r).fold(0.0, f64::max);
    (placed, reach)
}

/// A disc of the front that one at `spot` would lie over, counted in steps from the pair: forwards when positive,
/// backwards when negative; of several the one that cuts off less of the front.
fn nearest_hit(placed: &[Disc], front: &[usize], pair: usize, spot: &Disc) -> Option<isize> {
    let ring = front.len();
    let others = ring.saturating_sub(2);
    let (mut ahead, mut behind) = (0, 0);
    let disc = |steps: usize| &placed[front[steps % ring]];
    let mut way = (disc(pair + 1).r, disc(pair).r);
    while ahead + behind < others {
        let forwards = way.0 <= way.1;
        let next = if forwards { disc(pair + 2 + ahead) } else { disc(pair + ring - 1 - behind) };
        if forwards {
            (ahead, way.0) = (ahead + 1, way.0 + next.r);
        } else {
            (behind, way.1) = (behind + 1, way.1 + next.r);
        }
        if next.distance(spot) < next.r + spot.r - TOUCH {
            let steps = if forwards { ahead.cast_signed() } else { -behind.cast_signed() };
            return Some(steps);
        }
    }
    None
}

/// Takes out of the front what lies between the pair and a disc that was hit; the pair across the gap comes first.
fn bridge(front: &mut Vec<usize>, pair: usize, hit: isize) {
    let steps = hit.unsigned_abs();
    let start = if hit > 0 { pair } else { (pair + front.len() - steps) % front.len() };
    front.rotate_left(start);
    front.drain(1..=steps);
}

/// The pair of the front that stands nearest to the middle.
fn nearest_pair(placed: &[Disc], front: &[usize]) -> usize {
    let from_middle = |at: &usize| {
        let (a, b) = (&placed[front[*at]], &placed[front[(at + 1) % front.len()]]);
        let both = a.r + b.r;
        let (x, y) = ((a.x * b.r + b.x * a.r) / both, (a.y * b.r + b.y * a.r) / both);
        x * x + y * y
    };
    (0..front.len()).min_by(|a, b| from_middle(a).total_cmp(&from_middle(b))).unwrap_or(0)
}

/// Where a disc of radius `r` touches two others, on the outer side of the front.
fn tangent(one: &Disc, other: &Disc, r: f64) -> Disc {
    let (dx, dy) = (other.x - one.x, other.y - one.y);
    let square = dx * dx + dy * dy;
    if square < TOUCH {
        return Disc { x: one.x + one.r + r, y: one.y, r };
    }
    let (a, b) = (one.r + r, other.r + r);
    let along = f64::midpoint(square, a * a - b * b) / square;
    let aside = (a * a / square - along * along).max(0.0).sqrt();
    Disc { x: one.x + along * dx + aside * dy, y: one.y + along * dy - aside * dx, r }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn discs_never_overlap_and_never_spill_and_lie_close() {
        for (kind, count) in [(1_u32, 60), (7, 60), (13, 400), (7, 2), (7, 3), (7, 1), (1, 0)] {
            let mut radii: Vec<f64> = (0..count).map(|n| 5.0 + f64::from(n % kind) * 6.0).collect();
            radii.sort_by(|a, b| b.total_cmp(a));
            let (discs, reach) = pack(&radii, 3.0);
            for (at, one) in discs.iter().enumerate() {
                assert!((one.r - radii[at]).abs() < 1e-9);
                assert!((one.x * one.x + one.y * one.y).sqrt() + one.r <= reach + 1e-6);
                for other in &discs[at + 1..] {
                    let apart = one.distance(other) - one.r - other.r;
                    assert!(apart >= 3.0 - 1e-4, "{kind} {count}: {apart}");
                }
            }
            let area: f64 = radii.iter().map(|r| (r + 1.5) * (r + 1.5)).sum();
            assert!(count < 40 || area / (reach * reach) > 0.7, "{kind} {count}: {}", area / (reach * reach));
        }
    }
}
