//! Through rusqlite.

use ::rusqlite::{Connection, Row, params};
use chrono::Utc;
use schema_as_code::{Schema, dialect::Dialect, emit};

use super::{
    color::Color,
    sample::{EmbeddedSamples, OptionalSample, Sample, optional_samples, samples},
};

fn database() -> Connection {
    let target = EmbeddedSamples::DEF.target(Dialect::Sqlite).expect("the samples are for sqlite");
    let emission = emit::emit(EmbeddedSamples::DEF, target).expect("the samples can be stored");
    let connection = Connection::open_in_memory().expect("sqlite opens");
    connection.execute_batch(&emission.create.to_sql()).expect("the script runs as it is");
    connection
}

/// proves E9 A2
#[test]
fn rusqlite_reads_what_it_wrote() {
    let connection = database();
    for row in samples() {
        connection
            .execute(
                "INSERT INTO samples VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
                params![
                    row.id,
                    row.truth,
                    row.small,
                    row.medium,
                    row.large,
                    row.single_float,
                    row.double_float,
                    row.words,
                    row.story,
                    row.raw,
                    row.day,
                    row.hour,
                    row.wall_clock,
                    row.instant,
                    row.document,
                    row.color,
                    row.made_at,
                    row.usual_color,
                    row.usual_truth,
                    row.usual_words,
                ],
            )
            .expect("a row is written");
        let read = connection
            .query_row("SELECT * FROM samples WHERE id = ?", [row.id], sample)
            .expect("a row is read");
        assert_eq!(row, read);
    }
    for row in optional_samples() {
        connection
            .execute(
                "INSERT INTO optional_samples VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
                params![
                    row.id,
                    row.truth,
                    row.small,
                    row.medium,
                    row.large,
                    row.single_float,
                    row.double_float,
                    row.words,
                    row.story,
                    row.raw,
                    row.day,
                    row.hour,
                    row.wall_clock,
                    row.instant,
                    row.document,
                    row.color,
                    row.reference,
                ],
            )
            .expect("a row is written");
        let read = connection
            .query_row("SELECT * FROM optional_samples WHERE id = ?", [row.id], optional_sample)
            .expect("a row is read");
        assert_eq!(row, read);
    }
}

/// proves E9
#[test]
fn rusqlite_reads_the_defaults_that_sqlite_makes() {
    let connection = database();
    let row = samples().remove(0);
    connection
        .execute(
            "INSERT INTO samples (truth, small, medium, large, single_float, double_float, words, story, raw, day, hour,
             wall_clock, instant, document, color) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
            params![
                row.truth,
                row.small,
                row.medium,
                row.large,
                row.single_float,
                row.double_float,
                row.words,
                row.story,
                row.raw,
                row.day,
                row.hour,
                row.wall_clock,
                row.instant,
                row.document,
                row.color,
            ],
        )
        .expect("defaults fill the rest");
    let read = connection.query_row("SELECT * FROM samples", [], sample).expect("a row is read");
    assert!(Utc::now().signed_duration_since(read.made_at).num_seconds().abs() < 300, "{}", read.made_at);
    assert_eq!(read.usual_color, Color::Red);
    assert!(read.usual_truth);
    assert_eq!(read.usual_words, "it's a \\ \"usual\" text");
    assert!(!read.id.is_nil());
}

fn sample(row: &Row<'_>) -> ::rusqlite::Result<Sample> {
    Ok(Sample {
        id: row.get(0)?,
        truth: row.get(1)?,
        small: row.get(2)?,
        medium: row.get(3)?,
        large: row.get(4)?,
        single_float: row.get(5)?,
        double_float: row.get(6)?,
        words: row.get(7)?,
        story: row.get(8)?,
        raw: row.get(9)?,
        day: row.get(10)?,
        hour: row.get(11)?,
        wall_clock: row.get(12)?,
        instant: row.get(13)?,
        document: row.get(14)?,
        color: row.get(15)?,
        made_at: row.get(16)?,
        usual_color: row.get(17)?,
        usual_truth: row.get(18)?,
        usual_words: row.get(19)?,
    })
}

fn optional_sample(row: &Row<'_>) -> ::rusqlite::Result<OptionalSample> {
    Ok(OptionalSample {
        id: row.get(0)?,
        truth: row.get(1)?,
        small: row.get(2)?,
        medium: row.get(3)?,
        large: row.get(4)?,
        single_float: row.get(5)?,
        double_float: row.get(6)?,
        words: row.get(7)?,
        story: row.get(8)?,
        raw: row.get(9)?,
        day: row.get(10)?,
        hour: row.get(11)?,
        wall_clock: row.get(12)?,
        instant: row.get(13)?,
        document: row.get(14)?,
        color: row.get(15)?,
        reference: row.get(16)?,
    })
}
