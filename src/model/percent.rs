//! A share in percent, exact to a hundredth.

use std::fmt;

/// Hundredths of a percent, so that `62.5` and `33.33` are exact.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Percent(pub i64);

impl Percent {
    pub const fn whole(percent: i64) -> Self {
        Self(percent * 100)
    }

    /// Reads `62`, `62.5` or `62.55`; nothing below 0 or above 100.
    pub fn parse(text: &str) -> Option<Self> {
        let (whole, part) = text.split_once('.').unwrap_or((text, "0"));
        let digits = |t: &str| !t.is_empty() && t.bytes().all(|b| b.is_ascii_digit());
        if !digits(whole) || !digits(part) || part.len() > 2 || whole.len() > 3 {
            return None;
        }
        let hundredths: i64 = format!("{part:0<2}").parse().ok()?;
        let all = whole.parse::<i64>().ok()? * 100 + hundredths;
        (0..=10_000).contains(&all).then_some(Self(all))
    }
}

impl std::iter::Sum for Percent {
    fn sum<I: Iterator<Item = Self>>(all: I) -> Self {
        Self(all.map(|p| p.0).sum())
    }
}

impl fmt::Display for Percent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (whole, part) = (self.0 / 100, self.0 % 100);
        match part {
            0 => write!(f, "{whole}"),
            part if part % 10 == 0 => write!(f, "{whole}.{}", part / 10),
            part => write!(f, "{whole}.{part:02}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Percent;

    #[test]
    fn shares_read_back_as_written() {
        for text in ["0", "62", "62.5", "33.33", "100"] {
            assert_eq!(Percent::parse(text).map(|p| p.to_string()).as_deref(), Some(text));
        }
        for bad in ["101", "-1", "1.234", "x", "1."] {
            assert_eq!(Percent::parse(bad), None, "{bad}");
        }
    }
}
