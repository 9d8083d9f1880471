//! Days, instants and lengths of time, as the files write them.

use std::fmt;

/// A day without a time of day (a TOML local date).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date(jiff::civil::Date);

impl Date {
    /// Reads `2026-11-21`.
    pub fn parse(text: &str) -> Option<Self> {
        (text.len() == 10).then(|| text.parse().ok().map(Self)).flatten()
    }

    /// `None` when there is no such day.
    pub fn new(year: u16, month: u8, day: u8) -> Option<Self> {
        let (year, month, day) = (year.try_into().ok()?, month.try_into().ok()?, day.try_into().ok()?);
        jiff::civil::Date::new(year, month, day).ok().map(Self)
    }

    /// Days from `earlier` to here; negative when `earlier` is later.
    pub fn days_since(self, earlier: Self) -> i64 {
        (self.0 - earlier.0).get_days().into()
    }

    #[must_use]
    pub fn plus_days(self, days: i64) -> Self {
        Self(self.0.saturating_add(jiff::Span::new().days(days)))
    }

    #[must_use]
    pub fn plus(self, length: Length) -> Self {
        let span = jiff::Span::new().years(length.years).months(length.months).days(length.days);
        Self(self.0.saturating_add(span))
    }

    pub fn year(self) -> i16 {
        self.0.year()
    }

    /// Month (1 to 12) and day (1 to 31).
    pub fn month_day(self) -> (i8, i8) {
        (self.0.month(), self.0.day())
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// A moment, to the second, in UTC.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Instant(jiff::Timestamp);

impl Instant {
    /// Reads `2026-11-21T18:00:00Z` or with another offset.
    pub fn parse(text: &str) -> Option<Self> {
        text.parse().ok().map(Self)
    }

    /// `seconds` since 1970 began in UTC.
    pub fn from_seconds(seconds: i64) -> Option<Self> {
        jiff::Timestamp::from_second(seconds).ok().map(Self)
    }

    pub fn seconds(self) -> i64 {
        self.0.as_second()
    }

    /// Its day in UTC.
    pub fn date(self) -> Date {
        Date(self.0.to_zoned(jiff::tz::TimeZone::UTC).date())
    }
}

impl fmt::Display for Instant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&jiff::Timestamp::from_second(self.0.as_second()).unwrap_or(self.0), f)
    }
}

/// A length such as `1y`, `6m`, `1y6m` or `30d`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Length {
    pub years: i16,
    pub months: i16,
    pub days: i16,
}

impl Length {
    pub fn parse(text: &str) -> Option<Self> {
        let mut length = Self::default();
        let mut rest = text;
        while let Some(at) = rest.find(|c: char| !c.is_ascii_digit()) {
            let number: i16 = rest[..at].parse().ok().filter(|n| (1..=999).contains(n))?;
            match rest.as_bytes()[at] {
                b'y' => length.years = number,
                b'm' => length.months = number,
                b'd' => length.days = number,
                _ => return None,
            }
            rest = &rest[at + 1..];
        }
        (rest.is_empty() && !text.is_empty()).then_some(length)
    }
}

impl fmt::Display for Length {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (number, unit) in [(self.years, 'y'), (self.months, 'm'), (self.days, 'd')] {
            if number > 0 {
                write!(f, "{number}{unit}")?;
            }
        }
        Ok(())
    }
}

/// How long something stays open at least: `72h` or `7d`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Window {
    hours: i64,
}

impl Window {
    pub const fn of_days(days: i64) -> Self {
        Self { hours: days * 24 }
    }

    /// Reads `72h` or `7d`: up to 999 of either.
    pub fn parse(text: &str) -> Option<Self> {
        let (number, unit) = text.split_at_checked(text.len().checked_sub(1)?)?;
        let plain = !number.is_empty() && number.len() <= 3 && number.bytes().all(|b| b.is_ascii_digit());
        let number: i64 = number.parse().ok().filter(|_| plain)?;
        match unit {
            "h" => Some(Self { hours: number }),
            "d" => Some(Self::of_days(number)),
            _ => None,
        }
    }

    pub const fn seconds(self) -> i64 {
        self.hours * 3_600
    }

    /// Its number and the word for it: `hours` where it is no number of whole days.
    pub const fn count(self) -> (i64, &'static str) {
        if self.hours % 24 == 0 { (self.hours / 24, "days") } else { (self.hours, "hours") }
    }
}

impl fmt::Display for Window {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (number, unit) = self.count();
        write!(f, "{number}{}", &unit[..1])
    }
}

/// A share such as `2/3` of a number of people.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fraction {
    pub part: usize,
    pub whole: usize,
}

impl Fraction {
    pub fn parse(text: &str) -> Option<Self> {
        let (part, whole) = text.split_once('/').unwrap_or((text, "1"));
        let (part, whole) = (part.trim().parse().ok()?, whole.trim().parse().ok()?);
        (whole > 0 && whole <= 1000 && part <= whole).then_some(Self { part, whole })
    }

    /// The fewest people that are this share of `all`.
    pub fn of(self, all: usize) -> usize {
        (self.part * all).div_ceil(self.whole)
    }
}

impl fmt::Display for Fraction {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.part, self.whole)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_leap_day_plus_a_year_is_a_day_that_exists() {
        let day = Date::parse("2024-02-29").expect("a day");
        let year = Length::parse("1y").expect("a length");
        assert_eq!(day.plus(year).to_string(), "2025-02-28");
    }

    #[test]
    fn two_thirds_of_seven_people_are_five() {
        assert_eq!(Fraction::parse("2/3").map(|f| f.of(7)), Some(5));
        assert_eq!(Fraction::parse("4/3"), None);
    }

    #[test]
    fn a_window_is_counted_in_hours_or_in_days() {
        let window = |text| Window::parse(text).map(|window| (window.to_string(), window.seconds()));
        assert_eq!(window("72h"), Some(("3d".to_owned(), 259_200)));
        assert_eq!(window("36h"), Some(("36h".to_owned(), 129_600)));
        assert_eq!(window("7d"), Some(("7d".to_owned(), 604_800)));
        for bad in ["", "h", "7", "1w", "-1d", "1000h", "+1d", "1é"] {
            assert_eq!(Window::parse(bad), None, "{bad}");
        }
    }

    #[test]
    fn lengths_read_back_as_written() {
        for text in ["1y", "6m", "1y6m", "30d"] {
            assert_eq!(Length::parse(text).map(|l| l.to_string()).as_deref(), Some(text));
        }
        assert_eq!(Length::parse("1w"), None);
        assert_eq!(Length::parse(""), None);
    }
}
