//! The organisation for forges that draw Mermaid, within the limits past which they draw an error.

use super::{ChartOptions, Drawn, drawn};
use crate::model::Organisation;
use crate::render::page::Page;

/// Mermaid refuses more characters, or more edges, than these (its own defaults, with a margin).
const MAX_CHARACTERS: usize = 45_000;
const MAX_EDGES: usize = 450;

/// A flow chart from the root down. When it would be too large, roles are left out, then the deepest circles,
/// and a comment says so.
pub fn mermaid(org: &Organisation, options: &ChartOptions, page: &Page<'_>) -> String {
    let all = drawn(org, options);
    let mut depth = 64;
    let mut roles = true;
    loop {
        let mut lines = vec![];
        for circle in &all {
            write(circle, None, depth, roles, &mut lines);
        }
        let edges = lines.iter().filter(|l| l.contains("-->")).count();
        let text = format!("flowchart LR\n{}", lines.concat());
        let fits = edges <= MAX_EDGES && text.len() <= MAX_CHARACTERS;
        if fits || depth == 1 {
            let whole = roles && depth == 64;
            let note = if whole { String::new() } else { format!("%% {}\n", page.say.text("chart-shortened")) };
            return format!("{note}{text}");
        }
        if roles { roles = false } else { depth = if depth == 64 { 6 } else { depth - 1 } }
    }
}

fn write(circle: &Drawn, parent: Option<&str>, depth: usize, roles: bool, lines: &mut Vec<String>) {
    let node = format!("c_{}", node(&circle.id));
    lines.push(format!("  {node}((\"{}\"))\n", label(&circle.name)));
    if let Some(parent) = parent {
        lines.push(format!("  {parent} --> {node}\n"));
    }
    if roles {
        for role in &circle.roles {
            let people: String = role.people.iter().map(|p| format!("<br/>{}", label(p))).collect();
            let id = format!("r_{}", self::node(&role.id));
            lines.push(format!("  {id}[\"{}{people}\"]\n  {node} --- {id}\n", label(&role.name)));
        }
    }
    if depth > 1 {
        for child in &circle.circles {
            write(child, Some(&node), depth - 1, roles, lines);
        }
    }
}

/// An id that is a word of Mermaid's grammar.
fn node(id: &str) -> String {
    id.replace('-', "_").replace('/', "__")
}

/// Text that cannot leave its quotes: anything but letters, digits and spaces becomes a numbered entity.
fn label(text: &str) -> String {
    let mut out = String::new();
    for c in crate::lang::visible(text).chars() {
        if c.is_alphanumeric() || matches!(c, ' ' | '\'' | '’' | ',' | '.' | '-') {
            out.push(c);
        } else {
            out.push_str(&format!("#{};", c as u32));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::label;

    #[test]
    fn a_label_never_leaves_its_quotes() {
        assert_eq!(label("a\"]; click x"), "a#34;#93;#59; click x");
        assert_eq!(label("<script>"), "#60;script#62;");
    }
}
