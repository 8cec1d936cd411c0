//! A database that refuses a step which a server would refuse: what is needed is missing, or still used.

use schema_as_code_core::dialect::Dialect;

use crate::{
    catalog::{
        Catalog, Column, ColumnPosition, ColumnType, Definition, Expr, ForeignKey, Index, Name, ObjectId,
        Recipe, Search, Table, Text,
    },
    plan::{Change, Object, PlacedColumn},
    render::{Indexes, facts},
};

pub(super) struct State {
    pub(super) catalog: Catalog,
}

/// The catalog without the orders that do not matter.
pub(super) fn normalized(catalog: &Catalog) -> Catalog {
    let mut catalog = catalog.clone();
    catalog.namespaces.sort();
    catalog.enums.sort_by(|one, other| one.name.cmp(&other.name));
    catalog.routines.sort_by(|one, other| one.name.cmp(&other.name));
    catalog.tables.sort_by(|one, other| one.name.cmp(&other.name));
    catalog.views.sort_by(|one, other| one.name.cmp(&other.name));
    for table in &mut catalog.tables {
        if matches!(catalog.dialect, Dialect::Postgres | Dialect::Sqlite) {
            table.columns.sort_by(|one, other| one.name.cmp(&other.name));
        }
        table.uniques.sort_by(|one, other| one.name.cmp(&other.name));
        table.checks.sort_by(|one, other| one.name.cmp(&other.name));
        table.indexes.sort_by(|one, other| one.name.cmp(&other.name));
        table.foreign_keys.sort_by(|one, other| one.name.cmp(&other.name));
        table.triggers.sort_by(|one, other| one.name.cmp(&other.name));
    }
    catalog
}

impl State {
    pub(super) fn of(catalog: &Catalog) -> Self {
        Self { catalog: catalog.clone() }
    }

    pub(super) fn apply(&mut self, change: &Change<'_>) {
        match change {
            Change::Create(object) => self.create(object),
            Change::Drop(object) => self.drop(object),
            Change::Alter { previous, next } => self.alter(previous, next),
        }
    }

    fn table(&mut self, name: &Name) -> &mut Table {
        self.catalog.tables.iter_mut().find(|table| table.name == *name).expect("the table must be there")
    }

    fn assert_exists(&self, id: &ObjectId) {
        let is_there = match id {
            ObjectId::Namespace(name) => self.catalog.namespaces.contains(name),
            ObjectId::Enum(name) => self.catalog.enums.iter().any(|ty| ty.name == *name),
            ObjectId::Routine(name) => self.catalog.routines.iter().any(|routine| routine.name == *name),
            ObjectId::Table(name) => self.catalog.table(name).is_some(),
            other => panic!("no test depends on {other}"),
        };
        assert!(is_there, "{id} is needed");
    }

    fn assert_columns(&self, table: &Name, columns: &[Text]) {
        let table = self.catalog.table(table).expect("the table must be there");
        for column in columns {
            assert!(table.column(column).is_some(), "{column} of {} is needed", table.name);
        }
    }

    /// A view stands in the way of a change of what it shows.
    fn assert_unseen(&self, table: &Name) {
        let id = ObjectId::Table(table.clone());
        assert!(!self.catalog.views.iter().any(|view| view.depends_on.contains(&id)), "a view shows {table}");
    }

    fn assert_not_shown(&self, table: &Name, column: &str) {
        for view in &self.catalog.views {
            let Some(Recipe::LiveView(live)) = view.definition.as_recipe() else {
                panic!("no test shows {:?}", view.definition)
            };
            let shows = live.table == *table && live.columns.iter().any(|shown| shown == column);
            assert!(!shows, "a view shows {column} of {table}");
        }
    }

    fn assert_type(&self, column: &Column) {
        if let ColumnType::Named(name) = &column.ty {
            self.assert_exists(&ObjectId::Enum((**name).clone()));
        }
    }

    fn assert_target(&self, key: &ForeignKey) {
        if self.catalog.dialect != Dialect::Sqlite {
            self.assert_columns(&key.target, &key.target_columns);
        }
    }

    /// The table as its step makes it.
    fn made(&self, table: &Table) -> Table {
        let mut table = table.clone();
        table.searches.clear();
        table.triggers.clear();
        if facts(self.catalog.dialect).indexes == Indexes::Separate {
            table.indexes.clear();
        }
        table
    }

