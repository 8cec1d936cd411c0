//! What the derive lets pass, the analysis of the compiled definition lets pass too.

#![expect(dead_code, reason = "only the definitions of the structs are read")]

use schema_as_code::{
    Entity,
    def::{Entity as _, EntityDef, SchemaDef},
    facts::{Verdict, analyse},
};

#[derive(Entity)]
#[determines(none)]
struct User {
    id: i64,
    #[column(len = 255, unique)]
    email: String,
    nick: Option<String>,
}

#[derive(Entity)]
#[snapshot(user_id, user_email(email), reason = "the address the confirmation went to")]
#[denormalized(user_id, user_nick(nick), sync(trigger), reason = "shown in every list")]
#[determines(user_id -> user_email, user_nick)]
#[check(total == net + tax)]
struct Order {
    id: i64,
    #[relation(User)]
    user_id: i64,
    #[column(len = 255)]
    user_email: String,
    user_nick: Option<String>,
    net: i64,
    tax: i64,
    total: i64,
}

#[derive(Entity)]
#[determines(zip -> city)]
#[waive(transitive_dependency, reason = "bought as one file, never changed")]
struct Imported {
    id: i64,
    zip: String,
    city: String,
}

#[derive(Entity)]
#[determines(teacher -> course)]
#[unique(student, teacher)]
struct Enrolment {
    #[key]
    student: i64,
    #[key]
    course: i64,
    teacher: i64,
}

#[derive(Entity)]
#[determines(course ->> teacher)]
#[unique(course, teacher, book)]
struct Lesson {
    id: i64,
    course: i64,
    teacher: i64,
    book: i64,
}

#[derive(Entity)]
struct Tag {
    id: i64,
    name: String,
}

// proves B2, B3, B13
#[test]
fn the_derive_and_the_compiled_definition_agree() {
    const ENTITIES: &[&EntityDef] =
        &[User::DEF, Order::DEF, Imported::DEF, Enrolment::DEF, Lesson::DEF, Tag::DEF];
    let schema = SchemaDef { entities: ENTITIES, ..SchemaDef::EMPTY };
    let mut verdicts = Vec::new();
    for entity in ENTITIES {
        let analysis = analyse(entity, &schema).expect("the entity is narrow enough");
        assert_eq!(analysis.undeclared_keys, [], "{}", entity.name);
        verdicts.push((entity.name, analysis.verdict()));
    }
    let expected = [
        ("User", Verdict::Reached),
        ("Order", Verdict::ReachedWithExceptions),
        ("Imported", Verdict::ReachedWithExceptions),
        ("Enrolment", Verdict::Reached),
        ("Lesson", Verdict::Reached),
        ("Tag", Verdict::NotAnalysed),
    ];
    assert_eq!(verdicts, expected);
}
