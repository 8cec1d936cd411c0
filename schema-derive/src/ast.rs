//! The intermediate form: what the attributes of one struct say, with the place of every word.

use proc_macro2::{Ident, Span, TokenStream};
use schema_as_code_core::{
    def::{
        Action, AuditRole, ColumnIndex, CopyKind, Direction, IndexMethod, NormalForm, NullOrder,
        SearchWeight, Sensitivity, Size, UniqueScope,
    },
    dialect::Dialect,
    storage::StoreAs,
};

use crate::{
    expr::{Constant, Node},
    parse::Declaration,
    tokens::Extent,
};

/// A struct that describes a table.
pub(crate) struct Entity {
    pub(crate) ident: Ident,
    pub(crate) visibility: TokenStream,
    pub(crate) library: TokenStream,
    pub(crate) table: Name,
    /// What a row is called; `None`: the table is named by hand.
    pub(crate) singular: Option<String>,
    pub(crate) namespace: Option<Name>,
    pub(crate) comment: String,
    pub(crate) columns: Vec<Column>,
    pub(crate) relations: Vec<Relation>,
    pub(crate) uniques: Vec<Unique>,
    pub(crate) indexes: Vec<Index>,
    pub(crate) checks: Vec<Check>,
    pub(crate) search: Option<Search>,
    pub(crate) accesses: Vec<Access>,
    pub(crate) audit: Audit,
    pub(crate) dependencies: Vec<Dependency>,
    /// `#[determines(none)]`.
    pub(crate) no_dependencies: Option<Extent>,
    pub(crate) copies: Vec<CopyOf>,
    pub(crate) normal_form: Option<NormalForm>,
    pub(crate) waivers: Vec<Waiver>,
    pub(crate) requirements: Vec<Name>,
    /// The table as other libraries' attributes on the same struct name it.
    pub(crate) foreign_names: Vec<ForeignName>,
    /// Whether attributes are read inside `#[entity(...)]` only.
    pub(crate) is_namespaced: bool,
    /// The types of the fields that are no columns.
    pub(crate) skipped_types: Vec<syn::Type>,
    /// The attributes of the struct as they are written, for messages that propose another struct.
    pub(crate) declarations: Vec<Declaration>,
    /// Those that other libraries and Rust read, likewise.
    pub(crate) foreign_attributes: Vec<syn::Attribute>,
}

impl Entity {
    /// The columns of the primary key: those marked `#[key]`, else the field `id`.
    pub(crate) fn key(&self) -> Vec<ColumnIndex> {
        let marked = self.columns_where(|column| column.key.is_some());
        if marked.is_empty() { self.columns_where(|column| column.field == "id") } else { marked }
    }

    /// Whether the field or the struct asks for the role. A schema may, too.
    pub(crate) fn asks_for(&self, column: &Column, role: AuditRole) -> bool {
        matches!(column.options.role, RoleOption::Is(_)) || self.audit.span_of(role).is_some()
    }

    /// The column that says whether a row is soft-deleted.
    pub(crate) fn deleted_column(&self) -> Option<ColumnIndex> {
        let said =
            self.columns_where(|column| matches!(column.options.role, RoleOption::Is(AuditRole::Deleted)));
        let called = || self.columns_where(|column| column.audit_role == Some(AuditRole::Deleted));
        said.first().or(called().first()).copied()
    }

    fn columns_where(&self, accepts: impl Fn(&Column) -> bool) -> Vec<ColumnIndex> {
        (0..).zip(&self.columns).filter(|(_, column)| accepts(column)).map(|(index, _)| index).collect()
    }
}

/// A field that is a column.
pub(crate) struct Column {
    pub(crate) ident: Ident,
    pub(crate) visibility: TokenStream,
    /// Without `r#`.
    pub(crate) field: String,
    pub(crate) ty: syn::Type,
    pub(crate) name: Name,
    pub(crate) comment: String,
    pub(crate) key: Option<Key>,
    pub(crate) generated: Option<Generated>,
    pub(crate) options: ColumnOptions,
    /// The role said, else the role of the field's name.
    pub(crate) audit_role: Option<AuditRole>,
    pub(crate) foreign_names: Vec<ForeignName>,
    /// The attributes of the field as they are written.
    pub(crate) declarations: Vec<Declaration>,
    /// Those that other libraries and Rust read, the doc comment among them.
    pub(crate) foreign_attributes: Vec<syn::Attribute>,
}

