//! What is written as literals: expressions, and what few entities have.

use std::fmt::Debug;

use schema_as_code_core::{
    def::{
        AccessDef, AccessFilter, BrokenForm, ColumnIndex, CopyDef, EntityDef, IndexPart, IndexValue,
        SearchDef, Site, TypeOverride, WaiverDef,
    },
    expr::{Expr, Literal},
    outline::Outline,
};

use super::pack::Pools;

/// An outline's numbers.
pub(super) fn outline(outline: &Outline) -> String {
    let Outline { flags, key, kinds, features, precision, longest: (characters, silent, others), .. } =
        outline;
    let told = outline.told();
    let told = told.escape_ascii();
    format!(
        "({flags}, {key}, {kinds}, {features}, {precision}, ({characters}, {silent}, {others}), b\"{told}\")"
    )
}

/// A `&Rest`.
pub(super) fn rest(definition: &EntityDef, pools: &Pools) -> String {
    let search = definition.search.as_ref().map(search);
    let lists = [
        field("exprs", pools.literals(), expr),
        field("overrides", &pools.overrides, type_override),
        field("copies", definition.copies, copy),
        field("accesses", definition.accesses, access),
        field("waivers", definition.waivers, waiver),
        field("broken_forms", definition.broken_forms, broken_form),
        search.map_or_else(String::new, |search| format!("search: ::core::option::Option::Some({search}),")),
    ]
    .concat();
    if lists.is_empty() {
        return "__s::pack::NO_REST".to_owned();
    }
    format!("&__s::pack::Rest {{ {lists} ..__s::pack::Rest::NONE }}")
}

/// `name: &[…],`, or nothing for an empty list.
fn field<T>(name: &str, values: &[T], each: impl Fn(&T) -> String) -> String {
    if values.is_empty() {
        return String::new();
    }
    format!("{name}: {},", list(values, each))
}

/// `&[…]`.
fn list<T>(values: &[T], each: impl Fn(&T) -> String) -> String {
    format!("&[{}]", values.iter().map(|value| each(value) + ",").collect::<String>())
}

fn positions(positions: &[ColumnIndex]) -> String {
    list(positions, ColumnIndex::to_string)
}

/// `__s::def::Action::Cascade` for the variant without fields `value` of the enum at `path`.
fn variant(path: &str, value: &impl Debug) -> String {
    format!("__s::{path}::{value:?}")
}

fn expr(value: &Expr) -> String {
    let (name, arguments) = match value {
        Expr::Column(column) => ("Column", column.to_string()),
        Expr::Literal(constant) => ("Literal", literal(constant)),
        Expr::Variant(name) => ("Variant", format!("{name:?}")),
        Expr::Unary(operator, value) => {
            ("Unary", format!("{}, &{}", variant("expr::UnaryOperator", operator), expr(value)))
        }
        Expr::Binary(operator, left, right) => {
            let operator = variant("expr::BinaryOperator", operator);
            ("Binary", format!("{operator}, &{}, &{}", expr(left), expr(right)))
        }
        Expr::IsNull(value) => ("IsNull", format!("&{}", expr(value))),
        Expr::IsNotNull(value) => ("IsNotNull", format!("&{}", expr(value))),
        Expr::In(value, values) => ("In", format!("&{}, {}", expr(value), list(values, expr))),
        Expr::Between { value, low, high, bound } => {
            let (value, low, high) = (expr(value), expr(low), expr(high));
            let bound = variant("expr::Bound", bound);
            return format!(
                "__s::expr::Expr::Between {{ value: &{value}, low: &{low}, high: &{high}, bound: {bound} }}"
            );
        }
        Expr::Matches(value, pattern) => ("Matches", format!("&{}, {pattern:?}", expr(value))),
        Expr::Call(function, arguments) => {
            ("Call", format!("{}, {}", variant("expr::Function", function), list(arguments, expr)))
        }
        Expr::Raw(texts) => {
            let raw = list(texts, |raw| {
                let (dialect, sql) = (variant("dialect::Dialect", &raw.dialect), raw.sql);
                format!("__s::expr::RawSql {{ dialect: {dialect}, sql: {sql:?} }}")
            });
            ("Raw", raw)
        }
    };
    format!("__s::expr::Expr::{name}({arguments})")
}

