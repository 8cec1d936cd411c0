//! Constants, in the form in which their column stores values.

use std::{borrow::Cow, net::IpAddr};

use schema_as_code_core::{storage::StoredForm, types::LogicalType};

use super::{kind::Kind, make, temporal};
use crate::{
    catalog::{Expr, Text},
    dialect::{Shape, Stored, StoredSize},
};

/// Why something cannot be lowered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Fault {
    pub(super) message: String,
    pub(super) help: String,
}

impl Fault {
    pub(super) fn new(message: impl Into<String>, help: impl Into<String>) -> Self {
        Self { message: message.into(), help: help.into() }
    }
}

/// `text` as a value of `kind`.
pub(super) fn text_as(shape: &Shape, text: Text, kind: Kind) -> Result<Expr, Fault> {
    if text.contains('\0') {
        return Err(Fault::new(
            format!("the text \"{}\" contains a NUL character", text.escape_debug()),
            "take the character out of the text",
        ));
    }
    let quoted = |text: &str| format!("\"{}\"", text.escape_debug());
    match kind {
        Kind::Text { .. } | Kind::Unknown | Kind::Word => Ok(Expr::Text(text)),
        Kind::Bytes => Ok(Expr::Bytes(text.as_bytes().into())),
        Kind::Uuid(form) => match uuid_bytes(&text) {
            Some(bytes) if form == StoredForm::UuidBytes => Ok(Expr::Bytes(bytes.into())),
            Some(_) => Ok(make::text(text.to_ascii_lowercase())),
            None => Err(Fault::new(
                format!("{} is no UUID", quoted(&text)),
                "write it as 36 characters: `\"00000000-0000-0000-0000-000000000000\"`",
            )),
        },
        Kind::Date | Kind::Time(_) | Kind::LocalTimestamp(_) | Kind::Timestamp(_) => {
            match temporal::stored(shape.temporal, &text, kind) {
                Some(stored) => Ok(make::text(stored)),
                None => Err(Fault::new(
                    format!("{} is not {}", quoted(&text), kind.describe()),
                    format!("write it as `\"{}\"`", temporal::example(kind)),
                )),
            }
        }
        Kind::Json => match serde_json::from_str::<serde::de::IgnoredAny>(&text) {
            Ok(_) => Ok(Expr::Text(text)),
            Err(error) => Err(Fault::new(
                format!("{} is no JSON document: {error}", quoted(&text)),
                "write a document such as `\"{}\"`",
            )),
        },
        Kind::IpAddress => match text.parse::<IpAddr>() {
            Ok(address) => Ok(make::text(address.to_string())),
            Err(_) => Err(Fault::new(
                format!("{} is no IP address", quoted(&text)),
                "write it as `\"192.0.2.1\"` or `\"2001:db8::1\"`",
            )),
        },
        Kind::IpNetwork => match network(&text) {
            Some(network) => Ok(make::text(network)),
            None => Err(Fault::new(
                format!("{} is no IP network", quoted(&text)),
                "write it as `\"192.0.2.0/24\"` or `\"2001:db8::/32\"`",
            )),
        },
        Kind::Array if text == "{}" => Ok(Expr::Text(text)),
        Kind::Array => Err(Fault::new(
            format!("{} is no array without elements", quoted(&text)),
            "write `\"{}\"`, or `sql(postgres = \"…\")`",
        )),
        Kind::Enum(def) => match def.variants.iter().find(|variant| variant.value == text) {
            Some(variant) => Ok(make::text(variant.value)),
            None => Err(Fault::new(
                format!("{} is no stored value of `{}`", quoted(&text), def.name),
                format!("name a variant of `{}`", def.name),
            )),
        },
        _ => Err(Fault::new(
            format!("the text {} stands where {} is meant", quoted(&text), kind.describe()),
            "write it without quotes",
        )),
    }
}

/// The variant `ident` of the enum that `kind` is.
pub(super) fn variant_as(ident: &str, kind: Kind) -> Result<Expr, Fault> {
    let Kind::Enum(def) = kind else {
        return Err(Fault::new(
            format!("`{ident}` is a variant of an enum, it stands beside {}", kind.describe()),
            "compare an enum column with its variants",
        ));
    };
    match def.value_of(ident) {
        Some(value) => Ok(make::text(value)),
        None => Err(Fault::new(
            format!("`{}` has no variant `{ident}`", def.name),
            format!("name a variant of `{}`", def.name),
        )),
    }
}

