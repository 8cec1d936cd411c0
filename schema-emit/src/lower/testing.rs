//! What the tests of lowering share.

use std::fmt::Write;

use expect_test::Expect;
use schema_as_code_core::{
    def::{ColumnDef, DecimalStorage, EntityDef, EntityId, SchemaDef, TargetDef, TargetRole},
    dialect::{Dialect, Version},
    types::{LogicalType, TypeDef},
};

use super::{Lowered, lower};
use crate::catalog::{
    Binary, ColumnType, CopiedPair, CopyLink, Definition, Expr, Index, IndexOrder, LoggedColumn, Operator,
    Readable, Recipe, SearchTable, Table, TouchRow, UnaryOperator,
};

pub(super) const BIG: LogicalType = LogicalType::Integer { bits: 64, is_signed: true };
pub(super) const INT: LogicalType = LogicalType::Integer { bits: 32, is_signed: true };

pub(super) const fn column(name: &'static str, logical: LogicalType) -> ColumnDef {
    ColumnDef::new(name, name, TypeDef::new(logical))
}

pub(super) const fn nullable(name: &'static str, logical: LogicalType) -> ColumnDef {
    ColumnDef::new(name, name, TypeDef::new(logical).nullable())
}

pub(super) const ID: ColumnDef = ColumnDef { is_identity: true, ..column("id", BIG) };
pub(super) const DELETED_AT: ColumnDef = ColumnDef {
    role: Some(schema_as_code_core::def::AuditRole::Deleted),
    ..nullable("deleted_at", LogicalType::Timestamp)
};

pub(super) const fn entity(
    name: &'static str,
    table: &'static str,
    columns: &'static [ColumnDef],
) -> EntityDef {
    EntityDef { id: EntityId::of("tests", name), name, table, columns, key: &[0], ..EntityDef::EMPTY }
}

pub(super) fn target(dialect: Dialect) -> TargetDef {
    let version = if dialect == Dialect::Postgres { Version::new(15, 0) } else { dialect.oldest() };
    TargetDef { dialect, version, role: TargetRole::Full, decimal: Some(DecimalStorage::ScaledInteger) }
}

