//! One entity with every convention resolved: the struct as it would be written if nothing were left to the
//! schema, and what each target makes of it.
//!
//! What a convention decided is marked with a comment behind it, so that conventions stay explicit.

mod access;
mod column;
mod constraint;
mod expr;
mod header;
mod sql;
#[cfg(test)]
mod tests;

use schema_as_code_core::def::{ColumnIndex, EntityDef, SchemaDef};

#[cfg(feature = "build")]
pub(crate) use access::pattern;
pub(crate) use access::proposed;
pub use sql::sql;

use crate::line::one_line;

/// `entity` as `schema` resolves it: its struct, with nothing left open.
///
/// ```
/// use schema_as_code_core::{
///     def::{ColumnDef, Conventions, EntityDef, SchemaDef},
///     types::{LogicalType, TypeDef},
/// };
/// use schema_as_code_emit::show::declaration;
///
/// const TAG: EntityDef = EntityDef {
///     name: "Tag",
///     table: "tags",
///     singular: "tag",
///     columns: &[ColumnDef::new("word", "word", TypeDef::new(LogicalType::Text))],
///     key: &[0],
///     ..EntityDef::EMPTY
/// };
/// let conventions = Conventions { text_length: Some(40), ..Conventions::NONE };
/// let blog = SchemaDef { name: "Blog", conventions, entities: &[&TAG], ..SchemaDef::EMPTY };
/// assert!(declaration(&blog, &TAG).contains("#[column(len = 40)] // types(…) of Blog"));
/// ```
#[must_use]
pub fn declaration(schema: &SchemaDef, entity: &'static EntityDef) -> String {
    let shown = Shown { schema, entity };
    let mut lines = header::lines(shown);
    lines.push(Line::of(format!("struct {} {{", one_line(entity.name))));
    for position in (0..).take(entity.columns.len()) {
        lines.extend(column::lines(shown, position).into_iter().map(Line::indented));
    }
    lines.push(Line::of("}"));
    lines.iter().map(Line::to_text).collect()
}

/// What is shown.
#[derive(Clone, Copy)]
struct Shown<'s> {
    schema: &'s SchemaDef,
    entity: &'static EntityDef,
}

impl Shown<'_> {
    /// The fields of `columns`, with commas.
    fn fields(self, columns: &[ColumnIndex]) -> String {
        columns.iter().map(|&column| self.field(column)).collect::<Vec<_>>().join(", ")
    }

    fn field(self, column: ColumnIndex) -> String {
        identifier(self.entity.column(column).field)
    }

    /// The remark that the option of the schema decided.
    fn by_schema(self, option: &str) -> String {
        format!("{option} of {}", one_line(self.schema.name))
    }
}

/// A line of the struct, and who decided it if not the struct itself.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Line {
    code: String,
    remark: Option<String>,
    indent: usize,
}

impl Line {
    fn of(code: impl Into<String>) -> Self {
        Self { code: code.into(), remark: None, indent: 0 }
    }

    fn with(code: impl Into<String>, remark: Option<String>) -> Self {
        Self { remark, ..Self::of(code) }
    }

    /// The first paragraph of a comment; nothing for none.
    fn comment(text: &str) -> Option<Self> {
        let text = one_line(text);
        (!text.is_empty()).then(|| Self::of(format!("/// {text}")))
    }

    fn indented(self) -> Self {
        Self { indent: self.indent + 1, ..self }
    }

    fn to_text(&self) -> String {
        let Self { code, remark, indent } = self;
        let indent = "    ".repeat(*indent);
        match remark {
            Some(remark) => format!("{indent}{code} // {remark}\n"),
            None => format!("{indent}{code}\n"),
        }
    }
}

/// A name of a field as Rust takes it: the definition keeps it without `r#`.
fn identifier(name: &str) -> String {
    let name = one_line(name);
    if KEYWORDS.contains(&name.as_str()) { format!("r#{name}") } else { name }
}

/// The keywords of the edition 2024 that may be raw.
const KEYWORDS: [&str; 48] = [
    "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "do", "dyn", "else",
    "enum", "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in", "let", "loop", "macro",
    "match", "mod", "move", "mut", "override", "priv", "pub", "ref", "return", "static", "struct", "trait",
    "true", "try", "type", "typeof", "unsafe", "unsized", "use", "virtual", "where", "while", "yield",
];

/// `name(a, b)`, or `name` for no arguments.
fn call(name: &str, arguments: &[String]) -> String {
    if arguments.is_empty() { name.to_owned() } else { format!("{name}({})", arguments.join(", ")) }
}

/// A text as a literal of Rust: nothing in it ends the literal or steers a terminal.
fn quoted(text: &str) -> String {
    format!("{text:?}")
}
