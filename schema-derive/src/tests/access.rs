//! `#[access(...)]`: its grammar, and the indexes that its messages propose.

use super::{definition, expansion, faults, passes, refuses};

const FIELDS: &str = "struct S { id: i64, user_id: i64, status: Status, created_at: T, is_active: bool, email: String, \
                      r#type: i32, deleted_at: Option<T> }";

fn entity(attributes: &str) -> String {
    format!("#[audit(soft_delete)] {attributes} {FIELDS}")
}

/// The filter of the only pattern.
fn filter(written: &str, part: &str) {
    let source = entity(&format!(
        "#[waive(unserved_access_pattern, reason = \"only the grammar counts\")] \
         #[access(filter({written}), serves = \"a test\")]"
    ));
    passes(&source);
    let found = format!("{:?}", definition(&source).accesses[0].filter);
    assert_eq!(found, format!("[{part}]"), "{written}");
}

// proves A20
#[test]
fn a_filter_compares_columns_or_is_a_condition() {
    filter("user_id", "Equal(Column(1))");
    filter("r#type", "Equal(Column(6))");
    filter("lower(email)", "Equal(Call(Lower, [Column(5)]))");
    filter("one_of(status)", "OneOf(Column(2))");
    filter("range(created_at)", "Range(Column(3))");
    filter("range(lower(email))", "Range(Call(Lower, [Column(5)]))");
    filter("is_active", "Holds(Column(4))");
    filter("!is_active", "Holds(Unary(Not, Column(4)))");
    filter("live", "Holds(IsNull(Column(7)))");
    filter("status == Pending", "Holds(Binary(Equal, Column(2), Variant(\"Pending\")))");
    filter("created_at < now()", "Holds(Binary(Less, Column(3), Call(Now, [])))");
    filter("user_id, range(created_at),", "Equal(Column(1)), Range(Column(3))");
}

#[test]
fn a_pattern_is_kept_and_expanded() {
    let source = entity(
        "#[index(user_id, desc(created_at))] \
         #[access(filter(user_id, live), order(desc(created_at), lower(email)), serves = \"it's\\n{}\")] \
         #[waive(unserved_access_pattern, reason = \"only the grammar counts\")]",
    );
    let access = &definition(&source).accesses[0];
    assert_eq!(access.serves, "it's\n{}");
    assert_eq!(access.order.len(), 2);
    let expansion = expansion(&source).replace(char::is_whitespace, "");
    for part in [
        "accesses:&[__s::def::AccessDef{filter:&[__s::def::AccessFilter::Equal(__s::expr::Expr::Column(1)),",
        "__s::def::IndexPart{direction:__s::def::Direction::Descending,nulls:__s::def::NullOrder::Default,",
        "..__s::def::IndexPart::new(__s::def::IndexValue::Expr(__s::expr::Expr::Call(",
    ] {
        assert!(expansion.contains(part), "{part}\n{expansion}");
    }
}

/// Only const evaluation knows what `Status` is.
#[test]
fn conditions_of_unknown_types_are_checked_with_them() {
    let asks = |filter: &str| {
        let source = entity(&format!("#[index(status)] #[access(filter({filter}), serves = \"a\")]"));
        expansion(&source).replace(' ', "").contains("__s::check::access::<S>(0,")
    };
    assert!(asks("status == Pending"));
    assert!(!asks("status"), "any column can be compared");
}

#[test]
fn a_pattern_may_stand_inside_entity() {
    let source = "#[entity(namespaced, access(filter(id), serves = \"a page\"))] #[access(of_another_library)] \
                  struct S { id: i64 }";
    passes(source);
    assert_eq!(definition(source).accesses.len(), 1);
}

