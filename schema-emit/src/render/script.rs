//! A plan as one script.

use std::ops::Range;

use schema_as_code_core::dialect::Dialect;

use super::{
    RenderError, Statement, Texts, comment,
    spelling::{self, Effect},
    write,
};
use crate::{
    catalog::Text,
    plan::{Change, Object, Plan, Step},
};

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
    let (spelling, effect) = (spelling::of(plan.dialect), effect(plan));
    let (prologue, epilogue) = (spelling.prologue(effect), spelling.epilogue(effect));
    let mut writer = Writer::new(plan.dialect, header);
    writer.begin(&prologue);
    for step in &plan.steps {
        writer.step(step)?;
    }
    writer.end(&epilogue);
    Ok(Script { prologue: prologue.len(), epilogue: epilogue.len(), ..writer.finish() })
}

/// The text of [`script`], in pieces that are worth a write each: a script of any length takes the memory of one.
///
/// ```
/// use schema_as_code_core::dialect::{Dialect, Version};
/// use schema_as_code_emit::{
///     catalog::{Catalog, Column, ColumnType, Name, Table},
///     intent::Intent,
///     plan::plan,
///     render::{Header, pieces},
/// };
///
/// let empty = Catalog::empty(Dialect::Sqlite, Version::new(3, 40));
/// let mut shop = empty.clone();
/// let mut customer = Table::new(Name::new("customer"));
/// customer.columns.push(Column::new("id", ColumnType::built_in("INTEGER")));
/// shop.tables.push(customer);
///
/// let plan = plan(&empty, &shop, &Intent::default())?;
/// let mut file = Vec::new();
/// for piece in pieces(&plan, &Header::default()) {
///     std::io::Write::write_all(&mut file, piece?.as_bytes())?;
/// }
/// # assert!(String::from_utf8(file)?.contains("CREATE TABLE"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
/// As [`script`], after the pieces that are right; nothing follows.
pub fn pieces(plan: &Plan<'_>, header: &Header) -> impl Iterator<Item = Result<String, RenderError>> {
    /// Bytes that are worth a call of the system.
    const PIECE: usize = 32 << 10;
    let (spelling, effect) = (spelling::of(plan.dialect), effect(plan));
    let mut writer = Writer::new(plan.dialect, header);
    writer.begin(&spelling.prologue(effect));
    let mut steps = Some(plan.steps.iter());
    std::iter::from_fn(move || {
        for step in steps.as_mut()? {
            if let Err(fault) = writer.step(step) {
                steps = None;
                return Some(Err(fault));
            }
            if writer.text.len() >= PIECE {
                return Some(Ok(writer.take_text()));
            }
        }
        steps = None;
        writer.end(&spelling.epilogue(effect));
        Some(Ok(std::mem::take(&mut writer.text)))
    })
}

fn effect(plan: &Plan<'_>) -> Effect {
    let drops = |step: &Step<'_>| matches!(&step.change, Change::Drop(Object::Table(_)));
    if plan.steps.iter().any(drops) { Effect::Drops } else { Effect::Keeps }
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
    /// Whether the text ends with an empty line.
    is_spaced: bool,
    /// Where statements are written before they are a part of the text.
    spare: String,
}

impl Writer {
    fn new(dialect: Dialect, header: &Header) -> Self {
        let mut text = String::new();
        for line in std::iter::once(&header.title).chain(&header.lines).filter(|line| !line.is_empty()) {
            push_comment(&mut text, line);
        }
        let is_spaced = !text.is_empty();
        if is_spaced {
            text.push('\n');
        }
        Self { dialect, text, statements: Vec::new(), is_block: true, is_spaced, spare: String::new() }
    }

    /// What prepares the session.
    fn begin(&mut self, prologue: &[String]) {
        prologue.iter().for_each(|sql| self.push_terminated(sql));
    }

    /// The statements of a step; its first one takes the notes.
    fn step(&mut self, step: &Step<'_>) -> Result<(), RenderError> {
        let (dialect, mut spare) = (self.dialect, std::mem::take(&mut self.spare));
        let mut notes = &*step.notes;
        let mut take = |sql: &str| self.push(sql, std::mem::take(&mut notes));
        write(step, dialect, &mut Texts::new(&mut spare, &mut take))?;
        self.spare = spare;
        Ok(())
    }

    /// What sets the session back.
    fn end(&mut self, epilogue: &[String]) {
        if !epilogue.is_empty() {
            self.text.push('\n');
        }
        epilogue.iter().for_each(|sql| self.push_terminated(sql));
    }

    /// A statement of the plan, below words for its reader.
    fn push(&mut self, sql: &str, notes: &[Text]) {
        let was_block = std::mem::replace(&mut self.is_block, !notes.is_empty() || sql.contains('\n'));
        if (was_block || self.is_block) && !self.is_spaced {
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
        self.is_spaced = false;
    }

    fn push_text(&mut self, parts: &[&str]) {
        parts.iter().for_each(|part| self.text.push_str(part));
    }

    /// The text so far; what follows begins anew.
    fn take_text(&mut self) -> String {
        self.statements.clear();
        let room = String::with_capacity(self.text.capacity());
        std::mem::replace(&mut self.text, room)
    }

    fn finish(self) -> Script {
        Script { text: self.text, statements: self.statements, prologue: 0, epilogue: 0 }
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
