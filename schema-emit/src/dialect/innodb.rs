//! What MySQL and MariaDB have in common: InnoDB tables, and MySQL's types.

use schema_as_code_core::{storage::StoredForm, types::LogicalType};

use super::{Implied, InPage, Measure, NameKind, NameScope, PageLimit, RowLimit, Stored, StoredSize};
use crate::{
    catalog::{ColumnType, TableOption},
    lower::make,
};

/// Bytes of a character in utf8mb4.
const CHARACTER: u32 = 4;

/// The limits of a row. Of a page of 16 KiB a row may have less than half; `longest_inside` and `left_behind` are
/// where the products differ.
pub(super) const fn row(longest_inside: u32, left_behind: u32) -> RowLimit {
    // Five bytes of a record's header, six of the transaction, seven of the way back.
    let page = PageLimit { bytes: 8125, overhead: 18, longest_inside, left_behind };
    RowLimit { row_bytes: 65_535, key_bytes: 3072, page, measure }
}

pub(super) fn table_options(collation: &'static str) -> Vec<TableOption> {
    vec![
        TableOption::Engine("InnoDB".into()),
        TableOption::CharacterSet("utf8mb4".into()),
        TableOption::Collation(collation.into()),
    ]
}

pub(super) fn column_type(stored: &Stored) -> ColumnType {
    let text = match (stored.logical, stored.form, stored.size) {
        (LogicalType::Enum(def), ..) => {
            return ColumnType::Values(def.variants.iter().map(|variant| variant.value.into()).collect());
        }
        (LogicalType::Decimal, StoredForm::ScaledInteger, _) => "bigint",
        (LogicalType::Decimal, StoredForm::Real, _) => "double",
        (LogicalType::Decimal, StoredForm::DecimalText, StoredSize::Digits { precision, .. }) => {
            return ColumnType::with_length("varchar", u32::from(precision) + 3);
        }
        (LogicalType::Decimal, StoredForm::DecimalText, _) => "varchar(64)",
        (LogicalType::Decimal, _, StoredSize::Digits { precision, scale }) => {
            return ColumnType::with_digits("decimal", precision, scale);
        }
        (LogicalType::Decimal, ..) => "decimal",
        (LogicalType::Text, _, StoredSize::Length(length)) => {
            return ColumnType::with_length("varchar", length);
        }
        (LogicalType::Text, ..) => "longtext",
        (LogicalType::Bytes, _, StoredSize::Length(length)) => {
            return ColumnType::with_length("varbinary", length);
        }
        (LogicalType::Bytes, ..) => "longblob",
        (LogicalType::Uuid, StoredForm::UuidText, _) => "char(36)",
        (LogicalType::Uuid, ..) => "binary(16)",
        (LogicalType::Bool, ..) => "tinyint(1)",
        (LogicalType::Integer { bits: 8, is_signed: true }, ..) => "tinyint",
        (LogicalType::Integer { bits: 8, .. }, ..) => "tinyint unsigned",
        (LogicalType::Integer { bits: 16, is_signed: true }, ..) => "smallint",
        (LogicalType::Integer { bits: 16, .. }, ..) => "smallint unsigned",
        (LogicalType::Integer { bits: 32, is_signed: true }, ..) => "int",
        (LogicalType::Integer { bits: 32, .. }, ..) => "int unsigned",
        (LogicalType::Integer { is_signed: true, .. }, ..) => "bigint",
        (LogicalType::Integer { .. }, ..) => "bigint unsigned",
        (LogicalType::Float { bits: 32 }, ..) => "float",
        (LogicalType::Float { .. }, ..) => "double",
        (LogicalType::Date, ..) => "date",
        (LogicalType::Time, ..) => "time(6)",
        (LogicalType::LocalTimestamp | LogicalType::Timestamp, ..) => "datetime(6)",
        // A list is refused before it gets here, or has a type written by hand.
        (LogicalType::Json | LogicalType::Array(_), ..) => "json",
        (LogicalType::IpAddress, ..) => "varchar(45)",
        (LogicalType::IpNetwork, ..) => "varchar(49)",
    };
    ColumnType::built_in(text)
}

