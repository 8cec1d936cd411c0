//! Small catalogs from a seed: few names, so that two of them share many.

use schema_as_code_core::dialect::Dialect;

use crate::catalog::{
    Catalog, Check, Column, ColumnType, Deferral, Definition, EnumType, Expr, ForeignKey, Index, IndexKey,
    IndexOrder, KeyColumn, LiveView, Method, Name, ObjectId, PrimaryKey, Recipe, ReferentialAction, Routine,
    Search, SearchTable, Table, Text, Trigger, TriggerEvent, TriggerTiming, Unique, View, WeightedColumn,
};

struct Random(u64);

impl Random {
    /// A number below `end` (SplitMix64).
    fn below(&mut self, end: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed ^ (mixed >> 31)) % end
    }

    fn is_heads(&mut self) -> bool {
        self.below(2) == 0
    }

    fn some<'a>(&mut self, from: &[&'a str]) -> Vec<&'a str> {
        let mut picked: Vec<&str> = from.iter().copied().filter(|_| self.is_heads()).collect();
        // Another order of declaration.
        for place in (1..picked.len()).rev() {
            picked.swap(place, usize::try_from(self.below(place as u64 + 1)).unwrap());
        }
        picked
    }
}

const TABLES: [&str; 5] = ["a", "b", "c", "d", "e"];
const COLUMNS: [&str; 4] = ["p", "q", "r", "s"];

pub(super) fn table(dialect: Dialect, name: &str) -> Table {
    let mut table = Table::new(Name::new(name.to_owned()));
    table.columns = vec![Column::new("id", ColumnType::BuiltIn("bigint".into()))];
    let name = (dialect != Dialect::MySql).then(|| format!("{name}_pkey").into());
    table.primary_key = Some(PrimaryKey { name, columns: ["id".into()].into() });
    table
}

pub(super) fn foreign_key(table: &str, target: &str) -> ForeignKey {
    ForeignKey {
        name: format!("{table}_{target}_fkey").into(),
        columns: ["id".into()].into(),
        target: Name::new(target.to_owned()),
        target_columns: ["id".into()].into(),
        on_delete: ReferentialAction::NoAction,
        on_update: ReferentialAction::NoAction,
        deferral: Deferral::Immediate,
    }
}

pub(super) fn catalog(dialect: Dialect, seed: u64) -> Catalog {
    let mut random = Random(seed);
    let mut catalog = Catalog::empty(dialect, dialect.oldest());
    let is_postgres = dialect == Dialect::Postgres;
    if is_postgres {
        catalog.namespaces = random.some(&["n1", "n2"]).into_iter().map(Text::from).collect();
        for name in random.some(&["kind", "state"]) {
            let values = random.some(&["x", "y", "z"]).into_iter().map(Text::from).collect();
            let comment = random.is_heads().then(|| "kinds".into());
            catalog.enums.push(EnumType { name: Name::new(name), values, comment });
        }
    }
    let tables = random.some(&TABLES);
    for &name in &tables {
        let table = random_table(&mut random, dialect, name, &tables, &catalog.enums);
        if is_postgres && random.is_heads() {
            let definition = Definition::Source(format!("body {}", random.below(2)).into());
            let depends_on = vec![ObjectId::Table(Name::new(tables[0]))];
            catalog.routines.push(Routine { name: Name::new(format!("{name}_f")), definition, depends_on });
        }
        catalog.tables.push(table);
    }
    for table in &catalog.tables {
        if random.below(3) == 0 {
            catalog.views.push(view(table));
        }
    }
    // Triggers last: they may name any table, before or after their own.
    for place in 0..catalog.tables.len() {
        if random.is_heads() {
            let other = ObjectId::Table(
                catalog.tables[usize::try_from(random.below(tables.len() as u64)).unwrap()].name.clone(),
            );
            let trigger = trigger(&mut random, &catalog.tables[place].name.name, other);
            catalog.tables[place].triggers.push(trigger);
        }
    }
    catalog
}

