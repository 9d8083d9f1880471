//! The named rules: the list, the cards, and how they are run over an organisation.

mod card;
mod consequences;
mod custom;
mod names;
mod parameters;
mod places;
mod proceedings;
mod records;
mod report;
mod run;
mod settings;
mod subject;

pub use card::{Card, CardCase, Text, card, cards, load_cards};
pub use consequences::weigh_consequences;
pub use custom::fields;
pub use parameters::Parameter;
pub use run::{Watch, judge_dossier, may_become, observe, run, waiting};
pub use settings::{Line, Origin, Settings, is_fixed, place_of};
pub use subject::{AtHand, Procedure, Report, Subject};

use crate::bind::Standing;

/// What a rule looks at, and so how it is called.
#[derive(Clone, Copy)]
pub enum Check {
    /// The organisation as its files tell it.
    Organisation(fn(&Subject<'_>, &mut Report<'_>)),
    /// What forbids a decision, by the lawful state before it.
    Dossier(fn(&Standing, &mut Report<'_>)),
    /// How a decision was conducted; no verdict depends on it.
    Conduct(fn(&Procedure<'_>, &mut Report<'_>)),
}

/// Declares the rules: a word here, a file of that name in its family, a card in `schema/rules`.
macro_rules! rules {
    (
        organisation { $($family:ident { $($rule:ident),+ $(,)? })+ }
        dossier { $($other:ident { $($judge:ident),+ $(,)? })+ }
        conduct { $($third:ident { $($watch:ident),+ $(,)? })+ }
    ) => {
        $(mod $family { $(pub mod $rule;)+ })+
        $(mod $other { $(pub mod $judge;)+ })+
        $(mod $third { $(pub mod $watch;)+ })+
        /// Every rule with its check, in the order in which findings are made.
        pub const CHECKS: &[(&str, Check)] = &[
            $($((stringify!($rule), Check::Organisation($family::$rule::check)),)+)+
            $($((stringify!($judge), Check::Dossier($other::$judge::check)),)+)+
            $($((stringify!($watch), Check::Conduct($third::$watch::check)),)+)+
        ];
    };
}

rules! {
    organisation {
        core { unknown_reference, impossible_date, organisation_without_founders, look_alike_ids, method_unknown, override_without_decision, personal_data }
        circles {
            circle_without_parent, parent_not_active, circle_cycle, circle_without_purpose, circle_without_domain,
            repeated_member, circle_size, general_circle_mixed, helping_circle_incomplete,
            practice_circle_without_expert, many_hats, dissolved_circle_in_use, circle_not_accepted, sleeping_circle,
        }
        links {
            circle_without_delegate, lead_is_delegate, link_not_in_parent, delegate_not_member, delegate_not_elected,
            delegate_not_received, too_many_delegates, root_with_delegate, unagreed_cross_link,
        }
        officers { core_role_vacant, officer_not_elected, facilitator_is_lead, officer_not_member, lead_not_received }
        roles { empty_role, vacant_role, role_without_review, holder_not_member, holders_without_focus, zombie_role }
        terms { term_ends_before_start, term_too_long, overlapping_terms, term_ended, term_missing }
        members {
            member_without_admission, member_without_role, left_person_still_active, repeatedly_absent,
            leave_without_end, evaluation_overdue, evaluation_panel_incomplete, shared_key,
        }
        domains {
            domain_held_twice, domain_holder_gone, domain_cycle, domain_holder_outside, domain_without_delegation,
            domains_overlap, handover_not_agreed, spending_not_granted,
        }
        policies {
            policy_without_review, review_overdue, policy_without_criterion, policy_of_another_decision,
            policy_outside_domain, policy_out_of_scope, sealed_policy_overridden, supersedes_cycle,
            policy_without_responsible, policy_without_text,
        }
        elections { assignment_differs }
        register { concern_not_in_criteria }
        meetings {
            too_few_meetings, attendance_overlap, short_notice, item_without_aim, minutes_not_approved,
            action_overdue, guest_counted, guest_without_capacity,
        }
        own { own_rule, own_rule_broken }
        tensions { tension_without_outcome, tension_waiting }
        legal {
            legal_act_without_assembly, votes_exceed_voters, assembly_overdue, mandate_too_long,
            too_little_employee_capital, too_few_employee_votes, too_few_associates, supervisory_board_missing,
            too_many_proxies, application_due, associate_after_contract, category_missing, category_of_one,
            too_much_public_capital, colleges_unbalanced, report_missing, office_vacant, change_not_declared,
            too_few_members,
        }
    }
    dossier {
        decisions {
            proposer_not_elector, open_objection, answer_missing, stale_answer, answer_of_outsider,
            window_too_short, closed_early, objection_without_reason, quorum_not_met, vote_not_carried, outside_mandate,
            constitution_outside_root, role_outside_mandate, circle_outside_mandate, admission_not_received,
            equivocation, version_not_signed, acceptance_missing, method_out_of_reach, lockout, mixed_matters,
            outdated_roll, key_too_early, fallback_out_of_reach,
        }
        consent { elected_without_consent }
    }
    conduct {
        conduct {
            proposal_without_driver, objection_without_criteria, set_aside_by_another, lifted_by_another,
            stand_aside_not_offered, outcome_without_review, stale_proposal, dropped_without_consent,
            fallback_not_listed, fallback_not_as_said, meeting_request_ignored, adopted_by_silence, separation_without_steps,
            open_nomination, several_nominations, nomination_without_reason, elected_not_nominated,
            not_most_nominated, candidate_not_last, not_eligible,
        }
    }
}
