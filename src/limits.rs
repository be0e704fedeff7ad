//! How the limits of a reader are made: one number each, its default, and what sets it.
//! Imports nothing.

/// Makes the type of a reader's limits.
macro_rules! limits {
    (
        $(#[$type_doc:meta])* pub struct $name:ident;
        $(#[$new_doc:meta])* fn new;
        $($(#[$doc:meta])* $seen:vis $field:ident = $default:expr $(, at most $most:expr)?;)+
    ) => {
        $(#[$type_doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub struct $name {
            $($seen $field: usize,)+
        }

        impl Default for $name {
            fn default() -> Self {
                Self { $($field: $default,)+ }
            }
        }

        impl $name {
            $(#[$new_doc])*
            #[must_use]
            pub fn new() -> Self {
                Self::default()
            }

            $(
                $(#[$doc])*
                #[must_use]
                pub fn $field(mut self, $field: usize) -> Self {
                    self.$field = $field$(.min($most))?;
                    self
                }
            )+
        }
    };
}

pub(crate) use limits;
