//! Full-text indexes: over columns of text, without weights and without a language.

use schema_as_code_core::{
    def::{IndexDef, IndexValue, SEARCH_LANGUAGES, SearchWeight, Site},
    rules::UNSUPPORTED_FEATURE,
};

use super::{context::Context, index::predicate, kind::Kind, make, search, unique::column_key};
use crate::{
    catalog::{Definition, Expr, Index, IndexKey, IndexOrder, Method, ObjectId, ScalarFunction, Text},
    dialect::{FullTextForm, SearchForm},
};

/// What holds the words; `None`: reported.
pub(super) fn lower_full_text(
    ctx: &mut Context<'_>,
    position: usize,
    site: Site,
    index: &'static IndexDef,
    name: Text,
) -> Option<ObjectId> {
    let columns = columns_of_text(ctx, position, site, index)?;
    let predicate = predicate(ctx, position, site, index).ok()?;
    let entity = ctx.lowered[position].def;
    let names = columns.iter().map(|&column| entity.column(column).name);
    let (method, keys) = match ctx.shape.methods.full_text {
        FullTextForm::Columns => (Method::FullText, names.map(column_key).collect()),
        FullTextForm::Words => (Method::Gin, vec![words(names.map(make::column).collect())]),
        FullTextForm::Search => {
            if predicate.is_some() {
                let product = ctx.target.dialect.product();
                let message = format!("a full-text index of {product} is over every row");
                ctx.report(UNSUPPORTED_FEATURE, entity, site, message, "leave out `filter`");
                return None;
            }
            return keep(ctx, position, site, name, &columns);
        }
    };
    let table = ctx.table_mut(position);
    let object = ObjectId::Index(table.name.clone(), name.clone());
    table.indexes.push(Index {
        name,
        is_unique: false,
        method,
        keys: keys.into(),
        include: Box::default(),
        predicate: predicate.map(Box::new),
        are_nulls_equal: false,
    });
    Some(object)
}

fn columns_of_text(
    ctx: &mut Context<'_>,
    position: usize,
    site: Site,
    index: &'static IndexDef,
) -> Option<Vec<u16>> {
    let is_text = |column: u16| {
        let kind = ctx.known(position, column).kind();
        matches!(kind, Kind::Text { .. } | Kind::Unknown)
    };
    let columns: Option<Vec<u16>> = index
        .parts
        .iter()
        .map(|part| match part.value {
            IndexValue::Column(column) if is_text(column) && part.operator_class.is_none() => Some(column),
            _ => None,
        })
        .collect();
    if columns.is_none() {
        let message = "a full-text index is over columns of text, as they are";
        let help = "name columns that are text, without functions and operator classes";
        ctx.report(UNSUPPORTED_FEATURE, ctx.lowered[position].def, site, message, help);
    }
    columns
}

fn words(columns: Vec<Expr>) -> IndexKey {
    let words = Expr::Call { function: ScalarFunction::Words, arguments: columns.into() };
    IndexKey {
        definition: Definition::Portable(words),
        order: IndexOrder::Ascending,
        nulls: None,
        operator_class: None,
    }
}

fn keep(ctx: &mut Context<'_>, position: usize, site: Site, name: Text, columns: &[u16]) -> Option<ObjectId> {
    let SearchForm::Table { tokenizer, .. } = ctx.shape.methods.search else { return None };
    let least = columns.iter().map(|&column| (column, SearchWeight::D));
    let object = ObjectId::Search(ctx.table(position).name.clone(), name.clone());
    search::keep_table(ctx, position, site, name, tokenizer(SEARCH_LANGUAGES[0]), least).then_some(object)
}
