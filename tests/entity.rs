//! What a derived definition holds.
#![expect(dead_code, reason = "the fields describe columns")]

use chrono::{DateTime, Utc};
use rust_decimal::Decimal;
use schema_as_code::{
    ColumnEnum, ColumnType, Entity, Schema,
    def::{
        Action, AuditRole, ColumnDef, DefaultDef, Direction, Entity as _, EntityId, IndexDef, IndexPart,
        IndexValue, RelationDef, Sensitivity, Site, Size, UniqueDef, UniqueScope,
    },
    dialect::Feature,
    expr::{BinaryOperator, Expr, Literal},
    types::{Library, LogicalType, TypeDef},
};
use uuid::Uuid;

#[derive(Entity)]
struct Category {
    id: Uuid,
    name: String,
}

// proves A1, A2, A3
#[test]
fn describes_a_plain_struct() {
    let def = Category::DEF;
    assert_eq!(def.id, EntityId::of(module_path!(), "Category"));
    assert_eq!((def.name, def.table, def.module), ("Category", "categories", module_path!()));
    assert_eq!(def.key, [0]);
    assert_eq!(
        def.columns,
        [
            ColumnDef::new("id", "id", TypeDef::new(LogicalType::Uuid)),
            ColumnDef::new("name", "name", TypeDef::new(LogicalType::Text)),
        ]
    );
    assert!(def.uniques.is_empty() && def.relations.is_empty() && def.features.is_empty());
}

/// A purchase, from checkout
/// to fulfilment.
///
/// More words.
#[derive(Entity)]
#[entity(requirement("ORD-1"), in_schema = "sales")]
#[audit(soft_delete, timestamps, log(except(number)))]
#[index(user_id, desc(created_at), filter(total > 0, live), serves = "history")]
#[unique(number, user_id, among(live))]
#[check(total == subtotal * 2 && total != 0.50, name = "adds_up")]
struct Order {
    #[key(identity)]
    id: i64,
    /// Printed on the invoice.
    #[column(len = 32, unique(among(all)), name = "order_number", was(no), pii)]
    number: String,
    #[relation(Customer, on_delete(cascade), references(code))]
    user_id: Uuid,
    subtotal: Decimal,
    #[column(decimal(10, 2), default = 0)]
    #[check(>= 0)]
    total: Decimal,
    r#type: Option<String>,
    created_at: DateTime<Utc>,
    updated_at: DateTime<Utc>,
    deleted_at: Option<DateTime<Utc>>,
    #[column(skip)]
    cached: Vec<String>,
}

#[derive(Entity)]
struct Customer {
    id: Uuid,
    #[column(unique)]
    code: Uuid,
}

#[test]
fn describes_columns() {
    let def = Order::DEF;
    assert_eq!(def.comment, "A purchase, from checkout to fulfilment.");
    assert_eq!((def.namespace, def.requirements), (Some("sales"), &["ORD-1"][..]));
    assert!(def.columns[0].is_identity);
    assert_eq!(
        def.columns[1],
        ColumnDef {
            comment: "Printed on the invoice.",
            size: Size::Length(32),
            was: &["no"],
            sensitivity: Sensitivity::Personal,
            ..ColumnDef::new("number", "order_number", String::TYPE)
        }
    );
    assert_eq!(def.columns[4].default, DefaultDef::Literal(Literal::Integer(0)));
    assert_eq!(def.columns[4].size, Size::Decimal { precision: 10, scale: 2 });
    assert_eq!((def.columns[5].name, def.columns[5].ty.is_nullable), ("type", true));
    assert_eq!(def.columns[8].role, Some(AuditRole::Deleted));
    assert_eq!(def.columns.len(), 9, "a skipped field is no column");
}

// proves A5, A6, A7, A8
#[test]
fn describes_constraints() {
    let def = Order::DEF;
    assert_eq!(
        def.relations,
        [RelationDef {
            on_delete: Some(Action::Cascade),
            references: &["code"],
            ..RelationDef::new(&[2], Customer::ID, "Customer")
        }]
    );
    assert_eq!(
        def.uniques,
        [
            UniqueDef { is_scope_said: true, ..UniqueDef::new(&[1]) },
            UniqueDef { is_scope_said: true, scope: UniqueScope::Live, ..UniqueDef::new(&[1, 2]) },
        ]
    );
    const ZERO: Expr = Expr::Literal(Literal::Integer(0));
    let [index] = def.indexes else { panic!("one index") };
    assert_eq!(index.parts[0], IndexPart::column(2));
    assert_eq!(
        (index.parts[1].value, index.parts[1].direction),
        (IndexValue::Column(6), Direction::Descending)
    );
    assert_eq!(
        index.filter,
        Some(Expr::Binary(
            BinaryOperator::And,
            &Expr::Binary(BinaryOperator::Greater, &Expr::Column(4), &Expr::Literal(Literal::Integer(0))),
            &Expr::IsNull(&Expr::Column(8)),
        ))
    );
    assert_eq!(index.serves, IndexDef { serves: "history", ..*index }.serves);
    let [field_check, check] = def.checks else { panic!("two checks") };
    assert_eq!(field_check.expr, Expr::Binary(BinaryOperator::GreaterOrEqual, &Expr::Column(4), &ZERO));
    assert_eq!((field_check.column, check.name), (Some(4), Some("adds_up")));
    assert_eq!(def.audit.log.expect("a log is declared").except, [1]);
    let features: Vec<(Feature, Site)> = def.features.iter().map(|used| (used.feature, used.site)).collect();
    assert_eq!(
        features,
        [
            (Feature::Namespace, Site::Entity),
            (Feature::PartialUnique, Site::Unique(1)),
            (Feature::PartialIndex, Site::Index(0)),
        ]
    );
}

