//! Copies that triggers keep equal: one side takes them, the other hands them on.
//!
//! The copy is a fact of the other row: a change of it alone does not touch the row that repeats it.

use schema_as_code_core::def::{ColumnIndex, CopyDef, CopyKind, Deferral, EntityDef, RelationDef, Site};

use super::{column::column_names, context::Context, names};
use crate::{
    catalog::{
        CopiedPair, CopyLink, Definition, List, Name, ObjectId, Recipe, Routine, SpreadCopies, TakeCopies,
        Text, Trigger, TriggerEvent, TriggerTiming,
    },
    dialect::TouchForm,
};

mod refusal;

/// Of the SQL that the recipes become.
const REVISION: u32 = 1;

/// Whether triggers keep the column equal to an original.
pub(super) fn follows(entity: &EntityDef, column: ColumnIndex) -> bool {
    let copies = entity.copies.iter().filter(|copy| copy.kind == CopyKind::SyncedByTrigger);
    copies.flat_map(|copy| copy.columns).any(|copied| copied.column == column)
}

/// A declaration, with everything it names found.
#[derive(Clone)]
struct Copies {
    /// The place of the entity that holds them.
    holder: usize,
    /// The place of the entity of the originals.
    source: usize,
    def: &'static CopyDef,
    relation: &'static RelationDef,
    /// The columns to which the relation leads.
    referenced: Vec<ColumnIndex>,
    /// Each copy and its original.
    columns: Vec<(ColumnIndex, ColumnIndex)>,
}

pub(super) fn lower_copies(ctx: &mut Context<'_>) {
    let mut all = Vec::new();
    for position in 0..ctx.lowered.len() {
        for def in ctx.lowered[position].def.copies {
            if def.kind == CopyKind::SyncedByTrigger {
                all.extend(Copies::find(ctx, position, def));
            }
        }
    }
    let refused: Vec<bool> = all.iter().map(|copies| refusal::refuse(ctx, copies, &all)).collect();
    for (copies, _) in all.iter().zip(refused).filter(|(_, is_refused)| !is_refused) {
        copies.take(ctx);
        copies.spread(ctx);
    }
}

impl Copies {
    /// `None`: reported, here or where the relation is lowered.
    fn find(ctx: &mut Context<'_>, holder: usize, def: &'static CopyDef) -> Option<Self> {
        let entity = ctx.lowered[holder].def;
        let Some(relation) = entity.relations.iter().find(|relation| relation.columns == def.relation) else {
            refusal::no_relation(ctx, entity, def);
            return None;
        };
        let source = ctx.position(relation.target)?;
        let other = ctx.lowered[source].def;
        let field = |name: &str| {
            (0..).zip(other.columns).find(|(_, column)| column.field == name).map(|(index, _)| index)
        };
        let referenced: Vec<ColumnIndex> = if relation.references.is_empty() {
            other.key.to_vec()
        } else {
            relation.references.iter().filter_map(|name| field(name)).collect()
        };
        let mut columns = Vec::with_capacity(def.columns.len());
        for copied in def.columns {
            match field(copied.source) {
                Some(original) => columns.push((copied.column, original)),
                None => {
                    refusal::no_original(ctx, entity, copied, other);
                    return None;
                }
            }
        }
        let is_whole = referenced.len() == relation.columns.len() && !columns.is_empty();
        is_whole.then_some(Self { holder, source, def, relation, referenced, columns })
    }

    fn site(&self) -> Site {
        self.def.columns.first().map_or(Site::Entity, |copied| Site::Column(copied.column))
    }

    fn links(&self, ctx: &Context<'_>) -> Vec<CopyLink> {
        let (holder, source) = (ctx.lowered[self.holder].def, ctx.lowered[self.source].def);
        let links = self.relation.columns.iter().zip(&self.referenced);
        let link = |(&column, &referenced): (&ColumnIndex, &ColumnIndex)| CopyLink {
            column: holder.column(column).name.into(),
            referenced: source.column(referenced).name.into(),
        };
        links.map(link).collect()
    }

    fn pairs(&self, ctx: &Context<'_>) -> Vec<CopiedPair> {
        let (holder, source) = (ctx.lowered[self.holder].def, ctx.lowered[self.source].def);
        let pair = |&(copy, original): &(ColumnIndex, ColumnIndex)| CopiedPair {
            copy: holder.column(copy).name.into(),
            original: source.column(original).name.into(),
            is_required: !holder.column(copy).ty.is_nullable,
        };
        self.columns.iter().map(pair).collect()
    }