pub(super) fn schema(entities: &[&'static EntityDef]) -> SchemaDef {
    SchemaDef { name: "Shop", entities: Vec::from(entities).leak(), ..SchemaDef::EMPTY }
}

/// The schema of the entities, lowered without a finding.
pub(super) fn lowered(dialect: Dialect, entities: &[&'static EntityDef]) -> Lowered {
    let lowered = lower(&schema(entities), &target(dialect));
    let found: Vec<_> = lowered.diagnostics.iter().map(ToString::to_string).collect();
    assert!(found.is_empty(), "{}", found.join("\n"));
    lowered
}

/// What is reported of the entities.
pub(super) fn findings(dialect: Dialect, entities: &[&'static EntityDef]) -> Vec<String> {
    lower(&schema(entities), &target(dialect)).diagnostics.iter().map(ToString::to_string).collect()
}

/// The table of `entity` on `dialect`, in words.
pub(super) fn check(entity: &'static EntityDef, dialect: Dialect, expected: Expect) {
    expected.assert_eq(&describe(&lowered(dialect, &[entity]).catalog.tables[0]));
}

/// What is reported of `entity` on `dialect`.
pub(super) fn check_refused(entity: &'static EntityDef, dialect: Dialect, expected: Expect) {
    expected.assert_eq(&findings(dialect, &[entity]).join("\n"));
}

/// A table in words: everything but its options and comments.
pub(super) fn describe(table: &Table) -> String {
    let mut out = format!("{}\n", table.name);
    let mut line = |text: String| writeln!(out, "  {text}").expect("a string takes text");
    for column in &table.columns {
        let mut text = format!("{} {}", column.name, spelled(&column.ty));
        text += if column.is_nullable { " null" } else { "" };
        text += if column.is_identity { " identity" } else { "" };
        if let Some(default) = &column.default {
            text += &format!(" = {}", definition(default));
        }
        if let Some(generated) = &column.generated {
            text += &format!(
                " as {} {:?} {:?}",
                definition(&generated.definition),
                generated.storage,
                column.visibility
            );
        }
        line(text);
    }
    if let Some(key) = &table.primary_key {
        line(format!("key {}({})", key.name.as_deref().unwrap_or(""), key.columns.join(", ")));
    }
    for unique in &table.uniques {
        let nulls = if unique.are_nulls_equal { " nulls equal" } else { "" };
        let wait =
            if unique.deferral.is_immediate() { String::new() } else { format!(" {:?}", unique.deferral) };
        line(format!("unique {}({}){nulls}{wait}", unique.name, unique.columns.join(", ")));
    }
    for key in &table.foreign_keys {
        line(format!(
            "fk {}({}) -> {}({}) {:?} {:?} {:?}",
            key.name,
            key.columns.join(", "),
            key.target,
            key.target_columns.join(", "),
            key.on_delete,
            key.on_update,
            key.deferral
        ));
    }
    table
        .checks
        .iter()
        .for_each(|check| line(format!("check {}: {}", check.name, definition(&check.definition))));
    table.indexes.iter().for_each(|index| line(describe_index(index)));
    for search in &table.searches {
        line(format!("search {}: {}", search.name, definition(&search.definition)));
    }
    for trigger in &table.triggers {
        let Definition::Recipe(recipe) = &trigger.definition else { panic!("triggers are recipes") };
        line(format!(
            "trigger {} {:?} {:?}: {}",
            trigger.name,
            trigger.timing,
            trigger.event,
            describe_recipe(recipe)
        ));
    }
    out
}

fn describe_index(index: &Index) -> String {
    let keys: Vec<_> = index
        .keys
        .iter()
        .map(|key| {
            let order = if key.order == IndexOrder::Descending { " desc" } else { "" };
            let nulls = key.nulls.map_or(String::new(), |nulls| format!(" nulls {nulls:?}"));
            let class = key.operator_class.as_deref().map_or(String::new(), |class| format!(" {class}"));
            format!("{}{order}{nulls}{class}", definition(&key.definition))
        })
        .collect();
    let unique = if index.is_unique { "unique " } else { "" };
    let method = if index.method.is_tree() { String::new() } else { format!(" {:?}", index.method) };
    let mut text = format!("{unique}index {}({}){method}", index.name, keys.join(", "));
    if !index.include.is_empty() {
        text += &format!(" include ({})", index.include.join(", "));
    }
    if let Some(predicate) = &index.predicate {
        text += &format!(" where {}", definition(predicate));
    }
    text + if index.are_nulls_equal { " nulls equal" } else { "" }
}

pub(super) fn describe_recipe(recipe: &Recipe) -> String {
    match recipe {
        Recipe::CallRoutine { routine, columns, arguments } if arguments.is_empty() => {
            format!("call {routine} on ({})", columns.join(", "))
        }
        Recipe::CallRoutine { routine, columns: _, arguments } => {
            format!("call {routine} with {}", arguments.join(" "))
        }
        Recipe::LogRow(log) => {
            let columns: Vec<_> = log.columns.iter().map(logged).collect();
            let key: Vec<_> = log.key.iter().map(logged).collect();
            format!("log to {} by ({}) the ({})", log.log, key.join(", "), columns.join(", "))
        }
        Recipe::LogRoutine { log, .. } => format!("log to {log}"),
        Recipe::AppendOnly(append) => format!("append only {}", append.table),
        Recipe::MarkDeleted(mark) => {
            let (column, now) = &mark.deleted_at;
            format!("mark {column} = {} by ({})", expression(now), mark.key.join(", "))
        }
        Recipe::RefuseDelete(refuse) => format!("refuse to delete from {}", refuse.table),
        Recipe::CascadeMark(cascade) => {
            let children = cascade.children.iter().map(|child| {
                let columns: Vec<_> =
                    child.columns.iter().map(|(column, own)| format!("{column} = {own}")).collect();
                format!("{}.{} where {}", child.table, child.deleted_at, columns.join(" and "))
            });
            format!("hand {} on to {}", cascade.deleted_at, children.collect::<Vec<_>>().join("; "))
        }
        Recipe::LiveView(live) => {
            format!("{} of {} where {} is null", live.columns.join(", "), live.table, live.deleted_at)
        }
        Recipe::SearchVector { language, columns, .. } => {
            let columns: Vec<_> =
                columns.iter().map(|column| format!("{} {}", column.name, column.weight)).collect();
            format!("search {language} ({})", columns.join(", "))
        }
        Recipe::SearchTable(SearchTable { tokenizer, columns, key, is_numbered, revision: _ }) => {
            let columns: Vec<_> =
                columns.iter().map(|column| format!("{} {}", column.name, column.weight)).collect();
            let key: Vec<_> = key.iter().map(|key| format!("{} {}", key.name, spelled(&key.ty))).collect();
            let numbered = if *is_numbered { "numbered by" } else { "by" };
            format!("{tokenizer} ({}) {numbered} ({})", columns.join(", "), key.join(", "))
        }
        Recipe::GuardVersion { version, .. } => format!("guard {version}"),
        Recipe::TakeCopies(take) => {
            let key = take.key.join(", ");
            format!(
                "take {} from {} where {} by ({key})",
                pairs(&take.columns),
                take.source,
                links(&take.relation)
            )
        }
        Recipe::SpreadCopies(spread) => {
            format!(
                "spread {} to {} where {}",
                pairs(&spread.columns),
                spread.target,
                links(&spread.relation)
            )
        }
        Recipe::TouchRow(TouchRow {
            on: _,
            key,
            compared,
            updated_at,
            version,
            actors,
            context,
            revision: _,
        }) => {
            let compared: Vec<_> = compared.iter().map(|column| &*column.name).collect();
            let mut text = format!("touch by ({}) on ({})", key.join(", "), compared.join(", "));
            if let Some((column, now)) = updated_at {
                text += &format!(", {column} = {}", expression(now));
            }
            if let Some(version) = version {
                text += &format!(", count {version}");
            }
            for actor in actors {
                let bytes = if actor.is_uuid_bytes { " of UUID bytes" } else { "" };
                text += &format!(", actor {} {}{bytes}", actor.name, spelled(&actor.ty));
            }
            text + &context.as_ref().map_or(String::new(), |context| format!(" from {context}"))
        }
    }
}

fn logged(column: &LoggedColumn) -> String {
    match column.readable {
        Readable::AsIs => column.name.to_string(),
        readable => format!("{} as {readable:?}", column.name),
    }
}

fn pairs(pairs: &[CopiedPair]) -> String {
    let spelled = pairs.iter().map(|pair| {
        let required = if pair.is_required { " required" } else { "" };
        format!("{} = {}{required}", pair.copy, pair.original)
    });
    spelled.collect::<Vec<_>>().join(", ")
}

fn links(links: &[CopyLink]) -> String {
    let spelled = links.iter().map(|link| format!("{} -> {}", link.column, link.referenced));
    spelled.collect::<Vec<_>>().join(", ")
}

fn spelled(ty: &ColumnType) -> String {
    match ty {
        ColumnType::BuiltIn(text) => text.to_string(),
        ColumnType::Named(name) => format!("enum {name}"),
        ColumnType::Values(values) => format!("enum {values:?}"),
    }
}

pub(super) fn definition(definition: &Definition) -> String {
    match definition {
        Definition::Portable(expr) => expression(expr),
        Definition::Source(sql) => format!("sql {sql:?}"),
        Definition::Recipe(recipe) => describe_recipe(recipe),
        other => panic!("lowering makes no {other:?}"),
    }
}

fn expression(expr: &Expr) -> String {
    let list = |list: &[Expr]| list.iter().map(expression).collect::<Vec<_>>().join(", ");
    match expr {
        Expr::Column(name) => name.to_string(),
        Expr::Null => "null".to_owned(),
        Expr::Bool(value) => value.to_string(),
        Expr::Number(text) => text.to_string(),
        Expr::Text(text) => format!("{text:?}"),
        Expr::Bytes(bytes) => format!("x{bytes:02x?}"),
        Expr::Unary { operator: UnaryOperator::Not, operand } => format!("!{}", expression(operand)),
        Expr::Unary { operator: UnaryOperator::Negate, operand } => format!("-{}", expression(operand)),
        Expr::Binary(binary) => {
            let Binary { operator, left, right } = &**binary;
            format!("({} {} {})", expression(left), symbol(*operator), expression(right))
        }
        Expr::IsNull(operand) => format!("{} is null", expression(operand)),
        Expr::IsNotNull(operand) => format!("{} is not null", expression(operand)),
        Expr::In(membership) => {
            format!("{} in [{}]", expression(&membership.value), list(&membership.list))
        }
        Expr::When { condition, value } => format!("({} ? {})", expression(condition), expression(value)),
        Expr::Matches(matched) => format!("{} ~ {:?}", expression(&matched.value), matched.pattern),
        Expr::Call { function, arguments } => format!("{function:?}({})", list(arguments)),
        Expr::Cast { value, ty } => format!("({} as {})", expression(value), spelled(ty)),
        Expr::Raw(sql) => format!("sql {sql:?}"),
    }
}

const fn symbol(operator: Operator) -> &'static str {
    match operator {
        Operator::And => "and",
        Operator::Or => "or",
        Operator::Equal => "=",
        Operator::NotEqual => "<>",
        Operator::Less => "<",
        Operator::LessOrEqual => "<=",
        Operator::Greater => ">",
        Operator::GreaterOrEqual => ">=",
        Operator::Add => "+",
        Operator::Subtract => "-",
        Operator::Multiply => "*",
        Operator::Divide => "/",
        Operator::DivideWhole => "//",
        Operator::Remainder => "%",
        Operator::Glob => "glob",
    }
}
