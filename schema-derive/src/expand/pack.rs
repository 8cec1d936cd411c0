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
    positions: Vec<&'static [ColumnIndex]>,
    parts: Vec<u8>,
    code: Vec<u8>,
    exprs: Vec<Expr>,
    pub(super) overrides: Vec<TypeOverride>,
    parts_of_indexes: Vec<IndexPart>,
    /// The expressions as nodes; `None`: they are written as literals.
    nodes: Option<Nodes>,
}

/// How long the lists are that are unpacked from the text and the byte string.
pub(super) struct Lengths {
    pub(super) texts: usize,
    pub(super) positions: usize,
    pub(super) lists: usize,
    pub(super) nodes: usize,
    pub(super) generations: usize,
}

/// Packs `entity`.
pub(super) fn pack(entity: &EntityDef) -> Pools {
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
    pools.text(op::COMMENT, (!comment.is_empty()).then_some(*comment));
    pools.text(op::SINGULAR, (!singular.is_empty()).then_some(*singular));
    pools.text(op::NAMESPACE, *namespace);
    pools.texts(op::REQUIREMENTS, requirements);
    pools.positions(op::KEY, key);
    pools.number(op::NORMAL_FORM, normal_form.map(|form| position(&NormalForm::ALL, &form)));
    pools.flag(op::NO_DEPENDENCIES, *has_no_dependencies);
    pools.audit(audit);
    for (index, each) in (0..).zip(*columns) {
        pools.column(index, each);
    }
    relations.iter().for_each(|relation| pools.relation(relation));
    uniques.iter().for_each(|unique| pools.unique(unique));
    indexes.iter().for_each(|index| pools.index(index));
    checks.iter().for_each(|check| pools.check(check));
    dependencies.iter().for_each(|dependency| pools.dependency(dependency));
    features.iter().for_each(|feature| pools.feature(feature));
    pools.parts();
    let before = pools.texts.iter().map(|text| text.len()).sum();
    pools.nodes = nodes(&pools.exprs, before);
    pools
}

/// The position of `value` in the table that packed code refers to.
pub(super) fn position<T: PartialEq>(table: &[T], value: &T) -> u16 {
    let position = table.iter().position(|each| each == value);
    u16::try_from(position.expect("the table has every value")).expect("a table of few values")
}

impl Pools {
    pub(super) fn lengths(&self) -> Lengths {
        Lengths {
            texts: self.texts.len(),
            positions: self.positions.iter().map(|list| list.len()).sum(),
            lists: self.positions.len(),
            nodes: self.nodes.as_ref().map_or(0, |nodes| nodes.count),
            generations: self.nodes.as_ref().map_or(0, |nodes| nodes.generations),
        }
    }

    /// The texts, one after the other; those of nodes are the last.
    pub(super) fn text_of_all(&self) -> String {
        let mut text = self.texts.concat();
        text.push_str(self.nodes.as_ref().map_or("", |nodes| &nodes.text));
        text
    }

    /// The expressions that are written as literals.
    pub(super) fn literals(&self) -> &[Expr] {
        if self.nodes.is_some() { &[] } else { &self.exprs }
    }

    /// The sections of the byte string. `types` has the position of each column's type.
    pub(super) fn bytes(&self, types: &[u16]) -> Vec<u8> {
        let mut positions = Vec::new();
        types.iter().for_each(|position| push_length(&mut positions, usize::from(*position)));
        let mut lengths = Vec::new();
        self.texts.iter().for_each(|text| push_length(&mut lengths, text.len()));
        let mut lists = Vec::new();
        for list in &self.positions {
            push_length(&mut lists, list.len());
            list.iter().for_each(|position| push_length(&mut lists, usize::from(*position)));
        }
        let mut bytes = Vec::new();
        let nodes = self.nodes.as_ref().map_or(&[][..], |nodes| &nodes.code);
        for section in [&positions[..], &lengths, &lists, &self.parts, nodes] {
            push_length(&mut bytes, section.len());
            bytes.extend(section);
        }
        bytes.extend(&self.code);
        bytes
    }

    fn operands(&mut self, operation: u8, operands: &[u16]) {
        self.code.push(operation);
        operands.iter().for_each(|operand| push(&mut self.code, *operand));
    }

