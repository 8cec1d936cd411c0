//! A catalog with one of everything, for each dialect.

use schema_as_code_core::dialect::Dialect;

use crate::{
    catalog::{
        ActorColumn, Binary, Catalog, Check, Column, ColumnType, ComparedColumn, Definition, EnumType, Expr,
        ForeignKey, Generated, Index, IndexKey, IndexOrder, Method, Name, ObjectId, Operator, PrimaryKey,
        Recipe, ReferentialAction, Routine, ScalarFunction, Storage, Table, TableOption, Text, TouchRow,
        Trigger, TriggerEvent, TriggerTiming, Unique, Visibility,
    },
    lower::make,
};

pub(super) fn built_in(text: &str) -> ColumnType {
    ColumnType::built_in(text.to_owned())
}

/// The four dialects' spellings of a type.
fn ty(dialect: Dialect, [postgres, mysql, sqlite]: [&str; 3]) -> ColumnType {
    built_in(match dialect {
        Dialect::Postgres => postgres,
        Dialect::MySql | Dialect::MariaDb => mysql,
        Dialect::Sqlite => sqlite,
    })
}

const INTEGER: [&str; 3] = ["bigint", "bigint", "INTEGER"];
const TEXT: [&str; 3] = ["varchar(255)", "varchar(255)", "TEXT"];
const TIME: [&str; 3] = ["timestamptz", "datetime(6)", "TEXT"];

pub(super) fn call(function: ScalarFunction) -> Expr {
    Expr::Call { function, arguments: Vec::new().into() }
}

pub(super) fn column(name: impl Into<Text>) -> Expr {
    Expr::Column(name.into())
}

pub(super) fn number(digits: &'static str) -> Expr {
    Expr::Number(digits.into())
}

pub(super) fn binary(left: Expr, operator: Operator, right: Expr) -> Expr {
    Expr::Binary(Box::new(Binary { operator, left, right }))
}

pub(super) fn key(definition: Expr) -> IndexKey {
    IndexKey {
        definition: Definition::Portable(definition),
        order: IndexOrder::Ascending,
        nulls: None,
        operator_class: None,
    }
}

pub(super) fn index(name: &str, keys: Vec<IndexKey>) -> Index {
    Index {
        name: name.to_owned().into(),
        is_unique: false,
        method: Method::Tree,
        keys: keys.into(),
        include: Box::default(),
        predicate: None,
        are_nulls_equal: false,
    }
}

pub(super) fn foreign_key(name: &str, column: &str, target: &str) -> ForeignKey {
    ForeignKey {
        name: name.to_owned().into(),
        columns: [column.to_owned().into()].into(),
        target: Name::new(target.to_owned()),
        target_columns: ["id".into()].into(),
        on_delete: ReferentialAction::NoAction,
        on_update: ReferentialAction::NoAction,
        deferral: crate::catalog::Deferral::Immediate,
    }
}

fn now(dialect: Dialect) -> Expr {
    call(if dialect == Dialect::Sqlite { ScalarFunction::NowTextT } else { ScalarFunction::Now })
}

/// A table that counts its key up.
pub(super) fn table(dialect: Dialect, name: &str) -> Table {
    let mut table = Table::new(Name::new(name.to_owned()));
    let mut id = Column::new("id", ty(dialect, INTEGER));
    id.is_identity = true;
    table.columns.push(id);
    table.primary_key =
        Some(PrimaryKey { name: Some(format!("{name}_pkey").into()), columns: ["id".into()].into() });
    match dialect {
        Dialect::Postgres => {}
        Dialect::MySql | Dialect::MariaDb => {
            table.options = vec![
                TableOption::Engine("InnoDB".into()),
                TableOption::CharacterSet("utf8mb4".into()),
                TableOption::Collation("utf8mb4_bin".into()),
            ];
        }
        Dialect::Sqlite => table.options.push(TableOption::Strict),
    }
    table
}

pub(super) fn text_column(dialect: Dialect, name: impl Into<Text>) -> Column {
    Column::new(name, ty(dialect, TEXT))
}

pub(super) fn integer_column(dialect: Dialect, name: impl Into<Text>) -> Column {
    Column::new(name, ty(dialect, INTEGER))
}

pub(super) fn time_column(dialect: Dialect, name: impl Into<Text>) -> Column {
    let mut column = Column::new(name, ty(dialect, TIME));
    column.default = Some(Definition::Portable(now(dialect)));
    column
}

/// Customers who prefer one of their orders: a cycle of foreign keys.
pub(super) fn shop(dialect: Dialect) -> Catalog {
    let mut catalog = Catalog::empty(dialect, super::version(dialect));
    catalog.tables = vec![customer(dialect), order(dialect)];
    match dialect {
        Dialect::Postgres => {
            catalog.enums.push(EnumType {
                name: Name::new("order_status"),
                values: ["PENDING", "it's paid", "back\\slash"].map(Text::from).to_vec(),
                comment: Some("Where an order is".into()),
            });
            let routine = Name::new("customer_touch");
            catalog.routines.push(Routine {
                name: routine.clone(),
                definition: Definition::recipe(Recipe::TouchRow(touch(dialect))),
                depends_on: Vec::new(),
            });
            catalog.tables[0].triggers.push(Trigger {
                name: "customer_20_touch".into(),
                timing: TriggerTiming::Before,
                event: TriggerEvent::Update,
                definition: Definition::recipe(Recipe::CallRoutine {
                    routine: routine.clone(),
                    columns: ["email", "age", "version"].map(Text::from).to_vec(),
                    arguments: Vec::new(),
                }),
                depends_on: vec![ObjectId::Routine(routine)],
            });
        }
        Dialect::MySql | Dialect::MariaDb => {
            catalog.tables[0].triggers.push(touching(dialect, TriggerTiming::Before));
        }
        Dialect::Sqlite => {
            catalog.tables.insert(0, context());
            catalog.tables[1].triggers = vec![
                Trigger {
                    name: "customer_version_guard".into(),
                    timing: TriggerTiming::Before,
                    event: TriggerEvent::Update,
                    definition: Definition::recipe(Recipe::GuardVersion {
                        version: "version".into(),
                        revision: 1,
                    }),
                    depends_on: Vec::new(),
                },
                touching(dialect, TriggerTiming::After),
            ];
        }
    }
    catalog
}

