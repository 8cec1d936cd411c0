//! Columns, keys, defaults.
// proves A2, A3, A4

use expect_test::expect;
use schema_as_code_core::{
    def::{ColumnDef, DefaultDef, EntityDef, EnumDef, SchemaDef, Size, TypeOverride, VariantDef},
    dialect::Dialect,
    storage::{Driver, StoreAs},
    types::LogicalType,
};

use crate::{
    catalog::TableOption,
    lower::{
        lower,
        testing::{
            BIG, ID, INT, check, check_refused, column, definition, entity, findings, lowered, nullable,
            schema, target,
        },
    },
};

const STATUS: EnumDef = EnumDef {
    name: "Status",
    type_name: "status",
    comment: "Where an order is",
    variants: &[
        VariantDef { ident: "Open", value: "open", comment: "" },
        VariantDef { ident: "Paid", value: "it's paid", comment: "" },
    ],
    default: Some(0),
};

const EVERY: EntityDef = entity(
    "Every",
    "every",
    &[
        column("id", LogicalType::Uuid),
        column("flag", LogicalType::Bool),
        column("small", LogicalType::Integer { bits: 16, is_signed: true }),
        column("number", INT),
        column("big", BIG),
        column("ratio", LogicalType::Float { bits: 64 }),
        ColumnDef {
            size: Size::Decimal { precision: 10, scale: 2 },
            ..column("price", LogicalType::Decimal)
        },
        ColumnDef { size: Size::Length(32), ..nullable("code", LogicalType::Text) },
        column("body", LogicalType::Text),
        ColumnDef { size: Size::Length(8), ..column("digest", LogicalType::Bytes) },
        column("picture", LogicalType::Bytes),
        column("day", LogicalType::Date),
        nullable("clock", LogicalType::Time),
        column("local", LogicalType::LocalTimestamp),
        nullable("moment", LogicalType::Timestamp),
        column("extra", LogicalType::Json),
        ColumnDef { default: DefaultDef::OfType, ..column("status", LogicalType::Enum(&STATUS)) },
    ],
);

