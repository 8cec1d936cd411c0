//! Lists of scalars.

use chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime, Utc};
use rust_decimal::Decimal;
use serde_json::Value;
use uuid::Uuid;

use crate::{Cell, cells, foreign, moments, values};

cells! {
    #[column(array(reason = "read and written as a whole"))]
    Truths: Vec<bool> = "Vec<bool>, `array`", lists::<values::Truth>();
    #[column(array(reason = "read and written as a whole"))]
    Smalls: Vec<i16> = "Vec<i16>, `array`", lists::<values::Small>();
    #[column(array(reason = "read and written as a whole"))]
    Mediums: Vec<i32> = "Vec<i32>, `array`", lists::<values::Medium>(), default (array(reason = "read and written as a whole"), default = "{}") => |made| made.is_empty();
    #[column(array(reason = "read and written as a whole"))]
    Larges: Vec<i64> = "Vec<i64>, `array`", lists::<values::Large>();
    #[column(array(reason = "read and written as a whole"))]
    Singles: Vec<f32> = "Vec<f32>, `array`", lists::<values::Single>();
    #[column(array(reason = "read and written as a whole"))]
    Doubles: Vec<f64> = "Vec<f64>, `array`", lists::<values::Double>();
    #[column(array(reason = "read and written as a whole"))]
    Words: Vec<String> = "Vec<String>, `array`", lists::<values::Words>(), default (array(reason = "read and written as a whole"), default = "{}") => |made| made.is_empty();
    #[column(array(reason = "read and written as a whole"))]
    Identifiers: Vec<Uuid> = "Vec<uuid::Uuid>, `array`", lists::<foreign::Identifier>();
    #[column(array(reason = "read and written as a whole"))]
    Moneys: Vec<Decimal> = "Vec<rust_decimal::Decimal>, `array`", lists::<foreign::Money>();
    #[column(array(reason = "read and written as a whole"))]
    Documents: Vec<Value> = "Vec<serde_json::Value>, `array`", lists::<foreign::Document>();
    #[column(array(reason = "read and written as a whole"))]
    Days: Vec<NaiveDate> = "Vec<chrono::NaiveDate>, `array`", lists::<moments::chrono::Day>();
    #[column(array(reason = "read and written as a whole"))]
    Hours: Vec<NaiveTime> = "Vec<chrono::NaiveTime>, `array`", lists::<moments::chrono::Hour>();
    #[column(array(reason = "read and written as a whole"))]
    Locals: Vec<NaiveDateTime> = "Vec<chrono::NaiveDateTime>, `array`", lists::<moments::chrono::Local>();
    #[column(array(reason = "read and written as a whole"))]
    Instants: Vec<DateTime<Utc>> = "Vec<chrono::DateTime<Utc>>, `array`", lists::<moments::chrono::Instant>();
    #[column(array(reason = "read and written as a whole"))]
    TimeDays: Vec<time::Date> = "Vec<time::Date>, `array`", lists::<moments::time::Day>();
    #[column(array(reason = "read and written as a whole"))]
    TimeHours: Vec<time::Time> = "Vec<time::Time>, `array`", lists::<moments::time::Hour>();
    #[column(array(reason = "read and written as a whole"))]
    TimeLocals: Vec<time::PrimitiveDateTime> = "Vec<time::PrimitiveDateTime>, `array`", lists::<moments::time::Local>();
    #[column(array(reason = "read and written as a whole"))]
    TimeInstants: Vec<time::OffsetDateTime> = "Vec<time::OffsetDateTime>, `array`", lists::<moments::time::Instant>();
}

/// No element, and every value of the cell.
fn lists<C: Cell>() -> Vec<Vec<C::Value>> {
    vec![Vec::new(), C::values()]
}