// proves B1
#[test]
fn each_mistake_is_answered_at_its_word() {
    let malformed =
        |arguments: &str, message: &str| refuses(&entity(&format!("#[access({arguments})]")), message);
    const WHOLE: &str = "access(filter(status), order(desc(created_at)), serves = \"…\")";
    malformed("", &format!("[malformed_attribute] `access` says nothing\nhelp: write `#[{WHOLE}]`"));
    malformed(
        "filtr(user_id), serves = \"a\"",
        "[unknown_attribute] unknown option in `access`: `filtr`\nhelp: did you mean `filter`?\nvalid: filter, order, serves",
    );
    malformed(
        "filter(usr_id), serves = \"a\"",
        "[unknown_column] `S` has no column `usr_id`\nhelp: did you mean `user_id`?",
    );
    malformed(
        "filter(rnge(user_id)), serves = \"a\"",
        "[unknown_attribute] unknown comparison or function `rnge`\nhelp: did you mean `range`?\nvalid: one_of, range, lower, \
         upper, length, trim, abs, coalesce, is_object, is_array, now, sql",
    );
    malformed(
        "filter(user_id), order(dessc(created_at)), serves = \"a\"",
        "[unknown_attribute] unknown function `dessc`\nhelp: did you mean `desc`?\nvalid: lower, upper, length, trim, abs, \
         coalesce, is_object, is_array, now, sql, asc, desc, nulls_first, nulls_last",
    );
    malformed(
        "user_id, serves = \"a\"",
        "[malformed_attribute] `user_id` stands beside `filter` and `order`\nhelp: write `filter(user_id)`, or `order(user_id)`",
    );
    malformed(
        "desc(created_at), serves = \"a\"",
        "[malformed_attribute] `desc` stands beside `filter` and `order`\nhelp: write `order(desc(created_at))`",
    );
    malformed(
        "range(r#type), serves = \"a\"",
        "[malformed_attribute] `range` stands beside `filter` and `order`\nhelp: write `filter(range(r#type))`",
    );
    malformed(
        "serves = \"a\"",
        &format!(
            "[malformed_attribute] an access pattern has a filter or an order\nhelp: write `#[{WHOLE}]`"
        ),
    );
    malformed(
        "filter(id)",
        "[malformed_attribute] an access pattern says what it is for\nhelp: add `serves = \"…\"`: it appears in the documents",
    );
    malformed("filter(id), serves = \"\"", "[malformed_attribute] `serves` is empty");
    malformed(
        "filter(id), serves(\"a\")",
        "[malformed_attribute] `serves` is not written like this\nhelp: write `serves = \"…\"`",
    );
    malformed(
        "filter(), serves = \"a\"",
        "[malformed_attribute] `filter` is not written like this\nhelp: write `filter(status)`",
    );
    malformed(
        "filter = id, serves = \"a\"",
        "[malformed_attribute] `filter` is not written like this\nhelp: write `filter(status)`",
    );
    malformed(
        "order, serves = \"a\"",
        "[malformed_attribute] `order` is not written like this\nhelp: write `order(desc(created_at))`",
    );
    malformed(
        "filter(id), filter(user_id), serves = \"a\"",
        "[malformed_attribute] `filter` is given twice in `access`\nhelp: keep one of them",
    );
    malformed(
        "filter(range(id, user_id)), serves = \"a\"",
        "[malformed_attribute] `range` is not written like this\nhelp: write `range(column)`",
    );
    malformed(
        "filter(one_of(id == 1)), serves = \"a\"",
        "[malformed_attribute] `one_of` takes a column\nhelp: name what is compared",
    );
    malformed(
        "filter(id, range(id)), serves = \"a\"",
        "[malformed_attribute] what `range(id)` is about stands before it\nhelp: keep one of them",
    );
    malformed(
        "filter(live), order(id, user_id, desc(id)), serves = \"a\"",
        "[malformed_attribute] what `desc(id)` is about stands before it\nhelp: keep one of them",
    );
    malformed(
        "filter(Pending), serves = \"a\"",
        "[malformed_attribute] no column is compared here\nhelp: name a column, or a condition that reads one",
    );
    malformed(
        "filter(id), order(1), serves = \"a\"",
        "[malformed_attribute] no column stands here\nhelp: name a column, or an expression that reads one",
    );
    malformed(
        "\"id\"",
        &format!(
            "[malformed_attribute] `access` takes `filter`, `order` and `serves`\nhelp: write `#[{WHOLE}]`"
        ),
    );
    refuses(
        "struct S { id: i64, #[access(filter(id), serves = \"a\")] a: i64 }",
        "[misplaced_attribute] `access` belongs on the struct, not on a field\non a field: key, column, relation, check, generated",
    );
    refuses(
        "#[index(user_id, order(created_at))] struct S { id: i64, user_id: i64, created_at: T }",
        "[misplaced_attribute] `order` is an option of `access`, not of `index`\nvalid in `index`: filter, include, using, opclass, name, serves",
    );
    let texts = faults(&entity("#[access(filter(a, b), order(c), serves = \"d\")]"));
    assert_eq!(texts.len(), 3, "{texts:?}");
}

