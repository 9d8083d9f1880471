//! DEC-25: a circle decides on what it holds.

use crate::bind::{Standing, Unheld};
use crate::finding::Place;
use crate::rules::report::{self, Matter, Report};
use crate::values;

pub fn check(standing: &Standing, report: &mut Report<'_>) {
    let proposal = report::proposal(standing).at("circle");
    for (path, circle) in report::outside(standing, Matter::Other) {
        let values = values![
            path = path,
            holder = circle.as_str(),
            circle = standing.proposal.circle.as_str(),
            fault = "other-circle"
        ];
        report.both(Place::file(path), vec![proposal.clone()], values);
    }
    for (path, why) in &standing.unheld {
        let fault = match why {
            Unheld::Stray => "stray",
            Unheld::Unreadable => "unreadable",
            Unheld::Removed => "removed",
            Unheld::Identity => "identity",
            Unheld::Struck => "struck",
            Unheld::ForeignKey => "foreign-key",
            Unheld::Circular => "circular",
            Unheld::Nature => "nature",
            Unheld::LegalKey => "legal-key",
            Unheld::Demoted => "demoted",
            Unheld::Unnamed => "unnamed",
            Unheld::Unannounced => "unannounced",
            Unheld::StillSeated => "seated",
        };
        let values = values![path = path, holder = "", circle = standing.proposal.circle.as_str(), fault = fault];
        report.at(Place::file(path), values);
    }
}
