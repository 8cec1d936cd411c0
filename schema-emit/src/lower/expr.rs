//! Expressions, from logical to physical.
//!
//! Every node gets a [`Kind`]; what a node means depends on how its operands are stored. A fault is
//! reported once per expression.

mod arithmetic;
mod compare;

use schema_as_code_core::{
    def::{EntityDef, SchemaDef, TargetDef},
    expr::{self as logical, BinaryOperator, Bound, Function, Literal, UnaryOperator},
};

use super::{
    kind::Kind,
    literal::{Digits, Fault, text_as},
    make,
    stored::Known,
};
use crate::{
    catalog::{Expr, Operator, ScalarFunction},
    dialect::Shape,
    render::can_match,
};

/// A physical expression and what its values are.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Typed {
    pub(super) expr: Expr,
    pub(super) kind: Kind,
}

/// The columns that an expression may read.
#[derive(Clone, Copy)]
pub(super) enum Columns<'e> {
    /// None: it is a default.
    None,
    /// The columns of an entity.
    Of { entity: &'static EntityDef, schema: &'e SchemaDef },
}

/// The lowering of one expression.
pub(super) struct Lowering<'e> {
    shape: &'static Shape,
    target: &'e TargetDef,
    columns: Columns<'e>,
    is_volatile_allowed: bool,
}

impl<'e> Lowering<'e> {
    pub(super) const fn new(shape: &'static Shape, target: &'e TargetDef, columns: Columns<'e>) -> Self {
        Self { shape, target, columns, is_volatile_allowed: false }
    }

    /// Lowers an expression that may call the clock.
    pub(super) fn lower_volatile(&mut self, expr: &logical::Expr) -> Result<Typed, Fault> {
        self.is_volatile_allowed = true;
        self.lower(expr)
    }

    /// Lowers a condition.
    pub(super) fn lower_condition(&self, expr: &logical::Expr) -> Result<Expr, Fault> {
        let typed = self.lower(expr)?;
        match typed.kind {
            Kind::Bool | Kind::Unknown => Ok(typed.expr),
            kind => Err(Fault::new(
                format!("the expression is {}, not a condition", kind.describe()),
                "compare it: `x > 0`",
            )),
        }
    }

    pub(super) fn lower(&self, expr: &logical::Expr) -> Result<Typed, Fault> {
        match *expr {
            logical::Expr::Column(position) => self.column(position),
            logical::Expr::Literal(literal) => literal_of(literal),
            logical::Expr::Variant(ident) => Ok(Typed { expr: Expr::Null, kind: Kind::Variant(ident) }),
            logical::Expr::Unary(UnaryOperator::Not, operand) => {
                Ok(condition(make::not(self.lower_condition(operand)?)))
            }
            logical::Expr::Unary(UnaryOperator::Negate, operand) => {
                arithmetic::negate(self.shape, self.lower(operand)?)
            }
            logical::Expr::Binary(operator, left, right) => self.binary(operator, left, right),
            logical::Expr::IsNull(operand) => Ok(condition(make::is_null(self.lower(operand)?.expr))),
            logical::Expr::IsNotNull(operand) => {
                Ok(condition(Expr::IsNotNull(Box::new(self.lower(operand)?.expr))))
            }
            logical::Expr::In(value, list) => {
                let list = list.iter().map(|item| self.lower(item)).collect::<Result<Vec<_>, _>>()?;
                compare::is_in(self.shape, self.lower(value)?, list)
            }
            logical::Expr::Between { value, low, high, bound } => {
                let value = self.lower(value)?;
                let upper = match bound {
                    Bound::Included => Operator::LessOrEqual,
                    Bound::Excluded => Operator::Less,
                };
                let low =
                    compare::compare(self.shape, Operator::GreaterOrEqual, value.clone(), self.lower(low)?)?;
                let high = compare::compare(self.shape, upper, value, self.lower(high)?)?;
                Ok(condition(make::and(low.expr, high.expr)))
            }
            logical::Expr::Matches(value, pattern) => {
                let value = self.lower(value)?;
                if !matches!(value.kind, Kind::Text { .. } | Kind::Unknown) {
                    return Err(Fault::new(
                        format!("a pattern is matched against text, not {}", value.kind.describe()),
                        "match a text column",
                    ));
                }
                can_match(self.target.dialect, pattern).map_err(|refusal| {
                    Fault::new(
                        refusal.to_string(),
                        "use a pattern such as `^[a-z0-9_]{3,50}$`, or `sql(...)` for each database",
                    )
                })?;
                Ok(condition(make::matches(value.expr, pattern)))
            }
            logical::Expr::Call(function, arguments) => self.call(function, arguments),
            logical::Expr::Raw(texts) => {
                let dialect = self.target.dialect;
                match texts.iter().find(|text| text.dialect == dialect) {
                    Some(text) if text.sql.contains('\0') => Err(Fault::new(
                        format!("the SQL for {} contains a NUL character", dialect.product()),
                        "take the character out of the SQL",
                    )),
                    Some(text) if text.sql.trim().is_empty() => Err(Fault::new(
                        format!("the SQL for {} is empty", dialect.product()),
                        "write the expression",
                    )),
                    Some(text) => Ok(Typed { expr: Expr::Raw(text.sql.into()), kind: Kind::Unknown }),
                    None => Err(Fault::new(
                        format!("`sql(...)` says nothing for {}", dialect.product()),
                        format!("add `{} = \"…\"`", dialect.name()),
                    )),
                }
            }
        }
    }

