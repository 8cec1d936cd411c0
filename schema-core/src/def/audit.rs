//! Audit: columns that the database maintains.

use super::ColumnIndex;

/// Which audit roles an entity declares.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct AuditDef {
    /// Created and updated timestamps.
    pub timestamps: bool,
    /// Rows are marked as deleted, not removed.
    pub soft_delete: bool,
    /// A view shows the rows that are not marked.
    pub live_view: bool,
    /// Who created and who last updated the row.
    pub actor: bool,
    /// An optimistic-lock version.
    pub version: bool,
    /// Old and new values are logged.
    pub log: Option<AuditLogDef>,
}

impl AuditDef {
    /// No role.
    pub const NONE: Self = Self {
        timestamps: false,
        soft_delete: false,
        live_view: false,
        actor: false,
        version: false,
        log: None,
    };

    /// Whether it asks for a column with `role`.
    #[must_use]
    pub const fn asks_for(&self, role: AuditRole) -> bool {
        match role {
            AuditRole::Created | AuditRole::Updated => self.timestamps,
            AuditRole::Deleted => self.soft_delete,
            AuditRole::CreatedBy | AuditRole::UpdatedBy => self.actor,
            AuditRole::Version => self.version,
        }
    }

    /// The roles of either.
    #[must_use]
    pub const fn union(self, other: Self) -> Self {
        Self {
            timestamps: self.timestamps || other.timestamps,
            soft_delete: self.soft_delete || other.soft_delete,
            live_view: self.live_view || other.live_view,
            actor: self.actor || other.actor,
            version: self.version || other.version,
            log: match self.log {
                Some(log) => Some(log),
                None => other.log,
            },
        }
    }
}

/// The audit log of an entity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct AuditLogDef {
    /// Columns that are never logged. Secret ones are, as the fact that they changed.
    pub except: &'static [ColumnIndex],
}

/// What a column is for in the audit of its row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum AuditRole {
    /// When the row was inserted.
    Created,
    /// When the row was last changed.
    Updated,
    /// When the row was soft-deleted; NULL: live.
    Deleted,
    /// Who inserted the row.
    CreatedBy,
    /// Who last changed the row.
    UpdatedBy,
    /// Counts the row's changes.
    Version,
}

impl AuditRole {
    /// Every role.
    pub const ALL: [Self; 6] =
        [Self::Created, Self::Updated, Self::Deleted, Self::CreatedBy, Self::UpdatedBy, Self::Version];

    /// The field name that carries the role without being told.
    #[must_use]
    pub const fn conventional_field(self) -> &'static str {
        match self {
            Self::Created => "created_at",
            Self::Updated => "updated_at",
            Self::Deleted => "deleted_at",
            Self::CreatedBy => "created_by",
            Self::UpdatedBy => "updated_by",
            Self::Version => "version",
        }
    }

    /// The word in `#[column(role(...))]`.
    #[must_use]
    pub const fn keyword(self) -> &'static str {
        match self {
            Self::Created => "created",
            Self::Updated => "updated",
            Self::Deleted => "deleted",
            Self::CreatedBy => "created_by",
            Self::UpdatedBy => "updated_by",
            Self::Version => "version",
        }
    }
}
