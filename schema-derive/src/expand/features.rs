//! What a target must be able to hold, as far as the syntax shows it.

use proc_macro2::TokenStream;
use quote::quote;
use schema_as_code_core::{
    def::{Action, IndexMethod, NullOrder, UniqueScope},
    dialect::Feature,
};

use super::{number, variant};
use crate::{
    ast::{Entity, Index, Relation, Unique},
    expr::{Kind, Node},
};

/// The `FeatureUse`s of the entity.
pub(super) fn features(entity: &Entity) -> impl Iterator<Item = TokenStream> {
    let mut uses = Vec::new();
    if entity.namespace.is_some() {
        uses.push(feature_use(Feature::Namespace, &quote!(Entity)));
    }
    if entity.search.is_some() {
        uses.push(feature_use(Feature::Search, &quote!(Entity)));
    }
    each(&mut uses, &entity.relations, "Relation", of_relation);
    each(&mut uses, &entity.uniques, "Unique", of_unique);
    each(&mut uses, &entity.indexes, "Index", of_index);
    each(&mut uses, &entity.checks, "Check", |check| patterns(Some(&check.expr)));
    each(&mut uses, &entity.columns, "Column", |column| {
        patterns(column.generated.as_ref().map(|generated| &generated.expr))
    });
    uses.into_iter()
}

fn each<T>(uses: &mut Vec<TokenStream>, items: &[T], site: &str, features: impl Fn(&T) -> Vec<Feature>) {
    let site = quote::format_ident!("{site}");
    for (position, item) in (0..).zip(items) {
        let position = number(position);
        uses.extend(
            features(item).into_iter().map(|feature| feature_use(feature, &quote!(#site(#position)))),
        );
    }
}

fn feature_use(feature: Feature, site: &TokenStream) -> TokenStream {
    let feature = variant(&quote!(dialect::Feature), &feature);
    quote!(__s::def::FeatureUse { feature: #feature, site: __s::def::Site::#site })
}

fn when(said: bool, feature: Feature) -> Option<Feature> {
    said.then_some(feature)
}

fn patterns(expr: Option<&Node>) -> Vec<Feature> {
    let found = expr.and_then(|expr| expr.find(&|kind| matches!(kind, Kind::Matches(..))));
    found.map(|_| Feature::Pattern).into_iter().collect()
}

fn of_relation(relation: &Relation) -> Vec<Feature> {
    let sets_default = [relation.on_delete, relation.on_update].contains(&Some(Action::SetDefault));
    [when(relation.is_deferrable, Feature::DeferrableRelation), when(sets_default, Feature::SetDefault)]
        .into_iter()
        .flatten()
        .collect()
}

fn of_unique(unique: &Unique) -> Vec<Feature> {
    let is_partial = unique.filter.is_some() || unique.scope == Some(UniqueScope::Live);
    [
        when(is_partial, Feature::PartialUnique),
        when(unique.ignores_case, Feature::CaseInsensitiveUnique),
        when(unique.nulls_not_distinct, Feature::NullsNotDistinct),
        when(unique.is_deferrable, Feature::DeferrableUnique),
    ]
    .into_iter()
    .flatten()
    .chain(patterns(unique.filter.as_ref()))
    .collect()
}

fn of_index(index: &Index) -> Vec<Feature> {
    let has_expression = index.parts.iter().any(|part| !matches!(part.value.kind, Kind::Column(_)));
    let orders_nulls = index.parts.iter().any(|part| part.nulls != NullOrder::Default);
    let method = match index.method {
        IndexMethod::Tree => None,
        IndexMethod::Hash => Some(Feature::HashIndex),
        IndexMethod::Gin => Some(Feature::GinIndex),
        IndexMethod::Gist => Some(Feature::GistIndex),
        IndexMethod::Brin => Some(Feature::BrinIndex),
        IndexMethod::FullText => Some(Feature::FullTextIndex),
    };
    [
        when(index.filter.is_some(), Feature::PartialIndex),
        when(has_expression, Feature::ExpressionIndex),
        when(orders_nulls, Feature::IndexNullOrder),
        when(!index.include.is_empty(), Feature::IndexInclude),
        when(index.operator_class.is_some(), Feature::OperatorClass),
        method,
    ]
    .into_iter()
    .flatten()
    .chain(patterns(index.filter.as_ref()))
    .collect()
}
