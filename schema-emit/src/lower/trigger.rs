//! Triggers and the routines they call.

use super::{context::Context, names};
use crate::catalog::{Definition, Name, ObjectId, Recipe, Routine, Trigger, TriggerEvent, TriggerTiming};

pub(super) fn add_trigger(
    ctx: &mut Context<'_>,
    position: usize,
    suffix: &str,
    timing: TriggerTiming,
    event: TriggerEvent,
    recipe: Recipe,
    depends_on: Vec<ObjectId>,
) {
    let name = names::made(ctx.stem(ctx.lowered[position].def), [], suffix);
    ctx.table_mut(position).triggers.push(Trigger {
        name,
        timing,
        event,
        definition: Definition::recipe(recipe),
        depends_on,
    });
}

/// The routine that does `recipe`, made when there is none; its name, which starts with `base`.
pub(super) fn shared_routine(
    ctx: &mut Context<'_>,
    base: &str,
    recipe: Recipe,
    depends_on: Vec<ObjectId>,
) -> Name {
    let definition = Definition::recipe(recipe);
    let mut number = 1_u32;
    loop {
        let name = if number == 1 { base.to_owned() } else { format!("{base}_{number}") };
        let name = Name::new(names::shortened(name));
        match ctx.catalog.routines.iter().find(|known| known.name == name) {
            Some(known) if known.definition == definition => return name,
            Some(_) => number += 1,
            None => {
                ctx.catalog.routines.push(Routine { name: name.clone(), definition, depends_on });
                return name;
            }
        }
    }
}
