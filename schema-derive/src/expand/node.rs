//! Expressions in the packed form of `core::pack::node`.

use schema_as_code_core::{
    expr::{Bound, Expr, Function, Literal},
    pack::node::{self, BINARY, UNARY, may_pack},
};

use super::pack::{position, push};

/// The nodes of an entity.
#[derive(Default)]
pub(super) struct Nodes {
    /// The most generations below a node, then one node after the other.
    pub(super) code: Vec<u8>,
    pub(super) count: usize,
    /// The texts that the nodes mention.
    pub(super) texts: Vec<&'static str>,
}

/// The nodes of `exprs`, whose texts stand after the first `before` of the entity. `None`: there are too many, or one has
/// SQL written by hand.
pub(super) fn nodes(exprs: &[Expr], before: usize) -> Option<Nodes> {
    let generations = exprs.iter().map(generations).max().unwrap_or(0);
    if exprs.iter().any(has_raw) {
        return None;
    }
    let mut nodes = Nodes::default();
    push(&mut nodes.code, generations);
    let mut queue: Vec<&Expr> = exprs.iter().collect();
    while let Some(&expr) = queue.get(nodes.count) {
        nodes.node(expr, queue.len(), before);
        queue.extend(children(expr));
        nodes.count += 1;
    }
    may_pack(nodes.count, generations).then_some(nodes)
}

fn children(expr: &Expr) -> Vec<&Expr> {
    match expr {
        Expr::Column(_) | Expr::Literal(_) | Expr::Variant(_) | Expr::Raw(_) => Vec::new(),
        Expr::Unary(_, value) | Expr::IsNull(value) | Expr::IsNotNull(value) | Expr::Matches(value, _) => {
            vec![value]
        }
        Expr::Binary(_, left, right) => vec![left, right],
        Expr::In(value, list) => std::iter::once(*value).chain(*list).collect(),
        Expr::Between { value, low, high, .. } => vec![value, low, high],
        Expr::Call(_, arguments) => arguments.iter().collect(),
    }
}

fn generations(expr: &Expr) -> usize {
    children(expr).into_iter().map(|child| generations(child) + 1).max().unwrap_or(0)
}

fn has_raw(expr: &Expr) -> bool {
    matches!(expr, Expr::Raw(_)) || children(expr).into_iter().any(has_raw)
}

impl Nodes {
    /// Writes a node whose children begin at `first`.
    fn node(&mut self, expr: &Expr, first: usize, before: usize) {
        match expr {
            Expr::Column(column) => self.write(node::COLUMN, &[usize::from(*column)]),
            Expr::Literal(Literal::Null) => self.write(node::NULL, &[]),
            Expr::Literal(Literal::Bool(true)) => self.write(node::TRUE, &[]),
            Expr::Literal(Literal::Bool(false)) => self.write(node::FALSE, &[]),
            Expr::Literal(Literal::Integer(value)) => match u16::try_from(*value) {
                Ok(value) => self.write(node::NUMBER, &[usize::from(value)]),
                Err(_) => {
                    self.write(node::INTEGER, &[]);
                    self.code.extend(value.to_le_bytes());
                }
            },
            Expr::Literal(Literal::Decimal(text)) => self.write_text(node::DECIMAL, text, before),
            Expr::Literal(Literal::Text(text)) => self.write_text(node::TEXT, text, before),
            Expr::Variant(text) => self.write_text(node::VARIANT, text, before),
            Expr::Unary(operator, _) => {
                self.write(node::UNARY_OPERATION, &[position(&UNARY, operator), first]);
            }
            Expr::Binary(operator, ..) => {
                self.write(node::BINARY_OPERATION, &[position(&BINARY, operator), first]);
            }
            Expr::IsNull(_) => self.write(node::IS_NULL, &[first]),
            Expr::IsNotNull(_) => self.write(node::IS_NOT_NULL, &[first]),
            Expr::In(_, list) => self.write(node::IN, &[list.len(), first]),
            Expr::Between { bound: Bound::Included, .. } => self.write(node::BETWEEN, &[first]),
            Expr::Between { bound: Bound::Excluded, .. } => self.write(node::BETWEEN_EXCLUDED, &[first]),
            Expr::Matches(_, pattern) => {
                self.write_text(node::MATCHES, pattern, before);
                push(&mut self.code, first);
            }
            Expr::Call(function, arguments) => {
                let function = position(&Function::ALL, function);
                self.write(node::CALL, &[function, arguments.len(), first]);
            }
            Expr::Raw(_) => unreachable!("expressions with SQL written by hand are literals"),
        }
    }

    fn write(&mut self, operation: u8, operands: &[usize]) {
        self.code.push(operation);
        operands.iter().for_each(|operand| push(&mut self.code, *operand));
    }

    fn write_text(&mut self, operation: u8, text: &'static str, before: usize) {
        self.write(operation, &[before + self.texts.len()]);
        self.texts.push(text);
    }
}
