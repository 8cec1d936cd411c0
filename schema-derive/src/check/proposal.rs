//! Tables that a message proposes, as Rust that compiles.

mod foreign;

use quote::ToTokens;
use schema_as_code_core::def::{ColumnIndex, NormalForm};
use syn::{GenericArgument, PathArguments, Type};

use self::foreign::Foreign;
use crate::{
    ast::{Column, Entity},
    naming::pascal,
    parse::Declaration,
    tokens::{Shape, text_of},
};

/// Options of `column` that say what a value is, and mean the same in another table.
const OF_VALUE: [&str; 9] = ["len", "text", "decimal", "pii", "secret", "store", "as", "array", "type"];
/// Options of `column` that move with a column.
const OF_COLUMN: [&str; 3] = ["default", "index", "role"];

/// A table to make.
pub(super) struct Table<'e> {
    pub(super) name: String,
    /// Lines above the struct, without `#[derive(Entity)]`.
    pub(super) attributes: Vec<String>,
    /// Lines of other libraries, after them.
    pub(super) foreign: Vec<Foreign>,
    pub(super) fields: Vec<Field<'e>>,
}

/// A field to make.
pub(super) struct Field<'e> {
    /// The column it is made after.
    pub(super) column: &'e Column,
    /// As it is called in the new table.
    pub(super) name: String,
    pub(super) part: Part,
    pub(super) comment: Vec<String>,
    /// Lines above the field.
    pub(super) attributes: Vec<String>,
    /// Lines of Rust and of other libraries, after them.
    pub(super) foreign: Vec<Foreign>,
}

/// What a field is in the new table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    /// The same column, in the key.
    Key,
    /// The same column, beside the key.
    Moved,
    /// A column of the key that leads to the one it is made after.
    Reference,
    /// A value of the same kind.
    Value,
    /// A place among values of one row, in the key.
    Place,
}

impl<'e> Field<'e> {
    pub(super) fn of(column: &'e Column, part: Part) -> Self {
        let comment =
            if part == Part::Moved { foreign::comment(&column.foreign_attributes) } else { Vec::new() };
        let (attributes, foreign) = Default::default();
        Self { column, name: column.ident.to_string(), part, comment, attributes, foreign }
    }

    /// The field with what Rust and other libraries say about it; of a type that changes, only the names are kept.
    pub(super) fn with_foreign(mut self) -> Self {
        let attributes = &self.column.foreign_attributes;
        let is_same_type = self.part == Part::Moved || !crate::define::is_option(&self.column.ty);
        self.foreign = if is_same_type { foreign::all(attributes) } else { foreign::names(attributes) };
        self
    }

    /// The field with its comment, where the table takes the place of the one that it is in.
    pub(super) fn with_comment(mut self) -> Self {
        self.comment = foreign::comment(&self.column.foreign_attributes);
        self
    }

    /// The lines of the field; `is_there` says which fields the table has.
    pub(super) fn lines(&self, entity: &Entity, is_there: impl Fn(&str) -> bool) -> Vec<String> {
        let is_key = matches!(self.part, Part::Key | Part::Reference | Part::Place);
        let key = is_key.then(|| "key".to_owned());
        let said = self.column.declarations.iter().filter_map(|known| self.kept(entity, known, &is_there));
        let texts = key.into_iter().chain(self.attributes.iter().cloned()).chain(said);
        let mut lines = self.comment.clone();
        lines.extend(texts.map(|text| attribute(entity, &text)));
        lines.extend(self.foreign.iter().map(|foreign| format!("#[{}]", foreign.text)));
        let ty = match self.part {
            Part::Key | Part::Reference | Part::Value => written_type(inner(&self.column.ty)),
            Part::Moved => written_type(&self.column.ty),
            Part::Place => "i16".to_owned(),
        };
        lines.push(format!("{}{}: {ty},", visibility(&self.column.visibility), self.name));
        lines
    }

    /// What an attribute of the column says about the field.
    fn kept(
        &self,
        entity: &Entity,
        declaration: &Declaration,
        is_there: impl Fn(&str) -> bool,
    ) -> Option<String> {
        let is_whole = || mentioned(entity, declaration).all(|column| is_there(&column.field));
        match (declaration.keyword().as_str(), self.part) {
            (_, Part::Place) => None,
            ("column", _) => self.options(declaration),
            ("relation", Part::Key | Part::Moved) => Some(declaration.written()),
            ("check", Part::Key | Part::Moved | Part::Value) | ("generated", Part::Moved) if is_whole() => {
                Some(declaration.written())
            }
            _ => None,
        }
    }

