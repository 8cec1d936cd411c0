//! A column: type, name, keys, and what the notation has no place for as a comment.

use schema_as_code_core::{
    def::{ColumnDef, ColumnIndex, EntityDef, SchemaDef, Size, UniqueScope},
    types::LogicalType,
};

use super::{
    Detail,
    names::{attribute_name, type_name},
    text::{escaped, shortened},
};

/// The line of the column at `index`; `None`: the detail leaves it out.
pub(super) fn attribute(
    schema: &SchemaDef,
    entity: &EntityDef,
    index: ColumnIndex,
    detail: Detail,
) -> Option<String> {
    let column = entity.column(index);
    let marks = marks(entity, index);
    if detail == Detail::KeysOnly && marks.is_empty() && !is_in_a_unique(entity, index) {
        return None;
    }
    let name = attribute_name(column.name);
    let mut line = format!("{} {name}", type_word(schema, column));
    if !marks.is_empty() {
        line.push(' ');
        line.push_str(&marks.join(", "));
    }
    let mut remarks = Vec::new();
    if column.ty.is_nullable {
        remarks.push("nullable".to_owned());
    }
    if detail == Detail::Full {
        remarks.extend(values(column));
        remarks.extend(Some(column.comment.to_owned()).filter(|comment| !comment.is_empty()));
    }
    let mut remarks = shortened(&remarks.join(" - "));
    if name != column.name {
        let separator = if remarks.is_empty() { "" } else { " - " };
        remarks = format!("{}{separator}{remarks}", escaped(column.name));
    }
    if !remarks.is_empty() {
        line.push_str(&format!(" \"{remarks}\""));
    }
    Some(line)
}

/// `PK`, `FK` and `UK`, as far as they hold of this column alone or as a part of the key.
fn marks(entity: &EntityDef, index: ColumnIndex) -> Vec<&'static str> {
    let mut marks = Vec::new();
    if entity.key.contains(&index) {
        marks.push("PK");
    }
    if entity.relations.iter().any(|relation| relation.columns.contains(&index)) {
        marks.push("FK");
    }
    let is_unique = entity.uniques.iter().any(|unique| {
        unique.columns == [index] && unique.filter.is_none() && unique.scope == UniqueScope::All
    });
    if is_unique {
        marks.push("UK");
    }
    marks
}

fn is_in_a_unique(entity: &EntityDef, index: ColumnIndex) -> bool {
    entity.uniques.iter().any(|unique| unique.columns.contains(&index))
}

/// The logical type as one word: the lexer allows parentheses, but no comma.
fn type_word(schema: &SchemaDef, column: &ColumnDef) -> String {
    word(schema, column, column.ty.logical)
}

fn word(schema: &SchemaDef, column: &ColumnDef, logical: LogicalType) -> String {
    match logical {
        LogicalType::Bool => "bool".to_owned(),
        LogicalType::Integer { bits, is_signed: true } => format!("int{bits}"),
        LogicalType::Integer { bits, is_signed: false } => format!("uint{bits}"),
        LogicalType::Float { bits } => format!("float{bits}"),
        LogicalType::Decimal => {
            let digits = match size(column) {
                Size::Decimal { precision, scale } => Some((precision, scale)),
                _ => schema.conventions.decimal,
            };
            digits.map_or_else(
                || "decimal".to_owned(),
                |(precision, scale)| format!("decimal({precision}_{scale})"),
            )
        }
        LogicalType::Text => match size(column) {
            Size::Length(length) => format!("text({length})"),
            Size::Unset => match schema.conventions.text_length {
                Some(length) => format!("text({length})"),
                None => "text".to_owned(),
            },
            _ => "text".to_owned(),
        },
        LogicalType::Bytes => match size(column) {
            Size::Length(length) => format!("bytes({length})"),
            _ => "bytes".to_owned(),
        },
        LogicalType::Uuid => "uuid".to_owned(),
        LogicalType::Date => "date".to_owned(),
        LogicalType::Time => "time".to_owned(),
        LogicalType::LocalTimestamp => "local_timestamp".to_owned(),
        LogicalType::Timestamp => "timestamp".to_owned(),
        LogicalType::Json => "json".to_owned(),
        LogicalType::IpAddress => "ip_address".to_owned(),
        LogicalType::IpNetwork => "ip_network".to_owned(),
        LogicalType::Enum(of) => type_name(of.type_name),
        LogicalType::Array(element) => format!("{}[]", word(schema, column, element.logical)),
    }
}

/// What the field says, else what its type says.
fn size(column: &ColumnDef) -> Size {
    if column.size == Size::Unset { column.ty.size } else { column.size }
}

/// The values of an enum.
fn values(column: &ColumnDef) -> Option<String> {
    let LogicalType::Enum(of) = column.ty.logical else { return None };
    let values: Vec<&str> = of.variants.iter().map(|variant| variant.value).collect();
    Some(format!("one of {}", values.join(" / ")))
}
