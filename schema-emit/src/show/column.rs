//! A field: its attributes, its name and its type.

use schema_as_code_core::{
    def::{AuditRole, ColumnDef, ColumnIndex, DefaultDef, Sensitivity, Size},
    storage::StoreAs,
    types::{Library, LogicalType, TypeDef},
};

use super::{
    Line, Shown, call, constraint,
    expr::{self, literal},
    quoted,
};
use crate::line::one_line;

/// The lines of the field, its attributes first.
pub(super) fn lines(shown: Shown<'_>, position: ColumnIndex) -> Vec<Line> {
    let entity = shown.entity;
    let column = entity.column(position);
    let mut lines = Vec::new();
    lines.extend(Line::comment(column.comment));
    if entity.key.contains(&position) {
        lines.push(Line::of(if column.is_identity { "#[key(identity)]" } else { "#[key]" }));
    }
    for relation in entity.relations.iter().filter(|relation| relation.columns == [position]) {
        lines.push(constraint::related(shown, relation));
    }
    if let Some(generated) = column.generated {
        lines.push(Line::of(format!("#[generated({})]", expr::text(shown, generated))));
    }
    lines.extend(options(shown, position, column));
    lines.push(Line::of(format!("{}: {},", shown.field(position), rust_type(column.ty))));
    lines
}

/// `#[column(…)]`, if there is something to say.
fn options(shown: Shown<'_>, position: ColumnIndex, column: &ColumnDef) -> Option<Line> {
    let mut options = Vec::new();
    let mut remarks = Vec::new();
    if column.name != column.field {
        options.push(format!("name = {}", quoted(column.name)));
    }
    options.extend(size(shown.schema.conventions.size_of(column)));
    if column.size == Size::Unset && column.ty.size != Size::Unset {
        remarks.push("its type says so".to_owned());
    } else if column.size == Size::Unset && shown.schema.conventions.size_of(column) != Size::Unset {
        remarks.push(shown.by_schema("types(…)"));
    }
    if let Some(default) = default(shown, position, column) {
        options.push(default.0);
        remarks.extend(default.1);
    }
    let conventions = &shown.schema.conventions;
    let named = AuditRole::ALL.into_iter().find(|role| role.conventional_field() == column.field);
    match (conventions.role_of(shown.entity, column), named) {
        (Some(role), _) => {
            options.push(format!("role({})", role.keyword()));
            if !column.is_role_said {
                remarks.push("the role by its name".to_owned());
            }
        }
        (None, Some(role)) if conventions.audit_of(shown.entity).asks_for(role) => {
            options.push("role(none)".to_owned());
        }
        (None, _) => {}
    }
    match strictest(column) {
        Sensitivity::None => {}
        Sensitivity::Personal => options.push("pii".to_owned()),
        Sensitivity::Secret => options.push("secret".to_owned()),
    }
    if !column.array_reason.is_empty() {
        options.push(call("array", &[format!("reason = {}", quoted(column.array_reason))]));
    }
    options.extend(column.store.map(|form| {
        let form = match form {
            StoreAs::Blob => "blob",
            StoreAs::Text => "text",
            StoreAs::Integer => "integer",
            StoreAs::Real => "real",
        };
        format!("store({form})")
    }));
    if !column.overrides.is_empty() {
        let types = column.overrides.iter().map(|ty| format!("{} = {}", ty.dialect.name(), quoted(ty.sql)));
        options.push(call("type", &types.collect::<Vec<_>>()));
    }
    if !column.was.is_empty() {
        let names: Vec<String> = column.was.iter().map(|name| one_line(name)).collect();
        options.push(call("was", &names));
    }
    let remark = if remarks.is_empty() { None } else { Some(remarks.join("; ")) };
    (!options.is_empty()).then(|| Line::with(format!("#[{}]", call("column", &options)), remark))
}

fn strictest(column: &ColumnDef) -> Sensitivity {
    match (column.sensitivity, column.ty.sensitivity) {
        (Sensitivity::Secret, _) | (_, Sensitivity::Secret) => Sensitivity::Secret,
        (Sensitivity::Personal, _) | (_, Sensitivity::Personal) => Sensitivity::Personal,
        (Sensitivity::None, Sensitivity::None) => Sensitivity::None,
    }
}

