//! The smallest circle around discs.

/// A disc in the plane; units are those of the picture. A corner of a text is a disc without radius.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Disc {
    pub x: f64,
    pub y: f64,
    pub r: f64,
}

/// Discs closer than this touch.
pub const TOUCH: f64 = 1e-6;

impl Disc {
    pub fn distance(&self, other: &Disc) -> f64 {
        let (x, y) = (self.x - other.x, self.y - other.y);
        (x * x + y * y).sqrt()
    }

    fn holds(&self, other: &Disc) -> bool {
        self.distance(other) + other.r <= self.r + TOUCH * self.r.max(1.0)
    }
}

/// The smallest circle around all discs: the one that the two or three discs on its rim decide (Welzl 1991, for discs as
/// Matoušek, Sharir and Welzl 1996). What stands out farthest is taken in next, which makes it quick (Gärtner 1999).
pub fn around(discs: &[Disc]) -> Disc {
    let mut rim: Vec<Disc> = vec![];
    let mut found = Disc::default();
    loop {
        let reach = |disc: &Disc| found.distance(disc) + disc.r;
        let farthest = discs.iter().map(|disc| (reach(disc), disc)).max_by(|a, b| a.0.total_cmp(&b.0));
        let Some((_, disc)) = farthest.filter(|(_, disc)| rim.is_empty() || !found.holds(disc)) else { break };
        let Some((next, circle)) = extended(&rim, *disc) else { break };
        // A circle that does not grow goes nowhere: what rounding says of two discs that touch it.
        if !rim.is_empty() && circle.r <= found.r {
            break;
        }
        (rim, found) = (next, circle);
    }
    // Nothing spills, whatever was rounded.
    found.r = discs.iter().map(|disc| found.distance(disc) + disc.r).fold(0.0, f64::max);
    found
}

/// The smallest circle around the discs of a rim and one more that lies on its own rim.
fn extended(rim: &[Disc], disc: Disc) -> Option<(Vec<Disc>, Disc)> {
    if rim.iter().all(|other| disc.holds(other)) {
        return Some((vec![disc], disc));
    }
    let of_two = rim.iter().map(|one| (vec![*one, disc], two(one, &disc)));
    let fits = |(_, circle): &(Vec<Disc>, Disc)| rim.iter().all(|other| circle.holds(other));
    if let Some(found) = of_two.filter(fits).min_by(|a, b| a.1.r.total_cmp(&b.1.r)) {
        return Some(found);
    }
    let pairs = rim.iter().enumerate().flat_map(|(at, one)| rim[at + 1..].iter().map(move |other| (one, other)));
    let of_three = pairs.map(|(one, other)| (vec![*one, *other, disc], three(one, other, &disc)));
    of_three.filter(|(_, c)| c.r.is_finite()).filter(fits).min_by(|a, b| a.1.r.total_cmp(&b.1.r))
}

/// The smallest circle that two discs touch from inside.
fn two(one: &Disc, other: &Disc) -> Disc {
    let apart = one.distance(other);
    if apart < TOUCH {
        return if one.r >= other.r { *one } else { *other };
    }
    let r = f64::midpoint(apart + one.r, other.r);
    let along = (r - one.r) / apart;
    Disc { x: one.x + (other.x - one.x) * along, y: one.y + (other.y - one.y) * along, r }
}

/// The circle that three discs touch from inside (Apollonius): two differences of the three equations are linear, which
/// leaves one quadratic equation for the radius.
fn three(one: &Disc, two: &Disc, three: &Disc) -> Disc {
    let linear = |other: &Disc| {
        let (dx, dy, dr) = (other.x - one.x, other.y - one.y, other.r - one.r);
        (dx, dy, dr, (dx * dx + dy * dy - (other.r * other.r - one.r * one.r)) / 2.0)
    };
    let (ax, ay, ar, ak) = linear(two);
    let (bx, by, br, bk) = linear(three);
    let det = ax * by - bx * ay;
    // The middle, seen from the first disc's, is `p + q r` for a radius r.
    let p = ((ak * by - bk * ay) / det, (ax * bk - bx * ak) / det);
    let q = ((ar * by - br * ay) / det, (ax * br - bx * ar) / det);
    solve(one, p, q)
}

