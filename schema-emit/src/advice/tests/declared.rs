//! What is read from the declarations themselves.

use schema_as_code_core::{
    def::{
        AccessDef, AccessFilter, AuditDef, AuditRole, ColumnDef, Conventions, DefaultDef, EntityDef, EnumDef,
        IndexDef, IndexPart, NamingDef, SchemaDef, TableNaming, TargetDef, TargetRole, UniqueDef, VariantDef,
    },
    dialect::Dialect,
    expr::Expr,
    types::{LogicalType, TypeDef},
};

use super::{entity, found_in, hints, hints_in, number, of, text};
use crate::advice::reserved_words;

const MOMENT: LogicalType = LogicalType::Timestamp;
const SOFT: AuditDef = AuditDef { soft_delete: true, ..AuditDef::NONE };

const fn variant(ident: &'static str, value: &'static str) -> VariantDef {
    VariantDef { ident, value, comment: "" }
}

const STATUS: EnumDef = EnumDef {
    name: "Status",
    type_name: "status",
    comment: "",
    variants: &[variant("Draft", "draft"), variant("Deleted", "DELETED")],
    default: None,
};

fn leak<T>(value: T) -> &'static T {
    Box::leak(Box::new(value))
}

/// A schema for the databases.
fn on(dialects: &[Dialect], entities: &'static [&'static EntityDef]) -> SchemaDef {
    let target = |dialect: &Dialect| TargetDef {
        dialect: *dialect,
        version: dialect.oldest(),
        role: TargetRole::Full,
        decimal: None,
    };
    let targets: Vec<TargetDef> = dialects.iter().map(target).collect();
    SchemaDef { targets: targets.leak(), entities, ..SchemaDef::EMPTY }
}

fn hints_of(rule: &str, entity: EntityDef) -> Vec<String> {
    hints(rule, leak([leak(entity)]))
}

// proves B7
#[test]
fn a_moment_that_the_database_fills_in_is_not_null() {
    const NULLABLE: ColumnDef = ColumnDef {
        role: Some(AuditRole::Updated),
        ..ColumnDef::new("changed", "changed", TypeDef::new(MOMENT).nullable())
    };
    let with = |column: ColumnDef, audit: AuditDef| EntityDef {
        audit,
        ..entity("Any", vec![number("id"), column].leak())
    };
    assert_eq!(
        hints_of("nullable_audit_column", with(NULLABLE, AuditDef::NONE)),
        ["Any.changed: every row was written once, and `changed`, which says when, may be NULL all the same"]
    );
    let asked = AuditDef { timestamps: true, ..AuditDef::NONE };
    assert_eq!(hints_of("nullable_audit_column", with(NULLABLE, asked)), [""; 0], "an error instead");
    for silent in [
        ColumnDef { role: None, ..NULLABLE },
        ColumnDef { role: Some(AuditRole::Deleted), ..NULLABLE },
        ColumnDef { role: Some(AuditRole::Created), ..of("changed", MOMENT) },
    ] {
        assert_eq!(hints_of("nullable_audit_column", with(silent, AuditDef::NONE)), [""; 0]);
    }
}

// proves B7
#[test]
fn the_moment_of_the_last_change_is_maintained() {
    const UPDATED: ColumnDef = ColumnDef {
        role: Some(AuditRole::Updated),
        ..ColumnDef::new("updated_at", "updated_at", TypeDef::new(MOMENT))
    };
    let found = |column: ColumnDef, audit: AuditDef| {
        let any = EntityDef { audit, ..entity("Any", vec![number("id"), column].leak()) };
        hints_of("unmaintained_updated_at", any)
    };
    assert_eq!(
        found(UPDATED, AuditDef::NONE),
        [
            "Any.updated_at: `updated_at` is not maintained: nothing but the application writes it, and a change by hand does not"
        ]
    );
    let asked = AuditDef { timestamps: true, ..AuditDef::NONE };
    assert_eq!(found(UPDATED, asked), [""; 0], "the struct asks for it");
    for silent in [
        ColumnDef { is_role_said: true, ..UPDATED },
        ColumnDef { role: None, ..UPDATED },
        ColumnDef { role: Some(AuditRole::Created), ..UPDATED },
        ColumnDef { ty: TypeDef::new(LogicalType::Text), ..UPDATED },
    ] {
        assert_eq!(found(silent, AuditDef::NONE), [""; 0]);
    }
}

