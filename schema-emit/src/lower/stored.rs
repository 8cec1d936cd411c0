//! What a column stores.
//!
//! It follows from the definition, and is asked where it matters: of most columns once, so it is not kept.

use schema_as_code_core::{
    def::{ColumnDef, ColumnIndex, EntityDef, SchemaDef, Size, TargetDef},
    dialect::Dialect,
    storage::{StoredForm, stored_form},
    types::LogicalType,
};

use super::{kind::Kind, literal::Fault};
use crate::dialect::{Place, Stored, StoredSize, shape};

/// What is known of a column beside its catalog entry.
#[derive(Debug, Clone, Copy)]
pub(super) enum Known {
    /// What the target stores.
    Stored(Stored),
    /// What it would store; the type is written by hand.
    Written(Stored),
    /// The target cannot store it, which was reported.
    Nothing,
}

impl Known {
    pub(super) fn of(
        schema: &SchemaDef,
        target: &TargetDef,
        entity: &EntityDef,
        position: ColumnIndex,
    ) -> Self {
        match stored(schema, target, entity, position) {
            Ok(stored) if is_written(entity.column(position), target.dialect) => Self::Written(stored),
            Ok(stored) => Self::Stored(stored),
            Err(_) => Self::Nothing,
        }
    }

    /// What the target stores, where that is known.
    pub(super) const fn stored(&self) -> Option<Stored> {
        match self {
            Self::Stored(stored) => Some(*stored),
            Self::Written(_) | Self::Nothing => None,
        }
    }

    /// What the column's values are.
    pub(super) fn kind(&self) -> Kind {
        match self {
            Self::Stored(stored) | Self::Written(stored) => Kind::of(stored),
            Self::Nothing => Kind::Unknown,
        }
    }
}

/// Whether the column's type is written by hand.
fn is_written(def: &ColumnDef, dialect: Dialect) -> bool {
    def.overrides.iter().any(|written| written.dialect == dialect)
}

/// What the column stores, with the schema's conventions.
pub(super) fn stored(
    schema: &SchemaDef,
    target: &TargetDef,
    entity: &EntityDef,
    position: ColumnIndex,
) -> Result<Stored, Fault> {
    let def = entity.column(position);
    let place = if def.is_identity {
        Place::Identity
    } else if entity.key == [position] {
        Place::LoneKey
    } else {
        Place::Plain
    };
    let logical = def.ty.logical;
    let form = match stored_form(def.ty, target.dialect, schema.driver, def.store, target.decimal) {
        Ok(form) => form,
        // A type written by hand answers what the driver cannot.
        Err(_) if is_written(def, target.dialect) => StoredForm::Native,
        Err(refusal) => return Err(Fault::new(refusal.reason, refusal.help)),
    };
    let said = if def.size == Size::Unset { def.ty.size } else { def.size };
    let unlimited = StoredSize::Unlimited;
    let size = match (logical.sized(), said) {
        (LogicalType::Text | LogicalType::Bytes, Size::Length(length)) => StoredSize::Length(length),
        (LogicalType::Text, Size::Unset) => {
            schema.conventions.text_length.map_or(unlimited, StoredSize::Length)
        }
        (LogicalType::Decimal, Size::Decimal { precision, scale }) => StoredSize::Digits { precision, scale },
        (LogicalType::Decimal, _) => match schema.conventions.decimal {
            Some((precision, scale)) => StoredSize::Digits { precision, scale },
            None => unlimited,
        },
        _ => unlimited,
    };
    let stored = Stored { logical, form, size, place };
    if logical.sized() == LogicalType::Decimal && !is_written(def, target.dialect) {
        must_hold(&stored, target.dialect)?;
    }
    Ok(stored)
}

/// Refuses a decimal of which the target does not hold every value exactly.
fn must_hold(stored: &Stored, dialect: Dialect) -> Result<(), Fault> {
    const SAY_DIGITS: &str = "say the digits in all, and how many of them follow the point: `decimal(10, 2)`";
    let (product, limits) = (dialect.product(), &shape(dialect).limits);
    Err(match (stored.form, stored.size) {
        (_, StoredSize::Digits { precision, scale }) if precision == 0 || scale > precision => {
            Fault::new(format!("`decimal({precision}, {scale})` has no values"), SAY_DIGITS)
        }
        (StoredForm::ScaledInteger, StoredSize::Digits { precision, .. }) if precision > 18 => Fault::new(
            format!("a decimal of {precision} digits does not fit into a 64-bit integer, which holds 18"),
            "say at most `decimal(18, …)`, or `store(text)`",
        ),
        (StoredForm::ScaledInteger, StoredSize::Unlimited) => {
            Fault::new("a decimal stored as an integer needs its digits", SAY_DIGITS)
        }
        (StoredForm::Native, StoredSize::Unlimited) if limits.needs_decimal_digits => {
            Fault::new(format!("{product} rounds a decimal without digits to a whole number"), SAY_DIGITS)
        }
        (StoredForm::Native, StoredSize::Digits { precision, scale })
            if precision > limits.decimal_precision || scale > limits.decimal_scale =>
        {
            Fault::new(
                format!(
                    "`decimal({precision}, {scale})` is beyond what {product} holds: {} digits, {} of them behind the point",
                    limits.decimal_precision, limits.decimal_scale
                ),
                "say fewer digits, or `store(text)`",
            )
        }
        _ => return Ok(()),
    })
}