    /// `column(…)` with what also holds in another table.
    fn options(&self, declaration: &Declaration) -> Option<String> {
        let is_named_alike = self.column.ident == self.name;
        let is_kept = |option: &str| match self.part {
            _ if OF_VALUE.contains(&option) => true,
            Part::Moved | Part::Key if option == "name" => is_named_alike,
            // Two rows of the new table with one value would be two of the entity.
            Part::Moved if option == "unique" => is_named_alike,
            Part::Moved => OF_COLUMN.contains(&option),
            _ => false,
        };
        let items = declaration.list().items();
        let kept = items.iter().filter(|item| match item.shape() {
            Shape::Word(name) | Shape::Value(name, _) | Shape::List(name, _) => is_kept(&text_of(&name)),
            Shape::Other => false,
        });
        let kept: Vec<String> = kept.map(|item| item.cursor().written()).collect();
        (!kept.is_empty()).then(|| format!("column({})", kept.join(", ")))
    }
}

impl Table<'_> {
    /// The struct, indented under its message.
    pub(super) fn lines(&self, entity: &Entity) -> Vec<String> {
        let mut lines = vec!["    #[derive(Entity)]".to_owned()];
        lines.extend(self.attributes.iter().map(|text| format!("    {}", attribute(entity, text))));
        lines.extend(self.foreign.iter().map(|foreign| format!("    #[{}]", foreign.text)));
        lines.push(format!("    {}struct {} {{", visibility(&entity.visibility), self.name));
        let is_there = |field: &str| self.fields.iter().any(|own| own.column.field == field);
        for field in &self.fields {
            lines.extend(field.lines(entity, is_there).into_iter().map(|line| format!("        {line}")));
        }
        lines.push("    }".to_owned());
        lines
    }
}

/// What other libraries say about every field of `entity`, for a table whose fields keep their names.
pub(super) fn conventions(entity: &Entity) -> Vec<Foreign> {
    foreign::conventions(&entity.foreign_attributes)
}

/// The step for attributes that a derive beside `Entity` reads: which ones there are, a derive does not see.
pub(super) fn derives(entity: &Entity, tables: &[Table<'_>]) -> Option<String> {
    let mut names: Vec<String> = Vec::new();
    let mut readers: Vec<String> = Vec::new();
    for table in tables {
        let of_fields = table.fields.iter().flat_map(|field| &field.foreign);
        for reader in table.foreign.iter().chain(of_fields).filter_map(|known| known.reader.as_ref()) {
            for (list, text) in
                [(&mut names, format!("`{}`", table.name)), (&mut readers, format!("`#[{reader}]`"))]
            {
                if !list.contains(&text) {
                    list.push(text);
                }
            }
        }
    }
    let (names, readers) = (names.join(", "), readers.join(", "));
    (!readers.is_empty()).then(|| format!("and derive on {names} what reads {readers} on `{}`", entity.ident))
}

/// What `#[entity(...)]` says, for a table that stands beside `entity`.
pub(super) fn header(entity: &Entity) -> Option<String> {
    let mut options = Vec::new();
    if let Some(namespace) = &entity.namespace {
        options.push(format!("in_schema = {:?}", namespace.value));
    }
    if let Some(form) = entity.normal_form.filter(|form| *form != NormalForm::Third) {
        options.push(format!("normal_form({})", form.keyword()));
    }
    if entity.is_namespaced {
        options.push("namespaced".to_owned());
    }
    if entity.library.to_string() != crate::library::default_path().to_string() {
        options.push(format!("crate = {}", joined(&entity.library.to_string())));
    }
    (!options.is_empty()).then(|| format!("entity({})", options.join(", ")))
}

/// `#[text]`, as `entity` reads its attributes.
pub(super) fn attribute(entity: &Entity, text: &str) -> String {
    if entity.is_namespaced && !text.starts_with("entity(") {
        format!("#[entity({text})]")
    } else {
        format!("#[{text}]")
    }
}

/// An attribute of `entity` as it stands in the source: inside `#[entity(...)]` it has no `#[…]` of its own.
pub(super) fn said(entity: &Entity, text: &str) -> String {
    if entity.is_namespaced { text.to_owned() } else { format!("#[{text}]") }
}

/// The columns that the attribute names.
pub(super) fn mentioned<'e>(
    entity: &'e Entity,
    declaration: &Declaration,
) -> impl Iterator<Item = &'e Column> {
    let words = declaration.list().words();
    entity.columns.iter().filter(move |column| words.contains(&column.field))
}

