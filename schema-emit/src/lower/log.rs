//! The audit log: one table, and triggers that write to it what changed, by whom, and when.

use schema_as_code_core::{
    def::{ColumnIndex, Sensitivity, Site},
    rules::{INDEX_KEY_TOO_LONG, SECRET_KEY_IN_LOG, UNLOGGED_ACTION},
    storage::{StoredForm, stored_form},
    types::{LogicalType, TypeDef},
};

use super::{
    actor,
    audit::{REVISION, Roles},
    context::Context,
    copy,
    default::current_time,
    kind::Kind,
    make,
    names::{self, Stem},
    trigger::{add_trigger, shared_routine},
};
use crate::{
    catalog::{
        AppendOnly, Check, Column, ColumnType, Definition, Index, IndexKey, IndexOrder, LogRow, LoggedColumn,
        Method, Name, ObjectId, PrimaryKey, Readable, Recipe, ReferentialAction, Table, Text, Trigger,
        TriggerEvent, TriggerTiming,
    },
    dialect::{Place, Stored, StoredSize, TouchForm},
};

pub(super) const TABLE: &str = "audit_logs";

/// Characters of a key, where an index needs a length.
const KEY_LENGTH: u32 = 512;

pub(super) fn lower_logs(ctx: &mut Context<'_>) {
    let mut is_any = false;
    for position in 0..ctx.lowered.len() {
        let entity = ctx.lowered[position].def;
        // The entity's own `except` is meant where the schema asks for logs, too.
        let Some(log) = ctx.schema.conventions.audit_of(entity).log else { continue };
        is_any = true;
        if may_name_rows(ctx, position, log.except) {
            log_rows(ctx, position, log.except);
            tell_unlogged_actions(ctx, position);
        }
    }
    if is_any {
        let table = log_table(ctx);
        ctx.catalog.tables.push(table);
    }
}

/// Whether the log may hold the keys by which it names the rows; else reported.
fn may_name_rows(ctx: &mut Context<'_>, position: usize, except: &[ColumnIndex]) -> bool {
    let entity = ctx.lowered[position].def;
    for &column in entity.key {
        let def = entity.column(column);
        let why = if def.sensitivity == Sensitivity::Secret {
            "is a secret"
        } else if except.contains(&column) {
            "is left out of the log"
        } else {
            continue;
        };
        let message = format!("`{}` {why}, and the log names rows by their key", def.field);
        let help = "give the entity a key that may be written down, and make this column a unique";
        ctx.report(SECRET_KEY_IN_LOG, entity, Site::Column(column), message, help);
        return false;
    }
    if ctx.shape.limits.row.is_none() {
        return true;
    }
    let length: u32 = entity.key.iter().map(|&column| key_length(ctx, position, column)).sum();
    if length > KEY_LENGTH {
        let message =
            format!("the key may have {length} characters, and the log names rows by at most {KEY_LENGTH}");
        let help = format!("shorten the columns of the key to {KEY_LENGTH} characters in all");
        ctx.report(INDEX_KEY_TOO_LONG, entity, Site::Entity, message, help);
        return false;
    }
    true
}

fn key_length(ctx: &Context<'_>, position: usize, column: ColumnIndex) -> u32 {
    let Some(stored) = ctx.known(position, column).stored() else { return 0 };
    match (stored.logical, stored.size) {
        (LogicalType::Text, StoredSize::Length(length)) => length,
        (LogicalType::Bytes, StoredSize::Length(length)) => length.saturating_mul(2),
        // Columns of open length are no keys here, which is reported elsewhere.
        (LogicalType::Text | LogicalType::Bytes, _) => 0,
        (LogicalType::Enum(def), _) => {
            def.variants.iter().map(|variant| variant.value.chars().count()).max().unwrap_or(0) as u32
        }
        _ => 40,
    }
}

