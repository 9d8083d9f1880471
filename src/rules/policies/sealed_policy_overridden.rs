//! POL-08: an inherited policy is set aside openly, and a sealed one never.

use crate::model::PolicyRef;
use crate::rules::report::{self, Report, Subject};
use crate::values;

pub fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    for (id, policy) in &subject.org.policies {
        let above = subject.org.ancestors(&id.circle);
        let inherited = |other: &PolicyRef| above.contains(&&other.circle);
        let replaced = policy.supersedes.as_deref().and_then(PolicyRef::parse).filter(&inherited);
        for (key, other) in [("supersedes", replaced.as_ref()), ("overrides", policy.overrides.as_ref())] {
            let Some((other, it)) = other.and_then(|o| subject.org.policies.get_key_value(o)) else { continue };
            let sealed = it.sealed == Some(true);
            let fault = match key {
                _ if sealed => "sealed",
                "supersedes" => "silently",
                _ if !inherited(other) => "not-inherited",
                _ => continue,
            };
            let values = values![policy = &policy.title, other = other.to_string(), fault = fault];
            let why = report::policy(other).at(if sealed { "sealed" } else { "title" });
            report.both(report::policy(id).at(key), vec![why], values);
        }
    }
}
