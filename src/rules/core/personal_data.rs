//! COR-11: history cannot be erased, so nothing personal goes into it.

use crate::finding::Place;
use crate::rules::report::{self, Report, Subject};
use crate::values;

/// Names of what nobody should have to regret having written.
const PRIVATE: [&str; 14] = [
    "address",
    "adresse",
    "birth",
    "birthday",
    "courriel",
    "e-mail",
    "email",
    "iban",
    "mail",
    "mobile",
    "naissance",
    "phone",
    "tel",
    "telephone",
];
/// Systems whose public names look like mail addresses.
const ADDRESS_LIKE: [&str; 5] = ["fediverse", "jabber", "mastodon", "matrix", "xmpp"];
/// Digits that make a telephone number rather than a year or a number of members.
const PHONE_DIGITS: usize = 9;

pub fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    let mut tell = |place: Place, who: &str, fault: &str| {
        report.at(place, values![person = who, fault = fault]);
    };
    for (id, person) in &subject.org.people {
        for (system, name) in &person.handles {
            let private = PRIVATE.contains(&system.to_lowercase().as_str());
            let address_like = ADDRESS_LIKE.contains(&system.to_lowercase().as_str());
            if private || (!address_like && reaches_somebody(name)) {
                tell(report::person(id).at("handles").at(system), id.as_str(), "contact");
            }
        }
        for (key, text) in [("name", Some(&person.name)), ("source", person.source.as_ref())] {
            if text.is_some_and(|text| reaches_somebody(text)) {
                tell(report::person(id).at(key), id.as_str(), "contact");
            }
        }
    }
    let policies =
        subject.org.policies.iter().map(|(id, policy)| (report::policy(id).at("text"), &policy.title, &policy.text));
    let prose = subject.org.prose.iter().map(|(path, text)| (Place::file(path), path, text));
    for (place, name, text) in policies.chain(prose) {
        if text.lines().any(is_about_somebody) {
            report.at(place, values![person = name, fault = "prose"]);
        }
    }
    let constitution = subject.org.constitution.iter().flat_map(|it| &it.articles);
    for (index, article) in constitution.enumerate() {
        if article.text.lines().any(is_about_somebody) {
            let place = report::constitution().at("articles").item(index, Some(article.id.as_str())).at("text");
            report.at(place, values![person = &article.title, fault = "prose"]);
        }
    }
    let longest = usize::try_from(report.number("plan_characters")).unwrap_or(0);
    let mut tell = |place: Place, who: &str| report.at(place, values![person = who, fault = "evaluation"]);
    for (stem, evaluation) in &subject.org.evaluations {
        if evaluation.plan.as_ref().is_some_and(|plan| plan.contains('\n') || plan.chars().count() > longest) {
            tell(report::record("evaluations", stem).at("plan"), evaluation.person.as_str());
        }
    }
}

/// What introduces somebody's own day of birth or home in the statutes of an organisation; its own address is no secret.
const ABOUT: [&str; 10] = [
    "né le ",
    "née le ",
    "né·e le ",
    "né(e) le ",
    "demeurant ",
    "domicilié",
    "résidant ",
    "born on ",
    "residing at ",
    "living at ",
];

/// Whether a line of prose says how to reach somebody, when they were born or where they live.
fn is_about_somebody(line: &str) -> bool {
    let lower = line.to_lowercase();
    let dated = ABOUT.iter().any(|sign| lower.contains(sign)) && line.chars().any(|c| c.is_ascii_digit());
    dated || reaches_somebody(line)
}

/// Whether a text holds a mail address or a telephone number.
fn reaches_somebody(text: &str) -> bool {
    let mail = |word: &str| word.split_once('@').is_some_and(|(name, host)| !name.is_empty() && host.contains('.'));
    let number = |part: &str| {
        let part = part.trim_matches(|c: char| !c.is_ascii_digit() && c != '+');
        let digits = part.chars().filter(char::is_ascii_digit).count();
        part.starts_with(['0', '+']) && digits >= PHONE_DIGITS
    };
    let phone = text.split(|c: char| !(c.is_ascii_digit() || " .-()+".contains(c))).any(number);
    let name = text.chars().any(char::is_alphabetic) && !text.contains([' ', '+']);
    text.split_whitespace().any(mail) || (phone && !name)
}

#[cfg(test)]
mod tests {
    use super::reaches_somebody;

    #[test]
    fn addresses_and_numbers_are_known_from_names_and_dates() {
        assert!(reaches_somebody("aicha@exemple.fr"));
        assert!(reaches_somebody("06 12 34 56 78"));
        assert!(reaches_somebody("+33 6 12 34 56 78"));
        assert!(!reaches_somebody("H0467792822"));
        assert!(!reaches_somebody("DianQK"));
        assert!(!reaches_somebody("PV du CA du 2019-06-14"));
        assert!(!reaches_somebody("@aicha"));
    }
}
