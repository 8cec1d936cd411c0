//! Declared indexes.

use schema_as_code_core::{
    access::{AccessPath, serving},
    def::{Direction, EntityDef, IndexDef, IndexMethod, IndexPart, IndexValue, NullOrder as Nulls, Site},
    dialect::Feature,
    expr,
    rules::{NOT_EMITTED, UNCOMPUTABLE_EXPRESSION, UNSUPPORTED_FEATURE},
    types::LogicalType,
};

use super::{
    context::{Answer, Context, Weight},
    expr::Lowering,
    full_text,
    generated::{may_count, read_by},
    literal::Fault,
    names,
    unique::{column_key, definition, expression_key, push_key, stored_as},
};
use crate::{
    catalog::{Index, IndexKey, IndexOrder, List, Method, NullOrder, ObjectId, Text},
    dialect::{ExpressionKeyForm, NameKind},
};

pub(super) fn lower_indexes(ctx: &mut Context<'_>, position: usize) {
    let entity = ctx.lowered[position].def;
    for (number, index) in (0..).zip(entity.indexes) {
        lower_index(ctx, position, Site::Index(number), index);
    }
}

fn lower_index(ctx: &mut Context<'_>, position: usize, site: Site, index: &'static IndexDef) {
    let name = name(ctx, position, site, index);
    let Some(notes) = ask(ctx, position, site, index, &name) else { return };
    if !fits_method(ctx, position, site, index) {
        return;
    }
    let purposes = purposes(ctx.lowered[position].def, site, index);
    if index.method == IndexMethod::FullText {
        if let Some(object) = full_text::lower_full_text(ctx, position, site, index, name) {
            note(ctx, &object, &notes, &purposes);
        }
        return;
    }
    let mut keys = List::new();
    for part in index.parts {
        let Some(key) = lower_part(ctx, position, site, part) else { return };
        push_key(&mut keys, key);
    }
    let entity = ctx.lowered[position].def;
    let mut include = Vec::new();
    for &column in index.include {
        let column = entity.column(column).name;
        if has_include(ctx) {
            include.push(column.into());
        } else {
            push_key(&mut keys, column_key(column));
        }
    }
    let Ok(predicate) = predicate(ctx, position, site, index) else { return };
    let table = ctx.table_mut(position);
    let is_noted = !notes.is_empty() || !purposes.is_empty();
    let object = is_noted.then(|| ObjectId::Index(table.name.clone(), name.clone()));
    table.indexes.push(Index {
        name,
        is_unique: false,
        method: method(index.method),
        keys,
        include: include.into(),
        predicate: predicate.map(Box::new),
        are_nulls_equal: false,
    });
    if let Some(object) = object {
        note(ctx, &object, &notes, &purposes);
    }
}

/// What the index is for: what it says itself, and the access patterns that it serves.
fn purposes(entity: &'static EntityDef, site: Site, index: &'static IndexDef) -> Vec<&'static str> {
    let mut purposes: Vec<&'static str> = Vec::new();
    purposes.extend((!index.serves.is_empty()).then_some(index.serves));
    for access in entity.accesses {
        let is_new = !purposes.contains(&access.serves);
        if is_new
            && let Some(AccessPath::Index(number)) = serving(entity, access)
            && Site::Index(number) == site
        {
            purposes.push(access.serves);
        }
    }
    purposes
}

fn note(ctx: &mut Context<'_>, object: &ObjectId, emulations: &[&'static str], purposes: &[&str]) {
    for text in emulations {
        ctx.note(object.clone(), *text);
    }
    for purpose in purposes {
        ctx.note(object.clone(), ["serves ", purpose].concat());
    }
}

const fn method(method: IndexMethod) -> Method {
    match method {
        IndexMethod::Tree => Method::Tree,
        IndexMethod::Hash => Method::Hash,
        IndexMethod::Gin => Method::Gin,
        IndexMethod::Gist => Method::Gist,
        IndexMethod::Brin => Method::Brin,
        IndexMethod::FullText => Method::FullText,
    }
}

fn has_include(ctx: &Context<'_>) -> bool {
    holds_natively(ctx, Feature::IndexInclude)
}

fn holds_natively(ctx: &Context<'_>, feature: Feature) -> bool {
    use schema_as_code_core::dialect::{Support, supports};
    supports(ctx.target.dialect, ctx.target.version, feature) == Support::Native
}

