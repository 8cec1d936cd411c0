#![allow(dead_code)]

// The target lies in another crate: under its own path, as that crate shows it, and as it is called here.
mod sales {
    use schema_as_code::Entity;

    #[derive(Entity)]
    pub struct Order {
        id: i64,
        #[relation(schema_ui_tests::people::User)]
        user_id: i64,
        #[column(len = 255)]
        user_email: String,
    }
}

mod service {
    use schema_as_code::Entity;
    use schema_ui_tests::{Mail, Member as Caller};

    type Address = Mail;

    // Types by other names are the same types, and a newtype is stored as what it holds.
    #[derive(Entity)]
    pub struct Ticket {
        id: i64,
        #[relation(Caller)]
        caller_id: i64,
        #[column(len = 255)]
        caller_email: Address,
        caller_phone: schema_ui_tests::Phone,
        caller_code: Option<String>,
    }
}

mod shop {
    use super::{sales, service};
    use schema_as_code::Schema;
    use schema_ui_tests::Member;

    #[derive(Schema)]
    #[schema(postgres("15"), driver(sqlx), types(String(255)), entities(Member, sales::Order, service::Ticket))]
    pub struct Shop;
}

fn main() {}
