//! What MySQL and MariaDB share.

use super::{IndexKeyLimit, NameLimit};

pub(super) const NAME_LIMIT: NameLimit = NameLimit::Characters(64);
/// InnoDB's limit with pages of 16 KiB, and utf8mb4.
pub(super) const INDEX_KEY_LIMIT: IndexKeyLimit =
    IndexKeyLimit::Declared { bytes: 3072, bytes_per_character: 4 };
/// Their own tables hold three bytes a character.
pub(super) const TELLS_EVERY_CHARACTER: bool = false;

/// How the engine holds a feature, in the words of `$product`; `$own` are the arms in which the products
/// differ. A macro, because texts are put together at compile time: the answers are read in const evaluation.
/// The caller has `Feature` and `Support` in scope.
macro_rules! supports {
    ($product:literal, $feature:expr, { $($own:tt)* }) => {
        match $feature {
            $($own)*
            Feature::PartialIndex => {
                Support::Emulated { how: concat!($product, " has no partial indexes: the index covers every row") }
            }
            Feature::PartialUnique => Support::Emulated {
                how: concat!($product, " has no partial uniques: an invisible generated column is NULL outside the condition"),
            },
            Feature::NullsNotDistinct => Support::Emulated {
                how: concat!($product, " has no NULLS NOT DISTINCT: invisible generated columns stand for the NULLs"),
            },
            Feature::IndexInclude => {
                Support::Emulated { how: concat!($product, " has no INCLUDE: the columns follow the key") }
            }
            Feature::Search => Support::Emulated {
                how: concat!($product, " weighs in the query: the columns search_a to search_d hold the words of each weight; words are not reduced to their stems"),
            },
            Feature::Namespace => Support::Refused {
                instead: concat!("a ", $product, " schema is a database of its own: leave out `in_schema`, or prefix the table's name"),
            },
            Feature::IndexNullOrder => Support::Refused {
                instead: concat!($product, " sorts NULL as the smallest value: leave out `nulls_first` and `nulls_last`"),
            },
            Feature::OperatorClass
            | Feature::GinIndex
            | Feature::GistIndex
            | Feature::BrinIndex
            | Feature::HashIndex => Support::Refused {
                instead: "InnoDB has B-tree and full-text indexes only: use a plain index on a column or a path",
            },
            Feature::DeferrableRelation | Feature::DeferrableUnique => Support::Refused {
                instead: concat!($product, " checks constraints with each statement: make one side nullable and fill it in a second step"),
            },
            Feature::SetDefault => Support::Refused {
                instead: "InnoDB refuses SET DEFAULT: use `on_delete(restrict)` or `on_delete(set_null)`",
            },
        }
    };
}

pub(super) use supports;
