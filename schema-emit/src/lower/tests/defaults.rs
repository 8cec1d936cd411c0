//! Defaults.
// proves A2

use expect_test::expect;
use schema_as_code_core::{
    def::{ColumnDef, DefaultDef, EntityDef, EnumDef, Size, VariantDef},
    dialect::Dialect,
    expr::Literal,
    types::{LogicalType, TypeDef},
};

use crate::{
    catalog::Definition,
    lower::testing::{ID, INT, check_refused, column, definition, entity, lowered, nullable},
};

const STATUS: EnumDef = EnumDef {
    name: "Status",
    type_name: "status",
    comment: "",
    variants: &[
        VariantDef { ident: "Open", value: "open", comment: "" },
        VariantDef { ident: "Paid", value: "it's paid", comment: "" },
    ],
    default: None,
};

const DEFAULTS: EntityDef = entity(
    "Setting",
    "settings",
    &[
        ID,
        ColumnDef { default: DefaultDef::Literal(Literal::Bool(true)), ..column("flag", LogicalType::Bool) },
        ColumnDef { default: DefaultDef::Literal(Literal::Integer(-7)), ..column("number", INT) },
        ColumnDef {
            size: Size::Decimal { precision: 6, scale: 3 },
            default: DefaultDef::Literal(Literal::Decimal("-1.50")),
            ..column("rate", LogicalType::Decimal)
        },
        ColumnDef { default: DefaultDef::Literal(Literal::Text("")), ..column("body", LogicalType::Text) },
        ColumnDef { default: DefaultDef::Literal(Literal::Text("{}")), ..column("extra", LogicalType::Json) },
        ColumnDef { default: DefaultDef::Now, ..column("local", LogicalType::LocalTimestamp) },
        ColumnDef { default: DefaultDef::Now, ..column("moment", LogicalType::Timestamp) },
        ColumnDef { default: DefaultDef::Now, ..column("day", LogicalType::Date) },
        ColumnDef { default: DefaultDef::Uuid, ..column("token", LogicalType::Uuid) },
        ColumnDef {
            default: DefaultDef::Literal(Literal::Text("00112233-4455-6677-8899-AABBCCDDEEFF")),
            ..column("owner", LogicalType::Uuid)
        },
        ColumnDef { default: DefaultDef::Variant("Paid"), ..column("status", LogicalType::Enum(&STATUS)) },
        ColumnDef { default: DefaultDef::Literal(Literal::Null), ..nullable("note", LogicalType::Text) },
        ColumnDef {
            default: DefaultDef::Literal(Literal::Text("2030-01-31T09:30:00Z")),
            ..column("until", LogicalType::Timestamp)
        },
    ],
);

fn defaults(dialect: Dialect) -> String {
    let table = lowered(dialect, &[&DEFAULTS]).catalog.tables.remove(0);
    let shown = |column: &crate::catalog::Column| {
        column
            .default
            .as_ref()
            .map(|default: &Definition| format!("{} = {}", column.name, definition(default)))
    };
    table.columns.iter().filter_map(shown).collect::<Vec<_>>().join("\n")
}