/// The number as a value of the column, without rounding.
pub(super) fn number_in(number: &Digits, stored: &Stored) -> Result<Expr, Fault> {
    let shown = number.to_text();
    let out_of_range = |what: String| {
        Fault::new(format!("{shown} is beyond {what}"), "choose a value that the column can hold")
    };
    match (stored.logical, stored.form, stored.size) {
        (LogicalType::Integer { bits, is_signed }, ..) => {
            let value: Option<i128> = if number.fraction.is_empty() { shown.parse().ok() } else { None };
            let Some(value) = value else {
                return Err(Fault::new(format!("{shown} is no integer"), "write a whole number"));
            };
            let (low, high) = if is_signed {
                (-(1_i128 << (bits - 1)), (1_i128 << (bits - 1)) - 1)
            } else {
                (0, (1_i128 << bits) - 1)
            };
            if value < low || value > high {
                return Err(out_of_range(stored.logical.describe().to_owned()));
            }
            Ok(Expr::Number(shown.into()))
        }
        (LogicalType::Float { .. }, ..) | (LogicalType::Decimal, StoredForm::Real, _) => {
            Ok(Expr::Number(shown.into()))
        }
        (LogicalType::Decimal, form, size) => {
            if let StoredSize::Digits { precision, scale } = size {
                let whole = usize::from(precision - scale);
                if number.fraction.len() > usize::from(scale)
                    || number.whole.trim_start_matches('0').len() > whole
                {
                    return Err(out_of_range(format!("`decimal({precision}, {scale})`")));
                }
                if form == StoredForm::ScaledInteger {
                    let scaled = number.at_scale(u32::from(scale));
                    return Ok(Expr::Number(scaled.into()));
                }
            }
            if form == StoredForm::DecimalText {
                Ok(make::text(shown))
            } else {
                Ok(Expr::Number(shown.into()))
            }
        }
        _ => Err(Fault::new(
            format!("the number {shown} stands where {} is meant", stored.logical.describe()),
            "write a value of the column's type",
        )),
    }
}

/// A number as its digits: no float is ever made of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Digits {
    pub(super) is_negative: bool,
    /// At least one digit.
    pub(super) whole: String,
    /// Without zeros at the end.
    pub(super) fraction: String,
}

impl Digits {
    /// Reads `12`, `-12.50`, `1_000.5`.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let (is_negative, digits) = match text.strip_prefix('-') {
            Some(digits) => (true, digits),
            None => (false, text),
        };
        let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
        let (whole, fraction) = (without_underscores(whole), without_underscores(fraction));
        let are_digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
        if whole.is_empty() || !are_digits(&whole) || !are_digits(&fraction) {
            return None;
        }
        let significant = whole.trim_start_matches('0');
        let whole = if significant.is_empty() { "0".to_owned() } else { significant.to_owned() };
        let fraction = fraction.trim_end_matches('0').to_owned();
        let is_zero = whole == "0" && fraction.is_empty();
        Some(Self { is_negative: is_negative && !is_zero, whole, fraction })
    }

    pub(super) fn of_integer(value: i128) -> Self {
        let magnitude = value.unsigned_abs();
        // Few numbers need more than 64 bits, and those cost many times as much.
        let whole =
            u64::try_from(magnitude).map_or_else(|_| magnitude.to_string(), |small| small.to_string());
        Self { is_negative: value < 0, whole, fraction: String::new() }
    }

    pub(super) fn to_text(&self) -> String {
        let mut text = String::with_capacity(self.whole.len() + self.fraction.len() + 2);
        if self.is_negative {
            text.push('-');
        }
        text.push_str(&self.whole);
        if !self.fraction.is_empty() {
            text.push('.');
            text.push_str(&self.fraction);
        }
        text
    }

    /// The number times ten to the power of `scale`, which is not less than the digits behind the
    /// point.
    pub(super) fn at_scale(&self, scale: u32) -> String {
        let missing = (scale as usize).saturating_sub(self.fraction.len());
        let digits = format!("{}{}{}", self.whole, self.fraction, "0".repeat(missing));
        let significant = digits.trim_start_matches('0');
        let significant = if significant.is_empty() { "0" } else { significant };
        let sign = if self.is_negative { "-" } else { "" };
        format!("{sign}{significant}")
    }
}

