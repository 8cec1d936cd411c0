//! Names and texts that mean harm come through as data, or not at all.
// proves B10, C3

use expect_test::expect;
use schema_as_code_core::{
    def::{ColumnDef, DefaultDef, EntityDef, EnumDef, IndexDef, IndexPart, VariantDef},
    dialect::Dialect,
    expr::Literal,
    types::LogicalType,
};

use crate::{
    catalog::ColumnType,
    lower::{
        lower,
        testing::{BIG, ID, check_refused, column, entity, findings, lowered, schema, target},
    },
};

const EVIL: &str = "x'; DROP TABLE \"users\"; -- `$$\\";
const EVIL_INDEX: &str = "i`; DROP TABLE `users`; --";
const EVIL_TYPE: &str = "t\"; DROP SCHEMA public; --";
const ENUM: EnumDef = EnumDef {
    name: "Evil",
    type_name: EVIL_TYPE,
    comment: EVIL,
    variants: &[VariantDef { ident: "A", value: EVIL, comment: EVIL }],
    default: Some(0),
};
const HOSTILE: EntityDef = EntityDef {
    comment: EVIL,
    indexes: &[IndexDef { name: Some(EVIL_INDEX), serves: EVIL, ..IndexDef::new(&[IndexPart::column(1)]) }],
    ..entity(
        "Evil",
        EVIL,
        &[
            ID,
            ColumnDef { comment: EVIL, ..column(EVIL, BIG) },
            ColumnDef {
                default: DefaultDef::Literal(Literal::Text(EVIL)),
                ..column("text", LogicalType::Text)
            },
            ColumnDef { default: DefaultDef::OfType, ..column("state", LogicalType::Enum(&ENUM)) },
        ],
    )
};

#[test]
fn hostile_text_stays_data() {
    for dialect in Dialect::ALL {
        let catalog = lowered(dialect, &[&HOSTILE]).catalog;
        let table = &catalog.tables[0];
        assert_eq!(table.name.name, EVIL);
        assert_eq!(table.comment.as_deref(), Some(EVIL));
        assert_eq!(table.columns[1].name, EVIL);
        assert_eq!(table.columns[1].comment.as_deref(), Some(EVIL));
        assert_eq!(table.indexes[0].name, EVIL_INDEX);
        for column in &table.columns[2..] {
            let default = column.default.as_ref().expect("has a default");
            assert_eq!(crate::lower::testing::definition(default), format!("{EVIL:?}"));
        }
        if let ColumnType::Values(values) = &table.columns[3].ty {
            assert_eq!(**values, [EVIL]);
        }
    }
}

const BROKEN_ENUM: EnumDef = EnumDef {
    name: "Broken",
    type_name: "broken",
    comment: "\0",
    variants: &[
        VariantDef { ident: "Nul", value: "a\0b", comment: "" },
        VariantDef { ident: "Same", value: "same", comment: "" },
        VariantDef { ident: "Again", value: "same", comment: "" },
        VariantDef { ident: "Spaced", value: "spaced ", comment: "" },
    ],
    default: None,
};
const EMPTY_ENUM: EnumDef =
    EnumDef { name: "Nothing", type_name: "nothing", comment: "", variants: &[], default: None };
const BROKEN: EntityDef = EntityDef {
    comment: "a\0b",
    ..entity(
        "Broken",
        "a\0b",
        &[
            ID,
            column("", BIG),
            ColumnDef {
                default: DefaultDef::Literal(Literal::Text("\0")),
                ..column("text", LogicalType::Text)
            },
            column("broken", LogicalType::Enum(&BROKEN_ENUM)),
            column("nothing", LogicalType::Enum(&EMPTY_ENUM)),
        ],
    )
};

