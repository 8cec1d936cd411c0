//! Names that must be unique in a database: tables, enum types, constraints and indexes named by hand.
//!
//! PostgreSQL keeps tables, types and indexes in one space of names, MySQL foreign keys and checks,
//! SQLite tables and indexes, and two of them ignore case. Where a name is unique in all of these, it
//! is unique everywhere.

use crate::{
    check::{
        message::Message,
        text::{is_same, is_same_ignoring_case},
    },
    def::{EntityDef, EnumDef, NamingDef, SchemaDef, Site, TableName},
    expr::typing::is_same_enum,
    hash::{FNV_OFFSET, FNV_PRIME},
    rules,
    types::LogicalType,
};

/// Something with a name of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NameEntry {
    /// The position of its entity, plus one; 0: nothing.
    pub(super) entity: u16,
    /// The table ([`Site::Entity`]), the enum of a column, or what is named by hand.
    pub(super) site: Site,
}

impl NameEntry {
    const NONE: Self = Self { entity: 0, site: Site::Entity };

    const fn entity(self, entities: &[&'static EntityDef]) -> &'static EntityDef {
        entities[self.entity as usize - 1]
    }
}

/// Runs the block for each name that the entity at `$position` brings. A macro, because an iterator enters a
/// function for each name.
macro_rules! each_name {
    ($entity:expr, $position:expr, $entry:ident => $block:block) => {
        let (entity, position): (&EntityDef, u16) = ($entity, $position + 1);
        let $entry = NameEntry { entity: position, site: Site::Entity };
        $block
        let (mut columns, mut i) = (entity.columns, 0);
        while let [column, rest @ ..] = columns {
            if let LogicalType::Enum(_) = column.ty.logical {
                let $entry = NameEntry { entity: position, site: Site::Column(i) };
                $block
            }
            (columns, i) = (rest, i + 1);
        }
        each_name!(of entity.relations, Site::Relation, position, $entry => $block);
        each_name!(of entity.uniques, Site::Unique, position, $entry => $block);
        each_name!(of entity.indexes, Site::Index, position, $entry => $block);
        each_name!(of entity.checks, Site::Check, position, $entry => $block);
    };
    (of $list:expr, $site:path, $position:ident, $entry:ident => $block:block) => {
        let (mut list, mut i) = ($list, 0);
        while let [element, rest @ ..] = list {
            if let Some(_) = element.name {
                let $entry = NameEntry { entity: $position, site: $site(i) };
                $block
            }
            (list, i) = (rest, i + 1);
        }
    };
}
pub(super) use each_name;

/// The names of a schema.
#[derive(Debug, Clone, Copy)]
pub(super) struct NameTable<const BUCKETS: usize> {
    /// The first of two with one name stays.
    pub(super) entries: [NameEntry; BUCKETS],
    /// Whether two things have one name: an entity looks for its own faults only then.
    pub(super) has_collisions: bool,
}

/// The table of the names of `entities` under `naming`, in more buckets than they have names.
pub(super) const fn name_table<const BUCKETS: usize>(
    entities: &[&'static EntityDef],
    naming: &NamingDef,
) -> NameTable<BUCKETS> {
    let mut table = [NameEntry::NONE; BUCKETS];
    let mut has_collisions = false;
    let mut i = 0;
    while i < entities.len() {
        each_name!(entities[i], i as u16, entry => {
            let bucket = bucket_of(&table, entities, naming, entry);
            if table[bucket].entity == 0 {
                table[bucket] = entry;
            } else if !is_shared(entities, table[bucket], entry) {
                has_collisions = true;
            }
        });
        i += 1;
    }
    NameTable { entries: table, has_collisions }
}

/// The entry of `table` that has the name of `entry`.
pub(super) const fn entry_in(
    table: &[NameEntry],
    entities: &[&'static EntityDef],
    naming: &NamingDef,
    entry: NameEntry,
) -> NameEntry {
    table[bucket_of(table, entities, naming, entry)]
}

const fn bucket_of(
    table: &[NameEntry],
    entities: &[&'static EntityDef],
    naming: &NamingDef,
    entry: NameEntry,
) -> usize {
    let (namespace, name) = name_of(entities, naming, entry);
    let mut bucket = (hash(name) % table.len() as u64) as usize;
    while table[bucket].entity != 0 {
        let (other_namespace, other_name) = name_of(entities, naming, table[bucket]);
        if is_same_name(name, other_name) && is_same_ignoring_case(namespace, other_namespace) {
            return bucket;
        }
        bucket = (bucket + 1) % table.len();
    }
    bucket
}

/// FNV-1a of the length and of at most eight letters of the name, the same for letters that differ in case: each
/// letter costs const evaluation a dozen statements. Namespaces differ rarely and share a bucket.
const fn hash(name: TableName) -> u64 {
    let (prefix, stem) = (name.prefix.as_bytes(), name.stem.as_bytes());
    let length = prefix.len() + stem.len();
    let step = length / 8 + 1;
    let mut hash = FNV_OFFSET ^ length as u64;
    let mut i = length;
    while i >= step {
        i -= step;
        let letter = if i < prefix.len() { prefix[i] } else { stem[i - prefix.len()] };
        hash = (hash ^ (letter | 0x20) as u64).wrapping_mul(FNV_PRIME);
    }
    hash
}

/// Whether the whole names are the same, wherever their prefixes end.
const fn is_same_name(left: TableName, right: TableName) -> bool {
    if left.prefix.len() == right.prefix.len() {
        return is_same_ignoring_case(left.stem, right.stem)
            && is_same_ignoring_case(left.prefix, right.prefix);
    }
    if left.len() != right.len() {
        return false;
    }
    let mut i = 0;
    while i < left.len() {
        if !left.byte(i).eq_ignore_ascii_case(&right.byte(i)) {
            return false;
        }
        i += 1;
    }
    true
}

/// The namespace and the name. An enum type lives in the connection's own namespace.
const fn name_of(
    entities: &[&'static EntityDef],
    naming: &NamingDef,
    entry: NameEntry,
) -> (&'static str, TableName) {
    let entity = entry.entity(entities);
    let namespace = match (entity.namespace, entry.site) {
        (None, _) | (_, Site::Column(_)) => "",
        (Some(namespace), _) => namespace,
    };
    let name = match entry.site {
        Site::Entity => return (namespace, naming.table_of(entity)),
        Site::Column(column) => match enum_of(entity, column) {
            Some(enumeration) => Some(enumeration.type_name),
            None => None,
        },
        Site::Relation(i) => entity.relations[i as usize].name,
        Site::Unique(i) => entity.uniques[i as usize].name,
        Site::Index(i) => entity.indexes[i as usize].name,
        Site::Check(i) => entity.checks[i as usize].name,
    };
    let stem = match name {
        Some(name) => name,
        None => "",
    };
    (namespace, TableName { prefix: "", stem })
}

const fn enum_of(entity: &EntityDef, column: u16) -> Option<&'static EnumDef> {
    match entity.columns[column as usize].ty.logical {
        LogicalType::Enum(enumeration) => Some(enumeration),
        _ => None,
    }
}

/// Whether `entry` may have the name that `owner` has: it is the same thing.
pub(super) const fn is_shared(entities: &[&'static EntityDef], owner: NameEntry, entry: NameEntry) -> bool {
    match (owner.site, entry.site) {
        (Site::Entity, Site::Entity) => owner.entity == entry.entity,
        (Site::Column(of_owner), Site::Column(of_entry)) => {
            match (enum_of(owner.entity(entities), of_owner), enum_of(entry.entity(entities), of_entry)) {
                (Some(of_owner), Some(of_entry)) => is_same_enum(of_owner, of_entry),
                _ => true,
            }
        }
        (Site::Relation(left), Site::Relation(right))
        | (Site::Unique(left), Site::Unique(right))
        | (Site::Index(left), Site::Index(right))
        | (Site::Check(left), Site::Check(right)) => owner.entity == entry.entity && left == right,
        _ => false,
    }
}

pub(super) const fn describe(schema: &'static SchemaDef, owner: NameEntry, entry: NameEntry) -> Message {
    let entities = schema.entities;
    let (_, name) = name_of(entities, &schema.conventions.naming, entry);
    let message = Message::of_rule(rules::NAME_COLLISION.id);
    let message = message.text("`").text(name.prefix).text(name.stem).text("` is the name of ");
    let message = thing(message, entities, owner, entry).text(" and of ");
    let message = thing(message, entities, entry, owner);
    match (owner.site, entry.site) {
        (Site::Column(_), Site::Column(_)) => message
            .text(": one type cannot have two lists of values")
            .help("rename one of the enums, or give it a name with `#[column(type_name = \"…\")]`"),
        (_, Site::Entity) => message.help("give one of the tables a name with `#[entity(table = \"…\")]`"),
        (_, Site::Column(_)) => message.help("rename the enum, or the table"),
        _ => message.text(": a name is unique in its database").help("name one of them otherwise"),
    }
}

/// What has the name, beside what wants it too: two structs may be called alike, and only their modules differ.
const fn thing(
    message: Message,
    entities: &[&'static EntityDef],
    entry: NameEntry,
    beside: NameEntry,
) -> Message {
    let entity = entry.entity(entities);
    let is_alike = beside.entity != entry.entity && is_same(entity.name, beside.entity(entities).name);
    match entry.site {
        Site::Entity if is_alike => {
            message.text("the table of `").text(entity.module).text("::").text(entity.name).text("`")
        }
        Site::Entity => message.text("the table of ").name(entity.name),
        Site::Column(column) => match enum_of(entity, column) {
            Some(enumeration) => {
                let message = message.text("the enum ").name(enumeration.name).text(" of ");
                message.field(entity.name, entity.column(column).field)
            }
            None => message,
        },
        Site::Relation(_) => message.text("a relation of ").name(entity.name),
        Site::Unique(_) => message.text("a unique of ").name(entity.name),
        Site::Index(_) => message.text("an index of ").name(entity.name),
        Site::Check(_) => message.text("a check of ").name(entity.name),
    }
}