    fn column(&self, position: u16) -> Result<Typed, Fault> {
        match self.columns {
            Columns::None => {
                Err(Fault::new("a default reads no column", "use a generated column, or a constant"))
            }
            Columns::Of { entity, schema } => Ok(Typed {
                expr: make::column(entity.column(position).name),
                kind: Known::of(schema, self.target, entity, position).kind(),
            }),
        }
    }

    fn binary(
        &self,
        operator: BinaryOperator,
        left: &logical::Expr,
        right: &logical::Expr,
    ) -> Result<Typed, Fault> {
        let logic = match operator {
            BinaryOperator::And => Some(Operator::And),
            BinaryOperator::Or => Some(Operator::Or),
            _ => None,
        };
        if let Some(logic) = logic {
            let (left, right) = (self.lower_condition(left)?, self.lower_condition(right)?);
            return Ok(condition(make::binary(logic, left, right)));
        }
        let (left, right) = (self.lower(left)?, self.lower(right)?);
        match operator {
            BinaryOperator::Equal => compare::compare(self.shape, Operator::Equal, left, right),
            BinaryOperator::NotEqual => compare::compare(self.shape, Operator::NotEqual, left, right),
            BinaryOperator::Less => compare::compare(self.shape, Operator::Less, left, right),
            BinaryOperator::LessOrEqual => compare::compare(self.shape, Operator::LessOrEqual, left, right),
            BinaryOperator::Greater => compare::compare(self.shape, Operator::Greater, left, right),
            BinaryOperator::GreaterOrEqual => {
                compare::compare(self.shape, Operator::GreaterOrEqual, left, right)
            }
            _ => arithmetic::compute(self.shape, operator, left, right),
        }
    }

