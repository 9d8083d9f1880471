//! The circle map as one SVG: no script, no outside request, the same bytes on every run.

use super::drawn::{ChartOptions, Drawn, Seated, drawn};
use super::elements::{elements, short};
use super::layout::several;
use super::letters::width;
use crate::finding::{Attempt, Failure};
use crate::lang::visible;
use crate::message;
use crate::model::Organisation;
use crate::render::page::Page;
use crate::template::render;

/// The width of the map in the units of the drawing, and the free space around it.
const MAP: f64 = 1000.0;
const MARGIN: f64 = 20.0;
/// The colours by name, on white paper and on a dark screen.
pub const COLOURS: [(&str, &str, &str); 22] = [
    ("paper", "#fdfcf9", "#12191c"),
    ("ink", "#1f2a30", "#e8eeee"),
    ("soft", "#4a5960", "#b4c2c5"),
    ("line", "#6d858a", "#86a0a6"),
    ("accent", "#0b6e6e", "#6cc9c4"),
    ("key", "#9a5f0c", "#e0a851"),
    ("alarm", "#9c2f18", "#f5a58c"),
    ("c0", "#eef4f2", "#1a2427"),
    ("c1", "#dfecea", "#213035"),
    ("c2", "#cfe3e1", "#293c42"),
    ("c3", "#dfecea", "#213035"),
    ("c4", "#cfe3e1", "#293c42"),
    ("c5", "#dfecea", "#213035"),
    ("role", "#ffffff", "#0c1113"),
    ("t1", "#f2ebdb", "#312c20"),
    ("t1b", "#e9dfc8", "#3d3728"),
    ("t2", "#e2e9f3", "#212c38"),
    ("t2b", "#d3deec", "#2a3847"),
    ("t3", "#f2e4e5", "#35282b"),
    ("t3b", "#e9d5d7", "#433236"),
    ("t4", "#e5eedd", "#283022"),
    ("t4b", "#d7e4cb", "#323d2b"),
];
/// Letters of the title, of the line below it, and of the legend.
const TITLE: f64 = 32.0;
const SUBTITLE: f64 = 17.0;
const LEGEND: f64 = 15.0;

/// Draws nested circles with a title, the day, the commit and a legend. Every name is escaped by the template engine.
///
/// # Errors
/// When the template fails: our bug.
pub fn svg(org: &Organisation, options: &ChartOptions, page: &Page<'_>) -> Attempt<String> {
    let all = drawn(org, options);
    let wide = MAP + MARGIN * 2.0;
    let title = title(org, &all);
    let head = MARGIN + (TITLE + SUBTITLE) * 1.6;
    let (legend, rows) = legend(&all, page, MAP);
    let high = head + MAP + rows * LEGEND * 2.0 + MARGIN * 2.0;
    let context = minijinja::context! {
        lang => page.say.lang.code(),
        width => short(wide),
        height => short(high),
        // Drawing programs know no variables, and a wall is white: the colours of paper, written out.
        style => style(|_, light| light.to_owned(), page)?,
        colours => minijinja::context! { paper => COLOURS[0].1 },
        title => title.clone(),
        title_size => short(TITLE.min(MAP / width(&title, true))),
        subtitle => subtitle(&all, options, page),
        description => described(&all, page),
        map => map(&all, (wide / 2.0, head + MAP / 2.0), page),
        legend => legend,
        legend_top => short(head + MAP + MARGIN + LEGEND),
    };
    filled("chart.svg", page, context)
}

/// How the parts of a drawing look, each colour as it is to be written there.
///
/// # Errors
/// When the template fails: our bug.
pub fn style(colour: impl Fn(&str, &str) -> String, page: &Page<'_>) -> Attempt<minijinja::Value> {
    let colours = COLOURS.iter().map(|(name, light, _)| (*name, minijinja::Value::from(colour(name, light))));
    Ok(minijinja::Value::from_safe_string(filled("style.css", page, minijinja::Value::from_pairs(colours))?))
}

/// The circles, roles, links and names, the map's middle at a place.
pub fn map(all: &[Drawn], middle: (f64, f64), page: &Page<'_>) -> minijinja::Value {
    minijinja::Value::from_safe_string(elements(&several(all, page), MAP, middle))
}

