//! How one proposal is decided, as plain numbers.

use crate::model::{Fraction, Majority, Method, Of, Silence, Window};

/// How one proposal is decided: the method of its kinds, with the numbers that the strictest of them asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Manner {
    pub method: Method,
    pub quorum: Fraction,
    pub majority: Majority,
    pub of: Of,
    /// Whether a vote may be blank.
    pub blank: bool,
    pub silence: Silence,
    pub min_open: Window,
    pub concerns: bool,
    pub stand_aside: bool,
}

/// What an answer comes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weighs {
    /// It lets the proposal pass.
    For,
    Against,
    /// An answer that takes no side.
    Neither,
    /// It stops the proposal until its author says otherwise.
    Stops,
    /// No answer here: the method does not offer it.
    Nothing,
}