/// How far an order is.
#[derive(ColumnEnum, Default)]
#[column(type_name = "order_state")]
enum OrderStatus {
    /// Not paid yet.
    #[default]
    InCheckout,
    #[column(name = "done")]
    Delivered,
}

#[derive(ColumnType)]
#[column(len = 255, pii)]
struct Email(String);

#[derive(Entity)]
struct Parcel {
    id: Uuid,
    #[column(default)]
    status: OrderStatus,
    email: Option<Email>,
    #[column(as(json))]
    contents: Vec<String>,
}

// proves A4
#[test]
fn describes_enums_and_newtypes() {
    let [_, status, email, contents] = Parcel::DEF.columns else { panic!("four columns") };
    let LogicalType::Enum(def) = status.ty.logical else { panic!("an enum") };
    assert_eq!(
        (def.name, def.type_name, def.comment),
        ("OrderStatus", "order_state", "How far an order is.")
    );
    let stored: Vec<_> = def.variants.iter().map(|variant| (variant.ident, variant.value)).collect();
    assert_eq!(stored, [("InCheckout", "in_checkout"), ("Delivered", "done")]);
    assert_eq!((def.default_value(), status.default), (Some("in_checkout"), DefaultDef::OfType));
    assert_eq!(
        email.ty,
        TypeDef {
            logical: LogicalType::Text,
            is_nullable: true,
            size: Size::Length(255),
            sensitivity: Sensitivity::Personal,
            library: Library::Any,
        }
    );
    assert_eq!(contents.ty, TypeDef::new(LogicalType::Json));
}

#[derive(Entity)]
struct Article {
    id: Uuid,
    #[column(len = 40, array(reason = "read and written as a whole"), default = "{}")]
    tags: Vec<String>,
    #[column(array(reason = "read and written as a whole"))]
    copies: Option<Vec<Uuid>>,
    at: jiff::Timestamp,
}

// proves A21
#[test]
fn describes_arrays_and_libraries() {
    let [_, tags, copies, at] = Article::DEF.columns else { panic!("four columns") };
    assert_eq!(tags.ty.logical, LogicalType::Array(const { &TypeDef::new(LogicalType::Text) }));
    assert_eq!((tags.size, tags.array_reason), (Size::Length(40), "read and written as a whole"));
    assert_eq!(tags.default, DefaultDef::Literal(Literal::Text("{}")));
    let uuids = TypeDef::new(LogicalType::Array(const { &TypeDef::new(LogicalType::Uuid) }));
    assert_eq!(copies.ty, uuids.nullable());
    assert_eq!(at.ty, TypeDef::new(LogicalType::Timestamp).of(Library::Jiff));
}

/// What is common to two tables is written once.
macro_rules! tagged {
    ($($entity:ident { $field:ident: $ty:ty })*) => {
        $(#[derive(Entity)]
        #[unique($field, id)]
        struct $entity {
            id: Uuid,
            #[column(len = 40)]
            $field: $ty,
        })*
    };
}

tagged! {
    Label { word: String }
    Picture { digest: Vec<u8> }
}

/// The entities of a macro.
#[derive(Schema)]
#[schema(postgres("15"), driver(sqlx), entities(Label, Picture))]
struct Tagged;

// proves A1
#[test]
fn a_macro_may_make_entities() {
    let tables: Vec<_> = Tagged::DEF.entities.iter().map(|entity| entity.table).collect();
    assert_eq!(tables, ["labels", "pictures"]);
    assert_eq!(Label::DEF.columns[1].field, "word");
}

macro_rules! wide {
    ($name:ident, #$attribute:tt $($field:ident)*) => {
        #[derive(Entity)]
        struct $name {
            id: Uuid,
            $(#$attribute $field: i32,)*
        }
    };
}

wide!(Wide, #[column(default = 7, unique)]
    a b c d e f g h i j k l m n o p q r s t u v w x y z
    aa ba ca da ea fa ga ha ia ja ka la ma na oa pa qa ra sa ta ua va wa xa ya za
    ab bb cb db eb fb gb hb ib jb kb lb mb nb ob pb qb rb);
wide!(Checked, #[check(>= 3)] a b c d e f g h i j k l m n o);

#[test]
fn lists_are_as_long_as_the_entity_says() {
    let def = Wide::DEF;
    assert_eq!((def.columns.len(), def.uniques.len()), (71, 70));
    assert_eq!((def.columns[70].field, def.uniques[69].columns), ("rb", &[70][..]));
    assert!(def.columns[1..].iter().all(|column| column.default == DefaultDef::Literal(Literal::Integer(7))));
    let def = Checked::DEF;
    assert_eq!((def.columns.len(), def.checks.len()), (16, 15));
    for (check, checked) in def.checks.iter().zip(1..) {
        assert!(matches!(
            check.expr,
            Expr::Binary(
                BinaryOperator::GreaterOrEqual,
                Expr::Column(column),
                Expr::Literal(Literal::Integer(3))
            ) if *column == checked
        ));
    }
}
