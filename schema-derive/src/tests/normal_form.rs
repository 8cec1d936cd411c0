//! Normal forms: what is refused, and that the tables proposed are entities themselves.

use super::{expansion, faults, passes};

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
fn what_others_say_about_a_field_is_rust_in_the_proposed_table_too() {
    let source = r##"#[determines(zip -> city, town, street)] struct Address {
        id: i64, zip: String,
        #[doc = "```\r\n * { \"a\" } \0"] #[doc = include_str!("city.md")] #[other(text = "one
        two")] #[other::tool(r"{x}", 'y', bound = &'static str)] city: String,
        #[doc = "a\rb"] #[cfg(all())] #[other] town: String,
        /** First.
         *
         * Second: `#[other]`. */
        #[other = "x"] #[other { a, b }] street: String,
    }"##;
    let texts = faults(source);
    let [item] = &proposed(&texts[0])[..] else { panic!("one table: {texts:?}") };
    passes(item);
    let attributes = item.lines().map(str::trim).filter(|line| line.starts_with(['#', '/']));
    let expected = [
        "#[key]",
        "/// ```",
        r#"/// { "a" }"#,
        r#"#[doc = include_str ! ("city.md")]"#,
        r#"#[other::tool(r"{x}", 'y', bound = &'static str)]"#,
        "/// a b",
        "#[cfg(all())]",
        "#[other]",
        "/// First.",
        "///",
        "/// Second: `#[other]`.",
        r#"#[other = "x"]"#,
        "#[other { a, b }]",
    ];
    assert_eq!(attributes.collect::<Vec<_>>(), expected);
    assert!(texts[0].contains("and derive on `Zip` what reads `#[other]` on `Address`"), "{}", texts[0]);
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

// proves B2
#[test]
fn a_dependency_of_several_columns_is_one_fault() {
    let source = "#[determines(zip -> city, state, country)] #[determines(zip -> region)]
        struct S { id: i64, zip: i64, city: i64, state: i64, country: i64, region: i64 }";
    let texts = faults(source);
    assert_eq!(texts.len(), 2, "{texts:?}");
    assert!(texts[0].contains("`city`, `state`, `country` in `S` depend on `zip`"), "{}", texts[0]);
    assert!(texts[0].contains("region: i64"), "one table holds both: {}", texts[0]);
    assert!(texts[1].contains("the split that another message"), "{}", texts[1]);
}

// proves B3
#[test]
fn more_keys_than_can_be_searched_for_are_refused_as_far_as_they_are_known() {
    let letters: Vec<char> = ('a'..='z').collect();
    let pairs = letters.chunks(2).map(|pair| {
        let [one, other] = [pair[0], pair[1]];
        format!("#[determines({one} -> {other})] #[determines({other} -> {one})]")
    });
    let pairs: Vec<String> = pairs.collect();
    let fields = letters.chunks(2).map(|pair| format!("#[key] {}: i64, {}: i64, ", pair[0], pair[1]));
    let source = format!("{} struct S {{ {} }}", pairs.join(" "), fields.collect::<String>());
    let texts = faults(&source);
    assert!(texts.iter().all(|text| text.starts_with("[undeclared_key]")), "{texts:?}");
    let last = texts.last().expect("a key is missing");
    assert!(last.contains("\nat least ") && last.contains(" more follow from the dependencies"), "{last}");
}

// proves B2
#[test]
fn only_what_a_stronger_form_refuses_is_written_into_the_definition() {
    let teacher = "#[determines(teacher -> course)] #[unique(student, teacher)]
        struct S { #[key] student: i64, #[key] course: i64, teacher: i64 }";
    passes(teacher);
    let expanded = expansion(teacher);
    assert_eq!(expanded.matches("BrokenForm").count(), 1, "{expanded}");
    assert!(expanded.contains("BoyceCodd"), "{expanded}");
    let silent = [
        "#[determines(none)] struct S { id: i64, a: i64 }",
        "#[determines(id -> a)] struct S { id: i64, a: i64 }",
        "#[determines(a -> b)] #[entity(normal_form(second))] struct S { id: i64, a: i64, b: i64 }",
        "#[determines(a -> b)] #[waive(transitive_dependency, reason = \"bought as one file\")]
            struct S { id: i64, a: i64, b: i64 }",
    ];
    for source in silent {
        assert!(!expansion(source).contains("broken_forms"), "{source}");
    }
    let waived =
        format!("#[waive(non_key_determinant, reason = \"a register that is read only\")] {teacher}");
    assert!(!expansion(&waived).contains("broken_forms"));
    let own = format!("#[entity(normal_form(third))] {teacher}");
    assert!(!expansion(&own).contains("broken_forms"));
}

#[test]
fn a_schema_may_ask_for_less_unless_the_entity_says_what_it_is_held_to() {
    let entity = |form| format!("{form} #[determines(a -> b)] struct S {{ id: i64, a: i64, b: i64 }}");
    assert!(expansion(&entity("")).contains("AsksLess < __S , 2 >"));
    assert!(!expansion(&entity("#[entity(normal_form(third))]")).contains("AsksLess"));
}
