//! Storable enums and newtypes.

use proc_macro2::TokenStream;

fn expansion(source: &str, expand: fn(&syn::DeriveInput) -> TokenStream) -> String {
    crate::expand_with(source.parse().expect("the source lexes"), expand).to_string()
}

/// The stored values of an enum.
fn values(source: &str) -> Vec<String> {
    let expansion = expansion(source, crate::enumeration::expand);
    assert!(!expansion.contains("on_unimplemented") && !expansion.contains("compile_error"), "{expansion}");
    expansion
        .split("value : \"")
        .skip(1)
        .filter_map(|rest| Some(rest.split('"').next()?.to_owned()))
        .collect()
}

fn error(source: &str, part: &str) {
    let expansion = expansion(source, crate::enumeration::expand);
    assert!(expansion.contains(part), "{expansion}");
}

// proves A4
#[test]
fn an_enum_is_stored_as_the_driver_binds_it() {
    assert_eq!(values("enum E { InTransit, Paid }"), ["in_transit", "paid"]);
    assert_eq!(values("#[sqlx(rename_all = \"kebab-case\")] enum E { InTransit }"), ["in-transit"]);
    assert_eq!(values("#[sqlx(type_name = \"e\")] enum E { InTransit }"), ["InTransit"]);
    let sea = "#[sea_orm(rs_type = \"String\", enum_name = \"e\", rename_all = \"kebab-case\")] enum E { InTransit }";
    assert_eq!(values(sea), ["in-transit"]);
    assert_eq!(values("#[postgres(name = \"e\")] enum E { InTransit }"), ["InTransit"]);
    assert_eq!(values("#[serde(rename_all = \"camelCase\")] enum E { InTransit }"), ["inTransit"]);
    assert_eq!(values("#[column(rename_all = \"UPPERCASE\")] enum E { Paid }"), ["PAID"]);
    assert_eq!(values("enum E { #[column(name = \"it's\")] Paid, Open }"), ["it's", "open"]);
    assert_eq!(values("#[sqlx(rename_all = \"snake_case\")] enum E { #[sqlx(rename = \"p\")] Paid }"), ["p"]);
}

// proves B15
#[test]
fn two_names_for_one_value_are_refused() {
    error(
        "#[sqlx(rename_all = \"snake_case\")] #[serde(rename_all = \"camelCase\")] enum E { InTransit }",
        "`E::InTransit` is the value `in_transit` here and `inTransit` in `#[serde(rename_all)]`",
    );
    error(
        "#[column(rename_all = \"snake_case\")] #[sqlx(type_name = \"e\")] enum E { Paid }",
        "`E::Paid` is the value `paid` here and `Paid` in `#[sqlx]`",
    );
    error(
        "#[sqlx(type_name = \"e\", rename_all = \"snake_case\")] #[sea_orm(enum_name = \"paid\")] enum E { Paid }",
        "`E` is the type `e` here and `paid` in `#[sea_orm(enum_name)]`",
    );
    error(
        "#[sea_orm(rename_all = \"snake_case\")] enum E { #[sea_orm(string_value = \"P\")] #[column(name = \"paid\")] Paid }",
        "`E::Paid` is the value `paid` here and `P` in `#[sea_orm(string_value)]`",
    );
    error(
        "#[column(rename_all = \"snake_case\")] #[postgres(name = \"e\")] enum E { Paid }",
        "`E::Paid` is the value `paid` here and `Paid` in `#[postgres]`",
    );
    error(
        "#[sea_orm(rs_type = \"i32\")] enum E { Paid }",
        "`E` is stored by name, and SeaORM binds an `i32`",
    );
    error("#[repr(i16)] enum E { Paid }", "[name_disagreement] `E` is stored by name");
    error("enum E { Paid, PAID }", "[name_collision] the stored name `paid` is taken");
    error("#[column(rename_all = \"snake\")] enum E { Paid }", "did you mean `snake_case`?");
    error("enum E { Paid(i64) }", "[unsupported_item] the variant `Paid` has fields");
}

#[test]
fn an_enum_knows_its_default() {
    let expansion = expansion("enum E { A, #[default] B }", crate::enumeration::expand);
    assert!(expansion.contains("default : :: core :: option :: Option :: Some (1)"), "{expansion}");
}

#[test]
fn a_newtype_is_stored_as_what_it_holds() {
    let expansion = |source: &str| expansion(source, crate::newtype::expand);
    let email = expansion("#[column(len = 255, pii)] struct Email(String);");
    assert!(email.contains("size : __s :: def :: Size :: Length (255)"), "{email}");
    assert!(email.contains("sensitivity : __s :: def :: Sensitivity :: Personal"), "{email}");
    assert!(email.contains("< String as __s :: types :: ColumnType > :: TYPE"), "{email}");
    let json = expansion("#[column(as(json))] struct Settings { theme: Theme, size: u8 }");
    assert!(json.contains("LogicalType :: Json"), "{json}");
    let generic = expansion("struct Id<T>(T);");
    assert!(generic.contains("where T : __s :: types :: ColumnType"), "{generic}");
    assert!(expansion("struct Pair(i64, i64);").contains("has one field"));
    assert!(expansion("#[column(unique)] struct Id(i64);").contains("is said on the field, not on its type"));
}
