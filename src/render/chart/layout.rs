//! Where each circle and each name of the chart stands. A circle is the smallest one around what is in it and its own
//! name, which lies as low on its content as it can; a name in a role is part of its disc. So nothing overlaps or spills.

use std::borrow::Cow;

use super::drawn::{Drawn, DrawnRole, MOST_MEMBERS, Seated, circle_title, role_title, seat_word};
use super::enclose::{Disc, around};
use super::labels::{Line, Piece, centred, corners, extent, heading, small, stacked};
use super::letters::{lines, pieces};
use super::pack::pack;
use crate::lang::visible;
use crate::message;
use crate::model::Core;
use crate::render::page::Page;

/// One disc of the picture: a circle, a role or a member.
#[derive(Clone, Debug, PartialEq)]
pub struct Ring {
    pub x: f64,
    pub y: f64,
    pub r: f64,
    pub class: String,
    pub depth: usize,
    /// What it stands for: `circle/general`, `role/general/lead`; empty for a member.
    pub of: String,
    /// What a pointer that rests on it is told; empty for nothing.
    pub title: String,
}

/// A link drawn across the rim between a circle and the one around it: a triangle.
#[derive(Clone, Debug, PartialEq)]
pub struct Link {
    pub corners: [(f64, f64); 3],
    pub class: &'static str,
    pub of: String,
    pub title: String,
}

/// A picture around its origin.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Picture {
    pub r: f64,
    pub rings: Vec<Ring>,
    pub lines: Vec<Line>,
    pub links: Vec<Link>,
}

const ROLE: f64 = 11.0;
const PERSON: f64 = 10.0;
const MEMBER: f64 = 9.0;
const DOT: f64 = 4.0;
/// How much a circle may grow so that its purpose can be read, and in how many lines.
const ROOM: f64 = 1.05;
const MOST_LINES: usize = 3;
const GAP: f64 = 4.0;
/// Space inside a rim, at least and as a share of what is in it.
const PADDING: f64 = 3.5;
const RIM: f64 = 0.045;
/// A link across a rim, as a share of the space inside it.
const LINK: f64 = 0.95;
/// Names of people in one role past which a number stands for them.
const MOST_HOLDERS: usize = 6;

impl Picture {
    fn shift(&mut self, dx: f64, dy: f64) {
        for ring in &mut self.rings {
            (ring.x, ring.y) = (ring.x + dx, ring.y + dy);
        }
        for line in &mut self.lines {
            (line.x, line.y) = (line.x + dx, line.y + dy);
        }
        for (x, y) in self.links.iter_mut().flat_map(|link| &mut link.corners) {
            (*x, *y) = (*x + dx, *y + dy);
        }
    }

    fn add(&mut self, mut part: Picture, x: f64, y: f64) {
        part.shift(x, y);
        self.rings.append(&mut part.rings);
        self.lines.append(&mut part.lines);
        self.links.append(&mut part.links);
    }
}

/// Circles that hang from nowhere, side by side.
pub fn several(drawn: &[Drawn], page: &Page<'_>) -> Picture {
    let mut parts: Vec<Picture> = drawn.iter().map(|c| circle(c, 0, page)).collect();
    if parts.len() == 1 {
        return parts.remove(0);
    }
    let packed = packed(&mut parts);
    let mut all = Picture { r: packed.reach, ..Picture::default() };
    for (part, disc) in parts.into_iter().zip(packed.discs) {
        all.add(part, disc.x, disc.y);
    }
    all
}

/// Parts side by side, and the space that is kept between them.
#[derive(Clone)]
struct Packed {
    discs: Vec<Disc>,
    reach: f64,
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
        (around.r < most).then_some(Settled { top, around })
    }

    /// The same, what is below turned so that the circle is smallest; `None` where it is never smaller than `most`.
    fn best_under(&self, label: &[Piece], most: f64) -> Option<Named> {
        let mut best: Option<(Settled, Cow<'_, Self>)> =
            self.under(label, most).map(|settled| (settled, Cow::Borrowed(self)));
        for turn in TURNS.iter().filter(|_| self.discs.len() > 1) {
            let turned = self.turned(*turn);
            let most = best.as_ref().map_or(most, |(best, _)| best.around.r * 0.999);
            best = turned.under(label, most).map(|settled| (settled, Cow::Owned(turned))).or(best);
        }
        let (Settled { top, around }, packed) = best?;
        Some(Named { lines: stacked(label.to_vec(), top), discs: packed.discs.clone(), around })
    }
}