/// Asks the target for what the index needs, and gives the emulations; `None`: reported or left out.
fn ask(
    ctx: &mut Context<'_>,
    position: usize,
    site: Site,
    index: &'static IndexDef,
    name: &str,
) -> Option<Vec<&'static str>> {
    let entity = ctx.lowered[position].def;
    let wishes = [
        (index.filter.is_some(), Feature::PartialIndex, "over some of the rows"),
        (
            index.parts.iter().any(|part| matches!(part.value, IndexValue::Expr(_))),
            Feature::ExpressionIndex,
            "over an expression",
        ),
        (!index.include.is_empty(), Feature::IndexInclude, "with included columns"),
        (
            index.parts.iter().any(|part| part.nulls != Nulls::Default),
            Feature::IndexNullOrder,
            "that says where NULLs go",
        ),
        (
            index.parts.iter().any(|part| part.operator_class.is_some()),
            Feature::OperatorClass,
            "with an operator class",
        ),
        (index.method == IndexMethod::Hash, Feature::HashIndex, "of the method hash"),
        (index.method == IndexMethod::Gin, Feature::GinIndex, "of the method GIN"),
        (index.method == IndexMethod::Gist, Feature::GistIndex, "of the method GiST"),
        (index.method == IndexMethod::Brin, Feature::BrinIndex, "of the method BRIN"),
        (index.method == IndexMethod::FullText, Feature::FullTextIndex, "of words"),
    ];
    let mut notes = Vec::new();
    for (_, feature, what) in wishes.into_iter().filter(|(is_wanted, ..)| *is_wanted) {
        let answer =
            ctx.ask(feature, Weight::Convenience, entity, site, || format!("index {what} (`{name}`)"));
        match answer {
            Answer::Native => {}
            Answer::Emulated(how) => notes.push(how),
            Answer::Never => return None,
        }
    }
    Some(notes)
}

/// Whether the method takes what the index says; else reported.
fn fits_method(ctx: &mut Context<'_>, position: usize, site: Site, index: &'static IndexDef) -> bool {
    let entity = ctx.lowered[position].def;
    if index.parts.is_empty() {
        ctx.report(UNSUPPORTED_FEATURE, entity, site, "the index has no columns", "name the columns");
        return false;
    }
    if index.method == IndexMethod::Tree {
        return true;
    }
    let logical = |part: &IndexPart| match part.value {
        IndexValue::Column(column) => Some(entity.column(column).ty.logical),
        IndexValue::Expr(_) => None,
    };
    let said = |part: &&IndexPart| part.operator_class.is_some();
    let is_ordered =
        |part: &IndexPart| part.direction != Direction::Ascending || part.nulls != Nulls::Default;
    let fault = match index.method {
        _ if index.parts.iter().any(is_ordered) => {
            Some(("only a B-tree index has a direction", "leave out `desc` and the order of NULLs"))
        }
        _ if !index.include.is_empty() && index.method != IndexMethod::Gist => {
            Some(("the method has no included columns", "leave out `include`"))
        }
        IndexMethod::Hash if index.parts.len() > 1 => {
            Some(("a hash index has one column", "make an index for each column"))
        }
        IndexMethod::Gin
            if index.parts.iter().any(|part| {
                !said(&part) && !matches!(logical(part), Some(LogicalType::Json | LogicalType::Array(_)))
            }) =>
        {
            Some((
                "a GIN index is over JSON documents and arrays, or says its operator class",
                "index a `serde_json::Value` column, or say `opclass(...)`",
            ))
        }
        IndexMethod::Gist if !index.parts.iter().all(|part| said(&part)) => {
            Some(("a GiST index says its operator classes", "say `opclass(...)`"))
        }
        IndexMethod::Brin
            if index.parts.iter().any(|part| {
                !said(&part)
                    && matches!(
                        logical(part),
                        Some(
                            LogicalType::Bool
                                | LogicalType::Json
                                | LogicalType::Array(_)
                                | LogicalType::Enum(_)
                        )
                    )
            }) =>
        {
            Some(("a BRIN index is over values with an order", "index a timestamp or a number"))
        }
        _ => None,
    };
    if let Some((message, help)) = fault {
        ctx.report(UNSUPPORTED_FEATURE, entity, site, message, help);
        return false;
    }
    let needs_extension =
        index.parts.iter().any(|part| part.operator_class.is_some_and(|class| class.ends_with("_trgm_ops")));
    if needs_extension {
        let message = "the operator class comes with the extension `pg_trgm`, which is not installed";
        ctx.report(NOT_EMITTED, entity, site, message, "make the index in a migration written by hand");
        return false;
    }
    true
}

