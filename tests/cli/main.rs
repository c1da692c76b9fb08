//! The command line from outside: the program itself, on a journal of its own.

#[cfg(test)]
mod backup;
#[cfg(test)]
mod config;
#[cfg(test)]
mod deleting;
#[cfg(test)]
mod demo;
#[cfg(test)]
mod doctor;
#[cfg(test)]
mod exercises;
#[cfg(test)]
mod explain;
#[cfg(test)]
mod harmful;
#[cfg(test)]
mod home;
#[cfg(unix)]
mod hostile;
#[cfg(test)]
#[path = "../kinds/mod.rs"]
mod kinds;
#[cfg(test)]
mod large;
#[cfg(test)]
mod logging;
#[cfg(test)]
mod moving;
#[cfg(test)]
mod patterns;
#[cfg(test)]
#[cfg(unix)]
mod places;
#[cfg(test)]
mod plain;
#[cfg(test)]
#[cfg(unix)]
mod process;
#[cfg(test)]
mod reading;
#[cfg(test)]
#[path = "../schema/mod.rs"]
mod schema;
#[cfg(test)]
mod searching;
#[cfg(test)]
mod status;
#[cfg(test)]
#[cfg(unix)]
mod terminal;
#[cfg(test)]
mod trends;
#[cfg(test)]
mod usage;
#[cfg(test)]
#[cfg(unix)]
mod words;
