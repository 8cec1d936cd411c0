//! Searches over weighted columns.
//!
//! PostgreSQL keeps the words of all columns, with their weights, in one generated column under a GIN index.
//! MySQL and MariaDB keep the words of each weight in a generated column of its own, `search_a` to `search_d`:
//! under a full-text index each, for a query that weighs, and one over all, for a query that finds.
//! SQLite keeps the words, and how they are ranked, in a table of their own.

use schema_as_code_core::{
    def::{EntityDef, SearchDef, SearchWeight, Site},
    dialect::Feature,
    rules::{NAME_COLLISION, SEARCH_COLUMN_TYPE, UNSUPPORTED_FEATURE},
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
        Column, ColumnType, Definition, Expr, Generated, Index, KeyColumn, Method, ObjectId, Recipe,
        ScalarFunction, Search, SearchTable, Storage, Text, Visibility, WeightedColumn,
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

pub(super) fn lower_search(ctx: &mut Context<'_>, position: usize) {
    let entity = ctx.lowered[position].def;
    let Some(search) = &entity.search else { return };
    let table = ctx.schema.conventions.table_of(entity);
    let answer = ctx.ask(Feature::Search, Weight::Convenience, entity, Site::Entity, || {
        format!("search over the columns of `{table}`")
    });
    if answer == Answer::Never || !searches_text(ctx, position, entity, search) {
        return;
    }
    match ctx.shape.methods.search {
        SearchForm::Column { ty } => keep_words(ctx, position, entity, search, ty),
        SearchForm::ColumnPerWeight { collation } => {
            keep_words_by_weight(ctx, position, entity, search, collation);
        }
        SearchForm::Table { tokenizer, .. } => {
            let name = names::made(ctx.stem(entity), [], "search");
            let columns = search.columns.iter().map(|searched| (searched.column, searched.weight));
            let object = ObjectId::Search(ctx.table(position).name.clone(), name.clone());
            keep_table(ctx, position, Site::Entity, name, tokenizer(search.language), columns);
            if let Answer::Emulated(how) = answer {
                ctx.note(object, how);
            }
            return;
        }
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
        let kind = ctx.known(position, column).kind();
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
    ty: &'static str,
) {
    if is_taken(ctx, position, entity, VECTOR) || !reads_written(ctx, entity, search) {
        return;
    }
    let columns = search.columns.iter().map(|searched| WeightedColumn {
        name: entity.column(searched.column).name.into(),
        weight: searched.weight.keyword().into(),
    });
    let recipe = Recipe::SearchVector {
        language: search.language.into(),
        columns: columns.collect(),
        revision: REVISION,
    };
    let column = Column {
        generated: Some(Box::new(Generated {
            definition: Definition::recipe(recipe),
            storage: Storage::Stored,
        })),
        ..Column::new(VECTOR, ColumnType::built_in(ty))
    };
    ctx.add_hidden(position, column, WORDS);
    add_index(ctx, position, entity, &["search"], Method::Gin, &[VECTOR.into()]);
}

/// Whether every column is one that a column of ours can be computed from; else reported.
fn reads_written(ctx: &mut Context<'_>, entity: &'static EntityDef, search: &SearchDef) -> bool {
    let is_refused =
        |column: u16| ctx.shape.generated.refuses_generated && entity.column(column).generated.is_some();
    let Some(searched) = search.columns.iter().find(|searched| is_refused(searched.column)) else {
        return true;
    };
    let product = ctx.target.dialect.product();
    let field = entity.column(searched.column).field;
    let message = format!("{product} keeps no words of `{field}`, which is computed itself");
    let help = "search the columns from which it is computed";
    ctx.report(UNSUPPORTED_FEATURE, entity, Site::Column(searched.column), message, help);
    false
}

/// A column of the words of each weight. The columns' own collation tells letters by case; a search does not.
fn keep_words_by_weight(
    ctx: &mut Context<'_>,
    position: usize,
    entity: &'static EntityDef,
    search: &SearchDef,
    collation: &'static str,
) {
    let mut kept = Vec::new();
    for weight in SearchWeight::ALL {
        let of_weight = search.columns.iter().filter(|searched| searched.weight == weight);
        let parts: Vec<Expr> =
            of_weight.map(|searched| make::column(entity.column(searched.column).name)).collect();
        if !parts.is_empty() {
            let word = weight.keyword().to_ascii_lowercase();
            kept.push((Text::from(format!("search_{word}")), word, parts));
        }
    }
    let columns: Vec<Text> = kept.iter().map(|(name, ..)| name.clone()).collect();
    let read: Vec<u16> = search.columns.iter().map(|searched| searched.column).collect();
    if columns.iter().any(|name| is_taken(ctx, position, entity, name))
        || !may_read(ctx, entity, Site::Entity, &read)
    {
        return;
    }
    for (name, word, parts) in kept {
        let words = Expr::Call { function: ScalarFunction::JoinWords, arguments: parts.into() };
        let column = Column {
            is_nullable: true,
            generated: Some(Box::new(Generated {
                definition: Definition::Portable(words),
                storage: Storage::Stored,
            })),
            visibility: Visibility::Invisible,
            collation: Some(Box::new(collation.into())),
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

/// A table of the words, in which the found rows are known by their key; whether it could be made, else
/// reported.
pub(super) fn keep_table(
    ctx: &mut Context<'_>,
    position: usize,
    site: Site,
    name: Text,
    tokenizer: &'static str,
    columns: impl Iterator<Item = (u16, SearchWeight)>,
) -> bool {
    let entity = ctx.lowered[position].def;
    let columns: Vec<WeightedColumn> = columns
        .map(|(column, weight)| WeightedColumn {
            name: entity.column(column).name.into(),
            weight: weight.keyword().into(),
        })
        .collect();
    let table = ctx.table(position);
    let names = table.primary_key.iter().flat_map(|key| &key.columns);
    let parts: Vec<&Column> = names.filter_map(|name| table.column(name)).collect();
    let is_numbered = matches!(parts.as_slice(), [part] if part.is_identity);
    let key: Vec<KeyColumn> =
        parts.into_iter().map(|part| KeyColumn { name: part.name.clone(), ty: part.ty.clone() }).collect();
    let SearchForm::Table { reserved, .. } = ctx.shape.methods.search else { return false };
    let own = columns.iter().map(|column| &column.name).chain(key.iter().map(|part| &part.name));
    let is_reserved = |word: &str| {
        word.eq_ignore_ascii_case(&name) || reserved.iter().any(|other| word.eq_ignore_ascii_case(other))
    };
    if let Some(word) = own.into_iter().find(|word| is_reserved(word)).cloned() {
        let product = ctx.target.dialect.product();
        let message = format!("{product} keeps the name `{word}` for itself in the table of a search");
        ctx.report(NAME_COLLISION, entity, site, message, "give the column another name");
        return false;
    }
    let recipe = SearchTable { tokenizer: tokenizer.into(), columns, key, is_numbered, revision: REVISION };
    let definition = Definition::recipe(Recipe::SearchTable(recipe));
    ctx.table_mut(position).searches.push(Search { name, definition });
    true
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
    columns: &[Text],
) {
    let name = names::made(ctx.stem(entity), parts.iter().copied(), "idx");
    ctx.table_mut(position).indexes.push(Index {
        name,
        is_unique: false,
        method,
        keys: columns.iter().cloned().map(column_key).collect(),
        include: Box::default(),
        predicate: None,
        are_nulls_equal: false,
    });
}
