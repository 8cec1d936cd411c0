//! proves A24 E10

use expect_test::expect;
use schema_as_code_core::{
    def::{
        AccessDef, AccessFilter, Action, AuditDef, AuditLogDef, AuditRole, CheckDef, ColumnDef, Conventions,
        CopiedColumn, CopyDef, CopyKind, DefaultDef, DependencyDef, EntityDef, EntityId, IndexDef, IndexPart,
        NamingDef, NormalForm, NullOrder, ObjectNaming, RelationDef, SchemaDef, Size, TableNaming, TargetDef,
        TargetRole, UniqueDef, UniqueScope, WaiverDef,
    },
    dialect::{Dialect, Version},
    expr::{BinaryOperator, Bound, Expr, Literal, UnaryOperator},
    types::{LogicalType, TypeDef},
};

use super::{declaration, sql};

const BIG: TypeDef = TypeDef::new(LogicalType::Integer { bits: 64, is_signed: true });
const TEXT: TypeDef = TypeDef::new(LogicalType::Text);
const MOMENT: TypeDef = TypeDef::new(LogicalType::Timestamp);

const fn column(name: &'static str, ty: TypeDef) -> ColumnDef {
    ColumnDef::new(name, name, ty)
}

const ID: ColumnDef = ColumnDef { is_identity: true, ..column("id", BIG) };

static USER: EntityDef = EntityDef {
    id: EntityId(1),
    name: "User",
    module: "people",
    table: "users",
    singular: "user",
    columns: &[ID, column("email", TEXT)],
    key: &[0],
    ..EntityDef::EMPTY
};

static ORDER: EntityDef = EntityDef {
    id: EntityId(2),
    name: "Order",
    module: "sales",
    table: "orders",
    singular: "order",
    comment: "A purchase.",
    columns: &[
        ID,
        column("user_id", BIG),
        ColumnDef { comment: "The buyer's.", ..column("user_email", TEXT) },
        ColumnDef { size: Size::Unbounded, ..column("note", TEXT.nullable()) },
        ColumnDef {
            default: DefaultDef::Literal(Literal::Integer(0)),
            ..column("total", TypeDef::new(LogicalType::Decimal))
        },
        ColumnDef { role: Some(AuditRole::Created), is_role_said: true, ..column("made_at", MOMENT) },
        ColumnDef { role: Some(AuditRole::Updated), is_role_said: true, ..column("updated_at", MOMENT) },
        ColumnDef { role: Some(AuditRole::Deleted), ..column("deleted_at", MOMENT.nullable()) },
    ],
    key: &[0],
    relations: &[RelationDef::new(&[1], EntityId(1), "User")],
    uniques: &[UniqueDef { scope: UniqueScope::Live, ..UniqueDef::new(&[1, 5]) }],
    indexes: &[IndexDef {
        serves: "the newest",
        filter: Some(Expr::IsNull(&Expr::Column(7))),
        ..IndexDef::new(&[IndexPart { nulls: NullOrder::Last, ..IndexPart::column(5).descending() }])
    }],
    checks: &[CheckDef {
        name: Some("sensible"),
        column: None,
        expr: Expr::Binary(
            BinaryOperator::Or,
            &Expr::Unary(UnaryOperator::Not, &Expr::Binary(BinaryOperator::Less, &Expr::Column(4), &ZERO)),
            &Expr::Binary(
                BinaryOperator::And,
                &Expr::Between { value: &Expr::Column(1), low: &ZERO, high: &TEN, bound: Bound::Included },
                &Expr::Binary(
                    BinaryOperator::Equal,
                    &Expr::Binary(BinaryOperator::Multiply, &SUM, &TEN),
                    &Expr::Binary(
                        BinaryOperator::Subtract,
                        &TEN,
                        &Expr::Binary(BinaryOperator::Subtract, &TEN, &ZERO),
                    ),
                ),
            ),
        ),
    }],
    accesses: &[
        AccessDef {
            filter: &[
                AccessFilter::Equal(Expr::Column(1)),
                AccessFilter::Holds(Expr::IsNull(&Expr::Column(7))),
            ],
            order: &[IndexPart::column(5).descending()],
            serves: "a user's, newest first",
        },
        AccessDef {
            filter: &[AccessFilter::OneOf(Expr::Column(3)), AccessFilter::Range(Expr::Column(4))],
            order: &[],
            serves: "the report",
        },
    ],
    audit: AuditDef { soft_delete: true, ..AuditDef::NONE },
    dependencies: &[DependencyDef::Functional { determinant: &[1], dependent: &[2] }],
    copies: &[CopyDef {
        kind: CopyKind::SyncedByTrigger,
        relation: &[1],
        columns: &[CopiedColumn { column: 2, source: "email" }],
        reason: "the list shows \"it\"",
    }],
    waivers: &[WaiverDef { rule: "stored_counter", reason: "counted by hand, once a year" }],
    ..EntityDef::EMPTY
};
const ZERO: Expr = Expr::Literal(Literal::Integer(0));
const TEN: Expr = Expr::Literal(Literal::Integer(10));
const SUM: Expr = Expr::Binary(BinaryOperator::Add, &Expr::Column(4), &TEN);

