//! MariaDB.

use super::{Feature, IndexKeyLimit, NameLimit, Support, Version};

pub(super) const OLDEST: Version = Version::new(10, 11);
pub(super) const NAME_LIMIT: NameLimit = NameLimit::Characters(64);
/// InnoDB's limit with pages of 16 KiB, and utf8mb4.
pub(super) const INDEX_KEY_LIMIT: IndexKeyLimit =
    IndexKeyLimit::Declared { bytes: 3072, bytes_per_character: 4 };

pub(super) const fn supports(_version: Version, feature: Feature) -> Support {
    match feature {
        Feature::FullTextIndex | Feature::Pattern => Support::Native,
        Feature::ExpressionIndex => Support::Emulated {
            how: "MariaDB has no functional indexes: an invisible generated column holds the expression",
        },
        Feature::PartialIndex => {
            Support::Emulated { how: "MariaDB has no partial indexes: the index covers every row" }
        }
        Feature::PartialUnique => Support::Emulated {
            how: "MariaDB has no partial uniques: an invisible generated column is NULL outside the condition",
        },
        Feature::CaseInsensitiveUnique => {
            Support::Emulated { how: "an invisible generated column holds lower(...)" }
        }
        Feature::NullsNotDistinct => Support::Emulated {
            how: "MariaDB has no NULLS NOT DISTINCT: invisible generated columns stand for the NULLs",
        },
        Feature::IndexInclude => {
            Support::Emulated { how: "MariaDB has no INCLUDE: the columns follow the key" }
        }
        Feature::Search => Support::Emulated {
            how: "MariaDB weighs in the query: the columns search_a to search_d hold the words of each weight; words are not reduced to their stems",
        },
        Feature::Namespace => Support::Refused {
            instead: "a MariaDB schema is a database of its own: leave out `in_schema`, or prefix the table's name",
        },
        Feature::IndexNullOrder => Support::Refused {
            instead: "MariaDB sorts NULL as the smallest value: leave out `nulls_first` and `nulls_last`",
        },
        Feature::OperatorClass
        | Feature::GinIndex
        | Feature::GistIndex
        | Feature::BrinIndex
        | Feature::HashIndex => Support::Refused {
            instead: "InnoDB has B-tree and full-text indexes only: use a plain index on a column or a path",
        },
        Feature::DeferrableRelation | Feature::DeferrableUnique => Support::Refused {
            instead: "MariaDB checks constraints with each statement: make one side nullable and fill it in a second step",
        },
        Feature::SetDefault => Support::Refused {
            instead: "InnoDB refuses SET DEFAULT: use `on_delete(restrict)` or `on_delete(set_null)`",
        },
    }
}