    fn create(&mut self, object: &Object<'_>) {
        match object {
            Object::Namespace(name) => self.catalog.namespaces.push(name.to_string().into()),
            Object::Enum(ty) => self.catalog.enums.push((**ty).clone()),
            Object::Routine(routine) => {
                routine.depends_on.iter().for_each(|id| self.assert_exists(id));
                self.catalog.routines.push((**routine).clone());
            }
            Object::Table(table) => {
                assert!(self.catalog.table(&table.name).is_none(), "{} is there", table.name);
                table.columns.iter().for_each(|column| self.assert_type(column));
                self.catalog.tables.push(self.made(table));
                table.foreign_keys.iter().for_each(|key| self.assert_target(key));
            }
            Object::View(view) => {
                view.depends_on.iter().for_each(|id| self.assert_exists(id));
                self.catalog.views.push((**view).clone());
            }
            Object::Column { table, column } => {
                let PlacedColumn { column, position } = &**column;
                self.assert_type(column);
                let columns = &mut self.table(table).columns;
                assert!(columns.iter().all(|other| other.name != column.name), "{} is there", column.name);
                let place = match position {
                    None => columns.len(),
                    Some(ColumnPosition::First) => 0,
                    Some(ColumnPosition::After(name)) => {
                        1 + columns
                            .iter()
                            .position(|other| other.name == *name)
                            .expect("the place must be there")
                    }
                };
                columns.insert(place, (**column).clone());
            }
            Object::PrimaryKey { table, key } => {
                self.assert_columns(table, &key.columns);
                assert_eq!(self.table(table).primary_key.replace((**key).clone()), None);
            }
            Object::Unique { table, unique } => {
                self.assert_columns(table, &unique.columns);
                self.table(table).uniques.push((**unique).clone());
            }
            Object::Check { table, check } => {
                self.assert_columns(table, &[checked(&check.definition)]);
                self.table(table).checks.push((**check).clone());
            }
            Object::ForeignKey { table, key } => {
                self.assert_target(key);
                self.table(table).foreign_keys.push((**key).clone());
            }
            Object::Index { table, index } => {
                self.assert_columns(table, &indexed(index));
                self.table(table).indexes.push((**index).clone());
            }
            Object::Search { table, search, .. } => {
                self.assert_columns(table, &kept(search));
                self.table(table).searches.push((**search).clone());
            }
            Object::Trigger { table, trigger } => {
                trigger.depends_on.iter().for_each(|id| self.assert_exists(id));
                self.table(table).triggers.push((**trigger).clone());
            }
            Object::Comment { .. } | Object::ColumnOrder { .. } | Object::Options { .. } => {
                panic!("{object:?} is changed, not made")
            }
        }
    }

    fn drop(&mut self, object: &Object<'_>) {
        let names = |table: &Table| -> Vec<Text> {
            table.foreign_keys.iter().map(|key| key.target.name.clone()).collect()
        };
        match object {
            Object::Namespace(name) => self.catalog.namespaces.retain(|other| other != &**name),
            Object::Enum(ty) => {
                let is_used = |column: &Column| column.ty == ColumnType::named(ty.name.clone());
                assert!(
                    !self.catalog.tables.iter().flat_map(|table| &table.columns).any(is_used),
                    "still used"
                );
                self.catalog.enums.retain(|other| other.name != ty.name);
            }
            Object::Routine(routine) => self.catalog.routines.retain(|other| other.name != routine.name),
            Object::View(view) => self.catalog.views.retain(|other| other.name != view.name),
            Object::Table(table) => {
                self.assert_unseen(&table.name);
                let is_needed =
                    |other: &Table| other.name != table.name && names(other).contains(&table.name.name);
                if self.catalog.dialect != Dialect::Sqlite {
                    assert!(!self.catalog.tables.iter().any(is_needed), "{} is still needed", table.name);
                }
                let found = self.table(&table.name).clone();
                let mut expected = self.made(table);
                expected.columns.clone_from(&found.columns);
                assert_eq!(found.triggers, [], "a trigger went with the table");
                assert_eq!(found.searches, [], "a search went with the table");
                assert_eq!(normal(&found), normal(&expected));
                self.catalog.tables.retain(|other| other.name != table.name);
            }
            Object::Column { table, column, .. } => {
                self.assert_not_shown(table, &column.name);
                let table = self.table(table);
                let uses = |columns: &[Text]| columns.contains(&column.name);
                assert!(!table.uniques.iter().any(|unique| uses(&unique.columns)), "still used");
                assert!(!table.indexes.iter().any(|index| uses(&indexed(index))), "still used");
                assert!(!table.searches.iter().any(|search| uses(&kept(search))), "still used");
                assert!(
                    !table.checks.iter().any(|check| checked(&check.definition) == column.name),
                    "still used"
                );
                remove(&mut table.columns, |other| other.name == column.name);
            }
            Object::PrimaryKey { table, .. } => self.table(table).primary_key = None,
            Object::Unique { table, unique } => {
                remove(&mut self.table(table).uniques, |other| other.name == unique.name);
            }
            Object::Check { table, check } => {
                remove(&mut self.table(table).checks, |other| other.name == check.name);
            }
            Object::ForeignKey { table, key } => {
                remove(&mut self.table(table).foreign_keys, |other| other.name == key.name);
            }
            Object::Index { table, index } => {
                remove(&mut self.table(table).indexes, |other| other.name == index.name);
            }
            Object::Search { table, search, .. } => {
                remove(&mut self.table(table).searches, |other| other == &**search);
            }
            Object::Trigger { table, trigger } => {
                remove(&mut self.table(table).triggers, |other| other.name == trigger.name);
            }
            Object::Comment { .. } | Object::ColumnOrder { .. } | Object::Options { .. } => {
                panic!("{object:?} is changed, not removed")
            }
        }
    }

