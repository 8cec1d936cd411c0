//! Recognising a schema against which nothing speaks, without its definitions.
//!
//! Const evaluation is interpreted, and entering a function costs as much as twenty statements. Nearly every schema is
//! clean, and its packed entities tell ([`outline`](crate::outline)). What this pass is not sure about is asked of the
//! checks themselves.

use super::{form::asked_by, graph::Graph, stored::largest_precision, support::refusal};
use crate::{
    check::{ENUM, UNPREDICTED, predicted::PLAIN_TYPES, prediction_code},
    def::{Action, AuditRole, SchemaDef, TableNaming},
    dialect::{Feature, IndexKeyLimit},
    outline::{FIXED, flag, usage},
    pack::Packed,
    storage::stored_form,
    types::LogicalType,
};

/// What of a schema matters to its entities.
struct Asked {
    /// The flags that an entity must not have.
    refused: u32,
    /// The flags that it must have: an audit role each.
    required: u32,
    /// A bit for each feature that a target refuses.
    features: u32,
    /// A bit for each kind of type that a target refuses, or the driver does.
    kinds: u64,
    /// The most digits that every target stores.
    precision: u8,
    /// The bytes of an index's key; all of them, where no target has a limit.
    key: u64,
    /// The bytes of a character in it.
    character: u64,
    /// The characters of a text without a length of its own.
    text: u64,
}

impl Asked {
    const fn of(schema: &SchemaDef) -> Self {
        let conventions = &schema.conventions;
        let mut asked = Self {
            refused: flag::UNTOLD,
            required: 0,
            features: 0,
            kinds: 0,
            precision: largest_precision(schema),
            key: u64::MAX,
            character: 0,
            text: match conventions.text_length {
                Some(length) => length as u64,
                None => u32::MAX as u64,
            },
        };
        if let Some(Action::SetNull | Action::SetDefault) = conventions.on_delete {
            asked.refused |= flag::SILENT_ON_DELETE;
        }
        let mut form = 0;
        while form <= asked_by(schema) as u32 {
            asked.refused |= flag::BROKEN_FORM << form;
            form += 1;
        }
        asked.refused |=
            if conventions.audit.soft_delete { flag::SILENT_UNIQUE } else { flag::DELETED_UNASKED };
        match conventions.decimal {
            Some((precision, _)) if precision <= asked.precision => {}
            _ => asked.refused |= flag::SILENT_DECIMAL,
        }
        let mut role = 0;
        while role < AuditRole::ALL.len() {
            if conventions.audit.asks_for(AuditRole::ALL[role]) {
                asked.required |= flag::ROLE << role;
            }
            role += 1;
        }
        let mut target = 0;
        while target < schema.targets.len() {
            let def = &schema.targets[target];
            let mut feature = 0;
            while feature < Feature::ALL.len() {
                if refusal(def, Feature::ALL[feature]).is_some() {
                    asked.features |= 1 << Feature::ALL[feature] as u32;
                }
                feature += 1;
            }
            let mut i = 0;
            while i < PLAIN_TYPES.len() {
                if stored_form(PLAIN_TYPES[i], def.dialect, schema.driver, None, def.decimal).is_err() {
                    asked.kinds |= 1 << prediction_code(PLAIN_TYPES[i]);
                }
                i += 1;
            }
            if let IndexKeyLimit::Declared { bytes, bytes_per_character } = def.dialect.index_key_limit() {
                asked.key = bytes as u64;
                asked.character = bytes_per_character as u64;
            }
            target += 1;
        }
        asked
    }
}

/// Whether nothing is surely wrong in the schema `head` with the entities in `packed`, of which it lists the first
/// `own` itself. `IDS` and `NAMES` are [`buckets`](super::buckets) of the
/// list's length and of [`packed_name_count`].
pub(super) const fn is_clean<const IDS: usize, const NAMES: usize>(
    head: &SchemaDef,
    packed: &'static [Packed],
    own: usize,
) -> bool {
    let naming = &head.conventions.naming;
    if !naming.prefix.is_empty() || !matches!(naming.tables, TableNaming::Plural) {
        return false;
    }
    let asked = Asked::of(head);
    let Some(mut graph) = Graph::<IDS>::of(packed, own) else { return false };
    let mut names = Names::<NAMES> { hashes: [0; NAMES], values: [0; NAMES] };
    let mut position = 0;
    while position < graph.count {
        let (_, outline, types, ..) = *graph.entities[position];
        let (flags, _, kinds, features, precision, longest, mut told) = outline;
        if flags & asked.refused != 0
            || !flags & asked.required != 0
            || kinds & asked.kinds != 0
            || features & asked.features != 0
            || precision > asked.precision
        {
            return false;
        }
        if asked.character != 0 {
            let (characters, silent, others) = longest;
            let bytes = (characters as u64 + silent as u64 * asked.text) * asked.character;
            if bytes + (others * FIXED) as u64 > asked.key {
                return false;
            }
        }
        macro_rules! next {
            ($($byte:ident),*) => {
                let [$($byte,)* rest @ ..] = told else { return false };
                told = rest;
            };
        }
        next!(count);
        let mut left = *count;
        while left > 0 {
            next!(a, b, c, d, e, f, g, h);
            if !names.take(u64::from_le_bytes([*a, *b, *c, *d, *e, *f, *g, *h]), 0) {
                return false;
            }
            left -= 1;
        }
        next!(count);
        let mut left = *count;
        while left > 0 {
            next!(column, usage);
            left -= 1;
            let ty = types[*column as usize];
            if ty.kind == ENUM {
                let (name, values) = ty.enumeration;
                if !names.take(name, values) {
                    return false;
                }
                continue;
            }
            if ty.kind == UNPREDICTED || asked.kinds >> ty.kind & 1 != 0 {
                return false;
            }
            // What has a size of its own in a key or in a decimal is left to the checks.
            match ty.def.logical {
                LogicalType::Text | LogicalType::Bytes | LogicalType::Json if *usage & usage::KEY != 0 => {
                    return false;
                }
                LogicalType::Decimal if *usage & (usage::KEY | usage::SIZED) != usage::SIZED => return false,
                _ => {}
            }
        }
        graph.told[position] = told;
        position += 1;
    }
    graph.is_closed() && !graph.has_cycle()
}

/// More than the number of names that the entities bring.
#[must_use]
pub const fn packed_name_count(mut packed: &[Packed]) -> usize {
    let mut count = 0;
    while let [(_, (.., told), ..), rest @ ..] = packed {
        // The entity's table, even where it is not packed, and no more than its outline has bytes.
        count += 1 + told.len() / 2;
        packed = rest;
    }
    count
}

/// The names that are taken. No name has the hash 0.
struct Names<const BUCKETS: usize> {
    hashes: [u64; BUCKETS],
    /// Of enums: the hash of their values too.
    values: [u64; BUCKETS],
}

impl<const BUCKETS: usize> Names<BUCKETS> {
    /// Whether the name is free, or that of the same enum; `values` is 0 where it is not an enum's.
    const fn take(&mut self, hash: u64, values: u64) -> bool {
        let mut bucket = (hash % BUCKETS as u64) as usize;
        while self.hashes[bucket] != 0 {
            if self.hashes[bucket] == hash {
                return values != 0 && self.values[bucket] == values;
            }
            bucket = if bucket + 1 == BUCKETS { 0 } else { bucket + 1 };
        }
        self.hashes[bucket] = hash;
        self.values[bucket] = values;
        true
    }
}
