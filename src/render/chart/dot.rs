//! The organisation for Graphviz: circles as nested clusters, roles as nodes, links as edges.

use super::drawn::{ChartOptions, Drawn, DrawnRole, Seated, drawn, seat_word};
use crate::lang::visible;
use crate::model::{Core, Organisation};
use crate::render::page::Page;

/// One directed graph; every name stands in quotes that it cannot leave.
pub fn dot(org: &Organisation, options: &ChartOptions, page: &Page<'_>) -> String {
    let name = org.constitution.as_ref().map(|c| c.name.clone()).unwrap_or_default();
    let mut out = format!("digraph {} {{\n", quoted(&name));
    out.push_str("  compound=true\n  node [shape=box, style=rounded, fontname=\"Helvetica\"]\n");
    out.push_str("  graph [style=rounded, fontname=\"Helvetica\"]\n");
    let mut links = vec![];
    for circle in drawn(org, options) {
        write(&circle, None, 1, page, &mut out, &mut links);
    }
    out.push_str(&links.concat());
    out.push_str("}\n");
    out
}

fn write(
    circle: &Drawn,
    parent: Option<&str>,
    depth: usize,
    page: &Page<'_>,
    out: &mut String,
    links: &mut Vec<String>,
) {
    let indent = "  ".repeat(depth);
    out.push_str(&format!("{indent}subgraph {} {{\n", quoted(&format!("cluster/{}", circle.id))));
    out.push_str(&format!("{indent}  label={}\n", quoted(&circle.name)));
    // A cluster without a node is not drawn, and an edge to a cluster needs one.
    let anchor = quoted(&format!("circle/{}", circle.id));
    out.push_str(&format!("{indent}  {anchor} [shape=point, style=invis]\n"));
    for role in &circle.roles {
        let id = quoted(&format!("role/{}", role.id));
        let dashed = if role.seat == Seated::Vacant { ", style=\"rounded,dashed\"" } else { "" };
        out.push_str(&format!("{indent}  {id} [label={}{dashed}]\n", quoted(&label(role, page))));
        let Some(parent) = parent else { continue };
        match role.core {
            Some(Core::Lead) => links.push(format!("  {} -> {id}\n", quoted(&format!("circle/{parent}")))),
            Some(Core::Delegate) => links.push(format!("  {id} -> {}\n", quoted(&format!("circle/{parent}")))),
            _ => {}
        }
    }
    if !circle.alone_names.is_empty() {
        let id = quoted(&format!("members/{}", circle.id));
        out.push_str(&format!("{indent}  {id} [shape=plain, label={}]\n", quoted(&circle.alone_names.join("\n"))));
    }
    for child in &circle.circles {
        write(child, Some(&circle.id), depth + 1, page, out, links);
    }
    out.push_str(&format!("{indent}}}\n"));
}

/// A role with who holds it, a line each.
fn label(role: &DrawnRole, page: &Page<'_>) -> String {
    let mut lines = vec![role.name.clone()];
    lines.extend(role.holders.iter().map(|holder| holder.name.clone()));
    lines.extend(seat_word(role.seat).map(|word| page.message(&word)));
    lines.join("\n")
}

/// A quoted string of the language; a line break is written as one.
fn quoted(text: &str) -> String {
    let lines: Vec<String> =
        text.split('\n').map(|line| visible(line).replace('\\', "\\\\").replace('"', "\\\"")).collect();
    format!("\"{}\"", lines.join("\\n"))
}

#[cfg(test)]
mod tests {
    use super::quoted;

    #[test]
    fn a_name_never_leaves_its_quotes() {
        assert_eq!(quoted("a\"] b \\"), "\"a\\\"] b \\\\\"");
        assert_eq!(quoted("a\nb"), "\"a\\nb\"");
    }
}
