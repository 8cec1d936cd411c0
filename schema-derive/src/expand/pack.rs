//! A definition in the packed form of `core::pack`.

use schema_as_code_core::{
    def::{
        AuditDef, AuditRole, CaseSensitivity, CheckDef, ColumnDef, ColumnIndex, DefaultDef, Deferral,
        DependencyDef, Direction, EntityDef, FeatureUse, IndexDef, IndexPart, IndexValue, NormalForm,
        NullOrder, NullsDistinct, RelationDef, RelationIndex, Sensitivity, Size, TypeOverride, UniqueDef,
        UniqueScope,
    },
    dialect::Feature,
    expr::{Expr, Literal},
    pack::{ACTIONS, METHODS, SENSITIVITIES, STORES, op},
};

use super::node::{Nodes, nodes};

/// The lists and the code of one entity. What is not in them is written beside them.
#[derive(Default)]
pub(super) struct Pools {
    texts: Vec<&'static str>,
    lists: Vec<&'static [ColumnIndex]>,
    /// The positions of the texts of all lists of texts.
    names: Vec<usize>,
    exprs: Vec<Expr>,
    pub(super) overrides: Vec<TypeOverride>,
    /// The nodes that the expressions are; `None`: they are written as literals.
    nodes: Option<Nodes>,
    /// The sections of the definition's lists.
    sections: Vec<u8>,
    /// The code of the section under construction, at the end that of the entity.
    code: Vec<u8>,
}

/// Packs `entity`. `types` has the position of each column's type.
pub(super) fn pack(entity: &EntityDef, types: &[u16]) -> Pools {
    let EntityDef {
        id: _,
        name,
        module: _,
        table,
        singular,
        namespace,
        comment,
        columns,
        key,
        relations,
        uniques,
        indexes,
        checks,
        search: _,
        accesses: _,
        audit,
        dependencies,
        has_no_dependencies,
        copies: _,
        normal_form,
        broken_forms: _,
        waivers: _,
        requirements,
        features,
    } = entity;
    let mut pools = Pools { texts: vec![name, table], ..Pools::default() };
    pools.texts.extend(columns.iter().map(|column| column.field));
    pools.columns(columns, types);
    pools.section(relations, Pools::relation);
    pools.section(uniques, Pools::unique);
    let parts: Vec<IndexPart> = indexes.iter().flat_map(|index| index.parts).copied().collect();
    pools.section(&parts, Pools::part);
    pools.section(indexes, Pools::index);
    pools.section(checks, Pools::check);
    pools.section(dependencies, Pools::dependency);
    pools.section(features, Pools::feature);
    pools.text(op::COMMENT, (!comment.is_empty()).then_some(*comment));
    pools.text(op::SINGULAR, (!singular.is_empty()).then_some(*singular));
    pools.text(op::NAMESPACE, *namespace);
    pools.names(op::REQUIREMENTS, requirements);
    pools.list(op::KEY, key);
    pools.number(op::NORMAL_FORM, normal_form.map(|form| position(&NormalForm::ALL, &form)));
    pools.flag(op::NO_DEPENDENCIES, *has_no_dependencies);
    pools.audit(audit);
    pools.code.push(op::END);
    pools.nodes = nodes(&pools.exprs, pools.texts.len());
    pools
}

/// The position of `value` in the table that packed code refers to.
pub(super) fn position<T: PartialEq>(table: &[T], value: &T) -> usize {
    table.iter().position(|each| each == value).expect("the table has every value")
}

