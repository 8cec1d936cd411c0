//! What is refused, and in which words.

use super::{faults, passes, refuses};

// proves B1
#[test]
fn unknown_words_are_answered_with_the_nearest_and_the_valid_ones() {
    refuses(
        "struct S { id: i64, #[column(uniqe)] a: i64 }",
        "[unknown_attribute] unknown option in `column`: `uniqe`\nhelp: did you mean `unique`?\nvalid: array, as, decimal, default, \
         index, len, name, pii, role, secret, skip, store, text, type, unique, was",
    );
    refuses(
        "#[index(usr_id)] struct S { id: i64, user_id: i64 }",
        "[unknown_column] `S` has no column `usr_id`\nhelp: did you mean `user_id`?",
    );
    refuses(
        "#[unique(a, deferable)] struct S { id: i64, a: i64 }",
        "[unknown_attribute] unknown option in `unique`: `deferable`\nhelp: did you mean `deferrable`?\nvalid: among, filter, \
         ignore_case, nulls_not_distinct, deferrable, name",
    );
    refuses(
        "struct S { id: i64, #[relation(User, on_delete(cascad))] a: i64 }",
        "[unknown_attribute] unknown value of `on_delete`: `cascad`\nhelp: did you mean `cascade`?\nvalid: cascade, restrict, \
         set_null, set_default, no_action",
    );
}

#[test]
fn a_soft_delete_takes_a_view_and_nothing_else() {
    let source = |audit: &str| format!("#[audit({audit})] struct S {{ id: i64, deleted_at: Option<T> }}");
    refuses(
        &source("soft_delete(viw)"),
        "[unknown_attribute] unknown option in `soft_delete`: `viw`\nhelp: did you mean `view`?\nvalid: view",
    );
    for malformed in ["soft_delete()", "soft_delete(view = 1)", "soft_delete(\"view\")", "soft_delete = true"]
    {
        let texts = faults(&source(malformed));
        assert!(texts.len() == 1 && texts[0].contains("soft_delete(view)"), "{malformed}: {texts:?}");
    }
}

#[test]
fn misplaced_attributes_say_where_they_belong() {
    refuses(
        "struct S { id: i64, #[unique] a: i64 }",
        "[misplaced_attribute] `unique` belongs on the struct, not on a field\nhelp: write `#[column(unique)]` here, or \
         `#[unique(a)]` above the struct",
    );
    refuses(
        "struct S { id: i64, #[column(on_delete(cascade))] a: i64 }",
        "[misplaced_attribute] `on_delete` is an option of `relation`, not of `column`\nvalid in `column`: array, as, decimal, \
         default, index, len, name, pii, role, secret, skip, store, text, type, unique, was",
    );
    refuses(
        "struct S { #[entity(table = \"x\")] id: i64 }",
        "[misplaced_attribute] `table` belongs on the struct, not on a field",
    );
}