/// `#[column(...)]`.
#[derive(Debug, Default)]
pub(crate) struct ColumnOptions {
    pub(crate) name: Option<Name>,
    pub(crate) size: Size,
    pub(crate) default: Option<DefaultOption>,
    pub(crate) role: RoleOption,
    pub(crate) sensitivity: Sensitivity,
    pub(crate) store: Option<StoreAs>,
    pub(crate) json: Option<Extent>,
    pub(crate) array: Option<ArrayOption>,
    pub(crate) overrides: Vec<(Dialect, String)>,
    pub(crate) was: Vec<String>,
}

/// `array(reason = "…")`, and where it stands.
#[derive(Debug)]
pub(crate) struct ArrayOption {
    pub(crate) extent: Extent,
    pub(crate) reason: String,
}

/// Where a column's audit role comes from.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) enum RoleOption {
    /// From its name.
    #[default]
    Conventional,
    /// `role(created)`.
    Is(AuditRole),
    /// `role(none)`.
    None,
}

impl RoleOption {
    /// The role of the column `field`.
    pub(crate) fn of(self, field: &str) -> Option<AuditRole> {
        match self {
            Self::Conventional => AuditRole::ALL.into_iter().find(|role| role.conventional_field() == field),
            Self::Is(role) => Some(role),
            Self::None => None,
        }
    }
}

/// `default`, and where it stands.
#[derive(Debug)]
pub(crate) struct DefaultOption {
    pub(crate) value: DefaultValue,
    pub(crate) extent: Extent,
}

/// The value of a default.
#[derive(Debug)]
pub(crate) enum DefaultValue {
    OfType,
    Constant(Constant),
    Variant(String),
    Now,
    Uuid,
    Expr(Node),
}

/// `#[key]`.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Key {
    pub(crate) extent: Extent,
    pub(crate) is_identity: bool,
}

/// `#[generated(...)]`.
#[derive(Debug)]
pub(crate) struct Generated {
    pub(crate) extent: Extent,
    pub(crate) expr: Node,
}

/// A text with its place.
#[derive(Debug, Clone)]
pub(crate) struct Name {
    pub(crate) value: String,
    pub(crate) span: Span,
}

/// A name that another library's attribute gives to the same thing.
#[derive(Debug, Clone)]
pub(crate) struct ForeignName {
    /// As it is written: `sqlx(rename)`.
    pub(crate) attribute: &'static str,
    pub(crate) name: Name,
}

/// A column that is referred to.
#[derive(Debug, Clone)]
pub(crate) struct ColumnRef {
    pub(crate) index: ColumnIndex,
    pub(crate) field: String,
    pub(crate) span: Span,
}

/// Two references are equal when they name the same column.
impl PartialEq for ColumnRef {
    fn eq(&self, other: &Self) -> bool {
        self.index == other.index
    }
}

/// `#[relation(...)]`.
#[derive(Debug)]
pub(crate) struct Relation {
    pub(crate) extent: Extent,
    /// It is written on its only column, whose name is its extent.
    pub(crate) is_on_field: bool,
    pub(crate) columns: Vec<ColumnRef>,
    pub(crate) target: TokenStream,
    pub(crate) target_name: String,
    pub(crate) references: Vec<String>,
    pub(crate) on_delete: Option<Action>,
    pub(crate) on_update: Option<Action>,
    pub(crate) is_deferrable: bool,
    pub(crate) no_index_reason: Option<String>,
    pub(crate) name: Option<Name>,
}

/// `#[unique(...)]`, `#[column(unique)]`.
#[derive(Debug)]
pub(crate) struct Unique {
    pub(crate) extent: Extent,
    pub(crate) columns: Vec<ColumnRef>,
    pub(crate) scope: Option<UniqueScope>,
    pub(crate) filter: Option<Node>,
    pub(crate) ignores_case: bool,
    pub(crate) nulls_not_distinct: bool,
    pub(crate) is_deferrable: bool,
    pub(crate) name: Option<Name>,
}

