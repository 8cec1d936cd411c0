//! `ipnetwork`.

use ipnetwork::IpNetwork;

use super::{Library, LogicalType, storable};

storable! {
    Library::Any:
    IpNetwork => LogicalType::IpNetwork,
}
