//! The cases: one small schema a topic, with what every dialect makes of it side by side.

use example_schemas::{chinook::Chinook, pagila::Pagila, quickstart::Quickstart, shop::Shop};
use schema_as_code::{Schema, def::SchemaDef};

/// A schema and the folder of its golden files.
#[derive(Debug, Clone, Copy)]
pub struct Case {
    /// The folder below `tests/cases`.
    pub name: &'static str,
    /// The schema.
    pub schema: &'static SchemaDef,
    /// What it must do, see [`crate::behaviour`].
    pub behaviour: &'static str,
}

impl Case {
    /// The case called `name`.
    ///
    /// # Panics
    /// When there is none.
    #[must_use]
    pub fn named(name: &str) -> &'static Self {
        ALL.iter().find(|case| case.name == name).unwrap_or_else(|| panic!("no case is called `{name}`"))
    }
}

macro_rules! cases {
    ($($topic:ident :: $schema:ident in $path:literal,)*) => {
        $(#[path = $path] pub mod $topic;)*

        /// Every case, and the example schemas.
        pub const ALL: &[Case] = &[
            Case {
                name: "quickstart",
                schema: Quickstart::DEF,
                behaviour: include_str!("../cases/quickstart/behaviour.checks"),
            },
            Case { name: "shop", schema: Shop::DEF, behaviour: include_str!("../cases/shop/behaviour.checks") },
            Case {
                name: "chinook",
                schema: Chinook::DEF,
                behaviour: include_str!("../cases/chinook/behaviour.checks"),
            },
            Case {
                name: "pagila",
                schema: Pagila::DEF,
                behaviour: include_str!("../cases/pagila/behaviour.checks"),
            },
            $(Case {
                name: stringify!($topic),
                schema: $topic::$schema::DEF,
                behaviour: include_str!(concat!("../cases/", stringify!($topic), "/behaviour.checks")),
            },)*
        ];
    };
}

cases! {
    keys::Keys in "../cases/keys/schema.rs",
    types::Types in "../cases/types/schema.rs",
    moments::Moments in "../cases/moments/schema.rs",
    addresses::Addresses in "../cases/addresses/schema.rs",
    arrays::Arrays in "../cases/arrays/schema.rs",
    enums::Enums in "../cases/enums/schema.rs",
    relations::Relations in "../cases/relations/schema.rs",
    uniques::Uniques in "../cases/uniques/schema.rs",
    indexes::Indexes in "../cases/indexes/schema.rs",
    index_methods::IndexMethods in "../cases/index_methods/schema.rs",
    deferrable::Deferrable in "../cases/deferrable/schema.rs",
    checks::Checks in "../cases/checks/schema.rs",
    search::Search in "../cases/search/schema.rs",
    json::Json in "../cases/json/schema.rs",
    generated::Generated in "../cases/generated/schema.rs",
    audit::Audit in "../cases/audit/schema.rs",
    audit_log::AuditLog in "../cases/audit_log/schema.rs",
    soft_delete::SoftDelete in "../cases/soft_delete/schema.rs",
    soft_delete_tree::SoftDeleteTree in "../cases/soft_delete_tree/schema.rs",
    combined::Combined in "../cases/combined/schema.rs",
    names::Names in "../cases/names/schema.rs",
    denormalized::Denormalized in "../cases/denormalized/schema.rs",
    denormalized_late::DenormalizedLate in "../cases/denormalized_late/schema.rs",
    full_text::FullText in "../cases/full_text/schema.rs",
    set_default::SetDefault in "../cases/set_default/schema.rs",
    composed::Composed in "../cases/composed/schema.rs",
}
