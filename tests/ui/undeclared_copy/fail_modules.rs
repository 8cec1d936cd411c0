#![allow(dead_code)]

mod people {
    use schema_as_code::Entity;

    #[derive(Entity)]
    pub struct User {
        id: i64,
        #[column(len = 255, unique)]
        email: String,
    }

    pub type Customer = User;
}

mod sales {
    use schema_as_code::Entity;

    // The target lies in another module, under another name.
    #[derive(Entity)]
    pub struct Order {
        id: i64,
        #[relation(super::people::Customer)]
        customer_id: i64,
        #[column(len = 255)]
        customer_email: String,
    }
}

fn main() {}
