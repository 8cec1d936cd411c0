//! The messages of the checks of one entity, on definitions written by hand.

use super::{
    Message,
    column::{column_size_fault, default::default_fault, identity_fault, role_fault},
    copy::{declared_fault, undeclared_fault},
    expression::{condition_fault, index_fault},
    key::key_fault,
    relation::relation_fault,
    unique::unique_fault,
};
use crate::{
    def::{
        Action, AuditRole, CaseSensitivity, CheckDef, ColumnDef, CopiedColumn, CopyDef, CopyKind, DefaultDef,
        EntityDef, EntityId, EnumDef, IndexDef, IndexPart, IndexValue, NullsDistinct, RelationDef, Size,
        UniqueDef, VariantDef, WaiverDef,
    },
    expr::{BinaryOperator, Expr, Function, Literal},
    types::{LogicalType, TypeDef},
};

const INT: TypeDef = TypeDef::new(LogicalType::Integer { bits: 32, is_signed: true });
const TEXT: TypeDef = TypeDef::new(LogicalType::Text);
const UUID: TypeDef = TypeDef::new(LogicalType::Uuid);
const DECIMAL: TypeDef = TypeDef::new(LogicalType::Decimal);
const TIMESTAMP: TypeDef = TypeDef::new(LogicalType::Timestamp);
const STATUS: EnumDef = EnumDef {
    name: "Status",
    type_name: "status",
    comment: "",
    variants: &[VariantDef { ident: "Open", value: "open", comment: "" }],
    default: None,
};
const ENUM: TypeDef = TypeDef::new(LogicalType::Enum(&STATUS));

const fn column(field: &'static str, ty: TypeDef) -> ColumnDef {
    ColumnDef::new(field, field, ty)
}

const fn sized(field: &'static str, ty: TypeDef, size: Size) -> ColumnDef {
    ColumnDef { size, ..column(field, ty) }
}

const USER: EntityDef = EntityDef {
    name: "User",
    columns: &[
        column("id", UUID),
        sized("email", TEXT, Size::Length(255)),
        sized("code", TEXT, Size::Length(8)),
        column("age", INT),
    ],
    key: &[0],
    uniques: &[UniqueDef::new(&[1]), UniqueDef { case: CaseSensitivity::Ignored, ..UniqueDef::new(&[2]) }],
    ..EntityDef::EMPTY
};

/// The text of the fault, empty when there is none.
fn text(message: Option<Message>) -> String {
    message.map(|message| message.as_str().to_owned()).unwrap_or_default()
}

#[track_caller]
fn starts(message: Option<Message>, start: &str) {
    let text = text(message);
    assert!(text.starts_with(start) && !start.is_empty(), "{text:?} starts with {start:?}");
    assert!(text.contains("\nhelp: "), "{text:?} says what to do");
}

fn order(columns: &[ColumnDef]) -> EntityDef {
    EntityDef { name: "Order", columns: leak(columns), ..EntityDef::EMPTY }
}

/// Definitions live as long as the process, as they do in a const.
fn leak<T: Copy>(values: &[T]) -> &'static [T] {
    Box::leak(values.to_vec().into_boxed_slice())
}

fn leaked(entity: EntityDef) -> &'static EntityDef {
    Box::leak(Box::new(entity))
}

#[track_caller]
fn relation(column: ColumnDef, relation: RelationDef) -> String {
    let entity = EntityDef { relations: leak(&[relation]), ..order(&[column]) };
    text(relation_fault(leaked(entity), &USER, 0))
}

const TO_USER: RelationDef = RelationDef::new(&[0], EntityId(1), "User");

#[test]
fn a_relation_has_the_type_of_the_key() {
    assert_eq!(relation(column("user_id", UUID), TO_USER), "");
    assert_eq!(relation(column("user_id", UUID.nullable()), TO_USER), "");
    assert_eq!(
        relation(column("user_id", INT), TO_USER),
        "[relation_type] `Order.user_id` is a 32-bit integer, and `User.id`, which it references, is a UUID\n\
         help: give both the same Rust type"
    );
}

