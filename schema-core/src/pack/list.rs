//! Lists of as many elements as an entity has.
//!
//! The byte string says how long a list is, but a constant is as long as its type says. So there is a constant for each
//! length, in a function of its own, because a constant that a function mentions is evaluated with it, and the length
//! chooses the function. One `match` serves all lists: rustc spends three hundred thousand instructions on an arm.

use crate::def::Entity;

/// The elements of `E`'s list `List`, where `COUNT` is their number or a greater one.
pub(super) trait Listed<E: Entity, List, const COUNT: usize>: Sized + 'static {
    /// The elements, and behind them what stands for none.
    const ARRAY: &'static [Self; COUNT];
    /// The elements.
    const ELEMENTS: &'static [Self];
}

const fn array<E: Entity, List, T: Listed<E, List, COUNT>, const COUNT: usize>() -> &'static [T] {
    T::ARRAY
}

const fn elements<E: Entity, List, T: Listed<E, List, COUNT>, const COUNT: usize>() -> &'static [T] {
    T::ELEMENTS
}

/// Writes `sized`, in which a list of another length than the first is cut off an array of one of the others.
macro_rules! sized {
    ($($exact:literal)*; $($most:literal)*) => {
        /// The `count` elements of `E`'s list `List`.
        ///
        /// # Panics
        /// When there are more than positions of two bytes can tell apart.
        pub(super) const fn sized<E: Entity, List, T>(count: usize) -> &'static [T]
        where
            $(T: Listed<E, List, $exact>,)*
            $(T: Listed<E, List, $most>,)*
        {
            match count {
                0 => &[],
                $($exact => array::<E, List, T, $exact>(),)*
                $(..=$most => elements::<E, List, T, $most>(),)*
                _ => panic!("a list of an entity is too long"),
            }
        }
    };
}

sized! {
    1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30 31 32
    33 34 35 36 37 38 39 40 41 42 43 44 45 46 47 48 49 50 51 52 53 54 55 56 57 58 59 60 61 62 63 64;
    72 80 88 96 104 112 120 128 160 192 224 256 320 384 448 512 640 768 896 1024 2048 4096 8192 16384 32768 65536
}

/// A list: `name::<E>()` gives the elements in `E`'s section `name`, which `unpack` reads into an array.
macro_rules! list {
    ($(#[$doc:meta])* $name:ident: $Item:ty = $unpack:ident($($argument:expr),*)) => {
        $(#[$doc])*
        pub(super) const fn $name<E: $crate::def::Entity>() -> &'static [$Item] {
            use $crate::pack::{list::{Listed, sized}, section::sections};
            struct List;
            impl<E: $crate::def::Entity, const COUNT: usize> Listed<E, List, COUNT> for $Item {
                const ARRAY: &'static [Self; COUNT] =
                    &$unpack(sections::<E>().$name.reader::<E>(), $($argument),*);
                const ELEMENTS: &'static [Self] =
                    <Self as Listed<E, List, COUNT>>::ARRAY.split_at(sections::<E>().$name.count).0;
            }
            sized::<E, List, $Item>(sections::<E>().$name.count)
        }
    };
}

pub(super) use list;
