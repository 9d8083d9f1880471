//! Whole pictures, measured: no two texts meet, each stays in its own disc, no circle is larger than what is in it needs.

use super::ChartOptions;
use super::drawn::drawn;
use super::enclose::{Disc, around};
use super::labels::Line;
use super::layout::{Picture, Ring, several};
use crate::lang::{Catalogue, Lang};
use crate::model::{Circle, CircleId, Core, Date, Holding, Organisation, Person, PersonId, Role, RoleRef};
use crate::render::page::Page;

const NAMES: [&str; 8] = [
    "Accueil",
    "Comptabilité et conseil de développement",
    "Web",
    "package.coordinates",
    "Épicerie",
    "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft",
    "Groupe de travail sur l'hébergement",
    "人事",
];

fn day() -> Date {
    Date::parse("2026-11-26").expect("a day")
}

/// An organisation of so many circles, each with up to `roles` roles and some members without one.
fn organisation(circles: usize, fan: usize, roles: usize) -> Organisation {
    let mut org = Organisation::default();
    let person = |at: usize| PersonId::parse(&format!("p{at}")).expect("an id");
    for at in 0..40 {
        org.people.insert(person(at), Person::new(format!("{} {at}", NAMES[at % 8])));
    }
    let id = |at: usize| CircleId::parse(&format!("c{at}")).expect("an id");
    for at in 0..circles {
        let mut circle = Circle::new(format!("{} {at}", NAMES[(at * 3) % 8]));
        circle.parent = (at > 0).then(|| id((at - 1) / fan));
        circle.purpose = (at % 3 > 0).then(|| "Que le pain soit bon et que personne n'en manque".repeat(at % 4));
        circle.members = (0..at % 17).map(person).collect();
        org.circles.insert(id(at), circle);
        for number in 0..(at * 7) % (roles + 1) {
            let mut role = Role::new(NAMES[(at + number) % 8]);
            role.core = [Some(Core::Lead), Some(Core::Delegate), None, None].get(number).copied().flatten();
            let held = |at: usize| Holding {
                person: person(at % 40),
                from: None,
                until: at.is_multiple_of(5).then_some(day()),
                by: None,
                focus: None,
                interim: at.is_multiple_of(7).then_some(true),
            };
            role.holders = (0..number % 4).map(|n| held(at + n)).collect();
            org.roles.insert(RoleRef::parse(&format!("c{at}/r{number}")).expect("an id"), role);
        }
    }
    org
}

fn picture(org: &Organisation) -> Picture {
    let options = ChartOptions { circle: None, people: true, today: day(), commit: None, folder: false };
    let say = Catalogue::new(Lang::Fr);
    let page = Page { say: &say, width: 100, colour: false, unicode: true, graphics: true };
    several(&drawn(org, &options), &page)
}

/// The box of a line: a font's own ascent and descent, as the highest of the common ones has them.
fn bounds(line: &Line) -> (f64, f64, f64, f64) {
    let half = line.width / 2.0;
    (line.x - half, line.y - line.size * 0.93, line.x + half, line.y + line.size * 0.24)
}

fn texts_meet(picture: &Picture) -> Option<(&Line, &Line)> {
    let mut lines: Vec<&Line> = picture.lines.iter().collect();
    lines.sort_by(|a, b| bounds(a).1.total_cmp(&bounds(b).1));
    for (at, one) in lines.iter().enumerate() {
        let a = bounds(one);
        for other in lines[at + 1..].iter().take_while(|other| bounds(other).1 < a.3) {
            let b = bounds(other);
            if a.0 < b.2 - 1e-6 && b.0 < a.2 - 1e-6 && b.1 < a.3 - 1e-6 {
                return Some((one, other));
            }
        }
    }
    None
}

fn disc(ring: &Ring) -> Disc {
    Disc { x: ring.x, y: ring.y, r: ring.r }
}

/// Shapes by tens of units, so that each is compared with its own neighbours only.
fn held_by<'a>(rings: &[&'a Ring], x: f64, y: f64) -> Option<&'a Ring> {
    rings
        .iter()
        .copied()
        .filter(|ring| disc(ring).distance(&Disc { x, y, r: 0.0 }) <= ring.r)
        .min_by(|a, b| a.r.total_cmp(&b.r))
}

