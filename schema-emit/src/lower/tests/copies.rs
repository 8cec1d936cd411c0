//! Copies that triggers keep equal.
// proves B2

use expect_test::expect;
use schema_as_code_core::{
    def::{
        Action, AuditRole, ColumnDef, CopiedColumn, CopyDef, CopyKind, Deferral, EntityDef, EntityId,
        RelationDef, Size,
    },
    dialect::Dialect,
    types::LogicalType,
};

use crate::{
    catalog::{Catalog, Edge, Name, ObjectId},
    lower::testing::{BIG, ID, column, describe, entity, findings, lowered, nullable},
};

const TEXT: LogicalType = LogicalType::Text;

const USER: EntityDef = entity(
    "User",
    "users",
    &[
        ID,
        column("email", TEXT),
        nullable("nick", TEXT),
        ColumnDef { name: "full_name", ..column("name", TEXT) },
    ],
);

const fn to(name: &'static str) -> RelationDef {
    RelationDef {
        on_delete: Some(Action::Restrict),
        ..RelationDef::new(&[1], EntityId::of("tests", name), name)
    }
}

const fn copies(columns: &'static [CopiedColumn]) -> CopyDef {
    CopyDef { kind: CopyKind::SyncedByTrigger, relation: &[1], columns, reason: "shown in every list" }
}

const fn copied(column: u16, source: &'static str) -> CopiedColumn {
    CopiedColumn { column, source }
}

const ORDER: EntityDef = EntityDef {
    relations: &[to("User")],
    copies: &[copies(&[copied(2, "name")]), copies(&[copied(3, "nick")])],
    ..entity(
        "Order",
        "orders",
        &[
            ID,
            column("user_id", BIG),
            column("user_name", TEXT),
            nullable("user_nick", TEXT),
            ColumnDef {
                role: Some(AuditRole::Updated),
                is_role_said: true,
                ..column("updated_at", LogicalType::Timestamp)
            },
        ],
    )
};

fn triggers(catalog: &Catalog) -> String {
    let tables: Vec<String> = catalog.tables.iter().map(describe).collect();
    let lines = tables.iter().flat_map(|table| table.lines()).map(str::trim);
    lines.filter(|line| line.starts_with("trigger ")).collect::<Vec<_>>().join("\n")
}

