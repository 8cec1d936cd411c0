//! Targets, and what each can hold.
//!
//! Whether a dialect can do a thing is asked here, of [`supports`]; how it is spelled is known to
//! the emitter alone. One file a dialect.

mod innodb;
mod mariadb;
mod mysql;
mod postgres;
mod sqlite;

/// A database product, as far as its SQL differs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Dialect {
    /// PostgreSQL.
    Postgres,
    /// MySQL.
    MySql,
    /// MariaDB.
    MariaDb,
    /// SQLite.
    Sqlite,
}

impl Dialect {
    /// Every dialect.
    pub const ALL: [Self; 4] = [Self::Postgres, Self::MySql, Self::MariaDb, Self::Sqlite];

    /// The name in attributes, on the command line and in paths.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Postgres => "postgres",
            Self::MySql => "mysql",
            Self::MariaDb => "mariadb",
            Self::Sqlite => "sqlite",
        }
    }

    /// The name its makers write.
    #[must_use]
    pub const fn product(self) -> &'static str {
        match self {
            Self::Postgres => "PostgreSQL",
            Self::MySql => "MySQL",
            Self::MariaDb => "MariaDB",
            Self::Sqlite => "SQLite",
        }
    }

    /// The dialect called `name`.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|dialect| dialect.name() == name)
    }

    /// The oldest version that is supported.
    #[must_use]
    pub const fn oldest(self) -> Version {
        match self {
            Self::Postgres => postgres::OLDEST,
            Self::MySql => mysql::OLDEST,
            Self::MariaDb => mariadb::OLDEST,
            Self::Sqlite => sqlite::OLDEST,
        }
    }

    /// How many bytes the key of an index may have, counting each text at its longest.
    #[must_use]
    pub const fn index_key_limit(self) -> IndexKeyLimit {
        match self {
            Self::Postgres => postgres::INDEX_KEY_LIMIT,
            Self::MySql | Self::MariaDb => innodb::INDEX_KEY_LIMIT,
            Self::Sqlite => sqlite::INDEX_KEY_LIMIT,
        }
    }

    /// Whether a range is read backwards in an index whose parts have two directions, and not sorted.
    #[must_use]
    pub const fn reads_mixed_ranges_backwards(self) -> bool {
        match self {
            Self::MySql => mysql::READS_MIXED_RANGES_BACKWARDS,
            Self::Postgres | Self::MariaDb | Self::Sqlite => true,
        }
    }

    /// Whether the catalog tells every character of comments and of the values of enums.
    #[must_use]
    pub const fn tells_every_character(self) -> bool {
        match self {
            Self::MySql | Self::MariaDb => innodb::TELLS_EVERY_CHARACTER,
            Self::Postgres | Self::Sqlite => true,
        }
    }

    /// How long a name may be.
    #[must_use]
    pub const fn name_limit(self) -> NameLimit {
        match self {
            Self::Postgres => postgres::NAME_LIMIT,
            Self::MySql | Self::MariaDb => innodb::NAME_LIMIT,
            Self::Sqlite => sqlite::NAME_LIMIT,
        }
    }

    /// Equality in const evaluation.
    #[must_use]
    pub const fn is(self, other: Self) -> bool {
        self as u8 == other as u8
    }
}

/// A version of a database product.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Version {
    /// Major.
    pub major: u16,
    /// Minor; 0 where the product has none that matters.
    pub minor: u16,
}

impl Version {
    /// `major.minor`.
    #[must_use]
    pub const fn new(major: u16, minor: u16) -> Self {
        Self { major, minor }
    }

    /// Whether this version is `other` or newer.
    #[must_use]
    pub const fn is_at_least(self, other: Self) -> bool {
        self.major > other.major || self.major == other.major && self.minor >= other.minor
    }
}

/// How long the key of an index may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum IndexKeyLimit {
    /// The declared lengths of its columns may add up to so many bytes; each column needs one.
    Declared {
        /// The sum.
        bytes: u32,
        /// How many bytes a character counts.
        bytes_per_character: u32,
    },
    /// Only values count, not declarations.
    Values,
}