fn log_rows(ctx: &mut Context<'_>, position: usize, except: &[ColumnIndex]) {
    let entity = ctx.lowered[position].def;
    let roles = Roles::of(ctx, position);
    let is_maintained = |column| roles.as_ref().is_some_and(|roles| roles.maintains(column));
    let table = ctx.table(position);
    let is_generated = |name: &str| table.column(name).is_some_and(|column| column.generated.is_some());
    let logged: Vec<ColumnIndex> = (0..)
        .zip(entity.columns)
        .filter(|&(column, def)| {
            !except.contains(&column)
                && !is_maintained(column)
                && !is_generated(def.name)
                && !copy::follows(entity, column)
        })
        .map(|(column, _)| column)
        .collect();
    let columns: Vec<_> = logged.iter().map(|&column| logged_column(ctx, position, column)).collect();
    let key: Vec<_> = entity.key.iter().map(|&column| logged_column(ctx, position, column)).collect();
    if columns.is_empty() || key.is_empty() {
        return;
    }
    for (event, suffix) in [
        (TriggerEvent::Insert, "log_insert"),
        (TriggerEvent::Update, "log_update"),
        (TriggerEvent::Delete, "log_delete"),
    ] {
        let mut needs = vec![ObjectId::Table(Name::new(TABLE))];
        let recipe = if ctx.shape.touch == TouchForm::Routine {
            let log = Recipe::LogRoutine { log: Name::new(TABLE), revision: REVISION };
            let routine = shared_routine(ctx, "log_row", log, Vec::new());
            needs.insert(0, ObjectId::Routine(routine.clone()));
            let arguments = arguments(ctx.table(position), &key, &columns);
            Recipe::CallRoutine { routine, columns: Vec::new(), arguments }
        } else {
            let context = (ctx.shape.touch == TouchForm::After).then(|| actor::context_name(ctx));
            needs.extend(context.clone().map(ObjectId::Table));
            let (key, columns) = (key.clone(), columns.clone());
            Recipe::LogRow(LogRow {
                on: event,
                log: Name::new(TABLE),
                key,
                columns,
                context,
                revision: REVISION,
            })
        };
        add_trigger(ctx, position, suffix, TriggerTiming::After, event, recipe, needs);
    }
}

fn logged_column(ctx: &Context<'_>, position: usize, column: ColumnIndex) -> LoggedColumn {
    let lowered = &ctx.lowered[position];
    let def = lowered.def.column(column);
    let known = ctx.known(position, column);
    let readable = match (known.kind(), known.stored()) {
        _ if def.sensitivity == Sensitivity::Secret => Readable::Secret,
        (_, None) => by_hand(&ctx.table(position).columns[usize::from(column)].ty),
        (Kind::Bool, _) if ctx.shape.bool_type != "boolean" => Readable::Truth,
        (Kind::Uuid(StoredForm::UuidBytes), _) => Readable::Uuid,
        (Kind::Bytes, _) => Readable::Hex,
        (Kind::Json, _) => Readable::Document,
        (Kind::Scaled { .. }, Some(Stored { size: StoredSize::Digits { scale, .. }, .. })) => {
            Readable::Scaled(scale)
        }
        _ => Readable::AsIs,
    };
    LoggedColumn { name: def.name.into(), readable }
}

/// A type written by hand may hold bytes, which no JSON does.
fn by_hand(ty: &ColumnType) -> Readable {
    let ColumnType::BuiltIn(ty) = ty else { return Readable::AsIs };
    let text = ty.to_string().to_ascii_lowercase();
    let holds_bytes = ["blob", "binary", "bit", "any", "geometry", "point", "polygon", "linestring"];
    if holds_bytes.iter().any(|word| text.contains(word)) { Readable::AnyAsHex } else { Readable::AsIs }
}

/// What the shared routine is told of a table: its key, what is left out, what is secret.
fn arguments(table: &Table, key: &[LoggedColumn], columns: &[LoggedColumn]) -> Vec<Text> {
    let is_logged = |name: &str| columns.iter().any(|column| column.name == name);
    let left_out = table.columns.iter().map(|column| &*column.name).filter(|name| !is_logged(name));
    let secrets = columns.iter().filter(|column| column.readable == Readable::Secret);
    vec![
        array(key.iter().map(|column| &*column.name)),
        array(left_out),
        array(secrets.map(|column| &*column.name)),
    ]
}

/// The text of an array of PostgreSQL.
fn array<'n>(names: impl Iterator<Item = &'n str>) -> Text {
    let mut text = "{".to_owned();
    for (place, name) in names.enumerate() {
        text.push_str(if place > 0 { ",\"" } else { "\"" });
        for letter in name.chars() {
            if matches!(letter, '"' | '\\') {
                text.push('\\');
            }
            text.push(letter);
        }
        text.push('"');
    }
    text.push('}');
    text.into()
}

/// Tells of foreign keys whose actions write rows that no trigger sees.
fn tell_unlogged_actions(ctx: &mut Context<'_>, position: usize) {
    if ctx.shape.actions_fire_triggers {
        return;
    }
    let entity = ctx.lowered[position].def;
    let table = ctx.table(position);
    let is_quiet = |action| matches!(action, ReferentialAction::NoAction | ReferentialAction::Restrict);
    let found: Vec<(Site, ObjectId)> = table
        .foreign_keys
        .iter()
        .filter(|key| !is_quiet(key.on_delete) || !is_quiet(key.on_update))
        .map(|key| {
            let number = entity.relations.iter().position(|relation| {
                relation.columns.iter().map(|&column| entity.column(column).name).eq(key.columns.iter())
            });
            let site =
                number.and_then(|number| u16::try_from(number).ok()).map_or(Site::Entity, Site::Relation);
            (site, ObjectId::ForeignKey(table.name.clone(), key.name.clone()))
        })
        .collect();
    let product = ctx.target.dialect.product();
    for (site, object) in found {
        ctx.note(
            object,
            format!("{product} fires no triggers for what this action writes: it is not logged"),
        );
        if !ctx.is_waived(UNLOGGED_ACTION, entity) {
            let message = format!(
                "{product} fires no triggers for what the relation's actions write: those changes are not logged"
            );
            let help = "say `on_delete(restrict)` and delete the rows in the application, or waive the rule";
            ctx.report(UNLOGGED_ACTION, entity, site, message, help);
        }
    }
}