    fn alter(&mut self, previous: &Object<'_>, next: &Object<'_>) {
        match (previous, next) {
            (Object::Comment { object, text: previous }, Object::Comment { text: next, .. }) => {
                let comment = match &**object {
                    ObjectId::Table(name) => &mut self.table(name).comment,
                    ObjectId::Column(table, name) => {
                        let mut columns = self.table(table).columns.iter_mut();
                        &mut columns.find(|column| column.name == *name).unwrap().comment
                    }
                    ObjectId::Enum(name) => {
                        &mut self.catalog.enums.iter_mut().find(|ty| ty.name == *name).unwrap().comment
                    }
                    other => panic!("no test comments on {other}"),
                };
                assert_eq!(comment.as_deref(), previous.as_deref());
                *comment = next.as_deref().map(|text| text.to_owned().into());
            }
            (Object::Column { table, column: previous, .. }, Object::Column { column: next, .. }) => {
                self.assert_type(next);
                if (&previous.name, &previous.ty) != (&next.name, &next.ty) {
                    self.assert_unseen(table);
                }
                let is_apart = matches!(self.catalog.dialect, Dialect::Postgres | Dialect::Sqlite);
                let mut columns = self.table(table).columns.iter_mut();
                let column = columns.find(|column| column.name == previous.name).unwrap();
                let (mut expected, mut result) = ((***previous).clone(), (***next).clone());
                if is_apart {
                    // Its comment has a step of its own, before or after.
                    expected.comment.clone_from(&column.comment);
                    result.comment.clone_from(&column.comment);
                }
                assert_eq!(*column, expected);
                *column = result;
            }
            (Object::ColumnOrder { table, columns: before }, Object::ColumnOrder { columns: after, .. }) => {
                let table = self.table(table);
                let names: Vec<Text> = table.columns.iter().map(|column| column.name.clone()).collect();
                assert!(names.iter().eq(before.iter().map(|name| &**name)));
                table
                    .columns
                    .sort_by_key(|column| after.iter().position(|name| **name == column.name).unwrap());
            }
            (Object::Enum(previous), Object::Enum(next)) => {
                let has_type = |column: &Column| column.ty == ColumnType::named(next.name.clone());
                for table in self.catalog.tables.iter().filter(|table| table.columns.iter().any(has_type)) {
                    self.assert_unseen(&table.name);
                }
                let ty = self.catalog.enums.iter_mut().find(|ty| ty.name == previous.name).unwrap();
                ty.values.clone_from(&next.values);
            }
            (Object::Routine(previous), Object::Routine(next)) => {
                let routine =
                    self.catalog.routines.iter_mut().find(|other| other.name == previous.name).unwrap();
                assert_eq!(routine, &**previous);
                *routine = (**next).clone();
            }
            (previous, next) => {
                self.drop(previous);
                self.create(next);
            }
        }
    }
}

fn normal(table: &Table) -> Table {
    let mut catalog = Catalog::empty(Dialect::Postgres, Dialect::Postgres.oldest());
    catalog.tables.push(table.clone());
    let mut table = normalized(&catalog).tables.remove(0);
    // Constraints may have been dropped before, and are gone from the table then.
    table.comment = None;
    table
}

fn remove<T>(from: &mut Vec<T>, is_it: impl Fn(&T) -> bool) {
    let place = from.iter().position(is_it).expect("what is dropped must be there");
    from.remove(place);
}

fn checked(definition: &Definition) -> Text {
    match definition {
        Definition::Portable(Expr::IsNotNull(value)) => match &**value {
            Expr::Column(name) => name.clone(),
            other => panic!("no test checks {other:?}"),
        },
        other => panic!("no test checks {other:?}"),
    }
}

fn kept(search: &Search) -> Vec<Text> {
    let Some(Recipe::SearchTable(search)) = search.definition.as_recipe() else {
        panic!("no test searches {:?}", search.definition)
    };
    search.columns.iter().map(|column| column.name.clone()).collect()
}

fn indexed(index: &Index) -> Vec<Text> {
    index
        .keys
        .iter()
        .map(|key| match &key.definition {
            Definition::Portable(Expr::Column(name)) => name.clone(),
            other => panic!("no test indexes {other:?}"),
        })
        .collect()
}
