//! How wide rows and keys may be.

use std::fmt;

use schema_as_code_core::{
    def::Site,
    rules::{INDEX_KEY_TOO_LONG, ROW_TOO_WIDE},
};

use super::context::Context;
use crate::{
    catalog::{Definition, Expr, Index, Method, PrimaryKey, Table, Unique},
    dialect::{InPage, Measure, PageLimit, RowLimit},
};

pub(super) fn measure(ctx: &mut Context<'_>, position: usize) {
    count_columns(ctx, position);
    if let Some(limit) = &ctx.shape.limits.row {
        let measures = measures(ctx, position, limit);
        measure_row(ctx, position, limit, &measures);
        measure_page(ctx, position, &limit.page, &measures);
        measure_keys(ctx, position, limit, &measures);
    }
}

fn count_columns(ctx: &mut Context<'_>, position: usize) {
    let entity = ctx.lowered[position].def;
    let product = ctx.target.dialect.product();
    let limits = &ctx.shape.limits;
    let count = ctx.table(position).columns.len();
    if count > limits.columns {
        let message = format!("the table has {count} columns, {product} takes {}", limits.columns);
        ctx.report(ROW_TOO_WIDE, entity, Site::Entity, message, "move columns into a related entity");
    }
    let too_wide: Vec<_> = keys(ctx.table(position))
        .map(|key| (key, key.count()))
        .filter(|(_, count)| *count > limits.key_columns)
        .map(|(key, count)| format!("{key} has {count} columns, {product} takes {}", limits.key_columns))
        .collect();
    for message in too_wide {
        ctx.report(INDEX_KEY_TOO_LONG, entity, Site::Entity, message, "name fewer columns");
    }
}

/// Of the declared columns, and then of those of ours; a type written by hand is not measured.
fn measures(ctx: &Context<'_>, position: usize, limit: &RowLimit) -> Vec<Option<Measure>> {
    let lowered = &ctx.lowered[position];
    let declared = (0..).zip(lowered.def.columns).map(|(column, _)| ctx.known(position, column).stored());
    let hidden = lowered.hidden.iter().map(|&stored| Some(stored));
    declared.chain(hidden).map(|stored| stored.map(|stored| (limit.measure)(&stored))).collect()
}

fn measure_row(ctx: &mut Context<'_>, position: usize, limit: &RowLimit, measures: &[Option<Measure>]) {
    let entity = ctx.lowered[position].def;
    let table = ctx.table(position);
    let nullable = table.columns.iter().filter(|column| column.is_nullable).count();
    // Virtual columns are counted by the server like the others.
    let bytes = measures
        .iter()
        .flatten()
        .fold(u32::try_from(nullable.div_ceil(8)).unwrap_or(u32::MAX), |sum, measure| {
            sum.saturating_add(measure.in_row)
        });
    if bytes > limit.row_bytes {
        let message = format!(
            "a row may have {bytes} bytes, {} takes {} (4 bytes a character)",
            ctx.target.dialect.product(),
            limit.row_bytes
        );
        let help = "shorten the longest columns, or leave their length open: `text`";
        ctx.report(ROW_TOO_WIDE, entity, Site::Entity, message, help);
    }
}

/// Generated columns of ours are virtual: they are not in the page.
fn measure_page(ctx: &mut Context<'_>, position: usize, page: &PageLimit, measures: &[Option<Measure>]) {
    let entity = ctx.lowered[position].def;
    let nullable = entity.columns.iter().filter(|column| column.ty.is_nullable).count();
    let start = page.overhead.saturating_add(u32::try_from(nullable.div_ceil(8)).unwrap_or(u32::MAX));
    let declared = measures.iter().take(entity.columns.len()).flatten();
    let bytes = declared.fold(start, |sum, measure| {
        sum.saturating_add(match measure.in_page {
            InPage::Fixed(bytes) => bytes,
            InPage::Varying(bytes) if bytes <= page.longest_inside => bytes + 1,
            InPage::Varying(_) | InPage::Open => page.left_behind,
        })
    });
    if bytes > page.bytes {
        let product = ctx.target.dialect.product();
        let message = format!(
            "a row may keep {bytes} bytes in its page, {product} takes {} (4 bytes a character)",
            page.bytes
        );
        let help = match page.longest_inside {
            inside if inside > page.left_behind => format!(
                "move columns into a related entity; a text of {} characters or more lies outside of the page",
                inside / 4 + 1
            ),
            _ => "move columns into a related entity".to_owned(),
        };
        ctx.report(ROW_TOO_WIDE, entity, Site::Entity, message, help);
    }
}

