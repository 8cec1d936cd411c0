//! Days and times in constants, written as the columns store them.

use schema_as_code_core::storage::{MomentText, StoredForm};

use super::kind::Kind;
use crate::dialect::TemporalText;

/// The text of a constant in the stored form of `kind`; `None`: it is no such moment.
pub(super) fn stored(spelling: TemporalText, text: &str, kind: Kind) -> Option<String> {
    match kind {
        Kind::Date => day(text).map(str::to_owned),
        Kind::Time(form) => {
            let (clock, fraction) = time(text)?;
            Some(written(form).write_time(&clock, fraction))
        }
        Kind::LocalTimestamp(form) => {
            let (date, clock) = halves(text)?;
            let (clock, fraction) = time(clock)?;
            Some(written(form).write(day(date)?, &clock, fraction))
        }
        Kind::Timestamp(form) => {
            let (date, clock) = halves(text)?;
            let clock = clock.strip_suffix('Z').or_else(|| clock.strip_suffix("+00:00"))?;
            let (clock, fraction) = time(clock)?;
            let text = written(form).write(day(date)?, &clock, fraction);
            Some(if matches!(form, StoredForm::Moment(_)) { text } else { text + spelling.utc_suffix })
        }
        _ => None,
    }
}

const fn written(form: StoredForm) -> MomentText {
    match form {
        StoredForm::Moment(text) => text,
        _ => MomentText::OF_DATABASES,
    }
}

/// How a constant of `kind` is written.
pub(super) const fn example(kind: Kind) -> &'static str {
    match kind {
        Kind::Date => "2030-01-31",
        Kind::Time(_) => "09:30:00",
        Kind::LocalTimestamp(_) => "2030-01-31 09:30:00",
        _ => "2030-01-31T09:30:00Z",
    }
}

fn halves(text: &str) -> Option<(&str, &str)> {
    text.split_once(['T', ' '])
}

fn day(text: &str) -> Option<&str> {
    let bytes = text.as_bytes();
    if bytes.len() != 10 || bytes[4] != b'-' || bytes[7] != b'-' {
        return None;
    }
    let (year, month, day) = (number(&text[..4])?, number(&text[5..7])?, number(&text[8..])?);
    let is_leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let days = match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if is_leap => 29,
        2 => 28,
        _ => return None,
    };
    (year >= 1 && (1..=days).contains(&day)).then_some(text)
}

/// A time of day, and the digits behind the second's point without zeros at the end.
fn time(text: &str) -> Option<(String, &str)> {
    let (clock, fraction) = text.split_once('.').unwrap_or((text, ""));
    let mut parts = clock.split(':');
    let (hour, minute) = (two(parts.next()?)?, two(parts.next()?)?);
    let second = parts.next().map_or(Some(0), two)?;
    if parts.next().is_some() || hour > 23 || minute > 59 || second > 59 {
        return None;
    }
    let is_fraction = fraction.len() <= 6 && fraction.bytes().all(|byte| byte.is_ascii_digit());
    if !is_fraction || text.ends_with('.') {
        return None;
    }
    Some((format!("{hour:02}:{minute:02}:{second:02}"), fraction.trim_end_matches('0')))
}

fn two(text: &str) -> Option<u32> {
    if text.len() == 2 { number(text) } else { None }
}

fn number(text: &str) -> Option<u32> {
    if text.bytes().all(|byte| byte.is_ascii_digit()) { text.parse().ok() } else { None }
}

#[cfg(test)]
mod tests {
    use schema_as_code_core::storage::{Fraction, MomentText, Separator, StoredForm, Zone};

    use super::{example, stored};
    use crate::{dialect::TemporalText, lower::kind::Kind};

    const ZONED: TemporalText = TemporalText { utc_suffix: "+00:00" };

    const TIME: Kind = Kind::Time(StoredForm::Native);

    const fn form(separator: Separator, fraction: Fraction, zone: Zone) -> StoredForm {
        StoredForm::Moment(MomentText { separator, fraction, zone })
    }

    #[test]
    fn moments_take_the_form_of_their_column() {
        let text = "2030-01-31T09:30:00.250Z";
        for (form, expected) in [
            (StoredForm::Native, "2030-01-31 09:30:00.250+00:00"),
            (form(Separator::T, Fraction::Thousands, Zone::Offset), "2030-01-31T09:30:00.250+00:00"),
            (form(Separator::Space, Fraction::AtLeastOne, Zone::Offset), "2030-01-31 09:30:00.25+00:00"),
            (form(Separator::T, Fraction::Shortest, Zone::Letter), "2030-01-31T09:30:00.25Z"),
        ] {
            assert_eq!(stored(ZONED, text, Kind::Timestamp(form)).as_deref(), Some(expected));
        }
        assert_eq!(
            stored(TemporalText { utc_suffix: "" }, text, Kind::Timestamp(StoredForm::Native)).as_deref(),
            Some("2030-01-31 09:30:00.250")
        );
        for (fraction, expected) in [
            (Fraction::Thousands, "09:30:00"),
            (Fraction::Shortest, "09:30:00"),
            (Fraction::AtLeastOne, "09:30:00.0"),
        ] {
            let kind = Kind::Time(form(Separator::Space, fraction, Zone::None));
            assert_eq!(stored(ZONED, "09:30", kind).as_deref(), Some(expected));
        }
        assert_eq!(stored(ZONED, "2024-02-29", Kind::Date).as_deref(), Some("2024-02-29"));
    }

    #[test]
    fn examples_are_moments() {
        let local = Kind::LocalTimestamp(StoredForm::Native);
        for kind in [Kind::Date, TIME, local, Kind::Timestamp(StoredForm::Native)] {
            assert!(stored(ZONED, example(kind), kind).is_some(), "{kind:?}");
        }
    }

    #[test]
    fn what_is_no_moment_is_refused() {
        for text in ["2023-02-29", "2024-13-01", "0000-01-01", "2024-1-1", "20240101", "２０２４-01-01"] {
            assert_eq!(stored(ZONED, text, Kind::Date), None, "{text}");
        }
        for text in ["24:00", "9:30", "09:60", "09:30:00.", "09:30:00.1234567", "09:30:00+01:00"] {
            assert_eq!(stored(ZONED, text, TIME), None, "{text}");
        }
        for text in ["2030-01-31T09:30:00", "2030-01-31T09:30:00+02:00", "2030-01-31"] {
            assert_eq!(stored(ZONED, text, Kind::Timestamp(StoredForm::Native)), None, "{text}");
        }
    }
}