const fn target(dialect: Dialect) -> TargetDef {
    TargetDef { dialect, version: dialect.oldest(), role: TargetRole::Full, decimal: None }
}

const SHOP: SchemaDef = SchemaDef {
    name: "Shop",
    targets: &[target(Dialect::Postgres), target(Dialect::MySql)],
    conventions: Conventions {
        text_length: Some(200),
        decimal: Some((10, 2)),
        on_delete: Some(Action::Cascade),
        audit: AuditDef { timestamps: true, log: Some(AuditLogDef { except: &[] }), ..AuditDef::NONE },
        normal_form: Some(NormalForm::BoyceCodd),
        naming: NamingDef { tables: TableNaming::Singular, prefix: "crm_", objects: ObjectNaming::KindFirst },
    },
    entities: &[&ORDER, &USER],
    includes: &[&PEOPLE],
    waivers: &[WaiverDef { rule: "list_in_text", reason: "tags are searched as they are" }],
    ..SchemaDef::EMPTY
};
/// Users have no moments, and deleting one may not take orders that are kept.
const SMALL: SchemaDef = SchemaDef {
    conventions: Conventions { audit: AuditDef::NONE, on_delete: Some(Action::Restrict), ..SHOP.conventions },
    ..SHOP
};
static PEOPLE: SchemaDef = SchemaDef { name: "People", entities: &[&USER], ..SchemaDef::EMPTY };

