//! In which order objects are made: what is needed first, otherwise as declared.

use std::collections::BTreeMap;

use super::PlanError;
use crate::{
    catalog::{Catalog, ColumnType, ForeignKey, Name, ObjectId, Table},
    hash::ByName,
};

/// An object on which others can depend, by its place in the catalog.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Node {
    Namespace(usize),
    Enum(usize),
    Routine(usize),
    Table(usize),
}

/// Tables whose columns have taken their new names, by their places in the catalog.
pub(super) type Renamed = BTreeMap<usize, Table>;

/// The places of a catalog's objects by name.
pub(super) struct Places<'a> {
    pub(super) catalog: &'a Catalog,
    /// Tables that stand for those of the catalog.
    pub(super) renamed: &'a Renamed,
    pub(super) enums: ByName<&'a Name, usize>,
    pub(super) routines: ByName<&'a Name, usize>,
    pub(super) tables: ByName<&'a Name, usize>,
    pub(super) targets: Targets,
}

/// The places of the tables to which foreign keys lead, table after table.
pub(super) struct Targets {
    places: Vec<usize>,
    /// Where those of each table end.
    ends: Vec<usize>,
}

impl Targets {
    fn of(&self, table: usize) -> &[usize] {
        let start = if table > 0 { self.ends[table - 1] } else { 0 };
        &self.places[start..self.ends[table]]
    }
}

impl<'a> Places<'a> {
    pub(super) fn of(catalog: &'a Catalog, renamed: &'a Renamed) -> Result<Self, PlanError> {
        let enums = catalog.enums.iter().map(|ty| &ty.name);
        let routines = catalog.routines.iter().map(|routine| &routine.name);
        let tables = catalog.tables.iter().map(|table| &table.name);
        let views = catalog.views.iter().map(|view| &view.name);
        places(views, ObjectId::View)?;
        let (enums, routines) = (places(enums, ObjectId::Enum)?, places(routines, ObjectId::Routine)?);
        let tables = places(tables, ObjectId::Table)?;
        let mut targets = Targets { places: Vec::new(), ends: Vec::with_capacity(catalog.tables.len()) };
        for table in &catalog.tables {
            for key in &table.foreign_keys {
                let Some(&place) = tables.get(&key.target) else { return Err(missing_target(table, key)) };
                targets.places.push(place);
            }
            targets.ends.push(targets.places.len());
        }
        Ok(Self { catalog, renamed, enums, routines, tables, targets })
    }

    /// The places of the tables to which the foreign keys of the table at `place` lead, in their order.
    pub(super) fn targets(&self, place: usize) -> &[usize] {
        self.targets.of(place)
    }

