//! SCIC-05: each year the associates are told how the co-operative project goes.

use crate::model::AssemblyKind;
use crate::rules::report::{self, Report, Subject};
use crate::values;

pub fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    let ordinary = subject.org.assemblies.iter().filter(|(_, a)| a.kind == AssemblyKind::Ordinary);
    if let Some((stem, assembly)) = ordinary.max_by_key(|(stem, _)| report::day_of(stem))
        && assembly.report.as_deref().is_none_or(|r| r.trim().is_empty())
    {
        report.at(report::record("assemblies", stem).at("report"), values![assembly = stem]);
    }
}
