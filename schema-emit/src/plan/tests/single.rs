use schema_as_code_core::dialect::Dialect;

use super::random::{foreign_key, table};
use crate::{
    catalog::{Catalog, Check, Column, ColumnType, Definition, Expr, Name, ObjectId},
    intent::{Intent, Note, Rename},
    plan::{Change, Class, Object, PlanError, Step, plan},
};

fn catalog(dialect: Dialect, tables: &[&str]) -> Catalog {
    let mut catalog = Catalog::empty(dialect, dialect.oldest());
    catalog.tables = tables.iter().map(|name| table(dialect, name)).collect();
    catalog
}

fn text(name: &'static str) -> Column {
    Column::new(name, ColumnType::BuiltIn("text".into()))
}

fn check_with(definition: Definition) -> Check {
    Check { name: "a_check".into(), definition }
}

/// Each change in a few words.
fn words(from: &Catalog, to: &Catalog, intent: &Intent) -> Vec<String> {
    let words = |change: &Change<'_>| match change {
        Change::Create(object) => format!("create {}", object.id()),
        Change::Drop(object) => format!("drop {}", object.id()),
        Change::Alter { previous, next } => format!("{} becomes {}", previous.id(), next.id()),
    };
    plan(from, to, intent).unwrap().steps.iter().map(|step| words(&step.change)).collect()
}

#[test]
fn refuses_to_compare_what_a_server_printed() {
    let mut observed = catalog(Dialect::Postgres, &["a"]);
    let mut declared = observed.clone();
    observed.tables[0].checks.push(check_with(Definition::Observed("(id > 0)".into())));
    declared.tables[0].checks.push(check_with(Definition::Source("id > 0".into())));
    for (from, to) in [(&observed, &declared), (&declared, &observed)] {
        let fault = plan(from, to, &Intent::default()).unwrap_err();
        assert!(
            matches!(&fault, PlanError::Observed { object } if **object == ObjectId::Check(Name::new("a"), "a_check".into()))
        );
        assert_eq!(
            fault.to_string(),
            "the check `a_check` of `a` was read from a server on one side only, and servers rewrite what they \
             are given: compare it with another catalog that was read from a server"
        );
    }
    let mut other = observed.clone();
    other.tables[0].checks[0].definition = Definition::Observed("(id > 1)".into());
    assert_eq!(words(&observed, &other, &Intent::default()).len(), 1);
}

#[test]
fn refuses_two_dialects_and_a_missing_target() {
    let (postgres, sqlite) = (catalog(Dialect::Postgres, &[]), catalog(Dialect::Sqlite, &[]));
    let fault = plan(&postgres, &sqlite, &Intent::default());
    assert!(matches!(fault, Err(PlanError::Dialects { .. })));
    let mut dangling = catalog(Dialect::Postgres, &["a"]);
    dangling.tables[0].foreign_keys.push(foreign_key("a", "b"));
    let fault = plan(&catalog(Dialect::Postgres, &[]), &dangling, &Intent::default()).unwrap_err();
    assert_eq!(
        fault.to_string(),
        "the foreign key `a_b_fkey` of `a` needs the table `b`, which the catalog does not have"
    );
    let twice = catalog(Dialect::Postgres, &["a", "a"]);
    let fault = plan(&twice, &twice, &Intent::default()).unwrap_err();
    assert_eq!(fault.to_string(), "the table `a` is in the catalog twice");
}

#[test]
fn columns_have_a_place_only_where_the_dialect_places_them() {
    for dialect in Dialect::ALL {
        let mut from = catalog(dialect, &["a"]);
        from.tables[0].columns.extend([text("p"), text("q")]);
        let mut to = from.clone();
        to.tables[0].columns.swap(1, 2);
        let is_placed = matches!(dialect, Dialect::MySql | Dialect::MariaDb);
        assert_eq!(words(&from, &to, &Intent::default()).len(), usize::from(is_placed), "{dialect:?}");
    }
}

#[test]
fn a_declared_rename_is_no_loss() {
    let mut from = catalog(Dialect::Postgres, &["a"]);
    from.tables[0].columns.push(text("mail"));
    let is_there = Expr::IsNotNull(Box::new(Expr::Column("mail".into())));
    from.tables[0].checks.push(check_with(Definition::Portable(is_there)));
    let mut to = from.clone();
    to.tables[0].columns[1].name = "email".into();
    let is_there = Expr::IsNotNull(Box::new(Expr::Column("email".into())));
    to.tables[0].checks[0].definition = Definition::Portable(is_there);

    let rename =
        Rename { table: Name::new("a"), previous: vec!["mail".into(), "m".into()], next: "email".into() };
    let intent = Intent { renames: vec![rename], ..Intent::default() };
    assert_eq!(words(&from, &to, &intent), ["the column `mail` of `a` becomes the column `email` of `a`"]);
    // A rename that has happened is no change.
    assert_eq!(words(&to, &to, &intent), Vec::<String>::new());
    // Without the declaration, values would be lost: the plan says so.
    let lossy = plan(&from, &to, &Intent::default()).unwrap();
    assert!(lossy.steps.iter().any(|step| step.class() == Class::Irreversible));
}