    fn call(&self, function: Function, arguments: &[logical::Expr]) -> Result<Typed, Fault> {
        if function.is_volatile() {
            if !self.is_volatile_allowed {
                return Err(Fault::new(
                    format!("`{}()` gives another value each time it is called", function.name()),
                    "compare with a column, or check it in the application",
                ));
            }
            return Ok(Typed {
                expr: make::call(ScalarFunction::Now, []),
                kind: Kind::Timestamp(schema_as_code_core::storage::StoredForm::Native),
            });
        }
        let mut given =
            arguments.iter().map(|argument| self.lower(argument)).collect::<Result<Vec<_>, _>>()?;
        if function == Function::Coalesce {
            return compare::coalesce(self.shape, given);
        }
        let (Some(argument), true) = (given.pop(), given.is_empty()) else {
            return Err(Fault::new(
                format!("`{}` takes one argument, not {}", function.name(), arguments.len()),
                format!("write `{}(column)`", function.name()),
            ));
        };
        let wrong = |what: &str| {
            Fault::new(
                format!("`{}` is for {what}, not {}", function.name(), argument.kind.describe()),
                format!("give `{}` {what}", function.name()),
            )
        };
        let (scalar, kind) = match function {
            Function::Abs if argument.kind.is_number() => (ScalarFunction::Abs, argument.kind),
            Function::Abs => return Err(wrong("numbers")),
            Function::IsObject | Function::IsArray if matches!(argument.kind, Kind::Json | Kind::Unknown) => {
                let kinds = self.shape.json_kinds;
                let kind = if function == Function::IsObject { kinds.object } else { kinds.array };
                let found = make::call(ScalarFunction::JsonKind, [argument.expr]);
                return Ok(condition(make::equal(found, make::text(kind))));
            }
            Function::IsObject | Function::IsArray => return Err(wrong("JSON documents")),
            Function::Length if is_text(argument.kind) => {
                (ScalarFunction::Length, Kind::Integer { digits: 10, is_signed: true })
            }
            Function::Lower if is_text(argument.kind) => (ScalarFunction::Lower, argument.kind),
            Function::Upper if is_text(argument.kind) => (ScalarFunction::Upper, argument.kind),
            Function::Trim if is_text(argument.kind) => (ScalarFunction::Trim, argument.kind),
            _ => return Err(wrong("text")),
        };
        Ok(Typed { expr: make::call(scalar, [argument.expr]), kind })
    }
}

/// A number as an integer of the scale of `kind`, which is a decimal stored as an integer.
pub(super) fn scaled(typed: Typed, kind: Kind) -> Result<Expr, Fault> {
    let scale = arithmetic::scale_of(kind);
    if arithmetic::scale_of(typed.kind) > scale {
        return Err(Fault::new(
            format!(
                "the value has {} digits behind the point, the column {scale}",
                arithmetic::scale_of(typed.kind)
            ),
            "give the column more digits behind the point",
        ));
    }
    Ok(arithmetic::at_scale(typed, scale).expr)
}

fn is_text(kind: Kind) -> bool {
    matches!(kind, Kind::Text { .. } | Kind::Word | Kind::Unknown)
}

pub(super) fn condition(expr: Expr) -> Typed {
    Typed { expr, kind: Kind::Bool }
}

fn literal_of(literal: Literal) -> Result<Typed, Fault> {
    let (expr, kind) = match literal {
        Literal::Null => (Expr::Null, Kind::Null),
        Literal::Bool(value) => (Expr::Bool(value), Kind::Bool),
        Literal::Integer(value) => {
            let digits = value.unsigned_abs().checked_ilog10().map_or(1, |digits| digits + 1);
            (make::number(value), Kind::Number { whole: digits, fraction: 0 })
        }
        Literal::Decimal(text) => match Digits::parse(text) {
            Some(digits) => return Ok(number(&digits)),
            None => {
                return Err(Fault::new(
                    format!("`{text}` is no decimal number"),
                    "write digits and a point: `0.19`",
                ));
            }
        },
        Literal::Text(text) => (make::text(text), Kind::Word),
    };
    Ok(Typed { expr, kind })
}

fn number(digits: &Digits) -> Typed {
    let length = |part: &str| u32::try_from(part.len()).unwrap_or(u32::MAX);
    Typed {
        expr: Expr::Number(digits.to_text().into()),
        kind: Kind::Number { whole: length(&digits.whole), fraction: length(&digits.fraction) },
    }
}

/// A word or a variant as a value of `kind`; anything else as it is.
fn settle(shape: &Shape, typed: Typed, kind: Kind) -> Result<Typed, Fault> {
    match (typed.kind, typed.expr) {
        (Kind::Word, Expr::Text(text)) => {
            let kind = if matches!(kind, Kind::Word) { Kind::Text { length: None } } else { kind };
            Ok(Typed { expr: text_as(shape, text, kind)?, kind })
        }
        (Kind::Variant(ident), _) => Ok(Typed { expr: super::literal::variant_as(ident, kind)?, kind }),
        (own, expr) => Ok(Typed { expr, kind: own }),
    }
}
