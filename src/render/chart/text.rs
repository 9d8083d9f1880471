//! The organisation as an indented list: readable at any width and by ear.

use super::drawn::{ChartOptions, Drawn, DrawnRole, drawn, seat_word};
use crate::lang::visible;
use crate::message;
use crate::model::Organisation;
use crate::render::page::Page;

/// Two columns of indentation a level; circles in bold, roles with a dash, and what is to be known of them in words.
pub fn text_chart(org: &Organisation, options: &ChartOptions, page: &Page<'_>) -> String {
    let mut out = String::new();
    for circle in drawn(org, options) {
        write(&circle, 0, page, &mut out);
    }
    out
}

fn write(circle: &Drawn, depth: usize, page: &Page<'_>, out: &mut String) {
    let indent = " ".repeat((depth * 2).min(page.width / 2));
    let rest = format!("{indent}    ");
    let members = page.message(&message!("chart-members", number = circle.members));
    let head = format!("{} ({members})", visible(&circle.name));
    let mark = page.mark("◯", "o");
    out.push_str(&page.paragraph(&format!("{indent}{mark} "), &rest, &page.bold(&head)));
    for role in &circle.roles {
        out.push_str(&page.paragraph(&format!("{indent}  - "), &rest, &told(role, page)));
    }
    if !circle.alone_names.is_empty() {
        let names: Vec<String> = circle.alone_names.iter().map(|name| visible(name)).collect();
        let line = page.message(&message!("chart-alone", names = names));
        out.push_str(&page.paragraph(&format!("{indent}  "), &rest, &line));
    }
    for child in &circle.circles {
        write(child, depth + 1, page, out);
    }
}

fn told(role: &DrawnRole, page: &Page<'_>) -> String {
    let mut line = visible(&role.name);
    if !role.holders.is_empty() {
        let people: Vec<String> = role.holders.iter().map(|holder| visible(&holder.name)).collect();
        line = page.message(&message!("with-colon", name = line, text = people.join(", ")));
    }
    if let Some(word) = seat_word(role.seat) {
        line.push_str(&format!(" ({})", page.message(&word)));
    }
    line
}
