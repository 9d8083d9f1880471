//! The documentation of the file format, from the same declarations as the reader.

use crate::files::{KeySpec, SHAPES, Ty};
use crate::lang::Catalogue;
use crate::model::LooksAt;
use crate::rules::fields;
use crate::template::{FILTERS, TESTS};

/// `docs/format.md`: every kind of file with every key.
pub fn format_doc(say: &Catalogue) -> String {
    let mut out = String::from(HEAD);
    for shape in SHAPES {
        out.push_str(&format!("\n## `{}`\n", shape.path));
        let mut inner = vec![];
        out.push_str(&table(shape.name, &(shape.keys)(), say, &mut inner));
        let mut at = 0;
        while at < inner.len() {
            let (name, keys): (&'static str, fn() -> Vec<KeySpec>) = inner[at];
            out.push_str(&format!("\n`{name}`:\n"));
            out.push_str(&table(name, &keys(), say, &mut inner));
            if name == "custom-rule" {
                out.push_str(&expressions());
            }
            at += 1;
        }
    }
    out.push_str(TAIL);
    out
}

/// What `when` and `must` may ask, from the lists that bound them.
fn expressions() -> String {
    let words = |list: &[&str]| list.iter().map(|w| format!("`{w}`")).collect::<Vec<_>>().join(" ");
    let mut out = format!(
        "\n`when` and `must` are comparisons over what the rule looks at, and `today`: `==` `!=` `<` `<=` `>` `>=` `in` `and` \
         `or` `not`, after `|` {}, after `is` {}. Dates are texts, `2026-06-01`. A key \
         that a file leaves out is not `defined`, is `none`, and answers no.\n\n| looks at | fields | fields of the \
         entries of its lists |\n|---|---|---|\n",
        words(&FILTERS),
        words(&TESTS),
    );
    for looks_at in LooksAt::ALL {
        let known = fields(*looks_at);
        out.push_str(&format!("| `{}` | {} | {} |\n", looks_at.word(), words(known.own), words(known.listed)));
    }
    out
}

type Inner = (&'static str, fn() -> Vec<KeySpec>);

fn table(shape: &str, keys: &[KeySpec], say: &Catalogue, inner: &mut Vec<Inner>) -> String {
    let mut out = String::from("\n| key | holds | meaning |\n|---|---|---|\n");
    for key in keys {
        let meaning = say.text(&format!("key-{shape}-{}", key.name.replace('_', "-")));
        let required = if key.required { ", required" } else { "" };
        out.push_str(&format!("| `{}` | {}{required} | {meaning} |\n", key.name, holds(&key.ty, inner)));
    }
    out
}

fn holds(ty: &Ty, inner: &mut Vec<Inner>) -> String {
    match ty {
        Ty::Text => "text".into(),
        Ty::Integer => "number".into(),
        Ty::Percent => "share of a hundred".into(),
        Ty::Boolean => "true or false".into(),
        Ty::Date => "date".into(),
        Ty::Instant => "instant with an offset".into(),
        Ty::Form(form) => (*form).into(),
        Ty::Choice(words) => words.iter().map(|w| format!("`{w}`")).collect::<Vec<_>>().join(" "),
        Ty::List(item) => format!("list of {}", holds(item, inner)),
        Ty::Map(item) => format!("table of {}", holds(item, inner)),
        Ty::Named(words, item) => {
            let words: Vec<String> = words.iter().map(|w| format!("`{w}`")).collect();
            format!("table of {} by {}", holds(item, inner), words.join(" "))
        }
        Ty::Either(one, other) => format!("{}, or {}", holds(one, inner), holds(other, inner)),
        Ty::Table(name, keys) => {
            if !inner.iter().any(|(known, _)| known == name) {
                inner.push((name, *keys));
            }
            format!("`{name}`")
        }
    }
}

const HEAD: &str = "# The files of a governed repository (format 1)

This page is generated from the declarations that the reader uses; a test refuses a difference.

Keys are English `snake_case`; unknown keys are refused. Ids are ASCII slugs, `[a-z0-9]([a-z0-9-]{0,62}[a-z0-9])?` and no
Windows device name, equal to the file or folder name, never changed and never reused. Names are free UTF-8. Dates are
TOML local dates, instants carry an offset. A `length` is `1y`, `6m`, `30d` or several of them; a `fraction` is `2/3`; a
`majority` is `1/2` (more than a half), `2/3` (two thirds at least) or `> 2/3`; a `window` is `72h` or `7d`; a `holder` is
`circle:<id>` or `role:<circle>/<role>`.

**Governed** paths change by decisions alone: `constitution.toml`, `rules.toml`, `words.toml`, `.gitattributes`,
`articles/`, `statutes/`, `people/`, `domains/`, `circles/`, `decisions/`, `founding/`, whatever the case of the first
segment; one that is none of the kinds below is a fault. **Records** (`meetings/`, `tensions/`, `evaluations/`,
`assemblies/`) are notes. Everything else is free.

`words.toml` holds one text for each word of the tool that the organisation renames. `articles/` and `statutes/` hold
Markdown files named `<nn>-<slug>.md`.
";

const TAIL: &str = "
## The neutral JSON

What `import json` reads and `export json` writes:

```json
{ \"organisation\": {\"id\", \"name\", \"date\"},
  \"people\":   [{\"id\", \"name\"}],
  \"circles\":  [{\"id\", \"name\", \"parent\", \"purpose\", \"domains\": [], \"accountabilities\": [], \"members\": [], \"archived\": false}],
  \"roles\":    [{\"id\": \"circle/role\", \"circle\", \"name\", \"core\", \"purpose\", \"domains\": [], \"accountabilities\": [],
                 \"holders\": [{\"person\", \"since\", \"until\"}]}],
  \"policies\": [{\"id\": \"circle/policy\", \"circle\", \"name\", \"text\"}],
  \"files\":    [{\"path\", \"text\"}] }
```

With `files`, which `export json` writes, the very same bytes are restored and the rest is not read.
";
