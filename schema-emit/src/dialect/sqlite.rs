//! SQLite: strict tables of five types; checks hold what the types do not.

use schema_as_code_core::{
    storage::{MomentText, Separator, StoredForm, Zone},
    types::LogicalType,
};

use super::{
    CheckRules, EnumForm, EqualNullsForm, ExpressionKeyForm, FullTextForm, GeneratedRules, IdentityPlace,
    Implied, JsonKinds, Limits, MethodRules, NameKind, NameRules, NameScope, OwnRelations, Place, SearchForm,
    SearchNames, Shape, SoftDeleteForm, Stored, StoredSize, SubsetForm, TemporalText, TouchForm,
};
use crate::{
    catalog::{ColumnType, Expr, Operator, ScalarFunction, TableOption, TriggerEvent},
    lower::make,
};

pub(super) const SHAPE: Shape = Shape {
    column_type,
    implied_check,
    table_options,
    enums: EnumForm::Check,
    subsets: SubsetForm::Predicate,
    expression_keys: ExpressionKeyForm::Index,
    equal_nulls: EqualNullsForm::Index,
    identity: IdentityPlace::LoneKey,
    touch: TouchForm::After,
    soft_delete: SoftDeleteForm::Trigger,
    security_invoker: None,
    actions_fire_triggers: true,
    own_relations: OwnRelations { follow_keys: true, act_together: true },
    indexes_relations: false,
    primary_key_suffix: None,
    only_types: &["INT", "INTEGER", "REAL", "TEXT", "BLOB", "ANY"],
    unsigned_cast: None,
    bool_type: "INTEGER",
    temporal: TemporalText { utc_suffix: "+00:00" },
    json_kinds: JsonKinds { object: "object", array: "array" },
    checks: CheckRules { refuses_written_columns: false, refuses_identity: false },
    generated: GeneratedRules {
        has_not_null: true,
        refuses_written_columns: false,
        refuses_cascaded_rows: false,
        refuses_identity: false,
        refuses_generated: false,
    },
    methods: MethodRules {
        full_text: FullTextForm::Search,
        search: SearchForm::Table { tokenizer, names: &SEARCH_NAMES, reserved: &["rank", "rowid"] },
    },
    reserved: include_str!("reserved/sqlite.txt"),
    limits: Limits {
        columns: 2000,
        key_columns: 2000,
        text_length: None,
        decimal_precision: u8::MAX,
        decimal_scale: u8::MAX,
        needs_decimal_digits: false,
        column_comment: None,
        table_comment: None,
        enum_value: None,
        row: None,
    },
    names: NameRules { is_case_sensitive: false, refusal, scope },
};

/// What FTS5 makes along with a table, and what we do.
pub(crate) const SEARCH_NAMES: SearchNames = SearchNames {
    rows: "_rows",
    shadows: &["_data", "_idx", "_content", "_docsize", "_config"],
    triggers: &[
        ("_insert", TriggerEvent::Insert),
        ("_update", TriggerEvent::Update),
        ("_delete", TriggerEvent::Delete),
    ],
};

/// FTS5 reduces English words to their stems, and no others. Accents tell words apart, as on the other
/// databases.
fn tokenizer(language: &str) -> &'static str {
    match language {
        "english" => "porter unicode61 remove_diacritics 0",
        _ => "unicode61 remove_diacritics 0",
    }
}

/// A key of several columns is the row's place: there is no single number to be it.
fn table_options(key_columns: usize) -> Vec<TableOption> {
    if key_columns > 1 {
        vec![TableOption::Strict, TableOption::WithoutRowid]
    } else {
        vec![TableOption::Strict]
    }
}

fn column_type(stored: &Stored) -> ColumnType {
    let text = match (stored.logical, stored.form) {
        // `INTEGER` as a lone key would be an alias of the rowid, which fills itself in when the
        // application forgets it; `INT` is not.
        (LogicalType::Integer { .. }, _) if stored.place == Place::LoneKey => "INT",
        (LogicalType::Bool | LogicalType::Integer { .. }, _)
        | (LogicalType::Decimal, StoredForm::ScaledInteger) => "INTEGER",
        (LogicalType::Float { .. }, _) | (LogicalType::Decimal, StoredForm::Real) => "REAL",
        (LogicalType::Bytes, _) | (LogicalType::Uuid, StoredForm::UuidBytes) => "BLOB",
        (
            LogicalType::Decimal
            | LogicalType::Text
            | LogicalType::Uuid
            | LogicalType::Date
            | LogicalType::Time
            | LogicalType::LocalTimestamp
            | LogicalType::Timestamp
            | LogicalType::Json
            | LogicalType::IpAddress
            | LogicalType::IpNetwork
            | LogicalType::Array(_)
            | LogicalType::Enum(_),
            _,
        ) => "TEXT",
    };
    ColumnType::built_in(text)
}

macro_rules! day {
    () => {
        "[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]"
    };
}
macro_rules! time {
    () => {
        "[0-9][0-9]:[0-9][0-9]:[0-9][0-9]*"
    };
}
macro_rules! patterns {
    ($separator:literal) => {
        Patterns {
            plain: concat!(day!(), $separator, time!()),
            with_offset: concat!(day!(), $separator, time!(), "+00:00"),
            with_letter: concat!(day!(), $separator, time!(), "Z"),
            junk: concat!("*[^0-9:.", $separator, "-]*"),
            no_such_hour: concat!("*", $separator, "24*"),
        }
    };
}