    fn flag(&mut self, operation: u8, said: bool) {
        if said {
            self.operands(operation, &[]);
        }
    }

    fn number(&mut self, operation: u8, number: Option<u16>) {
        if let Some(number) = number {
            self.operands(operation, &[number]);
        }
    }

    fn text(&mut self, operation: u8, text: Option<&'static str>) {
        if let Some(text) = text {
            self.operands(operation, &[]);
            self.texts.push(text);
        }
    }

    fn texts(&mut self, operation: u8, texts: &[&'static str]) {
        if !texts.is_empty() {
            self.operands(operation, &[length(texts)]);
            self.texts.extend(texts);
        }
    }

    fn positions(&mut self, operation: u8, positions: &'static [ColumnIndex]) {
        if !positions.is_empty() {
            self.operands(operation, &[]);
            self.positions.push(positions);
        }
    }

    fn expr(&mut self, operation: u8, expr: Option<&Expr>) {
        if let Some(expr) = expr {
            self.operands(operation, &[]);
            self.exprs.push(*expr);
        }
    }

    fn audit(&mut self, audit: &AuditDef) {
        let AuditDef { timestamps, soft_delete, live_view, actor, version, log } = audit;
        let bits: u16 = [
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
            self.operands(op::LOG, &[]);
            self.positions.push(log.except);
        }
    }

    fn column(&mut self, index: ColumnIndex, column: &ColumnDef) {
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
            self.operands(op::COLUMN_NAME, &[index]);
            self.texts.push(name);
        }
        if !comment.is_empty() {
            self.operands(op::COLUMN_COMMENT, &[index]);
            self.texts.push(comment);
        }
        match size {
            Size::Unset => {}
            Size::Length(length) => {
                let halves = [*length & 0xffff, *length >> 16].map(|half| half as u16);
                self.operands(op::LENGTH, &[index, halves[0], halves[1]]);
            }
            Size::Unbounded => self.operands(op::UNBOUNDED, &[index]),
            Size::Decimal { precision, scale } => {
                self.operands(op::DECIMAL, &[index, u16::from(*precision), u16::from(*scale)]);
            }
        }
        self.default_value(index, default);
        if let Some(expr) = generated {
            self.operands(op::GENERATED, &[index]);
            self.exprs.push(**expr);
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
            self.operands(op::ARRAY_REASON, &[index]);
            self.texts.push(array_reason);
        }
        if let Some(store) = store {
            self.operands(op::STORE, &[index, position(&STORES, store)]);
        }
        if !overrides.is_empty() {
            self.operands(op::OVERRIDES, &[index, length(overrides)]);
            self.overrides.extend(*overrides);
        }
        if !was.is_empty() {
            self.operands(op::WAS, &[index, length(was)]);
            self.texts.extend(*was);
        }
    }

    fn default_value(&mut self, index: ColumnIndex, default: &DefaultDef) {
        let operation = match default {
            DefaultDef::None => return,
            DefaultDef::OfType => op::DEFAULT_OF_TYPE,
            DefaultDef::Literal(Literal::Bool(true)) => op::DEFAULT_TRUE,
            DefaultDef::Literal(Literal::Bool(false)) => op::DEFAULT_FALSE,
            DefaultDef::Literal(literal) => {
                self.exprs.push(Expr::Literal(*literal));
                op::DEFAULT_LITERAL
            }
            DefaultDef::Variant(variant) => {
                self.texts.push(variant);
                op::DEFAULT_VARIANT
            }
            DefaultDef::Now => op::DEFAULT_NOW,
            DefaultDef::Uuid => op::DEFAULT_UUID,
            DefaultDef::Expr(expr) => {
                self.exprs.push(**expr);
                op::DEFAULT_EXPR
            }
        };
        self.operands(operation, &[index]);
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
        self.operands(op::RELATION, &[]);
        self.positions.push(columns);
        self.texts.push(target_name);
        self.texts(op::REFERENCES, references);
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
    }

