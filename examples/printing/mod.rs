//! A `println!` that ends the program when nobody reads on, as in `… | head`; that of std would panic.

use std::fmt::Arguments;
use std::io::{ErrorKind, Write};

macro_rules! println {
    () => { $crate::printing::line(format_args!("")) };
    ($($words:tt)*) => { $crate::printing::line(format_args!($($words)*)) };
}

pub(crate) fn line(words: Arguments<'_>) {
    match writeln!(std::io::stdout(), "{words}") {
        Ok(()) => {}
        Err(error) if error.kind() == ErrorKind::BrokenPipe => std::process::exit(0),
        Err(error) => {
            eprintln!("error: nothing more can be printed: {error}");
            std::process::exit(1)
        }
    }
}
