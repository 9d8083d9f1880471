//! What of the organisation is drawn, the same for every picture and list.

use std::collections::{BTreeMap, BTreeSet};

use crate::bind::{InForce, holders};
use crate::lang::{Message, visible};
use crate::message;
use crate::model::{CircleId, Core, Date, Holder, Holding, Organisation, PersonId, Role, RoleRef};
use crate::render::page::Page;

/// Days before the end of a term from which it counts as ending.
const ENDING: i64 = 60;

/// Circles within circles that are drawn as such.
const DEEPEST: usize = 40;

/// Names of members without a role in one circle past which a number, or dots, stand for them.
pub const MOST_MEMBERS: usize = 12;

/// What of the organisation is drawn.
pub struct ChartOptions {
    /// Draws one circle and what lies below it.
    pub circle: Option<CircleId>,
    pub people: bool,
    pub today: Date,
    /// The commit that is drawn, shortened; none where there is none yet.
    pub commit: Option<String>,
    /// Whether the files of a folder are drawn, which may say more than the commit they started from.
    pub folder: bool,
}

/// A circle as it is drawn: its roles, then the circles in it, each in the order of its id.
pub struct Drawn {
    pub id: String,
    pub name: String,
    pub purpose: Option<String>,
    pub accountabilities: Vec<String>,
    pub domains: Vec<String>,
    pub policies: Vec<DrawnPolicy>,
    pub members: usize,
    /// Members who hold no role here: how many, and their names where people are drawn.
    pub alone: usize,
    pub alone_names: Vec<String>,
    /// Who was in it, with the last day where it is known; nobody where no people are drawn.
    pub former: Vec<(String, Option<Date>)>,
    pub roles: Vec<DrawnRole>,
    pub circles: Vec<Drawn>,
}

pub struct DrawnPolicy {
    pub id: String,
    pub title: String,
    pub text: String,
    pub review: Option<Date>,
}

pub struct DrawnRole {
    pub id: String,
    pub name: String,
    pub core: Option<Core>,
    pub purpose: Option<String>,
    pub accountabilities: Vec<String>,
    pub domains: Vec<String>,
    /// The other circle to which the role links its own.
    pub links_to: Option<String>,
    pub seat: Seated,
    pub holders: Vec<DrawnHolder>,
}

pub struct DrawnHolder {
    pub id: String,
    pub name: String,
    pub from: Option<Date>,
    pub until: Option<Date>,
    pub interim: bool,
    pub focus: Option<String>,
}

/// How a role is held, the most pressing first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Seated {
    /// Nobody holds it.
    Vacant,
    /// A term is over, and nobody follows.
    Over(Date),
    /// A term ends on a day not far away.
    Ending(Date),
    /// Somebody fills in.
    Interim,
    Held,
}

impl Seated {
    /// The word for it in a class or in JSON.
    pub fn word(self) -> &'static str {
        match self {
            Self::Vacant => "vacant",
            Self::Over(_) => "over",
            Self::Ending(_) => "ending",
            Self::Interim => "interim",
            Self::Held => "held",
        }
    }
}

/// The circles to draw, from the root or the one that was asked for. Those that hang from nowhere come last.
pub fn drawn(org: &Organisation, options: &ChartOptions) -> Vec<Drawn> {
    let mut below: BTreeMap<&CircleId, Vec<&CircleId>> = BTreeMap::new();
    for (id, circle) in org.active_circles() {
        if let Some(parent) = &circle.parent {
            below.entry(parent).or_default().push(id);
        }
    }
    let mut held: BTreeMap<&Holder, Vec<&str>> = BTreeMap::new();
    for domain in org.domains.values() {
        held.entry(&domain.holder).or_default().push(&domain.name);
    }
    let mut sketch = Sketch { org, options, below, held, seen: BTreeSet::new() };
    let start = options.circle.as_ref().or(org.root());
    let mut all: Vec<Drawn> = start.into_iter().filter_map(|id| sketch.circle(id, 0)).collect();
    if options.circle.is_none() {
        for (id, _) in org.active_circles() {
            all.extend(sketch.circle(id, 0));
        }
    }
    all
}

struct Sketch<'a> {
    org: &'a Organisation,
    options: &'a ChartOptions,
    below: BTreeMap<&'a CircleId, Vec<&'a CircleId>>,
    held: BTreeMap<&'a Holder, Vec<&'a str>>,
    seen: BTreeSet<CircleId>,
}

