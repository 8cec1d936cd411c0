//! Generated columns.

use expect_test::expect;
use schema_as_code_core::{
    def::{Action, AuditRole, ColumnDef, DefaultDef, EntityDef, RelationDef, Size},
    dialect::Dialect,
    expr::{BinaryOperator, Expr, Literal, RawSql},
    types::LogicalType,
};

use super::super::testing::{BIG, ID, INT, check, check_refused, column, entity, findings, nullable};

const fn digits(name: &'static str, precision: u8, scale: u8) -> ColumnDef {
    ColumnDef { size: Size::Decimal { precision, scale }, ..column(name, LogicalType::Decimal) }
}

const QUANTITY: &Expr = &Expr::Column(1);
const PRICE: &Expr = &Expr::Column(2);
const TOTAL: Expr = Expr::Binary(BinaryOperator::Multiply, QUANTITY, PRICE);
const TAX: Expr = Expr::Binary(BinaryOperator::Multiply, PRICE, &Expr::Literal(Literal::Decimal("0.19")));

const ITEM: EntityDef = entity(
    "Item",
    "items",
    &[
        ID,
        column("quantity", INT),
        digits("price", 10, 2),
        ColumnDef { generated: Some(&TOTAL), ..digits("total", 14, 3) },
        ColumnDef { generated: Some(&TAX), ..digits("tax", 14, 4) },
        ColumnDef {
            role: Some(AuditRole::Updated),
            is_role_said: true,
            ..column("updated_at", LogicalType::Timestamp)
        },
    ],
);

