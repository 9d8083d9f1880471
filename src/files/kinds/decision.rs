//! A decision's folder, and the founding.

use crate::files::shape::shape;
use crate::model::{Absence, Answer, Entry, Founding, Outcome, Proposal, Slip};

shape!(Proposal as "proposal" {
    title, circle, with, proposer, driver, tension, example, version, because, opened, base, respond_by,
    review, ratifies, follows, fallback, role, term, criteria, heard, steps,
});
shape!(Answer as "answer" {
    format, organisation, decision, version, change, rules, person, number, answer, reason, harms,
    caused_by_proposal, unrecoverable, for_person, slip, supersedes, recorded_by, via, letter, asks_meeting, seen, issued,
});
shape!(Outcome as "outcome" {
    format, organisation, decision, version, change, rules, result, kinds, electors, absent, answers,
    decided, facilitator, secretary, meeting, assembly, review, entries,
});
shape!(Slip as "slip" { organisation, decision, person, for_person, reason, salt });
shape!(Entry as "entry" { path, old, new });
shape!(Absence as "absence" { person, rule });
shape!(Founding as "founding" { format, organisation, person, state, issued });
