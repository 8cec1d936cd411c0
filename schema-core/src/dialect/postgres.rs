//! PostgreSQL.

use super::{Feature, IndexKeyLimit, NameLimit, Support, Version};

pub(super) const OLDEST: Version = Version::new(14, 0);
pub(super) const NAME_LIMIT: NameLimit = NameLimit::Bytes(63);
pub(super) const INDEX_KEY_LIMIT: IndexKeyLimit = IndexKeyLimit::Values;

pub(super) const fn supports(version: Version, feature: Feature) -> Support {
    match feature {
        Feature::NullsNotDistinct if !version.is_at_least(Version::new(15, 0)) => Support::Refused {
            instead: "NULLS NOT DISTINCT needs PostgreSQL 15: raise the target's version, or make the column NOT NULL",
        },
        Feature::FullTextIndex => Support::Refused {
            instead: "PostgreSQL indexes a column of words, not plain columns: use `#[search(…)]`",
        },
        _ => Support::Native,
    }
}