#[test]
fn scaled_values_are_brought_to_the_scale_of_the_column() {
    check(
        &ITEM,
        Dialect::Sqlite,
        expect![[r#"
            items
              id INTEGER identity
              quantity INTEGER
              price INTEGER
              total INTEGER as ((quantity * price) * 10) Stored Visible
              tax INTEGER as (price * 19) Stored Visible
              updated_at TEXT = NowTextT()
              key (id)
              check items_quantity_range: ((quantity >= -2147483648) and (quantity <= 2147483647))
              check items_price_range: ((price >= -9999999999) and (price <= 9999999999))
              check items_total_range: ((total >= -99999999999999) and (total <= 99999999999999))
              check items_tax_range: ((tax >= -99999999999999) and (tax <= 99999999999999))
              check items_updated_at_format: (((updated_at glob "[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]*+00:00") and !(updated_at glob "*T24*")) and IsDay(updated_at))
              trigger items_touch After Update: touch by (id) on (id, quantity, price), updated_at = NowTextT()
        "#]],
    );
}

#[test]
fn mariadb_keeps_null_out_by_a_check() {
    check(
        &ITEM,
        Dialect::MariaDb,
        expect![[r#"
        items
          id bigint identity
          quantity int
          price decimal(10,2)
          total decimal(14,3) null as (quantity * price) Stored Visible
          tax decimal(14,4) null as (price * 0.19) Stored Visible
          updated_at datetime(6) = Now()
          key (id)
          check items_total_not_null: total is not null
          check items_tax_not_null: tax is not null
          trigger items_touch Before Update: touch by () on (id, quantity, price), updated_at = Now()
    "#]],
    );
}

#[test]
fn what_would_be_rounded_is_refused() {
    const ROUNDED: EntityDef = entity(
        "Item",
        "items",
        &[
            ID,
            column("quantity", INT),
            digits("price", 10, 2),
            ColumnDef { generated: Some(&TAX), ..digits("tax", 10, 2) },
        ],
    );
    let refused = Dialect::ALL.map(|dialect| findings(dialect, &[&ROUNDED]).join("\n"));
    assert!(refused.iter().all(|found| *found == refused[0]), "{refused:#?}");
    expect![[r#"
        error: [generated_type] Item.tax: the value has 4 digits behind the point, the column 2: it would be rounded
          help: give the column 4 digits behind the point"#]].assert_eq(&refused[0]);
}

#[test]
fn what_has_no_value_yet_is_not_read() {
    const SELF: Expr = Expr::Binary(BinaryOperator::Add, &Expr::Column(3), &Expr::Column(0));
    const SIX: Expr = Expr::Literal(Literal::Integer(6));
    const READS: EntityDef = entity(
        "Item",
        "items",
        &[
            ID,
            column("quantity", INT),
            digits("price", 10, 2),
            ColumnDef { generated: Some(QUANTITY), ..column("copy", INT) },
            ColumnDef { generated: Some(&SELF), ..column("own", INT) },
            ColumnDef { generated: Some(&SIX), ..column("six", INT) },
        ],
    );
    check_refused(
        &READS,
        Dialect::Postgres,
        expect![[r#"
        error: [generated_reference] Item.own: the column is computed from `id`, which has no value yet
          help: compute it from columns that are written, and not counted up
        error: [generated_reference] Item.six: the column is computed from no column
          help: say it as a default"#]],
    );
}

#[test]
fn nothing_else_writes_the_column() {
    const WRITTEN: EntityDef = entity(
        "Item",
        "items",
        &[
            ID,
            column("quantity", INT),
            digits("price", 10, 2),
            ColumnDef {
                generated: Some(QUANTITY),
                default: DefaultDef::Literal(Literal::Integer(0)),
                ..column("copy", INT)
            },
            ColumnDef {
                generated: Some(QUANTITY),
                role: Some(AuditRole::Version),
                is_role_said: true,
                ..column("version", INT)
            },
        ],
    );
    check_refused(
        &WRITTEN,
        Dialect::Postgres,
        expect![[r#"
        error: [contradicting_attributes] Item.copy: the column is generated, and it has a default
          help: keep one of them
        error: [contradicting_attributes] Item.version: the column is generated, and it has an audit role
          help: keep one of them"#]],
    );
}

#[test]
fn other_types_and_missing_sql_are_refused() {
    const LABEL: Expr = Expr::Raw(&[RawSql { dialect: Dialect::Postgres, sql: "'x'" }]);
    const OTHER: EntityDef = entity(
        "Item",
        "items",
        &[
            ID,
            column("quantity", INT),
            digits("price", 10, 2),
            ColumnDef { generated: Some(QUANTITY), ..column("is_many", LogicalType::Bool) },
            ColumnDef { generated: Some(&LABEL), ..column("label", LogicalType::Text) },
        ],
    );
    check_refused(
        &OTHER,
        Dialect::MySql,
        expect![[r#"
        error: [uncomputable_expression] Item.is_many: the value is an integer, the column holds a boolean
          help: compute a value of the column's type
        error: [uncomputable_expression] Item.label: `sql(...)` says nothing for MySQL
          help: add `mysql = "…"`"#]],
    );
}

#[test]
fn columns_on_which_actions_work_are_refused_where_the_server_refuses_them() {
    const PARENT: Expr =
        Expr::Binary(BinaryOperator::Add, &Expr::Column(1), &Expr::Literal(Literal::Integer(1)));
    const COLUMNS: &[ColumnDef] =
        &[ID, nullable("parent", BIG), ColumnDef { generated: Some(&PARENT), ..nullable("next", BIG) }];
    const fn related(relations: &'static [RelationDef]) -> EntityDef {
        EntityDef { relations, ..entity("Item", "items", COLUMNS) }
    }
    const fn relation(on_delete: Action) -> RelationDef {
        RelationDef {
            on_delete: Some(on_delete),
            ..RelationDef::new(&[1], schema_as_code_core::def::EntityId::of("tests", "Item"), "Item")
        }
    }
    const CASCADE: EntityDef = related(&[relation(Action::Cascade)]);
    const SET_NULL: EntityDef = related(&[relation(Action::SetNull)]);
    const RESTRICT: EntityDef = related(&[relation(Action::Restrict)]);
    let refused = |entity| Dialect::ALL.map(|dialect| !findings(dialect, &[entity]).is_empty());
    // PostgreSQL, MySQL, MariaDB, SQLite.
    assert_eq!(refused(&CASCADE), [false, true, false, false]);
    assert_eq!(refused(&SET_NULL), [false, true, true, false]);
    assert_eq!(refused(&RESTRICT), [false; 4]);
}