fn view(table: &Table) -> View {
    let live = LiveView {
        table: table.name.clone(),
        columns: table.columns.iter().map(|column| column.name.clone()).collect(),
        deleted_at: "id".into(),
        is_security_invoker: false,
        revision: 1,
    };
    View {
        name: Name::new(format!("{}_live", table.name.name)),
        definition: Definition::recipe(Recipe::LiveView(live)),
        depends_on: vec![ObjectId::Table(table.name.clone())],
    }
}

fn trigger(random: &mut Random, table: &str, other: ObjectId) -> Trigger {
    Trigger {
        name: format!("{table}_trigger").into(),
        timing: TriggerTiming::After,
        event: if random.is_heads() { TriggerEvent::Insert } else { TriggerEvent::Update },
        definition: Definition::recipe(Recipe::GuardVersion { version: "id".into(), revision: 1 }),
        depends_on: vec![other],
    }
}

fn search(random: &mut Random, table: &str, columns: &[Text]) -> Search {
    let column = columns[usize::try_from(random.below(columns.len() as u64)).unwrap()].clone();
    let weight = if random.is_heads() { "A" } else { "D" };
    let search = SearchTable {
        tokenizer: "unicode61".into(),
        columns: vec![WeightedColumn { name: column, weight: weight.into() }],
        key: vec![KeyColumn { name: "id".into(), ty: ColumnType::BuiltIn("bigint".into()) }],
        is_numbered: false,
        revision: 1,
    };
    Search {
        name: format!("{table}_search").into(),
        definition: Definition::recipe(Recipe::SearchTable(search)),
    }
}

fn random_table(
    random: &mut Random,
    dialect: Dialect,
    name: &str,
    tables: &[&str],
    enums: &[EnumType],
) -> Table {
    let mut table = table(dialect, name);
    if random.is_heads() {
        table.comment = Some(format!("comment {}", random.below(2)).into());
    }
    for column in random.some(&COLUMNS) {
        let ty = match enums.first() {
            Some(ty) if random.is_heads() => ColumnType::named(ty.name.clone()),
            _ => ColumnType::BuiltIn(if random.is_heads() { "integer" } else { "text" }.into()),
        };
        let mut column = Column::new(column, ty);
        column.is_nullable = random.is_heads();
        column.comment = random.is_heads().then(|| "words".into());
        column.default =
            random.is_heads().then(|| Definition::Portable(Expr::Number(random.below(2).to_string().into())));
        table.columns.push(column);
    }
    let columns: Vec<Text> = table.columns.iter().map(|column| column.name.clone()).collect();
    for column in columns.iter().skip(1) {
        if random.below(3) == 0 {
            let columns =
                if random.is_heads() { vec![column.clone()] } else { vec!["id".into(), column.clone()] };
            table.uniques.push(Unique {
                name: format!("{name}_{column}_key").into(),
                columns: columns.into(),
                are_nulls_equal: false,
                deferral: Deferral::Immediate,
            });
        }
        if random.below(3) == 0 {
            let definition = Definition::Portable(Expr::IsNotNull(Box::new(Expr::Column(column.clone()))));
            table.checks.push(Check { name: format!("{name}_{column}_check").into(), definition });
        }
        if random.below(3) == 0 {
            let order = if random.is_heads() { IndexOrder::Ascending } else { IndexOrder::Descending };
            let definition = Definition::Portable(Expr::Column(column.clone()));
            table.indexes.push(Index {
                name: format!("{name}_{column}_idx").into(),
                is_unique: random.is_heads(),
                method: Method::Tree,
                keys: [IndexKey { definition, order, nulls: None, operator_class: None }].into(),
                include: Box::default(),
                predicate: None,
                are_nulls_equal: false,
            });
        }
    }
    if dialect == Dialect::Sqlite && columns.len() > 1 && random.is_heads() {
        table.searches.push(search(random, name, &columns[1..]));
    }
    // Cycles, and keys to itself, among them.
    for target in random.some(tables) {
        let mut key = foreign_key(name, target);
        key.on_delete =
            if random.is_heads() { ReferentialAction::Cascade } else { ReferentialAction::NoAction };
        table.foreign_keys.push(key);
    }
    table
}