fn measured(org: &Organisation) {
    let picture = picture(org);
    assert!(picture.lines.len() >= org.circles.len() + org.roles.len(), "a name is missing");
    assert!(texts_meet(&picture).is_none(), "{:?}", texts_meet(&picture));
    let named: Vec<&Ring> = picture.rings.iter().filter(|ring| !ring.of.is_empty()).collect();
    for line in &picture.lines {
        let (left, top, right, bottom) = bounds(line);
        // The smallest disc around the middle of a text holds all of it.
        let own = held_by(&named, line.x, line.y - line.size * 0.3).expect("a text lies in a circle");
        for (x, y) in [(left, top), (right, top), (left, bottom), (right, bottom)] {
            let reach = disc(own).distance(&Disc { x, y, r: 0.0 });
            assert!(reach <= own.r + 1e-6, "{line:?} leaves {own:?}");
        }
    }
    for (at, ring) in picture.rings.iter().enumerate().filter(|(_, ring)| ring.class == "circle") {
        // What is in a circle comes after it, down to the next of its own depth.
        let inner: Vec<&Ring> = picture.rings[at + 1..]
            .iter()
            .take_while(|inner| inner.depth > ring.depth)
            .filter(|inner| inner.depth == ring.depth + 1)
            .collect();
        let mut content: Vec<Disc> = inner.iter().map(|inner| disc(inner)).collect();
        for inner in &content {
            assert!(disc(ring).distance(inner) + inner.r <= ring.r + 1e-6, "something leaves {ring:?}");
        }
        for line in picture.lines.iter().filter(|line| matches!(line.class, "circle-name" | "purpose")) {
            let (left, top, right, bottom) = bounds(line);
            if held_by(&named, line.x, line.y).is_some_and(|own| std::ptr::eq(own, ring)) {
                content.extend([(left, top), (right, top), (left, bottom), (right, bottom)].map(|(x, y)| Disc {
                    x,
                    y,
                    r: 0.0,
                }));
            }
        }
        let needed = around(&content).r;
        assert!(ring.r <= needed * 1.5, "{ring:?} needs {needed}");
    }
}

#[test]
fn nothing_meets_and_nothing_spills_at_any_size() {
    for (circles, fan, roles) in [(1, 1, 0), (1, 1, 9), (2, 1, 4), (3, 1, 0), (12, 4, 7), (12, 11, 1), (120, 10, 16)] {
        measured(&organisation(circles, fan, roles));
    }
}

#[test]
fn upper_levels_read_at_1600_pixels() {
    for (circles, fan) in [(12, 4), (120, 10), (400, 8)] {
        let picture = picture(&organisation(circles, fan, 6));
        let scale = 1600.0 / 1040.0 * 500.0 / picture.r;
        let names =
            |from: f64| picture.lines.iter().filter(|l| l.class == "circle-name" && l.size * scale >= from).count();
        // All names of twelve circles; of more at least the first two levels.
        let wanted = if circles == 12 { circles } else { fan + 1 };
        assert!(names(8.0) >= wanted, "{circles}: {} of {wanted}", names(8.0));
        let largest = picture.lines.iter().map(|line| line.size * scale).fold(0.0, f64::max);
        assert!(largest < 150.0, "{largest}");
    }
}

#[test]
fn the_names_below_the_whole_read_on_a_page() {
    for (circles, fan) in [(30, 29), (48, 47), (120, 10), (400, 8)] {
        let picture = picture(&organisation(circles, fan, 6));
        // The map of a page of 1,600 by 1,000 pixels.
        let scale = 840.0 / 1040.0 * 500.0 / picture.r;
        let rings: Vec<&Ring> = picture.rings.iter().filter(|ring| ring.class == "circle").collect();
        for line in picture.lines.iter().filter(|line| line.class == "circle-name") {
            let own = held_by(&rings, line.x, line.y - line.size * 0.3).expect("a name lies in a circle");
            assert!(own.depth != 1 || line.size * scale >= 8.5, "{circles}: {} px, {line:?}", line.size * scale);
        }
    }
}

#[test]
fn a_long_name_is_broken_rather_than_its_circle_swells() {
    let size = |name: &str| {
        let mut org = organisation(1, 1, 0);
        let mut team = Circle::new(name);
        team.parent = Some(CircleId::parse("c0").expect("an id"));
        team.members = vec![PersonId::parse("p0").expect("an id")];
        let id = CircleId::parse("team").expect("an id");
        org.circles.insert(id, team);
        let rings = picture(&org).rings;
        rings.iter().find(|ring| ring.of == "circle/team").map(|ring| ring.r).expect("it is drawn")
    };
    let short = size("Groupe bâtiment");
    assert!(size("Groupe de travail sur la rénovation énergétique du bâtiment") < short * 1.7);
    assert!(size(&"Que personne ne manque de rien ".repeat(8)) < short * 1.8);
}

#[test]
fn links_stand_on_the_rim_and_touch_no_text() {
    let picture = picture(&organisation(40, 4, 8));
    assert!(picture.links.len() > 20, "{}", picture.links.len());
    for link in &picture.links {
        let rings = picture.rings.iter().filter(|ring| ring.class == "circle");
        let across = |ring: &&Ring| {
            let away = |(x, y): &(f64, f64)| disc(ring).distance(&Disc { x: *x, y: *y, r: 0.0 }) > ring.r;
            link.corners.iter().any(away) && !link.corners.iter().all(away)
        };
        assert!(rings.filter(across).count() == 1, "{link:?}");
        for (x, y) in link.corners {
            let covers = |line: &&Line| {
                let (left, top, right, bottom) = bounds(line);
                x > left && x < right && y > top && y < bottom
            };
            assert!(picture.lines.iter().find(covers).is_none(), "{link:?}");
        }
    }
}
