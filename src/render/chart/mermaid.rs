//! The organisation for forges that draw Mermaid, in parts below the limits past which they draw an error.

use std::collections::BTreeMap;

use super::drawn::{ChartOptions, Drawn, DrawnRole, MOST_MEMBERS, drawn, seat_word};
use crate::message;
use crate::model::Organisation;
use crate::render::changes::escape_markdown;
use crate::render::page::Page;

/// Characters and edges of one part: the lowest limit of a forge (Gitea's 5,000 characters) and Mermaid's own (500
/// edges), with a margin.
const MAX_CHARACTERS: usize = 4_600;
const MAX_EDGES: usize = 400;
/// Room for saying in which part a node goes on, and for the first lines of a part.
const REFERENCE: usize = 30;
const HEAD: usize = 300;

/// One drawing with the name of what it shows.
pub struct Part {
    pub name: String,
    pub text: String,
}

/// The whole as one drawing where it is small enough; else the circles from the top down, each part named, and each
/// circle that goes on in another part saying in which.
pub fn mermaid_parts(org: &Organisation, options: &ChartOptions, page: &Page<'_>) -> Vec<Part> {
    let all = drawn(org, options);
    let mut plan = Plan { sections: vec![], page };
    for circle in &all {
        plan.add(circle);
    }
    // A circle that goes on over several parts is looked for in its first.
    let mut first: BTreeMap<&str, usize> = BTreeMap::new();
    for (at, section) in plan.sections.iter().enumerate() {
        first.entry(&section.circle.id).or_insert(at + 1);
    }
    let several = plan.sections.len() > 1;
    let goes_on = |circle: &Drawn| first.get(circle.id.as_str()).filter(|_| several).copied();
    plan.sections.iter().map(|section| section.drawn(&goes_on, page)).collect()
}

/// The parts as one Markdown page, which forges draw part by part; a single one as it is, where no page is asked for.
pub fn mermaid(parts: &[Part], fenced: bool, page: &Page<'_>) -> String {
    if let ([only], false) = (parts, fenced) {
        return only.text.clone();
    }
    let fenced = |(at, part): (usize, &Part)| {
        let heading = page.message(&message!("chart-part", number = at + 1, name = &part.name));
        format!("## {}\n\n```mermaid\n{}```\n", escape_markdown(&heading), part.text)
    };
    parts.iter().enumerate().map(fenced).collect::<Vec<_>>().join("\n")
}

/// What one part shows: a circle with everything below it, or itself with some of its own nodes.
struct Section<'a> {
    circle: &'a Drawn,
    whole: bool,
    nodes: std::ops::Range<usize>,
}

struct Plan<'a, 'p> {
    sections: Vec<Section<'a>>,
    page: &'p Page<'p>,
}

impl<'a> Plan<'a, '_> {
    fn add(&mut self, circle: &'a Drawn) {
        let whole = Section { circle, whole: true, nodes: 0..usize::MAX };
        if whole.fits(self.page) {
            self.sections.push(whole);
            return;
        }
        let nodes = own_nodes(circle);
        let mut from = 0;
        while from < nodes.len() {
            let (mut to, mut size) = (from, 0);
            while to < nodes.len() && (to == from || to - from < MAX_EDGES) {
                size += nodes[to].drawn(circle, &|_| None, self.page).len() + REFERENCE;
                if to > from && size > MAX_CHARACTERS - HEAD {
                    break;
                }
                to += 1;
            }
            self.sections.push(Section { circle, whole: false, nodes: from..to });
            from = to;
        }
        for child in &circle.circles {
            // What has nothing in it is told already.
            if !child.roles.is_empty() || !child.circles.is_empty() || child.alone > 0 {
                self.add(child);
            }
        }
    }
}

impl Section<'_> {
    fn fits(&self, page: &Page<'_>) -> bool {
        let text = self.drawn(&|_| None, page).text;
        // Each node may still say in which part it goes on.
        let edges = text.matches(" --").count();
        edges <= MAX_EDGES && text.len() + edges * REFERENCE <= MAX_CHARACTERS
    }

    fn drawn(&self, goes_on: &dyn Fn(&Drawn) -> Option<usize>, page: &Page<'_>) -> Part {
        let id = node(&self.circle.id);
        let mut text = format!("flowchart LR\n  c_{id}((\"{}\"))\n", label(&self.circle.name));
        if self.whole {
            below(self.circle, page, &mut text);
        } else {
            for node in &own_nodes(self.circle)[self.nodes.clone()] {
                text.push_str(&node.drawn(self.circle, goes_on, page));
            }
        }
        Part { name: crate::lang::visible(&self.circle.name), text }
    }
}

fn below(circle: &Drawn, page: &Page<'_>, text: &mut String) {
    for node in own_nodes(circle) {
        text.push_str(&node.drawn(circle, &|_| None, page));
    }
    for child in &circle.circles {
        below(child, page, text);
    }
}

/// What hangs directly from a circle.
enum Node<'a> {
    Circle(&'a Drawn),
    Role(&'a DrawnRole),
    /// Those who hold no role.
    Members,
}

fn own_nodes(circle: &Drawn) -> Vec<Node<'_>> {
    let members = (!circle.alone_names.is_empty()).then_some(Node::Members);
    let roles = circle.roles.iter().map(Node::Role);
    circle.circles.iter().map(Node::Circle).chain(roles).chain(members).collect()
}

impl Node<'_> {
    fn drawn(&self, circle: &Drawn, goes_on: &dyn Fn(&Drawn) -> Option<usize>, page: &Page<'_>) -> String {
        let above = node(&circle.id);
        match self {
            Self::Circle(child) => child_node(circle, child, goes_on(child), page),
            Self::Role(role) => {
                let id = node(&role.id);
                format!("  r_{id}[\"{}\"]\n  c_{above} --- r_{id}\n", role_label(role, page))
            }
            Self::Members => {
                let shown = circle.alone_names.iter().take(MOST_MEMBERS);
                let mut names: Vec<String> = shown.map(|name| label(name)).collect();
                if circle.alone > MOST_MEMBERS {
                    let more = message!("chart-more", number = circle.alone - MOST_MEMBERS);
                    names.push(label(&page.message(&more)));
                }
                format!("  m_{above}([\"{}\"])\n  c_{above} --- m_{above}\n", names.join("<br/>"))
            }
        }
    }
}

fn child_node(circle: &Drawn, child: &Drawn, part: Option<usize>, page: &Page<'_>) -> String {
    let (above, id) = (node(&circle.id), node(&child.id));
    let part = part.map(|number| format!("<br/>{}", label(&page.message(&message!("chart-goes-on", number = number)))));
    format!("  c_{id}((\"{}{}\"))\n  c_{above} --> c_{id}\n", label(&child.name), part.unwrap_or_default())
}

fn role_label(role: &DrawnRole, page: &Page<'_>) -> String {
    let mut lines = vec![label(&role.name)];
    lines.extend(role.holders.iter().map(|holder| label(&holder.name)));
    lines.extend(seat_word(role.seat).map(|word| label(&page.message(&word))));
    lines.join("<br/>")
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
