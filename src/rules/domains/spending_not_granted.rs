//! DOM-09: the right to spend is granted in so many words.

use crate::model::{Scope, slugify};
use crate::rules::report::{self, Report, Subject};
use crate::values;

/// How people name what money goes through, without accents.
const MONEY: [&str; 26] = [
    "achat",
    "achats",
    "argent",
    "bancaire",
    "bancaires",
    "bank",
    "banking",
    "banque",
    "budget",
    "budgets",
    "caisse",
    "compta",
    "depense",
    "depenses",
    "expense",
    "expenses",
    "finance",
    "finances",
    "fonds",
    "funds",
    "money",
    "purchases",
    "purchasing",
    "spending",
    "tresorerie",
    "treasury",
];

pub fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    for (id, domain) in subject.org.domains.iter().filter(|(_, d)| d.within.is_some()) {
        let named = format!("{}-{}", slugify(&domain.name), id);
        if !named.split('-').any(|word| MONEY.contains(&word)) {
            continue;
        }
        let granted = subject
            .org
            .policies
            .values()
            .any(|p| p.scope == Some(Scope::Grant) && p.domain.as_deref() == Some(id.as_str()));
        if !granted {
            let values = values![domain = &domain.name, id = id.as_str(), holder = domain.holder.to_string()];
            report.at(report::domain(id), values);
        }
    }
}
