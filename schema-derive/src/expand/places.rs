//! The map from the sites of an entity to places in the source: what a fault found in the schema underlines.

use proc_macro2::{Delimiter, Group, Ident, Literal, Punct, Spacing, Span, TokenStream, TokenTree};
use schema_as_code_core::{
    check::ANY_SITE,
    def::Site,
    storage::{Driver, is_always_storable},
};

use crate::{
    ast::{Entity, Relation},
    code::Code,
    define::Definition,
    tokens::Extent,
};

/// The implementation that fails with a fault of the schema, at its place.
pub(super) fn places(entity: &Entity, definition: &Definition, code: &mut Code) {
    code.text("#[automatically_derived] #[diagnostic::do_not_recommend]");
    code.text("impl<__F: __s::check::Numbered> __s::check::Placed<__F> for").tokens(&entity.ident);
    code.group(Delimiter::Brace, |code| {
        code.text("const FAULT: () =").group(Delimiter::Brace, |code| {
            code.text("let __report = __s::check::report::<__F, Self>;");
            let sites = sites(entity, definition).into_iter().map(|(site, at)| (site.code(), at));
            let sites = sites.chain([(ANY_SITE, entity.ident.span().into())]);
            code.tokens(sites.flat_map(|(site, at)| report(site, at)).collect::<TokenStream>());
        });
        code.text(";");
    });
}

/// `(__report)(site);`, which rustc underlines from the first token to the last. Its tokens are made by hand: an entity
/// has a dozen of them, and to read text and give it places costs more than twice as much.
fn report(site: u32, at: Extent) -> [TokenTree; 3] {
    let in_parentheses = |token: TokenTree, at| {
        let mut group = Group::new(Delimiter::Parenthesis, token.into());
        group.set_span(at);
        TokenTree::from(group)
    };
    // A local variable is known by where its name comes from, and rustc must underline what the user wrote.
    let name = in_parentheses(Ident::new("__report", Span::call_site()).into(), at.first);
    let argument = in_parentheses(Literal::u32_unsuffixed(site).into(), at.last);
    [name, argument, Punct::new(';', Spacing::Alone).into()]
}

/// Every site to which a fault of the schema can point. Each costs the compiler a call to check, so a relation that is
/// written on its column shares the column's; it comes before, where it has one of its own.
fn sites(entity: &Entity, definition: &Definition) -> Vec<(Site, Extent)> {
    fn each<T>(
        items: &[T],
        site: fn(u16) -> Site,
        at: fn(&T) -> Extent,
    ) -> impl Iterator<Item = (Site, Extent)> {
        (0..).zip(items).map(move |(position, item)| (site(position), at(item)))
    }
    let is_placed = |index| !is_plain(definition, index);
    let has_own = |relation: &Relation| {
        !relation.is_on_field || !relation.columns.iter().any(|column| is_placed(column.index))
    };
    let relations = (0..).zip(&entity.relations).filter(|(_, relation)| has_own(relation));
    let columns = (0..).zip(&entity.columns).filter(|(index, _)| is_placed(*index));
    relations
        .map(|(position, relation)| (Site::Relation(position), relation.extent))
        .chain(each(&entity.uniques, Site::Unique, |unique| unique.extent))
        .chain(each(&entity.indexes, Site::Index, |index| index.extent))
        .chain(each(&entity.checks, Site::Check, |check| check.extent))
        .chain(columns.map(|(index, column)| (Site::Column(index), column.ident.span().into())))
        .collect()
}

/// Whether nothing can be wrong with the column that depends on the schema: it is stored as its type is, on every
/// target, plays no part but in the constraints, which have places of their own, and is where it belongs.
fn is_plain(definition: &Definition, index: u16) -> bool {
    let column = definition.entity.column(index);
    let ty = definition.predicted[usize::from(index)];
    let breaks_form = definition.entity.broken_forms.iter().any(|broken| broken.site == Site::Column(index));
    let is_storable =
        ty.is_some_and(|ty| Driver::ALL.into_iter().all(|driver| is_always_storable(ty, driver)));
    is_storable
        && column.store.is_none()
        && column.generated.is_none()
        && column.role.is_none()
        && !definition.entity.key.contains(&index)
        && !breaks_form
}