#[test]
fn a_relation_references_one_row() {
    let by_email = RelationDef { references: &["email"], ..TO_USER };
    assert_eq!(relation(sized("user_email", TEXT, Size::Length(255)), by_email), "");
    assert_eq!(
        relation(sized("user_email", TEXT, Size::Length(64)), by_email),
        "[relation_type] `Order.user_email` holds 64 characters, and `User.email`, which it references, \
         255 characters\nhelp: give both the same length or digits"
    );
    let by_code = RelationDef { references: &["code"], ..TO_USER };
    assert_eq!(
        relation(sized("user_code", TEXT, Size::Length(8)), by_code),
        "[relation_target_not_unique] several rows of `User` may have the same `code`, which `user_code` in \
         `Order` references: it names no one row\nhelp: reference the key `id`, or put `#[unique(code)]` on `User`"
    );
    let by_typo = RelationDef { references: &["mail"], ..TO_USER };
    assert!(relation(column("user_email", TEXT), by_typo).starts_with(
        "[relation_target_not_unique] `User` has no field `mail`\nhelp: reference its key, or one of the fields `id`"
    ));
    let two = RelationDef { references: &["id", "email"], ..TO_USER };
    assert!(relation(column("user_id", UUID), two).starts_with("[relation_arity] "));
}

#[test]
fn an_action_sets_what_the_column_can_hold() {
    let set_null = RelationDef { on_delete: Some(Action::SetNull), ..TO_USER };
    assert_eq!(relation(column("user_id", UUID.nullable()), set_null), "");
    assert_eq!(
        relation(column("user_id", UUID), set_null),
        "[set_null_on_not_null] `on_delete` sets `Order.user_id` to NULL, which is no value of it\n\
         help: make the field an `Option`, or choose `on_delete(restrict)` or `on_delete(cascade)`"
    );
    let set_default = RelationDef { on_update: Some(Action::SetDefault), ..TO_USER };
    assert!(
        relation(column("user_id", UUID), set_default).starts_with("[set_default_without_default] `on_up")
    );
    let with_default = ColumnDef { default: DefaultDef::Uuid, ..column("user_id", UUID) };
    assert_eq!(relation(with_default, set_default), "");
}

#[track_caller]
fn default_of(column: ColumnDef, default: DefaultDef) -> String {
    text(default_fault(leaked(order(&[ColumnDef { default, ..column }])), 0))
}

#[test]
fn a_default_is_a_value_of_its_column() {
    let quantity = column("quantity", INT);
    let price = sized("price", DECIMAL, Size::Decimal { precision: 4, scale: 2 });
    for (column, default) in [
        (quantity, Literal::Integer(0)),
        (price, Literal::Integer(99)),
        (price, Literal::Decimal("0.50")),
        (price, Literal::Decimal("-12.50")),
        (column("day", TypeDef::new(LogicalType::Date)), Literal::Text("2024-02-29")),
        (column("note", TEXT.nullable()), Literal::Null),
        (column("payload", TypeDef::new(LogicalType::Json)), Literal::Text("[]")),
    ] {
        assert_eq!(default_of(column, DefaultDef::Literal(default)), "", "{default:?}");
    }
    for (column, default, message) in [
        (quantity, Literal::Text("none"), "`Order.quantity` is a 32-bit integer, its default is text"),
        (quantity, Literal::Integer(1 << 31), "`Order.quantity` cannot hold its default 2147483648"),
        (quantity, Literal::Null, "`Order.quantity` is never NULL, its default is NULL"),
        (
            quantity,
            Literal::Decimal("0.5"),
            "`Order.quantity` is a 32-bit integer, its default is a number with a",
        ),
        (
            price,
            Literal::Integer(100),
            "`Order.price` holds 2 digits before the point and 2 after it, its default",
        ),
        (
            price,
            Literal::Decimal("0.125"),
            "`Order.price` holds 2 digits before the point and 2 after it, its d",
        ),
        (
            sized("code", TEXT, Size::Length(2)),
            Literal::Text("abc"),
            "`Order.code` holds 2 characters, its defaul",
        ),
        (
            column("status", ENUM),
            Literal::Text("open"),
            "`Order.status` is the enum `Status`, its default is text",
        ),
        (column("id", UUID), Literal::Text("x"), "`Order.id` is a UUID, its default is text"),
    ] {
        let text = default_of(column, DefaultDef::Literal(default));
        assert!(text.starts_with(&format!("[default_type] {message}")), "{text}");
    }
}

