//! The entities of a schema: those that it lists, and those of schemas that it includes.

use proc_macro2::{Delimiter, Ident, Span};

use super::Item;
use crate::{code::Code, tokens::Extent};

/// The lists of entities, packed and defined, and the search for faults in them.
///
/// The definitions stand in the arm of a `match`: what a constant surely evaluates is promoted to a constant of its own,
/// which a lint evaluates.
pub(super) fn lists(entities: &[Item], schemas: &[Item], code: &mut Code) {
    // Schemas that include each other make a cycle of these constants, which rustc shows where they are declared.
    let at = schemas
        .first()
        .map_or_else(Span::call_site, |included| Span::call_site().located_at(included.extent.first));
    code.text_at("const PACKED: &'static", at).group_at(Delimiter::Bracket, at, |code| {
        code.text_at("__s::pack::Packed", at);
    });
    code.text("= &");
    let own = entities.len();
    let packed = |code: &mut Code| {
        code.list(entities, |code, entity| {
            code.text("<").tokens(&entity.this).text("as __s::def::Entity>::PACKED");
        });
    };
    let included = |code: &mut Code, schema: &Item| {
        code.text("<").tokens(&schema.this).text("as __s::check::Indexed>::PACKED");
    };
    if schemas.is_empty() {
        packed(code);
    } else {
        code.text("__s::check::joined::<").group(Delimiter::Brace, |code| {
            write!(code, "{own}");
            for schema in schemas {
                code.text("+");
                included(code, schema);
                code.text(".len()");
            }
        });
        code.text(">").group(Delimiter::Parenthesis, |code| {
            code.text("&");
            packed(code);
            code.text(", &").list(schemas, included);
        });
    }
    write!(code, "; const OWN: usize = {own}; const LISTED: &'static [&'static __s::def::EntityDef] =");
    code.text("match Self::OWN").group(Delimiter::Brace, |code| {
        code.text("0 => &[], _ => &").list(entities, |code, entity| {
            code.text("__s::check::definition::<").tokens(&entity.this).text(">()");
        });
    });
    code.text(
        "; type Search = __s::check::Search<
            Self,
            { __s::check::buckets(<Self as __s::check::Indexed>::PACKED.len()) },
            { __s::check::buckets(__s::check::packed_name_count(<Self as __s::check::Indexed>::PACKED)) },
        >;",
    );
}

/// What a schema that includes this one must know: where the faults of the entities are shown.
///
/// A fault is one entity's, and passes where it is asked of another.
pub(super) fn placed(ident: &Ident, entities: &[Item], schemas: &[Item], code: &mut Code) {
    code.text("#[automatically_derived] #[diagnostic::do_not_recommend]");
    code.text("impl<__F: __s::check::Numbered> __s::check::Placed<__F> for").tokens(ident);
    code.group(Delimiter::Brace, |code| {
        code.text("const FAULT: () =").group(Delimiter::Brace, |code| {
            write!(code, "let _: [(); {}] =", entities.len() + schemas.len());
            code.list(
                entities.iter().chain(schemas),
                |code, Item { this, extent: Extent { first, last } }| {
                    code.text_at("<", *first).tokens(this).text_at("as __s::check::Placed<", *last);
                    // A name of a parameter means another one with the span of a macro that makes the schema.
                    code.text("__F").text_at(">>::FAULT", *last);
                },
            );
            code.text(";");
        });
        code.text(";");
    });
}
