// proves A24 B10
#![allow(dead_code)]

use schema_as_code::Schema;

mod catalog {
    use schema_as_code::{Entity, Schema};
    use uuid::Uuid;

    #[derive(Entity)]
    pub struct Tag {
        id: Uuid,
    }

    #[derive(Schema)]
    #[schema(postgres("15"), driver(sqlx), entities(Tag))]
    pub struct Catalog;
}

mod blog {
    use schema_as_code::{Entity, Schema};
    use uuid::Uuid;

    #[derive(Entity)]
    pub struct Tag {
        id: Uuid,
    }

    #[derive(Entity)]
    #[entity(table = "web_posts")]
    pub struct Page {
        id: Uuid,
    }

    #[derive(Entity)]
    pub struct Post {
        id: Uuid,
    }

    #[derive(Schema)]
    #[schema(postgres("15"), driver(sqlx), entities(Tag, Page, Post))]
    pub struct Blog;
}

#[derive(Schema)]
#[schema(
    postgres("15"), driver(sqlx), naming(prefix = "web_"),
    include(catalog::Catalog, blog::Blog)
)]
struct Site;

fn main() {}