    fn unique(&mut self, unique: &UniqueDef) {
        let UniqueDef { columns, scope, is_scope_said, filter, case, nulls, is_deferrable, name } = unique;
        self.operands(op::UNIQUE, &[]);
        self.positions.push(columns);
        self.flag(op::SCOPE_SAID, *is_scope_said);
        self.flag(op::LIVE, *scope == UniqueScope::Live);
        self.expr(op::UNIQUE_FILTER, filter.as_ref());
        self.flag(op::IGNORE_CASE, *case == CaseSensitivity::Ignored);
        self.flag(op::NULLS_NOT_DISTINCT, *nulls == NullsDistinct::NotDistinct);
        self.flag(op::DEFERRABLE, *is_deferrable);
        self.text(op::UNIQUE_NAME, *name);
    }

    fn index(&mut self, index: &IndexDef) {
        let IndexDef { parts, filter, include, method, name, serves } = index;
        self.operands(op::INDEX, &[length(parts)]);
        self.parts_of_indexes.extend(*parts);
        self.expr(op::INDEX_FILTER, filter.as_ref());
        self.positions(op::INCLUDE, include);
        self.number(op::METHOD, Some(position(&METHODS, method)).filter(|method| *method > 0));
        self.text(op::INDEX_NAME, *name);
        self.text(op::SERVES, (!serves.is_empty()).then_some(*serves));
    }

    /// The code of parts is read before the rest. So it refers to texts and expressions by their positions, and they
    /// stand behind those that the rest takes from the lists one by one.
    fn parts(&mut self) {
        for IndexPart { value, direction, nulls, operator_class } in
            std::mem::take(&mut self.parts_of_indexes)
        {
            let (operation, operand) = match value {
                IndexValue::Column(column) => (op::PART_COLUMN, column),
                IndexValue::Expr(expr) => {
                    self.exprs.push(expr);
                    (op::PART_EXPR, length(&self.exprs) - 1)
                }
            };
            self.parts.push(operation);
            push(&mut self.parts, operand);
            if direction == Direction::Descending {
                self.parts.push(op::DESCENDING);
            }
            match nulls {
                NullOrder::Default => {}
                NullOrder::First => self.parts.push(op::NULLS_FIRST),
                NullOrder::Last => self.parts.push(op::NULLS_LAST),
            }
            if let Some(class) = operator_class {
                self.texts.push(class);
                self.parts.push(op::OPERATOR_CLASS);
                push(&mut self.parts, length(&self.texts) - 1);
            }
        }
    }

    fn check(&mut self, check: &CheckDef) {
        let CheckDef { expr, name, column } = check;
        self.expr(op::CHECK, Some(expr));
        self.text(op::CHECK_NAME, *name);
        self.number(op::CHECK_COLUMN, *column);
    }

    fn dependency(&mut self, dependency: &DependencyDef) {
        let (operation, determinant, dependent) = match dependency {
            DependencyDef::Functional { determinant, dependent } => (op::FUNCTIONAL, determinant, dependent),
            DependencyDef::Multivalued { determinant, dependent } => {
                (op::MULTIVALUED, determinant, dependent)
            }
        };
        self.operands(operation, &[]);
        self.positions.extend([*determinant, *dependent]);
    }

    fn feature(&mut self, feature: &FeatureUse) {
        let FeatureUse { feature, site } = feature;
        let code = site.code();
        self.operands(op::FEATURE, &[position(&Feature::ALL, feature), (code >> 16) as u16, code as u16]);
    }
}

fn length<T>(list: &[T]) -> u16 {
    u16::try_from(list.len()).expect("positions of columns have two bytes")
}

/// A byte, or the largest byte and two.
fn push(code: &mut Vec<u8>, number: u16) {
    match u8::try_from(number) {
        Ok(byte) if byte < u8::MAX => code.push(byte),
        _ => {
            code.push(u8::MAX);
            code.extend(number.to_le_bytes());
        }
    }
}

/// Likewise, or the largest three bytes and four.
pub(super) fn push_length(bytes: &mut Vec<u8>, length: usize) {
    match u16::try_from(length) {
        Ok(length) if length < u16::MAX => push(bytes, length),
        _ => {
            bytes.extend([u8::MAX; 3]);
            bytes.extend(u32::try_from(length).expect("a text has less than 4 GiB").to_le_bytes());
        }
    }
}
