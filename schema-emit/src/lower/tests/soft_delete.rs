//! Soft delete, and what it cannot keep.
// proves A11, A10

use expect_test::{Expect, expect};
use schema_as_code_core::{
    def::{
        Action, AuditDef, AuditLogDef, AuditRole, ColumnDef, EntityDef, EntityId, RelationDef, Sensitivity,
        Size, WaiverDef,
    },
    dialect::{Dialect, Version},
    types::LogicalType,
};

use crate::{
    catalog::Recipe,
    lower::{
        lower,
        testing::{
            BIG, DELETED_AT, ID, column, describe_recipe, entity, findings, lowered, nullable, schema, target,
        },
    },
};

const SOFT: AuditDef = AuditDef { soft_delete: true, ..AuditDef::NONE };
const LOGGED: AuditDef = AuditDef { log: Some(AuditLogDef { except: &[] }), ..AuditDef::NONE };

const fn cascade(columns: &'static [u16], target: &'static str) -> RelationDef {
    RelationDef {
        on_delete: Some(Action::Cascade),
        ..RelationDef::new(columns, EntityId::of("tests", target), target)
    }
}

const USER: EntityDef = EntityDef { audit: SOFT, ..entity("User", "users", &[ID, DELETED_AT]) };
const HARD_USER: EntityDef = entity("User", "users", &[ID]);
const POST: EntityDef = EntityDef {
    audit: SOFT,
    relations: &[cascade(&[1], "User")],
    ..entity("Post", "posts", &[ID, column("user_id", BIG), DELETED_AT])
};
const SESSION: EntityDef = EntityDef {
    relations: &[cascade(&[1], "User")],
    ..entity("Session", "sessions", &[ID, column("user_id", BIG)])
};
const FOLDER: EntityDef = EntityDef {
    audit: SOFT,
    relations: &[cascade(&[1], "Folder")],
    ..entity("Folder", "folders", &[ID, nullable("parent_id", BIG), DELETED_AT])
};