/// What is declared about columns that leave `entity`: the attributes of the struct that go with them, `determines`
/// apart, and the steps that free the columns which stay.
pub(super) fn without(entity: &Entity, leaves: &dyn Fn(&Column) -> bool) -> (Vec<String>, Vec<String>) {
    let loses = |declaration: &&Declaration| mentioned(entity, declaration).any(leaves);
    let quoted = |declaration: &Declaration| format!("`{}`", said(entity, &declaration.written()));
    let of_struct = entity.declarations.iter().filter(|known| known.keyword() != "determines");
    let staying = entity.columns.iter().filter(|column| !leaves(column));
    let taken = staying.flat_map(|column| {
        let about_others = |known: &&Declaration| ["check", "generated"].contains(&known.keyword().as_str());
        let lost = column.declarations.iter().filter(about_others).filter(loses);
        lost.map(move |known| format!("take {} off `{}`", quoted(known), column.field))
    });
    (of_struct.filter(loses).map(quoted).collect(), taken.collect())
}

/// The position of `column` in `entity`.
pub(super) fn position(entity: &Entity, column: &Column) -> ColumnIndex {
    let position = entity.columns.iter().position(|known| std::ptr::eq(known, column));
    position.and_then(|position| ColumnIndex::try_from(position).ok()).unwrap_or_default()
}

/// The name of a table about `columns`: `Product` for `product_id`, `CountryZip` for `country` and `zip`.
pub(super) fn about(columns: &[&Column]) -> String {
    columns.iter().map(|column| pascal(column.field.trim_end_matches("_id"))).collect()
}

/// `wanted`, or a name like it that names no type yet, as far as one struct shows.
pub(super) fn free_name(entity: &Entity, wanted: &str, taken: &[String]) -> String {
    let is_taken = |name: &str| {
        entity.ident == name
            || syn::parse_str::<syn::Ident>(name).is_err()
            || ["Entity", "Schema", "String", "Option", "Vec", "Box"].contains(&name)
            || taken.iter().any(|known| known == name)
            || types(entity).any(|ty| names_type(ty.to_token_stream(), name))
            || entity.relations.iter().any(|relation| names_type(relation.target.clone(), name))
    };
    let fact = format!("{wanted}Fact");
    let own = format!("{}{fact}", entity.ident);
    let numbered = (2..).map(|number| format!("{own}{number}"));
    let mut names = [wanted.to_owned(), fact, own.clone()].into_iter().chain(numbered);
    names.find(|name| !is_taken(name)).unwrap_or(own)
}

fn types(entity: &Entity) -> impl Iterator<Item = &Type> {
    entity.columns.iter().map(|column| &column.ty).chain(&entity.skipped_types)
}

fn names_type(tokens: proc_macro2::TokenStream, name: &str) -> bool {
    crate::tokens::Cursor::new(tokens, proc_macro2::Span::call_site()).words().iter().any(|word| word == name)
}

fn visibility(tokens: &proc_macro2::TokenStream) -> String {
    if tokens.is_empty() { String::new() } else { format!("{} ", joined(&tokens.to_string())) }
}

/// `T` of `Option<T>`, else the type itself.
pub(super) fn inner(ty: &Type) -> &Type {
    let Type::Path(path) = ty else { return ty };
    let Some(segment) = path.path.segments.last() else { return ty };
    match &segment.arguments {
        PathArguments::AngleBracketed(arguments) if segment.ident == "Option" => match arguments.args.first()
        {
            Some(GenericArgument::Type(inner)) => inner,
            _ => ty,
        },
        _ => ty,
    }
}

/// The type as Rust writes it: tokens stand apart from each other.
fn written_type(ty: &Type) -> String {
    joined(&ty.to_token_stream().to_string())
}

fn joined(tokens: &str) -> String {
    let joined = [
        (" :: ", "::"),
        (":: ", "::"),
        (" < ", "<"),
        (" >", ">"),
        ("< ", "<"),
        (" ,", ","),
        ("& ", "&"),
        ("( ", "("),
        (" )", ")"),
        ("pub (", "pub("),
    ];
    joined.into_iter().fold(tokens.to_owned(), |text, (apart, together)| text.replace(apart, together))
}
