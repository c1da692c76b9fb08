//! The least program that answers on the command line: it prints one line.

#![allow(clippy::print_stdout, reason = "printing is all that this program is for")]

fn main() {
    println!("2026-11-22: recorded");
}
