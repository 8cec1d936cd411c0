//! Searches over weighted columns.

use expect_test::expect;
use schema_as_code_core::{
    def::{Action, ColumnDef, EntityDef, EntityId, RelationDef, SearchDef, SearchWeight, SearchedColumn},
    dialect::Dialect,
    types::LogicalType,
};

use super::super::testing::{ID, INT, check, check_refused, column, entity, findings, nullable};

const COLUMNS: &[ColumnDef] =
    &[ID, column("name", LogicalType::Text), nullable("story", LogicalType::Text), column("stock", INT)];

const fn searched(columns: &'static [SearchedColumn]) -> EntityDef {
    EntityDef {
        search: Some(SearchDef { columns, language: "english" }),
        ..entity("Product", "products", COLUMNS)
    }
}

const PRODUCT: EntityDef = searched(&[
    SearchedColumn { column: 1, weight: SearchWeight::A },
    SearchedColumn { column: 2, weight: SearchWeight::C },
]);

#[test]
fn words_are_kept_with_their_weights_in_one_column() {
    check(
        &PRODUCT,
        Dialect::Postgres,
        expect![[r#"
        products
          id bigint identity
          name text
          story text null
          stock integer
          search_vector tsvector as search english (name A, story C) Stored Visible
          key products_pkey(id)
          index products_search_idx(search_vector) Gin
    "#]],
    );
}

#[test]
fn words_are_kept_in_a_column_for_each_weight() {
    check(
        &PRODUCT,
        Dialect::MySql,
        expect![[r#"
        products
          id bigint identity
          name longtext
          story longtext null
          stock int
          search_a longtext null as JoinWords(name) Stored Invisible
          search_c longtext null as JoinWords(story) Stored Invisible
          key (id)
          index products_search_a_idx(search_a) FullText
          index products_search_c_idx(search_c) FullText
          index products_search_idx(search_a, search_c) FullText
    "#]],
    );
}

#[test]
fn a_target_that_cannot_search_says_so() {
    check_refused(
        &PRODUCT,
        Dialect::Sqlite,
        expect![[r#"
        error: [unsupported_feature] Product: SQLite has no search over the columns of `products`
          help: SQLite searches in tables of their own (FTS5), which are not made: leave SQLite to the role `test`"#]],
    );
}

#[test]
fn only_text_is_searched() {
    const STOCK: EntityDef = searched(&[SearchedColumn { column: 3, weight: SearchWeight::A }]);
    check_refused(
        &STOCK,
        Dialect::Postgres,
        expect![[r#"
        error: [search_column_type] Product.stock: `stock` is searched, and is no text
          help: search columns that are text"#]],
    );
}

#[test]
fn a_column_of_the_same_name_is_not_shadowed() {
    const TAKEN: EntityDef = EntityDef {
        columns: &[
            ID,
            column("name", LogicalType::Text),
            column("search_vector", LogicalType::Text),
            column("search_a", INT),
        ],
        ..searched(&[SearchedColumn { column: 1, weight: SearchWeight::A }])
    };
    check_refused(
        &TAKEN,
        Dialect::Postgres,
        expect![[r#"
        error: [name_collision] Product: the search keeps its words in a column `search_vector`, which the entity has already
          help: give the entity's own column another name"#]],
    );
    check_refused(
        &TAKEN,
        Dialect::MariaDb,
        expect![[r#"
        error: [name_collision] Product: the search keeps its words in a column `search_a`, which the entity has already
          help: give the entity's own column another name"#]],
    );
}

#[test]
fn columns_on_which_actions_work_are_refused_where_the_server_refuses_them() {
    const CODE: EntityDef = EntityDef {
        key: &[1],
        relations: &[RelationDef {
            on_delete: Some(Action::SetNull),
            ..RelationDef::new(&[2], EntityId::of("tests", "Product"), "Product")
        }],
        ..searched(&[SearchedColumn { column: 2, weight: SearchWeight::A }])
    };
    let refused =
        |dialect| findings(dialect, &[&CODE]).iter().any(|found| found.contains("computes no column"));
    assert!(!refused(Dialect::Postgres));
    assert!(refused(Dialect::MySql) && refused(Dialect::MariaDb));
}
