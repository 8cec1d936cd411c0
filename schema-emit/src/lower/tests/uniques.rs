//! Uniques.
// proves A6

use expect_test::expect;
use schema_as_code_core::{
    def::{CaseSensitivity, ColumnDef, EntityDef, NullsDistinct, Size, UniqueDef, UniqueScope},
    dialect::{Dialect, Version},
    expr::{BinaryOperator, Expr, Literal},
    types::LogicalType,
};

use crate::{
    catalog::ObjectId,
    lower::{
        lower,
        testing::{
            DELETED_AT, ID, INT, check, check_refused, column, entity, findings, lowered, nullable, schema,
            target,
        },
    },
};

const EMAIL: ColumnDef = ColumnDef { size: Size::Length(100), ..column("email", LogicalType::Text) };
const COLUMNS: &[ColumnDef] = &[ID, EMAIL, nullable("team", INT), DELETED_AT];

const PLAIN: EntityDef = EntityDef {
    uniques: &[
        UniqueDef::new(&[1]),
        UniqueDef { is_deferrable: true, ..UniqueDef::new(&[2, 1]) },
        UniqueDef { name: Some("Own Name"), ..UniqueDef::new(&[1, 2]) },
    ],
    ..entity("User", "users", COLUMNS)
};

#[test]
fn plain_uniques_are_constraints() {
    check(
        &PLAIN,
        Dialect::Postgres,
        expect![[r#"
        users
          id bigint identity
          email varchar(100)
          team integer null
          deleted_at timestamptz null
          key users_pkey(id)
          unique users_email_key(email)
          unique users_team_email_key(team, email) Deferrable
          unique Own Name(email, team)
    "#]],
    );
    check_refused(
        &PLAIN,
        Dialect::MySql,
        expect![[r#"
        error: [unsupported_feature] User: MySQL has no unique that waits for the end of the transaction
          help: MySQL checks constraints with each statement: make one side nullable and fill it in a second step"#]],
    );
    check_refused(
        &PLAIN,
        Dialect::Sqlite,
        expect![[r#"
        error: [unsupported_feature] User: SQLite has no unique that waits for the end of the transaction
          help: SQLite checks uniques with each row: leave out `deferrable`"#]],
    );
}

const LIVE: EntityDef = EntityDef {
    uniques: &[
        UniqueDef { scope: UniqueScope::Live, ..UniqueDef::new(&[1]) },
        UniqueDef { scope: UniqueScope::Live, case: CaseSensitivity::Ignored, ..UniqueDef::new(&[1]) },
        UniqueDef {
            filter: Some(Expr::Binary(
                BinaryOperator::Greater,
                &Expr::Column(2),
                &Expr::Literal(Literal::Integer(0)),
            )),
            ..UniqueDef::new(&[2])
        },
    ],
    ..entity("User", "users", COLUMNS)
};

#[test]
fn uniques_among_some_rows_are_partial_indexes() {
    check(
        &LIVE,
        Dialect::Postgres,
        expect![[r#"
        users
          id bigint identity
          email varchar(100)
          team integer null
          deleted_at timestamptz null
          key users_pkey(id)
          unique index users_email_live_key(email) where deleted_at is null
          unique index users_email_lower_live_key(Lower(email)) where deleted_at is null
          unique index users_team_some_key(team) where (team > 0)
    "#]],
    );
    check(
        &LIVE,
        Dialect::Sqlite,
        expect![[r#"
            users
              id INTEGER identity
              email TEXT
              team INTEGER null
              deleted_at TEXT null
              key (id)
              check users_email_length: (Length(email) <= 100)
              check users_team_range: ((team >= -2147483648) and (team <= 2147483647))
              check users_deleted_at_format: (deleted_at is null or (((deleted_at glob "[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]*+00:00") and !(deleted_at glob "*T24*")) and IsDay(deleted_at)))
              unique index users_email_live_key(email) where deleted_at is null
              unique index users_email_lower_live_key(Lower(email)) where deleted_at is null
              unique index users_team_some_key(team) where (team > 0)
        "#]],
    );
}

#[test]
fn uniques_among_some_rows_have_a_marker_where_indexes_have_all_rows() {
    check(
        &LIVE,
        Dialect::MySql,
        expect![[r#"
        users
          id bigint identity
          email varchar(100)
          team int null
          deleted_at datetime(6) null
          deleted_at__live tinyint(1) null as (deleted_at is null ? 1) Virtual Invisible
          team__some tinyint(1) null as ((team > 0) ? 1) Virtual Invisible
          key (id)
          unique index users_email_live_key(email, deleted_at__live)
          unique index users_email_lower_live_key(Lower(email), deleted_at__live)
          unique index users_team_some_key(team, team__some)
    "#]],
    );
    check(
        &LIVE,
        Dialect::MariaDb,
        expect![[r#"
        users
          id bigint identity
          email varchar(100)
          team int null
          deleted_at datetime(6) null
          deleted_at__live tinyint(1) null as (deleted_at is null ? 1) Virtual Invisible
          email__lower varchar(100) null as Lower(email) Virtual Invisible
          team__some tinyint(1) null as ((team > 0) ? 1) Virtual Invisible
          key (id)
          unique index users_email_live_key(email, deleted_at__live)
          unique index users_email_lower_live_key(email__lower, deleted_at__live)
          unique index users_team_some_key(team, team__some)
    "#]],
    );
}

#[test]
fn emulations_are_announced() {
    for dialect in [Dialect::MySql, Dialect::MariaDb] {
        let lowered = lowered(dialect, &[&LIVE]);
        let table = lowered.catalog.tables[0].name.clone();
        let object = ObjectId::Index(table, "users_email_live_key".into());
        assert!(lowered.intent.notes.iter().any(|note| note.object == object), "{:#?}", lowered.intent.notes);
    }
    assert_eq!(lowered(Dialect::Postgres, &[&LIVE]).intent.notes, []);
}

const NULLS: EntityDef = EntityDef {
    uniques: &[UniqueDef { nulls: NullsDistinct::NotDistinct, ..UniqueDef::new(&[1, 2]) }],
    ..entity("User", "users", COLUMNS)
};

#[test]
fn equal_nulls_take_no_value_away() {
    check(
        &NULLS,
        Dialect::Postgres,
        expect![[r#"
        users
          id bigint identity
          email varchar(100)
          team integer null
          deleted_at timestamptz null
          key users_pkey(id)
          unique users_email_team_key(email, team) nulls equal
    "#]],
    );
    check(
        &NULLS,
        Dialect::MariaDb,
        expect![[r#"
        users
          id bigint identity
          email varchar(100)
          team int null
          deleted_at datetime(6) null
          team__filled int null as Coalesce(team, 0) Virtual Invisible
          team__is_null tinyint(1) null as team is null Virtual Invisible
          key (id)
          unique index users_email_team_key(email, team__filled, team__is_null)
    "#]],
    );
    check(
        &NULLS,
        Dialect::Sqlite,
        expect![[r#"
            users
              id INTEGER identity
              email TEXT
              team INTEGER null
              deleted_at TEXT null
              key (id)
              check users_email_length: (Length(email) <= 100)
              check users_team_range: ((team >= -2147483648) and (team <= 2147483647))
              check users_deleted_at_format: (deleted_at is null or (((deleted_at glob "[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]*+00:00") and !(deleted_at glob "*T24*")) and IsDay(deleted_at)))
              unique index users_email_team_key(email, Coalesce(team, 0), team is null)
        "#]],
    );
}

#[test]
fn equal_nulls_need_postgres_15() {
    let mut target = target(Dialect::Postgres);
    target.version = Version::new(14, 0);
    let lowered = lower(&schema(&[&NULLS]), &target);
    assert_eq!(lowered.diagnostics.len(), 1);
    assert_eq!(lowered.diagnostics[0].rule.id, "unsupported_feature");
}

const OPEN: EntityDef = EntityDef {
    uniques: &[UniqueDef::new(&[1])],
    ..entity("Page", "pages", &[ID, column("address", LogicalType::Text)])
};

#[test]
fn a_unique_on_open_text_is_refused_where_it_cannot_be_indexed() {
    check_refused(
        &OPEN,
        Dialect::MySql,
        expect![[r#"
        error: [index_key_too_long] Page: the unique `pages_address_key` of `pages` contains `address`, and MySQL does not index a column of open length
          help: say the length of `address`: `len = 255`"#]],
    );
    assert_eq!(findings(Dialect::Postgres, &[&OPEN]), [""; 0]);
    assert_eq!(findings(Dialect::Sqlite, &[&OPEN]), [""; 0]);
}

const NOT_DELETABLE: EntityDef = EntityDef {
    uniques: &[UniqueDef { scope: UniqueScope::Live, ..UniqueDef::new(&[1]) }],
    ..entity("User", "users", &[ID, EMAIL])
};

#[test]
fn live_rows_need_a_column_that_marks_the_others() {
    check_refused(
        &NOT_DELETABLE,
        Dialect::Sqlite,
        expect![[r#"
        error: [audit_role_type] User: the unique is among live rows, the entity has no column that marks deleted ones
          help: add `deleted_at: Option<DateTime<Utc>>`"#]],
    );
}

#[test]
fn a_counted_column_is_no_condition_where_the_server_computes_nothing_from_it() {
    const AMONG: EntityDef = EntityDef {
        uniques: &[UniqueDef {
            filter: Some(Expr::Binary(
                BinaryOperator::Greater,
                &Expr::Column(0),
                &Expr::Literal(Literal::Integer(100)),
            )),
            ..UniqueDef::new(&[1])
        }],
        ..entity("User", "users", COLUMNS)
    };
    for dialect in [Dialect::Postgres, Dialect::Sqlite] {
        assert!(findings(dialect, &[&AMONG]).is_empty());
    }
    check_refused(
        &AMONG,
        Dialect::MySql,
        expect![[r#"
        error: [unsupported_feature] User: MySQL computes nothing from `id`, which it counts up itself
          help: leave the column out of the expression"#]],
    );
    assert_eq!(findings(Dialect::MariaDb, &[&AMONG]).len(), 1);
}