#[test]
fn a_default_that_is_computed_fits_too() {
    assert_eq!(default_of(column("at", TIMESTAMP), DefaultDef::Now), "");
    assert_eq!(default_of(column("id", UUID), DefaultDef::Uuid), "");
    assert_eq!(default_of(column("status", ENUM), DefaultDef::Variant("Open")), "");
    assert!(default_of(column("n", INT), DefaultDef::Now).contains("its default is the current time"));
    assert!(default_of(column("n", INT), DefaultDef::Uuid).contains("its default is a UUID"));
    assert_eq!(
        default_of(column("status", ENUM), DefaultDef::Variant("Gone")),
        "[default_type] in `Order`: the enum `Status` has no variant `Gone`\nhelp: use one of `Open`"
    );
    assert_eq!(
        default_of(column("status", ENUM), DefaultDef::OfType),
        "[default_type] `Order.status`: the enum `Status` marks no variant as its default\n\
         help: put `#[default]` on the variant, or name it: `default(Open)`"
    );
    const SUM: Expr = Expr::Binary(
        BinaryOperator::Add,
        &Expr::Literal(Literal::Integer(1)),
        &Expr::Literal(Literal::Integer(2)),
    );
    assert_eq!(default_of(column("n", INT), DefaultDef::Expr(&SUM)), "");
    assert!(
        default_of(column("n", TEXT), DefaultDef::Expr(&SUM))
            .contains("`Order.n` is text, its default `1 + 2` is a whole number")
    );
    assert!(default_of(column("n", INT), DefaultDef::Expr(&Expr::Column(0))).contains("`n` reads a column"));
}

#[test]
fn sizes_identities_roles_and_keys_fit_their_types() {
    let entity = leaked(EntityDef {
        key: &[0, 1, 2],
        ..order(&[
            sized("a", INT, Size::Length(3)),
            ColumnDef {
                is_identity: true,
                ..sized("b", TEXT.nullable(), Size::Decimal { precision: 3, scale: 1 })
            },
            column("c", TypeDef::new(LogicalType::Float { bits: 64 })),
            ColumnDef { role: Some(AuditRole::Created), ..column("created_at", TIMESTAMP.nullable()) },
            ColumnDef { role: Some(AuditRole::Deleted), ..column("deleted_at", TIMESTAMP) },
            ColumnDef { role: Some(AuditRole::Version), ..column("version", INT) },
        ])
    });
    starts(
        column_size_fault(entity, 0),
        "[misplaced_size] `Order.a` is given a length, and it is a 32-bit integer",
    );
    starts(
        column_size_fault(entity, 1),
        "[misplaced_size] `Order.b` is given decimal digits, and it is text",
    );
    assert_eq!(text(column_size_fault(entity, 2)), "");
    starts(identity_fault(entity, 1), "[identity_type] `Order.b` counts up, and it is text");
    starts(key_fault(entity, 1), "[key_type] `Order.b` is part of the key and may be NULL");
    starts(key_fault(entity, 2), "[key_type] `Order.c` is part of the key and a floating-point number");
    assert_eq!(text(key_fault(entity, 0)), "");
    starts(
        role_fault(entity, 3),
        "[audit_role_type] `Order.created_at` says when its row was written, and may be",
    );
    starts(
        role_fault(entity, 4),
        "[audit_role_type] `Order.deleted_at` says when its row was deleted, and is never",
    );
    assert_eq!(text(role_fault(entity, 5)), "");
}

#[test]
fn a_unique_of_several_columns_has_no_null() {
    let columns = [column("a", INT), column("b", INT.nullable())];
    let with = |unique: UniqueDef| EntityDef { uniques: leak(&[unique]), ..order(&columns) };
    let plain = UniqueDef::new(&[0, 1]);
    starts(
        unique_fault(leaked(with(plain)), 0),
        "[nullable_unique_member] `Order.b` may be NULL, and the unique of `a`, `b` takes no two NULLs as equal",
    );
    let waivers = &[WaiverDef { rule: "nullable_unique_member", reason: "imported" }];
    for entity in [
        with(UniqueDef { nulls: NullsDistinct::NotDistinct, ..plain }),
        with(UniqueDef { filter: Some(Expr::IsNotNull(&Expr::Column(1))), ..plain }),
        with(UniqueDef::new(&[1])),
        EntityDef { waivers, ..with(plain) },
    ] {
        assert_eq!(text(unique_fault(leaked(entity), 0)), "");
    }
    let ignoring = with(UniqueDef { case: CaseSensitivity::Ignored, ..UniqueDef::new(&[0]) });
    starts(unique_fault(leaked(ignoring), 0), "[expression_type] in `Order`: the unique of `a` ignores case");
}