impl Pools {
    /// The texts; those of nodes are the last.
    fn texts(&self) -> impl Iterator<Item = &'static str> {
        self.texts.iter().chain(self.nodes.iter().flat_map(|nodes| &nodes.texts)).copied()
    }

    /// The texts, one after the other.
    pub(super) fn text_of_all(&self) -> String {
        self.texts().collect()
    }

    /// The expressions that are written as literals.
    pub(super) fn literals(&self) -> &[Expr] {
        if self.nodes.is_some() { &[] } else { &self.exprs }
    }

    /// The byte string.
    pub(super) fn bytes(&self) -> Vec<u8> {
        let mut bytes = Vec::new();
        push_numbers(&mut bytes, self.texts().map(str::len));
        push_numbers(&mut bytes, self.lists.iter().copied().flatten().map(|column| usize::from(*column)));
        push_numbers(&mut bytes, self.lists.iter().map(|list| list.len()));
        push_numbers(&mut bytes, self.names.iter().copied());
        match &self.nodes {
            Some(nodes) => push_section(&mut bytes, nodes.count, &nodes.code),
            None => push_section(&mut bytes, 0, &[]),
        }
        bytes.extend(&self.sections);
        bytes.extend(&self.code);
        bytes
    }

    /// A section, of whose elements each is written by `write`.
    fn section<T>(&mut self, elements: &[T], write: fn(&mut Self, &T)) {
        elements.iter().for_each(|element| write(self, element));
        self.end_section(elements.len());
    }

    fn end_section(&mut self, count: usize) {
        push_section(&mut self.sections, count, &self.code);
        self.code.clear();
    }

    fn operands(&mut self, operation: u8, operands: &[usize]) {
        self.code.push(operation);
        operands.iter().for_each(|operand| self.operand(*operand));
    }

    fn operand(&mut self, operand: usize) {
        push(&mut self.code, operand);
    }

    /// The position of `text`.
    fn add_text(&mut self, text: &'static str) -> usize {
        self.texts.push(text);
        self.texts.len() - 1
    }

    /// The position of `list`.
    fn add_list(&mut self, list: &'static [ColumnIndex]) -> usize {
        self.lists.push(list);
        self.lists.len() - 1
    }

    /// The position of `expr`.
    fn add_expr(&mut self, expr: Expr) -> usize {
        self.exprs.push(expr);
        self.exprs.len() - 1
    }

    /// Where the list of texts begins, and its length.
    fn add_names(&mut self, names: &[&'static str]) -> [usize; 2] {
        let (first, text) = (self.names.len(), self.texts.len());
        self.names.extend(text..text + names.len());
        self.texts.extend(names);
        [first, names.len()]
    }

    fn flag(&mut self, operation: u8, said: bool) {
        if said {
            self.operands(operation, &[]);
        }
    }

    fn number(&mut self, operation: u8, number: Option<usize>) {
        if let Some(number) = number {
            self.operands(operation, &[number]);
        }
    }

    fn text(&mut self, operation: u8, text: Option<&'static str>) {
        let text = text.map(|text| self.add_text(text));
        self.number(operation, text);
    }

    fn list(&mut self, operation: u8, list: &'static [ColumnIndex]) {
        if !list.is_empty() {
            let list = self.add_list(list);
            self.operands(operation, &[list]);
        }
    }

    fn expr(&mut self, operation: u8, expr: Option<Expr>) {
        let expr = expr.map(|expr| self.add_expr(expr));
        self.number(operation, expr);
    }

    fn names(&mut self, operation: u8, names: &[&'static str]) {
        if !names.is_empty() {
            let names = self.add_names(names);
            self.operands(operation, &names);
        }
    }

    fn audit(&mut self, audit: &AuditDef) {
        let AuditDef { timestamps, soft_delete, live_view, actor, version, log } = audit;
        let bits: usize = [
            (*timestamps, op::audit::TIMESTAMPS),
            (*soft_delete, op::audit::SOFT_DELETE),
            (*live_view, op::audit::LIVE_VIEW),
            (*actor, op::audit::ACTOR),
            (*version, op::audit::VERSION),
        ]
        .into_iter()
        .filter_map(|(said, bit)| said.then_some(bit))
        .sum();
        self.number(op::AUDIT, (bits > 0).then_some(bits));
        if let Some(log) = log {
            let except = self.add_list(log.except);
            self.operands(op::LOG, &[except]);
        }
    }

    fn columns(&mut self, columns: &[ColumnDef], types: &[u16]) {
        types.iter().for_each(|position| self.operand(usize::from(*position)));
        (0..).zip(columns).for_each(|(index, column)| self.column(index, column));
        if !columns.is_empty() {
            self.code.push(op::END);
        }
        self.end_section(columns.len());
    }

    fn column(&mut self, index: usize, column: &ColumnDef) {
        let ColumnDef {
            field,
            name,
            comment,
            ty: _,
            size,
            default,
            generated,
            is_identity,
            role,
            is_role_said,
            sensitivity,
            array_reason,
            store,
            overrides,
            was,
        } = column;
        if name != field {
            let name = self.add_text(name);
            self.operands(op::COLUMN_NAME, &[index, name]);
        }
        if !comment.is_empty() {
            let comment = self.add_text(comment);
            self.operands(op::COLUMN_COMMENT, &[index, comment]);
        }
        match size {
            Size::Unset => {}
            Size::Length(length) => self.operands(op::LENGTH, &[index, *length as usize]),
            Size::Unbounded => self.operands(op::UNBOUNDED, &[index]),
            Size::Decimal { precision, scale } => {
                self.operands(op::DECIMAL, &[index, usize::from(*precision), usize::from(*scale)]);
            }
        }
        self.default_value(index, default);
        if let Some(expr) = generated {
            let expr = self.add_expr(**expr);
            self.operands(op::GENERATED, &[index, expr]);
        }
        if *is_identity {
            self.operands(op::IDENTITY, &[index]);
        }
        if let Some(role) = role {
            self.operands(op::ROLE, &[index, position(&AuditRole::ALL, role)]);
        }
        if *is_role_said {
            self.operands(op::ROLE_SAID, &[index]);
        }
        if *sensitivity != Sensitivity::None {
            self.operands(op::SENSITIVITY, &[index, position(&SENSITIVITIES, sensitivity)]);
        }
        if !array_reason.is_empty() {
            let reason = self.add_text(array_reason);
            self.operands(op::ARRAY_REASON, &[index, reason]);
        }
        if let Some(store) = store {
            self.operands(op::STORE, &[index, position(&STORES, store)]);
        }
        if !overrides.is_empty() {
            self.operands(op::OVERRIDES, &[index, self.overrides.len(), overrides.len()]);
            self.overrides.extend(*overrides);
        }
        if !was.is_empty() {
            let [first, count] = self.add_names(was);
            self.operands(op::WAS, &[index, first, count]);
        }
    }

    fn default_value(&mut self, index: usize, default: &DefaultDef) {
        let (operation, value) = match default {
            DefaultDef::None => return,
            DefaultDef::OfType => (op::DEFAULT_OF_TYPE, None),
            DefaultDef::Literal(Literal::Bool(true)) => (op::DEFAULT_TRUE, None),
            DefaultDef::Literal(Literal::Bool(false)) => (op::DEFAULT_FALSE, None),
            DefaultDef::Literal(literal) => {
                (op::DEFAULT_LITERAL, Some(self.add_expr(Expr::Literal(*literal))))
            }
            DefaultDef::Variant(variant) => (op::DEFAULT_VARIANT, Some(self.add_text(variant))),
            DefaultDef::Now => (op::DEFAULT_NOW, None),
            DefaultDef::Uuid => (op::DEFAULT_UUID, None),
            DefaultDef::Expr(expr) => (op::DEFAULT_EXPR, Some(self.add_expr(**expr))),
        };
        self.operands(operation, &[index]);
        value.into_iter().for_each(|value| self.operand(value));
    }

    fn relation(&mut self, relation: &RelationDef) {
        let RelationDef {
            columns,
            target: _,
            target_name,
            references,
            on_delete,
            on_update,
            deferral,
            index,
            name,
        } = relation;
        let (columns, target_name) = (self.add_list(columns), self.add_text(target_name));
        self.operand(columns);
        self.operand(target_name);
        self.names(op::REFERENCES, references);
        self.number(op::ON_DELETE, on_delete.map(|action| position(&ACTIONS, &action)));
        self.number(op::ON_UPDATE, on_update.map(|action| position(&ACTIONS, &action)));
        self.flag(op::DEFERRED, *deferral == Deferral::Deferred);
        self.text(
            op::NO_INDEX,
            match index {
                RelationIndex::Auto => None,
                RelationIndex::None { reason } => Some(reason),
            },
        );
        self.text(op::RELATION_NAME, *name);
        self.code.push(op::END);
    }

    fn unique(&mut self, unique: &UniqueDef) {
        let UniqueDef { columns, scope, is_scope_said, filter, case, nulls, is_deferrable, name } = unique;
        let columns = self.add_list(columns);
        self.operand(columns);
        self.flag(op::SCOPE_SAID, *is_scope_said);
        self.flag(op::LIVE, *scope == UniqueScope::Live);
        self.expr(op::UNIQUE_FILTER, *filter);
        self.flag(op::IGNORE_CASE, *case == CaseSensitivity::Ignored);
        self.flag(op::NULLS_NOT_DISTINCT, *nulls == NullsDistinct::NotDistinct);
        self.flag(op::DEFERRABLE, *is_deferrable);
        self.text(op::UNIQUE_NAME, *name);
        self.code.push(op::END);
    }

    fn part(&mut self, part: &IndexPart) {
        let IndexPart { value, direction, nulls, operator_class } = *part;
        match value {
            IndexValue::Column(column) => self.operands(op::PART_COLUMN, &[usize::from(column)]),
            IndexValue::Expr(expr) => self.expr(op::PART_EXPR, Some(expr)),
        }
        self.flag(op::DESCENDING, direction == Direction::Descending);
        self.flag(op::NULLS_FIRST, nulls == NullOrder::First);
        self.flag(op::NULLS_LAST, nulls == NullOrder::Last);
        self.text(op::OPERATOR_CLASS, operator_class);
        self.code.push(op::END);
    }

    fn index(&mut self, index: &IndexDef) {
        let IndexDef { parts, filter, include, method, name, serves } = index;
        self.operand(parts.len());
        self.expr(op::INDEX_FILTER, *filter);
        self.list(op::INCLUDE, include);
        self.number(op::METHOD, Some(position(&METHODS, method)).filter(|method| *method > 0));
        self.text(op::INDEX_NAME, *name);
        self.text(op::SERVES, (!serves.is_empty()).then_some(*serves));
        self.code.push(op::END);
    }

    fn check(&mut self, check: &CheckDef) {
        let CheckDef { expr, name, column } = check;
        let expr = self.add_expr(*expr);
        self.operand(expr);
        self.text(op::CHECK_NAME, *name);
        self.number(op::CHECK_COLUMN, column.map(usize::from));
        self.code.push(op::END);
    }

    fn dependency(&mut self, dependency: &DependencyDef) {
        let (operation, determinant, dependent) = match dependency {
            DependencyDef::Functional { determinant, dependent } => (op::FUNCTIONAL, determinant, dependent),
            DependencyDef::Multivalued { determinant, dependent } => {
                (op::MULTIVALUED, determinant, dependent)
            }
        };
        let sides = [determinant, dependent].map(|side| self.add_list(side));
        self.operands(operation, &sides);
    }

    fn feature(&mut self, feature: &FeatureUse) {
        let FeatureUse { feature, site } = feature;
        let code = site.code() as usize;
        self.operand(position(&Feature::ALL, feature));
        self.operand(code >> 16);
        self.operand(code & 0xffff);
    }
}

/// A section of `count` elements; of no elements it has nothing but its length.
fn push_section(bytes: &mut Vec<u8>, count: usize, code: &[u8]) {
    if count == 0 {
        return push(bytes, 0);
    }
    let mut head = Vec::new();
    push(&mut head, count);
    push(bytes, head.len() + code.len());
    bytes.extend(head);
    bytes.extend(code);
}

/// A section of numbers.
fn push_numbers(bytes: &mut Vec<u8>, numbers: impl Iterator<Item = usize>) {
    let mut code = Vec::new();
    let mut count = 0;
    for number in numbers {
        push(&mut code, number);
        count += 1;
    }
    push_section(bytes, count, &code);
}

/// A byte, or the largest byte and two, or the largest three bytes and four.
pub(super) fn push(bytes: &mut Vec<u8>, number: usize) {
    match (u8::try_from(number), u16::try_from(number)) {
        (Ok(byte), _) if byte < u8::MAX => bytes.push(byte),
        (_, Ok(number)) if number < u16::MAX => {
            bytes.push(u8::MAX);
            bytes.extend(number.to_le_bytes());
        }
        _ => {
            bytes.extend([u8::MAX; 3]);
            bytes.extend(u32::try_from(number).expect("a text has less than 4 GiB").to_le_bytes());
        }
    }
}