impl Sketch<'_> {
    fn circle(&mut self, id: &CircleId, depth: usize) -> Option<Drawn> {
        let circle = self.org.circles.get(id).filter(|c| c.dissolved.is_none())?;
        if !self.seen.insert(id.clone()) {
            return None;
        }
        let roles: Vec<DrawnRole> = self.org.roles_of(id).map(|(id, role)| self.role(id, role)).collect();
        let members = self.org.members(id, self.options.today);
        let seated: BTreeSet<&str> = roles.iter().flat_map(|role| &role.holders).map(|h| h.id.as_str()).collect();
        let alone: Vec<&PersonId> = members.iter().filter(|person| !seated.contains(person.as_str())).collect();
        let policies = self.org.policies_of(id).map(|(id, policy)| DrawnPolicy {
            id: id.to_string(),
            title: policy.title.clone(),
            text: policy.text.clone(),
            review: policy.review,
        });
        let former = circle.former.iter().filter(|_| self.options.people);
        let mut drawn = Drawn {
            id: id.to_string(),
            name: circle.name.clone(),
            purpose: circle.purpose.clone(),
            accountabilities: circle.accountabilities.clone(),
            domains: self.domains(&Holder::Circle(id.clone()), &[]),
            policies: policies.collect(),
            members: members.len(),
            alone: alone.len(),
            alone_names: alone.iter().filter(|_| self.options.people).map(|person| self.name(person)).collect(),
            former: former.map(|it| (self.name(&it.person), it.until)).collect(),
            roles,
            circles: vec![],
        };
        if !self.options.people {
            drawn.roles.iter_mut().for_each(|role| role.holders.clear());
        }
        let mut children = self.below.get(id).cloned().unwrap_or_default();
        if depth == DEEPEST {
            // What lies deeper stands side by side here.
            let mut at = 0;
            while at < children.len() {
                children
                    .extend(self.below.get(children[at]).into_iter().flatten().filter(|id| !self.seen.contains(*id)));
                at += 1;
                if children.len() > self.org.circles.len() {
                    break;
                }
            }
        }
        if depth <= DEEPEST {
            drawn.circles = children.into_iter().filter_map(|child| self.circle(child, depth + 1)).collect();
        }
        Some(drawn)
    }

    fn role(&self, id: &RoleRef, role: &Role) -> DrawnRole {
        // By law a role is held until somebody follows: who is past the end of a term is shown, with that said.
        let today = self.options.today;
        let begun = |held: &&Holding| held.from.is_none_or(|from| from <= today);
        let still = |held: &&Holding| !self.org.has_left(&held.person);
        let held: Vec<&Holding> = holders(role, InForce::ByLaw).into_iter().filter(begun).filter(still).collect();
        let links_to = role.links_to.as_ref();
        DrawnRole {
            id: id.to_string(),
            name: role.name.clone(),
            core: role.core,
            purpose: role.purpose.clone(),
            accountabilities: role.accountabilities.clone(),
            domains: self.domains(&Holder::Role(id.clone()), &role.domains),
            links_to: links_to.map(|to| self.org.circles.get(to).map_or_else(|| to.to_string(), |c| c.name.clone())),
            seat: seated(&held, today),
            holders: held.iter().map(|held| self.holder(held)).collect(),
        }
    }

    fn holder(&self, held: &Holding) -> DrawnHolder {
        DrawnHolder {
            id: held.person.to_string(),
            name: self.name(&held.person),
            from: held.from,
            until: held.until,
            interim: held.interim == Some(true),
            focus: held.focus.clone(),
        }
    }

    fn name(&self, person: &PersonId) -> String {
        self.org.people.get(person).map_or_else(|| person.to_string(), |p| p.name.clone())
    }

    /// What somebody holds: the domains that name the holder, and those that the holder's own file names.
    fn domains(&self, holder: &Holder, own: &[String]) -> Vec<String> {
        let named = self.held.get(holder).into_iter().flatten().map(ToString::to_string);
        let mut all: Vec<String> = named.collect();
        for domain in own {
            if !all.contains(domain) {
                all.push(domain.clone());
            }
        }
        all
    }
}

fn seated(held: &[&Holding], today: Date) -> Seated {
    let ends = held.iter().filter_map(|h| h.until).min();
    match ends {
        _ if held.is_empty() => Seated::Vacant,
        Some(until) if until < today => Seated::Over(until),
        _ if held.iter().any(|h| h.interim == Some(true)) => Seated::Interim,
        Some(until) if until.days_since(today) <= ENDING => Seated::Ending(until),
        _ => Seated::Held,
    }
}

/// What is to be said of how a role is held; nothing where somebody simply holds it.
pub fn seat_word(seat: Seated) -> Option<Message> {
    match seat {
        Seated::Vacant => Some(message!("chart-vacant")),
        Seated::Over(day) => Some(message!("chart-over", day = day)),
        Seated::Ending(day) => Some(message!("chart-until", day = day)),
        Seated::Interim => Some(message!("chart-interim")),
        Seated::Held => None,
    }
}

/// The same where there is little room.
pub fn short_seat_word(seat: Seated, page: &Page<'_>) -> Option<String> {
    let short = |key: &'static str, day: Date| message!(key, day = page.say.short_day(day.into()));
    let word = match seat {
        Seated::Over(day) => short("chart-over", day),
        Seated::Ending(day) => short("chart-until", day),
        Seated::Vacant | Seated::Interim | Seated::Held => seat_word(seat)?,
    };
    Some(page.message(&word))
}

/// What a pointer that rests on a circle is told.
pub fn circle_title(circle: &Drawn) -> String {
    let lines = [Some(&circle.name), circle.purpose.as_ref()];
    lines.into_iter().flatten().map(|line| visible(line)).collect::<Vec<_>>().join("\n")
}

/// What one that rests on a role is told: its name, who holds it, its purpose.
pub fn role_title(role: &DrawnRole, page: &Page<'_>) -> String {
    let mut lines = vec![visible(&role.name)];
    lines.extend(role.holders.iter().map(|holder| visible(&holder.name)));
    lines.extend(seat_word(role.seat).map(|word| page.message(&word)));
    lines.extend(role.purpose.as_deref().map(visible));
    lines.join("\n")
}
