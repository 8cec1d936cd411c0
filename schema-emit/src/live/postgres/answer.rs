//! The values of a row, one after the other.

use std::{error::Error, vec::IntoIter};

use serde::de::DeserializeOwned;

use crate::live::{IntrospectError, Row};

/// A row that is being read.
pub(super) struct Answer {
    subject: &'static str,
    values: IntoIter<Option<String>>,
}

/// An answer that nobody asked for.
#[derive(Debug)]
pub(super) struct Malformed {
    pub(super) subject: &'static str,
    pub(super) message: String,
}

impl<E: Error + 'static> From<Malformed> for IntrospectError<E> {
    fn from(Malformed { subject, message }: Malformed) -> Self {
        Self::Answer { subject, message }
    }
}

impl Answer {
    pub(super) fn new(subject: &'static str, row: Row) -> Self {
        Self { subject, values: row.into_iter() }
    }

    /// What is not as it was asked for.
    pub(super) fn fault(&self, message: impl Into<String>) -> Malformed {
        Malformed { subject: self.subject, message: message.into() }
    }

    pub(super) fn optional(&mut self) -> Result<Option<String>, Malformed> {
        self.values.next().ok_or_else(|| self.fault("a column is missing"))
    }

    pub(super) fn text(&mut self) -> Result<String, Malformed> {
        self.optional()?.ok_or_else(|| self.fault("a value is NULL"))
    }

    pub(super) fn flag(&mut self) -> Result<bool, Malformed> {
        match self.text()?.as_str() {
            "true" => Ok(true),
            "false" => Ok(false),
            other => Err(self.fault(format!("`{other}` is not a truth value"))),
        }
    }

    pub(super) fn number(&mut self) -> Result<u32, Malformed> {
        let text = self.text()?;
        text.parse().map_err(|_| self.fault(format!("`{text}` is not a number")))
    }

    /// A value that is written as JSON; NULL is an empty one.
    pub(super) fn json<T: DeserializeOwned + Default>(&mut self) -> Result<T, Malformed> {
        let Some(text) = self.optional()? else { return Ok(T::default()) };
        serde_json::from_str(&text).map_err(|error| self.fault(error.to_string()))
    }
}

#[cfg(test)]
mod tests {
    use super::Answer;

    fn answer(values: &[Option<&str>]) -> Answer {
        Answer::new("a test", values.iter().map(|value| value.map(str::to_owned)).collect())
    }

    #[test]
    fn reads_values_in_their_order() {
        let mut row = answer(&[Some("a"), None, Some("true"), Some("[\"x\\ny\"]"), None, Some("7")]);
        assert_eq!(row.text().expect("a text"), "a");
        assert_eq!(row.optional().expect("a NULL"), None);
        assert!(row.flag().expect("a flag"));
        assert_eq!(row.json::<Vec<String>>().expect("a list"), ["x\ny"]);
        assert_eq!(row.json::<Vec<String>>().expect("no list"), [""; 0]);
        assert_eq!(row.number().expect("a number"), 7);
    }

    #[test]
    fn refuses_what_was_not_asked_for() {
        let message = |fault: super::Malformed| fault.message;
        assert_eq!(answer(&[]).text().map_err(message), Err("a column is missing".to_owned()));
        assert_eq!(answer(&[None]).text().map_err(message), Err("a value is NULL".to_owned()));
        assert_eq!(answer(&[Some("t")]).flag().map_err(message), Err("`t` is not a truth value".to_owned()));
        assert_eq!(answer(&[Some("-1")]).number().map_err(message), Err("`-1` is not a number".to_owned()));
        assert!(answer(&[Some("{")]).json::<Vec<String>>().is_err());
    }
}
