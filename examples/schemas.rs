//! Writes the JSON Schemas of the corpus files into a folder (default `schema`).
//!
//! `cargo run --example schemas --features schema -- [FOLDER]`

#[macro_use]
#[path = "printing/mod.rs"]
mod printing;

use std::path::PathBuf;

fn main() -> std::io::Result<()> {
    let folder = std::env::args_os().nth(1).map_or_else(|| PathBuf::from("schema"), PathBuf::from);
    std::fs::create_dir_all(&folder)?;
    for (name, text) in zhengce::schema::all() {
        std::fs::write(folder.join(name), text)?;
        println!("{}", folder.join(name).display());
    }
    Ok(())
}
