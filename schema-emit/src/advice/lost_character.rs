//! See [`rules::LOST_CHARACTER`](schema_as_code_core::rules::LOST_CHARACTER).

use schema_as_code_core::{
    def::{EntityDef, SchemaDef, Site},
    dialect::Dialect,
    types::LogicalType,
};

use super::{Hint, words::columns};

pub(super) fn find(schema: &SchemaDef, entity: &'static EntityDef) -> Vec<Hint> {
    let dialects = schema.targets.iter().map(|target| target.dialect);
    let losing: Vec<&str> =
        dialects.filter(|dialect| !dialect.tells_every_character()).map(Dialect::product).collect();
    if losing.is_empty() {
        return Vec::new();
    }
    let losing = losing.join(", ");
    let comment = |site, what: &str, text: &str| {
        let lost = lost(text)?;
        let message = format!("the comment of the {what} has {lost}, which becomes `?` on {losing}");
        let help = "take the character out of the first paragraph of the doc comment".to_owned();
        Some(Hint { site, message, help })
    };
    let value = |site, ty: LogicalType| {
        let LogicalType::Enum(of) = ty else { return None };
        let (variant, lost) =
            of.variants.iter().find_map(|variant| Some((variant.ident, lost(variant.value)?)))?;
        let name = of.name;
        let message = format!(
            "the stored value of `{name}::{variant}` has {lost}, which is stored, and listed as `?` on {losing}: a value that \
             was changed by hand is not told from it"
        );
        Some(Hint { site, message, help: "store the variant under another name".to_owned() })
    };
    let of_table = comment(Site::Entity, "table", entity.comment);
    let of_columns = columns(entity).flat_map(|(index, column)| {
        let site = Site::Column(index);
        comment(site, "column", column.comment).into_iter().chain(value(site, column.ty.logical))
    });
    of_table.into_iter().chain(of_columns).collect()
}

/// The first character that three bytes do not hold.
fn lost(text: &str) -> Option<String> {
    let lost = text.chars().find(|character| character.len_utf8() > 3)?;
    Some(format!("U+{:X}", u32::from(lost)))
}