/// Where lines stand on what is packed, and the circle around both.
struct Settled {
    top: f64,
    around: Disc,
}

/// Lines with a place, the discs below them, and the circle around both.
#[derive(Default)]
struct Named {
    lines: Vec<Line>,
    discs: Vec<Disc>,
    around: Disc,
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

/// The largest first, as they pack best; those of one size in the order they came. Where links stand out of a rim there
/// is room for them.
fn packed(parts: &mut [Picture]) -> Packed {
    parts.sort_by(|a, b| b.r.total_cmp(&a.r));
    let radii: Vec<f64> = parts.iter().map(|part| part.r).collect();
    let linked = parts.iter().filter(|part| !part.links.is_empty());
    let gap = linked.map(|part| margin(part.r)).fold(GAP, f64::max);
    let (discs, reach) = pack(&radii, gap);
    Packed { discs, reach, gap }
}

fn margin(r: f64) -> f64 {
    (r * RIM).max(PADDING)
}

/// A circle with its name along the top, its roles, members and circles below.
fn circle(drawn: &Drawn, depth: usize, page: &Page<'_>) -> Picture {
    let mut parts: Vec<Picture> = drawn.circles.iter().map(|c| linked(c, depth + 1, page)).collect();
    parts.extend(drawn.roles.iter().map(|r| role(r, depth + 1, page)));
    parts.extend(members(drawn, depth + 1));
    let named = named(drawn, &packed(&mut parts), page);
    let middle = named.around;
    let r = middle.r + margin(middle.r);
    let of = format!("circle/{}", drawn.id);
    let ring = Ring { x: 0.0, y: 0.0, r, class: String::from("circle"), depth, of, title: circle_title(drawn) };
    let mut all = Picture { r, rings: vec![ring], ..Picture::default() };
    all.add(Picture { lines: named.lines, ..Picture::default() }, -middle.x, -middle.y);
    for (part, disc) in parts.into_iter().zip(named.discs) {
        all.add(part, disc.x - middle.x, disc.y - middle.y);
    }
    all
}

/// The name of a circle, with its purpose where there is room, set on its content from above.
fn named(drawn: &Drawn, below: &Packed, page: &Page<'_>) -> Named {
    let name = heading(&visible(&drawn.name), below.reach);
    let size = name.first().map_or(0.0, |line| line.size);
    let purpose = drawn.purpose.as_deref().map(visible).filter(|purpose| !purpose.trim().is_empty());
    if below.discs.is_empty() {
        let text = purpose.unwrap_or_else(|| page.message(&message!("chart-members", number = drawn.members)));
        return below.best_under(&[name, small(&text, size, 10.0)].concat(), f64::INFINITY).unwrap_or_default();
    }
    let bare = below.best_under(&name, f64::INFINITY).unwrap_or_default();
    let Some(purpose) = purpose else { return bare };
    let told = small(&purpose, size, (extent(&name).1 * 2.0).max(below.reach * 1.1) / size);
    if told.len() > MOST_LINES {
        return bare;
    }
    below.best_under(&[name, told].concat(), bare.around.r * ROOM).unwrap_or(bare)
}

/// A circle in another, with its links to that one across its rim: the lead looks inwards, the second link outwards.
fn linked(drawn: &Drawn, depth: usize, page: &Page<'_>) -> Picture {
    let mut picture = circle(drawn, depth, page);
    let reach = margin(picture.r) * LINK;
    let wanted = [(Core::Lead, -1.0), (Core::Delegate, 1.0)];
    for (core, side) in wanted {
        let Some(role) = drawn.roles.iter().find(|role| role.core == Some(core)) else { continue };
        // On the upper right of the rim, the lead before the second link.
        let (x, y) = on_rim(picture.r, side * reach * 1.3);
        let inwards = if core == Core::Lead { -1.0 } else { 1.0 };
        let tip = (x + x / picture.r * reach * inwards, y + y / picture.r * reach * inwards);
        let (back_x, back_y) = (x - x / picture.r * reach * inwards * 0.8, y - y / picture.r * reach * inwards * 0.8);
        let (across_x, across_y) = (-y / picture.r * reach * 0.7, x / picture.r * reach * 0.7);
        let corners = [tip, (back_x + across_x, back_y + across_y), (back_x - across_x, back_y - across_y)];
        let class = match (core, role.seat) {
            (Core::Lead, Seated::Vacant) => "link lead vacant",
            (Core::Lead, _) => "link lead",
            (_, Seated::Vacant) => "link delegate vacant",
            (_, _) => "link delegate",
        };
        let of = format!("role/{}", role.id);
        picture.links.push(Link { corners, class, of, title: role_title(role, page) });
    }
    picture
}

/// A point of a rim in the middle of its upper right, moved along it.
fn on_rim(r: f64, along: f64) -> (f64, f64) {
    let half = std::f64::consts::FRAC_1_SQRT_2;
    let (x, y) = (half * r + half * along, -half * r + half * along);
    let length = (x * x + y * y).sqrt();
    (x / length * r, y / length * r)
}

/// A role: its name, who holds it, and what is to be known of that, in a disc around the words.
fn role(drawn: &DrawnRole, depth: usize, page: &Page<'_>) -> Picture {
    let name = pieces(&visible(&drawn.name));
    let mut below: Vec<(String, &'static str)> = vec![];
    for holder in drawn.holders.iter().take(MOST_HOLDERS) {
        below.push((visible(&holder.name), "person"));
    }
    if drawn.holders.len() > MOST_HOLDERS {
        below.push((page.message(&message!("chart-more", number = drawn.holders.len() - MOST_HOLDERS)), "person"));
    }
    below.extend(seat_word(drawn.seat).map(|word| (page.message(&word), "state")));
    let below: Vec<(Vec<String>, &'static str)> =
        below.into_iter().map(|(text, class)| (pieces(&text), class)).collect();
    // Of several widths the one that takes least room; where nothing is broken a wider one changes nothing.
    let mut settled: Option<(f64, f64, Vec<Piece>)> = None;
    for most in [5.0, 7.0, 9.0, 12.0] {
        let mut label: Vec<Piece> =
            lines(&name, most, false).into_iter().map(|line| Piece::new(line, ROLE, "role-name")).collect();
        for (text, class) in &below {
            let lines = lines(text, (most * ROLE / PERSON).max(8.0), false);
            label.extend(lines.into_iter().map(|line| Piece::new(line, PERSON, class)));
        }
        let (top, reach) = centred(&label);
        let whole = label.len() == 1 + below.len();
        if settled.as_ref().is_none_or(|best| reach < best.1) {
            settled = Some((top, reach, label));
        }
        if whole {
            break;
        }
    }
    let Some((top, reach, label)) = settled else { return Picture::default() };
    let r = reach + PADDING;
    let core = if drawn.core.is_some() { "role core " } else { "role " };
    let class = format!("{core}{}", drawn.seat.word());
    let of = format!("role/{}", drawn.id);
    let ring = Ring { x: 0.0, y: 0.0, r, class, depth, of, title: role_title(drawn, page) };
    Picture { r, rings: vec![ring], lines: stacked(label, top), links: vec![] }
}

/// Members without a role here: a dot each, with the name below where there are not too many, and else for who points
/// at it.
fn members(drawn: &Drawn, depth: usize) -> Vec<Picture> {
    let ring = |title: String| {
        let class = String::from("member");
        Ring { x: 0.0, y: 0.0, r: DOT, class, depth, of: String::new(), title }
    };
    let dot = |title: String| Picture { r: DOT, rings: vec![ring(title)], ..Picture::default() };
    if drawn.alone_names.is_empty() {
        return vec![dot(String::new()); drawn.alone];
    }
    if drawn.alone > MOST_MEMBERS {
        return drawn.alone_names.iter().map(|name| dot(visible(name))).collect();
    }
    let one = |name: &String| {
        let label: Vec<Piece> = lines(&pieces(&visible(name)), 6.0, false)
            .into_iter()
            .map(|line| Piece::new(line, MEMBER, "person"))
            .collect();
        let mut all = corners(&label, DOT * 1.2);
        all.push(Disc { x: 0.0, y: 0.0, r: DOT });
        let around = around(&all);
        let mut picture = Picture { r: around.r, ..Picture::default() };
        picture.add(Picture { lines: stacked(label, DOT * 1.2), ..dot(String::new()) }, -around.x, -around.y);
        picture
    };
    drawn.alone_names.iter().map(one).collect()
}
