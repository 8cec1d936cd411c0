//! What is accepted, and what it becomes.

use schema_as_code_core::def::AuditRole;

use super::{definition, expansion, passes};

/// Asserts that the definition of `source` contains `part`, as it is printed, spaces aside.
fn holds(source: &str, part: &str) {
    let plain = |text: &str| text.replace(char::is_whitespace, "");
    let (definition, part) = (plain(&format!("{:?}", definition(source))), plain(part));
    assert!(definition.contains(&part), "{part}\nis not in\n{definition}");
}

/// Asserts that the expansion of `source` contains `part`, spaces aside.
fn expands_to(source: &str, part: &str) {
    let plain = |text: &str| text.replace(char::is_whitespace, "");
    let (expansion, part) = (plain(&expansion(source)), plain(part));
    assert!(expansion.contains(&part), "{part}\nis not in\n{expansion}");
}

/// A check on the field `a`, beside a field `b` and the column `type`.
fn check(expr: &str, part: &str) {
    let source = format!("struct S {{ id: i64, #[check({expr})] a: i64, b: i64, r#type: Kind }}");
    passes(&source);
    holds(&source, &format!("expr: {part}"));
}

// proves A11
#[test]
fn a_soft_delete_may_ask_for_a_view() {
    let source = |audit: &str| format!("#[audit({audit})] struct S {{ id: i64, deleted_at: Option<T> }}");
    holds(
        &source("soft_delete(view), log"),
        "soft_delete: true, live_view: true, actor: false, version: false, log: Some(",
    );
    holds(
        &source("soft_delete"),
        "soft_delete: true, live_view: false, actor: false, version: false, log: None",
    );
    passes(&source("soft_delete(view)"));
}

// proves A8
#[test]
fn parses_expressions_with_the_precedences_of_rust() {
    let integer = |value: &str| format!("Literal(Integer({value}))");
    let binary = |operator: &str, left: &str, right: &str| format!("Binary({operator}, {left}, {right})");
    let (a, b, one) = ("Column(1)", "Column(2)", &integer("1"));
    let sum = binary("Add", a, &binary("Multiply", b, one));
    check("a + b * 1 > 1", &binary("Greater", &sum, one));
    let and = binary("And", &binary("Equal", b, one), &binary("Less", a, one));
    check("a != 1 || b == 1 && a < 1", &binary("Or", &binary("NotEqual", a, one), &and));
    check(">= 1", &binary("GreaterOrEqual", a, one));
    check(">= 1 && < b", &binary("And", &binary("GreaterOrEqual", a, one), &binary("Less", a, b)));
    check("> -1", &binary("Greater", a, &integer("-1")));
    check("a - 1 > 1", &binary("Greater", &binary("Subtract", a, one), one));
}

#[test]
fn parses_ranges_methods_functions_and_variants() {
    let bounds = |high: &str, bound: &str| {
        format!(
            "Between {{ value: Column(1), low: Literal(Integer(1)), \
             high: Literal(Integer({high})), bound: {bound} }}"
        )
    };
    check("1..=5", &bounds("5", "Included"));
    check("1..5", &bounds("5", "Excluded"));
    check("a.is_in(1..=5)", &bounds("5", "Included"));
    check("is_in(1..=5)", &bounds("5", "Included"));
    check("..=5", "Binary(LessOrEqual, Column(1), Literal(Integer(5)))");
    check("a.is_none()", "IsNull(Column(1))");
    check("type.is_some()", "IsNotNull(Column(3))");
    check("r#type.is_in([Kind::Paid, Open])", "In(Column(3), [Variant(\"Paid\"), Variant(\"Open\")])");
    let is_object = |column| format!("Call(IsObject, [Column({column})])");
    check("is_object()", &is_object(1));
    check("b.is_object()", &is_object(2));
    check("is_object(b)", &is_object(2));
    check("matches(\"^a\")", "Matches(Column(1), \"^a\")");
    check("coalesce(a, b).is_none()", "IsNull(Call(Coalesce, [Column(1), Column(2)]))");
    check("!a", "Unary(Not, Column(1))");
    check("sql(postgres = \"a % 2 = 0\")", "Raw([RawSql { dialect: Postgres, sql: \"a % 2 = 0\" }])");
    check("a == 0.10", "Binary(Equal, Column(1), Literal(Decimal(\"0.10\")))");
}

// proves A2
#[test]
fn parses_defaults() {
    let default = |option: &str, part: &str| {
        let source = format!("struct S {{ id: i64, #[column({option})] a: i64 }}");
        passes(&source);
        holds(&source, &format!("default: {part}"));
    };
    default("default", "OfType");
    default("default = -1", "Literal(Integer(-1))");
    default("default = 1.50", "Literal(Decimal(\"1.50\"))");
    default("default = \"it's\"", "Literal(Text(\"it's\"))");
    default("default = true", "Literal(Bool(true))");
    default("default(now)", "Now");
    default("default(uuid)", "Uuid");
    default("default(Paid)", "Variant(\"Paid\")");
    default("default(Status::Paid)", "Variant(\"Paid\")");
    default("default(lower(\"A\"))", "Expr(Call");
}