/// `#[index(...)]`, `#[column(index)]`.
#[derive(Debug)]
pub(crate) struct Index {
    pub(crate) extent: Extent,
    pub(crate) parts: Vec<Part>,
    pub(crate) filter: Option<Node>,
    pub(crate) include: Vec<ColumnRef>,
    pub(crate) method: IndexMethod,
    pub(crate) operator_class: Option<String>,
    pub(crate) name: Option<Name>,
    pub(crate) serves: String,
}

/// One part of an index.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Part {
    pub(crate) value: Node,
    pub(crate) direction: Direction,
    pub(crate) nulls: NullOrder,
}

/// `#[check(...)]`.
#[derive(Debug)]
pub(crate) struct Check {
    pub(crate) extent: Extent,
    pub(crate) expr: Node,
    pub(crate) name: Option<Name>,
    pub(crate) column: Option<ColumnIndex>,
}

/// `#[search(...)]`.
#[derive(Debug)]
pub(crate) struct Search {
    pub(crate) columns: Vec<(ColumnRef, SearchWeight)>,
    pub(crate) language: &'static str,
}

/// `#[access(...)]`.
#[derive(Debug)]
pub(crate) struct Access {
    pub(crate) extent: Extent,
    pub(crate) filter: Vec<AccessCondition>,
    pub(crate) order: Vec<OrderPart>,
    pub(crate) serves: String,
}

/// One condition of an access pattern.
#[derive(Debug)]
pub(crate) struct AccessCondition {
    pub(crate) comparison: Comparison,
    /// What is compared, or the condition.
    pub(crate) value: Node,
    /// The same as it is written.
    pub(crate) written: String,
}

/// With what a query compares.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Comparison {
    /// With one value. Of a boolean column: with `true`.
    Equal,
    /// `one_of(…)`
    Several,
    /// `range(…)`
    Range,
    /// With nothing: it is a condition.
    Holds,
}

/// What a query orders by, and how that is written.
#[derive(Debug)]
pub(crate) struct OrderPart {
    pub(crate) part: Part,
    pub(crate) written: String,
}

/// `#[audit(...)]`: where each part was said.
#[derive(Debug, Default)]
pub(crate) struct Audit {
    pub(crate) timestamps: Option<Span>,
    pub(crate) soft_delete: Option<Span>,
    /// `soft_delete(view)`.
    pub(crate) has_live_view: bool,
    pub(crate) actor: Option<Span>,
    pub(crate) version: Option<Span>,
    pub(crate) log: Option<Log>,
}

impl Audit {
    /// Where the role is asked for.
    pub(crate) fn span_of(&self, role: AuditRole) -> Option<Span> {
        match role {
            AuditRole::Created | AuditRole::Updated => self.timestamps,
            AuditRole::Deleted => self.soft_delete,
            AuditRole::CreatedBy | AuditRole::UpdatedBy => self.actor,
            AuditRole::Version => self.version,
        }
    }
}

/// `log(except(...))`.
#[derive(Debug)]
pub(crate) struct Log {
    pub(crate) except: Vec<ColumnRef>,
}

/// `#[determines(...)]`.
#[derive(Debug)]
pub(crate) struct Dependency {
    pub(crate) extent: Extent,
    pub(crate) is_multivalued: bool,
    pub(crate) determinant: Vec<ColumnRef>,
    pub(crate) dependent: Vec<ColumnRef>,
}

/// `#[snapshot(...)]`, `#[denormalized(...)]`.
#[derive(Debug)]
pub(crate) struct CopyOf {
    pub(crate) kind: CopyKind,
    pub(crate) relation: Vec<ColumnRef>,
    pub(crate) columns: Vec<(ColumnRef, String)>,
    pub(crate) reason: String,
}

/// `#[waive(...)]`.
#[derive(Debug)]
pub(crate) struct Waiver {
    pub(crate) rule: &'static str,
    pub(crate) reason: String,
}
