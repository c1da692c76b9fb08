//! The command line from outside: the program itself, on a journal of its own.

mod backup;
mod cards;
mod check_in;
mod config;
mod days;
mod deleting;
mod demo;
mod doctor;
mod erasing;
mod everywhere;
mod exercises;
mod explain;
mod exporting;
mod faces;
mod harmful;
#[cfg(unix)]
mod hostile;
mod imported;
mod importing;
mod large;
mod locale;
#[cfg(unix)]
mod log_lines;
mod logging;
mod moving;
#[cfg(unix)]
mod names;
mod patterns;
#[cfg(unix)]
mod places;
mod plain;
mod practice;
mod privacy;
#[cfg(unix)]
mod process;
mod reading;
#[cfg(unix)]
mod remind;
mod report;
#[cfg(unix)]
mod sealed_walk;
#[cfg(unix)]
mod sealing;
mod searching;
mod status;
mod support;
#[cfg(unix)]
mod syncing;
mod trends;
mod trial;
mod usage;
mod vectors;
#[cfg(unix)]
mod words;
#[cfg(unix)]
mod wrong_passphrase;
