//! SCOP-04: above a number of associates, some of them watch over who manages.

use crate::model::{Company, Length, Organ};
use crate::rules::report::{self, Report, Subject};
use crate::values;

pub fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    let Some(constitution) = &subject.org.constitution else { return };
    let associates = subject.associates(subject.today).len();
    let above = report.number("associates");
    if constitution.legal.company == Some(Company::Sa) || i64::try_from(associates).unwrap_or(0) <= above {
        return;
    }
    let board: Vec<_> = constitution
        .offices
        .iter()
        .enumerate()
        .filter(|(_, o)| o.organ == Some(Organ::SupervisoryBoard) && o.holder.is_some())
        .collect();
    let (min, max) = (report.number("min"), report.number("max"));
    let seats = i64::try_from(board.len()).unwrap_or(i64::MAX);
    let years = report.number("years");
    let values = |fault: &str| {
        values![associates = associates, seats = seats, min = min, max = max, years = years, fault = fault]
    };
    if !(min..=max).contains(&seats) {
        report.at(report::constitution().at("offices"), values("seats"));
    }
    let most = Length { years: i16::try_from(years).unwrap_or(4), ..Length::default() };
    for (index, office) in board {
        if let (Some(from), Some(until)) = (office.from, office.until)
            && until > from.plus(most)
        {
            let place = report::constitution().at("offices").item(index, Some(office.id.as_str())).at("until");
            report.at(place, values("long"));
        }
    }
}
