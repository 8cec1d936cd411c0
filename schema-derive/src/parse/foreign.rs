//! Names that other libraries' attributes give to the table and its columns.
//!
//! They are read leniently: what is not understood is theirs to report.

use proc_macro2::{Ident, Span};
use syn::{Attribute, Meta};

use crate::{
    ast::{ForeignName, Name},
    meta,
    naming::Convention,
    tokens::{Cursor, Shape, text_of},
};

/// What the attributes of a struct or enum say about names.
#[derive(Debug, Default)]
pub(crate) struct Names {
    tables: Vec<ForeignName>,
    /// `#[sqlx(rename_all = "…")]`.
    pub(crate) sqlx: Option<(Convention, Span)>,
    /// `#[serde(rename_all = "…")]`, the spelling used for writing.
    pub(crate) serde: Option<(Convention, Span)>,
    /// `#[sqlx(type_name = "…")]`.
    pub(crate) type_name: Option<Name>,
    /// Whether there is any `#[sqlx(...)]`.
    pub(crate) has_sqlx: bool,
}

impl Names {
    pub(crate) fn tables(&self) -> Vec<ForeignName> {
        self.tables.clone()
    }

    /// The names of the column `field`.
    pub(crate) fn columns(&self, field: &str, attributes: &[Attribute]) -> Vec<ForeignName> {
        let mut names = Vec::new();
        let renamed = value_of(attributes, "sqlx", "rename");
        if let Some(name) = renamed {
            names.push(ForeignName { attribute: "sqlx(rename)", name });
        } else if let Some((convention, span)) = self.sqlx {
            let value = convention.apply(field);
            names.push(ForeignName { attribute: "sqlx(rename_all)", name: Name { value, span } });
        }
        for (attribute, owner, key) in [
            ("diesel(column_name)", "diesel", "column_name"),
            ("sea_orm(column_name)", "sea_orm", "column_name"),
        ] {
            names.extend(value_of(attributes, owner, key).map(|name| ForeignName { attribute, name }));
        }
        names
    }

    /// The names of the variant `variant`.
    pub(crate) fn variants(&self, variant: &Ident, attributes: &[Attribute]) -> Vec<ForeignName> {
        let text = text_of(variant);
        let mut names = Vec::new();
        if let Some(name) = value_of(attributes, "sqlx", "rename") {
            names.push(ForeignName { attribute: "sqlx(rename)", name });
        } else if let Some((convention, span)) = self.sqlx {
            let name = Name { value: convention.apply(&text), span };
            names.push(ForeignName { attribute: "sqlx(rename_all)", name });
        } else if self.has_sqlx || has(attributes, "sqlx") {
            let name = Name { value: text.clone(), span: variant.span() };
            names.push(ForeignName { attribute: "sqlx", name });
        }
        if let Some(name) = value_of(attributes, "serde", "rename") {
            names.push(ForeignName { attribute: "serde(rename)", name });
        } else if let Some((convention, span)) = self.serde {
            let name = Name { value: convention.apply_as_serde(&text), span };
            names.push(ForeignName { attribute: "serde(rename_all)", name });
        }
        names
    }
}

/// Reads the attributes of a struct or enum.
pub(crate) fn names_of(attributes: &[Attribute]) -> Names {
    let convention = |owner: &str| {
        let name = value_of(attributes, owner, "rename_all")?;
        Some((Convention::from_name(&name.value)?, name.span))
    };
    let mut tables = Vec::new();
    for (attribute, owner, key) in
        [("diesel(table_name)", "diesel", "table_name"), ("sea_orm(table_name)", "sea_orm", "table_name")]
    {
        tables.extend(value_of(attributes, owner, key).map(|name| ForeignName { attribute, name }));
    }
    Names {
        tables,
        sqlx: convention("sqlx"),
        serde: convention("serde"),
        type_name: value_of(attributes, "sqlx", "type_name"),
        has_sqlx: has(attributes, "sqlx"),
    }
}

fn has(attributes: &[Attribute], owner: &str) -> bool {
    attributes.iter().any(|attribute| attribute.path().is_ident(owner))
}

/// The value of `key` in `#[owner(key = "…")]`, `#[owner(key = path::last)]`, or, as serde has it,
/// `#[owner(key(serialize = "…"))]`.
fn value_of(attributes: &[Attribute], owner: &str, key: &str) -> Option<Name> {
    attributes
        .iter()
        .filter(|attribute| attribute.path().is_ident(owner))
        .find_map(|attribute| value_in(attribute, key))
}

fn value_in(attribute: &Attribute, key: &str) -> Option<Name> {
    let Meta::List(list) = &attribute.meta else { return None };
    let cursor = Cursor::new(list.tokens.clone(), Span::call_site());
    cursor.items().iter().find_map(|item| match item.shape() {
        Shape::Value(name, value) if text_of(&name) == key => text_or_path(&value),
        Shape::List(name, group) if text_of(&name) == key => {
            Cursor::from_group(&group).items().iter().find_map(|inner| match inner.shape() {
                Shape::Value(name, value) if name == "serialize" => text_or_path(&value),
                _ => None,
            })
        }
        _ => None,
    })
}

/// A string, or the last segment of a path (`schema::users` in Diesel).
fn text_or_path(value: &Cursor) -> Option<Name> {
    if let Ok(name) = meta::only_string(value, "name") {
        return Some(name);
    }
    let mut rest = value.clone();
    let (_, text, extent) = meta::path(&mut rest).filter(|_| rest.is_empty())?;
    let last = text.rsplit("::").next()?;
    Some(Name { value: last.to_owned(), span: extent.last })
}
