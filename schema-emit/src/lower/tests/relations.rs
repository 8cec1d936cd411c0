//! Relations.
// proves A5

use expect_test::expect;
use schema_as_code_core::{
    def::{
        Action, ColumnDef, Deferral, EntityDef, EntityId, IndexDef, IndexPart, RelationDef, RelationIndex,
        Size, UniqueDef, UniqueScope,
    },
    dialect::Dialect,
    storage::StoreAs,
    types::LogicalType,
};

use crate::{
    catalog::{Catalog, ReferentialAction},
    lower::{
        lower,
        testing::{
            BIG, DELETED_AT, ID, INT, column, describe, entity, findings, lowered, nullable, schema, target,
        },
    },
};

const USER: EntityDef = entity("User", "users", &[ID]);
const fn to_user(columns: &'static [u16]) -> RelationDef {
    RelationDef::new(columns, EntityId::of("tests", "User"), "User")
}

const ORDER: EntityDef = EntityDef {
    relations: &[
        RelationDef { on_delete: Some(Action::Restrict), ..to_user(&[1]) },
        RelationDef { on_delete: Some(Action::SetNull), on_update: Some(Action::Cascade), ..to_user(&[2]) },
        RelationDef {
            on_delete: Some(Action::Cascade),
            index: RelationIndex::None { reason: "never looked up" },
            name: Some("Own Name"),
            ..to_user(&[3])
        },
    ],
    ..entity(
        "Order",
        "orders",
        &[ID, column("user_id", BIG), nullable("agent_id", BIG), column("payer_id", BIG)],
    )
};

fn lines(catalog: &Catalog, table: usize) -> String {
    let text = describe(&catalog.tables[table]);
    let lines: Vec<_> = text
        .lines()
        .map(str::trim)
        .filter(|line| {
            line.starts_with("fk ") || line.starts_with("index ") || line.starts_with("unique index ")
        })
        .collect();
    lines.join("\n")
}

