//! Enums whose variants are stored by name.

/// A storable enum. Written by `#[derive(ColumnEnum)]`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct EnumDef {
    /// The Rust enum's name.
    pub name: &'static str,
    /// The SQL type's name where the dialect has enum types.
    pub type_name: &'static str,
    /// First paragraph of the doc comment; empty: none.
    pub comment: &'static str,
    /// In the order of declaration.
    pub variants: &'static [VariantDef],
    /// The variant marked `#[default]`.
    pub default: Option<u16>,
}

/// One variant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct VariantDef {
    /// The variant's Rust name.
    pub ident: &'static str,
    /// What is stored.
    pub value: &'static str,
    /// First paragraph of the doc comment; empty: none.
    pub comment: &'static str,
}

impl EnumDef {
    /// The stored value of the variant with the Rust name `ident`.
    #[must_use]
    pub fn value_of(&self, ident: &str) -> Option<&'static str> {
        self.variants.iter().find(|variant| variant.ident == ident).map(|variant| variant.value)
    }

    /// The stored value of the default variant.
    #[must_use]
    pub fn default_value(&self) -> Option<&'static str> {
        self.default.map(|index| self.variants[usize::from(index)].value)
    }
}