fn measure_keys(ctx: &mut Context<'_>, position: usize, limit: &RowLimit, measures: &[Option<Measure>]) {
    let entity = ctx.lowered[position].def;
    let faults: Vec<_> = keys(ctx.table(position))
        .filter_map(|key| {
            let table = ctx.table(position);
            let mut places = Vec::new();
            key.each_column(&mut |name| {
                places.extend(table.columns.iter().position(|column| column.name == *name));
            });
            measure_key(ctx, table, measures, limit, key, places)
        })
        .collect();
    for (message, help) in faults {
        ctx.report(INDEX_KEY_TOO_LONG, entity, Site::Entity, message, help);
    }
}

fn measure_key(
    ctx: &Context<'_>,
    table: &Table,
    measures: &[Option<Measure>],
    limit: &RowLimit,
    what: Key<'_>,
    places: Vec<usize>,
) -> Option<(String, String)> {
    let product = ctx.target.dialect.product();
    let mut bytes = 0_u32;
    for place in places {
        // A type written by hand is not measured.
        let Some(measure) = measures[place] else { continue };
        let Some(in_key) = measure.in_key else {
            let column = &table.columns[place].name;
            let message = format!(
                "{what} of `{}` contains `{column}`, and {product} does not index a column of open length",
                table.name.name
            );
            return Some((message, format!("say the length of `{column}`: `len = 255`")));
        };
        bytes = bytes.saturating_add(in_key);
    }
    (bytes > limit.key_bytes).then(|| {
        let message = format!(
            "{what} of `{}` may have {bytes} bytes, {product} takes {} (4 bytes a character)",
            table.name.name, limit.key_bytes
        );
        (message, format!("shorten its columns to {} characters in all", limit.key_bytes / 4))
    })
}

/// A key, in words only when there is something to say.
#[derive(Clone, Copy)]
enum Key<'t> {
    Primary(&'t PrimaryKey),
    Unique(&'t Unique),
    Index(&'t Index),
}

impl Key<'_> {
    /// How many columns are in it.
    fn count(self) -> usize {
        let mut count = 0;
        self.each_column(&mut |_| count += 1);
        count
    }

    /// Expressions count as the columns they read.
    fn each_column(self, visit: &mut impl FnMut(&str)) {
        match self {
            Self::Primary(PrimaryKey { columns, .. }) | Self::Unique(Unique { columns, .. }) => {
                columns.iter().for_each(|column| visit(column));
            }
            Self::Index(index) => {
                for key in &index.keys {
                    if let Definition::Portable(expr) = &key.definition {
                        each_column(expr, visit);
                    }
                }
            }
        }
    }
}

impl fmt::Display for Key<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Primary(_) => f.write_str("the key"),
            Self::Unique(unique) => write!(f, "the unique `{}`", unique.name),
            Self::Index(index) => write!(f, "the index `{}`", index.name),
        }
    }
}

fn keys(table: &Table) -> impl Iterator<Item = Key<'_>> {
    let primary = table.primary_key.iter().map(Key::Primary);
    let uniques = table.uniques.iter().map(Key::Unique);
    let indexes = table.indexes.iter().filter(|index| index.method != Method::FullText).map(Key::Index);
    primary.chain(uniques).chain(indexes)
}

fn each_column(expr: &Expr, visit: &mut impl FnMut(&str)) {
    match expr {
        Expr::Column(name) => visit(name),
        Expr::Call { arguments, .. } => arguments.iter().for_each(|argument| each_column(argument, visit)),
        Expr::Cast { value, .. } | Expr::Unary { operand: value, .. } => each_column(value, visit),
        // The others are numbers and truth values.
        _ => {}
    }
}
