//! Text of one statement in the making: the one place where names and texts are quoted.

use schema_as_code_core::dialect::Dialect;

use super::{
    RenderError,
    spelling::{self, Facts, Quote, Spelling},
};
use crate::{
    catalog::{Name, Text},
    scan::lacks,
};

/// A statement in the making. The first fault is kept, and reported by [`Sql::finish`]: a name is never
/// written in any other way.
pub(crate) struct Sql {
    text: String,
    pub(super) dialect: Dialect,
    pub(super) spelling: &'static dyn Spelling,
    pub(super) facts: &'static Facts,
    /// Before columns of an expression: empty, or the row of a trigger.
    pub(super) row: &'static str,
    /// What the current time means.
    pub(super) clock: Clock,
    fault: Option<RenderError>,
}

/// What the current time means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Clock {
    /// The start of the transaction, where the dialect has that: all rows of one transaction agree.
    Transaction,
    /// The moment: two changes of one row in one transaction differ.
    Moment,
}

impl Sql {
    pub(crate) fn new(dialect: Dialect) -> Self {
        Self::written_to(String::with_capacity(128), dialect)
    }

    /// A statement that is put behind `text`.
    pub(super) fn written_to(text: String, dialect: Dialect) -> Self {
        let spelling = spelling::of(dialect);
        Self {
            text,
            dialect,
            spelling,
            facts: spelling.facts(),
            row: "",
            clock: Clock::Transaction,
            fault: None,
        }
    }

    /// Keywords and punctuation of ours.
    pub(crate) fn push(&mut self, text: &str) -> &mut Self {
        self.text.push_str(text);
        self
    }

    /// A name, quoted.
    pub(crate) fn ident(&mut self, name: &str) -> &mut Self {
        match self.facts.quote {
            Quote::Double => self.quoted::<'"'>(name),
            Quote::Back => self.quoted::<'`'>(name),
        }
        self
    }

    fn quoted<const QUOTE: char>(&mut self, name: &str) {
        self.text.reserve(name.len() + 2);
        self.text.push(QUOTE);
        // Almost every name can be written as it is.
        if !name.is_empty() && lacks(name, [0, QUOTE as u8]) {
            self.text.push_str(name);
        } else {
            if let Err(fault) = check_name(name) {
                self.fail(fault);
            }
            push_doubled::<QUOTE>(&mut self.text, name);
        }
        self.text.push(QUOTE);
    }

    /// Names, quoted, with commas between them.
    pub(super) fn idents<'a>(&mut self, names: impl IntoIterator<Item = &'a Text>) -> &mut Self {
        self.list(names, |sql, name| {
            sql.ident(name);
        })
    }

    /// Items with commas between them.
    pub(crate) fn list<T>(
        &mut self,
        items: impl IntoIterator<Item = T>,
        item: impl FnMut(&mut Self, T),
    ) -> &mut Self {
        self.joined(", ", items, item)
    }

    /// Items with `separator` between them.
    pub(crate) fn joined<T>(
        &mut self,
        separator: &str,
        items: impl IntoIterator<Item = T>,
        mut item: impl FnMut(&mut Self, T),
    ) -> &mut Self {
        for (place, value) in items.into_iter().enumerate() {
            if place > 0 {
                self.text.push_str(separator);
            }
            item(self, value);
        }
        self
    }

    /// The name of a table, type or routine, quoted.
    pub(crate) fn name(&mut self, name: &Name) -> &mut Self {
        if let Some(namespace) = &name.namespace {
            if let Err(fault) = self.spelling.supports_namespaces(namespace) {
                self.fail(fault);
            }
            self.ident(namespace).push(".");
        }
        self.ident(&name.name)
    }

    /// A text literal that is right whatever the session's settings are.
    pub(super) fn literal(&mut self, text: &str) -> &mut Self {
        if !lacks(text, [0]) {
            self.fail(RenderError::Text { what: "the text", text: text.to_owned(), reason: NUL });
        }
        self.spelling.literal(&mut self.text, text);
        self
    }

    /// Records why the statement cannot be written, unless a reason is known already.
    pub(crate) fn fail(&mut self, fault: RenderError) {
        self.fault.get_or_insert(fault);
    }

    /// Runs `write`, and records why it failed.
    pub(super) fn attempt(&mut self, write: impl FnOnce(&mut Self) -> Result<(), RenderError>) -> &mut Self {
        if let Err(fault) = write(self) {
            self.fail(fault);
        }
        self
    }

    /// The text so far.
    pub(super) fn text(&mut self) -> &mut String {
        &mut self.text
    }

    /// The statement.
    pub(crate) fn finish(self) -> Result<String, RenderError> {
        match self.fault {
            Some(fault) => Err(fault),
            None => Ok(self.text),
        }
    }
}

const NUL: &str = "it contains NUL";

/// Refuses what no dialect takes as a name.
pub(super) fn check_name(name: &str) -> Result<(), RenderError> {
    let reason = if name.is_empty() {
        "it is empty"
    } else if name.contains('\0') {
        NUL
    } else {
        return Ok(());
    };
    Err(RenderError::Text { what: "the name", text: name.to_owned(), reason })
}

/// `text` with each `QUOTE`, which is ASCII, written twice.
pub(super) fn push_doubled<const QUOTE: char>(out: &mut String, text: &str) {
    if lacks(text, [QUOTE as u8]) {
        out.push_str(text);
        return;
    }
    let mut rest = text;
    while let Some(place) = rest.find(QUOTE) {
        let (head, tail) = rest.split_at(place + 1);
        out.push_str(head);
        out.push(QUOTE);
        rest = tail;
    }
    out.push_str(rest);
}
