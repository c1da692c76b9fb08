//! Draws the screens of the made-up journal into `docs/pictures`: run `cargo run --example pictures` where they changed.

mod drawn;
mod svg;

use std::fs;
use std::path::Path;

fn main() -> anyhow::Result<()> {
    let dir = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/pictures");
    if dir.exists() {
        fs::remove_dir_all(&dir)?;
    }
    fs::create_dir_all(&dir)?;
    for (name, picture) in drawn::pictures()? {
        fs::write(dir.join(name), picture)?;
    }
    Ok(())
}
