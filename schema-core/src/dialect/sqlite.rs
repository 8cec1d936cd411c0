//! SQLite.

use super::{Feature, IndexKeyLimit, NameLimit, Support, Version};

pub(super) const OLDEST: Version = Version::new(3, 40);
pub(super) const NAME_LIMIT: NameLimit = NameLimit::None;
pub(super) const INDEX_KEY_LIMIT: IndexKeyLimit = IndexKeyLimit::Values;

pub(super) const fn supports(_version: Version, feature: Feature) -> Support {
    match feature {
        Feature::PartialIndex
        | Feature::PartialUnique
        | Feature::ExpressionIndex
        | Feature::DeferrableRelation
        | Feature::SetDefault => Support::Native,
        Feature::CaseInsensitiveUnique => {
            Support::Emulated { how: "unique over lower(...), which folds ASCII letters only" }
        }
        Feature::NullsNotDistinct => Support::Emulated {
            how: "SQLite has no NULLS NOT DISTINCT: the index covers an expression that stands for the NULLs",
        },
        Feature::IndexInclude => {
            Support::Emulated { how: "SQLite has no INCLUDE: the columns follow the key" }
        }
        Feature::Pattern => {
            Support::Emulated { how: "SQLite has no regular expressions: length and GLOB say the same" }
        }
        Feature::Namespace => Support::Refused {
            instead: "SQLite has no schemas: leave out `in_schema`, or prefix the table's name",
        },
        Feature::IndexNullOrder => Support::Refused {
            instead: "SQLite sorts NULL as the smallest value in indexes: leave out `nulls_first` and `nulls_last`",
        },
        Feature::OperatorClass
        | Feature::GinIndex
        | Feature::GistIndex
        | Feature::BrinIndex
        | Feature::HashIndex => Support::Refused {
            instead: "SQLite has B-tree indexes only: use a plain index, or leave SQLite to the role `test`",
        },
        Feature::FullTextIndex => Support::Emulated {
            how: "SQLite has no full-text indexes: a table of the index's name keeps the words, and triggers keep it in step",
        },
        Feature::Search => Support::Emulated {
            how: "SQLite searches in a table of its own, which triggers keep in step; English words alone are reduced to their stems",
        },
        Feature::DeferrableUnique => {
            Support::Refused { instead: "SQLite checks uniques with each row: leave out `deferrable`" }
        }
    }
}