fn check(entities: &[&'static EntityDef], dialect: Dialect, expected: Expect) {
    expected.assert_eq(&findings(dialect, entities).join("\n"));
}

#[test]
fn a_mark_is_handed_on_to_what_belongs_to_the_row() {
    let found = |dialect| -> String {
        let catalog = lowered(dialect, &[&USER, &POST]).catalog;
        let routines = catalog.routines.iter().map(|routine| &routine.definition);
        let triggers =
            catalog.tables.iter().flat_map(|table| &table.triggers).map(|trigger| &trigger.definition);
        let recipes = routines.chain(triggers).filter_map(|definition| match definition.as_recipe() {
            Some(Recipe::CallRoutine { .. }) => None,
            Some(recipe) => Some(describe_recipe(recipe)),
            None => panic!("not of ours: {definition:?}"),
        });
        recipes.collect::<Vec<_>>().join("\n")
    };
    expect![[r#"
        mark deleted_at = Now() by (id)
        hand deleted_at on to posts.deleted_at where user_id = id"#]]
    .assert_eq(&found(Dialect::Postgres));
    expect![[r#"
        refuse to delete from users
        hand deleted_at on to posts.deleted_at where user_id = id
        refuse to delete from posts"#]]
    .assert_eq(&found(Dialect::MySql));
    expect![[r#"
        mark deleted_at = NowTextT() by (id)
        hand deleted_at on to posts.deleted_at where user_id = id
        mark deleted_at = NowTextT() by (id)"#]]
    .assert_eq(&found(Dialect::Sqlite));
}

#[test]
fn a_soft_row_that_goes_with_a_hard_one_is_refused() {
    for dialect in Dialect::ALL {
        check(
            &[&HARD_USER, &POST],
            dialect,
            expect![[r#"
                error: [soft_delete_bypassed] Post.user_id: rows of `Post` are marked as deleted, but deleting a `User` removes them for good
                  help: say `on_delete(restrict)`, or `audit(soft_delete)` on `User`, too"#]],
        );
    }
}

#[test]
fn a_hard_row_of_a_soft_one_is_advice_that_can_be_waived() {
    const WAIVED: EntityDef = EntityDef {
        waivers: &[WaiverDef { rule: "hard_child_of_soft_delete", reason: "they are checked at sign-in" }],
        ..SESSION
    };
    check(
        &[&USER, &SESSION],
        Dialect::Postgres,
        expect![[r#"
            advice: [hard_child_of_soft_delete] Session.user_id: a soft delete of a `User` leaves its rows of `Session`: `on_delete(cascade)` waits until the row is removed for good
              help: say `audit(soft_delete)` on `Session`, too, or waive the rule where that is what is meant"#]],
    );
    assert!(!lower(&schema(&[&USER, &SESSION]), &target(Dialect::Postgres)).is_refused());
    assert_eq!(lowered(Dialect::Postgres, &[&USER, &WAIVED]).intent.notes.len(), 1);
}

#[test]
fn a_mark_that_leads_back_is_followed_by_postgres_alone() {
    assert_eq!(findings(Dialect::Postgres, &[&FOLDER]), Vec::<String>::new());
    for dialect in [Dialect::MySql, Dialect::MariaDb, Dialect::Sqlite] {
        let found = findings(dialect, &[&FOLDER]);
        assert!(
            found.len() == 1 && found[0].starts_with("error: [soft_delete_cycle] Folder.parent_id"),
            "{found:?}"
        );
    }
}

#[test]
fn a_circle_of_marks_is_reported_at_its_relations_and_a_diamond_is_none() {
    const LEFT: EntityDef = EntityDef {
        audit: SOFT,
        relations: &[cascade(&[1], "Right")],
        ..entity("Left", "lefts", &[ID, nullable("right_id", BIG), DELETED_AT])
    };
    const RIGHT: EntityDef = EntityDef {
        audit: SOFT,
        relations: &[cascade(&[1], "Left")],
        ..entity("Right", "rights", &[ID, nullable("left_id", BIG), DELETED_AT])
    };
    let found = findings(Dialect::MariaDb, &[&LEFT, &RIGHT]);
    let starts = ["error: [soft_delete_cycle] Left.right_id", "error: [soft_delete_cycle] Right.left_id"];
    assert!(
        found.len() == 2 && found.iter().zip(starts).all(|(found, start)| found.starts_with(start)),
        "{found:?}"
    );

    const COMMENT: EntityDef = EntityDef {
        audit: SOFT,
        relations: &[cascade(&[1], "Post"), cascade(&[2], "User")],
        ..entity("Comment", "comments", &[ID, column("post_id", BIG), column("user_id", BIG), DELETED_AT])
    };
    for dialect in Dialect::ALL {
        assert_eq!(findings(dialect, &[&USER, &POST, &COMMENT]), Vec::<String>::new());
    }
}

#[test]
fn marks_of_two_types_are_refused() {
    const LOCAL: ColumnDef =
        ColumnDef { role: Some(AuditRole::Deleted), ..nullable("deleted_at", LogicalType::LocalTimestamp) };
    const OTHER: EntityDef = EntityDef {
        audit: SOFT,
        relations: &[cascade(&[1], "User")],
        ..entity("Post", "posts", &[ID, column("user_id", BIG), LOCAL])
    };
    check(
        &[&USER, &OTHER],
        Dialect::Sqlite,
        expect![[r#"
            error: [audit_role_type] Post.user_id: `deleted_at` holds a timestamp without time zone, `User.deleted_at`, whose mark it receives, holds a timestamp
              help: give both fields one type"#]],
    );
}

#[test]
fn a_view_shows_live_rows_where_it_is_asked_for() {
    const SHOWN: EntityDef = EntityDef { audit: AuditDef { live_view: true, ..SOFT }, ..USER };
    assert_eq!(lowered(Dialect::Postgres, &[&USER]).catalog.views, []);
    let view = |version| {
        let target = schema_as_code_core::def::TargetDef { version, ..target(Dialect::Postgres) };
        let views = lower(&schema(&[&SHOWN]), &target).catalog.views;
        match views[0].definition.as_recipe() {
            Some(Recipe::LiveView(live)) => live.clone(),
            other => panic!("not of ours: {other:?}"),
        }
    };
    assert_eq!(view(Version::new(15, 0)).columns, ["id", "deleted_at"]);
    assert!(view(Version::new(15, 0)).is_security_invoker);
    assert!(!view(Version::new(14, 0)).is_security_invoker);
}

#[test]
fn a_key_that_the_log_may_not_hold_is_refused() {
    const TOKEN: ColumnDef = ColumnDef {
        sensitivity: Sensitivity::Secret,
        size: Size::Length(64),
        ..column("token", LogicalType::Text)
    };
    const SECRET: EntityDef = EntityDef { audit: LOGGED, ..entity("Login", "logins", &[TOKEN]) };
    const LEFT_OUT: EntityDef = EntityDef {
        audit: AuditDef { log: Some(AuditLogDef { except: &[0] }), ..AuditDef::NONE },
        ..entity("Item", "items", &[ID, column("total", BIG)])
    };
    for dialect in Dialect::ALL {
        check(
            &[&SECRET, &LEFT_OUT],
            dialect,
            expect![[r#"
                error: [secret_key_in_log] Login.token: `token` is a secret, and the log names rows by their key
                  help: give the entity a key that may be written down, and make this column a unique
                error: [secret_key_in_log] Item.id: `id` is left out of the log, and the log names rows by their key
                  help: give the entity a key that may be written down, and make this column a unique"#]],
        );
    }
}

#[test]
fn a_key_longer_than_the_log_takes_is_refused_where_columns_have_a_length() {
    const PATH: ColumnDef = ColumnDef { size: Size::Length(600), ..column("path", LogicalType::Text) };
    const PAGE: EntityDef = EntityDef { audit: LOGGED, ..entity("Page", "pages", &[PATH]) };
    assert_eq!(findings(Dialect::Postgres, &[&PAGE]), Vec::<String>::new());
    let found = findings(Dialect::MySql, &[&PAGE]);
    assert!(found.len() == 1 && found[0].contains("600 characters"), "{found:?}");
}

#[test]
fn changes_that_no_trigger_sees_are_advice_where_there_are_such() {
    const ITEM: EntityDef = EntityDef { audit: LOGGED, ..SESSION };
    const WAIVED: EntityDef = EntityDef {
        waivers: &[WaiverDef { rule: "unlogged_action", reason: "users are never deleted" }],
        ..ITEM
    };
    for dialect in [Dialect::Postgres, Dialect::Sqlite] {
        assert_eq!(findings(dialect, &[&HARD_USER, &ITEM]), Vec::<String>::new());
    }
    for dialect in [Dialect::MySql, Dialect::MariaDb] {
        let found = findings(dialect, &[&HARD_USER, &ITEM]);
        assert!(
            found.len() == 1 && found[0].starts_with("advice: [unlogged_action] Session.user_id"),
            "{found:?}"
        );
        assert_eq!(lowered(dialect, &[&HARD_USER, &WAIVED]).intent.notes.len(), 1);
    }
}

#[test]
fn a_table_of_the_logs_name_is_refused() {
    const TAKEN: EntityDef = EntityDef { audit: LOGGED, ..entity("Entry", "audit_logs", &[ID]) };
    let found = findings(Dialect::Postgres, &[&TAKEN]);
    assert!(found.iter().any(|line| line.contains("`audit_logs` of the audit log")), "{found:?}");
}
