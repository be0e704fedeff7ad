//! Days and figures as numbers of the same order.

use crate::model::{Date, PartialDate};
use crate::text::Decimal;

pub(super) fn day(date: Date) -> u64 {
    u64::from(date.year) * 10_000 + u64::from(date.month) * 100 + u64::from(date.day)
}

/// The first and the last day that a date can mean.
pub(super) fn days(date: &PartialDate) -> (u64, u64) {
    (day(date.earliest()), day(date.latest()))
}

pub(super) fn year(day: u64) -> u64 {
    day / 10_000
}

/// A figure in two halves, compared one after the other; exact.
pub(super) fn figure(value: Decimal) -> (u64, u64) {
    let shifted = value.at_full_scale().cast_unsigned() ^ (1 << 127);
    let high = u64::try_from(shifted >> 64).unwrap_or(u64::MAX);
    let low = u64::try_from(shifted & u128::from(u64::MAX)).unwrap_or(u64::MAX);
    (high, low)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn figures_keep_their_order(a in -1_000_000i64..1_000_000, s in 0u8..=18, b in -1_000_000i64..1_000_000, t in 0u8..=18) {
            let (x, y) = (Decimal::new(a, s).unwrap(), Decimal::new(b, t).unwrap());
            prop_assert_eq!(figure(x).cmp(&figure(y)), x.cmp(&y));
        }

        #[test]
        fn days_keep_their_order(a in (1u16..9999, 1u8..=12, 1u8..=28), b in (1u16..9999, 1u8..=12, 1u8..=28)) {
            let date = |(year, month, day)| Date { year, month, day };
            prop_assert_eq!(day(date(a)).cmp(&day(date(b))), date(a).cmp(&date(b)));
        }
    }
}
