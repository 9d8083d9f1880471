//! Where each circle and each name of the chart stands. A circle is the smallest one around what is in it and its own
//! name, which lies as low on its content as it can; a name in a role is part of its disc. So nothing overlaps or spills.

use super::drawn::{Drawn, DrawnRole, MOST_MEMBERS, Seated, circle_title, role_title, short_seat_word};
use super::enclose::{Disc, around};
use super::labels::{CIRCLE, Line, Piece, centred, corners, stacked};
use super::letters::{lines, pieces};
use super::settle::{PADDING, margin, named, packed};
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
    /// Which of the tints a circle has: one for each that hangs below the whole, so that one finds one's own again.
    pub tint: Option<usize>,
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

/// Circles that hang from nowhere, side by side. Names of the upper circles are as large as they need to be to read when
/// the whole is looked at, which is known once it was drawn: it is measured again until it is.
pub fn several(drawn: &[Drawn], page: &Page<'_>) -> Picture {
    let whole = Whole { parts: drawn.iter().map(|c| Prepared::of(c, 0, page)).collect() };
    let second = whole.parts.iter().map(|part| part.circles.len()).sum::<usize>();
    let third: usize = whole.parts.iter().flat_map(|part| &part.circles).map(|part| part.circles.len()).sum();
    let mut least = Least([CIRCLE; 3]);
    let mut measured = whole.measure(least, page);
    for _ in 0..PASSES {
        let r = measured.reach;
        let floor = |share: f64, there: usize, most: usize| if there > most { CIRCLE } else { (r * share).max(CIRCLE) };
        let wanted = Least([CIRCLE, floor(SECOND, second, MOST_SECOND), floor(THIRD, third, MOST_THIRD)]);
        if wanted.0.iter().zip(least.0).all(|(wanted, had)| *wanted <= had * 1.05) {
            break;
        }
        least = wanted;
        measured = whole.measure(least, page);
    }
    whole.assembled(measured, page)
}

/// How many tints there are: the first one is the usual.
const TINTS: usize = 5;
/// How often a picture is measured anew at most.
const PASSES: usize = 3;
/// Letters of the names one and two levels below the whole, as a share of its radius: at 900 pixels they are eleven and
/// eight high; and how many circles there may be for that.
const SECOND: f64 = 0.024;
const THIRD: f64 = 0.018;
const MOST_SECOND: usize = 60;
const MOST_THIRD: usize = 40;

/// The smallest letters of names, by depth.
#[derive(Clone, Copy)]
struct Least([f64; 3]);

impl Least {
    fn at(self, depth: usize) -> f64 {
        self.0.get(depth).copied().unwrap_or(CIRCLE)
    }
}

/// A circle whose roles and members are drawn already: how large these are is the same in every picture.
struct Prepared<'a> {
    drawn: &'a Drawn,
    depth: usize,
    circles: Vec<Prepared<'a>>,
    leaves: Vec<Picture>,
}

/// Where the parts of a circle stand: first its circles, then its roles and members.
struct Measured {
    circles: Vec<Measured>,
    lines: Vec<Line>,
    discs: Vec<Disc>,
    middle: Disc,
}

impl Measured {
    fn r(&self) -> f64 {
        self.middle.r + margin(self.middle.r)
    }
}

impl<'a> Prepared<'a> {
    fn of(drawn: &'a Drawn, depth: usize, page: &Page<'_>) -> Self {
        let circles = drawn.circles.iter().map(|c| Prepared::of(c, depth + 1, page)).collect();
        let mut leaves: Vec<Picture> = drawn.roles.iter().map(|r| role(r, depth + 1, page)).collect();
        leaves.extend(members(drawn, depth + 1));
        Self { drawn, depth, circles, leaves }
    }

    fn is_linked(&self) -> bool {
        self.drawn.roles.iter().any(|role| LINKS.iter().any(|(core, _)| role.core == Some(*core)))
    }

