//! How types and expressions are written in messages.

use super::message::Message;
use crate::{
    def::{ColumnDef, ColumnIndex, EntityDef, EnumDef, Size, TargetDef},
    dialect::{Dialect, Version},
    expr::{BinaryOperator, Bound, Expr, Literal, UnaryOperator, typing::type_of},
    types::LogicalType,
};

impl Message {
    /// Appends what a type is called: `a UUID`, ``the enum `Status` ``.
    pub(super) const fn logical(self, logical: LogicalType) -> Self {
        match logical {
            LogicalType::Enum(enumeration) => self.text("the enum ").name(enumeration.name),
            _ => self.text(logical.describe()),
        }
    }

    /// Appends what `expr` is: its text and its type.
    pub(super) const fn typed(self, expr: &Expr, entity: &EntityDef) -> Self {
        let message = self.text("`").expr(expr, entity).text("` is ");
        if matches!(expr, Expr::Variant(_)) {
            return message.text("a variant");
        }
        match type_of(expr, entity) {
            Ok(ty) => match ty.logical {
                Some(LogicalType::Integer { .. }) if ty.is_constant => message.text("a whole number"),
                Some(logical) => message.logical(logical),
                None if matches!(expr, Expr::Literal(Literal::Null)) => message.text("NULL"),
                None => message.text("SQL"),
            },
            Err(_) => message.text("an expression"),
        }
    }

    /// Appends `expr` as an attribute writes it.
    pub(super) const fn expr(self, expr: &Expr, entity: &EntityDef) -> Self {
        match *expr {
            Expr::Column(column) => self.text(entity.column(column).field),
            Expr::Literal(literal) => self.literal(literal),
            Expr::Variant(variant) => self.text(variant),
            Expr::Unary(operator, inner) => {
                let message = self.text(match operator {
                    UnaryOperator::Not => "!",
                    UnaryOperator::Negate => "-",
                });
                message.operand(inner, BINDS_TIGHTEST, entity)
            }
            Expr::Binary(operator, left, right) => {
                let strength = strength(operator);
                let message = self.operand(left, strength, entity);
                let message = message.text(" ").text(symbol(operator)).text(" ");
                message.operand(right, strength + 1, entity)
            }
            Expr::IsNull(inner) => self.operand(inner, BINDS_TIGHTEST, entity).text(".is_none()"),
            Expr::IsNotNull(inner) => self.operand(inner, BINDS_TIGHTEST, entity).text(".is_some()"),
            Expr::In(value, list) => {
                let message = self.operand(value, BINDS_TIGHTEST, entity).text(".is_in([");
                message.list(list, entity).text("])")
            }
            Expr::Between { value, low, high, bound } => {
                let message = self.expr(value, entity).text(" in ").expr(low, entity);
                let message = message.text(match bound {
                    Bound::Included => "..=",
                    Bound::Excluded => "..",
                });
                message.expr(high, entity)
            }
            Expr::Matches(value, pattern) => {
                let message = self.operand(value, BINDS_TIGHTEST, entity).text(".matches(\"");
                message.text(pattern).text("\")")
            }
            Expr::Call(function, arguments) => {
                self.text(function.name()).text("(").list(arguments, entity).text(")")
            }
            Expr::Raw(_) => self.text("sql(…)"),
        }
    }

    const fn operand(self, expr: &Expr, least: u8, entity: &EntityDef) -> Self {
        match expr {
            Expr::Binary(operator, _, _) if strength(*operator) < least => {
                self.text("(").expr(expr, entity).text(")")
            }
            _ => self.expr(expr, entity),
        }
    }

    const fn list(mut self, list: &[Expr], entity: &EntityDef) -> Self {
        let mut i = 0;
        while i < list.len() {
            if i > 0 {
                self = self.text(", ");
            }
            self = self.expr(&list[i], entity);
            i += 1;
        }
        self
    }

    const fn literal(self, literal: Literal) -> Self {
        match literal {
            Literal::Null => self.text("None"),
            Literal::Bool(true) => self.text("true"),
            Literal::Bool(false) => self.text("false"),
            Literal::Integer(number) => self.number(number),
            Literal::Decimal(digits) => self.text(digits),
            Literal::Text(text) => self.text("\"").text(text).text("\""),
        }
    }

