//! What schemas become, feature by feature and dialect by dialect.

mod audit;
mod checks;
mod columns;
mod copies;
mod defaults;
mod hostile;
mod indexes;
mod relations;
mod uniques;
