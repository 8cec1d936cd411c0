//! Searches over weighted columns.
//!
//! PostgreSQL keeps the words of all columns, with their weights, in one generated column under a GIN index.
//! MySQL and MariaDB keep the words of each weight in a generated column of its own, `search_a` to `search_d`:
//! under a full-text index each, for a query that weighs, and one over all, for a query that finds.

use schema_as_code_core::{
    def::{EntityDef, SearchDef, SearchWeight, Site},
    dialect::Feature,
    rules::{NAME_COLLISION, SEARCH_COLUMN_TYPE},
    storage::StoredForm,
    types::LogicalType,
};

use super::{
    context::{Answer, Context, Weight},
    generated::may_read,
    kind::Kind,
    make, names,
    unique::column_key,
};
use crate::{
    catalog::{
        Column, ColumnType, Definition, Expr, Generated, Index, Method, ObjectId, Recipe, ScalarFunction,
        Storage, Visibility, WeightedColumn,
    },
    dialect::{Place, SearchForm, Stored, StoredSize},
};

/// Of the SQL that the recipe becomes.
const REVISION: u32 = 1;
/// The column that holds the words.
const VECTOR: &str = "search_vector";
/// Words, as a column stores them.
const WORDS: Stored = Stored {
    logical: LogicalType::Text,
    form: StoredForm::Native,
    size: StoredSize::Unlimited,
    place: Place::Plain,
};

pub(super) fn lower_searches(ctx: &mut Context<'_>) {
    for position in 0..ctx.lowered.len() {
        let entity = ctx.lowered[position].def;
        if let Some(search) = entity.search {
            lower_search(ctx, position, entity, &search);
        }
    }
}

fn lower_search(ctx: &mut Context<'_>, position: usize, entity: &'static EntityDef, search: &SearchDef) {
    let table = ctx.schema.conventions.table_of(entity);
    let answer = ctx.ask(Feature::Search, Weight::Convenience, entity, Site::Entity, || {
        format!("search over the columns of `{table}`")
    });
    if answer == Answer::Never || !searches_text(ctx, position, entity, search) {
        return;
    }
    match ctx.shape.search {
        SearchForm::Column { ty } => keep_words(ctx, position, entity, search, ty),
        SearchForm::ColumnPerWeight { collation } => {
            keep_words_by_weight(ctx, position, entity, search, collation);
        }
        SearchForm::None => return,
    }
    let name = names::made(ctx.stem(entity), ["search"], "idx");
    let object = ObjectId::Index(ctx.table(position).name.clone(), name);
    if let Answer::Emulated(how) = answer {
        ctx.note(object, how);
    }
}

/// Whether every column is stored as text; else reported.
fn searches_text(
    ctx: &mut Context<'_>,
    position: usize,
    entity: &'static EntityDef,
    search: &SearchDef,
) -> bool {
    let is_text = |column: u16| {
        let kind = ctx.lowered[position].columns[usize::from(column)].kind;
        matches!(kind, Kind::Text { .. } | Kind::Unknown)
    };
    let Some(other) = search.columns.iter().find(|searched| !is_text(searched.column)) else { return true };
    let message = format!("`{}` is searched, and is no text", entity.column(other.column).field);
    ctx.report(
        SEARCH_COLUMN_TYPE,
        entity,
        Site::Column(other.column),
        message,
        "search columns that are text",
    );
    false
}

fn keep_words(
    ctx: &mut Context<'_>,
    position: usize,
    entity: &'static EntityDef,
    search: &SearchDef,
    ty: &str,
) {
    if is_taken(ctx, position, entity, VECTOR) {
        return;
    }
    let columns = search.columns.iter().map(|searched| WeightedColumn {
        name: entity.column(searched.column).name.to_owned(),
        weight: searched.weight.keyword().to_owned(),
    });
    let recipe = Recipe::SearchVector {
        language: search.language.to_owned(),
        columns: columns.collect(),
        revision: REVISION,
    };
    let column = Column {
        generated: Some(Generated { definition: Definition::Recipe(recipe), storage: Storage::Stored }),
        ..Column::new(VECTOR, ColumnType::BuiltIn(ty.to_owned()))
    };
    ctx.add_hidden(position, column, WORDS);
    add_index(ctx, position, entity, &["search"], Method::Gin, &[VECTOR.to_owned()]);
}

/// A column of the words of each weight. The columns' own collation tells letters by case; a search does not.
fn keep_words_by_weight(
    ctx: &mut Context<'_>,
    position: usize,
    entity: &'static EntityDef,
    search: &SearchDef,
    collation: &str,
) {
    let mut kept = Vec::new();
    for weight in SearchWeight::ALL {
        let of_weight = search.columns.iter().filter(|searched| searched.weight == weight);
        let parts: Vec<Expr> =
            of_weight.map(|searched| make::column(entity.column(searched.column).name)).collect();
        if !parts.is_empty() {
            let word = weight.keyword().to_ascii_lowercase();
            kept.push((format!("search_{word}"), word, parts));
        }
    }
    let columns: Vec<String> = kept.iter().map(|(name, ..)| name.clone()).collect();
    let read: Vec<u16> = search.columns.iter().map(|searched| searched.column).collect();
    if columns.iter().any(|name| is_taken(ctx, position, entity, name))
        || !may_read(ctx, entity, Site::Entity, &read)
    {
        return;
    }
    for (name, word, parts) in kept {
        let words = Expr::Call { function: ScalarFunction::JoinWords, arguments: parts };
        let column = Column {
            is_nullable: true,
            generated: Some(Generated { definition: Definition::Portable(words), storage: Storage::Stored }),
            visibility: Visibility::Invisible,
            collation: Some(collation.to_owned()),
            ..Column::new(name.clone(), (ctx.shape.column_type)(&WORDS))
        };
        ctx.add_hidden(position, column, WORDS);
        // With one weight alone, its index is the one over all.
        if columns.len() > 1 {
            add_index(ctx, position, entity, &["search", &word], Method::FullText, &[name]);
        }
    }
    add_index(ctx, position, entity, &["search"], Method::FullText, &columns);
}

/// Whether the entity has a column of the name already; reported.
fn is_taken(ctx: &mut Context<'_>, position: usize, entity: &'static EntityDef, name: &str) -> bool {
    let is_taken = ctx.table(position).column(name).is_some();
    if is_taken {
        let message =
            format!("the search keeps its words in a column `{name}`, which the entity has already");
        let help = "give the entity's own column another name";
        ctx.report(NAME_COLLISION, entity, Site::Entity, message, help);
    }
    is_taken
}

fn add_index(
    ctx: &mut Context<'_>,
    position: usize,
    entity: &'static EntityDef,
    parts: &[&str],
    method: Method,
    columns: &[String],
) {
    let name = names::made(ctx.stem(entity), parts.iter().copied(), "idx");
    ctx.table_mut(position).indexes.push(Index {
        name,
        is_unique: false,
        method,
        keys: columns.iter().map(|column| column_key(column)).collect(),
        include: Vec::new(),
        predicate: None,
        are_nulls_equal: false,
    });
}
