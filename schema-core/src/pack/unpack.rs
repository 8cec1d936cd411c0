//! Packed code → definition.

use super::{
    ACTIONS, METHODS, Packed, SENSITIVITIES, STORES,
    lists::{Sections, number},
    op,
    reader::{Reader, next, next_ref, number, several},
};
use crate::{
    def::{
        AuditDef, AuditLogDef, AuditRole, CaseSensitivity, CheckDef, ColumnDef, DefaultDef, Deferral,
        DependencyDef, EntityDef, EntityId, FeatureUse, IndexDef, IndexPart, NormalForm, NullsDistinct,
        RelationDef, RelationIndex, Site, Size, UniqueDef, UniqueScope,
    },
    dialect::Feature,
    expr::{Expr, Literal},
    types::{LogicalType, TypeDef},
};

// What the lists hold before they are filled.
const COLUMN: ColumnDef = ColumnDef::new("", "", TypeDef::new(LogicalType::Bool));
const RELATION: RelationDef = RelationDef::new(&[], EntityId(0), "");
const UNIQUE: UniqueDef = UniqueDef::new(&[]);
const INDEX: IndexDef = IndexDef::new(&[]);
const CHECK: CheckDef = CheckDef { expr: Expr::Literal(Literal::Bool(true)), name: None, column: None };
const DEPENDENCY: DependencyDef = DependencyDef::Functional { determinant: &[], dependent: &[] };
const FEATURE: FeatureUse = FeatureUse { feature: Feature::Namespace, site: Site::Entity };

/// How many elements of each list are filled.
struct Counts {
    relations: usize,
    uniques: usize,
    indexes: usize,
    checks: usize,
    dependencies: usize,
    features: usize,
}

/// A definition and its lists, side by side. The numbers are the lengths of the lists.
pub(super) struct Arrays<
    const COLUMNS: usize,
    const RELATIONS: usize,
    const UNIQUES: usize,
    const INDEXES: usize,
    const CHECKS: usize,
    const DEPENDENCIES: usize,
    const FEATURES: usize,
> {
    columns: [ColumnDef; COLUMNS],
    relations: [RelationDef; RELATIONS],
    uniques: [UniqueDef; UNIQUES],
    indexes: [IndexDef; INDEXES],
    checks: [CheckDef; CHECKS],
    dependencies: [DependencyDef; DEPENDENCIES],
    features: [FeatureUse; FEATURES],
    /// The definition without the lists.
    entity: EntityDef,
}

impl<
    const COLUMNS: usize,
    const RELATIONS: usize,
    const UNIQUES: usize,
    const INDEXES: usize,
    const CHECKS: usize,
    const DEPENDENCIES: usize,
    const FEATURES: usize,
> Arrays<COLUMNS, RELATIONS, UNIQUES, INDEXES, CHECKS, DEPENDENCIES, FEATURES>
{
    /// The definition.
    pub(super) const fn definition(&'static self) -> EntityDef {
        let Self { columns, relations, uniques, indexes, checks, dependencies, features, entity } = self;
        EntityDef { columns, relations, uniques, indexes, checks, dependencies, features, ..*entity }
    }
}

/// Unpacks an entity, whose parts of indexes are in `parts`.
///
/// # Panics
/// When the code does not fit the lists: the derive never writes such code.
pub(super) const fn unpack<
    const COLUMNS: usize,
    const RELATIONS: usize,
    const UNIQUES: usize,
    const INDEXES: usize,
    const CHECKS: usize,
    const DEPENDENCIES: usize,
    const FEATURES: usize,
