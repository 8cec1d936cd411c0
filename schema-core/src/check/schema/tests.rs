//! The faults of entities in a schema, on definitions written by hand.

use super::{
    Faults, SLOTS, SchemaIndex, clean,
    cycle::{CycleStep, cycles},
    index::id_table,
    message,
    name::{NameTable, name_table},
    walk,
};
use crate::{
    def::{
        Action, AuditDef, BrokenForm, ColumnDef, Conventions, Deferral, EntityDef, EntityId, FeatureUse,
        IndexDef, IndexPart, NormalForm, RelationDef, SchemaDef, Site, Size, TargetDef, TargetRole,
        TypeOverride, UniqueDef, UniqueScope, WaiverDef,
    },
    dialect::{Dialect, Feature},
    outline::{Outline, outline},
    pack::{NO_REST, Packed},
    types::{LogicalType, TypeDef, Typed},
};

const UUID: TypeDef = TypeDef::new(LogicalType::Uuid);
const ID: ColumnDef = ColumnDef::new("id", "id", UUID);
const CODE: ColumnDef = ColumnDef::new("code", "code", TypeDef::new(LogicalType::Text));

fn leak<T: Copy>(values: &[T]) -> &'static [T] {
    Box::leak(values.to_vec().into_boxed_slice())
}

/// The entity number `number`, related to those in `targets`.
fn entity(number: usize, targets: &[usize]) -> EntityDef {
    let name: &'static str = Box::leak(format!("E{number}").into_boxed_str());
    let mut columns = vec![ID];
    let mut relations = Vec::new();
    for (position, target) in (1_u16..).zip(targets) {
        let field: &'static str = Box::leak(format!("e{target}_id").into_boxed_str());
        columns.push(ColumnDef::new(field, field, UUID));
        let target_name: &'static str = Box::leak(format!("E{target}").into_boxed_str());
        relations.push(RelationDef::new(leak(&[position]), EntityId(*target as u64), target_name));
    }
    EntityDef {
        id: EntityId(number as u64),
        name,
        table: name,
        columns: leak(&columns),
        key: &[0],
        relations: leak(&relations),
        ..EntityDef::EMPTY
    }
}

const fn target(dialect: Dialect) -> TargetDef {
    TargetDef { dialect, version: dialect.oldest(), role: TargetRole::Full, decimal: None }
}

fn schema(entities: &[EntityDef], targets: &[Dialect]) -> SchemaDef {
    let entities: Vec<&'static EntityDef> =
        entities.iter().map(|entity| &*Box::leak(Box::new(*entity))).collect();
    let targets: Vec<TargetDef> = targets.iter().map(|dialect| target(*dialect)).collect();
    SchemaDef { name: "Shop", targets: leak(&targets), entities: leak(&entities), ..SchemaDef::EMPTY }
}

/// More than any schema here has names: the tables need not be tight.
const BUCKETS: usize = 67;

fn index(schema: &SchemaDef) -> &'static SchemaIndex {
    let ids: [u16; BUCKETS] = id_table(schema.entities);
    let names: NameTable<BUCKETS> = name_table(schema.entities, &schema.conventions.naming);
    let steps: [CycleStep; BUCKETS] = cycles(schema.entities, &ids);
    Box::leak(Box::new(SchemaIndex::new(leak(&ids), Box::leak(Box::new(names)), leak(&steps))))
}

