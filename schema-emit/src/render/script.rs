//! A plan as one script.

use std::fmt::Write;

use schema_as_code_core::dialect::Dialect;

use super::{
    RenderError, Statement, comment, render_into,
    spelling::{self, Effect},
};
use crate::plan::{Change, Object, Plan};

/// What a script says of itself.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Header {
    /// What it is: `Shop for PostgreSQL 15`.
    pub title: String,
    /// More about it, one line each: where it comes from, what a test target leaves out.
    pub lines: Vec<String>,
}

/// A plan as statements, each to be sent alone, or as one text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Script {
    /// Whose statements they are.
    pub dialect: Dialect,
    /// What the script says of itself.
    pub header: Header,
    /// What prepares the session, and begins the transaction where there is one.
    pub prologue: Vec<String>,
    /// The plan.
    pub statements: Vec<Statement>,
    /// What ends the transaction, and sets the session back.
    pub epilogue: Vec<String>,
}

/// The script that takes the steps of `plan`.
///
/// # Errors
/// As [`render`](super::render), for the first step that has no SQL.
pub fn script(plan: &Plan<'_>, header: &Header) -> Result<Script, RenderError> {
    let mut statements = Vec::with_capacity(plan.steps.len());
    let mut effect = Effect::Keeps;
    for step in &plan.steps {
        if matches!(&step.change, Change::Drop(Object::Table(_))) {
            effect = Effect::Drops;
        }
        render_into(&mut statements, step, plan.dialect)?;
    }
    let spelling = spelling::of(plan.dialect);
    Ok(Script {
        dialect: plan.dialect,
        header: header.clone(),
        prologue: spelling.prologue(effect),
        statements,
        epilogue: spelling.epilogue(effect),
    })
}

impl Script {
    /// Every statement in order, those around the plan included: what a driver sends one by one.
    pub fn texts(&self) -> impl Iterator<Item = &str> {
        let prologue = self.prologue.iter().map(String::as_str);
        let plan = self.statements.iter().map(|statement| statement.sql.as_str());
        prologue.chain(plan).chain(self.epilogue.iter().map(String::as_str))
    }

    /// The script as one text, for the database's own command line.
    #[must_use]
    pub fn to_sql(&self) -> String {
        let Self { dialect, header, prologue, statements, epilogue } = self;
        let length: usize = statements.iter().map(|statement| statement.sql.len() + 4).sum();
        let mut out = String::with_capacity(length + 1_024);
        for line in std::iter::once(&header.title).chain(&header.lines).filter(|line| !line.is_empty()) {
            push_comment(&mut out, line);
        }
        if !out.is_empty() {
            out.push('\n');
        }
        for sql in prologue {
            push_terminated(&mut out, sql);
        }
        // Statements of one line stand together.
        let mut is_block = true;
        for Statement { sql, transaction: _, notes } in statements {
            let was_block = std::mem::replace(&mut is_block, !notes.is_empty() || sql.contains('\n'));
            if (was_block || is_block) && !out.ends_with("\n\n") {
                out.push('\n');
            }
            for note in notes {
                push_comment(&mut out, note);
            }
            match delimiter(sql, *dialect) {
                None => push_terminated(&mut out, sql),
                Some(delimiter) => {
                    write!(out, "DELIMITER {delimiter}\n{sql}{delimiter}\nDELIMITER ;\n")
                        .expect("a string takes any text");
                }
            }
        }
        if !epilogue.is_empty() {
            out.push('\n');
        }
        for sql in epilogue {
            push_terminated(&mut out, sql);
        }
        out
    }
}

fn push_comment(out: &mut String, text: &str) {
    out.push_str("-- ");
    comment::push_line(out, text);
    out.push('\n');
}

fn push_terminated(out: &mut String, sql: &str) {
    out.push_str(sql);
    out.push_str(";\n");
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
