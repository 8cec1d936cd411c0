//! A plan as one script.

use std::{cell::Cell, ops::Range};

use schema_as_code_core::dialect::Dialect;

use super::{
    RenderError, Statement, Texts, comment,
    spelling::{self, Effect},
    write,
};
use crate::plan::{Change, Object, Plan, Step};

/// What a script says of itself.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Header {
    /// What it is: `Shop for PostgreSQL 15`.
    pub title: String,
    /// More about it, one line each: where it comes from, what a test target leaves out.
    pub lines: Vec<String>,
}

/// A plan as one text, for the database's own command line, and as statements, each to be sent alone: they are kept
/// once, as parts of the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Script {
    text: String,
    /// Where the statements are in the text, those around the plan included.
    statements: Vec<Range<usize>>,
    /// How many of them prepare the session, and begin the transaction where there is one.
    prologue: usize,
    /// How many of them end the transaction, and set the session back.
    epilogue: usize,
}

/// The script that takes the steps of `plan`.
///
/// # Errors
/// As [`render`](super::render), for the first step that has no SQL.
pub fn script(plan: &Plan<'_>, header: &Header) -> Result<Script, RenderError> {
    let drops = |step: &Step<'_>| matches!(&step.change, Change::Drop(Object::Table(_)));
    let effect = if plan.steps.iter().any(drops) { Effect::Drops } else { Effect::Keeps };
    let spelling = spelling::of(plan.dialect);
    let mut writer = Writer::new(plan.dialect, header);
    let prologue = spelling.prologue(effect);
    prologue.iter().for_each(|sql| writer.push_terminated(sql));
    // Of the step that is written: its first statement takes them.
    let notes = Cell::new(&[][..]);
    let mut take = |sql: &str| writer.push(sql, notes.take());
    let mut texts = Texts::new(&mut take);
    for step in &plan.steps {
        notes.set(step.notes.as_slice());
        write(step, plan.dialect, &mut texts)?;
    }
    let epilogue = spelling.epilogue(effect);
    if !epilogue.is_empty() {
        writer.text.push('\n');
    }
    epilogue.iter().for_each(|sql| writer.push_terminated(sql));
    Ok(Script { prologue: prologue.len(), epilogue: epilogue.len(), ..writer.finish() })
}

impl Script {
    /// The script of `statements` alone: nothing prepares the session.
    #[must_use]
    pub fn of(dialect: Dialect, header: &Header, statements: impl IntoIterator<Item = Statement>) -> Self {
        let mut writer = Writer::new(dialect, header);
        for Statement { sql, notes, transaction: _ } in statements {
            writer.push(&sql, &notes);
        }
        writer.finish()
    }

    /// Every statement in order, those around the plan included: what a driver sends one by one.
    pub fn texts(&self) -> impl ExactSizeIterator<Item = &str> {
        self.parts(0, self.statements.len())
    }

    /// What prepares the session, and begins the transaction where there is one.
    pub fn prologue(&self) -> impl ExactSizeIterator<Item = &str> {
        self.parts(0, self.prologue)
    }

    /// The plan.
    pub fn statements(&self) -> impl ExactSizeIterator<Item = &str> {
        self.parts(self.prologue, self.statements.len() - self.epilogue)
    }

    /// What ends the transaction, and sets the session back.
    pub fn epilogue(&self) -> impl ExactSizeIterator<Item = &str> {
        self.parts(self.statements.len() - self.epilogue, self.statements.len())
    }

    fn parts(&self, start: usize, end: usize) -> impl ExactSizeIterator<Item = &str> {
        self.statements[start..end].iter().map(|place| &self.text[place.clone()])
    }

    /// The script as one text, for the database's own command line.
    #[must_use]
    pub fn to_sql(&self) -> String {
        self.text.clone()
    }

    /// [`to_sql`](Self::to_sql), when the statements are not needed any more.
    #[must_use]
    pub fn into_sql(self) -> String {
        self.text
    }
}

/// A script in the making.
struct Writer {
    dialect: Dialect,
    text: String,
    statements: Vec<Range<usize>>,
    /// Whether the last statement stands alone: those of one line stand together.
    is_block: bool,
}

impl Writer {
    fn new(dialect: Dialect, header: &Header) -> Self {
        let mut text = String::new();
        for line in std::iter::once(&header.title).chain(&header.lines).filter(|line| !line.is_empty()) {
            push_comment(&mut text, line);
        }
        if !text.is_empty() {
            text.push('\n');
        }
        Self { dialect, text, statements: Vec::new(), is_block: true }
    }

    /// A statement of the plan, below words for its reader.
    fn push(&mut self, sql: &str, notes: &[String]) {
        let was_block = std::mem::replace(&mut self.is_block, !notes.is_empty() || sql.contains('\n'));
        if (was_block || self.is_block) && !self.text.ends_with("\n\n") {
            self.text.push('\n');
        }
        for note in notes {
            push_comment(&mut self.text, note);
        }
        match delimiter(sql, self.dialect) {
            None => self.push_terminated(sql),
            Some(delimiter) => {
                self.push_text(&["DELIMITER ", &delimiter, "\n"]);
                self.push_statement(sql);
                self.push_text(&[&delimiter, "\nDELIMITER ;\n"]);
            }
        }
    }

    fn push_terminated(&mut self, sql: &str) {
        self.push_statement(sql);
        self.push_text(&[";\n"]);
    }

    fn push_statement(&mut self, sql: &str) {
        let start = self.text.len();
        self.text.push_str(sql);
        self.statements.push(start..self.text.len());
    }

    fn push_text(&mut self, parts: &[&str]) {
        parts.iter().for_each(|part| self.text.push_str(part));
    }

    fn finish(self) -> Script {
        let Self { dialect: _, text, statements, is_block: _ } = self;
        Script { text, statements, prologue: 0, epilogue: 0 }
    }
}

fn push_comment(out: &mut String, text: &str) {
    out.push_str("-- ");
    comment::push_line(out, text);
    out.push('\n');
}

/// What ends `sql` for a command line that would end it at its first `;`.
fn delimiter(sql: &str, dialect: Dialect) -> Option<String> {
    let has_blocks = spelling::facts(dialect).keys == spelling::Keys::Indexes;
    let is_block = has_blocks && sql.starts_with("CREATE TRIGGER") && sql.contains(';');
    if !is_block {
        return None;
    }
    let mut delimiter = "//".to_owned();
    while sql.contains(&delimiter) {
        delimiter.push('/');
    }
    Some(delimiter)
}
