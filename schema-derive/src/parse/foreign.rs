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

/// A library whose attributes name things of the database; a label is the attribute as messages show it.
struct Library {
    owner: &'static str,
    /// Of a table.
    table: Option<Key>,
    /// Of an enum's type.
    type_name: Option<Key>,
    /// Of a column.
    column: Option<Key>,
    /// Of an enum's value.
    variant: Option<Key>,
    /// The label of `rename_all`.
    rename_all: Option<&'static str>,
    /// Whether a field without a name is the column of its own name.
    names_columns: bool,
    /// Whether a variant without a name is the value of its own name.
    names_variants: bool,
    /// Words on a field that is no column to the library.
    skips: &'static [&'static str],
}

/// The word in the attribute, and the label.
type Key = (&'static str, &'static str);

/// In the order in which they decide what an enum's values are called.
const LIBRARIES: [Library; 5] = [
    Library {
        owner: "sqlx",
        table: None,
        type_name: Some(("type_name", "sqlx(type_name)")),
        column: Some(("rename", "sqlx(rename)")),
        variant: Some(("rename", "sqlx(rename)")),
        rename_all: Some("sqlx(rename_all)"),
        names_columns: true,
        names_variants: true,
        skips: &["skip", "flatten"],
    },
    Library {
        owner: "diesel",
        table: Some(("table_name", "diesel(table_name)")),
        type_name: None,
        column: Some(("column_name", "diesel(column_name)")),
        variant: None,
        rename_all: None,
        // `table!` says what the field's column is called.
        names_columns: false,
        names_variants: false,
        skips: &[],
    },
    Library {
        owner: "sea_orm",
        table: Some(("table_name", "sea_orm(table_name)")),
        type_name: Some(("enum_name", "sea_orm(enum_name)")),
        column: Some(("column_name", "sea_orm(column_name)")),
        variant: Some(("string_value", "sea_orm(string_value)")),
        rename_all: Some("sea_orm(rename_all)"),
        names_columns: true,
        names_variants: false,
        skips: &["ignore"],
    },
    Library {
        owner: "postgres",
        table: None,
        type_name: Some(("name", "postgres(name)")),
        column: None,
        variant: Some(("name", "postgres(name)")),
        rename_all: Some("postgres(rename_all)"),
        names_columns: false,
        names_variants: true,
        skips: &[],
    },
    Library {
        owner: "serde",
        table: None,
        type_name: None,
        column: None,
        variant: Some(("rename", "serde(rename)")),
        rename_all: Some("serde(rename_all)"),
        names_columns: false,
        names_variants: false,
        skips: &[],
    },
];

/// What the attributes of a struct or enum say about names.
#[derive(Debug, Default)]
pub(crate) struct Names {
    /// Of the table.
    pub(crate) tables: Vec<ForeignName>,
    /// Of the enum's type.
    pub(crate) types: Vec<ForeignName>,
    /// `#[sea_orm(rs_type = "…")]`.
    pub(crate) represented: Option<Name>,
    /// For each library: `rename_all`, the spelling used for writing.
    conventions: [Option<(Convention, Span)>; LIBRARIES.len()],
    /// For each library: whether there is any attribute of it.
    is_there: [bool; LIBRARIES.len()],
}

/// The attributes of each library.
type Foreign<'a> = [Vec<&'a Attribute>; LIBRARIES.len()];

impl Names {
    /// The names of the column `field`.
    pub(crate) fn columns(&self, field: &Ident, attributes: &[Attribute]) -> Vec<ForeignName> {
        self.each(|library| Some((library.column?, library.names_columns)), field, attributes)
    }

    /// The names of the variant `variant`.
    pub(crate) fn variants(&self, variant: &Ident, attributes: &[Attribute]) -> Vec<ForeignName> {
        self.each(|library| Some((library.variant?, library.names_variants)), variant, attributes)
    }

    /// What each library calls `ident`: `part` gives its word for the name, and whether it uses the name in
    /// Rust where there is none.
    fn each(
        &self,
        part: impl Fn(&Library) -> Option<(Key, bool)>,
        ident: &Ident,
        attributes: &[Attribute],
    ) -> Vec<ForeignName> {
        let foreign = foreign(attributes);
        let name = |(position, library): (usize, &Library)| {
            let ((key, label), takes_ident) = part(library)?;
            let attributes = &foreign[position];
            if let Some(name) = value_of(attributes, key) {
                return Some(ForeignName { attribute: label, name });
            }
            if library.skips.iter().any(|word| has_word(attributes, word)) {
                return None;
            }
            if let (Some((convention, span)), Some(label)) = (self.conventions[position], library.rename_all)
            {
                let value = match library.owner {
                    "serde" => convention.apply_as_serde(&text_of(ident)),
                    _ => convention.apply(&text_of(ident)),
                };
                return Some(ForeignName { attribute: label, name: Name { value, span } });
            }
            let is_used = takes_ident && (self.is_there[position] || !attributes.is_empty());
            let name = || Name { value: text_of(ident), span: ident.span() };
            is_used.then(|| ForeignName { attribute: library.owner, name: name() })
        };
        LIBRARIES.iter().enumerate().filter_map(name).collect()
    }
}

/// Reads the attributes of a struct or enum.
pub(crate) fn names_of(attributes: &[Attribute]) -> Names {
    let mut names = Names::default();
    for ((position, library), attributes) in LIBRARIES.iter().enumerate().zip(foreign(attributes)) {
        let named = |key: Option<Key>| {
            let (key, attribute) = key?;
            value_of(&attributes, key).map(|name| ForeignName { attribute, name })
        };
        names.tables.extend(named(library.table));
        names.types.extend(named(library.type_name));
        names.conventions[position] = value_of(&attributes, "rename_all")
            .and_then(|name| Some((Convention::from_name(&name.value)?, name.span)));
        names.is_there[position] = !attributes.is_empty();
        if library.owner == "sea_orm" {
            names.represented = value_of(&attributes, "rs_type");
        }
    }
    names
}

fn foreign(attributes: &[Attribute]) -> Foreign<'_> {
    let mut foreign = Foreign::default();
    for attribute in attributes {
        let name = attribute.path().get_ident().map(text_of).unwrap_or_default();
        if let Some(position) = LIBRARIES.iter().position(|library| library.owner == name) {
            foreign[position].push(attribute);
        }
    }
    foreign
}

/// Whether `#[owner(word)]` is there.
fn has_word(attributes: &[&Attribute], word: &str) -> bool {
    attributes.iter().any(|attribute| {
        let Meta::List(list) = &attribute.meta else { return false };
        let cursor = Cursor::new(list.tokens.clone(), Span::call_site());
        cursor.items().iter().any(|item| matches!(item.shape(), Shape::Word(name) if name == word))
    })
}

/// The value of `key` in `#[owner(key = "…")]`, `#[owner(key = path::last)]`, or, as serde has it,
/// `#[owner(key(serialize = "…"))]`.
fn value_of(attributes: &[&Attribute], key: &str) -> Option<Name> {
    attributes.iter().find_map(|attribute| value_in(attribute, key))
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