#[test]
fn postgres_has_a_type_for_everything() {
    check(
        &EVERY,
        Dialect::Postgres,
        expect![[r#"
            every
              id uuid = RandomUuid()
              flag boolean
              small smallint
              number integer
              big bigint
              ratio double precision
              price numeric(10,2)
              code varchar(32) null
              body text
              digest bytea
              picture bytea
              day date
              clock time null
              local timestamp
              moment timestamptz null
              extra jsonb
              status enum status = "open"
              key every_pkey(id)
              check every_digest_length: (ByteLength(digest) <= 8)
        "#]],
    );
}

#[test]
fn mysql_checks_booleans_and_times() {
    check(
        &EVERY,
        Dialect::MySql,
        expect![[r#"
        every
          id binary(16) = RandomUuidBytes()
          flag tinyint(1)
          small smallint
          number int
          big bigint
          ratio double
          price decimal(10,2)
          code varchar(32) null
          body longtext
          digest varbinary(8)
          picture longblob
          day date
          clock time(6) null
          local datetime(6)
          moment datetime(6) null
          extra json
          status enum ["open", "it's paid"] = "open"
          key (id)
          check every_flag_bool: flag in [0, 1]
          check every_clock_range: ((clock >= "00:00:00") and (clock < "24:00:00"))
    "#]],
    );
    assert_eq!(
        lowered(Dialect::MySql, &[&EVERY]).catalog.tables[0].columns,
        lowered(Dialect::MariaDb, &[&EVERY]).catalog.tables[0].columns
    );
}

#[test]
fn sqlite_checks_what_its_types_do_not() {
    check(
        &EVERY,
        Dialect::Sqlite,
        expect![[r#"
            every
              id BLOB = RandomUuidBytes()
              flag INTEGER
              small INTEGER
              number INTEGER
              big INTEGER
              ratio REAL
              price INTEGER
              code TEXT null
              body TEXT
              digest BLOB
              picture BLOB
              day TEXT
              clock TEXT null
              local TEXT
              moment TEXT null
              extra TEXT
              status TEXT = "open"
              key (id)
              check every_id_length: (ByteLength(id) = 16)
              check every_flag_bool: flag in [0, 1]
              check every_small_range: ((small >= -32768) and (small <= 32767))
              check every_number_range: ((number >= -2147483648) and (number <= 2147483647))
              check every_price_range: ((price >= -9999999999) and (price <= 9999999999))
              check every_code_length: (Length(code) <= 32)
              check every_digest_length: (ByteLength(digest) <= 8)
              check every_day_format: ((day glob "[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]") and IsDay(day))
              check every_clock_format: (clock is null or ((((clock glob "[0-9][0-9]:[0-9][0-9]:[0-9][0-9]*") and !(clock glob "*[^0-9:.]*")) and !(clock glob "24*")) and JulianDay(clock) is not null))
              check every_local_format: ((((local glob "[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9] [0-9][0-9]:[0-9][0-9]:[0-9][0-9]*") and !(local glob "*[^0-9:. -]*")) and !(local glob "* 24*")) and IsDay(local))
              check every_moment_format: (moment is null or (((moment glob "[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]*+00:00") and !(moment glob "*T24*")) and IsDay(moment)))
              check every_extra_json: IsJson(extra)
              check every_status_enum: status in ["open", "it's paid"]
        "#]],
    );
}

#[test]
fn tables_say_engine_and_collation() {
    let options = |dialect| lowered(dialect, &[&EVERY]).catalog.tables[0].options.clone();
    assert_eq!(options(Dialect::Postgres), []);
    assert_eq!(options(Dialect::Sqlite), [TableOption::Strict]);
    for (dialect, collation) in
        [(Dialect::MySql, "utf8mb4_0900_bin"), (Dialect::MariaDb, "utf8mb4_nopad_bin")]
    {
        let expected = [
            TableOption::Engine("InnoDB".into()),
            TableOption::CharacterSet("utf8mb4".into()),
            TableOption::Collation(collation.to_owned().into()),
        ];
        assert_eq!(options(dialect), expected);
    }
}

#[test]
fn an_enum_is_a_type_where_the_dialect_has_types() {
    let catalog = lowered(Dialect::Postgres, &[&EVERY]).catalog;
    assert_eq!(catalog.enums.len(), 1);
    assert_eq!(catalog.enums[0].values, ["open", "it's paid"]);
    assert_eq!(catalog.enums[0].comment.as_deref(), Some("Where an order is"));
    assert_eq!(lowered(Dialect::MySql, &[&EVERY]).catalog.enums, []);
}

#[test]
fn the_driver_chooses_the_form_of_a_timestamp() {
    let schema = SchemaDef { driver: Driver::Rusqlite, ..schema(&[&EVERY]) };
    let table = lower(&schema, &target(Dialect::Sqlite)).catalog.tables.remove(0);
    let check = table.checks.iter().find(|check| check.name == "every_moment_format").expect("is checked");
    assert!(definition(&check.definition).contains("[0-9][0-9] [0-9][0-9]:"));
}

const IDENTITY: EntityDef = entity("Order", "orders", &[ID, column("number", INT)]);
const COMPOSITE: EntityDef =
    EntityDef { key: &[0, 1], ..entity("Seat", "seats", &[column("row", INT), column("number", INT)]) };

#[test]
fn keys_are_identities_or_composites() {
    check(
        &IDENTITY,
        Dialect::Sqlite,
        expect![[r#"
        orders
          id INTEGER identity
          number INTEGER
          key (id)
          check orders_number_range: ((number >= -2147483648) and (number <= 2147483647))
    "#]],
    );
    check(
        &COMPOSITE,
        Dialect::Postgres,
        expect![[r#"
        seats
          row integer
          number integer
          key seats_pkey(row, number)
    "#]],
    );
    let table = &lowered(Dialect::Sqlite, &[&COMPOSITE]).catalog.tables[0];
    assert_eq!(table.options, [TableOption::Strict, TableOption::WithoutRowid]);
}

const LATE_IDENTITY: EntityDef =
    EntityDef { key: &[1, 0], ..entity("Seat", "seats", &[ID, column("number", INT)]) };

#[test]
fn an_identity_stands_where_the_dialect_counts() {
    assert_eq!(findings(Dialect::Postgres, &[&LATE_IDENTITY]), [""; 0]);
    check_refused(
        &LATE_IDENTITY,
        Dialect::MySql,
        expect![[r#"
        error: [unsupported_feature] Seat.id: MySQL counts a column up only as the first column of the key
          help: make the identity column the key, and the others a unique"#]],
    );
    check_refused(
        &LATE_IDENTITY,
        Dialect::Sqlite,
        expect![[r#"
        error: [unsupported_feature] Seat.id: SQLite counts a column up only as the whole key
          help: make the identity column the key, and the others a unique"#]],
    );
}

const WRITTEN: EntityDef = entity(
    "Host",
    "hosts",
    &[
        ID,
        ColumnDef {
            overrides: &[
                TypeOverride { dialect: Dialect::Postgres, sql: "inet" },
                TypeOverride { dialect: Dialect::Sqlite, sql: "inet" },
            ],
            ..column("address", LogicalType::Text)
        },
    ],
);

#[test]
fn a_type_written_by_hand_is_taken_as_it_is() {
    check(
        &WRITTEN,
        Dialect::Postgres,
        expect![[r#"
        hosts
          id bigint identity
          address inet
          key hosts_pkey(id)
    "#]],
    );
    check_refused(
        &WRITTEN,
        Dialect::Sqlite,
        expect![[r#"
        error: [unsupported_storage] Host.address: `inet` is no type of a strict table
          help: use one of INT, INTEGER, REAL, TEXT, BLOB, ANY"#]],
    );
}

const UNSTORABLE: EntityDef = entity(
    "Odd",
    "odd",
    &[
        ID,
        column("hits", LogicalType::Integer { bits: 64, is_signed: false }),
        column("rate", LogicalType::Decimal),
        ColumnDef {
            size: Size::Decimal { precision: 20, scale: 2 },
            ..column("total", LogicalType::Decimal)
        },
        ColumnDef { store: Some(StoreAs::Real), ..column("flag", LogicalType::Bool) },
        ColumnDef { size: Size::Decimal { precision: 2, scale: 3 }, ..column("tiny", LogicalType::Decimal) },
    ],
);

#[test]
fn what_cannot_be_stored_is_refused() {
    check_refused(
        &UNSTORABLE,
        Dialect::Postgres,
        expect![[r#"
        error: [unsupported_storage] Odd.hits: PostgreSQL has no unsigned integers, and no driver binds one
          help: use the next larger signed type with `#[check(>= 0)]`
        error: [unsupported_storage] Odd.flag: the type has no such stored form
          help: `store(...)` is for UUIDs (blob, text), decimals (integer, text, real) and IP addresses (text): leave it out
        error: [unsupported_storage] Odd.tiny: `decimal(2, 3)` has no values
          help: say the digits in all, and how many of them follow the point: `decimal(10, 2)`"#]],
    );
    check_refused(
        &UNSTORABLE,
        Dialect::MySql,
        expect![[r#"
        error: [unsupported_storage] Odd.rate: MySQL rounds a decimal without digits to a whole number
          help: say the digits in all, and how many of them follow the point: `decimal(10, 2)`
        error: [unsupported_storage] Odd.flag: the type has no such stored form
          help: `store(...)` is for UUIDs (blob, text), decimals (integer, text, real) and IP addresses (text): leave it out
        error: [unsupported_storage] Odd.tiny: `decimal(2, 3)` has no values
          help: say the digits in all, and how many of them follow the point: `decimal(10, 2)`"#]],
    );
    check_refused(
        &UNSTORABLE,
        Dialect::Sqlite,
        expect![[r#"
        error: [unsupported_storage] Odd.hits: SQLite's integers end at 9223372036854775807
          help: use `i64` with `#[check(>= 0)]`
        error: [unsupported_storage] Odd.rate: a decimal stored as an integer needs its digits
          help: say the digits in all, and how many of them follow the point: `decimal(10, 2)`
        error: [unsupported_storage] Odd.total: a decimal of 20 digits does not fit into a 64-bit integer, which holds 18
          help: say at most `decimal(18, …)`, or `store(text)`
        error: [unsupported_storage] Odd.flag: the type has no such stored form
          help: `store(...)` is for UUIDs (blob, text), decimals (integer, text, real) and IP addresses (text): leave it out
        error: [unsupported_storage] Odd.tiny: `decimal(2, 3)` has no values
          help: say the digits in all, and how many of them follow the point: `decimal(10, 2)`"#]],
    );
}

const WIDE: EntityDef = entity(
    "Page",
    "pages",
    &[
        ColumnDef { size: Size::Length(16_000), ..column("address", LogicalType::Text) },
        ColumnDef { size: Size::Length(1507), ..column("digest", LogicalType::Bytes) },
        ColumnDef {
            size: Size::Decimal { precision: 10, scale: 2 },
            ..column("price", LogicalType::Decimal)
        },
        column("moment", LogicalType::Timestamp),
        column("body", LogicalType::Text),
    ],
);

#[test]
fn rows_and_keys_that_are_too_wide_are_refused_with_numbers() {
    check_refused(
        &WIDE,
        Dialect::MySql,
        expect![[r#"
        error: [row_too_wide] Page: a row may have 65536 bytes, MySQL takes 65535 (4 bytes a character)
          help: shorten the longest columns, or leave their length open: `text`
        error: [index_key_too_long] Page: the key of `pages` may have 64000 bytes, MySQL takes 3072 (4 bytes a character)
          help: shorten its columns to 768 characters in all"#]],
    );
    assert_eq!(findings(Dialect::Postgres, &[&WIDE]), [""; 0]);
}

#[test]
fn conventions_fill_what_columns_leave_open() {
    let mut schema = schema(&[&UNSIZED]);
    schema.conventions.text_length = Some(255);
    schema.conventions.decimal = Some((12, 4));
    let table = lower(&schema, &target(Dialect::MySql)).catalog.tables.remove(0);
    let types: Vec<_> = table.columns.iter().map(|column| format!("{:?}", column.ty)).collect();
    assert_eq!(
        types[1..],
        [r#"BuiltIn("varchar(255)")"#, r#"BuiltIn("decimal(12,4)")"#, r#"BuiltIn("longtext")"#]
    );
}

const UNSIZED: EntityDef = entity(
    "Note",
    "notes",
    &[
        ID,
        column("title", LogicalType::Text),
        column("rate", LogicalType::Decimal),
        ColumnDef { size: Size::Unbounded, ..column("body", LogicalType::Text) },
    ],
);

#[test]
fn earlier_names_are_intent() {
    let lowered = lowered(Dialect::Postgres, &[&RENAMED]);
    assert_eq!(lowered.intent.renames.len(), 1);
    assert_eq!(lowered.intent.renames[0].previous, ["mail", "e_mail"]);
    assert_eq!(lowered.intent.renames[0].next, "email");
}

const RENAMED: EntityDef = entity(
    "User",
    "users",
    &[ID, ColumnDef { was: &["mail", "e_mail"], ..column("email", LogicalType::Text) }],
);
