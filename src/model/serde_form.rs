//! Small helpers of the serde forms: fields that stay out of a file when they say nothing.

/// Whether a flag is off, and so stays out of the file.
#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde hands every field by reference")]
pub(super) fn is_false(flag: &bool) -> bool {
    !flag
}

/// Whether a value is its type's default, and so stays out of the file.
pub(super) fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}