#[test]
fn both_sides_have_triggers() {
    expect![[r#"
        trigger orders_user_name_copy_insert Before Insert: call orders_user_name_copy on ()
        trigger orders_user_name_copy Before Update: call orders_user_name_copy on (user_id, user_name)
        trigger orders_user_nick_copy_insert Before Insert: call orders_user_nick_copy on ()
        trigger orders_user_nick_copy Before Update: call orders_user_nick_copy on (user_id, user_nick)
        trigger orders_touch Before Update: call touch_updated_at on (id, user_id)
        trigger orders_user_name_spread After Update: call orders_user_name_spread on (full_name, id)
        trigger orders_user_nick_spread After Update: call orders_user_nick_spread on (nick, id)"#]]
    .assert_eq(&triggers(&lowered(Dialect::Postgres, &[&ORDER, &USER]).catalog));
    expect![[r#"
        trigger orders_user_name_copy_insert Before Insert: take user_name = full_name required from users where user_id -> id by ()
        trigger orders_user_name_copy Before Update: take user_name = full_name required from users where user_id -> id by ()
        trigger orders_user_nick_copy_insert Before Insert: take user_nick = nick from users where user_id -> id by ()
        trigger orders_user_nick_copy Before Update: take user_nick = nick from users where user_id -> id by ()
        trigger orders_touch Before Update: touch by () on (id, user_id), updated_at = Now()
        trigger orders_user_name_spread After Update: spread user_name = full_name required to orders where user_id -> id
        trigger orders_user_nick_spread After Update: spread user_nick = nick to orders where user_id -> id"#]].assert_eq(&triggers(&lowered(Dialect::MySql, &[&ORDER, &USER]).catalog));
    expect![[r#"
        trigger orders_user_name_copy_insert After Insert: take user_name = full_name required from users where user_id -> id by (id)
        trigger orders_user_name_copy After Update: take user_name = full_name required from users where user_id -> id by (id)
        trigger orders_user_nick_copy_insert After Insert: take user_nick = nick from users where user_id -> id by (id)
        trigger orders_user_nick_copy After Update: take user_nick = nick from users where user_id -> id by (id)
        trigger orders_touch After Update: touch by (id) on (id, user_id), updated_at = NowTextT()
        trigger orders_user_name_spread After Update: spread user_name = full_name required to orders where user_id -> id
        trigger orders_user_nick_spread After Update: spread user_nick = nick to orders where user_id -> id"#]].assert_eq(&triggers(&lowered(Dialect::Sqlite, &[&ORDER, &USER]).catalog));
}

#[test]
fn triggers_and_routines_depend_on_both_tables() {
    let table = |name| ObjectId::Table(Name::new(name));
    let routine = |name: &str| ObjectId::Routine(Name::new(name.to_owned()));
    let trigger = |table, name: &str| ObjectId::Trigger(Name::new(table), name.to_owned().into());
    let catalog = lowered(Dialect::Postgres, &[&ORDER, &USER]).catalog;
    let edges = catalog.edges();
    for side in ["copy", "spread"] {
        let name = format!("orders_user_name_{side}");
        for to in [table("orders"), table("users")] {
            assert!(edges.contains(&Edge { from: routine(&name), to }), "{name}");
        }
        let on = if side == "copy" { "orders" } else { "users" };
        assert!(edges.contains(&Edge { from: trigger(on, &name), to: routine(&name) }));
    }
    let edges = lowered(Dialect::MariaDb, &[&ORDER, &USER]).catalog.edges();
    assert!(edges.contains(&Edge { from: trigger("users", "orders_user_name_spread"), to: table("orders") }));
    assert!(edges.contains(&Edge { from: trigger("orders", "orders_user_name_copy"), to: table("users") }));
}

const LATE: EntityDef =
    EntityDef { relations: &[RelationDef { deferral: Deferral::Deferred, ..to("User") }], ..ORDER };

#[test]
fn an_original_that_may_come_later_hands_on_when_it_comes() {
    for (dialect, entity, is_handed) in [
        (Dialect::Postgres, &ORDER, false),
        (Dialect::Postgres, &LATE, true),
        (Dialect::Sqlite, &LATE, true),
        (Dialect::Postgres, &TREE, true),
    ] {
        let text = triggers(&lowered(dialect, &[entity, &USER]).catalog);
        assert_eq!(text.contains("_spread_insert"), is_handed, "{text}");
    }
}

const TREE: EntityDef = EntityDef {
    relations: &[to("Tree")],
    copies: &[copies(&[copied(3, "name")])],
    ..entity(
        "Tree",
        "trees",
        &[ID, nullable("parent_id", BIG), column("name", TEXT), nullable("parent_name", TEXT)],
    )
};
/// Each copies what the other copies.
const A: EntityDef = EntityDef {
    relations: &[to("B")],
    copies: &[copies(&[copied(2, "name")])],
    ..entity("A", "a", &[ID, nullable("b_id", BIG), nullable("name", TEXT)])
};
const B: EntityDef = EntityDef {
    relations: &[to("A")],
    copies: &[copies(&[copied(2, "name")])],
    ..entity("B", "b", &[ID, nullable("a_id", BIG), nullable("name", TEXT)])
};

#[test]
fn a_trigger_that_leads_back_is_refused_where_it_fails() {
    assert_eq!(findings(Dialect::Postgres, &[&TREE]), [""; 0]);
    assert_eq!(findings(Dialect::Sqlite, &[&TREE]), [""; 0]);
    for dialect in [Dialect::MySql, Dialect::MariaDb] {
        let found = findings(dialect, &[&TREE]);
        assert_eq!(found.len(), 1);
        assert!(found[0].starts_with("error: [unsupported_feature] Tree.parent_name: "), "{found:#?}");
    }
    for dialect in Dialect::ALL {
        expect![[r#"
            error: [copy_source] A.name: the copy follows another that follows it in turn
              help: copy from the column that holds the fact, or say `sync(app)`
            error: [copy_source] B.name: the copy follows another that follows it in turn
              help: copy from the column that holds the fact, or say `sync(app)`"#]]
        .assert_eq(&findings(dialect, &[&A, &B]).join("\n"));
    }
}

/// A NULL that the copy cannot hold: from the original, and from the relation.
const STRICT: EntityDef = EntityDef {
    relations: &[to("User")],
    copies: &[copies(&[copied(2, "nick"), copied(3, "email")])],
    ..entity(
        "Strict",
        "strict",
        &[ID, nullable("user_id", BIG), column("user_nick", TEXT), column("user_email", TEXT)],
    )
};
/// Other sizes.
const SIZED: EntityDef = EntityDef {
    relations: &[to("Price")],
    copies: &[copies(&[copied(2, "amount"), copied(3, "code"), copied(4, "label")])],
    ..entity(
        "Sized",
        "sized",
        &[
            ID,
            column("price_id", BIG),
            ColumnDef {
                size: Size::Decimal { precision: 10, scale: 2 },
                ..column("amount", LogicalType::Decimal)
            },
            ColumnDef { size: Size::Length(10), ..column("code", TEXT) },
            ColumnDef { size: Size::Length(40), ..column("label", TEXT) },
        ],
    )
};
const PRICE: EntityDef = entity(
    "Price",
    "prices",
    &[
        ID,
        ColumnDef {
            size: Size::Decimal { precision: 12, scale: 4 },
            ..column("amount", LogicalType::Decimal)
        },
        ColumnDef { size: Size::Length(20), ..column("code", TEXT) },
        ColumnDef { size: Size::Length(20), ..column("label", TEXT) },
    ],
);
const UNKNOWN: EntityDef = EntityDef {
    relations: &[to("User")],
    copies: &[copies(&[copied(2, "missing")]), CopyDef { relation: &[2], ..copies(&[copied(2, "name")]) }],
    ..entity("Unknown", "unknown", &[ID, column("user_id", BIG), column("user_name", TEXT)])
};

#[test]
fn what_would_never_be_equal_is_refused() {
    for dialect in [Dialect::Postgres, Dialect::Sqlite] {
        expect![[r#"
            error: [copy_source] Strict.user_nick: the copy is never NULL, and `User.nick`, which it follows, may be NULL
              help: make `user_nick` an `Option`
            error: [copy_source] Strict.user_email: the copy is never NULL, and `user_id` may lead to no `User`
              help: make `user_email` an `Option`"#]].assert_eq(&findings(dialect, &[&STRICT, &USER]).join("\n"));
    }
    expect![[r#"
        error: [copy_source] Sized.amount: the copy is stored as `numeric(10,2)`, `Price.amount` as `numeric(12,4)`
          help: give both one type, one size and one `store(...)`
        error: [copy_source] Sized.code: the copy is stored as `varchar(10)`, `Price.code` as `varchar(20)`
          help: give both one type, one size and one `store(...)`"#]].assert_eq(&findings(Dialect::Postgres, &[&SIZED, &PRICE]).join("\n"));
    expect![[r#"
        error: [copy_source] Sized.amount: the copy is stored as `INTEGER` of 10 digits, 2 behind the point, `Price.amount` as `INTEGER` of 12 digits, 4 behind the point
          help: give both one type, one size and one `store(...)`
        error: [copy_source] Sized.code: the copy is stored as `TEXT` of at most 10 characters, `Price.code` as `TEXT` of at most 20 characters
          help: give both one type, one size and one `store(...)`"#]].assert_eq(&findings(Dialect::Sqlite, &[&SIZED, &PRICE]).join("\n"));
    expect![[r#"
        error: [copy_source] Unknown.user_name: the copy follows `User.missing`, and there is no such field
          help: name a field of `User`
        error: [copy_source] Unknown.user_name: the copy follows `user_name`, which is no relation
          help: say `#[relation(…)]` on it"#]]
    .assert_eq(&findings(Dialect::MySql, &[&UNKNOWN, &USER]).join("\n"));
}

/// The server empties the relation.
const EMPTIED: EntityDef = EntityDef {
    relations: &[RelationDef { on_delete: Some(Action::SetNull), ..to("User") }],
    copies: &[copies(&[copied(2, "nick")])],
    ..entity("Emptied", "emptied", &[ID, nullable("user_id", BIG), nullable("user_nick", TEXT)])
};
/// The server writes the original, which is itself a relation.
const FOLLOWED: EntityDef = EntityDef {
    relations: &[RelationDef { on_update: Some(Action::Cascade), ..to("User") }],
    ..entity("Followed", "followed", &[ID, column("user_id", BIG)])
};
const FOLLOWER: EntityDef = EntityDef {
    relations: &[to("Followed")],
    copies: &[copies(&[copied(2, "user_id")])],
    ..entity("Follower", "followers", &[ID, column("followed_id", BIG), column("user_id", BIG)])
};
/// The key of the original moves with its row.
const MOVED: EntityDef =
    EntityDef { relations: &[RelationDef { on_update: Some(Action::Cascade), ..to("User") }], ..ORDER };

#[test]
fn silent_actions_are_refused_where_they_are_silent() {
    for dialect in [Dialect::Postgres, Dialect::Sqlite] {
        assert_eq!(findings(dialect, &[&EMPTIED, &FOLLOWER, &FOLLOWED, &USER]), [""; 0]);
    }
    for dialect in Dialect::ALL {
        assert_eq!(findings(dialect, &[&MOVED, &USER]), [""; 0]);
    }
    expect![[r#"
        error: [unsupported_feature] Emptied.user_nick: MySQL has no triggers on what an action of a foreign key writes, and one writes `Emptied.user_id`: the copy would stay
          help: say `on_delete(restrict)` and no `on_update` there, or `sync(app)` here
        error: [unsupported_feature] Follower.user_id: MySQL has no triggers on what an action of a foreign key writes, and one writes `Followed.user_id`: the copy would stay
          help: say `on_delete(restrict)` and no `on_update` there, or `sync(app)` here"#]].assert_eq(&findings(Dialect::MySql, &[&EMPTIED, &FOLLOWER, &FOLLOWED, &USER]).join("\n"));
}

const ELSEWHERE: EntityDef = EntityDef { namespace: Some("accounts"), ..USER };
const BESIDE: EntityDef = EntityDef { namespace: Some("sales"), ..ORDER };

#[test]
fn a_schema_is_said_on_both_sides_or_on_none() {
    assert_eq!(findings(Dialect::Postgres, &[&BESIDE, &ELSEWHERE]), [""; 0]);
    expect![[r#"
        error: [copy_source] Order.user_name: `users` is in the schema `accounts`, and in which `orders` is, is not said
          help: say `in_schema = "…"` on both entities
        error: [copy_source] Order.user_nick: `users` is in the schema `accounts`, and in which `orders` is, is not said
          help: say `in_schema = "…"` on both entities"#]].assert_eq(&findings(Dialect::Postgres, &[&ORDER, &ELSEWHERE]).join("\n"));
}
