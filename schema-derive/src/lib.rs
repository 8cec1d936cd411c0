//! The derive macros of `schema-as-code`.
//!
//! A macro reads attributes into an intermediate form, checks it against the rules, and expands it
//! to const data. Everything behind the entry points works on `proc_macro2` tokens, so that tests can
//! call it.

mod ast;
mod check;
mod code;
mod define;
mod diagnostic;
mod enumeration;
mod expand;
mod expr;
mod library;
mod meta;
mod naming;
mod newtype;
mod parse;
mod schema;
mod scope;
#[cfg(test)]
mod tests;
mod tokens;

use proc_macro::TokenStream;

/// Describes a table: a struct with named fields, each of which is a column.
///
/// | on the struct | |
/// |---|---|
/// | `#[entity(table = "users", in_schema = "auth", requirement("AUTH-1"), normal_form(bcnf), namespaced, crate = path)]` | every other attribute may also stand inside; `namespaced` leaves the bare ones to other libraries |
/// | `#[index(user_id, desc(created_at), filter(live), include(name), using(gin), opclass(…), name = "…", serves = "…")]` | parts are columns or expressions, in `asc`, `desc`, `nulls_first`, `nulls_last` |
/// | `#[unique(product_id, user_id, among(live), filter(…), ignore_case, nulls_not_distinct, deferrable, name = "…")]` | |
/// | `#[access(filter(status, one_of(kind), range(created_at), live), order(desc(created_at)), serves = "…")]` | a query that some index must serve |
/// | `#[check(ends_at > starts_at, name = "…")]` | |
/// | `#[relation(OrderLine, on(order_id, line_no), to(order_id, no), …)]` | a foreign key of several columns |
/// | `#[audit(timestamps, soft_delete(view), actor, version, log(except(payload)))]` | what the database maintains |
/// | `#[determines(zip -> city, state)]`, `#[determines(course ->> teacher)]`, `#[determines(none)]` | dependencies |
/// | `#[snapshot(product_id, sku, price(base_price), reason = "…")]`, `#[denormalized(user_id, user_email(email), sync(trigger), reason = "…")]` | copies |
/// | `#[waive(rule_id, reason = "…")]` | |
///
/// | on a field | |
/// |---|---|
/// | `#[key]`, `#[key(identity)]` | the field `id` is the key when no field says so |
/// | `#[column(len = 64, text, decimal(10, 2), unique, index, pii, secret, store(blob), as(json), array(reason = "…"), type(postgres = "inet"), name = "…", was(old_name), role(created), skip)]` | |
/// | `#[column(default)]`, `default = 0`, `default(now)`, `default(uuid)`, `default(Variant)`, `default(expr)` | bare: the enum's own `#[default]` |
/// | `#[relation(User, on_delete(cascade), on_update(…), references(code), deferrable, name = "…", index(none, reason = "…"))]` | |
/// | `#[check(>= 0)]`, `#[check(1..=5)]`, `#[check(matches("^a"))]` | the field is the left side |
///
/// A column that is called like an option is written `r#deferrable`. `live` is the condition "not
/// soft-deleted".
///
/// ```text
/// /// A purchase, from checkout to fulfilment.
/// #[derive(Entity)]
/// #[index(user_id, desc(created_at), serves = "a customer's order history")]
/// struct Order {
///     #[key(identity)]
///     id: i64,
///     #[relation(User, on_delete(restrict))]
///     user_id: i64,
///     #[check(> 0)]
///     total: Decimal,
///     created_at: DateTime<Utc>,
/// }
/// ```
#[proc_macro_derive(
    Entity,
    attributes(
        entity,
        key,
        column,
        relation,
        index,
        unique,
        check,
        generated,
        determines,
        search,
        access,
        audit,
        snapshot,
        denormalized,
        waive
    )
)]
pub fn entity(input: TokenStream) -> TokenStream {
    expand_with(input.into(), expand_entity).into()
}

/// Describes a database: its targets, its driver, its conventions and its entities.
///
/// | option of `#[schema(...)]` | |
/// |---|---|
/// | `postgres("15")`, `mysql("8.0")`, `mariadb("10.11")`, `sqlite("3.40", test, decimal(integer))` | where it runs, and the oldest version; a target for tests may leave out what is not about the integrity of rows |
/// | `driver(sqlx)` | which crate reads and writes the rows, `sqlx`, `diesel`, `sea_orm`, `tokio_postgres` or `rusqlite`: a column is stored in the form that it binds, see docs/storage.md |
/// | `types(String(255), Decimal(10, 2))` | the size of texts and decimals that say none |
/// | `on_delete(restrict)` | of relations that say nothing |
/// | `audit(timestamps, soft_delete, actor, version, log)` | roles of every entity, beside its own |
/// | `normal_form(bcnf)` | of entities that say none |
/// | `naming(tables(singular), prefix = "crm_", objects(kind_first))` | of tables, constraints and indexes that are not named by hand |
/// | `include(Catalog, sales::Sales)` | the entities of other schemas, under the targets and conventions of this one |
/// | `entities(User, sales::Order)` | its own entities |
/// | `waive(rule, reason = "…")` | excuses every entity from a rule |
///
/// The entities are checked against the whole schema; see `schema_as_code::rules`.
#[proc_macro_derive(Schema, attributes(schema))]
pub fn schema(input: TokenStream) -> TokenStream {
    expand_with(input.into(), schema::expand).into()
}

/// Makes an enum storable: its variants are stored by name.
///
/// The name of a variant is, in this order: `#[column(name = "…")]` on the variant,
/// `#[column(rename_all = "…")]` on the enum, what `#[sqlx(…)]`, `#[sea_orm(…)]`, `#[postgres(…)]` and
/// `#[serde(…)]` say, else snake case. Under `#[sqlx(…)]` without `rename_all` a variant is stored as written, because sqlx binds it so.
/// An enum that derives `sqlx::Type` without any `#[sqlx(…)]` cannot be told from one that does not: say
/// `#[sqlx(rename_all = "snake_case")]` on it. Names that are said twice must agree.
///
/// The SQL type is called `#[column(type_name = "…")]`, or what the others say, else after the enum in snake
/// case.
#[proc_macro_derive(ColumnEnum, attributes(column))]
pub fn column_enum(input: TokenStream) -> TokenStream {
    expand_with(input.into(), enumeration::expand).into()
}

/// Makes a newtype storable as what it holds, or any type as JSON.
///
/// `#[column(len = 255, pii)]`, `text`, `decimal(10, 2)` and `secret` hold for every column of the type;
/// `#[column(as(json))]` stores any type as a JSON document.
#[proc_macro_derive(ColumnType, attributes(column))]
pub fn column_type(input: TokenStream) -> TokenStream {
    expand_with(input.into(), newtype::expand).into()
}

fn expand_with(
    input: proc_macro2::TokenStream,
    expand: fn(&syn::DeriveInput) -> proc_macro2::TokenStream,
) -> proc_macro2::TokenStream {
    match syn::parse2(input) {
        Ok(input) => expand(&input),
        Err(error) => error.to_compile_error(),
    }
}

/// parse → check → define → expand.
fn expand_entity(input: &syn::DeriveInput) -> proc_macro2::TokenStream {
    let mut faults = diagnostic::Faults::default();
    let (library, parsed) = parse::entity(input, &mut faults);
    let Some(entity) = parsed else { return expand::fallback(&library, input, &faults) };
    check::entity(&entity, &mut faults);
    let definition = define::definition(&entity, &faults);
    expand::entity(&entity, &definition, &faults)
}
