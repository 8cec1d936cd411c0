//! The sections of an entity's byte string.

use super::reader::{Reader, number};
use crate::def::Entity;

/// A section: how many elements it has, and where its code begins.
#[derive(Clone, Copy)]
pub(super) struct Section {
    pub(super) count: usize,
    at: usize,
}

/// The sections in their order.
pub(super) struct Sections {
    pub(super) texts: Section,
    pub(super) positions: Section,
    pub(super) lists: Section,
    pub(super) names: Section,
    pub(super) nodes: Section,
    pub(super) columns: Section,
    pub(super) relations: Section,
    pub(super) uniques: Section,
    pub(super) parts: Section,
    pub(super) indexes: Section,
    pub(super) checks: Section,
    pub(super) dependencies: Section,
    pub(super) features: Section,
    /// What is no list.
    pub(super) entity: Section,
}

impl Sections {
    const fn of(bytes: &'static [u8]) -> Self {
        let mut reader = Reader { bytes, at: 0, count: 0 };
        macro_rules! section {
            () => {
                match number!(reader) {
                    0 => Section { count: 0, at: 0 },
                    length => {
                        let end = reader.at + length;
                        let section = Section { count: number!(reader), at: reader.at };
                        reader.at = end;
                        section
                    }
                }
            };
        }
        Self {
            texts: section!(),
            positions: section!(),
            lists: section!(),
            names: section!(),
            nodes: section!(),
            columns: section!(),
            relations: section!(),
            uniques: section!(),
            parts: section!(),
            indexes: section!(),
            checks: section!(),
            dependencies: section!(),
            features: section!(),
            entity: Section { count: 0, at: reader.at },
        }
    }
}

/// The sections of `E`.
pub(super) const fn sections<E: Entity>() -> &'static Sections {
    const { &Sections::of(E::PACKED.6) }
}

impl Section {
    /// Reads the section, which is one of `E`.
    pub(super) const fn reader<E: Entity>(self) -> Reader {
        Reader { bytes: E::PACKED.6, at: self.at, count: self.count }
    }
}
