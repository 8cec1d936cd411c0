//! A precedence parser over tokens, with Rust's precedences.

use proc_macro2::{Delimiter, Group, Ident, Span, TokenTree};
use schema_as_code_core::expr::{BinaryOperator, Bound, Function, UnaryOperator};

use super::{Constant, Kind, Node};
use crate::{
    ast::ColumnRef,
    diagnostic::{Diagnostic, Faults},
    meta,
    scope::Scope,
    tokens::{Cursor, text_of},
};

const MALFORMED: &str = "malformed_attribute";
const DEEPEST: usize = 48;
const LONGEST: usize = 512;

/// What stands left of a comparison that begins with its operator.
#[derive(Debug, Clone)]
pub(crate) enum Subject {
    /// The field that carries `#[check(>= 0)]`.
    Column(ColumnRef),
    /// Nothing: a comparison has two sides.
    None,
}

/// The expression that `cursor` holds as a whole; `None`: reported.
pub(crate) fn parse(cursor: Cursor, subject: Subject, scope: &Scope, faults: &mut Faults) -> Option<Node> {
    let mut parser = Parser { cursor, subject, scope, faults, depth: 0, operators: 0 };
    let result = parser.whole();
    let node = faults.catch(result)?;
    let is_known = node.find(&|kind| *kind == Kind::Unknown).is_none();
    is_known.then_some(node)
}

/// The expressions of a comma-separated list, all of which must hold.
pub(crate) fn conjunction(list: &Cursor, scope: &Scope, faults: &mut Faults) -> Option<Node> {
    let mut all: Option<Node> = None;
    for item in list.items() {
        let node = parse(item.cursor(), Subject::None, scope, faults)?;
        all = Some(match all {
            None => node,
            Some(left) => {
                let span = left.span;
                Node::new(Kind::Binary(BinaryOperator::And, Box::new(left), Box::new(node)), span)
            }
        });
    }
    if all.is_none() {
        faults.push(Diagnostic::syntax(MALFORMED, list.span(), "an expression is missing"));
    }
    all
}

struct Parser<'a> {
    cursor: Cursor,
    subject: Subject,
    scope: &'a Scope,
    faults: &'a mut Faults,
    depth: usize,
    operators: usize,
}

type Parsed = Result<Node, Diagnostic>;

const COMPARISONS: [(&str, BinaryOperator); 6] = [
    ("==", BinaryOperator::Equal),
    ("!=", BinaryOperator::NotEqual),
    ("<=", BinaryOperator::LessOrEqual),
    (">=", BinaryOperator::GreaterOrEqual),
    ("<", BinaryOperator::Less),
    (">", BinaryOperator::Greater),
];
const SUMS: [(&str, BinaryOperator); 2] = [("+", BinaryOperator::Add), ("-", BinaryOperator::Subtract)];
const PRODUCTS: [(&str, BinaryOperator); 3] =
    [("*", BinaryOperator::Multiply), ("/", BinaryOperator::Divide), ("%", BinaryOperator::Remainder)];
const ANDS: [(&str, BinaryOperator); 1] = [("&&", BinaryOperator::And)];
const ORS: [(&str, BinaryOperator); 1] = [("||", BinaryOperator::Or)];

