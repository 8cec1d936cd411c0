//! `show`: what is printed as resolved is a declaration that says the same without any convention.

use schema_as_code::{
    def::SchemaDef,
    dialect::Dialect,
    emit::show::{declaration, sql},
};
use support::{cases, compile};

/// What the structs of each schema name beside each other.
const NAMES: [(&str, &str); 5] = [
    ("addresses", ""),
    ("arrays", ""),
    ("shop", "use example_schemas::shop::*;"),
    ("pagila", "use example_schemas::pagila::*;"),
    ("quickstart", "use example_schemas::quickstart::*;"),
];

/// The schema without conventions, from what is shown of its entities.
fn program(schema: &SchemaDef, names: &str) -> String {
    let mut text = format!(
        "#![allow(dead_code, unused_imports)]\n{names}\nuse chrono::{{DateTime, NaiveDate, NaiveDateTime, NaiveTime, Utc}};\n\
         use ipnetwork::IpNetwork;\n\
         use rust_decimal::Decimal;\nuse serde_json::Value;\nuse std::net::IpAddr;\nuse uuid::Uuid;\n\n"
    );
    let mut entities = Vec::new();
    for entity in schema.entities {
        text.push_str(&format!("#[derive(schema_as_code::Entity)]\n{}\n", declaration(schema, entity)));
        entities.push(entity.name);
    }
    let targets: Vec<String> = schema
        .targets
        .iter()
        .map(|target| {
            let decimal = if target.dialect == Dialect::Sqlite { ", decimal(integer)" } else { "" };
            format!(
                "{}(\"{}.{}\"{decimal})",
                target.dialect.name(),
                target.version.major,
                target.version.minor
            )
        })
        .collect();
    text.push_str(&format!(
        "#[derive(schema_as_code::Schema)]\n#[schema({}, driver(sqlx), entities({}))]\nstruct Resolved;\n\nfn main() {{}}\n",
        targets.join(", "),
        entities.join(", ")
    ));
    text
}

/// proves A24 E10
#[test]
fn what_is_shown_is_a_declaration_without_conventions() {
    let programs: Vec<(String, String)> = NAMES
        .iter()
        .map(|(name, names)| ((*name).to_owned(), program(cases::Case::named(name).schema, names)))
        .collect();
    for outcome in compile::check("shown", &programs) {
        assert!(outcome.errors.is_empty(), "{}: {}", outcome.name, outcome.errors.join("\n"));
    }
}

/// proves E10
///
/// Each statement of the script is about some entity, or about what all of them share.
#[test]
fn the_sql_of_all_entities_is_the_script() {
    let shop = cases::Case::named("shop").schema;
    for target in shop.targets {
        let shown: String = shop
            .entities
            .iter()
            .map(|entity| {
                sql(shop, entity, target).unwrap_or_else(|error| panic!("{}: {error}", entity.name))
            })
            .collect();
        let script = schema_as_code::emit::emit(shop, target).expect("the shop is for every target").create;
        let left: Vec<&str> = script
            .statements()
            .filter(|sql| !shown.contains(sql))
            .map(|sql| sql.lines().next().unwrap_or_default())
            .collect();
        let shared = ["audit_log", "app_context", "append_only"];
        let stray: Vec<&&str> =
            left.iter().filter(|sql| !shared.iter().any(|name| sql.contains(name))).collect();
        assert!(stray.is_empty(), "{}: {stray:#?}", target.dialect.product());
        assert!(left.len() < script.statements().len() / 4, "{}", target.dialect.product());
    }
    assert_eq!(shop.targets.len(), Dialect::ALL.len());
}
