//! `constitution.toml`.

use crate::files::shape::shape;
use crate::model::{Article, Category, College, Constitution, Office};

shape!(Constitution as "constitution" {
    format, id, name, languages, branch, legal_form, root, founders, categories, colleges, offices, articles,
});
shape!(Category as "category" { id, name, stands_for });
shape!(College as "college" { id, name, categories, weight });
shape!(Office as "office" { id, name, holder, from, until, assembly });
shape!(Article as "article" { id, title, text });
