//! What acts work with: the workspace, the work tree, answers, sealing, sending.

pub mod abreast;
pub mod admitting;
pub mod answering;
pub mod called;
pub mod countering;
pub mod find;
pub mod hindrance;
pub mod keys;
pub mod names;
pub mod newer;
pub mod parting;
pub mod provenance;
pub mod refusal;
pub mod reviewing;
pub mod sealed;
pub mod sealing;
pub mod sending;
pub mod settling;
pub mod shaping;
pub mod sights;
pub mod skeleton;
pub mod slips;
pub mod workspace;
pub mod worktree;
pub mod yielding;