    /// `orders_user_email_copy`
    fn name(&self, ctx: &Context<'_>, suffix: &str) -> Text {
        let holder = ctx.lowered[self.holder].def;
        let copies: Vec<ColumnIndex> = self.columns.iter().map(|&(copy, _)| copy).collect();
        names::made(ctx.stem(holder), column_names(holder, &copies), suffix)
    }

    /// The triggers of the copies.
    fn take(&self, ctx: &mut Context<'_>) {
        let table = ctx.table(self.holder);
        let key = table.primary_key.as_ref().map(|key| key.columns.clone()).unwrap_or_default();
        let form = ctx.shape.touch;
        let take = TakeCopies {
            key: if form == TouchForm::After { key } else { List::new() },
            source: ctx.table(self.source).name.clone(),
            relation: self.links(ctx),
            columns: self.pairs(ctx),
            revision: REVISION,
        };
        let fired: Vec<Text> = take.fired().cloned().collect();
        let timing = if form == TouchForm::After { TriggerTiming::After } else { TriggerTiming::Before };
        let made = self.made(ctx, "copy", Recipe::TakeCopies(take), self.source);
        let insert = (timing, TriggerEvent::Insert);
        made.add(ctx, self.holder, self.name(ctx, "copy_insert"), insert, Vec::new());
        made.add(ctx, self.holder, self.name(ctx, "copy"), (timing, TriggerEvent::Update), fired);
    }

    /// The triggers of the originals.
    fn spread(&self, ctx: &mut Context<'_>) {
        let spread = SpreadCopies {
            target: ctx.table(self.holder).name.clone(),
            relation: self.links(ctx),
            columns: self.pairs(ctx),
            revision: REVISION,
        };
        let fired: Vec<Text> = spread.fired().cloned().collect();
        let made = self.made(ctx, "spread", Recipe::SpreadCopies(spread), self.holder);
        // The copies may have come before their original: in the transaction, or in the statement.
        if self.relation.deferral == Deferral::Deferred || self.holder == self.source {
            let insert = (TriggerTiming::After, TriggerEvent::Insert);
            made.add(ctx, self.source, self.name(ctx, "spread_insert"), insert, Vec::new());
        }
        let update = (TriggerTiming::After, TriggerEvent::Update);
        made.add(ctx, self.source, self.name(ctx, "spread"), update, fired);
    }

    /// What the triggers of one side do: themselves, or by a routine.
    fn made(&self, ctx: &mut Context<'_>, suffix: &str, recipe: Recipe, other: usize) -> Made {
        let tables =
            [self.holder, self.source].map(|position| ObjectId::Table(ctx.table(position).name.clone()));
        if ctx.shape.touch != TouchForm::Routine {
            let other = ObjectId::Table(ctx.table(other).name.clone());
            let depends_on = if self.holder == self.source { Vec::new() } else { vec![other] };
            return Made { routine: None, recipe, depends_on };
        }
        // Beside the copies: two schemas may have tables of one name.
        let namespace = ctx.table(self.holder).name.namespace.clone();
        let name = Name { namespace, name: self.name(ctx, suffix) };
        let [holder, source] = tables;
        let depends_on = if holder == source { vec![holder] } else { vec![holder, source] };
        ctx.catalog.routines.push(Routine {
            name: name.clone(),
            definition: Definition::recipe(recipe.clone()),
            depends_on,
        });
        Made { depends_on: vec![ObjectId::Routine(name.clone())], routine: Some(name), recipe }
    }
}

struct Made {
    routine: Option<Name>,
    recipe: Recipe,
    depends_on: Vec<ObjectId>,
}

impl Made {
    fn add(
        &self,
        ctx: &mut Context<'_>,
        position: usize,
        name: Text,
        (timing, event): (TriggerTiming, TriggerEvent),
        columns: Vec<Text>,
    ) {
        let recipe = match &self.routine {
            Some(routine) => Recipe::CallRoutine { routine: routine.clone(), columns, arguments: Vec::new() },
            None => self.recipe.clone(),
        };
        ctx.table_mut(position).triggers.push(Trigger {
            name,
            timing,
            event,
            definition: Definition::recipe(recipe),
            depends_on: self.depends_on.clone(),
        });
    }
}