/// The entity as the derive packs it, if it could predict its types.
fn packed(entity: &'static EntityDef) -> Packed {
    let types: Vec<u16> = (0..).take(entity.columns.len()).collect();
    let is_enum = |column| matches!(entity.column(column).ty.logical, LogicalType::Enum(_));
    let outline = outline(entity, |column| !is_enum(column), &types);
    let told = leak(&outline.told());
    let Outline { flags, key, kinds, features, precision, longest, .. } = outline;
    let numbers = (flags, key, kinds, features, precision, longest, told);
    let types: Vec<&'static Typed> = entity
        .columns
        .iter()
        .map(|column| -> &'static Typed { Box::leak(Box::new(Typed::of(column.ty))) })
        .collect();
    let targets: Vec<u64> = entity.relations.iter().map(|relation| relation.target.0).collect();
    (entity.id.0, numbers, leak(&types), leak(&targets), "", "", &[], NO_REST)
}

/// The messages of the slots. A schema that is clean by its packed entities has none.
fn faults(schema: SchemaDef) -> Vec<String> {
    let schema: &'static SchemaDef = Box::leak(Box::new(schema));
    let index = index(schema);
    let faults: &'static Faults = Box::leak(Box::new(walk::faults(schema, index)));
    let packed: Vec<Packed> = schema.entities.iter().map(|entity| packed(entity)).collect();
    let is_clean = clean::is_clean::<BUCKETS, BUCKETS>(schema, leak(&packed), packed.len());
    let shown = (0..SLOTS).map(|number| faults.number(number)).filter(|fault| fault.entity > 0);
    let shown: Vec<String> = shown.map(|fault| message(fault, schema, index).as_str().to_owned()).collect();
    assert!(!is_clean || shown.is_empty(), "a schema with faults passed: {shown:#?}");
    shown
}

/// Asserts that nobody reads the definitions of the schema.
#[track_caller]
fn passes_by_outline(schema: SchemaDef) {
    let packed: Vec<Packed> = schema.entities.iter().map(|entity| packed(entity)).collect();
    assert!(clean::is_clean::<BUCKETS, BUCKETS>(&schema, leak(&packed), packed.len()));
    assert_eq!(faults(schema), [""; 0]);
}

#[track_caller]
fn reports(schema: SchemaDef, expected: &[&str]) {
    let found = faults(schema);
    assert_eq!(found.len(), expected.len(), "{found:#?}");
    for (fault, expected) in found.iter().zip(expected) {
        assert!(fault.contains(expected), "{fault:?} contains {expected:?}");
    }
}

const PG: &[Dialect] = &[Dialect::Postgres];

#[test]
fn a_sound_schema_has_no_fault() {
    passes_by_outline(schema(&[entity(0, &[]), entity(1, &[0]), entity(2, &[0, 1])], &Dialect::ALL));
    // In any order, as long as nothing leads back.
    passes_by_outline(schema(&[entity(2, &[0, 1]), entity(1, &[0]), entity(0, &[])], &Dialect::ALL));
}

#[test]
fn a_target_is_among_the_entities() {
    reports(
        schema(&[entity(0, &[7])], PG),
        &[
            "[target_outside_schema] `e7_id` in `E0` relates to `E7`, which is not among the entities of `Shop`",
        ],
    );
}

#[test]
fn each_cycle_is_reported_once_with_its_chain() {
    reports(
        schema(&[entity(0, &[1]), entity(1, &[2]), entity(2, &[0])], PG),
        &[
            "`E0.e1_id` needs a row of `E1`, `E1.e2_id` needs a row of `E2`, `E2.e0_id` needs a row of `E0`\nhelp: make `e0_id`",
        ],
    );
    reports(
        schema(&[entity(0, &[0]), entity(1, &[0])], PG),
        &[
            "no first row can be inserted: `E0.e0_id` needs a row of `E0`\nhelp: make `e0_id` an `Option`: a first",
        ],
    );
    // Two cycles that share E0, and one that begins away from the first entity.
    reports(
        schema(&[entity(0, &[1, 2]), entity(1, &[0]), entity(2, &[3, 0]), entity(3, &[2])], PG),
        &["`E1.e0_id` needs", "`E2.e0_id` needs", "`E2.e3_id` needs a row of `E3`, `E3.e2_id` needs"],
    );
}

#[test]
fn an_optional_or_deferred_relation_breaks_a_cycle() {
    let second = entity(1, &[0]);
    let nullable = ColumnDef { ty: UUID.nullable(), ..second.columns[1] };
    let optional = EntityDef { columns: leak(&[ID, nullable]), ..second };
    reports(schema(&[entity(0, &[1]), optional], PG), &[]);
    let deferred = RelationDef { deferral: Deferral::Deferred, ..second.relations[0] };
    reports(schema(&[entity(0, &[1]), EntityDef { relations: leak(&[deferred]), ..second }], PG), &[]);
}

#[test]
fn names_are_unique_whatever_their_case() {
    let second = EntityDef { table: "e0", ..entity(1, &[]) };
    reports(
        schema(&[entity(0, &[]), second], PG),
        &["[name_collision] `e0` is the name of the table of `E0` and of the table of `E1`"],
    );
    reports(schema(&[entity(0, &[]), EntityDef { namespace: Some("old"), ..second }], PG), &[]);
    let named = IndexDef { name: Some("E0"), ..IndexDef::new(&[IndexPart { ..PART }]) };
    reports(
        schema(&[EntityDef { indexes: leak(&[named]), ..entity(0, &[]) }], PG),
        &["`E0` is the name of the table of `E0` and of an index of `E0`: a name is unique in its database"],
    );
}

const PART: IndexPart = IndexPart::column(0);

#[test]
fn a_feature_is_refused_once_with_every_target() {
    let uses = EntityDef {
        features: &[
            FeatureUse { feature: Feature::DeferrableRelation, site: Site::Entity },
            FeatureUse { feature: Feature::GinIndex, site: Site::Entity },
        ],
        ..entity(0, &[])
    };
    reports(
        schema(&[uses], &[Dialect::Postgres, Dialect::MySql, Dialect::MariaDb]),
        &[
            "[unsupported_feature] MySQL 8.0, MariaDB 10.11 cannot hold a relation checked",
            "cannot hold a GIN index",
        ],
    );
    let tests = TargetDef { role: TargetRole::Test, ..target(Dialect::MySql) };
    reports(
        SchemaDef { targets: leak(&[tests]), ..schema(&[uses], PG) },
        &["MySQL 8.0 cannot hold a relation checked at the end of the transaction"],
    );
}

#[test]
fn storage_and_digits_are_said_for_every_target() {
    let decimal = ColumnDef::new("price", "price", TypeDef::new(LogicalType::Decimal));
    let with = |price: ColumnDef| EntityDef { columns: leak(&[ID, price]), ..entity(0, &[]) };
    reports(
        schema(&[with(decimal)], &[Dialect::Sqlite]),
        &[
            "[unsupported_storage] `E0.price` is a decimal, which cannot be stored in SQLite 3.40: SQLite has no",
        ],
    );
    reports(schema(&[with(decimal)], PG), &["[missing_precision] `E0.price` is a decimal"]);
    let conventions = Conventions { decimal: Some((10, 2)), ..Conventions::NONE };
    reports(SchemaDef { conventions, ..schema(&[with(decimal)], PG) }, &[]);
    let by_hand = &[TypeOverride { dialect: Dialect::Postgres, sql: "money" }];
    reports(schema(&[with(ColumnDef { overrides: by_hand, ..decimal })], PG), &[]);
}

// proves B12
#[test]
fn indexed_text_has_a_length_where_the_target_needs_one() {
    let with = |code: ColumnDef| EntityDef {
        columns: leak(&[ID, code]),
        uniques: leak(&[UniqueDef::new(&[1])]),
        ..entity(0, &[])
    };
    reports(schema(&[with(CODE)], PG), &[]);
    let both = &[Dialect::Postgres, Dialect::MySql, Dialect::MariaDb];
    reports(
        schema(&[with(CODE)], both),
        &[
            "[unbounded_text_in_index] `E0.code` is part of a unique, and MySQL 8.0 cannot index text of any length",
        ],
    );
    reports(schema(&[with(ColumnDef { size: Size::Length(768), ..CODE })], both), &[]);
    reports(
        schema(&[with(ColumnDef { size: Size::Length(769), ..CODE })], both),
        &["[index_key_too_long] a unique of `E0` has up to 3076 bytes, and MySQL 8.0 indexes 3072"],
    );
    let conventions = Conventions { text_length: Some(255), ..Conventions::NONE };
    reports(SchemaDef { conventions, ..schema(&[with(CODE)], both) }, &[]);
    let boundless = with(ColumnDef { size: Size::Unbounded, ..CODE });
    assert_eq!(faults(SchemaDef { conventions, ..schema(&[boundless], both) }).len(), 1);
}

#[test]
fn conventions_reach_relations_and_audit() {
    let set_null = Conventions { on_delete: Some(Action::SetNull), ..Conventions::NONE };
    reports(
        SchemaDef { conventions: set_null, ..schema(&[entity(0, &[]), entity(1, &[0])], PG) },
        &["[set_null_on_not_null] `on_delete` sets `E1.e0_id` to NULL"],
    );
    let audit = AuditDef { timestamps: true, soft_delete: true, ..AuditDef::NONE };
    let audited = Conventions { audit, ..Conventions::NONE };
    let unique = EntityDef { uniques: leak(&[UniqueDef::new(&[0])]), ..entity(0, &[]) };
    reports(
        SchemaDef { conventions: audited, ..schema(&[unique], PG) },
        &[
            "[missing_audit_field] `Shop` asks every entity for `audit(timestamps)`, and `E0` has no field for it",
            "[unique_beside_soft_delete] the unique of `id` in `E0` does not say among which rows",
        ],
    );
    let said = UniqueDef { scope: UniqueScope::All, is_scope_said: true, ..UniqueDef::new(&[0]) };
    let said = EntityDef { uniques: leak(&[said]), ..unique };
    assert_eq!(faults(SchemaDef { conventions: audited, ..schema(&[said], PG) }).len(), 1);
}

// proves B2
#[test]
fn a_stronger_form_is_asked_of_entities_that_say_none() {
    let broken =
        |form, rule, text| BrokenForm { form, site: Site::Column(0), rule, text, is_left_to_schemas: true };
    let weak = EntityDef {
        broken_forms: leak(&[
            broken(NormalForm::BoyceCodd, "non_key_determinant", "[non_key_determinant] `a` depends on `b`"),
            broken(NormalForm::Fourth, "independent_facts", "[independent_facts] `a` and `b`"),
        ]),
        ..entity(0, &[])
    };
    let asking = |form| SchemaDef {
        conventions: Conventions { normal_form: form, ..Conventions::NONE },
        ..schema(&[weak], PG)
    };
    reports(asking(None), &[]);
    reports(asking(Some(NormalForm::Third)), &[]);
    reports(
        asking(Some(NormalForm::BoyceCodd)),
        &["[non_key_determinant] `a` depends on `b`\nnote: `Shop` asks `normal_form(bcnf)` of every entity"],
    );
    reports(asking(Some(NormalForm::Fourth)), &["[non_key_determinant]", "[independent_facts]"]);
    let waived = &[WaiverDef { rule: "non_key_determinant", reason: "read only" }];
    reports(SchemaDef { waivers: waived, ..asking(Some(NormalForm::Fourth)) }, &["[independent_facts]"]);
    let own = EntityDef { normal_form: Some(NormalForm::Third), ..weak };
    let conventions = Conventions { normal_form: Some(NormalForm::Fourth), ..Conventions::NONE };
    reports(SchemaDef { conventions, ..schema(&[own], PG) }, &[]);
}

// proves B2
#[test]
fn what_a_schema_lets_off_is_asked_by_the_others() {
    let broken = |form, rule, text, is_left_to_schemas| BrokenForm {
        form,
        site: Site::Column(0),
        rule,
        text,
        is_left_to_schemas,
    };
    let weak = |second, third| EntityDef {
        broken_forms: leak(&[
            broken(NormalForm::Second, "partial_dependency", "[partial_dependency] `a`", second),
            broken(NormalForm::Third, "transitive_dependency", "[transitive_dependency] `a`", third),
        ]),
        ..entity(0, &[])
    };
    let asking = |form| Conventions { normal_form: form, ..Conventions::NONE };
    let listing = |form, weak| SchemaDef { conventions: asking(form), ..schema(&[weak], PG) };
    let including = |form, weak, included: SchemaDef| SchemaDef {
        includes: leak(&[&*Box::leak(Box::new(included))]),
        ..listing(form, weak)
    };
    let (first, second, bcnf) =
        (Some(NormalForm::First), Some(NormalForm::Second), Some(NormalForm::BoyceCodd));
    // The derive reports what every schema forbids.
    let reported = weak(false, false);
    for form in [None, Some(NormalForm::Third), Some(NormalForm::Fourth)] {
        reports(listing(form, reported), &[]);
        reports(including(form, reported, listing(None, reported)), &[]);
    }
    // A schema asks for the first form.
    let let_off = weak(true, true);
    let both = ["[partial_dependency]", "[transitive_dependency]"];
    let in_two: [fn(SchemaDef) -> SchemaDef; 2] =
        [|schema| schema, |schema| SchemaDef { includes: leak(&[&*Box::leak(Box::new(schema))]), ..schema }];
    for in_two in in_two {
        reports(in_two(listing(None, let_off)), &both);
        reports(in_two(listing(bcnf, let_off)), &both);
        reports(in_two(listing(second, let_off)), &both[..1]);
        reports(in_two(listing(first, let_off)), &[]);
    }
    // A schema asks for the second: that was asked of the derive.
    reports(listing(None, weak(false, true)), &both[1..]);
    let waived: &[WaiverDef] = &[WaiverDef { rule: "partial_dependency", reason: "read only" }];
    reports(SchemaDef { waivers: waived, ..listing(None, let_off) }, &both[1..]);

    let [_, message] = &faults(listing(None, let_off))[..] else { panic!("two forms are broken") };
    let asks = "[transitive_dependency] `a`\nnote: `Shop` asks `normal_form(third)` of every entity, because it asks for no \
        other form; one that stays weaker says so: `#[entity(normal_form(second))]`";
    assert_eq!(
        message,
        &format!("{asks}\nnote: another schema that lists `E0` asks for less, and speaks for itself alone")
    );
    let [_, message] = &faults(including(None, let_off, listing(first, let_off)))[..] else {
        panic!("two forms are broken")
    };
    assert_eq!(
        message,
        &format!(
            "{asks}; of what it includes `Shop` may ask less itself, or `waive(transitive_dependency, reason = \"…\")`"
        )
    );
}

#[test]
fn the_last_slot_counts_the_faults_that_have_none() {
    let columns: Vec<ColumnDef> =
        vec![ColumnDef::new("amount", "amount", TypeDef::new(LogicalType::Decimal)); SLOTS + 2];
    let found = faults(schema(&[EntityDef { columns: leak(&columns), ..entity(0, &[]) }], PG));
    assert_eq!(found.len(), SLOTS);
    assert!(!found[SLOTS - 2].contains("more fault"), "{}", found[SLOTS - 2]);
    assert!(found[SLOTS - 1].ends_with("\nnote: 2 more faults in `Shop`"), "{}", found[SLOTS - 1]);
}

#[test]
fn an_entity_that_is_listed_twice_is_named_once() {
    let twice = entity(0, &[]);
    reports(
        schema(&[twice, entity(1, &[]), twice], PG),
        &["[name_collision] `E0` is listed twice in the `entities` of `Shop`\nhelp: keep one of the two"],
    );
}
