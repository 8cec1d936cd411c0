//! Relations: every action, to itself, two to one target, composite, and in a circle.

use schema_as_code::{Entity, Schema};

/// Every kind of relation that all dialects have.
#[derive(Schema)]
#[schema(
    postgres("14"),
    mysql("8.0"),
    mariadb("10.11"),
    sqlite("3.40"),
    driver(sqlx),
    entities(Department, Employee, Shift, Swap, Badge, Folder)
)]
pub struct Relations;

/// Has a head, who is in a department: a circle of two tables.
#[derive(Entity)]
pub struct Department {
    /// Counted up.
    #[key(identity)]
    pub id: i64,
    /// Who leads it.
    #[relation(Employee, on_delete(set_null))]
    pub head_id: Option<i64>,
}

/// Is in a department and has a superior.
#[derive(Entity)]
pub struct Employee {
    /// Counted up.
    #[key(identity)]
    pub id: i64,
    /// Where they work.
    #[relation(Department, on_delete(restrict))]
    pub department_id: i64,
    /// Who leads them.
    #[relation(Employee, on_delete(no_action))]
    pub superior_id: Option<i64>,
}

/// A key of two columns.
#[derive(Entity)]
pub struct Shift {
    /// Whose.
    #[key]
    #[relation(Employee, on_delete(cascade))]
    pub employee_id: i64,
    /// Which.
    #[key]
    pub number: i32,
}

/// Two shifts change hands: two composite relations to one target.
#[derive(Entity)]
#[relation(Shift, on(given_employee_id, given_number), to(employee_id, number), on_delete(cascade))]
#[relation(Shift, on(taken_employee_id, taken_number), to(employee_id, number), on_delete(set_null), name = "swaps_taken")]
pub struct Swap {
    /// Counted up.
    #[key(identity)]
    pub id: i64,
    /// Given away.
    pub given_employee_id: i64,
    /// Given away.
    pub given_number: i32,
    /// Taken in return.
    pub taken_employee_id: Option<i64>,
    /// Taken in return.
    pub taken_number: Option<i32>,
}

/// One to one: the relation is unique, so it needs no second index.
#[derive(Entity)]
pub struct Badge {
    /// Counted up.
    #[key(identity)]
    pub id: i64,
    /// Who wears it.
    #[relation(Employee, on_delete(cascade))]
    #[column(unique)]
    pub employee_id: i64,
}

/// Stands in another one, and goes with it.
#[derive(Entity)]
pub struct Folder {
    /// Counted up.
    #[key(identity)]
    pub id: i64,
    /// In which it stands.
    #[relation(Folder, on_delete(cascade))]
    pub parent_id: Option<i64>,
}
