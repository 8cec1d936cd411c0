//! Packed code → columns.

use super::{
    SENSITIVITIES, STORES,
    list::list,
    node::exprs,
    op,
    pool::{FIELDS, names, texts},
    reader::{Reader, byte, number, several},
};
use crate::{
    def::{AuditRole, ColumnDef, DefaultDef, Size, TypeOverride},
    expr::{Expr, Literal},
    types::{LogicalType, TypeDef, Typed},
};

list! {
    /// The columns.
    columns: ColumnDef = unpack(E::PACKED.2, texts::<E>(), names::<E>(), exprs::<E>(), E::PACKED.7.overrides)
}

// What the list holds before it is filled.
const COLUMN: ColumnDef = ColumnDef::new("", "", TypeDef::new(LogicalType::Bool));

const fn unpack<const COUNT: usize>(
    mut reader: Reader,
    types: &[&Typed],
    texts: &[&'static str],
    names: &'static [&'static str],
    exprs: &'static [Expr],
    overrides: &'static [TypeOverride],
) -> [ColumnDef; COUNT] {
    let mut columns = [COLUMN; COUNT];
    let mut i = 0;
    while i < reader.count {
        let column = &mut columns[i];
        column.field = texts[i + FIELDS];
        column.name = column.field;
        column.ty = types[number!(reader)].def;
        i += 1;
    }
    loop {
        let operation = byte!(reader);
        if operation == op::END {
            return columns;
        }
        let column = &mut columns[number!(reader)];
        match operation {
            op::COLUMN_NAME => column.name = texts[number!(reader)],
            op::COLUMN_COMMENT => column.comment = texts[number!(reader)],
            op::LENGTH => column.size = Size::Length(number!(reader) as u32),
            op::UNBOUNDED => column.size = Size::Unbounded,
            op::DECIMAL => {
                let (precision, scale) = (number!(reader) as u8, number!(reader) as u8);
                column.size = Size::Decimal { precision, scale };
            }
            op::DEFAULT_OF_TYPE => column.default = DefaultDef::OfType,
            op::DEFAULT_VARIANT => column.default = DefaultDef::Variant(texts[number!(reader)]),
            op::DEFAULT_NOW => column.default = DefaultDef::Now,
            op::DEFAULT_UUID => column.default = DefaultDef::Uuid,
            op::DEFAULT_LITERAL => {
                let Expr::Literal(literal) = exprs[number!(reader)] else {
                    panic!("a default that is no constant")
                };
                column.default = DefaultDef::Literal(literal);
            }
            op::DEFAULT_TRUE => column.default = DefaultDef::Literal(Literal::Bool(true)),
            op::DEFAULT_FALSE => column.default = DefaultDef::Literal(Literal::Bool(false)),
            op::DEFAULT_EXPR => column.default = DefaultDef::Expr(&exprs[number!(reader)]),
            op::GENERATED => column.generated = Some(&exprs[number!(reader)]),
            op::IDENTITY => column.is_identity = true,
            op::ROLE => column.role = Some(AuditRole::ALL[number!(reader)]),
            op::ROLE_SAID => column.is_role_said = true,
            op::SENSITIVITY => column.sensitivity = SENSITIVITIES[number!(reader)],
            op::STORE => column.store = Some(STORES[number!(reader)]),
            op::OVERRIDES => column.overrides = several!(reader, overrides),
            op::WAS => column.was = several!(reader, names),
            op::ARRAY_REASON => column.array_reason = texts[number!(reader)],
            _ => panic!("an unknown operation in the code of the columns"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Reader, unpack};
    use crate::{
        def::Size,
        pack::op,
        types::{LogicalType, TypeDef, Typed},
    };

    const TEXT: &Typed = &Typed::of(TypeDef::new(LogicalType::Text));

    #[test]
    fn a_number_above_a_byte_is_read() {
        let texts = [["Wide", "wides"].as_slice(), &["field"; 300]].concat();
        let long = [u8::MAX, u8::MAX, u8::MAX, 0xff, 0, 2, 0];
        let code = [&[op::LENGTH, u8::MAX, 43, 1], &long[..], &[op::IDENTITY, 7, op::END]].concat();
        let bytes = [&[0; 300], &code[..]].concat().leak();
        let reader = Reader { bytes, at: 0, count: 300 };
        let columns: [_; 320] = unpack(reader, &[TEXT], &texts, &[], &[], &[]);
        assert_eq!(columns[299].size, Size::Length(2 << 16 | 255));
        assert!(columns[7].is_identity && columns[299].name == "field" && columns[300].name.is_empty());
    }
}