#[test]
fn every_convention_is_resolved_and_says_so() {
    expect![[r#"
        // Order of Shop, from sales
        /// A purchase.
        #[entity(table = "crm_order", normal_form(bcnf))] // name by naming(…) of Shop; form by normal_form(…) of Shop
        #[audit(timestamps, soft_delete, log)] // timestamps, log by audit(…) of Shop
        #[unique(user_id, made_at, among(live))]
        #[index(nulls_last(desc(made_at)), filter(deleted_at.is_none()), serves = "the newest")]
        #[check(!(total < 0) || user_id.is_in(0..=10) && (total + 10) * 10 == 10 - (10 - 0), name = "sensible")]
        #[access(filter(user_id, deleted_at.is_none()), order(desc(made_at)), serves = "a user's, newest first")] // served by unique(user_id, made_at, among(live))
        #[access(filter(one_of(note), range(total)), serves = "the report")] // served by no index
        #[determines(user_id -> user_email)]
        #[denormalized(user_id, user_email(email), sync(trigger), reason = "the list shows \"it\"")]
        #[waive(stored_counter, reason = "counted by hand, once a year")]
        #[waive(list_in_text, reason = "tags are searched as they are")] // waive(…) of Shop
        struct Order {
            #[key(identity)]
            id: i64,
            #[relation(User, on_delete(cascade))] // on_delete(…) of Shop
            user_id: i64,
            /// The buyer's.
            #[column(len = 200)] // types(…) of Shop
            user_email: String,
            #[column(text)]
            note: Option<String>,
            #[column(decimal(10, 2), default = 0)] // types(…) of Shop
            total: Decimal,
            #[column(role(created))]
            made_at: DateTime<Utc>,
            #[column(role(updated))]
            updated_at: DateTime<Utc>,
            #[column(role(deleted))] // the role by its name
            deleted_at: Option<DateTime<Utc>>,
        }
    "#]].assert_eq(&declaration(&SHOP, &ORDER));
    expect![[r#"
        // User of Shop, from people, included with People
        #[entity(table = "crm_user", normal_form(bcnf))] // name by naming(…) of Shop; form by normal_form(…) of Shop
        #[audit(timestamps, log)] // timestamps, log by audit(…) of Shop
        #[waive(list_in_text, reason = "tags are searched as they are")] // waive(…) of Shop
        struct User {
            #[key(identity)]
            id: i64,
            #[column(len = 200)] // types(…) of Shop
            email: String,
        }
    "#]].assert_eq(&declaration(&SHOP, &USER));
}

#[test]
fn nothing_said_is_said_too() {
    const BARE: SchemaDef = SchemaDef { name: "Bare", entities: &[&ORDER, &USER], ..SchemaDef::EMPTY };
    let text = declaration(&BARE, &ORDER);
    assert!(
        text.contains(
            "#[entity(table = \"orders\", normal_form(third))] // name by default; form by default\n"
        )
    );
    assert!(text.contains(
        "#[relation(User, on_delete(no_action))] // on_delete is said nowhere: the default of SQL\n"
    ));
    assert!(text.contains("#[audit(soft_delete)]\n"));
    let by_hand = EntityDef { singular: "", table: "tbl_user", normal_form: Some(NormalForm::Third), ..USER };
    let by_hand = Box::leak(Box::new(by_hand));
    assert!(declaration(&SHOP, by_hand).contains("#[entity(table = \"tbl_user\", normal_form(third))]\n"));
}

/// Only what belongs to the entity, in the order of the create script.
#[test]
fn the_sql_is_that_of_the_entity() {
    let starts = |entity: &EntityDef| -> Vec<String> {
        let sql = sql(&SMALL, entity, &SMALL.targets[0]).expect("the target can hold it");
        let is_start = |line: &&str| line.starts_with("CREATE") || line.starts_with("ALTER");
        sql.lines()
            .filter(is_start)
            .map(|line| line.split(['(', ';']).next().unwrap_or_default().trim().to_owned())
            .collect()
    };
    expect![[r#"
        CREATE TABLE "crm_order"
        CREATE UNIQUE INDEX "uq_crm_order_user_id_made_at_live" ON "crm_order"
        CREATE INDEX "idx_crm_order_made_at" ON "crm_order"
        CREATE INDEX "idx_crm_order_user_id" ON "crm_order"
        CREATE FUNCTION "crm_order_user_email_copy"
        CREATE FUNCTION "touch_updated_at"
        CREATE FUNCTION "soft_delete_deleted_at_id"
        CREATE TRIGGER "crm_order_user_email_copy_insert" BEFORE INSERT ON "crm_order"
        CREATE TRIGGER "crm_order_user_email_copy" BEFORE UPDATE ON "crm_order"
        CREATE TRIGGER "crm_order_touch" BEFORE UPDATE ON "crm_order"
        CREATE TRIGGER "crm_order_soft_delete" BEFORE DELETE ON "crm_order""#]]
    .assert_eq(&starts(&ORDER).join("\n"));
    expect![[r#"
        CREATE TABLE "crm_user"
        CREATE FUNCTION "crm_order_user_email_spread"
        CREATE TRIGGER "crm_order_user_email_spread" AFTER UPDATE ON "crm_user""#]]
    .assert_eq(&starts(&USER).join("\n"));
}

#[test]
fn hostile_names_and_texts_stay_in_their_places() {
    const EVIL: &str = "x\"\n} /* \u{1b}[31m\u{202e} */ #[key]";
    let evil = EntityDef {
        name: EVIL,
        module: EVIL,
        table: EVIL,
        comment: EVIL,
        columns: Box::leak(Box::new([ColumnDef {
            comment: EVIL,
            default: DefaultDef::Literal(Literal::Text(EVIL)),
            was: &[EVIL],
            ..ColumnDef::new(EVIL, "other", TEXT)
        }])),
        checks: Box::leak(Box::new([CheckDef {
            expr: Expr::Matches(&Expr::Column(0), EVIL),
            name: Some(EVIL),
            column: None,
        }])),
        relations: Box::leak(Box::new([RelationDef {
            name: Some(EVIL),
            references: &[EVIL],
            ..RelationDef::new(&[0], EntityId(9), EVIL)
        }])),
        indexes: Box::leak(Box::new([IndexDef {
            serves: EVIL,
            name: Some(EVIL),
            ..IndexDef::new(const { &[IndexPart::column(0)] })
        }])),
        accesses: Box::leak(Box::new([AccessDef {
            filter: &[AccessFilter::Equal(Expr::Column(0))],
            order: const { &[IndexPart::column(0)] },
            serves: EVIL,
        }])),
        waivers: Box::leak(Box::new([WaiverDef { rule: EVIL, reason: EVIL }])),
        requirements: &[EVIL],
        ..EntityDef::EMPTY
    };
    let evil: &'static EntityDef = Box::leak(Box::new(evil));
    let schema = SchemaDef { name: EVIL, entities: Box::leak(Box::new([evil])), ..SchemaDef::EMPTY };
    let text = declaration(&schema, evil);
    assert!(!text.contains(['\u{1b}', '\u{202e}']), "{text}");
    let starts = ["//", "#[", "struct ", "    #[", "    ///", "    x", "}"];
    let stray: Vec<&str> =
        text.lines().filter(|line| !starts.iter().any(|start| line.starts_with(start))).collect();
    assert!(stray.is_empty(), "{stray:?}");
    assert_eq!(text.lines().filter(|line| line.starts_with('}')).count(), 1, "{text}");
}

#[test]
fn a_version_is_part_of_the_title() {
    let target = TargetDef { version: Version::new(8, 4), ..target(Dialect::MySql) };
    let people = SchemaDef { conventions: SMALL.conventions, ..PEOPLE };
    let sql = sql(&people, &USER, &target).expect("the target can hold it");
    assert!(sql.starts_with("-- MySQL 8.4\n"), "{sql}");
}