    fn measure(&self, least: Least, page: &Page<'_>) -> Measured {
        let circles: Vec<Measured> = self.circles.iter().map(|c| c.measure(least, page)).collect();
        let sizes = circles.iter().zip(&self.circles).map(|(measured, of)| (measured.r(), of.is_linked()));
        let sizes: Vec<(f64, bool)> = sizes.chain(self.leaves.iter().map(|leaf| (leaf.r, false))).collect();
        let named = named(self.drawn, self.depth, &packed(&sizes), least.at(self.depth), page);
        Measured { circles, lines: named.lines, discs: named.discs, middle: named.around }
    }

    /// The circle with its name along the top, its roles, members and circles below.
    fn assembled(self, measured: Measured, tint: Option<usize>, page: &Page<'_>) -> Picture {
        let (r, middle) = (measured.r(), measured.middle);
        let of = format!("circle/{}", self.drawn.id);
        let title = circle_title(self.drawn);
        let ring = Ring { x: 0.0, y: 0.0, r, class: String::from("circle"), depth: self.depth, tint, of, title };
        let mut all = Picture { r, rings: vec![ring], ..Picture::default() };
        all.add(Picture { lines: measured.lines, ..Picture::default() }, -middle.x, -middle.y);
        let several = self.circles.len() > 1;
        let circles = self.circles.into_iter().zip(measured.circles).enumerate().map(|(at, (part, of))| {
            let drawn = part.drawn;
            let below = if part.depth == 1 { several.then_some(at % TINTS) } else { tint };
            linked(drawn, part.assembled(of, below, page), page)
        });
        let mut parts: Vec<(Picture, Disc)> = circles.chain(self.leaves).zip(measured.discs).collect();
        // The largest first, as they were packed.
        parts.sort_by(|a, b| b.0.r.total_cmp(&a.0.r));
        for (part, disc) in parts {
            all.add(part, disc.x - middle.x, disc.y - middle.y);
        }
        all
    }
}

/// Everything that is drawn.
struct Whole<'a> {
    parts: Vec<Prepared<'a>>,
}

/// Where circles that hang from nowhere stand.
struct Placed {
    parts: Vec<Measured>,
    discs: Vec<Disc>,
    reach: f64,
}

impl Whole<'_> {
    fn measure(&self, least: Least, page: &Page<'_>) -> Placed {
        let parts: Vec<Measured> = self.parts.iter().map(|part| part.measure(least, page)).collect();
        let packed = packed(&parts.iter().map(|part| (part.r(), false)).collect::<Vec<_>>());
        Placed { parts, discs: packed.discs, reach: packed.reach }
    }

    fn assembled(self, placed: Placed, page: &Page<'_>) -> Picture {
        let mut all = Picture { r: placed.reach, ..Picture::default() };
        for ((part, of), disc) in self.parts.into_iter().zip(placed.parts).zip(placed.discs) {
            all.add(part.assembled(of, None, page), disc.x, disc.y);
        }
        all
    }
}

/// The links of a circle to the one around it, and on which side of each other they stand.
const LINKS: [(Core, f64); 2] = [(Core::Lead, -1.0), (Core::Delegate, 1.0)];

/// A circle in another, with its links to that one across its rim: the lead looks inwards, the second link outwards.
fn linked(drawn: &Drawn, mut picture: Picture, page: &Page<'_>) -> Picture {
    let reach = margin(picture.r) * LINK;
    for (core, side) in LINKS {
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
    below.extend(short_seat_word(drawn.seat, page).map(|word| (word, "state")));
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
    let ring = Ring { x: 0.0, y: 0.0, r, class, depth, tint: None, of, title: role_title(drawn, page) };
    Picture { r, rings: vec![ring], lines: stacked(label, top), links: vec![] }
}

/// Members without a role here: a dot each, with the name below where there are not too many, and else for who points
/// at it.
fn members(drawn: &Drawn, depth: usize) -> Vec<Picture> {
    let ring = |title: String| {
        let class = String::from("member");
        Ring { x: 0.0, y: 0.0, r: DOT, class, depth, tint: None, of: String::new(), title }
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
