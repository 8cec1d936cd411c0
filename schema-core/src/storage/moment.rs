//! Moments as text: SQLite has no type for them, and each driver writes them in its own spelling.

/// How a time of day or a timestamp is written.
///
/// `time` of sqlx writes a point in time as `2030-01-31T09:30:00.5Z`, chrono as
/// `2030-01-31T09:30:00.500+00:00`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct MomentText {
    /// Between day and time.
    pub separator: Separator,
    /// Behind the second.
    pub fraction: Fraction,
    /// At the end.
    pub zone: Zone,
}

impl MomentText {
    /// How a database writes a moment for which it has a type.
    pub const OF_DATABASES: Self =
        Self { separator: Separator::Space, fraction: Fraction::Thousands, zone: Zone::None };

    /// The text of a time of day: `clock` to the second, `fraction` the digits behind it, without zeros at
    /// the end.
    #[must_use]
    pub fn write_time(self, clock: &str, fraction: &str) -> String {
        match (self.fraction, fraction.len()) {
            (Fraction::Thousands | Fraction::Shortest, 0) => clock.to_owned(),
            (Fraction::AtLeastOne, 0) => format!("{clock}.0"),
            (Fraction::Thousands, 1..=3) => format!("{clock}.{fraction:0<3}"),
            (Fraction::Thousands, 4..=6) => format!("{clock}.{fraction:0<6}"),
            (Fraction::Thousands, _) => format!("{clock}.{fraction:0<9}"),
            (Fraction::Shortest | Fraction::AtLeastOne, _) => format!("{clock}.{fraction}"),
        }
    }

    /// The text of a day and a time of day.
    ///
    /// ```
    /// use schema_as_code_core::storage::{Fraction, MomentText, Separator, Zone};
    ///
    /// let text = MomentText { separator: Separator::T, fraction: Fraction::Shortest, zone: Zone::Letter };
    /// assert_eq!(text.write("2030-01-31", "09:30:00", "25"), "2030-01-31T09:30:00.25Z");
    /// ```
    #[must_use]
    pub fn write(self, day: &str, clock: &str, fraction: &str) -> String {
        let separator = match self.separator {
            Separator::Space => ' ',
            Separator::T => 'T',
        };
        let zone = match self.zone {
            Zone::None => "",
            Zone::Offset => "+00:00",
            Zone::Letter => "Z",
        };
        format!("{day}{separator}{}{zone}", self.write_time(clock, fraction))
    }
}

/// What stands between day and time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Separator {
    /// A space.
    Space,
    /// The letter `T`.
    T,
}

/// How many digits follow the second.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Fraction {
    /// None, three, six or nine.
    Thousands,
    /// As many as are needed; none for a whole second.
    Shortest,
    /// As many as are needed; one for a whole second.
    AtLeastOne,
}

/// How UTC is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Zone {
    /// Not at all: the moment has no zone.
    None,
    /// `+00:00`.
    Offset,
    /// `Z`. Of two moments in one second, the one without a fraction sorts last as text.
    Letter,
}

/// How the moments of one library are written by one driver.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Moments {
    pub(super) time: MomentText,
    pub(super) local: MomentText,
    pub(super) instant: MomentText,
}

impl Moments {
    /// `09:30:00`, `2030-01-31 09:30:00` and `2030-01-31 09:30:00+00:00`.
    pub(super) const fn with_space(fraction: Fraction) -> Self {
        let moment = MomentText { separator: Separator::Space, fraction, zone: Zone::None };
        Self { time: moment, local: moment, instant: MomentText { zone: Zone::Offset, ..moment } }
    }

    /// The text that jiff itself writes: `2030-01-31T09:30:00` and `2030-01-31T09:30:00Z`.
    pub(super) const JIFF: Self = {
        let moment = MomentText { separator: Separator::T, fraction: Fraction::Shortest, zone: Zone::None };
        Self { time: moment, local: moment, instant: MomentText { zone: Zone::Letter, ..moment } }
    };
}
