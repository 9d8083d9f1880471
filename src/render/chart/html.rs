//! The organisation as one page: the map, and the same as lists that read without script and aloud.

use minijinja::Value as Shown;

use super::drawn::{ChartOptions, Drawn, DrawnHolder, DrawnPolicy, DrawnRole, drawn, seat_word};
use super::svg::{COLOURS, described, filled, map, signs, style, subtitle, title};
use crate::finding::Attempt;
use crate::lang::visible;
use crate::message;
use crate::model::{Date, Organisation, choice};
use crate::render::page::Page;

choice! {
    /// The sheet that the page is laid out for.
    Paper { A4 = "a4", A3 = "a3" }
}

/// The page as one file without outside requests. Every name is escaped by the template engine.
///
/// # Errors
/// When a template fails: our bug.
pub fn html(org: &Organisation, options: &ChartOptions, paper: Option<Paper>, page: &Page<'_>) -> Attempt<String> {
    let all = drawn(org, options);
    let context = minijinja::context! {
        lang => page.say.lang.code(),
        paper => paper.map(Paper::word),
        colours => COLOURS.to_vec(),
        style => style(|name, _| format!("var(--{name})"), page)?,
        title => title(org, &all),
        subtitle => subtitle(&all, options, page),
        description => described(&all, page),
        map => map(&all, (520.0, 520.0), page),
        legend => signs(&all).into_iter().map(|(class, key)| (class, page.say.text(key))).collect::<Vec<_>>(),
        circles => all.iter().map(|c| circle(c, page)).collect::<Vec<_>>(),
    };
    filled("chart.html", page, context)
}

fn circle(drawn: &Drawn, page: &Page<'_>) -> Shown {
    let policy = |policy: &DrawnPolicy| {
        let review = policy.review.map(|day| page.message(&message!("chart-review", day = day)));
        minijinja::context! { title => visible(&policy.title), review, text => paragraphs(Some(&policy.text)) }
    };
    minijinja::context! {
        id => format!("circle/{}", drawn.id),
        name => visible(&drawn.name),
        note => page.message(&message!("chart-members", number = drawn.members)),
        purpose => paragraphs(drawn.purpose.as_deref()),
        accountabilities => shown(&drawn.accountabilities),
        domains => shown(&drawn.domains),
        policies => drawn.policies.iter().map(policy).collect::<Vec<_>>(),
        alone => shown(&drawn.alone_names),
        former => drawn.former.iter().map(|(name, until)| match until {
            Some(day) => format!("{} ({})", visible(name), page.message(&message!("chart-until", day = *day))),
            None => visible(name),
        }).collect::<Vec<_>>(),
        roles => drawn.roles.iter().map(|r| role(r, page)).collect::<Vec<_>>(),
        circles => drawn.circles.iter().map(|c| circle(c, page)).collect::<Vec<_>>(),
    }
}

fn role(drawn: &DrawnRole, page: &Page<'_>) -> Shown {
    let names: Vec<String> = drawn.holders.iter().map(|holder| visible(&holder.name)).collect();
    minijinja::context! {
        id => format!("role/{}", drawn.id),
        name => visible(&drawn.name),
        note => names.join(", "),
        state => seat_word(drawn.seat).map(|word| page.message(&word)),
        class => drawn.seat.word(),
        purpose => paragraphs(drawn.purpose.as_deref()),
        accountabilities => shown(&drawn.accountabilities),
        domains => shown(&drawn.domains),
        links_to => drawn.links_to.as_deref().map(visible),
        holders => drawn.holders.iter().map(|h| holder(h, page)).collect::<Vec<_>>(),
    }
}

/// A holder with the term and what it is for.
fn holder(drawn: &DrawnHolder, page: &Page<'_>) -> String {
    let mut notes: Vec<String> = vec![];
    let term = |key: &'static str, day: Date| page.message(&message!(key, day = day));
    notes.extend(drawn.from.map(|day| term("chart-since", day)));
    notes.extend(drawn.until.map(|day| term("chart-until", day)));
    notes.extend(drawn.interim.then(|| page.say.text("chart-interim")));
    notes.extend(drawn.focus.as_deref().map(visible));
    let name = visible(&drawn.name);
    if notes.is_empty() { name } else { format!("{name} ({})", notes.join(", ")) }
}

fn paragraphs(text: Option<&str>) -> Vec<String> {
    let parts = text.unwrap_or_default().split("\n\n").map(|part| visible(part.trim()));
    parts.filter(|part| !part.is_empty()).collect()
}

fn shown(texts: &[String]) -> Vec<String> {
    texts.iter().map(|text| visible(text)).collect()
}
