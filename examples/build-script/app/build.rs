//! Makes the SQL of the notebook.

use entities::Notebook;
use schema_as_code::emit::build::{EmitError, emit};

fn main() -> Result<(), EmitError> {
    emit::<Notebook>("schema").map(drop)
}
