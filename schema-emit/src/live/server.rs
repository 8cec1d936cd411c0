//! What reading a server back needs of a connection.

/// A row as the server prints its values; `None` is NULL.
pub type Row = Vec<Option<String>>;

/// A connection to a server, of whichever driver, that answers one query at a time.
///
/// The queries of this crate cast each of their columns to text and end without a semicolon, so a driver's simplest
/// call is enough. All queries of one reading should see one state of the database: run it in a transaction that is
/// `REPEATABLE READ` where others may change the database meanwhile.
///
/// # Example
/// ```
/// use schema_as_code_emit::live::{Row, Server};
///
/// /// A server that knows one answer.
/// struct Fixed(Vec<Row>);
///
/// impl Server for Fixed {
///     type Error = std::convert::Infallible;
///
///     fn rows(&mut self, _: &str) -> Result<Vec<Row>, Self::Error> {
///         Ok(self.0.clone())
///     }
/// }
///
/// let mut server = Fixed(vec![vec![Some("shop".to_owned()), None]]);
/// assert_eq!(server.rows("SELECT current_database(), NULL")?[0][0].as_deref(), Some("shop"));
/// # Ok::<(), std::convert::Infallible>(())
/// ```
pub trait Server {
    /// What the driver fails with.
    type Error: std::error::Error + Send + Sync + 'static;

    /// The rows that `sql` answers.
    ///
    /// # Errors
    /// When the server refuses the query or the connection is lost.
    fn rows(&mut self, sql: &str) -> Result<Vec<Row>, Self::Error>;
}