#[test]
fn every_attribute_may_stand_inside_entity() {
    let source = "#[entity(namespaced, index(a, desc(b)), unique(a, b), audit(log), crate = ::other::path)]
        #[index(of_another_library)]
        struct S { #[key(of_another_library)] #[entity(key(identity), column(len = 3))] no: i64, a: String, b: i64 }";
    passes(source);
    expands_to(source, "use ::other::path as __s;");
    holds(source, "is_identity: true,");
    holds(source, "value: Column(1), direction: Ascending,");
    holds(source, "value: Column(2), direction: Descending,");
}

// proves A5
#[test]
fn parses_relations() {
    let source = "#[relation(super::Line, on(order_id, no), to(order_id, line_no), on_delete(cascade))]
        struct S {
            id: i64,
            #[relation(Order, on_delete(set_null), on_update(no_action), deferrable, name = \"fk\",
                index(none, reason = \"written once, never searched\"))]
            order_id: i64,
            no: i64,
        }";
    passes(source);
    holds(
        source,
        "columns: [1, 2], target: EntityId(0), target_name: \"super::Line\", references: [\"order_id\", \"line_no\"]",
    );
    holds(
        source,
        "on_delete: Some(SetNull), on_update: Some(NoAction), deferral: Deferred, index: None { reason: \"written once, never searched\" }, name: Some(\"fk\")",
    );
    expands_to(source, "[<Order as __s::def::Entity>::ID.0, <super::Line as __s::def::Entity>::ID.0,]");
    expands_to(source, "__s::check::relation_target::<S, <Order as __s::def::Entity>::This>(0, 65535)");
}

#[test]
fn parses_dependencies_copies_and_waivers() {
    let source = "#[entity(normal_form(first))] #[determines(zip -> city, state)]
        #[determines(zip, city ->> state)]
        #[snapshot(user_id, user_name(name), reason = \"printed on the invoice\")]
        #[denormalized(user_id, city, sync(trigger), reason = \"searched by city\")]
        #[waive(redundant_index, reason = \"a fast path for the report\")]
        #[index(zip)]
        #[index(zip, city)]
        struct S { id: i64, zip: String, city: String, state: String, #[relation(User)] user_id: i64, user_name: String }";
    passes(source);
    holds(
        source,
        "Functional { determinant: [1], dependent: [2, 3] }, Multivalued { determinant: [1, 2], dependent: [3] }",
    );
    holds(source, "CopiedColumn { column: 5, source: \"name\" }");
    expands_to(source, "__s::check::undeclared_copy::<S, <User as __s::def::Entity>::This>(0, 5)");
    holds(source, "WaiverDef { rule: \"redundant_index\", reason: \"a fast path for the report\" }");
}

#[test]
fn a_role_that_only_the_name_suggests_is_checked_by_the_schema() {
    let named = "struct S { id: i64, version: String }";
    holds(named, "role: Some(Version)");
    assert!(!expansion(named).contains("check :: role"));
    let of_type = |ty: &str| format!("#[audit(version)] struct S {{ id: i64, version: {ty} }}");
    // Unless the type cannot be stored at all.
    expands_to(&of_type("Count"), r#"__s::check::role::<S>(1, b"\x00\x01\x01>")"#);
    let unnamed = definition("struct S { id: i64, #[column(role(none))] version: i32 }");
    assert_eq!(unnamed.columns[1].role, None);
    let said = "struct S { id: i64, version: String, #[column(role(version))] count: i32 }";
    passes(said);
    let (columns, count) = (definition(said).columns, definition(said).column_with_role(AuditRole::Version));
    assert!(!columns[1].is_role_said && columns[2].is_role_said);
    assert_eq!(count.map(|(column, _)| column), Some(2), "a name gives way");
}

/// Only const evaluation knows the types behind names. A check is left to it where the name tells nothing or tells
/// of a fault; where it tells that all is well, one call asks whether the name means what it usually does.
#[test]
fn a_check_that_the_names_of_types_answer_is_not_asked() {
    let of_type = |ty: &str| format!("#[audit(version)] struct S {{ id: i64, version: {ty} }}");
    assert!(!expansion(&of_type("i32")).contains("check :: role"));
    expands_to(&of_type("i32"), r#"__s::check::predicted::<S>(0, b"\x02\x12\n\x00")"#);
    expands_to(&of_type("String"), r#"__s::check::role::<S>(1, b"")"#);
    // Unless the type cannot be stored at all.
    expands_to(&of_type("Count"), r#"__s::check::role::<S>(1, b"\x00\x01\x01>")"#);
    expands_to(&of_type("Option<i32>"), r#"__s::check::role::<S>(1, b"")"#);
}

// proves E1
#[test]
fn an_entity_of_twelve_columns_stays_small() {
    let fields: String = ('a'..='k').map(|letter| format!("column_{letter}: String, ")).collect();
    let source = format!("#[index(column_a, column_b)] struct S {{ id: i64, {fields} }}");
    let expansion = expansion(&source);
    assert!(expansion.matches("impl").count() <= 4, "{expansion}");
    assert!(!expansion.contains("fn "), "functions would be compiled: {expansion}");
}
