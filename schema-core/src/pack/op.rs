//! The operations of packed code. `c` is a column, `n` a number; `text`, `list`, `expr` are the positions of a text, of a
//! list of columns, of an expression; `names` are the position of the first of some texts that stand in a list, and their
//! number.

/// Nothing else is said of the entity, of its columns, or of another of its elements.
pub const END: u8 = 0;

/// `text`: the entity's comment.
pub const COMMENT: u8 = 1;
/// `text`: the namespace.
pub const NAMESPACE: u8 = 2;
/// `names`: requirement ids.
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
/// `c n`: a length.
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
/// `c n n`: the position of the first of its SQL types said by hand, and their number.
pub const OVERRIDES: u8 = 28;
/// `c names`: earlier names.
pub const WAS: u8 = 29;
/// `c text`: why a list is kept in the column.
pub const ARRAY_REASON: u8 = 30;
/// `c`: its field says its audit role.
pub const ROLE_SAID: u8 = 31;

/// `names`: the fields referenced by the relation.
pub const REFERENCES: u8 = 41;
/// `n`: what happens on deletion, the position in [`ACTIONS`](super::ACTIONS).
pub const ON_DELETE: u8 = 42;
/// `n`: likewise on an update.
pub const ON_UPDATE: u8 = 43;
/// The relation is checked at the end of the transaction.
pub const DEFERRED: u8 = 44;
/// `text`: why the relation has no index.
pub const NO_INDEX: u8 = 45;
/// `text`: the relation's name.
pub const RELATION_NAME: u8 = 46;

/// The unique says among which rows it holds.
pub const SCOPE_SAID: u8 = 51;
/// The unique holds among live rows.
pub const LIVE: u8 = 52;
/// `expr`: the unique's filter.
pub const UNIQUE_FILTER: u8 = 53;
/// The unique ignores case.
pub const IGNORE_CASE: u8 = 54;
/// In the unique, NULLs are equal.
pub const NULLS_NOT_DISTINCT: u8 = 55;
/// The unique may wait for the end of the transaction.
pub const DEFERRABLE: u8 = 56;
/// `text`: the unique's name.
pub const UNIQUE_NAME: u8 = 57;

/// `expr`: the index's filter.
pub const INDEX_FILTER: u8 = 61;
/// `list`: stored beside the index's key.
pub const INCLUDE: u8 = 62;
/// `n`: the position in [`METHODS`](super::METHODS).
pub const METHOD: u8 = 63;
/// `text`: the index's name.
pub const INDEX_NAME: u8 = 64;
/// `text`: why the index exists.
pub const SERVES: u8 = 65;

/// `text`: the check's name.
pub const CHECK_NAME: u8 = 71;
/// `c`: the field on which the check is written.
pub const CHECK_COLUMN: u8 = 72;

/// `list list`: a functional dependency.
pub const FUNCTIONAL: u8 = 80;
/// Likewise, a multivalued one.
pub const MULTIVALUED: u8 = 81;

/// `c`: the part is a column.
pub const PART_COLUMN: u8 = 1;
/// `expr`: the part is an expression.
pub const PART_EXPR: u8 = 2;
/// The part descends.
pub const DESCENDING: u8 = 3;
/// In the part, NULLs come first.
pub const NULLS_FIRST: u8 = 4;
/// In the part, NULLs come last.
pub const NULLS_LAST: u8 = 5;
/// `text`: the part's operator class.
pub const OPERATOR_CLASS: u8 = 6;

/// The bits of [`AUDIT`].
pub mod audit {
    /// Created and updated timestamps.
    pub const TIMESTAMPS: usize = 1;
    /// Rows are marked as deleted.
    pub const SOFT_DELETE: usize = 2;
    /// A view of the live rows.
    pub const LIVE_VIEW: usize = 4;
    /// Who created and updated.
    pub const ACTOR: usize = 8;
    /// A version.
    pub const VERSION: usize = 16;
}
