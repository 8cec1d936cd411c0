//! MariaDB.

use super::{
    CheckRules, EnumForm, EnumValueLimit, EqualNullsForm, ExpressionKeyForm, FullTextForm, GeneratedRules,
    IdentityPlace, JsonKinds, Limits, MethodRules, NameKind, NameRules, NameScope, OwnRelations, SearchForm,
    Shape, SoftDeleteForm, SubsetForm, TemporalText, TouchForm, innodb,
};

/// Compares code points and does not pad, as PostgreSQL does.
const COLLATION: &str = "utf8mb4_nopad_bin";

pub(super) const SHAPE: Shape = Shape {
    column_type: innodb::column_type,
    implied_check: innodb::implied_check,
    table_options: |_| innodb::table_options(COLLATION),
    enums: EnumForm::Column,
    subsets: SubsetForm::Marker,
    expression_keys: ExpressionKeyForm::Column,
    equal_nulls: EqualNullsForm::Columns,
    identity: IdentityPlace::LeadsKey,
    touch: TouchForm::Before,
    soft_delete: SoftDeleteForm::Refusal,
    security_invoker: None,
    actions_fire_triggers: false,
    own_relations: OwnRelations { follow_keys: false, act_together: true },
    indexes_relations: true,
    primary_key_suffix: None,
    only_types: &[],
    unsigned_cast: Some("decimal(20)"),
    bool_type: "tinyint(1)",
    temporal: TemporalText { utc_suffix: "" },
    json_kinds: JsonKinds { object: "OBJECT", array: "ARRAY" },
    checks: CheckRules { refuses_written_columns: true, refuses_identity: true },
    generated: GeneratedRules {
        has_not_null: false,
        refuses_written_columns: true,
        refuses_cascaded_rows: false,
        refuses_identity: true,
        refuses_generated: false,
    },
    methods: MethodRules {
        full_text: FullTextForm::Columns,
        search: SearchForm::ColumnPerWeight { collation: "utf8mb4_uca1400_nopad_as_ci" },
    },
    reserved: include_str!("reserved/mariadb.txt"),
    limits: Limits {
        columns: 1017,
        key_columns: 16,
        text_length: None,
        decimal_precision: 65,
        decimal_scale: 38,
        needs_decimal_digits: true,
        column_comment: Some(1024),
        table_comment: Some(2048),
        enum_value: Some(EnumValueLimit::Characters(255)),
        row: Some(innodb::row(255, 21)),
    },
    names: NameRules { is_case_sensitive: false, refusal: innodb::refusal, scope },
};

/// As MySQL, but the name of a check is its table's own.
fn scope(kind: NameKind) -> NameScope {
    match kind {
        NameKind::Check => NameScope::Table(2),
        kind => innodb::scope(kind),
    }
}
