//! The organisation drawn: circles with their roles and, where one wants them, people.

mod layout;
mod mermaid;
mod pack;
mod svg;
mod text;

pub use mermaid::mermaid;
pub use svg::svg;
pub use text::text_chart;

use std::collections::BTreeSet;

use crate::model::{CircleId, Date, Organisation};

/// What of the organisation is drawn.
pub struct ChartOptions {
    /// Draws one circle and what lies below it.
    pub circle: Option<CircleId>,
    pub people: bool,
    pub today: Date,
}

/// A circle as it is drawn: its roles, then the circles in it, each in the order of its id.
pub struct Drawn {
    pub id: String,
    pub name: String,
    pub members: usize,
    pub roles: Vec<DrawnRole>,
    pub circles: Vec<Drawn>,
}

pub struct DrawnRole {
    pub id: String,
    pub name: String,
    pub core: bool,
    /// Nobody holds it today.
    pub vacant: bool,
    pub people: Vec<String>,
}

/// The circles to draw, from the root or the one that was asked for. Those that hang from nowhere come last.
pub fn drawn(org: &Organisation, options: &ChartOptions) -> Vec<Drawn> {
    let mut seen = BTreeSet::new();
    let start = options.circle.as_ref().or(org.root());
    let mut all: Vec<Drawn> = start.into_iter().filter_map(|id| draw(org, id, options, &mut seen)).collect();
    if options.circle.is_none() {
        for (id, _) in org.active_circles() {
            all.extend(draw(org, id, options, &mut seen));
        }
    }
    all
}

fn draw(org: &Organisation, id: &CircleId, options: &ChartOptions, seen: &mut BTreeSet<CircleId>) -> Option<Drawn> {
    let circle = org.circles.get(id).filter(|c| c.dissolved.is_none())?;
    if !seen.insert(id.clone()) {
        return None;
    }
    let roles = org.roles_of(id).map(|(id, role)| {
        let held: Vec<_> = role.holders.iter().filter(|h| h.holds_on(options.today)).collect();
        let name = |h: &&crate::model::Holding| {
            org.people.get(&h.person).map_or_else(|| h.person.to_string(), |p| p.name.clone())
        };
        DrawnRole {
            id: id.to_string(),
            name: role.name.clone(),
            core: role.core.is_some(),
            vacant: held.is_empty(),
            people: if options.people { held.iter().map(name).collect() } else { vec![] },
        }
    });
    let roles = roles.collect();
    let children: Vec<CircleId> = org.children(id).map(|(id, _)| id.clone()).collect();
    Some(Drawn {
        id: id.to_string(),
        name: circle.name.clone(),
        members: org.members(id, options.today).len(),
        roles,
        circles: children.iter().filter_map(|child| draw(org, child, options, seen)).collect(),
    })
}
