//! How tables, constraints and indexes are named that say no name.

use std::fmt;

use super::EntityDef;

/// The naming of a schema.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct NamingDef {
    /// What a table is called after its struct.
    pub tables: TableNaming,
    /// What stands before the name of a table; empty: nothing.
    pub prefix: &'static str,
    /// Where the kind of a constraint or index stands in its name.
    pub objects: ObjectNaming,
}

impl NamingDef {
    /// `order_items`, `order_items_pkey`.
    pub const DEFAULT: Self =
        Self { tables: TableNaming::Plural, prefix: "", objects: ObjectNaming::KindLast };

    /// The table of `entity`. A name written by hand is exact: it gets neither number nor prefix.
    ///
    /// ```
    /// use schema_as_code_core::def::{EntityDef, NamingDef, TableNaming};
    ///
    /// let order = EntityDef { table: "orders", singular: "order", ..EntityDef::EMPTY };
    /// let naming = NamingDef { tables: TableNaming::Singular, prefix: "crm_", ..NamingDef::DEFAULT };
    /// assert_eq!(naming.table_of(&order).to_string(), "crm_order");
    ///
    /// let by_hand = EntityDef { table: "tbl_orders", ..EntityDef::EMPTY };
    /// assert_eq!(naming.table_of(&by_hand).to_string(), "tbl_orders");
    /// ```
    #[must_use]
    pub const fn table_of(&self, entity: &EntityDef) -> TableName {
        if entity.singular.is_empty() {
            return TableName { prefix: "", stem: entity.table };
        }
        let stem = match self.tables {
            TableNaming::Plural => entity.table,
            TableNaming::Singular => entity.singular,
        };
        TableName { prefix: self.prefix, stem }
    }
}

/// What a table is called after its struct.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TableNaming {
    /// What it holds: `order_items`.
    Plural,
    /// What a row of it is: `order_item`.
    Singular,
}

/// Where the kind of a constraint or index stands in its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ObjectNaming {
    /// `orders_status_idx`.
    KindLast,
    /// `idx_orders_status`.
    KindFirst,
}

/// The name of a table, in two parts: const evaluation puts no texts together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct TableName {
    /// What stands before it.
    pub prefix: &'static str,
    /// The rest.
    pub stem: &'static str,
}

impl TableName {
    /// Bytes of the whole name.
    #[must_use]
    pub const fn len(self) -> usize {
        self.prefix.len() + self.stem.len()
    }

    /// Whether the name is empty.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.len() == 0
    }

    /// The byte at `position` of the whole name.
    pub(crate) const fn byte(self, position: usize) -> u8 {
        match position.checked_sub(self.prefix.len()) {
            None => self.prefix.as_bytes()[position],
            Some(position) => self.stem.as_bytes()[position],
        }
    }
}

impl fmt::Display for TableName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.prefix)?;
        f.write_str(self.stem)
    }
}
