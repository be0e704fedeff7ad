//! What can be asked for.

use crate::corpus::Item;
#[cfg(feature = "search")]
use crate::corpus::OwnedItem;
use crate::model::{Body, Document, Goal, Plan, Safeguard, Target, Task};
use crate::query::Kind;

/// A kind of item that a question can ask for. Implemented for the types of the model; sealed.
pub trait Findable: sealed::Sealed {
    /// What a hit gives: a reference to the item.
    type Ref<'c>: Copy + std::fmt::Debug;
    /// The kind asked for; `None` for every kind.
    const KIND: Option<Kind>;
    #[doc(hidden)]
    fn of(item: Item<'_>) -> Option<Self::Ref<'_>>;
    #[doc(hidden)]
    fn any<'s, 'l: 's>(item: Self::Ref<'l>) -> Item<'s>;
    /// The same reference for as long as the hit is looked at.
    #[doc(hidden)]
    fn shorten<'s, 'l: 's>(item: Self::Ref<'l>) -> Self::Ref<'s>;
    /// What a hit of an index holds.
    #[cfg(feature = "search")]
    #[doc(hidden)]
    type Owned: Clone + std::fmt::Debug;
    #[cfg(feature = "search")]
    #[doc(hidden)]
    fn take(item: OwnedItem) -> Option<Self::Owned>;
    #[cfg(feature = "search")]
    #[doc(hidden)]
    fn lend(item: &Self::Owned) -> Self::Ref<'_>;
}

/// Stands for items of every kind, see [`Library::items`](super::Library::items).
#[derive(Clone, Copy, Debug)]
pub struct Anything;

impl Findable for Anything {
    type Ref<'c> = Item<'c>;
    const KIND: Option<Kind> = None;

    fn of(item: Item<'_>) -> Option<Item<'_>> {
        Some(item)
    }

    fn any<'s, 'l: 's>(item: Item<'l>) -> Item<'s> {
        item
    }

    fn shorten<'s, 'l: 's>(item: Item<'l>) -> Item<'s> {
        item
    }

    #[cfg(feature = "search")]
    type Owned = OwnedItem;

    #[cfg(feature = "search")]
    fn take(item: OwnedItem) -> Option<OwnedItem> {
        Some(item)
    }

    #[cfg(feature = "search")]
    fn lend(item: &OwnedItem) -> Item<'_> {
        item.lend()
    }
}

impl sealed::Sealed for Anything {}

macro_rules! findable {
    ($($kind:ident)+) => {$(
        impl Findable for $kind {
            type Ref<'c> = &'c Self;
            const KIND: Option<Kind> = Some(Kind::$kind);

            fn of(item: Item<'_>) -> Option<&Self> {
                match item {
                    Item::$kind(item) => Some(item),
                    _ => None,
                }
            }

            fn any<'s, 'l: 's>(item: &'l Self) -> Item<'s> {
                Item::$kind(item)
            }

            fn shorten<'s, 'l: 's>(item: &'l Self) -> &'s Self {
                item
            }

            #[cfg(feature = "search")]
            type Owned = Box<Self>;

            #[cfg(feature = "search")]
            fn take(item: OwnedItem) -> Option<Box<Self>> {
                match item {
                    OwnedItem::$kind(item) => Some(item),
                    _ => None,
                }
            }

            #[cfg(feature = "search")]
            fn lend(item: &Box<Self>) -> &Self {
                item
            }
        }

        impl sealed::Sealed for $kind {}
    )+};
}

findable!(Plan Goal Target Task Safeguard Body Document);

mod sealed {
    pub trait Sealed {}
}