fn lower_part(
    ctx: &mut Context<'_>,
    position: usize,
    site: Site,
    part: &'static IndexPart,
) -> Option<IndexKey> {
    let entity = ctx.lowered[position].def;
    let mut key = match &part.value {
        IndexValue::Column(column) => column_key(entity.column(*column).name),
        IndexValue::Expr(expr) => {
            let columns = ctx.columns(position);
            match Lowering::new(ctx.shape, ctx.target, columns).lower(expr) {
                Ok(_) if !may_count(ctx, entity, site, &read_by(expr)) => return None,
                Ok(typed) => {
                    let stored = stored_as(&typed);
                    if ctx.shape.expression_keys == ExpressionKeyForm::Column && stored.is_none() {
                        let message =
                            format!("no type for a generated column is known for {}", typed.kind.describe());
                        ctx.report(
                            UNSUPPORTED_FEATURE,
                            entity,
                            site,
                            message,
                            "index the columns themselves",
                        );
                        return None;
                    }
                    let words = words_of(entity, expr);
                    expression_key(ctx, position, &words, typed.expr, stored)
                }
                Err(Fault { message, help }) => {
                    ctx.report(UNCOMPUTABLE_EXPRESSION, entity, site, message, help);
                    return None;
                }
            }
        }
    };
    key.order = match part.direction {
        Direction::Ascending => IndexOrder::Ascending,
        Direction::Descending => IndexOrder::Descending,
    };
    key.nulls = match part.nulls {
        Nulls::Default => None,
        Nulls::First => Some(NullOrder::First),
        Nulls::Last => Some(NullOrder::Last),
    };
    if let Some(class) = part.operator_class {
        names::check_exact(ctx, entity, site, NameKind::Index, class);
        key.operator_class = Some(Box::new(class.into()));
    }
    Some(key)
}

/// `Err`: reported.
pub(super) fn predicate(
    ctx: &mut Context<'_>,
    position: usize,
    site: Site,
    index: &'static IndexDef,
) -> Result<Option<crate::catalog::Definition>, ()> {
    let Some(filter) = &index.filter else { return Ok(None) };
    let entity = ctx.lowered[position].def;
    let columns = ctx.columns(position);
    match Lowering::new(ctx.shape, ctx.target, columns).lower_condition(filter) {
        // Where the index covers every row, the condition is still checked.
        Ok(_) if !holds_natively(ctx, Feature::PartialIndex) => Ok(None),
        Ok(condition) => Ok(Some(definition(condition))),
        Err(Fault { message, help }) => {
            ctx.report(UNCOMPUTABLE_EXPRESSION, entity, site, message, help);
            Err(())
        }
    }
}

fn name(ctx: &mut Context<'_>, position: usize, site: Site, index: &'static IndexDef) -> Text {
    let entity = ctx.lowered[position].def;
    if let Some(name) = index.name {
        names::check_exact(ctx, entity, site, NameKind::Index, name);
        return name.into();
    }
    let mut parts = List::new();
    for part in index.parts {
        match &part.value {
            IndexValue::Column(column) => parts.push(entity.column(*column).name),
            IndexValue::Expr(expr) => parts.extend(words_of(entity, expr)),
        }
    }
    let table = ctx.table(position);
    names::made_free(ctx.stem(entity), parts.iter().copied(), "idx", |name| names::has_index(table, name))
}

/// The words of an expression for a name: its columns, then its functions.
pub(super) fn words_of(entity: &'static EntityDef, expr: &expr::Expr) -> Vec<&'static str> {
    let mut words = Vec::new();
    let mut functions = Vec::new();
    walk(expr, &mut |node| match node {
        expr::Expr::Column(column) => {
            let name = entity.column(*column).name;
            if !words.contains(&name) {
                words.push(name);
            }
        }
        expr::Expr::Call(function, _) => functions.push(function.name()),
        _ => {}
    });
    words.extend(functions);
    words
}

/// Calls `visit` on every node, in the order of writing.
pub(super) fn walk<'e>(expr: &'e expr::Expr, visit: &mut impl FnMut(&'e expr::Expr)) {
    visit(expr);
    match expr {
        expr::Expr::Column(_) | expr::Expr::Literal(_) | expr::Expr::Variant(_) | expr::Expr::Raw(_) => {}
        expr::Expr::Unary(_, operand)
        | expr::Expr::IsNull(operand)
        | expr::Expr::IsNotNull(operand)
        | expr::Expr::Matches(operand, _) => walk(operand, visit),
        expr::Expr::Binary(_, left, right) => {
            walk(left, visit);
            walk(right, visit);
        }
        expr::Expr::In(value, list) => {
            walk(value, visit);
            list.iter().for_each(|item| walk(item, visit));
        }
        expr::Expr::Between { value, low, high, .. } => {
            walk(value, visit);
            walk(low, visit);
            walk(high, visit);
        }
        expr::Expr::Call(_, arguments) => arguments.iter().for_each(|argument| walk(argument, visit)),
    }
}