/// The radius at which a middle that moves with it stands as far from a disc as it must.
fn solve(one: &Disc, p: (f64, f64), q: (f64, f64)) -> Disc {
    let a = q.0 * q.0 + q.1 * q.1 - 1.0;
    let b = p.0 * q.0 + p.1 * q.1 + one.r;
    let c = p.0 * p.0 + p.1 * p.1 - one.r * one.r;
    let r = if a.abs() > TOUCH { -(b + (b * b - a * c).max(0.0).sqrt()) / a } else { -c / (2.0 * b) };
    Disc { x: one.x + p.0 + q.0 * r, y: one.y + p.1 + q.1 * r, r }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn disc(x: f64, y: f64, r: f64) -> Disc {
        Disc { x, y, r }
    }

    #[test]
    fn the_circle_is_the_one_that_geometry_gives() {
        let close = |found: Disc, x: f64, y: f64, r: f64| {
            assert!(found.distance(&disc(x, y, 0.0)) < 1e-6 && (found.r - r).abs() < 1e-6, "{found:?}");
        };
        close(around(&[]), 0.0, 0.0, 0.0);
        close(around(&[disc(3.0, 4.0, 5.0)]), 3.0, 4.0, 5.0);
        close(around(&[disc(-4.0, 0.0, 1.0), disc(4.0, 0.0, 1.0)]), 0.0, 0.0, 5.0);
        close(around(&[disc(0.0, 0.0, 5.0), disc(1.0, 0.0, 1.0)]), 0.0, 0.0, 5.0);
        // Three equal discs around a middle; three points of a right angle.
        let thirds = [disc(0.0, 2.0, 1.0), disc(3f64.sqrt(), -1.0, 1.0), disc(-(3f64.sqrt()), -1.0, 1.0)];
        close(around(&thirds), 0.0, 0.0, 3.0);
        close(around(&[disc(0.0, 0.0, 0.0), disc(6.0, 0.0, 0.0), disc(0.0, 8.0, 0.0)]), 3.0, 4.0, 5.0);
        // Points of one line, and the same disc many times.
        close(around(&[disc(0.0, 0.0, 0.0), disc(1.0, 0.0, 0.0), disc(2.0, 0.0, 0.0)]), 1.0, 0.0, 1.0);
        close(around(&[disc(1.0, 1.0, 2.0); 9]), 1.0, 1.0, 2.0);
    }

    /// Against a search that knows nothing of geometry: small steps from the middle towards whatever is farthest.
    #[test]
    fn no_smaller_circle_is_found_by_searching() {
        let mut seed = 7_u64;
        let mut next = || {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            f64::from(u32::try_from(seed >> 40).expect("24 bits are left")) / f64::from(1_u32 << 24)
        };
        for round in 0..300 {
            let discs: Vec<Disc> =
                (0..=round % 40).map(|_| disc(next() * 100.0, next() * 100.0, next() * next() * 30.0)).collect();
            let found = around(&discs);
            assert!(discs.iter().all(|d| found.distance(d) + d.r <= found.r + 1e-9));
            let reach = |x: f64, y: f64| discs.iter().map(|d| d.distance(&disc(x, y, 0.0)) + d.r).fold(0.0, f64::max);
            let (mut x, mut y, mut step) = (50.0, 50.0, 50.0);
            while step > 1e-7 {
                let moves = [(x + step, y), (x - step, y), (x, y + step), (x, y - step)];
                match moves.into_iter().find(|(a, b)| reach(*a, *b) < reach(x, y)) {
                    Some(better) => (x, y) = better,
                    None => step /= 2.0,
                }
            }
            assert!(found.r <= reach(x, y) + 1e-3, "round {round}: {} against {}", found.r, reach(x, y));
        }
    }
}
