//! MariaDB.

use super::{Feature, Support, Version, innodb};

pub(super) const OLDEST: Version = Version::new(10, 11);

pub(super) const fn supports(_version: Version, feature: Feature) -> Support {
    innodb::supports!("MariaDB", feature, {
        Feature::FullTextIndex | Feature::Pattern => Support::Native,
        Feature::ExpressionIndex => Support::Emulated {
            how: "MariaDB has no functional indexes: an invisible generated column holds the expression",
        },
        Feature::CaseInsensitiveUnique => {
            Support::Emulated { how: "an invisible generated column holds lower(...)" }
        }
    })
}