#[test]
fn every_fault_shows_in_one_run_and_one_mistake_is_one_fault() {
    let texts = faults(
        "#[index(nme)] #[unique(email, id, amog(live))] #[check(total > )] #[audit(soft_delete)]
         struct S { #[column(lenn = 3)] email: String, #[check(== = 3)] total: i64 }",
    );
    let rules: Vec<&str> = texts.iter().filter_map(|text| text.split(']').next()).collect();
    assert_eq!(
        rules,
        [
            "[unknown_attribute",
            "[malformed_attribute",
            "[unknown_column",
            "[unknown_column",
            "[unknown_attribute",
            "[malformed_attribute",
            "[missing_key",
            "[missing_audit_field"
        ],
        "{texts:#?}"
    );
}

#[test]
fn expressions_of_sql_are_answered_with_ours() {
    let check = |expr: &str, message: &str| {
        refuses(
            &format!("#[check({expr})] struct S {{ id: i64, a: i64 }}"),
            &format!("[malformed_attribute] {message}"),
        );
    };
    check("a = 1", "`=` where an operator is expected\nhelp: equality is written `==`");
    check("a == 1 and id == 2", "`and` where an operator is expected\nhelp: and is written `&&`");
    check(
        "a in (1, 2)",
        "`in` where an operator is expected\nhelp: membership is written `column.is_in([…])`",
    );
    check("1 < a < 3", "comparisons cannot be chained\nhelp: join two comparisons with `&&`");
    check("a.is_in(1, 2)", "`is_in` takes a list `[a, b]` or a range `1..=5`");
    check("a > 1.5e3", "a number with an exponent has no exact decimal form");
    check(
        "a > 1, id > 1",
        "a check is one expression\nhelp: join with `&&`, or write a second `#[check(…)]`",
    );
    refuses(
        "#[check(a.len() > 1)] struct S { id: i64, a: String }",
        "[unknown_attribute] unknown method `len`\nvalid: is_none, is_some, is_in, is_object, is_array, matches\nhelp: write `length(…)`",
    );
}

// proves B6
#[test]
fn a_table_has_a_key() {
    refuses(
        "struct Measurement { sensor: i64 }",
        "[missing_key] `Measurement` has no primary key\nhelp: put `#[key]` on the field or fields that name a row, or add\n    \
         #[key(identity)]\n    id: i64,",
    );
    passes("struct S { #[key] a: i64, #[key] b: i64 }");
}

// proves B6
#[test]
fn a_unique_beside_soft_delete_says_which_rows_count() {
    let entity = |unique: &str| {
        format!(
            "#[audit(soft_delete)] struct S {{ id: i64, #[column({unique})] a: i64, deleted_at: Option<T> }}"
        )
    };
    refuses(
        &entity("unique"),
        "[unique_beside_soft_delete] the unique of `a` does not say whether deleted rows count\na deleted row stays in the \
         table and keeps its value\nhelp: add `among(live)` to let the value be used again after a delete, or `among(all)` \
         to keep it taken",
    );
    passes(&entity("unique(among(live))"));
    passes(&entity("unique(ignore_case, among(all))"));
}

// proves B7
#[test]
fn audit_roles_have_fields() {
    refuses(
        "#[audit(timestamps)] struct S { id: i64, created_at: T }",
        "[missing_audit_field] `S` declares `audit(timestamps)` and has no field `updated_at`\nhelp: add to the struct\n    \
         updated_at: DateTime<Utc>,\na field of another name says so with `#[column(role(…))]`",
    );
    passes("#[audit(timestamps)] struct S { id: i64, created_at: T, #[column(role(updated))] changed: T }");
    refuses(
        "#[index(a, filter(live))] struct S { id: i64, a: i64 }",
        "[missing_audit_field] `live` means not soft-deleted, and rows of `S` are not soft-deleted\nhelp: leave `live` out, or \
         add\n    #[audit(soft_delete)]\n    deleted_at: Option<DateTime<Utc>>,",
    );
}

// proves B5
#[test]
fn indexes_do_not_repeat_each_other() {
    let entity = |attributes: &str| format!("{attributes} struct S {{ id: i64, a: i64, b: i64 }}");
    let rule = |attributes: &str| -> Vec<String> {
        let texts = faults(&entity(attributes));
        texts.iter().filter_map(|text| Some(text.lines().next()?.to_owned())).collect()
    };
    assert_eq!(rule("#[index(a)] #[index(a)]"), ["[duplicate_index] the index repeats another"]);
    assert_eq!(rule("#[unique(a, b)] #[unique(a, b)]"), ["[duplicate_index] the unique repeats another"]);
    assert_eq!(rule("#[unique(id)]"), ["[duplicate_index] the unique repeats the primary key"]);
    assert_eq!(
        rule("#[index(a)] #[index(a, b)]"),
        ["[redundant_index] the index is the beginning of another index"]
    );
    assert_eq!(
        rule("#[index(desc(a))] #[index(a, b)]"),
        ["[redundant_index] the index is the beginning of another index"]
    );
    assert_eq!(
        rule("#[index(a)] #[unique(a, b)]"),
        ["[redundant_index] the index is the beginning of a unique"]
    );
    assert_eq!(rule("#[index(a, b)] #[unique(a, b)]"), ["[redundant_index] the index repeats a unique"]);
    assert_eq!(
        rule("#[index(lower(a))] #[unique(a, ignore_case)]"),
        ["[redundant_index] the index repeats a unique"]
    );
    assert_eq!(rule("#[index(id)]"), ["[redundant_index] the index repeats the primary key"]);
    for different in [
        "#[index(a)] #[index(b, a)]",
        "#[index(a, filter(b > 0))] #[index(a, b)]",
        "#[index(a, desc(b))] #[index(a, b)]",
        "#[index(a, include(b))] #[index(a, b)]",
        "#[index(a, using(hash))] #[index(a, b)]",
        "#[index(lower(a))] #[index(a, b)]",
        "#[index(a)] #[unique(a, ignore_case)]",
        "#[index(lower(a))] #[unique(a)]",
        "#[index(a)] #[unique(a, b, filter(b > 0))]",
    ] {
        passes(&entity(different));
    }
}

// proves B10, B15
#[test]
fn names_fit_differ_and_agree() {
    let long = "x".repeat(64);
    let texts = faults(&format!("#[entity(table = \"{long}\")] struct S {{ id: i64 }}"));
    assert_eq!(texts.len(), 1);
    assert!(texts[0].starts_with("[name_too_long] the table name"), "{}", texts[0]);
    passes(&format!("#[entity(table = \"{}\")] struct S {{ id: i64 }}", "x".repeat(63)));
    let texts = faults("struct S { id: i64, #[column(name = \"ID\")] a: i64 }");
    assert!(texts[0].starts_with("[name_collision] the column name `ID` is taken"), "{texts:?}");
    refuses(
        "struct S { id: i64, #[sqlx(rename = \"type\")] kind: i64 }",
        "[name_disagreement] `S.kind` is the column `kind` here and `type` in `#[sqlx(rename)]`\nthe application would look \
         for a name that the database does not have\nhelp: write `#[column(name = \"type\")]`, or change the other attribute",
    );
    passes("struct S { id: i64, #[sqlx(rename = \"type\")] #[serde(rename = \"kind_of\")] r#type: i64 }");
    let texts = faults("#[sqlx(rename_all = \"camelCase\")] struct S { id: i64, user_id: i64 }");
    assert!(texts[0].contains("`userId` in `#[sqlx(rename_all)]`"), "{texts:?}");
    let texts = faults("#[diesel(table_name = schema::persons)] struct Person { id: i64 }");
    assert!(texts[0].contains("is the table `people` here and `persons`"), "{texts:?}");
}

// proves B15
#[test]
fn what_a_library_leaves_out_is_the_name_in_rust() {
    for (source, part) in [
        (
            "#[sea_orm(table_name = \"s\")] #[entity(table = \"s\")] struct S { id: i64, #[column(name = \"kind_of\")] kind: i64 }",
            "`S.kind` is the column `kind_of` here and `kind` in `#[sea_orm]`",
        ),
        (
            "#[sea_orm(rename_all = \"camelCase\")] struct S { id: i64, user_id: i64 }",
            "`userId` in `#[sea_orm(rename_all)]`",
        ),
        (
            "struct S { id: i64, #[sqlx(default)] #[column(name = \"kind_of\")] kind: i64 }",
            "`kind` in `#[sqlx]`",
        ),
        (
            "struct S { id: i64, #[diesel(column_name = kind_of)] kind: i64 }",
            "`kind_of` in `#[diesel(column_name)]`",
        ),
    ] {
        let texts = faults(source);
        assert!(texts.len() == 1 && texts[0].contains(part), "{texts:?}");
    }
    passes(
        "#[diesel(table_name = s)] #[entity(table = \"s\")] struct S { id: i64, #[column(name = \"kind_of\")] kind: i64 }",
    );
    passes("struct S { id: i64, #[sqlx(skip)] #[column(name = \"kind_of\")] kind: i64 }");
}

#[test]
fn what_cannot_be_an_entity_is_named() {
    for (source, start) in [
        ("struct S(i64);", "an entity has named fields, this struct has none"),
        ("struct S;", "an entity has columns, this struct has none"),
        ("struct S<T> { id: T }", "an entity has no generic parameters: each struct is one table"),
        ("struct S<'a> { id: &'a str }", "an entity has no generic parameters: each struct is one table"),
        ("enum E { A }", "an enum is no entity"),
        ("union U { id: i64 }", "a union is no entity"),
    ] {
        let texts = faults(source);
        assert_eq!(texts.len(), 1, "{texts:?}");
        assert!(texts[0].starts_with(&format!("[unsupported_item] {start}")), "{}", texts[0]);
        assert!(
            super::expansion(source).contains("def :: Entity for"),
            "an implementation prevents further errors"
        );
    }
}

#[test]
fn contradictions_are_refused() {
    for (source, start) in [
        (
            "struct S { #[key(identity)] #[column(default = 1)] id: i64 }",
            "`id` is counted up by the database and has a default",
        ),
        ("struct S { id: i64, #[column(len = 3, text)] a: T }", "the column's size is said twice"),
        ("struct S { id: i64, #[column(as(json), len = 3)] a: T }", "`a` is a JSON document and has a size"),
        (
            "struct S { id: i64, #[column(as(json), array(reason = \"read as a whole\"))] a: T }",
            "`a` is a JSON document and an array",
        ),
        ("struct S { id: i64, #[column(skip)] #[check(> 0)] a: T }", "a field marked `skip` is no column"),
        (
            "#[audit(version)] struct S { id: i64, version: i32, #[column(role(version))] count: i32 }",
            "`version` and `count` both have the role `version`",
        ),
        (
            "#[unique(a, filter(a > 0), deferrable)] struct S { id: i64, a: i64 }",
            "a unique with `filter` cannot be deferrable",
        ),
        (
            "#[determines(none)] #[determines(a -> b)] struct S { id: i64, a: i64, b: i64 }",
            "`determines(none)` stands beside a dependency",
        ),
    ] {
        let texts = faults(source);
        assert_eq!(texts.len(), 1, "{texts:?}");
        assert!(texts[0].starts_with(&format!("[contradicting_attributes] {start}")), "{}", texts[0]);
    }
}

// proves B13
#[test]
fn a_way_out_needs_a_reason() {
    for source in [
        "#[waive(redundant_index)] struct S { id: i64 }",
        "#[waive(redundant_index, reason = \"because\")] struct S { id: i64 }",
        "#[snapshot(user_id, name)] struct S { id: i64, #[relation(User)] user_id: i64, name: T }",
        "struct S { id: i64, #[relation(User, index(none))] user_id: i64 }",
        "struct S { id: i64, #[column(array)] tags: T }",
        "struct S { id: i64, #[column(array())] tags: T }",
        "struct S { id: i64, #[column(array(reason = \"tags\"))] tags: T }",
    ] {
        let texts = faults(source);
        assert_eq!(texts.len(), 1, "{texts:?}");
        assert!(texts[0].starts_with("[missing_reason] "), "{}", texts[0]);
    }
    let texts = faults("#[waive(missing_key, reason = \"there is none here\")] struct S { a: i64 }");
    assert!(texts[0].contains("`missing_key` cannot be waived"), "{texts:?}");
}
