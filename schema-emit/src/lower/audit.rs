//! Audit: the columns that the database maintains, and the triggers that do it.
//!
//! One trigger keeps the time, the version and the actor of a change: two would each see the other's
//! write. Where triggers call routines, tables that are touched alike share one.

use schema_as_code_core::{
    def::{AuditRole, ColumnDef, ColumnIndex, Site},
    rules::AUDIT_ROLE_TYPE,
    types::LogicalType,
};

use super::{
    actor::{self, actor_column},
    context::Context,
    copy,
    default::current_time,
    trigger::{add_trigger, shared_routine},
};
use crate::{
    catalog::{
        ComparedColumn, Expr, ForeignKey, List, Name, ObjectId, Recipe, ReferentialAction, Text, TouchRow,
        TriggerEvent, TriggerTiming,
    },
    dialect::TouchForm,
};

/// Of the SQL that the recipes become.
pub(super) const REVISION: u32 = 1;

pub(super) fn lower_audit(ctx: &mut Context<'_>) {
    for position in 0..ctx.lowered.len() {
        require_columns(ctx, position);
        if let Some(roles) = Roles::of(ctx, position) {
            touch_on_update(ctx, position, &roles);
            touch_on_insert(ctx, position, &roles);
            note_silent_actions(ctx, position);
        }
    }
}

/// Reports roles that are asked for and have no column, and columns that cannot carry theirs.
fn require_columns(ctx: &mut Context<'_>, position: usize) {
    let entity = ctx.lowered[position].def;
    let audit = ctx.schema.conventions.audit_of(entity);
    let wanted = [
        (audit.timestamps, "timestamps", AuditRole::Created),
        (audit.timestamps, "timestamps", AuditRole::Updated),
        (audit.soft_delete, "soft_delete", AuditRole::Deleted),
        (audit.actor, "actor", AuditRole::CreatedBy),
        (audit.actor, "actor", AuditRole::UpdatedBy),
        (audit.version, "version", AuditRole::Version),
    ];
    for (is_wanted, keyword, role) in wanted {
        if is_wanted && entity.column_with_role(role).is_none() {
            let field = role.conventional_field();
            let message =
                format!("`audit({keyword})` holds here, and no column has the role `{}`", role.keyword());
            ctx.report(
                AUDIT_ROLE_TYPE,
                entity,
                Site::Entity,
                message,
                format!("add `{field}: {}`", example(role)),
            );
        }
    }
    if !ctx.lowered[position].has_roles {
        return;
    }
    for (number, column) in (0..).zip(entity.columns) {
        let Some(role) = ctx.schema.conventions.role_of(entity, column) else { continue };
        if !carries(role, column) {
            let message = format!(
                "the role `{}` needs `{}`, the column holds {}{}",
                role.keyword(),
                example(role),
                column.ty.logical.describe(),
                if column.ty.is_nullable { " or NULL" } else { "" },
            );
            let help = format!("make it `{}`, or say `role(none)`", example(role));
            ctx.report(AUDIT_ROLE_TYPE, entity, Site::Column(number), message, help);
        }
    }
}

const fn example(role: AuditRole) -> &'static str {
    match role {
        AuditRole::Created | AuditRole::Updated => "DateTime<Utc>",
        AuditRole::Deleted => "Option<DateTime<Utc>>",
        AuditRole::CreatedBy | AuditRole::UpdatedBy => "Option<Uuid>",
        AuditRole::Version => "i64",
    }
}

pub(super) fn carries(role: AuditRole, column: &ColumnDef) -> bool {
    let logical = column.ty.logical;
    let is_time = matches!(logical, LogicalType::Timestamp | LogicalType::LocalTimestamp);
    match role {
        AuditRole::Created | AuditRole::Updated => is_time,
        AuditRole::Deleted => is_time && column.ty.is_nullable,
        AuditRole::CreatedBy | AuditRole::UpdatedBy => {
            matches!(logical, LogicalType::Uuid | LogicalType::Text | LogicalType::Integer { .. })
        }
        AuditRole::Version => matches!(logical, LogicalType::Integer { .. }) && !column.ty.is_nullable,
    }
}

/// The columns that triggers maintain; those that carry their role.
pub(super) struct Roles {
    updated_at: Option<ColumnIndex>,
    version: Option<ColumnIndex>,
    created_by: Option<ColumnIndex>,
    updated_by: Option<ColumnIndex>,
}

impl Roles {
    /// `None`: triggers maintain nothing.
    pub(super) fn of(ctx: &Context<'_>, position: usize) -> Option<Self> {
        let lowered = &ctx.lowered[position];
        if !lowered.has_roles {
            return None;
        }
        let with = |role| {
            let (column, def) = lowered.def.column_with_role(role)?;
            ctx.schema.conventions.role_of(lowered.def, def)?;
            let is_stored = ctx.known(position, column).stored().is_some();
            (is_stored && carries(role, def)).then_some(column)
        };
        let roles = Self {
            updated_at: with(AuditRole::Updated),
            version: with(AuditRole::Version),
            created_by: with(AuditRole::CreatedBy),
            updated_by: with(AuditRole::UpdatedBy),
        };
        let is_any = roles.updated_at.or(roles.version).or(roles.created_by).or(roles.updated_by).is_some();
        is_any.then_some(roles)
    }

    pub(super) fn maintains(&self, column: ColumnIndex) -> bool {
        [self.updated_at, self.version, self.created_by, self.updated_by].contains(&Some(column))
    }
}