#[test]
fn what_no_server_keeps_is_refused() {
    check_refused(
        &BROKEN,
        Dialect::MySql,
        expect![[r#"
        error: [unusable_text] Broken.broken: the doc comment of `Broken` contains a NUL character
          help: take the character out of the doc comment
        error: [unusable_text] Broken.broken: two variants of `Broken` are stored as `same`
          help: store each variant under a name of its own
        error: [unusable_text] Broken.broken: the stored value `a\0b` of `Broken::Nul` contains a NUL character
          help: store the variant under another name
        error: [unusable_text] Broken.broken: the stored value `spaced ` of `Broken::Spaced` ends with a space, which MySQL strips
          help: store the variant under another name
        error: [unusable_text] Broken.nothing: `Nothing` has no variants: no row could be stored
          help: add a variant
        error: [unusable_name] Broken: the name of the table `a\0b` contains a NUL character
          help: take the character out of the name
        error: [unusable_text] Broken: the doc comment of the table contains a NUL character
          help: take the character out of the doc comment
        error: [unusable_name] Broken.: the name of the column is empty
          help: give it a name
        error: [unusable_default] Broken.text: the text "\0" contains a NUL character
          help: take the character out of the text"#]],
    );
    for dialect in Dialect::ALL {
        assert!(findings(dialect, &[&BROKEN]).len() >= 8);
    }
}

const LONG: &str = "nnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnn";
const LONG_NAMES: EntityDef = entity("Long", LONG, &[ID, column("xmin", BIG), column("sqlite_x💾", BIG)]);

#[test]
fn names_are_exact_or_refused() {
    check_refused(
        &LONG_NAMES,
        Dialect::Postgres,
        expect![[r#"
        error: [unusable_name] Long: the name of the table `nnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnn` has 65 bytes, PostgreSQL takes 63
          help: shorten the name to 63 bytes
        error: [unusable_name] Long.xmin: the name of the column `xmin` is the name of a system column of PostgreSQL
          help: choose another name for the column"#]],
    );
    check_refused(
        &LONG_NAMES,
        Dialect::MySql,
        expect![[r#"
        error: [unusable_name] Long: the name of the table `nnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnn` has 65 characters, MySQL takes 64
          help: shorten the name to 64 characters
        error: [unusable_name] Long.sqlite_x💾: the name of the column `sqlite_x💾` has a character beyond U+FFFF, which names cannot have here
          help: choose another name for the column"#]],
    );
    assert_eq!(findings(Dialect::Sqlite, &[&LONG_NAMES]), [""; 0]);
}

const SHOUTED: EntityDef = EntityDef {
    indexes: &[IndexDef { name: Some("users"), ..IndexDef::new(&[IndexPart::column(1)]) }],
    ..entity("Shouted", "USERS", &[ID, column("email", BIG), column("Email", BIG)])
};
const SAID: EntityDef = entity("Said", "users", &[ID]);

#[test]
fn names_that_the_target_cannot_tell_apart_are_refused() {
    let found = |dialect| findings(dialect, &[&SHOUTED, &SAID]).join("\n");
    expect![[r#"
        error: [name_collision] Said: the table `users` of `Said` has the name of the index `users` of `USERS` on PostgreSQL
          help: say another `table = "…"` on one of the entities"#]].assert_eq(&found(Dialect::Postgres));
    expect![[r#"
        error: [name_collision] Shouted: the column `Email` of `USERS` has the name of the column `email` of `USERS` on MySQL, which tells no upper from lower case
          help: say another `name = "…"` on one of the fields
        error: [name_collision] Said: the table `users` of `Said` has the name of the table `USERS` of `Shouted` on MySQL, which tells no upper from lower case
          help: say another `table = "…"` on one of the entities"#]].assert_eq(&found(Dialect::MySql));
    expect![[r#"
        error: [name_collision] Shouted: the column `Email` of `USERS` has the name of the column `email` of `USERS` on SQLite, which tells no upper from lower case
          help: say another `name = "…"` on one of the fields
        error: [name_collision] Shouted: the index `users` of `USERS` has the name of the table `USERS` of `Shouted` on SQLite, which tells no upper from lower case
          help: say another `name = "…"` on one of them
        error: [name_collision] Said: the table `users` of `Said` has the name of the table `USERS` of `Shouted` on SQLite, which tells no upper from lower case
          help: say another `table = "…"` on one of the entities"#]].assert_eq(&found(Dialect::Sqlite));
}

#[test]
fn long_comments_are_refused_not_cut() {
    let comment: &'static str = "é".repeat(1025).leak();
    let columns = Vec::from([ID, ColumnDef { comment, ..column("x", BIG) }]).leak();
    let entity: &'static EntityDef = Box::leak(Box::new(entity("Chatty", "chatty", columns)));
    check_refused(
        entity,
        Dialect::MariaDb,
        expect![[r#"
        error: [unusable_text] Chatty.x: the doc comment's first paragraph has 1025 characters, MariaDB keeps 1024 for a column
          help: put an empty line behind its first sentences"#]],
    );
    assert_eq!(findings(Dialect::Postgres, &[entity]), [""; 0]);
}

#[test]
fn the_same_schema_has_the_same_catalog() {
    for dialect in Dialect::ALL {
        let once = lower(&schema(&[&HOSTILE, &SAID]), &target(dialect));
        let again = lower(&schema(&[&HOSTILE, &SAID]), &target(dialect));
        assert_eq!(once, again);
        let text = serde_json::to_string(&once.catalog).expect("catalogs are written");
        let read: crate::catalog::Catalog = serde_json::from_str(&text).expect("and read");
        assert_eq!(read, once.catalog);
    }
}