/// How long a name may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum NameLimit {
    /// So many bytes of UTF-8.
    Bytes(usize),
    /// So many characters.
    Characters(usize),
    /// Any length.
    None,
}

/// Something an entity can ask for that not every target can hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Feature {
    /// A table in a named schema.
    Namespace,
    /// An index over some of the rows.
    PartialIndex,
    /// A unique over some of the rows.
    PartialUnique,
    /// An index over an expression.
    ExpressionIndex,
    /// A unique that ignores case.
    CaseInsensitiveUnique,
    /// A unique in which NULLs are equal.
    NullsNotDistinct,
    /// NULLs first or last in an index.
    IndexNullOrder,
    /// Columns stored beside the key of an index.
    IndexInclude,
    /// An operator class.
    OperatorClass,
    /// A hash index.
    HashIndex,
    /// A GIN index.
    GinIndex,
    /// A GiST index.
    GistIndex,
    /// A BRIN index.
    BrinIndex,
    /// A full-text index.
    FullTextIndex,
    /// A search over weighted columns.
    Search,
    /// A foreign key checked at the end of the transaction.
    DeferrableRelation,
    /// A unique checked at the end of the transaction.
    DeferrableUnique,
    /// `ON DELETE SET DEFAULT`.
    SetDefault,
    /// A regular expression in a check.
    Pattern,
}

impl Feature {
    /// Every feature, in the order of the enum.
    pub const ALL: [Self; 19] = [
        Self::Namespace,
        Self::PartialIndex,
        Self::PartialUnique,
        Self::ExpressionIndex,
        Self::CaseInsensitiveUnique,
        Self::NullsNotDistinct,
        Self::IndexNullOrder,
        Self::IndexInclude,
        Self::OperatorClass,
        Self::HashIndex,
        Self::GinIndex,
        Self::GistIndex,
        Self::BrinIndex,
        Self::FullTextIndex,
        Self::Search,
        Self::DeferrableRelation,
        Self::DeferrableUnique,
        Self::SetDefault,
        Self::Pattern,
    ];

    /// The words for it in messages.
    #[must_use]
    pub const fn describe(self) -> &'static str {
        match self {
            Self::Namespace => "a table in a named schema",
            Self::PartialIndex => "an index over some of the rows",
            Self::PartialUnique => "a unique over some of the rows",
            Self::ExpressionIndex => "an index over an expression",
            Self::CaseInsensitiveUnique => "a unique that ignores case",
            Self::NullsNotDistinct => "a unique in which NULLs are equal",
            Self::IndexNullOrder => "NULLs first or last in an index",
            Self::IndexInclude => "columns beside the key of an index",
            Self::OperatorClass => "an operator class",
            Self::HashIndex => "a hash index",
            Self::GinIndex => "a GIN index",
            Self::GistIndex => "a GiST index",
            Self::BrinIndex => "a BRIN index",
            Self::FullTextIndex => "a full-text index",
            Self::Search => "a search over weighted columns",
            Self::DeferrableRelation => "a relation checked at the end of the transaction",
            Self::DeferrableUnique => "a unique checked at the end of the transaction",
            Self::SetDefault => "`set_default` on a relation",
            Self::Pattern => "a regular expression in a check",
        }
    }
}

/// How a target holds a feature.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Support {
    /// By itself.
    Native,
    /// With other means and the same meaning, announced in the SQL.
    Emulated {
        /// How, as a comment in the SQL.
        how: &'static str,
    },
    /// Not at all.
    Refused {
        /// What to do instead.
        instead: &'static str,
    },
}

/// Whether, and how, `dialect` in `version` holds `feature`.
#[must_use]
pub const fn supports(dialect: Dialect, version: Version, feature: Feature) -> Support {
    match dialect {
        Dialect::Postgres => postgres::supports(version, feature),
        Dialect::MySql => mysql::supports(version, feature),
        Dialect::MariaDb => mariadb::supports(version, feature),
        Dialect::Sqlite => sqlite::supports(version, feature),
    }
}
