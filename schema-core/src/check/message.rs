//! Messages built in const evaluation.
//!
//! A const panic prints one `&str`; names, types and chains of facts are written into a fixed
//! buffer. A text that does not fit ends in an ellipsis instead of failing.

/// A text of at most [`Message::CAPACITY`] bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Message {
    bytes: [u8; Message::CAPACITY + ELLIPSIS.len()],
    length: usize,
    is_cut: bool,
}

const ELLIPSIS: &str = "…";

impl Message {
    /// Bytes that fit.
    pub const CAPACITY: usize = 4096;

    /// An empty text.
    #[must_use]
    pub const fn new() -> Self {
        Self { bytes: [0; Self::CAPACITY + ELLIPSIS.len()], length: 0, is_cut: false }
    }

    /// The start of every message: the rule's id in brackets.
    #[must_use]
    pub const fn of_rule(rule: &str) -> Self {
        Self::new().text("[").text(rule).text("] ")
    }

    /// Appends `text`. What does not fit is left out, and an ellipsis says so.
    #[must_use]
    pub const fn text(mut self, text: &str) -> Self {
        let bytes = text.as_bytes();
        let mut taken = 0;
        while taken < bytes.len() && !self.is_cut {
            let width = width_of(bytes[taken]);
            if self.length + width > Self::CAPACITY {
                self.is_cut = true;
                return self.append(ELLIPSIS.as_bytes());
            }
            self = self.append(bytes.split_at(taken).1.split_at(width).0);
            taken += width;
        }
        self
    }

    const fn append(mut self, bytes: &[u8]) -> Self {
        let mut i = 0;
        while i < bytes.len() {
            self.bytes[self.length] = bytes[i];
            self.length += 1;
            i += 1;
        }
        self
    }

    /// Appends `name` in backticks.
    #[must_use]
    pub const fn name(self, name: &str) -> Self {
        self.text("`").text(name).text("`")
    }

    /// Appends `first.second` in backticks: a field of an entity.
    #[must_use]
    pub const fn field(self, entity: &str, field: &str) -> Self {
        self.text("`").text(entity).text(".").text(field).text("`")
    }

    /// Appends `number` in decimal.
    #[must_use]
    pub const fn number(self, number: i128) -> Self {
        let mut digits = [0_u8; 40];
        let mut start = digits.len();
        let mut rest = number.unsigned_abs();
        loop {
            start -= 1;
            digits[start] = b'0' + (rest % 10) as u8;
            rest /= 10;
            if rest == 0 {
                break;
            }
        }
        if number < 0 {
            start -= 1;
            digits[start] = b'-';
        }
        match core::str::from_utf8(digits.split_at(start).1) {
            Ok(text) => self.text(text),
            Err(_) => self,
        }
    }

    /// Appends the next step, on a line of its own.
    #[must_use]
    pub const fn help(self, step: &str) -> Self {
        self.text("\nhelp: ").text(step)
    }

    /// The text so far.
    #[must_use]
    pub const fn as_str(&self) -> &str {
        match core::str::from_utf8(self.bytes.split_at(self.length).0) {
            Ok(text) => text,
            Err(_) => "",
        }
    }
}

impl Default for Message {
    fn default() -> Self {
        Self::new()
    }
}

/// Stops const evaluation with the message, if there is one: the compile error.
#[track_caller]
pub(super) const fn refuse(message: &Option<Message>) {
    if let Some(message) = message {
        panic!("{}", message.as_str());
    }
}

/// The bytes of the UTF-8 character that starts with `first`.
const fn width_of(first: u8) -> usize {
    match first {
        0..=0x7f => 1,
        0x80..=0xdf => 2,
        0xe0..=0xef => 3,
        _ => 4,
    }
}

#[cfg(test)]
mod tests {
    use super::Message;

    #[test]
    fn holds_text_names_and_numbers() {
        let message = Message::of_rule("key_type").field("Order", "id").text(" has ").number(-12).help("cut");
        assert_eq!(message.as_str(), "[key_type] `Order.id` has -12\nhelp: cut");
        assert_eq!(Message::new().number(i128::MIN).as_str(), i128::MIN.to_string());
    }

    #[test]
    fn a_text_that_does_not_fit_ends_in_an_ellipsis() {
        for width in 1..=4 {
            let letter = ["a", "é", "語", "🦀"][width - 1];
            for lead in 0..4 {
                let text = "x".repeat(lead) + &letter.repeat(Message::CAPACITY);
                let message = Message::new().text(&text).text("more");
                assert!(message.as_str().ends_with('…'), "{letter} after {lead}");
                assert!(message.as_str().starts_with(&"x".repeat(lead)));
                assert!(message.as_str().len() > Message::CAPACITY - 8);
            }
        }
    }

    #[test]
    fn a_text_that_just_fits_is_whole() {
        let text = "x".repeat(Message::CAPACITY);
        assert_eq!(Message::new().text(&text).as_str(), text);
    }
}
