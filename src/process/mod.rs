//! What people do with an organisation, what they look at, and the bench that both work on.

mod acts;
mod bench;
mod look;

pub use acts::add::{Addition, add};
pub use acts::amend::amend;
pub use acts::contest::{Contest, Contested, contest};
pub use acts::decide::{Close, Decided, decide};
pub use acts::elect::{Ballot, Electing, Naming, ballot, electing, electing_circles, name, role_names};
pub use acts::found::{FoundingStep, found};
pub use acts::go::{Gone, come_back, go};
pub use acts::import::{Landing, land_import};
pub use acts::init::init;
pub use acts::propose::{Ask, Content, Election, Proposed, propose};
pub use acts::publish::{Published, publish};
pub use acts::repair::repair;
pub use acts::respond::{Reply, Responded, respond};
pub use acts::shape::{Shaped, shape};
pub use acts::sync::{Came, Synced, sync};
pub use acts::take_back::{TakenBack, take_back};
pub use bench::admitting::{Admission, admitting};
pub use bench::answering::Letter;
pub use bench::called::{circle_called, name_of, person_called, policy_called, role_called};
pub use bench::find::{Known, branch_of, find, find_to_look, numbered, open_proposals};
pub use bench::keys::{OthersKeys, OwnKeys, Stage, join_key, others_keys, own_keys, read_key, spoken_since};
pub use bench::names::{keep_name, keeps_names_apart};
pub use bench::parting::{Parting, Place, may_write_letter, parting, root_circle, stepping_back};
pub use bench::refusal::{Act, Acted};
pub use bench::reviewing::{Review, Reviewed, review};
pub use bench::sending::push_main;
pub use bench::shaping::{Heir, Seats, Shaping};
pub use bench::sights::{note_announced, remembered_of_seals};
pub use bench::skeleton::{Founder, Plan, Template, schemas};
pub use bench::workspace::{Actor, DEMO_KEYS, DEMO_OWN, Workspace};
pub use look::changes::{Compared, changes_of, compared, compared_with};
pub use look::check::{
    Checked, Own, brought, check_source, check_tree, check_watched, in_force, own_dossier, plain_rules,
};
pub use look::doctor::{Ailment, Diagnosis, Remedy, diagnose};
pub use look::nameable::{Nameable, nameable};
pub use look::register::{Entry, entry, is_entry, touches};
pub use look::rounds::{Round, Rounds, rounds};
pub use look::seat::{Held, Mandate, Seat, seat};
pub use look::since::{Since, since_mine};
pub use look::soon::{Due, Soon};
pub use look::status::{Keyless, Status, Unsent, status};
pub use look::taken_up::{TakenUp, taken_up};
pub use look::verdict::{complete, obstacles, rivals, undecided};
pub use look::version::{Amended, Draft};
pub use look::view::{Signatures, View, answered_before, open_about_keys, own_answers, signatures, view};
pub use look::waiting::{Asked, Sign, Waiting};
pub use look::words::{own_language, own_words};
