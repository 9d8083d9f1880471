//! COOP-01: one associate, one vote, whatever the shares.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{Assembly, Level, Percent, PersonId};
use crate::rules::report::{self, Report, Subject};
use crate::values;

pub fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    for (stem, assembly) in &subject.org.assemblies {
        let place = report::record("assemblies", stem);
        let mut seen = BTreeSet::new();
        for (index, person) in assembly.present.iter().enumerate().filter(|(_, p)| !seen.insert(*p)) {
            let values = values![resolution = person.as_str(), votes = 2i64, voters = 1i64, fault = "twice"];
            report.at(place.clone().at("present").item(index, Some(person.as_str())), values);
        }
        for (index, proxy) in assembly.proxies.iter().enumerate() {
            if proxy.from == proxy.to || seen.contains(&proxy.from) {
                let values = values![resolution = proxy.from.as_str(), votes = 2i64, voters = 1i64, fault = "both"];
                let giver = place.clone().at("proxies").item(index, None).at("from");
                report.both(giver, vec![place.clone().at("present")], values);
            }
        }
        for (index, proxy) in assembly.proxies.iter().enumerate() {
            let place = |key: &str| place.clone().at("proxies").item(index, None).at(key);
            let tell = |person: &PersonId, fault: &str| {
                values![resolution = person.as_str(), votes = 0i64, voters = 0i64, fault = fault]
            };
            if assembly.proxies[..index].iter().any(|p| p.from == proxy.from) {
                report.at(place("from"), tell(&proxy.from, "two-proxies"));
            }
            if !assembly.present.is_empty() && !seen.contains(&proxy.to) {
                report.at(place("to"), tell(&proxy.to, "away"));
            }
        }
        let shares: Percent = assembly.capital.iter().map(|c| c.percent).sum();
        if shares > Percent::whole(100) {
            let values = values![resolution = shares, votes = 0i64, voters = 0i64, fault = "capital"];
            // A sum that is off says nothing yet of who holds too much.
            report.at_most(Level::Warning, place.clone().at("capital"), values);
        }
        let voters = i64::try_from(seen.len() + assembly.proxies.len()).unwrap_or(i64::MAX);
        for (index, vote) in assembly.votes.iter().enumerate() {
            let votes = vote.r#for + vote.against + vote.blank.unwrap_or(0);
            let Some(voters) = vote.college.as_ref().and_then(|id| voters_of(subject, assembly, id)) else { continue };
            if votes > voters {
                let values = values![
                    resolution = format!("{} ({})", vote.resolution, vote.college.as_deref().unwrap_or_default()),
                    votes = votes,
                    voters = voters,
                    fault = "too-many"
                ];
                // Who was in which college that day is only known from who is in it now.
                report.at_most(Level::Warning, place.clone().at("votes").item(index, None), values);
            }
        }
        let mut cast: BTreeMap<&str, (i64, usize)> = BTreeMap::new();
        for (index, vote) in assembly.votes.iter().enumerate() {
            let votes = vote.r#for + vote.against + vote.blank.unwrap_or(0);
            let known = cast.entry(&vote.resolution).or_insert((0, index));
            *known = (known.0 + votes, index);
        }
        for (resolution, (votes, index)) in cast.into_iter().filter(|(_, (votes, _))| voters > 0 && *votes > voters) {
            let values = values![resolution = resolution, votes = votes, voters = voters, fault = "too-many"];
            report.both(place.clone().at("votes").item(index, None), vec![place.clone().at("present")], values);
        }
    }
}

/// How many people of a college were present or represented; `None` where somebody's college is not known.
fn voters_of(subject: &Subject<'_>, assembly: &Assembly, college: &str) -> Option<i64> {
    let colleges = &subject.org.constitution.as_ref()?.colleges;
    colleges.iter().find(|c| c.id.as_str() == college)?;
    let of = |person: &PersonId| {
        let category = subject.org.people.get(person)?.category.as_ref()?;
        colleges.iter().find(|c| c.categories.contains(category)).map(|c| c.id.as_str() == college)
    };
    let voices: Option<Vec<bool>> =
        assembly.present.iter().chain(assembly.proxies.iter().map(|p| &p.from)).map(of).collect();
    i64::try_from(voices?.into_iter().filter(|own| *own).count()).ok()
}