// proves B7
#[test]
fn a_row_is_deleted_in_one_column() {
    let with = |field: &'static str, of_enum: &'static EnumDef, audit: AuditDef| EntityDef {
        audit,
        ..entity("Post", vec![number("id"), of(field, LogicalType::Enum(of_enum))].leak())
    };
    assert_eq!(
        hints_of("two_deletion_states", with("post_status", &STATUS, SOFT)),
        [
            "Post.post_status: `post_status` can be `Deleted`, and the soft delete says so too: a row can be deleted in \
          one and not in the other"
        ]
    );
    assert_eq!(
        hints_of("two_deletion_states", with("status", &STATUS, AuditDef::NONE)),
        [""; 0],
        "one column"
    );
    assert_eq!(
        hints_of("two_deletion_states", with("last_change", &STATUS, SOFT)),
        [""; 0],
        "of something else"
    );
    let kept = leak(EnumDef { variants: const { &[variant("Draft", "draft")] }, ..STATUS });
    assert_eq!(hints_of("two_deletion_states", with("status", kept, SOFT)), [""; 0]);
}

// proves B6
#[test]
fn a_unique_with_the_moment_of_writing_refuses_nothing() {
    let with = |moment: ColumnDef, columns: &'static [u16]| EntityDef {
        uniques: vec![UniqueDef::new(columns)].leak(),
        ..entity("Event", vec![number("id"), number("campaign_id"), moment].leak())
    };
    let now = ColumnDef { default: DefaultDef::Now, ..of("happened_at", MOMENT) };
    assert_eq!(
        hints_of("moment_in_unique", with(now, &[1, 2])),
        [
            "Event.happened_at: a unique contains `happened_at`, which is another for each row: it refuses nothing"
        ]
    );
    let created = ColumnDef { role: Some(AuditRole::Created), ..of("made", MOMENT) };
    assert_eq!(hints_of("moment_in_unique", with(created, &[2, 1])).len(), 1);
    assert_eq!(hints_of("moment_in_unique", with(of("measured_at", MOMENT), &[1, 2])), [""; 0], "a value");
    let day = ColumnDef { default: DefaultDef::Now, ..of("day", LogicalType::Date) };
    assert_eq!(hints_of("moment_in_unique", with(day, &[1, 2])), [""; 0], "one a day");
    assert_eq!(hints_of("moment_in_unique", with(now, &[2])), [""; 0], "alone it may be meant");
}

// proves B5
#[test]
fn an_index_over_a_few_values_finds_half_of_the_table() {
    let with = |column: ColumnDef, index: IndexDef| EntityDef {
        indexes: vec![index].leak(),
        ..entity("Message", vec![number("id"), column, number("user_id")].leak())
    };
    let (flag, status) = (of("is_sent", LogicalType::Bool), of("status", LogicalType::Enum(&STATUS)));
    const ALONE: IndexDef = IndexDef::new(&[IndexPart::column(1)]);
    for column in [flag, status] {
        let found = hints_of("low_value_index", with(column, ALONE));
        let expected = format!(
            "Message.{0}: `{0}` has 2 values, so an index on it alone finds a large part of the table",
            column.field
        );
        assert_eq!(found, [expected]);
    }
    let deleted = ColumnDef { role: Some(AuditRole::Deleted), ..of("deleted_at", MOMENT) };
    assert_eq!(
        hints_of("low_value_index", with(deleted, ALONE)),
        [
            "Message.deleted_at: `deleted_at` is NULL in every live row, so an index on it alone finds a large part of the \
          table"
        ]
    );
    let filtered = IndexDef { filter: Some(Expr::IsNull(&Expr::Column(1))), ..ALONE };
    let covering = IndexDef { include: &[2], ..ALONE };
    const LONGER: IndexDef = IndexDef::new(&[IndexPart::column(1), IndexPart::column(2)]);
    for silent in [filtered, covering, LONGER] {
        assert_eq!(hints_of("low_value_index", with(flag, silent)), [""; 0]);
    }
    assert_eq!(hints_of("low_value_index", with(text("kind"), ALONE)), [""; 0]);
}

