//! Values of Rust itself.

use std::net::IpAddr;

use bytes::Bytes;

use crate::cells;

/// A text that each dialect quotes in its own way.
const QUOTED: &str = "it's \"quoted\" \\ and 日本語 😀";

cells! {
    Truth: bool = "bool", [true, false], default (default = true) => |made| *made;
    Tiny: i8 = "i8", [i8::MIN, 0, i8::MAX];
    Small: i16 = "i16", [i16::MIN, 0, i16::MAX], default (default = -1) => |made| *made == -1;
    Medium: i32 = "i32", [i32::MIN, 0, i32::MAX];
    Large: i64 = "i64", [i64::MIN, 0, i64::MAX];
    UnsignedTiny: u8 = "u8", [0, u8::MAX];
    UnsignedSmall: u16 = "u16", [0, u16::MAX];
    UnsignedMedium: u32 = "u32", [0, u32::MAX];
    UnsignedLarge: u64 = "u64", [0, u64::MAX];
    Single: f32 = "f32", [0.0, 0.1, -1.5e10];
    Double: f64 = "f64", [0.0, 0.1, -1.5e300], default (default = 0.5) => |made| *made == 0.5;
    Words: String = "String", [String::new(), QUOTED.to_owned()],
        default (default = "it's a \\ \"usual\" text") => |made| made == "it's a \\ \"usual\" text";
    #[column(text)]
    Story: String = "String, `text`", [String::new(), "a\nb".repeat(40_000)];
    Raw: Vec<u8> = "Vec<u8>", [Vec::new(), (0..=255).collect()];
    #[column(len = 32)]
    Digest: Vec<u8> = "Vec<u8>, `len = 32`", [Vec::new(), vec![255; 32]];
    Slice: Bytes = "bytes::Bytes", [Bytes::new(), Bytes::from_static(b"\0\xff")];
    Address: IpAddr = "IpAddr", addresses();
    #[column(store(text))]
    AddressText: IpAddr = "IpAddr, `store(text)`", addresses();
}

fn addresses() -> Vec<IpAddr> {
    ["192.0.2.1", "2001:db8::1", "::ffff:192.0.2.1"].map(|text| text.parse().expect("an address")).to_vec()
}
