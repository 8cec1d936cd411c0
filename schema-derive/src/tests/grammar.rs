//! What is accepted, and what it becomes.

use super::{expansion, passes};

/// Asserts that the expansion of `source` contains `part`, spaces aside.
fn holds(source: &str, part: &str) {
    let plain = |text: &str| text.replace(char::is_whitespace, "").replace(",)", ")");
    let (expansion, part) = (plain(&expansion(source)), plain(part));
    assert!(expansion.contains(&part), "{part}\nis not in\n{expansion}");
}

/// A check on the field `a`, beside a field `b` and the column `type`.
fn check(expr: &str, part: &str) {
    let source = format!("struct S {{ id: i64, #[check({expr})] a: i64, b: i64, r#type: Kind }}");
    passes(&source);
    holds(&source, &format!("expr: {}", part.replace("E::", "__s::expr::Expr::")));
}

// proves A11
#[test]
fn a_soft_delete_may_ask_for_a_view() {
    let source = |audit: &str| format!("#[audit({audit})] struct S {{ id: i64, deleted_at: Option<T> }}");
    holds(&source("soft_delete(view), log"), "AuditDef { soft_delete: true, live_view: true, log:");
    holds(&source("soft_delete"), "AuditDef { soft_delete: true, ..");
    passes(&source("soft_delete(view)"));
}

// proves A8
#[test]
fn parses_expressions_with_the_precedences_of_rust() {
    let integer = |value: &str| format!("E::Literal(__s::expr::Literal::Integer({value}))");
    let binary = |operator: &str, left: &str, right: &str| {
        format!("E::Binary(__s::expr::BinaryOperator::{operator}, &{left}, &{right})")
    };
    let (a, b, one) = ("E::Column(1)", "E::Column(2)", &integer("1"));
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
            "E::Between {{ value: &E::Column(1), low: &E::Literal(__s::expr::Literal::Integer(1)), \
             high: &E::Literal(__s::expr::Literal::Integer({high})), bound: __s::expr::Bound::{bound} }}"
        )
    };
    check("1..=5", &bounds("5", "Included"));
    check("1..5", &bounds("5", "Excluded"));
    check("a.is_in(1..=5)", &bounds("5", "Included"));
    check("is_in(1..=5)", &bounds("5", "Included"));
    check(
        "..=5",
        "E::Binary(__s::expr::BinaryOperator::LessOrEqual, &E::Column(1), &E::Literal(__s::expr::Literal::Integer(5)))",
    );
    check("a.is_none()", "E::IsNull(&E::Column(1))");
    check("type.is_some()", "E::IsNotNull(&E::Column(3))");
    check(
        "r#type.is_in([Kind::Paid, Open])",
        "E::In(&E::Column(3), &[E::Variant(\"Paid\"), E::Variant(\"Open\")])",
    );
    let is_object = |column| format!("E::Call(__s::expr::Function::IsObject, &[E::Column({column})])");
    check("is_object()", &is_object(1));
    check("b.is_object()", &is_object(2));
    check("is_object(b)", &is_object(2));
    check("matches(\"^a\")", "E::Matches(&E::Column(1), \"^a\")");
    check(
        "coalesce(a, b).is_none()",
        "E::IsNull(&E::Call(__s::expr::Function::Coalesce, &[E::Column(1), E::Column(2)]))",
    );
    check("!a", "E::Unary(__s::expr::UnaryOperator::Not, &E::Column(1))");
    check(
        "sql(postgres = \"a % 2 = 0\")",
        "E::Raw(&[__s::expr::RawSql { dialect: __s::dialect::Dialect::Postgres, sql: \"a % 2 = 0\" }])",
    );
    check(
        "a == 0.10",
        "E::Binary(__s::expr::BinaryOperator::Equal, &E::Column(1), &E::Literal(__s::expr::Literal::Decimal(\"0.10\")))",
    );
}

// proves A2
#[test]
fn parses_defaults() {
    let default = |option: &str, part: &str| {
        let source = format!("struct S {{ id: i64, #[column({option})] a: i64 }}");
        passes(&source);
        holds(&source, &format!("default: __s::def::DefaultDef::{part}"));
    };
    default("default", "OfType");
    default("default = -1", "Literal(__s::expr::Literal::Integer(-1))");
    default("default = 1.50", "Literal(__s::expr::Literal::Decimal(\"1.50\"))");
    default("default = \"it's\"", "Literal(__s::expr::Literal::Text(\"it's\"))");
    default("default = true", "Literal(__s::expr::Literal::Bool(true))");
    default("default(now)", "Now");
    default("default(uuid)", "Uuid");
    default("default(Paid)", "Variant(\"Paid\")");
    default("default(Status::Paid)", "Variant(\"Paid\")");
    default("default(lower(\"A\"))", "Expr(&__s::expr::Expr::Call");
}

#[test]
fn every_attribute_may_stand_inside_entity() {
    let source = "#[entity(namespaced, index(a, desc(b)), unique(a, b), audit(log), crate = ::other::path)]
        #[index(of_another_library)]
        struct S { #[key(of_another_library)] #[entity(key(identity), column(len = 3))] no: i64, a: String, b: i64 }";
    passes(source);
    holds(source, "use ::other::path as __s;");
    holds(source, "is_identity: true,");
    holds(source, "IndexPart::column(1), __s::def::IndexPart::column(2).descending()");
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
    holds(source, "RelationDef::new(&[1, 2], <super::Line as __s::def::Entity>::ID, \"super::Line\")");
    holds(
        source,
        "deferral: __s::def::Deferral::Deferred, index: __s::def::RelationIndex::None { reason: \"written once, never searched\" }, name: ::core::option::Option::Some(\"fk\"),",
    );
    holds(source, "__s::check::relation_target(__DEF, <Order as __s::def::Entity>::DEF, 0)");
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
        "Functional { determinant: &[1], dependent: &[2, 3] }, __s::def::DependencyDef::Multivalued { determinant: &[1, 2], dependent: &[3] }",
    );
    holds(source, "CopiedColumn { column: 5, source: \"name\" }");
    holds(source, "__s::check::undeclared_copy(__DEF, <User as __s::def::Entity>::DEF, 0, 5)");
    holds(source, "WaiverDef { rule: \"redundant_index\", reason: \"a fast path for the report\" }");
}

#[test]
fn a_role_that_only_the_name_suggests_is_checked_by_the_schema() {
    let named = "struct S { id: i64, version: String }";
    holds(named, "role: ::core::option::Option::Some(__s::def::AuditRole::Version),");
    assert!(!expansion(named).contains("check :: role"));
    holds("#[audit(version)] struct S { id: i64, version: i32 }", "__s::check::role(__DEF, 1)");
    assert!(!expansion("struct S { id: i64, #[column(role(none))] version: i32 }").contains("AuditRole"));
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
