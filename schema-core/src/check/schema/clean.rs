//! Recognising a schema against which nothing speaks, without its definitions.
//!
//! Const evaluation is interpreted, and entering a function costs as much as twenty statements. Nearly every schema is
//! clean, and its packed entities tell ([`outline`](crate::outline)). What this pass is not sure about is asked of the
//! checks themselves.

use super::{form::asked_by, graph::Graph, stored::largest_precision, support::refusal};
use crate::{
    check::{ENUM, UNPREDICTED, predicted::PLAIN_TYPES, prediction_code},
    def::{Action, AuditRole, SchemaDef, TableNaming, TargetDef},
    dialect::{Feature, IndexKeyLimit},
    outline::{FIXED, flag, usage},
    pack::Packed,
    storage::stored_form,
    types::LogicalType,
};

/// What the entities of a schema have, taken together.
struct Seen {
    /// The flags that one of them has.
    flags: u32,
    /// The flags that all of them have.
    shared: u32,
    /// A bit for each feature.
    features: u32,
    /// A bit for each kind of type.
    kinds: u64,
    /// The most digits.
    precision: u8,
    /// The most bytes in a key.
    key: u64,
}

/// How the bytes of a key are counted.
struct Key {
    /// The bytes that are allowed; all of them, where no target has a limit.
    limit: u64,
    /// The bytes of a character.
    character: u64,
    /// The characters of a text without a length of its own.
    text: u64,
}

impl Key {
    const fn of(schema: &SchemaDef) -> Self {
        let text = match schema.conventions.text_length {
            Some(length) => length as u64,
            None => u32::MAX as u64,
        };
        let mut key = Self { limit: u64::MAX, character: 0, text };
        let mut target = 0;
        while target < schema.targets.len() {
            if let IndexKeyLimit::Declared { bytes, bytes_per_character } =
                schema.targets[target].dialect.index_key_limit()
            {
                let (bytes, character) = (bytes as u64, bytes_per_character as u64);
                key.limit = if bytes < key.limit { bytes } else { key.limit };
                key.character = if character > key.character { character } else { key.character };
            }
            target += 1;
        }
        key
    }
}

impl Seen {
    /// Whether `schema` refuses none of it.
    const fn may_be_in(&self, schema: &SchemaDef) -> bool {
        let conventions = &schema.conventions;
        let largest = largest_precision(schema);
        let mut refused = flag::UNTOLD;
        if let Some(Action::SetNull | Action::SetDefault) = conventions.on_delete {
            refused |= flag::SILENT_ON_DELETE;
        }
        let mut form = 0;
        while form <= asked_by(schema) as u32 {
            refused |= flag::BROKEN_FORM << form;
            form += 1;
        }
        refused |= if conventions.audit.soft_delete { flag::SILENT_UNIQUE } else { flag::DELETED_UNASKED };
        match conventions.decimal {
            Some((precision, _)) if precision <= largest => {}
            _ => refused |= flag::SILENT_DECIMAL,
        }
        let (mut required, mut role) = (0, 0);
        while role < AuditRole::ALL.len() {
            if conventions.audit.asks_for(AuditRole::ALL[role]) {
                required |= flag::ROLE << role;
            }
            role += 1;
        }
        self.flags & refused == 0
            && !self.shared & required == 0
            && self.precision <= largest
            && !self.is_refused_by(schema)
    }

    /// Whether a target of `schema`, or its driver, refuses a feature or a kind of type.
    const fn is_refused_by(&self, schema: &SchemaDef) -> bool {
        let mut features = self.features;
        while features != 0 {
            let feature = Feature::ALL[features.trailing_zeros() as usize];
            let mut target = 0;
            while target < schema.targets.len() {
                if refusal(&schema.targets[target], feature).is_some() {
                    return true;
                }
                target += 1;
            }
            features &= features - 1;
        }
        let mut i = 0;
        while i < PLAIN_TYPES.len() {
            let mut target = if self.kinds >> PLAIN_KINDS[i] & 1 == 0 { schema.targets.len() } else { 0 };
            while target < schema.targets.len() {
                let TargetDef { dialect, decimal, .. } = schema.targets[target];
                if stored_form(PLAIN_TYPES[i], dialect, schema.driver, None, decimal).is_err() {
                    return true;
                }
                target += 1;
            }
            i += 1;
        }
        false
    }
}

/// The codes of the plain types.
const PLAIN_KINDS: [u8; PLAIN_TYPES.len()] = {
    let mut kinds = [0; PLAIN_TYPES.len()];
    let mut i = 0;
    while i < kinds.len() {
        kinds[i] = prediction_code(PLAIN_TYPES[i]);
        i += 1;
    }
    kinds
};

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
    let Some(mut graph) = Graph::<IDS>::of(packed, own) else { return false };
    let Key { limit, character, text } = Key::of(head);
    let mut seen = Seen { flags: 0, shared: u32::MAX, features: 0, kinds: 0, precision: 0, key: 0 };
    let mut names = Names::<NAMES> { hashes: [0; NAMES], values: [0; NAMES] };
    let mut position = 0;
    while position < graph.count {
        let (_, (flags, _, kinds, features, precision, longest, mut told), types, ..) =
            *graph.entities[position];
        seen.flags |= flags;
        seen.shared &= flags;
        seen.features |= features;
        seen.kinds |= kinds;
        if precision > seen.precision {
            seen.precision = precision;
        }
        if character != 0 {
            let (characters, silent, others) = longest;
            let bytes = (characters as u64 + silent as u64 * text) * character + (others * FIXED) as u64;
            if bytes > seen.key {
                seen.key = bytes;
            }
        }
        macro_rules! next {
            ($($byte:ident),*) => {
                let &[$($byte,)* ref rest @ ..] = told else { return false };
                told = rest;
            };
        }
        next!(count);
        let mut left = count;
        while left > 0 {
            next!(a, b, c, d, e, f, g, h);
            if !names.take(u64::from_le_bytes([a, b, c, d, e, f, g, h]), 0) {
                return false;
            }
            left -= 1;
        }
        next!(count);
        let mut left = count;
        while left > 0 {
            next!(column, usage);
            left -= 1;
            let ty = types[column as usize];
            if ty.kind == ENUM {
                let (name, values) = ty.enumeration;
                if !names.take(name, values) {
                    return false;
                }
                continue;
            }
            if ty.kind == UNPREDICTED {
                return false;
            }
            seen.kinds |= 1 << ty.kind;
            // What has a size of its own in a key or in a decimal is left to the checks.
            match ty.def.logical {
                LogicalType::Text | LogicalType::Bytes | LogicalType::Json if usage & usage::KEY != 0 => {
                    return false;
                }
                LogicalType::Decimal if usage & (usage::KEY | usage::SIZED) != usage::SIZED => return false,
                _ => {}
            }
        }
        graph.told[position] = told;
        position += 1;
    }
    seen.key <= limit && seen.may_be_in(head) && graph.is_closed() && !graph.has_cycle()
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