>(
    packed: &Packed,
    mut reader: Reader,
    sections: &Sections,
    mut parts: &'static [IndexPart],
) -> Arrays<COLUMNS, RELATIONS, UNIQUES, INDEXES, CHECKS, DEPENDENCIES, FEATURES> {
    let (id, _, types, _, module, .., rest) = *packed;
    reader.code = sections.code;
    let mut entity = EntityDef {
        id: EntityId(id),
        name: next!(reader, texts),
        module,
        table: next!(reader, texts),
        copies: rest.copies,
        search: rest.search,
        accesses: rest.accesses,
        waivers: rest.waivers,
        broken_forms: rest.broken_forms,
        ..EntityDef::EMPTY
    };
    let mut columns = [COLUMN; COLUMNS];
    let mut relations = [RELATION; RELATIONS];
    let mut uniques = [UNIQUE; UNIQUES];
    let mut indexes = [INDEX; INDEXES];
    let mut checks = [CHECK; CHECKS];
    let mut dependencies = [DEPENDENCY; DEPENDENCIES];
    let mut features = [FEATURE; FEATURES];
    let (mut unnamed, mut positions): (&mut [ColumnDef], _) = (&mut columns, sections.types);
    while let [column, columns @ ..] = unnamed {
        let (position, rest) = number(positions);
        column.field = next!(reader, texts);
        column.name = column.field;
        column.ty = types[position].def;
        (unnamed, positions) = (columns, rest);
    }
    let mut count = Counts { relations: 0, uniques: 0, indexes: 0, checks: 0, dependencies: 0, features: 0 };
    while !matches!(reader.code, []) {
        let operation = next!(reader, code);
        match operation {
            op::COMMENT => entity.comment = next!(reader, texts),
            op::NAMESPACE => entity.namespace = Some(next!(reader, texts)),
            op::REQUIREMENTS => entity.requirements = several!(reader, texts),
            op::KEY => entity.key = next!(reader, positions),
            op::NORMAL_FORM => entity.normal_form = Some(NormalForm::ALL[number!(reader) as usize]),
            op::NO_DEPENDENCIES => entity.has_no_dependencies = true,
            op::AUDIT => entity.audit = audit(number!(reader), entity.audit.log),
            op::LOG => entity.audit.log = Some(AuditLogDef { except: next!(reader, positions) }),
            op::SINGULAR => entity.singular = next!(reader, texts),
            op::COLUMN_NAME..=op::ROLE_SAID => {
                let column = &mut columns[number!(reader) as usize];
                match operation {
                    op::COLUMN_NAME => column.name = next!(reader, texts),
                    op::COLUMN_COMMENT => column.comment = next!(reader, texts),
                    op::LENGTH => {
                        let (lower, upper) = (number!(reader) as u32, number!(reader) as u32);
                        column.size = Size::Length(upper << 16 | lower);
                    }
                    op::UNBOUNDED => column.size = Size::Unbounded,
                    op::DECIMAL => {
                        let (precision, scale) = (number!(reader) as u8, number!(reader) as u8);
                        column.size = Size::Decimal { precision, scale };
                    }
                    op::DEFAULT_OF_TYPE => column.default = DefaultDef::OfType,
                    op::DEFAULT_VARIANT => column.default = DefaultDef::Variant(next!(reader, texts)),
                    op::DEFAULT_NOW => column.default = DefaultDef::Now,
                    op::DEFAULT_UUID => column.default = DefaultDef::Uuid,
                    op::DEFAULT_LITERAL => {
                        let Expr::Literal(literal) = next!(reader, exprs) else {
                            panic!("a default that is no constant")
                        };
                        column.default = DefaultDef::Literal(literal);
                    }
                    op::DEFAULT_TRUE => column.default = DefaultDef::Literal(Literal::Bool(true)),
                    op::DEFAULT_FALSE => column.default = DefaultDef::Literal(Literal::Bool(false)),
                    op::DEFAULT_EXPR => column.default = DefaultDef::Expr(next_ref!(reader, exprs)),
                    op::GENERATED => column.generated = Some(next_ref!(reader, exprs)),
                    op::IDENTITY => column.is_identity = true,
                    op::ROLE => column.role = Some(AuditRole::ALL[number!(reader) as usize]),
                    op::SENSITIVITY => column.sensitivity = SENSITIVITIES[number!(reader) as usize],
                    op::STORE => column.store = Some(STORES[number!(reader) as usize]),
                    op::OVERRIDES => column.overrides = several!(reader, overrides),
                    op::WAS => column.was = several!(reader, texts),
                    op::ARRAY_REASON => column.array_reason = next!(reader, texts),
                    _ => column.is_role_said = true,
                }
            }
            op::RELATION => {
                let into = &mut relations[count.relations];
                into.columns = next!(reader, positions);
                into.target = EntityId(next!(reader, targets));
                into.target_name = next!(reader, texts);
                count.relations += 1;
            }
            op::REFERENCES..=op::RELATION_NAME => {
                let relation = &mut relations[count.relations - 1];
                match operation {
                    op::REFERENCES => relation.references = several!(reader, texts),
                    op::ON_DELETE => relation.on_delete = Some(ACTIONS[number!(reader) as usize]),
                    op::ON_UPDATE => relation.on_update = Some(ACTIONS[number!(reader) as usize]),
                    op::DEFERRED => relation.deferral = Deferral::Deferred,
                    op::NO_INDEX => relation.index = RelationIndex::None { reason: next!(reader, texts) },
                    _ => relation.name = Some(next!(reader, texts)),
                }
            }
            op::UNIQUE => {
                uniques[count.uniques].columns = next!(reader, positions);
                count.uniques += 1;
            }
            op::SCOPE_SAID..=op::UNIQUE_NAME => {
                let unique = &mut uniques[count.uniques - 1];
                match operation {
                    op::SCOPE_SAID => unique.is_scope_said = true,
                    op::LIVE => unique.scope = UniqueScope::Live,
                    op::UNIQUE_FILTER => unique.filter = Some(next!(reader, exprs)),
                    op::IGNORE_CASE => unique.case = CaseSensitivity::Ignored,
                    op::NULLS_NOT_DISTINCT => unique.nulls = NullsDistinct::NotDistinct,
                    op::DEFERRABLE => unique.is_deferrable = true,
                    _ => unique.name = Some(next!(reader, texts)),
                }
            }
            op::INDEX => {
                (indexes[count.indexes].parts, parts) = first(parts, number!(reader) as usize);
                count.indexes += 1;
            }
            op::INDEX_FILTER..=op::SERVES => {
                let index = &mut indexes[count.indexes - 1];
                match operation {
                    op::INDEX_FILTER => index.filter = Some(next!(reader, exprs)),
                    op::INCLUDE => index.include = next!(reader, positions),
                    op::METHOD => index.method = METHODS[number!(reader) as usize],
                    op::INDEX_NAME => index.name = Some(next!(reader, texts)),
                    _ => index.serves = next!(reader, texts),
                }
            }
            op::CHECK => {
                checks[count.checks].expr = next!(reader, exprs);
                count.checks += 1;
            }
            op::CHECK_NAME => checks[count.checks - 1].name = Some(next!(reader, texts)),
            op::CHECK_COLUMN => checks[count.checks - 1].column = Some(number!(reader)),
            op::FUNCTIONAL | op::MULTIVALUED => {
                let (determinant, dependent) = (next!(reader, positions), next!(reader, positions));
                dependencies[count.dependencies] = match operation {
                    op::FUNCTIONAL => DependencyDef::Functional { determinant, dependent },
                    _ => DependencyDef::Multivalued { determinant, dependent },
                };
                count.dependencies += 1;
            }
            op::FEATURE => {
                let feature = Feature::ALL[number!(reader) as usize];
                let (kind, position) = (number!(reader), number!(reader));
                features[count.features] = FeatureUse { feature, site: Site::of_code(kind, position) };
                count.features += 1;
            }
            _ => panic!("an unknown operation in the code of an entity"),
        }
    }
    Arrays { columns, relations, uniques, indexes, checks, dependencies, features, entity }
}

