//! Records: signed notes of what happened, which bind nobody.

use crate::files::shape::shape;
use crate::model::{Action, Item, Meeting};

shape!(Meeting as "meeting" {
    circle, starts, place, called, facilitator, secretary, present, excused, absent, guests, items,
    actions, evaluation, next, approved_in,
});
shape!(Item as "item" { title, aim, by, minutes, about, notes });
shape!(Action as "action" { what, who, due, done });
