//! What carries a vote: a share, and of whom.

use std::fmt;

use super::{Fraction, choice};

choice! {
    /// Of whom a majority is counted: of those who said for or against, of all who answered, of all who have a say.
    Of { Cast = "cast", Answers = "answers", Electors = "electors" }
}

/// A share that carries a vote: `1/2` is more than a half, `2/3` two thirds at least, `> 2/3` more than that. Half of the
/// votes, or less, carries nothing: a tie is no majority.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Majority {
    share: Fraction,
    /// Whether more than the share is needed.
    more: bool,
}

impl Majority {
    pub const SIMPLE: Self = Self { share: Fraction { part: 1, whole: 2 }, more: true };

    pub fn parse(text: &str) -> Option<Self> {
        let (text, more) = match text.strip_prefix('>') {
            Some(share) => (share.trim_start(), true),
            None => (text, false),
        };
        let share = Fraction::parse(text)?;
        let half = share.part * 2 == share.whole;
        let sound = share.part * 2 >= share.whole && !(more && share.part == share.whole);
        sound.then_some(Self { share, more: more || half })
    }

    /// The fewest votes that carry, of a number of them.
    ///
    /// ```
    /// # use git_accord::model::Majority;
    /// let simple = Majority::parse("1/2").expect("a majority");
    /// assert_eq!((simple.of(13), simple.of(12)), (7, 7));
    /// ```
    pub fn of(self, votes: usize) -> usize {
        let exact = (self.share.part * votes).is_multiple_of(self.share.whole);
        let least = self.share.of(votes) + usize::from(self.more && exact);
        // Nobody's votes carry nothing.
        least.max(1)
    }

    /// The share, and whether more than that is needed.
    pub fn told(self) -> (Fraction, bool) {
        (self.share, self.more)
    }

    /// Whether this one asks for no less than another, whatever the number of votes.
    pub fn is_as_strict_as(self, other: Self) -> bool {
        let (own, its) = (self.share.part * other.share.whole, other.share.part * self.share.whole);
        own > its || (own == its && (self.more || !other.more))
    }
}

impl fmt::Display for Majority {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let half = self.share.part * 2 == self.share.whole;
        write!(f, "{}{}", if self.more && !half { "> " } else { "" }, self.share)
    }
}

#[cfg(test)]
mod tests {
    use super::Majority;

    fn needed(majority: &str, votes: usize) -> Option<usize> {
        Majority::parse(majority).map(|it| it.of(votes))
    }

    #[test]
    fn a_tie_is_no_majority_and_two_thirds_are() {
        assert_eq!(needed("1/2", 13), Some(7));
        assert_eq!(needed("1/2", 12), Some(7), "six of twelve is a tie");
        assert_eq!(needed("2/3", 12), Some(8), "two thirds at least");
        assert_eq!(needed("> 2/3", 12), Some(9), "more than two thirds");
        assert_eq!(needed("1/1", 5), Some(5));
        assert_eq!(needed("1/2", 0), Some(1), "nobody's vote carries nothing");
    }

    #[test]
    fn less_than_half_carries_nothing_and_is_refused() {
        for bad in ["1/3", "0/1", "> 1/1", "most", "", ">", "3/2"] {
            assert_eq!(Majority::parse(bad), None, "{bad}");
        }
    }

    #[test]
    fn majorities_read_back_as_written() {
        for text in ["1/2", "2/3", "> 2/3", "3/5"] {
            assert_eq!(Majority::parse(text).map(|it| it.to_string()).as_deref(), Some(text));
        }
    }

    #[test]
    fn the_stricter_of_two_is_known_without_counting() {
        let parsed = |text| Majority::parse(text).expect("a majority");
        assert!(parsed("2/3").is_as_strict_as(parsed("1/2")));
        assert!(!parsed("1/2").is_as_strict_as(parsed("2/3")));
        assert!(parsed("> 2/3").is_as_strict_as(parsed("2/3")));
        assert!(!parsed("2/3").is_as_strict_as(parsed("> 2/3")));
    }
}