/// # Errors
/// When the template fails: our bug.
pub fn filled(name: &str, page: &Page<'_>, context: minijinja::Value) -> Attempt<String> {
    render(name, page.say, context).map_err(|e| Failure::bug(message!("template-failed", detail = e.to_string())))
}

/// What is drawn: the organisation, or the circle that was asked for.
pub fn title(org: &Organisation, all: &[Drawn]) -> String {
    let name = org.constitution.as_ref().map(|c| visible(&c.name)).unwrap_or_default();
    match all {
        [only] if org.root().is_some_and(|root| root.as_str() != only.id) => {
            format!("{name} · {}", visible(&only.name))
        }
        _ => name,
    }
}

/// The day, where it was drawn from, and how much there is.
pub fn subtitle(all: &[Drawn], options: &ChartOptions, page: &Page<'_>) -> String {
    let mut parts = vec![page.message(&message!("chart-day", day = options.today))];
    if let Some(commit) = &options.commit {
        let key = if options.folder { "chart-folder" } else { "chart-commit" };
        parts.push(page.message(&message!(key, commit = commit)));
    }
    parts.push(described(all, page));
    parts.join(" · ")
}

/// How much there is, in a sentence.
pub fn described(all: &[Drawn], page: &Page<'_>) -> String {
    fn count(all: &[Drawn]) -> (usize, usize, usize) {
        all.iter().fold((0, 0, 0), |(circles, roles, vacant), circle| {
            let below = count(&circle.circles);
            let open = circle.roles.iter().filter(|role| role.seat == Seated::Vacant).count();
            (circles + 1 + below.0, roles + circle.roles.len() + below.1, vacant + open + below.2)
        })
    }
    let (circles, roles, vacant) = count(all);
    page.message(&message!("chart-description", circles = circles, roles = roles, vacant = vacant))
}

/// What stands in the picture and what it means, in rows of a width; and how many rows.
fn legend(all: &[Drawn], page: &Page<'_>, wide: f64) -> (Vec<minijinja::Value>, f64) {
    let (mut x, mut row) = (0.0, 0.0);
    let mut items = vec![];
    for (class, key) in signs(all) {
        let text = page.say.text(key);
        let needs = LEGEND * 2.2 + width(&text, false) * LEGEND + LEGEND * 1.4;
        if x > 0.0 && x + needs > wide {
            (x, row) = (0.0, row + 1.0);
        }
        items.push(minijinja::context! {
            class => class, text => text.clone(), x => short(x + MARGIN), y => short(row * LEGEND * 2.0),
            width => short(width(&text, false) * LEGEND),
        });
        x += needs;
    }
    (items, row + 1.0)
}

/// The signs that a picture shows, each with the key of its word.
pub fn signs(all: &[Drawn]) -> Vec<(&'static str, &'static str)> {
    fn any(all: &[Drawn], is: &dyn Fn(&Drawn) -> bool) -> bool {
        all.iter().any(|circle| is(circle) || any(&circle.circles, is))
    }
    let role = |is: &dyn Fn(&super::drawn::DrawnRole) -> bool| any(all, &|circle| circle.roles.iter().any(is));
    let linked = |core| {
        let has = |circle: &Drawn| circle.roles.iter().any(|role| role.core == Some(core));
        all.iter().any(|circle| any(&circle.circles, &has))
    };
    let all_signs = [
        (role(&|r| r.core.is_none()), ("role held", "legend-role")),
        (role(&|r| r.core.is_some()), ("role core held", "legend-core")),
        (role(&|r| r.seat == Seated::Vacant), ("role vacant", "chart-vacant")),
        (role(&|r| matches!(r.seat, Seated::Ending(_))), ("role ending", "legend-ending")),
        (role(&|r| matches!(r.seat, Seated::Over(_))), ("role over", "legend-over")),
        (role(&|r| r.seat == Seated::Interim), ("role interim", "chart-interim")),
        (any(all, &|circle| circle.alone > 0), ("member", "legend-member")),
        (linked(crate::model::Core::Lead), ("link lead", "legend-lead")),
        (linked(crate::model::Core::Delegate), ("link delegate", "legend-delegate")),
    ];
    all_signs.into_iter().filter(|(there, _)| *there).map(|(_, sign)| sign).collect()
}