    /// The table at `place`.
    pub(super) fn table(&self, place: usize) -> &'a Table {
        self.renamed.get(&place).unwrap_or(&self.catalog.tables[place])
    }

    /// The table called `name`.
    pub(super) fn table_called(&self, name: &Name) -> Option<&'a Table> {
        self.tables.get(name).map(|&place| self.table(place))
    }

    /// The place of the table called `name`, which is often at `guess`: most tables stand where they stood.
    pub(super) fn place_of(&self, name: &Name, guess: usize) -> Option<usize> {
        let is_there = self.catalog.tables.get(guess).is_some_and(|table| table.name == *name);
        if is_there { Some(guess) } else { self.tables.get(name).copied() }
    }

    /// The table called `name`, with the names that its columns have in the catalog.
    pub(super) fn declared(&self, name: &Name) -> Option<&'a Table> {
        self.tables.get(name).map(|&place| &self.catalog.tables[place])
    }

    pub(super) fn node(&self, id: &ObjectId) -> Option<Node> {
        match id {
            ObjectId::Namespace(name) => self.namespace(name),
            // Views come after everything else.
            ObjectId::View(_) => None,
            ObjectId::Enum(name) => self.enums.get(name).map(|&place| Node::Enum(place)),
            ObjectId::Routine(name) => self.routines.get(name).map(|&place| Node::Routine(place)),
            part => self.tables.get(part.table()?).map(|&place| Node::Table(place)),
        }
    }

    // Schemas are few.
    fn namespace(&self, name: &str) -> Option<Node> {
        self.catalog.namespaces.iter().position(|other| other == name).map(Node::Namespace)
    }

    /// The place of a node among all.
    pub(super) fn number(&self, node: Node) -> usize {
        let namespaces = self.catalog.namespaces.len();
        let enums = namespaces + self.catalog.enums.len();
        let routines = enums + self.catalog.routines.len();
        match node {
            Node::Namespace(place) => place,
            Node::Enum(place) => namespaces + place,
            Node::Routine(place) => enums + place,
            Node::Table(place) => routines + place,
        }
    }

    /// How many nodes there are.
    pub(super) fn count(&self) -> usize {
        self.number(Node::Table(self.catalog.tables.len()))
    }

    pub(super) fn nodes(&self) -> impl Iterator<Item = Node> + use<> {
        let (namespaces, enums) = (self.catalog.namespaces.len(), self.catalog.enums.len());
        let (routines, tables) = (self.catalog.routines.len(), self.catalog.tables.len());
        (0..namespaces)
            .map(Node::Namespace)
            .chain((0..enums).map(Node::Enum))
            .chain((0..routines).map(Node::Routine))
            .chain((0..tables).map(Node::Table))
    }

    /// What must exist before `node`, as far as the catalog has it, in the order in which it is named.
    ///
    /// A named schema, and a type, that the catalog does not have belong to somebody else.
    fn needs(&self, node: Node) -> Vec<Node> {
        let mut needs = Vec::new();
        match node {
            Node::Namespace(_) => {}
            Node::Enum(place) => {
                let name = &self.catalog.enums[place].name;
                needs.extend(name.namespace.as_deref().and_then(|namespace| self.namespace(namespace)));
            }
            Node::Routine(place) => {
                let routine = &self.catalog.routines[place];
                let namespace = routine.name.namespace.as_deref();
                needs.extend(namespace.and_then(|namespace| self.namespace(namespace)));
                needs.extend(routine.depends_on.iter().filter_map(|id| self.node(id)));
            }
            Node::Table(place) => {
                let table = &self.catalog.tables[place];
                let namespace = table.name.namespace.as_deref();
                needs.extend(namespace.and_then(|namespace| self.namespace(namespace)));
                // Most catalogs are columns, and many have no types.
                let columns = if self.enums.is_empty() { &[] } else { &*table.columns };
                for column in columns {
                    if let ColumnType::Named(name) = &column.ty {
                        needs.extend(self.enums.get(&**name).map(|&place| Node::Enum(place)));
                    }
                }
                needs.extend(self.targets(place).iter().map(|&place| Node::Table(place)));
            }
        }
        needs
    }

    /// The objects that are not there yet, each after what it needs, otherwise in the order of declaration; where
    /// a cycle makes that impossible, one of its objects comes before one that it needs.
    pub(super) fn order(&self, is_there: &[bool]) -> Vec<Node> {
        let mut order = Vec::new();
        let mut is_seen = is_there.to_vec();
        // An explicit stack: a chain of ten thousand tables must not overflow the call stack.
        let mut path = Vec::new();
        for root in self.nodes() {
            if std::mem::replace(&mut is_seen[self.number(root)], true) {
                continue;
            }
            path.push((root, self.needs(root).into_iter()));
            while let Some((node, needs)) = path.last_mut() {
                match needs.next() {
                    Some(need) if is_seen[self.number(need)] => {}
                    Some(need) => {
                        is_seen[self.number(need)] = true;
                        path.push((need, self.needs(need).into_iter()));
                    }
                    None => {
                        order.push(*node);
                        path.pop();
                    }
                }
            }
        }
        order
    }
}

fn missing_target(table: &Table, key: &ForeignKey) -> PlanError {
    PlanError::Missing {
        object: Box::new(ObjectId::ForeignKey(table.name.clone(), key.name.clone())),
        needed: Box::new(ObjectId::Table(key.target.clone())),
    }
}

fn places<'a>(
    names: impl ExactSizeIterator<Item = &'a Name>,
    id: fn(Name) -> ObjectId,
) -> Result<ByName<&'a Name, usize>, PlanError> {
    let mut places = ByName::with_capacity_and_hasher(names.len(), Default::default());
    for (place, name) in names.enumerate() {
        if places.insert(name, place).is_some() {
            return Err(PlanError::Duplicate { object: Box::new(id(name.clone())) });
        }
    }
    Ok(places)
}
