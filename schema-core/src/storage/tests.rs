use super::{Driver, StoreAs, StoredForm, is_always_storable, stored_form};
use crate::{
    def::EnumDef,
    dialect::Dialect,
    types::{Library, LogicalType, TypeDef},
};

static STATUS: EnumDef =
    EnumDef { name: "Status", type_name: "status", comment: "", variants: &[], default: None };

fn every_type() -> impl Iterator<Item = TypeDef> {
    let integers = [8, 16, 32, 64]
        .into_iter()
        .flat_map(|bits| [true, false].map(|is_signed| LogicalType::Integer { bits, is_signed }));
    let types = [
        LogicalType::Bool,
        LogicalType::Float { bits: 32 },
        LogicalType::Float { bits: 64 },
        LogicalType::Decimal,
        LogicalType::Text,
        LogicalType::Bytes,
        LogicalType::Uuid,
        LogicalType::Date,
        LogicalType::Time,
        LogicalType::LocalTimestamp,
        LogicalType::Timestamp,
        LogicalType::Json,
        LogicalType::IpAddress,
        LogicalType::IpNetwork,
        LogicalType::Enum(&STATUS),
        LogicalType::Array(const { &TypeDef::new(LogicalType::Text) }),
    ];
    types.into_iter().chain(integers).flat_map(|logical| {
        let libraries: &[Library] = match logical {
            LogicalType::Date | LogicalType::Time | LogicalType::LocalTimestamp | LogicalType::Timestamp => {
                &[Library::Any, Library::Chrono, Library::Time, Library::Jiff]
            }
            _ => &[Library::Any],
        };
        libraries.iter().map(move |library| TypeDef::new(logical).of(*library))
    })
}

fn ways() -> impl Iterator<Item = (Driver, Dialect)> {
    Driver::ALL.into_iter().flat_map(|driver| {
        Dialect::ALL
            .into_iter()
            .filter(move |dialect| driver.reaches(*dialect))
            .map(move |dialect| (driver, dialect))
    })
}

#[test]
fn what_is_always_storable_has_a_form_on_every_dialect() {
    for (driver, dialect) in ways() {
        for ty in every_type().filter(|ty| is_always_storable(*ty, driver)) {
            assert!(stored_form(ty, dialect, driver, None, None).is_ok(), "{ty:?} {driver:?} {dialect:?}");
        }
    }
}

#[test]
fn what_is_refused_says_what_to_do() {
    for ty in every_type() {
        for (driver, dialect) in ways() {
            for store in [None, Some(StoreAs::Blob), Some(StoreAs::Text), Some(StoreAs::Real)] {
                if let Err(refusal) = stored_form(ty, dialect, driver, store, None) {
                    assert!(!refusal.reason.is_empty() && !refusal.help.is_empty(), "{ty:?}");
                }
            }
        }
    }
}

#[test]
fn a_form_asked_for_by_hand_needs_no_driver() {
    let uuid = TypeDef::new(LogicalType::Uuid);
    for (driver, dialect) in ways() {
        let text = stored_form(uuid, dialect, driver, Some(StoreAs::Text), None);
        assert_eq!(text, Ok(StoredForm::UuidText), "{driver:?} {dialect:?}");
    }
    let address = TypeDef::new(LogicalType::IpAddress);
    for (driver, dialect) in ways() {
        let text = stored_form(address, dialect, driver, Some(StoreAs::Text), None);
        assert_eq!(text, Ok(StoredForm::AddressText), "{driver:?} {dialect:?}");
    }
}

#[test]
fn an_array_is_refused_with_its_element() {
    let array = TypeDef::new(LogicalType::Array(
        const { &TypeDef::new(LogicalType::Integer { bits: 32, is_signed: false }) },
    ));
    let refusal = stored_form(array, Dialect::Postgres, Driver::Sqlx, None, None);
    assert!(refusal.is_err_and(|refusal| refusal.reason.contains("unsigned")));
}