fn touch_on_update(ctx: &mut Context<'_>, position: usize, roles: &Roles) {
    let entity = ctx.lowered[position].def;
    let name = |column: ColumnIndex| Text::from(entity.column(column).name);
    let kind = |column: ColumnIndex| ctx.known(position, column).kind();
    let updated_at: Option<(Text, Box<Expr>)> =
        roles.updated_at.and_then(|column| Some((name(column), Box::new(current_time(kind(column))?))));
    let touch = TouchRow {
        on: TriggerEvent::Update,
        key: key(ctx, position),
        compared: (0..)
            .zip(entity.columns)
            // A generated column follows from the others, and has no value yet before the row is written.
            .filter(|&(column, def)| {
                !roles.maintains(column) && def.generated.is_none() && !copy::follows(entity, column)
            })
            .map(|(_, column)| ComparedColumn { name: column.name.into() })
            .collect(),
        updated_at,
        version: roles.version.map(name),
        actors: roles.updated_by.map(|column| actor_column(ctx, position, column)).into_iter().collect(),
        context: None,
        revision: REVISION,
    };
    if touch.updated_at.is_none() && touch.version.is_none() && touch.actors.is_empty() {
        return;
    }
    if let (TouchForm::After, Some(version)) = (ctx.shape.touch, touch.version.clone()) {
        let guard = Recipe::GuardVersion { version, revision: REVISION };
        add_trigger(
            ctx,
            position,
            "touch_guard",
            TriggerTiming::Before,
            TriggerEvent::Update,
            guard,
            Vec::new(),
        );
    }
    add_touch(ctx, position, "touch", touch);
}

fn touch_on_insert(ctx: &mut Context<'_>, position: usize, roles: &Roles) {
    let actors: Vec<_> = [roles.created_by, roles.updated_by]
        .into_iter()
        .flatten()
        .map(|column| actor_column(ctx, position, column))
        .collect();
    if actors.is_empty() {
        return;
    }
    let touch = TouchRow {
        on: TriggerEvent::Insert,
        key: key(ctx, position),
        compared: Vec::new(),
        updated_at: None,
        version: None,
        actors,
        context: None,
        revision: REVISION,
    };
    add_touch(ctx, position, "touch_insert", touch);
}

/// Says at each foreign key that the rows it writes are not touched.
fn note_silent_actions(ctx: &mut Context<'_>, position: usize) {
    let table = ctx.table(position);
    if ctx.shape.actions_fire_triggers
        || !table.triggers.iter().any(|trigger| trigger.event == TriggerEvent::Update)
    {
        return;
    }
    let writes = |key: &&ForeignKey| {
        matches!(key.on_delete, ReferentialAction::SetNull | ReferentialAction::SetDefault)
            || !matches!(key.on_update, ReferentialAction::NoAction | ReferentialAction::Restrict)
    };
    let objects: Vec<_> = table
        .foreign_keys
        .iter()
        .filter(writes)
        .map(|key| ObjectId::ForeignKey(table.name.clone(), key.name.clone()))
        .collect();
    let text = format!(
        "{} fires no triggers for what this action writes: the row's time, version and actor stay",
        ctx.target.dialect.product()
    );
    for object in objects {
        ctx.note(object, text.clone());
    }
}

fn key(ctx: &Context<'_>, position: usize) -> List<Text> {
    ctx.table(position).primary_key.as_ref().map(|key| key.columns.clone()).unwrap_or_default()
}

fn add_touch(ctx: &mut Context<'_>, position: usize, suffix: &str, mut touch: TouchRow) {
    let event = touch.on;
    match ctx.shape.touch {
        TouchForm::Before => {
            touch.key = List::new();
            add_trigger(
                ctx,
                position,
                suffix,
                TriggerTiming::Before,
                event,
                Recipe::TouchRow(touch),
                Vec::new(),
            );
        }
        TouchForm::After => {
            let mut needs = Vec::new();
            if !touch.actors.is_empty() {
                let context = actor::context_name(ctx);
                needs.push(ObjectId::Table(context.clone()));
                touch.context = Some(context);
            }
            add_trigger(ctx, position, suffix, TriggerTiming::After, event, Recipe::TouchRow(touch), needs);
        }
        TouchForm::Routine => {
            touch.key = List::new();
            let mut columns: Vec<Text> =
                std::mem::take(&mut touch.compared).into_iter().map(|column| column.name).collect();
            if event == TriggerEvent::Update {
                columns.extend(touch.version.clone());
            }
            let routine = routine(ctx, touch);
            let needs = vec![ObjectId::Routine(routine.clone())];
            let call = Recipe::CallRoutine { routine, columns, arguments: Vec::new() };
            add_trigger(ctx, position, suffix, TriggerTiming::Before, event, call, needs);
        }
    }
}

/// The routine that touches a row so, made when there is none; its name.
fn routine(ctx: &mut Context<'_>, touch: TouchRow) -> Name {
    let words = touch
        .updated_at
        .iter()
        .map(|(column, _)| &**column)
        .chain(touch.version.as_deref())
        .chain(touch.actors.iter().map(|actor| &*actor.name));
    let start = match touch.on {
        TriggerEvent::Insert => "touch_insert".to_owned(),
        TriggerEvent::Update | TriggerEvent::Delete => "touch".to_owned(),
    };
    let base = words.fold(start, |name, word| name + "_" + word);
    shared_routine(ctx, &base, Recipe::TouchRow(touch), Vec::new())
}