const fn audit(bits: u16, log: Option<AuditLogDef>) -> AuditDef {
    AuditDef {
        timestamps: bits & op::audit::TIMESTAMPS != 0,
        soft_delete: bits & op::audit::SOFT_DELETE != 0,
        live_view: bits & op::audit::LIVE_VIEW != 0,
        actor: bits & op::audit::ACTOR != 0,
        version: bits & op::audit::VERSION != 0,
        log,
    }
}

/// The first `count` parts, and the rest. By patterns: `split_at` enters a dozen functions.
const fn first(parts: &'static [IndexPart], count: usize) -> (&'static [IndexPart], &'static [IndexPart]) {
    let (mut taken, mut rest) = (parts, parts);
    let mut i = 0;
    while i < count
        && let [_, after @ ..] = rest
    {
        rest = after;
        i += 1;
    }
    let mut i = 0;
    while i < rest.len()
        && let [before @ .., _] = taken
    {
        taken = before;
        i += 1;
    }
    (taken, rest)
}

#[cfg(test)]
mod tests {
    use super::{Arrays, Sections, unpack};
    use crate::{
        def::Size,
        outline,
        pack::{NO_REST, Packed, op, reader::Reader},
        types::{LogicalType, TypeDef, Typed},
    };

    const TEXT: &Typed = &Typed::of(TypeDef::new(LogicalType::Text));

    #[test]
    fn a_number_above_a_byte_is_read() {
        let texts = [["Wide", "wides"].as_slice(), &["field"; 300]].concat();
        let code = [op::LENGTH, u8::MAX, 43, 1, u8::MAX, 0xff, 0, 2, op::IDENTITY, 7];
        let packed: Packed = (0, outline::NOTHING, &[TEXT], &[], "", "", &[], NO_REST);
        let reader = Reader::new(&packed, texts.leak(), &[], &[]);
        let (types, code) = ([0; 300].as_slice(), code.to_vec().leak());
        let sections = Sections { types, texts: &[], positions: &[], parts: &[], nodes: &[], code };
        let arrays: Arrays<300, 0, 0, 0, 0, 0, 0> = unpack(&packed, reader, &sections, &[]);
        let entity = Box::leak(Box::new(arrays)).definition();
        assert_eq!(entity.columns[299].size, Size::Length(2 << 16 | 255));
        assert!(entity.columns[7].is_identity && entity.table == "wides");
    }
}
