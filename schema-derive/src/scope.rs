//! Which columns an attribute may name.

use proc_macro2::Ident;
use schema_as_code_core::def::ColumnIndex;

use crate::{
    ast::ColumnRef,
    diagnostic::{Diagnostic, Faults},
    meta::nearest,
    tokens::{Cursor, Shape, text_of},
};

/// The fields of one struct.
#[derive(Debug)]
pub(crate) struct Scope {
    entity: String,
    /// Fields that are columns, in order, without `r#`.
    columns: Vec<String>,
    /// Fields marked `skip`.
    skipped: Vec<String>,
}

impl Scope {
    pub(crate) fn new(entity: String, columns: Vec<String>, skipped: Vec<String>) -> Self {
        Self { entity, columns, skipped }
    }

    /// Whether a field is called `name`.
    pub(crate) fn holds(&self, name: &str) -> bool {
        self.columns.iter().chain(&self.skipped).any(|field| field == name)
    }

    /// The column called `ident`; `None`: reported.
    pub(crate) fn column(&self, ident: &Ident, faults: &mut Faults) -> Option<ColumnRef> {
        let field = text_of(ident);
        if let Some(index) = self.columns.iter().position(|column| *column == field) {
            let index = ColumnIndex::try_from(index).ok()?;
            return Some(ColumnRef { index, field, span: ident.span() });
        }
        faults.push(self.unknown(ident, &field));
        None
    }

    /// The column that `name` was probably meant to be.
    pub(crate) fn nearest(&self, name: &str) -> Option<&str> {
        nearest(name, self.columns.iter().map(String::as_str))
    }

    fn unknown(&self, ident: &Ident, field: &str) -> Diagnostic {
        let entity = &self.entity;
        if self.skipped.iter().any(|skipped| skipped == field) {
            return Diagnostic::syntax(
                "unknown_column",
                ident,
                format!("`{field}` in `{entity}` is marked `skip` and is no column"),
            )
            .help("remove `#[column(skip)]` from the field, or name another column");
        }
        let message = format!("`{entity}` has no column `{field}`");
        let fault = Diagnostic::syntax("unknown_column", ident, message);
        match self.nearest(field) {
            Some(near) => fault.help(format!("did you mean `{near}`?")),
            None if self.columns.is_empty() => fault,
            None => fault.note(format!("columns: {}", self.columns.join(", "))),
        }
    }

    /// The columns of a list such as `(a, b)`; what is no column is reported.
    pub(crate) fn columns(&self, list: &Cursor, owner: &str, faults: &mut Faults) -> Vec<ColumnRef> {
        let mut columns: Vec<ColumnRef> = Vec::new();
        for item in list.items() {
            let Shape::Word(ident) = item.shape() else {
                let message = format!("`{owner}` takes columns");
                faults.push(Diagnostic::syntax("malformed_attribute", item.extent(), message));
                continue;
            };
            let Some(column) = self.column(&ident, faults) else { continue };
            if columns.contains(&column) {
                let message = format!("`{}` is named twice", column.field);
                faults.push(Diagnostic::syntax("malformed_attribute", &ident, message).help("name it once"));
                continue;
            }
            columns.push(column);
        }
        columns
    }
}
