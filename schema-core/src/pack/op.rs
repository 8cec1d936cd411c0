//! The operations of packed code. `c` is a column, `n` a number; `text`, `list`, `expr` stand for what is
//! taken from the lists.

/// `text`: the entity's comment.
pub const COMMENT: u8 = 1;
/// `text`: the namespace.
pub const NAMESPACE: u8 = 2;
/// `n` texts: requirement ids.
pub const REQUIREMENTS: u8 = 3;
/// `list`: the primary key.
pub const KEY: u8 = 4;
/// `n`: the position in `NormalForm::ALL`.
pub const NORMAL_FORM: u8 = 5;
/// Nothing but the keys determines anything.
pub const NO_DEPENDENCIES: u8 = 6;
/// `n`: a bit a role, see [`audit`].
pub const AUDIT: u8 = 7;
/// `list`: an audit log without these.
pub const LOG: u8 = 8;
/// `text`: what a row is called.
pub const SINGULAR: u8 = 9;

/// `c text`: the name of the column, where it is not the field's.
pub const COLUMN_NAME: u8 = 10;
/// `c text`
pub const COLUMN_COMMENT: u8 = 11;
/// `c n n`: the lower and the upper half of a length.
pub const LENGTH: u8 = 12;
/// `c`: no limit of length.
pub const UNBOUNDED: u8 = 13;
/// `c n n`: precision and scale.
pub const DECIMAL: u8 = 14;
/// `c`: the default of the enum.
pub const DEFAULT_OF_TYPE: u8 = 15;
/// `c text`: a variant.
pub const DEFAULT_VARIANT: u8 = 16;
/// `c`: the current time.
pub const DEFAULT_NOW: u8 = 17;
/// `c`: a new UUID.
pub const DEFAULT_UUID: u8 = 18;
/// `c expr`: the constant that the expression is.
pub const DEFAULT_LITERAL: u8 = 19;
/// `c`: true.
pub const DEFAULT_TRUE: u8 = 20;
/// `c`: false.
pub const DEFAULT_FALSE: u8 = 21;
/// `c expr`: an expression that reads no column.
pub const DEFAULT_EXPR: u8 = 22;
/// `c expr`: computed.
pub const GENERATED: u8 = 23;
/// `c`: counts up.
pub const IDENTITY: u8 = 24;
/// `c n`: the position in `AuditRole::ALL`.
pub const ROLE: u8 = 25;
/// `c n`: the position in [`SENSITIVITIES`](super::SENSITIVITIES).
pub const SENSITIVITY: u8 = 26;
/// `c n`: the position in [`STORES`](super::STORES).
pub const STORE: u8 = 27;
/// `c n`: so many SQL types said by hand.
pub const OVERRIDES: u8 = 28;
/// `c n`: so many texts, earlier names.
pub const WAS: u8 = 29;
/// `c text`: why a list is kept in the column.
pub const ARRAY_REASON: u8 = 30;
/// `c`: its field says its audit role.
pub const ROLE_SAID: u8 = 31;

/// `list text`: a relation to the next target, with its name in the source.
pub const RELATION: u8 = 40;
/// `n` texts: the fields referenced by the last relation.
pub const REFERENCES: u8 = 41;
/// `n`: the position in [`ACTIONS`](super::ACTIONS).
pub const ON_DELETE: u8 = 42;
/// `n`: likewise.
pub const ON_UPDATE: u8 = 43;
/// The last relation is checked at the end of the transaction.
pub const DEFERRED: u8 = 44;
/// `text`: why the last relation has no index.
pub const NO_INDEX: u8 = 45;
/// `text`: the last relation's name.
pub const RELATION_NAME: u8 = 46;

/// `list`: a unique.
pub const UNIQUE: u8 = 50;
/// The last unique says among which rows it holds.
pub const SCOPE_SAID: u8 = 51;
/// The last unique holds among live rows.
pub const LIVE: u8 = 52;
/// `expr`: the last unique's filter.
pub const UNIQUE_FILTER: u8 = 53;
/// The last unique ignores case.
pub const IGNORE_CASE: u8 = 54;
/// In the last unique, NULLs are equal.
pub const NULLS_NOT_DISTINCT: u8 = 55;
/// The last unique may wait for the end of the transaction.
pub const DEFERRABLE: u8 = 56;
/// `text`: the last unique's name.
pub const UNIQUE_NAME: u8 = 57;

/// `n`: an index of the next so many parts.
pub const INDEX: u8 = 60;
/// `expr`: the last index's filter.
pub const INDEX_FILTER: u8 = 61;
/// `list`: stored beside the last index's key.
pub const INCLUDE: u8 = 62;
/// `n`: the position in [`METHODS`](super::METHODS).
pub const METHOD: u8 = 63;
/// `text`: the last index's name.
pub const INDEX_NAME: u8 = 64;
/// `text`: why the last index exists.
pub const SERVES: u8 = 65;

/// `expr`: a check.
pub const CHECK: u8 = 70;
/// `text`: the last check's name.
pub const CHECK_NAME: u8 = 71;
/// `c`: the field on which the last check is written.
pub const CHECK_COLUMN: u8 = 72;

/// `list list`: a functional dependency.
pub const FUNCTIONAL: u8 = 80;
/// Likewise, a multivalued one.
pub const MULTIVALUED: u8 = 81;

/// `n n n`: the position in `Feature::ALL`, the upper and the lower half of the site's code.
pub const FEATURE: u8 = 90;

/// In the code of parts, `c`: a column.
pub const PART_COLUMN: u8 = 1;
/// In the code of parts, `n`: the expression at the position `n`.
pub const PART_EXPR: u8 = 2;
/// The last part descends.
pub const DESCENDING: u8 = 3;
/// In the last part, NULLs come first.
pub const NULLS_FIRST: u8 = 4;
/// In the last part, NULLs come last.
pub const NULLS_LAST: u8 = 5;
/// `n`: the last part's operator class is the text at the position `n`.
pub const OPERATOR_CLASS: u8 = 6;

/// The bits of [`AUDIT`].
pub mod audit {
    /// Created and updated timestamps.
    pub const TIMESTAMPS: u16 = 1;
    /// Rows are marked as deleted.
    pub const SOFT_DELETE: u16 = 2;
    /// A view of the live rows.
    pub const LIVE_VIEW: u16 = 4;
    /// Who created and updated.
    pub const ACTOR: u16 = 8;
    /// A version.
    pub const VERSION: u16 = 16;
}
