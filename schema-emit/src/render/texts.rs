//! The texts of statements, handed on one after the other.

use schema_as_code_core::dialect::Dialect;

use super::{RenderError, Sql};

/// Takes the statements of steps. What a script mostly consists of, tables and indexes, is written where the statement
/// before was, and not allocated anew.
pub(super) struct Texts<'t> {
    take: &'t mut dyn FnMut(&str),
    spare: &'t mut String,
}

impl<'t> Texts<'t> {
    /// Hands each statement to `take`; they are written to `spare`.
    pub(super) fn new(spare: &'t mut String, take: &'t mut dyn FnMut(&str)) -> Self {
        Self { take, spare }
    }

    /// The statement that `write` writes.
    pub(super) fn write(
        &mut self,
        dialect: Dialect,
        write: impl FnOnce(&mut Sql) -> Result<(), RenderError>,
    ) -> Result<(), RenderError> {
        self.spare.clear();
        let mut sql = Sql::written_to(std::mem::take(self.spare), dialect);
        write(&mut sql)?;
        *self.spare = sql.finish()?;
        (self.take)(self.spare);
        Ok(())
    }

    /// Statements that are written already.
    pub(super) fn extend(&mut self, texts: impl IntoIterator<Item = String>) {
        texts.into_iter().for_each(|text| (self.take)(&text));
    }
}
