//! Columns, of tables and of views.

use super::{
    Found, IntrospectError, Name, ObjectId, Server, Session, Table, column_type::column_type, doubt::Doubt,
    extra::Extra, observed, select, table,
};
use crate::{
    catalog::{Column, Definition, Generated, Text},
    live::mysql::{
        product::{Default, DefaultOf},
        query::{filled, known, number},
        text,
    },
};

const SUBJECT: &str = "columns";

pub(super) fn read<S: Server>(
    server: &mut S,
    session: &Session,
    found: &mut Found,
) -> Result<(), IntrospectError<S::Error>> {
    let columns = [
        "table_name",
        "ordinal_position",
        "column_name",
        "column_type",
        "is_nullable",
        "column_default",
        "generation_expression",
        "extra",
        "collation_name",
        "column_comment",
        session.product.reference_system,
    ];
    let from = "FROM information_schema.columns WHERE table_schema = DATABASE()";
    let mut rows = Vec::new();
    for [table, position, rest @ ..] in select(server, SUBJECT, columns, from)? {
        rows.push((known(table, SUBJECT)?, number(position, SUBJECT)?, rest));
    }
    rows.sort();
    for (table, _, [name, ty, is_nullable, default, generated, extra, collation, comment, places]) in rows {
        let name = known(name, SUBJECT)?;
        if let Some(columns) = found.views.get_mut(&table) {
            columns.push(name);
            continue;
        }
        let Some(of) = found.table(&table, SUBJECT)? else { continue };
        let id = ObjectId::Column(Name::new(table), name.clone().into());
        let listed = Listed {
            name,
            ty: known(ty, SUBJECT)?,
            is_nullable: known(is_nullable, SUBJECT)? == "YES",
            default,
            generated: filled(generated),
            extra: Extra::read(extra.as_deref().unwrap_or_default()),
            collation,
            comment: filled(comment),
        };
        let mut facts = listed.extra.unheld.clone();
        facts.extend(places.map(|number| format!("its places are of the system {number}")));
        let doubt = listed.add(session, of);
        found.doubts.extend(doubt);
        for fact in facts {
            found.unheld(id.clone(), fact);
        }
    }
    Ok(())
}

/// A column of a table, as it is listed.
struct Listed {
    name: String,
    ty: String,
    is_nullable: bool,
    default: Option<String>,
    generated: Option<String>,
    extra: Extra,
    collation: Option<String>,
    comment: Option<String>,
}

impl Listed {
    /// Adds the column to its table; what of it the list may have lost.
    fn add(self, session: &Session, table: &mut Table) -> Option<Doubt> {
        let Self { name, ty, is_nullable, default, generated, extra, collation, comment } = self;
        let of = DefaultOf { ty: &ty, is_computed: extra.is_computed };
        let default = default.filter(|_| generated.is_none());
        let default = default.and_then(|listed| (session.product.default)(listed, &of));
        let expression = match &default {
            Some(Default::Expression(sql)) => Some(sql),
            _ => generated.as_ref(),
        };
        let doubt = match &default {
            Some(Default::Literal(sql)) if has_lost_value(sql, &ty) => Some(Doubt::Value {
                table: table.name.name.to_string(),
                column: name.clone(),
                is_text: collation.is_some(),
            }),
            _ if expression.is_some_and(|sql| (session.product.has_lost)(sql)) => {
                Some(Doubt::Table(table.name.name.to_string()))
            }
            _ => None,
        };
        let plain = |default| match default {
            Default::Literal(sql) => sql,
            Default::Expression(sql) => text::without_database(&sql, &session.database),
        };
        let column = Column {
            name: name.into(),
            ty: column_type(&ty),
            is_nullable,
            default: default.map(|default| Definition::Observed(plain(default).into())),
            generated: generated.zip(extra.storage).map(|(listed, storage)| {
                Box::new(Generated { definition: observed(session, listed), storage })
            }),
            is_identity: extra.is_identity,
            visibility: extra.visibility,
            collation: collation
                .filter(|own| table::collation(table) != Some(own))
                .map(|own| Box::new(own.into())),
            comment: comment.map(Text::from),
        };
        table.columns.push(column);
        doubt
    }
}

/// The list is in three bytes a character, and a string of bytes ends there with the first that is 0.
fn has_lost_value(sql: &str, ty: &str) -> bool {
    sql.contains('?') || ty.contains("binary") || ty.contains("blob")
}
