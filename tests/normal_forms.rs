//! What the derive lets pass, the analysis of the compiled definition lets pass too.

#![expect(dead_code, reason = "only the definitions of the structs are read")]
#![expect(
    clippy::duplicated_attributes,
    reason = "two copies go through one relation; clippy reads the words inside helper attributes as attributes"
)]

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

mod ways_out {
    use schema_as_code::{Entity, Schema};

    #[derive(Entity)]
    #[determines(none)]
    pub(crate) struct Customer {
        id: i64,
        name: String,
        city: String,
        phone: String,
    }

    #[derive(Entity)]
    #[snapshot(customer_id, customer_name(name), reason = "the name on the invoice")]
    #[denormalized(customer_id, customer_city(city), sync(trigger), reason = "sorted by city in every list")]
    #[denormalized(customer_id, customer_phone(phone), sync(app), reason = "called from the list of orders")]
    #[determines(customer_id -> customer_name, customer_city, customer_phone)]
    #[determines(net, tax -> total)]
    #[determines(net -> doubled)]
    #[determines(zip -> town)]
    #[determines(sku -> id)]
    #[check(total == net + tax)]
    #[waive(transitive_dependency, reason = "towns are bought as one file")]
    #[waive(undeclared_key, reason = "the feed repeats articles for a day")]
    #[waive(repeating_group, reason = "the form has three lines, by law")]
    pub(crate) struct Order {
        id: i64,
        #[relation(Customer)]
        customer_id: i64,
        customer_name: String,
        customer_city: String,
        customer_phone: String,
        net: i64,
        tax: i64,
        total: i64,
        #[generated(net * 2)]
        doubled: i64,
        zip: String,
        town: String,
        sku: String,
        line1: String,
        line2: String,
        line3: String,
    }

    #[derive(Schema)]
    #[schema(sqlite("3.40"), driver(sqlx), entities(Customer, Order))]
    pub(crate) struct Shop;
}

// proves B13
#[test]
fn every_way_out_is_listed_with_its_reason() {
    use schema_as_code::{def::Schema as _, emit};
    let expected = [
        ("customer_id -> customer_name = Customer.name", "the name on the invoice"),
        ("customer_id -> customer_city = Customer.city", "sorted by city in every list"),
        ("customer_id -> customer_phone = Customer.phone", "called from the list of orders"),
        ("(id) -> (net, tax) -> total", "a check keeps it equal"),
        ("(id) -> (net) -> doubled", "the database computes it"),
        ("transitive_dependency", "towns are bought as one file"),
        ("undeclared_key", "the feed repeats articles for a day"),
        ("repeating_group", "the form has three lines, by law"),
    ];
    let schema = ways_out::Shop::DEF;
    let output = emit::document::OUTPUTS.iter().find(|output| output.file == "normal-forms.md");
    let document = (output.expect("the document is registered").make)(schema);
    let summary = emit::build::Summary::new(schema);
    let order = summary.normal_forms.iter().find(|entity| entity.entity == "Order").expect("it is listed");
    for (what, reason) in expected {
        let row =
            document.lines().find(|line| line.starts_with(&format!("| `{what}` |")) && line.contains(reason));
        assert!(row.is_some(), "{what}: {reason}\n{document}");
        let found = order.exceptions.iter().find(|exception| exception.what == what);
        assert_eq!(found.map(|exception| exception.reason), Some(reason), "{:#?}", order.exceptions);
    }
}
