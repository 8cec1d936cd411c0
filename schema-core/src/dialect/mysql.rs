//! MySQL.

use super::{Feature, Support, Version, innodb};

pub(super) const OLDEST: Version = Version::new(8, 0);

pub(super) const READS_MIXED_RANGES_BACKWARDS: bool = false;

pub(super) const fn supports(_version: Version, feature: Feature) -> Support {
    innodb::supports!("MySQL", feature, {
        Feature::ExpressionIndex | Feature::FullTextIndex | Feature::Pattern => Support::Native,
        Feature::CaseInsensitiveUnique => {
            Support::Emulated { how: "unique over lower(...), as a functional key part" }
        }
    })
}
