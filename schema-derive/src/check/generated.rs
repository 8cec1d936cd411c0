use crate::{
    ast::{Column, ColumnRef, Entity, Generated},
    diagnostic::{Diagnostic, Faults},
    expr::Kind,
};

const RULE: &str = "generated_reference";

/// A generated column reads stored columns that are not counted up.
pub(super) fn generated_reference(entity: &Entity, faults: &mut Faults) {
    for column in &entity.columns {
        let Some(generated) = &column.generated else { continue };
        if let Some(fault) = fault(entity, column, generated) {
            faults.push(fault);
        }
    }
}

fn fault(entity: &Entity, column: &Column, generated: &Generated) -> Option<Diagnostic> {
    let field = &column.field;
    let reads = |kind: &Kind| matches!(kind, Kind::Column(_) | Kind::Live | Kind::Raw(_));
    if generated.expr.find(&reads).is_none() {
        let message = format!("`{field}` is generated from no column");
        return Some(
            Diagnostic::rule(RULE, generated.extent, message, "the same for every row")
                .help("write `#[column(default(…))]`, or name the columns it is computed from"),
        );
    }
    let is_refused = |column: &ColumnRef| {
        let read = &entity.columns[usize::from(column.index)];
        read.generated.is_some() || read.key.is_some_and(|key| key.is_identity)
    };
    let node = generated.expr.find(&|kind| matches!(kind, Kind::Column(column) if is_refused(column)))?;
    let Kind::Column(read) = &node.kind else { return None };
    let target = &entity.columns[usize::from(read.index)];
    if target.field == *field {
        let message = format!("`{field}` is generated from itself");
        return Some(
            Diagnostic::rule(RULE, node.span, message, "not known yet")
                .help("name the columns it is computed from"),
        );
    }
    let message = format!("`{field}` is generated from `{}`", target.field);
    Some(match &target.generated {
        Some(other) => Diagnostic::rule(RULE, node.span, message, "generated itself")
            .because(other.extent, "generated")
            .help(format!("write out what `{}` is computed from", target.field)),
        None => Diagnostic::rule(RULE, node.span, message, "counted up by the database")
            .help(format!("leave `{}` out: its number is not known when the row is computed", target.field)),
    })
}