const DAY: &str = day!();
const TIME: &str = time!();

/// The shapes of a day and a time, and what none of them is.
struct Patterns {
    plain: &'static str,
    with_offset: &'static str,
    with_letter: &'static str,
    junk: &'static str,
    no_such_hour: &'static str,
}

fn implied_check(stored: &Stored, column: &'static str) -> Option<Implied> {
    let one = |suffix, expr| Some(Implied { suffix, expr });
    match (stored.logical, stored.form, stored.size) {
        (LogicalType::Bool, ..) => one("bool", make::zero_or_one(column)),
        (LogicalType::Integer { bits, is_signed }, ..) if bits < 64 && stored.place != Place::Identity => {
            one("range", make::within_bits(column, bits, is_signed))
        }
        (LogicalType::Decimal, StoredForm::ScaledInteger, StoredSize::Digits { precision, .. }) => {
            one("range", make::within_digits(column, precision))
        }
        (LogicalType::Decimal, StoredForm::DecimalText, _) => one(
            "format",
            make::and(
                glob(make::column(column), "*[0-9]*"),
                make::not(glob(make::column(column), "*[^0-9.-]*")),
            ),
        ),
        (LogicalType::Text, _, StoredSize::Length(length)) => {
            one("length", make::at_most(make::call(ScalarFunction::Length, [make::column(column)]), length))
        }
        (LogicalType::Bytes, _, StoredSize::Length(length)) => one(
            "length",
            make::at_most(make::call(ScalarFunction::ByteLength, [make::column(column)]), length),
        ),
        (LogicalType::Uuid, StoredForm::UuidText, _) => one("length", make::has_length(column, 36)),
        (LogicalType::Uuid, ..) => one(
            "length",
            make::equal(make::call(ScalarFunction::ByteLength, [make::column(column)]), make::number(16)),
        ),
        (LogicalType::Json, ..) => one("json", make::call(ScalarFunction::IsJson, [make::column(column)])),
        (LogicalType::Date, ..) => one("format", moment(column, DAY, &[])),
        (LogicalType::Time, ..) => one("format", moment(column, TIME, &["*[^0-9:.]*", "24*"])),
        (LogicalType::LocalTimestamp | LogicalType::Timestamp, StoredForm::Moment(text), _) => {
            one("format", timestamp(column, text))
        }
        (_, StoredForm::AddressText, _) => one("address", make::is_address(column, stored.logical)),
        (LogicalType::Enum(def), ..) => one(
            "enum",
            make::is_in(
                make::column(column),
                def.variants.iter().map(|variant| make::text(variant.value)).collect(),
            ),
        ),
        _ => None,
    }
}

/// The text is a day and a time as the driver writes them.
fn timestamp(column: &'static str, text: MomentText) -> Expr {
    const SPACE: Patterns = patterns!(" ");
    const T: Patterns = patterns!("T");
    let Patterns { plain, with_offset, with_letter, junk, no_such_hour } = match text.separator {
        Separator::Space => SPACE,
        Separator::T => T,
    };
    match text.zone {
        Zone::None => moment(column, plain, &[junk, no_such_hour]),
        Zone::Offset => moment(column, with_offset, &[no_such_hour]),
        Zone::Letter => moment(column, with_letter, &[no_such_hour]),
    }
}

/// The text has the shape and none of the others, and the moment exists: the Julian day of junk is
/// NULL, and a day such as `02-30` is moved into the next month. SQLite itself takes 24 for an hour,
/// which no driver reads back.
fn moment(column: &'static str, shape: &'static str, others: &[&'static str]) -> Expr {
    let shaped = others.iter().fold(glob(make::column(column), shape), |expr, other| {
        make::and(expr, make::not(glob(make::column(column), other)))
    });
    let exists = if shape.starts_with(DAY) {
        make::call(ScalarFunction::IsDay, [make::column(column)])
    } else {
        Expr::IsNotNull(Box::new(make::call(ScalarFunction::JulianDay, [make::column(column)])))
    };
    make::and(shaped, exists)
}

fn glob(value: Expr, pattern: &'static str) -> Expr {
    make::binary(Operator::Glob, value, make::text(pattern))
}

fn refusal(kind: NameKind, name: &str) -> Option<&'static str> {
    let is_object = !matches!(kind, NameKind::Column);
    let is_internal = name.len() >= 7 && name.as_bytes()[..7].eq_ignore_ascii_case(b"sqlite_");
    (is_object && is_internal).then_some("starts with `sqlite_`, which SQLite keeps for itself")
}

/// Tables and indexes share their names; constraints have none that must differ.
fn scope(kind: NameKind) -> NameScope {
    match kind {
        NameKind::Namespace => NameScope::Database(0),
        NameKind::Table | NameKind::View | NameKind::Index => NameScope::Database(1),
        NameKind::Trigger => NameScope::Database(2),
        NameKind::EnumType | NameKind::Routine => NameScope::Database(3),
        NameKind::Column => NameScope::Table(0),
        NameKind::PrimaryKey | NameKind::Unique | NameKind::Check | NameKind::ForeignKey => {
            NameScope::Table(1)
        }
    }
}