#[test]
fn defaults_take_the_stored_form() {
    expect![[r#"
        flag = true
        number = -7
        rate = -1.5
        body = ""
        extra = "{}"
        local = NowLocal()
        moment = Now()
        day = Today()
        token = RandomUuid()
        owner = "00112233-4455-6677-8899-aabbccddeeff"
        status = "it's paid"
        note = null
        until = "2030-01-31 09:30:00+00:00""#]]
    .assert_eq(&defaults(Dialect::Postgres));
    expect![[r#"
        flag = true
        number = -7
        rate = -1.5
        body = ""
        extra = "{}"
        local = NowLocal()
        moment = Now()
        day = Today()
        token = RandomUuidBytes()
        owner = x[00, 11, 22, 33, 44, 55, 66, 77, 88, 99, aa, bb, cc, dd, ee, ff]
        status = "it's paid"
        note = null
        until = "2030-01-31 09:30:00""#]]
    .assert_eq(&defaults(Dialect::MySql));
    expect![[r#"
        flag = true
        number = -7
        rate = -1500
        body = ""
        extra = "{}"
        local = NowLocal()
        moment = NowTextT()
        day = Today()
        token = RandomUuidBytes()
        owner = x[00, 11, 22, 33, 44, 55, 66, 77, 88, 99, aa, bb, cc, dd, ee, ff]
        status = "it's paid"
        note = null
        until = "2030-01-31T09:30:00+00:00""#]]
    .assert_eq(&defaults(Dialect::Sqlite));
}

const WRONG_DEFAULTS: EntityDef = entity(
    "Setting",
    "settings",
    &[
        ID,
        ColumnDef { default: DefaultDef::Literal(Literal::Integer(2_147_483_648)), ..column("number", INT) },
        ColumnDef {
            size: Size::Decimal { precision: 6, scale: 2 },
            default: DefaultDef::Literal(Literal::Decimal("0.125")),
            ..column("rate", LogicalType::Decimal)
        },
        ColumnDef { default: DefaultDef::Literal(Literal::Text("{")), ..column("extra", LogicalType::Json) },
        ColumnDef { default: DefaultDef::Variant("Gone"), ..column("status", LogicalType::Enum(&STATUS)) },
        ColumnDef { default: DefaultDef::Literal(Literal::Null), ..column("note", LogicalType::Text) },
        ColumnDef {
            size: Size::Length(2),
            default: DefaultDef::Literal(Literal::Text("abc")),
            ..column("code", LogicalType::Text)
        },
        ColumnDef { default: DefaultDef::Now, ..column("flag", LogicalType::Bool) },
        ColumnDef {
            default: DefaultDef::Literal(Literal::Text("2024-02-30")),
            ..column("day", LogicalType::Date)
        },
        ColumnDef {
            default: DefaultDef::Literal(Literal::Text("::1'; DROP TABLE settings; --")),
            ..column("host", LogicalType::IpAddress)
        },
        ColumnDef {
            default: DefaultDef::Literal(Literal::Text("192.0.2.0/33")),
            ..column("net", LogicalType::IpNetwork)
        },
        ColumnDef {
            default: DefaultDef::Literal(Literal::Text("{a,b}")),
            ..column("words", LogicalType::Array(const { &TypeDef::new(LogicalType::Text) }))
        },
    ],
);

#[test]
fn a_default_that_is_no_value_is_refused() {
    check_refused(
        &WRONG_DEFAULTS,
        Dialect::Postgres,
        expect![[r#"
        error: [unusable_default] Setting.number: 2147483648 is beyond a 32-bit integer
          help: choose a value that the column can hold
        error: [unusable_default] Setting.rate: 0.125 is beyond `decimal(6, 2)`
          help: choose a value that the column can hold
        error: [unusable_default] Setting.extra: "{" is no JSON document: EOF while parsing an object at line 1 column 1
          help: write a document such as `"{}"`
        error: [unusable_default] Setting.status: `Status` has no variant `Gone`
          help: name a variant of `Status`
        error: [unusable_default] Setting.note: the default is NULL, the column is not nullable
          help: make the field an `Option`, or leave out the default
        error: [unusable_default] Setting.code: the default has 3 characters, the column takes 2
          help: shorten the default, or raise `len`
        error: [unusable_default] Setting.flag: the current time is no value of a column that holds a boolean
          help: use it for timestamps, dates and times of day
        error: [unusable_default] Setting.day: "2024-02-30" is not a date
          help: write it as `"2030-01-31"`
        error: [unusable_default] Setting.host: "::1\'; DROP TABLE settings; --" is no IP address
          help: write it as `"192.0.2.1"` or `"2001:db8::1"`
        error: [unusable_default] Setting.net: "192.0.2.0/33" is no IP network
          help: write it as `"192.0.2.0/24"` or `"2001:db8::/32"`
        error: [unusable_default] Setting.words: "{a,b}" is no array without elements
          help: write `"{}"`, or `sql(postgres = "…")`"#]],
    );
}
