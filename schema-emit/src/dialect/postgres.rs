//! PostgreSQL.

use schema_as_code_core::{dialect::Version, storage::StoredForm, types::LogicalType};

use super::{
    CheckRules, EnumForm, EnumValueLimit, EqualNullsForm, ExpressionKeyForm, FullTextForm, GeneratedRules,
    IdentityPlace, Implied, JsonKinds, Limits, MethodRules, NameKind, NameRules, NameScope, OwnRelations,
    SearchForm, Shape, SoftDeleteForm, Stored, StoredSize, SubsetForm, TemporalText, TouchForm,
};
use crate::{
    catalog::{ColumnType, Name, ScalarFunction},
    lower::make,
};

pub(super) const SHAPE: Shape = Shape {
    column_type,
    implied_check,
    table_options: |_| Vec::new(),
    enums: EnumForm::Type,
    subsets: SubsetForm::Predicate,
    expression_keys: ExpressionKeyForm::Index,
    equal_nulls: EqualNullsForm::Clause,
    identity: IdentityPlace::Anywhere,
    touch: TouchForm::Routine,
    soft_delete: SoftDeleteForm::Routine,
    security_invoker: Some(Version::new(15, 0)),
    actions_fire_triggers: true,
    own_relations: OwnRelations { follow_keys: true, act_together: true },
    indexes_relations: false,
    primary_key_suffix: Some("pkey"),
    only_types: &[],
    unsigned_cast: None,
    bool_type: "boolean",
    temporal: TemporalText { utc_suffix: "+00:00" },
    json_kinds: JsonKinds { object: "object", array: "array" },
    checks: CheckRules { refuses_written_columns: false, refuses_identity: false },
    generated: GeneratedRules {
        has_not_null: true,
        refuses_written_columns: false,
        refuses_cascaded_rows: false,
        refuses_identity: false,
        refuses_generated: true,
    },
    methods: MethodRules { full_text: FullTextForm::Words, search: SearchForm::Column { ty: "tsvector" } },
    reserved: include_str!("reserved/postgres.txt"),
    limits: Limits {
        columns: 1600,
        key_columns: 32,
        text_length: Some(10_485_760),
        decimal_precision: u8::MAX,
        decimal_scale: u8::MAX,
        needs_decimal_digits: false,
        column_comment: None,
        table_comment: None,
        enum_value: Some(EnumValueLimit::Bytes(63)),
        row: None,
    },
    names: NameRules { is_case_sensitive: true, refusal, scope },
};

fn column_type(stored: &Stored) -> ColumnType {
    let text = match (stored.logical, stored.form, stored.size) {
        (LogicalType::Enum(def), ..) => return ColumnType::named(Name::new(def.type_name)),
        (LogicalType::Decimal, StoredForm::ScaledInteger, _) => "bigint",
        (LogicalType::Decimal, StoredForm::Real, _) => "double precision",
        (LogicalType::Decimal, StoredForm::DecimalText, StoredSize::Digits { precision, .. }) => {
            return ColumnType::with_length("varchar", u32::from(precision) + 3);
        }
        (LogicalType::Decimal, StoredForm::DecimalText, _) => "text",
        (LogicalType::Decimal, _, StoredSize::Digits { precision, scale }) => {
            return ColumnType::with_digits("numeric", precision, scale);
        }
        (LogicalType::Decimal, ..) => "numeric",
        (LogicalType::Text, _, StoredSize::Length(length)) => {
            return ColumnType::with_length("varchar", length);
        }
        (LogicalType::Text, ..) => "text",
        (LogicalType::Uuid, StoredForm::UuidText, _) => "varchar(36)",
        (LogicalType::Uuid, StoredForm::UuidBytes, _) | (LogicalType::Bytes, ..) => "bytea",
        (LogicalType::Uuid, ..) => "uuid",
        (LogicalType::Bool, ..) => "boolean",
        (LogicalType::Integer { bits: 8 | 16, .. }, ..) => "smallint",
        (LogicalType::Integer { bits: 32, .. }, ..) => "integer",
        (LogicalType::Integer { .. }, ..) => "bigint",
        (LogicalType::Float { bits: 32 }, ..) => "real",
        (LogicalType::Float { .. }, ..) => "double precision",
        (LogicalType::Date, ..) => "date",
        (LogicalType::Time, ..) => "time",
        (LogicalType::LocalTimestamp, ..) => "timestamp",
        (LogicalType::Timestamp, ..) => "timestamptz",
        (LogicalType::Json, ..) => "jsonb",
        (LogicalType::IpAddress, StoredForm::AddressText, _) => "varchar(45)",
        (LogicalType::IpNetwork, StoredForm::AddressText, _) => "varchar(49)",
        (LogicalType::IpAddress | LogicalType::IpNetwork, ..) => "inet",
        (LogicalType::Array(element), ..) => {
            let element = Stored { logical: element.logical, ..*stored };
            return match column_type(&element) {
                ColumnType::BuiltIn(text) => ColumnType::built_in(format!("{text}[]")),
                named => named,
            };
        }
    };
    ColumnType::built_in(text)
}

fn implied_check(stored: &Stored, column: &'static str) -> Option<Implied> {
    match (stored.logical, stored.form, stored.size) {
        (LogicalType::Bytes, _, StoredSize::Length(length)) => Some(Implied {
            suffix: "length",
            expr: make::at_most(make::call(ScalarFunction::ByteLength, [make::column(column)]), length),
        }),
        (LogicalType::Uuid, StoredForm::UuidText, _) => {
            Some(Implied { suffix: "length", expr: make::has_length(column, 36) })
        }
        (LogicalType::Decimal, StoredForm::ScaledInteger, StoredSize::Digits { precision, .. }) => {
            Some(Implied { suffix: "range", expr: make::within_digits(column, precision) })
        }
        (_, StoredForm::AddressText, _) => {
            Some(Implied { suffix: "address", expr: make::is_address(column, stored.logical) })
        }
        // No driver reads a NULL into a `T`.
        (LogicalType::Array(_), ..) => Some(Implied {
            suffix: "elements",
            expr: make::is_null(make::call(ScalarFunction::PlaceOfNull, [make::column(column)])),
        }),
        _ => None,
    }
}

const SYSTEM_COLUMNS: [&str; 6] = ["tableoid", "xmin", "cmin", "xmax", "cmax", "ctid"];

fn refusal(kind: NameKind, name: &str) -> Option<&'static str> {
    match kind {
        NameKind::Column if SYSTEM_COLUMNS.contains(&name) => {
            Some("is the name of a system column of PostgreSQL")
        }
        NameKind::Namespace if name.starts_with("pg_") => {
            Some("starts with `pg_`, which PostgreSQL keeps for itself")
        }
        _ => None,
    }
}

/// Tables, indexes and the indexes of constraints are relations; a table is a type, too.
fn scope(kind: NameKind) -> NameScope {
    match kind {
        NameKind::Namespace => NameScope::Database(0),
        NameKind::Table
        | NameKind::View
        | NameKind::EnumType
        | NameKind::PrimaryKey
        | NameKind::Unique
        | NameKind::Index => NameScope::Database(1),
        NameKind::Routine => NameScope::Database(2),
        NameKind::Column => NameScope::Table(0),
        NameKind::Check | NameKind::ForeignKey => NameScope::Table(1),
        NameKind::Trigger => NameScope::Table(2),
    }
}
