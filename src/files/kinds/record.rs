//! Records: signed notes of what happened, which bind nobody.

use crate::files::shape::shape;
use crate::model::{Action, Assembly, Capital, Evaluation, Item, Meeting, Proxy, Tension, Vote};

shape!(Meeting as "meeting" {
    circle, starts, place, called, facilitator, secretary, present, excused, absent, guests, items,
    actions, evaluation, next, approved_in,
});
shape!(Item as "item" { title, aim, by, minutes, about, notes });
shape!(Action as "action" { what, who, due, done });
shape!(Tension as "tension" { fact, gap, wanted, raised_by, role, circle, raised, route, status, outcome });
shape!(Assembly as "assembly" { kind, called, call, present, chair, secretary, report, proxies, votes, capital });
shape!(Capital as "capital" { category, percent });
shape!(Proxy as "proxy" { from, to });
shape!(Vote as "vote" { resolution, college, r#for, against, blank });
shape!(Evaluation as "evaluation" { person, panel, held, plan, next });