fn context() -> Table {
    let mut table = Table::new(Name::new("app_context"));
    table.columns = vec![Column::new("id", built_in("INTEGER")), Column::new("user_id", built_in("TEXT"))];
    table.columns[1].is_nullable = true;
    table.options = vec![TableOption::Strict];
    table
}

fn touching(dialect: Dialect, timing: TriggerTiming) -> Trigger {
    Trigger {
        name: "customer_touch".into(),
        timing,
        event: TriggerEvent::Update,
        definition: Definition::recipe(Recipe::TouchRow(touch(dialect))),
        depends_on: Vec::new(),
    }
}

pub(super) fn touch(dialect: Dialect) -> TouchRow {
    TouchRow {
        on: TriggerEvent::Update,
        key: ["id".into()].into(),
        compared: ["email", "age"].map(|name| ComparedColumn { name: name.into() }).to_vec(),
        updated_at: Some(("updated_at".into(), Box::new(now(dialect)))),
        version: Some("version".into()),
        actors: vec![ActorColumn { name: "updated_by".into(), ty: ty(dialect, TEXT), is_uuid_bytes: false }],
        context: (dialect == Dialect::Sqlite).then(|| Name::new("app_context")),
        revision: 1,
    }
}

fn customer(dialect: Dialect) -> Table {
    let mut table = table(dialect, "customer");
    table.comment = Some("Somebody who's bought \\ or will\nbuy".into());
    let mut email = text_column(dialect, "email");
    email.comment = Some("pii:email */ -- ; 'quoted'".into());
    let mut age = integer_column(dialect, "age");
    age.is_nullable = true;
    let mut favorite = integer_column(dialect, "favorite_order_id");
    favorite.is_nullable = true;
    let mut version = integer_column(dialect, "version");
    version.default = Some(Definition::Portable(number("1")));
    let mut updated_by = text_column(dialect, "updated_by");
    updated_by.is_nullable = true;
    let mut email_lower = text_column(dialect, "email_lower");
    email_lower.is_nullable = true;
    email_lower.generated = Some(Box::new(Generated {
        definition: Definition::Portable(Expr::Call {
            function: ScalarFunction::Lower,
            arguments: [column("email")].into(),
        }),
        storage: Storage::Stored,
    }));
    if matches!(dialect, Dialect::MySql | Dialect::MariaDb) {
        email_lower.visibility = Visibility::Invisible;
    }
    table.columns.extend([
        email,
        age,
        favorite,
        version,
        updated_by,
        time_column(dialect, "updated_at"),
        email_lower,
    ]);
    table.uniques.push(Unique {
        name: "customer_email_key".into(),
        columns: ["email".into()].into(),
        are_nulls_equal: false,
        deferral: crate::catalog::Deferral::Immediate,
    });
    table.checks = vec![
        Check {
            name: "customer_age_check".into(),
            definition: Definition::Portable(binary(
                binary(column("age"), Operator::GreaterOrEqual, number("0")),
                Operator::And,
                binary(column("age"), Operator::Less, number("200")),
            )),
        },
        Check {
            name: "customer_email_check".into(),
            definition: Definition::Portable(make::matches(
                column("email"),
                r"^[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+\.[A-Za-z]{2,}$",
            )),
        },
    ];
    table.foreign_keys.push(ForeignKey {
        on_delete: ReferentialAction::SetNull,
        ..foreign_key("customer_favorite_order_id_fkey", "favorite_order_id", "order")
    });
    table.indexes = vec![
        index("customer_favorite_order_id_idx", vec![key(column("favorite_order_id"))]),
        index("customer_email_lower_idx", vec![key(column("email_lower"))]),
    ];
    table
}

fn order(dialect: Dialect) -> Table {
    let mut table = table(dialect, "order");
    let mut status = match dialect {
        Dialect::Postgres => Column::new("status", ColumnType::named(Name::new("order_status"))),
        Dialect::MySql | Dialect::MariaDb => Column::new(
            "status",
            ColumnType::Values(["PENDING", "it's paid", "back\\slash"].map(Text::from).to_vec().into()),
        ),
        Dialect::Sqlite => text_column(dialect, "status"),
    };
    status.default = Some(Definition::Portable(Expr::Text("it's paid".into())));
    table.columns.extend([
        integer_column(dialect, "customer_id"),
        status,
        time_column(dialect, "created_at"),
    ]);
    table.foreign_keys.push(ForeignKey {
        on_delete: ReferentialAction::Cascade,
        ..foreign_key("order_customer_id_fkey", "customer_id", "customer")
    });
    let mut newest = key(column("created_at"));
    newest.order = IndexOrder::Descending;
    table.indexes.push(index("order_customer_id_created_at_idx", vec![key(column("customer_id")), newest]));
    table
}
