//! DEC-15: a concern that blocked nothing is not forgotten: the policy says how one will see whether it came true.

use crate::model::Said;
use crate::rules::report::{self, Report, Subject};
use crate::values;

pub fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    for (id, policy) in subject.org.policies.iter().filter(|(_, p)| p.criteria.is_empty()) {
        let Some((decision, dossier)) = subject.dossier(policy.adopted_by.as_ref()) else { continue };
        let concerned: Vec<String> =
            dossier.answers.values().filter(|a| a.answer == Said::Concern).map(|a| a.person.to_string()).collect();
        if !concerned.is_empty() {
            let values = values![policy = &policy.title, decision = decision.as_str(), people = concerned];
            report.at(report::policy(id).at("criteria"), values);
        }
    }
}