#[test]
fn one_mistake_in_an_index_is_one_fault() {
    refuses(
        &entity("#[index(usr_id)] #[access(filter(user_id), serves = \"a\")]"),
        "[unknown_column] `S` has no column `usr_id`\nhelp: did you mean `user_id`?",
    );
}

/// The line that the message proposes, for the pattern; written into the struct, it serves.
fn proposes(pattern: &str, index: &str) {
    let access = format!("#[access({pattern}, serves = \"a \\\"test\\\"\")]");
    let texts = faults(&entity(&access));
    let expected = format!(
        "[unserved_access_pattern] no index of `S` serves \"a \\\"test\\\"\"\nhelp: add\n    #[index({index})]"
    );
    assert_eq!(texts, [expected], "{pattern}");
    passes(&entity(&format!("#[index({index})] {access}")));
}

// proves A20 B5
#[test]
fn the_index_that_is_missing_is_proposed_and_serves() {
    proposes("filter(user_id)", "user_id");
    proposes("filter(user_id, r#type)", "user_id, r#type");
    proposes("filter(status), order(desc(created_at))", "status, desc(created_at)");
    proposes("filter(range(created_at), user_id)", "user_id, created_at");
    proposes(
        "filter(range(created_at), user_id), order(desc(created_at), id)",
        "user_id, desc(created_at), id",
    );
    proposes("filter(user_id), order(user_id, r#type)", "user_id, r#type");
    proposes("filter(one_of(status), user_id)", "user_id, status");
    proposes("filter(lower(email))", "lower(email)");
    proposes("order(nulls_last(desc(deleted_at)))", "nulls_last(desc(deleted_at))");
    proposes("filter(is_active, live), order(desc(created_at))", "desc(created_at), filter(is_active, live)");
    proposes(
        "filter(user_id, status.is_in([Pending, Paid]))",
        "user_id, filter(status.is_in([Pending, Paid]))",
    );
    proposes("filter(!is_active)", "is_active, filter(!is_active)");
    proposes("filter(live)", "deleted_at, filter(live)");
    proposes("filter(live, email.is_some())", "email, filter(live, email.is_some())");
    proposes("filter(created_at < now(), live)", "created_at, filter(live)");
}

#[test]
fn what_no_index_can_serve_says_why() {
    let unservable = |pattern: &str, notes: &str| {
        let message = format!("[unserved_access_pattern] no index of `S` serves \"a\"\n{notes}");
        refuses(&entity(&format!("#[access({pattern}, serves = \"a\")]")), &message);
    };
    unservable(
        "filter(one_of(status)), order(created_at)",
        "an index gives the rows of one `status` after those of another: the order of all is made by sorting\n\
         help: leave out the order, or leave `one_of(status)` out: it is asked of the rows that the rest finds",
    );
    unservable(
        "filter(range(created_at)), order(email)",
        "the rows of a range come in the order of `created_at`: any other is made by sorting\n\
         help: order by `created_at` first, or leave `range(created_at)` out: it is asked of the rows that the rest finds",
    );
    unservable(
        "filter(range(created_at), range(r#type))",
        "an index finds one range\nhelp: leave `range(r#type)` out: it is asked of the rows that the rest finds",
    );
}

#[test]
fn a_pattern_may_be_left_unserved_with_a_reason() {
    passes(&entity(
        "#[access(filter(user_id), serves = \"a\")] #[waive(unserved_access_pattern, reason = \"once a year, at night\")]",
    ));
}
