//! What schemas become, feature by feature and dialect by dialect.

mod audit;
mod checks;
mod columns;
mod copies;
mod defaults;
mod generated;
mod hostile;
mod indexes;
mod relations;
mod searches;
mod soft_delete;
mod uniques;