fn without_underscores(digits: &str) -> Cow<'_, str> {
    if digits.contains('_') { Cow::Owned(digits.replace('_', "")) } else { Cow::Borrowed(digits) }
}

/// An address and the length of the prefix, as `ipnetwork` writes them.
fn network(text: &str) -> Option<String> {
    let (address, prefix) = match text.split_once('/') {
        Some((address, prefix)) => (address.parse().ok()?, Some(prefix)),
        None => (text.parse().ok()?, None),
    };
    let most = if matches!(address, IpAddr::V4(_)) { 32 } else { 128 };
    let prefix: u8 = match prefix {
        Some(digits) if digits.bytes().all(|byte| byte.is_ascii_digit()) => digits.parse().ok()?,
        Some(_) => return None,
        None => most,
    };
    (prefix <= most).then(|| format!("{address}/{prefix}"))
}

fn uuid_bytes(text: &str) -> Option<Vec<u8>> {
    let is_shaped = text.len() == 36
        && text.bytes().enumerate().all(|(position, byte)| match position {
            8 | 13 | 18 | 23 => byte == b'-',
            _ => byte.is_ascii_hexdigit(),
        });
    if !is_shaped {
        return None;
    }
    let digits: Vec<u8> = text.bytes().filter(|&byte| byte != b'-').collect();
    let value = |digit: u8| char::from(digit).to_digit(16).and_then(|value| u8::try_from(value).ok());
    digits.chunks_exact(2).map(|pair| Some(value(pair[0])? << 4 | value(pair[1])?)).collect()
}

#[cfg(test)]
mod tests {
    use super::{Digits, network, uuid_bytes};

    #[test]
    fn numbers_keep_their_digits() {
        for (text, shown, scaled) in [
            ("0.19", "0.19", "1900"),
            ("-12.50", "-12.5", "-125000"),
            ("1_000.5", "1000.5", "10005000"),
            ("007", "7", "70000"),
            ("-0.00", "0", "0"),
            (
                "123456789012345678901234567890.1",
                "123456789012345678901234567890.1",
                "1234567890123456789012345678901000",
            ),
        ] {
            let digits = Digits::parse(text).expect("is a number");
            assert_eq!(digits.to_text(), shown);
            assert_eq!(digits.at_scale(4), scaled);
        }
    }

    #[test]
    fn what_is_no_number_is_refused() {
        for text in ["", "-", ".", "1e3", "1.2.3", "0x1", "1f32", "٣"] {
            assert_eq!(Digits::parse(text), None, "{text}");
        }
    }

    #[test]
    fn networks_are_written_with_their_prefix() {
        for (text, written) in [
            ("192.0.2.0/24", Some("192.0.2.0/24")),
            ("192.0.2.1", Some("192.0.2.1/32")),
            ("2001:DB8::/32", Some("2001:db8::/32")),
            ("192.0.2.0/33", None),
            ("192.0.2.0/+8", None),
            ("192.0.2.0/", None),
            ("192.0.2/24", None),
            ("'; DROP TABLE users; --", None),
        ] {
            assert_eq!(network(text).as_deref(), written, "{text}");
        }
    }

    #[test]
    fn uuids_become_their_bytes() {
        let bytes = uuid_bytes("00112233-4455-6677-8899-aabbccddeeff").expect("is a UUID");
        assert_eq!(
            bytes,
            [0, 0x11, 0x22, 0x33, 0x44, 0x55, 0x66, 0x77, 0x88, 0x99, 0xaa, 0xbb, 0xcc, 0xdd, 0xee, 0xff]
        );
        assert_eq!(uuid_bytes("00112233445566778899aabbccddeeff"), None);
        assert_eq!(uuid_bytes("0011223g-4455-6677-8899-aabbccddeeff"), None);
    }
}
