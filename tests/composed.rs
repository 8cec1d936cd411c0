//! Schemas that include others: what rustc says where no words of ours can be compared.

use schema_as_code::def::{Action, Size};
use support::{cases::Case, compile};

/// A schema of the crate `example-schemas`, under conventions that its entities contradict.
const OTHER_CRATE: &str = r#"
use example_schemas::quickstart::Quickstart;
use schema_as_code::Schema;

#[derive(Schema)]
#[schema(sqlite("3.40"), driver(sqlx), audit(version), include(Quickstart))]
struct Narrow;

fn main() {}
"#;

const CYCLE: &str = r#"
use schema_as_code::{Entity, Schema};

#[derive(Entity)]
struct Product {
    id: i64,
}

#[derive(Schema)]
#[schema(postgres("15"), driver(sqlx), include(Sales), entities(Product))]
struct Catalog;

#[derive(Schema)]
#[schema(postgres("15"), driver(sqlx), include(Catalog))]
struct Sales;

fn main() {}
"#;

/// A schema of the crate `schema-ui-tests`, whose table is in second normal form.
const OTHER_FORM: &str = r#"
use schema_as_code::Schema;
use schema_ui_tests::legacy::{Address, Legacy};

#[derive(Schema)]
#[schema(postgres("15"), driver(sqlx), include(Legacy))]
struct Whole;

#[derive(Schema)]
#[schema(postgres("15"), driver(sqlx), entities(Address))]
struct Listing;

#[derive(Schema)]
#[schema(postgres("15"), driver(sqlx), normal_form(second), entities(Address))]
struct LenientListing;

#[derive(Schema)]
#[schema(postgres("15"), driver(sqlx), normal_form(second), include(Legacy))]
struct Lenient;

#[derive(Schema)]
#[schema(
    postgres("15"),
    driver(sqlx),
    include(Legacy),
    waive(transitive_dependency, reason = "the other crate has its reasons")
)]
struct Excused;

fn main() {}
"#;

/// proves B2 B4
#[test]
fn a_normal_form_is_asked_of_what_another_crate_lets_off() {
    let programs = [("other_form".to_owned(), OTHER_FORM.to_owned())];
    let outcomes = compile::check("composed-forms", &programs);
    let [including, listing] = &outcomes[0].errors[..] else {
        panic!("two schemas ask for it: {outcomes:#?}")
    };
    let contains = |error: &str, parts: &[&str]| {
        for part in parts {
            assert!(error.contains(part), "{part} is not in {error}");
        }
    };
    for error in [including, listing] {
        let parts = [
            "[transitive_dependency] `city` in `Address` depends on `zip`, not on the key",
            "note: (id) -> (zip) -> city",
            "tests/ui/lib.rs",
            "        city: String,",
        ];
        contains(error, &parts);
    }
    let parts = [
        "note: `Whole` asks `normal_form(third)` of every entity",
        "`Whole` may ask less itself, or `waive(transitive_dependency, reason = \"…\")`",
    ];
    contains(including, &parts);
    let parts = [
        "note: `Listing` asks `normal_form(third)` of every entity",
        "note: another schema that lists `Address` asks for less",
    ];
    contains(listing, &parts);
}

/// proves A24 B4
#[test]
fn what_is_included_is_checked_at_its_fields() {
    let programs = [("other_crate", OTHER_CRATE), ("cycle", CYCLE)];
    let programs = programs.map(|(name, source)| (name.to_owned(), source.to_owned()));
    let outcomes = compile::check("composed", &programs);

    let errors = &outcomes[0].errors;
    let fault = |field: &str, message: &str| {
        let is_it = |error: &&String| error.contains(message) && error.contains(field);
        assert!(errors.iter().any(|error| is_it(&error)), "{field}: {message} is not in {errors:#?}");
    };
    fault("pub struct User", "[missing_audit_field] `Narrow` asks every entity for `audit(version)`");
    fault("pub struct Order", "[missing_audit_field] `Narrow` asks every entity for `audit(version)`");
    fault("pub total_amount", "[unsupported_storage]");
    assert!(errors.iter().all(|error| error.contains("quickstart.rs")), "{errors:#?}");

    let errors = &outcomes[1].errors;
    let cycle = errors.iter().find(|error| error.contains("E0391")).expect("a cycle is an error");
    for include in ["include(Sales)", "include(Catalog)"] {
        assert!(cycle.contains(include), "{include} is not shown: {cycle}");
    }
}

/// proves A24
#[test]
fn the_conventions_of_the_including_schema_hold() {
    let composed = Case::named("composed").schema;
    let names: Vec<&str> = composed.entities.iter().map(|entity| entity.name).collect();
    assert_eq!(names, ["Campaign", "User", "Order", "Offer", "Product"], "its own first, each once");
    let includes: Vec<&str> = composed.includes.iter().map(|schema| schema.name).collect();
    assert_eq!(includes, ["Quickstart", "Sales", "Catalog"]);

    let conventions = &composed.conventions;
    let tables: Vec<String> =
        composed.entities.iter().map(|entity| conventions.table_of(entity).to_string()).collect();
    assert_eq!(tables, ["crm_campaign", "crm_user", "crm_order", "crm_offer", "legacy_products"]);
    let [.., offer, product] = composed.entities else { panic!("there are five") };
    assert_eq!(conventions.on_delete_of(&offer.relations[0]), Action::Cascade);
    assert_eq!(conventions.size_of(product.column(1)), Size::Length(200));
}
