//! `show` and `explain`.

use expect_test::{Expect, expect};
use schema_as_code_core::{
    def::{Conventions, EntityDef, EntityId, SchemaDef},
    dialect::Dialect,
};

use super::{CONVENTIONS, MY_LOG, SHOP, Status, USER, check_misuse, target, tool};

const POST: EntityDef =
    EntityDef { id: EntityId::of("blog", "Post"), name: "Post", module: "blog", table: "posts", ..USER };
const OTHER_USER: EntityDef =
    EntityDef { id: EntityId::of("blog", "User"), module: "blog", table: "authors", ..USER };
const BLOG: &SchemaDef = &SchemaDef {
    name: "Blog",
    targets: &[target(Dialect::Sqlite), target(Dialect::MySql)],
    conventions: CONVENTIONS,
    entities: &[&USER, &POST, &OTHER_USER],
    ..SchemaDef::EMPTY
};

/// proves E10
#[test]
fn shows_an_entity_and_its_sql() {
    let ran = tool(&[BLOG], &["show", "Post"]);
    assert_eq!((ran.status, ran.error.as_str()), (Status::Done, ""));
    assert!(ran.out.starts_with("// Post of Blog, from blog\n"), "{}", ran.out);
    assert!(ran.out.contains("#[column(len = 255)] // types(…) of Blog\n    email: String,"), "{}", ran.out);
    for part in ["-- SQLite 3.40\n", "CREATE TABLE \"posts\"", "-- MySQL 8\n", "CREATE TABLE `posts`"] {
        assert!(ran.out.contains(part), "{part} is not in {}", ran.out);
    }
    assert!(!ran.out.contains("authors"), "{}", ran.out);

    let ran = tool(&[BLOG], &["show", "--dialect", "mysql", "Post"]);
    assert!(ran.out.contains("`posts`") && !ran.out.contains("SQLite"), "{}", ran.out);
    let by_table = tool(&[BLOG], &["show", "authors", "--dialect", "sqlite"]);
    assert!(by_table.out.starts_with("// User of Blog, from blog\n"), "{}", by_table.out);
    let by_path = tool(&[BLOG], &["show", "blog::User"]);
    assert!(by_path.out.starts_with("// User of Blog, from blog\n"), "{}", by_path.out);
    let by_schema = tool(&[SHOP, BLOG], &["show", "User", "--schema", "shop"]);
    assert!(by_schema.out.starts_with("// User of Shop, from shop\n"), "{}", by_schema.out);
}

/// proves E10
#[test]
fn says_which_entity_was_meant() {
    let check = |schemas: &[&'static SchemaDef], words: &[&str], expected: &Expect| {
        let ran = tool(schemas, words);
        assert_eq!((ran.status, ran.out.as_str()), (Status::Misused, ""), "{}", ran.error);
        expected.assert_eq(&ran.error);
    };
    check(
        &[BLOG],
        &["show", "Pst"],
        &expect![[r#"
        error: no entity is called `Pst`
          help: did you mean `Post`?
    "#]],
    );
    check(
        &[BLOG],
        &["show", "\u{1b}[31mInvoice\n"],
        &expect![[r#"
        error: no entity is called `[31mInvoice`
          help: the entities are `Post` and `User`
    "#]],
    );
    check(
        &[BLOG],
        &["show", "User"],
        &expect![[r#"
        error: `User` is the name of `shop::User` and `blog::User`
          help: write more of its path: `show shop::User`
    "#]],
    );
    check(
        &[MY_LOG, SHOP],
        &["show", "User"],
        &expect![[r#"
        error: `User` is in the schemas `my_log` and `shop`
          help: say which: `--schema my_log`
    "#]],
    );
    check(
        &[SHOP],
        &["show"],
        &expect![[r#"
        error: `show` needs the name of an entity
          help: write `show Order`
    "#]],
    );
    check(
        &[SHOP],
        &["show", "User", "Order"],
        &expect![[r#"
        error: `show` takes one name, and `Order` is another
          help: ask for them one by one
    "#]],
    );
    check(
        &[SHOP],
        &["show", "User", "--stdout"],
        &expect![[r#"
        error: `show` prints, and writes no file
          help: leave out `--out` and `--stdout`
    "#]],
    );
    check(
        &[SHOP],
        &["shw", "User"],
        &expect![[r#"
        error: `shw` belongs to no option
          help: did you mean `show`?
    "#]],
    );
    check(
        &[MY_LOG],
        &["show", "User", "--dialect", "mysql"],
        &expect![[r#"
        error: no schema has the target `mysql`
          help: add the target to the `#[schema(...)]` of one
    "#]],
    );
}

/// proves E4
#[test]
fn explains_a_rule() {
    let ran = tool(&[SHOP], &["explain", "[missing_key]"]);
    assert_eq!(ran.status, Status::Done);
    assert!(
        ran.out.starts_with("missing_key: an error; there is no way out\n\nAn entity has no primary key.\n")
    );
    assert!(ran.out.contains("# Why\n") && ran.out.contains("```rust\n#[derive(Entity)]\n"), "{}", ran.out);
    let ran = tool(&[SHOP], &["explain", "float_money"]);
    let head = "float_money: advice; `#[waive(float_money, reason = \"…\")]` is a way out\n";
    assert!(ran.out.starts_with(head), "{}", ran.out);
    check_misuse(
        &["explain", "mising_key"],
        &expect![[r#"
        error: no rule is called `mising_key`
          help: did you mean `missing_key`?
    "#]],
    );
    check_misuse(
        &["explain", "weather"],
        &expect![[r#"
        error: no rule is called `weather`
          help: the id of a rule stands in brackets in its messages
    "#]],
    );
    check_misuse(
        &["explain"],
        &expect![[r#"
        error: `explain` needs the id of a rule
          help: write `explain missing_key`
    "#]],
    );
}

/// A target that cannot hold the schema is a failure with the reasons, as it is for the files.
#[test]
fn shows_nothing_of_what_a_target_cannot_hold() {
    const BAD: &SchemaDef = &SchemaDef { conventions: Conventions::NONE, entities: &[&TOO_LONG], ..*MY_LOG };
    const TOO_LONG: EntityDef = EntityDef { key: &[], ..USER };
    let ran = tool(&[BAD], &["show", "User"]);
    assert_eq!((ran.status, ran.out.as_str()), (Status::Failed, ""));
    assert!(ran.error.contains("[missing_key] User: the entity has no primary key"), "{}", ran.error);
}
