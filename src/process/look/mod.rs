//! What people look at: one decision, what waits, what a check finds.

pub mod candidate;
pub mod changes;
pub mod check;
pub mod doctor;
pub mod nameable;
pub mod register;
pub mod rounds;
pub mod seat;
pub mod since;
pub mod soon;
pub mod speaker;
pub mod status;
pub mod taken_up;
pub mod titled;
pub mod verdict;
pub mod version;
pub mod view;
pub mod waiting;
pub mod ways;
pub mod words;
