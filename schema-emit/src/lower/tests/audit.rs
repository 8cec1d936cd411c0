//! Audit columns.
// proves A10, A11

use expect_test::expect;
use schema_as_code_core::{
    def::{Action, AuditDef, AuditLogDef, AuditRole, ColumnDef, EntityDef, EntityId, RelationDef},
    dialect::Dialect,
    types::LogicalType,
};

use crate::{
    catalog::{Definition, Name},
    lower::{
        lower,
        testing::{
            BIG, DELETED_AT, ID, check_refused, column, describe, describe_recipe, entity, lowered, nullable,
            schema, target,
        },
    },
};

const fn with(role: AuditRole, column: ColumnDef) -> ColumnDef {
    ColumnDef { role: Some(role), is_role_said: true, ..column }
}

const ORDER: EntityDef = entity(
    "Order",
    "orders",
    &[
        ID,
        column("note", LogicalType::Text),
        with(AuditRole::Created, column("created_at", LogicalType::Timestamp)),
        with(AuditRole::Updated, column("updated_at", LogicalType::Timestamp)),
        DELETED_AT,
        with(AuditRole::CreatedBy, nullable("created_by", LogicalType::Uuid)),
        with(AuditRole::UpdatedBy, nullable("updated_by", LogicalType::Uuid)),
        with(AuditRole::Version, column("version", BIG)),
    ],
);
const TAG: EntityDef = EntityDef {
    key: &[0, 1],
    ..entity(
        "Tag",
        "tags",
        &[
            column("order_id", BIG),
            column("word", BIG),
            with(AuditRole::Updated, column("updated_at", LogicalType::Timestamp)),
        ],
    )
};
const NOTE: EntityDef = EntityDef { id: EntityId::of("tests", "Note"), name: "Note", table: "notes", ..TAG };

fn triggers(dialect: Dialect) -> String {
    let catalog = lowered(dialect, &[&ORDER, &TAG, &NOTE]).catalog;
    let mut lines: Vec<String> = Vec::new();
    for routine in &catalog.routines {
        let Definition::Recipe(recipe) = &routine.definition else { panic!("routines are recipes") };
        lines.push(format!("routine {}: {}", routine.name, describe_recipe(recipe)));
    }
    for table in &catalog.tables {
        lines.extend(
            describe(table)
                .lines()
                .map(str::trim)
                .filter(|line| line.starts_with("trigger "))
                .map(str::to_owned),
        );
    }
    lines.join("\n")
}