fn size(size: Size) -> Option<String> {
    match size {
        Size::Unset => None,
        Size::Length(length) => Some(format!("len = {length}")),
        Size::Unbounded => Some("text".to_owned()),
        Size::Decimal { precision, scale } => Some(format!("decimal({precision}, {scale})")),
    }
}

/// The default, and where it comes from when the field does not say it.
fn default(shown: Shown<'_>, position: ColumnIndex, column: &ColumnDef) -> Option<(String, Option<String>)> {
    let said = |value: String| Some((format!("default = {value}"), None));
    let is_related = shown.entity.relations.iter().any(|relation| relation.columns.contains(&position));
    match column.default {
        DefaultDef::None if column.ty.logical == LogicalType::Uuid && shown.entity.key == [position] => {
            // Of a key that is a relation too, the value is the other entity's.
            (!is_related)
                .then(|| ("default(uuid)".to_owned(), Some("as every key that is a UUID".to_owned())))
        }
        DefaultDef::None => None,
        DefaultDef::OfType => match column.ty.logical {
            LogicalType::Enum(of) => Some((
                "default".to_owned(),
                of.default.map(|variant| one_line(of.variants[usize::from(variant)].ident)),
            )),
            _ => Some(("default".to_owned(), None)),
        },
        DefaultDef::Literal(value) => said(literal(value)),
        DefaultDef::Variant(ident) => said(one_line(ident)),
        DefaultDef::Now => Some(("default(now)".to_owned(), None)),
        DefaultDef::Uuid => Some(("default(uuid)".to_owned(), None)),
        DefaultDef::Expr(value) => Some((format!("default({})", expr::text(shown, value)), None)),
    }
}

/// The type by which the logical type is usually written: the compiled definition does not keep the user's.
fn rust_type(ty: TypeDef) -> String {
    let name = match (ty.logical, ty.library) {
        (LogicalType::Bool, _) => "bool".to_owned(),
        (LogicalType::Integer { bits, is_signed: true }, _) => format!("i{bits}"),
        (LogicalType::Integer { bits, is_signed: false }, _) => format!("u{bits}"),
        (LogicalType::Float { bits }, _) => format!("f{bits}"),
        (LogicalType::Decimal, _) => "Decimal".to_owned(),
        (LogicalType::Text, _) => "String".to_owned(),
        (LogicalType::Bytes, _) => "Vec<u8>".to_owned(),
        (LogicalType::Uuid, _) => "Uuid".to_owned(),
        (LogicalType::Date, Library::Time) => "time::Date".to_owned(),
        (LogicalType::Date, Library::Jiff) => "jiff::civil::Date".to_owned(),
        (LogicalType::Date, Library::Chrono | Library::Any) => "NaiveDate".to_owned(),
        (LogicalType::Time, Library::Time) => "time::Time".to_owned(),
        (LogicalType::Time, Library::Jiff) => "jiff::civil::Time".to_owned(),
        (LogicalType::Time, Library::Chrono | Library::Any) => "NaiveTime".to_owned(),
        (LogicalType::LocalTimestamp, Library::Time) => "time::PrimitiveDateTime".to_owned(),
        (LogicalType::LocalTimestamp, Library::Jiff) => "jiff::civil::DateTime".to_owned(),
        (LogicalType::LocalTimestamp, Library::Chrono | Library::Any) => "NaiveDateTime".to_owned(),
        (LogicalType::Timestamp, Library::Time) => "time::OffsetDateTime".to_owned(),
        (LogicalType::Timestamp, Library::Jiff) => "jiff::Timestamp".to_owned(),
        (LogicalType::Timestamp, Library::Chrono | Library::Any) => "DateTime<Utc>".to_owned(),
        (LogicalType::Json, _) => "Value".to_owned(),
        (LogicalType::IpAddress, _) => "IpAddr".to_owned(),
        (LogicalType::IpNetwork, _) => "IpNetwork".to_owned(),
        (LogicalType::Enum(of), _) => one_line(of.name),
        (LogicalType::Array(element), _) => format!("Vec<{}>", rust_type(*element)),
    };
    if ty.is_nullable { format!("Option<{name}>") } else { name }
}
