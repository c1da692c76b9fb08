//! The thin binary: parse, run, print one error line, exit.

fn main() {}
