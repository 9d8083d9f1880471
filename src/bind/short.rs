//! A quorum that is not met, in numbers.

use crate::model::CircleId;

/// A circle in which too few have answered: how many did, of how many, and how many it takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Short {
    pub circle: Option<CircleId>,
    pub answered: usize,
    pub of: usize,
    pub quorum: usize,
}