// proves A20 B5 B9
#[test]
fn a_range_that_mysql_sorts_is_told_where_mysql_is_a_target() {
    const CUSTOMER: Expr = Expr::Column(1);
    const OPENED: Expr = Expr::Column(2);
    const DOWN: IndexPart = IndexPart::column(2).descending();
    const fn month(order: &'static [IndexPart]) -> AccessDef {
        let filter = &[AccessFilter::Equal(CUSTOMER), AccessFilter::Range(OPENED)];
        AccessDef { filter, order, serves: "a month" }
    }
    const TICKET: EntityDef = EntityDef {
        indexes: &[IndexDef::new(&[IndexPart::column(1), DOWN])],
        accesses: &[month(&[DOWN]), month(&[IndexPart::column(2)])],
        ..entity("Ticket", &[number("id"), number("customer_id"), of("opened", MOMENT)])
    };
    let hints = |dialects: &[Dialect]| -> Vec<String> {
        found_in("backward_range", &on(dialects, &[&TICKET])).iter().map(ToString::to_string).collect()
    };
    let told = "advice: [backward_range] Ticket: MySQL sorts \"a month\": it reads a range backwards only in parts of one \
        direction\n  help: `#[index(customer_id, opened)]` serves it everywhere";
    assert_eq!(hints(&[Dialect::Postgres, Dialect::MySql]), [told]);
    assert_eq!(hints(&[Dialect::Postgres, Dialect::MariaDb, Dialect::Sqlite]), [""; 0]);
}

// proves B9
#[test]
fn a_character_that_the_catalog_loses_is_told_where_it_does() {
    const MOODS: EnumDef = EnumDef {
        name: "Mood",
        type_name: "mood",
        variants: &[variant("Plain", "\u{ffff}"), variant("Happy", "\u{1f600}")],
        ..STATUS
    };
    const NOTE: EntityDef = EntityDef {
        comment: "What was said \u{1f4ac}",
        ..entity(
            "Note",
            &[
                number("id"),
                ColumnDef { comment: "as typed \u{1f58a}", ..text("body") },
                ColumnDef { comment: "“as is”", ..of("mood", LogicalType::Enum(&MOODS)) },
            ],
        )
    };
    let hints = |dialects: &[Dialect]| hints_in("lost_character", &on(dialects, &[&NOTE]));
    assert_eq!(
        hints(&[Dialect::Postgres, Dialect::MySql, Dialect::MariaDb]),
        [
            "Note: the comment of the table has U+1F4AC, which becomes `?` on MySQL, MariaDB",
            "Note.body: the comment of the column has U+1F58A, which becomes `?` on MySQL, MariaDB",
            "Note.mood: the stored value of `Mood::Happy` has U+1F600, which is stored, and listed as `?` on MySQL, MariaDB: a value \
             that was changed by hand is not told from it",
        ]
    );
    assert_eq!(hints(&[Dialect::Postgres, Dialect::Sqlite]), [""; 0]);
}

// proves A24 B10
#[test]
fn a_name_that_queries_must_quote() {
    const USER: EntityDef = EntityDef {
        table: "users",
        singular: "user",
        ..entity("User", &[number("id"), number("rank"), number("label")])
    };
    let hints = |dialects: &[Dialect], tables: TableNaming| {
        let naming = NamingDef { tables, ..NamingDef::DEFAULT };
        let conventions = Conventions { naming, ..Conventions::NONE };
        hints_in("reserved_word", &SchemaDef { conventions, ..on(dialects, &[&USER]) })
    };
    const ALL: &[Dialect] = &[Dialect::Postgres, Dialect::MySql, Dialect::Sqlite];
    assert_eq!(
        hints(ALL, TableNaming::Singular),
        [
            "User: the name of the table `user` is reserved by PostgreSQL: each query must quote it",
            "User.rank: the name of the column `rank` is reserved by MySQL: each query must quote it",
        ]
    );
    assert_eq!(hints(ALL, TableNaming::Plural).len(), 1, "`users` is no word of SQL");
    assert_eq!(hints(&[Dialect::Sqlite], TableNaming::Singular), [""; 0]);
}

#[test]
fn the_lists_of_reserved_words_are_sorted_and_lower_case() {
    for dialect in Dialect::ALL {
        let words: Vec<&str> = reserved_words(dialect).collect();
        assert!(words.is_sorted() && words.contains(&"select"), "{}", dialect.product());
        assert!(words.iter().all(|word| word.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_')));
    }
}
