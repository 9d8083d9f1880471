//! The circle map as one SVG: no script, no outside request, the same bytes on every run.

use super::layout::{Line, Ring, several};
use super::{ChartOptions, drawn};
use crate::finding::{Attempt, Failure};
use crate::lang::visible;
use crate::message;
use crate::model::Organisation;
use crate::render::page::Page;
use crate::template::render;

/// Free space around the picture, in its own units.
const MARGIN: f64 = 12.0;

/// Draws nested circles. Every name is escaped by the template engine.
///
/// # Errors
/// When the template fails: our bug.
pub fn svg(org: &Organisation, options: &ChartOptions, page: &Page<'_>) -> Attempt<String> {
    let picture = several(&drawn(org, options));
    let size = (picture.r + MARGIN) * 2.0;
    let origin = size / 2.0;
    let at = |v: f64| format!("{:.1}", v + origin);
    let ring = |ring: &Ring| {
        minijinja::context! {
            x => at(ring.x), y => at(ring.y), r => format!("{:.1}", ring.r), class => ring.class,
            depth => ring.depth % 4, title => ring.title.clone(),
        }
    };
    let line = |line: &Line| {
        minijinja::context! {
            x => at(line.x), y => at(line.y), size => format!("{:.1}", line.size),
            width => format!("{:.1}", line.width), class => line.class, text => line.text.clone(),
        }
    };
    let name = org.constitution.as_ref().map(|c| visible(&c.name)).unwrap_or_default();
    let described = message!("chart-description", circles = org.active_circles().count(), roles = org.roles.len());
    let context = minijinja::context! {
        lang => page.say.lang.code(),
        size => format!("{size:.0}"),
        name,
        description => page.message(&described),
        rings => picture.rings.iter().map(ring).collect::<Vec<_>>(),
        lines => picture.lines.iter().map(line).collect::<Vec<_>>(),
    };
    render("chart.svg", page.say, context)
        .map_err(|e| Failure::bug(message!("template-failed", detail = e.to_string())))
}
