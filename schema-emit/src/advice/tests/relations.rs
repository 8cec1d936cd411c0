//! What is seen across entities.

use schema_as_code_core::def::{CopiedColumn, CopyDef, CopyKind, EntityDef, RelationDef};

use super::{entity, hints, number, text};

const USER: EntityDef = entity("User", &[number("id"), text("email"), number("age")]);

const ORDER: EntityDef = EntityDef {
    relations: &[RelationDef::new(&[1], USER.id, "User")],
    ..entity("Order", &[number("id"), number("user_id")])
};

const LINE: EntityDef = EntityDef {
    relations: &[RelationDef::new(&[1], ORDER.id, "Order")],
    ..entity("Line", &[number("id"), number("order_id"), text("user_email"), text("user_age"), text("email")])
};

#[test]
fn a_copy_over_two_relations_is_seen_by_name_and_type() {
    assert_eq!(
        hints("copy_over_relations", &[&USER, &ORDER, &LINE]),
        [
            "Line.user_email: `user_email` repeats `User.email`, which is reached over `Order`: nothing keeps the two equal"
        ]
    );
    assert_eq!(hints("copy_over_relations", &[&USER, &LINE]), [""; 0], "the way leads out of the schema");
}

#[test]
fn a_copy_over_one_relation_is_left_to_the_error() {
    const COPY: EntityDef = EntityDef {
        relations: ORDER.relations,
        ..entity("Order", &[number("id"), number("user_id"), text("user_email")])
    };
    assert_eq!(hints("copy_over_relations", &[&USER, &COPY]), [""; 0]);
}

#[test]
fn a_declared_copy_is_no_news() {
    const DECLARED: EntityDef = EntityDef {
        copies: &[CopyDef {
            kind: CopyKind::Snapshot,
            relation: &[1],
            columns: &[CopiedColumn { column: 2, source: "email" }],
            reason: "as of the order",
        }],
        ..LINE
    };
    assert_eq!(hints("copy_over_relations", &[&USER, &ORDER, &DECLARED]), [""; 0]);
}

#[test]
fn a_cycle_of_relations_ends() {
    const SELF: EntityDef = EntityDef {
        relations: &[RelationDef::new(&[1], entity("Node", &[]).id, "Node")],
        ..entity("Node", &[number("id"), number("parent_id"), text("parent_name"), text("name")])
    };
    assert_eq!(hints("copy_over_relations", &[&SELF]), [""; 0]);
}

const INVOICE: EntityDef = EntityDef {
    relations: &[RelationDef::new(&[1], ORDER.id, "Order"), RelationDef::new(&[2], USER.id, "User")],
    ..entity("Invoice", &[number("id"), number("order_id"), number("user_id")])
};

#[test]
fn two_ways_to_one_target_are_a_diamond() {
    assert_eq!(
        hints("diamond_relation", &[&USER, &ORDER, &INVOICE]),
        [
            "Invoice.user_id: `User` is reached directly and over `Order`: nothing says that both are the same row"
        ]
    );
    assert_eq!(hints("diamond_relation", &[&USER, &ORDER, &LINE]), [""; 0]);
}

#[test]
fn a_diamond_whose_sides_are_declared_to_be_equal_is_none() {
    const COPY: CopyDef = CopyDef {
        kind: CopyKind::SyncedByApplication,
        relation: &[1],
        columns: &[CopiedColumn { column: 2, source: "user_id" }],
        reason: "summed up without the orders",
    };
    const EQUAL: EntityDef = EntityDef { copies: &[COPY], ..INVOICE };
    assert_eq!(hints("diamond_relation", &[&USER, &ORDER, &EQUAL]), [""; 0]);

    const OTHER_WAY: EntityDef = EntityDef { copies: &[CopyDef { relation: &[2], ..COPY }], ..INVOICE };
    const OTHER_COLUMN: EntityDef = EntityDef {
        copies: &[CopyDef { columns: &[CopiedColumn { column: 2, source: "id" }], ..COPY }],
        ..INVOICE
    };
    for entities in [&[&USER, &ORDER, &OTHER_WAY], &[&USER, &ORDER, &OTHER_COLUMN]] as [&[&EntityDef]; 2] {
        assert_eq!(hints("diamond_relation", entities).len(), 1);
    }
}

#[test]
fn two_relations_to_one_target_are_no_diamond() {
    const TRANSFER: EntityDef = EntityDef {
        relations: &[RelationDef::new(&[1], USER.id, "User"), RelationDef::new(&[2], USER.id, "User")],
        ..entity("Transfer", &[number("id"), number("sender_id"), number("receiver_id")])
    };
    assert_eq!(hints("diamond_relation", &[&USER, &TRANSFER]), [""; 0]);
}

const COMMENT: EntityDef =
    entity("comments", &[number("id"), text("subject_type"), number("subject_id"), text("body")]);

#[test]
fn a_type_beside_an_id_without_a_relation_leads_anywhere() {
    assert_eq!(hints("polymorphic_reference", &[&COMMENT]).len(), 1);
    const RELATED: EntityDef = EntityDef { relations: &[RelationDef::new(&[2], USER.id, "User")], ..COMMENT };
    const OWN: EntityDef = EntityDef { table: "subjects", ..COMMENT };
    const KEY: EntityDef = EntityDef { key: &[2], ..COMMENT };
    const ALONE: EntityDef = entity("comments", &[number("id"), number("subject_id")]);
    for silent in [&[&RELATED], &[&OWN], &[&KEY], &[&ALONE]] as [&[&EntityDef]; 4] {
        assert_eq!(hints("polymorphic_reference", silent), [""; 0]);
    }
}

const ATTRIBUTE: EntityDef = EntityDef {
    relations: &[RelationDef::new(&[1], USER.id, "User")],
    ..entity("UserAttribute", &[number("id"), number("user_id"), text("name"), text("value")])
};

#[test]
fn names_and_values_of_another_entity_are_columns_as_rows() {
    assert_eq!(
        hints("entity_attribute_value", &[&USER, &ATTRIBUTE]),
        ["UserAttribute: `name` and `value` hold the name and the value of an attribute of `User`"]
    );
    const SETTINGS: EntityDef = EntityDef { relations: &[], ..ATTRIBUTE };
    const RICH: EntityDef = EntityDef {
        relations: ATTRIBUTE.relations,
        ..entity(
            "Benefit",
            &[number("id"), number("user_id"), text("name"), text("value"), text("source"), text("note")],
        )
    };
    for silent in [&[&SETTINGS], &[&RICH]] as [&[&EntityDef]; 2] {
        assert_eq!(hints("entity_attribute_value", silent), [""; 0]);
    }
}

const CUSTOMER: EntityDef = entity(
    "Customer",
    &[number("id"), text("street"), text("zip"), text("city"), text("country"), text("note")],
);

#[test]
fn four_shared_columns_are_clones() {
    const SUPPLIER: EntityDef =
        entity("Supplier", &[number("id"), text("street"), text("zip"), text("city"), text("country")]);
    const OTHER: EntityDef =
        entity("Other", &[number("id"), text("street"), number("zip"), text("city"), text("country")]);
    assert_eq!(
        hints("cloned_columns", &[&CUSTOMER, &SUPPLIER]),
        ["Customer: `street`, `zip`, `city`, `country` are columns of `Supplier` too"]
    );
    assert_eq!(hints("cloned_columns", &[&CUSTOMER, &OTHER]), [""; 0], "`zip` is a number here");
}
