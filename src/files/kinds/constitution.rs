//! `constitution.toml`.

use crate::files::shape::shape;
use crate::model::{Article, Category, College, Constitution, Legal, Office};

shape!(Constitution as "constitution" {
    format, id, name, languages, branch, legal_form, root, founders, legal, categories, colleges, offices, articles,
});
shape!(Legal as "legal" or_default { company, priming_until, alsace_moselle });
shape!(Category as "category" { id, name, stands_for });
shape!(College as "college" { id, name, categories, weight });
shape!(Office as "office" { id, name, holder, from, until, assembly, organ, declared_on });
shape!(Article as "article" { id, title, text, quorum, majority });