#[test]
fn a_renamed_column_is_renamed_in_the_foreign_keys_that_lead_to_it() {
    let mut from = catalog(Dialect::Postgres, &["a", "b"]);
    from.tables[0].columns.push(text("code"));
    let mut key = foreign_key("b", "a");
    key.target_columns = ["code".into()].into();
    from.tables[1].foreign_keys.push(key);
    let mut to = from.clone();
    to.tables[0].columns[1].name = "sku".into();
    to.tables[1].foreign_keys[0].target_columns = ["sku".into()].into();

    let rename = Rename { table: Name::new("a"), previous: vec!["code".into()], next: "sku".into() };
    let intent = Intent { renames: vec![rename], ..Intent::default() };
    assert_eq!(words(&from, &to, &intent), ["the column `code` of `a` becomes the column `sku` of `a`"]);
}

#[test]
fn refuses_a_missing_target_that_has_not_changed() {
    let mut dangling = catalog(Dialect::Postgres, &["a"]);
    dangling.tables[0].foreign_keys.push(foreign_key("a", "b"));
    let fault = plan(&dangling, &dangling, &Intent::default()).unwrap_err();
    assert!(matches!(fault, PlanError::Missing { .. }));
}

#[test]
fn refuses_two_parts_of_one_name_on_either_side() {
    let whole = catalog(Dialect::Postgres, &["a"]);
    let mut twice = whole.clone();
    twice.tables[0].columns.push(whole.tables[0].columns[0].clone());
    let empty = catalog(Dialect::Postgres, &[]);
    for (from, to) in
        [(&whole, &twice), (&twice, &whole), (&empty, &twice), (&twice, &empty), (&twice, &twice)]
    {
        let fault = plan(from, to, &Intent::default()).unwrap_err();
        assert!(matches!(fault, PlanError::Duplicate { .. }), "{fault}");
    }
}

#[test]
fn foreign_keys_to_a_table_that_changes_come_after_the_change() {
    let from = catalog(Dialect::Postgres, &["a"]);
    let mut to = catalog(Dialect::Postgres, &["a", "b"]);
    to.tables[0].columns.push(text("code"));
    let mut key = foreign_key("b", "a");
    key.target_columns = ["code".into()].into();
    to.tables[1].foreign_keys.push(key);
    assert_eq!(
        words(&from, &to, &Intent::default()),
        [
            "create the table `b`",
            "create the column `code` of `a`",
            "create the foreign key `b_a_fkey` of `b`"
        ]
    );
}

#[test]
fn cycles_are_closed_after_the_tables() {
    let mut to = catalog(Dialect::Postgres, &["a", "b"]);
    to.tables[0].foreign_keys = vec![foreign_key("a", "b"), foreign_key("a", "a")];
    to.tables[1].foreign_keys.push(foreign_key("b", "a"));
    let empty = catalog(Dialect::Postgres, &[]);
    let expected =
        ["create the table `b`", "create the table `a`", "create the foreign key `b_a_fkey` of `b`"];
    assert_eq!(words(&empty, &to, &Intent::default()), expected);
    to.dialect = Dialect::Sqlite;
    let empty = catalog(Dialect::Sqlite, &[]);
    assert_eq!(words(&empty, &to, &Intent::default()), expected[..2]);
}

#[test]
fn notes_go_to_the_step_that_makes_their_object() {
    let mut to = catalog(Dialect::MySql, &["a"]);
    to.tables[0].columns.push(text("p"));
    let note = |object, text: &str| Note { object, text: text.to_owned().into() };
    let intent = Intent {
        notes: vec![
            note(ObjectId::Column(Name::new("a"), "p".into()), "stands for NULLs"),
            note(ObjectId::Trigger(Name::new("a"), "t".into()), "of another step"),
            note(ObjectId::Table(Name::new("z")), "of another table"),
        ],
        ..Intent::default()
    };
    let empty = catalog(Dialect::MySql, &[]);
    let up = plan(&empty, &to, &intent).unwrap();
    assert_eq!(*up.steps[0].notes, ["stands for NULLs"]);
    assert!(up.inverted().steps[0].notes.is_empty());
    assert!(matches!(&up.steps[0].change, Change::Create(Object::Table(_))));
}

#[cfg(target_pointer_width = "64")]
#[test]
fn a_step_is_small() {
    assert_eq!(size_of::<Step<'_>>(), 64);
}