#[test]
fn postgres_shares_the_routines() {
    expect![[r#"
        routine touch_updated_at_version_updated_by: touch by () on (), updated_at = Now(), count version, actor updated_by uuid
        routine touch_insert_created_by_updated_by: touch by () on (), actor created_by uuid, actor updated_by uuid
        routine touch_updated_at: touch by () on (), updated_at = Now()
        trigger orders_touch Before Update: call touch_updated_at_version_updated_by on (id, note, created_at, deleted_at, version)
        trigger orders_touch_insert Before Insert: call touch_insert_created_by_updated_by on ()
        trigger tags_touch Before Update: call touch_updated_at on (order_id, word)
        trigger notes_touch Before Update: call touch_updated_at on (order_id, word)"#]].assert_eq(&triggers(Dialect::Postgres));
}

#[test]
fn mysql_compares_in_the_trigger() {
    expect![[r#"
          trigger orders_touch Before Update: touch by () on (id, note, created_at, deleted_at), updated_at = Now(), count version, actor updated_by binary(16) of UUID bytes
          trigger orders_touch_insert Before Insert: touch by () on (), actor created_by binary(16) of UUID bytes, actor updated_by binary(16) of UUID bytes
          trigger tags_touch Before Update: touch by () on (order_id, word), updated_at = Now()
          trigger notes_touch Before Update: touch by () on (order_id, word), updated_at = Now()"#]].assert_eq(&triggers(Dialect::MySql));
    assert_eq!(triggers(Dialect::MySql), triggers(Dialect::MariaDb));
}

#[test]
fn sqlite_touches_the_row_afterwards() {
    expect![[r#"
          trigger orders_touch_guard Before Update: guard version
          trigger orders_touch After Update: touch by (id) on (id, note, created_at, deleted_at), updated_at = NowTextT(), count version, actor updated_by BLOB of UUID bytes from app_context
          trigger orders_touch_insert After Insert: touch by (id) on (), actor created_by BLOB of UUID bytes, actor updated_by BLOB of UUID bytes from app_context
          trigger tags_touch After Update: touch by (order_id, word) on (order_id, word), updated_at = NowTextT()
          trigger notes_touch After Update: touch by (order_id, word) on (order_id, word), updated_at = NowTextT()"#]].assert_eq(&triggers(Dialect::Sqlite));
}

#[test]
fn sqlite_has_a_table_for_the_acting_user_when_a_trigger_reads_it() {
    let catalog = lowered(Dialect::Sqlite, &[&ORDER]).catalog;
    expect![[r#"
        app_context
          id INT
          user_id ANY null
          hard_delete INT = 0
          key (id)
          check app_context_id_check: (id = 1)
          check app_context_hard_delete_check: hard_delete in [0, 1]
    "#]]
    .assert_eq(&describe(&catalog.tables[1]));
    assert_eq!(lowered(Dialect::Sqlite, &[&TAG]).catalog.tables.len(), 1);
    assert_eq!(lowered(Dialect::Postgres, &[&ORDER]).catalog.tables.len(), 1);
}

#[test]
fn triggers_depend_on_what_they_name() {
    let catalog = lowered(Dialect::Sqlite, &[&ORDER]).catalog;
    let context = crate::catalog::ObjectId::Table(Name::new("app_context"));
    assert!(catalog.edges().iter().any(|edge| edge.to == context));
}

#[test]
fn roles_have_defaults() {
    let table = lowered(Dialect::Postgres, &[&ORDER]).catalog.tables.remove(0);
    let default = |name: &str| {
        table.column(name).expect("is there").default.as_ref().map(crate::lower::testing::definition)
    };
    assert_eq!(default("created_at").as_deref(), Some("Now()"));
    assert_eq!(default("updated_at").as_deref(), Some("Now()"));
    assert_eq!(default("version").as_deref(), Some("1"));
    assert_eq!(default("deleted_at"), None);
}

const OWNED: EntityDef = EntityDef {
    relations: &[RelationDef {
        on_delete: Some(Action::SetNull),
        ..RelationDef::new(&[1], EntityId::of("tests", "Bare"), "Bare")
    }],
    ..entity(
        "Owned",
        "owned",
        &[
            ID,
            nullable("owner_id", BIG),
            with(AuditRole::Updated, column("updated_at", LogicalType::Timestamp)),
        ],
    )
};

#[test]
fn actions_that_fire_no_triggers_are_announced() {
    for (dialect, notes) in
        [(Dialect::Postgres, 0), (Dialect::Sqlite, 0), (Dialect::MySql, 1), (Dialect::MariaDb, 1)]
    {
        assert_eq!(lowered(dialect, &[&OWNED, &BARE]).intent.notes.len(), notes);
    }
}

const BARE: EntityDef = entity("Bare", "bare", &[ID]);

#[test]
fn the_schemas_audit_holds_for_every_entity() {
    let mut schema = schema(&[&BARE]);
    schema.conventions.audit = AuditDef { timestamps: true, version: true, ..AuditDef::NONE };
    let found: Vec<_> =
        lower(&schema, &target(Dialect::MySql)).diagnostics.iter().map(ToString::to_string).collect();
    expect![[r#"
        error: [audit_role_type] Bare: `audit(timestamps)` holds here, and no column has the role `created`
          help: add `created_at: DateTime<Utc>`
        error: [audit_role_type] Bare: `audit(timestamps)` holds here, and no column has the role `updated`
          help: add `updated_at: DateTime<Utc>`
        error: [audit_role_type] Bare: `audit(version)` holds here, and no column has the role `version`
          help: add `version: i64`"#]]
    .assert_eq(&found.join("\n"));
}

// proves A24
#[test]
fn the_schemas_audit_log_holds_for_every_entity() {
    let mut schema = schema(&[&BARE]);
    schema.conventions.audit = AuditDef { log: Some(AuditLogDef { except: &[] }), ..AuditDef::NONE };
    for dialect in Dialect::ALL {
        let catalog = lower(&schema, &target(dialect)).catalog;
        let table = |name: &str| catalog.tables.iter().find(|table| table.name.name == name);
        assert!(table("audit_logs").is_some(), "{}", dialect.product());
        assert!(table("bare").is_some_and(|table| !table.triggers.is_empty()), "{}", dialect.product());
    }
}

const WRONG: EntityDef = entity(
    "Wrong",
    "wrong",
    &[
        ID,
        with(AuditRole::Version, nullable("version", BIG)),
        with(AuditRole::Deleted, column("deleted_at", LogicalType::Timestamp)),
        with(AuditRole::CreatedBy, column("created_by", LogicalType::Bool)),
    ],
);

#[test]
fn a_column_that_cannot_carry_its_role_is_refused() {
    check_refused(
        &WRONG,
        Dialect::Postgres,
        expect![[r#"
        error: [audit_role_type] Wrong.version: the role `version` needs `i64`, the column holds a 64-bit integer or NULL
          help: make it `i64`, or say `role(none)`
        error: [audit_role_type] Wrong.deleted_at: the role `deleted` needs `Option<DateTime<Utc>>`, the column holds a timestamp
          help: make it `Option<DateTime<Utc>>`, or say `role(none)`
        error: [audit_role_type] Wrong.created_by: the role `created_by` needs `Option<Uuid>`, the column holds a boolean
          help: make it `Option<Uuid>`, or say `role(none)`"#]],
    );
}

const fn called(role: AuditRole, column: ColumnDef) -> ColumnDef {
    ColumnDef { role: Some(role), ..column }
}

/// Called like the roles, and asked for nowhere.
const CALLED: EntityDef = entity(
    "Called",
    "called",
    &[
        ID,
        called(AuditRole::Created, column("created_at", LogicalType::Timestamp)),
        called(AuditRole::Updated, column("updated_at", LogicalType::Timestamp)),
        called(AuditRole::CreatedBy, nullable("created_by", LogicalType::Uuid)),
        called(AuditRole::UpdatedBy, column("updated_by", LogicalType::Bool)),
        called(AuditRole::Version, column("version", LogicalType::Date)),
    ],
);

// proves A10
#[test]
fn a_name_alone_is_no_role() {
    for dialect in Dialect::ALL {
        let tables = lowered(dialect, &[&CALLED]).catalog.tables;
        assert_eq!(tables.len(), 1, "{}", dialect.product());
        assert!(tables[0].triggers.is_empty(), "{}", dialect.product());
        assert!(tables[0].columns.iter().all(|column| column.default.is_none()), "{}", dialect.product());
    }
    let mut schema = schema(&[&CALLED]);
    schema.conventions.audit = AuditDef { timestamps: true, actor: true, version: true, ..AuditDef::NONE };
    let lowered = lower(&schema, &target(Dialect::Postgres));
    let found: Vec<_> = lowered.diagnostics.iter().map(ToString::to_string).collect();
    expect![[r#"
        error: [audit_role_type] Called.updated_by: the role `updated_by` needs `Option<Uuid>`, the column holds a boolean
          help: make it `Option<Uuid>`, or say `role(none)`
        error: [audit_role_type] Called.version: the role `version` needs `i64`, the column holds a date
          help: make it `i64`, or say `role(none)`"#]].assert_eq(&found.join("\n"));
    assert_eq!(lowered.catalog.tables[0].triggers.len(), 2, "what can be maintained is");
}

#[test]
fn a_field_that_says_the_role_has_it_before_one_that_is_called_so() {
    const BOTH: EntityDef = EntityDef {
        audit: AuditDef { version: true, ..AuditDef::NONE },
        ..entity(
            "Both",
            "both",
            &[
                ID,
                called(AuditRole::Version, column("version", BIG)),
                with(AuditRole::Version, column("count", BIG)),
            ],
        )
    };
    let table = lowered(Dialect::MySql, &[&BOTH]).catalog.tables.remove(0);
    let default = |name: &str| table.column(name).is_some_and(|column| column.default.is_some());
    assert!(default("count") && !default("version"));
    assert!(describe(&table).contains("count count"), "{}", describe(&table));
}
