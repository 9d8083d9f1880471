//! The named rules: the list, the cards, and how they are run over an organisation.

mod card;
mod report;
mod run;

pub use card::{Card, CardCase, Text, card, cards, embedded, load_cards};
pub use report::{Report, Subject};
pub use run::{Settings, effective_level, judge_dossier, run, waiting};

use crate::bind::Standing;

/// What a rule looks at, and so how it is called.
#[derive(Clone, Copy)]
pub enum Check {
    Organisation(fn(&Subject<'_>, &mut Report<'_>)),
    Dossier(fn(&Standing, &mut Report<'_>)),
}

/// Declares the rules: a word here, a file of that name in its family, a card in `schema/rules`.
macro_rules! rules {
    (organisation { $($family:ident { $($rule:ident),+ $(,)? })+ } dossier { $($other:ident { $($judge:ident),+ $(,)? })+ }) => {
        $(mod $family { $(pub mod $rule;)+ })+
        $(mod $other { $(pub mod $judge;)+ })+
        /// Every rule with its check, in the order in which findings are made.
        pub const CHECKS: &[(&str, Check)] = &[
            $($((stringify!($rule), Check::Organisation($family::$rule::check)),)+)+
            $($((stringify!($judge), Check::Dossier($other::$judge::check)),)+)+
        ];
    };
}

rules! {
    organisation {
        core { unknown_reference, impossible_date, organisation_without_founders, look_alike_ids }
        circles {
            circle_without_parent, parent_not_active, circle_cycle, circle_without_purpose, repeated_member,
            circle_size, dissolved_circle_in_use,
        }
        links { circle_without_delegate, lead_is_delegate, link_not_in_parent, delegate_not_member, root_with_delegate }
        officers { core_role_vacant, officer_not_elected, facilitator_is_lead, officer_not_member }
        roles { empty_role, vacant_role, holders_without_focus }
        terms { term_ends_before_start, term_too_long, overlapping_terms, term_ended, term_missing }
        members { left_person_still_active, shared_key }
        domains { domain_held_twice, domain_holder_gone, domain_cycle, domain_holder_outside }
        policies { policy_without_review, review_overdue, supersedes_cycle }
        elections { assignment_differs }
        meetings { attendance_overlap }
    }
    dossier {
        decisions {
            proposer_not_elector, open_objection, answer_missing, stale_answer, answer_of_outsider,
            window_too_short, objection_without_reason, quorum_not_met, outside_mandate, equivocation,
            version_not_signed, acceptance_missing, method_out_of_reach,
        }
        consent { elected_without_consent }
    }
}
