# shellcheck shell=bash
# What the scripts beside this one share: how a release is built, and the files that go with the program.

version=$(sed -n 's/^version = "\(.*\)"$/\1/p' Cargo.toml | head -n 1)
out=target/packages
files=target/package-files

# Builds the program so that the same source gives the same bytes, wherever the source and the crates lie.
build() {
    local home=${CARGO_HOME:-$HOME/.cargo}
    export SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-0}
    export RUSTFLAGS="${RUSTFLAGS:-} --remap-path-prefix=$PWD=. --remap-path-prefix=$home=cargo"
    cargo build --release --locked "$@"
}

# Has a program of this system write its own manual page and completions.
write_files() {
    local program=$1
    mkdir -p "$files" "$out"
    "$program" man | gzip -9n >"$files/inward.1.gz"
    "$program" completions bash >"$files/inward.bash"
    "$program" completions zsh >"$files/_inward"
    "$program" completions fish >"$files/inward.fish"
    "$program" completions powershell >"$files/inward.ps1"
}
