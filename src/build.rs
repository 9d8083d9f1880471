//! Embeds every rule card, so that a card is registered by being there.

#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_macros,
    reason = "a build script reads files and speaks to cargo"
)]

use std::{env, fs, path::Path};

fn main() {
    println!("cargo:rerun-if-changed=schema/rules");
    let root = env::var("CARGO_MANIFEST_DIR").expect("cargo sets it");
    let mut cards: Vec<_> = fs::read_dir(Path::new(&root).join("schema/rules"))
        .expect("schema/rules is there")
        .map(|entry| entry.expect("a readable entry").path())
        .filter(|path| path.extension().is_some_and(|e| e == "toml"))
        .collect();
    cards.sort();
    let lines: String = cards
        .iter()
        .map(|path| {
            let slug = path.file_stem().and_then(|s| s.to_str()).expect("an ASCII slug");
            format!("    ({slug:?}, include_str!({:?})),\n", path.display().to_string())
        })
        .collect();
    let out = Path::new(&env::var("OUT_DIR").expect("cargo sets it")).join("cards.rs");
    fs::write(out, format!("&[\n{lines}]\n")).expect("OUT_DIR can be written");
}
