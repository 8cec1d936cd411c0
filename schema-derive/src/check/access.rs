use schema_as_code_core::access::{Obstacle, Proposal, ProposedPart, proposal, serving};

use crate::{
    ast::{Access, Entity},
    define,
    diagnostic::{Diagnostic, Faults},
};

/// Some key, unique or index serves each access pattern.
pub(super) fn unserved_access_pattern(entity: &Entity, faults: &mut Faults) {
    // An index that was not understood may be the one.
    if entity.accesses.is_empty() || faults.has_syntax() {
        return;
    }
    let definition = define::definition(entity, faults).entity;
    for (access, pattern) in entity.accesses.iter().zip(definition.accesses) {
        if serving(definition, pattern).is_none() {
            faults.push(match proposal(definition, pattern) {
                Ok(proposal) => unserved(entity, access, &proposal),
                Err(obstacle) => unservable(entity, access, obstacle),
            });
        }
    }
}

fn unserved(entity: &Entity, access: &Access, proposal: &Proposal) -> Diagnostic {
    let parts = proposal.parts.iter().map(|part| match *part {
        ProposedPart::Filter(position) => access.filter[position].written.clone(),
        ProposedPart::Column(column) => entity.columns[usize::from(column)].ident.to_string(),
        ProposedPart::Order(position) => access.order[position].written.clone(),
    });
    let mut arguments: Vec<String> = parts.collect();
    let conditions: Vec<&str> =
        proposal.filter.iter().map(|position| access.filter[*position].written.as_str()).collect();
    if !conditions.is_empty() {
        arguments.push(format!("filter({})", conditions.join(", ")));
    }
    let index = format!("#[index({})]", arguments.join(", "));
    fault(entity, access, "no key, unique or index serves it").help(format!("add\n    {index}"))
}

fn unservable(entity: &Entity, access: &Access, obstacle: Obstacle) -> Diagnostic {
    let fault = fault(entity, access, "no index can serve it");
    let written = |position: usize| access.filter[position].written.as_str();
    let left =
        |condition: &str| format!("leave `{condition}` out: it is asked of the rows that the rest finds");
    match obstacle {
        Obstacle::SeveralInOrder(position) => {
            let value = written(position);
            fault
                .note(format!(
                    "an index gives the rows of one `{value}` after those of another: the order of all is made by sorting"
                ))
                .help(format!("leave out the order, or {}", left(&format!("one_of({value})"))))
        }
        Obstacle::RangeBesideOrder(position) => {
            let value = written(position);
            fault
                .note(format!(
                    "the rows of a range come in the order of `{value}`: any other is made by sorting"
                ))
                .help(format!("order by `{value}` first, or {}", left(&format!("range({value})"))))
        }
        Obstacle::SecondRange(position) => {
            fault.note("an index finds one range").help(left(&format!("range({})", written(position))))
        }
        Obstacle::NotSorted(position) => {
            let condition = written(position);
            fault.note(format!("nothing that is kept sorted answers `{condition}`")).help(left(condition))
        }
    }
}

fn fault(entity: &Entity, access: &Access, label: &str) -> Diagnostic {
    let message = format!("no index of `{}` serves {:?}", entity.ident, access.serves);
    Diagnostic::rule("unserved_access_pattern", access.extent, message, label)
        .because(&entity.ident, entity.ident.to_string())
}