fn log_table(ctx: &mut Context<'_>) -> Table {
    let stem = Stem::exact(&ctx.schema.conventions.naming, TABLE);
    let mut table = Table::new(Name::new(TABLE));
    table.comment = Some("Who changed what, and when: a row for each change of a row".into());
    let length = |characters| match ctx.shape.limits.row {
        Some(_) => StoredSize::Length(characters),
        None => StoredSize::Unlimited,
    };
    let long = LogicalType::Integer { bits: 64, is_signed: true };
    let (text, json) = (LogicalType::Text, LogicalType::Json);
    let columns = [
        ("id", long, StoredSize::Unlimited, "Counted up: the order of the changes"),
        ("table_name", text, length(64), "The table of the row"),
        ("record_id", text, length(KEY_LENGTH), "The row's key; a key of several columns as a JSON array"),
        ("action", text, length(6), "What happened to the row"),
        ("old_values", json, StoredSize::Unlimited, "The row before the change"),
        ("new_values", json, StoredSize::Unlimited, "The row after the change"),
        ("changed_by", text, length(320), "The acting user, else the user of the session"),
        ("changed_at", LogicalType::Timestamp, StoredSize::Unlimited, "When the row was changed"),
    ];
    for (name, logical, size, comment) in columns {
        let form = stored_form(TypeDef::new(logical), ctx.target.dialect, ctx.schema.driver, None, None)
            .unwrap_or(StoredForm::Native);
        let place = if name == "id" { Place::Identity } else { Place::Plain };
        let stored = Stored { logical, form, size, place };
        let mut column = Column::new(name, (ctx.shape.column_type)(&stored));
        column.is_identity = name == "id";
        column.is_nullable = logical == json;
        column.comment = Some(comment.into());
        if logical == LogicalType::Timestamp {
            column.default = current_time(Kind::of(&stored)).map(Definition::Portable);
        }
        table.checks.extend((ctx.shape.implied_check)(&stored, name).map(|implied| Check {
            name: names::made(stem, [name], implied.suffix),
            definition: Definition::Portable(implied.expr),
        }));
        table.columns.push(column);
    }
    table.primary_key = Some(PrimaryKey {
        name: ctx.shape.primary_key_suffix.map(|suffix| names::made(stem, [], suffix)),
        columns: ["id".into()].into(),
    });
    let actions = Box::new(["INSERT", "UPDATE", "DELETE"].map(make::text));
    table.checks.push(Check {
        name: names::made(stem, ["action"], "check"),
        definition: Definition::Portable(make::is_in(make::column("action"), actions)),
    });
    table.indexes.push(record_index(stem));
    table.options = (ctx.shape.table_options)(1);
    table.triggers = guards(ctx, stem);
    table
}

/// The history of a row, in order.
fn record_index(stem: Stem) -> Index {
    let key = |name| IndexKey {
        definition: Definition::Portable(make::column(name)),
        order: IndexOrder::Ascending,
        nulls: None,
        operator_class: None,
    };
    Index {
        name: names::made(stem, ["table_name", "record_id", "id"], "idx"),
        is_unique: false,
        method: Method::Tree,
        keys: ["table_name", "record_id", "id"].map(key).into(),
        include: Box::default(),
        predicate: None,
        are_nulls_equal: false,
    }
}

/// What is logged stays as it was written.
fn guards(ctx: &mut Context<'_>, stem: Stem) -> Vec<Trigger> {
    let mut guards = Vec::new();
    for (event, suffix) in
        [(TriggerEvent::Update, "append_only_update"), (TriggerEvent::Delete, "append_only_delete")]
    {
        let table = TABLE.into();
        let mut depends_on = Vec::new();
        let recipe = if ctx.shape.touch == TouchForm::Routine {
            let append = AppendOnly { table, on: None, context: None, revision: REVISION };
            let routine = shared_routine(ctx, "append_only", Recipe::AppendOnly(append), Vec::new());
            depends_on.push(ObjectId::Routine(routine.clone()));
            Recipe::CallRoutine { routine, columns: Vec::new(), arguments: Vec::new() }
        } else {
            let context = if event == TriggerEvent::Delete { actor::hard_delete_context(ctx) } else { None };
            depends_on.extend(context.clone().map(ObjectId::Table));
            Recipe::AppendOnly(AppendOnly { table, on: Some(event), context, revision: REVISION })
        };
        guards.push(Trigger {
            name: names::made(stem, [], suffix),
            timing: TriggerTiming::Before,
            event,
            definition: Definition::recipe(recipe),
            depends_on,
        });
    }
    guards
}