#[test]
fn relations_are_foreign_keys_with_an_index() {
    let expected = lines(&lowered(Dialect::Postgres, &[&ORDER, &USER]).catalog, 0);
    expect![[r#"
          fk orders_user_id_fkey(user_id) -> users(id) Restrict NoAction Immediate
          fk orders_agent_id_fkey(agent_id) -> users(id) SetNull Cascade Immediate
          fk Own Name(payer_id) -> users(id) Cascade NoAction Immediate
          index orders_user_id_idx(user_id)
          index orders_agent_id_idx(agent_id)"#]]
    .assert_eq(&expected);
    for dialect in Dialect::ALL {
        let lowered = lowered(dialect, &[&ORDER, &USER]);
        let notes: Vec<&str> = lowered.intent.notes.iter().map(|note| note.text.as_str()).collect();
        match dialect {
            Dialect::Postgres | Dialect::Sqlite => {
                assert_eq!(lines(&lowered.catalog, 0), expected);
                assert_eq!(notes, ["no index: never looked up"]);
            }
            Dialect::MySql | Dialect::MariaDb => {
                let one_more = format!("{expected}\nindex orders_payer_id_idx(payer_id)");
                assert_eq!(lines(&lowered.catalog, 0), one_more);
                let product = dialect.product();
                let note = format!("{product} indexes every foreign key: the index is declared for its name");
                assert_eq!(notes, [note.as_str()]);
            }
        }
    }
}

const SERVED: EntityDef = EntityDef {
    key: &[0, 1],
    relations: &[to_user(&[0]), to_user(&[1]), to_user(&[2]), to_user(&[3]), to_user(&[4])],
    uniques: &[UniqueDef::new(&[2, 0]), UniqueDef { scope: UniqueScope::Live, ..UniqueDef::new(&[4]) }],
    indexes: &[
        IndexDef::new(&[IndexPart::column(1), IndexPart::column(3)]),
        IndexDef::new(&[IndexPart::column(3).descending()]),
    ],
    ..entity(
        "Link",
        "links",
        &[
            column("a", BIG),
            column("b", BIG),
            column("c", BIG),
            column("d", BIG),
            column("e", BIG),
            DELETED_AT,
        ],
    )
};

#[test]
fn an_index_is_made_only_where_none_starts_with_the_columns() {
    let names = |dialect| {
        let catalog = lowered(dialect, &[&USER, &SERVED]).catalog;
        catalog.tables[1].indexes.iter().map(|index| index.name.clone()).collect::<Vec<_>>()
    };
    let expected = ["links_e_live_key", "links_b_d_idx", "links_d_idx", "links_d_idx2", "links_e_idx"];
    assert_eq!(names(Dialect::Postgres), expected);
    // The marker stands behind the column, so the unique serves the relation.
    assert_eq!(names(Dialect::MySql), expected[..4]);
}

const LINE: EntityDef =
    EntityDef { key: &[0, 1], ..entity("Line", "lines", &[column("order_id", BIG), column("no", INT)]) };
const SHIPMENT: EntityDef = EntityDef {
    relations: &[RelationDef {
        references: &["order_id", "no"],
        ..RelationDef::new(&[1, 2], EntityId::of("tests", "Line"), "Line")
    }],
    ..entity("Shipment", "shipments", &[ID, column("order_id", BIG), column("line_no", INT)])
};

#[test]
fn keys_of_several_columns_are_related() {
    let lowered = lowered(Dialect::Postgres, &[&SHIPMENT, &LINE]);
    expect![[r#"
          fk shipments_order_id_line_no_fkey(order_id, line_no) -> lines(order_id, no) NoAction NoAction Immediate
          index shipments_order_id_line_no_idx(order_id, line_no)"#]].assert_eq(&lines(&lowered.catalog, 0));
}

#[test]
fn the_schema_says_what_happens_on_delete() {
    let mut schema = schema(&[&SHIPMENT, &LINE]);
    schema.conventions.on_delete = Some(Action::Cascade);
    let catalog = lower(&schema, &target(Dialect::Postgres)).catalog;
    assert_eq!(catalog.tables[0].foreign_keys[0].on_delete, ReferentialAction::Cascade);
}

const NODE: EntityDef = EntityDef {
    relations: &[RelationDef {
        deferral: Deferral::Deferred,
        on_delete: Some(Action::SetDefault),
        ..RelationDef::new(&[1], EntityId::of("tests", "Node"), "Node")
    }],
    ..entity("Node", "nodes", &[ID, nullable("parent_id", BIG)])
};

#[test]
fn what_innodb_has_not_is_refused_with_the_way_out() {
    assert_eq!(findings(Dialect::Postgres, &[&NODE]), [""; 0]);
    assert_eq!(findings(Dialect::Sqlite, &[&NODE]), [""; 0]);
    expect![[r#"
        error: [unsupported_feature] Node.parent_id: MariaDB has no action SET DEFAULT
          help: InnoDB refuses SET DEFAULT: use `on_delete(restrict)` or `on_delete(set_null)`
        error: [unsupported_feature] Node.parent_id: MariaDB has no foreign key that waits for the end of the transaction
          help: MariaDB checks constraints with each statement: make one side nullable and fill it in a second step"#]].assert_eq(&findings(Dialect::MariaDb, &[&NODE]).join("\n"));
}

const BY_NUMBER: EntityDef = EntityDef {
    relations: &[RelationDef {
        references: &["no"],
        ..RelationDef::new(&[2], EntityId::of("tests", "Line"), "Line")
    }],
    ..SHIPMENT
};

#[test]
fn a_relation_leads_to_a_key_or_a_unique() {
    let found = findings(Dialect::Postgres, &[&BY_NUMBER, &LINE]);
    assert_eq!(found.len(), 1);
    assert!(found[0].contains("no key or unique"), "{found:?}");
    const UNIQUE_LINE: EntityDef = EntityDef { uniques: &[UniqueDef::new(&[1])], ..LINE };
    assert_eq!(findings(Dialect::Postgres, &[&BY_NUMBER, &UNIQUE_LINE]), [""; 0]);
}

const CUSTOMER: EntityDef = entity(
    "Customer",
    "customers",
    &[ColumnDef { store: Some(StoreAs::Text), ..column("id", LogicalType::Uuid) }],
);
const WRONG: EntityDef = EntityDef {
    relations: &[
        RelationDef::new(&[1], EntityId::of("tests", "Customer"), "Customer"),
        RelationDef::new(&[1], EntityId::of("tests", "Ghost"), "Ghost"),
        RelationDef::new(&[1, 2], EntityId::of("tests", "Customer"), "Customer"),
        RelationDef {
            references: &["nothing"],
            ..RelationDef::new(&[1], EntityId::of("tests", "Customer"), "Customer")
        },
        RelationDef {
            on_delete: Some(Action::SetNull),
            ..RelationDef::new(&[2], EntityId::of("tests", "Code"), "Code")
        },
    ],
    ..entity("Order", "orders", &[ID, column("customer_id", LogicalType::Uuid), CODE_COLUMN])
};
const CODE_COLUMN: ColumnDef = ColumnDef { size: Size::Length(8), ..column("code", LogicalType::Text) };
const CODE: EntityDef =
    entity("Code", "codes", &[ColumnDef { size: Size::Length(9), ..column("code", LogicalType::Text) }]);

#[test]
fn a_relation_that_leads_nowhere_is_refused() {
    expect![[r#"
        error: [target_outside_schema] Order.customer_id: `customer_id` is stored as `BLOB`, `Customer.id` as `TEXT`
          help: give both fields one type and one `store(...)`
        error: [target_outside_schema] Order.customer_id: the relation leads to `Ghost`, which the schema does not list
          help: add `Ghost` to `entities(...)`
        error: [target_outside_schema] Order.customer_id: the relation has 2 columns, the key of `Customer` has 1
          help: name as many columns as the key has: `#[relation(…, on(…), to(…))]`
        error: [target_outside_schema] Order.customer_id: `Customer` has no field `nothing`
          help: name a field of the target
        error: [target_outside_schema] Order.code: `code` becomes NULL with its target, and is not nullable
          help: make `code` an `Option`, or use `on_delete(restrict)`"#]].assert_eq(&findings(Dialect::Sqlite, &[&WRONG, &CUSTOMER, &CODE]).join("\n"));
}

#[test]
fn rows_do_not_follow_the_keys_of_their_own_table_where_the_server_stops_them() {
    const FOLDER: EntityDef = EntityDef {
        relations: &[RelationDef {
            on_delete: Some(Action::Cascade),
            on_update: Some(Action::Cascade),
            ..RelationDef::new(&[1], EntityId::of("tests", "Folder"), "Folder")
        }],
        ..entity("Folder", "folders", &[ID, nullable("parent_id", BIG)])
    };
    for dialect in [Dialect::Postgres, Dialect::Sqlite] {
        assert!(findings(dialect, &[&FOLDER]).is_empty());
    }
    expect![[r#"
        error: [unsupported_feature] Folder.parent_id: MySQL refuses to change a key that rows of its own table follow, whatever `on_update` says
          help: leave out `on_update`: keys of this entity do not change"#]].assert_eq(&findings(Dialect::MySql, &[&FOLDER]).join("\n"));
    assert_eq!(findings(Dialect::MariaDb, &[&FOLDER]).len(), 1);
}

#[test]
fn rows_are_led_to_their_own_table_by_one_acting_relation_where_the_server_trips() {
    let pair = |on_delete| EntityDef {
        relations: vec![
            RelationDef {
                on_delete: Some(on_delete),
                ..RelationDef::new(&[1], EntityId::of("tests", "Folder"), "Folder")
            },
            RelationDef {
                on_delete: Some(Action::Restrict),
                ..RelationDef::new(&[2], EntityId::of("tests", "Folder"), "Folder")
            },
        ]
        .leak(),
        ..entity("Folder", "folders", const { &[ID, nullable("parent_id", BIG), nullable("origin_id", BIG)] })
    };
    let found = |dialect, on_delete| findings(dialect, &[&*Box::leak(Box::new(pair(on_delete)))]).join("\n");
    for dialect in [Dialect::Postgres, Dialect::MariaDb, Dialect::Sqlite] {
        assert_eq!(found(dialect, Action::SetNull), "");
    }
    assert_eq!(found(Dialect::MySql, Action::Restrict), "");
    expect![[r#"
        error: [unsupported_feature] Folder.parent_id: MySQL refuses to delete a row to which another of the table leads by two relations, when one of them acts
          help: say `on_delete(restrict)` on every relation of the entity to itself"#]].assert_eq(&found(Dialect::MySql, Action::SetNull));
}

#[test]
fn what_is_wrong_with_entities_is_told_before_what_is_wrong_with_relations() {
    const fn to(name: &'static str, column: &'static [u16]) -> RelationDef {
        RelationDef::new(column, EntityId::of("tests", name), name)
    }
    const EARLY: EntityDef = EntityDef {
        relations: &[to("Nobody", &[1]), to("Late", &[2])],
        ..entity("Early", "early", &[ID, column("nobody_id", BIG), column("late_id", BIG)])
    };
    const MIDDLE: EntityDef = EntityDef {
        relations: &[to("Nobody", &[1])],
        ..entity("Middle", "middle", &[ID, column("nobody_id", BIG)])
    };
    const LATE: EntityDef = EntityDef { key: &[], ..entity("Late", "late", &[column("id", BIG)]) };
    let found = findings(Dialect::Postgres, &[&EARLY, &MIDDLE, &LATE]);
    let places: Vec<_> = found.iter().filter_map(|line| line.split("] ").nth(1)?.split(':').next()).collect();
    assert_eq!(places, ["Late", "Early.nobody_id", "Early.late_id", "Middle.nobody_id"]);
}
