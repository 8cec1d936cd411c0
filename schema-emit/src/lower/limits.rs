//! How wide rows and keys may be.

use std::fmt;

use schema_as_code_core::{
    def::Site,
    rules::{INDEX_KEY_TOO_LONG, ROW_TOO_WIDE},
};

use super::context::Context;
use crate::{
    catalog::{Definition, Expr, Method, Table},
    dialect::{InPage, Measure, PageLimit, RowLimit},
};

pub(super) fn measure(ctx: &mut Context<'_>) {
    for position in 0..ctx.lowered.len() {
        count_columns(ctx, position);
        if let Some(limit) = &ctx.shape.limits.row {
            measure_row(ctx, position, limit);
            measure_page(ctx, position, &limit.page);
            measure_keys(ctx, position, limit);
        }
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
        .filter(|(_, columns)| columns.len() > limits.key_columns)
        .map(|(what, columns)| {
            format!("{what} has {} columns, {product} takes {}", columns.len(), limits.key_columns)
        })
        .collect();
    for message in too_wide {
        ctx.report(INDEX_KEY_TOO_LONG, entity, Site::Entity, message, "name fewer columns");
    }
}

fn measures(ctx: &Context<'_>, position: usize, limit: &RowLimit) -> Vec<Option<Measure>> {
    let lowered = &ctx.lowered[position];
    let declared = lowered.columns.iter().map(|known| known.stored);
    let hidden = lowered.hidden.iter().map(|&stored| Some(stored));
    declared.chain(hidden).map(|stored| stored.map(|stored| (limit.measure)(&stored))).collect()
}

fn measure_row(ctx: &mut Context<'_>, position: usize, limit: &RowLimit) {
    let entity = ctx.lowered[position].def;
    let table = ctx.table(position);
    let nullable = table.columns.iter().filter(|column| column.is_nullable).count();
    // Virtual columns are counted by the server like the others.
    let bytes = measures(ctx, position, limit)
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
fn measure_page(ctx: &mut Context<'_>, position: usize, page: &PageLimit) {
    let Some(limit) = &ctx.shape.limits.row else { return };
    let lowered = &ctx.lowered[position];
    let nullable = lowered.def.columns.iter().filter(|column| column.ty.is_nullable).count();
    let start = page.overhead.saturating_add(u32::try_from(nullable.div_ceil(8)).unwrap_or(u32::MAX));
    let stored = lowered.columns.iter().filter_map(|known| known.stored);
    let bytes = stored.fold(start, |sum, stored| {
        sum.saturating_add(match (limit.measure)(&stored).in_page {
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
        ctx.report(ROW_TOO_WIDE, lowered.def, Site::Entity, message, help);
    }
}

fn measure_keys(ctx: &mut Context<'_>, position: usize, limit: &RowLimit) {
    let entity = ctx.lowered[position].def;
    let measures = measures(ctx, position, limit);
    let faults: Vec<_> = keys(ctx.table(position))
        .filter_map(|(what, columns)| {
            let table = ctx.table(position);
            let places = columns
                .iter()
                .filter_map(|name| table.columns.iter().position(|column| column.name == *name));
            measure_key(ctx, table, &measures, limit, what, places)
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
    places: impl Iterator<Item = usize>,
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
    Primary,
    Unique(&'t str),
    Index(&'t str),
}

impl fmt::Display for Key<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Primary => f.write_str("the key"),
            Self::Unique(name) => write!(f, "the unique `{name}`"),
            Self::Index(name) => write!(f, "the index `{name}`"),
        }
    }
}

/// The keys of a table and the columns in them; expressions count as the columns they read.
fn keys(table: &Table) -> impl Iterator<Item = (Key<'_>, Vec<&str>)> {
    let primary = table
        .primary_key
        .iter()
        .map(|key| (Key::Primary, key.columns.iter().map(String::as_str).collect::<Vec<_>>()));
    let uniques = table
        .uniques
        .iter()
        .map(|unique| (Key::Unique(&unique.name), unique.columns.iter().map(String::as_str).collect()));
    let indexes = table.indexes.iter().filter(|index| index.method != Method::FullText).map(|index| {
        let mut columns = Vec::with_capacity(index.keys.len());
        for key in &index.keys {
            if let Definition::Portable(expr) = &key.definition {
                columns_of(expr, &mut columns);
            }
        }
        (Key::Index(&index.name), columns)
    });
    primary.chain(uniques).chain(indexes)
}

fn columns_of<'e>(expr: &'e Expr, columns: &mut Vec<&'e str>) {
    match expr {
        Expr::Column(name) => columns.push(name),
        Expr::Call { arguments, .. } => arguments.iter().for_each(|argument| columns_of(argument, columns)),
        Expr::Cast { value, .. } | Expr::Unary { operand: value, .. } => columns_of(value, columns),
        // The others are numbers and truth values.
        _ => {}
    }
}
