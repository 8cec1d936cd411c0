//! Uniques, indexes, checks, searches and relations of several columns: each as an attribute of the struct.

use schema_as_code_core::def::{
    Action, CaseSensitivity, Deferral, Direction, IndexDef, IndexMethod, IndexPart, IndexValue, NullOrder,
    NullsDistinct, RelationDef, RelationIndex, UniqueDef, UniqueScope,
};

use super::{Line, Shown, call, expr, quoted};
use crate::line::one_line;

pub(super) fn on_struct(shown: Shown<'_>) -> Vec<Line> {
    let entity = shown.entity;
    let mut lines = Vec::new();
    for relation in entity.relations.iter().filter(|relation| relation.columns.len() > 1) {
        lines.push(related(shown, relation));
    }
    for unique in entity.uniques {
        lines.push(Line::of(format!("#[{}]", call("unique", &unique_arguments(shown, unique)))));
    }
    for index in entity.indexes {
        lines.push(Line::of(format!("#[{}]", call("index", &index_arguments(shown, index)))));
    }
    for check in entity.checks {
        let mut arguments = vec![expr::text(shown, &check.expr)];
        arguments.extend(named(check.name));
        lines.push(Line::of(format!("#[{}]", call("check", &arguments))));
    }
    if let Some(search) = &entity.search {
        let mut arguments: Vec<String> = search
            .columns
            .iter()
            .map(|column| format!("{}({})", shown.field(column.column), column.weight.keyword()))
            .collect();
        arguments.push(format!("language = {}", quoted(search.language)));
        lines.push(Line::of(format!("#[{}]", call("search", &arguments))));
    }
    lines
}

/// The relation as an attribute, of its field or of the struct.
pub(super) fn related(shown: Shown<'_>, relation: &RelationDef) -> Line {
    let mut arguments = vec![one_line(relation.target_name)];
    let references: Vec<String> = relation.references.iter().map(|field| one_line(field)).collect();
    if relation.columns.len() > 1 {
        arguments.push(call("on", &[shown.fields(relation.columns)]));
        if !references.is_empty() {
            arguments.push(call("to", &references));
        }
    } else if !references.is_empty() {
        arguments.push(call("references", &references));
    }
    let on_delete = shown.schema.conventions.on_delete_of(relation);
    arguments.push(format!("on_delete({})", keyword(on_delete)));
    arguments.extend(relation.on_update.map(|action| format!("on_update({})", keyword(action))));
    if relation.deferral == Deferral::Deferred {
        arguments.push("deferrable".to_owned());
    }
    if let RelationIndex::None { reason } = relation.index {
        arguments.push(format!("index(none, reason = {})", quoted(reason)));
    }
    arguments.extend(named(relation.name));
    let remark = match (relation.on_delete, shown.schema.conventions.on_delete) {
        (Some(_), _) => None,
        (None, Some(_)) => Some(shown.by_schema("on_delete(…)")),
        (None, None) => Some("on_delete is said nowhere: the default of SQL".to_owned()),
    };
    Line::with(format!("#[{}]", call("relation", &arguments)), remark)
}

const fn keyword(action: Action) -> &'static str {
    match action {
        Action::NoAction => "no_action",
        Action::Restrict => "restrict",
        Action::Cascade => "cascade",
        Action::SetNull => "set_null",
        Action::SetDefault => "set_default",
    }
}

pub(super) fn unique_arguments(shown: Shown<'_>, unique: &UniqueDef) -> Vec<String> {
    let UniqueDef { columns, scope, is_scope_said, filter, case, nulls, is_deferrable, name } = unique;
    let mut arguments: Vec<String> = columns.iter().map(|&column| shown.field(column)).collect();
    match scope {
        UniqueScope::Live => arguments.push("among(live)".to_owned()),
        UniqueScope::All if *is_scope_said => arguments.push("among(all)".to_owned()),
        UniqueScope::All => {}
    }
    arguments.extend(filter.iter().map(|filter| format!("filter({})", expr::text(shown, filter))));
    let words = [
        (*case == CaseSensitivity::Ignored).then_some("ignore_case"),
        (*nulls == NullsDistinct::NotDistinct).then_some("nulls_not_distinct"),
        is_deferrable.then_some("deferrable"),
    ];
    arguments.extend(words.into_iter().flatten().map(str::to_owned));
    arguments.extend(named(*name));
    arguments
}

pub(super) fn index_arguments(shown: Shown<'_>, index: &IndexDef) -> Vec<String> {
    let IndexDef { parts, filter, include, method, name, serves } = index;
    let mut arguments: Vec<String> = parts.iter().map(|part| part_text(shown, part)).collect();
    arguments.extend(filter.iter().map(|filter| format!("filter({})", expr::text(shown, filter))));
    if !include.is_empty() {
        arguments.push(call("include", &[shown.fields(include)]));
    }
    let method = match method {
        IndexMethod::Tree => None,
        IndexMethod::Hash => Some("hash"),
        IndexMethod::Gin => Some("gin"),
        IndexMethod::Gist => Some("gist"),
        IndexMethod::Brin => Some("brin"),
        IndexMethod::FullText => Some("fulltext"),
    };
    arguments.extend(method.map(|method| format!("using({method})")));
    arguments.extend(
        parts
            .iter()
            .find_map(|part| part.operator_class)
            .map(|class| format!("opclass({})", one_line(class))),
    );
    arguments.extend(named(*name));
    if !serves.is_empty() {
        arguments.push(format!("serves = {}", quoted(serves)));
    }
    arguments
}

pub(super) fn part_text(shown: Shown<'_>, part: &IndexPart) -> String {
    let value = match &part.value {
        IndexValue::Column(column) => shown.field(*column),
        IndexValue::Expr(expr) => expr::text(shown, expr),
    };
    let nulls = match part.nulls {
        NullOrder::Default => None,
        NullOrder::First => Some("nulls_first"),
        NullOrder::Last => Some("nulls_last"),
    };
    let value = match part.direction {
        Direction::Ascending => value,
        Direction::Descending => call("desc", &[value]),
    };
    match nulls {
        Some(nulls) => call(nulls, &[value]),
        None => value,
    }
}

fn named(name: Option<&str>) -> Option<String> {
    name.map(|name| format!("name = {}", quoted(name)))
}
