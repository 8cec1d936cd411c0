//! `naming(tables(singular), prefix = "crm_", objects(kind_first))`.

use proc_macro2::Ident;
use schema_as_code_core::def::{NamingDef, ObjectNaming, TableNaming};

use crate::{
    ast::Name,
    check::is_too_long,
    diagnostic::{Diagnostic, Faults},
    meta::{self, Seen},
    tokens::{Cursor, Shape, text_of},
};

pub(super) const EXAMPLE: &str = "naming(tables(singular), prefix = \"crm_\", objects(kind_first))";
const TABLES: [(&str, TableNaming); 2] =
    [("plural", TableNaming::Plural), ("singular", TableNaming::Singular)];
const OBJECTS: [(&str, ObjectNaming); 2] =
    [("kind_last", ObjectNaming::KindLast), ("kind_first", ObjectNaming::KindFirst)];

/// What a schema says about names.
#[derive(Default)]
pub(super) struct Naming {
    pub(super) tables: Option<TableNaming>,
    pub(super) prefix: Option<Name>,
    pub(super) objects: Option<ObjectNaming>,
}

impl Naming {
    pub(super) fn tables(&self) -> TableNaming {
        self.tables.unwrap_or(NamingDef::DEFAULT.tables)
    }

    pub(super) fn objects(&self) -> ObjectNaming {
        self.objects.unwrap_or(NamingDef::DEFAULT.objects)
    }

    pub(super) fn prefix(&self) -> &str {
        self.prefix.as_ref().map_or("", |prefix| &prefix.value)
    }
}

/// The options in `list`, of the option `name`; faults are reported.
pub(super) fn read(list: &Cursor, name: &Ident, faults: &mut Faults) -> Naming {
    let mut naming = Naming::default();
    let items = list.items();
    if items.is_empty() {
        faults.push(meta::wrong_shape(name, "naming", EXAMPLE));
    }
    let mut seen = Seen::new("naming");
    for item in items {
        let shape = item.shape();
        let (Shape::Word(word) | Shape::Value(word, _) | Shape::List(word, _)) = &shape else {
            faults.push(meta::wrong_shape(item.extent(), "naming", EXAMPLE));
            continue;
        };
        if !seen.admits(word, faults) {
            continue;
        }
        match (text_of(word).as_str(), &shape) {
            ("tables", Shape::List(_, group)) => {
                let choice = meta::choice(&Cursor::from_group(group), "tables", group.span(), &TABLES);
                naming.tables = faults.catch(choice);
            }
            ("objects", Shape::List(_, group)) => {
                let choice = meta::choice(&Cursor::from_group(group), "objects", group.span(), &OBJECTS);
                naming.objects = faults.catch(choice);
            }
            ("prefix", Shape::Value(_, value)) => naming.prefix = faults.catch(prefix(value)),
            (text, _) => {
                let example = match text {
                    "tables" => "tables(singular)",
                    "objects" => "objects(kind_first)",
                    _ => "prefix = \"crm_\"",
                };
                faults.push(meta::wrong_shape(item.extent(), text, example));
            }
        }
    }
    naming
}

fn prefix(value: &Cursor) -> Result<Name, Diagnostic> {
    let name = meta::name(value, "prefix")?;
    is_too_long("table", &name).map_or(Ok(name), Err)
}
