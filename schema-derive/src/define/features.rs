//! What a target must be able to hold, as far as the syntax shows it.

use schema_as_code_core::{
    def::{Action, FeatureUse, IndexMethod, NullOrder, Site, UniqueScope},
    dialect::Feature,
};

use crate::{
    ast::{Entity, Index, Relation, Unique},
    expr::{Kind, Node},
};

/// The features that `entity` uses.
pub(super) fn features(entity: &Entity) -> Vec<FeatureUse> {
    let mut uses = Vec::new();
    if entity.namespace.is_some() {
        uses.push(FeatureUse { feature: Feature::Namespace, site: Site::Entity });
    }
    if entity.search.is_some() {
        uses.push(FeatureUse { feature: Feature::Search, site: Site::Entity });
    }
    each(&mut uses, &entity.relations, Site::Relation, of_relation);
    each(&mut uses, &entity.uniques, Site::Unique, of_unique);
    each(&mut uses, &entity.indexes, Site::Index, of_index);
    each(&mut uses, &entity.checks, Site::Check, |check| patterns(Some(&check.expr)));
    each(&mut uses, &entity.columns, Site::Column, |column| {
        patterns(column.generated.as_ref().map(|generated| &generated.expr))
    });
    uses
}

fn each<T>(
    uses: &mut Vec<FeatureUse>,
    items: &[T],
    site: fn(u16) -> Site,
    features: impl Fn(&T) -> Vec<Feature>,
) {
    for (position, item) in (0..).zip(items) {
        let site = site(position);
        uses.extend(features(item).into_iter().map(|feature| FeatureUse { feature, site }));
    }
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