#[test]
fn a_check_is_a_condition_that_holds_still() {
    const LOWER: Expr = Expr::Call(Function::Lower, &[Expr::Column(0)]);
    const NOW: Expr = Expr::Call(Function::Now, &[]);
    let entity = leaked(EntityDef {
        checks: leak(&[
            CheckDef { expr: Expr::Column(0), name: None, column: None },
            CheckDef {
                expr: Expr::Binary(BinaryOperator::Greater, &Expr::Column(1), &NOW),
                name: None,
                column: None,
            },
        ]),
        indexes: leak(&[IndexDef::new(leak(&[IndexPart::new(IndexValue::Expr(LOWER))]))]),
        ..order(&[column("quantity", INT), column("expires_at", TIMESTAMP)])
    });
    starts(
        condition_fault(entity, &entity.checks[0].expr, "a check"),
        "[expression_type] in `Order`: `quantity` is a 32-bit integer, not a condition",
    );
    starts(
        condition_fault(entity, &entity.checks[1].expr, "a check"),
        "[volatile_expression] `expires_at > now()` in `Order` reads the clock: a check is decided when",
    );
    starts(
        index_fault(entity, 0),
        "[expression_type] in `Order`: `quantity` is a 32-bit integer, and the function is for text",
    );
}

#[test]
fn copies_are_declared_and_have_an_original() {
    let columns = [
        column("id", UUID),
        column("user_id", UUID),
        column("user_email", TEXT),
        column("user_age", TEXT),
        column("user_name", TEXT),
    ];
    const TO_USER: RelationDef = RelationDef::new(&[1], EntityId(1), "User");
    let relations = &[TO_USER];
    let entity = EntityDef { relations, ..order(&columns) };
    starts(
        undeclared_fault(leaked(entity), &USER, 0, 2),
        "[undeclared_copy] `Order.user_email` repeats `User.email`, which `user_id` already determines",
    );
    let chained = |key| {
        let entity = EntityDef { relations, key, ..order(&columns) };
        let text = text(undeclared_fault(leaked(entity), &USER, 0, 2));
        text.lines().find_map(|line| line.strip_prefix("note: ")).map(str::to_owned)
    };
    assert_eq!(chained(&[0, 3]).as_deref(), Some("(id, user_age) -> (user_id) -> user_email"));
    assert_eq!(chained(&[1, 0]).as_deref(), Some("(user_id, id) -> (user_id) -> user_email"));
    // What names a row determines it without steps between.
    assert_eq!(chained(&[1]), None);
    assert_eq!(chained(&[2, 0]), None);
    for other in [0, 1, 3, 4] {
        assert_eq!(
            text(undeclared_fault(leaked(entity), &USER, 0, other)),
            "",
            "{}",
            columns[other as usize].field
        );
    }
    let copies = &[CopyDef {
        kind: CopyKind::Snapshot,
        relation: &[1],
        columns: &[
            CopiedColumn { column: 2, source: "email" },
            CopiedColumn { column: 3, source: "age" },
            CopiedColumn { column: 4, source: "title" },
        ],
        reason: "as of then",
    }];
    let declared = leaked(EntityDef { copies, ..entity });
    assert_eq!(text(undeclared_fault(declared, &USER, 0, 2)), "");
    assert_eq!(text(declared_fault(declared, &USER, 0, 0)), "");
    starts(
        declared_fault(declared, &USER, 0, 1),
        "[copy_source] `Order.user_age` is text, and `User.age`, which",
    );
    starts(
        declared_fault(declared, &USER, 0, 2),
        "[copy_source] `Order.user_name` copies `User.title`, and `User`",
    );
}

#[test]
fn hostile_names_stay_in_the_message() {
    let entity = leaked(order(&[sized("`}{\n\u{202e}", INT, Size::Length(3))]));
    assert!(text(column_size_fault(entity, 0)).contains("`}{\n\u{202e}"));
    let long = leaked(EntityDef { name: Box::leak("é".repeat(4000).into_boxed_str()), ..*entity });
    assert!(text(column_size_fault(long, 0)).ends_with('…'));
}
