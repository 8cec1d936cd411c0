//! Normal forms: what is refused, and that the tables proposed are entities themselves.

use super::{faults, passes};

/// The structs that a message proposes, each with its attributes.
fn proposed(text: &str) -> Vec<String> {
    let lines = text.lines().skip_while(|line| !line.starts_with("    #[derive(Entity)]"));
    let lines: Vec<&str> = lines.take_while(|line| line.starts_with("    ")).collect();
    let text = lines.join("\n");
    text.split("#[derive(Entity)]")
        .map(str::trim)
        .filter(|item| !item.is_empty())
        .map(str::to_owned)
        .collect()
}

fn rules_of(source: &str) -> Vec<String> {
    let rule = |text: &String| text[1..text.find(']').expect("a message begins with its rule")].to_owned();
    faults(source).iter().map(rule).collect()
}

// proves B2
#[test]
fn the_proposed_tables_are_entities_without_faults() {
    let sources = [
        "#[determines(zip -> city, state)] struct Address { id: i64, #[column(len = 10)] zip: Option<String>, city: String, state: Option<std::string::String> }",
        "#[determines(country, zip -> r#type)] struct Place { id: i64, country: String, zip: String, r#type: String }",
        "#[determines(b -> price)] struct Line { #[key] a: i64, #[key] b: i64, #[column(decimal(10, 2))] price: Decimal }",
        "#[entity(normal_form(fourth))] #[determines(a ->> b)] struct Abc { #[key] a: i64, #[key] b: i64, #[key] c: i64 }",
        "struct Contact { id: i64, phone_1: Option<String>, phone_2: Option<String>, phone_3: String }",
    ];
    for source in sources {
        let texts = faults(source);
        assert_eq!(texts.len(), 1, "{texts:?}");
        let items = proposed(&texts[0]);
        assert!(!items.is_empty(), "{}", texts[0]);
        for item in items {
            passes(&item);
        }
    }
}

#[test]
fn a_table_that_would_take_its_own_name_takes_another() {
    let texts = faults("#[determines(zip -> city)] struct Zip { id: i64, zip: String, city: String }");
    assert!(texts[0].contains("struct ZipFact {"), "{}", texts[0]);
}

// proves B2
#[test]
fn a_dependency_is_one_fault_of_the_weakest_form_it_breaks() {
    let source = "#[entity(normal_form(bcnf))] #[unique(c, b)] #[determines(c -> a, d)]
        struct S { #[key] a: i64, #[key] b: i64, c: i64, d: i64 }";
    assert_eq!(rules_of(source), ["partial_dependency"]);
}

// proves B3
#[test]
fn of_many_undeclared_keys_some_are_shown_and_the_rest_counted() {
    let pairs = [('a', 'b'), ('c', 'd'), ('e', 'f')];
    let both = |(one, other)| format!("#[determines({one} -> {other})] #[determines({other} -> {one})]");
    let source = format!(
        "{} struct S {{ #[key] a: i64, b: i64, #[key] c: i64, d: i64, #[key] e: i64, f: i64 }}",
        pairs.map(both).join(" ")
    );
    let texts = faults(&source);
    assert_eq!(texts.len(), 3, "{texts:?}");
    assert!(texts[2].contains("4 more follow from the dependencies"), "{}", texts[2]);
}

#[test]
fn a_unique_among_some_rows_is_no_key() {
    let entity = |unique| format!("#[determines(a -> id)] {unique} struct S {{ id: i64, a: i64, b: i64 }}");
    passes(&entity("#[unique(a)]"));
    passes(&entity("#[unique(a, ignore_case)]"));
    assert_eq!(rules_of(&entity("#[unique(a, filter(b > 0))]")), ["undeclared_key"]);
}

#[test]
fn too_many_columns_to_analyse_are_refused_where_dependencies_are_declared() {
    let fields: String = (0..130).map(|index| format!("c{index}x: i64, ")).collect();
    assert_eq!(
        rules_of(&format!("#[determines(c1x -> c2x)] struct S {{ id: i64, {fields} }}")),
        ["transitive_dependency"]
    );
    passes(&format!("struct S {{ id: i64, {fields} }}"));
}
