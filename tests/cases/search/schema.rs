//! Searches for words over several columns, some of which count more.

use schema_as_code::{Entity, Schema};

/// Things to be found.
#[derive(Schema)]
#[schema(
    postgres("14"),
    mysql("8.0"),
    mariadb("10.11"),
    sqlite("3.40"),
    driver(sqlx),
    types(String(100)),
    entities(Article, Tag, Shelf, Place)
)]
pub struct Search;

/// Something to read.
#[derive(Entity)]
#[search(title(A), teaser(B), body(B), number(C), language = "english")]
pub struct Article {
    /// Counted up.
    #[key(identity)]
    pub id: i64,
    /// What it is called.
    pub title: String,
    /// What makes one want to read it.
    pub teaser: Option<String>,
    /// What there is to read.
    #[column(text)]
    pub body: Option<String>,
    /// What the printers call it.
    #[column(len = 20)]
    pub number: Option<String>,
}

/// A word for articles; taken as it is.
#[derive(Entity)]
#[search(word(A))]
pub struct Tag {
    /// Counted up.
    #[key(identity)]
    pub id: i64,
    /// The word.
    pub word: String,
}

/// Where things lie; found by every word.
#[derive(Entity)]
#[index(name, remark, using(fulltext), serves = "a shelf by its words")]
pub struct Shelf {
    /// Random.
    pub id: uuid::Uuid,
    /// What it is called.
    pub name: String,
    /// What is to be known about it.
    #[column(text)]
    pub remark: Option<String>,
}

/// Where an article lies; a key of two columns, one of them searched.
#[derive(Entity)]
#[search(remark(B), code(A), language = "english")]
pub struct Place {
    /// Of which article.
    #[key]
    pub article: i64,
    /// What it is called there.
    #[key]
    #[column(len = 20)]
    pub code: String,
    /// What is to be known about it.
    pub remark: Option<String>,
}