pub(super) fn implied_check(stored: &Stored, column: &'static str) -> Option<Implied> {
    match (stored.logical, stored.form, stored.size) {
        (LogicalType::Bool, ..) => Some(Implied { suffix: "bool", expr: make::zero_or_one(column) }),
        (LogicalType::Uuid, StoredForm::UuidText, _) => {
            Some(Implied { suffix: "length", expr: make::has_length(column, 36) })
        }
        (LogicalType::Decimal, StoredForm::ScaledInteger, StoredSize::Digits { precision, .. }) => {
            Some(Implied { suffix: "range", expr: make::within_digits(column, precision) })
        }
        (_, StoredForm::AddressText, _) => {
            Some(Implied { suffix: "address", expr: make::is_address(column, stored.logical) })
        }
        // TIME reaches from -838:59:59 to 838:59:59; a time of day does not.
        (LogicalType::Time, ..) => Some(Implied { suffix: "range", expr: make::within_a_day(column) }),
        _ => None,
    }
}

fn measure(stored: &Stored) -> Measure {
    let fixed = |bytes| Measure { in_row: bytes, in_key: Some(bytes), in_page: InPage::Fixed(bytes) };
    // A key counts two bytes of length for every column of varying length.
    let varying = |bytes: u32| Measure {
        in_row: bytes.saturating_add(if bytes > 255 { 2 } else { 1 }),
        in_key: Some(bytes),
        in_page: InPage::Varying(bytes),
    };
    let outside = Measure { in_row: 12, in_key: None, in_page: InPage::Open };
    match (stored.logical, stored.form, stored.size) {
        (LogicalType::Decimal, StoredForm::ScaledInteger | StoredForm::Real, _) => fixed(8),
        (LogicalType::Decimal, StoredForm::DecimalText, StoredSize::Digits { precision, .. }) => {
            varying((u32::from(precision) + 3) * CHARACTER)
        }
        (LogicalType::Decimal, StoredForm::DecimalText, _) => varying(64 * CHARACTER),
        (LogicalType::Decimal, _, StoredSize::Digits { precision, scale }) => {
            fixed(packed(precision.saturating_sub(scale)) + packed(scale))
        }
        (LogicalType::Decimal, ..) => fixed(5),
        (LogicalType::Text, _, StoredSize::Length(length)) => varying(length.saturating_mul(CHARACTER)),
        (LogicalType::Bytes, _, StoredSize::Length(length)) => varying(length),
        // Characters of utf8mb4 differ in length: CHAR is fixed in characters only.
        (LogicalType::Uuid, StoredForm::UuidText, _) => {
            Measure { in_page: InPage::Varying(36 * CHARACTER), ..fixed(36 * CHARACTER) }
        }
        (LogicalType::Text | LogicalType::Bytes | LogicalType::Json | LogicalType::Array(_), ..) => outside,
        (LogicalType::IpAddress, ..) => varying(45 * CHARACTER),
        (LogicalType::IpNetwork, ..) => varying(49 * CHARACTER),
        (LogicalType::Uuid, ..) => fixed(16),
        (LogicalType::Bool, ..) => fixed(1),
        (LogicalType::Integer { bits, .. } | LogicalType::Float { bits }, ..) => fixed(u32::from(bits) / 8),
        (LogicalType::Date, ..) => fixed(3),
        (LogicalType::Time, ..) => fixed(6),
        (LogicalType::LocalTimestamp | LogicalType::Timestamp, ..) => fixed(8),
        (LogicalType::Enum(def), ..) => fixed(if def.variants.len() > 255 { 2 } else { 1 }),
    }
}

/// Bytes of so many decimal digits: four for nine, less for the rest.
fn packed(digits: u8) -> u32 {
    const REST: [u32; 9] = [0, 1, 1, 2, 2, 3, 3, 4, 4];
    u32::from(digits / 9) * 4 + REST[usize::from(digits % 9)]
}

pub(super) fn refusal(kind: NameKind, name: &str) -> Option<&'static str> {
    if name.chars().any(|character| u32::from(character) > 0xffff) {
        return Some("has a character beyond U+FFFF, which names cannot have here");
    }
    match kind {
        NameKind::Table | NameKind::Column if name.ends_with(' ') => Some("ends with a space"),
        _ => None,
    }
}

/// Of an index, unique or key: per table. Of a trigger or foreign key: per database.
pub(super) fn scope(kind: NameKind) -> NameScope {
    match kind {
        NameKind::Namespace => NameScope::Database(0),
        NameKind::Table | NameKind::View => NameScope::Database(1),
        NameKind::ForeignKey => NameScope::Database(2),
        NameKind::Trigger => NameScope::Database(3),
        NameKind::Routine => NameScope::Database(4),
        NameKind::EnumType => NameScope::Database(5),
        NameKind::Check => NameScope::Database(6),
        NameKind::Column => NameScope::Table(0),
        NameKind::PrimaryKey | NameKind::Unique | NameKind::Index => NameScope::Table(1),
    }
}