fn literal(constant: &Literal) -> String {
    match constant {
        Literal::Null => "__s::expr::Literal::Null".to_owned(),
        Literal::Bool(value) => format!("__s::expr::Literal::Bool({value})"),
        Literal::Integer(value) => format!("__s::expr::Literal::Integer({value})"),
        Literal::Decimal(digits) => format!("__s::expr::Literal::Decimal({digits:?})"),
        Literal::Text(text) => format!("__s::expr::Literal::Text({text:?})"),
    }
}

/// A type said by hand.
fn type_override(TypeOverride { dialect, sql }: &TypeOverride) -> String {
    let dialect = variant("dialect::Dialect", dialect);
    format!("__s::def::TypeOverride {{ dialect: {dialect}, sql: {sql:?} }}")
}

/// A declared copy.
fn copy(CopyDef { kind, relation, columns, reason }: &CopyDef) -> String {
    let (kind, relation) = (variant("def::CopyKind", kind), positions(relation));
    let columns = list(columns, |copied| {
        format!("__s::def::CopiedColumn {{ column: {}, source: {:?} }}", copied.column, copied.source)
    });
    format!(
        "__s::def::CopyDef {{ kind: {kind}, relation: {relation}, columns: {columns}, reason: {reason:?} }}"
    )
}

fn search(SearchDef { columns, language }: &SearchDef) -> String {
    let columns = list(columns, |searched| {
        let weight = variant("def::SearchWeight", &searched.weight);
        format!("__s::def::SearchedColumn {{ column: {}, weight: {weight} }}", searched.column)
    });
    format!("__s::def::SearchDef {{ columns: {columns}, language: {language:?} }}")
}

/// An access pattern.
fn access(AccessDef { filter, order, serves }: &AccessDef) -> String {
    let filter = list(filter, |filter| {
        let (name, value) = match filter {
            AccessFilter::Equal(value) => ("Equal", value),
            AccessFilter::OneOf(value) => ("OneOf", value),
            AccessFilter::Range(value) => ("Range", value),
            AccessFilter::Holds(value) => ("Holds", value),
        };
        format!("__s::def::AccessFilter::{name}({})", expr(value))
    });
    let order = list(order, part);
    format!("__s::def::AccessDef {{ filter: {filter}, order: {order}, serves: {serves:?} }}")
}

/// What a query orders by.
fn part(IndexPart { value, direction, nulls, operator_class: _ }: &IndexPart) -> String {
    let value = match value {
        IndexValue::Column(column) => format!("Column({column})"),
        IndexValue::Expr(value) => format!("Expr({})", expr(value)),
    };
    let (direction, nulls) = (variant("def::Direction", direction), variant("def::NullOrder", nulls));
    format!(
        "__s::def::IndexPart {{ direction: {direction}, nulls: {nulls}, \
         ..__s::def::IndexPart::new(__s::def::IndexValue::{value}) }}"
    )
}

fn waiver(WaiverDef { rule, reason }: &WaiverDef) -> String {
    format!("__s::def::WaiverDef {{ rule: {rule:?}, reason: {reason:?} }}")
}

/// What a form refuses. Whether a schema asks for less is known to rustc.
fn broken_form(BrokenForm { form, site, rule, text, is_left_to_schemas }: &BrokenForm) -> String {
    let is_left = if *is_left_to_schemas {
        "true".to_owned()
    } else {
        let form = *form as u8;
        format!("{{ use __s::check::NotLetOff as _; <__s::check::LetOff<Self, {form}, _>>::IS_LET_OFF }}")
    };
    let form = variant("def::NormalForm", form);
    let site = match site {
        Site::Column(column) => format!("Column({column})"),
        _ => "Entity".to_owned(),
    };
    format!(
        "__s::def::BrokenForm {{ form: {form}, site: __s::def::Site::{site}, rule: {rule:?}, text: {text:?}, \
         is_left_to_schemas: {is_left} }}"
    )
}
