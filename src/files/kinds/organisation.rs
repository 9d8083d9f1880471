//! People, circles, roles, policies and domains.

use crate::files::shape::shape;
use crate::model::{Circle, Criterion, Domain, Former, Holding, Key, Leave, Person, Policy, Role, Size};

shape!(Person as "person" {
    name = "", kind, represented_by, status, joined, left, admitted_by, category, associate_from,
    associate_until, handles, source, leaves, keys,
});
shape!(Leave as "leave" { from, until });
shape!(Key as "key" { public, state, by });
shape!(Circle as "circle" {
    name, parent, kind, purpose, accountabilities, members, meetings_per_year, size, until, expert,
    accredited_until, created_by, source, dissolved, former,
});
shape!(Former as "former" { person, from, until });
shape!(Size as "size" { min, max });
shape!(Role as "role" { name, core, purpose, accountabilities, domains, seats, review, links_to, source, holders });
shape!(Holding as "holding" { person, from, until, by, focus, interim });
shape!(Policy as "policy" {
    title, domain, scope, text, adopted_by, in_force_from, review, on_expiry, supersedes, overrides, responsible,
    source, sealed, criteria,
});
shape!(Criterion as "criterion" { text, measure, unsuccessful_if });
shape!(Domain as "domain" { name, within, holder, delegated_by, limits, until, source });