impl Parser<'_> {
    fn whole(&mut self) -> Parsed {
        let node = self.any()?;
        if self.cursor.is_empty() { Ok(node) } else { Err(self.unexpected("an operator")) }
    }

    fn any(&mut self) -> Parsed {
        self.depth += 1;
        if self.depth > DEEPEST {
            return Err(self.too_long());
        }
        let node = match self.cursor.eat_only_ident() {
            // Of a word alone no operator is asked.
            Some(word) => Ok(self.word(&word)),
            None => self.chain(&ORS, |parser| parser.chain(&ANDS, Self::comparison)),
        };
        self.depth -= 1;
        node
    }

    /// Left-associative operators of one precedence.
    fn chain(
        &mut self,
        operators: &[(&str, BinaryOperator)],
        operand: impl Fn(&mut Self) -> Parsed,
    ) -> Parsed {
        let mut left = operand(self)?;
        while let Some((operator, span)) = self.eat_operator(operators) {
            self.operators += 1;
            if self.operators > LONGEST {
                return Err(self.too_long());
            }
            let right = operand(self)?;
            left = Node::new(Kind::Binary(operator, Box::new(left), Box::new(right)), span);
        }
        Ok(left)
    }

    fn eat_operator(&mut self, operators: &[(&str, BinaryOperator)]) -> Option<(BinaryOperator, Span)> {
        for (text, operator) in operators {
            if let Some(extent) = self.cursor.eat_punct(text) {
                return Some((*operator, extent.first));
            }
        }
        None
    }

    fn comparison(&mut self) -> Parsed {
        let implied = self.implied_subject();
        let left = match &implied {
            Some(_) if self.cursor.peek_punct("..") => return self.range(None),
            Some(subject) => subject.clone(),
            None => self.chain(&SUMS, Self::product)?,
        };
        if self.cursor.peek_punct("..") {
            return self.range(Some(left));
        }
        let Some((operator, span)) = self.eat_operator(&COMPARISONS) else { return Ok(left) };
        let right = self.chain(&SUMS, Self::product)?;
        if let Some((_, span)) = self.eat_operator(&COMPARISONS) {
            let message = "comparisons cannot be chained";
            return Err(Diagnostic::syntax(MALFORMED, span, message).help("join two comparisons with `&&`"));
        }
        Ok(Node::new(Kind::Binary(operator, Box::new(left), Box::new(right)), span))
    }

    /// The field, when a comparison or range begins with its operator.
    fn implied_subject(&self) -> Option<Node> {
        let Subject::Column(column) = &self.subject else { return None };
        let begins = self.cursor.peek_punct("..")
            || COMPARISONS.iter().any(|(operator, _)| self.cursor.peek_punct(operator));
        begins.then(|| Node::new(Kind::Column(column.clone()), self.cursor.span()))
    }

    /// `low..=high` after `low`; the field lies within.
    fn range(&mut self, low: Option<Node>) -> Parsed {
        let Subject::Column(column) = self.subject.clone() else {
            return Err(Diagnostic::syntax(MALFORMED, self.cursor.span(), "a range is no condition")
                .help("write `column.is_in(1..=5)`"));
        };
        let value = Node::new(Kind::Column(column), self.cursor.span());
        self.bounds(value, low)
    }

    fn bounds(&mut self, value: Node, low: Option<Node>) -> Parsed {
        let span = self.cursor.span();
        let bound = if self.cursor.eat_punct("..=").is_some() { Bound::Included } else { Bound::Excluded };
        if bound == Bound::Excluded {
            self.cursor.eat_punct("..");
        }
        let is_open = self.cursor.is_empty() || ["&&", "||"].iter().any(|next| self.cursor.peek_punct(next));
        let high = if is_open { None } else { Some(self.chain(&SUMS, Self::product)?) };
        let value = Box::new(value);
        let kind = match (low, high) {
            (Some(low), Some(high)) => {
                Kind::Between { value, low: Box::new(low), high: Box::new(high), bound }
            }
            (Some(low), None) if bound == Bound::Excluded => {
                Kind::Binary(BinaryOperator::GreaterOrEqual, value, Box::new(low))
            }
            (None, Some(high)) => {
                let operator = match bound {
                    Bound::Included => BinaryOperator::LessOrEqual,
                    Bound::Excluded => BinaryOperator::Less,
                };
                Kind::Binary(operator, value, Box::new(high))
            }
            _ => return Err(Diagnostic::syntax(MALFORMED, span, "the range has no upper bound")),
        };
        Ok(Node::new(kind, span))
    }

    fn product(&mut self) -> Parsed {
        self.chain(&PRODUCTS, Self::prefixed)
    }

    fn prefixed(&mut self) -> Parsed {
        self.depth += 1;
        if self.depth > DEEPEST {
            return Err(self.too_long());
        }
        let node = self.prefix_and_operand();
        self.depth -= 1;
        node
    }

    fn prefix_and_operand(&mut self) -> Parsed {
        if self.cursor.peek_punct("!") && !self.cursor.peek_punct("!=") {
            let span = self.cursor.span();
            self.cursor.next();
            let value = self.prefixed()?;
            return Ok(Node::new(Kind::Unary(UnaryOperator::Not, Box::new(value)), span));
        }
        if let Some(extent) = self.cursor.eat_punct("-") {
            let value = self.prefixed()?;
            return Ok(negated(value, extent.first));
        }
        let mut node = self.operand()?;
        while !self.cursor.peek_punct("..")
            && let Some(extent) = self.cursor.eat_punct(".")
        {
            self.operators += 1;
            if self.operators > LONGEST {
                return Err(self.too_long());
            }
            node = self.method(node, extent.first)?;
        }
        Ok(node)
    }

    fn operand(&mut self) -> Parsed {
        let span = self.cursor.span();
        if let Some(group) = self.cursor.eat_group(Delimiter::Parenthesis) {
            return self.inside(&group, Self::whole);
        }
        if let Some(literal) = self.cursor.eat_literal() {
            return Ok(Node::new(Kind::Constant(meta::constant(&literal, "")?), span));
        }
        let Some(ident) = self.cursor.eat_ident() else { return Err(self.unexpected("a column or a value")) };
        if self.cursor.peek_punct("::") {
            return self.variant_path(&ident);
        }
        if self.cursor.peek_punct("!") && !self.cursor.peek_punct("!=") {
            return Err(Diagnostic::syntax(MALFORMED, span, format!("`{ident}!` is a macro"))
                .help("an expression has columns, constants, operators and the portable functions"));
        }
        match self.cursor.eat_group(Delimiter::Parenthesis) {
            Some(group) => self.call(&ident, &group),
            None => Ok(self.word(&ident)),
        }
    }

    /// Parses the tokens of `group` with `parse`.
    fn inside(&mut self, group: &Group, parse: impl FnOnce(&mut Self) -> Parsed) -> Parsed {
        let outer = std::mem::replace(&mut self.cursor, Cursor::from_group(group));
        let node = parse(self);
        self.cursor = outer;
        node
    }

    fn list(&mut self, list: &Cursor) -> Result<Vec<Node>, Diagnostic> {
        let mut nodes = Vec::new();
        for item in list.items() {
            let outer = std::mem::replace(&mut self.cursor, item.cursor());
            let node = self.whole();
            self.cursor = outer;
            nodes.push(node?);
        }
        Ok(nodes)
    }

    fn word(&mut self, ident: &Ident) -> Node {
        let text = text_of(ident);
        let kind = match text.as_str() {
            "true" => Kind::Constant(Constant::Bool(true)),
            "false" => Kind::Constant(Constant::Bool(false)),
            _ if self.scope.holds(&text) => {
                self.scope.column(ident, self.faults).map_or(Kind::Unknown, Kind::Column)
            }
            "live" => Kind::Live,
            _ if text.starts_with(char::is_uppercase) => Kind::Variant(text),
            _ => self.scope.column(ident, self.faults).map_or(Kind::Unknown, Kind::Column),
        };
        Node::new(kind, ident.span())
    }

    /// `OrderStatus::Paid`: the type is known from the other operand.
    fn variant_path(&mut self, first: &Ident) -> Parsed {
        let mut variant = first.clone();
        while self.cursor.eat_punct("::").is_some() {
            let Some(next) = self.cursor.eat_ident() else { return Err(self.unexpected("a variant")) };
            variant = next;
        }
        Ok(Node::new(Kind::Variant(text_of(&variant)), variant.span()))
    }

    fn call(&mut self, name: &Ident, group: &Group) -> Parsed {
        let text = text_of(name);
        let arguments = Cursor::from_group(group);
        if text == "sql" {
            let texts = meta::dialect_texts(&arguments, "sql", self.faults);
            let kind = if texts.is_empty() { Kind::Unknown } else { Kind::Raw(texts) };
            return Ok(Node::new(kind, name.span()));
        }
        if let Subject::Column(column) = &self.subject
            && METHODS.contains(&text.as_str())
            // With an argument, the document is named: `is_object(metadata)`.
            && (arguments.is_empty() || !text.starts_with("is_") || text == "is_in")
        {
            let receiver = Node::new(Kind::Column(column.clone()), name.span());
            return self.apply(receiver, name, &arguments);
        }
        let Some(function) = Function::ALL.into_iter().find(|function| function.name() == text) else {
            let known: Vec<&str> = Function::ALL.iter().map(|function| function.name()).collect();
            return Err(meta::unknown(name, "function", &text, &known)
                .help("anything else: `sql(postgres = \"…\", mysql = \"…\", sqlite = \"…\")`"));
        };
        let arguments = self.list(&arguments)?;
        let (fits, wants) = match function {
            Function::Now => (arguments.is_empty(), "no argument"),
            Function::Coalesce => (arguments.len() >= 2, "two or more arguments"),
            _ => (arguments.len() == 1, "one argument"),
        };
        if !fits {
            return Err(Diagnostic::syntax(
                MALFORMED,
                name.span(),
                format!("`{text}` takes {wants}, {} given", arguments.len()),
            ));
        }
        Ok(Node::new(Kind::Call(function, arguments), name.span()))
    }

    fn method(&mut self, receiver: Node, dot: Span) -> Parsed {
        let Some(name) = self.cursor.eat_ident() else {
            return Err(Diagnostic::syntax(MALFORMED, dot, "a method is missing after `.`"));
        };
        let Some(group) = self.cursor.eat_group(Delimiter::Parenthesis) else {
            return Err(Diagnostic::syntax(
                MALFORMED,
                name.span(),
                format!("`{name}` is called without `()`"),
            ));
        };
        self.apply(receiver, &name, &Cursor::from_group(&group))
    }

    fn apply(&mut self, receiver: Node, name: &Ident, arguments: &Cursor) -> Parsed {
        let span = name.span();
        let text = text_of(name);
        let kind = match text.as_str() {
            "is_none" | "is_some" | "is_object" | "is_array" if !arguments.is_empty() => {
                return Err(Diagnostic::syntax(MALFORMED, span, format!("`{text}` takes no argument")));
            }
            "is_none" => Kind::IsNull(Box::new(receiver)),
            "is_some" => Kind::IsNotNull(Box::new(receiver)),
            "is_object" => Kind::Call(Function::IsObject, vec![receiver]),
            "is_array" => Kind::Call(Function::IsArray, vec![receiver]),
            "is_in" => return self.membership(receiver, span, arguments),
            "matches" => Kind::Matches(Box::new(receiver), meta::only_string(arguments, "matches")?.value),
            _ => {
                let fault = meta::unknown(name, "method", &text, &METHODS);
                let is_function = Function::ALL.iter().any(|function| function.name() == text);
                return Err(match (is_function, text.as_str()) {
                    (true, _) => fault.help(format!("write `{text}(…)`")),
                    (false, "len") => fault.help("write `length(…)`"),
                    _ => fault,
                });
            }
        };
        Ok(Node::new(kind, span))
    }

    /// `is_in([a, b])`, `is_in(1..=5)`.
    fn membership(&mut self, receiver: Node, span: Span, arguments: &Cursor) -> Parsed {
        if let Some(TokenTree::Group(list)) = arguments.peek()
            && list.delimiter() == Delimiter::Bracket
            && arguments.peek_at(1).is_none()
        {
            let values = self.list(&Cursor::from_group(list))?;
            if values.is_empty() {
                return Err(Diagnostic::syntax(MALFORMED, span, "`is_in([])` holds for no row"));
            }
            return Ok(Node::new(Kind::In(Box::new(receiver), values), span));
        }
        let outer = std::mem::replace(&mut self.cursor, arguments.clone());
        let node = self.range_argument(receiver, span);
        self.cursor = outer;
        node
    }

    fn range_argument(&mut self, receiver: Node, span: Span) -> Parsed {
        let wants =
            || Diagnostic::syntax(MALFORMED, span, "`is_in` takes a list `[a, b]` or a range `1..=5`");
        if self.cursor.is_empty() {
            return Err(wants());
        }
        let low = if self.cursor.peek_punct("..") { None } else { Some(self.chain(&SUMS, Self::product)?) };
        if !self.cursor.peek_punct("..") {
            return Err(wants());
        }
        let node = self.bounds(receiver, low)?;
        if self.cursor.is_empty() { Ok(node) } else { Err(self.unexpected("the end of the range")) }
    }

    fn too_long(&self) -> Diagnostic {
        Diagnostic::syntax(MALFORMED, self.cursor.span(), "the expression is too long or too deeply nested")
            .help("split it into several checks, or write it as `sql(…)`")
    }

    fn unexpected(&self, wanted: &str) -> Diagnostic {
        let span = self.cursor.span();
        let Some(token) = self.cursor.peek() else {
            return Diagnostic::syntax(MALFORMED, span, format!("{wanted} is missing"));
        };
        let text = match token {
            TokenTree::Group(group) => match group.delimiter() {
                Delimiter::Brace => "{".to_owned(),
                Delimiter::Bracket => "[".to_owned(),
                _ => "(".to_owned(),
            },
            other => other.to_string(),
        };
        let fault = Diagnostic::syntax(MALFORMED, span, format!("`{text}` where {wanted} is expected"));
        match text.as_str() {
            "=" => fault.help("equality is written `==`"),
            "and" | "AND" | "&" => fault.help("and is written `&&`"),
            "or" | "OR" | "|" => fault.help("or is written `||`"),
            "in" | "IN" => fault.help("membership is written `column.is_in([…])`"),
            "is" | "IS" => fault.help("absence is written `column.is_none()`"),
            _ => fault,
        }
    }
}

const METHODS: [&str; 6] = ["is_none", "is_some", "is_in", "is_object", "is_array", "matches"];

/// A sign before a number is part of the number.
fn negated(value: Node, span: Span) -> Node {
    let kind = match value.kind {
        Kind::Constant(Constant::Integer(number)) => Kind::Constant(Constant::Integer(number.wrapping_neg())),
        Kind::Constant(Constant::Decimal(digits)) if !digits.starts_with('-') => {
            Kind::Constant(Constant::Decimal(format!("-{digits}")))
        }
        kind => Kind::Unary(UnaryOperator::Negate, Box::new(Node::new(kind, value.span))),
    };
    Node::new(kind, span)
}
