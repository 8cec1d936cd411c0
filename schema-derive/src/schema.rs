//! `derive(Schema)`: a database as a list of entities, and what is said once for all of them.

mod expand;
mod naming;
mod options;
mod target;
#[cfg(test)]
mod tests;

use proc_macro2::{Ident, Span, TokenStream};
use schema_as_code_core::{
    def::{Action, NormalForm},
    storage::Driver,
};
use syn::{Data, DeriveInput};

use crate::{
    ast::Waiver,
    diagnostic::{Diagnostic, Faults},
    library,
    tokens::Extent,
};
use naming::Naming;
use target::Target;

/// What the attributes of the struct say.
struct Database {
    ident: Ident,
    library: TokenStream,
    comment: String,
    targets: Vec<Target>,
    driver: Option<(Driver, Span)>,
    text_length: Option<u32>,
    decimal: Option<(u8, u8)>,
    on_delete: Option<Action>,
    audit: Vec<&'static str>,
    normal_form: Option<NormalForm>,
    naming: Naming,
    includes: Vec<Listed>,
    entities: Vec<Listed>,
    waivers: Vec<Waiver>,
    /// Which options were tried, right or wrong: one that was is not reported as missing.
    given: Vec<String>,
}

/// An entity or a schema in a list.
struct Listed {
    path: TokenStream,
    text: String,
    extent: Extent,
}

/// parse → check → expand.
pub(crate) fn expand(input: &DeriveInput) -> TokenStream {
    let mut faults = Faults::default();
    if let Some(fault) = unsupported_item(input) {
        faults.push(fault);
        return expand::fallback(&library::default_path(), input, &faults);
    }
    let database = options::read(input, &mut faults);
    check(&database, &mut faults);
    expand::database(&database, &faults)
}

fn unsupported_item(input: &DeriveInput) -> Option<Diagnostic> {
    let fault = |message: &str| {
        Diagnostic::syntax("unsupported_item", &input.ident, message)
            .help("put `#[derive(Schema)]` on a struct without fields: `pub struct Shop;`")
    };
    match input.data {
        Data::Struct(_) if input.generics.params.is_empty() => None,
        Data::Struct(_) => Some(fault("a schema has no generic parameters: it is one database")),
        Data::Enum(_) => Some(fault("an enum is no schema")),
        Data::Union(_) => Some(fault("a union is no schema")),
    }
}

/// What the options say together.
fn check(database: &Database, faults: &mut Faults) {
    let ident = &database.ident;
    let is_given = |option: &str| database.given.iter().any(|given| given == option);
    if !schema_as_code_core::dialect::Dialect::ALL.iter().any(|dialect| is_given(dialect.name())) {
        let message = format!("`{ident}` names no database");
        let fault = Diagnostic::syntax("missing_option", ident, message);
        faults
            .push(fault.help("say where it runs, and the oldest version: `#[schema(postgres(\"15\"), …)]`"));
    }
    if !is_given("driver") {
        let message = format!("`{ident}` names no driver");
        faults.push(
            Diagnostic::syntax("missing_option", ident, message)
                .help("say which crate reads and writes the rows: `driver(sqlx)`")
                .note("a column is stored in the form that the driver binds"),
        );
    }
    if !is_given("entities") && !is_given("include") {
        let message = format!("`{ident}` lists no entities");
        let fault = Diagnostic::syntax("missing_option", ident, message);
        faults.push(fault.help("name them: `entities(User, Order)`"));
    }
    let Some((driver, span)) = database.driver else { return };
    let unreached: Vec<&str> = database
        .targets
        .iter()
        .filter(|target| !driver.reaches(target.dialect))
        .map(|target| target.dialect.product())
        .collect();
    if !unreached.is_empty() {
        let message = format!("`{}` does not reach {}", driver.name(), unreached.join(", "));
        let fault = Diagnostic::syntax("contradicting_attributes", span, message);
        faults.push(fault.help("name a driver that reaches every target, or leave the target out"));
    }
}