    /// Appends the fields at `columns`: `` `a`, `b` ``.
    pub(super) const fn fields(mut self, columns: &[ColumnIndex], entity: &EntityDef) -> Self {
        let mut i = 0;
        while i < columns.len() {
            if i > 0 {
                self = self.text(", ");
            }
            self = self.name(entity.column(columns[i]).field);
            i += 1;
        }
        self
    }

    /// Appends `names` in backticks: `` `a`, `b` ``.
    pub(super) const fn names(mut self, names: &[&str]) -> Self {
        let mut i = 0;
        while i < names.len() {
            if i > 0 {
                self = self.text(", ");
            }
            self = self.name(names[i]);
            i += 1;
        }
        self
    }

    /// Appends `names` as they stand in an attribute: `a, b`.
    pub(super) const fn list_of_names(mut self, names: &[&str]) -> Self {
        let mut i = 0;
        while i < names.len() {
            if i > 0 {
                self = self.text(", ");
            }
            self = self.text(names[i]);
            i += 1;
        }
        self
    }

    /// Appends the target's product and version: `MySQL 8.0`.
    pub(super) const fn target(self, target: &TargetDef) -> Self {
        let Version { major, minor } = target.version;
        let message = self.text(target.dialect.product()).text(" ").number(major as i128);
        if minor == 0 && matches!(target.dialect, Dialect::Postgres) {
            return message;
        }
        message.text(".").number(minor as i128)
    }

    /// Appends how much a column holds: `32 characters`.
    pub(super) const fn size(self, size: Size, logical: LogicalType) -> Self {
        let unit = match logical {
            LogicalType::Bytes => " bytes",
            _ => " characters",
        };
        match size {
            Size::Unset => self.text("what the database allows"),
            Size::Length(length) => self.number(length as i128).text(unit),
            Size::Unbounded => self.text("any number of").text(unit),
            Size::Decimal { precision, scale } => {
                let message = self.number(precision as i128).text(" digits, ").number(scale as i128);
                message.text(" of them after the point")
            }
        }
    }

    /// Appends the names of all fields: `` `a`, `b` ``.
    pub(super) const fn all_fields(mut self, columns: &[ColumnDef]) -> Self {
        let mut i = 0;
        while i < columns.len() {
            if i > 0 {
                self = self.text(", ");
            }
            self = self.name(columns[i].field);
            i += 1;
        }
        self
    }

    /// Appends the variants of an enum: `` `A`, `B` ``.
    pub(super) const fn variants(mut self, enumeration: &EnumDef) -> Self {
        let mut i = 0;
        while i < enumeration.variants.len() {
            if i > 0 {
                self = self.text(", ");
            }
            self = self.name(enumeration.variants[i].ident);
            i += 1;
        }
        self
    }
}

const BINDS_TIGHTEST: u8 = 6;

const fn strength(operator: BinaryOperator) -> u8 {
    match operator {
        BinaryOperator::Or => 1,
        BinaryOperator::And => 2,
        BinaryOperator::Equal
        | BinaryOperator::NotEqual
        | BinaryOperator::Less
        | BinaryOperator::LessOrEqual
        | BinaryOperator::Greater
        | BinaryOperator::GreaterOrEqual => 3,
        BinaryOperator::Add | BinaryOperator::Subtract => 4,
        BinaryOperator::Multiply | BinaryOperator::Divide | BinaryOperator::Remainder => 5,
    }
}

const fn symbol(operator: BinaryOperator) -> &'static str {
    match operator {
        BinaryOperator::And => "&&",
        BinaryOperator::Or => "||",
        BinaryOperator::Equal => "==",
        BinaryOperator::NotEqual => "!=",
        BinaryOperator::Less => "<",
        BinaryOperator::LessOrEqual => "<=",
        BinaryOperator::Greater => ">",
        BinaryOperator::GreaterOrEqual => ">=",
        BinaryOperator::Add => "+",
        BinaryOperator::Subtract => "-",
        BinaryOperator::Multiply => "*",
        BinaryOperator::Divide => "/",
        BinaryOperator::Remainder => "%",
    }
}
