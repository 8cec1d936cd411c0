//! Searches over weighted columns, and full-text indexes.
// proves A7 A9

use expect_test::expect;
use schema_as_code_core::{
    def::{
        Action, ColumnDef, EntityDef, EntityId, IndexDef, IndexMethod, IndexPart, RelationDef, SearchDef,
        SearchWeight, SearchedColumn,
    },
    dialect::Dialect,
    expr::{Expr, Function},
    types::LogicalType,
};

use super::super::testing::{
    ID, INT, check, check_refused, column, describe, entity, findings, lowered, nullable,
};

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
fn words_are_kept_in_a_table_of_their_own() {
    check(
        &PRODUCT,
        Dialect::Sqlite,
        expect![[r#"
        products
          id INTEGER identity
          name TEXT
          story TEXT null
          stock INTEGER
          key (id)
          check products_stock_range: ((stock >= -2147483648) and (stock <= 2147483647))
          search products_search: porter unicode61 remove_diacritics 0 (name A, story C) numbered by (id INTEGER)
    "#]],
    );
}

const CODE: EntityDef = EntityDef {
    key: &[1, 3],
    search: Some(SearchDef {
        columns: &[
            SearchedColumn { column: 2, weight: SearchWeight::B },
            SearchedColumn { column: 1, weight: SearchWeight::A },
        ],
        language: "danish",
    }),
    ..entity(
        "Code",
        "codes",
        &[
            column("made", INT),
            column("name", LogicalType::Text),
            nullable("story", LogicalType::Text),
            column("stock", INT),
        ],
    )
};

#[test]
fn rows_of_any_key_are_found_by_it() {
    check(
        &CODE,
        Dialect::Sqlite,
        expect![[r#"
        codes
          made INTEGER
          name TEXT
          story TEXT null
          stock INTEGER
          key (name, stock)
          check codes_made_range: ((made >= -2147483648) and (made <= 2147483647))
          check codes_stock_range: ((stock >= -2147483648) and (stock <= 2147483647))
          search codes_search: unicode61 remove_diacritics 0 (story B, name A) by (name TEXT, stock INTEGER)
    "#]],
    );
}

#[test]
fn names_that_come_with_a_search_are_taken() {
    const SHADOW: EntityDef = EntityDef { key: &[0], ..entity("Data", "Products_Search_DATA", &[ID]) };
    expect![[r#"
        error: [name_collision] Product: the table `products_search_data` of `Product` has the name of the table `Products_Search_DATA` of `Data` on SQLite, which tells no upper from lower case
          help: say another `table = "…"` on one of the entities"#]].assert_eq(&findings(Dialect::Sqlite, &[&PRODUCT, &SHADOW]).join("\n"));
    const RANKED: EntityDef = EntityDef {
        columns: &[ID, column("Rank", LogicalType::Text)],
        ..searched(&[SearchedColumn { column: 1, weight: SearchWeight::A }])
    };
    check_refused(
        &RANKED,
        Dialect::Sqlite,
        expect![[r#"
        error: [name_collision] Product: SQLite keeps the name `Rank` for itself in the table of a search
          help: give the column another name"#]],
    );
}

const WORDS: EntityDef = EntityDef {
    indexes: &[IndexDef {
        method: IndexMethod::FullText,
        ..IndexDef::new(&[IndexPart::column(1), IndexPart::column(2)])
    }],
    ..entity("Product", "products", COLUMNS)
};

#[test]
fn a_full_text_index_is_what_the_dialect_has() {
    let lines = Dialect::ALL.map(|dialect| {
        let lowered = lowered(dialect, &[&WORDS]);
        let table = describe(&lowered.catalog.tables[0]);
        let line =
            table.lines().find(|line| line.contains("_idx")).expect("it has the words").trim().to_owned();
        format!("{}: {line}", dialect.name())
    });
    expect![[r#"
        postgres: index products_name_story_idx(Words(name, story)) Gin
        mysql: index products_name_story_idx(name, story) FullText
        mariadb: index products_name_story_idx(name, story) FullText
        sqlite: search products_name_story_idx: unicode61 remove_diacritics 0 (name D, story D) numbered by (id INTEGER)"#]].assert_eq(&lines.join("\n"));
}

#[test]
fn a_full_text_index_is_over_text() {
    const STOCK: EntityDef = EntityDef {
        indexes: &[
            IndexDef { method: IndexMethod::FullText, ..IndexDef::new(&[IndexPart::column(3)]) },
            IndexDef {
                method: IndexMethod::FullText,
                filter: Some(Expr::IsNull(&Expr::Column(2))),
                ..IndexDef::new(&[IndexPart::column(1)])
            },
        ],
        ..entity("Product", "products", COLUMNS)
    };
    check_refused(
        &STOCK,
        Dialect::Sqlite,
        expect![[r#"
        error: [unsupported_feature] Product: a full-text index is over columns of text, as they are
          help: name columns that are text, without functions and operator classes
        error: [unsupported_feature] Product: a full-text index of SQLite is over every row
          help: leave out `filter`"#]],
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
    const RELATED: EntityDef = EntityDef {
        key: &[1],
        relations: &[RelationDef {
            on_delete: Some(Action::SetNull),
            ..RelationDef::new(&[2], EntityId::of("tests", "Product"), "Product")
        }],
        ..searched(&[SearchedColumn { column: 2, weight: SearchWeight::A }])
    };
    let refused =
        |dialect| findings(dialect, &[&RELATED]).iter().any(|found| found.contains("computes no column"));
    assert!(!refused(Dialect::Postgres));
    assert!(refused(Dialect::MySql) && refused(Dialect::MariaDb));
}

#[test]
fn computed_columns_are_searched_where_the_server_computes_from_them() {
    const LOWER: EntityDef = EntityDef {
        columns: &[
            ID,
            column("name", LogicalType::Text),
            ColumnDef {
                generated: Some(&Expr::Call(Function::Lower, &[Expr::Column(1)])),
                ..column("folded", LogicalType::Text)
            },
        ],
        ..searched(&[SearchedColumn { column: 2, weight: SearchWeight::A }])
    };
    check_refused(
        &LOWER,
        Dialect::Postgres,
        expect![[r#"
        error: [unsupported_feature] Product.folded: PostgreSQL keeps no words of `folded`, which is computed itself
          help: search the columns from which it is computed"#]],
    );
    for dialect in [Dialect::MySql, Dialect::MariaDb, Dialect::Sqlite] {
        assert_eq!(findings(dialect, &[&LOWER]), <[&str; 0]>::default());
    }
}
